"""What stands above (and below) a pasted text: symbol, organ, date, session, agenda item, sponsors, title, fields."""

from __future__ import annotations

import pytest

from resdraft.model import AgendaItem, Masthead, Sponsor
from tests.importers.plain_help import labels, pasted

TEXT = "\n\nThe General Assembly,\n\nRecalling its resolution 70/1,\n\n1. Requests a report.\n"


def masthead(above: str, below: str = "") -> Masthead:
    """The masthead of a short text with these lines above and below it."""
    imported = pasted(above + TEXT + below)
    assert labels(imported.resolution) == ["PP1", "OP1"]
    return imported.resolution.masthead


def test_a_draft_of_the_general_assembly() -> None:
    found = masthead(
        """United Nations                                    A/C.3/80/L.12
General Assembly                                Distr.: Limited
                                                30 October 2025

                                                Original: English

Eightieth session
Third Committee
Agenda item 71 (b)
Promotion and protection of human rights: human rights questions,
including alternative approaches

    France, Norway* and Chile: draft resolution

    Right to privacy in
    the digital age"""
    )
    assert found.symbol == "A/C.3/80/L.12"
    assert (found.stage, found.body, found.session, found.committee) == (
        "tabled",
        "general-assembly",
        "80",
        "Third Committee",
    )
    assert (found.distribution, found.date) == ("Limited", "2025-10-30")
    assert found.agenda_item.number == "71 (b)"
    assert found.agenda_item.title.plain.endswith("including alternative approaches")
    assert found.sponsors == (Sponsor("France"), Sponsor("Norway", True), Sponsor("Chile"))
    assert found.title.plain == "Right to privacy in the digital age"
    assert found.extra == (("original", "English"),)


@pytest.mark.parametrize(
    ("above", "symbol", "stage"),
    [
        ("S/2015/890", "S/2015/890", "tabled"),
        ("A/C.3/80/L.12/Rev.1", "A/C.3/80/L.12/Rev.1", "tabled"),
        ("United Nations S/2025/68", "S/2025/68", "tabled"),
        ("S/RES/2249 (2015)*", "S/RES/2249 (2015)", "adopted"),
        ("Resolution 2249 (2015)", "S/RES/2249 (2015)", "adopted"),
        ("A/RES/79/1", "A/RES/79/1", "adopted"),
    ],
)
def test_symbols(above: str, symbol: str, stage: str) -> None:
    found = masthead(above)
    assert (found.symbol, found.stage) == (symbol, stage)


def test_an_adopted_resolution() -> None:
    found = masthead(
        "Resolution 2249 (2015)\n\nAdopted by the Security Council at its 7565th meeting, on\n20 November 2015".replace(
            "on\n", "on "
        )
    )
    assert (found.symbol, found.stage, found.date, found.meeting) == (
        "S/RES/2249 (2015)",
        "adopted",
        "2015-11-20",
        "7565th meeting",
    )


