"""What every template may ask for: the words of the masthead."""

from __future__ import annotations

from collections.abc import Mapping

from resdraft.model import Resolution
from resdraft.render.fixed_words import page_words
from resdraft.render.masthead import Lines


class Extras:
    """The masthead's own further entries, by name; nothing else can be asked of it."""

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def __contains__(self, name: str) -> bool:
        return name in self._words


def plain_fields(resolution: Resolution, lines: Lines) -> dict[str, str]:
    """The fields that are words without formatting, by name."""
    masthead = resolution.masthead
    symbol = lines.symbol
    words = page_words(masthead.language)
    return {
        "symbol": symbol,
        "symbol_letter": symbol[:1],
        "symbol_rest": symbol[1:],
        "organ": lines.organ,
        "distribution": lines.distribution,
        "date": lines.date,
        "original": lines.original,
        "original_line": words.original if lines.original else "",
        "united_nations": words.united_nations,
        "session": lines.session,
        "committee": lines.committee,
        "agenda_number": lines.agenda_number,
        "agenda_line": words.agenda_item.format(lines.agenda_number) if lines.agenda_number else "",
        "resolution": lines.resolution,
        "adoption": lines.adoption,
        "route": lines.route,
        "number": lines.number,
        "meeting": lines.meeting,
        "notice": lines.notice,
        "job_number": lines.job_number,
        "language": masthead.language,
        "stage": masthead.stage,
        "type": masthead.type,
        "body": masthead.body,
    }


def extra_fields(resolution: Resolution) -> dict[str, str]:
    """The masthead's further entries, lists joined by commas."""
    extra = resolution.masthead.extra
    return {key: value if isinstance(value, str) else ", ".join(value) for key, value in extra}
