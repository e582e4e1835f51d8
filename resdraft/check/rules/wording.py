"""Spelling, numbers, names, typography."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator

from resdraft.check.document import MOST_FIXES, Document, Hit
from resdraft.check.edits import spliced
from resdraft.check.findings import Fix
from resdraft.check.profiles import ALL, ECOSOC, ENGLISH, GA, HRC, MUN, SC
from resdraft.check.registry import Found, rule

_ASSEMBLIES = frozenset({GA, HRC, ECOSOC})
_WIDE = _ASSEMBLIES | {MUN}
Right = Callable[[Hit], str]

_PERCENT = re.compile(r"(?<=\d)\s?%|\bpercent\b")
_ISE = re.compile(r"is(es?|ed|ing|ations?|ational)\b")
_STEMS = (
    "organ", "recogn", "emphas", "util", "real", "final", "mobil", "optim", "minim", "maxim", "priorit", "normal",
    "harmon", "general", "special", "modern", "stabil", "crystall", "formal", "neutral", "character", "summar",
    "author", "civil", "central", "industrial", "urban", "national", "international", "standard", "symbol", "legal",
    "digital", "penal", "capital", "patron", "critic", "revital", "marginal", "democrat", "stigmat", "victim",
    "criminal", "local",
)  # fmt: skip
"""What stands before -ise in words that Oxford spells with z."""
_BRITISH = {
    "labor": "labour", "color": "colour", "center": "centre", "centers": "centres", "defense": "defence",
    "program": "programme", "programs": "programmes", "fulfill": "fulfil", "fulfills": "fulfils",
    "fulfillment": "fulfilment", "neighboring": "neighbouring", "neighbor": "neighbour", "neighbors": "neighbours",
    "favor": "favour", "honor": "honour", "behavior": "behaviour", "harbor": "harbour", "endeavor": "endeavour",
    "endeavors": "endeavours", "enrollment": "enrolment", "theater": "theatre", "skillful": "skilful",
    "analyze": "analyse", "analyzing": "analysing", "analyzed": "analysed", "catalyze": "catalyse",
}  # fmt: skip
_AMERICAN = re.compile(rf"\b(?:{'|'.join(_BRITISH)})\b")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(?:(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>(?:19|20)\d\d)"
    rf"|(?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th) (?:of )?(?P<m2>{_MONTH})(?:,? (?P<y2>(?:19|20)\d\d))?)\b"
)
_MAYBE_DATES = (re.compile(r"\d(?:st|nd|rd|th) "), re.compile(rf"(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)"))
_THOUSANDS = re.compile(
    r"(?<![\d/.,A-Za-z(\[-])(?!(?:19|20)\d\d\b)(\d{4,7})(?= (?:troops|personnel|people|persons|dollars|military|police"
    r"|million|children|women|refugees|families|cases|civilians|deaths|tons|hectares|kilomet))"
)
_DIGIT = re.compile(
    r"(?<![\d/.,A-Za-z(–-])(?<!paragraph )(?<!paragraphs )(?<!resolution )(?<!article )(?<!Article )(?<!Goal )(?<!and )"
    r"(?<!to )(?<!or )([1-9])(?= (?:States|Members|countries|years|months|weeks|parties|members|representatives|reports"
    r"|meetings|sessions|days|experts)\b)"
)
_FIGURES = {
    word: str(value)
    for value, word in enumerate(
        [
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        10,
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90"}
_WORDED = re.compile(
    rf"(?<![-\w])({'|'.join(_FIGURES)})(?= (?:months|days|years|weeks|members|States|experts|hours)\b)"
)
_SMALL = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_UN = re.compile(
    r"(?<![\w\u2011-])UN(?![\w\u2011-])"
    r"(?! ?(?:Women|Habitat|Tourism|Global|News|Chronicle|Photo|Web|Library|Radio|Volunteer))"
)
_STRAIGHT = re.compile(r"[\"']")
_BLANK_BEFORE = re.compile(r"(?<=\w)[ \u00a0]+(?=[,;:.](?:\s|$))")
_NO_BLANK_BEFORE = re.compile(r"(?<=[^\s\u00a0\u202f:;?!(])[;?!](?=\s|$)|(?<=[^\W\d])(?<!http)(?<!https):(?=\s|$)")
_NO_BLANK_AFTER = re.compile(r"[,;](?=[^\W\d_]{2})(?<=[^\W\d_]{2}.)")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})\b")
_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff])\w+\b|(?<![\w])[АВЕКМНОРСТХаеорсух](?=[a-z]{2})")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_TWICE = re.compile(r"\b(of|the|and|to|in|for|on|by|with|from|that|at|as|is|a|an) \1\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    ["of", "the", "and", "to", "in", "for", "on", "by", "with", "from", "that", "at", "as", "is", "a", "an"]
)
_BLANK_SIGNS = tuple(f"{blank}{sign}" for blank in " \u00a0" for sign in ",;:.")
_NOT_TWICE = ("“in in”", "“that that”", "“on on”")
_MEMBER = re.compile(r"\b(?:member states|Member states|member State)\b|\bmember States(?= of the United Nations\b)")
_STATES = re.compile(
    r"\b(?:[Aa]ll|[Oo]ther|[Tt]hose|[Ss]ome|[Cc]oncerned|[Nn]eighbouring|[Ii]nterested) states?\b(?! and regions)"
)
_GENERAL = re.compile(r"\bSecretary General(?:'s|’s)?(?= of the United Nations|[ ,;.]|$)")
_INDIGENOUS = re.compile(r"\bindigenous peoples\b")
_AND_OR = re.compile(r"\band/or\b")
_RANGE = re.compile(r"\b((?:19|20)\d\d)-((?:19|20)\d\d)\b")


def _each(
    document: Document,
    pattern: re.Pattern[str],
    message: str,
    hint: str,
    right: Right | None = None,
    signs: tuple[str, ...] = (),
) -> Iterator[Found]:
    """A finding at each place where running words match; with `right`, a fix. `{0}` stands for the words found."""
    for hit in document.matches(pattern, signs):
        new = right(hit) if right else ""
        fix = hit.replaced(new) if right else None
        yield Found.hit(hit, message.format(hit[0].strip()), hint.format(hit[0], new), fix)


@rule("RD801", "per-cent", "error", bodies=_WIDE, languages=ENGLISH, fixes=True)
def per_cent(document: Document) -> Iterator[Found]:
    """ "Per cent" stands in two words; no % and no "percent" outside tables.

    Bad: `30%`

    Good: `30 per cent`

    Source: Editorial Manual, Numbers.
    """
    yield from _each(
        document,
        _PERCENT,
        "“{0}” for “per cent”",
        "write “per cent”",
        lambda found: "per cent" if found[0] == "percent" else " per cent",
        signs=("%", "percent"),
    )


@rule("RD802", "oxford-spelling", "error", bodies=_ASSEMBLIES, languages=ENGLISH, fixes=True)
def oxford_spelling(document: Document) -> Iterator[Found]:
    """-ize and -ization, as in Oxford spelling, but analyse, advise, comprise.

    Bad: `organise`

    Good: `organize`

    Source: Editorial Manual, Spelling.
    """
    yield from _ize(document)


@rule("RD803", "oxford-spelling-council", "info", bodies=frozenset({SC, MUN}), languages=ENGLISH, fixes=True)
def oxford_spelling_council(document: Document) -> Iterator[Found]:
    """-ize and -ization; texts of the Security Council mix both forms.

    Bad: `recognises`

    Good: `recognizes`

    Source: Editorial Manual, Spelling.
    """
    yield from _ize(document)


def _ize(document: Document) -> Iterator[Found]:
    for hit in document.matches(_ISE):
        words, start, end = hit.words, hit.start(), hit.end()
        begin = start
        while begin and words.plain[begin - 1].isalpha():
            begin -= 1
        # Some bodies write their own names so: of them it is seen by the capital.
        if words.plain[begin:start].lower().endswith(_STEMS) and not words.plain.startswith("Organisation", begin):
            right = f"{words.plain[begin:start]}iz{hit[1]}"
            fix = Fix(f"write “{right}”", spliced(words.text, begin, end, right)) if hit.nth < MOST_FIXES else None
            yield Found.at(
                words, begin, end, f"“{words.plain[begin:end]}” is not Oxford spelling", f"write “{right}”", fix
            )


@rule("RD804", "british-spelling", "error", bodies=_ASSEMBLIES, languages=ENGLISH, by_body={GA: "warning"}, fixes=True)
def british_spelling(document: Document) -> Iterator[Found]:
    """British spelling: labour, centre, defence, programme, fulfil, neighbouring.

    Names such as "Center for …" stay.

    Bad: `labor program`

    Good: `labour programme`

    Source: Editorial Manual, Spelling.
    """
    yield from _each(document, _AMERICAN, "“{0}” is American spelling", "write “{1}”", lambda found: _BRITISH[found[0]])


@rule("RD805", "date-form", "error", bodies=ALL, languages=ENGLISH, default=True, by_body={SC: "warning"}, fixes=True)
def date_form(document: Document) -> Iterator[Found]:
    """Dates are written 5 March 2026: no ordinal, no comma.

    Bad: `March 5th, 2026`

    Good: `5 March 2026`

    Source: Editorial Manual, Numbers, dates and time.
    """

    def right(found: Hit) -> str:
        day, month, year = (found["d1"] or found["d2"], found["m1"] or found["m2"], found["y1"] or found["y2"])
        return f"{int(day)}\u00a0{month}" + (f" {year}" if year else "")

    if any(pattern.search(words.plain) for words in document.own for pattern in _MAYBE_DATES):
        yield from _each(document, _DATE, "“{0}” is not how a date is written", "write “{1}”", right)


@rule("RD806", "thousands", "error", bodies=_WIDE, languages=ENGLISH, fixes=True)
def thousands(document: Document) -> Iterator[Found]:
    """Thousands are separated by commas.

    French has spaces, Spanish a full stop or a space.

    Bad: `11500 troops`

    Good: `11,500 troops`

    Source: Editorial Manual, Numbers.
    """
    yield from _each(document, _THOUSANDS, "“{0}” has no comma", "write “{1}”", lambda found: f"{int(found[1]):,}")


@rule("RD807", "small-numbers", "warning", bodies=ALL, languages=ENGLISH, fixes=True)
def small_numbers(document: Document) -> Iterator[Found]:
    """Whole numbers below ten are written in words.

    Not so with percentages, dates, money, ages and beside larger numbers.

    Bad: `3 States`

    Good: `three States`

    Source: Editorial Manual, Numbers.
    """
    yield from _each(document, _DIGIT, "“{0}” in figures", "write “{1}”", lambda found: _SMALL[int(found[1])])


@rule("RD808", "large-numbers", "error", bodies=_ASSEMBLIES, languages=ENGLISH, fixes=True)
def large_numbers(document: Document) -> Iterator[Found]:
    """Numbers from 10 on are written in figures.

    The Security Council often writes "twelve months".

    Bad: `twelve months`

    Good: `12 months`

    Source: Editorial Manual, Numbers.
    """
    yield from _each(document, _WORDED, "“{0}” is written in words", "write “{1}”", lambda found: _FIGURES[found[1]])


@rule("RD809", "united-nations-in-full", "error", bodies=_WIDE, languages=ENGLISH, default=True, fixes=True)
def united_nations_in_full(document: Document) -> Iterator[Found]:
    """ "United Nations" in full, never "UN".

    Bodies with UN in their official name keep it: UN-Women, UN-Habitat.

    Bad: `the UN system`

    Good: `the United Nations system`

    Source: Editorial Manual, Resolutions, II.I.
    """
    yield from _each(document, _UN, "“UN” is not written in full", "write “United Nations”", lambda _: "United Nations")


@rule("RD811", "curly-quotes", "warning", bodies=ALL, languages=ENGLISH, by_body={MUN: "info"}, fixes=True)
def curly_quotes(document: Document) -> Iterator[Found]:
    """Quotation marks and apostrophes are curly.

    French and Russian have « », Spanish and Chinese “ ”.

    Bad: `"Peace"`

    Good: `“Peace”`

    Source: usage of adopted texts.
    """

    def right(found: Hit) -> str:
        before = found.words.plain[found.start() - 1 : found.start()] if found.start() else ""
        opens = not before or before in " \u00a0([“‘—–"
        return ("“" if opens else "”") if found[0] == '"' else ("‘" if opens else "’")

    yield from _each(document, _STRAIGHT, "a straight {0}", "write {1}", right, signs=('"', "'"))


@rule("RD812", "note-after-sign", "error", bodies=ALL, languages=ENGLISH)
def note_after_sign(document: Document) -> Iterator[Found]:
    """Marks of notes follow the comma, semicolon or full stop.

    In French, Spanish, Russian and Arabic they stand before it, and Chinese has both.

    Bad: `report¹,`

    Good: `report,¹`

    Source: usage of adopted texts.
    """
    for words in document.running:
        for mark in words.text.marks:
            if mark.kind == "note" and words.plain[mark.start : mark.start + 1] in tuple(",;.，；。"):
                yield Found.at(
                    words, mark.start, mark.start + 1, "the note stands before the sign", "put it behind the sign"
                )


@rule("RD813", "note-before-sign", "error", languages=frozenset({"fr", "es", "ru", "ar"}))
def note_before_sign(document: Document) -> Iterator[Found]:
    """Marks of notes precede the comma, semicolon or full stop.

    English has them behind it.

    Bad: `rapport,¹`

    Good: `rapport¹,`

    Source: usage of adopted texts.
    """
    for words in document.running:
        for mark in words.text.marks:
            if mark.kind == "note" and mark.start and words.plain[mark.start - 1] in ",;،؛":
                yield Found.at(
                    words, mark.start - 1, mark.start, "the note stands behind the sign", "put it before the sign"
                )


@rule("RD814", "space-before-sign", "warning", bodies=ALL, languages=frozenset({"en", "es", "ru"}), fixes=True)
def space_before_sign(document: Document) -> Iterator[Found]:
    """No space stands before a comma, semicolon, colon or full stop.

    French has a no-break space before ; and :.

    Bad: `States ;`

    Good: `States;`

    Source: usage of adopted texts.
    """
    yield from _each(
        document, _BLANK_BEFORE, "a space before the sign", "leave it out", lambda _: "", signs=_BLANK_SIGNS
    )


@rule("RD815", "french-space", "error", bodies=ALL, languages=frozenset({"fr"}), fixes=True)
def french_space(document: Document) -> Iterator[Found]:
    """In French a no-break space stands before ; : ? and !.

    Bad: `États;`

    Good: `États ;`

    Source: usage of adopted texts.
    """
    yield from _each(
        document, _NO_BLANK_BEFORE, "no space before “{0}”", "put a no-break space there", lambda f: f"\u00a0{f[0]}"
    )


@rule(
    "RD816",
    "space-after-sign",
    "error",
    bodies=ALL,
    languages=frozenset({"en", "fr", "es", "ru"}),
    fixes=True,
)
def space_after_sign(document: Document) -> Iterator[Found]:
    """A space follows each comma and semicolon.

    Bad: `States,and`

    Good: `States, and`

    Source: usage of adopted texts.
    """
    yield from _each(document, _NO_BLANK_AFTER, "no space after “{0}”", "put one there", lambda f: f"{f[0]} ")


@rule("RD817", "no-break-day", "info", bodies=ALL, languages=ENGLISH, fixes=True)
def no_break_day(document: Document) -> Iterator[Found]:
    """A no-break space stands between day and month.

    Bad: `5 March` with a common space, which may end a line

    Good: `5 March` with a no-break space

    Source: usage of adopted texts.
    """
    yield from _each(
        document,
        _DAY,
        "“{0}” may be parted at the end of a line",
        "put a no-break space between",
        lambda f: f"{f[1]}\u00a0{f[2]}",
    )


@rule("RD819", "look-alike-letters", "error", bodies=ALL)
def look_alike_letters(document: Document) -> Iterator[Found]:
    """No letter of another alphabet stands for one that looks like it.

    Searching and comparing miss the word.

    Bad: `Сalls upon` with a Cyrillic С

    Good: `Calls upon`

    Source: adopted texts in which it happened.
    """
    if not _CYRILLIC.search("".join(words.plain for words in document.own)):
        return
    yield from _each(document, _MIXED, "“{0}” has letters of two alphabets", "type the word anew")


@rule("RD820", "doubled-word", "warning", bodies=ALL, languages=ENGLISH, fixes=True)
def doubled_word(document: Document) -> Iterator[Found]:
    """No small word stands twice.

    Bad: `of of the`

    Good: `of the`

    Source: usage of adopted texts.
    """
    if not document.doubled & _SMALL_WORDS:
        return
    for one in _each(document, _TWICE, "“{0}”: a word stands twice", "write it once", lambda found: found[1]):
        if not one.message.lower().startswith(_NOT_TWICE):
            yield one


@rule("RD821", "member-states", "warning", bodies=_WIDE, languages=ENGLISH)
def member_states(document: Document) -> Iterator[Found]:
    """ "Member States" with two capitals where members of the United Nations are meant.

    Members of other organizations are "member States".

    Bad: `member states`

    Good: `Member States`

    Source: usage of adopted texts.
    """
    yield from _each(
        document,
        _MEMBER,
        "“{0}” without two capitals",
        "write “Member States” (“member States” of other organizations)",
        signs=("ember state", "member State"),
    )


@rule("RD822", "states-capital", "error", bodies=_WIDE, languages=ENGLISH, fixes=True)
def states_capital(document: Document) -> Iterator[Found]:
    """ "State" and "States" have a capital where countries are meant.

    Bad: `all states`

    Good: `all States`

    Source: usage of adopted texts.
    """
    yield from _each(
        document,
        _STATES,
        "“{0}” without a capital",
        "write “{1}”",
        lambda f: f[0].replace(" state", " State"),
        signs=(" state",),
    )


@rule("RD823", "secretary-general", "warning", bodies=_WIDE, languages=ENGLISH, fixes=True)
def secretary_general(document: Document) -> Iterator[Found]:
    """ "Secretary-General" has a hyphen and two capitals.

    Bad: `Secretary General`

    Good: `Secretary-General`

    Source: usage of adopted texts.
    """
    yield from _each(
        document,
        _GENERAL,
        "“{0}” without a hyphen",
        "write “{1}”",
        lambda f: f[0].replace("y G", "y-G"),
        signs=("Secretary General",),
    )


@rule("RD824", "indigenous-peoples", "error", bodies=_ASSEMBLIES, languages=ENGLISH, fixes=True)
def indigenous_peoples(document: Document) -> Iterator[Found]:
    """ "Indigenous Peoples" has two capitals in texts since 2022.

    Bad: `indigenous peoples`

    Good: `Indigenous Peoples`

    Source: usage of adopted texts, by year.
    """
    date = document.resolution.masthead.date
    if date and date < "2023":
        return
    yield from _each(
        document,
        _INDIGENOUS,
        "“{0}” without two capitals",
        "write “{1}”",
        lambda _: "Indigenous Peoples",
        signs=("indigenous peoples",),
    )


@rule("RD825", "state-names", "warning", bodies=_WIDE, languages=ENGLISH)
def state_names(document: Document) -> Iterator[Found]:
    """States are called by the short names that the United Nations uses.

    Bad: `Turkey`, `Czech Republic`

    Good: `Türkiye`, `Czechia`

    Source: list of Members of the United Nations.
    """
    former = {"Turkey": "Türkiye", "Czech Republic": "Czechia", "Swaziland": "Eswatini", "Ivory Coast": "Côte d’Ivoire",
              "Cape Verde": "Cabo Verde", "Burma": "Myanmar", "East Timor": "Timor-Leste", "North Korea":
              "Democratic People’s Republic of Korea", "South Korea": "Republic of Korea"}  # fmt: skip
    date = document.resolution.masthead.date
    pattern = re.compile(rf"\b(?:{'|'.join(former)})\b")
    for one in _each(
        document, pattern, "“{0}” is a former or another name", "write “{1}”", lambda found: former[found[0]]
    ):
        if not (one.message.startswith("“Turkey”") and date and date < "2022-06"):
            yield dataclasses.replace(one, fix=None)


@rule("RD826", "and-or", "info", bodies=ALL, languages=ENGLISH)
def and_or(document: Document) -> Iterator[Found]:
    """ "And/or" is tolerated; one of the two is clearer.

    Bad: `women and/or girls`

    Good: `women or girls, or both`

    Source: judgement of this project.
    """
    yield from _each(
        document, _AND_OR, "“and/or” leaves open which", "choose one, or write “or …, or both”", signs=("and/or",)
    )


@rule("RD827", "year-range", "error", bodies=_WIDE, languages=ENGLISH, fixes=True)
def year_range(document: Document) -> Iterator[Found]:
    """Ranges of years have an en dash.

    Bad: `2025-2030`

    Good: `2025–2030`

    Source: usage of adopted texts.
    """
    yield from _each(document, _RANGE, "“{0}” has a hyphen", "write “{1}”", lambda f: f"{f[1]}–{f[2]}")
