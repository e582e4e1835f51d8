"""Less of a comparison: links of some kinds alone, or without what a reader does not count as a change."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Literal, get_args

from resdraft.diff.comparison import ChangeKind, Comparison, Link, label_pairs, tally
from resdraft.diff.fold import folded_words, is_word, tokens
from resdraft.diff.words import whole_runs
from resdraft.facts import find_citations
from resdraft.model import Text

ChoiceKind = Literal[
    "reworded", "moved", "split", "merged", "inserted", "deleted", "form", "level", "softened", "hardened", "possible"
]
KINDS: tuple[ChoiceKind, ...] = get_args(ChoiceKind)
"""What a reader may choose links by; "form" are those that changed in form only."""
Ignored = Literal["punctuation", "marks", "citations"]
IGNORED: tuple[Ignored, ...] = get_args(Ignored)
"""What need not count as a change."""

_CHANGES: dict[Ignored, ChangeKind] = {"punctuation": "punctuation", "marks": "marks", "citations": "citation"}
_CITED = "\ufffc"
"""Stands for a citation among the tokens of a text."""
_YEAR = re.compile(r"\s*[(（]\d{4}[)）]")
_BETWEEN = re.compile(
    r"and|or|of|the|its|resolutions?|decisions?|documents?|et|ses|sa|la|les|résolutions?|décisions?|y|sus|su|las"
    r"|resoluciones|resolución|и|своих?|резолюци\w+|و|قراراتها?|قرارها|القرارات?|قرار|和|及|及其|第|号|决|议|其",
    re.IGNORECASE,
)
"""Words that only join citations to each other and to their sentence."""


def kinds_of(link: Link) -> frozenset[ChoiceKind]:
    """Every kind that a link is of; none for one that did not change."""
    found: set[ChoiceKind] = set()
    if link.form_only:
        found.add("form")
    elif link.kind != "equal":
        found.add(link.kind)
    if link.moved:
        found.add("moved")
    if link.level_changed:
        found.add("level")
    if found and link.possible:
        found.add("possible")
    weights = {change.weight for change in link.changes if change.kind == "verb"}
    if "weaker" in weights:
        found.add("softened")
    if "stronger" in weights:
        found.add("hardened")
    return frozenset(found)


def only(comparison: Comparison, kinds: Collection[ChoiceKind]) -> Comparison:
    """The comparison with the links of these kinds alone.

    The counts are theirs; the similarity stays that of the texts.
    """
    return _with(comparison, [link for link in comparison.links if kinds_of(link) & set(kinds)])


def ignoring(comparison: Comparison, what: Collection[Ignored], *, language: str = "en") -> Comparison:
    """The comparison in which changes of these sorts do not count.

    A rewording that changes nothing else is equal, and the counts follow; other links are told without such changes.
    The similarity stays that of the texts. Citations are found in the `language`; a changed date after one is a change.
    """
    told = {_CHANGES[name] for name in what}
    return _with(comparison, [_without(link, what, told, language) for link in comparison.links])


def _with(comparison: Comparison, links: list[Link]) -> Comparison:
    return replace(comparison, links=tuple(links), counts=tally(links), labels=label_pairs(links))


def _without(link: Link, what: Collection[Ignored], told: Collection[ChangeKind], language: str) -> Link:
    changes = tuple(change for change in link.changes if change.kind not in told)
    if not what or link.kind != "reworded" or not _is_same(link, what, language):
        return replace(link, changes=changes) if changes != link.changes else link
    old, new = link.old[0], link.new[0]
    closings = (whole_runs("equal", old.closing.plain, new.closing.plain),) if link.closings else ()
    return replace(
        link,
        kind="equal",
        runs=(whole_runs("equal", old.text.plain, new.text.plain),),
        closings=closings,
        changes=(),
    )


def _is_same(link: Link, what: Collection[Ignored], language: str) -> bool:
    """Whether the two clauses of a link are the same but for what is ignored."""
    if any(change.kind in ("note", "bracket") for change in link.changes):
        return False
    for run in (run for row in (*link.runs, *link.closings) for run in row if run.mark and run.kind != "equal"):
        assert run.mark is not None
        if run.mark.kind in ("note", "bracket", "choice") or "marks" not in what:
            return False
    old, new = link.old[0], link.new[0]
    if "marks" not in what and old.opener != new.opener and folded_words(old.opener) == folded_words(new.opener):
        return False
    return all(
        _essence(a, what, language) == _essence(b, what, language)
        for a, b in ((old.text, new.text), (old.closing, new.closing))
    )


def _essence(text: Text, what: Collection[Ignored], language: str) -> list[str]:
    """The tokens of a text that are compared: one sign for citations that stand together, no punctuation …"""
    plain = folded_words(text.plain)
    if "citations" in what:
        plain = _citations_masked(plain, language)
    found = [token for token in tokens(plain) if token.strip()]
    if "citations" in what:
        found = list(_together(found))
    if "punctuation" in what:
        return [token.lower() for token in found if is_word(token) or token == _CITED]
    return found


def _citations_masked(plain: str, language: str) -> str:
    masked, at = [], 0
    for citation in find_citations(plain, language):
        masked += [plain[at : citation.start], f" {_CITED} "]
        at = citation.end
        if year := _YEAR.match(plain, at):
            at = year.end()
    return "".join([*masked, plain[at:]])


def _together(found: list[str]) -> Iterator[str]:
    """Tokens with citations and what joins them made one sign."""
    for joins, group in groupby(found, lambda token: token == _CITED or not is_word(token) or bool(_joins(token))):
        part = list(group)
        if joins and _CITED in part:
            yield _CITED
            yield from (sign for sign in part[-1:] if sign in _ENDS)
        else:
            yield from part


def _joins(token: str) -> bool:
    return _BETWEEN.fullmatch(token) is not None


_ENDS = (",", ";", ".", ":", "،", "؛", "，", "；", "。")
