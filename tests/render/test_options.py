"""What a draft chooses for its printed form, and the Model UN template that it is mostly for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from resdraft.model import Clause, InputError, Masthead, Resolution, Text, normal
from resdraft.ooxml import Element, attribute, qn, read_package
from resdraft.render import to_docx
from resdraft.workspace import load
from tests.render.samples import TEMPLATES, italic, lines, para

MODEL_UN = TEMPLATES / "model-un.docx"


def _resolution(**extra: str | tuple[str, ...]) -> Resolution:
    listed = para("Strongly urges", " all to:", items=(Clause(Text("Go,"), items=(Clause(Text("home,")),)),))
    masthead = Masthead(body="model-un", extra=tuple(extra.items()))
    preamble = (para("Deeply concerned", " by *this*,"),)
    return normal(Resolution(masthead, enacting=Text("The General Assembly,"), preamble=preamble, operative=(listed,)))


def _root(resolution: Resolution, template: Path | bytes = MODEL_UN) -> Element:
    return read_package(to_docx(resolution, template)).xml("word/document.xml")


def _looks(root: Element, words: str) -> set[str]:
    """The emphasis of the run that begins with some words."""
    for run in root.iter(qn("w:r")):
        if (run.findtext(qn("w:t")) or "").startswith(words):
            return {name for name in ("b", "i", "u") if run.find(f"{qn('w:rPr')}/{qn(f'w:{name}')}") is not None}
    raise AssertionError(f"{words!r} is not printed")


@pytest.mark.parametrize(
    ("said", "preambular", "operative"),
    [
        ({}, {"i"}, {"i"}),
        ({"openers": "underlined"}, {"u"}, {"u"}),
        ({"operative_openers": "italic, underlined"}, {"i"}, {"i", "u"}),
        ({"operative_openers": ("bold", "underlined"), "openers": "plain"}, set(), {"b", "u"}),
        ({"preambular_openers": "Bold and italics"}, {"b", "i"}, {"i"}),
    ],
)
def test_openers_as_the_draft_wants_them(said: dict[str, str], preambular: set[str], operative: set[str]) -> None:
    root = _root(_resolution(**said))
    assert _looks(root, "Deeply concerned") == preambular
    assert _looks(root, "Strongly urges") == operative


def test_only_the_first_word() -> None:
    root = _root(_resolution(openers="underlined first word"))
    assert _looks(root, "Strongly") == {"u"}
    assert _looks(root, " urges all to:") == set()


def test_other_emphasis_stays() -> None:
    clause = Clause(italic("Urges", " all; *not* this", *()))
    resolution = replace(_resolution(openers="bold"), operative=(clause,))
    assert "Urges all; *not* this" in "".join(_root(resolution).itertext())


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ({}, ["1.", "(a)", "(i)"]),
        ({"subparagraphs": ("a.", "i.")}, ["1.", "a.", "i."]),
        ({"subparagraphs": "A), I."}, ["1.", "A)", "I."]),
        ({"subparagraphs": ("a)",)}, ["1.", "a)", "(i)"]),
    ],
)
def test_labels_as_the_draft_wants_them(said: dict[str, str], labels: list[str]) -> None:
    printed = [line.partition("|")[2] for line in lines(_root(_resolution(**said))) if "\t" in line]
    assert [line.split("\t")[0] for line in printed] == labels


@pytest.mark.parametrize(
    ("said", "restart"),
    [({}, None), ({"line_numbers": "yes"}, "continuous"), ({"line_numbers": "each page"}, "newPage")],
)
def test_line_numbers(said: dict[str, str], restart: str | None) -> None:
    found = _root(_resolution(**said)).find(f".//{qn('w:sectPr')}/{qn('w:lnNumType')}")
    assert (None if found is None else attribute(found, "w:restart")) == restart


def test_line_numbers_of_a_template_can_be_left_out() -> None:
    package = read_package(to_docx(_resolution(line_numbers="yes"), MODEL_UN))
    again = read_package(to_docx(_resolution(line_numbers="no"), _as_template(package.data())))
    assert again.xml("word/document.xml").find(f".//{qn('w:lnNumType')}") is None


def _as_template(data: bytes) -> bytes:
    """A document with a place for each part of a text in front of it."""
    package = read_package(data)
    body = package.xml("word/document.xml")[0]
    for name in ("operative", "preamble"):
        place = read_package(MODEL_UN.read_bytes()).xml("word/document.xml")
        body.insert(0, next(p for p in place.iter(qn("w:p")) if f"{{{{ {name} }}}}" in "".join(p.itertext())))
    return package.data()


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        ({"openers": "wavy"}, "openers are no 'wavy'", "italic, underlined, bold or plain"),
        ({"line_numbers": "perhaps"}, "line_numbers is no 'perhaps'", "yes, each page, or no"),
        ({"subparagraphs": "a;"}, "subparagraphs are not labelled 'a;'", "[a., i.]"),
    ],
)
def test_what_cannot_be_chosen_is_said(said: dict[str, str], message: str, hint: str) -> None:
    with pytest.raises(InputError) as raised:
        to_docx(_resolution(**said), MODEL_UN)
    assert raised.value.message == message
    assert hint in raised.value.hint


def test_the_header_block(root: Path) -> None:
    resolution = load(str(root / "drafts" / "model-un" / "night-trains.res.md")).resolution
    printed = [line.partition("|")[2] for line in lines(_root(resolution))]
    assert printed[:6] == [
        "A conference of the imagination",
        "Draft resolution 1.2",
        "Committee:\tEconomic and Social Council",
        "Topic:\tTransport and the climate",
        "Sponsors:\tAustria, Chile, Japan, Kenya",
        "Signatories:\tBrazil, Canada, Fiji, India, Morocco, New Zealand, Portugal, Viet Nam",
    ]


def test_a_block_of_forum_and_submitters() -> None:
    block = {"forum": "Security Council", "question_of": "Small ports", "main_submitter": "Norway"}
    root = _root(_resolution(**block, co_submitters=("Chile", "Fiji"), code="2.1"))
    printed = [line.partition("|")[2] for line in lines(root)]
    assert printed[:5] == [
        "Draft resolution 2.1",
        "Forum:\tSecurity Council",
        "Question of:\tSmall ports",
        "Main submitter:\tNorway",
        "Co-submitters:\tChile, Fiji",
    ]


def test_dashes_and_blanks_of_an_entry_are_underscores_in_a_tag() -> None:
    said: dict[str, str | tuple[str, ...]] = {"co-submitters": ("Chile", "Fiji"), "operative openers": "bold"}
    root = _root(_resolution(**said))
    assert "Co-submitters:\tChile, Fiji" in [line.partition("|")[2] for line in lines(root)]
    assert _looks(root, "Strongly urges") == {"b"}


def test_header_block_and_notes_are_not_counted_where_lines_are() -> None:
    styles = read_package(MODEL_UN.read_bytes()).xml("word/styles.xml")
    for style in styles.iterfind(qn("w:style")):
        name = attribute(style.find(qn("w:name")), "w:val")
        uncounted = style.find(f"{qn('w:pPr')}/{qn('w:suppressLineNumbers')}") is not None
        if name in ("Model UN block", "Model UN code", "Title", "footnote text", "Preambular paragraph"):
            assert uncounted == (name != "Preambular paragraph"), name


def test_a_model_un_is_no_organ() -> None:
    package = read_package(MODEL_UN.read_bytes())
    content = package.parts["word/document.xml"].replace(b"{{ title }}", b"[{{ organ }}]{{ title }}")
    package.put("word/document.xml", content.replace(b"{%p if title %}", b"{%p if true %}"))
    for enacting, organ in (("The Security Council,", "Security Council"), ("The Youth Assembly,", "")):
        resolution = replace(_resolution(), enacting=Text(enacting))
        printed = [line.partition("|")[2] for line in lines(_root(resolution, package.data()))]
        assert f"[{organ}]" in printed
