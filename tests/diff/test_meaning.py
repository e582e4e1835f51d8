"""What a link says that it changes, in the field's terms."""

from __future__ import annotations

import pytest

from resdraft.diff import compare
from resdraft.facts import house_strengths
from tests.diff.drafts import compared, draft, links, told

REST = "the States concerned to report to the Council on the measures that they have taken"


def one(old: str, new: str) -> list[str]:
    """What the change of one operative paragraph is said to be."""
    return told(compared(f"1. {old}\n", f"1. {new}\n"), "OP1>OP1")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Demands", "Urges", "softened: Demands → Urges"),
        ("Invites", "Requests", "hardened: Invites → Requests"),
        ("Calls upon", "Urges", "verb: Calls upon → Urges"),
        ("Notes", "Welcomes", "hardened: Notes → Welcomes"),
        ("Encourages", "Calls upon", "hardened: Encourages → Calls upon"),
        ("Strongly encourages", "Calls upon", "verb: Strongly encourages → Calls upon"),
        ("Expresses concern at", "Expresses alarm at", "hardened: Expresses concern at → Expresses alarm at"),
        (
            "Expresses its deepest concern at",
            "Expresses deep concern at",
            "softened: Expresses its deepest concern at → Expresses deep concern at",
        ),
        ("Requests", "Recalls its request to", "softened: Requests → Recalls its request to"),
        ("Requests", "Reiterates its request to", "verb: Requests → Reiterates its request to"),
        ("Condemns", "Strongly condemns", "hardened: Condemns → Strongly condemns"),
        ("Urges", "Strongly urges", "hardened: Urges → Strongly urges"),
        ("Demands", "Reiterates its demand that", "verb: Demands → Reiterates its demand that"),
        ("Notes", "Welcomes with appreciation", "hardened: Notes → Welcomes with appreciation"),
    ],
)
def test_verbs(old: str, new: str, expected: str) -> None:
    assert one(f"*{old}* {REST};", f"*{new}* {REST};") == [expected]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Requests", "Also requests"),
        ("Calls on", "Calls upon"),
        ("Recognises", "Recognizes"),
        ("Notes that", "Notes"),
        ("Also reiterates its call on", "Reiterates its call upon"),
    ],
)
def test_what_only_joins_on_or_is_spelt_otherwise_is_the_same_verb(old: str, new: str) -> None:
    assert one(f"*{old}* {REST};", f"*{new}* {REST};") == []


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
            ["deadline: 10 January 2023 → 10 July 2023", "deadline: 10 December 2022 → 10 January 2023"],
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
        (
            " under resolutions 1267 (1999)",
            " under resolutions 1267 (1999) and 2178 (2014)",
            ["adds resolution 2178 (2014)"],
        ),
        (
            " under resolution 2140 (2140)",
            " under resolution 2140 (2014)",
            ["citation: 2140 (2140) → 2140 (2014)"],
        ),
        (
            " in paragraph 4 of resolution 2178 (2014)",
            " in paragraph 6 of resolution 2178 (2014)",
            ["citation: paragraph 4 of resolution 2178 (2014) → paragraph 6 of resolution 2178 (2014)"],
        ),
        (
            " under resolution 55/2 of 8 September 2001",
            " under resolution 55/2 of 8 September 2000",
            ["citation: resolution 55/2 of 8 September 2001 → resolution 55/2 of 8 September 2000"],
        ),
    ],
)
def test_citations(old: str, new: str, expected: list[str]) -> None:
    assert one(f"*Urges* {REST}{old};", f"*Urges* {REST}{new};") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (" within 60 days", " within 120 days", ["deadline: 60 days → 120 days"]),
        (" by 30 June 2024", " by 31 December 2024", ["deadline: 30 June 2024 → 31 December 2024"]),
        ("", " within 60 days", ["adds deadline: within 60 days"]),
        (" no later than 1 May 2024", "", ["drops deadline: no later than 1 May 2024"]),
        (
            " in due course",
            " by 1 September 2024",
            ["deadline: in due course → by 1 September 2024"],
        ),
        (" every 90 days", " every 120 days", ["deadline: 90 days → 120 days"]),
        (" and to brief it on 5 May 2024", " and to brief it on 6 June 2024", ["deadline: 5 May 2024 → 6 June 2024"]),
        (" annually", " on a monthly basis", ["deadline: annually → on a monthly basis"]),
        (
            " at its eightieth session",
            " at its eighty-first session",
            ["deadline: eightieth session → eighty-first session"],
        ),
        (
            " within 60 days and every 90 days thereafter",
            " within 120 days",
            ["deadline: 60 days → 120 days; drops deadline: every 90 days"],
        ),
        (" before the end of the current mandate", "", ["drops deadline: before the end of the current mandate"]),
    ],
)
def test_deadlines(old: str, new: str, expected: list[str]) -> None:
    assert "; ".join(one(f"*Requests* {REST}{old};", f"*Requests* {REST}{new};")) == "; ".join(expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("of 3 million dollars", "of 5 million dollars", "sum: 3 million dollars → 5 million dollars"),
        ("of $3 million", "of $5 million", "sum: $3 million → $5 million"),
        ("of 2,298,800 United States dollars", "", "drops 2,298,800 United States dollars"),
        ("held on 5 May 2023", "held on 6 May 2024", "date: 5 May 2023 → 6 May 2024"),
        ("held from 21 to 23 May 2023", "held from 19 to 23 May 2024", "date: 21 to 23 May 2023 → 19 to 23 May 2024"),
        ("for the period from 1 July 2024 to 30 June 2025", "for the period from 1 July 2025 to 30 June 2026",
         "date: 1 July 2024 to 30 June 2025 → 1 July 2025 to 30 June 2026"),
        ("in 2022", "in 2024", "date: 2022 → 2024"),
        ("of the 2021 Declaration", "of the 2024 Declaration", ""),
        ("of up to 13,289 troops", "of up to 17,500 troops", "number: 13,289 → 17,500"),
        ("of 22 per cent", "of 24 per cent", "number: 22 per cent → 24 per cent"),
        ("for the eighteenth year", "for the nineteenth year", "number: eighteenth → nineteenth"),
        ("for nine months", "for six months", "number: nine months → six months"),
        ("for 9 months", "for six months", "number: 9 months → six months"),
        ("in paragraphs 11 to 15 above", "in paragraph 11 above", ""),
        ("of COVID-19", "of the COVID-19 disease", ""),
    ],
)  # fmt: skip
def test_sums_dates_and_numbers(old: str, new: str, expected: str) -> None:
    assert "; ".join(one(f"*Takes note* of the work {old};", f"*Takes note* of the work {new};")) == expected


