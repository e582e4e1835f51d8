"""Comments that allow a finding: `<!-- resdraft: allow RD201: reason -->` before the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from resdraft.check.document import Document
from resdraft.check.findings import Finding
from resdraft.model import Path

UNNEEDED = "RD001"
"""The finding for a comment that allows what is not there, or names no rule."""
UNREASONED = "RD002"
"""The finding for a comment that does not say why."""
_ALLOWS = re.compile(r"resdraft: ?allow +((?:RD\d{3}(?:, *| +|(?=:|$)))+)(?:: *(.*))?", re.IGNORECASE)
_LOOKS = re.compile(r"\s*resdraft\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a comment allows, and where."""

    codes: tuple[str, ...]
    reason: str
    path: Path
    label: str
    at: int
    """Where the comment stands in the text, in code points."""


def allowances(document: Document) -> tuple[tuple[Allowance, ...], tuple[Finding, ...]]:
    """The comments that allow something, and findings for those that are meant to and do not."""
    found: list[Allowance] = []
    wrong: list[Finding] = []
    for words in document.texts:
        for mark in words.text.marks:
            comment = str(mark.value) if mark.kind == "comment" else ""
            if not _LOOKS.match(comment):
                continue
            read = _ALLOWS.fullmatch(comment.strip())
            if read is None:
                hint = "write `<!-- resdraft: allow RD201: reason -->`"
                wrong.append(
                    Finding(UNNEEDED, "warning", "this comment allows nothing", hint, words.label, words.path,
                            words.spot, mark.start, mark.end)
                )  # fmt: skip
                continue
            codes = tuple(code.upper() for code in re.findall(r"RD\d{3}", read[1], re.IGNORECASE))
            found.append(Allowance(codes, (read[2] or "").strip(), words.path, words.label, mark.start))
    return tuple(found), tuple(wrong)


def allowed(findings: Iterable[Finding], given: Sequence[Allowance], ran: frozenset[str]) -> Iterator[Finding]:
    """The findings that no comment allows, and one for each comment that allows what was not found.

    A comment speaks for its paragraph and what stands below it. Rules that did not run say nothing of need.
    """
    used: set[tuple[int, str]] = set()
    for finding in findings:
        keys = [
            (number, finding.code)
            for number, one in enumerate(given)
            if finding.code in one.codes and finding.path[: len(one.path)] == one.path
        ]
        used.update(keys)
        if not keys:
            yield finding
    for number, one in enumerate(given):
        for code in one.codes:
            if code in ran and (number, code) not in used:
                yield Finding(
                    UNNEEDED, "warning", f"{code} is allowed here and not found", "remove the comment", one.label,
                    one.path, "text", one.at, one.at,
                )  # fmt: skip
        if not one.reason:
            yield Finding(
                UNREASONED, "info", "the comment does not say why", f"write `allow {one.codes[0]}: reason`", one.label,
                one.path, "text", one.at, one.at,
            )  # fmt: skip
