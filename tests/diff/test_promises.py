"""What a comparison promises for any two texts."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resdraft.diff import Comparison, Side, compare, comparison_record, rows
from resdraft.importers import read
from resdraft.model import Clause, Mark, Resolution, Text, normal, walk
from tests.diff.drafts import compared, kinds, links
from tests.strategies import resolutions

SENTENCES = [
    f"*{opener}* {rest}"
    for opener, rest in zip(
        (
            "Recalling",
            "Noting",
            "Deploring",
            "Stressing",
            "Welcoming",
            "Urges",
            "Requests",
            "Demands",
            "Decides",
            "Invites",
        )
        * 2,
        (
            "its resolutions on the protection of civilians in armed conflict",
            "the smuggling of cultural property from museums and archaeological sites",
            "the recruitment of children by armed groups in the east of the country",
            "the need for free and fair elections within eighteen months",
            "the work of the mission and of the countries that contribute troops to it",
            "donors to fund the humanitarian response plan without delay",
            "a written report on the finances of the trust fund before each session",
            "that all sides lay down their weapons and return to their barracks",
            "to renew the travel ban and the freeze of assets for twelve months",
            "neighbouring governments to open their borders to convoys of medicine",
            "that drought and locusts have destroyed the harvest in four provinces",
            "women to take part in the peace talks at every stage and level",
            "broadcasts that incite hatred between communities along the river",
            "the opening of a university for refugees in the capital",
            "mine clearance along the roads that lead to schools and wells",
            "experts to visit the ports and inspect suspicious cargo at sea",
            "the census to be finished before the boundary commission meets",
            "an end to the siege of the two towns and the passage of food",
            "that the tribunal shall sit in both seats until its cases are closed",
            "museums to lend what they rescued to an exhibition of the pieces",
        ),
        strict=True,
    )
]
Subset = st.lists(st.sampled_from(range(len(SENTENCES))), unique=True, max_size=14)


def numbered(chosen: list[int]) -> Resolution:
    """The chosen sentences as operative paragraphs."""
    clauses = []
    for words in (SENTENCES[k] for k in chosen):
        plain = words.replace("*", "") + ";"
        clauses.append(Clause(Text(plain, (Mark(0, words.index("*", 1) - 1, "italic"),))))
    return normal(Resolution(operative=tuple(clauses)))


def all_sides(comparison: Comparison, which: str) -> list[Side]:
    return [side for link in comparison.links for side in (link.old if which == "old" else link.new)]


def check_promises(old: Resolution, new: Resolution) -> Comparison:
    """Every promise that does not depend on what the texts say."""
    comparison = compare(old, new)
    for resolution, which in ((old, "old"), (new, "new")):
        sides = all_sides(comparison, which)
        paths = Counter(side.path for side in sides if side.kind == "clause")
        assert paths == Counter(place.path for place in walk(resolution))
        for side in sides:
            check_runs(comparison, side, which)
    for link in comparison.links:
        assert 0 <= link.certainty <= 1
        assert len(link.runs) == max(len(link.old), len(link.new))
        assert len(link.closings) in (0, len(link.runs))
        assert bool(link.move) == link.moved
        assert link.kind != "equal" or not any(run.kind != "equal" and run.words for row in link.runs for run in row)
    assert 0 <= comparison.similarity <= 1
    shown = [(row.link, row.index) for row in rows(comparison) if row.kind != "away"]
    assert Counter(map(repr, shown)) == Counter(
        repr((link, index)) for link in comparison.links for index in range(len(link.runs))
    )
    assert json.loads(json.dumps(comparison_record(comparison)))["format"] == 1
    return comparison


def check_runs(comparison: Comparison, side: Side, which: str) -> None:
    """The runs of a side give back its words: of a whole all rows together, of a part its own row."""
    for link in comparison.links:
        mine = link.old if which == "old" else link.new
        if side not in mine:
            continue
        chosen = link.runs if len(mine) == 1 else (link.runs[mine.index(side)],)
        spans = sorted(span for row in chosen for run in row if run.words for span in [getattr(run, which)])
        assert "".join(side.text.plain[start:end] for start, end in spans) == side.text.plain
        assert all(a[1] == b[0] or b[0] == b[1] for a, b in pairwise(spans))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(resolutions(), resolutions())
def test_any_two_texts(old: Resolution, new: Resolution) -> None:
    check_promises(old, new)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(resolutions())
def test_a_text_and_itself(resolution: Resolution) -> None:
    comparison = check_promises(resolution, resolution)
    assert {link.kind for link in comparison.links} <= {"equal"}
    assert comparison.similarity == 1
    assert not any(link.changed or link.changes for link in comparison.links)


@given(Subset, Subset)
def test_known_sentences_are_linked_and_nothing_else(old: list[int], new: list[int]) -> None:
    comparison = check_promises(numbered(old), numbered(new))
    expected = {f"OP{old.index(k) + 1}>OP{new.index(k) + 1}" for k in old if k in new}
    assert {name for name, kind in kinds(comparison).items() if kind.startswith("equal")} == expected
    assert comparison.counts.equal == len(expected)
    assert comparison.counts.inserted == len(set(new) - set(old))
    assert comparison.counts.deleted == len(set(old) - set(new))


@given(Subset, Subset)
def test_the_other_way_round_inserted_is_deleted(old: list[int], new: list[int]) -> None:
    there, back = (kinds(compare(numbered(a), numbered(b))) for a, b in ((old, new), (new, old)))
    turned = {name.partition(">")[2] + ">" + name.partition(">")[0]: kind.split(" ")[0] for name, kind in back.items()}
    swap = {"inserted": "deleted", "deleted": "inserted", "equal": "equal"}
    assert {name: kind.split(" ")[0] for name, kind in there.items()} == {n: swap[k] for n, k in turned.items()}


@given(Subset, st.permutations(range(6)))
def test_no_more_moved_than_need_be(chosen: list[int], order: list[int]) -> None:
    old = chosen[:6]
    new = [old[k] for k in order if k < len(old)]
    moved = compare(numbered(old), numbered(new)).counts.moved
    assert moved == len(old) - longest_rising([old.index(k) for k in new])


def longest_rising(row: list[int]) -> int:
    best: list[int] = []
    for index, value in enumerate(row):
        best.append(1 + max((best[k] for k in range(index) if row[k] < value), default=0))
    return max(best, default=0)


ASKED_ANEW = """
import hashlib
from resdraft.diff import compare, comparison_record
from resdraft.model import Clause, Resolution, Text, normal
words = "urges all states to act and report on arms oil food law war aid peace trade ports mines crops".split()
def text(seed):
    return normal(Resolution(operative=tuple(
        Clause(Text(" ".join(words[(k * seed + n * n) % len(words)] for n in range(12)))) for k in range(12))))
