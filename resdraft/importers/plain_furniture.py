"""What a page prints around its text: running heads, page numbers, job numbers, signs of quoting."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from resdraft import facts
from resdraft.facts import read_date
from resdraft.importers.plain_lines import Line, fold
from resdraft.importers.plain_margin import without_line_numbers
from resdraft.importers.result import Doubt

_PAGE_OF = re.compile(r"(?:Page |Страница |Página )?(\d{1,4}) ?(?:/|of|de|из|sur) ?(\d{1,4})", re.IGNORECASE)
_PAGE = re.compile(r"(?:Page|Página|Страница|Seite) (\d{1,4})|[-–—] ?(\d{1,4}) ?[-–—]", re.IGNORECASE)
_JOB = re.compile(
    r"(?:\d{1,4}/\d{1,4} )?(?:GE\.)?\d{2}-\d{5}\*?(?: {0,3}\((?:[A-Z]|\w{1,3})\))?(?: +\d{6})?(?: \d{1,4}/\d{1,4})?"
    r"|\*\d{7,8}\*"
)
_RECYCLE = re.compile(
    r"(?:Please recycle|Merci de recycler|Prière de recycler|Se ruega reciclar)\b.{0,20}", re.IGNORECASE
)
_DISTRIBUTION = re.compile(r"\bDistr\.: ?(?:General|Limited|Restricted)\b|Distr\.: \w+$")
_ORIGINAL = re.compile(r"Original: ?\w+")
_OF_MASTHEAD = re.compile(
    r"United Nations\b|Nations Unies\b|Naciones Unidas\b|Организация Объединенных Наций|General Assembly\b"
)
_QUOTED = re.compile(r"(?:> ?)+")


def without_furniture(lines: list[Line], language: str) -> tuple[list[Line], list[Doubt]]:
    """The lines without what is certainly no part of the text, and a doubt for each piece left out."""
    doubts: list[Doubt] = []
    lines = _unquoted(lines, doubts)
    lines = _masthead_first(without_line_numbers(lines, language, doubts))
    return _without_page_lines(lines, doubts), doubts


def is_page_line(words: str) -> bool:
    """Whether a line that stands in the margin of a page is a page number, a job number or a word on recycling."""
    return any(known.fullmatch(words) for known in (_PAGE_OF, _PAGE, _JOB, _RECYCLE))


def _masthead_first(lines: list[Line]) -> list[Line]:
    """The lines with a masthead that a PDF gives at the end of its first page set before all others."""
    at = next((i for i, line in enumerate(lines[:400]) if _DISTRIBUTION.search(line.words)), 0)
    if at < 12:
        return lines
    first = at
    while first > at - 3 and _OF_MASTHEAD.match(lines[first - 1].words):
        first -= 1
    end = at + 1
    while end < min(at + 4, len(lines)) and (read_date(lines[end].words) or _ORIGINAL.match(lines[end].words)):
        end += 1
    rest = lines[end:]
    if rest:
        rest = [replace(rest[0], page=True), *rest[1:]]
    before = [replace(lines[0], gap=1), *lines[1:first]]
    return [*lines[first:end], *before, *rest]


def _unquoted(lines: list[Line], doubts: list[Doubt]) -> list[Line]:
    """Lines of a quoted message without the signs of quoting, if all lines bear them."""
    if len(lines) < 2 or not all(line.words.startswith(">") for line in lines):
        return lines
    doubts.append(Doubt(lines[0].number, lines[0].column, "left out the > at the beginning of every line"))
    return [shorter for line in lines if (shorter := _cut(line, _QUOTED.match(line.words))).words]


def _cut(line: Line, found: re.Match[str] | None) -> Line:
    if found is None:
        return line
    words = line.words[found.end() :]
    rest = words.lstrip()
    indent = line.indent + len(words) - len(rest)
    return replace(line, words=rest, column=line.column + found.end() + len(words) - len(rest), indent=indent)


def _without_page_lines(lines: list[Line], doubts: list[Doubt]) -> list[Line]:
    folded = [fold(line.words) for line in lines]
    drop = _furniture(folded)
    first: dict[str, int] = {}
    for index in drop:
        first.setdefault(folded[index], index)
    times = Counter(folded[index] for index in drop)
    for words, index in first.items():
        often = f" ({times[words]} times)" if times[words] > 1 else ""
        doubts.append(Doubt(lines[index].number, lines[index].column, f"left out as page furniture{often}: {words}"))
    kept: list[Line] = []
    page, gap = False, 0
    for index, line in enumerate(lines):
        if index in drop:
            page, gap = True, gap + line.gap
            continue
        kept.append(replace(line, page=True, gap=line.gap + gap) if page else line)
        page, gap = False, 0
    return kept


def _furniture(folded: list[str]) -> dict[int, None]:
    """Indices of lines that are certainly page furniture, in order."""
    drop: dict[int, None] = {}
    pages = Counter(match[2] for words in folded if (match := _PAGE_OF.fullmatch(words)))
    for index, words in enumerate(folded):
        if len(words) > 60:
            continue
        match = _PAGE_OF.fullmatch(words)
        counted = match is not None and int(match[1]) <= int(match[2]) and (pages[match[2]] > 1 or int(match[2]) < 100)
        if counted or _JOB.fullmatch(words) or _RECYCLE.fullmatch(words):
            drop[index] = None
    _plain_page_numbers(folded, drop)
    _running_heads(folded, drop)
    return dict(sorted(drop.items()))


def _plain_page_numbers(folded: list[str], drop: dict[int, None]) -> None:
    """ "Page 3" and "- 3 -" are furniture where they count up."""
    found = [(i, int(m[1] or m[2])) for i, words in enumerate(folded) if (m := _PAGE.fullmatch(words))]
    if len(found) > 1 and all(b == a + 1 for (_, a), (_, b) in pairwise(found)):
        drop.update(dict.fromkeys(index for index, _ in found))


def _running_heads(folded: list[str], drop: dict[int, None]) -> None:
    """The draft's own symbol, alone on a line after the first one, with the page number beside it or after it."""
    own = next((found for words in folded[:25] if (found := _symbol_at_end(words))), "")
    if not own:
        return
    seen = any(own in words and words.rstrip("*") != own for words in folded[:25])
    for index, words in enumerate(folded):
        words = words.rstrip("*")
        bare = re.sub(r"(?: \d{1,4})$|^(?:\d{1,4} )", "", words)
        if bare != own and words != own:
            continue
        if not seen and words == own:
            seen = True
            continue
        drop[index] = None
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(folded) and re.fullmatch(r"\d{1,4}", folded[i])]
        drop.update(dict.fromkeys(beside))


def _symbol_at_end(words: str) -> str:
    words = words.rstrip("*")
    symbols = facts.find_symbols(words) if len(words) < 80 else ()
    return words[symbols[-1].start :] if symbols and symbols[-1].end == len(words) else ""
