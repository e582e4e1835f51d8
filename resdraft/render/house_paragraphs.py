"""Paragraphs of a house's file: their words, their places in lists, and tags in the place of words."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from resdraft.ooxml import Element, Package, attribute, local, qn, tab_run, text_run, w

_AROUND = ("hyperlink", "ins", "moveTo", "smartTag", "fldSimple")
"""What may lie between a paragraph and its runs."""
_PICTURES = ("drawing", "pict", "object")
_REVIEW = ("commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd")
_PAGES = ("PAGE", "NUMPAGES")


def own_runs(paragraph: Element) -> list[Element]:
    """The runs of a paragraph, those of text boxes in it left out."""
    found: list[Element] = []
    for child in paragraph:
        if local(child) == "r":
            found.append(child)
        elif local(child) in _AROUND:
            found += own_runs(child)
    return found


def words(paragraph: Element) -> str:
    """The words of a paragraph, tabs and line breaks as a tab."""
    return "".join(_run_words(run) for run in own_runs(paragraph))


def _run_words(run: Element) -> str:
    signs = {"tab": "\t", "br": "\t", "cr": "\t", "noBreakHyphen": "\u2011"}
    return "".join(str(c.text or "") if local(c) == "t" else signs.get(local(c), "") for c in run)


def counts_pages(paragraph: Element) -> bool:
    """Whether a paragraph shows the number of the page."""
    codes = [str(code.text or "") for code in paragraph.iter(qn("w:instrText"))]
    codes += [attribute(found, "w:instr") for found in paragraph.iter(qn("w:fldSimple"))]
    return any(code.strip().split(" ")[0].upper() in _PAGES for code in codes if code.strip())


def put_tag(paragraph: Element, tag: str, after: int = 0) -> None:
    """Put a tag in the place of a paragraph's words, in the look of the first of them; `after` characters stay.

    Pictures and tabs before the words stay as well; tabs in the tag are tabs.
    """
    runs = own_runs(paragraph)
    kept: list[Element] = []
    base: Element | None = None
    at = 0
    for run in runs:
        said = _run_words(run)
        if any(local(child) in _PICTURES or local(child) == "AlternateContent" for child in run):
            kept.append(run)
            continue
        if at < after and said:
            left = said[: after - at]
            kept += [run] if left == said else _like(run, left)
            base = base if left == said else run
        elif said.strip() and base is None:
            base = run
        at += len(said)
    for child in list(paragraph):
        if local(child) != "pPr":
            paragraph.remove(child)
    said = "".join(map(_run_words, runs))[after:]
    tabs = said[: len(said) - len(said.lstrip("\t"))] if not after else ""
    paragraph.extend([*kept, *_like(w("r") if base is None else base, tabs + tag)])


def put_symbol(paragraph: Element) -> bool:
    """Put the fields of a symbol whose first letter looks unlike the rest, each in its look; False for another."""
    runs = [run for run in own_runs(paragraph) if _run_words(run).strip()]
    if len(runs) < 2 or len(_run_words(runs[0]).strip()) != 1:
        return False
    made = [*_like(runs[0], "{{ symbol_letter }}"), *_like(runs[1], "{{ symbol_rest }}")]
    for child in list(paragraph):
        if local(child) != "pPr":
            paragraph.remove(child)
    paragraph.extend(made)
    return True


def _like(run: Element, said: str) -> list[Element]:
    """Runs of words with the look of another, tabs as tabs."""
    look = run.find(qn("w:rPr"))
    made: list[Element] = []
    for place, piece in enumerate(said.split("\t")):
        if place:
            made.append(tab_run())
        if piece:
            made.append(text_run(piece, base=None if look is None else deepcopy(look)))
    return made


def settle_review(root: Element) -> None:
    """Take tracked changes as accepted, and comments and notes out: a template has none."""
    for name in ("del", "moveFrom"):
        for found in list(root.iter(qn(f"w:{name}"))):
            parent = found.getparent()
            if parent is not None and local(parent) != "rPr":
                parent.remove(found)
    for found in [found for found in root.iter() if isinstance(found.tag, str) and local(found) in _REVIEW]:
        _drop(found)
    for name in ("commentReference", "footnoteReference", "endnoteReference"):
        for found in list(root.iter(qn(f"w:{name}"))):
            _drop(found)


def _drop(found: Element) -> None:
    parent = found.getparent()
    if parent is not None:
        parent.remove(found)


def drop_notes(package: Package) -> None:
    """Remove the notes and comments of the old text from their parts."""
    document = package.main()
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        part = package.related(document, kind)
        for note in package.xml(part).findall(qn(f"w:{name}")) if part else ():
            if not attribute(note, "w:type"):
                _drop(note)
    for relation in package.relationships(document):
        if "comment" in relation.type.rpartition("/")[2].lower() or relation.type.endswith("/people"):
            package.unrelate(document, relation.id)
            if not relation.external:
                package.drop(relation.target)


def blocks(body: Element) -> Iterator[Element]:
    """Paragraphs and tables of a text in order, content controls opened."""
    for child in list(body):
        if local(child) == "sdt":
            content = child.find(qn("w:sdtContent"))
            place = body.index(child)
            inner = [] if content is None else list(content)
            body.remove(child)
            for offset, block in enumerate(inner):
                body.insert(place + offset, block)
            yield from (block for block in inner if local(block) in ("p", "tbl"))
        elif local(child) in ("p", "tbl"):
            yield child


def plain_paragraph(tag: str) -> Element:
    """A paragraph that holds a tag and nothing else; its line is never numbered."""
    return w("p", w("pPr", w("suppressLineNumbers")), text_run(tag))
