"""What has to be gone before a draft is submitted, and its sponsors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from resdraft import facts
from resdraft.check.document import Document
from resdraft.check.findings import Fix
from resdraft.check.profiles import ALL, ENGLISH, GA, MUN, SC, TABLED
from resdraft.check.registry import Found, rule
from resdraft.model import OPEN, VARIANT, Bracket

_NOTES = re.compile(r"(?<![(\w])(?:TBC|TBD|XX|agreed ad ref)(?![)\w])|\[\.\.\.\]")
_LABEL = re.compile(r"\b(?:OP|PP) ?\d+(?: ?(?:bis|ter|alt))?\b")


@rule("RD901", "brackets-left", "error", bodies=ALL, stages=TABLED, default=True)
def brackets_left(document: Document) -> Iterator[Found]:
    """No square brackets are left in tabled text.

    They mark what is not agreed.

    Bad: `[all] States`

    Good: `all States`

    Source: Editorial Manual, Paragraphs and subparagraphs.
    """
    for words in document.texts:
        for mark in words.text.marks:
            if mark.kind == "bracket" and isinstance(mark.value, Bracket) and mark.value.kind != "editorial":
                held = ", ".join(name for stance in mark.value.stances for name in stance.holders)
                said = f"brackets of {held}" if held else "brackets"
                yield Found.at(
                    words,
                    mark.start,
                    mark.end,
                    f"{said} are left",
                    "settle the words and take the brackets away, or set `stage: negotiation`",
                )


@rule("RD902", "variant-numbers", "error", bodies=ALL, stages=TABLED, fixes=True)
def variant_numbers(document: Document) -> Iterator[Found]:
    """No "bis", "ter" or "alt" stands in the numbers of tabled text.

    Bad: `3 bis. Notes …`

    Good: `4. Notes …`

    Source: Editorial Manual, Paragraphs and subparagraphs.
    """
    for paragraph in document.paragraphs:
        number = paragraph.clause.number
        if VARIANT.fullmatch(number) and not paragraph.quoted:
            fix = Fix("renumber", number="") if paragraph.plain else None
            yield Found.of(
                paragraph, 0, 0, f"a paragraph “{number}” is left", "give it a number of its own, and renumber", fix
            )


@rule("RD903", "drafting-notes", "error", bodies=ALL, stages=TABLED, default=True)
def drafting_notes(document: Document) -> Iterator[Found]:
    """No drafting notes are left: "TBC", "XX", "agreed ad ref", and how far a paragraph is agreed.

    Bad: `by XX March TBC`

    Good: `by 15 March`

    Source: judgement of this project.
    """
    for hit in document.matches(_NOTES, ("TBC", "TBD", "XX", "agreed ad ref", "[...]")):
        yield Found.hit(hit, f"“{hit[0]}” is left", "settle it")
    for paragraph in document.paragraphs:
        if paragraph.clause.status != OPEN:
            yield Found.of(
                paragraph, 0, 0, "the paragraph says how far it is agreed", "remove {…} before the draft is submitted"
            )


@rule("RD904", "working-labels", "error", bodies=ALL, stages=TABLED, by_body={SC: "warning"})
def working_labels(document: Document) -> Iterator[Found]:
    """No PP and OP labels stand in tabled text.

    Bad: `OP4 alt`

    Good: `4.`

    Source: judgement of this project.
    """
    for hit in document.matches(_LABEL, ("OP", "PP")):
        yield Found.hit(hit, f"“{hit[0]}” is left", "write “paragraph …”, or leave it out")


@rule("RD906", "sponsor-order", "error", bodies=ALL - {MUN}, languages=ENGLISH)
def sponsor_order(document: Document) -> Iterator[Found]:
    """Sponsors stand in English alphabetical order by the names that the United Nations uses.

    Accents do not count: Côte d’Ivoire after Costa Rica, Türkiye after Tunisia. Observers may stand at the end.

    Bad: `Cyprus, Côte d’Ivoire, Czechia`

    Good: `Côte d’Ivoire, Cyprus, Czechia`

    Source: lists of sponsors of adopted texts.
    """
    members = {state.name for state in facts.states() if state.status == "member"}
    names = [one.name for one in document.resolution.masthead.sponsors if one.name in members]
    for before, after in pairwise(names):
        if _sorted(after) < _sorted(before):
            yield Found(
                f"{after} stands behind {before}", "list sponsors in alphabetical order", "sponsors", (), "sponsors"
            )
            return


def _sorted(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalpha() or letter == " ")


@rule("RD908", "sponsor-names", "error", bodies=ALL - {MUN}, languages=ENGLISH)
def sponsor_names(document: Document) -> Iterator[Found]:
    """A sponsor appears once, and under the name that the United Nations uses.

    Bad: `Ireland, Ireland`

    Good: `Ireland`

    Source: list of Members of the United Nations.
    """
    names = [one.name for one in document.resolution.masthead.sponsors]
    for number, name in enumerate(names):
        if name in names[:number]:
            yield Found(f"{name} stands twice", "name each sponsor once", "sponsors", (), "sponsors")


@rule("RD909", "group-sponsor", "warning", bodies=frozenset({GA}), languages=ENGLISH)
def group_sponsor(document: Document) -> Iterator[Found]:
    """A group is entered with the State that speaks for it.

    Bad: `Group of 77 and China`

    Good: `Egypt (on behalf of the States Members of the United Nations that are members of the Group of 77 and China)`

    Source: lists of sponsors of adopted texts.
    """
    known = {name for group in facts.groups() if "group" in group.kind for name in (group.name, *group.aliases)}
    for one in document.resolution.masthead.sponsors:
        if one.name in known:
            yield Found(
                f"{one.name} is a group", "name the State that speaks for it: “Egypt (on behalf of …)”", "sponsors", (),
                "sponsors",
            )  # fmt: skip
