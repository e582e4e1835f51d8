"""Cover page, preface, conclusions and metadata to a Masthead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from resdraft.importers.akn.items import item_number
from resdraft.importers.akn.source import local
from resdraft.importers.akn.sponsors import split_sponsors
from resdraft.importers.akn.words import Notes, lighter, text_of, without_breaks
from resdraft.model import AgendaItem, Mark, Masthead, Sponsor, Text, Vote, fold_blanks, is_iso_date, joined, part

_BODIES = {"sc": "security-council", "ga": "general-assembly", "ecosoc": "economic-and-social-council"}
_PREFIXES = {
    "A/HRC/": "human-rights-council",
    "S/": "security-council",
    "E/": "economic-and-social-council",
    "A/": "general-assembly",
}
_LANGUAGES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "zho": "zh", "chi": "zh", "ara": "ar"}
_LANGUAGES |= {"deu": "de", "ger": "de"}
_DISTRIBUTION = re.compile(r"^(?:Distr|Verteilung)[.:]*\s*")
_ORIGINAL = re.compile(r"^Original\s?: *", re.IGNORECASE)
_TOPIC = re.compile(r"\[(.*)\]")
_PARTS = re.compile(r"[ -]?\b[A-Z] ?(?:[-–,]|and|to) ?[A-Z]$")
_DASH = re.compile(r"[-–—]\s+")
"""What Arabic texts print between the number of a resolution and its title."""
_UNKNOWN = "0001-01-01"


_NAMES = (
    "FRBRauthor FRBRdate FRBRlanguage count docDate docNumber docProponent docStatus docTitle inline keyword location "
    "quantity session step voting"
)
_TAGS = tuple("{*}" + name for name in _NAMES.split())
_HEADS = frozenset({"meta", "coverPage", "preface", "conclusions"})


class Cover:
    """The elements that tell of a document: its own first, then those of the whole file."""

    def __init__(self, roots: tuple[etree._Element, ...]) -> None:
        self.roots = roots
        self.found: dict[str, list[etree._Element]] = {}
        for root in reversed(roots):
            for child in root:
                if local(child) in _HEADS:
                    for element in child.iter(*_TAGS):
                        self.found.setdefault(local(element), []).append(element)

    def all(self, tag: str, /, **wanted: str) -> Iterator[etree._Element]:
        """Elements with a name and with these attributes; a "#" before a value does not count."""
        for element in self.found.get(tag, ()):
            if all(element.get(key, "").lstrip("#") == value for key, value in wanted.items()):
                yield element

    def first(self, tag: str, /, **wanted: str) -> etree._Element | None:
        return next(self.all(tag, **wanted), None)

    def words(self, tag: str, /, **wanted: str) -> str:
        found = self.first(tag, **wanted)
        return "" if found is None else _words(found)


def _words(element: etree._Element) -> str:
    return fold_blanks("".join(map(str, element.itertext())))


def masthead(cover: Cover, notes: Notes, kind: str, name: str, part: int = -1) -> Masthead:
    """The masthead of a document: `kind` is the statement's name, `part` its place among parts, or -1."""
    language = _language(cover)
    symbol = _symbol(cover, name, part)
    if _type(kind.lower()) == "statement" and "/PRST/" in symbol_of(name):
        symbol = symbol_of(name)
    draft = "draft" in kind.lower()
    return Masthead(
        symbol=symbol,
        body=_body(cover, symbol),
        type=_type(kind.lower()),
        stage="tabled" if draft else "adopted",
        language=language,
        session=_session(cover, symbol),
        meeting=cover.words("location", refersTo="adoptionMeeting") or cover.words("inline", name="adoptionMeeting"),
        date=_date(cover, draft),
        agenda_item=_agenda_item(cover, notes),
        title=_title(cover, notes),
        committee=without_breaks(Text(cover.words("docProponent").strip("[] "))).plain,
        sponsors=_sponsors(cover, language),
        distribution=_DISTRIBUTION.sub("", cover.words("docStatus")),
        vote=_vote(cover),
        extra=tuple(_extra(cover)),
    )


def _type(kind: str) -> Literal["resolution", "decision", "statement"]:
    return "decision" if "decision" in kind else "statement" if "statement" in kind else "resolution"


def _language(cover: Cover) -> str:
    found = cover.first("FRBRlanguage")
    code = "" if found is None else found.get("language", "").lower()
    return _LANGUAGES.get(code, code[:2] if len(code) == 2 else "en")


def _body(cover: Cover, symbol: str) -> str:
    for prefix, body in _PREFIXES.items():
        if symbol.startswith(prefix):
            return body
    found = cover.first("FRBRauthor")
    return _BODIES.get("" if found is None else found.get("href", "").lstrip("#"), "")


def _symbol(cover: Cover, name: str, part: int) -> str:
    printed = cover.words("docNumber", refersTo="symbol").replace("\xa0", " ")
    symbol = re.sub(r"(?<=\d)\(", " (", printed) or symbol_of(name)
    letter = cover.words("docNumber", refersTo="letter").strip(". ")
    if part >= 0:
        symbol = _PARTS.sub("", symbol)
        letter = _part_letter(cover, part)
    if len(letter) == 1 and letter.isascii() and not re.search(rf"(?:^|[ \d]){letter}$", symbol):
        return f"{symbol} {letter}"
    return symbol


def _part_letter(cover: Cover, part: int) -> str:
    printed = cover.words("docNumber").strip(". ")
    return printed if len(printed) == 1 and "A" <= printed <= "Z" else chr(ord("A") + part % 26)


