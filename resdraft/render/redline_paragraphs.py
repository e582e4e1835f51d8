"""Changes put onto paragraphs: what came, went, moved, and was put differently, native to Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from resdraft.diff import word_runs
from resdraft.ooxml import Element, attribute, local, qn, serialise
from resdraft.render.redline_cursor import Place, cut_out, inside_change
from resdraft.render.redline_items import END, NOBODY, Item, NoteKey, cut, field_sign, items, runs_of
from resdraft.render.redline_marks import Marker, Wrapper, canonical, same_properties
from resdraft.render.redline_script import Op, script

_GOES = ("del", "moveFrom")


Look: TypeAlias = "Callable[[Element, Element], tuple[bool, Element | None]]"
"""Whether the new run's look is another than the old one's, and what the old one's becomes (`w:rPr`)."""


def other_look(old: Element, new: Element) -> tuple[bool, Element | None]:
    """Looks compared as they are written."""
    look = new.find(qn("w:rPr"))
    return canonical(old.find(qn("w:rPr"))) != canonical(look), look


def unchanged_look(old: Element, new: Element) -> tuple[bool, Element | None]:
    """No look is changed."""
    return False, None


_Company: TypeAlias = "tuple[list[Element], list[Element]]"
"""What stands before a run and behind it and goes where it goes."""
_ALONE: _Company = ([], [])


@dataclass(slots=True)
class Known:
    """By what notes are known in the old and in the new paragraphs: a note that both have, by one name."""

    old: NoteKey = str
    new: NoteKey = str
    old_again: NoteKey = str
    new_again: NoteKey = str
    kept: list[tuple[str, str]] = field(default_factory=list)
    """Numbers of footnotes in the file, old and new, of references that stayed."""


