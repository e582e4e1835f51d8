"""Words that stayed, came and went."""

from __future__ import annotations

import unicodedata
from itertools import product
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdraft.diff import Runs, compare, word_runs
from resdraft.diff.chain import MARK, heaviest
from resdraft.model import Clause, Mark, Note, Resolution, Text
from tests.diff.drafts import compared, links, marked

LATIN = "all States to take necessary measures not shall (2014) 2178 , ; and the of in 35,000,000 S/2014/815"
VOCABULARY = (
    *LATIN.split(" "), "Da’esh", "counter-terrorism", "co\u2011operation", "Secretary-General’s", "“", "”",
    "e\u0301tat", "决", "定", "قرار", "\u200f", "рост",
)  # fmt: skip
phrases = st.lists(st.sampled_from(VOCABULARY), max_size=30).map(" ".join)
anything = st.one_of(phrases, st.text(max_size=40))


def sides(runs: Runs) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return [run.old for run in runs], [run.new for run in runs]


@given(anything, anything)
def test_runs_cover_both_texts_without_a_gap(old: str, new: str) -> None:
    for spans, text in zip(sides(word_runs(old, new)), (old, new), strict=True):
        assert "".join(text[start:end] for start, end in spans) == text
        assert [start for start, _ in spans] == [0, *(end for _, end in spans)][: len(spans)]


@given(anything, anything)
def test_words_of_a_run_are_those_of_its_text(old: str, new: str) -> None:
    for run in word_runs(old, new):
        assert run.words == (old[slice(*run.old)] if run.kind == "deleted" else new[slice(*run.new)])
        assert run.words
        assert run.kind != "inserted" or run.old[0] == run.old[1]
        assert run.kind != "deleted" or run.new[0] == run.new[1]


@given(phrases, phrases)
def test_no_word_is_cut(old: str, new: str) -> None:
    for run in word_runs(old, new):
        for (start, end), text in ((run.old, old), (run.new, new)):
            for edge in (start, end):
                assert not is_inside_word(text, edge), (text, edge)


