"""Citations added, dropped or altered: resolutions, decisions, documents and provisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from resdraft.diff.comparison import Change
from resdraft.diff.meaning.cited import Cited
from resdraft.diff.meaning.passage import Passage, paired

_MOST = 4
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
    result = paired(
        found,
        [item for item in old if item.key not in there],
        [item for item in new if item.key not in here],
        lambda item: item.kind,
    )
    for a, b in result.replaced:
        yield Change("citation", f"citation: {a.shown} → {b.shown}", "neutral", a.shown, b.shown)
    yield from _corrected(old, new)
    if result.come:
        yield Change("citation", f"adds {_counted(result.come)}", "neutral", "", _all(result.come))
    if result.gone:
        yield Change("citation", f"drops {_counted(result.gone)}", "neutral", _all(result.gone), "")


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


def _figures(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())
