"""Automatic numbers for the paragraphs of a redline, so that they renumber by themselves as changes are settled."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from resdraft.model import Path, label_places
from resdraft.ooxml import WORD, Package, put_in_order, qn, w
from resdraft.render.body import Made
from resdraft.render.redline_marks import own_properties

_FORMS: Mapping[str, tuple[str, str]] = {
    "(a)": ("lowerLetter", "(%1)"),
    "(i)": ("lowerRoman", "(%1)"),
    "a.": ("lowerLetter", "%1."),
    "i.": ("lowerRoman", "%1."),
    "a)": ("lowerLetter", "%1)"),
    "i)": ("lowerRoman", "%1)"),
    "(A)": ("upperLetter", "(%1)"),
    "A.": ("upperLetter", "%1."),
    "A)": ("upperLetter", "%1)"),
    "(I)": ("upperRoman", "(%1)"),
    "I.": ("upperRoman", "%1."),
    "I)": ("upperRoman", "%1)"),
    "(1)": ("decimal", "(%1)"),
    "1.": ("decimal", "%1."),
    "1)": ("decimal", "%1)"),
    "(а)": ("russianLower", "(%1)"),
    "а)": ("russianLower", "%1)"),
    "а.": ("russianLower", "%1."),
    "(أ)": ("arabicAbjad", "(%1)"),
    "’1‘": ("decimal", "’%1‘"),
}
"""Word's number format and text of a level for each list style; those that Word has no format for stay typed."""
_FIGURE = re.compile(r"(?P<number>[1-9]\d{0,4})(?P<after>\D{0,3})")
_MOST = {"lowerLetter": 26, "upperLetter": 26, "russianLower": 28, "arabicAbjad": 28}
"""How far a format counts as the lists of the United Nations do."""


@dataclass(slots=True)
class _Run:
    """Paragraphs of one list whose numbers follow each other."""

    form: tuple[str, str]
    start: int
    last: int
    container: Path
    members: list[Made] = field(default_factory=list)


def number_by_itself(
    package: Package, document: str, old: Sequence[Made], new: Sequence[Made], pairs: Mapping[Path, Path]
) -> None:
    """Make automatic numbers of the typed ones of both texts' paragraphs.

    `pairs` leads from the path of a new block to that of the old one that it belongs to: lists with members that belong
    together are one list.
    """
    before, after = _runs(old), _runs(new)
    if not before and not after:
        return
    home = {made.path: number for number, run in enumerate(before) for made in run.members}
    lists = _Lists(package, document)
    ids = [lists.add(run.form, run.start) for run in before]
    taken: set[int] = set()
    for number, run in enumerate(before):
        for made in run.members:
            _number(made, ids[number])
    wishes: list[tuple[int, int, int]] = []
    for number, run in enumerate(after):
        votes = Counter(home[pairs[made.path]] for made in run.members if pairs.get(made.path) in home)
        wishes += [(-count, number, there) for there, count in votes.items()]
    chosen: dict[int, int] = {}
    for _, number, there in sorted(wishes):
        same = (after[number].form, after[number].start) == (before[there].form, before[there].start)
        if number not in chosen and there not in taken and same:
            chosen[number] = there
            taken.add(there)
    for number, run in enumerate(after):
        identity = ids[chosen[number]] if number in chosen else lists.add(run.form, run.start)
        for made in run.members:
            _number(made, identity)


def _runs(every: Sequence[Made]) -> list[_Run]:
    open_runs: dict[Path, _Run] = {}
    found: list[_Run] = []
    by_container: dict[Path, list[Made]] = defaultdict(list)
    for made in every:
        if made.number and made.lead:
            by_container[made.path[:-1]].append(made)
    for container, row in by_container.items():
        for made in row:
            number = made.number
            choices = _readings(number)
            now = open_runs.get(container)
            going = next((c for c in choices if now is not None and c == (now.form, now.last + 1)), None)
            if now is not None and going is not None:
                now.last += 1
                now.members.append(made)
                continue
            if not choices:
                continue
            form, place = next((c for c in choices if c[1] == 1), choices[0])
            now = open_runs[container] = _Run(form, place, place, container, [made])
            found.append(now)
    return found


def _readings(number: str) -> list[tuple[tuple[str, str], int]]:
    """Formats in which the number is one, with its value."""
    found = [(_FORMS[style], place) for style, place in label_places(number) if style in _FORMS]
    if not found and (figure := _FIGURE.fullmatch(number)):
        found = [(("decimal", f"%1{figure['after']}"), int(figure["number"]))]
    return [(form, place) for form, place in found if place <= _MOST.get(form[0], 100_000)]


def _number(made: Made, identity: int) -> None:
    for run in made.lead:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    numbered = w("numPr", w("ilvl", val="0"), w("numId", val=str(identity)))
    put_in_order(own_properties(made.element), numbered)


class _Lists:
    """The list definitions of a document, added to those that it has."""

    def __init__(self, package: Package, document: str) -> None:
        name = package.related(document, "numbering")
        if not name:
            name = f"{document.rpartition('/')[0]}/numbering.xml".lstrip("/")
            package.add(document, "numbering", name, f"{WORD}.numbering+xml", w("numbering"))
        self._root = package.xml(name)
        self._abstract = self._last("abstractNum", "abstractNumId")
        self._num = self._last("num", "numId")

    def _last(self, name: str, identity: str) -> int:
        found = (e.get(qn(f"w:{identity}"), "0") for e in self._root.findall(qn(f"w:{name}")))
        return max((int(value) for value in found if value.isdigit()), default=0)

    def add(self, form: tuple[str, str], start: int) -> int:
        """A list of one level; its number for `w:numId`."""
        self._abstract += 1
        self._num += 1
        level = w(
            "lvl",
            w("start", val=str(start)),
            w("numFmt", val=form[0]),
            w("suff", val="tab"),
            w("lvlText", val=form[1]),
            w("lvlJc", val="left"),
            ilvl="0",
        )
        abstract = w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=str(self._abstract))
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(abstract)
        else:
            first.addprevious(abstract)
        self._root.append(w("num", w("abstractNumId", val=str(self._abstract)), numId=str(self._num)))
        return self._num
