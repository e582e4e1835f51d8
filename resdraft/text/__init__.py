"""The draft format: text that reads like the printed resolution, read and written.

`parse` takes any text and never raises; `write` gives the source of a normal Resolution, and `parse(write(r))` is `r`;
`update` changes only the lines that a change touches; `format_source` is `resdraft fmt`; `with_unread` keeps what
could not be read, for a draft that is written anew. Pure functions.
"""

from resdraft.text.blocks_read import Piece
from resdraft.text.limits import MAX_LINE, has_giant_line
from resdraft.text.problems import Problem
from resdraft.text.reading import Parsed, parse
from resdraft.text.salvage import unread_words, with_unread
from resdraft.text.updating import format_source, update
from resdraft.text.writing import write

__all__ = [
    "MAX_LINE",
    "Parsed",
    "Piece",
    "Problem",
    "format_source",
    "has_giant_line",
    "parse",
    "unread_words",
    "update",
    "with_unread",
    "write",
]
