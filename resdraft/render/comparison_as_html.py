"""A comparison as one page for a browser: side by side or inline, with links between the ends of a move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from resdraft.diff import Comparison, Row, kinds_of, summary
from resdraft.render.characters import visible
from resdraft.render.comparison_page import Draft, filled_page, filters, marked, strip, text
from resdraft.render.comparison_parts import Entry, arrowed, entries, headline, row_pieces, title, unchanged_title, what
from resdraft.render.text_template import Ready


def comparison_html(
    comparison: Comparison,
    template: bytes | Path,
    old: Draft,
    new: Draft,
    *,
    everything: bool = False,
    remarks: Sequence[str] = (),
) -> str:
    """The comparison as a whole page that loads nothing and works without script; the same for the same input.

    Counts and the whole in a few lines come first, then every clause, the unchanged ones folded away, or open with
    `everything`. The words of the drafts are text, whatever they hold. Script adds keys and a filter.

    Raises InputError for a template that cannot be filled.
    """
    page = _Page(comparison, old, new, everything)
    fields = {
        "page_title": visible(f"{old.name} → {new.name}"),
        "heading": Ready(f'<bdi>{text(old.name)}</bdi> <span class="arrow">→</span> <bdi>{text(new.name)}</bdi>'),
        "headline": [visible(words) for words in headline(comparison, remarks)],
        "summary": [visible(arrowed(words)) for words in summary(comparison)],
        "two": True,
        "strip": strip(page.marks()),
        "heads": Ready(page.heads()),
        "filters": filters(page.counts()),
        "body": Ready("\n".join(page.sections())),
    }
    return filled_page(template, fields)


class _Page:
    """Gives every row its name on the page."""

    def __init__(self, comparison: Comparison, old: Draft, new: Draft, everything: bool) -> None:
        self._old, self._new, self._everything = old, new, everything
        self._entries = entries(comparison)
        self._rows = [row for entry in self._entries for row in entry.rows]
        self._ids: dict[int, str] = {}
        self._here: dict[int, str] = {}
        self._away: dict[int, str] = {}
        for number, row in enumerate(self._rows, 1):
            self._ids[id(row)] = f"c{number}"
            (self._away if row.kind == "away" else self._here).setdefault(id(row.link), f"c{number}")

    def marks(self) -> list[tuple[str, frozenset[str], str]]:
        """What the strip shows of each row that is no trace of a move."""
        return [
            (self._ids[id(row)], frozenset[str](kinds_of(row.link)), f"{title(row)} {what(row)}")
            for row in self._rows
            if row.kind != "away"
        ]

    def counts(self) -> Counter[str]:
        """How many clauses are of each kind."""
        return Counter(
            kind for row in self._rows if row.kind != "away" and not row.index for kind in kinds_of(row.link)
        )

    def sections(self) -> Iterator[str]:
        """The parts of the text, each under its heading."""
        for part, found in groupby(self._entries, key=lambda entry: entry.part):
            yield f"<section>\n<h2>{part}</h2>"
            for entry in found:
                yield from self._entry(entry)
            yield "</section>"

    def heads(self) -> str:
        """The names of the texts over their columns."""
        names = "".join(f"<div><bdi>{text(draft.name)}</bdi></div>" for draft in (self._old, self._new))
        return f'<div class="heads" dir="{self._new.direction}" aria-hidden="true">{names}</div>'

    def _entry(self, entry: Entry) -> Iterator[str]:
        if not entry.unchanged:
            yield from self._article(entry.rows[0])
            return
        count = len(entry.rows)
        named = f"<bdi>{text(unchanged_title(entry))}</bdi> · {'unchanged' if count == 1 else f'{count} unchanged'}"
        yield f'<details class="same"{" open" if self._everything else ""}><summary>{named}</summary>'
        for row in entry.rows:
            yield f'<article id="{self._ids[id(row)]}">'
            yield f"<h3><b><bdi>{text(title(row))}</bdi></b></h3>"
            yield self._sides(row)
            yield "</article>"
        yield "</details>"

    def _article(self, row: Row) -> Iterator[str]:
        kinds = " ".join(sorted(kinds_of(row.link)))
        name = self._ids[id(row)]
        if row.kind == "away":
            there = f'<a href="#{self._here[id(row.link)]}">shown at its new place</a>'
            yield f'<article id="{name}" class="away" data-kinds="{kinds}">{self._heading(row, there)}</article>'
            return
        back = self._away.get(id(row.link), "")
        yield f'<article id="{name}" class="{kinds}" data-kinds="{kinds}" tabindex="-1">'
        yield self._heading(row, f'<a href="#{back}">to its old place</a>' if back else "")
        if here := [change for change in row.link.changes if change.part == row.index]:
            yield '<ul class="meaning" aria-label="What it means">'
            for change in here:
                yield f'<li class="{change.weight}">{text(arrowed(change.text))}</li>'
            yield "</ul>"
        yield self._sides(row)
        yield "</article>"

    def _heading(self, row: Row, link: str) -> str:
        told = f' <span class="what">{text(what(row))}</span>'
        return f"<h3><b><bdi>{text(title(row))}</bdi></b>{told}{f' {link}' if link else ''}</h3>"

    def _sides(self, row: Row) -> str:
        """The words of both sides; the new one has those that went, too, and shows them where it stands alone."""
        old = marked(row_pieces(row, "old", italics=True)) if row.kind == "pair" or row.kind == "deleted" else ""
        both = marked(row_pieces(row, "both", italics=True))
        cells = (
            f'<div class="{name}" {draft.attributes} role="group" aria-label="{label}">'
            f"{f'<p>{words}</p>' if words else ''}</div>"
            for name, draft, label, words in (("old", self._old, "Old text", old), ("new", self._new, "New text", both))
        )
        return f'<div class="sides" dir="{self._new.direction}">\n{"".join(cells)}\n</div>'
