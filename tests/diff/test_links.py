"""Which clause became which: worked cases for each kind of link."""

from __future__ import annotations

from resdraft.diff import compare
from resdraft.model import Annex, Clause, Table, Text, normal
from tests.diff.drafts import compared, draft, kinds, links, marked

CHARTER = "*Reaffirming* the purposes and principles of the Charter of the United Nations,"
FIGHTERS = "*Reiterating* its concern that foreign terrorist fighters pose a serious threat to the States of transit,"
OIL = "*Noting* that oil from seized fields is sold through intermediaries to pay for attacks,"
BORDERS = "*Urges* the neighbouring States to strengthen the control of their borders, so that no arms pass;"
TRAINING = "*Invites* international organizations to provide equipment and technical training for that purpose;"
REPORT = "*Requests* the Secretary-General to report on the implementation of this resolution within 60 days;"
SEIZED = "*Decides* to remain actively seized of the matter."


def text(*paragraphs: str) -> str:
    """Paragraphs in a draft: those that end in a comma are preambular, the others are numbered."""
    count = 0
    lines = []
    for words in paragraphs:
        if words.split("[^")[0].endswith(","):
            lines.append(words)
        else:
            count += 1
            lines.append(f"{count}. {words}")
    return "\n\n".join(lines) + "\n"


def test_a_text_equals_itself() -> None:
    draft_text = text(CHARTER, FIGHTERS, BORDERS, TRAINING, SEIZED)
    comparison = compared(draft_text, draft_text)
    assert set(kinds(comparison).values()) == {"equal"}
    assert comparison.similarity == 1
    assert not any(link.changed or link.changes for link in comparison.links)


def test_what_is_only_renumbered_is_equal() -> None:
    found = kinds(compared(text(CHARTER, BORDERS, SEIZED), text(OIL, CHARTER, TRAINING, BORDERS, SEIZED)))
    assert found == {
        ">PP1": "inserted", "PP1>PP2": "equal", ">OP1": "inserted", "OP1>OP2": "equal", "OP2>OP3": "equal"
    }  # fmt: skip


def test_reworded_inserted_and_deleted() -> None:
    comparison = compared(
        text(FIGHTERS, OIL, REPORT, SEIZED), text(FIGHTERS, REPORT.replace("60", "120"), TRAINING, SEIZED)
    )
    assert kinds(comparison) == {
        "PP1>PP1": "equal", "PP2>": "deleted", "OP1>OP1": "reworded", ">OP2": "inserted", "OP2>OP3": "equal"
    }  # fmt: skip
    assert comparison.labels == (
        ("enacting line", "enacting line"), ("PP1", "PP1"), ("PP2", ""), ("OP1", "OP1"), ("", "OP2"), ("OP2", "OP3")
    )  # fmt: skip


def test_unlike_clauses_in_one_place_are_deleted_and_inserted() -> None:
    assert kinds(compared(text(CHARTER, OIL, SEIZED), text(CHARTER, FIGHTERS, SEIZED))) == {
        "PP1>PP1": "equal", ">PP2": "inserted", "PP2>": "deleted", "OP1>OP1": "equal"
    }  # fmt: skip


def test_split() -> None:
    whole = BORDERS.rstrip(";") + ", and invites" + TRAINING.removeprefix("*Invites*")
    comparison = compared(text(CHARTER, whole, SEIZED), text(CHARTER, BORDERS, TRAINING, SEIZED))
    link = links(comparison)["OP1>OP1+OP2"]
    assert link.kind == "split"
    assert [marked(row) for row in link.runs] == [
        "Urges the neighbouring States to strengthen the control of their borders, so that no arms pass[-,-]{+;+}",
        "[- and invites-]{+Invites+} international organizations to provide equipment and technical training for that "
        "purpose;",
    ]


def test_merged() -> None:
    whole = BORDERS.rstrip(";") + ", and invites" + TRAINING.removeprefix("*Invites*")
    comparison = compared(text(CHARTER, BORDERS, TRAINING, SEIZED), text(CHARTER, whole, SEIZED))
    link = links(comparison)["OP1+OP2>OP1"]
    assert link.kind == "merged"
    assert [marked(row) for row in link.runs] == [
        "Urges the neighbouring States to strengthen the control of their borders, so that no arms pass[-;-]{+,+}",
        "[-Invites-]{+ and invites+} international organizations to provide equipment and technical training for that "
        "purpose;",
    ]


def test_a_list_run_into_one_clause() -> None:
    old = (
        "1. *Decides* that all States shall take the following steps:\n\n"
        "  - (a) Freeze without delay the funds and other financial assets of these groups;\n\n"
        "  - (b) Prevent the entry into or transit through their territories of such persons;\n"
    )
    new = (
        "1. *Decides* that all States shall take the following steps: freeze without delay the funds and other "
        "financial assets of these groups; prevent the entry into or transit through their territories of such "
        "persons;\n"
    )
    assert kinds(compared(old, new)) == {"OP1+OP1 (a)+OP1 (b)>OP1": "merged"}
    assert kinds(compared(new, old)) == {"OP1>OP1+OP1 (a)+OP1 (b)": "split"}


def test_a_chapeau_written_anew_is_known_by_its_list() -> None:
    items = (
        "\n\n  - (a) Freeze without delay funds and other financial assets;"
        "\n\n  - (b) Prevent entry into or transit through their territories;"
        "\n\n  - (c) Bring the perpetrators of such acts to justice;\n"
    )
    found = kinds(compared("1. *Decides* that all States shall:" + items, "1. *Calls for* these measures now:" + items))
    assert found["OP1>OP1"] == "reworded"
    assert {found[f"OP1 ({x})>OP1 ({x})"] for x in "abc"} == {"equal"}