def test_a_mandate_extended_has_a_deadline() -> None:
    old, new = (f"*Decides* to extend the mandate of the Mission {how};" for how in ("for one year", "for six months"))
    assert one(old, new) == ["deadline: one year → six months"]


def test_a_date_is_told_once() -> None:
    old = "*Welcomes* the report of the Secretary-General of 16 June 2022 (S/2022/491);"
    new = "*Welcomes* the report of the Secretary-General of 15 May 2023 (S/2023/442);"
    assert one(old, new) == ["citation: S/2022/491 → S/2023/442"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", ", as appropriate", 'adds "as appropriate" weaker'),
        (", within existing resources", "", 'drops "within existing resources" stronger'),
        ("", ", with the consent of the host State", 'adds "with the consent of the host State" weaker'),
        ("", ", in accordance with international law", 'adds "in accordance with international law" neutral'),
        ("", " under their respective mandates, where and as appropriate", 'adds "where and as appropriate" weaker'),
        (", as appropriate", ", where appropriate", ""),
        (", within its mandate", ", within their respective mandates", ""),
        ("", ", in accordance with resolution 2178 (2014)", "adds resolution 2178 (2014) neutral"),
        ("", ", as required by international law", ""),
    ],
)
def test_conditions(old: str, new: str, expected: str) -> None:
    comparison = compared(f"1. *Urges* {REST}{old};\n", f"1. *Urges* {REST}{new};\n")
    found = links(comparison)["OP1>OP1"].changes
    assert "; ".join(f"{change.text} {change.weight}" for change in found if change.kind != "punctuation") == expected


