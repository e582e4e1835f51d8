"""What every template may ask for: the words of the masthead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from resdraft import facts
from resdraft.model import Resolution
from resdraft.render.masthead import Lines
from resdraft.render.wording import listed


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
    return {
        "symbol": symbol,
        "symbol_letter": symbol[:1],
        "symbol_rest": symbol[1:],
        "organ": lines.organ,
        "distribution": lines.distribution,
        "distribution_line": lines.distribution_line,
        "date": lines.date,
        "date_line": lines.date_line,
        "original": lines.original,
        "original_line": lines.original_line,
        "united_nations": facts.page_words(masthead.language)["united_nations"],
        "session": lines.session,
        "committee": lines.committee,
        "agenda_number": lines.agenda_number,
        "agenda_line": lines.agenda_line,
        "sponsor_names": lines.sponsor_names,
        "resolution": lines.resolution,
        "adoption": lines.adoption,
        "route": lines.route,
        "number": lines.number,
        "number_to_come": lines.number_to_come,
        "meeting": lines.meeting,
        "notice": lines.notice,
        "job_number": lines.job_number,
        "language": masthead.language,
        "stage": masthead.stage,
        "type": masthead.type,
        "body": masthead.body,
    }


def extra_fields(resolution: Resolution) -> dict[str, str]:
    """The masthead's further entries by the names that a tag can say: "co-submitters" is `extra.co_submitters`."""
    language = resolution.masthead.language
    return {
        re.sub(r"[-\s]+", "_", key): value if isinstance(value, str) else listed(value, language)
        for key, value in resolution.masthead.extra
    }
