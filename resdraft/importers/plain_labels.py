"""What a paragraph may begin with: a number, PP or OP, a letter, a bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from resdraft.importers.plain_lines import BLANKS
from resdraft.model import VARIANT, label_places

Kind = Literal["top", "preambular", "item", "bullet"]

_GAP = f"[{BLANKS}]"
_VARIANT = VARIANT.pattern.replace(" ", f"{_GAP}?")
_HANGING = (
    rf"(?:(?:{_GAP}?\.?{_GAP}?|-)(?P<variant>{_VARIANT})|{_GAP}?\((?P<inner>{_VARIANT})\)"
    rf"|{_GAP}?(?P<capital>(?i:(?!ante){_VARIANT})))(?![^\W\d_])"
)
"""A variant behind its number: "1 bis", "1. bis", "1-bis", "1 (bis)", "1 BIS"."""
_ASCII = str.maketrans("（）．：［］０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "().:[]0123456789" + "0123456789" * 2)
_MARKED = re.compile(
    rf"(?P<open>\[?)(?P<kind>[OP]\.?P\.?|[Oo]p|pp|Pp|(?:Operative|Preambular|Preambulatory)(?=[ ](?:paragraph|clause)))"
    rf"(?:[ ](?:paragraph|clause))?{_GAP}?(?:no\.?{_GAP}?)?"
    rf"(?P<number>\d{{1,3}})(?P<hanging>{_HANGING})?"
    rf"(?:\)|\]|{_GAP}?[:.–—-])*(?:{_GAP}+|(?=[^\W\d_*\[])|$)",
)
_CLAUSE = re.compile(rf"(?:Clause|CLAUSE){_GAP}(?P<number>\d{{1,3}}){_GAP}?[:.)–—-]+(?:{_GAP}+|$)")
_MARK_ALONE = re.compile(rf"(?P<kind>PP|OP){_GAP}?[:.–—)-]*{_GAP}+(?=[^\W\d_]|[*_\[])")
_NUMBERED = re.compile(
    rf"(?P<open>\[?)(?P<number>\d{{1,3}})(?P<hanging>{_HANGING})?"
    rf"(?P<form>\.\)|[.)：:、]|{_GAP}?[-–—](?={_GAP})|(?=\t)|(?(hanging)|(?!)))(?:{_GAP}+|(?=[^\W\d_*\[“«\"])|$)"
)
_SIGNED = re.compile(
    r"(?P<label>\((?P<core>[a-z]{1,3}|[ivxlcdm]{1,9}|[A-Z]{1,2}|[IVXLC]{1,8}|\d{1,3}|[а-я]{1,2}|[ء-ي]{1,2}ـ?"
    rf"|[一二三四五六七八九十]{{1,3}})(?:{_GAP}(?P<inner>{_VARIANT}))?\)|’\d{{1,3}}‘|[㈠-㈩])"
    rf"(?:{_GAP}?(?P<variant>{_VARIANT})(?![^\W\d_]))?[.:]?(?:{_GAP}+|(?=[^\W\d_*\[“«\"])|$)"
)
_SHORT = re.compile(
    r"(?P<label>(?:[a-z]{1,2}|[ivxlcdm]{1,9}|[A-Z]|[IVXLC]{1,8}|[а-я])[.)])"
    rf"(?:{_GAP}?(?P<variant>{_VARIANT})(?![^\W\d_]))?(?:{_GAP}+|$)"
)
_COLON = re.compile(rf"(?P<label>[a-z]|[A-Z]|[ivx]{{1,4}}|[IVX]{{1,4}}):{_GAP}+")
_BULLET = re.compile(rf"[•·▪■●◦‣○\uf0b7\uf0a7*+o–—-](?:{_GAP}+)(?=\S)")
_DASH_BEFORE = re.compile(rf"[-–—*+•]{_GAP}+(?=\(?[^\W_]{{1,4}}[).])")
_CIRCLED = {sign: chr(0x3220 + at) for at, sign in enumerate("一二三四五六七八九十")}
_WORDS = re.compile(r"[^\W\d_]{3,}(?![\w.)])")
"""A word that no label begins with."""
_NAMES = ("Operative ", "Preambular ", "Preambulatory ", "Clause ", "CLAUSE ")
_LOOKALIKE = str.maketrans("асеорхуі", "aceopxyi")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at a paragraph's start."""

    kind: Kind
    number: str
    """As a clause stores it: "5", "5 bis", "(a)", "•"; empty for "OP" alone."""
    end: int
    """Where the words begin, in code points."""
    form: str = ""
    """How a number is typed: "OP", ".", ")", "-"; to tell one list of numbers from another."""
    bracket: bool = False
    """Whether a square bracket opens before the label."""

    @property
    def count(self) -> int:
        """The plain number; 0 for other labels."""
        core = self.number.partition(" ")[0].strip("()")
        return int(core) if core.isascii() and core.isdigit() else 0


