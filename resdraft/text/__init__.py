"""The draft format: text that reads like the printed resolution, read and written.

`parse` takes any text and never raises; `write` gives the source of a normal Resolution, and `parse(write(r))` is `r`;
`update` changes only the lines that a change touches; `format_source` is `resdraft fmt`; `with_unread` keeps what
could not be read, for a draft that is written anew. For editors: `passage` cuts a paragraph out of the source and
`with_passage` puts it back, `highlights` says what is markup, `completions` what may be meant; `stretch`
says where words of the Resolution stand in the source. Pure functions.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from resdraft.text.blocks_read import Piece
from resdraft.text.limits import MAX_LINE, has_giant_line
from resdraft.text.problems import Problem
from resdraft.text.reading import Parsed, parse
from resdraft.text.salvage import unread_words, with_unread
from resdraft.text.updating import format_source, update
from resdraft.text.writing import write

if TYPE_CHECKING:
    from resdraft.text.completing import Completion, CompletionKind, completions
    from resdraft.text.highlighting import Highlight, HighlightKind, highlights
    from resdraft.text.passages import Passage, passage, with_passage
    from resdraft.text.stretches import Stretch, stretch

__all__ = [
    "MAX_LINE",
    "Completion",
    "CompletionKind",
    "Highlight",
    "HighlightKind",
    "Parsed",
    "Passage",
    "Piece",
    "Problem",
    "Stretch",
    "completions",
    "format_source",
    "has_giant_line",
    "highlights",
    "parse",
    "passage",
    "stretch",
    "unread_words",
    "update",
    "with_passage",
    "with_unread",
    "write",
]

_MODULES = {
    "completing": ("Completion", "CompletionKind", "completions"),
    "highlighting": ("Highlight", "HighlightKind", "highlights"),
    "passages": ("Passage", "passage", "with_passage"),
    "stretches": ("Stretch", "stretch"),
}
"""What only editors and findings need; it loads on first use."""
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a name of this door from its module, once."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
