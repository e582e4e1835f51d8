"""Templates from elsewhere and words that look like markup: one clear line, or every character on the page."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from resdraft.model import (
    AgendaItem,
    Annex,
    Clause,
    Heading,
    InputError,
    Mark,
    Masthead,
    Note,
    Resolution,
    Sponsor,
    Table,
    Text,
)
from resdraft.ooxml import Package, element, faults, qn, read_package, w
from resdraft.render import to_docx
from tests.render.samples import ASSEMBLY, COUNCIL, council_draft, document, lines, opened

NASTY = "& < > \" ' </w:t> {{ symbol }} {% if x %} {_{ }_} [b] ]]> &amp; a"


def tagged(tag: str, part: str = "word/document.xml", instead_of: str = "{{ preamble }}") -> bytes:
    """The template of the Council with another tag in it."""
    package = read_package(COUNCIL.read_bytes())
    content = package.parts[part].decode()
    assert instead_of in content
    package.put(part, content.replace(instead_of, tag).encode())
    return package.data()


FAULTS = [
    ("{{ sesion }}", "there is no field 'sesion'"),
    ("{{ extra.nothing }}", "there is no field 'nothing' there"),
    ("{{ symbol.__class__ }}", "access to '__class__' is not allowed"),
    ("{{ symbol['__class__'] }}", "access to '__class__' is not allowed"),
    ("{{ ''.__class__.__mro__ }}", "is not allowed"),
    ("{{ extra.__init__ }}", "access to '__init__' is not allowed"),
    ("{{ symbol|attr('__class__') }}", "No filter named 'attr'"),
    ("{{ title.plain }}", "there is nothing called 'plain' in 'title'"),
    ("{{ symbol.upper }}", "there is nothing called 'upper' in 'symbol'"),
    ("{{ symbol.upper() }}", "uses a function call"),
    ("{{ range(9) }}", "uses a function call"),
    ("{{ 9 * 9 }}", "uses mul"),
    ("{{ '%99999999d' % 1 }}", "uses mod"),
    ("{{ self }}", "there is no field 'self'"),
    ("{% set a = symbol %}", "uses {% set %}"),
    ("{% macro m() %}{% endmacro %}", "uses {% macro %}"),
    ("{% include 'a' %}", "uses include"),
    ("{% import 'os' as os %}", "uses import"),
    ("{% for a in symbol %}{% for b in a %}{% for c in b %}{% endfor %}{% endfor %}{% endfor %}", "more than 2 loops"),
    ("{% for a in symbol recursive %}{% endfor %}", "a loop that calls itself"),
    ("{% if symbol %}", "Unexpected end of template"),
    ("{% wrong %}", "unknown tag 'wrong'"),
    ("{{ symbol|center(99) }}", "No filter named 'center'"),
]


@pytest.mark.parametrize(("tag", "says"), FAULTS, ids=[tag for tag, _ in FAULTS])
def test_a_tag_that_is_wrong_is_named_with_its_place(tag: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        to_docx(council_draft(), tagged(tag))
    assert says.lower() in caught.value.message.lower()
    assert caught.value.where == "the text"
    assert "\n" not in str(caught.value)


def test_the_place_is_named_as_an_editor_would(tmp_path: Path) -> None:
    file = tmp_path / "house.docx"
    file.write_bytes(tagged("{{ organn }}", "word/header_first.xml", "{{ organ }}"))
    with pytest.raises(InputError) as caught:
        to_docx(council_draft(), file)
    assert str(caught.value) == f"{file}, the head of the first page: there is no field 'organn' (\"{{{{ organn }}}}\")"
    assert "templates/README.md" in caught.value.hint


def test_tags_that_do_not_pair_within_a_cell_are_refused() -> None:
    package = read_package(COUNCIL.read_bytes())
    content = package.parts["word/header_first.xml"].decode()
    crossing = content.replace("<w:tc>", "<w:tc>{% if notice %}", 1).replace("</w:tbl>", "{% endif %}</w:tbl>", 1)
    package.put("word/header_first.xml", crossing.encode())
    with pytest.raises(InputError, match="begins in one place and ends in another"):
        to_docx(replace(council_draft(), masthead=Masthead(body="security-council")), package.data())


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


_RELS = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
NO_TEMPLATES = [
    (b"", "no zip"),
    (b"%PDF-1.7", "no zip"),
    (_zip(word=b"a"), "a zip of something else"),
    (_zip(**{"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<broken"}), "broken XML"),
    (_zip(**{"[Content_Types].xml": b"<Types/>", "_rels/.rels": _RELS}), "the document itself is missing"),
    (_zip(**{"[Content_Types].xml": bytes(40 * 2**20)}), "200 times its size"),
]


@pytest.mark.parametrize(("data", "says"), NO_TEMPLATES, ids=[says for _, says in NO_TEMPLATES])
def test_what_is_no_template_is_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        to_docx(council_draft(), data)
    assert str(caught.value).startswith("the template: ")


def test_a_template_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(InputError, match="the template cannot be read") as caught:
            to_docx(council_draft(), path)
        assert caught.value.where == str(path)


def test_entities_macros_and_other_documents_are_refused() -> None:
    package = read_package(COUNCIL.read_bytes())
    content = package.parts["word/document.xml"].split(b"\n", 1)[1]
    package.put("word/document.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + content)
    with pytest.raises(InputError, match="a document type is declared"):
        to_docx(council_draft(), package.data())
    package = read_package(COUNCIL.read_bytes())
    package.put("word/vbaProject.bin", b"macro")
    with pytest.raises(InputError, match="macros"):
        to_docx(council_draft(), package.data())
    package = read_package(COUNCIL.read_bytes())
    package.set_type("word/document.xml", "application/pdf")
    with pytest.raises(InputError, match="not a Word document"):
        to_docx(council_draft(), package.data())


def test_a_part_with_more_tags_than_any_template_has_is_refused() -> None:
    with pytest.raises(InputError, match="too much for a template"):
        to_docx(council_draft(), tagged("{% if a %}" * 20_000))


def nasty() -> Resolution:
    """Every field full of signs that XML, jinja or docxtpl would take for their own."""
    text = Text(NASTY, (Mark(5, 5, "comment", NASTY), Mark(2, 9, "italic")))
    noted = Text(NASTY, (Mark(4, 4, "note", "1"), Mark(2, 9, "italic")))
    masthead = Masthead(
        symbol=NASTY,
        body="general-assembly",
        session=f"session {NASTY}",
        agenda_item=AgendaItem("12", text),
        title=text,
        committee=NASTY,
        sponsors=(Sponsor(NASTY), Sponsor(NASTY, star=True)),
        distribution=NASTY,
        notice=NASTY,
        extra=(("job_number", NASTY), ("route", NASTY)),
    )
    clause = Clause(text, (Clause(text),), closing=text, source=NASTY)
    annex = Annex(text, text, (Table(((text, text), (text, text))),))
    return Resolution(
        masthead,
        enacting=Text(NASTY),
        preamble=(clause,),
        operative=(Heading(noted, 2, "I"), clause),
        annexes=(annex,),
        notes=(Note("1", Text(NASTY)),),
    )


def test_every_character_of_every_field_is_printed() -> None:
    package = opened(to_docx(nasty(), ASSEMBLY, comments=True))
    assert faults(package) == ()
    parts = [name for name in package.parts if name.startswith("word/") and name.endswith(".xml")]
    found = {name: "\n".join(lines(package.xml(name))).replace("^", "") for name in parts}
    # agenda item, title, committee, session, route, two sponsors, enacting line; three texts of a clause and its
    # remark, twice; heading; label and title of the annex; four cells.
    assert found["word/document.xml"].count(NASTY) == 8 + 2 * 4 + 1 + 2 + 4
    assert found["word/footnotes.xml"].count(NASTY) == 1
    assert found["word/comments.xml"].count(NASTY) >= 10
    assert found["word/header_first.xml"].count(NASTY[1:]) == 2
    assert found["word/header_even.xml"].count(NASTY) == 1
    for pages in ("first", "even", "odd"):
        assert found[f"word/footer_{pages}.xml"].count(NASTY) == 2


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\x1b", "\x7f", "\u202e", "\u2066", "\ufdd0", "\uffff", "\ud800", "\x85", "\n"]
)
def test_control_characters_are_shown_and_break_nothing(sign: str) -> None:
    words = f"a{sign}b"
    resolution = Resolution(
        Masthead(words, "general-assembly", title=Text(words), notice=words, sponsors=(Sponsor(words),)),
        operative=(Clause(Text(words), source=words),),
        notes=(Note("1", Text(words)),),
    )
    data = to_docx(resolution, ASSEMBLY)
    assert faults(opened(data)) == ()
    printed = "\n".join(lines(document(data)))
    assert sign not in printed.replace("\n", "") or sign == "\n"
    assert "1.\ta" in printed


def test_words_that_look_like_a_slot_are_words() -> None:
    words = "\ufdd0operative\ufdd1 and \ufdd0title\ufdd1"
    masthead = Masthead(body="general-assembly", title=Text(words), session=words)
    printed = lines(document(to_docx(Resolution(masthead, operative=(Clause(Text(words)),)), ASSEMBLY)))
    assert len(printed) == 5
    assert all("operative" in line for line in printed if line.startswith(("Session", "Title", "Operative")))


def test_a_template_of_another_house_may_use_every_way_of_docxtpl() -> None:
    package = read_package(COUNCIL.read_bytes())
    body = package.xml("word/document.xml")[0]
    for found in list(body)[:-1]:
        body.remove(found)

    def p(*runs: str) -> None:
        body.insert(len(body) - 1, w("p", *(w("r", w("rPr", w("caps")), w("t", run)) for run in runs)))

    p("Before ", "{{ sp", "onsors }}", " after")
    p("{{r enacting }}")
    p("{{p preamble }}")
    p("A line, then {{ operative }}")
    p("{% if no", "tice %}{{ notice|upper }}{% else %}none{% endif %}")
    p("{%p for letter in symbol %}")
    p("{{ loop.index }}: {{ letter }}")
    p("{%p endfor %}")
    resolution = replace(council_draft(), masthead=replace(council_draft().masthead, symbol="S/1"))
    data = to_docx(resolution, package.data())
    assert faults(opened(data)) == ()
    printed = [line.partition("|")[2] for line in lines(document(data))]
    assert printed[0] == "Before Chile,* Norway and Togo*: draft resolution after"
    assert "The Security Council," in printed[1]
    assert printed[2].startswith("Recalling")
    at = printed.index("A line, then ")
    assert printed[at + 1 : at + 2] == ["\tI.\tMeasures"]
    assert printed[-4:] == ["ILLUSTRATION, NOT A UNITED NATIONS DOCUMENT", "1: S", "2: /", "3: 1"]


@pytest.mark.parametrize("tag", ["{{ preamble }", "{{ preamble", "{% if title", "preamble }}"])
def test_half_a_tag_is_refused_for_text_would_be_lost(tag: str) -> None:
    with pytest.raises(InputError, match="a tag is not closed, or not opened") as raised:
        to_docx(council_draft(), tagged(tag))
    assert tag in raised.value.message


@pytest.mark.parametrize("tag", ["", "{{ preamble|upper }}", "{% if notice %}{% endif %}"])
def test_a_template_without_a_place_for_a_part_of_the_text_is_refused(tag: str) -> None:
    with pytest.raises(InputError, match="no place for the preambular paragraphs") as caught:
        to_docx(council_draft(), tagged(tag))
    assert "{{ preamble }}" in caught.value.hint


def test_a_template_without_styles_notes_or_settings_works() -> None:
    package = Package({"[Content_Types].xml": read_package(COUNCIL.read_bytes()).parts["[Content_Types].xml"]})
    types = package.xml("[Content_Types].xml")
    for override in types.findall(qn("ct:Override")):
        types.remove(override)
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    tags = [w("p", w("r", w("t", f"{{{{ {name} }}}}"))) for name in ("enacting", "preamble", "operative", "annexes")]
    package.add("", "officeDocument", "word/document.xml", main, w("document", w("body", *tags, w("sectPr"))))
    data = to_docx(council_draft(), package.data(), comments=True)
    assert faults(opened(data)) == ()
    printed = lines(document(data))
    assert printed[0] == "|The Security Council,"
    assert "|I. Measures" in printed


def test_a_template_saved_by_word_as_a_template_is_taken() -> None:
    package = read_package(COUNCIL.read_bytes())
    package.set_type(
        "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    )
    made = opened(to_docx(council_draft(), package.data()))
    assert made.content_type(made.main()).endswith("document.main+xml")


def test_a_houses_own_image_stays_and_its_traces_go() -> None:
    package = read_package(COUNCIL.read_bytes())
    pixel = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*c) for c in _PIXEL)
    package.put("word/media/crest.png", pixel)
    package.xml("[Content_Types].xml").insert(0, element("ct:Default", Extension="png", ContentType="image/png"))
    package.relate("word/header_first.xml", "image", "word/media/crest.png")
    package.put("docProps/core.xml", b'<c xmlns:x="u"><x:lastModifiedBy>Somebody</x:lastModifiedBy></c>')
    package.put("docProps/custom.xml", b"<Properties>Somebody</Properties>")
    package.set_type("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml")
    package.relate("", "custom-properties", "docProps/custom.xml")
    package.xml("word/settings.xml").insert(0, w("attachedTemplate", r_id="rId1"))
    made = opened(to_docx(council_draft(), package.data()))
    assert pixel in made.parts.values()
    assert not any(b"Somebody" in data or b"attachedTemplate" in data for data in made.parts.values())
    assert faults(made) == ()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_PIXEL = ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
