"""`resdraft decide`: one draft of two."""

from __future__ import annotations

import json
from pathlib import Path

from resdraft.text import parse
from tests.cli.conftest import Cli

Rivals = tuple[Path, Path]


def test_what_is_open_stands_in_brackets(cli: Cli, rivals: Rivals) -> None:
    ended = cli("decide", "old.res.md", "new.res.md", "--old-holder", "RUS", "--new-holder", "P3")
    assert ended.code == 0
    assert "within [RUS: 60] / [P3: 120] days" in ended.out
    assert not parse(ended.out).problems


def test_all_accepted_or_rejected(cli: Cli, rivals: Rivals) -> None:
    old, new = (parse(path.read_text("utf-8")).resolution for path in rivals)
    accepted = cli("decide", "old.res.md", "new.res.md", "--accept-all")
    assert parse(accepted.out).resolution == new
    rejected = parse(cli("decide", "old.res.md", "new.res.md", "--reject-all").out).resolution
    assert (rejected.preamble, rejected.operative) == (old.preamble, old.operative)
    assert cli("decide", "old.res.md", "new.res.md", "--accept-all", "--reject-all").code == 2


def test_choices_are_filled_in_and_used(cli: Cli, rivals: Rivals, here: Path) -> None:
    assert cli("decide", "old.res.md", "new.res.md", "--questions", "-o", "choices.json").code == 0
    asked = json.loads((here / "choices.json").read_text("utf-8"))
    days = next(entry for entry in asked["choices"] if entry.get("old_words") == "60")
    days["decision"] = "accepted"
    (here / "choices.json").write_text(json.dumps(asked), "utf-8")
    ended = cli("decide", "old.res.md", "new.res.md", "--choices", "choices.json", "--reject-all")
    assert "within 120 days of its adoption and every 90 days" in ended.out
    assert cli("decide", "old.res.md", "new.res.md", "--questions", "-o", "choices.json").code == 3


def test_choices_about_other_drafts_are_the_input_s_fault(cli: Cli, rivals: Rivals, here: Path) -> None:
    cli("decide", "old.res.md", "new.res.md", "--questions", "-o", "choices.json")
    ended = cli("decide", "new.res.md", "old.res.md", "--choices", "choices.json")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("choices.json: error: these choices are about other drafts")
    assert cli("decide", "new.res.md", "old.res.md", "--choices", "none.json").code == 3
    (here / "choices.json").write_bytes(b"\xff")
    assert "no UTF-8" in cli("decide", "old.res.md", "new.res.md", "--choices", "choices.json").err


def test_it_writes_over_no_draft_and_says_what_is_open(cli: Cli, rivals: Rivals, here: Path) -> None:
    ended = cli("decide", "old.res.md", "new.res.md", "-o", "both.res.md")
    assert ended.code == 0
    assert "changes left open, in brackets" in ended.err
    assert cli("decide", "old.res.md", "new.res.md", "--accept-all", "-o", "both.res.md").code == 3
    assert cli("decide", "old.res.md", "new.res.md", "-o", "new.res.md", "--force").code == 2


def test_holders_that_cannot_be_are_wrong_use(cli: Cli, rivals: Rivals) -> None:
    assert cli("decide", "old.res.md", "new.res.md", "--old-holder", "RUS", "--new-holder", "RUS").code == 2
