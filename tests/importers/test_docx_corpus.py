"""Real Word files: no word of them is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from resdraft.importers import read
from resdraft.importers.docx.source import open_source
from resdraft.importers.result import Revisions
from resdraft.ooxml import Element, attribute, local, qn
from resdraft.text import write

_WORD = re.compile(r"\w+")
_HYPHENS = re.compile("[-\u2011\u00ad]")
_SAID_OTHERWISE = frozenset({"main", "submitter", "topic", "2011", "الأصل", "سبتمبر"})
"""Words of mastheads that the Resolution says in its own: keys, dates, sessions."""


def printed(paragraph: Element) -> Iterator[str]:
    """The words of a paragraph, what parts them as blanks."""
    for element in paragraph.iter():
        name = local(element) if isinstance(element.tag, str) else ""
        if name == "t":
            yield element.text or ""
        elif name == "noBreakHyphen":
            yield "-"
        elif name in ("tab", "br", "p"):
            yield " "


def _is_masthead(paragraph: Element) -> bool:
    """Whether a paragraph stands in a style whose words the masthead says in its own: "Eightieth session" is 80."""
    style = attribute(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"), "w:val").lower()
    return style.startswith(("session", "agendaitem"))


def counted(words: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(_HYPHENS.sub("", words)))


@pytest.mark.parametrize("revisions", get_args(Revisions))
@pytest.mark.parametrize("group", ["mun", "tracked", "un"])
def test_no_word_is_lost(corpus: Path, group: str, revisions: Revisions) -> None:
    paths = sorted((corpus / "word").glob(f"{group}_*.docx"))
    if not paths:
        pytest.skip("corpus not here: no Word files in it")
    assert {path.name: lost for path in paths if (lost := _lost(path, revisions))} == {}


def _lost(path: Path, revisions: Revisions) -> set[str]:
    data = path.read_bytes()
    source = open_source(data, path.name, revisions)
    paragraphs = [p for root in (source.body, *source.notes.values()) for p in root.iter(qn("w:p"))]
    wanted = counted(" ".join("".join(printed(p)) for p in paragraphs if not _is_masthead(p)))
    (found,) = read(data, path.name, revisions=revisions)
    text = re.sub(r"</?\w+>|[\\*]", "", write(found.resolution))
    got = counted(" ".join((text, *(doubt.message for doubt in found.warnings))))
    return {word for word in wanted - got if word not in _SAID_OTHERWISE}
