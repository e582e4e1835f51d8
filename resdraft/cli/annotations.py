"""Remarks that a forge shows beside the line of a changed clause."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from resdraft.check import known_rules
from resdraft.cli.review import Reviewed, changed_links
from resdraft.cli.terminal import one_line
from resdraft.render import (
    POLICIES,
    Telling,
    draft_policies,
    in_general,
    link_kind,
    link_policies,
    safe_place,
    safe_title,
)

Level = Literal["error", "warning", "notice"]
_LEVELS: tuple[Level, ...] = ("error", "warning", "notice")
_SHOWN_BY_GITHUB = 50
_SEVERITY = {"error": "major", "warning": "minor", "notice": "info"}


@dataclass(frozen=True, slots=True)
class Annotation:
    """One remark at a place."""

    level: Level
    """An error is against the policy; a warning says what a change means; a notice only that there is one."""
    path: str
    line: int
    """0 where the file has no lines."""
    title: str
    message: str


def remarks_on(found: Sequence[Reviewed], *, telling: Telling, fail_on: Collection[str]) -> list[Annotation]:
    """A remark for each changed clause, and for what concerns a draft as a whole; the gravest first.

    A forge shows only the first ones (GitHub ten of a level for a step). Under "none" they have no word of a draft.
    """
    remarks = [remark for reviewed in found for remark in _of_draft(reviewed, telling, fail_on)]
    return sorted(remarks, key=lambda remark: _LEVELS.index(remark.level))


def _of_draft(reviewed: Reviewed, telling: Telling, fail_on: Collection[str]) -> Iterator[Annotation]:
    draft = reviewed.draft
    summaries = {rule.code: rule.summary for rule in known_rules()}
    for policy in draft_policies(draft):
        if policy in ("problems", "unreadable", "draft-deleted"):
            level: Level = "error" if policy in fail_on else "warning"
            why = draft.fault if policy == "unreadable" and telling != "none" else ""
            yield Annotation(level, draft.path, 0, POLICIES[policy], why or "`resdraft ci` says so of the whole file")
    for finding, place in reviewed.placed():
        policy = "new-errors" if finding.severity == "error" else "new-warnings"
        level = "error" if policy in fail_on else "warning"
        said = summaries[finding.code] if telling == "none" else f"{finding.message} ({finding.hint})"
        where = safe_place(finding) if telling == "none" else finding.label or finding.spot
        yield Annotation(level, draft.path, place.line, f"{where}: {finding.code}", said)
    for link in changed_links(draft):
        if link.side.kind == "note":
            continue  # the paragraph that refers to it says so
        policies = link_policies(link)
        general = in_general(policies)
        meaning = "; ".join(change.text for change in link.changes) if telling != "none" else ""
        level = "error" if set(policies) & set(fail_on) else "warning" if general else "notice"
        title = f"{safe_title(link)}: {general or link_kind(link)}"
        message = "; ".join(part for part in (link_kind(link), meaning) if part)
        yield Annotation(level, draft.path, reviewed.line(link), title, message)


def github_annotations(remarks: Sequence[Annotation]) -> str:
    """Commands of GitHub's runner, a line each: as many as it shows of a run."""
    return "".join(f"{_command(remark)}\n" for remark in remarks[:_SHOWN_BY_GITHUB])


def _command(remark: Annotation) -> str:
    properties = {"file": remark.path, "line": str(remark.line) if remark.line else "", "title": remark.title}
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{remark.level} {said}::{_data(one_line(remark.message))}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def gitlab_annotations(remarks: Sequence[Annotation]) -> str:
    """GitLab's report of code quality, as JSON."""
    return json.dumps([_finding(remark) for remark in remarks], indent=2, ensure_ascii=False) + "\n"


def _finding(remark: Annotation) -> dict[str, object]:
    from hashlib import sha256

    said = f"{remark.path}\0{remark.title}\0{remark.message}"
    return {
        "description": f"{remark.title} ({remark.message})",
        "check_name": f"resdraft-{remark.level}",
        "fingerprint": sha256(said.encode("utf-8", "surrogateescape")).hexdigest(),
        "severity": _SEVERITY[remark.level],
        "location": {"path": remark.path, "lines": {"begin": max(1, remark.line)}},
    }