def test_words_after_a_list_are_compared_by_themselves() -> None:
    body = "1. *Decides* that all States shall:\n\n  - (a) Freeze funds and other assets;\n\n  and report {} this;\n"
    link = links(compared(body.format("on"), body.format("without delay on")))["OP1>OP1"]
    assert link.kind == "reworded"
    assert [run.kind for run in link.runs[0]] == ["equal"]
    assert marked(link.closings[0]) == "and report {+without delay +}on this;"


def test_brackets_notes_and_the_opener_count() -> None:
    plain = text(CHARTER, REPORT, SEIZED)
    assert kinds(compared(plain, plain.replace("60 days", "[60 days]")))["OP1>OP1"] == "reworded"
    noted = plain.replace("60 days;", "60 days;[^1]") + "\n[^1]: S/2014/815.\n"
    assert kinds(compared(plain, noted))["OP1>OP1"] == "reworded"
    assert kinds(compared(noted, noted.replace("815", "816")))["OP1>OP1"] == "reworded"
    assert kinds(compared(plain, plain.replace("*Requests* the", "*Requests the*")))["OP1>OP1"] == "reworded"


def test_later_emphasis_and_missing_emphasis_do_not_count() -> None:
    plain = text(CHARTER, REPORT, SEIZED)
    assert kinds(compared(plain, plain.replace("*", "")))["OP1>OP1"] == "equal"
    assert kinds(compared(plain, plain.replace("report", "*report*")))["OP1>OP1"] == "equal"


def test_notes_are_linked_by_words_and_by_place() -> None:
    old = (
        text(CHARTER + "[^1]", OIL + "[^2]", SEIZED).replace(",[", ",[")
        + "\n[^1]: S/2014/1.\n\n[^2]: S/2014/2, annex.\n"
    )
    new = text(OIL + "[^1]", FIGHTERS + "[^2]", SEIZED) + "\n[^1]: S/2014/2, annex II.\n\n[^2]: S/2014/1.\n"
    found = {
        (link.kind, *(side.label for side in (*link.old, *link.new)))
        for link in compared(old, new).links
        if link.side.kind == "note"
    }
    assert found == {("reworded", "note 2", "note 1"), ("equal", "note 1", "note 2")}


def test_headings_are_no_clauses() -> None:
    old = f"{CHARTER}\n\n## I. Measures\n\n1. {BORDERS}\n\n## II. Reports\n\n2. {REPORT}\n"
    new = f"{CHARTER}\n\n## I. Measures to be taken\n\n1. {BORDERS}\n\n## II. Assistance\n\n2. {TRAINING}\n"
    comparison = compared(old, new)
    found = [(link.kind, link.side.text.plain) for link in comparison.links if link.side.kind == "heading"]
    assert found == [("reworded", "Measures to be taken"), ("deleted", "Reports"), ("inserted", "Assistance")]
    assert comparison.counts.other == 3


def test_titles_annexes_and_tables() -> None:
    def whole(title: str, words: str, cell: str) -> Annex:
        return Annex(
            Text("Annex I"),
            Text(title),
            (Clause(Text(words)), Table(((Text("State"), Text("Sum")), (Text("Norway"), Text(cell))))),
        )

    base = draft(text(CHARTER, SEIZED))
    words = "The list of criteria by which the Committee designates individuals."
    old = normal(type(base)(base.masthead, annexes=(whole("Criteria", words, "100"),), preamble=base.preamble))
    new = normal(type(base)(base.masthead, annexes=(whole("Criteria for listing", words, "200"),)))
    found = {
        (link.kind, link.side.kind, link.side.text.plain)
        for link in compare(old, new).links
        if link.side.part == "annexes"
    }
    assert found == {
        ("reworded", "heading", "Criteria for listing"),
        ("equal", "clause", words),
        ("reworded", "table", "State | Sum ‖ Norway | 200"),
    }


def test_chinese() -> None:
    old = "*回顾*其第1267(1999)号决议和安理会主席的有关声明，\n\n1. *决定*继续积极处理此案。\n"
    new = (
        "*重申*恐怖主义是对国际和平与安全的最严重威胁之一，\n\n"
        "*回顾*其第1267(1999)号决议和主席的各项声明，\n\n1. *决定*继续处理此案。\n"
    )
    comparison = compared(old, new, "zh")
    assert kinds(comparison) == {">PP1": "inserted", "PP1>PP2": "reworded", "OP1>OP1": "reworded"}
    assert marked(links(comparison)["OP1>OP1"].runs[0]) == "决定继续[-积极-]处理此案。"


def test_empty_texts() -> None:
    empty = draft("")
    full = draft(text(CHARTER, SEIZED))
    assert compare(empty, empty).similarity == 1
    assert {link.kind for link in compare(empty, full).links if link.side.kind == "clause"} == {"inserted"}
    assert {link.kind for link in compare(full, empty).links if link.side.kind == "clause"} == {"deleted"}


def test_a_note_that_names_another_document_each_year_is_one_note() -> None:
    noted = text(CHARTER, REPORT + "[^1]", SEIZED) + "\n[^1]: A/78/305.\n"
    notes = [link for link in compared(noted, noted.replace("A/78/305", "A/79/287")).links if link.side.kind == "note"]
    assert [(link.kind, len(link.old), len(link.new)) for link in notes] == [("reworded", 1, 1)]
