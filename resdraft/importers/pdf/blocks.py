"""The lines of a text's pages to its paragraphs: by the distance of lines, where they begin, and how far they reach."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from resdraft.importers.pdf.page_lines import PageLine
from resdraft.importers.plain_labels import read_label
from resdraft.importers.plain_language import CASELESS, SMALL_OPENERS
from resdraft.importers.plain_paragraphs import ANNEX
from resdraft.importers.plain_signs import begins_small, is_enacting, opener, stop
from resdraft.model import Text

_GAP = 1.22
"""So many times the usual distance of two lines parts two paragraphs."""
_PITCH = 1.2
"""The usual distance of lines, in the size of their type, where a text does not tell."""
_INDENT = 0.8
"""So far in, in the size of its type, a line is indented."""
_OTHER_SIZE = 1.12
_FEW = 3
_SHORT = 0.75
_VERY_SHORT = 0.65
"""A line so short, in the width of the text, ends a paragraph even without a stop where no gap parts paragraphs."""
_EDGE = 2.0
"""How far short of the edge, in points, a justified line may end."""
_AT_RIGHT = 0.4
"""So far in, in the width of the text, lines stand at its right edge."""
_ENDS = (";", ":", ".", "؛", "；", "。", "：")


@dataclass(slots=True)
class Block:
    """A paragraph: its lines, in order."""

    lines: list[PageLine]
    gap: bool = False
    """Whether a wide gap stands before it."""
    later: float | None = None
    """Where its later lines begin; None where there is none."""

    @property
    def left(self) -> float:
        """Where its first line begins."""
        return self.lines[0].left

    def add(self, line: PageLine) -> None:
        """Take another line."""
        self.lines.append(line)
        self.later = line.left if self.later is None else min(self.later, line.left)


@dataclass(slots=True)
class Setting:
    """How a text is set; distances in points."""

    size: float
    left: float
    """Where most lines begin."""
    right: float
    """How far its lines reach."""
    pitch: float
    parted: bool = True
    """Whether gaps stand between its paragraphs."""
    language: str = "en"


def setting(lines: Sequence[PageLine], size: float, language: str, width: float) -> Setting:
    """How the lines of a text are set, on pages of a width."""
    own = [line for line in lines if abs(line.size - size) < 0.08 * size] or list(lines)
    if not own:
        return Setting(size, 0.0, 0.0, size * _PITCH, language=language)
    lefts = Counter(round(line.left) for line in own)
    rights = sorted(line.right for line in own)
    steps = [a.base - b.base for a, b in pairwise(own) if a.page == b.page and 0 < a.base - b.base < size * 4]
    pitch = _usual_step(steps, size)
    left = float(lefts.most_common(1)[0][0])
    reach = rights[min(len(rights) - 1, len(rights) * 97 // 100)]
    # Where all lines are short, the margin at the right is taken to be that at the left.
    right = width - left if reach < (width - left) * _SHORT else reach
    found = Setting(size, left, right, pitch, language=language)
    found.parted = _is_parted(own, found)
    return found


def _usual_step(steps: Sequence[float], size: float) -> float:
    """The commonest of the smaller distances between lines."""
    if not steps:
        return size * _PITCH
    rounded = Counter(round(step * 2) / 2 for step in steps)
    often = [step for step, times in rounded.items() if times * 5 >= max(rounded.values())]
    near = min(often)
    return statistics.median(step for step in steps if abs(step - near) <= 0.75)


def _is_parted(lines: Sequence[PageLine], found: Setting) -> bool:
    """Whether nearly all lines that surely begin a paragraph have a gap before them."""
    begun = [
        a.base - b.base > found.pitch * _GAP
        for a, b in pairwise(lines)
        if a.page == b.page and a.base > b.base and stop(a.words) and _surely_begins(b, found.language)
    ]
    if len(begun) < _FEW:
        return any(a.base - b.base > found.pitch * _GAP for a, b in pairwise(lines) if a.page == b.page)
    return sum(begun) * 10 >= len(begun) * 8


def _surely_begins(line: PageLine, language: str) -> bool:
    label = read_label(line.words)
    if label:
        return label.kind in ("top", "preambular")
    return bool(opener(line.words, language))


def blocks_of(lines: Sequence[PageLine], found: Setting) -> list[Block]:
    """The paragraphs of the lines."""
    blocks: list[Block] = []
    for line in lines:
        if blocks and _goes_on(blocks[-1], line, found):
            blocks[-1].add(line)
        else:
            gap = bool(blocks) and _is_gap(blocks[-1].lines[-1], line, found)
            blocks.append(Block([line], gap))
    return blocks


def _is_gap(before: PageLine, line: PageLine, found: Setting) -> bool:
    if before.page != line.page or line.base >= before.base:
        return False
    scale = max(1.0, max(before.size, line.size) / found.size)
    return before.base - line.base > found.pitch * _GAP * scale


def _goes_on(block: Block, line: PageLine, found: Setting) -> bool:
    """Whether a line goes on with a paragraph."""
    before = block.lines[-1]
    if _is_gap(before, line, found) or not _is_alike(before, line):
        return False
    words, last = line.words, before.words
    short = _is_short(before, line, found)
    over = before.page != line.page
    if is_bold(before.text) != is_bold(line.text) and (
        short or (over and (stop(before.words) or read_label(line.words)))
    ):
        return False
    if not found.parted and (
        ANNEX.fullmatch(words) or is_enacting(words, found.language) or is_enacting(last, found.language)
    ):
        return False
    ended = stop(last)
    label = read_label(words)
    if before.page != line.page or line.base >= before.base:
        return not _begins_after_page(block, line, bool(label), ended, short, found)
    if _is_apart_at_right(before, line, found):
        return False
    if found.parted:
        return not (label and (ended or short) and _is_indented(block, line, found))
    if label and (ended or short):
        return False
    if _is_indented(block, line, found):
        return not (ended or short)
    if begins_small(words) and found.language not in SMALL_OPENERS:
        return True
    if not short:
        return True
    if not ended:
        return before.right - found.left > (found.right - found.left) * _VERY_SHORT
    return ended not in _ENDS and not opener(words, found.language)


def _is_alike(before: PageLine, line: PageLine) -> bool:
    """Whether two lines may be of one paragraph by their type."""
    return max(before.size, line.size) <= min(before.size, line.size) * _OTHER_SIZE


def is_bold(text: Text) -> bool:
    """Whether all words are bold, signs and blanks aside."""
    letters = sum(char.isalnum() for char in text.plain)
    bold = sum(sum(char.isalnum() for char in text.plain[m.start : m.end]) for m in text.marks if m.kind == "bold")
    return letters > 0 and bold * 10 >= letters * 9


def _is_short(before: PageLine, line: PageLine, found: Setting) -> bool:
    """Whether a line ends so early that the next one's first word would have stood on it."""
    if found.language == "zh":
        return before.right + line.size * 1.5 < found.right
    word = line.words.split(maxsplit=1)[0]
    length = len(line.words)
    width = (line.right - line.left) * len(word) / length if length else 0.0
    return before.right + 0.25 * line.size + width * 1.1 + _EDGE < found.right


