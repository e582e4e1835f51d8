"""Changes of form alone: signs, and marks that a reader would see."""

from __future__ import annotations

from collections.abc import Iterator

from resdraft.diff.comparison import Change
from resdraft.diff.meaning.brackets import texts
from resdraft.diff.units import Unit

_DASHES = str.maketrans(dict.fromkeys("–—−‒", "-"))


def form_changes(old: Unit, new: Unit) -> Iterator[Change]:
    """What differs where neither words nor anything else does; capitals and blanks say nothing."""
    if old.folded == new.folded:
        if kinds := _mark_kinds(old, new):
            yield Change("marks", f"only marks: {', '.join(kinds)}")
        return
    a, b = (unit.folded.translate(_DASHES).lower() for unit in (old, new))
    if _letters(a) == _letters(b) and (signs := (_signs(a), _signs(b)))[0] != signs[1]:
        yield Change("punctuation", f"only punctuation{_ends(*signs)}", "neutral")


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _signs(words: str) -> str:
    """The words with their signs, without blanks."""
    return words.replace(" ", "")


def _ends(old: str, new: str) -> str:
    """The signs themselves where they are only the last."""
    a, b = old[-1:], new[-1:]
    return f": {a} → {b}" if old[:-1] == new[:-1] and a != b and not (a + b).isalnum() else ""


def _mark_kinds(old: Unit, new: Unit) -> list[str]:
    """The kinds of marks that differ and that a reader would see."""
    if old.side.text == new.side.text and old.side.closing == new.side.closing:
        return []
    a, b = ({(m.kind, m.start, m.end) for t in texts(unit) for m in t.marks} for unit in (old, new))
    return sorted({kind for kind, _, _ in a ^ b if kind not in ("comment", "note", "bracket")})
