"""Comparers of Word files, held to the same pairs: what their redline keeps together is read as links.

They are no part of resdraft: `python -m bench.diff_peers --word PYTHON` names an interpreter of a throw-away
environment into which they were installed (`pip install python-redlines[docxodus] docx-trackdiff`). Each pair is
written as two Word files of a paragraph a clause and compared by a process of its own, whose start counts in its time.
A redline says which paragraph of the old file goes on in which of the new: they are linked where they share a third of
the words of the shorter, or where the redline says that one moved.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from docx import Document
from lxml import etree

from bench.diff_measures import Matcher
from resdraft.diff.links import UnitLink
from resdraft.diff.units import Unit

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHARE = 3
"""Of so many words of a clause one has to be kept."""
_REDLINES = """\
import sys
from pathlib import Path
from python_redlines import DocxodusEngine
old, new, out = map(Path, sys.argv[1:])
out.write_bytes(DocxodusEngine().run_redline("bench", old.read_bytes(), new.read_bytes(), detect_moves=True)[0])
"""
_COMMANDS = {
    "python-redlines (Docxodus)": ("-c", _REDLINES),
    "docx-trackdiff": ("-m", "docx_trackdiff.compare"),
}
_COMES, _GOES = {f"{_W}ins", f"{_W}moveTo"}, {f"{_W}del", f"{_W}moveFrom"}


def word_ways(python: str) -> dict[str, Matcher]:
    """The comparers that this interpreter can run, by name."""
    probe = ["Urges all States to act."]
    found: dict[str, Matcher] = {}
    for name, argv in _COMMANDS.items():
        try:
            _redline((python, *argv), probe, probe)
        except (OSError, subprocess.CalledProcessError):
            print(f"Left out: {name} cannot be run by {python}.")
            continue
        found[name] = partial(_linked, (python, *argv))
    return found


def _linked(command: tuple[str, ...], old: list[Unit], new: list[Unit]) -> list[UnitLink]:
    texts = [[unit.side.text.plain for unit in side] for side in (old, new)]
    return list(_links(_redline(command, *texts), old, new))


def _redline(command: tuple[str, ...], old: list[str], new: list[str]) -> etree._Element:
    """The text of the redline that the command makes of two files."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("old.docx", "new.docx", "redline.docx")]
        for path, texts in zip(files[:2], (old, new), strict=True):
            document = Document()
            for words in texts:
                document.add_paragraph(words)
            document.save(str(path))
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=600)
        with ZipFile(files[2]) as archive:
            return etree.fromstring(archive.read("word/document.xml"))


def _links(root: etree._Element, old: list[Unit], new: list[Unit]) -> Iterator[UnitLink]:
    """One to one, one to several or several to one; where several meet several, the pairs that share most."""
    pairs = _together(root, old, new)
    taken: set[tuple[str, int]] = set()
    for (a, b), _ in pairs.most_common():
        olds = {i for i, j in pairs if j == b} if _alone(pairs, 0, a) else {a}
        news = {j for i, j in pairs if i == a} if len(olds) == 1 else {b}
        ends = {*(("old", i) for i in olds), *(("new", j) for j in news)}
        if not ends & taken:
            taken |= ends
            yield UnitLink(tuple(old[i] for i in sorted(olds)), tuple(new[j] for j in sorted(news)), 1.0)


def _alone(pairs: Counter[tuple[int, int]], side: int, place: int) -> bool:
    """Whether a clause has no more than one partner."""
    return sum(pair[side] == place for pair in pairs) == 1


def _together(root: etree._Element, old: list[Unit], new: list[Unit]) -> Counter[tuple[int, int]]:
    """How many words each old clause shares with each new one."""
    shared: Counter[tuple[int, int]] = Counter()
    gone: dict[str, int] = {}
    come: dict[str, int] = {}
    i = j = 0
    for paragraph in root.iter(f"{_W}p"):
        for element in paragraph.iter():
            around = {ancestor.tag for ancestor in element.iterancestors()}
            if element.tag == f"{_W}moveFromRangeStart":
                gone[element.get(f"{_W}name", "")] = i
            elif element.tag == f"{_W}moveToRangeStart":
                come[element.get(f"{_W}name", "")] = j
            elif element.tag == f"{_W}t" and not around & (_COMES | _GOES):
                shared[i, j] += len((element.text or "").split())
        mark = {element.tag for element in paragraph.iterfind(f"{_W}pPr/{_W}rPr/*")}
        i += not mark & _COMES
        j += not mark & _GOES
    found = Counter(
        {
            (a, b): count
            for (a, b), count in shared.items()
            if a < len(old) and b < len(new) and count * _SHARE >= min(_size(old[a]), _size(new[b])) > 0
        }
    )
    for name in gone.keys() & come.keys():
        if gone[name] < len(old) and come[name] < len(new):
            found[gone[name], come[name]] += 1
    return found


def _size(unit: Unit) -> int:
    return len(unit.side.text.plain.split())
