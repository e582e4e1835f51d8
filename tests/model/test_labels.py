"""Labels: counted, read back, and said as people say them."""

from __future__ import annotations

import pytest

from resdraft.model import (
    STYLES,
    Annex,
    Clause,
    Heading,
    Mark,
    Quote,
    Resolution,
    Table,
    Text,
    annex_name,
    blocks,
    default_style,
    label_places,
    normal,
    read_labels,
    style_label,
    walk,
)


@pytest.mark.parametrize("style", STYLES)
def test_labels_are_read_back(style: str) -> None:
    counted = range(1, 60) if style not in ("•", "–") else (1,)
    for number in counted:
        assert (style, number) in label_places(style_label(style, number))


@pytest.mark.parametrize(
    ("style", "number", "label"),
    [("(a)", 1, "(a)"), ("(a)", 27, "(aa)"), ("(i)", 14, "(xiv)"), ("I.", 9, "IX."), ("(أ)", 3, "(ج)"), ("㈠", 2, "㈡"),
     ("㈠", 12, "(十二)"), ("’1‘", 5, "’5‘"), ("а)", 2, "б)"), ("–", 7, "–")],
)  # fmt: skip
def test_label(style: str, number: int, label: str) -> None:
    assert style_label(style, number) == label


@pytest.mark.parametrize(
    ("labels", "style", "numbers"),
    [
        (["(a)", "(b)", "(c)"], "(a)", ("", "", "")),
        (["(i)", "(ii)"], "(i)", ("", "")),
        (["(i)", "(j)"], "(a)", ("(i)", "")),
        (["(c)", "(d)"], "(a)", ("(c)", "")),
        (["a.", "", "b."], "a.", ("", "unnumbered", "")),
        (["(a)", "(a) bis", "(b)"], "(a)", ("", "bis", "")),
        (["•", "•"], "•", ("", "")),
        (["(a)", "1.", "(b)"], "(a)", ("", "1.", "(b)")),
        (["", ""], "(a)", ("unnumbered", "unnumbered")),
        (["a. ante", "(c) bis"], "a.", ("ante", "(c) bis")),
    ],
)
def test_read_labels(labels: list[str], style: str, numbers: tuple[str, ...]) -> None:
    assert read_labels(labels, "(a)") == (style, numbers)


def test_default_styles_by_language() -> None:
    assert [default_style("en", level) for level in (1, 2, 3, 4)] == ["(a)", "(i)", "a.", "i."]
    assert [default_style("fr", level) for level in (1, 2)] == ["a)", "i)"]
    assert [default_style("ar", level) for level in (1, 2)] == ["(أ)", "’1‘"]
    assert default_style("zh", 2) == "㈠"


def words(plain: str, **more: object) -> Clause:
    return Clause(Text(plain), **more)  # type: ignore[arg-type]


def said(resolution: Resolution) -> list[tuple[str, str]]:
    return [(place.label, place.printed) for place in walk(normal(resolution))]


def test_labels_as_people_say_them() -> None:
    items = (words("a"), words("b", items=(words("i"),)), words("plain", number="unnumbered"))
    resolution = Resolution(
        preamble=(words("p"), words("q", number="bis"), words("r")),
        operative=(
            words("z", number="ante"),
            words("o", items=items),
            words("v", number="alt 2"),
            words("u", number="unnumbered"),
        ),
    )
    assert said(resolution) == [
        ("PP1", ""), ("PP1 bis", ""), ("PP2", ""), ("OP1 ante", "1 ante."), ("OP1", "1."), ("OP1 (a)", "(a)"),
        ("OP1 (b)", "(b)"),
        ("OP1 (b) (i)", "(i)"), ("OP1 bullet 1", ""), ("OP1 alt 2", "1 alt 2."), ("para after OP1 alt 2", ""),
    ]  # fmt: skip


def test_where_no_number_is_printed_paragraphs_are_counted_all_the_same() -> None:
    sole = words("Decides to admit y.", number="unnumbered")
    assert said(Resolution(operative=(sole,))) == [("OP1", "")]
    assert said(Resolution(operative=(sole, sole))) == [("OP1", ""), ("OP2", "")]


