"""Resolutions that are cited: years, dates, order."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from resdraft import facts
from resdraft.check.document import Document, Hit, Words
from resdraft.check.edits import spliced
from resdraft.check.findings import Fix
from resdraft.check.profiles import ALL, ECOSOC, ENGLISH, GA, HRC, MUN, SC
from resdraft.check.registry import Found, rule
from resdraft.facts import Citation

_COUNCIL = re.compile(r"(\d{1,4}) \((\d{4})\)")
_SLASH = re.compile(r"(\d{1,3})/(\d{1,4})(?: [A-Z])?")
_OF = re.compile(r",? ?(?:adopted )?(?:of|on|du|de fecha|de|от|المؤرخ(?:ة)?) (?=\d)", re.IGNORECASE)
_CHINESE = re.compile(r"((\d{4})年(\d{1,2})月(\d{1,2})日)(?:的?第)?.?$")
"""A date before a resolution, as Chinese has it."""
_NAMED = (
    (re.compile(r"Human Rights Council|Conseil des droits de l.homme|Consejo de Derechos Humanos"), HRC),
    (re.compile(r"Economic and Social Council|Conseil économique et social|Consejo Económico y Social"), ECOSOC),
    (re.compile(r"Security Council|Conseil de sécurité|Consejo de Seguridad"), SC),
    (
        re.compile(
            r"(?<!Environment )(?<!Health )(?<!Habitat )General Assembly|(?<!l.)Assemblée générale|Asamblea General"
        ),
        GA,
    ),
)
_OTHERS = re.compile(
    r"(?<!Rights )(?<!Security )(?<!Social )Council|(?:Environment|Health|Habitat) Assembly|Commission|Congress"
    r"|Conference|Committee|Executive Board|Congrès|Conférence|Congreso|Conferencia|Comisión"
    r"|[Кк]омисси|委员会|اللجنة"
)
_BARE = re.compile(r"\b(?:UNSCR|UNGA|UNSC|(?:GA|SC|HRC|ECOSOC) [Rr]es(?:olution)?s?\b\.?)")
_SYMBOL = re.compile(r"\b(?:A|S|A/HRC|E)/RES/\S+?(?: \(\d{4}\))?(?=[\s,;.)]|$)")
_NUMBER = re.compile(r" ?(\d{1,4}(?:/\d{1,4})?)(?!\d)")
_TIGHT = re.compile(r"(?<![\d/])(\d{3,4})\(((?:19|20)\d\d)\)")
_OWN = re.compile(
    r"\b(?:its|ses|sa|sus|su) (?:[^\W\d]+ ){0,2}(?:resolution|résolution|resolucion|resolución)", re.IGNORECASE
)
_NEAR_DATE, _FAR = 24, 4_000
"""How many signs before a citation its date is looked for, and the name of its organ."""
_JOINING = (" and", " et", " y", " as well as")
_NEAR = 5
""""The General Assembly in its resolution": so many signs at most between the name and "its"."""
_EARLY, _LATE = 25, 2
"""How many days before the first and after the last known resolution of its session another one may be adopted."""
_ASSEMBLIES = frozenset({GA, HRC, ECOSOC})
_WITH_BLANK = frozenset({"en", "fr", "es", "ru"})


Dated = tuple[int, int, str]
"""Where the date of a citation begins and ends, and the date (ISO)."""


def _cited(document: Document) -> list[tuple[Words, Citation, Dated | None]]:
    """Each resolution or decision that is cited, with the date that is given for it."""
    found: list[tuple[Words, Citation, Dated | None]] | None = document.memo.get("cited")
    if found is None:
        found = document.memo["cited"] = [
            (words, one, _date_after(words, one))
            for words in document.texts
            for one in document.citations(words)
            if one.kind in ("resolution", "decision")
        ]
    return found


@rule("RD601", "council-year", "error", bodies=ALL, default=True, by_body={SC: "warning"})
def council_year(document: Document) -> Iterator[Found]:
    """The year after the number of a Security Council resolution is the one in which it was adopted.

    Numbers run on through the years: each belongs to one year. Wrong years are copied from text to text.

    Bad: `resolution 1556 (2005)`

    Good: `resolution 1556 (2004)`

    Source: numbers of all resolutions of the Council, by year.
    """
    for words, one, _ in _cited(document):
        found = _COUNCIL.fullmatch(one.key)
        if not found or one.kind != "resolution":
            continue
        number, year = int(found[1]), int(found[2])
        right = facts.sc_year(number)
        if right is None or right == year:
            continue
        said = f"resolution {number} is of {right}, not {year}"
        yield Found.at(words, one.start, one.end, said, f"write {number} ({right}), or name another resolution")


@rule("RD602", "council-order", "warning", bodies=ALL)
def council_order(document: Document) -> Iterator[Found]:
    """Resolutions of the Security Council in one list run in ascending order.

    A few lists of the Council run downwards.

    Bad: `resolutions 2127 (2013), 2399 (2018) and 2134 (2014)`

    Good: `resolutions 2127 (2013), 2134 (2014) and 2399 (2018)`

    Source: usage of adopted texts.
    """
    for words in document.running:
        row: list[tuple[int, Citation]] = []
        for one in document.citations(words):
            found = _COUNCIL.fullmatch(one.key)
            beside = not row or one.start - row[-1][1].end <= 12
            if not found or not beside:
                yield from _unordered(words, row)
                row = []
            if found:
                row.append((int(found[1]), one))
        yield from _unordered(words, row)


def _unordered(words: Words, row: list[tuple[int, Citation]]) -> Iterator[Found]:
    if len(row) < 3 or all(a[0] > b[0] for a, b in pairwise(row)):
        return
    for (before, _), (number, one) in pairwise(row):
        if number < before:
            yield Found.at(
                words, one.start, one.end, f"{one.key} stands behind a later resolution", "list them in ascending order"
            )
            return


@rule("RD604", "first-date", "warning", bodies=_ASSEMBLIES, languages=ENGLISH)
def first_date(document: Document) -> Iterator[Found]:
    """The first mention of a resolution with a stroke gives its date.

    Bad: `its resolution 70/1`

    Good: `its resolution 70/1 of 25 September 2015`

    Source: Editorial Manual, Resolutions, II.J.
    """
    dated: set[str] = set()
    given = {one.key for _, one, dated in _cited(document) if dated}
    for words, one, _ in _cited(document):
        if words.spot in ("title", "agenda item", "note") or one.key in dated or not _SLASH.fullmatch(one.key):
            continue
        if words.plain.endswith("RES/", 0, one.start) or "RES/" in words.plain[one.start : one.end]:
            continue  # a symbol, of which another rule speaks
        dated.add(one.key)
        if one.kind == "resolution" and one.key not in given:
            known = facts.resolution_dates(one.key)
            date = f" It is of {_written(next(iter(known.values())))}." if len(known) == 1 else ""
            yield Found.at(
                words, one.start, one.end, f"resolution {one.key} is cited without its date",
                f"add “of …” at its first mention.{date}".rstrip("."),
            )  # fmt: skip


@rule(
    "RD605", "citation-date", "error", bodies=ALL, default=True, by_body={SC: "warning", GA: "warning", HRC: "warning"}
)
def citation_date(document: Document) -> Iterator[Found]:
    """The date given for a resolution is that of its adoption.

    Numbers with a stroke are shared by several bodies: the organ that is named decides.

    Bad: `resolution 67/1 of 19 September 2012`

    Good: `resolution 67/1 of 24 September 2012`

    Source: dates of the texts, else those that nearly all citations give.
    """
    for words, one, dated in _cited(document):
        known = facts.resolution_dates(one.key) if dated else {}
        if not dated or not known or dated[2] in known.values():
            continue
        organ = _organ(document, words, one)
        right = known.get(organ, "")
        if right:
            yield Found.at(
                words, dated[0], dated[1], f"{one.kind} {one.key} is of {_written(right)}, not {_written(dated[2])}",
                f"write {_written(right)}, or name another resolution",
            )  # fmt: skip


def _date_after(words: Words, one: Citation) -> Dated | None:
    """The date that follows a citation: where it begins and ends, and as an ISO date."""
    plain = words.plain.replace("\u00a0", " ")
    if before := _CHINESE.search(plain, max(0, one.start - _NEAR_DATE), one.start + 1):
        return before.start(1), before.end(1), "-".join(f"{int(part):02}" for part in before.groups()[1:])
    found = _OF.match(plain, one.end)
    if not found:
        return None
    for start, end, date in facts.dates(plain[found.end() : found.end() + 40]):
        if start == 0:
            return found.end(), found.end() + end, date
    return None


def _organ(document: Document, words: Words, one: Citation) -> str:
    """The body whose resolution is meant: the one named last before it, else that of the draft; "" where it is open."""
    if _COUNCIL.fullmatch(one.key):
        return SC
    before = words.plain[max(0, one.start - _FAR) : one.start].replace("\u00a0", " ")
    own = document.body
    named = [(found.end(), body) for pattern, body in _NAMED for found in pattern.finditer(before)]
    ends = frozenset(end for end, _ in named)
    for found in _OWN.finditer(before):
        lead = before[: found.start()].rstrip()
        if lead.endswith(_JOINING):
            named.append((found.end(), ""))  # of the body that is cited, or of one's own
        elif not any(len(lead) - end <= _NEAR and end <= len(lead) for end in ends):
            named.append((found.end(), own))
    others = [found.end() for found in _OTHERS.finditer(before)]
    last = max(named, default=(0, ""))
    if others and max(others) > last[0]:
        return ""
    return last[1] if last[0] else own


def _written(date: str) -> str:
    months = facts.page_word("months", "en").split("|")
    year, month, day = date.split("-")
    return f"{int(day)} {months[int(month) - 1]} {year}"


@rule("RD606", "date-in-session", "error", bodies=ALL, by_body={HRC: "warning"}, default=True)
def date_in_session(document: Document) -> Iterator[Found]:
    """The date of a resolution lies within the session that its number names.

    A session of the General Assembly ends in the year after the one in which it opened; the Human Rights Council adopts
    within a few days.

    Bad: `resolution 72/10 of 4 December 2107`

    Good: `resolution 72/10 of 4 December 2017`

    Source: sessions of the General Assembly; dates of the resolutions of the Human Rights Council.
    """
    for words, one, dated in _cited(document):
        found = _SLASH.fullmatch(one.key)
        if not found or not dated:
            continue
        organ, known = _organ(document, words, one), facts.resolution_dates(one.key)
        if organ in known or dated[2] in known.values():
            continue
        session = facts.ga_session(found[1])
        year = int(dated[2][:4])
        if organ == GA and session and int(found[1]) > 30 and not session.opened <= year <= session.closed + 1:
            said = f"session {found[1]} ran from {session.opened} to {session.closed}, not in {year}"
            yield Found.at(words, dated[0], dated[1], said, "check number and date")
        span = facts.adoption_span(HRC, found[1]) if organ == HRC else None
        if span and not _days_before(span[0], _EARLY) <= dated[2] <= _days_before(span[1], -_LATE):
            said = f"session {found[1]} adopted its resolutions until {_written(span[1])}"
            yield Found.at(words, dated[0], dated[1], said, "check number and date")


def _days_before(date: str, days: int) -> str:
    return (datetime.date.fromisoformat(date) - datetime.timedelta(days)).isoformat()


@rule("RD607", "council-date", "info", bodies=frozenset({SC}), languages=ENGLISH)
def council_date(document: Document) -> Iterator[Found]:
    """The Security Council cites its resolutions by number and year, without a date.

    A date is allowed.

    Bad: `resolution 2719 (2023) of 21 December 2023`

    Good: `resolution 2719 (2023)`

    Source: usage of adopted texts.
    """
    for words, one, dated in _cited(document):
        if dated and _COUNCIL.fullmatch(one.key):
            yield Found.at(words, dated[0], dated[1], "a date after number and year", "the Council leaves it out")


@rule("RD608", "council-number-alone", "warning", bodies=ALL, languages=ENGLISH, fixes=True)
def council_number_alone(document: Document) -> Iterator[Found]:
    """The number of a Security Council resolution is followed by its year at first mention.

    Bad: `resolution 2719`

    Good: `resolution 2719 (2023)`

    Source: usage of adopted texts.
    """
    seen: set[str] = set()
    for words, one, _ in _cited(document):
        found = _COUNCIL.fullmatch(one.key)
        if not found or one.kind != "resolution":
            continue
        bare = words.plain[one.start : one.end] == found[1]
        if bare and one.key not in seen:
            fix = Fix(f"write {one.key}", spliced(words.text, one.end, one.end, f" ({found[2]})"))
            yield Found.at(
                words, one.start, one.end, f"resolution {found[1]} without its year", f"write {one.key}", fix
            )
        seen.add(one.key)


@rule("RD609", "space-before-year", "error", bodies=ALL, languages=_WITH_BLANK, fixes=True)
def space_before_year(document: Document) -> Iterator[Found]:
    """One space stands between number and year.

    Chinese has none (第2719(2023)号决议), and Arabic has both.

    Bad: `2719(2023)`

    Good: `2719 (2023)`

    Source: usage of adopted texts.
    """
    for hit in document.matches(_TIGHT):
        if facts.sc_year(int(hit[1])):
            right = f"{hit[1]} ({hit[2]})"
            yield Found.hit(hit, "no space between number and year", f"write {right}", hit.replaced(right))


@rule("RD610", "symbol-for-citation", "error", bodies=frozenset({GA, HRC, ECOSOC}), languages=ENGLISH)
def symbol_for_citation(document: Document) -> Iterator[Found]:
    """Running text says "resolution 70/1", never the full symbol.

    Bad: `A/RES/70/1`

    Good: `General Assembly resolution 70/1`

    Source: usage of adopted texts.
    """
    for hit in document.matches(_SYMBOL, ("RES/",)):
        number = hit[0].rsplit("RES/", 1)[1]
        yield Found.hit(hit, "a resolution cited by its symbol", f"write resolution {number}")


@rule("RD611", "citation-jargon", "error", bodies=frozenset({GA, HRC, ECOSOC, MUN}), languages=ENGLISH, default=True)
def citation_jargon(document: Document) -> Iterator[Found]:
    """No UNSCR, UNGA, "GA resolution" stands in a text.

    Bad: `UNSCR 1325`

    Good: `Security Council resolution 1325 (2000)`

    Source: Editorial Manual, Resolutions, II.I.
    """
    for hit in document.matches(_BARE, ("UN", "GA", "SC", "HRC")):
        yield Found.hit(hit, f"“{hit[0]}” is no name of a text", f"write “{_in_full(hit)}”")


def _in_full(hit: Hit) -> str:
    """How a resolution is cited whose body is abbreviated."""
    number = _NUMBER.match(hit.words.plain, hit.end())
    said = number[1] if number else ""
    if "GA" in hit[0] or "/" in said:
        body = "Human Rights Council" if hit[0].startswith("HRC") else "Economic and Social Council"
        body = "General Assembly" if "GA" in hit[0] or not hit[0].startswith(("HRC", "ECOSOC")) else body
        return f"{body} resolution {said or '70/1'}"
    year = facts.sc_year(int(said)) if said else None
    return f"Security Council resolution {f'{said} ({year})' if year else '1325 (2000)'}"


@rule("RD612", "roman-session", "error", bodies=ALL, languages=ENGLISH)
def roman_session(document: Document) -> Iterator[Found]:
    """Resolutions of the first thirty sessions of the Assembly carry Roman numerals.

    Bad: `General Assembly resolution 3/217`

    Good: `General Assembly resolution 217 A (III)`

    Source: sessions of the General Assembly.
    """
    for words, one, _ in _cited(document):
        found = _SLASH.fullmatch(one.key)
        before = words.plain[max(0, one.start - 30) : one.start]
        if (
            found
            and int(found[1]) <= 30
            and re.search(r"(?<!nment )(?<!ealth )General Assembly resolutions? $", before)
        ):
            session = facts.ga_session(found[1])
            if session and session.roman:
                yield Found.at(
                    words, one.start, one.end, f"session {found[1]} of the Assembly has a Roman numeral",
                    "write the number, then the session: 217 A (III)",
                )  # fmt: skip
