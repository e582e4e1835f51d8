"""Lists below a paragraph: labels, capitals, semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resdraft.check.document import Document, Paragraph
from resdraft.check.edits import spliced
from resdraft.check.findings import Fix
from resdraft.check.profiles import ALL, ECOSOC, ENGLISH, GA, HRC, MUN, SC
from resdraft.check.registry import Found, rule
from resdraft.check.signs import COLON, COLONS, SEMICOLON, SEMICOLONS, end_sign, last_words, with_end
from resdraft.model import VARIANT, default_style

_TWO = {"en": "(a)", "zh": "(a)", "ar": "(أ)"}
_AND = re.compile(r"[;；؛]\s*(?:and|or)\s*$")
_ASSEMBLIES = frozenset({GA, HRC, ECOSOC})


def _lists(document: Document) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Each paragraph of the draft itself that has a list, and its subparagraphs."""
    below: dict[tuple[str | int, ...], list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        if paragraph.level and not paragraph.quoted:
            below.setdefault(paragraph.path[:-1], []).append(paragraph)
    for paragraph in document.paragraphs:
        if paragraph.path in below and paragraph.part != "annexes":
            yield paragraph, below[paragraph.path]


@rule("RD401", "label-order", "error", bodies=ALL, by_body={ECOSOC: "warning", SC: "warning"}, fixes=True)
def label_order(document: Document) -> Iterator[Found]:
    """Labels of subparagraphs run without a gap: (a), (b), (c).

    Bad: `(a)`, `(c)`

    Good: `(a)`, `(b)`

    Source: Editorial Manual, Paragraphs and subparagraphs.
    """
    for _, items in _lists(document):
        for item in items:
            number = item.clause.number
            if number and not VARIANT.fullmatch(number) and number != "unnumbered":
                fix = Fix("count on", number="")
                yield Found.of(item, 0, 0, f"the label {number} breaks the count", "count on from the one before", fix)


@rule(
    "RD402",
    "label-form",
    "error",
    bodies=_ASSEMBLIES,
    languages=frozenset({"en", "zh", "ar"}),
    fixes=True,
)
def label_form(document: Document) -> Iterator[Found]:
    """Labels have both parentheses: (a), then (i).

    French, Spanish and Russian have the closing one alone.

    Bad: `a.`

    Good: `(a)`

    Source: Editorial Manual, Paragraphs and subparagraphs.
    """
    for paragraph, _ in _lists(document):
        style = paragraph.clause.style
        wanted = default_style(document.language, paragraph.level + 1)
        if style in ("a.", "a)", "A.", "1.", "(1)", "(A)", "i.", "i)") and paragraph.level < 2:
            fix = Fix(f"label it {wanted}", style="")
            yield Found.of(paragraph, 0, 0, f"the list is labelled “{style}”", f"label it {wanted}", fix)


@rule("RD403", "label-form-closing", "error", languages=frozenset({"fr", "es", "ru"}), fixes=True)
def label_form_closing(document: Document) -> Iterator[Found]:
    """French, Spanish and Russian labels have the closing parenthesis only: a), then i).

    Bad: `(a)`

    Good: `a)`

    Source: Editorial Manual, Paragraphs and subparagraphs.
    """
    for paragraph, _ in _lists(document):
        if paragraph.clause.style in ("(a)", "(i)", "(A)") and paragraph.level < 2:
            wanted = default_style(document.language, paragraph.level + 1)
            fix = Fix(f"label it {wanted}", style="")
            yield Found.of(
                paragraph, 0, 0, f"the list is labelled “{paragraph.clause.style}”", f"label it {wanted}", fix
            )


@rule(
    "RD404",
    "subparagraph-capital",
    "error",
    bodies=_ASSEMBLIES,
    languages=frozenset({"en", "es"}),
    fixes=True,
)
def subparagraph_capital(document: Document) -> Iterator[Found]:
    """The words after a label begin with a capital letter.

    The Security Council begins about half of its lists with a small one.

    Bad: `(a) to submit …;`

    Good: `(a) To submit …;`

    Source: usage of adopted texts.
    """
    for _, items in _lists(document):
        for item in items:
            first = item.plain[:1]
            if first.islower() and first.upper() != first:
                fix = Fix("begin with a capital", spliced(item.clause.text, 0, 1, first.upper()))
                yield Found.of(item, 0, 1, "the subparagraph begins with a small letter", "begin with a capital", fix)


@rule("RD405", "subparagraph-semicolon", "error", bodies=_ASSEMBLIES | {MUN}, fixes=True)
def subparagraph_semicolon(document: Document) -> Iterator[Found]:
    """Every subparagraph but the last of its list ends with a semicolon.

    Bad: `(a) To submit a report,`

    Good: `(a) To submit a report;`

    Source: usage of adopted texts.
    """
    semicolon = SEMICOLON.get(document.language, ";")
    for paragraph, items in _lists(document):
        ends = [end_sign(words.plain)[1] for item in items if (words := last_words(item))]
        if paragraph.part == "preamble" or (document.profile != MUN and not any(s and s in SEMICOLONS for s in ends)):
            continue
        for item in items[:-1]:
            words = last_words(item)
            if words is None or not words.plain or _AND.search(words.plain):
                continue
            at, sign = end_sign(words.plain)
            if sign not in (*SEMICOLONS, *COLONS):
                fix = Fix("end it with a semicolon", with_end(words.text, semicolon))
                said = f"the subparagraph ends with “{sign}”" if sign else "the subparagraph ends without a semicolon"
                yield Found.at(words, at, at + len(sign), said, f"end it with “{semicolon.strip()}”", fix)


@rule("RD406", "and-before-last", "error", bodies=_ASSEMBLIES, languages=ENGLISH, fixes=True)
def and_before_last(document: Document) -> Iterator[Found]:
    """No "and" stands after the last semicolon but one of a list.

    The Security Council writes it.

    Bad: `(b) To monitor; and`

    Good: `(b) To monitor;`

    Source: usage of adopted texts.
    """
    for _, items in _lists(document):
        for item in items:
            if found := _AND.search(item.plain):
                begin = item.plain.index(found[0].strip(" ;；؛"), found.start())
                fix = Fix("leave it out", spliced(item.clause.text, found.start() + 1, len(item.plain), ""))
                said = f"the subparagraph ends with “{item.plain[begin:].strip()}”"
                yield Found.of(item, begin, len(item.plain.rstrip()), said, "end it with the semicolon", fix)


@rule("RD407", "list-colon", "error", bodies=ALL, by_body={SC: "warning"}, fixes=True)
def list_colon(document: Document) -> Iterator[Found]:
    """The words that introduce a list end with a colon.

    Bad: `Requests the Secretary-General; (a) …`

    Good: `Requests the Secretary-General: (a) …`

    Source: usage of adopted texts.
    """
    colon = COLON.get(document.language, ":")
    for paragraph, items in _lists(document):
        text = paragraph.clause.text
        if not text.plain or items[0].path[-1] != 0:
            continue
        at, sign = end_sign(text.plain)
        if sign not in tuple(COLONS) and text.plain.rstrip()[-1:] not in "—–-":
            fix = Fix("end it with a colon", with_end(text, colon))
            said = (
                f"the words before the list end with “{sign}”"
                if sign
                else "the words before the list end without a colon"
            )
            yield Found.of(paragraph, at, at + len(sign), said, f"end them with “{colon.strip()}”", fix)


@rule("RD408", "list-consistency", "warning", bodies=frozenset({SC, MUN}), languages=frozenset({"en", "fr", "es"}))
def list_consistency(document: Document) -> Iterator[Found]:
    """The subparagraphs of one list all begin with a capital, or all with a small letter.

    Bad: `(a) To report; (b) to monitor`

    Good: `(a) to report; (b) to monitor`

    Source: usage of adopted texts.
    """
    for _, items in _lists(document):
        letters = [(item, item.plain[:1]) for item in items if item.plain[:1].isalpha()]
        capitals = sum(letter.isupper() for _, letter in letters)
        if 0 < capitals < len(letters):
            rare = capitals * 2 <= len(letters)
            item = next(item for item, letter in letters if letter.isupper() == rare)
            yield Found.of(
                item, 0, 1, "the list begins some subparagraphs with capitals and others without", "choose one for all"
            )


@rule("RD410", "list-parallel", "warning", bodies=ALL, languages=ENGLISH)
def list_parallel(document: Document) -> Iterator[Found]:
    """The subparagraphs of one list have the same grammatical form.

    All begin with "To", or all with "That", or none does.

    Bad: `(a) To report; (b) That all States cooperate`

    Good: `(a) To report; (b) To cooperate`

    Source: judgement of this project.
    """
    for _, items in _lists(document):
        begins = [item.plain.split(" ", 1)[0].lower() for item in items if item.plain]
        for word in ("to", "that"):
            count = begins.count(word)
            if len(begins) > 2 and count == len(begins) - 1:
                item = next(item for item in items if item.plain and item.plain.split(" ", 1)[0].lower() != word)
                end = len(item.plain.split(" ", 1)[0])
                yield Found.of(
                    item, 0, end, f"all other subparagraphs of the list begin with “{word}”", "give it the same form"
                )
