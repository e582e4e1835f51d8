"""Tests, laid out as the package; a folder of tests needs no __init__.py of its own."""
