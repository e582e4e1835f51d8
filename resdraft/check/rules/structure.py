"""How a resolution is put together: enacting line, parts, title, headings, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resdraft import facts
from resdraft.check.document import Document, Words
from resdraft.check.findings import Fix
from resdraft.check.profiles import ALL, ECOSOC, GA, HRC, SC
from resdraft.check.registry import Found, rule
from resdraft.check.signs import COMMA, COMMAS, SEMICOLONS, end_sign, with_end
from resdraft.model import Heading

_ABBREVIATION = re.compile(r"\b(?!COVID|HIV|AIDS|UN-)[A-Z]{3,}\b")
_ANNEX = {
    "en": "annex|appendix|enclosure|appended",
    "fr": "annex|appendice",
    "es": "anex|apéndice",
    "ru": "приложен|добавлен",
    "ar": "مرفق|تذييل",
    "zh": "附件|附录|附文",
}


@rule("RD101", "enacting-line", "error", bodies=ALL, default=True, by_body={ECOSOC: "warning"}, fixes=True)
def enacting_line(document: Document) -> Iterator[Found]:
    """The text opens with the name of the organ on its own line, followed by a comma.

    The whole resolution is one sentence whose subject is the organ. Without a preamble the numbered paragraphs follow
    directly, and there is no comma.

    Bad: `General Assembly:`

    Good: `The General Assembly,`

    Source: Editorial Manual, Resolutions, II.C.
    """
    line = document.resolution.enacting
    if not line and document.resolution.masthead.type != "resolution":
        return  # a decision or a statement has none
    if not line:
        wanted = facts.enacting_line(document.resolution.masthead.body, document.language)
        hint = (
            f"begin with “{wanted}”" if wanted else "begin with the organ on a line of its own: “The General Assembly,”"
        )
        for first in document.preambular[:1]:
            if said := document.organ_of(first.plain):
                right = facts.enacting_line(said, document.language)
                message = "this is not how the enacting line is written"
                yield Found.of(first, 0, len(first.plain), message, f"write “{right}”")
                return
        if document.has_words and (document.preambular or document.operative):
            yield Found("there is no enacting line", hint, "enacting line", (), "enacting")
        return
    at, sign = end_sign(line.plain)
    if (not sign or sign not in COMMAS) and document.preambular:
        comma = COMMA.get(document.language, ",")
        yield Found(
            "the enacting line does not end with a comma", f"end it with “{comma}”", "enacting line", (), "enacting",
            at, at + len(sign), Fix("end it with a comma", with_end(line, comma)),
        )  # fmt: skip


@rule("RD102", "enacting-organ", "error", bodies=ALL, default=True)
def enacting_organ(document: Document) -> Iterator[Found]:
    """The organ of the enacting line is the one that adopts the text.

    A draft of a Main Committee still says "The General Assembly", for the Assembly adopts it.

    Bad: `The Third Committee,`

    Good: `The General Assembly,`

    Source: Editorial Manual, Resolutions, II.C.
    """
    line, body = document.resolution.enacting.plain, document.resolution.masthead.body
    said = facts.organ(line, document.language)
    wanted = facts.enacting_line(body, document.language)
    if body and said and wanted and said != body:
        yield Found(
            f"the enacting line is that of another organ than {facts.organ_name(body, document.language)}",
            f"write “{wanted}”, or put the right body into the front matter", "enacting line", (), "enacting",
            0, len(line),
        )  # fmt: skip


@rule("RD104", "no-preamble", "info", bodies=frozenset({SC, GA, HRC}))
def no_preamble(document: Document) -> Iterator[Found]:
    """A resolution normally has at least one preambular paragraph.

    Procedural and budget texts may go straight to the operative part.

    Bad: `The General Assembly, 1. Decides …`

    Good: `The General Assembly, Having considered the report …, 1. Decides …`

    Source: Editorial Manual, Resolutions, definitions.
    """
    if document.operative and not document.preambular:
        yield Found("there is no preamble", "say on what the text builds, unless it is procedural")


@rule("RD105", "no-operative-part", "error", bodies=ALL, default=True)
def no_operative_part(document: Document) -> Iterator[Found]:
    """There is at least one operative paragraph.

    A text of recitals alone decides nothing.

    Bad: `Recalling its earlier work,`

    Good: `Recalling its earlier work, Decides to continue it.`

    Source: Editorial Manual, Resolutions, II.C.
    """
    if document.preambular and not document.operative:
        yield Found("there is no operative paragraph", "number the first one “1.”, so that it is read as one")


@rule("RD106", "title", "error", bodies=frozenset({GA, HRC, ECOSOC}), default=True)
def title(document: Document) -> Iterator[Found]:
    """A draft of the Assembly, the Human Rights Council or the Economic and Social Council carries a title.

    Drafts of the Security Council carry none: they stand under the agenda item.

    Bad: a draft that begins with `The General Assembly,`

    Good: `Rights of ferry passengers` above it

    Source: Editorial Manual, Resolutions, II.B.
    """
    masthead = document.resolution.masthead
    if document.has_words and not masthead.title and not masthead.agenda_item.title:
        yield Found("the draft has no title", "give it one: `title: …` in the front matter", "title", (), "title")


@rule("RD107", "abbreviation-in-title", "warning", bodies=frozenset({GA, ECOSOC}))
def abbreviation_in_title(document: Document) -> Iterator[Found]:
    """Organs, offices and instruments are written in full in a title.

    Bad: `Strengthening of UNEP`

    Good: `Strengthening of the United Nations Environment Programme`

    Source: Editorial Manual, Resolutions, II.B.
    """
    words = Words(document.resolution.masthead.title, (), "title", "title")
    if words.plain.isupper():
        return
    for found in _ABBREVIATION.finditer(words.plain):
        yield Found.at(words, found.start(), found.end(), f"abbreviation in the title: {found[0]}", "write it in full")


@rule("RD109", "heading-punctuation", "error", bodies=ALL, fixes=True)
def heading_punctuation(document: Document) -> Iterator[Found]:
    """A heading has no punctuation at its end.

    Bad: `Reporting;`

    Good: `Reporting`

    Source: usage of adopted texts.
    """
    for place in document.headings:
        assert isinstance(place.block, Heading)
        text = place.block.text
        at, sign = end_sign(text.plain)
        if sign in (*COMMAS, *SEMICOLONS) and at == len(text.plain) - 1:
            yield Found(
                f"the heading ends with “{sign}”", "leave the sign out", place.label or "heading", place.path, "text",
                at, at + 1, Fix("leave the sign out", with_end(text, "")),
            )  # fmt: skip


@rule("RD110", "annex-announced", "warning", bodies=ALL)
def annex_announced(document: Document) -> Iterator[Found]:
    """An annex is announced in the text.

    Without it nobody knows what the annex is for, nor whether it is adopted.

    Bad: an annex that no paragraph mentions

    Good: `Adopts the plan set out in the annex to the present resolution;`

    Source: usage of adopted texts.
    """
    if not document.resolution.annexes:
        return
    pattern = re.compile(_ANNEX[document.language], re.IGNORECASE)
    said = (words for words in document.running if words.path[0] != "annexes")
    if not any(pattern.search(words.plain) for words in said):
        label = document.resolution.annexes[0].label.plain
        yield Found("no paragraph mentions the annex", "say what it is for: “set out in the annex to the present "
                    "resolution”", label, ("annexes", 0), "label", 0, len(label))  # fmt: skip