def test_a_resolution_of_the_assembly() -> None:
    found = masthead(
        "Resolution adopted by the General Assembly on 22 September 2024\n\n"
        "[without reference to a Main Committee (A/79/L.2)]\n\n79/1. The Pact for the Future",
        "\n3rd plenary meeting\n22 September 2024\n",
    )
    assert (found.title.plain, found.stage, found.date) == ("The Pact for the Future", "adopted", "2024-09-22")
    assert (found.symbol, found.meeting) == ("79/1", "3rd plenary meeting")
    assert found.committee == "without reference to a Main Committee (A/79/L.2)"


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("France: draft resolution", ["France"]),
        ("United Kingdom of Great Britain and Northern Ireland:\ndraft resolution",
         ["United Kingdom of Great Britain and Northern Ireland"]),
        ("Bosnia and Herzegovina, Iran (Islamic Republic of),\nTrinidad and Tobago and Chile: revised draft resolution",
         ["Bosnia and Herzegovina", "Iran (Islamic Republic of)", "Trinidad and Tobago", "Chile"]),
        ("Azerbaijan,* Samoa* and Viet Nam: draft resolution", ["Azerbaijan*", "Samoa*", "Viet Nam"]),
        ("Russia and Cuba; South Korea; and Chad: draft resolution", ["Russia", "Cuba", "South Korea", "Chad"]),
        ("Trinidad & Tobago & Chile*, Japan: draft resolution", ["Trinidad and Tobago", "Chile*", "Japan"]),
    ],
)  # fmt: skip
def test_sponsors(printed: str, names: list[str]) -> None:
    found = masthead(f"{printed}\n\nA title")
    assert [s.name + "*" * s.star for s in found.sponsors] == names
    assert found.title.plain == "A title"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("31 January 2025", "2025-01-31"),
        ("January 31, 2025", "2025-01-31"),
        ("1er juillet 2025", "2025-07-01"),
        ("31 de enero de 2025", "2025-01-31"),
        ("31 января 2025 года", "2025-01-31"),
        ("2025年1月31日", "2025-01-31"),
        ("31 كانون الثاني/يناير 2025", "2025-01-31"),
        ("31 February 2025", ""),
    ],
)
def test_dates(printed: str, date: str) -> None:
    assert masthead(f"S/2025/1\n{printed}").date == date


@pytest.mark.parametrize(
    ("printed", "session"),
    [
        ("Seventy-ninth session", "79"),
        ("79th session", "79"),
        ("2025 session", "2025"),
        ("Eleventh emergency special session", "ES-11"),
        ("Soixante-dix-neuvième session", "Soixante-dix-neuvième session"),
    ],
)
def test_sessions(printed: str, session: str) -> None:
    assert masthead(f"A/79/L.1\n{printed}").session == session


@pytest.mark.parametrize(
    ("printed", "item"),
    [
        ("Agenda item 18 (d)\nClimate", "18 (d)"),
        ("Item 2 of the provisional agenda*\nClimate", "2"),
        ("Point 12 de l’ordre du jour\nClimate", "12"),
    ],
)
def test_agenda_items(printed: str, item: str) -> None:
    found = masthead(f"A/79/L.1\n{printed}\n\nA title")
    assert (found.agenda_item.number, found.agenda_item.title.plain, found.title.plain) == (item, "Climate", "A title")


def test_a_model_un_header() -> None:
    found = masthead(
        "Committee: Environment Commission\nQuestion of: The protection of forests\n**Main submitter:** Germany\n"
        "Co-submitters: France, Sweden,\nItaly\nSignatories: Ghana; Japan and Peru\nCode: EC/1.1\nDelegation: red"
    )
    assert found.body == "model-un"
    assert (found.committee, found.title.plain, found.symbol) == (
        "Environment Commission",
        "The protection of forests",
        "EC/1.1",
    )
    assert [sponsor.name for sponsor in found.sponsors] == ["Germany"]
    assert dict(found.extra) == {
        "co-submitters": ("France", "Sweden", "Italy"),
        "signatories": ("Ghana", "Japan", "Peru"),
        "delegation": "red",
    }


_OF_PLACES = ("not placed, kept under above", "taken for the name of the conference")


def test_sponsors_that_are_named_apart_are_named_once() -> None:
    found = masthead("Topic: Water\nSponsors: Chile\nCo-sponsors: Peru\nCo-authors: Fiji\n")
    assert [sponsor.name for sponsor in found.sponsors] == ["Chile", "Fiji"]
    assert dict(found.extra) == {"co-sponsors": ("Peru",), "co-authors": ("Fiji",)}
    found = masthead("Topic: Water\nCo-submitters: Peru and Fiji\n")
    assert [sponsor.name for sponsor in found.sponsors] == ["Peru", "Fiji"]


