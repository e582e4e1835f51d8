"""In place: a change touches its own lines and no others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from resdraft.model import Clause, Mark, Note, Resolution, Text, at, normal, walk
from resdraft.model import replace as replace_block
from resdraft.text import parse, update, write
from tests.strategies import resolutions

SOURCE = """---
format: 1
# a remark of the editor's
sponsors: [Norway*]   # as of today

body: general-assembly
---
The General Assembly,


*Recalling* its resolution
   70/1 of 25 September 2015,
<!-- why -->
*Noting* x,

1.  *Urges* all States:
   - (a) one;
   - (b) two;

   and more;

2. *Decides* to remain seized.[^1]

[^1]:   See A/70/1.
"""


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that only one side has."""
    a, b = old.split("\n"), new.split("\n")
    return [line for line in a if line not in b], [line for line in b if line not in a]


def test_one_clause() -> None:
    resolution = parse(SOURCE).resolution
    clause = at(resolution, ("operative", 0, 1))
    assert isinstance(clause, Clause)
    new = replace_block(resolution, ("operative", 0, 1), replace(clause, text=Text("two and a half;")))
    assert changed_lines(SOURCE, update(SOURCE, new)) == (["   - (b) two;"], ["   - (b) two and a half;"])


def test_crlf_stays() -> None:
    source = SOURCE.replace("\n", "\r\n")
    resolution = parse(source).resolution
    new = replace_block(resolution, ("preamble", 1), Clause(Text("Noting y,")))
    result = update(source, new)
    assert "\r\nNoting y,\r\n" in result
    assert "\n" not in result.replace("\r\n", "")


def test_an_inserted_paragraph_moves_the_labels_after_it() -> None:
    resolution = parse(SOURCE).resolution
    first, *rest = resolution.operative
    new = replace(resolution, operative=(first, Clause(Text("Requests y;")), *rest))
    gone, come = changed_lines(SOURCE, update(SOURCE, new))
    assert gone == ["2. *Decides* to remain seized.[^1]"]
    assert come == ["2. Requests y;", "3. *Decides* to remain seized.[^1]"]


def test_front_matter_keeps_comments_and_order() -> None:
    resolution = parse(SOURCE).resolution
    new = replace(resolution, masthead=replace(resolution.masthead, body="security-council", session="70"))
    gone, come = changed_lines(SOURCE, update(SOURCE, new))
    assert gone == ["body: general-assembly"]
    assert come == ["body: security-council", "session: 70"]


def test_a_new_note() -> None:
    resolution = parse(SOURCE).resolution
    noted = Text("Noting x,", (Mark(9, 9, "note", "2a"),))
    changed = replace_block(resolution, ("preamble", 1), Clause(noted))
    new = normal(replace(changed, notes=(*resolution.notes, Note("2a", Text("New.")))))
    gone, come = changed_lines(SOURCE, update(SOURCE, new))
    assert gone == ["<!-- why -->", "*Noting* x,"]
    assert come == ["Noting x,[^2a]", "[^2a]: New."]


@given(resolutions(), st.data())
def test_only_the_lines_of_a_reworded_clause_change(resolution: Resolution, data: st.DataObject) -> None:
    plain = [p for p in walk(resolution) if not p.block.text.marks and isinstance(p.block, Clause)]  # type: ignore[union-attr]
    if not plain:
        return
    place = data.draw(st.sampled_from(plain))
    assert isinstance(place.block, Clause)
    source = write(resolution)
    changed = replace(place.block, text=Text("Quite other words, " + str(len(source))))
    new = replace_block(resolution, place.path, changed)
    if normal(new) != new:
        return
    result = update(source, new)
    assert parse(result).resolution == new
    gone, come = changed_lines(source, result)
    assert len([line for line in gone if "<!--" not in line]) <= 1
    assert len([line for line in come if "<!--" not in line]) <= 1
