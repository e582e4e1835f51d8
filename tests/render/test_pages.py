"""Pages of HTML and plain Markdown: whole, true to the draft, and never commanded by its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from resdraft.importers import read
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
    body_texts,
    normal,
)
from resdraft.render import to_html, to_markdown
from resdraft.text import parse
from tests.conftest import ROOT, Golden
from tests.render.samples import TEMPLATES, assembly_resolution, council_draft
from tests.strategies import resolutions

PAGE = TEMPLATES / "page.html"
PLAIN = TEMPLATES / "plain.md"
DRAFTS = sorted((ROOT / "drafts").rglob("*.res.md"))
VOID = {"meta", "br", "link", "img", "hr"}
FORMS: dict[str, tuple[Callable[..., str], Path]] = {"html": (to_html, PAGE), "md": (to_markdown, PLAIN)}


class Page(HTMLParser):
    """What a browser makes of a page: its elements, its ids and links, its words."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"] or "")
        if "href" in found:
            self.links.append(found["href"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data

    @property
    def lines(self) -> list[str]:
        return [" ".join(line.split()) for line in self.words.splitlines() if line.strip()]


def draft(path: Path) -> Resolution:
    return parse(path.read_text("utf-8")).resolution


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name.removesuffix(".res.md"))
@pytest.mark.parametrize("form", FORMS)
def test_the_bundled_drafts(golden: Golden, path: Path, form: str) -> None:
    make, template = FORMS[form]
    made = make(draft(path), template)
    golden(f"pages/{path.name.removesuffix('.res.md')}.{form}", made)
    assert made == make(draft(path), template)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sample", [council_draft, assembly_resolution])
def test_samples(golden: Golden, sample: Callable[[], Resolution], form: str) -> None:
    make, template = FORMS[form]
    golden(f"pages/{sample.__name__}.{form}", make(sample(), template, comments=True))


def test_a_page_asks_for_nothing_and_runs_nothing() -> None:
    made = to_html(council_draft(), PAGE)
    page = Page(made)
    names = {tag for tag, _ in page.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not re.search(r"url\(|@import|https?:|//", made.replace("<!DOCTYPE html>", ""))
    assert all(link.startswith("#") for link in page.links)
    policy = next(found["content"] for tag, found in page.elements if "http-equiv" in found)
    assert policy is not None
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("sample", [council_draft, assembly_resolution])
def test_every_link_of_a_page_leads_somewhere(sample: Callable[[], Resolution]) -> None:
    page = Page(to_html(sample(), PAGE))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_labels_are_words_of_the_page() -> None:
    lines = Page(to_html(council_draft(), PAGE)).lines
    assert "2. Decides that all States shall:" in lines
    assert "(a) Freeze without delay funds;" in lines
    assert "(i) Entry into their territories;" in lines
    assert "• by land;" in lines
    assert "and requests the Committee to report on paragraph 1;" in lines
    assert "2 bis. [Urges the authorities]" in lines
    assert "3. Stresses that [RUS: coordination] / [FRA; GBR delete: cooperation] should be close; " in [
        f"{line.partition('[Agreed')[0]}" for line in lines
    ]


def test_notes_are_linked_both_ways() -> None:
    page = Page(to_html(assembly_resolution(), PAGE))
    assert {"#note:1", "#note:2", "#note:3", "#note:4"} <= set(page.links)
    assert {"#note:2:1", "#note:2:2"} <= set(page.links)
    assert "1 Note to the title. ↩\ufe0e" in page.lines
    assert "* Reissued for technical reasons. ↩\ufe0e" in page.lines


@pytest.mark.parametrize("form", FORMS)
def test_comments_only_where_they_were_asked_for(form: str) -> None:
    make, template = FORMS[form]
    assert "as usual" not in make(council_draft(), template)
    assert "Comment: as usual" in make(council_draft(), template, comments=True)


def test_direction_and_language() -> None:
    masthead = Masthead(language="ar", symbol="S/2015/1")
    made = normal(Resolution(masthead, enacting=Text("إن مجلس الأمن،"), operative=(Clause(Text("يقرر.")),)))
    page = Page(to_html(made, PAGE))
    assert page.elements[0] == ("html", {"lang": "ar", "dir": "rtl"})
    assert "الأمم المتحدة" in page.words
    assert Page(to_html(council_draft(), PAGE)).elements[0] == ("html", {"lang": "en", "dir": "ltr"})


NASTY = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% include 'x' %} {# gone #}",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "<!-- hidden -->",
    '" onclick="alert(1)',
    "&lt;b&gt; &amp; &#x3c;",
    "# not a heading",
    "1. no list",
    "- no list",
    "> no quotation",
    "| a | b |",
    "*a* _b_ **c** ~~d~~ `e`",
    "$100 and $200",
    "a\\*b",
    "@here and #12",
    "[^1]: no definition",
    "    no code",
    "---",
    "***",
    "```",
]


@pytest.mark.parametrize(("language", "date"), [("ru", "8 May 2025"), ("ar", "8 May 2025"), ("fr", "8 mai 2025")])
def test_the_masthead_has_the_date_as_the_printed_one_has_it(language: str, date: str) -> None:
    known = Masthead(body="security-council", language=language, date="2025-05-08", stage="tabled")
    resolution = Resolution(known)
    page = to_html(resolution, PAGE).replace("\u00a0", " ")
    assert f"<p><bdi>{date}</bdi></p>" in page  # set apart, or "8" would stand after "May 2025" on an Arabic page
    assert f" · {date} · " in to_markdown(resolution, PLAIN).replace("\u00a0", " ")


def hostile(words: str) -> Resolution:
    """Words in every place that a draft has."""
    text = Text(words)
    referred = Clause(text, id="x", items=(Clause(text), Heading(text, 3), Table(((text, text), (text, text)))))
    noted = Clause(Text(f"{words} a", (Mark(len(words), len(words), "note", "1"),)), closing=text, source=words)
    masthead = Masthead(
        symbol=words,
        agenda_item=AgendaItem("1", text),
        title=text,
        session=words,
        committee=words,
        notice=words,
        distribution=words,
        sponsors=(Sponsor(words),),
    )
    emphasised = Clause(Text(f"{words} b", (Mark(0, len(words), "italic"), Mark(0, 1, "bold"))))
    link = Clause(Text(words, (Mark(0, len(words), "ref", "x"),)))
    return normal(
        Resolution(
            masthead,
            enacting=Text(f"{words},"),
            preamble=(noted, emphasised),
            operative=(Heading(text, 2, words), referred, link),
            annexes=(Annex(text, text, (Clause(text, number="unnumbered"),)),),
            notes=(Note("1", text),),
        )
    )


def _squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("words", NASTY)
def test_words_are_words_in_a_page(words: str) -> None:
    page = Page(to_html(hostile(words), PAGE))
    allowed = {"html", "head", "meta", "title", "style", "body", "nav", "details", "summary", "main", "article"}
    allowed |= {"header", "footer", "section", "div", "p", "bdi", "h1", "h2", "h3", "h4", "ul", "li", "span", "em"}
    allowed |= {"a", "sup", "strong", "b", "br", "table", "thead", "tbody", "tr", "th", "td"}
    assert {tag for tag, _ in page.elements} <= allowed
    assert not any(name.startswith("on") for _, found in page.elements for name in found)
    assert all(link.startswith("#") for link in page.links)
    assert _squeezed(page.words).count(_squeezed(words)) >= 18


@pytest.mark.parametrize("words", NASTY)
def test_words_are_words_on_a_forge(words: str) -> None:
    made = to_markdown(hostile(words), PLAIN)
    body, _, notes = made.rpartition("\n\n---\n")
    shown = Page(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(body))
    assert {tag for tag, _ in shown.elements} <= {
        *("p", "em", "strong", "h1", "h2", "h3", "h4", "ul", "li", "blockquote"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert not shown.links
    assert _squeezed(shown.words).count(_squeezed(words)) >= 16
    assert notes.startswith("\n[^1]: ")


@pytest.mark.parametrize("form", FORMS)
def test_overrides_of_direction_are_shown(form: str) -> None:
    make, template = FORMS[form]
    made = make(normal(Resolution(operative=(Clause(Text("a\u202eb")),))), template)
    assert "\u202e" not in made
    assert "U+202E" in made


def test_numbers_are_not_counted_anew_by_a_forge() -> None:
    shown = MarkdownIt("commonmark").enable("table").render(to_markdown(council_draft(), PLAIN))
    assert "<ol" not in shown
    assert "<p>2. <em>Decides</em> that all States shall:</p>" in shown
    assert "<p>(a) Freeze without delay funds;</p>" in shown
    assert "<p>and requests the Committee to report on paragraph 1;</p>" in shown


TEMPLATE_FAULTS = [
    ("{{ preamble }}{{ operative }}\n{{ symbol.__class__ }}", 2, "access to '__class__' is not allowed"),
    ("\n\n{{ simbol }}", 3, "there is no field 'simbol'"),
    ("{{ symbol() }}", 1, "the template uses a function call, which none may"),
    ("{% for a in symbol %}", 1, "Unexpected end of template"),
    ("{% include 'x' %}", 1, "the template uses include, which none may"),
    ("{{ cycler.__init__.__globals__ }}", 1, "access to '__globals__' is not allowed"),
    ("{{ ''|attr('x') }}", 1, "No filter named 'attr'"),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("source", "line", "message"), TEMPLATE_FAULTS, ids=[fault for _, _, fault in TEMPLATE_FAULTS])
def test_a_template_at_fault(tmp_path: Path, form: str, source: str, line: int, message: str) -> None:
    make, _ = FORMS[form]
    path = tmp_path / f"house.{form}"
    path.write_text(source, "utf-8")
    with pytest.raises(InputError) as caught:
        make(council_draft(), path)
    assert caught.value.where == f"{path}:{line}"
    assert caught.value.message.startswith(message)


@pytest.mark.parametrize("form", FORMS)
def test_a_template_without_a_place_for_a_part(tmp_path: Path, form: str) -> None:
    make, _ = FORMS[form]
    with pytest.raises(InputError, match="the template has no place for the operative paragraphs"):
        make(council_draft(), b"{{ preamble }} {% if operative %}yes{% endif %} {{ notes }}")
    with pytest.raises(InputError, match="no text in UTF-8"):
        make(council_draft(), b"\xff\xfe")
    with pytest.raises(InputError, match="cannot be read"):
        make(council_draft(), tmp_path / "none")


def test_a_house_template(tmp_path: Path) -> None:
    source = b"<i>{{ symbol or title|upper }}</i>{{ preamble }}{{ operative }}{{ annexes }}{{ notes }}"
    made = to_html(replace(hostile("<b>"), enacting=Text()), source)
    assert made.startswith("<i>&lt;b&gt;</i>")
    quiet = to_markdown(hostile("a*b"), b"{{ title|upper }}{{ preamble }}{{ operative }}{{ annexes }}{{ notes }}")
    assert quiet.startswith("A\\*B")


@given(resolutions())
def test_any_resolution_makes_a_whole_page(resolution: Resolution) -> None:
    page = Page(to_html(resolution, PAGE, comments=True))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    to_markdown(resolution, PLAIN, comments=True)


CORPUS = ["general-assembly/en/A_RES_79_144", "general-assembly/zh/A_RES_79_100", "security-council/ar/S_RES_2532_2020"]


@pytest.mark.parametrize("name", CORPUS)
def test_no_word_of_a_real_text_is_lost(corpus: Path, name: str) -> None:
    path = corpus / "un" / f"{name}.xml"
    if not path.is_file():
        pytest.skip(f"{name} is not in this corpus")
    resolution = read(path.read_bytes())[0].resolution
    words = _squeezed(Page(to_html(resolution, PAGE)).words)
    for text in body_texts(resolution):
        for part in re.split(r"\W+", text.plain):
            assert part in words
