"""What the reader of pasted text finds again of real resolutions, printed in the manners in which people paste them.

Usage: python bench/plain_import.py [--files N] [--show] [CORPUS]

Each text is read from Akoma Ntoso, printed as plain text without any emphasis, read back, and its clauses are
compared: a clause counts as found if one with the same words stands in the same part under the same label. The PDF
rows take what a browser's PDF viewer gives for "select all, copy". Source of the texts: United Nations.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from resdraft.importers import read, read_plain
from resdraft.model import Clause, Heading, Place, Quote, Resolution, Table, Text, blocks, structural, walk

_HEAD = "| {} | clauses | found | right words | too many | whole texts |\n| --- | --: | --: | --: | --: | --: |"
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_PIECE = re.compile("[\u2e80-\u9fff\uff00-\uffef][，。；：、）》」』]*|[^\\s\u2e80-\u9fff\uff00-\uffef]+|\\s+")


@dataclass(frozen=True, slots=True)
class Manner:
    """A way of pasting."""

    name: str
    between: str
    """What parts paragraphs."""
    width: int = 0
    """Wrapped at so many columns; 0 for a paragraph a line."""
    labels: str = "printed"
    """ "printed" ("1.", "(a)"), "marked" ("PP1", "OP1.")."""
    gap: str = " "
    """What parts label and words."""
    first: str = ""
    """Before the first line of a top-level paragraph."""
    deep: str = ""
    """Before each line of an item, once a level."""


MANNERS = (
    Manner("a line each, blank lines", "\n\n"),
    Manner("a line each", "\n"),
    Manner("word processor (tabs)", "\n", gap="\t", first="\t"),
    Manner("OP and PP", "\n", labels="marked"),
    Manner("wrapped at 72, blank lines", "\n\n", 72),
    Manner("wrapped at 72, indented items", "\n\n", 72, deep="    "),
    Manner("wrapped at 72", "\n", 72),
    Manner("wrapped at 72, first lines indented", "\n", 72, first="    ", deep="    "),
)


def printed(resolution: Resolution, manner: Manner) -> str:
    """The resolution as somebody might paste it."""
    head = resolution.masthead
    lines = [head.symbol, _words(head.title), resolution.enacting.plain]
    rows = [line for line in lines if line]
    last = ""
    for place in blocks(resolution):
        part = str(place.path[0]) + str(place.path[1] if place.path[0] == "annexes" else "")
        if place.path[0] == "annexes" and part != last:
            annex = resolution.annexes[int(place.path[1])]
            rows += [_words(text) for text in (annex.label, annex.title) if text.plain]
        last = part
        rows += [_wrapped(row, manner, indents) for row, *indents in _rows(place, manner) if row.strip()]
        rows += [_wrapped(row, manner, ["", ""]) for row in _closings(resolution, place)]
    return manner.between.join(rows) + _notes(resolution, manner)


def _rows(place: Place, manner: Manner) -> Iterator[tuple[str, str, str]]:
    """Words with their label, the first line's indent, the others' indent."""
    block = place.block
    match block:
        case Clause():
            deep = manner.deep * place.level
            first = manner.first if not place.level else deep
            yield f"{_label(place, manner)}{_words(block.text)}", first, deep
        case Heading():
            sign = " - " if block.number[:1] > "ء" and block.number[:1] < "ي" else ". "
            yield f"{block.number + sign if block.number else ''}{_words(block.text)}", "", ""
        case Table():
            for row in block.rows:
                yield "\t".join(cell.plain for cell in row), "", ""
        case Quote():
            return


def _label(place: Place, manner: Manner) -> str:
    label = place.printed
    if manner.labels == "marked" and not place.level and place.path[0] != "annexes":
        label = place.label if place.path[0] == "preamble" else f"{place.label}." if label else ""
    return f"{label}{manner.gap}" if label else ""


def _words(text: Text) -> str:
    """The words with the signs of their notes, as a page has them when it is copied."""
    pieces = []
    at = 0
    for mark in structural(text):
        if mark.kind == "note":
            pieces += [text.plain[at : mark.start], str(mark.value)]
            at = mark.start
    return "".join([*pieces, text.plain[at:]])


def _notes(resolution: Resolution, manner: Manner) -> str:
    if not resolution.notes:
        return "\n"
    rows = [_wrapped(f"{note.name} {note.text.plain}", manner, ["", ""]) for note in resolution.notes]
    return "\n\n__________________\n" + "\n".join(rows) + "\n"


def _closings(resolution: Resolution, place: Place) -> Iterator[str]:
    """Words after a list, which stand after its last item."""
    last = place.path
    for end in range(len(place.path), 1, -1):
        holder = _holder(resolution, place.path[:end])
        if isinstance(holder, Clause) and holder.closing and _last_below(holder, place.path[:end]) == last:
            yield holder.closing.plain


def _holder(resolution: Resolution, path: Sequence[str | int]) -> object:
    from resdraft.model import at

    return at(resolution, tuple(path)) if not (path[0] == "annexes" and len(path) < 3) else None


def _last_below(clause: Clause, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    while clause.items:
        path = (*path, len(clause.items) - 1)
        last = clause.items[-1]
        if not isinstance(last, Clause):
            break
        clause = last
    return path


def _wrapped(row: str, manner: Manner, indents: Sequence[str]) -> str:
    """The row broken into lines: at blanks, and between ideographs."""
    first, rest = indents
    if not manner.width:
        return first + row
    lines: list[str] = []
    line, size = first, len(first)
    for piece in _PIECE.findall(row):
        if piece.isspace() and piece != "\t":
            piece = " "
        width = len(piece) + len(_WIDE.findall(piece))
        if size + width > manner.width and line.strip():
            lines.append(line.rstrip())
            line, size = rest, len(rest)
            piece = piece.lstrip()
        line += piece
        size += width
    return "\n".join([*lines, line.rstrip()])


@dataclass(slots=True)
class Score:
    """Clauses of the source, found again, and read without being there."""

    clauses: int = 0
    found: int = 0
    words: int = 0
    """Found with the right words, wherever."""
    extra: int = 0
    texts: int = 0
    whole: int = 0
    """Texts in which every clause was found and none is too many."""
    bad: list[str] = field(default_factory=list)

    def add(self, name: str, old: Resolution, new: Resolution, blanks: bool = True) -> None:
        want, have = Counter(_keys(old, blanks)), Counter(_keys(new, blanks))
        both = sum((want & have).values())
        said = sum((Counter(k[2] for k in want.elements()) & Counter(k[2] for k in have.elements())).values())
        total = sum(want.values())
        self.clauses += total
        self.found += both
        self.words += said
        self.extra += sum(have.values()) - both
        self.texts += 1
        whole = want == have
        self.whole += whole
        if not whole:
            missing = next(iter(want - have), None)
            self.bad.append(f"{name}: {both}/{total}, {sum(have.values()) - both} others; {missing}")


def _keys(resolution: Resolution, blanks: bool = True) -> Iterator[tuple[str, str, str]]:
    """Part, label and folded words of each clause; without blanks where a PDF puts them within words."""
    for place in walk(resolution):
        assert isinstance(place.block, Clause)
        label = re.sub(r"^.*? ", "", place.label) if place.path[0] == "annexes" else place.label
        words = folded(place.block.text.plain)
        yield str(place.path[0]), label, words if blanks else words.replace(" ", "")


def folded(words: str) -> str:
    """The words without what pasting changes: kinds of blanks and hyphens, parentheses that a note's sign leaves."""
    words = re.sub(r"[\s\u00a0\u2000-\u200f\u202f\u3000]+", " ", words).strip()
    words = words.replace("()", "").replace("\u2011", "-")
    return re.sub(r"(?<=[\u2e80-\u9fff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uff00-\uffef])", "", words)


