"""Pairs of texts with a known answer: a real resolution, and a copy changed the way negotiators change texts.

Every pair has its own generator of chances, seeded with level and number, so pair k is the same whatever else is
made. All changes are synthetic: words come from neighbouring resolutions and keep their own style, not their sense.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from resdraft.facts import openers
from resdraft.model import Clause, Mark, Resolution, Text, normal

LEVELS = ("light", "heavy", "hard", "rival")
"""Rising rewording; "hard" for stress; "rival" as rivals do: much dropped and added, merges and splits with loss."""
_SHARE = {"light": (0.6, 0.10, 0.20), "heavy": (0.9, 0.40, 0.60), "hard": (0.9, 0.40, 0.70), "rival": (0.6, 0.05, 0.55)}
"""How many clauses are reworded, and the least and greatest share of words."""
_MEAN = {"light": 1.6, "heavy": 2.6, "hard": 2.6, "rival": 3.0}
_CUTS = ("; ", ", and ", ", including ", ", as well as ", ", while ", ", with ", ", in particular ", " and ", ", ")
_SYNONYMS = {
    "all": "every", "important": "essential", "ensure": "guarantee", "support": "assist", "promote": "advance",
    "strengthen": "reinforce", "including": "among them", "measures": "steps", "efforts": "endeavours",
    "relevant": "pertinent", "continue": "go on", "implementation": "application", "appropriate": "suitable",
    "significant": "considerable", "effective": "efficient", "further": "additional", "need": "necessity",
}  # fmt: skip


@dataclass(slots=True)
class Node:
    """A clause while it is changed."""

    opener: str
    words: list[str]
    items: list[Node] = field(default_factory=list)
    origins: frozenset[int] = frozenset()
    """Numbers of the old clauses that went into it; more than one after a merge."""
    operative: bool = True
    moved: bool = False
    """Whether it itself was moved, and not only its parent."""
    fresh: bool = False
    """Whether it is part of a split or merge or came from elsewhere: no move is counted for it."""

    @property
    def size(self) -> int:
        return len(self.words) + len(self.opener.split())

    def plain(self) -> str:
        return " ".join(filter(None, (self.opener, *self.words)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Old and new text, and what became of each clause; clauses are numbered in reading order on either side."""

    old: Resolution
    new: Resolution
    links: frozenset[tuple[int, int]]
    moved: frozenset[tuple[int, int]]
    """Links of clauses that themselves moved; those below them follow."""
    loose: frozenset[tuple[int, int]]
    """Links of halves that stand apart: not counted as moves either way."""


def nodes(resolution: Resolution) -> tuple[list[Node], list[Node]]:
    """Preamble and operative part as nodes with the numbers of their clauses."""
    count = iter(range(1_000_000))

    def build(clause: Clause, operative: bool) -> Node:
        opener = _opener(clause)
        number = next(count)
        items = [build(item, operative) for item in clause.items if isinstance(item, Clause)]
        words = clause.text.plain[len(opener) :].split()
        return Node(opener, words, items, frozenset({number}), operative)

    preamble = [build(c, False) for c in resolution.preamble if isinstance(c, Clause)]
    return preamble, [build(c, True) for c in resolution.operative if isinstance(c, Clause)]


def bare(resolution: Resolution) -> Resolution:
    """The clauses alone: no headings, tables, annexes, notes or words after lists."""

    def clean(blocks: Sequence[object]) -> tuple[Clause, ...]:
        found = [block for block in blocks if isinstance(block, Clause)]
        return tuple(Clause(_text(c.text.plain, _opener(c)), clean(c.items)) for c in found if c.text.plain)

    return normal(
        Resolution(
            resolution.masthead,
            enacting=resolution.enacting,
            preamble=clean(resolution.preamble),
            operative=clean(resolution.operative),
        )
    )


def _opener(clause: Clause) -> str:
    mark = next((m for m in clause.text.marks if m.kind == "italic" and m.start == 0), None)
    return clause.text.plain[: mark.end].strip() if mark else ""


def _text(plain: str, opener: str) -> Text:
    return Text(plain, (Mark(0, len(opener), "italic"),) if opener and plain.startswith(opener) else ())


