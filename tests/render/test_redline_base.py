"""Tracked changes on a given Word file: what is not changed stays as it is; several rivals over one file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from resdraft.diff import compare
from resdraft.importers import settle as settle_file
from resdraft.importers.docx.revisions import settled as settle
from resdraft.model import Block, Clause, InputError, Mark, Note, Resolution, Text, normal
from resdraft.ooxml import attribute, faults, local, qn
from resdraft.render import Rival, redline_onto, to_docx
from tests.diff.drafts import draft
from tests.importers.word_files import lists, p, r, unpacked, word
from tests.render.redlines import MARKS, body, marks, numbers, onto, paragraphs, settled, shown, text
from tests.render.samples import COUNCIL, opened
from tests.render.test_redline import OLD, moved

ENACTING = p(r("The Security Council,", "i"))


def official(*more: str) -> bytes:
    """A Word file of another house: automatic numbers, direct formatting, a bookmark, a comment."""
    numbering = lists("")
    mark = '<w:bookmarkStart w:id="7" w:name="here"/><w:bookmarkEnd w:id="7"/>'
    return word(
        ENACTING,
        p(r("Recalling", "i"), r(" its resolution 2178 (2014) on foreign terrorist fighters,")),
        p(r("Stressing", "i"), r(" the need for a comprehensive and sustained approach of all States,"), mark),
        p(r("Urges", "i"), r(" all States to cooperate with the mission in the north;"), num=(1, 0)),
        p(r("Requests", "i"), r(" the Secretary-General to report within ninety days:"), num=(1, 0)),
        p(r("on the census;"), num=(1, 1)),
        p(r("on the mines;"), num=(1, 1)),
        p(r("Decides", "i"), r(" to remain seized of the matter."), num=(1, 0)),
        *more,
        numbering=numbering,
    )


def after_the_first(words: str) -> str:
    """The old draft with a clause more."""
    urges = "1. *Urges* all States to cooperate with the mission in the north of the country;"
    more = OLD.replace("3. *D", "4. *D").replace("2. *R", "3. *R")
    return more.replace(urges, f"{urges}\n\n2. {words};")


def edited(data: bytes, *changes: tuple[str, str]) -> Resolution:
    """What a file says, with words replaced in its clauses."""
    it = settled(data, "accepted")

    def of(clause: Block) -> Block:
        if not isinstance(clause, Clause):
            return clause
        plain = clause.text.plain
        for old, new in changes:
            plain = plain.replace(old, new)
        same = plain == clause.text.plain
        text = clause.text if same else Text(plain)
        return replace(clause, text=text, items=tuple(map(of, clause.items)))

    return normal(replace(it, preamble=tuple(map(of, it.preamble)), operative=tuple(map(of, it.operative))))


def test_what_is_not_changed_keeps_every_byte() -> None:
    base = official()
    data = onto(base, edited(base, ("ninety", "sixty")))
    before, after = paragraphs(base), paragraphs(data)
    assert [k for k, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [4]
    old, new = unpacked(base), unpacked(data)
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml"}
    assert faults(opened(data)) == faults(opened(base))
    assert "Requests the Secretary-General to report within -ninety-+sixty+ days:" in shown(data)


def test_both_texts_come_out_of_a_file_of_another_house() -> None:
    base = official()
    old = settled(base, "accepted")
    urges, requests, decides = old.operative
    assert isinstance(requests, Clause)
    more = replace(requests, items=(requests.items[0], Clause(Text("on the harvest;")), requests.items[1]))
    new = normal(replace(old, operative=(more, urges, Clause(Text("Asks experts to visit the ports;")), decides)))
    data = onto(base, new)
    assert not [link for link in compare(settled(data, "accepted"), new).links if link.changed]
    assert text(settled(data, "rejected")) == text(old)
    added = next(e for e in body(data).iter(qn("w:p")) if "harvest" in "".join(e.itertext()))
    assert attribute(added.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}"), "w:val") == "1"


def test_a_paragraph_behind_the_last_leaves_no_empty_one() -> None:
    base = official()
    old = settled(base, "accepted")
    new = normal(replace(old, operative=(*old.operative, Clause(Text("Asks experts to visit the ports.")))))
    data = onto(base, new)
    assert not [link for link in compare(settled(data, "accepted"), new).links if link.changed]
    last = [e for e in body(data) if local(e) == "p"][-1]
    assert last.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:ins')}") is None
    back = opened(data)
    settle(back.xml(back.main()), "rejected")
    assert len(list(back.xml(back.main()).iter(qn("w:p")))) == len(paragraphs(base))


@pytest.mark.parametrize("new", [OLD.replace("ninety", "sixty"), moved(), moved("sixty")])
def test_a_rendered_draft_takes_the_changes_of_another(new: str) -> None:
    base = to_docx(draft(OLD), COUNCIL)
    data = onto(base, draft(new))
    assert text(settled(data, "rejected")) == text(settled(base, "accepted"))
    assert not [link for link in compare(settled(data, "accepted"), draft(new)).links if link.changed]
    assert faults(opened(data)) == ()
    assert len(numbers(data)) == len(set(numbers(data)))


def test_typed_numbers_are_tracked_where_that_is_asked() -> None:
    new = OLD.replace("1. *Urges* all States to cooperate with the mission in the north of the country;\n\n", "")
    new = new.replace("2. *R", "1. *R").replace("3. *D", "2. *D")
    base = to_docx(draft(OLD), COUNCIL)
    assert "-2-+1+" not in "".join(shown(onto(base, draft(new))))
    assert text(settled(onto(base, draft(new), renumber=True), "accepted")) == text(draft(new))


def test_each_rival_is_the_author_of_its_changes() -> None:
    base = to_docx(draft(OLD), COUNCIL)
    rivals = (draft(OLD.replace("ninety", "sixty")), draft(moved().replace("comprehensive", "broad")))
    data = onto(base, *rivals, authors=("Russian Federation", "France"))
    assert {attribute(mark, "w:author") for mark in marks(data)} == {"Russian Federation", "France"}
    assert len(numbers(data)) == len(set(numbers(data)))
    assert faults(opened(data)) == ()
    assert text(settled(data, "rejected")) == text(settled(base, "accepted"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (OLD.replace("ninety", "sixty"), OLD.replace("ninety", "thirty")),
        (OLD.replace("the census", "the harvest of wheat"), OLD.replace("within ninety days on the census", "soon")),
        (OLD.replace("the census", "a"), OLD.replace("2. *Requests* the Secretary-General to report", "2. *Asks* for")),
        (OLD.replace("ninety", "sixty"), OLD.replace("the census", "the harvest of wheat")),
        (OLD.replace("the census", "the harvest of wheat"), OLD.replace("to report", "urgently to report")),
        (OLD.replace("the mission in the north of", "all missions in"), OLD.replace("all States to", "them to")),
        (OLD.replace("*Stressing* the", "*Stressing* urgently the"), moved("sixty")),
        (moved(), OLD.replace("foreign", "all foreign").replace("of all States,", "of all its Members,")),
        (OLD.replace("2178", "2179"), f"{OLD[:-1]};\n\n4. *Asks* experts to visit the ports."),
        (after_the_first("*Welcomes* the plan of the donors"), after_the_first("*Asks* experts to visit the ports")),
    ],
)
def test_one_rival_accepted_and_the_other_rejected_gives_the_ones_text(one: str, two: str) -> None:
    base = to_docx(draft(OLD), COUNCIL)
    data = onto(base, draft(one), draft(two), authors=("A", "B"))
    for name, wanted in (("A", one), ("B", two)):
        found = settled(settle_file(data, "accepted", (name,)).data, "rejected")
        assert not [link for link in compare(found, draft(wanted)).links if link.changed], name


def test_words_that_both_take_out_are_both_their_own() -> None:
    base = to_docx(draft(OLD), COUNCIL)
    one, two = draft(OLD.replace("ninety", "sixty")), draft(OLD.replace("within ninety days ", ""))
    data = onto(base, one, two, authors=("A", "B"))
    assert {attribute(m, "w:author") for m in marks(data) if local(m) == "del"} == {"A; B", "B"}
    left = settle_file(data, "rejected", ("A",)).data
    assert text(settled(left, "accepted")) == text(two)


def test_what_several_rivals_take_out_is_taken_out_once() -> None:
    base = to_docx(draft(OLD), COUNCIL)
    gone = OLD.replace("2. *Requests* the Secretary-General to report within ninety days on the census;\n\n", "")
    gone = gone.replace("3. *D", "2. *D")
    for one, two in ((gone, gone), (gone, OLD.replace("ninety", "sixty")), (OLD.replace("ninety", "sixty"), gone)):
        data = onto(base, draft(one), draft(two), authors=("A", "B"))
        assert text(settled(data, "rejected")) == text(settled(base, "accepted"))
        assert not any("ninety" in str(c) for c in settled(data, "accepted").operative)
        assert faults(opened(data)) == ()


def test_a_clause_that_is_not_in_the_file_is_refused() -> None:
    base = official()
    other, new = draft(OLD), draft(OLD.replace("ninety", "sixty"))
    strange = replace(other, preamble=(Clause(Text("Something that the file does not say at all,")),))
    with pytest.raises(InputError, match="PP1 is not found"):
        redline_onto(base, strange, [Rival(compare(strange, new), new)])


def test_a_note_comes_into_a_file_without_notes() -> None:
    base = official()
    old = settled(base, "accepted")
    first = old.preamble[0]
    assert isinstance(first, Clause)
    noted = replace(first, text=Text(first.text.plain, (Mark(40, 40, "note", "1"), *first.text.marks)))
    new = normal(replace(old, preamble=(noted, *old.preamble[1:]), notes=(Note("1", Text("See the report.")),)))
    data = onto(base, new)
    assert faults(opened(data)) == ()
    assert [note.text.plain for note in settled(data, "accepted").notes] == ["See the report."]
    assert settled(data, "rejected").notes == ()


@pytest.mark.parametrize(
    "more",
    [
        '<w:p><w:r><w:t>Words with a note</w:t></w:r><w:r><w:footnoteReference w:id="77"/></w:r></w:p>',
        '<w:p><w:ins w:id="5"><w:del w:id="6"><w:r><w:delText>in and out</w:delText></w:r></w:del></w:ins></w:p>',
        '<w:p><w:moveFromRangeStart w:id="8" w:name="move1"/><w:r><w:t>no end</w:t></w:r></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>a field without end</w:t></w:r></w:p>',
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p/>",
    ],
)
def test_files_that_are_odd_elsewhere_take_changes(more: str) -> None:
    base = official(more)
    data = onto(base, edited(base, ("ninety", "sixty")))
    assert "Requests the Secretary-General to report within -ninety-+sixty+ days:" in shown(data)
    assert paragraphs(data)[-1] == paragraphs(base)[-1]


def test_earlier_tracked_changes_stay() -> None:
    earlier = '<w:ins w:id="41" w:author="X" w:date="2020-01-01T00:00:00Z"><w:r><w:t>Earlier words</w:t></w:r></w:ins>'
    base = official(f"<w:p>{earlier}<w:r><w:t> stand here for good.</w:t></w:r></w:p>")
    data = onto(base, edited(base, ("ninety", "sixty")))
    assert earlier.encode() in unpacked(data)["word/document.xml"]
    assert {int(number) for number in numbers(data)} >= {41, 42, 43}


def test_the_same_files_give_the_same_bytes() -> None:
    base = official()
    new = edited(base, ("ninety", "sixty"))
    assert onto(base, new) == onto(base, new)


@pytest.mark.corpus
def test_real_word_files_stay_as_they_are_outside_of_what_changed(corpus: Path) -> None:
    for path in sorted((corpus / "word").glob("un_*.docx")):
        base = path.read_bytes()
        old = settled(base, "accepted")
        data = onto(base, edited(base, ("Secretary-General", "Director-General")))
        assert text(settled(data, "rejected")) == text(old)
        kept = set(paragraphs(base))
        fresh = [part for part in paragraphs(data) if part not in kept]
        assert all(any(f"<w:{name} ".encode() in part for name in MARKS) for part in fresh), path.name
