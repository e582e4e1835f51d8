"""What a page says in each language of the United Nations, and which way it runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from resdraft import facts
from resdraft.model import AgendaItem, Clause, Mark, Masthead, Resolution, Sponsor, Text, normal
from resdraft.ooxml import Element, attribute, faults, qn, read_package
from resdraft.render import to_docx
from resdraft.workspace import find_template, load, shipped
from tests.render.samples import ASSEMBLY, COUNCIL, lines
from tools.build_templates import templates

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


def _draft(language: str, **fields: object) -> Resolution:
    known = {
        "body": "general-assembly",
        "language": language,
        "stage": "tabled",
        "session": "79",
        "date": "2025-05-01",
        "agenda_item": AgendaItem("14", Text("X")),
        "sponsors": (Sponsor("A", star=True), Sponsor("B"), Sponsor("C")),
        "title": Text("T"),
    }
    masthead = Masthead(**{**known, **fields})  # type: ignore[arg-type]
    clause = Clause(Text("Y z;", (Mark(0, 1, "italic"),)))
    return normal(
        Resolution(masthead, enacting=Text(facts.enacting_line("general-assembly", language)), operative=(clause,))
    )


def _printed(resolution: Resolution, template: Path | None = None) -> tuple[list[str], list[str]]:
    """The lines of the head of page one, and of the page, without their styles; empty ones left out."""
    path = template or find_template(resolution.masthead.body, language=resolution.masthead.language)
    package = read_package(to_docx(resolution, path))
    assert faults(package) == ()
    found = []
    for part in ("word/header_first.xml", "word/document.xml"):
        words = [line.partition("|")[2].replace("\u00a0", " ").strip() for line in lines(package.xml(part))]
        found.append([line for line in words if line])
    return found[0], found[1]


HEADS = {
    "en": ["United Nations", "General Assembly", "Distr.: Limited", "1 May 2025", "Original: English"],
    "fr": ["Nations Unies", "Assemblée générale", "Distr. limitée", "1er mai 2025", "Original : français"],
    "es": ["Naciones Unidas", "Asamblea General", "Distr. limitada", "1 de mayo de 2025", "Original: español"],
    "ru": [
        *("Организация Объединенных Наций", "Генеральная Ассамблея", "Distr.: Limited", "1 May 2025"),
        "Original: Russian",
    ],
    "ar": ["الأمم المتحدة", "الجمعية العامة", "Distr.: Limited", "1 May 2025", "Original: Arabic"],
    "zh": ["联合国", "大会", "Distr.: Limited", "1 May 2025", "Original: Chinese"],
}
PAGES = {
    "en": ["Seventy-ninth session", "Agenda item 14", "X", "A,* B and C: draft resolution", "T"],
    "fr": [
        "Soixante-dix-neuvième session",
        "Point 14 de l’ordre du jour",
        "X",
        "A,* B et C : projet de résolution",
        "T",
    ],
    "es": [
        "Septuagésimo noveno período de sesiones",
        "Tema 14 del programa",
        "X",
        "A,* B y C: proyecto de resolución",
        "T",
    ],
    "ru": ["Семьдесят девятая сессия", "Пункт 14 повестки дня", "X", "A,* B и C: проект резолюции", "T"],
    "ar": ["الدورة التاسعة والسبعون", "البند 14 من جدول الأعمال", "X", "A،* B وC: مشروع قرار", "T"],
    "zh": ["第七十九届会议", "议程项目14", "X", "A、*B和C：决议草案", "T"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_of_the_assembly(language: str) -> None:
    head, page = _printed(_draft(language))
    assert head == HEADS[language]
    assert page[:5] == PAGES[language]


ITEMS = {
    "en": "Agenda item 71 (b)",
    "fr": "Point 71 b) de l’ordre du jour",
    "es": "Tema 71 b) del programa",
    "ru": "Пункт 71 b) повестки дня",
    "ar": "البند 71 (ب) من جدول الأعمال",
    "zh": "议程项目71 (b)",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_of_an_agenda_item_is_that_of_the_language(language: str) -> None:
    assert ITEMS[language] in _printed(_draft(language, agenda_item=AgendaItem("71 (b)", Text("X"))))[1]


def test_a_translation_names_the_language_of_the_original() -> None:
    head, _ = _printed(_draft("fr", extra=(("original", "anglais"),)))
    assert head[-1] == "Original : anglais"


def test_spanish_says_e_before_an_i() -> None:
    resolution = _draft("es", sponsors=(Sponsor("Chile"), Sponsor("Italia")))
    assert "Chile e Italia: proyecto de resolución" in _printed(resolution)[1]


ADOPTED = {
    "en": ["Resolution 2532 (2020)", "Adopted by the Security Council at its 8750th meeting, on 1 July 2020"],
    "fr": ["Résolution 2532 (2020)", "Adoptée par le Conseil de sécurité à sa 8750e séance, le 1er juillet 2020"],
    "es": [
        "Resolución 2532 (2020)",
        "Aprobada por el Consejo de Seguridad en su 8750ª sesión, celebrada el 1 de julio de 2020",
    ],
    "ru": ["Резолюция 2532 (2020),", "принятая Советом Безопасности на его 8750-м заседании 1 июля 2020 года"],
    "ar": ["القرار 2532 (2020)", "الذي اتخذه مجلس الأمن في جلسته 8750، المعقودة في 1 تموز/يوليه 2020"],
    "zh": ["第2532(2020)号决议", "2020年7月1日安全理事会第8750次会议通过"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_resolution_of_the_council(language: str) -> None:
    fields = {"body": "security-council", "stage": "adopted", "symbol": "S/RES/2532 (2020)", "date": "2020-07-01"}
    _, page = _printed(_draft(language, meeting="8750", **fields))
    assert page[:2] == ADOPTED[language]


BY = {
    "en": "Resolution adopted by the Human Rights Council on 8 July 2025",
    "fr": "Résolution adoptée par le Conseil des droits de l’homme le 8 juillet 2025",
    "es": "Resolución aprobada por el Consejo de Derechos Humanos el 8 de julio de 2025",
    "ru": "Резолюция, принятая Советом по правам человека 8 июля 2025 года",
    "ar": "قرار اعتمده مجلس حقوق الإنسان في 8 تموز/يوليه 2025",
    "zh": "2025年7月8日人权理事会通过的决议",
}


MEETINGS = {
    "en": ("9913th meeting", "Adopted by the Security Council at its 9913th meeting"),
    "fr": ("9913e séance", "Adoptée par le Conseil de sécurité à sa 9913e séance"),
    "es": ("9913a sesión", "Aprobada por el Consejo de Seguridad en su 9913ª sesión"),
    "ru": ("9913-м заседании", "принятая Советом Безопасности на его 9913-м заседании"),
    "ar": ("جلسته 9913", "الذي اتخذه مجلس الأمن في جلسته 9913"),
    "zh": ("第9913次会议", "安全理事会第9913次会议通过"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_of_a_meeting_is_found_in_the_words_of_the_language(language: str) -> None:
    said, printed = MEETINGS[language]
    fields = {"body": "security-council", "stage": "adopted", "symbol": "S/RES/2779 (2025)", "date": ""}
    draft = _draft(language, meeting=said, **fields)
    assert printed in _printed(draft)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_resolution_of_the_human_rights_council(language: str) -> None:
    fields = {"body": "human-rights-council", "stage": "adopted", "symbol": "A/HRC/RES/59/25", "date": "2025-07-08"}
    head, page = _printed(_draft(language, **fields))
    assert BY[language] in page
    assert any(line.startswith("59/25") and line.endswith("T") for line in page)
    assert head[-1].startswith("Original")


def test_a_draft_of_the_human_rights_council_has_the_session_of_its_number() -> None:
    resolution = _draft("en", body="human-rights-council", session="59", extra=(("session_dates", "June 2025"),))
    _, page = _printed(resolution)
    assert "59/…   T" in page
    assert page[:3] == ["Human Rights Council", "Fifty-ninth session", "June 2025"]


@pytest.mark.parametrize(("language", "number"), [("ar", "1 -\tY z;"), ("zh", "1.\tY z;"), ("fr", "1.\tY z;")])
def test_numbers_have_the_sign_of_the_language(language: str, number: str) -> None:
    assert number in _printed(_draft(language))[1]


def test_a_language_without_words_prints_what_the_draft_says() -> None:
    head, page = _printed(_draft("pt"), ASSEMBLY)
    assert head[-2:] == ["2025-05-01", "Original: Portuguese"]
    assert "A,* B and C" in page


def test_every_session_has_an_ordinal_in_every_language() -> None:
    for language in LANGUAGES[1:]:
        found = [facts.session_ordinal(number, language) for number in range(1, 121)]
        assert all(found)
        assert len(set(found)) == 120


def test_every_word_is_there_in_all_six_languages_or_in_english_alone() -> None:
    words = facts.page_words("en")
    gaps = {word for language in LANGUAGES for word in words if not facts.page_word(word, language)}
    assert gaps == {"adopted", "agenda_letters", "months", "and_otherwise"}
    for language in LANGUAGES:
        for word in set(words) - gaps:
            assert facts.page_word(word, language).count("{}") == words[word].count("{}"), (word, language)


def _own(root: Element) -> list[Element]:
    return [paragraph for paragraph in root.iter(qn("w:p")) if "".join(paragraph.itertext()).strip()]


@pytest.mark.parametrize("name", [None, COUNCIL], ids=["made for Arabic", "made for English"])
def test_arabic_runs_from_right_to_left(name: Path | None) -> None:
    resolution = replace(_draft("ar"), enacting=Text("إن الجمعية العامة،"))
    path = name or find_template("general-assembly", language="ar")
    package = read_package(to_docx(resolution, path))
    for paragraph in _own(package.xml("word/document.xml")):
        words = "".join(paragraph.itertext())
        if any("\u0600" < sign < "\u06ff" for sign in words):
            assert paragraph.find(f".//{qn('w:bidi')}") is not None or name is None
            assert paragraph.find(f".//{qn('w:rtl')}") is not None


def test_the_arabic_masthead_is_mirrored() -> None:
    package = read_package(find_template("human-rights-council", language="ar").read_bytes())
    for part in ("word/header_first.xml", "word/header_even.xml", "word/footer_even.xml"):
        table = package.xml(part).find(f".//{qn('w:tbl')}")
        assert table is not None
        assert table.find(f"{qn('w:tblPr')}/{qn('w:bidiVisual')}") is not None
    assert package.xml("word/document.xml").find(f".//{qn('w:sectPr')}/{qn('w:bidi')}") is not None


@pytest.mark.parametrize("name", sorted(templates()))
def test_arabic_lines_are_filled_as_arabic_is(name: str) -> None:
    styles = read_package(templates()[name]).xml("word/styles.xml")
    found = {attribute(element, "w:val") for element in styles.iter(qn("w:jc"))}
    assert ("both" in found, "lowKashida" in found) == ((False, True) if "-ar." in name else (True, False))


def test_chinese_italics_are_another_type() -> None:
    path = find_template("general-assembly", language="zh")
    package = read_package(to_docx(_draft("zh"), path))
    root = package.xml("word/document.xml")
    assert root.find(f".//{qn('w:i')}") is None
    styled = [run for run in root.iter(qn("w:rStyle")) if attribute(run, "w:val") == "ItalicWords"]
    assert len(styled) == 1


def test_a_house_puts_one_language_aside(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates" / "general-assembly-fr.docx"
    own.write_bytes(ASSEMBLY.read_bytes())
    assert find_template("general-assembly", tmp_path, "fr") == own
    assert find_template("general-assembly", tmp_path, "en").parent == shipped("templates")
    plain = tmp_path / "templates" / "general-assembly.docx"
    plain.write_bytes(ASSEMBLY.read_bytes())
    assert find_template("general-assembly", tmp_path, "ar") == plain


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_the_example_drafts_in_other_languages(root: Path, language: str) -> None:
    resolution = load(str(root / "drafts" / "general-assembly" / f"documentary-heritage-{language}.res.md")).resolution
    head, page = _printed(resolution)
    assert head == [*HEADS[language][:3], "12 May 2025", HEADS[language][4]]
    assert len(page) > 12
