"""What people call the paragraphs of a part: by number, and those without one by their neighbours."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from resdraft.model.block_types import Block, Clause, Heading

_COMMAS = (",", "،", "，", "、")
_BODY = re.compile(
    r"(?:The|La|Le|El|Генеральная|Совет|Экономический|إن)\s|L['’]|[\u4e00-\u9fff]{0,12}(?:大会|理事会)，$",
    re.IGNORECASE,
)
"""How an enacting line begins; no recital does."""
_LONGEST_ENACTING = 60
"""Characters of "The Committee on Economic, Social and Cultural Rights," and the like."""


def top_labels(part: Sequence[Block], printed: Sequence[str], prefix: str) -> list[str]:
    """Labels of top-level blocks, empty for what is no clause.

    `printed` are their printed numbers, `prefix` what stands before a number ("OP", "Annex I "). Where the count starts
    again the sections' numbers stand before it. A clause without a number is named by the numbered one before it, or
    by the next where a heading stands between; where none has a number they are counted.
    """
    labels = _numbered(part, printed, prefix)
    if not any(printed):
        places = [index for index, block in enumerate(part) if isinstance(block, Clause)]
        return _filled(labels, {index: f"{prefix}{number}" for number, index in enumerate(places, 1)})
    lead = prefix.removesuffix("OP")
    found: dict[str, list[int]] = defaultdict(list)
    for index, neighbour in _neighbours(part, printed, labels):
        found[neighbour.replace(f" {lead}", " ", 1) if lead else neighbour].append(index)
    names = {
        index: f"{lead}para{f' {number}' if len(places) > 1 else ''} {neighbour}"
        for neighbour, places in found.items()
        for number, index in enumerate(places, 1)
    }
    return _filled(labels, names)


def _numbered(part: Sequence[Block], printed: Sequence[str], prefix: str) -> list[str]:
    """The labels of numbered clauses."""
    again = any(times > 1 for times in Counter(number for number in printed if number).values())
    labels = []
    section: list[str] = []
    for block, number in zip(part, printed, strict=True):
        if isinstance(block, Heading):
            del section[block.level - 2 :]
            section += [""] * (block.level - 2 - len(section)) + [block.number]
        inside = [name for name in section if name] if again else []
        bare = number.rstrip(".")
        labels.append("" if not number else ".".join([*inside, bare]) if inside else f"{prefix}{bare}")
    return labels


def _neighbours(part: Sequence[Block], printed: Sequence[str], labels: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where clauses without a number stand: "after OP7", "before OP1"."""
    following = [""] * len(part)
    for index in range(len(part) - 2, -1, -1):
        following[index] = labels[index + 1] or following[index + 1]
    last, parted = "", True
    for index, block in enumerate(part):
        if isinstance(block, Heading):
            parted = True
        elif printed[index]:
            last, parted = labels[index], False
        elif isinstance(block, Clause):
            after = following[index]
            yield index, f"before {after}" if after and (parted or not last) else f"after {last}"


def quoted_labels(part: Sequence[Block], printed: Sequence[str], within: str) -> list[str]:
    """Labels in a text within the text: "draft PP3", "draft OP5" of a draft; of other words "OP14 quote", "… quote 2".

    A draft begins with its enacting line or with recitals, which end in a comma. `within` is what the text as a whole
    is called, empty where it stands by itself.
    """
    clauses = [index for index, block in enumerate(part) if isinstance(block, Clause)]
    first = next((index for index in clauses if printed[index]), len(part))
    recitals = [index for index in clauses if index < first]
    enacting = recitals[:1] if recitals and _is_enacting(part[recitals[0]]) else []
    recitals = recitals[len(enacting) :]
    while first == len(part) and recitals and not _ends_in_comma(part[recitals[-1]]):
        del recitals[-1]
    if not enacting and not any(_ends_in_comma(part[index]) for index in recitals):
        name = within or "quote"
        labels = top_labels(part, printed, f"{name} ")
        return [name if label else "" for label in labels] if len(clauses) == 1 else labels
    rest = recitals[-1] + 1 if recitals else enacting[-1] + 1
    names = {index: f"draft PP{number}" for number, index in enumerate(recitals, 1)}
    names.update(dict.fromkeys(enacting, "draft enacting line"))
    return _filled([""] * rest + top_labels(part[rest:], printed[rest:], "draft OP"), names)


def _is_enacting(block: Block) -> bool:
    """Whether a paragraph is no more than "The General Assembly,"."""
    if not _ends_in_comma(block) or not isinstance(block, Clause) or len(block.text.plain) > _LONGEST_ENACTING:
        return False
    plain = block.text.plain
    emphasised = any(mark.start == 0 and mark.end >= len(plain) - 1 for mark in block.text.marks)
    return emphasised or _BODY.match(plain) is not None


def _ends_in_comma(block: Block) -> bool:
    return isinstance(block, Clause) and (block.closing or block.text).plain.endswith(_COMMAS)


def _filled(labels: list[str], names: dict[int, str]) -> list[str]:
    return [names.get(index, label) for index, label in enumerate(labels)]