def is_inside_word(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    han = any("CJK" in unicodedata.name(char, "") for char in (before, after))
    return before.isalpha() and after.isalpha() and not han


@given(phrases)
def test_equal_texts_are_one_run(text: str) -> None:
    assert [run.kind for run in word_runs(text, text)] == (["equal"] if text else [])


@given(phrases, phrases)
def test_a_kept_number_or_decisive_word_is_never_struck_and_put_back(old: str, new: str) -> None:
    for run, after in zip(runs := word_runs(old, new), runs[1:], strict=False):
        if (run.kind, after.kind) == ("deleted", "inserted") and run.words.split() == after.words.split():
            assert not {"not", "shall", "2178", "(2014)"} & set(run.words.split())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Urges Member States", "Calls upon Member States", "[-Urges-]{+Calls upon+} Member States"),
        ("The States shall not do so;", "The States shall do so,", "The States shall [-not -]do so[-;-]{+,+}"),
        ("A, B, C and D", "A, B, X, C and D", "A, B, {+X, +}C and D"),
        ("resolution 2601 (2021) on", "resolution 2730 (2024) on", "resolution [-2601 (2021)-]{+2730 (2024)+} on"),
        ("within 60 days", "within 120 days", "within [-60-]{+120+} days"),
        ("see S/2014/815", "see S/2014/816", "see [-S/2014/815-]{+S/2014/816+}"),
        ("sum of 35,000,000", "sum of 35,500,000", "sum of [-35,000,000-]{+35,500,000+}"),
        ("重申其决议", "重申各项决议", "重申[-其-]{+各项+}决议"),
        (
            "calls for a humanitarian ceasefire now",
            "calls for an immediate humanitarian pause now",
            "calls for [-a-]{+an immediate+} humanitarian [-ceasefire-]{+pause+} now",
        ),
        (
            "Expressing grave humanitarian concern;",
            "Noting acute humanitarian needs;",
            "[-Expressing grave-]{+Noting acute+} humanitarian [-concern-]{+needs+};",
        ),
        (
            "Expressing concern at the situation;",
            "Noting progress on the ceasefire;",
            "[-Expressing concern at the situation-]{+Noting progress on the ceasefire+};",
        ),
        (
            "Urges Member States and States",
            "Urges member States and States",
            "Urges [-Member-]{+member+} States and States",
        ),
        (
            "THE GENERAL ASSEMBLY decides",
            "The General Assembly decides",
            "[-THE GENERAL ASSEMBLY-]{+The General Assembly+} decides",
        ),
        ("تعزيز الأمن في", "تعزيز والأمن في", "تعزيز [-الأمن-]{+والأمن+} في"),
        ("在当地建立据点的做法", "到各地设立营区的做法", "[-在当地建立据点-]{+到各地设立营区+}的做法"),
        (
            "first the far coast of the region, then the plan to act at once and to report to the Council",
            "the plan to act at once and to report to the Council, first the far coast of the region, then",
            "[-first the far coast of the region, then -]the plan to act at once and to report to the Council"
            "{+, first the far coast of the region, then+}",
        ),
        ("平民必须得到保护", "平民都必须受到保护", "平民{+都+}必须[-得到-]{+受到+}保护"),
        ("危机不断加深", "准入不受阻碍", "[-危机不断加深-]{+准入不受阻碍+}"),
        ("and the general rights of women", "and rights women", "and [-the general -]rights [-of -]women"),
        (
            "in public places and shrines of worship",
            "in places of worship",
            "in [-public -]places [-and shrines -]of worship",
        ),
        (
            "attacks, abductions, the taking and attacks",
            "attacks, the attacks",
            "attacks, [-abductions, the taking and-]{+the+} attacks",
        ),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
    ],
)
def test_how_changes_are_drawn(old: str, new: str, expected: str) -> None:
    assert marked(word_runs(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("non\u2011proliferation of\u00a0weapons", "non-proliferation of weapons"),
        ("the “Agreement”", 'the "Agreement"'),
        ("Da’esh", "Da'esh"),
        ("re\u00adsolution\u200b", "resolution"),
        ("\u200fقرار\u200e", "قرار"),
        ("قـــرار", "قرار"),
        ("e\u0301tat", "état"),
        ("États\u00a0; et\u202f: oui !", "États; et: oui!"),
        ("le «\u00a0Quartet\u00a0» de 5\u202f%", "le «Quartet» de 5%"),
        ("le « Quartet »", 'le "Quartet"'),
    ],
)
def test_what_is_folded_is_equal(old: str, new: str) -> None:
    runs = word_runs(old, new)
    assert [run.kind for run in runs] == ["equal"]
    assert runs[0].old == (0, len(old))
    assert runs[0].new == (0, len(new))
    assert runs[0].words == new


def test_the_blank_before_a_french_sign_is_no_part_of_a_change() -> None:
    runs = word_runs(
        "engage les États\u00a0; le comité «\u00a0groupe\u00a0»",
        "engage les Parties\u00a0; le comité «\u00a0Quartet\u00a0»",
    )
    assert marked(runs) == "engage les [-États-]{+Parties+}\u00a0; le comité «\u00a0[-groupe-]{+Quartet+}\u00a0»"
    assert marked(word_runs("les États", "les États\u00a0: tous")) == "les États{+\u00a0: tous+}"


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f"])
def test_a_number_with_blanks_is_one_word(blank: str) -> None:
    old, new = f"35{blank}000{blank}000 dollars", f"35{blank}500{blank}000 dollars"
    assert marked(word_runs(old, new)) == f"[-35{blank}000{blank}000-]{{+35{blank}500{blank}000+}} dollars"
    assert marked(word_runs("en 2015 100 États", "en 2016 100 États")) == "en [-2015-]{+2016+} 100 États"


