"""What is true in the field: shipped tables and their look-ups.

Openers and their strength, States and groups, organs and enacting lines, sessions, series of numbers, symbols,
citations, phrases that change the meaning of a provision. Nothing is read before it is asked for: importing this
door loads none of its modules, each name loads its own module on first use, and a look-up reads its own table,
once. Tables and their sources: `data/README.md`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resdraft.facts.adoption import adoption_span, resolution_dates
    from resdraft.facts.citations import Citation, find_citations
    from resdraft.facts.date_words import dates, find_date, read_date
    from resdraft.facts.holders import Group, State, groups, holder_names, nearest_holder, states
    from resdraft.facts.openings import Opener, is_preambular, opener, opener_at_start, openers, whole_opener
    from resdraft.facts.organs import enacting_line, organ, organ_heading, organ_name, organ_names
    from resdraft.facts.printed import page_word, page_words, session_ordinal
    from resdraft.facts.scripts import RIGHT_TO_LEFT
    from resdraft.facts.series import GaSession, ga_session, sc_number_range, sc_year
    from resdraft.facts.strengths import HouseStrengths, Strength, house_strengths, strength
    from resdraft.facts.symbols import Symbol, find_symbols, parse_symbol
    from resdraft.facts.wording import Condition, Phrase, actor_nouns, asking_verbs, conditions, phrases, short_names

__all__ = [
    "RIGHT_TO_LEFT",
    "Citation",
    "Condition",
    "GaSession",
    "Group",
    "HouseStrengths",
    "Opener",
    "Phrase",
    "State",
    "Strength",
    "Symbol",
    "actor_nouns",
    "adoption_span",
    "asking_verbs",
    "conditions",
    "dates",
    "enacting_line",
    "find_citations",
    "find_date",
    "find_symbols",
    "ga_session",
    "groups",
    "holder_names",
    "house_strengths",
    "is_preambular",
    "nearest_holder",
    "opener",
    "opener_at_start",
    "openers",
    "organ",
    "organ_heading",
    "organ_name",
    "organ_names",
    "page_word",
    "page_words",
    "parse_symbol",
    "phrases",
    "read_date",
    "resolution_dates",
    "sc_number_range",
    "sc_year",
    "session_ordinal",
    "short_names",
    "states",
    "strength",
    "whole_opener",
]

_MODULES = {
    "citations": ("Citation", "find_citations"),
    "date_words": ("dates", "find_date", "read_date"),
    "adoption": ("adoption_span", "resolution_dates"),
    "openings": ("Opener", "is_preambular", "opener", "opener_at_start", "openers", "whole_opener"),
    "organs": ("enacting_line", "organ", "organ_heading", "organ_name", "organ_names"),
    "printed": ("page_word", "page_words", "session_ordinal"),
    "wording": ("Condition", "Phrase", "actor_nouns", "asking_verbs", "conditions", "phrases", "short_names"),
    "scripts": ("RIGHT_TO_LEFT",),
    "series": ("GaSession", "ga_session", "sc_number_range", "sc_year"),
    "holders": ("Group", "State", "groups", "holder_names", "nearest_holder", "states"),
    "strengths": ("HouseStrengths", "Strength", "house_strengths", "strength"),
    "symbols": ("Symbol", "find_symbols", "parse_symbol"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a name of this door from its module, once."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
