"""What a comparison says in general terms, without a word of the drafts: what a policy may be about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from resdraft.check import Finding, Severity
from resdraft.diff import ChangeKind, Comparison, Link, Side
from resdraft.model import Bracket, Resolution, counts, structural
from resdraft.render.policy_names import POLICIES

Telling = Literal["none", "summary", "full"]
"""How much of the words leaves: nothing but labels, kinds and counts; what changes mean; all."""
_OF_KIND: dict[ChangeKind, str] = {
    "authority": "authority-changed",
    "actor": "actor-changed",
    "condition": "condition-changed",
    "deadline": "deadline-changed",
    "number": "number-changed",
    "date": "date-changed",
    "sum": "sum-changed",
    "citation": "citation-changed",
}
_OF_SEVERITY: dict[Severity, str] = {"error": "new-errors", "warning": "new-warnings"}
_IN_GENERAL = {
    "softened": "softened",
    "hardened": "hardened",
    **{policy: str(kind) for kind, policy in _OF_KIND.items()},
    "brackets-opened": "bracket opened",
    "brackets-closed": "bracket closed",
    "new-errors": "error found",
    "new-warnings": "warning found",
}
"""What is said of a clause beside its kind of change."""


@dataclass(frozen=True, slots=True)
class ReviewedDraft:
    """A draft that a branch changed, as far as it could be read."""

    path: str
    status: Literal["new", "changed", "renamed", "deleted"]
    old_path: str = ""
    """Where it was, if that is another place."""
    comparison: Comparison | None = None
    """Where both its texts could be read."""
    resolution: Resolution | None = None
    """The new text, or that of a deleted draft; None where it could not be read."""
    fault: str = ""
    """Why it could not be read."""
    old_fault: str = ""
    """Why its earlier text could not be read."""
    problems: int = 0
    """How many places of the new text cannot be read as meant."""
    findings: tuple[Finding, ...] = ()
    """What the rules of drafting find in the new text and did not find in the old one; errors and warnings."""


def link_policies(link: Link) -> tuple[str, ...]:
    """What policies a link is about, in the order of `POLICIES`; none for an unchanged one."""
    if not link.changed:
        return ()
    found = set(_of_place(link))
    for change in link.changes:
        if policy := _OF_KIND.get(change.kind):
            found.add(policy)
        if change.kind == "verb" and change.weight != "neutral":
            found.add("softened" if change.weight == "weaker" else "hardened")
    before, after = _brackets(link.old), _brackets(link.new)
    found |= {"brackets-opened"} if after - before else set()
    found |= {"brackets-closed"} if before - after else set()
    return tuple(policy for policy in POLICIES if policy in found)


def _of_place(link: Link) -> Iterable[str]:
    old, new = ({side.part for side in sides} for sides in (link.old, link.new))
    if "operative" in old | new:
        yield "operative-changed"
    if "operative" in new - old:
        yield "operative-added"
    if "operative" in old - new:
        yield "operative-deleted"
    if "preamble" in old | new:
        yield "preamble-changed"
    if "annexes" in old | new:
        yield "annex-changed"


def _brackets(sides: Iterable[Side]) -> Counter[tuple[str, tuple[str, ...]]]:
    """Brackets by kind and holders; of one over several paragraphs each part."""
    return Counter(
        (mark.value.kind, mark.value.holders)
        for side in sides
        for text in (side.text, side.closing)
        for mark in structural(text)
        if isinstance(mark.value, Bracket)
    )


def draft_policies(draft: ReviewedDraft) -> tuple[str, ...]:
    """What policies a draft is about as a whole: gone, not to be read, with problems or findings; each as often."""
    found = []
    if draft.status == "deleted":
        if draft.resolution is None or counts(draft.resolution).operative:
            found += ["operative-changed", "operative-deleted"]
        found.append("draft-deleted")
    found += [_OF_SEVERITY[one.severity] for one in draft.findings if one.severity in _OF_SEVERITY]
    if draft.problems:
        found.append("problems")
    if draft.fault and draft.status != "deleted":
        found.append("unreadable")
    return tuple(found)


def policy_counts(draft: ReviewedDraft) -> Counter[str]:
    """How often a draft gives reason to each policy."""
    links = draft.comparison.links if draft.comparison else ()
    return Counter([*draft_policies(draft), *(policy for link in links for policy in link_policies(link))])


def in_general(policies: Iterable[str]) -> str:
    """What changed, without words: "softened, citation"; empty where only a kind of change can be told."""
    return ", ".join(_IN_GENERAL[policy] for policy in policies if policy in _IN_GENERAL)


def in_words(policies: Iterable[str]) -> str:
    """The same as it is said of a clause: "softened, deadline and citation changed"."""
    found = [_IN_GENERAL[policy] for policy in policies if policy in _IN_GENERAL]
    done = [words for words in found if words.endswith("ed")]
    changed = [words for words in found if words not in done]
    if changed:
        done.append(f"{' and '.join(part for part in (', '.join(changed[:-1]), changed[-1]) if part)} changed")
    return ", ".join(done)


def general_count(policy: str, count: int) -> str:
    """How often, without words: "2 softened", "3 citations", "1 bracket opened"; for a policy that has such words."""
    words = _IN_GENERAL[policy]
    if count == 1 or (words.endswith("ed") and " " not in words):
        return f"{count:,} {words}"
    noun, *rest = words.split(" ")
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return " ".join([f"{count:,}", plural, *rest])


_VARIANT = r"bis|ter|quater|quinquies|sexies|septies|octies|nonies|novies|decies|ante|alt|end|note"
_OUR_WORDS = "draft|enacting|line|para|before|after|bullet|quote|Annex|Appendix|Part|Section"
_TOKEN = re.compile(rf"(?:PP|OP)?\d{{1,5}}|[IVXLCivxlc]{{1,7}}|\w|(\w)\1{{1,2}}|{_VARIANT}|{_OUR_WORDS}|[^\w\s]")


def safe_name(side: Side) -> str:
    """What a clause is called, without a word of the draft: its label if that is one of numbers and letters alone."""
    if _is_safe(side.label):
        return side.label
    if side.path[0] == "annexes":
        return f"annex {int(side.path[1]) + 1}"
    return "a paragraph" if side.kind == "clause" else f"a {side.kind}"


def _is_safe(label: str) -> bool:
    tokens = re.findall(r"\w+|[^\w\s]", label)
    return bool(tokens) and all(_TOKEN.fullmatch(token) for token in tokens)


def safe_place(finding: Finding) -> str:
    """Where a finding is, without a word of the draft."""
    if _is_safe(finding.label):
        return finding.label
    if not finding.path:
        return finding.spot
    return {"notes": "a note", "annexes": f"annex {int(finding.path[1]) + 1}"}.get(str(finding.path[0]), "a paragraph")


def safe_title(link: Link) -> str:
    """From where to where, without a word of the draft: "OP5 → OP7", "PP4 + PP5 → PP6", "OP3"."""
    old, new = (" + ".join(map(safe_name, sides)) for sides in (link.old, link.new))
    return f"{old} → {new}" if old and new and old != new else new or old
