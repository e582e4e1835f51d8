"""Paragraphs that are referred to, and how a resolution calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resdraft.check.document import Document, Words
from resdraft.check.profiles import ALL, ECOSOC, ENGLISH, GA, HRC, MUN, SC
from resdraft.check.registry import Found, rule

_OWN = {
    "en": r"paragraphs? (\d+)(?: ?\([a-z]+\))*(?: (?:to|and) (\d+))? "
    r"(above|below|of (?:the present|this) (?:resolution|decision))",
    "fr": r"paragraphes? (\d+)(?: (?:à|et) (\d+))? (ci-dessus|ci-dessous|de la présente résolution)",
    "es": r"párrafos? (\d+)(?: (?:a|y) (\d+))? (supra|infra|de la presente resolución)",
    "ru": r"пункт\w* (\d+)(?: (?:и|по) (\d+))? (выше|ниже|настоящей резолюции)",
}
_REFERENCES = {language: re.compile(pattern) for language, pattern in _OWN.items()}
_BACK, _FORWARD = (
    frozenset({"above", "ci-dessus", "supra", "выше"}),
    frozenset({"below", "ci-dessous", "infra", "ниже"}),
)
_PARAGRAPH = re.compile(r"\b(?:operative|preambular) paragraphs? \d+|\b(?:OP|PP) ?\d+\b")
_THIS = re.compile(r"\bthis resolution\b")
_PRESENT = re.compile(r"\bthe present resolution\b")
_TIGHT = re.compile(r"\bparagraphs? \d+(\([a-z]{1,3}\))")


def _references(document: Document) -> Iterator[tuple[Words, re.Match[str]]]:
    pattern = _REFERENCES.get(document.language)
    for words in document.running if pattern else ():
        if words.path[0] in ("preamble", "operative") and not words.quoted:
            yield from ((words, found) for found in pattern.finditer(words.plain.replace("\u00a0", " ")))  # type: ignore[union-attr]


def _count(document: Document) -> int:
    return len(document.operative)


@rule("RD501", "missing-paragraph", "error", bodies=ALL, languages=frozenset(_OWN), default=True)
def missing_paragraph(document: Document) -> Iterator[Found]:
    """A paragraph referred to as "above", "below" or "of the present resolution" exists.

    Renumbering is where such references go wrong.

    Bad: `as set out in paragraph 19 above` in a text of 12 paragraphs

    Good: `as set out in paragraph 9 above`

    Source: usage of adopted texts.
    """
    for words, found in _references(document):
        for number in (1, 2):
            if found[number] and int(found[number]) > _count(document):
                yield Found.at(
                    words, found.start(), found.end(), f"there is no paragraph {found[number]}",
                    f"the last one is paragraph {_count(document)}",
                )  # fmt: skip
                break


@rule("RD502", "above-and-below", "error", bodies=ALL, languages=frozenset(_OWN), default=True)
def above_and_below(document: Document) -> Iterator[Found]:
    """ "Above" points back and "below" forward.

    Bad: in paragraph 5, `paragraph 8 above`

    Good: `paragraph 8 below`

    Source: usage of adopted texts.
    """
    places = {p.path: number for number, p in enumerate(document.operative, 1)}
    for words, found in _references(document):
        here = places.get(words.path[:2]) if words.path[0] == "operative" else 0
        target = int(found[1])
        if here is None or target > _count(document) or target == here:
            continue
        if (found[3] in _BACK and target > here) or (found[3] in _FORWARD and target < here):
            way = "below" if target > here else "above"
            yield Found.at(words, found.start(), found.end(), f"paragraph {target} stands {way}", f"write “{way}”")


@rule("RD503", "paragraph-jargon", "error", bodies=frozenset({GA, HRC, ECOSOC, MUN}), languages=ENGLISH)
def paragraph_jargon(document: Document) -> Iterator[Found]:
    """References say "paragraph 5", not "operative paragraph 5", "OP5" or "PP3".

    Bad: `see OP 5`

    Good: `see paragraph 5 above`

    Source: Editorial Manual, Resolutions, II.E.
    """
    for hit in document.matches(_PARAGRAPH, ("operative p", "preambular p", "OP", "PP")):
        number = re.sub(r"\D", "", hit[0])
        yield Found.hit(hit, f"“{hit[0]}” is speech of the corridors", f"write “paragraph {number}”")


@rule("RD504", "the-present-resolution", "warning", bodies=frozenset({GA, HRC, ECOSOC}), languages=ENGLISH, fixes=True)
def the_present_resolution(document: Document) -> Iterator[Found]:
    """A resolution calls itself "the present resolution".

    The Security Council says "this resolution".

    Bad: `this resolution`

    Good: `the present resolution`

    Source: Editorial Manual, Resolutions, II.F.
    """
    yield from _called(document, _THIS, "the present resolution")


@rule("RD505", "this-resolution", "warning", bodies=frozenset({SC}), languages=ENGLISH, fixes=True)
def this_resolution(document: Document) -> Iterator[Found]:
    """The Security Council calls its resolution "this resolution".

    Bad: `the present resolution`

    Good: `this resolution`

    Source: usage of adopted texts.
    """
    yield from _called(document, _PRESENT, "this resolution")


def _called(document: Document, pattern: re.Pattern[str], right: str) -> Iterator[Found]:
    for hit in document.matches(pattern, ("this resolution", "the present resolution")):
        yield Found.hit(hit, f"“{hit[0]}” is not what this body calls it", f"write “{right}”", hit.replaced(right))


@rule("RD506", "subparagraph-reference", "error", bodies=ALL, languages=ENGLISH, by_body={SC: "warning"}, fixes=True)
def subparagraph_reference(document: Document) -> Iterator[Found]:
    """References to subparagraphs have a space before the label: "paragraph 5 (a)".

    Bad: `paragraph 5(a)`

    Good: `paragraph 5 (a)`

    Source: Editorial Manual, Resolutions, II.E.
    """
    for hit in document.matches(_TIGHT):
        yield Found.hit(hit, "no space before the label", "put one there", hit.replaced(f" {hit[1]}", 1))
