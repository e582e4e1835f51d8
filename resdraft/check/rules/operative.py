"""Operative paragraphs: verbs, semicolons, numbers, the last of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from itertools import pairwise

from resdraft import facts
from resdraft.check.document import Document, Paragraph
from resdraft.check.findings import Fix
from resdraft.check.profiles import ALL, ECOSOC, ENGLISH, GA, HRC, MUN, NOT_SC, SC
from resdraft.check.registry import Found, rule
from resdraft.check.rules.preamble import plain_opener, sentences, small_letter
from resdraft.check.signs import COLONS, SEMICOLON, SEMICOLONS, STOP, STOPS, end_sign, last_words, with_end
from resdraft.model import UNNUMBERED

_VERBAL = frozenset({"en", "fr", "es", "ru"})
_BEFORE_VERB = re.compile(r"(?:In this (?:context|regard|connection|respect)|To this end|Accordingly),? ")
_ALSO = re.compile(r"(Also|Further) (?:[a-z]+ly )?([a-z]+)\b")
_SEIZED = {
    "en": "seized of",
    "fr": "saisi",
    "es": "seguir ocupándose|seguir examinando|continuar ocupándose|mantener en examen",
    "ru": "заниматься|держать",
    "ar": "قيد (?:النظر|نظره)|المسألة",
    "zh": "处理此案|处理该事项|处理本案|处理这一",
}
_REPEATED = frozenset(
    ("welcomes", "recognizes", "reaffirms", "recalls", "notes", "stresses", "emphasizes", "decides", "takes note")
)
_FOLLOW_UP = re.compile(
    r"report|agenda|session|seized|consider|review|evaluat|keep|continu|meeting|conference|mandate|decides",
    re.IGNORECASE,
)
_LONG = 250
_COUNCIL = re.compile(r"Demands\b|Decides that all (?:Member )?States shall\b")
_SEISED = re.compile(r"\bsei(?:s)ed of\b", re.IGNORECASE)
_NEAR = 0.86
_FIRST = re.compile(r"[A-Za-z’'-]+")
_PARTICIPLE = re.compile(r"(?:[A-Za-z]+ly |Having |Being )?[A-Za-z]+(?:ing|ed|ful|ent|ious|re|ous)\b", re.IGNORECASE)
"""How a participle or an adjective that might open a paragraph ends."""
_FINITE = re.compile(
    r"(?:Also |Further |[A-Za-z]+ly )*(?!States\b|[A-Za-z]+ness\b|This\b|As\b|Is\b)[A-Za-z]+s\b", re.IGNORECASE
)


@rule(
    "RD301",
    "operative-semicolon",
    "error",
    bodies=ALL,
    default=True,
    by_body={GA: "warning", HRC: "warning", SC: "warning"},
    fixes=True,
)
def operative_semicolon(document: Document) -> Iterator[Found]:
    """Each operative paragraph but the last ends with a semicolon.

    French sets a no-break space before it; Arabic has ؛, Chinese ；.

    Bad: `Requests a report.`

    Good: `Requests a report;`

    Source: Editorial Manual, Resolutions, II.H.
    """
    semicolon = SEMICOLON.get(document.language, ";")
    for paragraph in () if document.is_declaration else document.operative[:-1]:
        words = last_words(paragraph)
        if words is None or not words.plain or paragraph.clause.number == UNNUMBERED:
            continue
        at, sign = end_sign(words.plain)
        if sign not in (*SEMICOLONS, *COLONS):
            fix = Fix("end it with a semicolon", with_end(words.text, semicolon))
            said = f"the paragraph ends with “{sign}”" if sign else "the paragraph ends without a semicolon"
            yield Found.at(words, at, at + len(sign), said, f"end it with “{semicolon.strip()}”", fix)


@rule("RD302", "final-full-stop", "error", bodies=ALL, default=True, fixes=True)
def final_full_stop(document: Document) -> Iterator[Found]:
    """The last operative paragraph ends with a full stop.

    With it the one sentence of the resolution ends.

    Bad: `Decides to remain seized of the matter;`

    Good: `Decides to remain seized of the matter.`

    Source: Editorial Manual, Resolutions, II.H.
    """
    stop = STOP.get(document.language, ".")
    for paragraph in document.operative[-1:]:
        words = last_words(paragraph)
        if words is None or not words.plain:
            return
        at, sign = end_sign(words.plain)
        if not sign or sign not in STOPS:
            fix = Fix("end it with a full stop", with_end(words.text, stop))
            said = f"the last paragraph ends with “{sign}”" if sign else "the last paragraph ends without a full stop"
            yield Found.at(words, at, at + len(sign), said, f"end it with “{stop}”", fix)


@rule("RD303", "operative-verb", "error", bodies=ALL, languages=_VERBAL, default=True, by_body={SC: "warning"})
def operative_verb(document: Document) -> Iterator[Found]:
    """An operative paragraph opens with a finite verb, not with a participle or adjective.

    Participles open recitals. The Security Council sometimes begins "Acting in support of …, authorizes …".

    Bad: `4. Noting the delay, requests …;`

    Good: `4. Notes the delay, and requests …;`

    Source: Editorial Manual, Resolutions, II.C.
    """
    for paragraph in document.operative:
        opener = paragraph.opening
        if paragraph.clause.number != UNNUMBERED and opener and facts.is_preambular(opener, document.language):
            start = paragraph.plain.find(opener)
            yield Found.of(
                paragraph, start, start + len(opener), f"“{opener}” opens preambular paragraphs",
                "open it with the verb, as in “Notes”, or move the paragraph to the preamble",
            )  # fmt: skip


@rule("RD306", "sole-paragraph-number", "error", bodies=ALL - {MUN}, fixes=True)
def sole_paragraph_number(document: Document) -> Iterator[Found]:
    """A sole operative paragraph has no number.

    Bad: `1. Decides to defer the item.`

    Good: `Decides to defer the item.`

    Source: Editorial Manual, Resolutions, II.D.
    """
    if len(document.operative) != 1:
        return
    paragraph = document.operative[0]
    if paragraph.plain and paragraph.clause.number != UNNUMBERED:
        fix = Fix("leave the number out", number=UNNUMBERED)
        yield Found.of(paragraph, 0, 0, "the only operative paragraph has a number", "leave the number out", fix)


@rule("RD307", "paragraph-number", "error", bodies=ALL, fixes=True)
def paragraph_number(document: Document) -> Iterator[Found]:
    """When there are two or more, every operative paragraph is numbered.

    Bad: `Decides …; 2. Requests …`

    Good: `1. Decides …; 2. Requests …`

    Source: Editorial Manual, Resolutions, II.D.
    """
    numbered = [p.clause.number != UNNUMBERED for p in document.operative]
    first = numbered.index(True) if True in numbered else len(numbered)
    for number in range(first + 1, len(numbered)):
        paragraph = document.operative[number]
        # Below a heading a text may begin anew, without numbers: there only one between two that have them is a slip.
        between = numbered[number - 1] and any(numbered[number + 1 : number + 2])
        if numbered[number] or (document.headings and not between):
            continue
        if facts.opener_at_start(paragraph.plain, document.language, "operative"):
            fix = Fix("give it its number", number="")
            yield Found.of(paragraph, 0, 0, "the operative paragraph has no number", "give it its number", fix)


@rule("RD308", "words-before-verb", "error", bodies=NOT_SC, languages=ENGLISH)
def words_before_verb(document: Document) -> Iterator[Found]:
    """Nothing stands before the operative verb except also, further, strongly and the like.

    Bad: `5. In this context, stresses …;`

    Good: `5. Stresses, in this context, …;`

    Source: Editorial Manual, Resolutions, II.C.
    """
    for paragraph in document.operative:
        if found := _BEFORE_VERB.match(paragraph.plain):
            yield Found.of(
                paragraph,
                0,
                found.end() - 1,
                "words stand before the verb",
                "begin with the verb and put them after it",
            )


@rule("RD309", "also-without-reason", "warning", bodies=frozenset({GA, HRC, ECOSOC}), languages=ENGLISH)
def also_without_reason(document: Document) -> Iterator[Found]:
    """ "Also" or "Further" opens an operative paragraph only where the one before has the same verb.

    Bad: `4. Notes …; 5. Also requests …;`

    Good: `4. Requests …; 5. Also requests …;`

    Source: Editorial Manual, Resolutions, II.K.
    """
    for before, after in pairwise(document.operative):
        if (found := _ALSO.match(after.plain)) and not _says(before, found[2]):
            yield Found.of(
                after, 0, len(found[1]), f"“{found[1]}” has nothing before it to go on from",
                f"write “{found[2].capitalize()}”",
            )  # fmt: skip


def _says(paragraph: Paragraph, verb: str) -> bool:
    """Whether a paragraph, or what stands below it, has the verb."""
    return re.search(rf"\b{re.escape(verb)}\b", paragraph.plain, re.IGNORECASE) is not None


@rule("RD310", "further-before-also", "error", bodies=frozenset({GA, HRC, ECOSOC}), languages=ENGLISH)
def further_before_also(document: Document) -> Iterator[Found]:
    """In a run "Further" comes third, after "Also".

    Bad: `Requests …; Further requests …;`

    Good: `Requests …; Also requests …; Further requests …;`

    Source: usage of adopted texts.
    """
    for before, after in pairwise(document.operative):
        found = _ALSO.match(after.plain)
        if found and found[1] == "Further" and _says(before, found[2]) and not before.plain.startswith("Also "):
            yield Found.of(after, 0, len(found[1]), "“Further” comes before “Also”", f"write “Also {found[2]}”")


@rule("RD311", "operative-also", "warning", bodies=frozenset({GA, HRC, ECOSOC}), languages=ENGLISH)
def operative_also(document: Document) -> Iterator[Found]:
    """Statement verbs repeated in the next paragraph take "Also", then "Further".

    They are welcomes, recognizes, reaffirms, recalls, notes, stresses, emphasizes, decides, takes note.

    Bad: `7. Recognizes …; 8. Recognizes …;`

    Good: `7. Recognizes …; 8. Also recognizes …;`

    Source: usage of adopted texts.
    """
    for before, after in pairwise(document.operative):
        one, two = before.opener, after.opener
        if one and one == two and two.lower() in _REPEATED:
            start = after.plain.find(two)
            yield Found.of(
                after,
                start,
                start + len(two),
                f"“{two}” opens the paragraph before, too",
                f"write “Also {two.lower()}”",
            )


@rule(
    "RD314", "operative-capital", "error", bodies=ALL, languages=frozenset({"en", "fr", "es"}), fixes=True, default=True
)
def operative_capital(document: Document) -> Iterator[Found]:
    """The operative verb has a capital letter.

    Not so in Russian.

    Bad: `3. decides …`

    Good: `3. Decides …`

    Source: usage of adopted texts.
    """
    for paragraph in document.operative:
        yield from small_letter(paragraph)


@rule("RD315", "operative-sentence", "error", bodies=ALL, default=True, by_body={GA: "warning", SC: "warning"})
def operative_sentence(document: Document) -> Iterator[Found]:
    """No full stop stands inside an operative paragraph.

    Bad: `Requests a report. The report shall …;`

    Good: `Requests a report, which shall …;`

    Source: Editorial Manual, Resolutions, II.H.
    """
    for paragraph in () if document.is_declaration else document.operative:
        yield from sentences(paragraph)


@rule("RD316", "seized-of-the-matter", "warning", bodies=frozenset({SC}))
def seized_of_the_matter(document: Document) -> Iterator[Found]:
    """The last operative paragraph of the Security Council decides to remain seized of the matter.

    With it the item stays on the agenda; Article 12 of the Charter hangs on it.

    Bad: `12. Requests a report.`

    Good: `12. Decides to remain actively seized of the matter.`

    Source: usage of adopted texts.
    """
    pattern = re.compile(_SEIZED[document.language], re.IGNORECASE)
    if document.operative and not any(pattern.search(p.plain) for p in document.operative[-2:]):
        yield Found.of(
            document.operative[-1], 0, 0, "the text does not remain seized of the matter",
            "end with “Decides to remain seized of the matter.”",
        )  # fmt: skip


@rule("RD318", "follow-up", "info", bodies=frozenset({GA, ECOSOC, HRC}), languages=ENGLISH)
def follow_up(document: Document) -> Iterator[Found]:
    """The last paragraph asks for a report, an agenda item or another follow-up.

    Bad: `8. Encourages States to cooperate.`

    Good: `8. Decides to include the item in the provisional agenda of its eighty-third session.`

    Source: usage of adopted texts.
    """
    for paragraph in document.operative[-1:]:
        if not _FOLLOW_UP.search(paragraph.plain):
            yield Found.of(paragraph, 0, 0, "the last paragraph asks for no follow-up", "ask for a report, or say when")


@rule("RD319", "seized-spelling", "error", bodies=ALL, languages=ENGLISH, fixes=True)
def seized_spelling(document: Document) -> Iterator[Found]:
    """ "Seized of" is never "seised of".

    Bad: `remain seised of the matter`

    Good: `remain seized of the matter`

    Source: usage of adopted texts.
    """
    from resdraft.check.edits import spliced

    for paragraph in document.operative:
        for found in _SEISED.finditer(paragraph.plain):
            if found[0][3] == "s":
                fix = Fix("write “seized”", spliced(paragraph.clause.text, found.start() + 3, found.start() + 4, "z"))
                yield Found.of(paragraph, found.start(), found.end(), "“seised”", "write “seized of”", fix)


@rule("RD320", "long-operative-paragraph", "info", bodies=ALL)
def long_operative_paragraph(document: Document) -> Iterator[Found]:
    """An operative paragraph above 250 words should become a list.

    Bad: one paragraph of 310 words

    Good: an introduction and subparagraphs

    Source: judgement of this project.
    """
    for paragraph in document.operative:
        size = len(paragraph.plain.split())
        if size > _LONG:
            yield Found.of(paragraph, 0, 0, f"the paragraph has {size} words", "consider a list of subparagraphs")


@rule("RD321", "operative-italics", "warning", bodies=ALL - {MUN}, fixes=True)
def operative_italics(document: Document) -> Iterator[Found]:
    """The opening verb phrase is in italics.

    Arabic has bold italics, Chinese bold.

    Bad: `1. Decides …`

    Good: `1. *Decides* …`

    Source: Editorial Manual, Resolutions, II.G.
    """
    for paragraph in () if document.is_declaration else document.operative:
        yield from plain_opener(paragraph)


@rule("RD324", "council-language", "warning", bodies=frozenset({GA, HRC, ECOSOC, MUN}), languages=ENGLISH, default=True)
def council_language(document: Document) -> Iterator[Found]:
    """ "Demands" and "Decides that all States shall" are language of the Security Council.

    Other bodies recommend; they bind nobody but the organization itself.

    Bad: `Decides that all States shall freeze …;`

    Good: `Calls upon all States to freeze …;`

    Source: Charter of the United Nations, Articles 10 to 14 and 25.
    """
    if document.body == SC:
        return
    for paragraph in document.operative:
        if found := _COUNCIL.match(paragraph.plain):
            yield Found.of(
                paragraph, 0, found.end(), f"“{found[0]}” is language of the Security Council",
                "write “Calls upon” or “Urges”: only the Council binds States",
            )  # fmt: skip


@cache
def _first_words(language: str) -> frozenset[str]:
    """The words with which openers begin."""
    return frozenset(one.phrase.split(" ", 1)[0] for one in facts.openers(language))


@rule(
    "RD325",
    "unknown-opener",
    "error",
    bodies=ALL,
    languages=ENGLISH,
    default=True,
    by_body={GA: "warning", SC: "warning"},
)
def unknown_opener(document: Document) -> Iterator[Found]:
    """The opening phrase is a verb of the field; one that is nearly so is a slip.

    Bad: `Recallls its resolution`

    Good: `Recalls its resolution`

    Source: openers counted in adopted texts.
    """
    known = _first_words(document.language)
    for paragraph in (*document.preambular, *document.operative):
        first = re.match(r"[A-Z][a-z]{3,}", paragraph.plain)
        if not first or first[0] in known or paragraph.opening:
            continue
        near = get_close_matches(first[0], known, 1, _NEAR)
        if near:
            yield Found.of(paragraph, 0, first.end(), f"“{first[0]}” opens no paragraph", f"did you mean “{near[0]}”?")


@rule("RD326", "no-opener", "warning", bodies=ALL, languages=ENGLISH, default=True)
def no_opener(document: Document) -> Iterator[Found]:
    """A paragraph opens with a participle in the preamble, with a verb in the operative part.

    Its subject is the organ of the enacting line: it is the Assembly that requests, not "we" and not "water".

    Bad: `Water is a right of all;`

    Good: `Affirms that water is a right of all;`

    Source: Editorial Manual, Resolutions, II.C.
    """
    if document.is_declaration:
        return
    for paragraph in document.preambular:
        found = _FIRST.match(paragraph.plain)
        if document.organ_of(paragraph.plain):
            continue
        if found and not _opens(paragraph) and not _PARTICIPLE.match(paragraph.plain):
            hint = "open it with a participle: “Noting”, “Recalling”, “Deeply concerned”"
            yield Found.of(paragraph, 0, found.end(), f"“{found[0]}” opens no preambular paragraph", hint)
    for paragraph in document.operative:
        found = _FIRST.match(paragraph.plain)
        numbered = paragraph.clause.number != UNNUMBERED
        if found and numbered and not _opens(paragraph) and not _FINITE.match(paragraph.plain):
            hint = "open it with a verb of which the organ is the subject: “Requests”, “Decides”, “Urges”"
            yield Found.of(paragraph, 0, found.end(), f"“{found[0]}” opens no operative paragraph", hint)


def _opens(paragraph: Paragraph) -> bool:
    """Whether an opener stands first, or one that is misspelt or in small letters: of those other rules speak."""
    plain = paragraph.plain[:1].upper() + paragraph.plain[1:]
    first = plain.split(" ", 1)[0]
    known = _first_words(paragraph.language)
    near = first not in known and get_close_matches(first, known, 1, _NEAR)
    return bool(paragraph.opening or near or facts.opener_at_start(plain, paragraph.language))