def symbol_of(name: str) -> str:
    """The symbol that a file's name stands for ("S_RES_2565_2021.xml" is S/RES/2565 (2021)); empty if none."""
    stem = re.split(r"[\\/]", name)[-1].rsplit(".", 1)[0]
    if not re.match(r"[AES]_", stem):
        return ""
    stem, letter = re.fullmatch(r"(.*?)(?:_([A-Z](?:-[A-Z])?))?", stem).groups()  # type: ignore[union-attr]
    council = re.fullmatch(r"S_RES_(\d+)_(\d{4})", stem)
    symbol = f"S/RES/{council[1]} ({council[2]})" if council else stem.replace("_", "/")
    return f"{symbol} {letter}" if letter else symbol


def _session(cover: Cover, symbol: str) -> str:
    """The session of the symbol, for what the markup says of it may be missing or wrong; else that of the markup."""
    found = cover.first("session")
    value = "" if found is None else found.get("value", "")
    numbered = re.search(r"/((?:ES|S)-\d+)/|^(?:A|E|A/HRC)/(?:RES|DEC)/(\d+)/", symbol)
    return numbered[1] or numbered[2] if numbered else value


def _date(cover: Cover, draft: bool) -> str:
    names = ("dateOfIssuance",) if draft else ("adoptionDate",)
    dates = [found.get("date", "") for name in names for found in cover.all("docDate", refersTo=name)]
    dates += [found.get("date", "") for found in cover.all("FRBRdate") if found.get("name") != "markup"]
    return next((date for date in dates if is_iso_date(date) and date != _UNKNOWN), "")


def _agenda_item(cover: Cover, notes: Notes) -> AgendaItem:
    number = ""
    found = cover.first("inline", name="agenda item")
    if found is not None:
        number = item_number(fold_blanks((found.get("title") or "").replace("\xa0", " ")))
        if not number:
            digits = re.search(r"\d.*", _words(found).replace("\xa0", " "))
            number = item_number(digits[0]) if digits else ""
    lines = list(cover.all("inline", name="agenda item name"))
    if lines:
        title = Text()
        for line in (line for line in lines if _page(line) is _page(lines[0])):
            title = joined(title, text_of(line, notes))
        return AgendaItem(number, without_breaks(title))
    keys = ("X", re.sub(r"[ ()]", "", number))
    agenda = next((k for k in cover.all("keyword", refersTo="agenda") if k.get("value") in keys), None)
    if agenda is not None and _language(cover) == "en":
        return AgendaItem(number, Text(fold_blanks(agenda.get("showAs", "")).rstrip(".")))
    return AgendaItem(number)


def _page(element: etree._Element) -> etree._Element | None:
    """The cover page on which an element stands."""
    return next(element.iterancestors("{*}coverPage"), None)


def _title(cover: Cover, notes: Notes) -> Text:
    """The common title, then that of the part, each with its notes; sponsors and the number are no title."""
    title = Text()
    for root in cover.roots:
        for preface in root:
            if local(preface) == "preface":
                title = joined(title, _without_dash(_preface_title(preface, notes)), ": ")
    return title


def _without_dash(title: Text) -> Text:
    found = _DASH.match(title.plain)
    return part(title, found.end(), len(title.plain)) if found else title


def _preface_title(preface: etree._Element, notes: Notes) -> Text:
    title = Text()
    for paragraph in preface:
        for piece in paragraph:
            if local(piece) == "docTitle" and piece.get("refersTo", "").lstrip("#") != "sponsors":
                title = joined(title, lighter(text_of(piece, notes)))
            elif local(piece) == "authorialNote":
                title = joined(title, Text("", (Mark(0, 0, "note", notes.add(piece)),)))
    return title


def _sponsors(cover: Cover, language: str) -> tuple[Sponsor, ...]:
    printed = cover.words("docTitle", refersTo="sponsors")
    if printed:
        return split_sponsors(printed, language)
    return split_sponsors(_step(cover, "draftResolution", "by"), "en")


def _step(cover: Cover, outcome: str, attribute: str) -> str:
    found = cover.first("step", outcome=outcome)
    return "" if found is None else fold_blanks(found.get(attribute, ""))


def _vote(cover: Cover) -> Vote | None:
    counts: dict[str, int] = {}
    for found in cover.all("count"):
        counts.setdefault(found.get("refersTo", "").lstrip("#"), _number(found.get("value", "")))
    if not counts:
        for found in cover.all("quantity"):
            counts.setdefault(found.get("refersTo", "").lstrip("#"), _number(found.get("normalized", "")))
    if not any(counts.values()):
        return None
    return Vote(counts.get("inFavour", 0), counts.get("against", 0), counts.get("abstaining", 0))


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 0


def _extra(cover: Cover) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """What a reader of the text wants to know and the masthead has no place for."""
    if original := _ORIGINAL.sub("", cover.words("inline", name="originalLanguage")):
        yield "original", original
    title = cover.first("keyword", refersTo="title")
    topic = _TOPIC.search(title.get("showAs", "")) if title is not None else None
    if topic:
        yield "topic", topic[1]
    if draft := _step(cover, "draftResolution", "as"):
        yield "draft", draft
    if later := split_sponsors(_step(cover, "draftResolutionAdditionalSponsors", "by"), "en"):
        yield "additional_sponsors", tuple(sponsor.name for sponsor in later)
    voting = cover.first("voting")
    if voting is not None and voting.get("outcome") == "adoptedWithoutVote":
        yield "adopted", "without a vote"
    for outcome in ("notAdopted", "veto", "Veto"):
        if record := _step(cover, outcome, "as"):
            yield "not_adopted", record
            break
