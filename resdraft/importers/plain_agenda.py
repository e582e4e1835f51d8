"""The numbers in a line such as "Agenda item 70 (b)" or "Items 137 and 138 of the preliminary list"."""

from __future__ import annotations

import re

_ITEM = re.compile(r"(?P<number>\d{1,3}) ?\(?(?P<letter>[a-z]{1,2})?\)?")
_JOINTS = re.compile(r"\s?[,،、;]\s?(?:and |et |y |и )?|\s(?:and|et|y|e|и|&)\s|\sو\s?|和")


def item_numbers(printed: str) -> tuple[str, ...]:
    """The numbers as a masthead stores them, in order: "13", "75 (a)"; none where the words are something else."""
    found = [_ITEM.fullmatch(words.strip()) for words in _JOINTS.split(printed)]
    if not all(found):
        return ()
    return tuple(f"{item['number']} ({item['letter']})" if item["letter"] else item["number"] for item in found if item)
