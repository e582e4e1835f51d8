"""Symbols of United Nations documents: their grammar, as a pattern to find them by and as a parsed type."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from resdraft.facts.series import sc_year

_COMMITTEES = ("first", "second", "third", "fourth", "fifth", "sixth")
_ORGANS = {
    "A": "general-assembly",
    "S": "security-council",
    "E": "economic-and-social-council",
    "T": "trusteeship-council",
}
_DECIDED = {"RES": "resolution", "DEC": "decision", "PRST": "statement"}
_NUMBERED = {"L": "draft", "PV": "meeting", "SR": "meeting"}

_FAMILIES = (
    "A S E T APLC BWC BWM CAC CAT CBD CCM CCPR CCW CD CEB CEDAW CERD CLCS CMW COFI CRC CRPD CTOC DP ECE ESCAP ESCWA"
    " FCCC GOV HRI HSP ICCD ICEF IDB IOC IPBES ISBA JIU LEG LOS NPT PBC SOLAS SPLOS ST TD TPNW UNCTAD UNEP UNODC UNW WT"
)
_SEGMENT = r"/(?:(?:S|ES|SS|A|C|EC|OM)-\d+|[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)"
_TAIL = re.compile(
    r" ?([A-Z](?:-[A-Z])?)?(?: ?\(((?:S-|ES-)?[IVXLC]+|\d{4})\)|(?<= [A-Z])(?![^\s,;.)\]])|(?<=-[A-Z])(?!\w)|$)"
)
"""What follows the last number of a resolution: ` A (III)`, ` (2014)`, ` A-C`."""
_SUFFIX = re.compile(r"(?:Rev|Add|Corr|Amend)\.\d{1,3}|Summary")
_SESSION = re.compile(r"(?:S|ES|SS|EC)-\d{1,3}|\d{1,3}")
_LAST = re.compile(r"(?:(L|PV|SR|CRP|WP|INF|DEC|NGO|BUR)\.)?(\d{1,5})")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol and its parts. Symbols compare by what they name, not by where they stand."""

    text: str
    """As it is printed, with plain blanks and hyphens: `A/C.3/79/L.41/Rev.1`, `S/RES/2178 (2014)`."""
    body: str
    """`general-assembly`, `third-committee`, `security-council` …; "" for the series of no principal organ."""
    type: str
    """`resolution`, `decision`, `statement` (presidential), `draft` (limited distribution), `meeting` or `document`."""
    session: str = ""
    """`79`, `S-10`, `ES-11`, `III`; for the Human Rights Council its own session."""
    year: int | None = None
    number: int | None = None
    part: str = ""
    """Letters of a text in parts: `A`, `A-C`."""
    suffixes: tuple[str, ...] = ()
    """`Rev.1`, `Add.1`, `Corr.1`, in order."""
    start: int = field(default=0, compare=False)
    """Where it stands in the text searched, in code points."""
    end: int = field(default=0, compare=False)


def parse_symbol(text: str) -> Symbol | None:
    """The symbol that `text` is, whole, edge blanks aside; None if it is none.

    No-break and thin blanks count as blanks, U+2011 as a hyphen. Grammar: the symbol series of the United Nations
    (organ, sub-organ, session or year, kind and number, then /Rev.N, /Add.N, /Corr.N, /Amend.N).
    """
    folded = fold(text).strip()
    match = _pattern().match(folded)
    symbol = _parse(folded, match) if match else None
    return symbol if symbol and symbol.end == len(folded) else None


def find_symbols(text: str) -> tuple[Symbol, ...]:
    """The symbols in running text, in order, with their spans."""
    if "/" not in text:
        return ()
    folded = fold(text)
    symbols = (_parse(folded, match) for match in _pattern().finditer(folded))
    return tuple(symbol for symbol in symbols if symbol)


def fold(text: str) -> str:
    """`text`, as long as before, with plain blanks for no-break and thin ones and plain hyphens."""
    if text.isascii():
        return text
    for special, plain in (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2011", "-"), ("\u2010", "-")):
        text = text.replace(special, plain)
    return text


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9/.])(?:{'|'.join(_FAMILIES.split())})(?:{_SEGMENT})+")


