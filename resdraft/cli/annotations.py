"""Remarks that a forge shows beside the line of a changed clause."""

from __future__ import annotations

import json
from collections import Counter
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
    in_words,
    link_kind,
    link_policies,
    safe_place,
    safe_title,
)

Level = Literal["error", "warning", "notice"]
_LEVELS: tuple[Level, ...] = ("error", "warning", "notice")
_SHOWN_BY_GITHUB = 10
"""Of a step; it drops the others without a word."""
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

    Under "none" they have no word of a draft.
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
        title = f"{safe_title(link)} {in_words(policies) or link_kind(link)}"
        message = "; ".join(part for part in (link_kind(link), meaning) if part)
        yield Annotation(level, draft.path, reviewed.line(link), title, message)


def github_annotations(remarks: Sequence[Annotation]) -> str:
    """Commands of GitHub's runner, a line each: as many as it shows of a step.

    Where there are more, those that say no more than that a clause changed are one for each draft; where that is not
    enough, the gravest come first and the last one counts the others.
    """
    shown = list(remarks) if len(remarks) <= _SHOWN_BY_GITHUB else list(_grouped(remarks))
    if len(shown) > _SHOWN_BY_GITHUB:
        shown, others = shown[: _SHOWN_BY_GITHUB - 1], shown[_SHOWN_BY_GITHUB - 1 :]
        shown.append(_closing(others))
    return "".join(f"{_command(remark)}\n" for remark in shown)


def _grouped(remarks: Sequence[Annotation]) -> Iterator[Annotation]:
    notices: dict[str, list[Annotation]] = {}
    for remark in remarks:
        if remark.level == "notice":
            notices.setdefault(remark.path, []).append(remark)
        else:
            yield remark
    for path, group in notices.items():
        first = group[0]
        if len(group) > 1:
            titles = "; ".join(remark.title for remark in group)
            first = Annotation("notice", path, first.line, f"{len(group):,} more paragraphs changed", titles)
        yield first


def _closing(others: Sequence[Annotation]) -> Annotation:
    """A last remark that counts those for which there is no room, draft by draft."""
    counted = Counter(remark.path for remark in others)
    drafts = ", ".join(f"{path} ({count:,})" for path, count in counted.items())
    gravest = min((remark.level for remark in others), key=_LEVELS.index)
    return Annotation(gravest, "", 0, f"{len(others):,} more remarks", f"see the summary of this run: {drafts}")


def _command(remark: Annotation) -> str:
    properties = {"file": remark.path, "line": str(remark.line) if remark.line else "", "title": remark.title}
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{remark.level}{f' {said}' if said else ''}::{_data(one_line(remark.message))}"


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
