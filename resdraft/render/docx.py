"""A resolution as a Word document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from resdraft import facts
from resdraft.model import InputError, Resolution, Text
from resdraft.ooxml import (
    Comments,
    Element,
    Footnotes,
    Package,
    Styles,
    forget_template,
    last_bookmark,
    set_language,
    set_neutral_properties,
    shown,
)
from resdraft.render.body import Body
from resdraft.render.direction import turn
from resdraft.render.fields import Extras, extra_fields, plain_fields
from resdraft.render.line_numbers import number_lines
from resdraft.render.masthead import Lines, masthead_lines, parent_organ
from resdraft.render.options import as_chosen, options
from resdraft.render.pieces import Piece
from resdraft.render.printing import Printer
from resdraft.render.slots import Inline, Paragraphs, Slot, Values, put_values
from resdraft.render.tables import Area, text_area
from resdraft.render.template import fill_template, open_template


def to_docx(resolution: Resolution, template: bytes | Path, *, comments: bool = False) -> bytes:
    """The resolution on a Word template: the bytes of a `.docx` file, the same for the same input.

    The look is the template's: its fields are filled in, its named styles used. Notes are real footnotes; comments
    are left out unless asked for.

    Raises InputError for a template that is no Word file, is too large, holds macros, asks for a field that there is
    none of or for something that no template may do, or has no place for a part of the text.
    """

    def content(setting: Setting) -> Content:
        text = Body(resolution, setting.printer, setting.area)
        return Content(text.enacting, text.preamble, text.operative, text.annexes)

    resolution = as_chosen(resolution, options(resolution.masthead))
    return filled(resolution, template, content, comments=comments).data()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text is put: the file that a template became, with what is printed there so far."""

    package: Package
    document: str
    styles: Styles
    notes: Footnotes
    printer: Printer
    """Prints the resolution that fills the template."""
    area: Area


@dataclass(frozen=True, slots=True)
class Content:
    """The blocks of each part, made when their place is reached, and words in a line made otherwise than usual."""

    enacting: Callable[[], list[Element]]
    preamble: Callable[[], list[Element]]
    operative: Callable[[], list[Element]]
    annexes: Callable[[], list[Element]]
    inline: Values = field(default_factory=dict)


def filled(
    resolution: Resolution,
    template: bytes | Path,
    content: Callable[[Setting], Content],
    *,
    comments: bool = False,
) -> Package:
    """A template filled in with the masthead of a resolution, and with what `content` makes of its text.

    Raises InputError as `to_docx` does.
    """
    where, data = ("", template) if isinstance(template, bytes) else (str(template), _read(template))
    chosen = options(resolution.masthead)
    lines = masthead_lines(resolution)
    package = fill_template(open_template(data, where), _fields(resolution, lines), where)
    document = package.main()
    styles = package.related(document, "styles")
    known = Styles(package.xml(styles) if styles else None)
    root = package.xml(document)
    notes = Footnotes(package, document)
    remarks = Comments(package, document, "resdraft") if comments else None
    printer = Printer(resolution, known, notes, remarks, last_bookmark(root))
    text = content(Setting(package, document, known, notes, printer, text_area(root, known)))
    parts = (
        _Part("preamble", PARTS["preamble"], bool(resolution.preamble), text.preamble),
        _Part("operative", PARTS["operative"], bool(resolution.operative), text.operative),
        _Part("annexes", PARTS["annexes"], bool(resolution.annexes), text.annexes),
    )
    blocks = {"enacting": Paragraphs(text.enacting), **{part.field: Paragraphs(part.place) for part in parts}}
    put_values(root, {**_inline(lines, printer), **text.inline, **blocks})
    for part in parts:
        if part.there and not part.placed:
            hint = f"write {{{{ {part.field} }}}} in a paragraph of its own, where it belongs"
            raise InputError(f"the template has no place for {part.name}", hint=hint, where=where)
    _fill_margins(package, document, lines, printer)
    number_lines(root, chosen.lines)
    if printer.rtl:
        for name in (document, *_margin_parts(package, document)):
            turn(package.xml(name))
    if styles:
        set_language(package.xml(styles), resolution.masthead.language)
    forget_template(package, document)
    set_neutral_properties(package, resolution.masthead.title.plain, resolution.masthead.language)
    return package


