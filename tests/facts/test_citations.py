"""Citations in running text, in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdraft.facts import find_citations

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de")


def keys(plain: str, language: str) -> list[str]:
    return [citation.key for citation in find_citations(plain, language)]


@pytest.mark.parametrize(
    ("language", "plain"),
    [
        ("en", "resolutions 1267 (1999), 1989 (2011) and\u00a02253\u00a0(2015)"),
        ("fr", "ses résolutions 1267 (1999), 1989 (2011) et 2253\u00a0(2015)"),
        ("es", "sus resoluciones 1267 (1999), 1989 (2011) y 2253 (2015)"),
        ("ru", "на свои резолюции 1267 (1999), 1989 (2011) и 2253 (2015)"),
        ("ar", "إلى قراراته 1267 (1999) و 1989 (2011) و\u00a02253 (2015)"),
        ("zh", "回顾其第1267(1999)、1989(2011)和2253(2015)号决议"),
    ],
)
def test_a_list_of_the_security_council(language: str, plain: str) -> None:
    assert keys(plain, language) == ["1267 (1999)", "1989 (2011)", "2253 (2015)"]
    assert {citation.kind for citation in find_citations(plain, language)} == {"resolution"}


@pytest.mark.parametrize(
    ("language", "plain"),
    [
        ("en", "its resolutions 70/1 of 25 September 2015 and 69/313 of 27 July 2015"),
        ("fr", "ses résolutions 70/1 du 25 septembre 2015 et 69/313 du 27 juillet 2015"),
        ("es", "sus resoluciones 70/1, de 25 de septiembre de 2015, y 69/313, de 27 de julio de 2015"),
        ("ru", "свои резолюции 70/1 от 25 сентября 2015 года и 69/313 от 27 июля 2015 года"),
        ("ar", "إلى قراريها 70/1 المؤرخ 25 أيلول/سبتمبر 2015 و 69/313 المؤرخ 27 تموز/يوليه 2015"),
        ("zh", "2015年9月25日第70/1号和2015年7月27日第69/313号决议"),
    ],
)
def test_a_list_of_the_general_assembly(language: str, plain: str) -> None:
    assert keys(plain, language) == ["70/1", "69/313"]


@pytest.mark.parametrize(
    ("language", "plain", "expected"),
    [
        ("en", "resolution 2178", ["2178 (2014)"]),
        ("en", "S/RES/2178 (2014)", ["2178 (2014)"]),
        ("en", "A/RES/70/1", ["70/1"]),
        ("en", "E/RES/2024/3 and Economic and Social Council resolution 2024/3", ["2024/3", "2024/3"]),
        ("en", "resolution 217 A (III) of 10 December 1948", ["217 A (III)"]),
        ("en", "A/RES/217 A (III)", ["217 A (III)"]),
        ("ar", "قرارها 1514 (د-15) المؤرخ 14 كانون الأول/ديسمبر 1960", ["1514 (XV)"]),
        ("ar", "قرارها 1874 (دإ-4)", ["1874 (S-IV)"]),
        ("ar", "قرارها دإط-10/15", ["ES-10/15"]),
        ("ar", "قرارات الجمعية العامة 149/62 المؤرخ 18 كانون الأول/ديسمبر 2007", ["62/149"]),
        ("ar", "قرارها 50/221 باء؛", ["50/221 B"]),
        ("ru", "резолюцию 56/24 Т от 29 ноября 2001 года", ["56/24 T"]),
        ("zh", "第377A(V)号决议", ["377 A (V)"]),
        ("en", "resolution ES\u201111/1 of 2 March 2022", ["ES-11/1"]),
        ("en", "resolution 38/227 A of 20 December 1983", ["38/227 A"]),
        ("en", "resolutions 59/266, section III, of 23 December 2004 and 60/1", ["59/266", "60/1"]),
        ("en", "decision 1/CP.21 and decision 75/570 of 22 June 2021", ["1/CP.21", "75/570"]),
        ("en", "the letter (S/2014/815) and A/C.3/79/L.41/Rev.1", ["S/2014/815", "A/C.3/79/L.41/Rev.1"]),
    ],
)
def test_one_key_for_every_way_of_printing(language: str, plain: str, expected: list[str]) -> None:
    assert keys(plain, language) == expected


@pytest.mark.parametrize(
    ("language", "plain"),
    [
        ("en", "under Article 51 of the Charter and Chapter VII"),
        ("fr", "l’Article 51 de la Charte et le Chapitre VII"),
        ("es", "el Artículo 51 de la Carta y el Capítulo VII"),
        ("ru", "статьей 51 Устава и главой VII"),
        ("ar", "المادة 51 من الميثاق والفصل السابع"),
        ("zh", "《联合国宪章》第五十一条和第七章"),
    ],
)
def test_the_charter(language: str, plain: str) -> None:
    assert keys(plain, language) == ["Article 51", "Chapter VII"]


def test_articles_of_other_treaties() -> None:
    assert keys("article 6 of the Covenant", "en") == ["article 6"]
    assert keys("Articles 39, 41 and 42 of the Charter", "en") == ["Article 39", "Article 41", "Article 42"]
    assert keys("article VI of the Treaty", "en") == ["article 6"]
    assert keys("《公约》第六条", "zh") == ["article 6"]


@pytest.mark.parametrize(
    "plain",
    [
        "in 2023/24 a report",
        "Law No. 10/2018 of 2 April 2018",
        "the elections of 2020/2021",
        "Having considered the resolution; 24/7 hotlines",
        "the resolution extends round-the-clock services 24/7",
        "paragraph 5 (2015)",
        "within 30 days of 2015",
        "the resolution was adopted by 130 votes",
    ],
)
def test_what_is_no_citation(plain: str) -> None:
    assert keys(plain, "en") == []


def test_other_languages_have_symbols_only() -> None:
    assert keys("Resolution 1267 (1999), S/2014/815", "de") == ["S/2014/815"]


def test_spans_are_those_of_the_text() -> None:
    plain = "Recalling resolution 1267\u00a0(1999) and S/2014/815,"
    assert [plain[c.start : c.end] for c in find_citations(plain, "en")] == ["1267\u00a0(1999)", "S/2014/815"]


SCRAPS = st.sampled_from(
    [
        "resolution ",
        "résolutions ",
        "决议",
        "第",
        "号",
        "قرار ",
        "70/1",
        "1267 (1999)",
        "217 A (III)",
        "A/RES/",
        "S/2014/815",
        "article ",
        "Article ",
        "第五十一条",
        "Chapter ",
        "VII",
        "IX",
        ",",
        ";",
        " and ",
        " of 1 May 2015",
        "(د-15)",
        "\u00a0",
        "1",
    ]
)


@given(st.lists(SCRAPS | st.text(max_size=5), max_size=25), st.sampled_from(LANGUAGES))
def test_spans_are_in_order_and_apart(scraps: list[str], language: str) -> None:
    plain = "".join(scraps)
    end = 0
    for citation in find_citations(plain, language):
        assert end <= citation.start < citation.end <= len(plain)
        assert citation.key
        end = citation.end
