"""Lines to paragraphs: which line ends are those of a wrapped paragraph."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from resdraft.importers.plain_fields import FieldLine, longer, read_field
from resdraft.importers.plain_labels import Label, read_label
from resdraft.importers.plain_language import CASELESS, SMALL_OPENERS
from resdraft.importers.plain_lines import Line, Seams, joined, width
from resdraft.importers.plain_signs import begins_capital, begins_digit, begins_small, is_enacting, opener, stop
from resdraft.model import label_places

_ANNEX_WORDS = (
    "Annexe?|ANNEXE?|Appendix|APPENDIX|Enclosure|Anexo|ANEXO|Ap[ée]ndice|Anlage|Anhang|Приложение|ПРИЛОЖЕНИЕ"
    "|Добавление|المرفق|مرفق|التذييل|附件|附录"
)
_ANNEX_NUMBERS = (
    r"[IVXLC]{1,6}|\d{1,2}|[A-Z]|[一二三四五六七八九十]{1,3}|الأول|الثاني|الثالث|الرابع|ألف|باء|جيم|دال|هاء"
)
ANNEX = re.compile(
    rf"(?:\*\*)?(?:#{{1,3}} )?(?P<label>(?:{_ANNEX_WORDS})(?:[ \u00a0]?(?:{_ANNEX_NUMBERS}))?)"
    r"(?:\*\*)?(?:\s*[:.—–-]\s*(?P<title>.*))?(?:\*\*)?"
)
"""The label of an annex, alone or with its title."""
_FIRST_WORD = re.compile(r"\S+")
_CAPITAL = re.compile(r"[A-Z*_\[“\"]")
_FEWEST = 3
_ENDS = (";", ":", ".", "؛", "；", "。", "：")
_WEAK = frozenset({"对", "通过"})
"""Openers that are everyday words."""
_WIDEST = 220


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the pasted text, its label still in its words."""

    words: str
    line: int
    column: int
    indent: int
    gap: int
    label: Label | None = None
    doubt: str = ""
    """What was unsure about where it begins or ends."""
    field: FieldLine | None = None
    """The field that its first line is, with the value of the lines so far."""

    @property
    def own(self) -> str:
        """The words after the label."""
        return self.words[self.label.end :] if self.label else self.words


@dataclass(slots=True)
class Wrapping:
    """How the lines of a text are wrapped; `edge` 0 says that every line is a paragraph."""

    edge: int = 0
    """The least width that a wrapped line and the first word of the next have together."""
    doubled: bool = False
    """Whether a blank line stands between all lines."""
    parted: bool = False
    """Whether blank lines stand between all paragraphs, so that without one a paragraph goes on."""
    base: int = -1
    """Where the later lines of a paragraph begin, in a text whose first lines are indented; -1 in others."""


def wrapping(lines: list[Line], language: str) -> Wrapping:
    """How the lines are wrapped, told by the line ends that stand within a sentence for sure."""
    inside = [_is_inside(line, after, language) for line, after in pairwise(lines)]
    pairs = list(zip(pairwise(lines), inside, strict=True))
    double = sum(1 for (_, after), _ in pairs if after.apart == 1)
    apart = sum(within for (_, after), within in pairs if after.apart == 1)
    none = sum(1 for (_, after), _ in pairs if after.apart == 0)
    doubled = double > 4 and apart * 4 >= double and none * 10 <= len(lines)
    reaches = [_reach(line, after) for (line, after), within in pairs if within and after.apart <= doubled]
    edge = _edge(sorted(reaches), len(lines))
    base = _base(lines, [after.indent for (_, after), within in pairs if within], language) if edge else -1
    return Wrapping(edge, doubled, _is_parted(lines, doubled, language), base)


