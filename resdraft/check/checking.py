"""A draft held against the rules."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache

from resdraft.check.document import Document
from resdraft.check.findings import SEVERITIES, Finding
from resdraft.check.profiles import PROFILES, profile_of
from resdraft.check.registry import FAMILIES, Rule, known_rules
from resdraft.check.suppressions import allowances, allowed
from resdraft.model import STAGES, Path, Resolution, UsageError, blocks


def check(
    resolution: Resolution,
    *,
    profile: str = "",
    stage: str = "",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """The findings of a normal Resolution in reading order, those at one place the gravest first.

    Without `profile` and `stage` the draft's own body and stage say what holds. `select` names codes ("RD201"), names
    ("preambular-comma"), families ("RD2", "preamble"), profiles (all that holds for a body) or "all" in place of the
    default set; `ignore` takes some away.

    Raises UsageError for a profile, stage, code or family that is not known.
    """
    profile = profile or profile_of(resolution)
    stage = stage or resolution.masthead.stage
    document = Document(resolution, checked_profile(profile), checked_stage(stage))
    chosen = [one for one in chosen_rules(select, ignore) if one.holds(document)]
    given, wrong = allowances(document)
    found = [finding for one in chosen for finding in one.findings(document)]
    ran = frozenset(one.code for one in chosen)
    left = [one for one in (*allowed(found, given, ran), *wrong) if one.code in ran]
    order = {place.path: number for number, place in enumerate(blocks(resolution))}
    return tuple(sorted(left, key=lambda finding: _key(finding, order)))


def checked_profile(name: str) -> str:
    """The name of a profile; raises UsageError where there is no such."""
    if name not in PROFILES:
        raise UsageError(f"no such profile: {name}", hint=_near(name, PROFILES))
    return name


def checked_stage(name: str) -> str:
    """The name of a stage; raises UsageError where there is no such."""
    if name not in STAGES:
        raise UsageError(f"no such stage: {name}", hint=_near(name, STAGES))
    return name


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that are asked for; the default set where nothing is selected.

    Raises UsageError for what names no rule and no family.
    """
    return _chosen(tuple(select), tuple(ignore))


@lru_cache(maxsize=16)
def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    wanted = (_named(select) if select else frozenset(one.code for one in known_rules() if one.default)) - _named(
        ignore
    )
    return tuple(one for one in known_rules() if one.code in wanted)


def _named(names: Sequence[str]) -> frozenset[str]:
    codes = {one.code for one in known_rules()}
    families = {name: digit for digit, (name, _) in FAMILIES.items()}
    found: set[str] = set()
    for name in names:
        key = name.strip()
        start = f"RD{families[key.lower()]}" if key.lower() in families else key.upper()
        if key.lower() == "all":
            found |= codes
        elif key.lower() in PROFILES:
            found |= {one.code for one in known_rules() if key.lower() in one.bodies}
        elif start[:2] == "RD" and (matching := {code for code in codes if code.startswith(start)}):
            found |= matching
        else:
            by_name = {one.name: one.code for one in known_rules()}
            if key.lower() not in by_name:
                raise UsageError(f"no such rule: {name}", hint=_near(key, [*codes, *families, *PROFILES, *by_name]))
            found.add(by_name[key.lower()])
    return frozenset(found)


def _near(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, 1)
    if close:
        return f"did you mean {close[0]}?"
    return "`resdraft rule` lists them" if len(known) > len(PROFILES) else f"known: {', '.join(known)}"


def _key(finding: Finding, order: dict[Path, int]) -> tuple[int, int, int, int, str]:
    """Masthead and enacting line first, then paragraphs as they stand, then notes."""
    last = len(order) + 1
    if finding.path[:1] == ("notes",):
        place = last + int(finding.path[1])
    else:
        place = order.get(finding.path, order.get((*finding.path, 0), -1))
    return place, finding.spot == "closing", finding.start, SEVERITIES.index(finding.severity), finding.code
