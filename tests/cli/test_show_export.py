"""`resdraft show` and `resdraft export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resdraft.cli.cells import cells
from resdraft.text import parse, write
from tests.cli.conftest import DRAFT, Cli
from tests.conftest import Golden

FULL = """---
format: 1
symbol: A/C.3/80/L.12
body: general-assembly
session: "80"
date: 2025-10-09
agenda_item: 71. Promotion of human rights
title: Small ports
sponsors: [Norway*, Chile]
holders: [RUS, CHN]
notice: Illustration, not a United Nations document
---

The General Assembly,

*Recalling* its resolution 70/1 of 25 September 2015,[^1] {based on PP1, 70/1}

## I. What to do

1. *Urges* Member States in whose ports no crew has been trained, and *invites* others, [RUS, CHN: where they see fit,]
to train rescue crews [XX] / [by 2030]; {agreed ad ref pending RUS}

2. *Requests* the Secretary-General: {#two}

  - (a) To report on progress made in [paragraph 2](#two), <!-- a comment --> as follows:

    - (i) Each year;

  and to thank all;

2 bis. 大会请所有会员国在其港口训练救援人员，并请秘书长就此向大会第八十一届会议提出报告，说明取得的进展；

# Annex I — Ports

Words of the annex.

| Port | Crew |
| --- | --- |
| Little Harbour on the Northern Shore of the Long Bay, whose name takes more room | 4 |
| Ría | 12 |

> 1. *Quoted* words.

[^1]: See A/70/74.
"""


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_page(cli: Cli, here: Path, golden: Golden, width: int) -> None:
    (here / "full.res.md").write_text(FULL, "utf-8")
    ended = cli("show", "full.res.md", "--width", str(width))
    assert (ended.code, ended.err) == (0, "")
    assert max(map(cells, ended.out.splitlines())) <= width
    golden(f"cli/show-{width}.txt", ended.out)


def test_the_page_in_colour(cli: Cli, here: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    (here / "full.res.md").write_text(FULL, "utf-8")
    ended = cli("show", "full.res.md", "--width", "80")
    golden("cli/show-colour.txt", ended.out.replace("\x1b", "␛"))


def test_the_outline(cli: Cli, here: Path, golden: Golden) -> None:
    (here / "full.res.md").write_text(FULL, "utf-8")
    ended = cli("show", "--outline", "full.res.md", "--width", "60")
    assert all(cells(line) <= 60 for line in ended.out.splitlines()[:-1])
    golden("cli/outline.txt", ended.out)


def test_the_outline_shows_brackets_and_alternatives_as_printed(cli: Cli, draft: Path) -> None:
    disputed = "that [RUS: coordination] / [FRA: cooperation] be close"
    draft.write_text(
        DRAFT.replace("\n---\n", "\nholders: [RUS, FRA]\n---\n").replace("1. *Urges*", f"1. *Urges* {disputed}")
    )
    assert f"OP1  Urges {disputed}" in cli("show", "--outline", "a.res.md", "--width", "120").out
    record = json.loads(cli("show", "--json", "a.res.md").out)
    assert record["clauses"][1]["words"].startswith(f"Urges {disputed}")


def test_problems_are_counted_and_on_request_listed(cli: Cli, draft: Path) -> None:
    draft.write_text(DRAFT.replace("2. ", "7. "), "utf-8")
    ended = cli("show", "a.res.md")
    assert ended.code == 0
    assert ended.err == "a.res.md: note: 1 problem in this draft\n  `resdraft show --problems a.res.md` lists it\n"
    ended = cli("show", "--problems", "a.res.md")
    assert ended.code == 0
    assert ended.out.startswith("a.res.md:13:1: problem: paragraph 7 should be 2\n  `resdraft fmt`")
    assert ended.out.endswith("\n1 problem\n")


def test_as_json(cli: Cli, draft: Path) -> None:
    draft.write_text(DRAFT.replace("2. ", "7. "), "utf-8")
    record = json.loads(cli("show", "--json", "a.res.md").out)
    assert record["counts"]["operative"] == 2
    assert [clause["label"] for clause in record["clauses"]] == ["PP1", "OP1", "OP2"]
    assert record["clauses"][1]["opener"] == "Urges"
    assert record["problems"][0]["line"] == 13


def test_words_cannot_command_the_terminal(cli: Cli, draft: Path) -> None:
    draft.write_text(DRAFT.replace("crews", "c\u202erews \x9b2J [x](#y)"), "utf-8")
    shown = cli("show", "a.res.md").out + cli("show", "--outline", "a.res.md").out
    assert "\u202e" not in shown
    assert "\x9b" not in shown
    assert "‹U+202E›" in shown


def test_pasted_text_is_shown_with_its_doubts_counted(cli: Cli) -> None:
    pasted = "The General Assembly,\nRecalling this,\n1. Urges that;\n2. Decides to remain seized.\n"
    ended = cli("show", "-", stdin=pasted)
    assert ended.code == 0
    assert " 1.   Urges that;" in ended.out


@pytest.mark.parametrize("form", ["json", "draft"])
def test_exports_are_read_back_as_the_same(cli: Cli, here: Path, form: str) -> None:
    (here / "full.res.md").write_text(FULL, "utf-8")
    ended = cli("export", "full.res.md", "--format", form, "-o", f"out.{form}")
    assert (ended.code, ended.out) == (0, "")
    again = cli("export", f"out.{form}", "--format", "draft")
    assert again.out == write(parse(FULL).resolution)


def test_json_is_utf_8_with_two_blanks(cli: Cli, here: Path) -> None:
    (here / "full.res.md").write_text(FULL, "utf-8")
    ended = cli("export", "full.res.md")
    assert ended.out.startswith('{\n  "format": 1,\n  "masthead": {\n    "symbol"')
    assert "大会请所有会员国" in ended.out


def test_plain_text(cli: Cli, here: Path, golden: Golden) -> None:
    (here / "full.res.md").write_text(FULL, "utf-8")
    golden("cli/export.txt", cli("export", "full.res.md", "--format", "text").out)


def test_plain_text_is_read_again_with_the_same_words(cli: Cli, rivals: tuple[Path, Path], here: Path) -> None:
    assert cli("export", "old.res.md", "--format", "text", "-o", "old.txt").code == 0
    ended = cli("diff", "old.res.md", "old.txt", "--format", "json")
    assert json.loads(ended.out)["similarity"] > 0.97


def test_the_schema(cli: Cli, root: Path) -> None:
    if not (root / "docs/schema/resolution.schema.json").is_file():
        pytest.skip("the schema is not generated yet")
    assert json.loads(cli("export", "--schema").out)["$schema"].startswith("https://json-schema.org/")


def test_an_export_does_not_replace_what_it_reads(cli: Cli, draft: Path) -> None:
    ended = cli("export", "a.res.md", "-o", "./a.res.md")
    assert ended.code == 2
    assert "this file is what was read" in ended.err
    assert draft.read_text("utf-8") == DRAFT


def test_a_draft_has_to_be_named(cli: Cli) -> None:
    assert cli("export").code == 2


ARABIC = """---
format: 1
body: general-assembly
language: ar
session: 79
date: 2024-12-04
agenda_item: 58. تنفيذ الإعلان
symbol: A/RES/79/100
---

إن الجمعية العامة،

*وقد نظرت* في المسألة الواردة في الوثيقة A/79/431 وفي القرار،

1. *تؤكد من جديد* حق الشعب.
"""


def test_arabic_is_set_from_the_right(cli: Cli, here: Path) -> None:
    (here / "ar.res.md").write_text(ARABIC, "utf-8")
    lines = cli("show", "ar.res.md", "--width", "50").out.splitlines()
    assert "الدورة التاسعة والسبعون" in lines[1]
    assert lines[2] == "4 كانون الأول/ديسمبر 2024"
    assert lines[3] == "البند 58 من جدول الأعمال: تنفيذ الإعلان"
    narrow = cli("show", "ar.res.md", "--width", "30").out.splitlines()
    assert "\u200f      A/79/431 وفي القرار،" in narrow
    outline = cli("show", "ar.res.md", "--outline").out.splitlines()
    assert outline[3].startswith("\u200fOP1  تؤكد من جديد")


def test_chinese_fills_its_lines(cli: Cli, here: Path) -> None:
    words = "回顾其关于会员国训练救援人员并报告进展情况的决议，" * 4
    source = (
        f"---\nformat: 1\nlanguage: zh\nsession: 79\ndate: 2024-12-04\n---\n\n大会，\n\n{words}\n\n1. 请秘书长报告。\n"
    )
    (here / "zh.res.md").write_text(source, "utf-8")
    shown = cli("show", "zh.res.md", "--width", "40").out
    assert "第七十九届会议" in shown
    assert "2024年12月4日" in shown
    assert all(cells(line) <= 40 for line in shown.splitlines())
    assert max(map(cells, shown.splitlines())) >= 39
    assert "1 operative paragraphs, 104 words" in cli("show", "zh.res.md", "--outline").out
