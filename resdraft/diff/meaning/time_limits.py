"""What makes a date or a span of time a deadline: the words before it, and what is asked at a session."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"(?:^|(?<=[ ,(]))(?P<lead>"
    r"(?:until|till|by|before|prior to|no later than|not later than|within|every|through|beyond|at the latest by"
    r"|(?:for|of|over) (?:a |an |another |the )?(?:\w+ )?(?:periods?|term)(?: of)?(?: up to)?|extension of"
    r"|(?:(?:expir|terminat|conclud)(?!ed\b)\w+|due|ends?|ceases?"
    r"|(?<!for the )(?:periods?|terms?|phase) ending)(?: on| by)?"
    r"|jusqu'au|jusqu'à|d'ici à?(?: au)?|d'ici le|au plus tard|avant le|avant|dans un délai de|tous les|toutes les"
    r"|pour une (?:\w+ )?période de"
    r"|hasta el|hasta|a más tardar|antes del?|en un plazo de|dentro de|cada|por un (?:\w+ )?per[ií]odo de)"
    r"(?: el| le| the| its| a| an| the end of| an additional| a further| another| each| at least| about"
    r"| midnight on)*) $"
)
_BINDING = re.compile(r"by\b|no later|not later|within|every")
_RENEWED = re.compile(r"\b(?:exten\w+|renew\w*|prolong\w*|mandate|authori[sz]\w+|proro\w+|renov\w+|mandat\w*)\b")
_EXTENDED_TO = re.compile(r"\b(?:exten\w+|renew\w*|prolong\w*)\b[^;.\d]* to $")
_REPORT_ON = re.compile(
    r"\bto (?:report|submit|present|brief|provide|update)\b[^;.\d]{0,80} on $"
    r"|\b(?:with|through|in) (?:[\w-]+ ){0,3}(?:reports?|updates?|briefings?|assessments?)"
    r" (?:to be )?(?:provided|submitted|presented|issued|delivered)\b[^;.\d]{0,40} on $"
    r"|\bto be (?:provided|submitted|presented|issued|delivered|completed|transmitted)\b[^;.\d]{0,40} on $"
)
_WITHIN_A_SPAN = re.compile(
    r"\bto (?:also |further |again )?(?:report|submit|present|brief|provide|update|inform|review|revisit|consider"
    r"|assess|convene|meet|complete|return)\b[^;.\d]{0,120} in $"
    r"|\b(?:adjust|chang|reduc|shorten|lengthen|extend|limit|set|increas)\w* (?:to|at)(?: a maximum of| every)? $"
)
"""What makes a span of time a limit: "to provide an update in six months", "adjusted to 90 days"."""
_COUNTED_FROM = re.compile(
    r" (?:after|from|following|of|prior to|before|in advance of) (?:the |its |this |their |that )?"
    r"(?:date|adoption|issuance|expir\w+|receipt|end|conclusion|entry|start|beginning|commencement|renewal|deployment"
    r"|establishment|authori[sz]ation|resolution|publication|submission|notification|termination|completion)\b"
)
_TOLD = re.compile(r"\b(?:more|less|longer|fewer|over|only|first|last|past|next|some|nearly|almost) $")
_FOR = re.compile(r"(?:^| )(?:for|pour|por)(?: a| an| another)?(?: further| final| additional)? $")
_JOINED = re.compile(r",? (?:and|or|et|y|ou|o) (?:at )?$|, $")

_AT_ITS = re.compile(r"\b(?:(?:at|to|for|during|by|until|in) (?:its|the|their|his)|(?:agenda|part) of (?:its|the)) $")
_ASKS = re.compile(
    r"\b(?:requests?|decides?|invites?|encourages?|urges?|calls? (?:up)?on|demands?|requesting|to be|shall|should|will"
    r"|to (?:also |further |continue to |formally )?(?:report|submit|present|provide|consider|convene|include|hold"
    r"|review|transmit|inform|update|examine|take|address|brief|discuss|develop|prepare|organi[sz]e|remain|keep|give"
    r"|make|conclude|finali[sz]e|follow|devote|continue|resume|elaborate|propose))\b"
)
_DONE = re.compile(
    r"(?<!to be )(?<!be )\b(?:adopted|held|endorsed|established|concluded|on the work of|report of|convened|took place"
    r"|presented|submitted|considered|issued|delivered|(?<!progress )made)\b"
)

OFTEN = (
    r"(?P<vague>in due course\b)",
    r"(?P<final>(?:before|by|until|upon) the (?:end|expiry|expiration|completion) of (?!(?:the year )?\d|[a-z]+ \d{4})"
    r"[^,;:.]{2,60})",
    r"(?P<often>(?:semi-?|bi)?annually\b|biennially\b|triennially\b|quarterly\b|monthly\b|weekly\b"
    r"|on an? (?:(?:semi-?)?annual|yearly|biennial|quarterly|monthly|weekly|(?:six|three)-monthly|daily) basis\b"
    r"|every (?:year|month|week|quarter)\b|(?:once|twice|three times) a year\b)",
)
"""Deadlines without a figure: how often, when at last."""
LIMITS = (
    "course|semiannually|annually|biannually|biennially|triennially|quarterly|monthly|weekly|basis|year|every|end|expiry"
    "|expiration|completion"
)
"""Words of which each of them has one."""


def limit_before(before: str, whole: str, after: str, *, span: bool) -> str | None:
    """The words right before a figure that make it a deadline, "" where the whole sentence does; None if none do.

    `span` says that it is a span of time: "for six months" limits where something is renewed, "30 days" where `after`
    says from when they count.
    """
    lead = _LEAD.search(before)
    if lead:
        return lead["lead"]
    return "" if (_limits_span(before, whole, after) if span else _limits_date(before)) else None


def _limits_date(before: str) -> bool:
    return any(pattern.search(before) for pattern in (_EXTENDED_TO, _REPORT_ON))


def _limits_span(before: str, whole: str, after: str) -> bool:
    if _COUNTED_FROM.match(after) and _asks_last(before):
        return not _TOLD.search(before)
    return bool(_WITHIN_A_SPAN.search(before) or (_FOR.search(before) and _RENEWED.search(whole)))


def goes_on(words: str) -> bool:
    """Whether words between two figures only add the second to the first."""
    return _JOINED.fullmatch(words) is not None


def binds(lead: str) -> bool:
    """Whether a limit is one for a task ("no later than") rather than the end of a mandate ("until")."""
    return _BINDING.match(lead) is not None


def is_ahead(before: str) -> bool:
    """Whether what stands before a session asks for something at it, rather than telling what was done there."""
    return _AT_ITS.search(before) is not None and _asks_last(before)


def _asks_last(before: str) -> bool:
    """Whether the last that was said of anything is that it is asked for, not that it was done."""
    asks, done = (max((m.end() for m in pattern.finditer(before)), default=-1) for pattern in (_ASKS, _DONE))
    return asks > done
