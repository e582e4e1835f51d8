"""Completion scripts for shells, made from the parsers of the commands: one module a shell.

Each has `script(commands)`. A script asks nothing of resdraft while it completes, so that a key is answered at once.
"""