def _edge(reaches: list[int], lines: int) -> int:
    """The least reach of lines that are wrapped for sure, outliers left aside; 0 where there are too few or too odd."""
    fewest = _FEWEST if lines > 30 else _FEWEST - 1
    if len(reaches) < fewest or len(reaches) * 20 < lines:
        return 0
    low = reaches[len(reaches) // 25]
    high = reaches[len(reaches) * 9 // 10]
    if high > _WIDEST or low * 2 < high:
        low = reaches[len(reaches) // 8]
    return low if high <= _WIDEST * 2 and low * 2 >= high else 0


def _is_parted(lines: list[Line], doubled: bool, language: str) -> bool:
    """Whether nearly all lines that surely begin a paragraph have a blank line before them."""
    gaps = [
        (after.gap > doubled)
        for line, after in pairwise(lines)
        if not after.page and stop(line.words) and _surely_begins(after, language)
    ]
    return len(gaps) > 2 and sum(gaps) * 10 >= len(gaps) * 8


def _surely_begins(line: Line, language: str) -> bool:
    label = read_label(line.words)
    if label:
        return label.kind in ("top", "preambular")
    return bool(opener(line.words, language))


def _base(lines: list[Line], later: list[int], language: str) -> int:
    """The indent of later lines, if first lines are indented and paragraphs not parted otherwise."""
    base, times = Counter(later).most_common(1)[0]
    firsts = [line.indent for before, line in pairwise(lines) if stop(before.words) and _surely_begins(line, language)]
    deeper = sum(1 for indent in firsts if indent >= base + 2)
    return base if times * 2 > len(later) and len(firsts) > 2 and deeper * 10 >= len(firsts) * 8 else -1


def _reach(line: Line, after: Line) -> int:
    """How wide the line would be with the first word of the next one."""
    found = _FIRST_WORD.match(after.words)
    word = found[0] if found else ""
    return line.indent + width(line.words) + (1 + len(word) if width(word) == len(word) else 2)


def _is_inside(line: Line, after: Line, language: str) -> bool:
    """Whether the line end surely stands within a sentence."""
    if stop(line.words) or _is_label_alone(line.words) or read_label(after.words):
        return False
    if language in CASELESS:
        return width(line.words) > 30
    return begins_small(after.words) or after.words[0].isdigit()


def _is_label_alone(words: str) -> bool:
    label = read_label(words)
    return label is not None and label.end >= len(words)


@dataclass(slots=True)
class _Counter:
    """The labels that may come next."""

    top: int = 0
    outer: list[int] = field(default_factory=list)
    """Where the counts stood within which another began at 1."""
    lists: dict[str, int] = field(default_factory=dict)

    def fits(self, label: Label) -> bool:
        """Whether the label goes on with a count or begins one."""
        if label.kind == "bullet" or label.form == "OP":
            return True
        if label.kind in ("top", "preambular"):
            variant = " " in label.number
            fits = label.count in (1, self.top + 1) or (variant and label.count in (self.top, self.top + 1))
            return fits or (label.count - 1) in self.outer
        places = label_places(label.number.partition(" ")[0])
        return any(place == 1 or self.lists.get(style, -1) in (place - 1, place - 2) for style, place in places)

    def take(self, label: Label) -> None:
        """Count a label."""
        if label.kind in ("top", "preambular"):
            self._take_top(label.count)
            self.lists.clear()
        elif label.kind == "item":
            for style, place in label_places(label.number.partition(" ")[0]):
                if place == 1 or self.lists.get(style) in (place - 1, place - 2):
                    self.lists[style] = place

    def _take_top(self, count: int) -> None:
        if count == 1 and self.top:
            self.outer = [*self.outer[-15:], self.top]
        elif count != self.top + 1 and (count - 1) in self.outer:
            del self.outer[self.outer.index(count - 1) :]
        self.top = count


def paragraphs(lines: list[Line], language: str) -> list[Paragraph]:
    """The paragraphs of the lines. Linear in their number."""
    wrap = wrapping(lines, language)
    counter, seams = _Counter(), Seams(lines)
    found: list[Paragraph] = []
    pieces: list[str] = []
    before: Line | None = None
    first_line = True
    for index, line in enumerate(lines):
        label = read_label(line.words)
        if before is not None and found:
            if (whole := _longer_field(found[-1], pieces[0], before, line, language)) is not None:
                pieces = [whole]
                before = line
                continue
            doubt = _goes_on(found[-1], before, line, label, wrap, counter, language, first_line)
            if doubt is not None and _is_heading(before, lines, index, wrap, counter, language):
                doubt = None
            if doubt is not None:
                pieces.append(line.words)
                found[-1].doubt = found[-1].doubt or doubt
                before, first_line = line, False
                continue
            _finish(found[-1], pieces, seams)
        if label:
            counter.take(label)
        known = None if label else _field(line.words)
        found.append(Paragraph("", line.number, line.column, line.indent, line.gap, label, field=known))
        pieces = [line.words]
        before, first_line = line, True
    if found:
        _finish(found[-1], pieces, seams)
    return found


def _is_heading(before: Line, lines: list[Line], index: int, wrap: Wrapping, counter: _Counter, language: str) -> bool:
    """Whether a line or two without a stop, between a finished paragraph and the next number, are a heading."""
    ended = stop(before.words)
    if not ended or not (begins_capital(lines[index].words) or language in CASELESS):
        return False
    for at in range(index, min(index + 3, len(lines) - 1)):
        if stop(lines[at].words) not in ("", ":"):
            return False
        after = lines[at + 1]
        label = read_label(after.words)
        if label is not None and label.kind == "top":
            fits = label.form != "OP" and counter.fits(label) and not begins_digit(after.words[label.end :])
            return fits and (ended in _ENDS or at == index) and _reach(lines[at], after) < wrap.edge
    return False


def _finish(paragraph: Paragraph, pieces: list[str], seams: Seams) -> None:
    """Give a paragraph its words."""
    paragraph.words = joined(pieces, seams)
    if paragraph.label and len(pieces) > 1:
        paragraph.label = read_label(paragraph.words) or paragraph.label


def _goes_on(
    paragraph: Paragraph,
    before: Line,
    line: Line,
    label: Label | None,
    wrap: Wrapping,
    counter: _Counter,
    language: str,
    first_line: bool,
) -> str | None:
    """None if the line begins a paragraph; else what is unsure about its being part of the one before ("")."""
    words, last = line.words, before.words
    if paragraph.label and first_line and paragraph.label.end >= len(last) and label is None:
        return ""
    gap = 0 if wrap.doubled and line.apart < 2 else line.apart
    if ANNEX.fullmatch(words) or _field(words) or is_enacting(words, language) or is_enacting(last, language):
        return None
    ended = stop(last)
    if gap:
        if ended or label or not begins_small(words) or not wrap.edge or _reach(before, line) < wrap.edge:
            return None
        return "joined with the next one across a blank line"
    if label and _label_begins(label, counter, ended, before, line, wrap, language):
        return None
    if not wrap.edge:
        return "" if not ended and not label and _goes_on_loosely(line, language) else None
    inside = paragraph.label is not None and counter.top > 0
    return None if _begins(before, line, wrap, ended, language, first_line, paragraph, inside) else ""


def _field(words: str) -> FieldLine | None:
    """The field of a Model UN paper ("Submitter: Chile") that a line is."""
    if ":" not in words[:40] or len(words) > 300:
        return None
    found = read_field(words, 0, 0)
    return found if found is not None and found.role else None


def _longer_field(paragraph: Paragraph, words: str, before: Line, line: Line, language: str) -> str | None:
    """The words of a field with those of a line that goes on with its value; None if it does not."""
    known = paragraph.field
    if known is None or line.apart or not words.endswith(known.value):
        return None
    if _field(line.words) is not None or ANNEX.fullmatch(line.words) or is_enacting(line.words, language):
        return None
    value = longer(known, before.words, line.words)
    if value is None:
        return None
    key = words.removesuffix(known.value).rstrip()
    known.value = value
    return f"{key} {value}"


def _goes_on_loosely(line: Line, language: str) -> bool:
    """Whether a line after one without a stop goes on with it, in a text whose lines are paragraphs."""
    if line.page or (begins_small(line.words) and language not in SMALL_OPENERS):
        return True
    return bool(stop(line.words)) and not opener(line.words, language)


def _label_begins(
    label: Label, counter: _Counter, ended: str, before: Line, line: Line, wrap: Wrapping, language: str
) -> bool:
    """Whether what looks like a label begins a paragraph."""
    if label.form == "OP":
        return True
    if not wrap.edge:
        return True
    if not counter.fits(label):
        return False
    short = _reach(before, line) < wrap.edge
    rest = line.words[label.end :]
    if label.kind == "bullet":
        return bool(ended) or short
    return bool(ended) or short or (label.kind == "top" and bool(opener(rest, language)))


def _begins(
    before: Line,
    line: Line,
    wrap: Wrapping,
    ended: str,
    language: str,
    first_line: bool,
    paragraph: Paragraph,
    inside: bool,
) -> bool:
    """Whether an unlabelled line of a wrapped text begins a paragraph, no blank line being before it."""
    words = line.words
    reach = _reach(before, line)
    short = reach < wrap.edge
    found = opener(words, language)
    if wrap.base >= 0 and not line.page:
        same = paragraph.label is not None and before.indent == line.indent
        if line.indent >= wrap.base + 2 and (not same or (found and not inside)):
            return bool(ended) or bool(found)
        if ended not in _ENDS and before.indent <= line.indent + 1:
            return False
    if wrap.parted and not line.page:
        return False
    deeper = line.indent - before.indent >= 2 and not (first_line and paragraph.label)
    if language in SMALL_OPENERS:
        if inside or found in _WEAK:
            return ended in _ENDS and short
        return bool(ended) and (bool(found) or short or deeper)
    if begins_small(words):
        return ended in _ENDS and short and paragraph.label is not None
    if found and (ended or short):
        return True
    if not begins_capital(words):
        return False
    if ended in (";", "."):
        return short or deeper
    return reach * 10 < wrap.edge * (8 if ended else 7) or (bool(ended) and deeper)
