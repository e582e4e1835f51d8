"""What the screens show, as plain functions and frozen values: no App, no terminal, no reading of files."""
