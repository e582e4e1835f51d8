"""A draft as two lines of a list."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from resdraft.model import InputError
from resdraft.text import write
from resdraft.tui.view.blocks import lines
from resdraft.tui.view.listed import COLUMNS, Listed, by_name, failed, folded, kept, listed, natural, ordered, unread
from resdraft.tui.view.listing import draft_block, heads, when
from resdraft.workspace import load
from tests.tui.screens import HOSTILE_WORDS, drafts_folder, hostile


def shown(draft: Listed, mark: int = 0, width: int = 90) -> list[str]:
    block = draft_block(draft, mark)
    return [f"{block.sign.plain}|{line.plain}".rstrip() for line, _ in lines(block, width)]


def read(path: Path, folder: Path) -> Listed:
    return listed(unread(path, folder), [load(path)])[0]


@pytest.fixture
def norway(tmp_path: Path) -> Listed:
    path = drafts_folder(tmp_path) / "norway.res.md"
    return read(path, tmp_path)


def test_a_draft_in_two_lines(norway: Listed) -> None:
    assert shown(norway, 1) == [
        "1|norway.res.md" + " " * 57 + " 3 PP   5 OP",
        "1|  2015-09-30 · Norway*, Chile · Threats to peace · Security Council",
    ]


def test_a_draft_that_is_not_read_yet(tmp_path: Path) -> None:
    assert shown(unread(tmp_path / "sub" / "a.res.md", tmp_path))[0].split() == ["|sub/a.res.md", "…"]


def test_a_draft_that_cannot_be_read(tmp_path: Path) -> None:
    draft = failed(unread(tmp_path / "a.res.md", tmp_path), InputError("an empty file"))
    assert [line.split()[-1] for line in shown(draft)] == ["readable", "file"]


def test_a_draft_with_problems(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("---\nformat: 1\nwrong: [\n---\n\nThe Security Council,\n\n7. *Decides*;\n", encoding="utf-8")
    assert "! 2 problems" in shown(read(path, tmp_path))[1]


def test_a_title_is_shown_with_its_brackets(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("---\nformat: 1\ntitle: Threats to [RUS: world] peace\nholders: [RUS]\n---\n", encoding="utf-8")
    assert shown(read(path, tmp_path))[1] == "|  Threats to [RUS: world] peace"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("", 1), ("norway", 1), ("NORW chile", 1), ("peace security", 1), ("2015-09", 1), ("norway france", 0), ("[", 0)],
)
def test_a_filter_asks_for_every_word(norway: Listed, wanted: str, found: int) -> None:
    assert len(kept([norway], wanted)) == found


def test_no_words_are_taken_for_markup(tmp_path: Path) -> None:
    path = tmp_path / "[red]x.res.md"
    path.write_text(write(hostile()), encoding="utf-8")
    draft = read(path, tmp_path)
    assert shown(draft, width=400)[0].startswith("|[red]x.res.md")
    assert shown(draft, width=400)[1].count(HOSTILE_WORDS) == 2


def test_folded_words_have_no_case_and_no_accents() -> None:
    assert folded("Côte d’IVOIRE") == folded("cote d’ivoire")


def test_numbers_in_names_are_sorted_by_their_value() -> None:
    assert sorted(["A/C.3/80/L.10", "A/C.3/80/L.9", "A/C.3/80/L.9/Rev.1"], key=natural)[0] == "A/C.3/80/L.9"


def test_the_order_of_each_column_has_what_is_empty_last() -> None:
    drafts = [
        Listed(Path("a"), "a"),
        Listed(Path("b"), "b", symbol="L.10", date="2025-01-01", preambular=3, read=True),
        Listed(Path("c"), "c", symbol="L.9", date="2025-03-01", operative=9, read=True),
    ]
    names = {
        (column.name, turned): "".join(draft.name for draft in ordered(drafts, column, turned=turned))
        for column in COLUMNS
        for turned in (False, True)
    }
    assert names["name", False] == "abc"
    assert names["name", True] == "cba"
    assert (names["symbol", False], names["symbol", True]) == ("cba", "bca")
    assert (names["date", False], names["date", True]) == ("cba", "bca")
    assert (names["length", False], names["title", False]) == ("cba", "abc")


@pytest.mark.parametrize("width", [0, 5, 20, 40, 58, 80, 200])
def test_each_title_answers_a_click_where_it_stands(width: int) -> None:
    for column in COLUMNS:
        made = heads(column, turned=False, width=width, margin=4)
        for start, end, found in made.spans:
            assert found.title in made.words.plain[start:end]
        assert column in [found for _, _, found in made.spans]
        assert width < 30 or made.words.cell_length <= width


def test_when_a_file_was_changed() -> None:
    now = datetime(2026, 3, 4, 12, 0)
    stamps = [datetime(2026, 3, 4, 9, 5), datetime(2026, 1, 31), datetime(2024, 12, 1)]
    assert [when(stamp.timestamp(), now) for stamp in stamps] == ["09:05", "31 Jan", "2024-12"]
    assert when(0, now) == when(1e30, now) == ""


def test_drafts_stand_before_what_was_made_of_them() -> None:
    names = ["a.docx", "b.res.md", "c.txt", "d/e.res.md", "b.docx"]
    found = sorted((unread(Path(name), Path()) for name in names), key=by_name)
    assert [draft.name for draft in found] == ["b.res.md", "d/e.res.md", "a.docx", "b.docx", "c.txt"]
