"""Organs: which line names one, and how it is named."""

from __future__ import annotations

import pytest

from resdraft.facts import enacting_line, organ, organ_name

PRINCIPAL = ("general-assembly", "security-council", "economic-and-social-council", "human-rights-council")
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("body", [*PRINCIPAL, "trusteeship-council", "first-committee", "sixth-committee"])
def test_the_enacting_line_names_its_organ(body: str, language: str) -> None:
    line = enacting_line(body, language)
    assert line
    assert organ(line, language) == body
    assert organ(line.upper(), language) == body
    assert organ(line[:-1], language) == body, "the comma may be missing"
    assert organ(f"“{line[:-1]} {line[-1]} \u200e", language) == body
    name = organ_name(body, language)
    assert organ(f"{name}{line[-1]}", language) == body, "the bare name with its comma"
    assert organ(f"{line} 123", language) == ""


@pytest.mark.parametrize(
    ("line", "language", "body"),
    [
        ("The General Assembly", "en", "general-assembly"),
        ("THE GENERAL ASSEMBLY,", "en", "general-assembly"),
        ("The General\u00a0Assembly,", "en", "general-assembly"),
        ("Le Conseil économiqueetsocial", "fr", "economic-and-social-council"),
        ("L'Assemblée générale,", "fr", "general-assembly"),
        ("LE CONSEIL DE SECURITE,", "fr", "security-council"),
        ("إنَّ المجلس الاقتصادي والاجتماعي،", "ar", "economic-and-social-council"),
        ("إن الجمعية العامة ،", "ar", "general-assembly"),
        ("安全理事会 ，", "zh", "security-council"),
        ("The General Assembly First Committee,", "en", "first-committee"),
        ("The Disarmament and International Security Committee,", "en", "first-committee"),
        ("The World Health Organization,", "en", "world-health-organization"),
        ("Security Council,", "en", "security-council"),
    ],
)
def test_lines_as_they_are_printed(line: str, language: str, body: str) -> None:
    assert organ(line, language) == body


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Security Council", "en"),
        ("The General Assembly, recalling its resolutions,", "en"),
        ("The General Assembly of the Organization of American States,", "en"),
        ("The Security Council,", "fr"),
        ("The Security Council,", "xx"),
        ("", "en"),
        (",", "en"),
        ("The Security Council," * 100, "en"),
    ],
)
def test_lines_that_are_no_enacting_line(line: str, language: str) -> None:
    assert organ(line, language) == ""


def test_what_is_not_known_is_empty() -> None:
    assert organ_name("security-council", "xx") == ""
    assert enacting_line("no-such-body", "en") == ""


def test_names() -> None:
    assert organ_name("security-council", "en") == "Security Council"
    assert enacting_line("security-council", "en") == "The Security Council,"
    assert enacting_line("general-assembly", "fr") == "L’Assemblée générale,"
    assert enacting_line("human-rights-council", "zh") == "人权理事会，"