def test_a_condition_that_only_moved_is_the_same() -> None:
    moved = (
        "*Urges* the States concerned, as appropriate, to report to the Council on the measures that they have taken;"
    )
    assert one(f"*Urges* {REST}, as appropriate;", moved) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("*Urges* Member States to act;", "*Urges* all States to act;", "actor: Member States → all States"),
        ("*Encourages* the FGS to act;", "*Encourages* the FGS and FMS to act;", "actor: the FGS → the FGS and FMS"),
        (
            "*Condemns* the attack and urges the parties to act;",
            "*Condemns* the attack and urges the Government to act;",
            "actor: the parties → the Government",
        ),
        (
            "*Demands* that all parties allow access;",
            "*Demands* that all States allow access;",
            "actor: all parties → all States",
        ),
        ("*Urges* all member states to act;", "*Urges* all Member States to act;", ""),
        (
            "*Requests* the United Nations High Commissioner for Human Rights to act;",
            "*Requests* the High Commissioner to act;",
            "",
        ),
        ("*Urges* all parties to act;", "*Urges* all parties in Mali to act;", ""),
        ("*Urges* the Mechanism to act;", "*Urges* the Impartial and Independent Mechanism to act;", ""),
        ("*Urges* the FGS to act;", "*Urges* the Federal Government of Somalia to act;", ""),
        ("*Encourages* efforts to act in Mali;", "*Encourages* work to act in Mali;", ""),
        ("*Urges* the parties to meet the Envoy;", "*Urges* the parties to meet the Panel;", ""),
    ],
)
def test_actors(old: str, new: str, expected: str) -> None:
    assert "; ".join(one(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "*Determining* that it is a threat,",
            "*Determining* that it is a threat, and acting under Chapter VII of the Charter of the United Nations,",
            "authority: now under Chapter VII stronger",
        ),
        (
            "*Acting* under Chapter VII of the Charter,",
            "*Acting* under Chapter VI of the Charter,",
            "authority: Chapter VII → Chapter VI weaker",
        ),
        (
            "*Acting* under Chapter VII of the Charter of the United Nations,",
            "*Acting* under Chapter VII of the Charter,",
            "",
        ),
        ("*Recalling* the agreement,", "*Recalling* Chapter V of the agreement,", ""),
    ],
)
def test_authority(old: str, new: str, expected: str) -> None:
    comparison = compared(f"{old}\n\n1. *Decides* to act.\n", f"{new}\n\n1. *Decides* to act.\n")
    found = links(comparison)["PP1>PP1"].changes
    assert "; ".join(f"{change.text} {change.weight}" for change in found) == expected


def test_a_basis_put_before_the_verb_leaves_the_verb() -> None:
    old = "*Decides* to renew the measures imposed by resolution 2374 (2017);"
    new = "*Acting under Chapter VII of the Charter, decides* to renew the measures imposed by resolution 2374 (2017);"
    assert one(old, new) == ["authority: now under Chapter VII"]


def test_leave_to_use_force() -> None:
    old = "*Authorizes* Member States to take measures to protect civilians;"
    new = "*Authorizes* Member States to take all necessary measures to protect civilians;"
    assert one(old, new) == ["authority: adds the authorization of all necessary measures"]


def test_a_reference_that_follows_its_clause() -> None:
    old = f"1. *Urges* {REST}; {{#x}}\n\n2. *Requests* a report on the measures in [paragraph 1](#x) above;\n"
    new = f"1. *Condemns* the attack of yesterday;\n\n2. *Urges* {REST}; {{#y}}\n\n"
    new += "3. *Requests* a report on the measures in [paragraph 2](#y) above;\n"
    assert told(compared(old, new), "OP2>OP3") == ["reference: paragraph 1 → paragraph 2 (the same clause)"]


def test_brackets_and_notes() -> None:
    assert one(f"*Urges* {REST};", f"*Urges* {REST.replace('the Council', '[the Council]')};") == ["bracket opened"]
    held = REST.replace("the Council", "[RUS: the Council]")
    assert one(f"*Urges* {held};", f"*Urges* {REST};") == ["bracket closed (RUS)"]
    assert one(f"*Urges* {REST};", f"*Urges* {REST};[^1]\n\n[^1]: A note.") == ["note 1 added"]
    assert one(f"*Urges* {REST};[^1]\n\n[^1]: A note.", f"*Urges* {REST};") == ["note 1 dropped"]
    assert one(f"*Urges* {REST};[^1]\n\n[^1]: A note.", f"*Urges* {REST};[^1]\n\n[^1]: New.") == ["note 1 changed"]


def test_each_note_that_changed_is_named_once() -> None:
    old = f"*Urges* {REST}[^1] now;[^2]\n\n[^1]: One.\n\n[^2]: Two again now."
    assert one(old, f"*Urges* {REST}[^1] now;[^2]\n\n[^1]: Uno.\n\n[^2]: Due.") == ["note 1 changed", "note 2 changed"]
    assert one(old, f"*Urges* {REST} now;[^3]\n\n[^3]: Two again.") == ["note 2 → note 3 changed", "note 1 dropped"]
    shifted = f"*Urges* {REST} now;[^1]\n\n[^1]: Two again."
    assert one(old, shifted) == ["note 2 → note 1 changed", "note 1 dropped"]
    twice = f"*Urges* {REST}[^1] now;[^1]\n\n[^1]: {{}}"
    assert one(twice.format("One."), twice.format("Uno.")) == ["note 1 changed"]


