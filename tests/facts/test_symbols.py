"""Symbols of documents: whole, and in running text."""

from __future__ import annotations

import pytest

from resdraft.facts import Symbol, find_symbols, parse_symbol


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/RES/70/1", Symbol("A/RES/70/1", "general-assembly", "resolution", "70", None, 1)),
        ("A/RES/75/254 A-C", Symbol("A/RES/75/254 A-C", "general-assembly", "resolution", "75", None, 254, "A-C")),
        ("A/RES/ES-11/1", Symbol("A/RES/ES-11/1", "general-assembly", "resolution", "ES-11", None, 1)),
        ("A/RES/217 A (III)", Symbol("A/RES/217 A (III)", "general-assembly", "resolution", "III", None, 217, "A")),
        ("A/RES/1514(XV)", Symbol("A/RES/1514 (XV)", "general-assembly", "resolution", "XV", None, 1514)),
        ("A/DEC/76/402 B", Symbol("A/DEC/76/402 B", "general-assembly", "decision", "76", None, 402, "B")),
        ("A/79/L.2", Symbol("A/79/L.2", "general-assembly", "draft", "79", None, 2)),
        ("A/79/185", Symbol("A/79/185", "general-assembly", "document", "79", None, 185)),
        ("A/79/PV.1", Symbol("A/79/PV.1", "general-assembly", "meeting", "79", None, 1)),
        ("A/C.4/79/L.9", Symbol("A/C.4/79/L.9", "fourth-committee", "draft", "79", None, 9)),
        ("A/HRC/55/L.3", Symbol("A/HRC/55/L.3", "human-rights-council", "draft", "55", None, 3)),
        ("A/HRC/RES/S-28/1", Symbol("A/HRC/RES/S-28/1", "human-rights-council", "resolution", "S-28", None, 1)),
        ("S/RES/2178 (2014)", Symbol("S/RES/2178 (2014)", "security-council", "resolution", "", 2014, 2178)),
        ("S/RES/2178\u00a0(2014)", Symbol("S/RES/2178 (2014)", "security-council", "resolution", "", 2014, 2178)),
        ("S/RES/2178(2014)", Symbol("S/RES/2178 (2014)", "security-council", "resolution", "", 2014, 2178)),
        ("S/PRST/2014/1", Symbol("S/PRST/2014/1", "security-council", "statement", "", 2014, 1)),
        ("S/2023/638", Symbol("S/2023/638", "security-council", "document", "", 2023, 638)),
        ("S/25704", Symbol("S/25704", "security-council", "document", "", None, 25704)),
        ("S/PV.9500", Symbol("S/PV.9500", "security-council", "meeting", "", None, 9500)),
        ("E/RES/2024/3", Symbol("E/RES/2024/3", "economic-and-social-council", "resolution", "", 2024, 3)),
        ("E/CN.6/2024/L.3", Symbol("E/CN.6/2024/L.3", "economic-and-social-council", "draft", "", 2024)),
        ("A/ES\u201110/273", Symbol("A/ES-10/273", "general-assembly", "document", "ES-10", None, 273)),
        ("FCCC/CP/2015/10/Add.1", Symbol("FCCC/CP/2015/10/Add.1", "", "document", suffixes=("Add.1",))),
        (" A/79/53 ", Symbol("A/79/53", "general-assembly", "document", "79", None, 53)),
    ],
)
def test_a_symbol_and_its_parts(text: str, expected: Symbol) -> None:
    assert parse_symbol(text) == expected


def test_suffixes_may_be_chained() -> None:
    found = parse_symbol("A/C.3/79/L.41/Rev.1/Add.1")
    assert found is not None
    assert (found.body, found.type, found.number) == ("third-committee", "draft", 41)
    assert found.suffixes == ("Rev.1", "Add.1")


@pytest.mark.parametrize(
    "text",
    ["", "A", "A/", "A/B", "A/79", "A/H1N1", "A/RES/79-1", "and/or", "S/he", "A/79/53 of 2024", "a/79/53", "A/RES", "/",
     "A/C.3", "A/HRC", "E/2024", "S/RES", "A/RES/70/1 A new"],
)  # fmt: skip
def test_what_is_no_symbol(text: str) -> None:
    assert parse_symbol(text) is None


def test_symbols_in_running_text_have_spans() -> None:
    text = "see A/55/305-S/2000/809, A/73/918–S/2019/448 and (S/RES/2178\u00a0(2014)); A/RES/79/245 B, not A/H1N1."
    found = find_symbols(text)
    assert [text[s.start : s.end] for s in found] == [
        "A/55/305",
        "S/2000/809",
        "A/73/918",
        "S/2019/448",
        "S/RES/2178\u00a0(2014)",
        "A/RES/79/245 B",
    ]


def test_symbols_are_found_between_characters_that_need_no_blank() -> None:
    assert [s.text for s in find_symbols("回顾主席声明(S/PRST/2019/6)和S/2023/638号文件")] == [
        "S/PRST/2019/6",
        "S/2023/638",
    ]


def test_symbols_compare_by_what_they_name() -> None:
    assert find_symbols("in A/79/53")[0] == parse_symbol("A/79/53")
