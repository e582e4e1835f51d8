"""A template made of a Word file that a house has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from resdraft.model import Clause, InputError, Masthead, Resolution, Sponsor, Text, normal
from resdraft.ooxml import WORD, Element, Package, Styles, attribute, element, faults, paragraph, qn, read_package, w
from resdraft.ooxml import text_run as words
from resdraft.render import check_template, template_from, to_docx
from resdraft.workspace import load
from tests.render.samples import ASSEMBLY, assembly_resolution, lines


def _listed(text: str, level: int) -> Element:
    number = w("numPr", w("ilvl", val=str(level)), w("numId", val="1"))
    return w("p", w("pPr", number), w("r", w("rPr", w("sz", val="26")), w("t", text)))


def _bold(text: str, align: str = "left") -> Element:
    return w("p", w("pPr", w("jc", val=align)), w("r", w("rPr", w("b")), w("t", text)))


def _label(label: str, value: str) -> Element:
    return w("p", w("r", w("rPr", w("b")), w("t", f"{label}: ")), w("r", w("t", value)))


def _levels() -> Element:
    made = w("abstractNum", abstractNumId="0")
    for level, kind in enumerate(("decimal", "lowerLetter")):
        indent = w("ind", left=str(500 * (level + 1)), hanging="400")
        made.append(w("lvl", w("numFmt", val=kind), w("pPr", indent), ilvl=str(level)))
    return w("numbering", made, w("num", w("abstractNumId", val="0"), numId="1"))


def _file(*text: Element) -> Package:
    """A Word file with a head, a style and an automatic list."""
    package = Package({"[Content_Types].xml": b'<Types xmlns="%s"/>' % qn("ct:").strip("{}").encode()})
    types = package.xml("[Content_Types].xml")
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    types.append(element("ct:Default", Extension="rels", ContentType=relations))
    types.append(element("ct:Default", Extension="xml", ContentType="application/xml"))
    document = "word/document.xml"
    package.add("", "officeDocument", document, f"{WORD}.document.main+xml", w("document"))
    normal = w("style", w("name", val="Normal"), w("rPr", w("sz", val="22")), type="paragraph", styleId="Normal")
    normal.set(qn("w:default"), "1")
    package.add(document, "styles", "word/styles.xml", f"{WORD}.styles+xml", w("styles", normal))
    package.add(document, "numbering", "word/numbering.xml", f"{WORD}.numbering+xml", _levels())
    head = w("hdr", paragraph("", [words("CONF/2024/7")]), paragraph("", [words("Our Conference")]))
    identity = package.add(document, "header", "word/header1.xml", f"{WORD}.header+xml", head)
    section = w("sectPr", w("headerReference", type="default", r_id=identity), w("pgSz", w="11906", h="16838"))
    package.xml(document).append(w("body", *text, section))
    return package


@dataclass(frozen=True, slots=True)
class _House:
    data: bytes
    found: str
    unsure: str


@pytest.fixture(scope="module")
def house() -> _House:
    """A template of a file with a header block, a title, and a text in an automatic list."""
    removed = w("p", w("del", w("r", w("delText", "gone")), id="1", author="A"), w("r", w("t", "Motto of the house")))
    text = [
        removed,
        _label("Committee", "Economic and Social Council"),
        _label("Sponsors", "Norway, Chile"),
        _label("Signatories", "Fiji"),
        _bold("Old trains", "center"),
        w("p", w("r", w("rPr", w("i")), w("t", "The Economic and Social Council,"))),
        w("p", w("pPr", w("ind", firstLine="300")), w("r", w("t", "Recalling its resolution 2020/1,"))),
        w("p", w("r", w("t", "Noting the report,"))),
        _listed("Urges all States to:", 0),
        _listed("Act;", 1),
        _listed("Act again;", 1),
        _listed("Decides to remain seized of the matter.", 0),
        w("p", w("r", w("t", "Printed by the secretariat"))),
    ]
    made = template_from(_file(*text).data(), "old.docx")
    return _House(made.data, "\n".join(made.found), "\n".join(made.unsure))


def test_the_lines_above_the_text_become_fields(house: _House) -> None:
    assert faults(read_package(house.data)) == ()
    printed = [line.partition("|")[2] for line in lines(read_package(house.data).xml("word/document.xml"))]
    assert "Committee: {{ committee or organ }}" in printed
    assert "Sponsors: {{ sponsor_names }}" in printed
    assert "Signatories: {% if extra.signatories is defined %}{{ extra.signatories }}{% endif %}" in printed
    assert printed[printed.index("{{ title }}") - 1] == "{%p if title %}"
    assert [line for line in printed if line in ("{{ enacting }}", "{{ preamble }}", "{{ operative }}")] == [
        "{{ enacting }}",
        "{{ preamble }}",
        "{{ operative }}",
    ]
    assert 'title: "Old trains" is now {{ title }}' in house.found


def test_what_is_not_known_stays_and_is_said(house: _House) -> None:
    assert '"Motto of the house" stays in every document as it is' in house.unsure
    assert '"Printed by the secretariat" stays below the text' in house.unsure
    assert '"Our Conference" in the head of odd pages stays' in house.unsure
    assert b"Our Conference" in read_package(house.data).parts["word/header1.xml"]


def test_styles_are_made_of_the_paragraphs(house: _House) -> None:
    package = read_package(house.data)
    root = package.xml("word/styles.xml")
    styles = Styles(root)
    operative, sub = styles.find("Operative paragraph"), styles.find("Subparagraph 1")
    assert operative is not None
    assert sub is not None
    assert (operative.left, operative.hanging, sub.left) == (500, True, 1000)
    for style in root.iterfind(qn("w:style")):
        if attribute(style, "w:styleId") == operative.id:
            assert attribute(style.find(f"{qn('w:rPr')}/{qn('w:sz')}"), "w:val") == "26"
            assert attribute(style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"), "w:val") == "0"


def test_another_draft_is_printed_in_the_look_of_the_house(house: _House, root: Path) -> None:
    resolution = load(str(root / "drafts" / "model-un" / "night-trains.res.md")).resolution
    assert check_template(house.data, "", resolution).faults == ()
    package = read_package(to_docx(resolution, house.data))
    assert faults(package) == ()
    printed = lines(package.xml("word/document.xml"))
    assert "EnactingLine|The Economic and Social Council," in printed
    assert any(line.startswith("Subparagraph1|a.\t") for line in printed)
    assert printed[-1].endswith("|Printed by the secretariat")
    whole = "".join(package.xml("word/document.xml").itertext())
    assert not any(old in whole for old in ("Old trains", "2020/1", "Fiji;", "gone"))
    feet = [name for name in package.parts if "footer" in name and name.endswith(".xml")]
    assert any("not a United Nations document" in "".join(package.xml(name).itertext()) for name in feet)


def test_the_same_file_gives_the_same_template(house: _House) -> None:
    old = _file(paragraph("", [words("The General Assembly,")]), paragraph("", [words("1. Decides this.")])).data()
    assert template_from(old).data == template_from(old).data


def test_a_file_without_an_enacting_line() -> None:
    with pytest.raises(InputError, match="no enacting line is found") as raised:
        template_from(_file(paragraph("", [words("Minutes")])).data(), "minutes.docx")
    assert raised.value.where == "minutes.docx"


def test_a_table_for_a_masthead_keeps_its_cells() -> None:
    cells = [w("tc", _bold(text)) for text in ("General Assembly", "A/80/L.4", "Distr.: Limited", "30 September 2025")]
    grid = w("tblGrid", *(w("gridCol", w="2000") for _ in cells))
    table = w("tbl", w("tblPr"), grid, w("tr", *cells))
    text = [paragraph("", [words("The General Assembly,")]), paragraph("", [words("1. Decides this.")])]
    made = template_from(_file(table, *text).data())
    root = read_package(made.data).xml("word/document.xml")
    assert ["".join(cell.itertext()) for cell in root.iter(qn("w:tc"))] == [
        "{{ organ }}",
        "{{ symbol }}",
        "{{ distribution_line }}",
        "{{ date_line }}",
    ]
    assert all(cell.find(f".//{qn('w:b')}") is not None for cell in root.iter(qn("w:tc")))


def test_the_lines_of_an_adopted_text() -> None:
    made = template_from(to_docx(assembly_resolution(), ASSEMBLY))
    printed = [line.partition("|")[2] for line in lines(read_package(made.data).xml("word/document.xml"))]
    for tag in ("{{ session }}", "{{ agenda_line }}", "{{ agenda_title }}", "{{ adoption }}", "[{{ route }}]"):
        assert tag in printed
    title = "\t{% if number %}{{ number }}.{% endif %}\t{{ title }}"
    assert printed.index(title) < printed.index("{{ enacting }}") < printed.index("{{ meeting }}")
    assert "{{ date }}" in printed


def test_a_text_printed_on_a_template_made_of_it_looks_the_same() -> None:
    old = to_docx(assembly_resolution(), ASSEMBLY)
    new = to_docx(assembly_resolution(), template_from(old).data)
    for part in ("word/document.xml", "word/header_first.xml", "word/header_odd.xml"):
        assert lines(read_package(new).xml(part)) == lines(read_package(old).xml(part))


def test_the_number_that_a_conference_gives_a_draft() -> None:
    text = [_bold("Draft Resolution 1.1", "center"), _bold("Old trains", "center")]
    text += [paragraph("", [words("The General Assembly,")]), paragraph("", [words("1. Decides this.")])]
    printed = [
        p.partition("|")[2]
        for p in lines(read_package(template_from(_file(*text).data()).data).xml("word/document.xml"))
    ]
    assert "Draft Resolution {% if extra.code is defined %}{{ extra.code }}{% endif %}" in printed
    assert "{{ title }}" in printed


def test_a_line_of_a_topic_and_of_a_submitter_prints_what_an_imported_paper_knows() -> None:
    text = [_label("Topic", "Old trains"), _label("Main submitter", "Fiji")]
    text += [paragraph("", [words("The General Assembly,")]), paragraph("", [words("1. Decides this.")])]
    made = template_from(_file(*text).data())
    assert not any("title" in doubt for doubt in made.unsure)
    paper = Resolution(
        masthead=Masthead(title=Text("Small ports"), sponsors=(Sponsor("Chile"), Sponsor("Kenya"))),
        operative=(Clause(Text("Decides this.")),),
    )
    printed = "".join(read_package(to_docx(normal(paper), made.data)).xml("word/document.xml").itertext())
    assert "Topic: Small ports" in printed
    assert "Main submitter: Chile" in printed
    assert "Kenya" in printed


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name", ["mun_climate_autonumbered", "mun_climate_underlined_letter", "mun_climate_double_spaced_letter"]
)
def test_files_of_delegates(corpus: Path, root: Path, name: str) -> None:
    made = template_from((corpus / "word" / f"{name}.docx").read_bytes(), name)
    found = "\n".join(made.found)
    for what in ("committee: ", "topic: ", "Preambular paragraph: 3", "Operative paragraph: ", "Subparagraph 2: "):
        assert what in found
    resolution = load(str(root / "drafts" / "model-un" / "night-trains.res.md")).resolution
    assert check_template(made.data, name, resolution).faults == ()


@pytest.mark.corpus
def test_any_word_file_of_the_corpus_is_read_or_refused(corpus: Path) -> None:
    for path in sorted((corpus / "word").glob("*.doc*")):
        try:
            made = template_from(path.read_bytes(), path.name)
        except InputError:
            continue
        assert check_template(made.data, path.name).faults == (), path.name
