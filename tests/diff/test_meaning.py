"""What a link says that it changes, in the field's terms."""

from __future__ import annotations

import pytest

from tests.diff.drafts import compared, links, told

REST = "the States concerned to report to the Council on the measures that they have taken"


def one(old: str, new: str) -> list[str]:
    """What the change of one operative paragraph is said to be."""
    return told(compared(f"1. {old}\n", f"1. {new}\n"), "OP1>OP1")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Demands", "Urges", "softened: Demands → Urges"),
        ("Invites", "Requests", "hardened: Invites → Requests"),
        ("Calls upon", "Urges", "verb: Calls upon → Urges (slightly stronger)"),
        ("Condemns", "Strongly condemns", "hardened: Condemns → Strongly condemns"),
        ("Urges", "Strongly urges", "hardened: Urges → Strongly urges"),
        ("Demands", "Reiterates its demand that", "verb: Demands → Reiterates its demand that"),
        ("Notes", "Welcomes with appreciation", "verb: Notes → Welcomes with appreciation (slightly stronger)"),
    ],
)
def test_verbs(old: str, new: str, expected: str) -> None:
    assert one(f"*{old}* {REST};", f"*{new}* {REST};") == [expected]


def test_a_verb_that_only_joins_on_is_the_same() -> None:
    assert one(f"*Requests* {REST};", f"*Also requests* {REST};") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Emphasis that ends before the phrase does, as in S/2023/792, changes no verb.
        ("*Expressing* grave concern at", "*Expressing grave concern* at", []),
        ("*Strongly* urges", "*Strongly urges*", []),
        ("*Calls* for", "*Demands*", ["hardened: Calls for → Demands"]),
        (
            "*Strongly condemns*",
            "*Condemns* in the strongest terms",
            ["hardened: Strongly condemns → Condemns in the strongest terms"],
        ),
    ],
)
def test_an_opener_is_judged_whole(old: str, new: str, expected: list[str]) -> None:
    found = one(f"{old} {REST} in 2014;", f"{new} {REST};")
    assert [line for line in found if "2014" not in line] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # A date that stands in both texts, in another place, pairs with the one in its place.
        (
            "six months, until 10 January 2023, and to ask for a report by 10 December 2022",
            "six months, until 10 July 2023, and to ask for a report by 10 January 2023",
            ["10 January 2023 → 10 July 2023", "10 December 2022 → 10 January 2023"],
        ),
        ("the effects of the pandemic", "the effects of the COVID-19 pandemic", []),
        ("listed in paragraph 3(a)", "listed in paragraph 3 (a) below", []),
        ("see press release SC/15654 on this", "see press release SC/15739 on this matter", []),
    ],
)
def test_figures_stand_against_those_in_their_place(old: str, new: str, expected: list[str]) -> None:
    assert one(f"*Decides* to renew it for {old};", f"*Decides* to renew it for {new};") == expected


def test_of_a_link_that_is_only_possible_no_strength_is_said() -> None:
    comparison = compared(
        "1. *Demands* that fuel, water and medicine enter the city;\n",
        "1. *Emphasizes* the need for fuel and for medicine in hospitals of the whole region, and for peace;\n",
    )
    assert not [
        change
        for link in comparison.links
        if link.possible
        for change in link.changes
        if change.text.startswith(("hardened", "softened"))
    ]


def test_a_verb_in_another_case_is_the_same() -> None:
    assert not [line for line in one(f"*Urges* {REST};", f"*urges* {REST};") if "→" in line]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", " under resolution 2178 (2014)", ["adds resolution 2178 (2014)"]),
        (" under resolution 2178 (2014)", "", ["drops resolution 2178 (2014)"]),
        (
            " under resolution 2178 (2014)",
            " under resolution 2253 (2015)",
            ["citation: resolution 2178 (2014) → resolution 2253 (2015)"],
        ),
        (
            " under its resolution 70/1 of 25 September 2015",
            " under its resolution 71/2 of 16 November 2016",
            ["citation: resolution 70/1 → resolution 71/2"],
        ),
        (" in document S/2014/815", " in document S/2015/358", ["citation: S/2014/815 → S/2015/358"]),
    ],
)
def test_citations(old: str, new: str, expected: list[str]) -> None:
    assert one(f"*Urges* {REST}{old};", f"*Urges* {REST}{new};") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (" within 60 days", " within 120 days", ["60 days → 120 days"]),
        (" for nine months", " for six months", ["nine months → six months"]),
        (" for 9 months", " for six months", ["9 months → six months"]),
        (" by 30 June 2024", " by 31 December 2024", ["30 June 2024 → 31 December 2024"]),
        ("", " within 60 days", ["adds 60 days"]),
        (" within 60 days and every 90 days thereafter", " within 120 days", ["60 days → 120 days", "drops 90 days"]),
        (" in paragraphs 11 to 15 above", " in paragraph 11 above", ["paragraphs 11 to 15 → paragraph 11"]),
        (" up to 13,289 troops", " up to 17,500 troops", ["13,289 → 17,500"]),
    ],
)
def test_numbers_and_dates(old: str, new: str, expected: list[str]) -> None:
    assert one(f"*Urges* {REST}{old};", f"*Urges* {REST}{new};") == expected


