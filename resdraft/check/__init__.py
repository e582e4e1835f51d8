"""A resolution in, findings out: the drafting rules that a program can decide.

`check` gives the findings, `fixed` mends those that have a fix, `known_rules` lists the rules with their pages.
Rules know no files and no faces; a finding says where it stands by path and place in the text. Pure functions over
shipped facts.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resdraft.check.checking import check, checked_profile, checked_stage, chosen_rules
    from resdraft.check.findings import FAIL_ON, SEVERITIES, Finding, Fix, Severity, Spot
    from resdraft.check.fixing import fixed
    from resdraft.check.profiles import PROFILES, profile_of
    from resdraft.check.registry import FAMILIES, Rule, known_rules

__all__ = [
    "FAIL_ON",
    "FAMILIES",
    "PROFILES",
    "SEVERITIES",
    "Finding",
    "Fix",
    "Rule",
    "Severity",
    "Spot",
    "check",
    "checked_profile",
    "checked_stage",
    "chosen_rules",
    "fixed",
    "known_rules",
    "profile_of",
]

_MODULES = {
    "checking": ("check", "checked_profile", "checked_stage", "chosen_rules"),
    "findings": ("FAIL_ON", "SEVERITIES", "Finding", "Fix", "Severity", "Spot"),
    "fixing": ("fixed",),
    "profiles": ("PROFILES", "profile_of"),
    "registry": ("FAMILIES", "Rule", "known_rules"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a name of this door from its module, once."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