class Generator:
    """Makes pairs from a set of resolutions."""

    def __init__(self, sources: Sequence[Resolution], seed: str = "20") -> None:
        cleaned = [bare(source) for source in sources]
        self.bases = [base for base in cleaned if len(base.preamble) + len(base.operative) > 5]
        self.seed = seed
        self._words = _telling_words(self.bases)
        listed = [o for o in openers("en") if o.count > 100 and " " not in o.phrase[12:]]
        self._verbs = {
            True: [o.phrase for o in listed if o.kind == "operative"][:40],
            False: [o.phrase for o in listed if o.kind == "preambular"][:30],
        }
        self._donors: dict[int, list[int]] = {}

    def pair(self, level: str, number: int) -> Pair:
        """The pair of a level with a number."""
        chance = Random(f"{self.seed}:{level}:{number}")
        index = chance.randrange(len(self.bases))
        return _Change(self, chance, level, index).pair()

    def long_pair(self, clauses: int, level: str = "light") -> Pair:
        """A pair whose old text is many resolutions in a row, `clauses` clauses long."""
        chance = Random(f"{self.seed}:long:{clauses}")
        order = list(range(len(self.bases)))
        chance.shuffle(order)
        preamble: list[object] = []
        operative: list[object] = []
        for index in order * 20:
            base = self.bases[index]
            if _count(preamble) + _count(operative) >= clauses:
                break
            preamble += base.preamble
            operative += base.operative
        first = self.bases[order[0]]
        base = replace(first, preamble=tuple(preamble), operative=tuple(operative))  # type: ignore[arg-type]
        return _Change(self, chance, level, order[0], base).pair()

    def donors(self, index: int) -> list[int]:
        """The six resolutions with most telling words in common."""
        if index not in self._donors:
            mine = self._words[index]
            near = sorted(
                (k for k in range(len(self.bases)) if k != index),
                key=lambda k: -len(mine & self._words[k]) / (len(mine | self._words[k]) or 1),
            )
            self._donors[index] = near[:6]
        return self._donors[index]

    def verb(self, operative: bool, chance: Random, other_than: str) -> str:
        """A verb of the section."""
        while (found := chance.choice(self._verbs[operative])) == other_than:
            pass
        return found


def _count(blocks: Sequence[object]) -> int:
    return sum(1 + _count(block.items) for block in blocks if isinstance(block, Clause))


def _telling_words(bases: Sequence[Resolution]) -> list[frozenset[str]]:
    def words_of(base: Resolution) -> set[str]:
        return {w for c in (*base.preamble, *base.operative) if isinstance(c, Clause) for w in c.text.plain.split()}

    sets = [words_of(base) for base in bases]
    seen = Counter(word for words in sets for word in words)
    return [frozenset(w for w in words if len(w) > 4 and seen[w] < len(bases) * 0.2) for words in sets]


