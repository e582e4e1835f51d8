"""The bundled templates are what their script makes, and what their page says."""

from __future__ import annotations

import re
from functools import cache

import pytest

from resdraft.ooxml import Package, Styles, faults, qn, read_package, w
from resdraft.render import Findings, check_template, to_docx
from tests.render.samples import ASSEMBLY, COUNCIL, TEMPLATES, assembly_resolution, council_draft, opened
from tools.build_templates import templates

PAGE = (TEMPLATES / "README.md").read_text("utf-8")


@cache
def package(name: str) -> Package:
    return read_package((TEMPLATES / name).read_bytes())


@pytest.mark.parametrize("name", sorted(templates()))
def test_the_checked_in_file_is_what_the_script_makes(name: str) -> None:
    made = templates()[name]
    assert made == templates()[name]
    assert made == (TEMPLATES / name).read_bytes(), "run `python tools/build_templates.py`"


def _documented_fields() -> list[str]:
    rows = PAGE[PAGE.index("| field |") :].split("\n\n")[0].splitlines()[2:]
    return [name for row in rows for name in re.findall(r"`([\w.]+)`", row.split("|")[1])]


def test_every_field_of_the_page_can_be_shown() -> None:
    names = [name for name in _documented_fields() if not name.endswith(".NAME")]
    assert {"symbol", "title", "operative", "notice"} < set(names)
    template = read_package(COUNCIL.read_bytes())
    body = template.xml("word/document.xml")[0]
    for name in names:
        body.insert(0, w("p", w("r", w("t", f"{{{{ {name} }}}}"))))
    for resolution in (council_draft(), assembly_resolution()):
        to_docx(resolution, template.data())


def test_every_field_of_the_templates_is_on_the_page() -> None:
    known = set(_documented_fields()) | {
        "words",
        "extra",
        "if",
        "endif",
        "p",
        "or",
        "and",
        "not",
        "is",
        "defined",
        "default",
        "adopted",
    }
    for file in templates():
        for name, data in package(file).parts.items():
            if name.startswith("word/"):
                tags = re.findall(r"\{[{%](.*?)[}%]\}", data.decode())
                assert {word for tag in tags for word in re.findall(r"(?<![.\w])[a-z_]+", tag)} <= known, file


def test_the_styles_of_the_page_are_in_the_templates() -> None:
    rows = PAGE[PAGE.index("| what |") :].split("\n\n")[0].splitlines()[2:]
    names = [name.replace(" N", " 2") for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[2])]
    names = [name for name in names if name != "Quoted" and not name.endswith("-1")]
    assert len(names) > 25
    styles = Styles(package(COUNCIL.name).xml("word/styles.xml"))
    kinds = ("paragraph", "character", "table")
    assert [name for name in names if not any(styles.find(name, kind=kind) for kind in kinds)] == ["Italic words"]
    chinese = Styles(package("general-assembly-zh.docx").xml("word/styles.xml"))
    assert chinese.find("Italic words", kind="character")


def test_the_text_uses_the_styles_of_both_templates_alike() -> None:
    council, assembly = (package(path.name).parts["word/styles.xml"] for path in (COUNCIL, ASSEMBLY))
    assert council == assembly


@pytest.mark.parametrize("name", sorted(templates()))
def test_no_emblem_and_no_other_image_is_in_a_template(name: str) -> None:
    parts = package(name).parts
    assert all(name.endswith((".xml", ".rels")) for name in parts)
    assert not any(b"<w:drawing" in data or b"<w:pict" in data for data in parts.values())


@pytest.mark.parametrize("name", sorted(templates()))
def test_every_template_keeps_the_standard_and_passes_its_own_check(name: str) -> None:
    assert faults(package(name)) == ()
    assert check_template((TEMPLATES / name).read_bytes()) == Findings((), ())


@pytest.mark.parametrize("file", sorted(templates()))
def test_styles_build_on_styles_that_are_there(file: str) -> None:
    root = package(file).xml("word/styles.xml")
    known = {style.get(qn("w:styleId")) for style in root.findall(qn("w:style"))}
    for name in ("basedOn", "next"):
        assert {found.get(qn("w:val")) for found in root.iter(qn(f"w:{name}"))} <= known


def test_measures_of_the_page() -> None:
    root = package(COUNCIL.name).xml("word/document.xml")
    size, margins = root.find(f".//{qn('w:pgSz')}"), root.find(f".//{qn('w:pgMar')}")
    assert size is not None
    assert margins is not None
    assert (size.get(qn("w:w")), size.get(qn("w:h"))) == ("12240", "15840")
    assert [margins.get(qn(f"w:{side}")) for side in ("top", "right", "left", "header", "footer")] == [
        "1440",
        "1200",
        "1200",
        "432",
        "504",
    ]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("human-rights-council", ("11906", "16838")),
        ("economic-and-social-council", ("12240", "15840")),
        ("general-assembly-ar", ("12240", "15840")),
    ],
)
def test_papers(name: str, size: tuple[str, str]) -> None:
    found = package(f"{name}.docx").xml("word/document.xml").find(f".//{qn('w:pgSz')}")
    assert found is not None
    assert (found.get(qn("w:w")), found.get(qn("w:h"))) == size


def test_a_style_that_an_editor_changes_changes_the_document() -> None:
    template = read_package(COUNCIL.read_bytes())
    changed = template.parts["word/styles.xml"].replace(b'w:firstLine="475"', b'w:firstLine="900"')
    template.put("word/styles.xml", changed)
    assert b'w:firstLine="900"' in opened(to_docx(council_draft(), template.data())).parts["word/styles.xml"]


@pytest.mark.parametrize("name", ["page.html", "plain.md"])
def test_every_field_of_the_pages_of_text_is_on_the_page(name: str) -> None:
    rows = [row for part in PAGE.split("| field |")[1:] for row in part.split("\n\n")[0].splitlines()[2:]]
    known = {field for row in rows for field in re.findall(r"`([\w.]+)`", row.split("|")[1])}
    tags = re.findall(r"\{[{%](.*?)[}%]\}", (TEMPLATES / name).read_text("utf-8"))
    asked = [re.sub(r'"[^"]*"|\b(?:extra|words)\.\w+', "", tag) for tag in tags]
    assert {word for tag in asked for word in re.findall(r"[a-z_]+", tag)} <= known | {
        *("if", "elif", "else", "endif", "or", "and", "not", "is", "defined")
    }


@pytest.mark.parametrize("name", [name for name in sorted(templates()) if not name.startswith("model-un")])
def test_a_long_title_makes_the_head_of_later_pages_higher(name: str) -> None:
    for part in ("word/header_even.xml", "word/header_odd.xml"):
        height = next(package(name).xml(part).iter(qn("w:trHeight")))
        assert height.get(qn("w:hRule")) == "atLeast"
