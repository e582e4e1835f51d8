"""A draft as rules see it: its paragraphs in reading order, each looked at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

from resdraft import facts
from resdraft.check.edits import spliced
from resdraft.check.findings import Fix, Spot, Where
from resdraft.facts import Citation
from resdraft.model import Clause, Heading, Path, Place, Quote, Resolution, Table, Text, block_texts, blocks

MOST_FIXES = 50
"""Of one rule in one text: each holds the whole text, and those that are left come with the next round."""
_MANY = 6
"""In so many operative paragraphs at least it shows whether a text speaks in sentences of its own."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Paragraph:
    """A clause with what rules ask of it."""

    place: Place
    clause: Clause
    language: str
    part: str
    """"preamble", "operative" or "annexes"."""
    quoted: bool
    """Whether it stands in an embedded text, which another body may have written."""
    last: bool
    """Whether it is the last of its row."""

    @property
    def path(self) -> Path:
        """Where it stands."""
        return self.place.path

    @property
    def label(self) -> str:
        """As people call it."""
        return self.place.label

    @property
    def level(self) -> int:
        """0 for a top-level paragraph, 1 for a subparagraph."""
        return self.place.level

    @property
    def plain(self) -> str:
        """Its own words."""
        return self.clause.text.plain

    @cached_property
    def opener(self) -> str:
        """Its opening words; "" without any."""
        return facts.opener(self.clause, self.language)

    @cached_property
    def opening(self) -> str:
        """The listed opener with which its words begin; "" if they begin with none."""
        return facts.opener_at_start(self.plain, self.language)

    @property
    def is_top(self) -> bool:
        """Whether it is a preambular or operative paragraph of the draft itself."""
        return self.level == 0 and not self.quoted and self.part != "annexes"


@dataclass(frozen=True)
class Words:
    """One text of a draft, and where it stands."""

    text: Text
    path: Path
    spot: Spot
    label: str
    quoted: bool = False
    """Whether it stands in an embedded text."""

    @property
    def plain(self) -> str:
        """The words."""
        return self.text.plain

    @property
    def where(self) -> Where:
        """The same as a key."""
        return self.path, self.spot


@dataclass(frozen=True)
class Hit:
    """Where a pattern matches in a text."""

    words: Words
    base: int
    """Where the text begins in the string that was searched."""
    match: re.Match[str]
    nth: int = 0
    """How many others of the same text come before it."""

    def __getitem__(self, group: int | str) -> str:
        """The words of a group; "" where it has none."""
        return self.match[group] or ""

    def start(self, group: int = 0) -> int:
        """Where a group begins, in code points of the text."""
        return self.match.start(group) - self.base

    def end(self, group: int = 0) -> int:
        """Where a group ends."""
        return self.match.end(group) - self.base

    def replaced(self, words: str, group: int = 0) -> Fix | None:
        """A fix that writes other words there; none where so many others of its text come first."""
        if self.nth >= MOST_FIXES:
            return None
        return Fix(f"write “{words}”", spliced(self.words.text, self.start(group), self.end(group), words))