def test_form_alone() -> None:
    assert one(f"*Urges* {REST};", f"*Urges* {REST}.") == ["only punctuation: ; → ."]
    assert one(f"*Urges* {REST};", f"*Urges* {REST.replace('Council', 'council')};") == []
    assert one("*Urges* the Secretary-General to act;", "*Urges* the Secretary General to act;") == ["only punctuation"]
    assert one(f"*Urges* {REST};", f"*Urges the* {REST.removeprefix('the ')};") == ["only marks: italic"]
    assert one(f"*Urges* {REST};", f"*Urges* {REST};") == []


def test_a_weight_stands_with_each_change() -> None:
    link = links(compared(f"1. *Demands* {REST};\n", f"1. *Urges* {REST};\n"))["OP1>OP1"]
    assert [(c.kind, c.weight, c.old, c.new) for c in link.changes] == [("verb", "weaker", "Demands", "Urges")]


def test_french() -> None:
    rest = "les États concernés de faire rapport au Conseil"
    comparison = compared(f"1. *Exige* {rest} ;\n", f"1. *Encourage* {rest} ;\n", "fr")
    assert told(comparison, "OP1>OP1") == ["softened: Exige → Encourage"]
    rest = "de proroger le mandat de la Mission jusqu’au {} avec {} soldats, comme suite à la réunion du {}"
    old, new = rest.format("30 juin 2024", "1 000", "5 mai 2023"), rest.format("31 mars 2025", "900", "6 mai 2024")
    assert told(compared(f"1. *Décide* {old} ;\n", f"1. *Décide* {new} ;\n", "fr"), "OP1>OP1") == [
        "deadline: 30 juin 2024 → 31 mars 2025",
        "number: 1 000 → 900",
        "date: 5 mai 2023 → 6 mai 2024",
    ]


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        ("es", "*Observa* la reunión de 5 de mayo de 2023;", "*Observa* la reunión de 6 de junio de 2024;",
         "date: 5 de mayo de 2023 → 6 de junio de 2024"),
        ("ru", "*отмечает* встречу 5 мая 2023 года;", "*отмечает* встречу 6 июня 2024 года;",
         "date: 5 мая 2023 → 6 июня 2024"),
        ("ar", "*يشير* إلى الاجتماع في 5 أيار/مايو 2023؛", "*يشير* إلى الاجتماع في 6 أيار/مايو 2024؛",
         "date: 5 أيار/مايو 2023 → 6 أيار/مايو 2024"),
        ("zh", "*注意到*2023年5月5日会议；", "*注意到*2024年6月6日会议；", "date: 2023年5月5日 → 2024年6月6日"),
    ],
)  # fmt: skip
def test_dates_in_other_languages(language: str, old: str, new: str, expected: str) -> None:
    assert told(compared(f"1. {old}\n", f"1. {new}\n", language), "OP1>OP1") == [expected]


def test_a_verb_that_stands_on_in_the_clause_is_not_softened() -> None:
    old = "*Calls for* the opening of all crossings and the passage of medicine to the hospitals of the city;"
    new = (
        "*Notes* the agreement of the two sides, and further calls for the opening of all crossings and the passage of "
    )
    assert one(old, new + "medicine to the hospitals of the city;") == ["verb: Calls for → Notes"]


def test_recitals_are_ranked_as_their_operative_verbs() -> None:
    rest = "the smuggling of cultural property from museums and archaeological sites,\n\n1. *Decides* to act.\n"
    assert told(compared(f"*Recalling* {rest}", f"*Noting* {rest}"), "PP1>PP1") == ["verb: Recalling → Noting"]
    found = told(compared(f"*Expressing concern* at {rest}", f"*Expressing grave concern* at {rest}"), "PP1>PP1")
    assert found == ["hardened: Expressing concern → Expressing grave concern"]
    found = told(compared(f"*Welcoming* {rest}", f"*Recalling* {rest}"), "PP1>PP1")
    assert found == ["softened: Welcoming → Recalling"]


