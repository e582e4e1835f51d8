"""The numbers in a line such as "Agenda item 70 (b)" or "Items 137 and 138 of the preliminary list"."""

from __future__ import annotations

import re

from resdraft.importers.akn.items import item_number

_ITEM = re.compile(r"(?P<number>\d{1,3}) ?\(?(?P<letter>[a-z]{1,2})?\)?")
_ARABIC = re.compile(r"\d{1,3} ?\([ء-ي] ?[ء-ي]?\)")
_JOINTS = re.compile(r"\s?[,،、;]\s?(?:and |et |y |и )?|\s(?:and|et|y|e|и|&)\s|\sو\s?|和")


def item_numbers(printed: str) -> tuple[str, ...]:
    """The numbers as a masthead stores them, in order: "13", "75 (a)"; none where the words are something else."""
    found = tuple(_number(words.strip()) for words in _JOINTS.split(printed))
    return found if all(found) else ()


def _number(words: str) -> str:
    found = _ITEM.fullmatch(words)
    if found is None:
        return item_number(words) if _ARABIC.fullmatch(words) else ""
    return f"{found['number']} ({found['letter']})" if found["letter"] else found["number"]
