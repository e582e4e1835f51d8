"""What is said of a rule besides its own words: how grave it is, where it holds, whether it is mended."""

from __future__ import annotations

from collections.abc import Iterator

from resdraft.check import PROFILES, Rule
from resdraft.model import STAGES

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


def facts_of(rule: Rule) -> Iterator[str]:
    """Lines "Name: value"."""
    others = ", ".join(f"{severity} for {body}" for body, severity in rule.by_body.items())
    yield f"Severity: {rule.severity}" + (f" ({others})" if others else "")
    yield f"Holds for: {_all(rule.bodies, PROFILES)}"
    yield f"Languages: {_all(rule.languages, _LANGUAGES)}"
    yield f"Stages: {_all(rule.stages, STAGES)}"
    yield f"Usual: {'yes' if rule.default else f'no; --select {rule.code}'}"
    yield f"Mended by --fix: {'yes' if rule.fixes else 'no'}"


def _all(some: frozenset[str], known: tuple[str, ...]) -> str:
    return "all" if set(known) <= some else ", ".join(one for one in known if one in some)
