"""JSON: what is refused, and where it says so."""

from __future__ import annotations

import json

import pytest

from resdraft.model import Clause, InputError, Resolution, Text, from_record, normal, to_record

SIMPLE = normal(Resolution(operative=(Clause(Text("Decides x;"), items=(Clause(Text("y")),)),)))


def test_labels_are_written_for_other_languages() -> None:
    record = json.loads(json.dumps(to_record(SIMPLE)))
    assert record["format"] == 1
    assert record["operative"][0]["label"] == "OP1"
    assert record["operative"][0]["items"][0]["printed"] == "(a)"


def test_missing_fields_have_their_defaults() -> None:
    assert from_record({"format": 1, "operative": [{"type": "clause", "text": {"plain": "Decides  x"}}]}) == Resolution(
        operative=(Clause(Text("Decides x")),)
    )


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ([], "outermost"),
        (
            {
                "format": 1,
                "notes": [{"name": "1", "text": {"plain": "a", "marks": [{"start": 0, "end": 9, "kind": "bold"}]}}],
            },
            r"notes\[0\].text.marks\[0\]: lies outside of its words \(from 0 to 9 of 1 characters\)",
        ),
        ({}, "format None"),
        ({"format": 2}, "format 2"),
        ({"format": 1, "preamble": {}}, "preamble"),
        ({"format": 1, "preamble": [{"type": "poem"}]}, r"preamble\[0\]"),
        ({"format": 1, "preamble": [{"type": "clause", "text": 3}]}, r"preamble\[0\]\.text"),
        ({"format": 1, "preamble": [{"type": "clause", "words": "x"}]}, "unknown key 'words'"),
        ({"format": 1, "masthead": {"stage": "late"}}, "masthead.stage: 'late'"),
        ({"format": 1, "notes": [{"text": {"plain": "x"}}]}, r"notes\[0\]: 'name' is missing"),
    ],
)
def test_refused(record: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        from_record(record)  # type: ignore[arg-type]


def test_deep_nesting_is_refused_not_a_crash() -> None:
    record: dict[str, object] = {"type": "clause", "text": {"plain": "x"}}
    for _ in range(500):
        record = {"type": "clause", "text": {"plain": "x"}, "items": [record]}
    with pytest.raises(InputError, match="deep"):
        from_record({"format": 1, "operative": [record]})  # type: ignore[list-item]


def test_what_is_as_deep_as_normal_form_allows_is_read() -> None:
    clause = Clause(Text("x"))
    for _ in range(80):
        clause = Clause(Text("x"), items=(clause,))
    deep = normal(Resolution(operative=(clause,)))
    assert from_record(to_record(deep)) == deep