def test_positions_point_into_the_stored_text() -> None:
    old, new = "\u200fe\u0301tat\u00ad et\u00a0 droit", "état et loi"
    gone = next(run for run in word_runs(old, new) if run.kind == "deleted")
    assert old[slice(*gone.old)] == "droit"


def test_a_long_kept_phrase_is_kept_whole() -> None:
    old = "Calls upon all States to participate in these efforts and to coordinate their activities with the consent"
    new = "Calls upon all States to take measures, with the consent of none, and to coordinate their activities fast"
    assert "and to coordinate their activities" in [r.words.strip() for r in word_runs(old, new) if r.kind == "equal"]


def test_unlike_texts_are_given_up_and_put_whole() -> None:
    assert [run.kind for run in word_runs("One text here", "Something else entirely")] == ["deleted", "inserted"]


@given(st.text("abcd", max_size=7), st.text("abcd", max_size=7))
def test_the_words_kept_are_those_that_say_most_in_fewest_marks(old: str, new: str) -> None:
    saved = {"a": 10, "b": 20, "c": 40, "d": 60}

    def best(i: int, j: int) -> int:
        found = -MARK * ((i < len(old)) + (j < len(new)))
        for x, y in product(range(i, len(old)), range(j, len(new))):
            if old[x] == new[y]:
                found = max(found, saved[old[x]] - MARK * ((x > i) + (y > j)) + best(x + 1, y + 1))
        return found

    total, i, j = 0, 0, 0
    for x, y in heaviest(old, new, saved, {}):
        assert old[x] == new[y]
        total += saved[old[x]] - MARK * ((x > i) + (y > j))
        i, j = x + 1, y + 1
    assert total - MARK * ((i < len(old)) + (j < len(new))) == best(0, 0)


def test_very_long_unlike_texts_take_no_long_search() -> None:
    old, new = " ".join(f"a{k}" for k in range(5_000)), " ".join(f"b{k}" for k in range(5_000))
    start = process_time()
    assert [run.kind for run in word_runs(old, new)] == ["deleted", "inserted"]
    assert process_time() - start < 20


def test_notes_brackets_and_emphasis_are_told_apart_from_words() -> None:
    old = "1. *Urges* all States to act;[^1]\n\n[^1]: See S/2014/815."
    new = "1. *Urges* all [RUS: States] to *act*;"
    link = links(compared(old, new))["OP1>OP1"]
    assert marked(link.runs[0]) == (
        "Urges all {+<bracket start>+}States{+<bracket end>+} to {+<italic start>+}act{+<italic end>+};[-<note>-]"
    )


def test_emphasis_goes_with_the_words_that_change() -> None:
    link = links(compared("1. *Urges* all States to act;", "1. *Calls upon* all States to act;"))["OP1>OP1"]
    assert marked(link.runs[0]) == "[-Urges-]{+Calls upon+} all States to act;"


def test_words_that_fold_to_nothing_are_kept_in_the_runs() -> None:
    old, new = (
        Resolution(operative=(Clause(Text("Acts.", (Mark(5, 5, "note", "1"),))),), notes=(Note("1", Text(words)),))
        for words in ("\ufeff", "")
    )
    note = next(link for link in compare(old, new).links if link.side.kind == "note")
    assert [(run.kind, run.words) for run in note.runs[0]] == [("equal", "\ufeff")]


def test_another_note_under_the_same_name_came_and_went() -> None:
    note = "1. *Notes* the report;[^1]\n\n[^1]: "
    old = f"{note}See the letter of the Permanent Representative of Norway dated 3 May."
    new = f"{note}Official Records of the General Assembly, Supplement No. 10, annex II."
    runs = links(compared(old, new))["OP1>OP1"].runs[0]
    assert marked(runs) == "Notes the report;[-<note>-]{+<note>+}"
