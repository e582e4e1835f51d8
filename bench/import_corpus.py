"""How well and how fast the importer of Akoma Ntoso reads a corpus: words, six languages, promises, files a second.

    python -m bench.import_corpus [CORPUS] [--every N] [--floor]

CORPUS is a folder laid out as `<body>/<language>/<SYMBOL>.xml`. The words of the XML are taken straight from its tree
here, by other code than the importer's, and compared as one run of characters, white space and numbering aside.
Texts read from such a corpus: source United Nations.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from lxml import etree

from resdraft.importers.akn import read_akn
from resdraft.model import (
    Clause,
    InputError,
    Resolution,
    body_texts,
    counts,
    from_record,
    to_record,
    validate,
    walk,
)

DEFAULT = Path(__file__).parents[2] / "shared" / "corpus" / "un"
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")

_LEAVES = frozenset({"p", "heading", "subheading", "crossHeading", "td", "th", "block"})
_LEFT_OUT = frozenset({"num", "meta", "coverPage", "preface", "conclusions", "docTitle"})
_NUMERALS = (
    "أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا|حادي عشر|ثاني عشر|ثالث عشر|رابع عشر|خامس عشر|"
    "ألف|باء|جيم|دال|هاء|واو|زاي|حاء|طاء|ياء|كاف|لام|ميم|نون|سين|عين|فاء|صاد|قاف"
)
_SECTION_WORDS = (
    "Part|Section|Chapter|Article|Title|Table|Partie|Chapitre|Titre|Tableau|Parte|Sección|Capítulo|Artículo|Título|"
    "Cuadro|Часть|Раздел|Глава|Статья|Таблица|الجزء|الفرع|الفصل|المادة|الباب|الجدول|Teil|Abschnitt|Kapitel|Artikel"
)
_ALONE = re.compile(
    rf"(?:[IVXLC]{{1,8}}|[A-ZА-Я]|\d{{1,3}}|[一二三四五六七八九十]{{1,4}}|{_NUMERALS}"
    rf"|(?:{_SECTION_WORDS})\s[\dIVXLC]{{1,7}}[A-Z]?(?:\s[A-Z])?|表\s?\d+|第[一二三四五六七八九十\d]+(?:部分|章|节|条)"
    rf"|(?:الجزء|الفرع|الفصل|المادة|الباب)\sال\w+|[’‘'´]\d+[’‘'´])[.\-–)]?"
)
"""A block that is a number and nothing else."""
_LEADING = re.compile(
    r"[\u200e\u200f]*(?:\d{1,3}\s?[-–.)][\u200e\u200f]*\s|\d{1,3}\s|\(?(?:[a-zа-я]|[a-z]{2}|[ivxl]{1,6})\)|\((?:[ء-ي]ـ?|\d{1,2}|[一二三四五六七八九十])\)"
    rf"|(?:[IVXLC]{{1,8}}|[A-Z])(?:\.|\s[-–])\s|(?:{_NUMERALS})\s?[-–]\s|[一二三四五六七八九十]{{1,3}}[、.．]"
    r"|[’‘'´]\d{1,2}[’‘'´]|[㈠-㈩]|[•·●▪\uf0b7\uf06f]|[–-]\s)\s*"
)
"""A number or label before the words of a block."""
_ANNEX_DASH = re.compile(r"((?:ANNEX|Annex|Annexe|Anexo|Приложение|المرفق|附件)\s?[\w]{1,4}\s*)[:–—-]\s*")


def squeezed(words: str) -> str:
    """A block's words without white space, and without a number before them."""
    words = words.strip()
    if _ALONE.fullmatch(words):
        return ""
    words = _ANNEX_DASH.sub(r"\1", words, count=1) if _ANNEX_DASH.match(words) else words
    while label := _LEADING.match(words):
        words = words[label.end() :]
    return "".join(words.split())


@dataclass(slots=True)
class Words:
    """The words of a text part and of its notes."""

    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def same(self, other: Words) -> bool:
        return "".join(self.body) == "".join(other.body) and "".join(self.notes) == "".join(other.notes)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def xml_words(root: etree._Element) -> list[Words]:
    """The words of each document of a file, straight from the tree."""
    components = [c for top in root if _name(top) == "components" for part in top for c in part if _name(c) != "meta"]
    top = next(child for child in root if _name(child) != "components")
    found = []
    for document in components or [top]:
        words = Words()
        for holder in [top, document] if components else [document]:
            for part in holder:
                if _name(part) == "preface":
                    for child in part:
                        _collect(child, Words(notes=words.notes), [])
        _collect_parts(document, words)
        found.append(words)
    return found


def _collect_parts(document: etree._Element, words: Words) -> None:
    """Preamble and body, then those of drafts in components, then all annexes."""
    inner = [c for top in document if _name(top) == "components" for part in top for c in part if _name(c) != "meta"]
    for holder in (document, *inner):
        for part in holder:
            if _name(part) in ("preamble", "mainBody"):
                _collect(part, words, [])
    for holder in (document, *inner):
        for part in holder:
            if _name(part) == "attachments":
                _collect(part, words, [])


