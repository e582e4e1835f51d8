"""How well Word files go both ways: model to Word to model over the corpus, and after LibreOffice saved them between.

    python -m bench.word [CORPUS] [--every N] [--office N] [--seed S]

CORPUS is a folder laid out as `<body>/<language>/<SYMBOL>.xml`. Every Nth file of it is rendered on the template of its
body and read back; N of them (60) go through LibreOffice as well, where that is installed. A text is whole if its
words, labels, headings, tables, openers, notes and annexes are equal. Prints both tables, each text that is not
whole, and how long a Word file of a hundred pages takes to import. Texts read from such a corpus: source United
Nations.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from resdraft import facts
from resdraft.importers import read
from resdraft.model import Clause, Heading, Quote, ResdraftError, Resolution, Table, Text, walk
from resdraft.render import template_for, to_docx
from resdraft.workspace import find_template

DEFAULT = Path(__file__).parents[2] / "shared" / "corpus" / "un"
_LONG = 60
"""Copies of a text that make a file of a hundred pages."""

Shape: TypeAlias = tuple[object, ...]


@dataclass(slots=True)
class Result:
    """Counts by language, and what was not whole."""

    texts: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)
    apart: list[str] = field(default_factory=list)


def texts(corpus: Path, every: int) -> Iterator[tuple[str, Resolution]]:
    """The resolutions of every so manyth file, by the file's name below the corpus."""
    for path in sorted(corpus.rglob("*.xml"))[::every]:
        name = path.relative_to(corpus).as_posix()
        try:
            found = read(path.read_bytes(), name)
        except ResdraftError:
            continue
        for number, one in enumerate(found):
            yield (name if len(found) == 1 else f"{name} ({number + 1})"), one.resolution


def rendered(resolution: Resolution) -> bytes:
    """The Word file of a resolution on the template of its body."""
    return to_docx(resolution, find_template(template_for(resolution), language=resolution.masthead.language))


def shape(resolution: Resolution) -> list[Shape]:
    """What is compared of a resolution: a row for each block, note and annex, and the enacting line."""
    language = resolution.masthead.language
    rows: list[Shape] = [("enacting", resolution.enacting.plain)]
    for place in walk(resolution):
        match place.block:
            case Clause() as clause:
                opener = facts.opener(clause, language) if not place.level else ""
                rows.append((place.label, clause.text.plain, clause.closing.plain, opener, _notes(clause.text)))
            case Heading() as heading:
                rows.append(("heading", heading.number, heading.level, heading.text.plain))
            case Table() as table:
                rows.append(("table", *(tuple(cell.plain for cell in row) for row in table.rows)))
            case Quote():
                rows.append(("quote",))
    rows += [("annex", annex.label.plain, annex.title.plain) for annex in resolution.annexes]
    rows += [("note", note.text.plain) for note in resolution.notes]
    return rows


def _notes(text: Text) -> tuple[int, ...]:
    return tuple(mark.start for mark in text.marks if mark.kind == "note")


def take(result: Result, name: str, before: Resolution, data: bytes) -> None:
    """Read a Word file back and count whether it is whole."""
    language = before.masthead.language
    result.texts[language] += 1
    after = read(data, "a.docx")[0].resolution
    old, new = shape(before), shape(after)
    if old == new:
        result.whole[language] += 1
        return
    first = next((a for a, b in zip(old, new, strict=False) if a != b), old[-1] if len(old) > len(new) else new[-1])
    result.apart.append(f"{name}: {str(first)[:110]}")


def straight(found: Iterable[tuple[str, Resolution]]) -> Result:
    """Model to Word to model."""
    result = Result()
    for name, resolution in found:
        take(result, name, resolution, rendered(resolution))
    return result


def through_office(found: list[tuple[str, Resolution]]) -> Result | None:
    """Model to Word, opened and saved by LibreOffice, to model; None where that is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return None
    result = Result()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        (base / "in").mkdir()
        for number, (_, resolution) in enumerate(found):
            (base / "in" / f"{number}.docx").write_bytes(rendered(resolution))
        profile = f"-env:UserInstallation={(base / 'profile').as_uri()}"
        wanted = [office, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(base / "out")]
        subprocess.run([*wanted, *map(str, sorted((base / "in").iterdir()))], check=True, capture_output=True)
        for number, (name, resolution) in enumerate(found):
            take(result, name, resolution, (base / "out" / f"{number}.docx").read_bytes())
    return result


def seconds_of_a_long_file(resolution: Resolution) -> tuple[float, int]:
    """Median seconds of importing a Word file of a hundred pages, and its paragraphs."""
    from dataclasses import replace

    from resdraft.model import normal

    body = tuple(block for _ in range(_LONG) for block in resolution.operative)
    data = rendered(normal(replace(resolution, operative=body)))
    times = []
    count = 0
    for _ in range(5):
        begun = time.perf_counter()
        count = sum(1 for _ in walk(read(data, "a.docx")[0].resolution))
        times.append(time.perf_counter() - begun)
    return statistics.median(times), count


def table(title: str, result: Result) -> str:
    """A table by language, and the texts that are not whole."""
    lines = [f"| {title} | texts | whole | % |", "| --- | --: | --: | --: |"]
    for language in sorted(result.texts):
        texts_, whole = result.texts[language], result.whole[language]
        lines.append(f"| {language} | {texts_:,} | {whole:,} | {100 * whole / texts_:.1f} |")
    texts_, whole = result.texts.total(), result.whole.total()
    lines.append(f"| all | {texts_:,} | {whole:,} | {100 * whole / texts_:.1f} |")
    return "\n".join([*lines, "", *(f"- {line}" for line in result.apart)])


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("corpus", nargs="?", type=Path, default=DEFAULT)
    options.add_argument("--every", type=int, default=1, help="only each Nth file")
    options.add_argument("--office", type=int, default=60, help="how many go through LibreOffice")
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    found = list(texts(args.corpus, args.every))
    print(table("Model → Word → model", straight(found)), end="\n\n")
    sample = random.Random(args.seed).sample(found, min(args.office, len(found)))
    if sample:
        office = through_office(sample)
        print("LibreOffice is not installed" if office is None else table("… saved by LibreOffice", office), end="\n\n")
    taken, count = seconds_of_a_long_file(found[0][1])
    print(f"A Word file of {count:,} paragraphs is imported in {taken:.2f} s (median of 5).")


if __name__ == "__main__":
    main()