def _is_indented(block: Block, line: PageLine, found: Setting) -> bool:
    later = block.later
    usual = found.left if later is None else later
    return line.left > usual + _INDENT * found.size


def _is_level(block: Block, line: PageLine, found: Setting) -> bool:
    """Whether a line begins where the later lines of a paragraph do, and its first one does not."""
    later = found.left if block.later is None else block.later
    return abs(line.left - later) < 0.3 * found.size and block.left - later > _INDENT * found.size


def _is_apart_at_right(before: PageLine, line: PageLine, found: Setting) -> bool:
    """Whether two lines stand each for itself at the right edge, as the meeting and its date do below a text."""
    inner = found.left + (found.right - found.left) * _AT_RIGHT
    return min(before.left, line.left) > inner and abs(before.right - line.right) < found.size


def _begins_after_page(block: Block, line: PageLine, label: bool, ended: str, short: bool, found: Setting) -> bool:
    """Whether the first line of a page begins a paragraph, no distance telling it."""
    if label and (short or (ended and not _is_level(block, line, found))):
        return True
    small = begins_small(line.words) and found.language not in SMALL_OPENERS
    if _is_indented(block, line, found):
        return bool(ended or short) or not (small or block.later is None or found.language in CASELESS)
    if block.later is not None and line.left < block.later - _INDENT * found.size and not small:
        return bool(ended)
    return bool(ended in _ENDS and short) and not small
