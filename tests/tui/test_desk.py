"""The desk without a screen: what a choice does to others."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdraft.diff import compare
from resdraft.model import UsageError
from resdraft.negotiate import state_of
from resdraft.tui.desk import Desk
from resdraft.tui.screens.working import only_drafts
from resdraft.workspace import load

HEAD = "---\nformat: 1\n---\n\nThe General Assembly,\n\n"
OLD = (
    "1. *Urges* all States to act on the list of ports without delay;\n\n2. *Notes* the report;\n\n3. *Notes* it all.\n"
)
NEW = "1. *Notes* the report;\n\n2. *Notes* it all;\n\n3. *Urges* all States to act on the list of airports now.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    for name, words in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.res.md").write_text(HEAD + words, "utf-8")
    old, new = (load(tmp_path / f"{name}.res.md") for name in ("old", "new"))
    return Desk(old, new, compare(old.resolution, new.resolution))


def test_the_place_of_a_moved_clause_is_decided_after_its_words(desk: Desk) -> None:
    question = next(q for q in desk.asked if q.shifted)
    for wording in question.wordings:
        desk.decide(wording.where, "rejected")
    assert state_of(question, desk.choices) == "open"
    desk.decide(question.where, "accepted")
    assert state_of(question, desk.choices) == "in part"
    desk.undo()
    assert desk.choices.at(question.wordings[0].where) == "rejected"


def test_a_whole_takes_the_place_of_its_words(desk: Desk) -> None:
    question = next(q for q in desk.asked if q.wordings)
    desk.decide(question.wordings[0].where, "rejected")
    desk.decide(question.where, "accepted")
    assert [choice.where for choice in desk.choices.made] == [question.where]


def test_a_name_is_needed(desk: Desk) -> None:
    with pytest.raises(UsageError):
        desk.save(" ")


def test_the_command_that_makes_a_draft_finds_the_file() -> None:
    words = only_drafts(Path("in coming", "theirs.docx")).replace("\\", "/")
    assert "`resdraft import 'in coming/theirs.docx' -o NAME.res.md`" in words
