"""Series of numbers: Security Council resolutions by year, sessions of the General Assembly."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from resdraft.facts.tables import rows

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SIGNS = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


@dataclass(frozen=True, slots=True)
class GaSession:
    """A session of the General Assembly."""

    key: str
    """`79`, `S-10` (special) or `ES-11` (emergency special)."""
    kind: str
    """`regular`, `special` or `emergency special`."""
    opened: int
    """Year in which it opened."""
    closed: int
    """Year in which it closed; for an emergency session that may be resumed, the last year known."""
    roman: bool
    """Its resolutions are cited as `217 A (III)`; else as `79/1`."""


@cache
def _years() -> dict[int, tuple[int, int]]:
    return {int(year): (int(first), int(last)) for year, first, last in rows("sc_numbers")}


@cache
def _starts() -> tuple[tuple[int, ...], tuple[int, ...]]:
    years = _years()
    return tuple(first for first, _ in years.values()), tuple(years)


def sc_number_range(year: int) -> tuple[int, int] | None:
    """The first and the last number of the Security Council's resolutions of a year, None for a year not known.

    The last year of the table may go on: its last number is the last one seen.
    """
    return _years().get(year)


def sc_year(number: int) -> int | None:
    """The year of a Security Council resolution, None if the number lies outside the table."""
    firsts, years = _starts()
    index = bisect_right(firsts, number) - 1
    return years[index] if index >= 0 and number <= _years()[years[index]][1] else None


@cache
def _sessions() -> dict[str, GaSession]:
    return {
        key: GaSession(key, kind, int(opened), int(closed), series == "roman")
        for key, kind, opened, closed, series in rows("ga_sessions")
    }


def ga_session(key: int | str) -> GaSession | None:
    """The session of the General Assembly with that number or key: 79, "79", "XXX", "S-10", "S-VI", "ES-11"."""
    prefix, dash, number = str(key).upper().replace("\u2011", "-").rpartition("-")
    if number and not number.isascii():
        return None
    if number and set(number) <= _ROMAN.keys():
        number = str(roman_value(number))
    return _sessions().get(prefix + dash + number)


def roman_value(numeral: str) -> int:
    """XXX → 30; numerals of capitals up to C."""
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def roman_numeral(number: int) -> str:
    """30 → XXX; numbers below 400."""
    numeral = ""
    for sign, value in _SIGNS:
        while number >= value:
            numeral, number = numeral + sign, number - value
    return numeral