def test_sections_name_paragraphs_whose_numbers_start_again() -> None:
    resolution = Resolution(
        operative=(
            Heading(Text("Part"), 2, "A"),
            Heading(Text("First"), 3, "I"),
            words("o"),
            Heading(Text("Second"), 3, "II"),
            words("o", number="1"),
            words("o"),
        )
    )
    assert [label for label, _ in said(resolution)] == ["A.I.1", "A.II.1", "A.II.2"]


UNNUMBERED = {"number": "unnumbered"}


def test_paragraphs_without_a_number_are_named_by_their_neighbours() -> None:
    recital, other = words("Recalling x,", **UNNUMBERED), words("Urges z.", **UNNUMBERED)
    part = (recital, recital, words("o"), other, Heading(Text("Second"), 2), recital, words("o"), other, other)
    named = ["para 1 before {}1", "para 2 before {}1", "{}1", "para after {}1", "para before {}2", "{}2"]
    named += ["para 1 after {}2", "para 2 after {}2"]
    assert [label for label, _ in said(Resolution(operative=part))] == [name.format("OP") for name in named]
    annexed = [label for label, _ in said(Resolution(annexes=(Annex(Text("Annex I"), Text(), part),)))]
    assert annexed == [f"Annex I {name.format('')}" for name in named]


def test_paragraphs_without_a_number_in_sections_whose_numbers_start_again() -> None:
    recital = words("Recalling x,", **UNNUMBERED)
    sections = (
        Heading(Text("First"), 2, "I"),
        words("o"),
        Heading(Text("Second"), 2, "II"),
        recital,
        words("o", number="1"),
    )
    assert [label for label, _ in said(Resolution(operative=sections))] == ["I.1", "para before II.1", "II.1"]


def test_paragraphs_of_a_draft_within_the_text() -> None:
    enacting = Clause(Text("The General Assembly,", (Mark(0, 20, "italic"),)), number="unnumbered")
    recital = words("Recalling x,", **UNNUMBERED)
    inner = (enacting, recital, recital, words("Decides y;", items=(words("a"),)), words("Urges z.", **UNNUMBERED))
    resolution = Resolution(operative=(words("Recommends the adoption of:", items=(Quote(inner),)),))
    names = ["enacting line", "PP1", "PP2", "OP1", "OP1 (a)", "para after OP1"]
    assert [label for label, _ in said(resolution)] == ["OP1", *(f"draft {name}" for name in names)]
    alone = (enacting, recital, words("Decides y.", **UNNUMBERED))
    resolution = Resolution(operative=(words("Recommends the adoption of:", items=(Quote(alone),)),))
    assert [label for label, _ in said(resolution)] == ["OP1", "draft enacting line", "draft PP1", "draft OP1"]


def test_words_quoted_by_a_paragraph() -> None:
    quoted = (words("“Decides that:", number="unnumbered", items=(words("a”"),)),)
    one = words("Replaces paragraph 3 by:", items=(Quote(quoted), Quote(quoted)))
    names = ["OP1", "OP1 quote", "OP1 quote (a)", "OP1 quote 2", "OP1 quote 2 (a)"]
    assert [label for label, _ in said(Resolution(operative=(one,)))] == names


def test_annexes_and_texts_within_the_text() -> None:
    inner = Quote((words("Recalling x,", number="unnumbered"), words("Decides y.")))
    resolution = normal(
        Resolution(
            operative=(words("Recommends:", items=(inner, Table(((Text("t"),),)))),),
            annexes=(Annex(Text("Annex I"), Text("Title"), (words("one"), words("two"))),),
        )
    )
    assert [place.label for place in walk(resolution)] == ["OP1", "draft PP1", "draft OP1", "Annex I 1", "Annex I 2"]
    assert [place.level for place in blocks(resolution)][:4] == [0, 1, 2, 2]
    assert annex_name(resolution.annexes[0], 0) == "Annex I"
