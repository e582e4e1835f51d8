"""The authority that a text claims: chapters of the Charter, the finding of a threat to peace, leave to use force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resdraft.diff.comparison import Change, Weight
from resdraft.diff.meaning.cited import is_authority
from resdraft.diff.meaning.passage import Passage, Side, paired
from resdraft.facts import find_citations

_ACTS = re.compile(
    r"\bconstitut\w+ (?P<threat>a threat to (?:international |regional )?peace)"
    r"|\bdetermin\w+ that [^;]{0,160}?\b(?P<peace>threatens? (?:the )?(?:international |regional )?peace)"
    r"|\b(?P<breach>breach of the peace|act of aggression)"
    r"|\b(?:acting|taking (?:\w+ )?(?:measures|action|steps)) under (?:its )?(?P<article>articles? \d+)"
    r"|\bauthori[sz]\w+\b[^;.]{0,200}?\b(?P<force>all (?:necessary (?:means|measures|steps)|measures necessary))"
)
_WORTH = re.compile(
    r"chap|capítulo|глав|فصل|章|acting|taking|threat|breach|aggression|authori[sz]|all necessary|necessary m"
)
_CHAPTER = re.compile(r"chap|capítulo|глав|فصل|章")
_SHOWN = {
    "threat": "the finding of {}",
    "peace": "the finding that it {}",
    "breach": "the finding of {}",
    "article": "acting under {}",
    "force": "the authorization of {}",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """Words that say with what authority a text speaks."""

    kind: str
    key: str
    start: int
    end: int

    @property
    def shown(self) -> str:
        """As a negotiator names it."""
        return self.key if self.kind == "chapter" else _SHOWN[self.kind].format(self.key)


def authority_changes(found: Passage) -> Iterator[Change]:
    """What became of the authority: with Chapter VII a provision is stronger, without it weaker."""
    if not _WORTH.search(found.changed_low):
        return
    result = paired(found, _bases(found.old), _bases(found.new), lambda basis: basis.kind)
    for a, b in result.replaced:
        yield Change("authority", f"authority: {a.shown} → {b.shown}", _weight(a, b), a.key, b.key)
    for basis in result.come:
        how = f"now under {basis.key}" if basis.kind == "chapter" else f"adds {basis.shown}"
        yield Change("authority", f"authority: {how}", _weight(None, basis), "", basis.key)
    for basis in result.gone:
        how = f"no longer under {basis.key}" if basis.kind == "chapter" else f"drops {basis.shown}"
        yield Change("authority", f"authority: {how}", _weight(basis, None), basis.key, "")


def _weight(old: Basis | None, new: Basis | None) -> Weight:
    before, after = (_binds(basis) for basis in (old, new))
    return "stronger" if after > before else "weaker" if before > after else "neutral"


def _binds(basis: Basis | None) -> bool:
    return basis is not None and (
        basis.key == "Chapter VII" or basis.kind in ("article", "force", "threat", "peace", "breach")
    )


def _bases(side: Side) -> list[Basis]:
    """What a side says of its authority."""
    found: list[Basis] = []
    if _CHAPTER.search(side.low):
        found += [
            Basis("chapter", citation.key, citation.start, citation.end)
            for citation in find_citations(side.text, side.language)
            if is_authority(citation, side.low)
        ]
    if side.language == "en":
        for match in _ACTS.finditer(side.low):
            kind = match.lastgroup or ""
            key = match[kind].capitalize() if kind == "article" else match[kind]
            found.append(Basis(kind, key, match.start(kind), match.end(kind)))
    return found
