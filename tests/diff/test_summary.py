"""The whole of a comparison in a few lines."""

from __future__ import annotations

from resdraft.diff import summary
from tests.diff.drafts import compared

OLD = """\
*Recalling* its resolution 1373 (2001),

1. *Demands* that the parties report to the Council on the passage of food, fuel and medicine;

2. *Requests* the Secretary-General to submit a report on the work of the Mission by 30 June 2024;

3. *Urges* Member States to prevent the sale of cultural property from museums of the region;

4. *Condemns* the attack on the convoy near the northern crossing.
"""
NEW = """\
*Recalling* its resolution 2253 (2015),

1. *Urges* the parties to report to the Council on the passage of food, fuel and medicine, as appropriate;

2. *Requests* the Secretary-General to submit a report on the work of the Mission by 31 December 2024;

3. *Urges* all States to prevent the sale of cultural property from museums of the region;

4. *Decides* to remain seized of the matter.
"""


def test_the_gravest_first_then_counts() -> None:
    assert summary(compared(OLD, NEW)) == (
        "Softened: OP1 Demands → Urges",
        'Conditions: OP1 adds "as appropriate"',
        "Asked: OP3 Member States → all States",
        "Deadlines: OP2 30 June 2024 → 31 December 2024",
        "New: OP4 Decides to remain seized of the matter",
        "Dropped: old OP4 Condemns the attack on the convoy near the …",
        "Also: 1 citation",
    )


def test_nothing_changed() -> None:
    assert summary(compared(OLD, OLD)) == ()


def test_many_of_a_sort_are_counted_and_lines_are_short() -> None:
    subjects = ("schools", "hospitals", "harbours", "crossings", "museums")
    frame = "{}. *{}* the parties to report to the Council on the state of all {} of the {} region;"
    old, new = (
        "\n\n".join(frame.format(n, verb, what, what[:3] * 3) for n, what in enumerate(subjects, start=1))
        for verb in ("Requests", "Invites")
    )
    (line,) = summary(compared(old, new))
    assert line.startswith("Softened (5): OP1 Requests → Invites; OP2 Requests → Invites; ")
    assert line.endswith("; 2 more")
    assert len(line) <= 100


TASK = "{n}. *{verb}* the parties to report to the Council on the state of all {what} of the region;"
MANDATE = """\
1. *Decides* that the mandate of the Mission shall include:

  - (a) To observe the ceasefire along the river;
"""


def told(old: str, new: str, title: str) -> list[str]:
    return [line for line in summary(compared(old, new)) if line.startswith(title)]


def test_recitals_and_subparagraphs_that_came_are_counted() -> None:
    recitals = "*Recalling* its visit to the harbours,\n\n*Noting* the winter,\n\n"
    task = "\n  - (b) To train the judges of the northern courts, and their staff, without any delay;\n"
    assert told(MANDATE, recitals + MANDATE + task, "New") == [
        "New (1 subparagraph, 2 preambular): OP1 (b) To train the judges of the northern courts, and …"
    ]
    assert told(MANDATE, recitals + MANDATE, "New") == ["New: 2 preambular"]
    assert told(recitals + MANDATE, MANDATE, "Dropped") == ["Dropped: 2 preambular"]


def test_subparagraphs_go_with_their_paragraph() -> None:
    other = "2. *Urges* all States to lend museums what they need:\n\n  - (a) Glass;\n\n  - (b) Light;\n"
    assert told(MANDATE, MANDATE + "\n" + other, "New") == ["New: OP2 Urges all States to lend museums what they need"]


def test_paragraphs_of_a_draft_within_the_text_are_named() -> None:
    frame = "1. *Recommends* to the Assembly the adoption of the draft:\n\n> The General Assembly,\n>\n{}"
    recital, acts = "> *Recalling* x and y,\n>\n", "> 1. *Requests* the Secretary-General to go on with his work;\n"
    more = ">\n> 2. *Decides* to hold a congress in the year 2031, in the capital, and to invite all museums to it.\n"
    assert told(frame.format(recital + acts), frame.format(recital + acts + more), "New") == [
        "New: draft OP2 Decides to hold a congress in the year 2031, in …"
    ]


def test_paragraphs_with_many_words_more_or_fewer() -> None:
    long = (
        " and of those who were driven from their homes by floods, by hunger or by war, and to say what each of them "
        "had lost by the end of the year, and who had given help"
    )
    one, two = (
        TASK.format(n=1, verb="Requests", what="schools"),
        TASK.format(n=1, verb="Requests", what=f"schools{long}"),
    )
    assert told(two, one, "Shortened") == ["Shortened: OP1 (36 words struck)"]
    assert told(one, two, "Extended") == ["Extended: OP1 (36 words added)"]
    assert not told(one, one.replace("region", "country"), "Extended")


def test_first_words_in_chinese_are_cut_at_a_character() -> None:
    old, words = (
        "1. *促请*各方尊重停火；",
        "*决定*延长特派团的任务期限，并请秘书长每三个月向安全理事会提交一份关于任务执行情况的报告。",
    )
    (line,) = told(old, f"{old}\n\n2. {words}", "New")
    assert line == "New: OP2 决定延长特派团的任务期限，并请秘书长每三个月向安 …"


def test_form_alone_is_counted_as_the_headline_counts_it() -> None:
    old = "1. *Urges* all States to act, without delay;\n\n2. *Requests* a report by 30 June 2024, in writing;\n"
    new = "1. *Urges* all States to act without delay;\n\n2. *Requests* a report by 30 June 2025 in writing;\n"
    found = compared(old, new)
    form = sum(link.form_only for link in found.links)
    assert told(old, new, "Also") == [f"Also: {form} paragraph of form only"]