@dataclass(slots=True)
class Paragraphs:
    """Changes paragraphs in place, in the name of one author."""

    marker: Marker
    known: Known = field(default_factory=Known)
    exact: bool = True
    """Whether what differs only in shape is a change."""
    look: Look = other_look
    others: range = NOBODY
    """The numbers of marks of rivals in the same file, whose changes are looked through."""
    _turn: int = 1

    def go(self, paragraph: Element, kind: Wrapper, *, end: bool = True) -> None:
        """All of a paragraph went, or moved away."""
        self._wrap(list(runs_of(paragraph, self.others)), kind)
        if end:
            self.marker.mark_end(paragraph, kind)

    def come(self, paragraph: Element, kind: Wrapper, *, end: bool = True) -> None:
        """All of a new paragraph came, or moved here."""
        self._wrap(list(runs_of(paragraph)), kind)
        if end:
            self.marker.mark_end(paragraph, kind)

    def depart(self, old: Element, new: Element) -> None:
        """A paragraph moved away; words that it does not have at its new place went here.

        So the marks lie side by side: what stands inside a mark of another kind is settled wrongly by some programs.
        """
        old_items, _, ops = self._compared([old], [deepcopy(new)])
        runs = cut(old_items, sorted({k for op in ops for k in op.old}))
        self._wrap_each(old, runs, [(op.old, "del" if op.kind == "del" else "moveFrom") for op in ops], "moveFrom")

    def arrive(self, old: Element, new: Element) -> None:
        """A paragraph moved here; words that it did not have at its old place came here."""
        _, new_items, ops = self._compared([deepcopy(old)], [new])
        runs = cut(new_items, sorted({k for op in ops for k in op.new}))
        self._wrap_each(new, runs, [(op.new, "ins" if op.kind == "ins" else "moveTo") for op in ops], "moveTo")

    def _wrap_each(
        self,
        paragraph: Element,
        runs: Sequence[Element],
        spans: Sequence[tuple[tuple[int, int], Wrapper]],
        usual: Wrapper,
    ) -> None:
        """Put each span of items into its mark; what is nothing by itself goes with the words before it.

        The end of the paragraph goes with its last words: else LibreOffice leaves an empty paragraph.
        """
        filled = [(span, kind) for span, kind in spans if span[0] < span[1]]
        kinds: dict[Element, Wrapper] = {run: kind for span, kind in filled for run in runs[slice(*span)]}
        now: Wrapper = filled[0][1] if filled else usual
        every: list[tuple[Element, Wrapper]] = []
        for run in list(runs_of(paragraph, self.others)):
            now = kinds.get(run, now)
            every.append((run, now))
        for kind, together in groupby(every, key=lambda pair: pair[1]):
            self._wrap([run for run, _ in together], kind)
        self.marker.mark_end(paragraph, every[-1][1] if every else usual)

    def change(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """Make of old paragraphs, which stand beside each other, the new ones; the paragraphs as they now stand."""
        if len(old) == len(new) == 1 and not self.others and serialise(old[0]) == serialise(new[0]):
            return list(old)
        # LibreOffice takes a change at the end of a paragraph and one at the beginning of the next for one, with the
        # end between them, unless they are of different hours.
        self._turn = 3 - self._turn
        self.marker.hour = self._turn
        try:
            return self._changed(old, new)
        finally:
            self.marker.hour = 0

    def _changed(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        old_items, new_items, ops = self._compared(old, new)
        looks = {k for op in ops if op.kind == "keep" for k in _look_cuts(op, old_items, new_items)}
        old_runs = cut(old_items, sorted(looks | {k for op in ops for k in op.old}))
        new_runs = cut(new_items, sorted({k for op in ops for k in op.new}))
        company = _company(new)
        fields = _company(old, self.others)
        state = Place(list(old), self.marker, self.others)
        for op in ops:
            if op.kind == "keep":
                self._keep(op, old_items, new_items, old_runs, new_runs, state, old, new)
            elif op.kind == "del":
                self._del(op, old_items, old_runs, fields, state)
            else:
                self._ins(op, new_items, new_runs, company, state, new)
        last, properties = state.end(), new[-1].find(qn("w:pPr"))
        if not same_properties(last.find(qn("w:pPr")), properties):
            self.marker.change_properties(last, properties)
        for paragraph in old:
            self._settle_fields(paragraph)
        return state.made

    def _compared(self, old: Sequence[Element], new: Sequence[Element]) -> tuple[list[Item], list[Item], list[Op]]:
        known = self.known
        a = items(old, known.old, known.old_again, self.others)
        b = items(new, known.new, known.new_again)
        return a, b, script(a, b, _word_runs, exact=self.exact)

    def _keep(
        self,
        op: Op,
        old_items: list[Item],
        new_items: list[Item],
        old_runs: list[Element],
        new_runs: list[Element],
        state: Place,
        old: Sequence[Element],
        new: Sequence[Element],
    ) -> None:
        shift = op.new[0] - op.old[0]
        seen: Element | None = None
        for k in range(*op.old):
            partner = k + shift if k + shift < op.new[1] else -1
            if old_items[k].key == END:
                if partner >= 0:
                    here, there = (
                        rows[it.paragraph].find(qn("w:pPr"))
                        for rows, it in ((old, old_items[k]), (new, new_items[partner]))
                    )
                    if not same_properties(here, there):
                        self.marker.change_properties(state.end(), there)
                state.next()
                continue
            run = old_runs[k]
            if run is seen:
                continue
            seen = run
            state.pass_by(run)
            if partner < 0:
                continue
            if old_items[k].key.startswith("note "):
                self.known.kept.append((_note_number(run), _note_number(new_runs[partner])))
            elif not old_items[k].is_point:
                it = new_items[partner].run
                different, look = (False, None) if it is None else self.look(run, it)
                if different:
                    self.marker.change_look(run, look)

    def _del(
        self,
        op: Op,
        old_items: list[Item],
        old_runs: list[Element],
        company: dict[Element, _Company],
        state: Place,
    ) -> None:
        for is_end, together in groupby(range(*op.old), key=lambda k: old_items[k].key == END):
            if is_end:
                for _ in together:
                    self.marker.mark_end(state.end(), "del")
                    state.next()
                continue
            runs = [
                part
                for run in dict.fromkeys(old_runs[k] for k in together)
                for part in (run, *(it for it in company.get(run, _ALONE)[1] if local(it) == "r"))
            ]
            self._wrap(runs, "del")
            for run in runs:
                state.pass_by(run)

    def _ins(
        self,
        op: Op,
        new_items: list[Item],
        new_runs: list[Element],
        company: dict[Element, _Company],
        state: Place,
        new: Sequence[Element],
    ) -> None:
        for is_end, together in groupby(range(*op.new), key=lambda k: new_items[k].key == END):
            if is_end:
                for k in together:
                    state.part(new[new_items[k].paragraph].find(qn("w:pPr")))
                continue
            runs = list(dict.fromkeys(new_runs[k] for k in together))
            with_them = [(run, company.get(run, _ALONE)) for run in runs]
            every = [deepcopy(part) for run, (before, after) in with_them for part in (*before, run, *after)]
            state.put(self.marker.wrap("ins", every))

    def _wrap(self, runs: Sequence[Element], kind: Wrapper) -> list[Element]:
        """Put runs, where they stand, into marks: one for those beside each other."""
        made: list[Element] = []
        together: list[Element] = []
        for run in [*runs, None]:
            if run is not None and together and together[-1].getnext() is run:
                together.append(run)
                continue
            if together:
                parent = together[0].getparent()
                assert parent is not None
                if kind in _GOES and local(parent) in _GOES:
                    if kind == local(parent) == "del":
                        self.marker.share(cut_out(together, self.marker))
                    together = [] if run is None else [run]
                    continue
                place = parent.index(together[0])
                wrapper = self.marker.wrap(kind, together)
                parent.insert(place, wrapper)
                made.append(wrapper)
            together = [] if run is None else [run]
        return made

    def _settle_fields(self, paragraph: Element) -> None:
        """A field all of whose result went goes with it."""
        open_fields: list[list[Element]] = []
        for run in list(paragraph.iter(qn("w:r"))):
            sign = field_sign(run)
            if sign == "begin":
                open_fields.append([])
            if open_fields:
                open_fields[-1].append(run)
            if sign == "end" and open_fields:
                runs = open_fields.pop()
                shown_runs = [r for r in runs if r.find(qn("w:t")) is not None or r.find(qn("w:delText")) is not None]
                loose = [r for r in runs if not inside_change(r)]
                if any(_inside(r, "del") for r in runs) and not any(not _inside(r, "del") for r in shown_runs):
                    self._wrap(loose, "del")


def _word_runs(old: str, new: str) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    return [(run.kind, run.old, run.new) for run in word_runs(old, new)]


def _look_cuts(op: Op, old: Sequence[Item], new: Sequence[Item]) -> list[int]:
    """Where in what stayed the new look changes."""
    shift = op.new[0] - op.old[0]
    found: list[int] = []
    before: Element | None = None
    for k in range(*op.old):
        at = k + shift
        run = new[at].run if at < op.new[1] else None
        if run is not before:
            found.append(k)
        before = run
    return found


def _company(paragraphs: Sequence[Element], others: range = NOBODY) -> dict[Element, _Company]:
    """What goes with a run that is an item: the other runs of a field that repeats a note, a bookmark around a note."""
    found: dict[Element, _Company] = {}
    for paragraph in paragraphs:
        begun: list[Element] = []
        for run in runs_of(paragraph, others):
            sign = field_sign(run)
            begun += [run] if begun or sign == "begin" else []
            if sign == "end" and begun:
                found[begun[0]] = ([], begun[1:])
                begun = []
            before, after = run.getprevious(), run.getnext()
            if (
                run.find(qn("w:footnoteReference")) is not None
                and before is not None
                and after is not None
                and (local(before), local(after)) == ("bookmarkStart", "bookmarkEnd")
            ):
                found[run] = ([before], [after])
    return found


def _note_number(run: Element) -> str:
    return attribute(run.find(qn("w:footnoteReference")), "w:id")


def _inside(run: Element, kind: str) -> bool:
    return any(local(found) == kind for found in run.iterancestors())
