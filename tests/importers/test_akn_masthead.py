"""Mastheads from cover pages, prefaces, conclusions and metadata."""

from __future__ import annotations

import pytest

from resdraft.model import AgendaItem, Masthead, Sponsor, Text, Vote
from tests.importers.akn_files import body, cover, meta, numbered, read_one

ONE = numbered("1.", "Decides;")


def _masthead(head: str, tail: str = "", kind: str = "resolution", name: str = "x.xml") -> Masthead:
    return read_one(body(ONE) + tail, head, kind, name).masthead


def test_an_assembly_resolution() -> None:
    more = (
        "<p><docStatus>Distr.: General</docStatus></p><p><session value='79'>Seventy-ninth session</session></p>"
        "<p><inline title='18\u00a0g)' name='agenda item'>x</inline></p>"
        "<p><inline name='agenda item name'>Public administration</inline></p>"
        "<p><docProponent>[on the report of the Second Committee (A/79/1)]</docProponent></p>"
    )
    ends = (
        "<conclusions><p><event><location refersTo='#adoptionMeeting'>81st plenary meeting</location><eol/>"
        "<docDate date='2025-06-30' refersTo='#adoptionDate'>30 June 2025</docDate></event></p></conclusions>"
    )
    voting = (
        "<workflow><step outcome='draftResolution' as='A/79/L.1' by='Albania, Brazil and the United Arab Emirates'/>"
        "</workflow><analysis><parliamentary><voting><count value='132' refersTo='inFavour'/>"
        "<count value='05' refersTo='against'/></voting></parliamentary></analysis>"
    )
    title = "<docTitle><span class='bold'>\t\tA title</span></docTitle>"
    title = f"<preface><p><docNumber>79/1.</docNumber>{title}</p></preface>"
    found = _masthead(meta(more=voting) + cover("A/RES/79/1", more) + title, ends)
    assert (found.symbol, found.body) == ("A/RES/79/1", "general-assembly")
    assert (found.type, found.stage) == ("resolution", "adopted")
    assert (found.session, found.meeting, found.date) == ("79", "81st plenary meeting", "2025-06-30")
    assert found.agenda_item == AgendaItem("18 (g)", Text("Public administration"))
    assert (found.title, found.distribution) == (Text("A title"), "General")
    assert found.committee == "on the report of the Second Committee (A/79/1)"
    assert [s.name for s in found.sponsors] == ["Albania", "Brazil", "the United Arab Emirates"]
    assert found.vote == Vote(132, 5, 0)
    assert found.extra == (("draft", "A/79/L.1"),)


def test_the_dash_before_an_arabic_title_is_no_part_of_it() -> None:
    title = "<docTitle><span class='bold'>\t\u2013\tمسألة أنغويلا</span></docTitle>"
    title = f"<preface><p><docNumber>79/100</docNumber>{title}</p></preface>"
    assert _masthead(meta(language="ara") + cover("A/RES/79/100") + title).title.plain == "مسألة أنغويلا"


def test_the_lines_of_an_agenda_title_are_one() -> None:
    lines = "<p><inline name='agenda item name'>{}</inline></p><p><inline name='agenda item name'>{}</inline></p>"
    more = lines.format("Situaciones que requieren", "la atención del Consejo")
    found = _masthead(meta(language="spa") + cover("A/HRC/RES/55/22", more))
    assert found.agenda_item.title.plain == "Situaciones que requieren la atención del Consejo"


def test_a_line_end_between_chinese_characters_is_no_blank() -> None:
    more = (
        "<p><inline name='agenda item name'>人权问题，包括增进人权和 基本自由 的 A/1 报告</inline></p>"
        "<p><docProponent>[根据专家委员会的 建议 (E/2025/72)]</docProponent></p>"
    )
    found = _masthead(meta(language="zho") + cover("A/RES/79/171", more))
    assert found.agenda_item.title.plain == "人权问题，包括增进人权和基本自由的 A/1 报告"
    assert found.committee == "根据专家委员会的建议 (E/2025/72)"


@pytest.mark.parametrize(
    ("symbol", "value", "session"),
    [
        ("A/HRC/RES/55/22", "50", "55"),
        ("E/RES/2025/21", "", "2025"),
        ("A/RES/ES-11/1", "11", "ES-11"),
        ("S/RES/2771 (2025)", "", ""),
        ("A/HRC/59/L.17", "59", "59"),
    ],
)
def test_the_symbol_tells_the_session(symbol: str, value: str, session: str) -> None:
    more = f"<p><session value='{value}'>x</session></p>"
    assert _masthead(meta() + cover(symbol, more)).session == session


def test_the_language_in_which_a_text_was_tabled() -> None:
    more = "<p><inline refersTo='#anglais' name='originalLanguage'>Original\u00a0: anglais</inline></p>"
    assert _masthead(meta(language="fra") + cover("A/HRC/RES/55/22", more)).extra == (("original", "anglais"),)


@pytest.mark.parametrize(
    ("symbol", "author", "body_name"),
    [
        ("S/RES/2713 (2023)", "sc", "security-council"),
        ("A/HRC/RES/54/1", "ga", "human-rights-council"),
        ("E/RES/2021/1", "ecosoc", "economic-and-social-council"),
        ("", "ecosoc", "economic-and-social-council"),
    ],
)
def test_bodies(symbol: str, author: str, body_name: str) -> None:
    assert _masthead(meta(author=author) + cover(symbol)).body == body_name


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("S_RES_2565_2021.xml", "S/RES/2565 (2021)"),
        ("folder/A_HRC_RES_54_1.xml", "A/HRC/RES/54/1"),
        ("A_RES_79_245_B.xml", "A/RES/79/245 B"),
        ("A_RES_ES-11_6.xml", "A/RES/ES-11/6"),
        ("notes.xml", ""),
    ],
)
def test_the_file_name_helps_where_the_cover_has_no_symbol(name: str, symbol: str) -> None:
    assert _masthead(meta() + cover(""), name=name).symbol == symbol