def test_a_house_ranks_the_verbs_itself() -> None:
    table = house_strengths("# ours\nopener\tlevel\nUrges\t3\nCalls upon\t3\nNotes\t1\nRecognizes\t2\n")
    old, new = (draft(f"1. *{verb}* {REST};\n") for verb in ("Notes", "Recognizes"))
    weights = [[c.weight for link in compare(old, new, strengths=t).links for c in link.changes] for t in (None, table)]
    assert weights == [["neutral"], ["stronger"]]
    old, new = (draft(f"1. *{verb}* {REST};\n") for verb in ("Demands", "Urges"))
    assert [c.weight for link in compare(old, new, strengths=table).links for c in link.changes] == ["neutral"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "*Decides* to extend the mandate for a further period ending on 31 January 2026;",
            "*Decides* to extend the mandate for a further period ending on 31 January 2027;",
            ["deadline: 31 January 2026 → 31 January 2027"],
        ),
        (
            "*Requests* the Panel to inform it of progress, with combined written reports provided on 1 May 2023;",
            "*Requests* the Panel to inform it of progress, with combined written reports provided on 1 May 2024;",
            ["deadline: 1 May 2023 → 1 May 2024"],
        ),
        (
            "*Requests* the Panel to provide the Committee an update on actions taken in six months;",
            "*Requests* the Panel to provide the Committee an update on actions taken in nine months;",
            ["deadline: six months → nine months"],
        ),
        (
            "*Requests* the Panel to brief it on the reporting requirements adjusted to 60 days;",
            "*Requests* the Panel to brief it on the reporting requirements adjusted to 90 days;",
            ["deadline: 60 days → 90 days"],
        ),
        (
            "*Requests* the Panel to provide, 30 days after the adoption of this resolution, a report to it;",
            "*Requests* the Panel to provide, 60 days after the adoption of this resolution, a report to it;",
            ["deadline: 30 days → 60 days"],
        ),
        # What has been so long already is counted, and limits nothing.
        (
            "*Regrets* the lack of progress fifteen years after its adoption;",
            "*Regrets* the lack of progress sixteen years after its adoption;",
            ["number: fifteen years → sixteen years"],
        ),
        (
            "*Urges* the regional meetings to go on;",
            "*Urges* the five regional meetings to go on;",
            ["adds number: five regional meetings"],
        ),
    ],
)
def test_what_limits_by_the_words_around_it_is_a_deadline(old: str, new: str, expected: list[str]) -> None:
    assert one(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Decides to", "Decides, acting under Chapter VII of the Charter, to", ["authority: now under Chapter VII"]),
        (
            "Acting under Chapter VII of the Charter, decides to",
            "Decides, acting under Chapter VII of the Charter, to",
            [],
        ),
    ],
)
def test_the_basis_may_stand_after_the_verb(old: str, new: str, expected: list[str]) -> None:
    assert one(f"{old} renew the measures imposed on them;", f"{new} renew the measures imposed on them;") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Invites", "Recalls its invitation to", ["softened: Invites → Recalls its invitation to"]),
        (
            "Recalls its request to",
            "Expresses its appreciation to",
            ["verb: Recalls its request to → Expresses its appreciation to"],
        ),
    ],
)
def test_what_is_only_recalled_is_weaker_than_what_asks(old: str, new: str, expected: list[str]) -> None:
    assert [line for line in one(f"*{old}* {REST};", f"*{new}* {REST};") if "actor" not in line][:1] == expected


def test_two_feelings_are_more_than_one() -> None:
    found = one(
        "*Reiterating its alarm* and deep concern regarding the crisis;",
        "*Reiterating its deep concern* regarding the crisis;",
    )
    assert found == ["softened: Reiterating its alarm and deep concern → Reiterating its deep concern"]