@pytest.mark.parametrize(
    ("above", "conference", "doubts"),
    [
        ("Bonn International Model United Nations 2024\n\n", "Bonn International Model United Nations 2024", 0),
        ("12–15 March 2024\nTHIMUN 2024\n", "THIMUN 2024", 1),
        ("Youth Parliament of the Rhine\n\n", "Youth Parliament of the Rhine", 1),
        ("Environment Commission\n\n", None, 1),
        ("", None, 0),
    ],
)
def test_the_name_of_a_conference(above: str, conference: str | None, doubts: int) -> None:
    imported = pasted(f"{above}Question of: Forests\nMain submitter: Germany\n{TEXT}")
    found = imported.resolution.masthead
    assert dict(found.extra).get("conference") == conference
    assert found.title.plain == "Forests"
    told = [doubt.message.partition(":")[0] for doubt in imported.warnings]
    assert sum(message in _OF_PLACES for message in told) == doubts


@pytest.mark.parametrize(
    ("header", "title", "sponsors", "signatories"),
    [
        ("Topic: Protection of children in\narmed conflict\nSponsors: Brazil, Chile,\nFrance and Kenya"
         "\nSignatories: Peru",
         "Protection of children in armed conflict", "Brazil, Chile, France, Kenya", "Peru"),
        ("Topic: Protection of civilians and of journalists during\nArmed Conflict and Occupation\nSponsors: Brazil",
         "Protection of civilians and of journalists during Armed Conflict and Occupation", "Brazil", ""),
        ("Sponsors: Brazil, Chile\nKenya, Ghana\nSignatories:\nGhana\nPeru\nTopic:\n\nWater\n\nDraft Resolution 1.1",
         "Water", "Brazil, Chile, Kenya, Ghana", "Ghana, Peru"),
        ("Question of: Water\nMain Submitter: the Republic of\nKorea\n"
         "Signatories: The Gambia, the Russian\nFederation and\nPeru",
         "Water", "Republic of Korea", "Gambia, Russian Federation, Peru"),
        ("Sponsors: the United States of America, the Netherlands and Saint Vincent and the Grenadines\nTopic: Water",
         "Water", "United States of America, Netherlands, Saint Vincent and the Grenadines", ""),
        ("Topic: Water\nSponsors: Chile\nThird Committee\nCode: X/1", "Water", "Chile", ""),
    ],
)  # fmt: skip
def test_values_on_several_lines(header: str, title: str, sponsors: str, signatories: str) -> None:
    imported = pasted(header + TEXT)
    found = imported.resolution.masthead
    assert found.title.plain == title
    assert ", ".join(sponsor.name for sponsor in found.sponsors) == sponsors
    assert ", ".join(dict(found.extra).get("signatories", ())) == signatories
    assert "above" not in dict(found.extra)
    assert imported.warnings == ()


def test_several_agenda_items() -> None:
    found = masthead("A/79/L.1\nAgenda items 13 and 75 (a)\nCulture of peace\nOceans\n\nA title")
    assert (found.agenda_item.number, found.agenda_item.title.plain) == ("13", "Culture of peace")
    assert (found.extra, found.title.plain) == ((("other agenda items", ("75 (a). Oceans",)),), "A title")


def test_an_agenda_item_below_its_key() -> None:
    for header in ("Agenda item:\n12. Water\nSponsors: Chile", "Agenda item: 12\nWater\nSponsors: Chile"):
        found = masthead(header)
        assert (found.agenda_item.number, found.agenda_item.title.plain) == ("12", "Water")
        assert found.sponsors == (Sponsor("Chile"),)


def test_articles_in_french() -> None:
    text = "Parrains : la Fédération de Russie, l’Espagne et les États-Unis d’Amérique\nSujet : L’eau\n\n" + (
        "L’Assemblée générale,\n\nRappelant sa résolution 70/1,\n\n1. Demande à tous les États d’agir.\n"
    )
    found = pasted(text).resolution.masthead
    assert [s.name for s in found.sponsors] == ["Fédération de Russie", "Espagne", "États-Unis d’Amérique"]


