"""The names that a policy may use: by themselves, so that reading a configuration loads no comparison."""

from __future__ import annotations

COMMENT_LIMIT = 65_536
"""Characters that GitHub takes for a comment."""
LEAST_COMMENT = 1_000
"""Fewer hold no comment that says what it leaves out."""
POLICIES: dict[str, str] = {
    "operative-changed": "an operative paragraph changed, came, went or moved",
    "operative-added": "an operative paragraph came",
    "operative-deleted": "an operative paragraph went",
    "preamble-changed": "a preambular paragraph changed, came, went or moved",
    "annex-changed": "something in an annex changed",
    "softened": "the verb of a paragraph became weaker",
    "hardened": "the verb of a paragraph became stronger",
    "authority-changed": "under what authority it is decided",
    "actor-changed": "who is to act",
    "condition-changed": "under what condition",
    "deadline-changed": "by when",
    "number-changed": "a number",
    "date-changed": "a date",
    "sum-changed": "a sum of money",
    "citation-changed": "a resolution or document cited",
    "brackets-opened": "more words in brackets",
    "brackets-closed": "fewer words in brackets",
    "new-errors": "the rules of drafting find an error that was not there (`resdraft check`)",
    "new-warnings": "they find something to warn of that was not there",
    "draft-deleted": "a draft went",
    "problems": "a draft has a part that cannot be read as meant",
    "unreadable": "a draft cannot be read at all",
}
"""What a policy may name, with what it means."""
