"""What editors need: passages, highlights, completions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdraft.model import Clause, Resolution, UsageError, at, walk
from resdraft.text import completions, highlights, parse, passage, with_passage, write
from tests.strategies import resolutions

SOURCE = """---
format: 1
holders: [Bloc X]
---

The Security Council,

<!-- why -->
*Recalling* its resolutions 2249 (2015) and 70/1,

1. *Decides* that all States shall:

  - (a) Freeze funds;

  - (b) Prevent:

    - (i) Entry;

  and report; {#report}

2. *Demands* an end.
"""
DRAFT = parse(SOURCE)


def test_a_passage_is_the_paragraph_with_all_that_belongs_to_it() -> None:
    assert passage(DRAFT, ("preamble", 0)).words.startswith("<!-- why -->\n*Recalling*")
    whole = passage(DRAFT, ("operative", 0))
    assert whole.words.endswith("  and report; {#report}")
    assert whole.line == 11
    item = passage(DRAFT, ("operative", 0, 1))
    assert (item.words, item.indent) == ("- (b) Prevent:\n\n  - (i) Entry;", "  ")
    with pytest.raises(UsageError):
        passage(DRAFT, ("operative", 7))


def test_other_words_in_its_place_keep_their_indent() -> None:
    found = passage(DRAFT, ("operative", 0, 1))
    changed = with_passage(DRAFT, found, "\n- (b) Prevent:\n\n  - (i) Exit;\n\n")
    assert changed == SOURCE.replace("Entry", "Exit")
    assert "(b)" not in with_passage(DRAFT, found, " \n")
    assert with_passage(DRAFT, passage(DRAFT, ("operative", 1)), "") == SOURCE[: SOURCE.index("2. ")]


def test_line_ends_are_those_of_the_draft() -> None:
    draft = parse(SOURCE.replace("\n", "\r\n"))
    found = passage(draft, ("operative", 0))
    assert "\r" not in found.words
    assert with_passage(draft, found, found.words) == draft.source


@given(resolutions(), st.data())
def test_a_passage_put_back_changes_nothing(resolution: Resolution, data: st.DataObject) -> None:
    places = list(walk(resolution))
    if not places:
        return
    parsed = parse(write(resolution))
    path = data.draw(st.sampled_from(places)).path
    found = passage(parsed, path)
    assert parse(with_passage(parsed, found, found.words)).resolution == resolution
    assert isinstance(at(parsed.resolution, path), Clause)


def test_highlights_say_what_is_markup() -> None:
    source = (
        "2 bis. *Calls upon* all [RUS: States]/[Bloc X: parties] [words – RUS]{editorial} "
        "[text](#report) <u>now</u>[^1] \\[so] {#id}\n\n  - (a) <!-- why --> **Freeze**;"
    )
    assert [(one.kind, source[one.start : one.end]) for one in highlights(source, frozenset({"Bloc X"}))] == [
        ("label", "2 bis."), ("sign", "*"), ("italic", "Calls upon"), ("sign", "*"),
        ("bracket", "["), ("holders", "RUS: "), ("bracket", "]"),
        ("bracket", "["), ("holders", "Bloc X: "), ("bracket", "]"),
        ("bracket", "["), ("holders", " – RUS"), ("bracket", "]"), ("attribute", "{editorial}"),
        ("reference", "[text](#report)"), ("sign", "<u>"), ("underline", "now"), ("sign", "</u>"), ("note", "[^1]"),
        ("sign", "\\"), ("attribute", "{#id}"),
        ("label", "(a)"), ("comment", "<!-- why -->"), ("sign", "**"), ("bold", "Freeze"), ("sign", "**"),
    ]  # fmt: skip
    assert [one.kind for one in highlights("## I. Measures")] == ["heading"]


@given(st.text() | st.text("[]{}*_<>!-/\\ab1.:RUS \n#()^"))
def test_highlights_take_any_text(source: str) -> None:
    for one in highlights(source):
        assert 0 <= one.start < one.end <= len(source)


def offered(before: str, *, preambular: bool = False) -> list[str]:
    return [one.words for one in completions(before, DRAFT.resolution, preambular=preambular)]


def test_completions() -> None:
    assert offered("*Recog", preambular=True)[0] == "*Recognizing* "
    assert offered("3. Dem")[0] == "*Demands* "
    assert offered("")
    assert all(words.startswith("*") for words in offered(""))
    assert offered("3. *Urges* [") == ["Bloc X: "]
    assert offered("3. *Urges* [rus")[0] == "RUS: "
    assert offered("3. *Urges* [RUS, Norw")[0] == "NOR: "
    assert offered("recalling its resolution 22") == ["2249 (2015)"]
    assert offered("its resolutions 1267 (1999) and 2254") == ["2254 (2015)"]
    assert offered("its resolution 70") == ["70/1"]
    assert offered("with the Syr")[0] == "Syrian Arab Republic"
    assert "Security Council" in offered("the Security Co")
    assert offered("Security Cou")[0] == "Security Council"
    assert offered("and so the") == []


@given(st.text() | st.text("[]{}*_ ab1.:RUS#()^"), st.booleans())
def test_completions_replace_what_was_typed(before: str, preambular: bool) -> None:
    for one in completions(before, DRAFT.resolution, preambular=preambular):
        assert 0 <= one.start <= len(before)
