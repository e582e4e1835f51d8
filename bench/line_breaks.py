"""Whether our pages break lines where the printed ones do: `python -m bench.line_breaks [CORPUS]`.

Each resolution of the Security Council of which the corpus has both the XML and the printed PDF is imported, rendered,
set by LibreOffice, and the lines of both PDFs are laid side by side. A line counts if it has four words or more; it is
broken alike if a line of the same words stands in ours. Needs LibreOffice and pdftotext (poppler).

The printed lines were broken by Word, which narrows the blanks of a justified line to take in another word. LibreOffice
does so from version 24.2 on, for files of Word 2013 and later, which ours are; before that its share says less.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from resdraft.importers import read
from resdraft.render import template_for, to_docx
from resdraft.workspace import find_template

DEFAULT = Path(__file__).parents[2] / "shared" / "corpus"
_PRINTED = re.compile(r"S_RES_(\d+)_\((\d{4})\)\.pdf")
_BEFORE_DASH = re.compile(r"(?<=\w) ([-–])(?=\w|$)")
_FEWEST = 4


def twins(corpus: Path) -> Iterator[tuple[Path, Path]]:
    """The XML and the printed PDF of each resolution that has both."""
    for printed in sorted((corpus / "pdf" / "adopted").glob("S_RES_*.pdf")):
        found = _PRINTED.fullmatch(printed.name)
        source = corpus / "un" / "security-council" / "en" / f"S_RES_{found[1]}_{found[2]}.xml" if found else None
        if source is not None and source.is_file():
            yield source, printed


def lines(pdf: Path) -> list[str]:
    """The lines of a PDF from the enacting line on, blanks and hyphens of all kinds alike.

    `pdftotext` sees a blank before a dash where the printed one was drawn apart ("Secretary -General").
    """
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    plain = text.replace("\u2011", "-").replace("\u00ad", "")
    folded = [" ".join(_BEFORE_DASH.sub(r"\1", line).split()) for line in plain.splitlines()]
    first = next((k for k, line in enumerate(folded) if line.startswith("The Security Council")), 0)
    return [line for line in folded[first:] if len(line.split()) >= _FEWEST]


def alike(printed: list[str], ours: list[str]) -> int:
    """How many printed lines stand in ours, each as often as it does there."""
    return (Counter(printed) & Counter(ours)).total()


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("corpus", nargs="?", type=Path, default=DEFAULT)
    args = options.parse_args()
    office = shutil.which("soffice") or shutil.which("libreoffice")
    pairs = list(twins(args.corpus))
    if office is None or shutil.which("pdftotext") is None or not pairs:
        print("Left out: LibreOffice, pdftotext and printed resolutions are wanted.")
        return
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        for source, _ in pairs:
            resolution = read(source.read_bytes(), source.name)[0].resolution
            (base / f"{source.stem}.docx").write_bytes(to_docx(resolution, find_template(template_for(resolution))))
        profile = f"-env:UserInstallation={(base / 'profile').as_uri()}"
        made = [str(base / f"{source.stem}.docx") for source, _ in pairs]
        wanted = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *made]
        subprocess.run(wanted, check=True, capture_output=True)
        version = subprocess.run([office, "--version"], check=True, capture_output=True, text=True).stdout.split()
        print(f"{' '.join(version[:2])}\n")
        print("| resolution | lines printed | broken alike | % |\n| --- | --: | --: | --: |")
        shares = []
        for source, pdf in pairs:
            printed, ours = lines(pdf), lines(base / f"{source.stem}.pdf")
            same = alike(printed, ours)
            shares.append(100 * same / len(printed))
            print(
                f"| {source.stem.replace('_', '/', 2).replace('_', ' ')} | {len(printed)} | {same} | {shares[-1]:.0f} |"
            )
        print(f"| median of {len(shares)} | | | {statistics.median(shares):.0f} |")


if __name__ == "__main__":
    main()
