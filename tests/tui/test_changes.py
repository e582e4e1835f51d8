"""The rows of a comparison in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resdraft.diff import compare, word_runs
from resdraft.model import Clause, Resolution, Text
from resdraft.text import parse
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import lines
from resdraft.tui.view.changes import ChangeRow, change_rows, headline, kinds_there, place, stops
from resdraft.tui.view.compared import Folded, Shown, fold_of, item_block, items, names_line, place_of
from resdraft.tui.view.runs import pair
from resdraft.tui.view.strip import share, strip
from resdraft.tui.view.words import cut
from tests.tui.screens import HOSTILE_WORDS, NEW, OLD, hostile


def rows_of(old: Resolution, new: Resolution) -> tuple[ChangeRow, ...]:
    return change_rows(old, new, compare(old, new))


def of_sources(old: str = OLD, new: str = NEW) -> tuple[ChangeRow, ...]:
    return rows_of(parse(old).resolution, parse(new).resolution)


def operative(*paragraphs: str, front: str = "holders: [RUS]") -> str:
    body = "\n\n".join(f"{number}. {words}" for number, words in enumerate(paragraphs, start=1))
    return f"---\nformat: 1\n{front}\n---\n\nThe Security Council,\n\n{body}\n\n[^1]: See S/2014/815.\n"


def named(rows: tuple[ChangeRow, ...], name: str) -> ChangeRow:
    return next(row for row in rows if row.name == name and row.kind != "away")


def test_each_row_says_what_became_of_it() -> None:
    said = [(row.sign.plain, row.head.plain) for row in of_sources()]
    assert ("~", "OP1  reworded") in said
    assert ("=", "OP2  unchanged") in said
    assert ("-", "OP4  gone") in said
    assert ("+", "OP3  new") in said
    assert ("↑", "PP3 → PP1  moved up, words unchanged") in said
    assert ("↑", "PP3  moved up to PP1") in said
    assert ("=", "OP3 → OP4  unchanged") in said


def test_the_ends_of_a_move_know_each_other() -> None:
    rows = of_sources()
    here = next(number for number, row in enumerate(rows) if row.head.plain.startswith("PP3 → PP1"))
    away = next(number for number, row in enumerate(rows) if row.kind == "away")
    assert (rows[here].other, rows[away].other) == (away, here)
    assert [row.other for row in rows if row.name == "OP1"] == [-1]


def test_the_meaning_is_said_once() -> None:
    row = named(of_sources(), "OP1")
    assert row.meaning.plain.startswith("▼ softened: Demands → Urges")


def test_what_went_is_struck_and_what_came_underlined() -> None:
    row = named(of_sources(), "OP1")
    assert [words.plain for words in row.old] == ["Demands that all parties cease hostilities without delay;¹"]
    assert [words.plain for words in row.new] == ["Urges that all parties cease hostilities as soon as possible;¹"]
    gone = [row.old[0].plain[s.start : s.end] for s in row.old[0].spans if "strike" in str(s.style)]
    came = [row.new[0].plain[s.start : s.end] for s in row.new[0].spans if "underline" in str(s.style)]
    assert gone == ["Demands", "without delay"]
    assert came == ["Urges", "as soon as possible"]


def test_in_one_column_signs_stand_before_what_went_and_came() -> None:
    assert named(of_sources(), "OP1").both[0].plain == (
        "-Demands +Urges that all parties cease hostilities -without delay +as soon as possible;¹"
    )


def test_a_bracket_that_closed_is_marked() -> None:
    rows = of_sources(operative("*Urges* [all] States to act;"), operative("*Urges* all States to act;"))
    row = named(rows, "OP1")
    assert row.old[0].plain == "Urges [all] States to act;"
    assert [row.old[0].plain[s.start : s.end] for s in row.old[0].spans if "strike" in str(s.style)] == ["[", "]"]
    assert row.both[0].plain == "Urges -[all-] States to act;"


def test_words_that_go_inside_a_bracket_stay_inside_it() -> None:
    rows = of_sources(operative("*Urges* [all States] to act;"), operative("*Urges* [States] to act;"))
    assert named(rows, "OP1").both[0].plain == "Urges [-all States] to act;"
    rows = of_sources(operative("*Urges* [States concerned] to act;"), operative("*Urges* [States] to act;"))
    assert named(rows, "OP1").both[0].plain == "Urges [States -concerned] to act;"
    rows = of_sources(operative("*Urges* [States] concerned to act;"), operative("*Urges* [States] to act;"))
    assert named(rows, "OP1").both[0].plain == "Urges [States] -concerned to act;"


def test_a_note_that_came_is_marked() -> None:
    rows = of_sources(operative("*Urges* all States to act;"), operative("*Urges* all States to act;[^1]"))
    assert named(rows, "OP1").both[0].plain == "Urges all States to act;+¹"


def test_a_split_clause_is_drawn_as_one() -> None:
    first = (
        "*Urges* the parties to the conflict to open the crossings at the border for humanitarian convoys without delay"
    )
    second = (
        "requests the Secretary-General to report every thirty days on the implementation of the present resolution"
    )
    rows = of_sources(operative(f"{first}, and {second};"), operative(f"{first};", f"*{second.capitalize()}*;"))
    parts = [row for row in rows if row.kind == "split"]
    assert [(row.part, row.parts) for row in parts] == [(0, 2), (1, 2)]
    assert [row.head.plain for row in parts] == ["OP1  split, part 1 of 2", "OP1 → OP2  split, part 2 of 2"]
    assert "Secretary-General" not in parts[0].old[0].plain
    assert "parties" not in parts[1].old[0].plain
    blocks = [item_block(Shown(rows.index(row)), rows, inline=False) for row in parts]
    assert [block.sign.plain for block in blocks] == ["┌", "└"]
    assert [block.tail.plain for block in blocks] == ["│", ""]


def test_equal_texts_have_no_change() -> None:
    rows = of_sources(OLD, OLD)
    assert not any(row.changed for row in rows)
    assert items(rows, every=False) == (Folded(0, len(rows)),)


def test_unchanged_rows_fold_and_unfold() -> None:
    rows = of_sources()
    folded = items(rows, every=False)
    assert all(isinstance(item, Folded) or rows[item.row].changed for item in folded)
    assert items(rows, every=True) == tuple(Shown(number) for number in range(len(rows)))
    fold = next(item for item in folded if isinstance(item, Folded) and item.end - item.start > 1)
    opened = items(rows, every=False, unfolded={fold.start})
    assert len(opened) == len(folded) + fold.end - fold.start - 1
    assert place_of(folded, fold.end - 1) == folded.index(fold)
    assert fold_of(rows, fold.end - 1) == fold.start
    assert fold_of(rows, fold.end) == -1
    shown = lines(item_block(fold, rows, inline=True), 60)[0][0].plain
    assert shown == f"··· {fold.end - fold.start} unchanged: {rows[fold.start].name} – {rows[fold.end - 1].name}"


def said_of(rows: tuple[ChangeRow, ...], similarity: float = 0.5) -> list[str]:
    return headline(rows, similarity).plain.replace("\u00a0", " ").split(" · ")


def test_the_headline_counts_each_change_once() -> None:
    rows = of_sources()
    said = said_of(rows)
    assert said == ["2 reworded", "1 new", "1 gone", "1 only moved", "9 unchanged", "50% of the words stay"]
    assert len(stops(rows)) == sum(int(words.split()[0]) for words in said[:-2])


def test_the_headline_names_what_is_no_clause() -> None:
    old = OLD.replace("agenda_item: Threats to peace", "agenda_item: Dangers of war")
    said = said_of(of_sources(old, NEW.replace("See S/2014/815", "See another letter, S/2015/1")))
    assert "1 agenda item" in said
    assert "1 note" in said


def test_the_headline_never_says_all_of_drafts_that_differ() -> None:
    assert said_of(of_sources(), 0.999)[-1] == "99% of the words stay"


def test_every_row_knows_its_change() -> None:
    rows = of_sources()
    said = {row.head.plain: place(rows, stops(rows), number) for number, row in enumerate(rows)}
    assert said["PP3 → PP1  moved up, words unchanged"] == "change 1 of 5"
    assert said["PP3  moved up to PP1"] == "old place of change 1 of 5"
    assert said["OP1  reworded"] == "change 2 of 5"
    assert said["OP2  unchanged"] == "before change 3 of 5"
    assert said["OP2 (a)  reworded"] == "change 3 of 5"
    assert said["OP5  unchanged"] == "after change 5 of 5"


def test_no_change_has_no_number() -> None:
    rows = of_sources(OLD, OLD)
    assert place(rows, stops(rows), 0) == "no change"


def test_the_parts_of_a_clause_are_one_change() -> None:
    one = "Decides to establish a fund, which the Secretary-General shall manage with all due care and economy"
    two = "requests the Secretary-General to report on the use of the fund to the Council every six months"
    rows = of_sources(operative(f"*Calls* for it, {one}, and {two};"), operative(f"*Calls* for it, {one};", f"{two};"))
    parts = [number for number, row in enumerate(rows) if row.parts > 1]
    assert [place(rows, stops(rows), number) for number in parts] == ["change 1 of 1", "change 1 of 1"]


def test_names_stand_above_their_columns_or_in_one_line() -> None:
    names = ("russian-federation.res.md", "france-united-kingdom-united-states.res.md")
    assert names_line(*names, 76, inline=True).plain == "- russian-federation.res.md → + " + names[1]
    assert names_line(*names, 50, inline=True).plain == "- russian-fe…ion.res.md → + france-uni…ates.res.md"
    beside = names_line(*names, 63, inline=False).plain
    assert beside == "- russian-federation.res.md    │ + france-united…-states.res.md"


def test_no_words_are_taken_for_markup() -> None:
    rows = rows_of(hostile(), Resolution(operative=(Clause(Text("Another text altogether;")),)))
    blocks = [item_block(item, rows, inline=inline) for item in items(rows, every=True) for inline in (True, False)]
    shown = [line.plain for block in blocks for line, _ in lines(block, 1000)]
    assert sum(HOSTILE_WORDS in line for line in shown) >= 20


WORDS = st.lists(st.sampled_from(["all", "States", "urges", ",", "the", "of", "act;"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_both_in_one_holds_each_side_whole(old: str, new: str) -> None:
    left, right, both = pair(cut(Text(old), {}), cut(Text(new), {}), word_runs(old, new), "")
    assert (left.plain, right.plain) == (old, new)
    gone: list[str] = []
    came: list[str] = []
    for span in both.spans:
        words = both.plain[span.start + 1 : span.end]
        (gone if span.style == looks.DELETED else came).append(words)
    struck = "".join(left.plain[s.start : s.end] for s in left.spans)
    added = "".join(right.plain[s.start : s.end] for s in right.spans)
    assert "".join(gone).replace(" ", "") == struck.replace(" ", "")
    assert "".join(came).replace(" ", "") == added.replace(" ", "")


def test_a_kind_of_change_can_be_shown_alone() -> None:
    rows = of_sources(OLD, NEW)
    there = dict(kinds_there(rows))
    assert there["softened"] == 1
    assert there["moved"] >= 1
    kept = items(rows, every=False, only="softened")
    assert [rows[item.row].name for item in kept if isinstance(item, Shown)] == ["OP1"]
    fold = item_block(next(item for item in kept if isinstance(item, Folded)), rows, inline=False)
    assert "others: " in lines(fold, 60)[0][0].plain
    assert [rows[number].name for number in stops(rows, "softened")] == ["OP1"]


def test_the_strip_has_the_gravest_change_of_each_line() -> None:
    rows = of_sources(OLD, NEW)
    signs = [cell.plain for cell in strip(rows, len(rows), 0)]
    assert signs[0] == "▌"
    assert {"~", "-", "+"} <= set(signs)
    assert len(strip(rows, 3, 0)) == 3
    assert "-" in "".join(cell.plain for cell in strip(rows, 3, 0))
    for height in (1, 3, len(rows), 5 * len(rows)):
        shares = [share(line, height, len(rows)) for line in range(height)]
        assert [row for first, end in shares for row in range(first, end)] == list(range(len(rows)))