class _Change:
    """One pair in the making."""

    def __init__(self, home: Generator, chance: Random, level: str, index: int, base: Resolution | None = None) -> None:
        self.home, self.chance, self.level = home, chance, level
        self.base = base or home.bases[index]
        self.parts = nodes(self.base)
        donors = [home.bases[k] for k in home.donors(index)]
        self.donors = [n for d in donors for part in nodes(d) for n in part]
        self.old_words = [set(n.words) for part in self.parts for n in part]
        self.loose: set[int] = set()

    def pair(self) -> Pair:
        {"hard": self._hard, "rival": self._rival}.get(self.level, self._realistic)()
        self._reword()
        return self._result()

    def _happens(self, share: float) -> bool:
        return self.chance.random() < share

    # Light and heavy.

    def _realistic(self) -> None:
        crossing: list[Node] = []
        moving: list[Node] = []
        for part in self.parts:
            for node in list(part):
                if node not in part:
                    continue
                draw = self.chance.random()
                place = part.index(node)
                if draw < 0.05:
                    self._merge(part, place)
                elif draw < 0.10:
                    self._split(part, place)
                elif draw < 0.18:
                    part.remove(node)
                elif draw < 0.26:
                    moving.append(node)
                elif draw < 0.29:
                    crossing.append(node)
                elif draw < 0.39:
                    node.opener = node.opener and self.home.verb(node.operative, self.chance, node.opener)
        for node in moving:
            self._move(node)
        for node in crossing:
            self._cross(node)
        for part in self.parts:
            for _ in range(sum(self._happens(0.08) for _ in range(len(part)))):
                self._insert(part)
            for node in part:
                self._items(node)

    def _merge(self, part: list[Node], place: int) -> None:
        if place + 1 >= len(part):
            return
        first, second = part[place], part[place + 1]
        if first.items or second.items or first.size < 8 or second.size < 8:
            return
        if len(first.origins) > 1 or len(second.origins) > 1:
            return
        verb = second.opener.lower().split() if self._happens(0.7) else []
        words = [*_open_ended(first.words), "and", *verb, *second.words]
        words[len(first.words) - 1] += ","
        part[place : place + 2] = [
            Node(first.opener, words, [], first.origins | second.origins, first.operative, fresh=True)
        ]

    def _cut(self, node: Node) -> tuple[list[str], list[str]] | None:
        plain = " ".join(node.words)
        for cut in _CUTS:
            places = [m.start() for m in re.finditer(re.escape(cut), plain)]
            places = [p for p in places if 0.3 < p / len(plain) < 0.7]
            for at in sorted(places, key=lambda p: abs(p - len(plain) / 2)):
                first, second = plain[:at].split(), plain[at + len(cut) :].split()
                if len(first) >= 10 and len(second) >= 10:
                    return first, second
        return None

    def _split(self, part: list[Node], place: int) -> None:
        node = part[place]
        halves = self._cut(node) if node.size >= 30 and len(node.origins) == 1 else None
        if halves is None:
            return
        first, second = halves
        end = ";" if node.operative else ","
        one = Node(
            node.opener, [*first[:-1], first[-1].rstrip(",;") + end], [], node.origins, node.operative, fresh=True
        )
        verb = self.home.verb(node.operative, self.chance, node.opener)
        two = Node(verb, second, node.items, node.origins, node.operative, fresh=True)
        part[place : place + 1] = [one, two]

    def _move(self, node: Node) -> None:
        part = self.parts[node.operative]
        if node not in part or node.fresh:
            return
        here = part.index(node)
        places = [p for p in range(len(part)) if abs(p - here) >= 3]
        if places:
            part.remove(node)
            part.insert(self.chance.choice(places), node)
            node.moved = True

    def _cross(self, node: Node) -> None:
        part, other = self.parts[node.operative], self.parts[not node.operative]
        if node not in part or node.fresh or not node.opener:
            return
        part.remove(node)
        other.insert(self.chance.randrange(len(other) + 1), node)
        for each in _all([node]):
            each.operative = not each.operative
        node.opener = self.home.verb(node.operative, self.chance, node.opener)
        node.moved = True

    def _insert(self, part: list[Node]) -> None:
        operative = part is self.parts[1]
        fitting = [d for d in self.donors if d.operative == operative and len(d.words) >= 8]
        for _ in range(20):
            if not fitting:
                return
            donor = self.chance.choice(fitting)
            if max((_dice(set(donor.words), words) for words in self.old_words), default=0) > 0.6:
                continue
            items = [Node(i.opener, list(i.words), operative=operative, fresh=True) for i in donor.items]
            new = Node(donor.opener, list(donor.words), items, frozenset(), operative, fresh=True)
            part.insert(self.chance.randrange(len(part) + 1), new)
            return

    def _items(self, node: Node) -> None:
        node.items = [item for item in node.items if not self._happens(0.05)]
        if len(node.items) >= 5 and self._happens(0.10):
            item = self.chance.choice(node.items)
            here = node.items.index(item)
            places = [p for p in range(len(node.items)) if abs(p - here) >= 3]
            if places:
                node.items.remove(item)
                node.items.insert(self.chance.choice(places), item)
                item.moved = True

    # Hard: stress, not realistic.

    def _hard(self) -> None:
        moving: list[Node] = []
        for part in self.parts:
            for node in list(part):
                if node not in part:
                    continue
                place = part.index(node)
                draw = self.chance.random()
                if draw < 0.07:
                    self._replace(part, place)
                elif draw < 0.13:
                    self._three(part, place)
                elif draw < 0.18:
                    self._apart(part, place)
                elif draw < 0.26:
                    moving.append(node)
                elif node.operative and not node.items and self._happens(0.12):
                    self._explode(node)
                elif node.items and self._happens(0.20):
                    self._run_together(node)
        for node in moving:
            self._move(node)
        with_items = [n for part in self.parts for n in part if n.items and not n.fresh]
        for node in with_items:
            for item in list(node.items):
                others = [o for o in with_items if o is not node]
                if others and not item.fresh and self._happens(0.10):
                    node.items.remove(item)
                    target = self.chance.choice(others).items
                    target.insert(self.chance.randrange(len(target) + 1), item)
                    item.moved = True

    def _replace(self, part: list[Node], place: int) -> None:
        node = part[place]
        fitting = [d for d in self.donors if d.operative == node.operative and len(d.words) > 7]
        near = sorted(fitting, key=lambda d: -_dice(set(d.words), set(node.words)))
        for donor in near:
            if max(_dice(set(donor.words), words) for words in self.old_words) <= 0.65:
                part[place] = Node(donor.opener, list(donor.words), [], frozenset(), node.operative, fresh=True)
                return

    def _three(self, part: list[Node], place: int) -> None:
        node = part[place]
        if node.size < 45 or len(node.origins) != 1:
            return
        third = len(node.words) // 3
        pieces = [node.words[:third], node.words[third : 2 * third], node.words[2 * third :]]
        verbs = [node.opener, *(self.home.verb(node.operative, self.chance, "") for _ in range(2))]
        made = [Node(v, w, [], node.origins, node.operative, fresh=True) for v, w in zip(verbs, pieces, strict=True)]
        made[-1].items = node.items
        part[place : place + 1] = made

    def _apart(self, part: list[Node], place: int) -> None:
        before = len(part)
        self._split(part, place)
        if len(part) == before or len(part) < 6:
            return
        second = part.pop(place + 1)
        places = [p for p in range(len(part) + 1) if abs(p - place) >= 3]
        part.insert(self.chance.choice(places), second)
        self.loose |= second.origins

    def _explode(self, node: Node) -> None:
        pieces = re.split(r"(?<=[,;]) (?:and )?", " ".join(node.words))
        if len(pieces) < 3 or len(node.origins) != 1:
            return
        head, rest = pieces[0].split(), [p.split() for p in pieces[1:]]
        if len(head) < 5 or any(len(r) < 6 for r in rest):
            return
        node.words = [*head[:-1], head[-1].rstrip(",;") + ":"]
        node.items = [Node("", words, [], node.origins, True, fresh=True) for words in rest]
        node.fresh = True

    def _run_together(self, node: Node) -> None:
        if any(item.items for item in node.items) or len(node.items) > 6:
            return
        for item in node.items:
            node.words += item.words
            node.origins |= item.origins
        node.items = []
        node.fresh = True

    # Rival: what two delegations make of one text.

    def _rival(self) -> None:
        crossing: list[Node] = []
        moving: list[Node] = []
        for part in self.parts:
            for node in list(part):
                if node not in part:
                    continue
                draw = self.chance.random()
                place = part.index(node)
                if draw < 0.20:
                    part.remove(node)
                elif draw < 0.28:
                    self._merge_with_loss(part, place)
                elif draw < 0.36:
                    self._split_with_gain(part, place)
                elif draw < 0.42:
                    moving.append(node)
                elif draw < 0.46:
                    crossing.append(node)
                elif draw < 0.56:
                    node.opener = node.opener and self.home.verb(node.operative, self.chance, node.opener)
        for node in moving:
            self._move(node)
        for node in crossing:
            self._cross(node)
        for part in self.parts:
            for _ in range(sum(self._happens(0.25) for _ in range(len(part)))):
                self._insert(part)
            for node in part:
                self._items(node)

    def _merge_with_loss(self, part: list[Node], place: int) -> None:
        if place + 1 < len(part):
            first, second = part[place], part[place + 1]
            if first.size > 12 and second.size > 12 and not (first.items or second.items):
                first.words = self._shortened(first.words)
                second.words = self._shortened(second.words)
                self._merge(part, place)

    def _shortened(self, words: list[str]) -> list[str]:
        """Without up to half of the words, at the end or, more seldom, at the beginning."""
        keep = max(8, round(len(words) * self.chance.uniform(0.5, 1)))
        return words[:keep] if self._happens(0.7) else words[-keep:]

    def _split_with_gain(self, part: list[Node], place: int) -> None:
        node = part[place]
        commas = [k + 1 for k, word in enumerate(node.words[:-5]) if word.endswith(",") and k > 4]
        if not commas or len(node.origins) > 1:
            return
        cut = self.chance.choice(commas)
        pieces = [self._longer(node.words[:cut]), self._longer(node.words[cut:])]
        verbs = [node.opener, self.home.verb(node.operative, self.chance, node.opener)]
        made = [Node(v, w, [], node.origins, node.operative, fresh=True) for v, w in zip(verbs, pieces, strict=True)]
        made[1].items = node.items
        part[place : place + 1] = made[:1]
        places = [place + 1] if self._happens(0.7) else range(len(part) + 1)
        at = self.chance.choice(places)
        part.insert(at, made[1])
        if abs(at - place) > 1:
            self.loose |= node.origins

    def _longer(self, words: list[str]) -> list[str]:
        """With up to six tenths more words of a donor behind."""
        if not self.donors or self._happens(0.4):
            return words
        donor = self.chance.choice(self.donors).words
        return [*words, *donor[: round(len(words) * self.chance.uniform(0, 0.6))]]

    # Rewording.

    def _reword(self) -> None:
        share, least, most = _SHARE[self.level]
        supply = [word for donor in self.donors for word in donor.words]
        for part in self.parts:
            for node in _all(part):
                if node.origins and self._happens(share) and supply:
                    self._reword_node(node, self.chance.uniform(least, most), supply)

    def _reword_node(self, node: Node, share: float, supply: list[str]) -> None:
        budget = round(len(node.words) * share)
        end = node.words[-1][-1] if node.words and node.words[-1][-1] in ",;.:" else ""
        while budget > 0 and len(node.words) > 3:
            size = 1
            while size < budget and self._happens(1 - 1 / _MEAN[self.level]):
                size += 1
            at = self.chance.randrange(len(node.words))
            size = min(size, len(node.words) - at)
            here = self.chance.randrange(len(supply))
            run = supply[here : here + size]
            draw = self.chance.random()
            if draw < 0.55:
                node.words[at : at + size] = self._other(node.words[at : at + size], run)
            elif draw < 0.80 and len(node.words) - size > 3:
                del node.words[at : at + size]
            else:
                node.words[at:at] = run
            budget -= size
        if self.level != "light" and self._happens(0.25):
            node.words = _swapped(node.words)
        if end and node.words:
            node.words[-1] = node.words[-1].rstrip(",;.:") + end

    def _other(self, words: list[str], run: list[str]) -> list[str]:
        if len(words) == 1:
            if words[0] in _SYNONYMS:
                return [_SYNONYMS[words[0]]]
            if digits := re.search(r"\d", words[0]):
                at = digits.start()
                return [words[0][:at] + str((int(words[0][at]) + 1) % 10) + words[0][at + 1 :]]
        return run or words

    def _result(self) -> Pair:
        links: set[tuple[int, int]] = set()
        moved: set[tuple[int, int]] = set()
        loose: set[tuple[int, int]] = set()
        for number, node in enumerate(n for part in self.parts for n in _all(part)):
            found = {(origin, number) for origin in node.origins}
            links |= found
            if node.moved and not node.fresh:
                moved |= found
            if node.origins & self.loose:
                loose |= found
        new = replace(
            self.base,
            preamble=tuple(map(_clause, self.parts[0])),
            operative=tuple(map(_clause, self.parts[1])),
        )
        return Pair(self.base, normal(new), frozenset(links), frozenset(moved), frozenset(loose))


def _all(row: Sequence[Node]) -> Iterator[Node]:
    for node in row:
        yield node
        yield from _all(node.items)


def _clause(node: Node) -> Clause:
    plain = node.plain()
    return Clause(_text(plain, node.opener), tuple(map(_clause, node.items)))


def _open_ended(words: list[str]) -> list[str]:
    return [*words[:-1], words[-1].rstrip(",;.")] if words else words


def _swapped(words: list[str]) -> list[str]:
    """Two phrases between commas in each other's place."""
    cuts = [i for i, word in enumerate(words[:-1]) if word.endswith(",")]
    if len(cuts) < 3:
        return words
    a, b, c = cuts[0] + 1, cuts[1] + 1, cuts[2] + 1
    return [*words[:a], *words[b:c], *words[a:b], *words[c:]]


def _dice(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / ((len(a) + len(b)) or 1)
