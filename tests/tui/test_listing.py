"""A draft as two lines of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdraft.model import InputError
from resdraft.text import write
from resdraft.tui.view.blocks import lines
from resdraft.tui.view.listing import Listed, draft_block, failed, kept, listed, unread
from resdraft.workspace import load
from tests.tui.screens import HOSTILE_WORDS, drafts_folder, hostile


def shown(draft: Listed, mark: int = 0, width: int = 90) -> list[str]:
    block = draft_block(draft, mark)
    return [f"{block.sign.plain}|{line.plain}".rstrip() for line, _ in lines(block, width)]


@pytest.fixture
def norway(tmp_path: Path) -> Listed:
    path = drafts_folder(tmp_path) / "norway.res.md"
    return listed(unread(path, tmp_path), load(path))


def test_a_draft_in_two_lines(norway: Listed) -> None:
    assert shown(norway, 1) == [
        "1|norway.res.md" + " " * 65 + " 3 PP   5 OP",
        "1|  2015-09-30 · Norway*, Chile · Threats to peace · Security Council",
    ]


def test_a_draft_that_is_not_read_yet(tmp_path: Path) -> None:
    assert shown(unread(tmp_path / "sub" / "a.res.md", tmp_path))[0].split() == ["|sub/a.res.md", "…"]


def test_a_draft_that_cannot_be_read(tmp_path: Path) -> None:
    draft = failed(unread(tmp_path / "a.res.md", tmp_path), InputError("an empty file"))
    assert [line.split()[-1] for line in shown(draft)] == ["read", "file"]


def test_a_draft_with_problems(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("---\nformat: 1\nwrong: [\n---\n\nThe Security Council,\n\n7. *Decides*;\n", encoding="utf-8")
    assert "! 2 problems" in shown(listed(unread(path, tmp_path), load(path)))[1]


def test_a_title_is_shown_with_its_brackets(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("---\nformat: 1\ntitle: Threats to [RUS: world] peace\nholders: [RUS]\n---\n", encoding="utf-8")
    assert shown(listed(unread(path, tmp_path), load(path)))[1] == "|  Threats to [RUS: world] peace"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("", 1), ("norway", 1), ("NORW chile", 1), ("peace security", 1), ("2015-09", 1), ("norway france", 0), ("[", 0)],
)
def test_a_filter_asks_for_every_word(norway: Listed, wanted: str, found: int) -> None:
    assert len(kept([norway], wanted)) == found


def test_no_words_are_taken_for_markup(tmp_path: Path) -> None:
    path = tmp_path / "[red]x.res.md"
    path.write_text(write(hostile()), encoding="utf-8")
    draft = listed(unread(path, tmp_path), load(path))
    assert shown(draft, width=400)[0].startswith("|[red]x.res.md")
    assert shown(draft, width=400)[1].count(HOSTILE_WORDS) == 2
