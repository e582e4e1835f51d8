"""The promises of the draft format, over every normal Resolution and over any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resdraft.model import (
    Clause,
    Conventions,
    Resolution,
    Status,
    Text,
    from_record,
    normal,
    texts,
    to_record,
    validate,
)
from resdraft.text import format_source, parse, update, write
from tests.strategies import FRAGMENTS, resolutions

sources = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from((*FRAGMENTS, "\n", "\n\n", "\n  ", "\n  - ", "\r\n", "\t", "\n---\n", "\x0c", "\x85"))
    ).map("".join),
    st.lists(st.sampled_from((*FRAGMENTS, "\n\n", "\n  - ", "\n    - ", "\n\n1. ", "\n"))).map(" ".join),
)


@given(resolutions())
def test_normal_form_is_stable(resolution: Resolution) -> None:
    assert normal(resolution) == resolution
    assert validate(resolution) == ()


@given(resolutions(), st.sampled_from((0, 0, 80, 40, 20)))
def test_lossless(resolution: Resolution, wrap: int) -> None:
    parsed = parse(write(resolution, wrap=wrap))
    assert parsed.resolution == resolution
    assert parsed.problems == ()


@pytest.mark.parametrize(
    "clause",
    [
        Clause(Text("bis."), number="(a)"),
        Clause(Text("Recalling (based on PP1, 2178)"), id="x"),
        Clause(Text("Recalling (based on PP1, 2178),"), status=Status("agreed")),
        Clause(Text("Recalling (based on PP1, 2178)"), source="PP9"),
    ],
)
def test_words_that_read_like_what_stands_beside_them(clause: Clause) -> None:
    new = normal(Resolution(conventions=Conventions(numbers="kept"), operative=(clause,)))
    assert parse(write(new)).resolution == new
    assert parse(update("1. *Decides* to act.\n", new)).resolution == new


@given(resolutions())
def test_json_is_exact(resolution: Resolution) -> None:
    assert from_record(to_record(resolution)) == resolution


@given(sources)
def test_total(source: str) -> None:
    parsed = parse(source)
    assert validate(parsed.resolution) == ()


@given(sources)
@example("{agreed}")
@example("<!-- a comment -->\n{agreed pending RUS}\n\n  - (a) Words")
def test_no_word_is_lost(source: str) -> None:
    parsed = parse(source)
    kept = " ".join(
        [
            repr(parsed.resolution.masthead), repr(parsed.resolution.conventions),
            *(f"{t.plain} {t.marks!r}" for t in texts(parsed.resolution)), repr(parsed.resolution),
            *(f"{p.message} {p.lost}" for p in parsed.problems),
        ]
    )  # fmt: skip
    known = {*re.findall(r"[^\W_]+", kept), "PP", "OP", "operative", "based", "on", "agreed", "by", "linked", "to"}
    joined = re.sub(r"[\W_]+", "", kept)
    for word in re.findall(r"[^\W\d_]{2,}", source):
        assert word in known or word in joined or word.lower() in joined.lower(), word


@given(sources, st.sampled_from((0, 80, 30)))
def test_quiet(source: str, wrap: int) -> None:
    formatted = format_source(source, wrap=wrap)
    assert parse(formatted).resolution == parse(source).resolution
    assert format_source(formatted, wrap=wrap) == formatted


@given(sources)
def test_update_without_change_gives_the_source(source: str) -> None:
    assert update(source, parse(source).resolution) == source


@given(resolutions(), resolutions())
def test_update_gives_the_new_resolution(old: Resolution, new: Resolution) -> None:
    assert parse(update(write(old), new)).resolution == new
