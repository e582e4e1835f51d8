"""What a decided draft should say, told from the runs of the comparison alone."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from resdraft.diff import Comparison, Link, Runs
from resdraft.negotiate import Choices, Decision, Question, Where, Which, questions, state_of

_SHAPES = str.maketrans(
    {**dict.fromkeys("\u2010\u2011", "-"), **dict.fromkeys("“”„‟«»＂", '"'), **dict.fromkeys("‘’‚‛‹›ʼ＇", "'")}
    | dict.fromkeys("\u00ad\u0640\u200b\u200e\u200f\u2060\ufeff", "")
)


def expected_words(comparison: Comparison, choices: Choices, which: Which) -> Counter[str]:
    """The words of each clause, heading and title, blanks left out, where all that is open is one side's."""
    asked = {question.link: question for question in questions(comparison)}
    all_rejected = bool(asked) and all(state_of(question, choices) == "rejected" for question in asked.values())
    base: Which = "old" if all_rejected else "new"
    found: Counter[str] = Counter()
    for number, link in enumerate(comparison.links):
        if link.side.kind in ("table", "note") or (link.side.part == "annexes" and len(link.side.path) == 2):
            continue
        whole = choices.at(Where(number))
        if link.kind in ("equal", "reworded"):
            chosen = _Chosen(choices, whole, which, base, asked.get(number))
            found[chosen.words(link)] += 1
            continue
        for side in link.old if _side(whole, which) == "old" else link.new:
            found[bare(side.text.plain + side.closing.plain)] += 1
    del found[""]
    return found


def bare(plain: str) -> str:
    """The words without blanks, hyphens and quotation marks in one shape: what the comparison counts as the same."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", plain).translate(_SHAPES))


def _side(decision: Decision | None, which: Which) -> Which:
    return which if decision is None else "new" if decision == "accepted" else "old"


class _Chosen:
    def __init__(
        self, choices: Choices, whole: Decision | None, which: Which, base: Which, question: Question | None
    ) -> None:
        self._choices = choices
        self._whole = whole
        self._which = which
        self._base = base
        self._places = question.wordings if question else ()

    def words(self, link: Link) -> str:
        old = link.old[0]
        closings = ["".join(self._words("closing", row, old.closing.plain)) for row in link.closings]
        return bare("".join(self._words("words", link.runs[0], old.text.plain)) + "".join(closings))

    def _words(self, part: str, row: Runs, old: str) -> Iterator[str]:
        sides: dict[int, Which] = {}
        for place in self._places:
            if place.where.part == part:
                side = _side(self._choices.at(place.where) or self._whole, self._which)
                sides.update(dict.fromkeys(place.runs, side))
        for number, run in enumerate(row):
            side = sides.get(number, self._base)
            if run.kind == "equal":
                yield old[slice(*run.old)] if side == "old" else run.words
            elif (run.kind == "deleted") == (side == "old"):
                yield run.words
