"""The look-ups on real documents: enacting lines and openers of every preamble of the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from resdraft.facts import opener_at_start, organ

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
KNOWN_ORGANS = {"security-council", "general-assembly", "human-rights-council", "economic-and-social-council"}
LEAST_FOUND = {"en": 0.999, "fr": 0.99, "es": 0.985, "ru": 0.975, "ar": 0.985, "zh": 0.99}
"""Shares of preambular paragraphs whose opener the list finds."""


def words(element: etree._Element) -> str:
    """The words of a paragraph without its notes, blanks folded."""
    for note in list(element.iter(f"{AKN}authorialNote")):
        note.clear(keep_tail=True)
    return " ".join("".join(element.itertext()).split())


def paragraphs(folder: Path, path: str) -> Iterator[tuple[str, str]]:
    """Language and words of each element at `path`, over all files that are well-formed."""
    for file in sorted(folder.glob("un/*/*/*.xml")):
        try:
            tree = etree.parse(file)
        except etree.XMLSyntaxError:
            continue
        for element in tree.iterfind(path):
            if found := words(element):
                yield file.parent.name, found


@pytest.mark.corpus
def test_every_enacting_line_names_its_organ(corpus: Path) -> None:
    lines = Counter(paragraphs(corpus, f".//{AKN}formula"))
    assert lines
    assert not {line for line in lines if organ(line[1], line[0]) not in KNOWN_ORGANS}


@pytest.mark.corpus
def test_no_other_paragraph_is_an_enacting_line(corpus: Path) -> None:
    for language, found in paragraphs(corpus, f".//{AKN}preamble/{AKN}container/{AKN}p"):
        assert organ(found, language) == ""


@pytest.mark.corpus
def test_openers_of_preambular_paragraphs_are_found(corpus: Path) -> None:
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for language, text in paragraphs(corpus, f".//{AKN}preamble/{AKN}container/{AKN}p"):
        total[language] += 1
        found[language] += bool(opener_at_start(text.lstrip('“”"«[( '), language))
    shares = {language: found[language] / total[language] for language in LEAST_FOUND}
    assert not {language: share for language, share in shares.items() if share < LEAST_FOUND[language]}
