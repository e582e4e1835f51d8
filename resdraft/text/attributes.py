"""What stands in braces after a clause's own words: its id, how far it is agreed, what it builds on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resdraft.model import AGREEMENTS, ID, OPEN, Agreement, Reopened, Status, clean_name, is_iso_date
from resdraft.text.stances import Holders, read_holders

_LAST = re.compile(r"(?:(?<= )|^)\{([^{}]*)\}$")
PRINTED_SOURCE = re.compile(r"(?<= )\(based on ([^()]*(?:\([^()]*\)[^()]*)*)\)([,;.:]?)$")
"""What a paragraph builds on, as it is printed at its end."""
_AGREED: dict[str, Agreement] = {agreement: agreement for agreement in AGREEMENTS}
_REOPENED = re.compile(r"reopened(?: (\d{4}-\d\d-\d\d))?(?: by (.+))?")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the braces say."""

    id: str = ""
    status: Status = OPEN
    source: str = ""


def peel(words: str, holders: Holders) -> tuple[str, Attributes, str]:
    """The words without the braces at their end, what those say, and one that says nothing known (or "")."""
    found = Attributes()
    unknown = ""
    if words.endswith("}"):
        while (last := _LAST.search(words, max(0, words.rfind("{") - 1))) is not None:
            read = _read(last[1].strip(" "), found, holders)
            if read is None:
                unknown = last[0]
                break
            found = read
            words = words[: last.start()].rstrip(" ")
            if not words.endswith("}"):
                break
    if words.endswith((")", "),", ");", ").", "):")) and not found.source:
        printed = PRINTED_SOURCE.search(words, max(0, words.rfind("(based on ") - 1))
        if printed is not None and not _in_stances(words, printed) and (source := clean_name(printed[1])):
            found = replace(found, source=source)
            words = words[: printed.start()].rstrip(" ") + printed[2]
    return words, found, unknown


def _in_stances(words: str, printed: re.Match[str]) -> bool:
    """Whether the words are the end of a holder's name, with whose colon a bracket over several paragraphs begins."""
    before = printed.start()
    return printed[2] == ":" and words.rfind("[", 0, before) > words.rfind("]", 0, before)


def _read(words: str, found: Attributes, holders: Holders) -> Attributes | None:
    """What one pair of braces adds; None where it is nothing known, or says again what later braces said."""
    status = found.status
    if words.startswith("#"):
        return replace(found, id=words[1:]) if ID.fullmatch(words[1:]) and not found.id else None
    if words.startswith("based on "):
        source = clean_name(words[9:])
        return replace(found, source=source) if source and not found.source else None
    if words.startswith("reserved by "):
        names = read_holders(words[12:], holders)
        return replace(found, status=replace(status, reserved=names)) if names and not status.reserved else None
    if words.startswith("linked to "):
        ids = tuple(name.strip(" ") for name in words[10:].split(","))
        if status.linked or not all(name.startswith("#") and ID.fullmatch(name[1:]) for name in ids):
            return None
        return replace(found, status=replace(status, linked=tuple(dict.fromkeys(name[1:] for name in ids))))
    if words.startswith("reopened"):
        again = _reopened(words, holders)
        return replace(found, status=replace(status, reopened=again)) if again and not status.reopened else None
    return _agreed(words, found, holders)


def _agreed(words: str, found: Attributes, holders: Holders) -> Attributes | None:
    head, separator, names = f" {words}".partition(" pending ")
    agreement = _AGREED.get(head.strip(" "))
    pending = read_holders(names, holders) if separator else ()
    if agreement is None or pending is None or not (agreement or pending):
        return None
    if found.status.agreement or found.status.pending:
        return None
    return replace(found, status=replace(found.status, agreement=agreement, pending=pending))


def _reopened(words: str, holders: Holders) -> Reopened | None:
    match = _REOPENED.fullmatch(words)
    if match is None or not (match[1] or match[2]) or (match[1] and not is_iso_date(match[1])):
        return None
    names = read_holders(match[2], holders) if match[2] else ()
    return None if names is None else Reopened(match[1] or "", names)


def write_attributes(identity: str, status: Status, source: str) -> str:
    """The braces after a clause's words, each set off by a blank; empty if there is nothing to say."""
    pieces = []
    if identity:
        pieces.append(f"#{identity}")
    if status != OPEN:
        agreed: str = status.agreement
        if status.pending:
            agreed = f"{agreed} pending {', '.join(status.pending)}".lstrip(" ")
        again = status.reopened
        pieces += [
            agreed,
            f"reserved by {', '.join(status.reserved)}" if status.reserved else "",
            f"linked to {', '.join('#' + name for name in status.linked)}" if status.linked else "",
            " ".join(
                [
                    "reopened",
                    *([again.date] if again.date else []),
                    *(["by " + ", ".join(again.holders)] if again.holders else []),
                ]
            )
            if again
            else "",
        ]
    if source:
        pieces.append(f"based on {source}")
    return " ".join("{" + piece + "}" for piece in pieces if piece)