_EMPTIED = re.compile(r"^\((?:\)|\()")
"""Brackets around the number of an Arabic note that the markup has elsewhere."""


def _collect(element: etree._Element, words: Words, line: list[str]) -> None:
    """Walk the tree; `line` gathers the words of the block at hand."""
    name = _name(element)
    if name == "authorialNote":
        note = "".join("".join(map(str, element.itertext())).split())
        words.notes.append(_EMPTIED.sub("", note))
        return
    if name in _LEFT_OUT and not (name == "docTitle" and _in_preface(element)):
        return
    own = name in _LEAVES
    if own:
        _flush(line, words)
    line.append(element.text or "")
    for child in element:
        _collect(child, words, line)
        line.append(child.tail or "")
    if own:
        _flush(line, words)


def _in_preface(element: etree._Element) -> bool:
    return any(_name(above) == "preface" for above in element.iterancestors())


def _flush(line: list[str], words: Words) -> None:
    if block := squeezed("".join(line)):
        words.body.append(block)
    line.clear()


def model_words(resolution: Resolution) -> Words:
    """The words of a resolution, in the same shape; the enacting line is the first block of the preamble."""
    body = [squeezed(text.plain) for text in body_texts(resolution)]
    return Words([b for b in body if b], ["".join(note.text.plain.split()) for note in resolution.notes])


def difference(xml: Words, model: Words) -> str:
    """Where the words first differ, with a little of both."""
    for what, left, right in (("words", xml.body, model.body), ("notes", xml.notes, model.notes)):
        a, b = "".join(left), "".join(right)
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip_longest(a, b)) if x != y), 0)
            return f"{what}: XML …{a[max(0, at - 20) : at + 40]!r}, model …{b[max(0, at - 20) : at + 40]!r}"
    return ""


def explanation(root: etree._Element, found: tuple[Resolution, ...]) -> str:
    """Why words differ, where what the XML is to blame for accounts for all of it; else empty."""
    supplied = {squeezed(a.label.plain) for r in found for a in r.annexes}
    model = "".join(block for r in found for block in model_words(r).body)
    xml = "".join(block for words in xml_words(root) for block in words.body)
    places = [at.span() for label in supplied for at in re.finditer(re.escape(label), model)]
    if any(model[:start] + model[end:] == xml for start, end in places):
        return "an annex has no label in the XML, and the model gives it one"
    record = "".join("".join(v.split()) for r in found for k, w in r.masthead.extra if k == "vote_record" for v in w)
    if record and xml == model + record:
        return "the record of the vote stands in a main body of its own, and the model keeps it in the masthead"
    return ""


@dataclass(slots=True)
class Tally:
    """Of one body and language."""

    files: int = 0
    read: int = 0
    equal: int = 0
    seconds: float = 0.0
    floor: float = 0.0


