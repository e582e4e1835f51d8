"""Texts as delegates of Model United Nations type them: headers, clauses with commas, lists of every kind."""

from __future__ import annotations

import time

import pytest

from resdraft.model import Clause
from tests.importers.plain_help import labels, lost_words, openers, pasted, rows

HEADER = """Draft Resolution 2.1

Committee: Social, Humanitarian and Cultural Committee (SOCHUM)
Topic B: Protecting the Rights of Climate Refugees
Sponsors: Kenya, the Philippines, Fiji
Signatories:
1. Bangladesh
2. The Gambia
3. Narnia
Seconded by: Delegation of Tuvalu
"""
CLAUSES = """
The General Assembly Third Committee,

Affirming the Universal Declaration of Human Rights,
Alarmed by the fact that over 20 million people are displaced every year by climate related events,
Fully aware of the sovereignty of all Member States,

1. Calls upon all Member States to recognise climate refugees as a distinct category,
2. Encourages Member States to create a Climate Refugee Fund (CRF), which will:
a) be financed by voluntary contributions of developed nations,
b) support host countries by
i) building temporary shelters,
ii) training local staff,
c) publish a yearly report;
3. Decides to remain actively seized of the matter.
"""


def test_a_paper_with_commas_after_its_clauses() -> None:
    imported = pasted(HEADER + CLAUSES)
    masthead = imported.resolution.masthead
    assert (masthead.symbol, masthead.body) == ("2.1", "model-un")
    assert masthead.title.plain == "Protecting the Rights of Climate Refugees"
    assert [sponsor.name for sponsor in masthead.sponsors] == ["Kenya", "Philippines", "Fiji", "Tuvalu"]
    assert dict(masthead.extra) == {"seconded by": ("Tuvalu",), "signatories": ("Bangladesh", "Gambia", "Narnia")}
    assert labels(imported.resolution) == [
        "PP1", "PP2", "PP3", "OP1", "OP2", "OP2 a)", "OP2 b)", "OP2 b) i)", "OP2 b) ii)", "OP2 c)", "OP3",
    ]  # fmt: skip
    assert [opener for opener in openers(imported.resolution) if opener] == [
        "Affirming", "Alarmed", "Fully aware", "Calls upon", "Encourages", "Decides",
    ]  # fmt: skip
    assert imported.warnings == ()
    left = {"delegation", "of", "the", "draft", "topic", "1", "2", "3"}
    assert set(lost_words(HEADER + CLAUSES, imported)) <= left


def test_lists_of_numbers_told_by_their_indents() -> None:
    imported = pasted(
        "The Security Council,\n\nRecalling resolution 2391 (2017),\n\n1. Condemns all attacks;\n\n"
        "2. Requests the Secretary-General to\n    1. appoint a Special Envoy,\n    2. report every 90 days on\n"
        "        1. the humanitarian situation,\n        2. the security situation,\n    3. visit the region;\n\n"
        "3. Urges all to act;\n\n4. Decides to remain seized.\n"
    )
    assert labels(imported.resolution) == [
        "PP1", "OP1", "OP2", "OP2 1.", "OP2 2.", "OP2 2. 1.", "OP2 2. 2.", "OP2 3.", "OP3", "OP4",
    ]  # fmt: skip
    assert imported.warnings == ()


