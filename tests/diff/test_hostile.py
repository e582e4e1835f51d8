"""Texts that nobody writes in good faith: bounded time and memory, nothing lost; markup is tried in tests/render."""

from __future__ import annotations

from collections import Counter
from time import process_time

from resdraft.diff import Comparison, compare, word_runs
from resdraft.model import Clause, Resolution, Text, normal
from resdraft.render import comparison_markdown, comparison_text

CONTROLS = "before \x1b[31mred\x1b[0m \u202eturned\u202c \u2066isolated\u2069 \x07 after"


def of(*clauses: str) -> Resolution:
    return normal(Resolution(operative=tuple(Clause(Text(words)) for words in clauses)))


def counts(comparison: Comparison) -> Counter[str]:
    return Counter(link.kind for link in comparison.links if link.side.kind == "clause")


def test_twenty_thousand_equal_clauses() -> None:
    many = of(*["Urges all States to act without delay on the list;"] * 20_000)
    fewer = of(*["Urges all States to act without delay on the list;"] * 19_998)
    assert counts(compare(many, many)) == {"equal": 20_000}
    assert counts(compare(many, fewer)) == {"equal": 19_998, "deleted": 2}


def test_one_clause_of_a_megabyte() -> None:
    words = [f"word{k * 7919 % 20_011}" for k in range(120_000)]
    other = [word for k, word in enumerate(words) if k % 1_000] + ["added"]
    old, new = of(" ".join(words)), of(" ".join(other))
    assert len(" ".join(words)) > 1_000_000
    comparison = compare(old, new)
    link = next(link for link in comparison.links if link.side.kind == "clause")
    assert (link.kind, link.possible) == ("reworded", False)
    assert "".join(run.words for run in link.runs[0] if run.kind != "deleted") == link.new[0].text.plain


def test_a_long_clause_of_few_words_over_and_over() -> None:
    gone = " the ".join(f"word{k}" for k in range(10_000))
    old, new = f"Urges {gone} end now", f"Urges {'the ' * 9_999}all now"
    start = process_time()
    runs = word_runs(old, new)
    assert "".join(old[slice(*run.old)] for run in runs) == old
    assert process_time() - start < 20


def test_texts_with_nothing_in_common() -> None:
    old = of(*(f"alpha{k} beta{k} gamma{k} delta{k} epsilon{k};" for k in range(2_000)))
    new = of(*(f"one{k} two{k} three{k} four{k} five{k};" for k in range(2_000)))
    comparison = compare(old, new)
    assert counts(comparison) == {"deleted": 2_000, "inserted": 2_000}
    assert comparison.similarity == 0


def test_an_empty_text() -> None:
    assert counts(compare(of(), of("Decides to act;"))) == {"inserted": 1}
    assert counts(compare(of("Decides to act;"), of())) == {"deleted": 1}
    assert compare(of(), of()).similarity == 1


def test_controls_and_turned_words_are_shown_and_not_obeyed() -> None:
    comparison = compare(of(f"Urges {CONTROLS};"), of(f"Urges {CONTROLS} again;"))
    for shown in (comparison_text(comparison, width=80), comparison_markdown(comparison)):
        assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(shown)