def sample(corpus: Path, files: int) -> Iterator[tuple[str, str, Resolution]]:
    """Language, name and Resolution of about `files` texts, the languages alike."""
    each = max(1, files // len(LANGUAGES))
    for language in LANGUAGES:
        paths = sorted(p for p in (corpus / "un").rglob(f"{language}/*.xml") if "statements" not in str(p))
        for path in paths[:: max(1, len(paths) // each)][:each]:
            for imported in read(path.read_bytes(), path.name):
                yield language, path.name, imported.resolution


def pdf_pairs(corpus: Path) -> Iterator[tuple[str, str, Resolution]]:
    """Name, copied text and Resolution of the texts that are there as PDF and as XML."""
    try:
        import pypdfium2
    except ImportError:
        return
    for row in (corpus / "pairs.tsv").read_text("utf-8").splitlines():
        kind, pdf, xml, *_ = row.split("\t")
        if kind != "same-text" or not (corpus / pdf).exists():
            continue
        with pypdfium2.PdfDocument(corpus / pdf) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        yield Path(pdf).name, "\n".join(pages), read((corpus / xml).read_bytes(), Path(xml).name)[0].resolution


def _row(name: str, score: Score) -> str:
    if not score.clauses:
        return f"| {name} | – | – | – | – |"
    found, said = score.found / score.clauses, score.words / score.clauses
    return (
        f"| {name} | {score.clauses} | {found:.1%} | {said:.1%} | {score.extra / score.clauses:.1%} "
        f"| {score.whole}/{score.texts} |"
    )


def main(argv: Sequence[str], say: Callable[[str], None] = print) -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(description="share of clauses that the reader of pasted text finds again")
    options.add_argument("corpus", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared" / "corpus")
    options.add_argument("--files", type=int, default=60)
    options.add_argument("--show", action="store_true", help="name the texts that were not found whole")
    options.add_argument("--manner", default="", help="only manners with these words in their name")
    given = options.parse_args(argv)
    if not given.corpus.is_dir():
        say(f"no corpus at {given.corpus}")
        return 0
    texts = list(sample(given.corpus, given.files))
    say(_HEAD.format("manner"))
    by_language = {language: Score() for language in LANGUAGES}
    for manner in MANNERS:
        if given.manner not in manner.name:
            continue
        score = Score()
        for language, name, resolution in texts:
            back = read_plain(printed(resolution, manner)).resolution
            score.add(f"{language} {name}", resolution, back)
            by_language[language].add(name, resolution, back)
        say(_row(manner.name, score))
        for line in score.bad if given.show else ():
            say(f"    {line[:240]}")
    if not given.manner or given.manner in "PDF":
        score = Score()
        for name, text, resolution in pdf_pairs(given.corpus):
            score.add(name, resolution, read_plain(text).resolution, blanks=False)
        say(_row("copied from PDF (en)", score))
        for line in score.bad if given.show else ():
            say(f"    {line[:240]}")
    say("\n" + _HEAD.format("language, all manners"))
    for language, score in by_language.items():
        say(_row(language, score))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
