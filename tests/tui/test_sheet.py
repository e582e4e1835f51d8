"""The resolution as it prints, and its outline."""

from __future__ import annotations

import pytest

from resdraft.text import parse
from resdraft.tui.view.blocks import lines
from resdraft.tui.view.outline import described, find, outline, outline_blocks
from resdraft.tui.view.sheet import sheet
from tests.tui.screens import HOSTILE_WORDS, OLD, hostile

DRAFT = """---
format: 1
body: general-assembly
stage: tabled
session: 79
date: 2025-05-12
title: Care of records
agenda_item: 14. Culture of peace
sponsors: [Chile, Fiji*]
notice: Illustration
holders: [RUS]
---

The General Assembly,

*Recalling* its resolution 70/1 of 25 September 2015,[^1]

## I. Measures

1. *Encourages* Member States to keep [RUS: national] inventories; {agreed pending RUS}

2. *Invites* custodians:

  - (a) To record:

    - (i) Water;

  - (b) To report;

  and thanks them;

# Annex — Guidelines

1. Walk through every room.

| Material | Danger |
| --- | --- |
| Paper | Damp |

[^1]: Treaty Series, vol. 249.
"""


def printed(source: str, width: int = 64) -> list[str]:
    parsed = parse(source)
    made = sheet(parsed.resolution, parsed.problems, "a.res.md")
    return [
        f"{block.sign.plain if number == 0 else '':5}{line.plain}".rstrip().replace("\u00a0", " ")
        for block in made.blocks
        for number, (line, _) in enumerate(lines(block, width))
    ]


def test_a_draft_as_it_prints() -> None:
    assert "\n".join(printed(DRAFT)).split("\n\n") == [
        "                               Illustration",
        "     General Assembly                                Draft resolution\n"
        "                                                          12 May 2025\n"
        "     " + "─" * 64,
        "     Session 79\n     Agenda item 14: Culture of peace\n     Chile, Fiji*: draft resolution",
        "                             Care of records",
        "          The General Assembly,",
        "PP1       Recalling its resolution 70/1 of 25 September 2015,¹",
        "     I. Measures",
        "          1.   Encourages Member States to keep [RUS: national]\n     inventories; {agreed pending RUS}",
        "          2.   Invites custodians:",
        "          (a)  To record:",
        "               (i)  Water;",
        "          (b)  To report;",
        "     and thanks them;",
        "     " + "─" * 64 + "\n                                  Annex\n                                Guidelines",
        "          1.   Walk through every room.",
        "     Material                           │ Danger\n"
        "     " + "─" * 64 + "\n"
        "     Paper                              │ Damp\n"
        "     " + "─" * 64,
        "     ──────────────────\n     ¹ Treaty Series, vol. 249.",
    ]


def test_problems_stand_above_the_draft() -> None:
    top = printed(OLD.replace("2. *Decides*", "7. *Decides*").replace("body:", "bodies"), width=80)
    assert "places cannot be read as meant" in top[0]
    assert "line 3" in top[1]
    assert "       `resdraft show --problems a.res.md` says what to do" in top


def test_of_many_problems_the_first_are_shown_and_where_all_are_listed() -> None:
    wrong = "".join(f"{number}. *Decides* so;\n\n" for number in (7, 8, 9, 10))
    top = printed(f"---\nformat: 1\n---\n\nThe Security Council,\n\n{wrong}", width=80)
    assert sum("should be" in line for line in top) == 3
    assert "       … `resdraft show --problems a.res.md` lists them all and says what to do" in top


def test_where_things_stand_is_known() -> None:
    resolution = parse(DRAFT).resolution
    made = sheet(resolution)
    for path, words in (
        (("preamble", 0), "Recalling"),
        (("operative", 2, 1), "To report"),
        (("annexes", 0), "Guidelines"),
        (("notes", 0), "Treaty"),
    ):
        assert words in " ".join(line.plain for line, _ in lines(made.blocks[made.at[path]], 80)) or path == (
            "annexes",
            0,
        )


def test_variants_of_preambular_paragraphs_print_under_negotiation() -> None:
    source = OLD.replace("*Deeply concerned*", "PP1 bis. *Deeply concerned*")
    assert any(line.lstrip().startswith("PP1 bis.") for line in printed(source))