def test_the_letter_of_a_part_and_a_missing_blank_before_the_year() -> None:
    letter = "<preface><p><docNumber refersTo='#letter'><span class='bold'>B</span></docNumber></p></preface>"
    assert _masthead(meta() + cover("A/DEC/76/402") + letter).symbol == "A/DEC/76/402 B"
    assert _masthead(meta() + cover("A/RES/79/245 B") + letter).symbol == "A/RES/79/245 B"
    assert _masthead(meta() + cover("S/RES/2532(2020)")).symbol == "S/RES/2532 (2020)"


def test_an_emergency_session_and_an_unknown_date() -> None:
    found = _masthead(meta(date="0001-01-01") + cover("A/RES/ES-11/6", "<p><session value='11'/></p>"))
    assert (found.session, found.date) == ("ES-11", "")


def test_a_draft_has_its_sponsors_in_its_own_language() -> None:
    sponsors = "<docTitle refersTo='sponsors'>\t\tAlgérie* et Suisse\u00a0: projet de résolution</docTitle>"
    issued = "<p><docDate date='2024-02-20' refersTo='#dateOfIssuance'>20 février 2024</docDate></p>"
    steps = "<step outcome='draftResolution' by='Algeria'/><step outcome='veto' as='S/PV.9552' by='x'/>"
    head = meta("fra", f"<workflow>{steps}</workflow>", "sc") + cover("S/2024/173", issued)
    found = _masthead(f"{head}<preface><p>{sponsors}</p></preface>", kind="draftResolution")
    assert (found.stage, found.date, found.title) == ("tabled", "2024-02-20", Text())
    assert found.sponsors == (Sponsor("Algérie", True), Sponsor("Suisse"))
    assert ("not_adopted", "S/PV.9552") in found.extra


@pytest.mark.parametrize(
    ("language", "printed", "names"),
    [
        ("eng", "Germany and United Kingdom of Great Britain and Northern Ireland: draft resolution", 2),
        ("eng", "Antigua and Barbuda, Bosnia and Herzegovina and Trinidad and Tobago: revised draft resolution", 3),
        ("eng", "Uganda (on behalf of the Group of 77 and China) and Uzbekistan", 2),
        ("spa", "Emiratos Árabes Unidos, Saint Kitts y Nevis y Francia: proyecto de resolución", 3),
        ("rus", "Австралия, Антигуа и Барбуда и Япония: проект резолюции", 3),
        ("zho", "俄罗斯联邦、苏丹和委内瑞拉玻利瓦尔共和国：决议草案", 3),
        ("ara", "الاتحاد الروسي، والأردن، وإريتريا والسودان: مشروع قرار", 4),
        ("ara", "البرازيل وسويسرا: مشروع قرار", 2),
        ("deu", "Frankreich und Vereinigte Arabische Emirate: Resolutionsentwurf", 2),
        ("eng", "submitted by the Chair of the Committee", 0),
    ],
)
def test_lists_of_sponsors(language: str, printed: str, names: int) -> None:
    preface = f"<preface><p><docTitle refersTo='sponsors'>{printed}</docTitle></p></preface>"
    found = _masthead(meta(language) + cover("S/2024/1") + preface, kind="draftResolution").sponsors
    assert len(found) == names, found
    assert not any(name in sponsor.name for sponsor in found for name in (":", "：", "،"))


def test_a_statement_with_its_title_in_the_body() -> None:
    title = "<p><docTitle refersTo='#title1'><span class='bold'>Statement by the President</span></docTitle></p>"
    said = "<alinea><content><p>At the 1st meeting, the President said:</p></content></alinea>"
    found = read_one(body(title, said), meta(author="sc") + cover("S/PRST/2014/1"), "presidentialStatement")
    assert (found.masthead.type, found.masthead.title.plain) == ("statement", "Statement by the President")
    assert len(found.operative) == 1


def test_a_decision_takes_the_agenda_title_from_the_metadata() -> None:
    agenda = "<keyword refersTo='agenda' value='117h' showAs='Appointment of members.'/>"
    item = "<p><inline title='117 (h)' name='agenda item'>Agenda item 117 (h)</inline></p>"
    head = meta(more=f"<classification>{agenda}</classification>") + cover("A/DEC/76/418", item)
    found = _masthead(head, kind="decision")
    assert (found.type, found.agenda_item) == ("decision", AgendaItem("117 (h)", Text("Appointment of members")))


def test_a_council_resolution_has_its_topic_in_the_metadata() -> None:
    topic = "<classification><keyword refersTo='title' showAs='Resolution 1 [on Somalia]'/></classification>"
    adopted = (
        "<p><docTitle refersTo='#adoption'>at its <inline name='adoptionMeeting'>9490th meeting</inline>, on"
        "<docDate date='2023-12-01' refersTo='#adoptionDate'>1 December 2023</docDate></docTitle></p>"
    )
    found = _masthead(meta(author="sc", more=topic) + cover("S/RES/2713 (2023)", adopted))
    assert (found.meeting, found.date, found.extra) == ("9490th meeting", "2023-12-01", (("topic", "on Somalia"),))
