"""Filling a template that is a file of text: fields, and parts of the draft that have their markup already."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft import facts
from resdraft.facts import RIGHT_TO_LEFT
from resdraft.model import InputError, Resolution
from resdraft.render.characters import visible
from resdraft.render.fields import Extras, extra_fields, plain_fields
from resdraft.render.fixed_words import page_words
from resdraft.render.masthead import Lines
from resdraft.render.sandbox import Source, fault_line, fill

if TYPE_CHECKING:
    from jinja2 import Environment

_LARGEST = 1_000_000
"""Bytes of a template: more than any page, little enough to be read at once."""
_PARTS = {
    "preamble": "the preambular paragraphs",
    "operative": "the operative paragraphs",
    "annexes": "the annexes",
    "notes": "the footnotes",
}
"""Parts without which a page would not be the draft."""


class Ready:
    """A field that has its markup already. It is true where it holds anything; as text it is its plain words."""

    __slots__ = ("_markup", "_plain", "placed")

    def __init__(self, markup: str, plain: str = "") -> None:
        self._markup = markup
        self._plain = plain
        self.placed = False

    def __bool__(self) -> bool:
        return bool(self._markup)

    def __len__(self) -> int:
        return len(self._plain)

    def __str__(self) -> str:
        return self._plain

    def __html__(self) -> str:
        """The markup, as jinja asks for it where the field is shown."""
        self.placed = True
        return self._markup


def page_fields(resolution: Resolution, lines: Lines) -> dict[str, object]:
    """The fields of a page that are words without formatting."""
    language = resolution.masthead.language
    words = page_words(language)
    name = lines.title.plain or lines.agenda_title.plain or lines.resolution or lines.symbol or lines.organ
    fields = {
        **plain_fields(resolution, lines),
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "page_title": name or facts.page_words(language)["united_nations"],
        "contents_heading": words.contents,
        "notes_heading": words.notes,
    }
    extra = {key: visible(value) for key, value in extra_fields(resolution).items()}
    said = Extras(facts.page_words(language))
    return {**{key: visible(value) for key, value in fields.items()}, "extra": Extras(extra), "words": said}


def fill_text(template: bytes | Path, fields: Mapping[str, object], made: Environment) -> str:
    """The template with its fields filled in.

    Raises InputError, one line with its place, for a file that is no text or is too large, for what no template may
    do, and for a template that has no place for a part of the draft.
    """
    where, words = read_template(template)
    try:
        filled = fill(Source(words, where, lined=True), fields, made)
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise InputError(f"the template cannot be filled: {fault_line(error)}", where=where) from error
    for name, part in _PARTS.items():
        value = fields[name]
        if isinstance(value, Ready) and value and not value.placed:
            hint = f"write {{{{ {name} }}}} where it belongs"
            raise InputError(f"the template has no place for {part}", hint=hint, where=where)
    return filled


def read_template(template: bytes | Path) -> tuple[str, str]:
    """Where a template is, and its words with plain line ends.

    Raises InputError for a file that is no text or is too large.
    """
    where = "" if isinstance(template, bytes) else str(template)
    try:
        data = template if isinstance(template, bytes) else template.read_bytes()
    except OSError as error:
        raise InputError(f"the template cannot be read: {error.strerror or error}", where=where) from error
    if len(data) > _LARGEST:
        raise InputError("the template is too large", where=where)
    try:
        return where, data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise InputError("the template is no text in UTF-8", where=where) from error
