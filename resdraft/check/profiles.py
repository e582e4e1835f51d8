"""For whom and when rules hold: bodies, stages, languages."""

from __future__ import annotations

from resdraft.model import Resolution

SC, GA, HRC, ECOSOC, MUN = (
    "security-council",
    "general-assembly",
    "human-rights-council",
    "economic-and-social-council",
    "model-un",
)
PROFILES = (SC, GA, HRC, ECOSOC, MUN)
"""The houses whose rules are known."""
ALL = frozenset(PROFILES)
UNITED_NATIONS = frozenset({SC, GA, HRC, ECOSOC})
NOT_SC = frozenset({GA, HRC, ECOSOC, MUN})
LANGUAGES = frozenset({"en", "fr", "es", "ru", "ar", "zh"})
ENGLISH = frozenset({"en"})
EVERY_STAGE = frozenset({"negotiation", "tabled", "adopted"})
TABLED = frozenset({"tabled", "adopted"})
"""From submission on; before it brackets, drafting notes and labels of PP and OP are as they should be."""


def profile_of(resolution: Resolution) -> str:
    """The profile that a draft's own body asks for; that of the General Assembly where no body is given.

    Its rules are the ones that most other bodies follow.
    """
    body = resolution.masthead.body
    return body if body in PROFILES else GA
