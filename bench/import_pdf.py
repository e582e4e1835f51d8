"""How well PDF files are read: `python -m bench.import_pdf [CORPUS] [--show] [--ours N]`.

The truth of an adopted resolution is its XML, imported; a paragraph is right if one of the same label stands in the
same part with the same words, folded as the comparison folds them. Openers are the emphasis with which a paragraph of
the XML begins, notes the places of their marks in it. `--ours N` renders N texts of each language of the corpus as Word
files, has LibreOffice make PDF files of them, and compares what is read with what was rendered. Source of the texts:
United Nations.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from resdraft.diff.fold import folded_words
from resdraft.importers import read
from resdraft.model import EMPHASIS, Clause, Heading, Resolution, Text, blocks, normal

DEFAULT = Path(__file__).parents[2] / "shared" / "corpus"
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
HEAD = (
    "| {} | paragraphs | right | too many | whole texts | openers | notes | s |\n"
    "| --- | --: | --: | --: | --: | --: | --: | --: |"
)
_Key = tuple[str, str, str]


@dataclass(slots=True)
class Score:
    """What of some texts was read rightly."""

    paragraphs: int = 0
    right: int = 0
    extra: int = 0
    texts: int = 0
    whole: int = 0
    openers: int = 0
    openers_right: int = 0
    notes: int = 0
    notes_right: int = 0
    seconds: float = 0.0
    bad: list[str] = field(default_factory=list)

    def add(self, name: str, truth: Resolution, have: Resolution) -> None:
        """Count one text."""
        wanted, found = paragraphs(truth), paragraphs(have)
        want, got = Counter(key for key, _ in wanted), Counter(key for key, _ in found)
        right = (want & got).total()
        self.paragraphs += want.total()
        self.right += right
        self.extra += got.total() - right
        self.texts += 1
        self.whole += want == got
        openers = _same([opening(text) for _, text in wanted], [opening(text) for _, text in found])
        notes = _same([n for _, text in wanted for n in noted(text)], [n for _, text in found for n in noted(text)])
        self.openers += openers[0]
        self.openers_right += openers[1]
        self.notes += notes[0]
        self.notes_right += notes[1]
        if want != got or openers[0] != openers[1] or notes[0] != notes[1]:
            self.bad.append(
                f"{name}: {right}/{want.total()}, {got.total() - right} others, openers {openers}, notes {notes}"
            )
            self.bad += [f"    -{row}" for row in (want - got)] + [f"    +{row}" for row in (got - want)]
            self.bad += [f"    {row}" for row in _different(wanted, found)]

    def row(self, name: str) -> str:
        """A row of the table."""
        return (
            f"| {name} | {self.paragraphs} | {_share(self.right, self.paragraphs)} | {self.extra} "
            f"| {self.whole}/{self.texts} | {_share(self.openers_right, self.openers)} "
            f"| {_share(self.notes_right, self.notes)} | {self.seconds / max(1, self.texts):.2f} |"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def _same(wanted: Sequence[object], found: Sequence[object]) -> tuple[int, int]:
    want = Counter(one for one in wanted if one)
    return want.total(), (want & Counter(found)).total()


def _different(wanted: Sequence[tuple[_Key, Text]], found: Sequence[tuple[_Key, Text]]) -> Iterator[str]:
    """The paragraphs whose words are right and whose openers or notes are not."""
    have = dict(found)
    for key, text in wanted:
        other = have.get(key)
        if other is None:
            continue
        if opening(text) and opening(text) != opening(other):
            yield f"opener of {key[1]}: {opening(text)[1]!r}, not {opening(other)[1:]}"
        if noted(text) != noted(other):
            yield f"notes of {key[1]}: {len(noted(text))}, not {len(noted(other))}: {noted(text)} {noted(other)}"


def paragraphs(resolution: Resolution) -> list[tuple[_Key, Text]]:
    """Part, label and folded words of each clause and heading, with its text."""
    found = []
    for place in blocks(resolution):
        part = str(place.path[0])
        match place.block:
            case Clause() as clause:
                found.append(((part, place.printed, folded_words(clause.text.plain)), clause.text))
                if clause.closing:
                    found.append(((part, "closing", folded_words(clause.closing.plain)), clause.closing))
            case Heading() as heading:
                words = folded_words(f"{heading.number} {heading.text.plain}".strip())
                found.append(((part, "heading", words), heading.text))
            case _:
                pass
    return found


def opening(text: Text) -> tuple[str, ...]:
    """The words with which a paragraph begins, if they are emphasised, and the first words of all."""
    begun = [m for m in text.marks if m.kind in EMPHASIS and m.start == 0]
    if not begun or begun[0].end >= len(text.plain):
        return ()
    return folded_words(text.plain)[:40], folded_words(text.plain[: begun[0].end]).rstrip(" ,")


def noted(text: Text) -> list[tuple[str, int]]:
    """The places of notes: the letters before each, counted without blanks, and the last of them."""
    before = [folded_words(text.plain[: m.start]).replace(" ", "") for m in text.marks if m.kind == "note"]
    return [(words[-20:], len(words)) for words in before]


def adopted(corpus: Path) -> Iterator[tuple[str, Resolution, bytes]]:
    """Name, truth and PDF of each text that is there as both."""
    for row in (corpus / "pairs.tsv").read_text("utf-8").splitlines():
        kind, pdf, xml, *_ = row.split("\t")
        if kind == "same-text" and (corpus / pdf).exists():
            truth = read((corpus / xml).read_bytes(), Path(xml).name)[0].resolution
            yield Path(pdf).name, truth, (corpus / pdf).read_bytes()


def ours(corpus: Path, each: int, language: str) -> Iterator[tuple[str, Resolution, bytes]]:
    """Name, truth and PDF of texts that were rendered here and set by LibreOffice."""
    from resdraft.render import template_for, to_docx
    from resdraft.workspace import find_template, to_pdf

    paths = sorted(p for p in (corpus / "un").rglob(f"{language}/*.xml") if "statements" not in str(p))
    for path in paths[:: max(1, len(paths) // each)][:each]:
        truth = normal(read(path.read_bytes(), path.name)[0].resolution)
        document = to_docx(truth, find_template(template_for(truth), language=truth.masthead.language))
        yield f"{language} {path.name}", truth, to_pdf(document)


def measured(texts: Iterator[tuple[str, Resolution, bytes]]) -> Score:
    """The score of texts."""
    score = Score()
    for name, truth, data in texts:
        begin = time.perf_counter()
        have = read(data, name)[0].resolution
        score.seconds += time.perf_counter() - begin
        score.add(name, truth, have)
    return score


def main(argv: Sequence[str], say: Callable[[str], None] = print) -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(description="share of paragraphs, openers and notes read rightly from PDF")
    options.add_argument("corpus", nargs="?", type=Path, default=DEFAULT)
    options.add_argument("--ours", type=int, default=0, metavar="N", help="texts of each language that are rendered")
    options.add_argument("--language", choices=LANGUAGES, help="only texts of this language are rendered")
    options.add_argument("--show", action="store_true", help="say what is not right")
    given = options.parse_args(argv)
    if not given.corpus.is_dir():
        say(f"no corpus at {given.corpus}")
        return 0
    say(HEAD.format("printed by"))
    _say(say, "the United Nations, truth from XML", measured(adopted(given.corpus)), given.show)
    for language in LANGUAGES if given.ours and not given.language else [given.language] if given.ours else []:
        score = measured(ours(given.corpus, given.ours, language))
        _say(say, f"resdraft and LibreOffice, {language}", score, given.show)
    return 0


def _say(say: Callable[[str], None], name: str, score: Score, show: bool) -> None:
    say(score.row(name))
    for line in score.bad if show else ():
        say(f"    {line[:300]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
