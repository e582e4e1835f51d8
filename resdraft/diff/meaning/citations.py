"""Citations added, dropped or altered: resolutions, decisions, documents and provisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from resdraft.diff.comparison import Change
from resdraft.diff.meaning.cited import Cited
from resdraft.diff.meaning.passage import Passage, Side, paired

_MOST = 4
_KIND = re.compile(r"(?:(?: (?:its|the|general assembly|security council|council))? resolutions?)?[ (]*$")
_TWO = 2
"""So many may have given their place to one; a longer list is one that grew or shrank."""
_LISTED = re.compile(
    r"(?:,| and| et| y|, and)(?: of)?(?: (?:its|the|general assembly|security council))?(?: resolutions?)? ?"
)
_PART_OF = re.compile(
    r"\b((?:[Pp]aragraph|[Ss]ection|[Aa]nnex|[Rr]ule)(?:s|es)? (?:\d+|[IVXL]+)(?:(?:, and |, | and | to |–)"
    r"(?:\d+|[IVXL]+))*) of the ([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
_BODY = re.compile(r"^[a-z]+(?:/[a-z.]+)*/(?=\d+/)")
_FIGURE = re.compile(r"\d|[IVX]{2}")


def citation_changes(found: Passage) -> Iterator[Change]:
    """What became of the citations of the old side.

    Two take each other's place where they stand at one hunk and are of one kind. A document cited on both sides is
    altered where its date, its year or the paragraph cited of it is another.
    """
    if not _FIGURE.search(found.changed_words):
        return
    old, new = found.old.cited, found.new.cited
    there, here = ({item.key for item in side} for side in (new, old))
    stayed = {(item.start, item.key) for item in new}
    kept = [item for item in old if (found.moved_to(item.start, item.end), item.key) in stayed]
    places = {found.moved_to(item.start, item.end) for item in kept}
    result = paired(
        found,
        _beyond(old, new, {item.start for item in kept}),
        _beyond(new, old, places),
        lambda item: item.kind,
    )
    come, gone = list(result.come), list(result.gone)
    for a, b in result.replaced:
        if (a.key in there or b.key in here) and _lead(found.old, a) != _lead(found.new, b):
            gone, come = [*gone, a], [*come, b]
            continue
        was, now = _with_neighbours(found.old, a, gone), _with_neighbours(found.new, b, come)
        if len(was) != len(now) and max(len(was), len(now)) > _TWO:
            gone, come = [*gone, a], [*come, b]
            continue
        if sorted([len(was), len(now)]) != [1, _TWO]:
            was, now = [a], [b]
        gone, come = [item for item in gone if item not in was], [item for item in come if item not in now]
        shown = f"citation: {_counted(was)} → {_counted(now)}"
        yield Change("citation", shown, "neutral", _all(was), _all(now))
    yield from _corrected(old, new)
    yield from _named(found)
    come = [item for item in sorted(come, key=_start) if item.key not in here and not _is_named_short(item, found.old)]
    gone = [item for item in sorted(gone, key=_start) if item.key not in there and not _is_named_short(item, found.new)]
    if come:
        yield Change("citation", f"adds {_counted(come)}", "neutral", "", _all(come))
    if gone:
        yield Change("citation", f"drops {_counted(gone)}", "neutral", _all(gone), "")


def _is_named_short(item: Cited, other: Side) -> bool:
    """Whether the other side names a document by its symbol without the body before it: "document 76/3"."""
    short = _BODY.sub("", item.name.lower()) if item.kind == "symbol" else ""
    return any(
        not any(cited.start < match.end() and match.start() < cited.end for cited in other.cited)
        for match in (re.finditer(rf"(?<![\w/.]){re.escape(short)}(?![\w/]|\.\d)", other.low) if short else ())
    )


def _beyond(mine: Sequence[Cited], theirs: Sequence[Cited], kept: set[int]) -> list[Cited]:
    """What is cited here more often than there: a second mention may have given its place to another document."""
    spare = Counter(item.key for item in mine)
    spare.subtract(item.key for item in theirs)
    found: list[Cited] = []
    for item in reversed(mine):
        if item.start not in kept and spare[item.key] > 0:
            spare[item.key] -= 1
            found.append(item)
    return found[::-1]


def _lead(side: Side, item: Cited) -> str:
    """The word before a citation and its kind."""
    return _KIND.sub("", side.low[: item.first]).rpartition(" ")[2]


def _with_neighbours(side: Side, one: Cited, others: Iterable[Cited]) -> list[Cited]:
    """The item with those of the others that stand in one list with it."""
    row = [one]
    for item in sorted(others, key=lambda item: abs(item.start - one.start)):
        if item.kind == one.kind and any(_are_listed(side, *sorted((item, near), key=_start)) for near in row):
            row.append(item)
    return sorted(row, key=_start)


def _are_listed(side: Side, first: Cited, second: Cited) -> bool:
    return _LISTED.fullmatch(side.low[first.end : second.first]) is not None


def _start(item: Cited) -> int:
    return item.start


def _all(items: Iterable[Cited]) -> str:
    return listed(dict.fromkeys(item.shown for item in items))


def _counted(items: Iterable[Cited]) -> str:
    """The first few by name, kind by kind, the rest by number: "resolutions 2118 (2013), 2139 (2014) and 7 more"."""
    rows: dict[str, dict[str, None]] = {}
    for item in items:
        kind = item.kind if item.kind in ("resolution", "decision") else ""
        rows.setdefault(kind, {})[item.name if kind else item.shown] = None
    parts = []
    for kind, row in rows.items():
        names = list(row)
        rest = f" and {len(names) - _MOST} more" if len(names) > _MOST + 1 else ""
        word = f"{kind}{'s' if len(names) > 1 else ''} " if kind else ""
        parts.append(f"{word}{listed(names[:_MOST] if rest else names)}{rest}")
    return listed(parts)


def listed(names: Iterable[str]) -> str:
    """Names as one string."""
    return ", ".join(names)


def _corrected(old: Sequence[Cited], new: Sequence[Cited]) -> Iterator[Change]:
    """Documents cited once on either side, with another year, another date or another part of them."""
    theirs = {item.key: item for item in new}
    for key, a in {item.key: item for item in old}.items():
        b = theirs.get(key)
        if b is None or sum(item.key == key for item in (*old, *new)) > 2:
            continue
        for before, after, words in (
            (a.printed, b.printed, "{}"),
            (a.date, b.date, f"{a.shown} of {{}}"),
            (a.locus, b.locus, f"{{}} of {a.shown}"),
        ):
            if before and after and _figures(before) != _figures(after) and ("(" in before) == ("(" in after):
                was, now = words.format(before), words.format(after)
                yield Change("citation", f"citation: {was} → {now}", "neutral", was, now)
                break


def _named(found: Passage) -> Iterator[Change]:
    """Documents without a number of which another paragraph is cited: "paragraph 279 of the Final Document"."""
    if found.language != "en":
        return
    one, two = _parts_of(found.old), _parts_of(found.new)
    for name, was in one.items():
        now = two.get(name, [])
        if len(was) == len(now) == 1 and _figures(was[0]) != _figures(now[0]):
            a, b = f"{was[0]} of the {name}", f"{now[0]} of the {name}"
            yield Change("citation", f"citation: {a} → {b}", "neutral", a, b)


def _parts_of(side: Side) -> dict[str, list[str]]:
    """What is cited of each document that a side names by its title alone."""
    parts: dict[str, list[str]] = {}
    for match in _PART_OF.finditer(side.text):
        if not any(item.first < match.end() and match.start() < item.end for item in side.cited):
            parts.setdefault(match[2], []).append(match[1])
    return parts


def _figures(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())