def test_measures_under_an_article_are_authority() -> None:
    found = one(
        "Acting under Chapter VII of the Charter of the United Nations, decides to go on;",
        "Acting under Chapter VII of the Charter of the United Nations and taking measures under its Article 41, "
        "decides to go on;",
    )
    assert found == ["authority: adds acting under Article 41"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", ", within available capacities and resources", 'adds "within available capacities and resources"'),
        ("", ", day or night as appropriate in particular in camps", 'adds "as appropriate"'),
        (", as per the Agreement", ", consistent with the Agreement", ""),
        (", pursuant to the Agreement", ", in accordance with the Agreement", ""),
        ("", ", in close cooperation with host Governments", 'adds "in close cooperation with host Governments"'),
        ("", ", in line with the mandate of the office for the", 'adds "in line with the mandate of the office"'),
        (", pursuant to the Agreement", ", in accordance with national law", 'adds "in accordance with national law"'),
        ("", ", as well as per the Agreement", ""),
    ],
)
def test_conditions_of_one_family_are_one(old: str, new: str, expected: str) -> None:
    assert one(f"*Urges* {REST}{old};", f"*Urges* {REST}{new};") == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "resolutions 2678 (2023) and 2727 (2024) on the mission",
            "resolution 2777 (2025) on the mission",
            "citation: resolutions 2678 (2023), 2727 (2024) → resolution 2777 (2025)",
        ),
        # A second mention may give its place to another document, but not to one that stands elsewhere.
        (
            "resolution 2476 (2019), and the requirements specified in resolution 2476 (2019)",
            "resolution 2476 (2019), and the requirements specified in resolution 2645 (2022)",
            "citation: resolution 2476 (2019) → resolution 2645 (2022)",
        ),
        (
            "resolution 2374 (2017), as well as the request set out in resolution 2374 (2017)",
            "resolution 2374 (2017), and recalls resolution 2664 (2022)",
            "adds resolution 2664 (2022)",
        ),
    ],
)
def test_citations_that_give_their_place_to_others(old: str, new: str, expected: str) -> None:
    assert one(f"*Recalls* the measures of its {old};", f"*Recalls* the measures of its {new};") == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "*Calls upon* the Government of Mali to report;",
            "*Calls upon* the Transition Government of Mali to report;",
            ["actor: the Government of Mali → the Transition Government of Mali"],
        ),
        (
            "*Decides* to go on, and decides that UNISFA should report;",
            "*Decides* to go on, and decides that UNISFA and the Secretary-General should report;",
            ["actor: UNISFA → UNISFA and the Secretary-General"],
        ),
        (
            "*Encourages* joint talks between UNISFA and the Government;",
            "*Encourages* joint talks between UNISFA and the Transition Government;",
            [],
        ),
    ],
)
def test_those_in_office_and_those_who_shall_act(old: str, new: str, expected: list[str]) -> None:
    assert one(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("for a period of 6 months", "for a period of six months"),
        ("of 100 billion United States dollars", "of 100 billion dollars"),
        (
            "of the tasks in paragraphs 19 above and 28 and 29 below",
            "of the tasks in paragraphs 21 above and 30 and 31 below",
        ),
        ("on the conditions set out in OP5 and 6", "on the conditions set out in OP5, 6 and 7"),
        ("in its resolution 578 (LXXVII) 2023 on the matter", "in its resolution 578 (LXXVII) 2024 on the matter"),
    ],
)
def test_figures_that_say_the_same_or_only_call_something(old: str, new: str) -> None:
    assert not [line for line in one(f"*Decides* to renew it {old};", f"*Decides* to renew it {new};") if "→" in line]


def test_what_has_concluded_is_no_deadline() -> None:
    found = one(
        "*Welcomes* the talks of the parties;", "*Welcomes* the talks of the parties concluded on 28 September 2023;"
    )
    assert found == ["adds date: 28 September 2023"]


def test_two_forms_of_one_name_are_the_same_actor() -> None:
    assert one("*Calls upon* Libya institutions to report;", "*Calls upon* Libyan institutions to report;") == []


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        (
            "fr",
            "Condamne fermement les attaques commises contre les civils dans la région ;",
            "Condamne avec la plus grande fermeté les attaques commises contre les civils dans la région ;",
            ["hardened: Condamne fermement → Condamne avec la plus grande fermeté"],
        ),
        (
            "es",
            "Reitera su exhortación a las partes;",
            "Reitera su exigencia a las partes;",
            ["verb: Reitera su exhortación → Reitera su exigencia"],
        ),
        ("es", "Decide prorrogarla por seis meses;", "Decide prorrogarla por 6 meses;", []),
    ],
)
def test_degrees_and_numbers_in_other_languages(language: str, old: str, new: str, expected: list[str]) -> None:
    a, b = (draft(f"1. {words}\n", language=language) for words in (old, new))
    assert told(compare(a, b), "OP1>OP1") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # What a document is cited for is its paragraphs, not the words that follow them.
        (
            "in accordance with paragraphs 11 to 15 of resolution 2140 (2014)",
            "in accordance with paragraphs 12 to 16 of resolution 2140 (2014)",
            ["citation: paragraphs 11 to 15 of resolution 2140 (2014) → paragraphs 12 to 16 of resolution 2140 (2014)"],
        ),
        (
            "in line with paragraphs 10 and 11 in this text, on the basis set out in paragraph 2 of resolution 2245 "
            "(2015)",
            "in line with paragraphs 26 and 27 in this text, on the basis set out in paragraph 2 of resolution 2245 "
            "(2015)",
            [],
        ),
        ("contained in document A/76/3", "contained in document 76/3", []),
        ("under decision 76/3", "under document A/76/3", ["adds A/76/3", "drops decision 76/3"]),
    ],
)
def test_what_is_cited_of_a_document(old: str, new: str, expected: list[str]) -> None:
    assert sorted(one(f"*Urges* {REST} {old};", f"*Urges* {REST} {new};")) == sorted(expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "",
            " in full compliance with their obligations under international law including the law of refugees",
            ['adds "in full compliance with their obligations under international law"'],
        ),
        (
            "",
            " in coordination with the forces of the Government to degrade armed groups",
            ['adds "in coordination with the forces of the Government"'],
        ),
        (", in accordance with international law, at all times", " at all times, in line with international law", []),
        (", as appropriate, in the region", ", in the region, where appropriate", []),
    ],
)
def test_a_condition_is_told_to_its_end_and_once(old: str, new: str, expected: list[str]) -> None:
    assert one(f"*Urges* {REST}{old};", f"*Urges* {REST}{new};") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("for twelve months the mandate", "the mandate until 31 May 2025",
         ["deadline: for twelve months → until 31 May 2025"]),
        ("for a period of six months", "for six months", []),
        ("for 1,040 officers", "for 1040 officers", ["only punctuation"]),
        ("with a limit", "with a limit of 85 civilian experts", ["adds number: 85 civilian experts"]),
    ],
)  # fmt: skip
def test_a_figure_written_or_put_otherwise_is_one_change(old: str, new: str, expected: list[str]) -> None:
    assert one(f"*Decides* to extend {old};", f"*Decides* to extend {new};") == expected