@dataclass(slots=True)
class Result:
    """What reading the corpus gave."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    texts: dict[Path, tuple[Resolution, ...]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)


def run(corpus: Path, every: int) -> Result:
    """Read the files, compare their words."""
    result = Result()
    for path in sorted(corpus.rglob("*.xml"))[::every]:
        tally = result.tallies[path.parts[-3], path.parts[-2]]
        data = path.read_bytes()
        tally.files += 1
        start = time.perf_counter()
        try:
            found = read_akn(data, path.name)
        except InputError as error:
            result.refused.append(f"{path.relative_to(corpus)}: {error}")
            continue
        taken = time.perf_counter() - start
        tally.read += 1
        tally.seconds += taken
        result.milliseconds.append(taken * 1000)
        result.texts[path] = found
        start = time.perf_counter()
        root = etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True))
        tally.floor += time.perf_counter() - start
        pairs = list(zip_longest(xml_words(root), map(model_words, found), fillvalue=Words()))
        if all(xml.same(model) for xml, model in pairs):
            tally.equal += 1
        else:
            first = next(difference(xml, model) for xml, model in pairs if not xml.same(model))
            reason = explanation(root, found)
            result.different.append(f"{path.relative_to(corpus)}: {reason + ': ' if reason else ''}{first}")
    return result


def print_tallies(result: Result) -> None:
    print(f"{'body':30} {'lang':4} {'files':>6} {'read':>6} {'words equal':>12} {'files/s':>8} {'lxml only':>10}")
    total = Tally()
    for (body, language), tally in sorted(result.tallies.items()):
        _print_tally(body, language, tally)
        for name in ("files", "read", "equal", "seconds", "floor"):
            setattr(total, name, getattr(total, name) + getattr(tally, name))
    _print_tally("all", "", total)
    times = sorted(result.milliseconds)
    print(
        f"milliseconds a file: median {statistics.median(times):.2f}, 95th percentile "
        f"{times[int(len(times) * 0.95)]:.2f}, most {times[-1]:.1f}"
    )
    print(f"\nnot read: {len(result.refused)}", *result.refused, sep="\n  ")
    print(f"\nwords differ: {len(result.different)}", *result.different, sep="\n  ")


def _print_tally(body: str, language: str, tally: Tally) -> None:
    share = f"{tally.equal} {100 * tally.equal / max(1, tally.read):.1f} %"
    rate, floor = tally.read / max(1e-9, tally.seconds), tally.read / max(1e-9, tally.floor)
    print(f"{body:30} {language:4} {tally.files:6} {tally.read:6} {share:>12} {rate:8.0f} {floor:10.0f}")


Group = dict[str, tuple[Resolution, ...]]
"""The versions of one symbol, by language."""


def by_symbol(result: Result) -> tuple[dict[tuple[str, str], Group], dict[tuple[str, str], Group]]:
    """Symbols that were read in all six languages, and those of them whose numbers of paragraphs differ."""
    groups: dict[tuple[str, str], Group] = defaultdict(dict)
    for path, found in result.texts.items():
        if path.parts[-2] in LANGUAGES:
            groups[path.parts[-3], path.stem][path.parts[-2]] = found
    full = {key: group for key, group in groups.items() if len(group) == len(LANGUAGES)}
    return full, {key: group for key, group in full.items() if len(set(map(_shape, group.values()))) > 1}


def print_languages(result: Result) -> None:
    """Whether the same symbol has as many preambular and operative paragraphs in each of the six languages."""
    full, apart = by_symbol(result)
    below = {k for k, g in full.items() if len({tuple(counts(r).subparagraphs for r in f) for f in g.values()}) > 1}
    share = 100 * (len(full) - len(apart)) / max(1, len(full))
    print(f"\nsix languages: {len(full)} symbols, {len(full) - len(apart)} agree ({share:.1f} %)", end="")
    print(f"; subparagraphs agree too in {len(full) - len(below | apart.keys())}")
    for (body, stem), group in sorted(apart.items()):
        usual = Counter(map(_shape, group.values())).most_common(1)[0][0]
        model = next(language for language in LANGUAGES if _shape(group[language]) == usual)
        for language in LANGUAGES:
            if _shape(group[language]) != usual:
                print(f"  {body}/{language}/{stem}: {_shape(group[language])}, the others {usual}")
                print(f"    {_first_apart(group[language], group[model])}")
    for body, stem in sorted(below - apart.keys()):
        numbers = {language: [counts(r).subparagraphs for r in f] for language, f in full[body, stem].items()}
        print(f"  {body}/{stem}: subparagraphs {numbers}")


def _shape(found: tuple[Resolution, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((counts(r).preambular, counts(r).operative) for r in found)


def _first_apart(one: tuple[Resolution, ...], other: tuple[Resolution, ...]) -> str:
    """The first top-level paragraph at which numbers of two versions part."""
    for a, b in zip_longest(_rows(one), _rows(other), fillvalue=("none", "")):
        if a[0] != b[0]:
            return f"here {a[0]} {a[1][:60]!r}, there {b[0]} {b[1][:60]!r}"
    return "the same numbers"


def _rows(found: tuple[Resolution, ...]) -> Iterator[tuple[str, str]]:
    for resolution in found:
        for place in walk(resolution):
            if not place.level and place.path[0] != "annexes" and isinstance(place.block, Clause):
                kind = "PP" if place.path[0] == "preamble" else place.printed or "unnumbered"
                yield kind, place.block.text.plain


def print_promises(result: Result, corpus: Path) -> None:
    """Normal form, the JSON record, and the promises of the draft format, over everything that was read."""
    everything = [(path, r) for path, found in result.texts.items() for r in found]
    faults = [f"{path.relative_to(corpus)}: {fault[0]}" for path, r in everything if (fault := validate(r))]
    print(f"\nnormal form: {len(everything) - len(faults)} of {len(everything)}", *faults, sep="\n  ")
    lost = [str(path.relative_to(corpus)) for path, r in everything if from_record(to_record(r)) != r]
    print(f"JSON and back: {len(everything) - len(lost)} of {len(everything)}", *lost, sep="\n  ")
    try:
        from resdraft.text import parse, write
    except ImportError:
        print("draft format: resdraft.text has no parse and write yet, skipped")
        return
    reading = sum(tally.seconds for tally in result.tallies.values())
    for wrap in (0, 80):
        failed = []
        start = time.perf_counter()
        for path, r in everything:
            back = parse(write(r, wrap=wrap))
            if back.problems:
                failed.append(f"{path.relative_to(corpus)}: {back.problems[0]}")
            elif back.resolution != r:
                failed.append(f"{path.relative_to(corpus)}: not the same when read back")
        taken = time.perf_counter() - start
        rate = len(everything) / max(1e-9, taken)
        print(f"draft format and back, wrap={wrap}: {len(everything) - len(failed)} of {len(everything)}, {rate:.0f}/s")
        for line in failed:
            print(f"  {line}")
        if not wrap:
            print(f"import as a whole (read, write, read back): {len(result.texts) / (reading + taken):.0f} files/s")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=DEFAULT, help="default: %(default)s")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="read every Nth file only")
    args = parser.parse_args()
    if not args.corpus.is_dir():
        parser.error(f"no folder {args.corpus}")
    result = run(args.corpus, args.every)
    print_tallies(result)
    print_languages(result)
    print_promises(result, args.corpus)
    print("\nSource of the texts: United Nations")


if __name__ == "__main__":
    main()
