"""What a redline marks and how long it takes: words marked against the least, both texts out of each, time.

    python -m bench.redline [CORPUS] [--every N] [--made N] [--seed S] [--office N]

CORPUS is a folder with `pairs.tsv` and what it names; every Nth pair is taken. N pairs a level are made besides, as
`bench.diff_pairs` makes them from the Assembly's English texts, with the answer known. Printed are how many pairs come
out whole with all changes accepted and rejected, how many words are marked as gone or come (a moved clause counts
only what was edited in it) against the least that any marking by whole words can do (for clauses that belong
together the words that are not in their longest common row, for all others their words), moves as moves, and median
seconds of a pair. With --office, N of all are settled by LibreOffice as well, where it is installed, and read after it:
how many have the same words, and how many the same numbers and styles too. Source of the texts: United Nations.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.diff_pairs import Generator
from bench.word import shape
from resdraft.diff import Comparison, Link, compare
from resdraft.importers import read
from resdraft.model import ResdraftError, Resolution, body_texts
from resdraft.ooxml import local, qn, read_package
from resdraft.render import redline_docx, template_for
from resdraft.workspace import find_template

DEFAULT = Path(__file__).parents[2] / "shared" / "corpus"
_MARKS = ("ins", "del", "moveFrom", "moveTo")


@dataclass(slots=True)
class Result:
    """Sums over pairs."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)