@pytest.mark.parametrize(
    "words",
    [
        " and the Universal Declaration of 1948",
        " and the Statute of the Court of 26 June 1945",
        " and the Conference to Support the Implementation of Goal 14 by 2030",
        " and the meeting on the theme “Ending the epidemic by 2030”",
        " and the 2026 United Nations Water Conference",
    ],
)
def test_dates_within_names_and_titles_are_none(words: str) -> None:
    assert one("*Recalls* the Programme of its members;", f"*Recalls* the Programme of its members{words};") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("calls for the release of all hostages", "urges the release of all hostages", ["verb: calls for → urges"]),
        (
            "requests the Secretary-General to report on it",
            "invites the Secretary-General to report on it",
            ["softened: requests → invites"],
        ),
        (
            "requests the Secretary-General to report on it",
            "further requests the Secretary-General to report on it",
            [],
        ),
    ],
)
def test_further_verbs_of_a_clause(old: str, new: str, expected: list[str]) -> None:
    assert one(f"*Condemns* the attacks, and {old};", f"*Condemns* the attacks, and {new};") == expected


def test_a_verb_with_another_object_is_neither_softened_nor_hardened() -> None:
    old = "*Demands* that all parties to the conflict in Mali stop the attacks of armed groups on schools;"
    new = "*Notes* that armed groups of the north returned their children to schools as winter came;"
    assert not [line for line in one(old, new) if line.startswith(("softened", "hardened"))]
    old = "*Condemning* the attacks of armed groups on civilians in the east of the country;"
    new = "*Welcoming* the return of armed groups to the talks in the east of the country;"
    assert one(old, new) == ["verb: Condemning → Welcoming"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("UNHCR", "the Office of the United Nations High Commissioner for Refugees"),
        ("the Mission", "MONUSCO"),
        ("the Council", "the Security Council"),
        ("FAO and WFP", "the Food and Agriculture Organization of the United Nations and the World Food Programme"),
    ],
)
def test_a_body_by_another_name_is_the_same_actor(old: str, new: str) -> None:
    assert one(f"*Requests* {old} to go on with the work;", f"*Requests* {new} to go on with the work;") == []


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        ("fr", " chaque mois", "", ["drops deadline: chaque mois"]),
        ("fr", " tous les trois mois", " chaque année", ["deadline: tous les trois mois → chaque année"]),
        ("es", " mensualmente", " cada año", ["deadline: mensualmente → cada año"]),
        ("es", " todos los meses", "", ["drops deadline: todos los meses"]),
        ("ru", " на девять месяцев", " на 6 месяцев", ["deadline: девять месяцев → 6 месяцев"]),
    ],
)
def test_periods_in_other_languages(language: str, old: str, new: str, expected: list[str]) -> None:
    words = {"fr": "*Prie* le Groupe de lui faire rapport{};", "es": "*Solicita* al Grupo que le informe{};"}
    words["ru"] = "*постановляет* продлить мандат Группы{};"
    a, b = (draft(f"1. {words[language].format(how)}\n", language=language) for how in (old, new))
    assert told(compare(a, b), "OP1>OP1") == expected