@pytest.mark.parametrize("first", ["PREAMBULATORY CLAUSES", "**Preambular Clauses:**", "## Preambulatory paragraphs"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_that_name_the_parts(first: str, gap: str) -> None:
    second = first.replace("PREAMBULATORY", "OPERATIVE").replace("Preambular", "Operative")
    second = second.replace("Preambulatory", "Operative")
    lines = ["The General Assembly,", first, "Recalling its resolution 70/1,", "Viewing with concern the rise,", second]
    imported = pasted(gap.join([*lines, "Reaffirms the right to water;", "Decides to remain seized."]) + "\n")
    assert labels(imported.resolution) == ["PP1", "PP2", "OP1", "OP2"]
    assert [doubt.message for doubt in imported.warnings[:2]] == [
        f"left out, taken for what it says: {line}" for line in (first, second)
    ]


def test_the_parts_named_above_the_enacting_line_and_in_an_annex() -> None:
    imported = pasted(
        "Topic: Water\n\nPreambulatory Clauses\n\nThe General Assembly,\n\nRecalling its resolution 70/1,\n\n"
        "Operative Clauses\n\n1. Adopts the annex.\n\nAnnex\n\nOperative section\n\n1. Words.\n"
    )
    assert imported.resolution.masthead.title.plain == "Water"
    assert labels(imported.resolution)[:2] == ["PP1", "OP1"]
    assert len(imported.resolution.annexes) == 1
    assert len(imported.warnings) == 2


def test_letters_with_a_colon() -> None:
    imported = pasted(
        "The General Assembly,\n\nRecalling its resolution 70/1,\n\n1: Proposes a task force:\n   A: in Tallinn;\n"
        "   B: with experts from all regions;\n2: Requests that States share information -\n   A: in 48 hours;\n"
        "   B: in good faith.\n3: Decides to remain seized.\n"
    )
    assert labels(imported.resolution) == ["PP1", "OP1", "OP1 A.", "OP1 B.", "OP2", "OP2 A.", "OP2 B.", "OP3"]
    proposes = imported.resolution.operative[0]
    assert isinstance(proposes, Clause)
    assert proposes.style == "A."


def test_a_committee_and_a_code_alone_on_their_lines() -> None:
    imported = pasted(
        "GA/1/1.2\nDISEC\n\nThe General Assembly,\n\nRecalling its resolution 70/1,\n\n1. Urges States.\n"
    )
    masthead = imported.resolution.masthead
    assert (masthead.symbol, masthead.committee, masthead.stage) == ("GA/1/1.2", "DISEC", "negotiation")
    assert rows(imported.resolution)[-1] == "OP1 Urges States."
    assert imported.warnings == ()


def test_the_same_topic_twice_is_said_once() -> None:
    imported = pasted(
        "Issue: Child labour\nQuestion of: Child labour\nSubmitter: Peru\n\nThe Human Rights Council,\n\n"
        "Recalling its resolution 40/1,\n\n1. Urges States.\n"
    )
    assert imported.resolution.masthead.title.plain == "Child labour"
    assert imported.resolution.masthead.extra == ()


SHORT = "\n\nThe General Assembly,\n\nRecalling its resolution 70/1,\n\n1. Urges States.\n"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Sponsors – Brazil, the Netherlands\nSignatories – Ghana", ""),
        ("Sponsored by Brazil and the Netherlands\nSignatories: Ghana", ""),
        ("", "\nSponsors: Brazil,\nthe Netherlands\nSignatories:\nGhana\n"),
        ("", "\n**Sponsors:** Brazil,\nthe Netherlands\n**Signatories:** Ghana\n"),
    ],
)
def test_sponsors_in_other_manners(above: str, below: str) -> None:
    imported = pasted(above + SHORT + below)
    masthead = imported.resolution.masthead
    assert [sponsor.name for sponsor in masthead.sponsors] == ["Brazil", "Netherlands"]
    assert dict(masthead.extra) == {"signatories": ("Ghana",)}
    assert labels(imported.resolution) == ["PP1", "OP1"]
    assert imported.warnings == ()


def test_a_key_that_goes_on_in_the_text_keeps_its_letters() -> None:
    imported = pasted(SHORT + "\n2. Adopts the following:\n\nTitle: the right\nto water.\n\n3. Decides to meet.\n")
    assert "Title: the right to water." in " ".join(rows(imported.resolution))


def test_clauses_called_so() -> None:
    imported = pasted(
        "The General Assembly,\n\nNoting this,\n\nClause 1: Decides to act:\n- now,\n- always;\n"
        "Clause 2: Urges States.\n"
    )
    assert labels(imported.resolution) == ["PP1", "OP1", "OP1 bullet 1", "OP1 bullet 2", "OP2"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1.1 to act,\n1.2 to wait:\n1.2.1 in Africa,\n1.2.2 in Asia;\n1.3 to rest;",
         ["OP1 1.", "OP1 2.", "OP1 2. 1.", "OP1 2. 2.", "OP1 3."]),
        ("OP1(a) to act,\nOP1(b) to wait;", ["OP1 (a)", "OP1 (b)"]),
        ("OP 1.a. to act,\nOP 1.b. to wait;", ["OP1 a.", "OP1 b."]),
        ("1.1. to act,\n1.2. to wait;", ["OP1 1.", "OP1 2."]),
    ],
)  # fmt: skip
def test_items_typed_with_the_whole_of_their_number(typed: str, read: list[str]) -> None:
    imported = pasted(
        f"The General Assembly,\n\nNoting this,\n\n1. Urges all States:\n{typed}\n2. Urges 2.5 million people to act.\n"
    )
    assert labels(imported.resolution) == ["PP1", "OP1", *read, "OP2"]
    assert imported.warnings == ()


def test_an_endless_list_of_names_is_read_in_time() -> None:
    begun = time.process_time()
    pasted("Sponsors: Brazil,\n" + "Chile,\n" * 20_000 + SHORT)
    assert time.process_time() - begun < 20
