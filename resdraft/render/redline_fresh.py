"""The new draft on paper with tracked changes against the old one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path as File

from resdraft.diff import Comparison
from resdraft.model import Path, Resolution, Text
from resdraft.ooxml import Element, Package, last_bookmark, local, qn, w
from resdraft.render.body import Body, Made
from resdraft.render.docx import Content, Setting, filled
from resdraft.render.options import as_chosen, options
from resdraft.render.printing import Printer
from resdraft.render.redline_body import Writing, settle_ends
from resdraft.render.redline_marks import UNDATED, Marker
from resdraft.render.redline_notes import Notes
from resdraft.render.redline_numbers import number_by_itself
from resdraft.render.redline_order import steps
from resdraft.render.redline_paragraphs import Paragraphs
from resdraft.render.slots import Inline

_PARTS = ("enacting", "preamble", "operative", "annexes")
BOOKMARKS = 1_000_000
"""From where the bookmarks of a draft are numbered: far above the marks of changes, which share their numbers."""
AUTHOR = "resdraft"
"""The author of changes of which nobody is."""


def redline_docx(
    comparison: Comparison,
    old: Resolution,
    new: Resolution,
    template: bytes | File,
    *,
    author: str = "",
    date: str = "",
) -> bytes:
    """A Word file of both drafts with native tracked changes: the same bytes for the same input.

    Accepting all of them gives the new text, rejecting all the old one. The masthead is that of the new draft, its
    title and agenda item tracked. Without `author` the changes are those of the sponsor of the new draft, without
    `date` (ISO) of its date.

    Raises InputError as `to_docx` does.
    """
    chosen = options(new.masthead)
    old, new = as_chosen(old, chosen), as_chosen(new, chosen)
    marker = Marker(author or author_of(new), date or new.masthead.date or UNDATED)
    writer = _Redline(comparison, old, new, marker)
    package = filled(_both(old, new), template, writer.content)
    writer.finish(package)
    return package.data()


def author_of(resolution: Resolution) -> str:
    """Whose changes a draft's are, as far as it says: its only sponsor's, else its only holder's, else nobody's."""
    sponsors, holders = resolution.masthead.sponsors, resolution.conventions.holders
    if len(sponsors) == 1:
        return sponsors[0].name
    return holders[0] if len(holders) == 1 else AUTHOR


def _both(old: Resolution, new: Resolution) -> Resolution:
    """The new draft with the parts that only the old one has, so that a template finds a place for them."""
    return replace(
        new,
        enacting=new.enacting or old.enacting,
        preamble=new.preamble or old.preamble,
        operative=new.operative or old.operative,
        annexes=new.annexes or old.annexes,
    )


class _Redline:
    """Makes the text of a redline in the place of a draft's own."""

    def __init__(self, comparison: Comparison, old: Resolution, new: Resolution, marker: Marker) -> None:
        self._comparison = comparison
        self._drafts = (old, new)
        self._marker = marker
        self._blocks: dict[str, list[Element]] | None = None

    def content(self, setting: Setting) -> Content:
        """What is put into the template."""
        self._setting = setting
        numbers = self._marker.numbers
        numbers.last = max(numbers.last, last_bookmark(setting.package.xml(setting.document)))
        old, new = self._drafts
        before = Printer(old, setting.styles, setting.notes, None, BOOKMARKS, links=False)
        after = Printer(new, setting.styles, setting.notes, None, 2 * BOOKMARKS, name="NewNote", links=False)
        self._printers = (before, after)
        self._notes = Notes(self._comparison, _Names(before), before.anchored, after)
        self._paragraphs = Paragraphs(self._marker, self._notes.known)
        inline = {
            "agenda_title": self._inline(old.masthead.agenda_item.title, new.masthead.agenda_item.title),
            "title": self._inline(old.masthead.title, new.masthead.title),
        }
        enacting, preamble, operative, annexes = map(self._part, _PARTS)
        return Content(enacting, preamble, operative, annexes, inline)

    def _inline(self, old: Text, new: Text) -> Inline:
        def runs(base: Element | None) -> list[Element]:
            before, after = (
                w("p", *printer.runs(printer.cut(text), base))
                for printer, text in zip(self._printers, (old, new), strict=True)
            )
            self._paragraphs.change([before], [after])
            return [child for child in before if local(child) != "pPr"]

        return Inline(runs, new.plain)

    def _part(self, part: str) -> Callable[[], list[Element]]:
        def blocks() -> list[Element]:
            if self._blocks is None:
                self._blocks = self._written()
            return self._blocks[part]

        return blocks

    def _written(self) -> dict[str, list[Element]]:
        """The blocks of both texts as one, by part."""
        old, new = (
            self._made(resolution, printer) for resolution, printer in zip(self._drafts, self._printers, strict=True)
        )
        number_by_itself(self._setting.package, self._setting.document, old, new, _pairs(self._comparison))
        body = w("body", *(made.element for made in old))
        plan = steps(self._comparison, [(m.path, m.role) for m in old], [(m.path, m.role) for m in new])
        originals = [deepcopy(made.element) for made in old]
        writing = Writing([[m.element] for m in old], [m.element for m in new], self._paragraphs, originals)
        if not old:
            writing.start = w("p")
            body.append(writing.start)
        writing.carry_out(plan)
        if writing.start is not None:
            body.remove(writing.start)
        parts = {made.element: str(made.path[0]) for made in old}
        parts.update({element: str(new[number].path[0]) for element, number in writing.placed.items()})
        found: dict[str, list[Element]] = {part: [] for part in _PARTS}
        now = _PARTS[0]
        for child in list(body):
            now = parts.get(child, now)
            found[now].append(child)
        return found

    def _made(self, resolution: Resolution, printer: Printer) -> list[Made]:
        body = Body(resolution, printer, self._setting.area)
        for part in (body.enacting, body.preamble, body.operative, body.annexes):
            part()
        return body.made

    def finish(self, package: Package) -> None:
        """Notes that both have become one, with what changed in them; the ends of the text are settled."""
        document = package.main()
        self._notes.finish(package, document, self._paragraphs)
        body = package.xml(document).find(qn("w:body"))
        assert body is not None
        settle_ends(body, self._marker)


class _Names(Mapping[str, str]):
    """The names of the notes that a printer printed, by their numbers in the file; they grow while it prints."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer

    def _all(self) -> dict[str, str]:
        return {str(number): name for name, number in self._printer.note_numbers.items()}

    def __getitem__(self, number: str) -> str:
        return self._all()[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def _pairs(comparison: Comparison) -> dict[Path, Path]:
    """Paths of the old text by those of the new one that they belong to."""
    return {
        side.path: link.old[min(k, len(link.old) - 1)].path
        for link in comparison.links
        if link.old
        for k, side in enumerate(link.new)
    }
