"""Draft resolutions of the United Nations as plain text, read as structured clauses."""

__version__ = "0.1.0"