def test_a_reference_that_follows_its_clause() -> None:
    old = f"1. *Urges* {REST}; {{#x}}\n\n2. *Requests* a report on the measures in [paragraph 1](#x) above;\n"
    new = f"1. *Condemns* the attack of yesterday;\n\n2. *Urges* {REST}; {{#y}}\n\n"
    new += "3. *Requests* a report on the measures in [paragraph 2](#y) above;\n"
    assert told(compared(old, new), "OP2>OP3") == ["reference: paragraph 1 → paragraph 2 (the same clause)"]


def test_brackets_and_notes() -> None:
    assert one(f"*Urges* {REST};", f"*Urges* {REST.replace('the Council', '[the Council]')};") == ["bracket opened"]
    held = REST.replace("the Council", "[RUS: the Council]")
    assert one(f"*Urges* {held};", f"*Urges* {REST};") == ["bracket closed (RUS)"]
    assert one(f"*Urges* {REST};", f"*Urges* {REST};[^1]\n\n[^1]: A note.") == ["note added"]
    assert one(f"*Urges* {REST};[^1]\n\n[^1]: A note.", f"*Urges* {REST};") == ["note dropped"]
    assert one(f"*Urges* {REST};[^1]\n\n[^1]: A note.", f"*Urges* {REST};[^1]\n\n[^1]: A new note.") == ["note changed"]


def test_form_alone() -> None:
    assert one(f"*Urges* {REST};", f"*Urges* {REST}.") == ["only punctuation: ; → ."]
    assert one(f"*Urges* {REST};", f"*Urges* {REST.replace('Council', 'council')};") == ["only capital letters"]
    assert one(f"*Urges* {REST};", f"*Urges the* {REST.removeprefix('the ')};") == ["only marks: italic"]
    assert one(f"*Urges* {REST};", f"*Urges* {REST};") == []


def test_a_weight_stands_with_each_change() -> None:
    link = links(compared(f"1. *Demands* {REST};\n", f"1. *Urges* {REST};\n"))["OP1>OP1"]
    assert [(c.kind, c.weight, c.old, c.new) for c in link.changes] == [("verb", "weaker", "Demands", "Urges")]


def test_french() -> None:
    rest = "les États concernés de faire rapport au Conseil"
    comparison = compared(f"1. *Exige* {rest} ;\n", f"1. *Encourage* {rest} ;\n", "fr")
    assert told(comparison, "OP1>OP1") == ["softened: Exige → Encourage"]


def test_a_verb_that_stands_on_in_the_clause_is_not_softened() -> None:
    old = "*Calls for* the opening of all crossings and the passage of medicine to the hospitals of the city;"
    new = (
        "*Notes* the agreement of the two sides, and further calls for the opening of all crossings and the passage of "
    )
    assert one(old, new + "medicine to the hospitals of the city;") == ["verb: Calls for → Notes"]


def test_recitals_are_not_ranked_but_by_their_intensity() -> None:
    rest = "the smuggling of cultural property from museums and archaeological sites,\n\n1. *Decides* to act.\n"
    assert told(compared(f"*Recalling* {rest}", f"*Noting* {rest}"), "PP1>PP1") == ["verb: Recalling → Noting"]
    found = told(compared(f"*Expressing concern* at {rest}", f"*Expressing grave concern* at {rest}"), "PP1>PP1")
    assert found == ["hardened: Expressing concern → Expressing grave concern"]
