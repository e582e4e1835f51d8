"""Steps of editing a draft, without a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resdraft.model import Clause, Resolution, at, normal, walk
from resdraft.text import parse, write
from resdraft.tui.view.editing import (
    begun,
    deleted,
    end_of_words,
    moved,
    own_problems,
    own_source,
    reworded,
    with_new,
)
from tests.strategies import resolutions
from tests.tui.screens import OLD

NOW = begun(OLD).now


def lines(source: str) -> set[str]:
    return set(source.splitlines())


def test_a_paragraph_typed_anew_changes_its_line_alone() -> None:
    words = own_source(NOW, ("operative", 3))
    assert words.startswith("4. *Calls upon* States")
    new = reworded(NOW, ("operative", 3), "4. *Urges* States to assist;")
    assert new.said == "OP4 reworded"
    assert lines(new.parsed.source) - lines(OLD) == {"4. *Urges* States to assist;"}


def test_a_paragraph_typed_into_two_moves_the_numbers() -> None:
    new = reworded(NOW, ("operative", 3), "4. *Urges* States to assist;\n\n5. *Welcomes* peace;")
    assert "5. *Welcomes* peace;" in new.parsed.source
    assert "6. *Decides* to remain seized" in new.parsed.source
    assert not new.parsed.problems


def test_what_cannot_be_read_stands_as_typed() -> None:
    typed = "4. *Urges* [RUS: States to assist;"
    new = reworded(NOW, ("operative", 3), typed)
    assert typed in new.parsed.source
    (problem,) = own_problems(NOW, ("operative", 3), typed)
    assert (problem.line, problem.column, problem.message) == (1, 12, "this [ is not closed")
    assert own_problems(NOW, ("operative", 3), own_source(NOW, ("operative", 3))) == ()


def test_new_paragraphs_know_their_number() -> None:
    assert with_new(NOW, ("operative", 3))[1] == "4. "
    assert with_new(NOW, ("operative", 1, 1))[1] == "- (b) "
    version, lead = with_new(NOW, ("preamble", 3))
    assert lead == ""
    assert len(version.resolution.preamble) == 4


def test_writing_goes_on_behind_the_own_words() -> None:
    assert end_of_words("3. *Requests* a report; {#report} {agreed}") == (0, 23)
    assert end_of_words("<!-- why -->\n2. *Decides* that:\n\n  - (a) Freeze;") == (1, 18)
    assert end_of_words("4. ") == (0, 3)
    assert end_of_words("") == (0, 0)


def test_deleted_and_moved() -> None:
    gone = deleted(NOW, ("operative", 0))
    assert gone.said == "OP1 deleted"
    assert "1. *Decides* that all States shall:" in gone.parsed.source
    assert "[^1]" not in gone.parsed.source, "a note that nobody refers to goes along"
    down = moved(NOW, ("operative", 0), 1)
    assert down is not None
    assert down.path == ("operative", 1)
    assert down.said == "OP1 moved down: OP2"
    assert moved(NOW, ("operative", 0), -1) is None
    assert deleted(NOW, ("operative", 4)).path == ("operative", 3)


def test_undo_and_redo() -> None:
    first = begun(OLD)
    second = first.step(deleted(first.now, ("operative", 0)))
    third = second.step(deleted(second.now, ("operative", 0)))
    assert third.undone().now == second.now
    assert third.undone().undone() == first.undone().undone().__class__(first.now, (), (second.now, third.now))
    assert third.undone().redone() == third
    assert first.undone() == first
    assert third.redone() == third
    assert second.step(first.now).future == ()


@given(resolutions(), st.data())
def test_steps_are_steps_of_the_resolution(resolution: Resolution, data: st.DataObject) -> None:
    places = list(walk(resolution))
    if not places:
        return
    now = begun(write(resolution)).now
    path = data.draw(st.sampled_from(places)).path
    assert parse(reworded(now, path, own_source(now, path)).parsed.source).resolution == resolution
    assert normal(deleted(now, path).resolution) == deleted(now, path).resolution
    assert isinstance(at(with_new(now, path)[0].resolution, path), Clause)
