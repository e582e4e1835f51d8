"""What makes a date or a span of time a deadline: the words before it, and what is asked at a session."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LEAD = re.compile(
    r"(?:^|(?<=[ ,(]))(?P<lead>"
    r"(?:until|till|by|before|prior to|no later than|not later than|within|every|through|beyond|at the latest by"
    r"|(?:for|of|over) (?:a |an |another |the )?(?:\w+ )?(?:periods?|term)(?: of)?(?: up to)?|extension of"
    r"|(?:(?:expir|terminat|conclud)(?!ed\b)\w+|due|ends?|ceases?"
    r"|(?<!for the )(?:periods?|terms?|phase) ending)(?: on| by)?"
    r"|jusqu'au|jusqu'à|d'ici à?(?: au)?|d'ici le|au plus tard|avant le|avant|dans un délai de|tous les|toutes les"
    r"|pour une (?:\w+ )?période de"
    r"|hasta el|hasta|a más tardar|antes del?|en un plazo de|dentro de|cada|por un (?:\w+ )?per[ií]odo de"
    r"|до|не позднее|в течение|каждые|сроком на|на (?:\w+ )?(?:период|срок)(?: в)?|на последний"
    r"|حتى|لغاية|قبل|بحلول|في غضون|في موعد (?:أقصاه|لا يتجاوز))"
    r"(?: el| le| the| its| a| an| the end of| an additional| a further| another| each| at least| about"
    r"| midnight on)*) $"
)
_BINDING = re.compile(r"by\b|no later|not later|within|every")
_LEAD_ZH = re.compile(r"(?P<lead>直?至|直到|延[长续](?:到|至)?|为期|[最至]迟于?|不迟于|不晚于|每|每隔)$")
_RECURS = re.compile(r"every|each|tous les|toutes les|cada|todos los")
_RENEWED = re.compile(
    r"\b(?:exten\w+|renew\w*|prolong\w*|mandate|authori[sz]\w+|proro\w+|renov\w+|mandat\w*|продл\w+|мандат\w*)\b"
)
_EXTENDED_TO = re.compile(r"\b(?:exten\w+|renew\w*|prolong\w*)\b[^;.\d]* to $")
_REPORT_ON = re.compile(
    r"\bto (?:report|submit|present|brief|provide|update)\b[^;.\d]{0,80} on $"
    r"|\b(?:with|through|in) (?:[\w-]+ ){0,3}(?:reports?|updates?|briefings?|assessments?)"
    r" (?:to be )?(?:provided|submitted|presented|issued|delivered)\b[^;.\d]{0,40} on $"
    r"|\bto be (?:provided|submitted|presented|issued|delivered|completed|transmitted)\b[^;.\d]{0,40} on $"
)
_WITHIN_A_SPAN = re.compile(
    r"\bto (?:also |further |again )?(?:report|submit|present|brief|provide|update|inform|review|revisit|consider"
    r"|assess|convene|meet|complete|return)\b[^;.\d]{0,120} (?:in|after) $"
    r"|\b(?:adjust|chang|reduc|shorten|lengthen|extend|limit|set|increas)\w* (?:to|at)(?: a maximum of| every)? $"
)
"""What makes a span of time a limit: "to provide an update in six months", "adjusted to 90 days"."""
_COUNTED_FROM = re.compile(
    r" (?:after|from|following|of|prior to|before|in advance of) (?:the |its |this |their |that )?"
    r"(?:date|adoption|issuance|expir\w+|receipt|end|conclusion|entry|start|beginning|commencement|renewal|deployment"
    r"|establishment|authori[sz]ation|resolution|publication|submission|notification|termination|completion)\b"
)
_SHORT = re.compile(
    r" (?:after|from|following|of|prior to|before|in advance of) (?:the )?(?:date|adoption|receipt|entry)\b"
)
_TOLD = re.compile(r"\b(?:more|less|longer|fewer|over|only|first|last|past|next|some|nearly|almost) $")
_FOR = re.compile(r"(?:^| )(?:for|pour|por|на)(?: a| an| another)?(?: further| final| additional)? $")
_JOINED = re.compile(r",? (?:and|or|et|y|ou|o) (?:at )?$|, $")
_RATE = re.compile(r"\d(?: [\w-]+){1,7} $")
_PAST = re.compile(r"\b(?:past|last|previous|preceding|recent|next|coming|following|under|aged?|below) $")
_PERIOD = re.compile(r"(?:for|of|over) .*(?:period|term)s?(?: of)?$")
_IN_YEAR = re.compile(r"(?: session)?,? in $")

_AT_ITS = re.compile(
    r"\b(?:(?:at|to|for|during|by|until|in|before|prior to|ahead of) (?:its|the|their|his)"
    r"|(?:agenda|part) of (?:its|the)|(?:until|by|before) the (?:conclusion|end|close) of (?:its|the)) $"
)
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

OFTEN = {
    "en": (
        r"(?P<vague>in due course\b)",
        r"(?P<final>(?:before|by|until|upon) the (?:end|expiry|expiration|completion) of"
        r" (?!(?:the year )?\d|[a-z]+ \d{4})[^,;:.]{2,60})",
        r"(?P<often>(?:semi-?|bi)?annually\b|biennially\b|triennially\b"
        r"|(?<!next )(?<!last )(?<!the )(?<!its )(?<!his )(?<!their )(?<!her )(?:quarterly|monthly|weekly)\b"
        r"|on an? (?:(?:semi-?)?annual|yearly|biennial|quarterly|monthly|weekly|(?:six|three)-monthly|daily) basis\b"
        r"|(?:every|each) (?:other )?(?:year|month|week|quarter|day)\b"
        r"|(?:once|twice|three times) (?:a|per|every|each) (?:year|month|week)\b)",
    ),
    "fr": (
        r"(?P<vague>en temps (?:utile|voulu|opportun)\b|le moment venu\b)",
        r"(?P<final>(?:avant|d'ici à|d'ici|jusqu'à) (?:la fin|l'expiration|l'achèvement|l'échéance) (?:de |du |des )"
        r"(?!l'année \d|\d|[a-zéû]+ \d{4})[^,;:.]{2,60})",
        r"(?P<often>(?:annuelle|mensuelle|trimestrielle|semestrielle|hebdomadaire|quotidienne|bimensuelle)ment\b"
        r"|sur une base (?:annuelle|mensuelle|trimestrielle|semestrielle|hebdomadaire|quotidienne|biennale)\b"
        r"|chaque (?:année|mois|semaine|trimestre|semestre|jour)\b"
        r"|tou(?:s les (?:ans|mois|jours|trimestres|semestres)|tes les semaines)\b"
        r"|(?:une|deux|trois|quatre) fois (?:par|chaque) (?:an|année|mois|semaine|trimestre)\b)",
    ),
    "es": (
        r"(?P<vague>a su debido tiempo\b|en su momento\b|oportunamente\b|en el momento oportuno\b)",
        r"(?P<final>(?:antes de(?:l | la | que )|hasta (?:el |la ))"
        r"(?:fin|final|finalización|conclusión|expiración|vencimiento|término)"
        r" (?:del? )(?!año \d|\d|[a-z]+ de \d{4})[^,;:.]{2,60})",
        r"(?P<often>(?:anual|bienal|bianual|semestral|trimestral|mensual|semanal)mente\b|diariamente\b"
        r"|con (?:carácter|periodicidad|frecuencia) (?:anual|bienal|semestral|trimestral|mensual|semanal|diari[oa])\b"
        r"|cada (?:año|mes|semana|trimestre|semestre|día)\b"
        r"|tod(?:os los (?:años|meses|días|trimestres)|as las semanas)\b"
        r"|(?:una vez|dos veces|tres veces|cuatro veces) (?:al|por|cada) (?:año|mes|semana|trimestre)\b)",
    ),
}
"""Deadlines without a figure, by language: how often, when at last."""
LIMITS = {
    "en": "course|semiannually|annually|biannually|biennially|triennially|quarterly|monthly|weekly|basis|year|every"
    "|each|end|expiry|expiration|completion|month|week|quarter",
    "fr": "temps|moment|fin|expiration|achèvement|échéance|base|chaque|tous|toutes|fois|annuellement|mensuellement"
    "|trimestriellement|semestriellement|hebdomadairement|quotidiennement|bimensuellement",
    "es": "tiempo|momento|oportunamente|oportuno|fin|final|finalización|conclusión|expiración|vencimiento|término"
    "|anualmente|bienalmente|bianualmente|semestralmente|trimestralmente|mensualmente|semanalmente|diariamente|carácter"
    "|periodicidad|frecuencia|cada|todos|todas|vez|veces",
}
"""Words of which each of them has one."""
_TITLE_VERB = re.compile(
    r"\b(?:End(?:ing)?|Support(?:ing)?|Deliver(?:ing)?|Achiev(?:e|ing)|Eliminat(?:e|ing)|Transform(?:ing)?|Build(?:ing)?"
    r"|Getting|Reach(?:ing)?|Halv(?:e|ing)|Eradicat(?:e|ing)|Halt(?:ing)?|Accelerat(?:e|ing)|Mak(?:e|ing))\b"
    r"(?: (?:[A-Z][\w’'-]*|\d+|of|the|to|for|and|on|in|a))* (?:by|until|in) $"
)
_NAMED_BY = re.compile(r"\b(?!In\b|On\b)[A-Z][\w’'-]*,? (?:of|de|du|del) (?:the year |l'année )?$")
_QUOTED = re.compile(r"“[^”]{1,300}”|«[^»]{1,300}»|\"[^\"]{1,300}\"")


def limit_before(before: str, whole: str, after: str, *, span: bool) -> str | None:
    """The words right before a figure that make it a deadline, "" where the whole sentence does; None if none do.

    `span` says that it is a span of time: "for six months" limits where something is renewed, "30 days" where `after`
    says from when they count.
    """
    lead = _LEAD.search(before) or _LEAD_ZH.search(before)
    if lead and (span or not _PERIOD.match(lead["lead"])):
        return lead["lead"]
    if not (_limits_span(before, whole, after) if span else _limits_date(before)):
        return None
    return "for" if span and before.endswith(("for ", " for a ", " for another ")) else ""


def counted_from(after: str) -> str:
    """From when a span counts, as the words after it say: "after the adoption"; "" where they do not."""
    found = _COUNTED_FROM.match(after)
    return found[0].strip() if found else ""


def titles(text: str) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks: the title of a document, of a meeting or of its theme."""
    return (found.span() for found in _QUOTED.finditer(text))


