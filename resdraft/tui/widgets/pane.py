"""A pane of blocks that paints only the lines that are seen, so that it stays quick however much it holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from resdraft.tui.view import looks
from resdraft.tui.view.blocks import EMPTY, Block, height, lines

_ABOVE = 1
"""Lines left above what was jumped to."""


class Pane(ScrollView, can_focus=True, inherit_bindings=False):
    """Blocks below each other, one of them current.

    A list moves the current block with the arrows; any other pane scrolls by lines, and its current block is the one
    jumped to as long as it is seen. A pane whose blocks can be chosen binds a key to `choose`. It never scrolls
    sideways: left and right are keys of its screen.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "line(-1)", "Up", show=False, id="pane.up"),
        Binding("down,j", "line(1)", "Down", show=False, id="pane.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="pane.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="pane.page-down"),
        Binding("home", "edge(-1)", "To the beginning", show=False, id="pane.home"),
        Binding("end,G", "edge(1)", "To the end", show=False, id="pane.end"),
    ]
    DEFAULT_CSS = """
    Pane {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        background: $background;
        color: $foreground;
    }
    """

    current: reactive[int] = reactive(0, repaint=True)

    @dataclass
    class Moved(Message):
        """Another block is the current one."""

        pane: Pane
        index: int

        @property
        def control(self) -> Pane:
            """The pane, for selectors."""
            return self.pane

    @dataclass
    class Chosen(Message):
        """Enter on the current block, or a click on it."""

        pane: Pane
        index: int

        @property
        def control(self) -> Pane:
            """The pane, for selectors."""
            return self.pane

    def __init__(
        self, *, id: str, margin: int = 2, measure: int = 0, is_list: bool = False, has_bar: bool = True
    ) -> None:
        """`margin` is the cells for signs, of which the first has the bar of the current block if there is one;
        `measure` the longest line, 0 for any; `is_list` whether arrows go from block to block.
        """
        super().__init__(id=id)
        self._has_bar = has_bar
        self._margin = margin
        self._measure = measure
        self._is_list = is_list
        self._blocks: Sequence[Block] = ()
        self._each = 0
        self._tops: Sequence[int] = [0]
        self._laid_for = -1
        self._offset = 0
        """Where the current block was when the pane went out of sight."""
        self._strips: dict[tuple[int, bool], list[Strip]] = {}
        self._styles: dict[str | Style, Style] = {}

    @property
    def blocks(self) -> Sequence[Block]:
        """What is shown."""
        return self._blocks

    @property
    def text_width(self) -> int:
        """The cells of a line of words."""
        room = max(self.scrollable_content_region.width - self._margin - 1, 2)
        return min(room, self._measure) if self._measure else room

    def show(self, blocks: Sequence[Block], current: int | None = None, *, each: int = 0) -> None:
        """Show these blocks. Without `current` the place stays as it is; with it, that block does not move in sight.

        With `each`, every block is so many lines high, and none is asked for before it is seen.
        """
        offset = self._offset_of_current()
        self._blocks, self._each = blocks if each else [*blocks], each
        if current is not None:
            self.set_reactive(Pane.current, max(0, min(current, len(blocks) - 1)))
        elif self.current >= len(blocks):
            self.set_reactive(Pane.current, max(0, len(blocks) - 1))
        self._lay(offset)
        if current is not None and self._laid_for >= 0:
            self._scroll(self._tops[self.current] - offset)
        self.refresh()

    def renew(self, blocks: Sequence[Block], *, repaint: bool = True) -> None:
        """Show other blocks of the same heights in the place of these; without `repaint` those in sight are alike."""
        self._blocks = blocks
        if repaint:
            self._strips.clear()
            self.refresh()
        else:
            first = self._index_at(round(self.scroll_y))
            last = self._index_at(round(self.scroll_y) + self._page())
            self._strips = {key: strips for key, strips in self._strips.items() if first <= key[0] <= last}

    def jump(self, index: int) -> None:
        """Make a block the current one and bring it to the top, whatever was seen before."""
        if 0 <= index < len(self._blocks):
            self.current = index
            if self._laid_for >= 0:
                self._scroll(self._tops[index] - _ABOVE)

    @property
    def place(self) -> tuple[int, int]:
        """The current block and the first line in sight, for `put_back`."""
        return self.current, round(self.scroll_y)

    def put_back(self, place: tuple[int, int]) -> None:
        """Show what was in sight when this was the place, of the same blocks."""
        self._scroll(place[1])
        if place[0] < len(self._blocks):
            self.current = place[0]

    def jump_to_line(self, index: int, line: int) -> None:
        """Make a block the current one and bring one of its lines into sight, in the middle if it was not."""
        if not 0 <= index < len(self._blocks) or self._laid_for < 0:
            return
        place = self._tops[index] + line
        top = round(self.scroll_y)
        if not top <= place < top + self._page():
            self._scroll(max(place - self._page() // 2, 0))
        self.current = index

    def point(self, index: int) -> None:
        """Make a block the current one, scrolling no further than needed to see it."""
        if self._blocks:
            self.current = max(0, min(index, len(self._blocks) - 1))
            self._reveal()

    def seen(self, index: int) -> bool:
        """Whether the first line of a block is in sight."""
        return 0 <= self._tops[index] - round(self.scroll_y) < self._page() if index < len(self._blocks) else False

    # Keys and mouse

    def action_line(self, step: int) -> None:
        """A line, in a list a block, up or down."""
        if self._is_list:
            self.point(self.current + step)
        else:
            self._scroll(round(self.scroll_y) + step)

    def action_page(self, step: int) -> None:
        """A page up or down."""
        if self._is_list:
            here = self._tops[self.current] if self._blocks else 0
            self.point(self._index_at(here + step * max(self._page() - 1, 1)))
        else:
            self._scroll(round(self.scroll_y) + step * max(self._page() - 2, 1))

    def action_edge(self, step: int) -> None:
        """To the first or the last block."""
        if self._is_list:
            self.point(len(self._blocks) - 1 if step > 0 else 0)
        else:
            self._scroll(self._tops[-1] if step > 0 else 0)
            self.current = len(self._blocks) - 1 if step > 0 and self._blocks else 0

    def action_choose(self) -> None:
        """Choose the current block."""
        if self._blocks:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: events.Click) -> None:
        """A click makes a block the current one; one more chooses it, outside lists only as a double click."""
        inside = event.get_content_offset(self)
        if inside is None:
            return
        line = inside.y + round(self.scroll_y)
        if not self._blocks or line >= self._tops[-1]:
            return
        index = self._index_at(line)
        if index == self.current and (self._is_list or event.chain == 2):
            self.action_choose()
        self.current = index

    # Layout

    def on_resize(self) -> None:
        """Lines end elsewhere."""
        if self.text_width != self._laid_for:
            offset = self._offset_of_current()
            self._lay(offset)
            if self._blocks:
                self._scroll(self._tops[self.current] - offset)
            self.refresh()
        elif self._is_list:
            self._reveal()

    def notify_style_update(self) -> None:
        """Colours may be others."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def watch_current(self, old: int, new: int) -> None:
        """Say so."""
        self._forget(old)
        self._forget(new)
        self.post_message(self.Moved(self, new))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The current block stays in sight."""
        super().watch_scroll_y(old_value, new_value)
        if not self._is_list and self._blocks and round(old_value) != round(new_value):
            self._follow()

    def _follow(self) -> None:
        if self._laid_for < 0:
            return
        top = round(self.scroll_y)
        first, end = self._tops[self.current], self._tops[self.current + 1]
        if first <= top < end or top <= first < top + self._page():
            return
        index = self._index_at(top)
        fits = index + 1 < len(self._blocks) and self._tops[index] < top and self._tops[index + 1] < top + self._page()
        self.current = index + 1 if fits else index

    def _lay(self, offset: int) -> None:
        """Find out where each block begins. The current one stood so far below the top."""
        self._strips.clear()
        if not self.size.width:
            # Out of sight: the lines are counted as soon as there is a width again, even if it is the one before.
            self._laid_for, self._offset = -1, offset
            self._tops = range(len(self._blocks) + 1)
            return
        width = self._laid_for = self.text_width
        if self._each:
            self._tops = range(0, self._each * len(self._blocks) + 1, self._each)
        else:
            self._tops = [0, *accumulate(height(block, width) for block in self._blocks)]
        self.virtual_size = Size(self.scrollable_content_region.width, self._tops[-1])

    def _page(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def _index_at(self, line: int) -> int:
        return max(0, min(bisect_right(self._tops, max(line, 0)) - 1, len(self._blocks) - 1))

    def _offset_of_current(self) -> int:
        """How far below the top of the pane the current block begins, as far as it is in sight."""
        if self._laid_for < 0 or self.current >= len(self._tops):
            return self._offset
        offset = max(0, self._tops[self.current] - round(self.scroll_y))
        return min(offset, self._page() - 1) if self.size.width else offset

    def _reveal(self) -> None:
        if self._laid_for < 0 or not self._blocks:
            return
        first, end = self._tops[self.current], self._tops[self.current + 1]
        top = round(self.scroll_y)
        if first < top:
            self._scroll(first)
        elif end > top + self._page():
            self._scroll(min(first, end - self._page()))

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, immediate=True)

    def _forget(self, index: int) -> None:
        self._strips.pop((index, False), None)
        self._strips.pop((index, True), None)

    # Painting

    def render_line(self, y: int) -> Strip:
        """One line as the terminal shows it."""
        base = self.visual_style
        width = self.scrollable_content_region.width
        line = y + round(self.scroll_y)
        if not self._blocks or self._laid_for < 0 or line >= self._tops[-1]:
            return Strip.blank(width, base.rich_style)
        index = self._index_at(line)
        strips = self._painted(index, index == self.current)
        return strips[line - self._tops[index]].crop_extend(0, width, base.rich_style)

    def _painted(self, index: int, current: bool) -> list[Strip]:
        key = (index, current)
        if key not in self._strips:
            if len(self._strips) > 2000:
                self._strips.clear()
            self._strips[key] = self._paint(self._blocks[index], current)
        return self._strips[key]

    def _paint(self, block: Block, current: bool) -> list[Strip]:
        width = self._laid_for
        base = self.visual_style
        band = base + self._style(looks.CURSOR_BAND) if current and self._is_list else base
        whole = self.scrollable_content_region.width
        spare = max(whole - self._margin - width, 0) // 2 if self._measure else 0
        made = lines(block, width)
        inked = len(made) - block.after
        strips = []
        for number, (words, fill) in enumerate(made):
            here = band + self._style(fill) if fill else band
            sign = block.sign if number == 0 else block.tail if number < inked else block.under
            bar = "▌" if current and self._has_bar and number < max(inked, 1) else " "
            segments = [Segment(" " * spare, band.rich_style)] if spare else []
            segments += self._segments(Content.styled(bar, looks.CURSOR if self.has_focus else looks.FAINT), band)
            segments += self._segments(_fitted(sign, self._margin - 1), band)
            segments += self._segments(words, here)
            used = spare + self._margin + words.cell_length
            fill_to = spare + self._margin + width if self._measure else whole
            segments.append(Segment(" " * max(fill_to - used, 0), here.rich_style))
            strips.append(Strip(segments))
        return strips

    def _segments(self, words: Content, base: Style) -> list[Segment]:
        return [Segment(text, style.rich_style) for text, style in words.render(base, "", self._style) if text]

    def _style(self, style: str | Style) -> Style:
        """A style by its words, variables of the theme put in."""
        found = self._styles.get(style)
        if found is None:
            found = self._styles[style] = Style.parse(style) if isinstance(style, str) else style
        return found

    def on_focus(self) -> None:
        """The bar is bright."""
        self._forget(self.current)
        self.refresh()

    def on_blur(self) -> None:
        """The bar is faint."""
        self._forget(self.current)
        self.refresh()


def _fitted(words: Content, cells: int) -> Content:
    """Words cut or padded to so many cells, a blank at the end where there is room for it."""
    if not words:
        return EMPTY.pad_right(cells)
    short = words.truncate(cells) if words.cell_length > cells else words
    return short.pad_right(cells - short.cell_length)
