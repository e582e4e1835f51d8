"""The text of a resolution as paragraphs and tables in the named styles of a template."""

from __future__ import annotations

from dataclasses import dataclass

from resdraft.model import (
    Annex,
    Block,
    Clause,
    Heading,
    Path,
    Quote,
    Resolution,
    Table,
    blocks,
)
from resdraft.ooxml import Element, tab_run, text_run
from resdraft.render.printed import heading_number, organ_apart, remarks, top_number
from resdraft.render.printing import Printer
from resdraft.render.tables import Area, table
from resdraft.render.wording import NBSP

_BULLETS = ("•", "–")


@dataclass(frozen=True, slots=True)
class Made:
    """A paragraph or table of a text, and what it is there."""

    path: Path
    """Of its block; ("annexes", n) for the label and title of an annex, ("enacting",) for the enacting line."""
    role: str
    """"text", "closing" for words after a list, "label" of an annex, "table", "space" behind a table."""
    element: Element
    number: str = ""
    """Of a clause, as printed before the words."""
    lead: tuple[Element, ...] = ()
    """The runs of a number, of a heading too, and of what stands between it and the words."""


class Body:
    """Makes the blocks of one resolution, in the order of printing."""

    def __init__(self, resolution: Resolution, printer: Printer, area: Area) -> None:
        self._resolution = resolution
        self._printer = printer
        self._area = area
        self._language = resolution.masthead.language
        self._negotiated = resolution.masthead.stage == "negotiation"
        places = list(blocks(resolution))
        self._numbers = {place.path: place.printed for place in places}
        self._names = {place.path: place.label for place in places}
        self._labels = {p.block.id: p.label for p in places if isinstance(p.block, Clause) and p.block.id}
        self.made: list[Made] = []
        """All that was made, in the order of printing."""

    def enacting(self) -> list[Element]:
        """The enacting line: the organ's name in its character style, the comma plain."""
        text = self._resolution.enacting
        if not text:
            return []
        content = self._printer.runs(organ_apart(self._printer.cut(text)))
        return [self._told(("enacting",), "text", self._paragraph(("Enacting line",), content))]

    def preamble(self) -> list[Element]:
        """The preambular paragraphs, and what stands among them."""
        return self._row(self._resolution.preamble, ("preamble",), "Preambular paragraph")

    def operative(self) -> list[Element]:
        """The operative paragraphs, with their lists, headings, tables and embedded texts."""
        return self._row(self._resolution.operative, ("operative",), "Unnumbered paragraph")

    def annexes(self) -> list[Element]:
        """The annexes, each under its label and title."""
        made: list[Element] = []
        for index, annex in enumerate(self._resolution.annexes):
            made += self._annex(annex, index)
        return made

    def _annex(self, annex: Annex, index: int) -> list[Element]:
        here = ("annexes", index)
        label = self._paragraph(("Annex label", "heading 1"), self._printer.text(annex.label))
        made = [self._told(here, "label", label)]
        if annex.title:
            title = self._paragraph(("Annex title", "heading 1"), self._printer.text(annex.title))
            made.append(self._told(here, "text", title))
        return made + self._row(annex.blocks, ("annexes", index), "Unnumbered paragraph")

    def _row(self, row: tuple[Block, ...], path: Path, plain: str, prefix: str = "") -> list[Element]:
        """Top-level blocks; `plain` is the style of paragraphs without number."""
        made: list[Element] = []
        for index, block in enumerate(row):
            here = (*path, index)
            if isinstance(block, Clause):
                printed, label = self._numbers.get(here, ""), self._names[here]
                number = top_number(block, printed, label, here, language=self._language, negotiated=self._negotiated)
                made += self._clause(block, here, number, "Operative paragraph" if number else plain, 0, prefix)
            else:
                made += self._other(block, here, prefix)
        return made

    def _clause(
        self, clause: Clause, path: Path, number: str, style: str, level: int, prefix: str = ""
    ) -> list[Element]:
        printer = self._printer
        # A longer label is kept from ending just at the stop, where no gap would be seen.
        label = f"{number}{NBSP}" if " " in number else number
        lead = [text_run(label, printer.form()), tab_run()] if label else []
        said = remarks(clause, self._labels, self._language, negotiated=self._negotiated)
        content = [*lead, *printer.text(clause.text), *printer.runs(said)]
        names = _names(style, level, prefix, number)
        content = printer.marked(clause.id, content)
        made: list[Element] = []
        if content:
            made.append(self._told(path, "text", self._paragraph(names, content), number, tuple(lead)))
        for index, item in enumerate(clause.items):
            here = (*path, index)
            if isinstance(item, Clause):
                made += self._clause(item, here, self._numbers.get(here, ""), "", level + 1, prefix)
            else:
                made += self._other(item, here, prefix)
        if clause.closing:
            names = _counted("Closing words", level, prefix)
            made.append(self._told(path, "closing", self._paragraph(names, printer.text(clause.closing))))
        return made

    def _other(self, block: Block, path: Path, prefix: str) -> list[Element]:
        match block:
            case Heading():
                return [self._heading(block, path, prefix)]
            case Table():
                made = table(block, self._printer, self._area)
                return [self._told(path, role, it) for role, it in zip(("table", "space"), made, strict=True)]
            case Quote():
                return self._row(block.blocks, path, "Unnumbered paragraph", "Quoted ")
        return []

    def _heading(self, heading: Heading, path: Path, prefix: str) -> Element:
        """A heading; its number before a tab stop if the style has one for it, else before a blank."""
        names = _prefixed(prefix, *(f"heading {level}" for level in range(heading.level, 1, -1)))
        style = self._printer.styles.find(*names)
        number = heading_number(heading.number, self._language)
        words = self._printer.text(heading.text)
        if style and style.right_tab:
            lead = [tab_run(), *self._printer.words(number), tab_run()]
        else:
            lead = self._printer.words(f"{number} " if number and words else number)
        return self._told(path, "text", self._printer.paragraph(style, [*lead, *words]), lead=tuple(lead))

    def _told(
        self, path: Path, role: str, element: Element, number: str = "", lead: tuple[Element, ...] = ()
    ) -> Element:
        self.made.append(Made(path, role, element, number, lead))
        return element

    def _paragraph(self, names: tuple[str, ...], content: list[Element]) -> Element:
        return self._printer.paragraph(self._printer.styles.find(*names), content)


def _names(style: str, level: int, prefix: str, number: str) -> tuple[str, ...]:
    """The styles that a paragraph may have, the best first."""
    if level == 0:
        return _prefixed(prefix, style, "Unnumbered paragraph", "Preambular paragraph")
    if number in _BULLETS:
        return (*_counted("Bullet", level, prefix), *_counted("Subparagraph", level, prefix))
    return (*_counted("Subparagraph", level, prefix), "Operative paragraph")


def _counted(name: str, level: int, prefix: str) -> tuple[str, ...]:
    """The style of a level and those above it: the deepest that a template has serves all below ("Bullet 2")."""
    return _prefixed(prefix, *(f"{name} {n}" for n in range(min(level, 9), 0, -1)), name)


def _prefixed(prefix: str, *names: str) -> tuple[str, ...]:
    return (*(f"{prefix}{name[0].lower()}{name[1:]}" for name in names), *names) if prefix else names