def is_named(before: str) -> bool:
    """Whether a date right after these words belongs to the name of a document: "the Statute of 1945"."""
    return _NAMED_BY.search(before) is not None


def in_title(before: str) -> bool:
    """Whether a year right after these words ends the title of a meeting: "Conference to Support Goal 14 by 2030"."""
    return _TITLE_VERB.search(before) is not None


def _limits_date(before: str) -> bool:
    return any(pattern.search(before) for pattern in (_EXTENDED_TO, _REPORT_ON))


def _limits_span(before: str, whole: str, after: str) -> bool:
    if _COUNTED_FROM.match(after) and (_asks_last(before) or (_SHORT.match(after) and not _DONE.search(before))):
        return not _TOLD.search(before)
    return bool(_WITHIN_A_SPAN.search(before) or (_FOR.search(before) and _RENEWED.search(whole)))


def goes_on(words: str) -> bool:
    """Whether words between two figures only add the second to the first."""
    return _JOINED.fullmatch(words) is not None


def dates(words: str) -> bool:
    """Whether words between a session and a year say when the session is: "at its sixty-third session, in 2025"."""
    return _IN_YEAR.fullmatch(words) is not None


def is_rate(before: str) -> bool:
    """Whether a number stands before a period, which then says how many there are: "over 100 outbreaks annually"."""
    return _RATE.search(before) is not None


def is_past(before: str) -> bool:
    """Whether a span is one gone by or to come: "during the past eight months"."""
    return _PAST.search(before) is not None


def binds(lead: str) -> bool:
    """Whether a limit is one for a task ("no later than") rather than the end of a mandate ("until")."""
    return _BINDING.match(lead) is not None


def recurs(lead: str) -> bool:
    """Whether a limit comes again and again: "every 90 days"."""
    return _RECURS.match(lead) is not None


def is_ahead(before: str) -> bool:
    """Whether what stands before a session asks for something at it, rather than telling what was done there."""
    return _AT_ITS.search(before) is not None and _asks_last(before)


def _asks_last(before: str) -> bool:
    """Whether the last that was said of anything is that it is asked for, not that it was done."""
    asks, done = (max((m.end() for m in pattern.finditer(before)), default=-1) for pattern in (_ASKS, _DONE))
    return asks > done
