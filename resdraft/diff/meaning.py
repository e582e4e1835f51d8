"""What a rewording means in the field's terms: verbs, citations, numbers, references, brackets, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from resdraft.diff.comparison import Change, ChangeKind, Runs, Weight
from resdraft.diff.figures import figure_changes, listed
from resdraft.diff.fold import fold, folded_words, is_word, tokens
from resdraft.diff.units import Unit
from resdraft.facts import strength
from resdraft.model import Bracket, Mark, Text, structural

Same = Callable[[str, str], bool]
"""Whether an id of the old text and one of the new name the same clause."""

_SLIGHT = 1
_STEM = 4
_ENDING = re.compile(r"(?:ing|es|s|ed)$")


def changes(
    old: Sequence[Unit], new: Sequence[Unit], runs: Sequence[Runs], same: Same, *, certain: bool = True
) -> tuple[Change, ...]:
    """What changed between the old and the new clauses of a link, one line each; nothing for equal ones.

    `runs` are the link's own. How strong a verb has become is said only where the link is `certain` and of one clause
    with one.
    """
    if len(old) == len(new) == 1 and old[0].identity == new[0].identity:
        return tuple(_only_form(old[0], new[0], alone=True))
    found = [
        *_verbs(old, new, certain=certain),
        *_citations(old, new),
        *figure_changes(old, new, runs),
        *_references(old, new, same),
        *_brackets(old, new),
        *_notes(old, new),
    ]
    if len(old) == len(new) == 1:
        found += _only_form(old[0], new[0], alone=not found)
    return tuple(found)


def _verbs(old: Sequence[Unit], new: Sequence[Unit], *, certain: bool) -> Iterator[Change]:
    one, two = old[0], new[0]
    if not one.side.opener or not two.side.opener:
        return
    a, b = one.governing, two.governing
    if _verb(a) == _verb(b) or folded_words(one.side.text.plain) == folded_words(two.side.text.plain):
        return
    if one.side.part != two.side.part and _is_one_verb(a, b):
        return
    if len(old) + len(new) > 2 and (_opens_one(a, new) or _opens_one(b, old)):
        return
    ranked = "preamble" not in (one.side.part, two.side.part)
    weight, how = _weighed((a, one.language), (b, two.language), ranked=ranked)
    if not certain or len(old) + len(new) > 2 or _stands_later(a, two) or _stands_later(b, one):
        weight, how = "neutral", "verb: {}"
    yield Change("verb", how.format(f"{a} → {b}"), weight, a, b)


def _verb(phrase: str) -> str:
    """The phrase without what only joins a clause to the one before it: "Also urges" urges no more than "Urges"."""
    return _JOINING.sub("", folded_words(phrase).lower()).strip(" ")


_JOINING = re.compile(r"\b(?:also|further|furthermore|again) ?\b")


def _opens_one(phrase: str, units: Sequence[Unit]) -> bool:
    """Whether one of several clauses has the phrase for its verb, as opener or later on."""
    return any(_verb(phrase) == _verb(unit.governing) or _stands_later(phrase, unit) for unit in units)


def _stands_later(phrase: str, unit: Unit) -> bool:
    """Whether a clause has the phrase as a further verb: then it is not gone, or not new."""
    rest = unit.folded.partition(unit.governing)[2] if unit.governing else unit.folded
    return f" {folded_words(phrase).lower()} " in rest.lower()


def _is_one_verb(a: str, b: str) -> bool:
    """Whether two openers are forms of one verb, as "Notes" and "Noting"."""
    (one, *rest), (two, *others) = a.lower().split(), b.lower().split()
    if rest != others:
        return False
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    return _ENDING.sub("", one) == _ENDING.sub("", two) or stem >= max(_STEM, min(len(one), len(two)) - 3)


def _weighed(old: tuple[str, str], new: tuple[str, str], *, ranked: bool) -> tuple[Weight, str]:
    """Whether the second opener is stronger, and how to say it; recitals are not `ranked` but by intensity."""
    one, two = strength(*old), strength(*new)
    if one is None or two is None:
        return "neutral", "verb: {}"
    step = two.level - one.level if ranked and one.level and two.level else 0
    degree = two.intensity - one.intensity if not step or one.base == two.base else 0
    weight: Weight = "stronger" if (step or degree) > 0 else "weaker" if (step or degree) < 0 else "neutral"
    if weight == "neutral":
        return weight, "verb: {}"
    if abs(step) == _SLIGHT and not degree:
        return weight, f"verb: {{}} (slightly {weight})"
    return weight, ("hardened: {}" if weight == "stronger" else "softened: {}")


def _citations(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Change]:
    before, after = (_cited(side) for side in (old, new))
    gone = [name for key, name in before.items() if key not in after]
    come = [name for key, name in after.items() if key not in before]
    if len(gone) == len(come) == 1:
        yield Change("citation", f"citation: {gone[0]} → {come[0]}", "neutral", gone[0], come[0])
        return
    if come:
        yield Change("citation", f"adds {listed(come)}", "neutral", "", listed(come))
    if gone:
        yield Change("citation", f"drops {listed(gone)}", "neutral", listed(gone), "")


def _cited(side: Sequence[Unit]) -> dict[tuple[str, str], str]:
    found = {}
    for unit in side:
        for citation in unit.citations:
            key = (citation.kind, citation.key)
            named = citation.kind in ("resolution", "decision")
            found[key] = f"{citation.kind} {citation.key}" if named else citation.key
    return found


def _references(old: Sequence[Unit], new: Sequence[Unit], same: Same) -> Iterator[Change]:
    before, after = (
        [(str(mark.value), _words_of(mark, text)) for unit in side for text in _texts(unit) for mark in structural(text)
         if mark.kind == "ref"]
        for side in (old, new)
    )  # fmt: skip
    for (a_id, a), (b_id, b) in zip(before, after, strict=False):
        if a != b:
            kept = " (the same clause)" if same(a_id, b_id) else ""
            yield Change("reference", f"reference: {a} → {b}{kept}", "neutral", a, b)


def _words_of(mark: Mark, text: Text) -> str:
    return folded_words(text.plain[mark.start : mark.end])


def _texts(unit: Unit) -> tuple[Text, Text]:
    return unit.side.text, unit.side.closing


def _brackets(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Change]:
    before, after = (_bracketed(side) for side in (old, new))
    come, gone = after - before, before - after
    for count, verb in ((come, "opened"), (gone, "closed")):
        for holders, times in sorted(count.items()):
            name = f" ({holders})" if holders else ""
            plural = "s" if times > 1 else ""
            shown = f"{times} bracket{plural}" if times > 1 else "bracket"
            yield Change("bracket", f"{shown} {verb}{name}", "neutral")


def _bracketed(side: Sequence[Unit]) -> Counter[str]:
    """Brackets by their holders."""
    return Counter(
        ", ".join(mark.value.holders)
        for unit in side
        for text in _texts(unit)
        for mark in structural(text)
        if isinstance(mark.value, Bracket) and not (mark.group and mark.start == mark.end)
    )


def _notes(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Change]:
    before = Counter(words for unit in old for _, words in unit.notes)
    after = Counter(words for unit in new for _, words in unit.notes)
    gone, come = list((before - after).elements()), list((after - before).elements())
    changed = min(len(gone), len(come))
    for a, b in zip(gone, come, strict=False):
        yield Change("note", "note changed", "neutral", a, b)
    for words in come[changed:]:
        yield Change("note", "note added", "neutral", "", words)
    for words in gone[changed:]:
        yield Change("note", "note dropped", "neutral", words, "")


def _only_form(old: Unit, new: Unit, *, alone: bool) -> Iterator[Change]:
    """Differences of form alone: signs, capitals, emphasis and references."""
    if old.folded == new.folded:
        if alone and (kind := _mark_change(old, new)):
            yield Change("marks", kind)
        return
    if old.words != new.words:
        return
    a, b = (_worded(unit) for unit in (old, new))
    what: tuple[ChangeKind, str] | None = None
    if a == b:
        signs = [" ".join(t for t in tokens(unit.folded) if t != " " and not is_word(t)) for unit in (old, new)]
        what = "punctuation", f"only punctuation{_ends(*signs)}" if alone else ""
    elif [word.lower() for word in a] == [word.lower() for word in b] and alone:
        what = "punctuation", "only capital letters"
    if what and what[1]:
        yield Change(*what)


def _ends(old: str, new: str) -> str:
    """The signs themselves where they are only the last."""
    a, b = old.split(), new.split()
    return f": {a[-1]} → {b[-1]}" if a and b and a[:-1] == b[:-1] and a[-1] != b[-1] else ""


def _worded(unit: Unit) -> list[str]:
    return [token for token in tokens(fold(unit.folded).text) if is_word(token)]


def _mark_change(old: Unit, new: Unit) -> str:
    """Which marks differ where words do not; empty if none do that a reader would see."""
    if old.side.text == new.side.text and old.side.closing == new.side.closing:
        return ""
    a, b = ({(m.kind, m.start, m.end) for t in _texts(unit) for m in t.marks} for unit in (old, new))
    kinds = sorted({kind for kind, _, _ in a ^ b if kind not in ("comment", "note", "bracket")})
    return f"only marks: {', '.join(kinds)}" if kinds else ""
