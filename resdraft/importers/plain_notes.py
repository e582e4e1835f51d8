"""Footnotes as pasted text has them: a list at a page's or the text's end, and their signs in the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resdraft.facts import read_date
from resdraft.importers.plain_lines import Line, Seams, fold, joined
from resdraft.importers.plain_signs import stop

RULE = re.compile(r"[_=—–-]{4,}|[*] [*] [*]")
"""A line across the page."""
_TITLE = re.compile(r"(?:foot|end)?notes?:?", re.IGNORECASE)
_HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DOWN = str.maketrans(_HIGH, "0123456789")
_DEFINED = re.compile(
    rf"\[\^(?P<name>[\w.*†‡§-]+)\]:\s*|\[(?P<square>\d{{1,3}})\]:?(?:\s+|$)|(?P<high>[{_HIGH}]{{1,3}})\s*"
    r"|(?P<star>\*{1,3}|[†‡§])(?:\s+|(?=[A-Z]))|(?P<digit>\d{1,3})(?:\s+|$)"
)
_LONGEST_LIST = 40
_LOOK_BACK = 90
"""How many lines before a list the sign of its first note is looked for."""
PLACE = 0x100000
"""Code points from here stand for the signs of notes while a text is taken apart; in a text they say nothing."""
SIGN = re.compile(f"[{chr(PLACE)}-{chr(0x10FFFF)}]")


@dataclass(frozen=True, slots=True)
class TypedNote:
    """A footnote as it was typed."""

    sign: str
    """ "1", "*", or the name of a note in Markdown."""
    shape: str
    """ "digit", "square", "high", "star" or "name"."""
    words: str
    line: int
    column: int


def take_notes(lines: list[Line]) -> tuple[list[Line], list[TypedNote]]:
    """The lines without the lists of notes, and the notes in order.

    A list stands below a line across the page, or directly before the end of a page or of the text; its numbers go on
    from those of the list before.
    """
    kept: list[Line] = []
    notes: list[TypedNote] = []
    index, page = 0, False
    while index < len(lines):
        end = _list_end(lines, index, notes)
        if end:
            rule = _is_rule(lines[index])
            notes += _split(lines[index + 1 if rule else index : end])
            index, page = end, rule
            continue
        if not _is_rule(lines[index]):
            kept.append(replace(lines[index], page=True) if page else lines[index])
            page = False
        index += 1
    return kept, notes


def glue_signs(lines: list[Line], notes: Sequence[TypedNote]) -> list[Line]:
    """The lines with signs that a PDF gives on a line of their own put behind the words before them."""
    wanted = {note.sign for note in notes if note.shape == "digit"}
    if not wanted:
        return lines
    glued: list[Line] = []
    for line in lines:
        if glued and line.words in wanted and not line.gap and stop(glued[-1].words):
            glued[-1] = replace(glued[-1], words=glued[-1].words + line.words)
            wanted.discard(line.words)
        else:
            glued.append(line)
    return glued


def _is_rule(line: Line) -> bool:
    return RULE.fullmatch(line.words) is not None


def _list_end(lines: list[Line], index: int, notes: Sequence[TypedNote]) -> int:
    """Where the list of notes that begins at `index` ends; 0 if none begins there."""
    rule = _is_rule(lines[index])
    first = index + 1 if rule or _TITLE.fullmatch(lines[index].words) else index
    if first >= len(lines):
        return 0
    found = _DEFINED.match(lines[first].words)
    if not found:
        return 0
    if rule or found["name"]:
        return _end_of_run(lines, first)
    if not _may_begin(found, notes) or not _is_signed(lines, index, found):
        return 0
    end = _end_of_run(lines, first)
    return end if (end == len(lines) or lines[end].page) and end - first <= _LONGEST_LIST else 0


def _may_begin(found: re.Match[str], notes: Sequence[TypedNote]) -> bool:
    """Whether a list without a line above it may begin so: with a star or the next number, and no small letter."""
    rest = found.string[found.end() :]
    if found["star"] is None and not _is_next(found, notes):
        return False
    return not rest[:1].islower() and not read_date(f"{found[0].strip()} {' '.join(rest.split()[:2])}")


def _is_signed(lines: list[Line], index: int, found: re.Match[str]) -> bool:
    """Whether the sign of the note stands in one of the lines before."""
    sign, shape = _sign(found)
    before = lines[max(0, index - _LOOK_BACK) : index]
    if shape == "star":
        star = re.compile(rf"[^\W_][)”]?{re.escape(sign)}(?![\w*])")
        return any(star.search(line.words) for line in before)
    return any(line.words == sign for line in before) or any(
        m[str(m.lastgroup)].translate(_DOWN) == sign and m.lastgroup not in ("joined", "apart")
        for line in before
        for m in _SIGNED.finditer(line.words)
    )


def _end_of_run(lines: list[Line], first: int) -> int:
    """Where a page ends, or where after a blank line something else than a note begins."""
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if line.page or _is_rule(line) or (line.gap and not _DEFINED.match(line.words)):
            return index
    return len(lines)


def _is_next(found: re.Match[str], notes: Sequence[TypedNote]) -> bool:
    last = next((int(note.sign) for note in reversed(notes) if note.sign.isdigit()), 0)
    sign, _ = _sign(found)
    return sign == str(last + 1)


def _sign(found: re.Match[str]) -> tuple[str, str]:
    shape = str(found.lastgroup)
    return found[shape].translate(_DOWN), shape


def _split(run: Sequence[Line]) -> list[TypedNote]:
    """The notes of a list, the lines of each joined."""
    notes: list[TypedNote] = []
    rows: list[list[str]] = []
    for line in run:
        found = _DEFINED.match(line.words)
        if found and (not notes or _begins(found, notes)):
            sign, shape = _sign(found)
            notes.append(TypedNote(sign, shape, "", line.number, line.column))
            rows.append([line.words[found.end() :]])
        elif notes:
            rows[-1].append(line.words)
    seams = Seams(run)
    return [
        replace(note, words=fold(joined([row for row in lines if row] or [""], seams)))
        for note, lines in zip(notes, rows, strict=True)
    ]


def _begins(found: re.Match[str], notes: Sequence[TypedNote]) -> bool:
    """Whether a line of a list begins a note: its sign is another kind, or the next number."""
    sign, shape = _sign(found)
    last = notes[-1]
    if shape in ("name", "star"):
        return sign != last.sign
    if not last.sign.isdigit():
        return True
    return int(sign) == int(last.sign) + 1 and shape == last.shape


_SIGNED = re.compile(
    rf"\s?(?P<high>[{_HIGH}]{{1,3}})(?![{_HIGH}])"
    r"|\s?\[(?P<square>\d{1,3})\]"
    r"|(?<=[\w\u064b-\u0652”“’»）])\((?P<round>\d{1,3})\)"
    r"|(?:(?<=[^\W\d_][,;:.،؛，；。、])|(?<=[”“’»)）》\]])|(?<=[”“’»)）》\]][,;:.،؛，；。、])|(?<=[\d%][,;،؛，；]))"
    r"(?P<after>\d{1,3})(?![\d/%°年月日号第]|[.,-]\d|[,،] \d{3}\b)"
    r"|(?<=[^\W\d_A-Z第])(?P<glued>\d{1,3})(?![\d/%°年月日号第次届个项段]|[.,-]\d)"
    r"|(?<=\b(?:19|20)\d\d)(?P<year>\d{1,3})(?![\d/%°年]|[.,-]\d)"
    r"|(?<=[^\W\d_]) (?P<joined>\d{1,3})(?=[^\W\d_])|(?<=[,;:.،؛]) (?P<apart>\d{1,3})$"
)
_WEIGHT = {"high": 8, "square": 8, "round": 6, "after": 8, "glued": 6, "joined": 5, "apart": 5, "year": 5}
_NUMBERED_WORD = re.compile(r"(?:Rev|Add|Corr|Amend|[Nn]o|[Aa]rt|[Vv]ol|[Pp]aras?|[Pp]p?|Nos|L|CP|C)\.$")
_IN_SYMBOL = re.compile(r"/[\w.]*$", re.ASCII)
_STAR_SHAPES = ("star", "name")
_MOST_STARS = 40
"""Stars and names beyond these are not looked for: each costs a pass over the text."""

_Hit = tuple[int, int, int]
"""Index of the text, start and end of a sign."""


def place_signs(words: Sequence[str], notes: Sequence[TypedNote]) -> tuple[list[str], list[TypedNote], list[TypedNote]]:
    """The texts with each note's sign replaced by one character, the notes placed, and those without a sign.

    Of all that could be signs of numbered notes, those are taken that rise with the text and are the most. The
    character of the note `i` of the placed ones is `chr(PLACE + i)`.
    """
    places = {**_numbered_places(words, notes), **_other_places(words, notes)}
    placed: list[TypedNote] = []
    lost: list[TypedNote] = []
    hits: dict[int, list[tuple[int, int, int]]] = {}
    for index, note in enumerate(notes):
        if index not in places:
            lost.append(note)
            continue
        at, start, end = places[index]
        hits.setdefault(at, []).append((start, end, len(placed)))
        placed.append(note)
    return [_with_signs(text, hits.get(index, [])) for index, text in enumerate(words)], placed, lost


def _with_signs(text: str, hits: list[tuple[int, int, int]]) -> str:
    pieces = []
    last = 0
    for start, end, index in sorted(hits):
        pieces += [text[last:start], chr(PLACE + index)]
        last = max(end, last)
    return "".join([*pieces, text[last:]])


def _numbered_places(words: Sequence[str], notes: Sequence[TypedNote]) -> dict[int, _Hit]:
    """Where the signs of numbered notes stand: the heaviest chain of candidates whose numbers rise."""
    index_of = {int(note.sign): index for index, note in enumerate(notes) if note.sign.isdigit()}
    if not index_of:
        return {}
    square = any(note.shape == "square" for note in notes)
    chain: list[tuple[int, int, _Hit, int]] = []
    """Number, weight so far, place, and the candidate before it in the chain."""
    best = _Rising(max(index_of))
    for at, text in enumerate(words):
        if text.isascii() and not any(c.isdigit() for c in text[:2000]) and len(text) < 2000:
            continue
        for found in _SIGNED.finditer(text):
            shape = str(found.lastgroup)
            number = int(found[shape].translate(_DOWN))
            if number not in index_of or (shape == "square") != square or _is_number(text, found.start(shape), shape):
                continue
            weight, before = best.below(number)
            start = found.start()
            chain.append((number, weight + _WEIGHT[shape], (at, start, found.end()), before))
            best.put(number, weight + _WEIGHT[shape], len(chain) - 1)
    places: dict[int, _Hit] = {}
    _, last = best.below(max(index_of) + 1)
    while last >= 0:
        number, _, hit, last = chain[last]
        places[index_of[number]] = hit
    return places


def _is_number(text: str, start: int, shape: str) -> bool:
    """Whether digits belong to a word such as "Rev.1" or to a symbol."""
    before = text[max(0, start - 24) : start]
    return _NUMBERED_WORD.search(before) is not None or (shape == "glued" and _IN_SYMBOL.search(before) is not None)


class _Rising:
    """The heaviest chain that ends in each number, asked for by "all numbers below" (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self.tree: list[tuple[int, int]] = [(0, -1)] * (size + 2)

    def below(self, number: int) -> tuple[int, int]:
        """Weight and candidate of the heaviest chain that ends below `number`."""
        found = (0, -1)
        at = number - 1
        while at > 0:
            found = max(found, self.tree[at])
            at -= at & -at
        return found

    def put(self, number: int, weight: int, candidate: int) -> None:
        at = number
        while at < len(self.tree):
            if weight > self.tree[at][0]:
                self.tree[at] = (weight, candidate)
            at += at & -at


def _other_places(words: Sequence[str], notes: Sequence[TypedNote]) -> dict[int, _Hit]:
    """Where stars and the names of Markdown notes stand, each after the one before where it can."""
    places: dict[int, _Hit] = {}
    at, column = 0, 0
    others = [index for index, note in enumerate(notes) if note.shape in _STAR_SHAPES and not note.sign.isdigit()]
    others += [index for index, note in enumerate(notes) if note.shape == "name" and note.sign.isdigit()]
    for index in others[:_MOST_STARS]:
        note = notes[index]
        sign = re.escape(note.sign)
        star = rf"(?<=[^\W_]){sign}(?![\w*])|(?<=[\w,;.)”]) ?{sign}$"
        pattern = re.compile(rf"\[\^{sign}\]" if note.shape == "name" else star)
        hit = _search(pattern, words, at, column) or _search(pattern, words, 0, 0)
        if hit:
            places[index] = hit
            at, _, column = hit
    return places


def _search(pattern: re.Pattern[str], texts: Sequence[str], first: int, start: int) -> _Hit | None:
    for at in range(first, len(texts)):
        found = pattern.search(texts[at], start if at == first else 0)
        if found:
            return at, found.start(), found.end()
    return None