def _parse(text: str, match: re.Match[str]) -> Symbol | None:
    """The symbol that begins with `match`, the bracket or letter after its last number included."""
    family, *rest = match[0].split("/")
    suffixes: list[str] = []
    while len(rest) > 1 and _SUFFIX.fullmatch(rest[-1]):
        suffixes.insert(0, rest.pop())
    if not _DIGIT.search("".join(rest)):
        return None
    body = _ORGANS.get(family, "")
    if family == "A" and rest[0] == "HRC":
        body, rest = "human-rights-council", rest[1:]
    elif family == "A" and re.fullmatch(r"C\.[1-6]", rest[0]):
        body, rest = f"{_COMMITTEES[int(rest[0][2]) - 1]}-committee", rest[1:]
    tail = _TAIL.match(text, match.end()) if rest and rest[0] in _DECIDED and not suffixes else None
    symbol = _classified(match[0] + (tail[0] if tail else ""), body, rest, tail) if rest else None
    if not symbol:
        return None
    end = match.end() + (len(tail[0]) if tail else 0)
    return replace(symbol, suffixes=tuple(suffixes), start=match.start(), end=end)


def _classified(text: str, body: str, rest: list[str], tail: re.Match[str] | None) -> Symbol | None:
    if symbol := _decided(text, body, rest, tail):
        return symbol
    if body:
        return _numbered(text, body, rest) or _other(text, body, rest)
    return Symbol(text, "", "draft" if _is_draft(rest) else "document")


def _decided(text: str, body: str, rest: list[str], tail: re.Match[str] | None) -> Symbol | None:
    """Resolutions, decisions and presidential statements: …/RES/79/1, S/RES/2178 (2014), A/RES/217 A (III)."""
    if rest[0] not in _DECIDED or len(rest) < 2 or not rest[-1].isdigit():
        return None
    kind, number = _DECIDED[rest[0]], int(rest[-1])
    part, bracket = (tail[1] or "", tail[2] or "") if tail else ("", "")
    if body == "security-council" and kind == "resolution":
        year = int(bracket) if bracket.isdigit() else sc_year(number)
        text = f"S/RES/{number} ({year})" if year else text
        return Symbol(text, body, kind, "", year, number, part) if len(rest) == 2 else None
    if bracket:
        text = " ".join(filter(None, (text[: text.index(rest[-1]) + len(rest[-1])], part, f"({bracket})")))
    session = bracket or "-".join(rest[1:-1])
    return Symbol(text, body, kind, *_session_and_year(session), number, part) if session else None


def _session_and_year(session: str) -> tuple[str, int | None]:
    return ("", int(session)) if session.isdigit() and len(session) == 4 else (session, None)


def _numbered(text: str, body: str, rest: list[str]) -> Symbol | None:
    """Documents of a session or year: A/79/L.2, S/2023/638, S/25704, S/PV.9500, E/2024/3, A/HRC/S-28/1."""
    if len(rest) > 3 or (len(rest) == 3 and rest[1] not in ("INF", "Inf")):
        return None
    last = _LAST.fullmatch(rest[-1])
    session = rest[0] if len(rest) > 1 else ""
    if not last or not (_SESSION.fullmatch(session) or re.fullmatch(r"(?:19|20)\d\d", session) or not session):
        return None
    if not session and not (last[1] in ("PV", "SR") or body == "security-council"):
        return None
    return Symbol(text, body, _NUMBERED.get(last[1] or "", "document"), *_session_and_year(session), int(last[2]))


def _other(text: str, body: str, rest: list[str]) -> Symbol | None:
    """Documents of sub-organs and conferences: A/CONF.219/7, E/CN.6/2024/L.3, S/AC.51/2024/1, A/INF/79/3."""
    if len(rest) < 2 or not re.match(r"[A-Z]{1,5}(?:\.\d|$)|Agenda$", rest[0]):
        return None
    year = next((int(segment) for segment in rest if re.fullmatch(r"(?:19|20)\d\d", segment)), None)
    return Symbol(text, body, "draft" if _is_draft(rest) else "document", "", year)


def _is_draft(rest: list[str]) -> bool:
    return re.fullmatch(r"L\.\d+", rest[-1]) is not None