print(hashlib.sha256(repr(comparison_record(compare(text(3), text(5)))).encode()).hexdigest())
"""


def test_the_same_answer_in_every_interpreter(fresh_python: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    answers = [fresh_python(ASKED_ANEW) for _ in range(2)]
    assert answers[0].stdout == answers[1].stdout != "", answers[0].stderr + answers[1].stderr


def test_the_rivals_of_the_demo_are_linked_as_by_hand(root: Path) -> None:
    names = ("russian-federation.res.md", "france-united-kingdom-united-states.res.md")
    folder = root / "drafts" / "isil-2015"
    old, new = (read((folder / name).read_bytes(), name)[0].resolution for name in names)
    comparison = check_promises(old, new)
    lines = (Path(__file__).parent / "rivals_expected.tsv").read_text(encoding="utf-8").splitlines()[1:]
    wanted = {tuple(line.split("\t")) for line in lines}
    found = set()
    for link in links(comparison).values():
        kind = "moved" if link.moved else link.kind
        for a in link.old or (None,):
            for b in link.new or (None,):
                found.add((a.label if a else "", b.label if b else "", kind))
    assert found == wanted


@pytest.mark.parametrize(
    ("old", "new"), [("S_2023_506", "S_2023_507"), ("S_2023_773", "S_2023_795"), ("S_2024_302", "S_2024_383")]
)
def test_rivals_of_the_council_keep_the_promises(corpus: Path, old: str, new: str) -> None:
    folder = corpus / "un" / "security-council-drafts"
    for language in ("en", "fr", "zh", "ar", "ru"):
        texts = [(folder / language / f"{name}.xml").read_bytes() for name in (old, new)]
        check_promises(*(read(text, "x.xml")[0].resolution for text in texts))


@pytest.mark.corpus
def test_all_pairs_of_the_corpus_keep_the_promises(corpus: Path) -> None:
    lines = (corpus / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for _, old, new, _ in (line.split("\t") for line in lines):
        if old.endswith(".xml") and new.endswith(".xml"):
            texts = [(corpus / name).read_bytes() for name in (old, new)]
            check_promises(*(read(text, "x.xml")[0].resolution for text in texts))


def test_real_rivals_read_well(corpus: Path) -> None:
    folder = corpus / "un" / "security-council-drafts" / "en"
    texts = [(folder / f"S_2024_{number}.xml").read_bytes() for number in (302, 383)]
    comparison = compare(*(read(text, "x.xml")[0].resolution for text in texts))
    found = kinds(comparison)
    assert found["PP10>PP7"] == "reworded moved"
    assert found["PP11>PP8"] == "equal moved"
    assert found["OP3>OP3"] == "reworded"
    assert found["OP8>OP10"] == "reworded"
    # Whether PP5 comes of PP4 is arguable.
    assert {name for name, kind in found.items() if kind == "inserted"} - {">PP5"} == {
        ">PP4", ">PP6", ">PP9", ">OP4", ">OP8", ">OP8 (a)", ">OP8 (b)"
    }  # fmt: skip


def test_two_identical_paragraphs_on_one_side() -> None:
    urges, decides = "*Urges* all States to act without delay on the list;", "*Decides* to remain seized of the matter."
    once, twice = f"1. {urges}\n\n2. {decides}\n", f"1. {urges}\n\n2. {urges}\n\n3. {decides}\n"
    found = Counter(kinds(compared(once, twice)).values())
    assert found == {"equal": 2, "inserted": 1}