BODIES_WITH_TEMPLATE = (
    *("economic-and-social-council", "general-assembly", "human-rights-council", "model-un", "security-council"),
)
"""Bodies for which a template is bundled; others have that of the organ above them, or the Assembly's."""


PARTS = {
    "enacting": "the enacting line",
    "preamble": "the preambular paragraphs",
    "operative": "the operative paragraphs",
    "annexes": "the annexes",
}
"""The parts of a text, by the field that a template has for each."""


@dataclass(slots=True)
class _Part:
    """A part of the text without which a document would not be the draft, and whether the template has it."""

    field: str
    name: str
    there: bool
    blocks: Callable[[], list[Element]]
    placed: bool = False

    def place(self) -> list[Element]:
        self.placed = True
        return self.blocks()


def template_for(resolution: Resolution) -> str:
    """The name of the bundled template for the body of a resolution: its own, its parent organ's, else the Assembly's.

    Templates for a language have its code after the name ("general-assembly-ar").
    """
    body = resolution.masthead.body or facts.organ(resolution.enacting.plain, resolution.masthead.language)
    return next((name for name in (body, parent_organ(body)) if name in BODIES_WITH_TEMPLATE), "general-assembly")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"the template cannot be read: {error.strerror or error}", where=str(path)) from error


def _fields(resolution: Resolution, lines: Lines) -> dict[str, object]:
    """What a template may ask for: words, and slots for what has formatting of its own."""
    slots = {
        "title": Slot("title", lines.title.plain, bool(lines.title)),
        "agenda_title": Slot("agenda_title", lines.agenda_title.plain, bool(lines.agenda_title)),
        "sponsors": Slot("sponsors", _plain(lines.sponsors), bool(lines.sponsors)),
        "enacting": Slot("enacting", resolution.enacting.plain, bool(resolution.enacting)),
        "preamble": Slot("preamble", "", bool(resolution.preamble)),
        "operative": Slot("operative", "", bool(resolution.operative)),
        "annexes": Slot("annexes", "", bool(resolution.annexes)),
    }
    plain = {name: shown(value) for name, value in plain_fields(resolution, lines).items()}
    extra = {name: shown(value) for name, value in extra_fields(resolution).items()}
    words = Extras(facts.page_words(resolution.masthead.language))
    return {**plain, **slots, "extra": Extras(extra), "words": words}


def extra_names(resolution: Resolution) -> frozenset[str]:
    """The names by which a template may ask for a draft's own further entries."""
    return frozenset(extra_fields(resolution))


def field_names() -> frozenset[str]:
    """Every field that a template may ask for."""
    return frozenset(_fields(Resolution(), Lines()))


def _plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.words for piece in pieces)


def _inline(lines: Lines, printer: Printer) -> Values:
    """What the slots in a line mean."""

    def inline(text: Text) -> Inline:
        return Inline(lambda base: printer.runs(printer.cut(text), base), text.plain)

    return {
        "title": inline(lines.title),
        "agenda_title": inline(lines.agenda_title),
        "sponsors": Inline(lambda base: printer.runs(lines.sponsors, base), _plain(lines.sponsors)),
    }


def _fill_margins(package: Package, document: str, lines: Lines, printer: Printer) -> None:
    """Heads, feet and the template's own notes take words without notes, for Word has no notes there."""

    def bare(text: Text) -> Inline:
        def runs(base: Element | None) -> list[Element]:
            return printer.runs(printer.cut(text), base, notes=False)

        return Inline(runs, text.plain)

    values: Values = {
        "title": bare(lines.title),
        "agenda_title": bare(lines.agenda_title),
        "sponsors": Inline(lambda base: printer.runs(lines.sponsors, base, notes=False), _plain(lines.sponsors)),
        **{name: Inline(lambda base: [], "") for name in ("enacting", "preamble", "operative", "annexes")},
    }
    for part in _margin_parts(package, document):
        put_values(package.xml(part), values)


def _margin_parts(package: Package, document: str) -> list[str]:
    kinds = ("/header", "/footer", "/footnotes", "/endnotes")
    related = package.relationships(document)
    return [found.target for found in related if found.type.endswith(kinds) and found.target in package]
