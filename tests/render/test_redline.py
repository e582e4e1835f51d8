"""Tracked changes on a fresh document: what they are, that both texts come out of them, and the traps of others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from resdraft.model import AgendaItem, Masthead, ResdraftError, Resolution, Sponsor, Text
from resdraft.ooxml import attribute, faults, local, qn
from tests.diff.drafts import draft
from tests.render.redlines import MARKS, body, fresh, marks, numbers, settled, shown, text
from tests.render.samples import council_draft, opened
from tests.strategies import resolutions

OLD = """*Recalling* its resolution 2178 (2014) on foreign terrorist fighters,

*Stressing* the need for a comprehensive and sustained approach of all States,

1. *Urges* all States to cooperate with the mission in the north of the country;

2. *Requests* the Secretary-General to report within ninety days on the census;

3. *Decides* to remain seized of the matter."""


def both(old: str, new: str) -> bytes:
    """The redline of two drafts, of which accepting and rejecting were looked at."""
    before, after = draft(old), draft(new)
    data = fresh(before, after)
    assert text(settled(data, "accepted")) == text(after)
    assert text(settled(data, "rejected")) == text(before)
    assert faults(opened(data)) == ()
    found = numbers(data)
    assert len(found) == len(set(found))
    return data


def test_words_that_came_and_went_stand_beside_each_other() -> None:
    data = both(OLD, OLD.replace("ninety", "sixty"))
    assert [line for line in shown(data) if "-" in line] == [
        "Requests the Secretary-General to report within -ninety-+sixty+ days on the census;"
    ]


def test_a_clause_that_came_or_went_does_so_with_its_end() -> None:
    new = OLD.replace("2. *Requests* the Secretary-General to report within ninety days on the census;\n\n", "")
    new = new.replace("3. *Decides*", "2. *Welcomes* the opening of a university in the capital;\n\n3. *Decides*")
    lines = shown(both(OLD, new))
    assert "-Requests the Secretary-General to report within ninety days on the census;-¶-" in lines
    assert "+Welcomes the opening of a university in the capital;+¶+" in lines


def test_a_renumbering_marks_nothing() -> None:
    first = "1. *Urges* all States to cooperate with the mission in the north of the country;\n\n"
    new = OLD.replace(first, "").replace("2. ", "1. ").replace("3. ", "2. ")
    data = both(OLD, new)
    assert len([mark for mark in marks(data) if local(mark) in MARKS]) == 2
    assert not [mark for mark in marks(data) if local(mark).endswith("Change")]


def moved(edit: str = "ninety") -> str:
    report = "2. *Requests* the Secretary-General to report within ninety days on the census;\n\n"
    urges = "1. *Urges* all States"
    again = report.replace("2. ", "1. ").replace("ninety", edit)
    return OLD.replace(report, "").replace(urges, again + "2. *Urges* all States")


def test_a_moved_clause_is_one_move() -> None:
    data = both(OLD, moved())
    assert [line for line in shown(data) if ">" in line or "<" in line] == [
        ">Requests the Secretary-General to report within ninety days on the census;>¶>",
        "<Requests the Secretary-General to report within ninety days on the census;<¶<",
    ]


def test_a_moved_clause_that_was_edited_is_one_move_and_shows_what_changed() -> None:
    data = both(OLD, moved("sixty"))
    found = [line for line in shown(data) if ">" in line or "<" in line]
    assert found == [
        ">Requests the Secretary-General to report within >+sixty+> days on the census;>¶>",
        "<Requests the Secretary-General to report within <-ninety-< days on the census;<¶<",
    ]


def test_both_ends_of_a_move_have_one_name_and_their_beginnings_author_and_date() -> None:
    data = both(OLD, moved())
    starts = [mark for mark in marks(data) if local(mark).endswith("RangeStart")]
    ends = [e for e in body(data).iter() if local(e).endswith("RangeEnd")]
    assert [local(start) for start in starts] == ["moveToRangeStart", "moveFromRangeStart"]
    assert len({attribute(start, "w:name") for start in starts}) == 1
    assert all(attribute(start, "w:author") and attribute(start, "w:date") for start in starts)
    assert {attribute(end, "w:id") for end in ends} == {attribute(start, "w:id") for start in starts}
    assert all(set(end.attrib) == {qn("w:id")} for end in ends)


def test_runs_and_no_paragraphs_lie_in_a_mark() -> None:
    for mark in body(both(OLD, moved("sixty"))).iter(*(qn(f"w:{name}") for name in MARKS)):
        assert {local(child) for child in mark} <= {"r"}


def test_a_subparagraph_follows_its_clause_in_one_move() -> None:
    listed = (
        "2. *Requests* the Secretary-General:\n\n   (a) To report on the census;\n\n   (b) To publish the report;\n\n"
    )
    old = OLD.replace("2. *Requests* the Secretary-General to report within ninety days on the census;\n\n", listed)
    new = old.replace(listed, "").replace("1. *Urges*", listed.replace("2. ", "1. ") + "2. *Urges*")
    data = both(old, new)
    assert len({attribute(m, "w:name") for m in marks(data) if local(m) == "moveFromRangeStart"}) == 1


def test_a_split_is_an_end_that_came() -> None:
    clause = "1. *Urges* all States to cooperate with the mission in the north of the country;"
    one = f"{clause[:-1]} and to lend it all the support that it may ask for in the coming year;"
    old = OLD.replace(clause, one)
    new = (
        OLD.replace(clause, f"{clause}\n\n2. to lend it all the support that it may ask for in the coming year;")
        .replace("2. *Req", "3. *Req")
        .replace("3. *Dec", "4. *Dec")
    )
    found = [line for line in shown(both(old, new)) if "mission" in line or "lend it" in line]
    assert found[0].endswith("¶+")
    assert "to lend it all the support that it may ask for in the coming year;" in found[1]
    assert "+" not in found[1]


def test_a_merge_is_an_end_that_went() -> None:
    clause = "1. *Urges* all States to cooperate with the mission in the north of the country;"
    one = f"{clause[:-1]} and to lend it all the support that it may ask for in the coming year;"
    two = f"{clause}\n\n2. *Urges* them to lend it all the support that it may ask for in the coming year;"
    old = OLD.replace(clause, two).replace("2. *Req", "3. *Req").replace("3. *Dec", "4. *Dec")
    found = [line for line in shown(both(old, OLD.replace(clause, one))) if "mission" in line or "lend it" in line]
    assert found[0].endswith("¶-")
    assert "lend it all the support that it may ask for in the coming year;" in found[1]


def test_paragraphs_at_the_end_leave_no_empty_one_behind() -> None:
    more = f"{OLD[:-1]};\n\n4. *Invites* donors to fund the plan;\n\n5. *Asks* experts to visit the ports."
    data = both(OLD, more)
    last = [p for p in body(data) if local(p) == "p"][-1]
    assert not list(last.iterfind(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:ins')}"))
    both(more, OLD)


def test_changed_emphasis_is_changed_formatting() -> None:
    data = both(OLD, OLD.replace("*Urges* all", "*Urges all*"))
    changes = [mark for mark in marks(data) if local(mark) == "rPrChange"]
    assert changes
    assert not [mark for mark in marks(data) if local(mark) in MARKS]


def test_words_of_a_note_are_changed_in_the_note() -> None:
    old = OLD.replace("census;", "census;[^1]") + "\n\n[^1]: See the report of the Panel of Experts of March."
    both(old, old.replace("March", "April"))
    lines = shown(both(old, OLD))
    assert any("-*-" in line for line in lines)
    both(OLD, old)


def test_a_note_that_is_referred_to_again() -> None:
    note = "\n\n[^1]: See the report of the Panel of Experts of March."
    old = OLD.replace("census;", "census;[^1]") + note
    new = OLD.replace("census;", "census;[^1]").replace("matter.", "matter.[^1]") + note
    both(old, new)
    both(new, old)
    both(OLD, new)


def test_cells_and_rows_of_a_table() -> None:
    table = "| State | Share |\n| --- | --- |\n| Norland | 12 |\n| Sudland | 14 |\n\n"
    old = OLD.replace("3. *Decides*", f"{table}3. *Decides*")
    both(old, old.replace("12", "13"))
    data = both(old, old.replace("| Sudland | 14 |", "| Sudland | 14 |\n| Westland | 2 |"))
    assert len(list(body(data).iterfind(f".//{qn('w:trPr')}/{qn('w:ins')}"))) == 1
    both(old, OLD)
    both(OLD, old)
    wider = "\n".join(f"{line} 7 |" if line.startswith("| ") else line for line in old.split("\n"))
    both(old, wider.replace("--- | 7", "--- | ---"))


def test_a_clause_that_crosses_to_the_other_part() -> None:
    new = OLD.replace("*Recalling* its resolution 2178 (2014) on foreign terrorist fighters,\n\n", "")
    new = new.replace(
        "1. *Urges*", "1. *Recalls* its resolution 2178 (2014) on foreign terrorist fighters;\n\n2. *Urges*"
    )
    both(OLD, new.replace("2. *Req", "3. *Req").replace("3. *Dec", "4. *Dec"))


def test_the_title_is_tracked_and_the_masthead_that_of_the_new_draft() -> None:
    old = Resolution(
        Masthead(symbol="A/C.3/80/L.5", body="general-assembly", title=Text("Rights of the child")), operative=()
    )
    new = Resolution(
        Masthead(
            symbol="A/C.3/80/L.5/Rev.1",
            body="general-assembly",
            title=Text("Rights of every child"),
            agenda_item=AgendaItem("67", Text("Promotion")),
        )
    )
    from resdraft.diff import compare
    from resdraft.render import redline_docx
    from tests.render.samples import ASSEMBLY

    lines = shown(redline_docx(compare(old, new), old, new, ASSEMBLY))
    assert any("Rights of -the-+every+ child" in line for line in lines)
    assert any("+Promotion+" in line for line in lines)


def test_author_and_date_are_those_of_the_new_draft_or_as_asked() -> None:
    def of(data: bytes) -> set[tuple[str, str]]:
        assert all(attribute(m, "w:date").endswith(":00:00Z") for m in marks(data))
        return {(attribute(m, "w:author"), attribute(m, "w:date")[:10]) for m in marks(data)}

    old = draft(OLD)
    plain = draft(OLD.replace("ninety", "sixty"))
    bare = Resolution(Masthead(body="security-council"), operative=plain.operative)
    signed = Resolution(
        Masthead(body="security-council", sponsors=(Sponsor("Norland"),), date="2024-03-05"), operative=plain.operative
    )
    assert of(fresh(old, bare)) == {("resdraft", "2000-01-01")}
    assert of(fresh(old, signed)) == {("Norland", "2024-03-05")}
    assert of(fresh(old, signed, author="A\x07B", date="2025-01-02")) == {("A␇B", "2025-01-02")}


def test_the_same_drafts_give_the_same_bytes() -> None:
    old, new = draft(OLD), draft(moved("sixty"))
    assert fresh(old, new) == fresh(old, new)


def test_all_of_a_draft_or_nothing() -> None:
    for old, new in ((council_draft(), Resolution()), (Resolution(), council_draft()), (Resolution(), Resolution())):
        data = fresh(old, new)
        assert faults(opened(data)) == ()
    same = fresh(council_draft(), council_draft())
    assert not marks(same)


@given(resolutions(), resolutions())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_both_texts_come_out_of_any_redline(old: Resolution, new: Resolution) -> None:
    # Without its enacting line nothing tells a reader where the masthead ends.
    head = {"masthead": Masthead(), "enacting": Text("The Security Council,")}
    old, new = replace(old, **head), replace(new, **head)  # type: ignore[arg-type]
    try:
        data = fresh(old, new)
        accepted, rejected = fresh(new, new), fresh(old, old)
    except ResdraftError:
        return
    assert faults(opened(data)) == ()
    found = numbers(data)
    assert len(found) == len(set(found))
    assert text(settled(data, "accepted")) == text(settled(accepted, "accepted"))
    assert text(settled(data, "rejected")) == text(settled(rejected, "accepted"))


@pytest.mark.corpus
def test_both_texts_come_out_of_real_pairs(corpus: Path) -> None:
    from bench.redline import pairs, unlike

    seen = 0
    for name, old, new in pairs(corpus):
        assert unlike(old, new) == [], name
        seen += 1
    assert seen > 200
