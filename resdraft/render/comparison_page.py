"""The page on which comparisons are shown: one file of HTML whose style and script are the only ones it may use."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from itertools import groupby
from pathlib import Path

from resdraft.diff import Side
from resdraft.facts import RIGHT_TO_LEFT
from resdraft.model import InputError
from resdraft.render.characters import visible
from resdraft.render.comparison_parts import TAGS, Piece
from resdraft.render.sandbox import Source, environment, fill
from resdraft.render.text_template import Ready, read_template

FILTERS = {
    "reworded": "Reworded",
    "form": "Form only",
    "moved": "Moved",
    "split": "Split",
    "merged": "Merged",
    "inserted": "Inserted",
    "deleted": "Deleted",
    "level": "Level",
    "softened": "Softened",
    "hardened": "Hardened",
    "possible": "Possible",
    "lacking": "Not in all",
    "other": "Titles, tables, notes",
}
"""What a reader may filter by, in this order, by the kinds of `resdraft.diff.kinds_of` and of a synopsis."""
_COLOURED = ("inserted", "deleted", "split", "merged", "moved", "reworded", "form")
"""Of the kinds of a row the one that the strip shows, the first that it has."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as a comparison of it says its name and sets its words."""

    name: str
    language: str = "en"

    @property
    def direction(self) -> str:
        """How its words run."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def attributes(self) -> str:
        """What an element says that holds its words."""
        return f'data-words lang="{escape(self.language or "en")}" dir="{self.direction}"'


def filled_page(template: bytes | Path, fields: Mapping[str, object]) -> str:
    """The page with its fields filled in, nothing but its own style and script allowed.

    Raises InputError for a template that is no text, that asks for a field that there is none of or for something that
    no template may do.
    """
    where, words = read_template(template)
    hashes = {f"{tag}_hash": _hash(words, tag, where) for tag in ("style", "script")}
    return fill(Source(words, where, lined=True), {**fields, **hashes}, environment(blocks=True))


def _hash(words: str, tag: str, where: str) -> str:
    found = re.search(f"<{tag}>(.*?)</{tag}>", words, re.DOTALL)
    if found is None or "{{" in found[1] or "{%" in found[1]:
        raise InputError(f"the template has no <{tag}> without tags", where=where)
    return f"sha256-{b64encode(sha256(found[1].encode()).digest()).decode()}"


def text(words: str) -> str:
    """Words as they stand for themselves in HTML."""
    return escape(visible(words), quote=False)


def marked(pieces: Iterable[Piece]) -> str:
    """Pieces with what came as `ins`, what went as `del`."""
    made = []
    for kind, found in groupby(pieces, key=lambda piece: piece.kind):
        words = "".join(f"<em>{text(p.words)}</em>" if p.italic else text(p.words) for p in found)
        made.append(words if kind == "equal" else f"<{TAGS[kind]}>{words}</{TAGS[kind]}>")
    return "".join(made)


def filter_kinds(side: Side, kinds: Collection[str]) -> frozenset[str]:
    """What a row may be chosen by: a paragraph by its kinds; titles, headings, tables and notes as such."""
    return frozenset(kinds) if side.kind == "clause" else frozenset({"other"} if kinds else ())


def strip(rows: Sequence[tuple[str, Iterable[str], str]]) -> Ready:
    """A strip with a mark for each row that changed, a link to it: its id (or nothing), kinds and title."""
    made = []
    for number, (anchor, kinds, title) in enumerate(rows):
        colour = next((kind for kind in _COLOURED if kind in kinds), "")
        if anchor and colour:
            mark = f'<rect class="{colour}" x="{number}" y="0" width="1" height="1"/>'
            made.append(f'<a href="#{anchor}" tabindex="-1"><title>{text(title)}</title>{mark}</a>')
    size = f'viewBox="0 0 {max(len(rows), 1)} 1" preserveAspectRatio="none"'
    return Ready("\n".join([f'<svg class="strip" {size} aria-hidden="true">', *made, "</svg>"]) if made else "")


def filters(counts: Mapping[str, int]) -> Ready:
    """The boxes of the kinds that there are, with how many rows are of each."""
    return Ready(
        "\n".join(
            f'<label><input type="checkbox" value="{kind}">{name} {counts[kind]}</label>'
            for kind, name in FILTERS.items()
            if counts.get(kind)
        )
    )
