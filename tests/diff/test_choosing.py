"""Links of some kinds alone, and changes that a reader does not count."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resdraft.diff import IGNORED, KINDS, Comparison, Ignored, compare, ignoring, kinds_of, only, rows
from resdraft.model import Resolution
from tests.diff.drafts import compared, kinds, links
from tests.strategies import resolutions

OLD = """1. *Demands* that all parties cease the violence at once, and release all whom they hold without conditions;

2. *Calls upon* all States to stem the flow of fighters, and to report on the steps that they have taken;

3. *Encourages* museums to lend what they rescued to an exhibition of the pieces;

4. *Decides* to remain seized of the matter.
"""
NEW = """1. *Encourages* museums to lend what they rescued to an exhibition of the pieces;

2. *Urges* that all parties cease the violence at once, and release all whom they hold without conditions;

3. *Calls upon* all States to stem the flow of fighters and to report on the steps that they have taken;

4. *Welcomes* the opening of a university for refugees in the capital;

5. *Decides* to remain seized of the matter.
"""


@pytest.fixture
def comparison() -> Comparison:
    return compared(OLD, NEW)


def test_every_kind_of_a_link(comparison: Comparison) -> None:
    found = {name: set(kinds_of(link)) for name, link in links(comparison).items()}
    assert found == {
        "OP3>OP1": {"moved"},
        "OP1>OP2": {"reworded", "softened"},
        "OP2>OP3": {"form"},
        ">OP4": {"inserted"},
        "OP4>OP5": set(),
    }


def test_one_kind_alone(comparison: Comparison) -> None:
    found = only(comparison, ["softened", "inserted"])
    assert kinds(found) == {"OP1>OP2": "reworded", ">OP4": "inserted"}
    assert (found.counts.reworded, found.counts.inserted, found.counts.equal) == (1, 1, 0)
    assert found.labels == (("OP1", "OP2"), ("", "OP4"))
    assert found.similarity == comparison.similarity


def test_punctuation_need_not_count(comparison: Comparison) -> None:
    found = ignoring(comparison, ["punctuation"])
    assert kinds(found)["OP2>OP3"] == "equal"
    assert kinds(found)["OP1>OP2"] == "reworded"
    assert found.counts.equal == comparison.counts.equal + 1
    assert kinds(ignoring(comparison, ["marks", "citations"])) == kinds(comparison)


CITED = "1. *Recalls* its resolutions {} on the protection of civilians in armed conflict, and their annexes;\n"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("1267 (1999) and 2170 (2014)", "1267 (1999), 2170 (2014) and 2178 (2014)", "equal"),
        ("1267 (1999)", "2170 (2014)", "equal"),
        ("1267 (1999)", "of 1999", "reworded"),
        ("1267 (1999) and 2170 (2014)", "1267 (1999) and 2170 (2014) in full", "reworded"),
        ("1267 (1999) and 2170 (2014)", "1267 (1999) [and 2170 (2014)]", "reworded"),
    ],
)
def test_citations_need_not_count(old: str, new: str, kind: str) -> None:
    comparison = compared(CITED.format(old), CITED.format(new))
    assert kinds(comparison) == {"OP1>OP1": "reworded"}
    assert kinds(ignoring(comparison, ["citations"])) == {"OP1>OP1": kind}


def test_a_note_that_says_something_else_counts() -> None:
    text = "1. *Urges* all States to act with care and without delay;[^1]\n\n[^1]: See {}, annex.\n"
    comparison = compared(text.format("S/2015/358"), text.format("the statement of its President"))
    assert kinds(ignoring(comparison, IGNORED)) == {"OP1>OP1": "reworded"}


def test_citations_in_chinese() -> None:
    text = "1. *回顾*其第{}号决议，并重申保护武装冲突中平民的重要性；\n"
    comparison = compared(text.format("2178（2014）"), text.format("2249（2015）"), "zh")
    assert kinds(ignoring(comparison, ["citations"], language="zh")) == {"OP1>OP1": "equal"}


def test_marks_need_not_count() -> None:
    old = "1. *Urges* all States to act with care and without delay on the list;\n"
    comparison = compared(old, old.replace("*Urges* all", "*Urges all*"))
    if kinds(comparison)["OP1>OP1"] == "reworded":
        assert kinds(ignoring(comparison, ["punctuation"]))["OP1>OP1"] == "reworded"
    assert kinds(ignoring(comparison, ["marks"]))["OP1>OP1"] == "equal"


def test_what_is_ignored_is_not_told_of_other_changes() -> None:
    comparison = compared(CITED.format("1267 (1999)"), CITED.format("2170 (2014)").replace("Recalls", "Reaffirms"))
    (link,) = ignoring(comparison, ["citations"]).links[-1:]
    assert [change.kind for change in link.changes] == ["verb"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(resolutions(), resolutions(), st.sets(st.sampled_from(KINDS)), st.sets(st.sampled_from(IGNORED)))
def test_what_is_left_is_whole(old: Resolution, new: Resolution, chosen: set[str], ignored: set[Ignored]) -> None:
    comparison = compare(old, new)
    less = ignoring(comparison, ignored)
    assert [link.old + link.new for link in less.links] == [link.old + link.new for link in comparison.links]
    for before, after in zip(comparison.links, less.links, strict=True):
        assert after.kind in (before.kind, "equal")
        assert after.kind != "equal" or not any(r.kind != "equal" and r.words for row in after.runs for r in row)
    for found in (less, only(less, [kind for kind in KINDS if kind in chosen])):
        assert sum(len(link.runs) for link in found.links) == sum(row.kind != "away" for row in rows(found))
    everything = only(comparison, KINDS)
    assert everything.links == tuple(link for link in comparison.links if link.changed or kinds_of(link))
    assert all(kinds_of(link) for link in comparison.links if link.changed)