def test_fields_below_the_text() -> None:
    found = masthead("Regarding water", "\nSubmitter: Zimbabwe\nSession: 12\n")
    assert found.sponsors == (Sponsor("Zimbabwe"),)
    assert found.session == "12"


def test_what_has_no_place_is_kept_and_said() -> None:
    imported = pasted("Some conference\n\n16 June–9 July 2025\n\nA title" + TEXT)
    assert imported.resolution.masthead.title.plain == "A title"
    assert dict(imported.resolution.masthead.extra)["above"] == ("Some conference", "16 June–9 July 2025")
    assert [str(doubt) for doubt in imported.warnings] == [
        "1:1: not placed, kept under above: Some conference",
        "3:1: not placed, kept under above: 16 June–9 July 2025",
    ]


def test_a_masthead_at_the_end_of_the_first_page() -> None:
    lines = [f"Recalling its resolution {n}/1 on the question of water and of the seas," for n in range(60, 76)]
    imported = pasted(
        "Agenda item 3\nWater\n\nThe Human Rights Council,\n" + "\n".join(lines[:12])
        + "\nUnited Nations A/HRC/59/L.17\nGeneral Assembly Distr.: Limited\n2 July 2025\nOriginal: English\n"
        + "A/HRC/59/L.17\n2\n" + "\n".join(lines[12:]) + "\n1. Requests a report.\n"
    )  # fmt: skip
    found = imported.resolution.masthead
    assert (found.symbol, found.date, found.distribution) == ("A/HRC/59/L.17", "2025-07-02", "Limited")
    assert (found.body, found.agenda_item.number) == ("human-rights-council", "3")
    assert len(imported.resolution.preamble) == 16


def test_nothing_above() -> None:
    assert masthead("") == Masthead(body="general-assembly", agenda_item=AgendaItem())


def test_what_a_print_says_of_itself_and_the_time_of_a_session_are_no_title() -> None:
    found = masthead("S/2025/417\nProvisional\n3 June 2025\nOriginal: English\n\nFrance: draft resolution")
    assert (found.title.plain, found.date, dict(found.extra)["above"]) == ("", "2025-06-03", ("Provisional",))
    found = masthead(
        "Human Rights Council\nFifty-eighth session\n24 February\u20134 April 2025\nHuman rights defenders"
    )
    assert found.title.plain == "Human rights defenders"


def test_a_distribution_without_a_colon() -> None:
    assert masthead("A/C.2/80/L.12\nDistr. limitée\n4 novembre 2025").distribution == "limitée"


def test_an_arabic_letter_of_an_agenda_item() -> None:
    item = masthead("A/C.3/80/L.20\nالبند 71 (ب) من جدول الأعمال\nتعزيز حقوق الإنسان").agenda_item
    assert (item.number, item.title.plain) == ("71 (b)", "تعزيز حقوق الإنسان")


def test_lists_of_names_below_keys_without_a_colon() -> None:
    found = masthead("Topic: Food\nCountry sponsors: India – Brazil\nSignatories\n1. Japan\n2. Mexico")
    assert ([s.name for s in found.sponsors], dict(found.extra)["signatories"]) == (
        ["India", "Brazil"],
        ("Japan", "Mexico"),
    )


def test_the_date_of_a_version_is_no_title() -> None:
    found = masthead("Draft of 5 May 2025\nInternational Day of Glaciers")
    assert (found.title.plain, found.date) == ("International Day of Glaciers", "2025-05-05")
    found = masthead("Draft conclusions\nCo-Facilitators\u2019 text, 3 March 2025, 6 p.m.")
    assert (found.title.plain, found.date) == ("Draft conclusions", "2025-03-03")


def test_a_committee_named_with_the_assembly() -> None:
    found = masthead("General Assembly Third Committee\nTopic: Child labour")
    assert (found.committee, found.title.plain) == ("Third Committee", "Child labour")