class Document:
    """A draft, for one profile and stage. What several rules ask for is worked out once."""

    def __init__(self, resolution: Resolution, profile: str, stage: str) -> None:
        self.resolution = resolution
        self.profile = profile
        self.stage = stage
        self.language = resolution.masthead.language
        self.memo: dict[str, Any] = {}
        """What rules of one family work out once, by name."""
        self._citations: dict[Where, tuple[Citation, ...]] = {}

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every clause in reading order."""
        quotes: list[Path] = []
        found: list[Paragraph] = []
        for place in blocks(self.resolution):
            if isinstance(place.block, Quote):
                quotes.append(place.path)
            if not isinstance(place.block, Clause):
                continue
            quoted = any(place.path[: len(quote)] == quote for quote in quotes)
            found.append(
                Paragraph(place, place.block, self.language, str(place.path[0]), quoted, place.path in self._lasts)
            )
        return tuple(found)

    @cached_property
    def _lasts(self) -> frozenset[Path]:
        """The paths of the clauses after which no other one stands in their row."""
        last: dict[Path, Path] = {}
        for place in blocks(self.resolution):
            if isinstance(place.block, Clause):
                last[place.path[:-1]] = place.path
        return frozenset(last.values())

    @cached_property
    def body(self) -> str:
        """The body that the draft names, else that of its enacting line; "" if neither says."""
        return self.resolution.masthead.body or facts.organ(self.resolution.enacting.plain, self.language)

    def organ_of(self, words: str) -> str:
        """The body whose enacting line a paragraph is meant to be; "" if it is none."""
        return facts.organ(f"{words.rstrip(' .:;')},", self.language)

    @cached_property
    def preambular(self) -> tuple[Paragraph, ...]:
        """The preambular paragraphs of the draft itself."""
        return tuple(p for p in self.paragraphs if p.is_top and p.part == "preamble")

    @cached_property
    def operative(self) -> tuple[Paragraph, ...]:
        """The operative paragraphs of the draft itself."""
        return tuple(p for p in self.paragraphs if p.is_top and p.part == "operative")

    @cached_property
    def is_declaration(self) -> bool:
        """Whether it speaks in sentences of its own ("We, the Heads of State …") and not as one sentence."""
        openers = (p.opening for p in self.operative)
        verbs = sum(bool(opener) and not opener.startswith("We ") for opener in openers)
        return bool(facts.openers(self.language)) and len(self.operative) >= _MANY and 2 * verbs < len(self.operative)

    @cached_property
    def headings(self) -> tuple[Place, ...]:
        """The headings of the draft itself."""
        return tuple(p for p in blocks(self.resolution) if isinstance(p.block, Heading))

    @cached_property
    def texts(self) -> tuple[Words, ...]:
        """Every text in reading order: title, agenda item, enacting line, paragraphs, labels of annexes, notes.

        Cells of tables are left out: their spelling and numbers follow other rules.
        """
        return tuple(self._texts())

    def _texts(self) -> Iterator[Words]:
        resolution = self.resolution
        masthead = resolution.masthead
        yield Words(masthead.agenda_item.title, (), "agenda item", "agenda item")
        yield Words(masthead.title, (), "title", "title")
        yield Words(resolution.enacting, (), "enacting", "enacting line")
        quoted = {p.path: p.quoted for p in self.paragraphs}
        for place in blocks(resolution):
            match place.block:
                case Clause() as clause:
                    yield Words(clause.text, place.path, "text", place.label, quoted[place.path])
                    if clause.closing:
                        yield Words(clause.closing, place.path, "closing", place.label, quoted[place.path])
                case Heading() as heading:
                    yield Words(heading.text, place.path, "text", place.label or "heading")
        for index, annex in enumerate(resolution.annexes):
            yield Words(annex.label, ("annexes", index), "label", annex.label.plain)
            yield Words(annex.title, ("annexes", index), "title", annex.label.plain)
        for index, note in enumerate(resolution.notes):
            yield Words(note.text, ("notes", index), "note", f"note {note.name}")

    @cached_property
    def running(self) -> tuple[Words, ...]:
        """The words of clauses alone, those that follow a list included."""
        return tuple(words for words in self.texts if words.spot in ("text", "closing") and words.path[0] != "notes")

    @cached_property
    def own(self) -> tuple[Words, ...]:
        """The running words of preamble and operative part, embedded texts left out: what the draft itself says."""
        return tuple(words for words in self.running if not words.quoted and words.path[0] != "annexes")

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """The draft's own words in one string, a line break after each text, and where each begins."""
        return "\n".join([words.plain for words in self.own]), [
            0, *accumulate(len(words.plain) + 1 for words in self.own)
        ]  # fmt: skip

    def matches(self, pattern: re.Pattern[str], signs: tuple[str, ...] = ()) -> Iterator[Hit]:
        """Where a pattern matches in the draft's own words: one search over all of them; a line break parts them.

        With `signs`, only where one of them stands somewhere in the draft: looking for them is far quicker.
        """
        joined, starts = self._joined
        if signs and not any(sign in joined for sign in signs):
            return
        last = nth = -1
        for found in pattern.finditer(joined):
            number = bisect_right(starts, found.start()) - 1
            nth = nth + 1 if number == last else 0
            last = number
            yield Hit(self.own[number], starts[number], found, nth)

    @cached_property
    def doubled(self) -> frozenset[str]:
        """The words (in small letters) that stand twice in a row somewhere."""
        words = self._joined[0].lower().split()
        return frozenset(one for one, two in pairwise(words) if one == two)

    def citations(self, words: Words) -> tuple[Citation, ...]:
        """The citations of a text."""
        if words.where not in self._citations:
            plain = words.plain
            self._citations[words.where] = facts.find_citations(plain, self.language) if _DIGIT.search(plain) else ()
        return self._citations[words.where]

    @cached_property
    def has_words(self) -> bool:
        """Whether anything stands in the draft."""
        return any(words.plain for words in self.texts) or any(
            text.plain for p in blocks(self.resolution) if isinstance(p.block, Table) for text in block_texts(p.block)
        )
