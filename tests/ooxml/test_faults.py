"""The checker finds what Word would complain of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resdraft.ooxml import Element, Package, faults, qn, read_package, serialise, w
from tests.render.samples import ASSEMBLY, COUNCIL


@pytest.mark.parametrize("template", [COUNCIL, ASSEMBLY], ids=lambda path: path.stem)
def test_the_bundled_templates_have_none(template: object) -> None:
    assert faults(read_package(template.read_bytes())) == ()  # type: ignore[attr-defined]


def _body(change: Callable[[Element], object]) -> Package:
    package = read_package(COUNCIL.read_bytes())
    body = package.xml("word/document.xml")[0]
    change(body)
    return package


def _first(body: Element, *content: Element) -> None:
    for place, found in enumerate(content):
        body.insert(place, found)


CASES: list[tuple[Callable[[Element], object], str]] = [
    (
        lambda body: _first(body, w("p", w("pPr", w("jc", val="left"), w("pStyle", val="Title")))),
        "pStyle stands after jc",
    ),
    (lambda body: _first(body, w("p", w("r", w("rPr", w("i"), w("b"))))), "b stands after i in rPr"),
    (lambda body: _first(body, w("p", w("pPr", w("bidi"), w("bidi")))), "bidi stands 2 times in pPr"),
    (lambda body: _first(body, w("p", w("pPr", w("pStyle", val="Nothing")))), "the style Nothing is missing"),
    (
        lambda body: _first(body, w("p", w("r", w("footnoteReference", id="9")))),
        "footnote 9 is referred to and missing",
    ),
    (lambda body: _first(body, w("p", w("bookmarkStart", id="1", name="a"))), "ends do not match"),
    (
        lambda body: _first(body, w("p", *(w(e, id="1", name="a") for e in ("bookmarkStart", "bookmarkEnd") * 2))),
        "bookmark 1 stands 2 times",
    ),
    (lambda body: _first(body, w("p", w("hyperlink", anchor="gone"))), "a link to gone"),
    (lambda body: _first(body, w("p", "loose words")), "words outside of a run, in p"),
    (
        lambda body: _first(body, w("tbl", w("tblPr"), w("tblGrid", w("gridCol")), w("tr", w("tc", w("tcPr"))))),
        "a cell does not end in a paragraph",
    ),
    (
        lambda body: _first(
            body, w("tbl", w("tblPr"), w("tblGrid", w("gridCol")), w("tr", *(w("tc", w("p")) for _ in "ab")))
        ),
        "a row of 2 columns in a table of 1",
    ),
    (lambda body: body[-1].insert(0, w("titlePg")), "after titlePg in sectPr"),
]


@pytest.mark.parametrize(("change", "says"), CASES, ids=[says for _, says in CASES])
def test_faults_of_the_text(change: Callable[[Element], object], says: str) -> None:
    assert any(says in fault for fault in faults(_body(change)))


def test_faults_of_the_package() -> None:
    package = read_package(COUNCIL.read_bytes())
    package.put("word/odd.bin", b"")
    package.drop("word/styles.xml")
    found = faults(package)
    assert "word/odd.bin: no content type" in found
    assert any("word/styles.xml, which is missing" in fault for fault in found)


def test_elements_of_other_houses_are_let_alone() -> None:
    package = _body(lambda body: _first(body, w("p", w("pPr", w("pStyle", val="Title")))))
    extension = b'<x:more xmlns:x="urn:x">words</x:more>'
    data = serialise(package.xml("word/document.xml")).replace(b"<w:body>", b"<w:body>" + extension, 1)
    package.put("word/document.xml", data)
    assert faults(package) == ()
    assert package.xml("word/document.xml").find(qn("w:body")) is not None