def read_label(words: str) -> Label | None:
    """The label at the start of a paragraph, by its looks alone."""
    if _WORDS.match(words) and not words.startswith(_NAMES) and words[0] not in _CIRCLED.values():
        return None
    head = words[:60].lstrip("\u200e\u200f")
    skipped = len(words[:60]) - len(head)
    head = head.translate(_ASCII)
    if not head:
        return None
    label = _marked(head) or _numbered(head) or _item(head)
    if label is None or not skipped:
        return label
    return Label(label.kind, label.number, label.end + skipped, label.form, label.bracket)


def _marked(head: str) -> Label | None:
    found = _MARKED.match(head)
    if found:
        kind: Kind = "preambular" if _is_preambular(found["kind"]) else "top"
        return Label(kind, _with_variant(found), found.end(), "OP", bool(found["open"]))
    if found := _CLAUSE.match(head):
        return Label("top", str(int(found["number"])), found.end(), "OP")
    found = _MARK_ALONE.match(head)
    if found:
        return Label("preambular" if found["kind"] == "PP" else "top", "", found.end(), "OP")
    return None


def _is_preambular(kind: str) -> bool:
    return kind.replace(".", "").upper() == "PP" or kind.startswith("Pre")


def _numbered(head: str) -> Label | None:
    found = _NUMBERED.match(head)
    if not found:
        return None
    form = found["form"].strip(" .\u00a0") or "."
    form = {"–": "-", "—": "-", "：": ":"}.get(form, form)
    return Label("top", _with_variant(found), found.end(), form, bool(found["open"]))


def _with_variant(found: re.Match[str]) -> str:
    number, variant = found["number"], found["variant"] or found["inner"] or found["capital"]
    if not variant:
        return str(int(number))
    words = re.sub(r"(alt|bis|ter|ante)(?=\w)", r"\1 ", " ".join(variant.lower().split()))
    return f"{int(number)} {words}" if VARIANT.fullmatch(words) else f"{int(number)} {variant}"


def _item(head: str) -> Label | None:
    dash = _DASH_BEFORE.match(head)
    start = dash.end() if dash else 0
    found = _SIGNED.match(head, start)
    if found:
        core = (found["core"] or "").rstrip("ـ")
        label = _CIRCLED.get(core, f"({core})") if core else found["label"]
        variant = found["variant"] or found["inner"]
    elif found := _SHORT.match(head, start):
        label, variant = found["label"], found["variant"]
    else:
        found = _COLON.match(head, start)
        label, variant = (f"{found['label']}.", None) if found else ("", None)
    if found and label_places(label):
        return Label("item", f"{label} {variant}" if variant else label, found.end(), label[0] + label[-1])
    found = _BULLET.match(head)
    if found and (head[0] != "o" or "\t" in found[0]):
        return Label("bullet", "–" if head[0] in "–—-" else "•", found.end())
    return None


def latin(label: str) -> str:
    """A label whose Cyrillic letters look like Latin ones, with Latin letters; for lists that mix the two."""
    return label.translate(_LOOKALIKE)