def test_what_changes_in_a_split_is_told_once() -> None:
    first = "*Requests* the Secretary-General to report on the humanitarian situation in the region within {} days"
    second = "requests Member States to open all roads for the convoys to the hospitals of the city{}"
    old = f"1. {first.format(60)}, and {second.format(', as appropriate')};\n"
    new = f"1. {first.format(30)};\n\n2. *Urges*{second.format('').removeprefix('requests')};\n"
    found = [(change.text, change.part) for link in compared(old, new).links for change in link.changes]
    assert found == [("verb: requests → Urges", 1), ('drops "as appropriate"', 1), ("deadline: 60 days → 30 days", 0)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("report on it at its 2024 session", "report on it at its 2025 session",
         ["deadline: 2024 session → 2025 session"]),
        ("meet until the conclusion of the 2024 session", "meet until the conclusion of the 2025 session",
         ["deadline: 2024 session → 2025 session"]),
        ("report on it at its tenth session, in 2025", "report on it at its twelfth session, in 2027",
         ["deadline: tenth session → twelfth session", "deadline: 2025 → 2027"]),
        ("report on it before its 2024 session", "report on it before its 2025 session",
         ["deadline: 2024 session → 2025 session"]),
        ("act on the reports of 4 May 2024 (S/2024/693) and 2 June 2024 (S/2024/875)",
         "act on the reports of 5 May 2025 (S/2025/154) and 3 June 2025 (S/2025/350)",
         ["citation: S/2024/693 → S/2025/154", "citation: S/2024/875 → S/2025/350"]),
        ("report on its plan", "report on its plan for the period 2021–2026", ["adds date: 2021–2026"]),
        ("report on it", "report on over 100 outbreaks annually", ["adds number: 100 outbreaks annually"]),
        ("include it in the next quarterly report on the matter", "include it in the next report on the matter", []),
        ("report on the past eight months of work", "report on the work", []),
        ("join the 10-year plan of work", "join the plan of work", []),
        ("report on resolution 2494 (2019) of 30 May 2019",
         "report on resolutions 2494 (2019) of 30 May 2019 and 2548 (2020) on 30 October 2020",
         ["adds resolution 2548 (2020)"]),
    ],
)  # fmt: skip
def test_what_figures_are_by_what_stands_around_them(old: str, new: str, expected: list[str]) -> None:
    assert one(f"*Requests* the Council to {old};", f"*Requests* the Council to {new};") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "in paragraph 279 of the Final Document of the Summit",
            "in paragraph 329 of the Final Document of the Summit",
            ["citation: paragraph 279 of the Final Document → paragraph 329 of the Final Document"],
        ),
        (
            "resolution 2692 (2023) on Haiti",
            "resolutions 2653 (2022), 2699 (2023), 2751 (2024) and 2785 (2025) on Haiti",
            [
                "adds resolutions 2653 (2022), 2699 (2023), 2751 (2024), 2785 (2025)",
                "drops resolution 2692 (2023)",
            ],
        ),
    ],
)
def test_other_parts_of_documents_and_other_lists(old: str, new: str, expected: list[str]) -> None:
    assert one(f"*Recalls* its {old};", f"*Recalls* its {new};") == expected


def test_a_finding_that_peace_is_threatened_is_authority() -> None:
    found = one(
        "*Recalls* the relevant resolutions on the situation in Gaza and in the region;",
        "*Determines* that the situation in Gaza threatens the regional peace and recalls the relevant resolutions;",
    )
    assert "authority: adds the finding that it threatens the regional peace" in found


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        ("fr", "", ", selon qu’il convient", ['adds "selon qu\'il convient"']),
        ("fr", ", conformément au droit international", "", ['drops "conformément au droit international"']),
        ("fr", ", conformément aux obligations", ", conformément à ses obligations", []),
        ("es", "", ", según proceda", ['adds "según proceda"']),
        ("ru", ", сообразно обстоятельствам", "", ['drops "сообразно обстоятельствам"']),
    ],
)
def test_conditions_in_other_languages(language: str, old: str, new: str, expected: list[str]) -> None:
    words = {
        "fr": "*Prie* le Groupe de présenter un rapport sur les mesures prises{};",
        "es": "*Solicita* al Grupo que presente un informe sobre las medidas{};",
        "ru": "*просит* Группу представить доклад о принятых мерах{};",
    }[language]
    a, b = (draft(f"1. {words.format(how)}\n", language=language) for how in (old, new))
    assert told(compare(a, b), "OP1>OP1") == expected