def pairs(corpus: Path, every: int = 1) -> Iterator[tuple[str, Resolution, Resolution]]:
    """The pairs of a corpus that can be read, by their names."""
    rows = [row.split("\t") for row in (corpus / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    for row in rows[::every]:
        try:
            old, new = (read((corpus / name).read_bytes(), name)[0].resolution for name in row[1:3])
        except ResdraftError:
            continue
        yield f"{row[1]} {row[2]}", old, new


def redline(comparison: Comparison, old: Resolution, new: Resolution) -> bytes:
    """The redline of two texts on the template of the new one."""
    template = find_template(template_for(new), language=new.masthead.language)
    return redline_docx(comparison, old, new, template)


def unlike(old: Resolution, new: Resolution, data: bytes | None = None) -> list[str]:
    """What does not come out of a redline as it was: the first unlike row of each side."""
    data = data or redline(compare(old, new), old, new)
    found: list[str] = []
    for how, wanted in (("accepted", new), ("rejected", old)):
        got = shape(read(data, "a.docx", revisions=how)[0].resolution)  # type: ignore[arg-type]
        if got != (want := shape(wanted)):
            first = next((a for a, b in zip(want, got, strict=False) if a != b), "lengths differ")
            found.append(f"{how}: {str(first)[:100]}")
    return found


def marked(data: bytes) -> Counter[str]:
    """How many words and characters are marked as gone or come, and how many paragraphs as moved."""
    package = read_package(data)
    counts: Counter[str] = Counter()
    for run in package.xml(package.main()).iter(qn("w:r")):
        around = [local(e) for e in run.iterancestors() if local(e) in _MARKS]
        if around and around[0] in ("ins", "del"):
            words = "".join(str(t.text or "") for t in run.iter(qn("w:t"), qn("w:delText")))
            counts["characters"] += len(words.replace(" ", ""))
    counts["moves"] = len(list(package.xml(package.main()).iter(qn("w:moveToRangeStart"))))
    return counts


def least(comparison: Comparison) -> int:
    """How many characters any marking by whole words must mark, moves for nothing; blanks left out."""
    return sum(map(_least_of, comparison.links))


def _least_of(link: Link) -> int:
    if link.side.kind in ("note", "title") or link.kind == "equal":
        return 0
    sides = ("old", "new")
    texts = [" ".join(f"{s.text.plain} {s.closing.plain}" for s in getattr(link, side)).split() for side in sides]
    if not link.old or not link.new:
        return sum(len(word) for text in texts for word in text)
    return sum(len(word) for text in texts for word in text) - 2 * _common(*texts)


def _common(old: list[str], new: list[str]) -> int:
    """Characters in the heaviest common row of words."""
    best = [0] * (len(new) + 1)
    for word in old:
        before = 0
        for place, other in enumerate(new, start=1):
            here = best[place]
            best[place] = max(before + len(word) if word == other else 0, best[place], best[place - 1])
            before = here
    return best[-1]


def measure(result: Result, name: str, old: Resolution, new: Resolution) -> None:
    """One pair into the sums."""
    comparison = compare(old, new)
    begun = time.perf_counter()
    data = redline(comparison, old, new)
    result.seconds.append(time.perf_counter() - begun)
    result.counts["pairs"] += 1
    apart = unlike(old, new, data)
    result.counts["whole"] += not apart
    result.apart += [f"{name}: {said}" for said in apart]
    result.counts["least"] += least(comparison)
    result.counts.update(marked(data))
    result.counts["moved"] += sum(link.moved and link.side.kind in ("clause", "heading") for link in comparison.links)


def row(title: str, result: Result) -> str:
    """A line of the table."""
    it = result.counts
    share = it["characters"] / (it["least"] or 1)
    seconds = statistics.median(result.seconds) if result.seconds else 0.0
    return (
        f"| {title} | {it['pairs']:,} | {it['whole']:,} | {it['characters']:,} | {it['least']:,} | {share:.2f} "
        f"| {it['moves']:,} of {it['moved']:,} | {seconds:.2f} |"
    )


def made(corpus: Path, level: str, count: int, seed: str) -> Iterator[tuple[str, Resolution, Resolution]]:
    """Pairs that are made from texts of the corpus."""
    files = sorted((corpus / "un" / "general-assembly" / "en").glob("*.xml"))[::7][:60]
    bases = [read(path.read_bytes(), path.name)[0].resolution for path in files]
    generator = Generator(bases, seed)
    for number in range(count):
        pair = generator.pair(level, number)
        yield f"{level} {number}", pair.old, pair.new


_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(listing As String)
  Dim number As Integer, said As String, parts, document
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  kind(0).Name = "FilterName" : kind(0).Value = "MS Word 2007 XML"
  number = FreeFile
  Open listing For Input As #number
  Do While Not EOF(number)
    Line Input #number, said
    parts = Split(said, "|")
    document = StarDesktop.loadComponentFromURL(ConvertToURL(parts(0)), "_blank", 0, hidden())
    createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch( _
      document.CurrentController.Frame, ".uno:" &amp; parts(2) &amp; "AllTrackedChanges", "", 0, Array())
    document.storeToURL(ConvertToURL(parts(1)), kind())
    document.close(True)
  Loop
  Close #number
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false">
<library:element library:name="Module1"/></library:library>
"""


def through_office(found: list[tuple[str, Resolution, Resolution]]) -> Counter[str] | None:
    """How many pairs LibreOffice settles to the same words, and to the same shape; None where it is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return None
    counts: Counter[str] = Counter(pairs=len(found))
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        command = [office, f"-env:UserInstallation={(base / 'profile').as_uri()}", "--headless", "--norestore"]
        subprocess.run([*command, "--terminate_after_init"], check=False, capture_output=True)
        library = base / "profile" / "user" / "basic" / "Standard"
        library.mkdir(parents=True, exist_ok=True)
        (library / "Module1.xba").write_text(_MACRO, encoding="utf-8")
        (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        lines = []
        for number, (_, old, new) in enumerate(found):
            (base / f"{number}.docx").write_bytes(redline(compare(old, new), old, new))
            lines += [f"{base}/{number}.docx|{base}/{number}-{verb}.docx|{verb}" for verb in ("Accept", "Reject")]
        (base / "list").write_text("\n".join(lines), encoding="utf-8")
        macro = f"macro:///Standard.Module1.Settle({base / 'list'})"
        subprocess.run([*command, macro], check=False, capture_output=True)
        for number, (_, old, new) in enumerate(found):
            settled = [
                (wanted, read((base / f"{number}-{verb}.docx").read_bytes(), "a.docx")[0].resolution)
                for verb, wanted in (("Accept", new), ("Reject", old))
            ]
            counts["words"] += all(_words(wanted) == _words(got) for wanted, got in settled)
            counts["whole"] += all(shape(wanted) == shape(got) for wanted, got in settled)
    return counts


def _words(resolution: Resolution) -> list[str]:
    return [text.plain for text in (*body_texts(resolution), *(n.text for n in resolution.notes)) if text.plain]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("corpus", nargs="?", type=Path, default=DEFAULT)
    options.add_argument("--every", type=int, default=1, help="only each Nth pair")
    options.add_argument("--made", type=int, default=50, help="pairs of each level that are made")
    options.add_argument("--seed", default="20")
    options.add_argument("--office", type=int, default=0, help="how many go through LibreOffice")
    args = options.parse_args()
    results: dict[str, Result] = {"real": Result()}
    every = list(pairs(args.corpus, args.every))
    for name, old, new in every:
        measure(results["real"], name, old, new)
    for level in ("light", "heavy") if args.made else ():
        results[level] = Result()
        for name, old, new in made(args.corpus, level, args.made, args.seed):
            measure(results[level], name, old, new)
    print("| pairs | number | whole | marked | least | marked / least | moves | seconds |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    for title, result in results.items():
        print(row(title, result))
    if args.office:
        office = through_office(every[:: max(1, len(every) // args.office)][: args.office])
        told = (
            f"{office['pairs']} pairs by LibreOffice: words of {office['words']}, all of {office['whole']}"
            if office
            else ""
        )
        print(told or "LibreOffice is not installed")
    for result in results.values():
        print("\n".join(f"- {line}" for line in result.apart))


if __name__ == "__main__":
    main()
