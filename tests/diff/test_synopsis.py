"""Three drafts and more in one table."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resdraft.diff import Synopsis, compare, synopsis, synopsis_record
from resdraft.importers import read
from resdraft.model import Clause, Resolution, Text, normal, walk
from tests.diff.drafts import draft
from tests.diff.test_promises import SENTENCES, Subset, numbered
from tests.strategies import resolutions

FIRST = """*Recalling* its resolution 2178 (2014) and the statements of its President,

1. *Demands* that all parties cease the violence at once, and release all whom they hold without conditions;

2. *Urges* the neighbouring States to strengthen the control of their borders, so that no arms pass;

3. *Invites* international organizations to provide equipment and technical training for that purpose;

4. *Decides* to remain seized of the matter.
"""
SECOND = """*Recalling* its resolution 2178 (2014) and the statements of its President,

*Noting* that oil from seized fields is sold through intermediaries to pay for attacks,

1. *Urges* the neighbouring States to strengthen the control of their borders, so that no arms pass,
and *invites* international organizations to provide equipment and technical training for that purpose;

2. *Welcomes* the opening of a university for refugees in the capital;

3. *Decides* to remain seized of the matter.
"""
THIRD = """*Noting with concern* that oil from seized fields is sold through intermediaries to pay for attacks,

1. *Urges* that all parties cease the violence at once, and release all whom they hold without conditions;

2. *Welcomes* the opening of a university for refugees in the capital, and thanks its donors;

3. *Encourages* museums to lend what they rescued to an exhibition of the pieces;

4. *Decides* to remain seized of the matter.
"""


def table(found: Synopsis) -> list[str]:
    """The rows by labels: "OP1 | – | OP1 reworded"."""
    shown = []
    for row in found.rows:
        if row.side.kind != "clause":
            continue
        cells = []
        for cell in row.cells:
            name = "+".join(side.label for side in cell.sides)
            kind = f" {cell.link.kind}" if cell.link and cell.sides else ""
            into = f"into {'+'.join(side.label for side in cell.elsewhere)}" if cell.elsewhere else "–"
            cells.append(f"{name}{kind}" if name else into)
        shown.append(" | ".join(cells))
    return shown


def test_what_the_first_lacks_stands_where_it_belongs() -> None:
    found = synopsis([draft(text) for text in (FIRST, SECOND, THIRD)])
    assert table(found) == [
        "PP1 | PP1 equal | –",
        "– | PP2 | PP1 reworded",
        "OP1 | – | OP1 reworded",
        "OP2 | OP1 merged | –",
        "OP3 | into OP1 | –",
        "– | OP2 | OP2 reworded",
        "– | – | OP3",
        "OP4 | OP3 equal | OP4 equal",
    ]
    assert [row.alike for row in found.rows if row.side.label in ("OP4", "PP1")] == [False, True]
    assert found.similarities[0] == 1


def check_synopsis(drafts: list[Resolution]) -> Synopsis:
    """Every promise that does not depend on what the drafts say."""
    found = synopsis(drafts)
    assert found.drafts == len(drafts) == len(found.similarities)
    for number, resolution in enumerate(drafts):
        sides = [side for row in found.rows for side in row.cells[number].sides]
        clauses = Counter(side.path for side in sides if side.kind == "clause")
        assert clauses == Counter(place.path for place in walk(resolution))
        every = compare(drafts[0], resolution).links
        assert Counter(s.path for s in sides) == Counter(s.path for link in every for s in link.new)
    for row in found.rows:
        assert len(row.cells) == len(drafts)
        assert not any(cell.sides for cell in row.cells[: row.own])
        assert len(row.cells[row.own].sides) == 1
        assert row.cells[row.own].link is None
        for cell in row.cells:
            assert not (cell.sides and cell.elsewhere)
            assert cell.link is None or cell.link.new == (cell.sides or cell.elsewhere)
    first = [row.side.path for row in found.rows if row.own == 0]
    assert first == [row.side.path for row in synopsis([drafts[0], drafts[0]]).rows]
    return found


def test_the_record_follows_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: the schema was not checked")
    schema = json.loads((Path(__file__).parents[2] / "docs/schema/synopsis.schema.json").read_text("utf-8"))
    found = synopsis_record(synopsis([draft(text) for text in (FIRST, SECOND, THIRD)]))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(found)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(resolutions(), min_size=2, max_size=4))
def test_any_drafts(drafts: list[Resolution]) -> None:
    check_synopsis(drafts)


@given(st.lists(Subset, min_size=2, max_size=4))
def test_known_sentences_have_a_row_each(chosen: list[list[int]]) -> None:
    found = check_synopsis([numbered(numbers) for numbers in chosen])
    assert len(found.rows) == len({number for numbers in chosen for number in numbers})
    assert [row.alike for row in found.rows].count(True) == len(set.intersection(*map(set, chosen)))


def test_one_draft_is_no_synopsis() -> None:
    with pytest.raises(ValueError, match="two drafts"):
        synopsis([draft(FIRST)])


def test_three_rivals_of_the_council(corpus: Path) -> None:
    folder = corpus / "un" / "security-council-drafts" / "en"
    texts = [(folder / f"S_2023_{number}.xml").read_bytes() for number in (772, 773, 792, 795)]
    found = check_synopsis([read(text, "x.xml")[0].resolution for text in texts])
    rows = table(found)
    assert "OP2 | OP1 reworded | OP7 reworded | OP2 reworded" in rows
    assert rows[-1] == "OP5 | OP11 equal | OP19 equal | OP15 equal"
    assert "– | OP10 | OP15 reworded | OP13 equal" in rows


def test_five_thousand_clauses_take_bounded_time() -> None:
    words = [sentence.replace("*", "").split() for sentence in SENTENCES]

    def many(seed: int, count: int) -> Resolution:
        made = []
        for k in range(count):
            first, second = words[(k * seed) % 20], words[(k * 7 + k // 20 + seed) % 20]
            made.append(
                Clause(Text(" ".join([*first[:9], f"of part {k} in region {k * seed % 997}", *second[1:6]]) + ";"))
            )
        return normal(Resolution(operative=tuple(made)))

    drafts = [many(1, 1700), many(1, 1700), many(3, 1600)]
    begun = perf_counter()
    found = synopsis(drafts)
    assert perf_counter() - begun < 120
    assert sum(len(cell.sides) for row in found.rows for cell in row.cells) == 5000