def test_no_words_are_taken_for_markup() -> None:
    made = sheet(hostile())
    said = " ".join(" ".join(line.plain for block in made.blocks for line, _ in lines(block, 2000)).split())
    assert said.count(HOSTILE_WORDS) == 18
    entries = outline_blocks(outline(hostile()))
    assert sum(HOSTILE_WORDS[:40] in lines(block, 500)[0][0].plain for block in entries) >= 6


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("1", "OP1"),
        (" 2 ", "OP2"),
        ("op2", "OP2"),
        ("o2", "OP2"),
        ("p1", "PP1"),
        ("PP 1", "PP1"),
        ("2a", "OP2 (a)"),
        ("2 (b)", "OP2 (b)"),
        ("2ai", "OP2 (a) (i)"),
        ("2 a i", "OP2 (a) (i)"),
        ("annex", "Annex"),
        ("annex 1", "Annex 1"),
        ("measures", ""),
        ("3", None),
        ("p2", None),
        ("2c", None),
        ("", None),
        ("?", None),
    ],
)
def test_a_paragraph_is_found_by_its_number(query: str, label: str | None) -> None:
    entry = find(outline(parse(DRAFT.replace("## I. Measures", "## Measures")).resolution), query)
    assert (entry.label if entry else None) == label


def test_numbers_that_begin_alike_are_told_apart() -> None:
    many = "".join(f"{n}. *Decides* {n};\n\n" for n in range(1, 13))
    entries = outline(parse(f"---\nformat: 1\n---\n\nThe Security Council,\n\n{many}").resolution)
    assert [entry.label for query in ("1", "11", "12") if (entry := find(entries, query))] == ["OP1", "OP11", "OP12"]


def test_the_outline_has_label_opener_and_first_words() -> None:
    entries = outline(parse(DRAFT).resolution)
    assert [(entry.short, entry.opener, entry.level) for entry in entries] == [
        ("PP1", "Recalling", 0),
        ("", "", 0),
        ("OP1", "Encourages", 0),
        ("OP2", "Invites", 0),
        ("(a)", "", 1),
        ("(i)", "", 2),
        ("(b)", "", 1),
        ("", "", 0),
        ("1", "", 0),
    ]
    assert described(entries[2]) == "OP1  Encourages Member States to keep [RUS: national]…"
    assert lines(outline_blocks(entries)[5], 40)[0][0].plain == "    (i) Water;"


def outlined(body: str) -> list[str]:
    front = "---\nformat: 1\nholders: [RUS, CHN, FRA]\n---\n\nThe Security Council,\n\n"
    return [lines(block, 80)[0][0].plain for block in outline_blocks(outline(parse(front + body).resolution))]


def test_the_outline_shows_brackets_and_alternatives_as_printed() -> None:
    assert outlined(
        "## Measures [FRA: of all kinds]\n\n"
        "1. *Stresses* that [RUS: coordination] / [FRA: cooperation] should be close;[^1]\n\n"
        "2. [RUS, CHN: *Urges* the authorities;]\n\n"
        "3. [RUS: *Strongly*] *condemns* it;\n\n"
        "# Annex [FRA delete: — Title]\n\n[^1]: A note.\n"
    )[:4] == [
        "Measures [FRA: of all kinds]",
        "OP1 Stresses that [RUS: coordination] / [FRA: cooperation] should be close;",
        "OP2 [RUS, CHN: Urges the authorities;]",
        "OP3 [RUS: Strongly] condemns it;",
    ]


def test_words_of_the_outline_begin_in_one_column_at_each_level() -> None:
    made = outlined(
        "*Recalling* this,\n\nPP1 bis. *Noting* that,\n\n1. *Urges* all:\n\n  - (a) One;\n\n  - (b) Two;\n\n"
        "2 ter. *Decides* so;\n"
    )
    assert made == [
        "PP1     Recalling this,",
        "PP1 bis Noting that,",
        "OP1     Urges all:",
        "  (a) One;",
        "  (b) Two;",
        "OP1 ter Decides so;",
    ]
