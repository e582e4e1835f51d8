"""Preambular paragraphs: participles, commas, their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from resdraft import facts
from resdraft.check.document import Document, Paragraph
from resdraft.check.edits import in_italics, spliced
from resdraft.check.findings import Fix
from resdraft.check.profiles import ALL, ECOSOC, ENGLISH, GA, HRC, MUN, NOT_SC, SC, TABLED
from resdraft.check.registry import Found, rule
from resdraft.check.signs import COMMA, COMMAS, SEMICOLONS, end_sign, last_words, with_end
from resdraft.model import EMPHASIS

_LABEL = re.compile(r"\s*PP ?\d+(?: ?(?:bis|ter|alt))?[.):]?\s+")
_SENTENCE = re.compile(r"(?<=[a-zé)”»])\. +(?=[A-ZÉ][a-z])")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|v|vs|No|Nos|art|arts|para|paras|vol|Ch|M|Mme|Sr|Sra)$")
_LONGEST = 8
"""Signs, at least, of an abbreviation and what parts it from the word before."""
_ADVERBS = frozenset({"also", "further", "again", "once"})
_CHAPTER = {
    "en": r"Acting under Chapter VII",
    "fr": r"Agissant en vertu du Chapitre VII",
    "es": r"Actuando (?:con arreglo al|en virtud del|de conformidad con el) Capítulo VII",
    "ru": r"действуя на основании главы VII",
    "ar": r"وإذ يتصرف بموجب الفصل السابع",
    "zh": r"根据《联合国宪章》第七章采取行动",
}
_CHAPTER_VII = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in _CHAPTER.items()}
_FORMULA = "Acting under Chapter VII of the Charter of the United Nations"
_THREAT = {
    "en": "threat to|breach of",
    "fr": "menace|rupture de la paix",
    "es": "amenaza|quebrantamiento",
    "ru": "угроз|нарушени",
    "ar": "تهديد|إخلال",
    "zh": "威胁|破坏",
}
_LONG = 150


@rule("RD201", "preambular-comma", "error", bodies=ALL, default=True, fixes=True)
def preambular_comma(document: Document) -> Iterator[Found]:
    """Each preambular paragraph ends with a comma.

    The resolution is one sentence; a colon stands only where a list follows. Arabic has ،, Chinese ，.

    Bad: `Recalling its earlier work.`

    Good: `Recalling its earlier work,`

    Source: Editorial Manual, Resolutions, II.H.
    """
    comma = COMMA.get(document.language, ",")
    for paragraph in document.preambular:
        words = last_words(paragraph)
        if words is None or not words.plain:
            continue
        at, sign = end_sign(words.plain)
        if document.organ_of(words.plain):
            continue  # an enacting line that is not read as one
        if sign not in (*COMMAS, *SEMICOLONS, *"?？؟"):
            fix = Fix("end it with a comma", with_end(words.text, comma))
            said = f"the paragraph ends with “{sign}”" if sign else "the paragraph ends without a comma"
            yield Found.at(words, at, at + len(sign), said, f"end it with “{comma}”", fix)


@rule("RD202", "preambular-semicolon", "error", bodies=ALL, default=True, fixes=True)
def preambular_semicolon(document: Document) -> Iterator[Found]:
    """A preambular paragraph never ends with a semicolon.

    Semicolons end operative paragraphs.

    Bad: `Noting the report;`

    Good: `Noting the report,`

    Source: Editorial Manual, Resolutions, II.H.
    """
    comma = COMMA.get(document.language, ",")
    for paragraph in document.preambular:
        words = last_words(paragraph)
        if words is None:
            continue
        at, sign = end_sign(words.plain)
        if sign and sign in SEMICOLONS:
            fix = Fix("end it with a comma", with_end(words.text, comma))
            yield Found.at(
                words, at, at + 1, "a preambular paragraph ends with a semicolon", f"end it with “{comma}”", fix
            )


@rule(
    "RD203",
    "preambular-verb",
    "error",
    bodies=ALL,
    languages=frozenset({"en", "fr", "es", "ru"}),
    default=True,
    by_body={SC: "warning"},
)
def preambular_verb(document: Document) -> Iterator[Found]:
    """A preambular paragraph opens with a participle or adjective, not with a finite verb.

    Finite verbs open operative paragraphs; with one the paragraph stands in the wrong part or in the wrong form.

    Bad: `Recalls its resolution …,`

    Good: `Recalling its resolution …,`

    Source: Editorial Manual, Resolutions, II.C.
    """
    for paragraph in document.preambular:
        opener = paragraph.opening
        if opener and facts.is_preambular(opener, document.language) is False:
            start = paragraph.plain.find(opener)
            yield Found.of(
                paragraph, start, start + len(opener), f"“{opener}” opens operative paragraphs",
                "open it with the participle, as in “Recalling”, or move the paragraph to the operative part",
            )  # fmt: skip


@rule("RD204", "preambular-number", "error", bodies=ALL, stages=TABLED, default=True, fixes=True)
def preambular_number(document: Document) -> Iterator[Found]:
    """Preambular paragraphs carry no numbers in the tabled text.

    PP numbers belong to working papers.

    Bad: `PP3. Noting …,`

    Good: `Noting …,`

    Source: Editorial Manual, Resolutions, II.D.
    """
    for paragraph in document.preambular:
        if found := _LABEL.match(paragraph.plain):
            fix = Fix("leave the label out", spliced(paragraph.clause.text, 0, found.end(), ""))
            said = f"the preambular paragraph is labelled {found[0].strip()}"
            yield Found.of(paragraph, 0, len(found[0].rstrip()), said, "leave the label out", fix)


@rule("RD205", "preambular-sentence", "warning", bodies=ALL)
def preambular_sentence(document: Document) -> Iterator[Found]:
    """A preambular paragraph is one clause of the single sentence.

    No full stop stands in it, and no new sentence follows.

    Bad: `Noting the report. It also welcomes …,`

    Good: `Noting the report, and welcoming …,`

    Source: Editorial Manual, Resolutions, II.H.
    """
    for paragraph in document.preambular:
        yield from sentences(paragraph)


def sentences(paragraph: Paragraph) -> Iterator[Found]:
    """Full stops within a paragraph after which a new sentence begins."""
    plain, at, open_quotes = paragraph.plain, 0, 0
    for found in _SENTENCE.finditer(plain):
        passed, at = plain[at : found.start()], found.start()
        open_quotes += passed.count("“") - passed.count("”")
        if not open_quotes and not _ABBREVIATED.search(plain[max(0, at - _LONGEST) : at]):
            yield Found.of(
                paragraph, found.start(), found.start() + 1, "a sentence ends within the paragraph",
                "go on with “and” or “, which”, or make it a paragraph of its own",
            )  # fmt: skip


@rule(
    "RD206",
    "preambular-capital",
    "error",
    bodies=ALL,
    languages=frozenset({"en", "fr", "es"}),
    fixes=True,
    default=True,
)
def preambular_capital(document: Document) -> Iterator[Found]:
    """The opening word has a capital letter.

    Not so in Russian, where recitals start in lower case.

    Bad: `noting with concern …,`

    Good: `Noting with concern …,`

    Source: usage of adopted texts.
    """
    for paragraph in document.preambular:
        yield from small_letter(paragraph)


def small_letter(paragraph: Paragraph) -> Iterator[Found]:
    """A paragraph that begins with a small letter."""
    first = paragraph.plain[:1]
    if first.islower() and first.upper() != first:
        fix = Fix("begin with a capital", spliced(paragraph.clause.text, 0, 1, first.upper()))
        end = len(paragraph.plain.split(" ", 1)[0])
        yield Found.of(paragraph, 0, end, "the paragraph begins with a small letter", "begin it with a capital", fix)


@rule("RD208", "preambular-also", "warning", bodies=frozenset({GA, HRC, ECOSOC}), languages=ENGLISH)
def preambular_also(document: Document) -> Iterator[Found]:
    """Consecutive recitals with the same opening take "also", then "further".

    The cycle is X, X also, X further, and then X again; the adverb stands after the participle. The Security Council
    repeats the bare participle.

    Bad: `Recalling …, Recalling …,`

    Good: `Recalling …, Recalling also …,`

    Source: Editorial Manual, Resolutions, II.K.
    """
    for before, after in pairwise(document.preambular):
        one, two = before.opener, after.opener
        if one and one == two and not _ADVERBS & set(two.lower().split()):
            start = after.plain.find(two)
            yield Found.of(
                after,
                start,
                start + len(two),
                f"“{two}” opens the paragraph before, too",
                f"write “{_with(two, 'also')}”",
            )


def _with(opener: str, adverb: str) -> str:
    verb, _, rest = opener.partition(" ")
    return f"{verb} {adverb} {rest}".rstrip()


@rule("RD209", "preambular-adverb-order", "warning", bodies=frozenset({GA, HRC, ECOSOC}), languages=ENGLISH)
def preambular_adverb_order(document: Document) -> Iterator[Found]:
    """In a recital "also" and "further" follow the participle; in an operative paragraph they precede the verb.

    Bad: `Also recalling …,`

    Good: `Recalling also …,`

    Source: usage of adopted texts.
    """
    for paragraph in document.preambular:
        if found := re.match(r"(Also|Further) ([a-z]+ing)\b", paragraph.plain):
            yield Found.of(
                paragraph, 0, found.end(), f"“{found[1]}” stands before the participle",
                f"write “{found[2].capitalize()} {found[1].lower()}”",
            )  # fmt: skip


@rule("RD210", "preambular-italics", "warning", bodies=ALL - {MUN}, fixes=True)
def preambular_italics(document: Document) -> Iterator[Found]:
    """The opening word or phrase is in italics, the rest is roman.

    Arabic has bold italics, Chinese bold.

    Bad: `Noting the report,`

    Good: `*Noting* the report,`

    Source: Editorial Manual, Resolutions, II.G.
    """
    for paragraph in document.preambular:
        yield from plain_opener(paragraph)


def plain_opener(paragraph: Paragraph) -> Iterator[Found]:
    """A listed opener without emphasis."""
    text = paragraph.clause.text
    opener = paragraph.opening
    start = text.plain.find(opener)
    inked = any(mark.kind in EMPHASIS and mark.start < start + len(opener) and mark.end > start for mark in text.marks)
    if opener and not inked:
        fix = Fix("put it in italics", in_italics(text, start, start + len(opener)))
        said = f"“{opener}” is not in italics"
        yield Found.of(paragraph, start, start + len(opener), said, f"write *{opener}*", fix)


@rule("RD211", "chapter-vii-last", "warning", bodies=frozenset({SC}))
def chapter_vii_last(document: Document) -> Iterator[Found]:
    """ "Acting under Chapter VII" is the last recital.

    It governs the operative part that follows.

    Bad: `Acting under Chapter VII …, Noting …,`

    Good: `Noting …, Acting under Chapter VII …,`

    Source: usage of adopted texts.
    """
    for paragraph in document.preambular[:-1]:
        if found := _CHAPTER_VII[document.language].match(paragraph.plain):
            yield Found.of(
                paragraph, found.start(), found.end(), "other paragraphs follow the one on Chapter VII", "put it last"
            )


@rule("RD212", "chapter-vii-formula", "warning", bodies=frozenset({SC}), languages=ENGLISH)
def chapter_vii_formula(document: Document) -> Iterator[Found]:
    """The formula reads "Acting under Chapter VII of the Charter of the United Nations".

    Articles may follow it.

    Bad: `Acting under Chapter VII of the UN Charter,`

    Good: `Acting under Chapter VII of the Charter of the United Nations,`

    Source: usage of adopted texts.
    """
    for paragraph in document.preambular:
        found = _CHAPTER_VII["en"].match(paragraph.plain)
        if found and _FORMULA not in paragraph.plain.replace("\u00a0", " "):
            end = end_sign(paragraph.plain)[0]
            yield Found.of(paragraph, 0, end, "the formula of Chapter VII has other words", f"write “{_FORMULA},”")


@rule("RD213", "chapter-vii-finding", "info", bodies=frozenset({SC}))
def chapter_vii_finding(document: Document) -> Iterator[Found]:
    """A recital on Chapter VII is preceded by a finding that peace is threatened or was breached.

    Article 39 of the Charter asks the Council to determine it first.

    Bad: `Acting under Chapter VII …` without such a finding

    Good: `Determining that the situation in X continues to constitute a threat to international peace and security,`

    Source: Charter of the United Nations, Article 39.
    """
    threat = re.compile(_THREAT[document.language], re.IGNORECASE)
    for number, paragraph in enumerate(document.preambular):
        if found := _CHAPTER_VII[document.language].match(paragraph.plain):
            before = document.preambular[: number + 1]
            if not any(threat.search(one.plain) for one in before):
                yield Found.of(
                    paragraph, found.start(), found.end(), "no paragraph finds a threat to the peace",
                    "determine it in a paragraph before",
                )  # fmt: skip
            return


@rule("RD214", "chapter-vii-elsewhere", "error", bodies=NOT_SC, default=True)
def chapter_vii_elsewhere(document: Document) -> Iterator[Found]:
    """The formula of Chapter VII belongs to the Security Council alone.

    Bad: `The General Assembly, … Acting under Chapter VII …,`

    Good: without it

    Source: Charter of the United Nations, Chapter VII.
    """
    if document.body in ("", SC):
        return
    for paragraph in document.preambular:
        if found := _CHAPTER_VII[document.language].match(paragraph.plain):
            yield Found.of(
                paragraph,
                found.start(),
                found.end(),
                "only the Security Council acts under Chapter VII",
                "leave it out",
            )


@rule("RD215", "long-recital", "info", bodies=ALL)
def long_recital(document: Document) -> Iterator[Found]:
    """A recital of more than 150 words is hard to negotiate.

    Bad: one recital of 200 words

    Good: two recitals

    Source: judgement of this project.
    """
    for paragraph in document.preambular:
        size = len(paragraph.plain.split())
        if size > _LONG:
            yield Found.of(paragraph, 0, 0, f"the paragraph has {size} words", "consider splitting it")
