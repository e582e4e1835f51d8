"""Words, runs and styles of Word files."""

from __future__ import annotations

import pytest

from resdraft.ooxml import (
    Format,
    Styles,
    attribute,
    bookmark,
    field,
    paragraph,
    put_in_order,
    qn,
    read_package,
    run,
    set_language,
    shown,
    text_run,
    w,
)
from tests.render.samples import COUNCIL


@pytest.mark.parametrize(
    ("given", "stands"),
    [
        ("plain words", "plain words"),
        ("tab\tand\r\nline\u2028end", "tab and line end"),
        ("bell\x07 and \x00 and \x7f", "bell␇ and ␀ and ␡"),
        ("over\u202eridden", "over‹U+202E›ridden"),
        ("isolate\u2066d", "isolate‹U+2066›d"),
        ("\u200fعربي\u200e", "\u200fعربي\u200e"),
        ("half \ud800 and \ufdd0 and \uffff", "half \ufffd and \ufffd and \ufffd"),
        ("中文，no-break\u00a0stays", "中文，no-break\u00a0stays"),
    ],
)
def test_what_would_be_obeyed_is_shown(given: str, stands: str) -> None:
    assert shown(given) == stands
    assert shown(stands) == stands


def test_a_run_has_its_properties_in_order() -> None:
    every = Format("Holder", bold=True, italic=True, underline=True, superscript=True, rtl=True)
    made = run(form=every)
    assert [child.tag for child in made[0]] == [
        qn(f"w:{name}") for name in ("rStyle", "b", "bCs", "i", "iCs", "u", "vertAlign", "rtl")
    ]


def test_a_format_is_laid_on_the_look_of_another_run() -> None:
    base = w("rPr", w("b"), w("sz", val="28"))
    made = text_run("words", Format(bold=False, italic=True), base)
    assert [(child.tag, child.get(qn("w:val"))) for child in made[0]] == [
        (qn("w:b"), "0"),
        (qn("w:bCs"), "0"),
        (qn("w:i"), None),
        (qn("w:iCs"), None),
        (qn("w:sz"), "28"),
    ]
    assert len(base) == 2


def test_blanks_at_the_edges_are_kept() -> None:
    made = text_run(" a ")
    assert made[0].text == " a "
    assert made[0].get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_fields_and_bookmarks_are_whole() -> None:
    kinds = [part.get(qn("w:fldCharType")) for made in field("PAGE", "2") for part in made.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    start, inner, end = bookmark(7, "_Clause1", [w("r")])
    assert attribute(start, "w:id") == attribute(end, "w:id") == "7"
    assert inner.tag == qn("w:r")


def test_a_paragraph_without_style_has_no_properties() -> None:
    assert len(paragraph("", [])) == 0
    assert [c.tag for c in paragraph("A", [], bidi=True)[0]] == [qn("w:pStyle"), qn("w:bidi")]


def test_properties_are_put_where_the_standard_wants_them() -> None:
    properties = w("pPr", w("pStyle", val="A"), w("jc", val="both"))
    put_in_order(properties, w("keepNext"))
    put_in_order(properties, w("jc", val="right"))
    assert [child.tag for child in properties] == [qn("w:pStyle"), qn("w:keepNext"), qn("w:jc")]
    assert attribute(properties[-1], "w:val") == "right"


def test_styles_are_found_by_the_name_shown_in_word_and_inherit() -> None:
    package = read_package(COUNCIL.read_bytes())
    styles = Styles(package.xml("word/styles.xml"))
    operative = styles.find("no such style", "OPERATIVE paragraph")
    assert operative is not None
    assert (operative.id, operative.left, operative.right) == ("OperativeParagraph", 1267, 1267)
    heading = styles.find("heading 5")
    assert heading is not None
    assert heading.right_tab
    assert heading.hanging
    assert not operative.right_tab
    assert styles.find("Holder") is None
    assert styles.find("Holder", kind="character") is not None
    assert Styles(None).find("Normal") is None


def test_the_language_of_the_draft_is_what_word_checks_by() -> None:
    root = read_package(COUNCIL.read_bytes()).xml("word/styles.xml")
    set_language(root, "fr")
    lang = root.find(f".//{qn('w:lang')}")
    assert attribute(lang, "w:val") == "fr-FR"
    set_language(root, "ar")
    assert attribute(lang, "w:bidi") == "ar-SA"
    set_language(root, "zh")
    assert attribute(lang, "w:eastAsia") == "zh-CN"
