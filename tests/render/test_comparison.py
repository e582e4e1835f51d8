"""The comparison as text for a terminal and as Markdown for a forge."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from resdraft.diff import Comparison, compare, only
from resdraft.model import Clause, Heading, Mark, Note, Resolution, Text, normal
from resdraft.render import comparison_markdown, comparison_stat, comparison_text
from resdraft.text import parse
from tests.conftest import Golden
from tests.strategies import resolutions

HEAD = "---\nformat: 1\nbody: security-council\nholders: [RUS]\ntitle: {title}\n---\n\nThe Security Council,\n\n"
OLD = (
    HEAD.format(title="The situation in Sudria")
    + """*Reaffirming* the purposes and principles of the Charter of the United Nations,

*Noting* that oil from seized fields is sold through intermediaries to pay for attacks,[^1]

*Recalling* its resolution 2178 (2014) and the statements of its President,

1. *Demands* that all parties cease the violence at once, release without conditions all whom they
hold and let convoys of medicine pass, and *requests* the Committee to take up this matter within 60 days;

2. *Calls upon* all States to stem the flow of fighters, and in particular:

  - (a) To prevent the recruitment, training and equipping of persons who intend to join these groups;

  - (b) To exchange information without delay on the travel and contacts of such fighters;

  and to report to the Committee on the steps taken;

3. *Urges* the neighbouring States to strengthen the control of their borders, so that no arms pass;

4. *Invites* international organizations to provide equipment and technical training for that purpose;

5. *Encourages* museums to lend what they rescued to an exhibition of the pieces;

6. *Decides* to remain seized of the matter.

[^1]: See S/2015/358, annex.
"""
)
NEW = (
    HEAD.format(title="The question of Sudria")
    + """*Recalling* its resolution 2178 (2014) and the statements of its President,

*Reaffirming* the purposes and principles of the Charter of the United Nations,

1. *Urges* that all parties cease the violence at once, release without conditions all whom they hold
and let convoys of medicine pass, and *requests* the Committee to take up this matter within 120 days;

2. *Calls upon* all States to stem the flow of fighters, and in particular:

  - (a) To prevent the recruitment, training and equipping of persons who intend to join these groups;

  - (b) To exchange [RUS: information] without delay on the travel and contacts of such fighters;

  and to report to the Committee without delay on the steps taken;

3. *Urges* the neighbouring States to strengthen the control of their borders, so that no arms pass,
and *invites* international organizations to provide equipment and technical training for that purpose;

4. *Welcomes* the opening of a university for refugees in the capital;

5. *Decides* to remain actively seized of the matter.
"""
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    texts = [parse(source) for source in (OLD, NEW)]
    assert not any(text.problems for text in texts)
    return compare(*(text.resolution for text in texts))


@pytest.mark.parametrize(("name", "width"), [("narrow", 72), ("wide", 120)])
def test_as_text(comparison: Comparison, golden: Golden, name: str, width: int) -> None:
    golden(f"comparison/{name}.txt", comparison_text(comparison, width=width))


def test_as_text_with_everything(comparison: Comparison, golden: Golden) -> None:
    golden("comparison/everything.txt", comparison_text(comparison, width=100, everything=True))


def test_as_text_in_colour(comparison: Comparison, golden: Golden) -> None:
    coloured = comparison_text(comparison, width=72, colour=True)
    golden("comparison/colour.txt", coloured.replace("\x1b", "␛"))
    assert "[-" not in coloured
    assert "{+" not in coloured


def test_as_markdown(comparison: Comparison, golden: Golden) -> None:
    golden("comparison/pair.md", comparison_markdown(comparison, old_name="old.res.md", new_name="new.res.md"))


def test_as_markdown_with_everything(comparison: Comparison, golden: Golden) -> None:
    golden("comparison/everything.md", comparison_markdown(comparison, everything=True))


@pytest.mark.parametrize("width", [40, 80])
def test_in_a_line_a_clause(comparison: Comparison, golden: Golden, width: int) -> None:
    shown = comparison_stat(comparison, width=width)
    golden(f"comparison/stat-{width}.txt", shown)
    assert max(map(cells, shown.splitlines())) <= width
    coloured = comparison_stat(comparison, width=width, colour=True)
    assert re.sub(r"\x1b\[\d*m", "", coloured) == shown


def test_what_was_left_out_is_said(comparison: Comparison) -> None:
    moved, remark = only(comparison, ["moved"]), "Shown only: moved"
    texts = (comparison_text(moved, remarks=[remark]), comparison_markdown(moved, remarks=[remark]))
    for shown in (*texts, comparison_stat(moved, remarks=[remark])):
        assert remark in shown
        assert "of the words kept in the whole text" in shown
        assert shown.index(remark) < shown.index("Paragraphs: ")
        assert "PP3 → PP1" in shown
        assert "OP1" not in shown


def test_form_alone_is_no_rewording() -> None:
    old = "---\nformat: 1\n---\n\n1. *Urges* all States to act, without delay;\n\n2. Asks all.\n"
    comparison = compare(*(parse(text).resolution for text in (old, old.replace("act,", "act"))))
    for shown in (comparison_text(comparison), comparison_markdown(comparison), comparison_stat(comparison)):
        assert "Paragraphs: 1 equal, 1 in form only" in shown
        assert "form only" in shown
        assert "reworded" not in shown


@pytest.mark.parametrize("words", ["See S/2014/816.", "Another thought altogether, at more length."])
def test_a_note_that_changed_is_shown_once_by_its_word_and_never_left_out(words: str) -> None:
    def noted(note: str) -> Resolution:
        plain = f"Urges {'all States to act and ' * 8}to report to the Council {'as it decided and ' * 8}to act;"
        text = Text(plain, (Mark(place := plain.index(" as it"), place, "note", "1"),))
        return normal(Resolution(operative=(Clause(text),), notes=(Note("1", Text(note)),)))

    shown = comparison_text(compare(noted("See S/2014/815."), noted(words)), width=60)
    assert "note 1 changed" in shown
    assert shown.count("Council¹") == shown.count("¹") == 1
    assert "…" in shown


def test_a_link_that_is_not_sure_is_called_possible(comparison: Comparison) -> None:
    links = [replace(link, possible=bool(link.old and link.new)) for link in comparison.links]
    unsure = replace(comparison, links=tuple(links))
    assert "possible link: reworded" in comparison_text(unsure)
    assert "possible link: merged (1 of 2: OP3)" in comparison_markdown(unsure)
    assert "reworded?" in comparison_stat(unsure)


def test_one_sign_for_what_came_and_one_for_what_went_on_a_forge(comparison: Comparison) -> None:
    shown = comparison_markdown(comparison)
    assert "~~" not in shown
    assert "<strong>" not in shown
    assert "<ins>Welcomes the opening of a university" in shown
    assert "<del>Demands</del> <ins>Urges</ins>" in shown


def test_the_table_on_a_forge_says_what_came_and_went(comparison: Comparison) -> None:
    shown = comparison_markdown(comparison)
    assert "| OP4 | inserted | Welcomes the opening of a university for refugees in the …" in shown
    assert "| OP5 | deleted | Encourages museums to lend what they rescued to an …" in shown


def test_equal_texts(comparison: Comparison) -> None:
    text = parse(OLD).resolution
    assert comparison_text(compare(text, text)).splitlines()[0] == "No difference."
    assert "No difference." in comparison_markdown(compare(text, text), old_name="a", new_name="b")


@pytest.mark.parametrize("width", [20, 28, 40, 72, 99, 100, 160])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(comparison: Comparison, width: int, colour: bool) -> None:
    for line in comparison_text(comparison, width=width, colour=colour, everything=True).splitlines():
        assert cells(re.sub(r"\x1b\[[\d;]*m", "", line)) <= width


def test_words_from_the_right_that_were_cut_end_at_the_left() -> None:
    new = "يشدد على ضرورة الحفاظ على الوصول المستدام دون عوائق إلى جميع أنحاء البلد في كل وقت"
    shown = comparison_text(
        compare(clauses("يقرر أن يبقي المسألة قيد نظره"), clauses("يقرر أن يبقي المسألة قيد نظره", new))
    )
    assert " …\u200f" in shown.partition("Operative part")[0]


@pytest.mark.parametrize("width", [20, 28, 36])
def test_narrow_lines_a_clause(comparison: Comparison, width: int) -> None:
    for line in comparison_stat(comparison, width=width).splitlines():
        assert cells(line) <= width


def cells(line: str) -> int:
    seen = [char for char in line if unicodedata.category(char) not in ("Mn", "Me", "Cf")]
    return sum(2 if unicodedata.east_asian_width(char) in ("W", "F") else 1 for char in seen)


def clauses(*words: str) -> Resolution:
    return normal(Resolution(operative=tuple(Clause(Text(plain)) for plain in words)))


def test_wide_characters_fill_two_cells() -> None:
    old = "重申恐怖主义是对国际和平与安全的最严重威胁之一，" * 6
    shown = comparison_text(compare(clauses(old), clauses(old.replace("严重", "重大"))), width=120)
    assert max(cells(line) for line in shown.splitlines()) <= 120
    assert len({cells(line.partition("│")[0]) for line in shown.splitlines() if "│" in line}) == 1


def test_control_characters_and_overrides_are_shown_and_not_obeyed() -> None:
    old, new = "Urges \u202eevil\u202c words \u2028here now", "Urges \u202eevil\u202c words \u2028there now \u009b31m"
    resolutions = [Resolution(operative=(Clause(Text(words)),)) for words in (old, new)]
    comparison = compare(*resolutions)
    for shown in (comparison_text(comparison), comparison_text(comparison, width=120), comparison_markdown(comparison)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", shown)
    assert "<U+202E>" in comparison_text(comparison)
    assert r"\<U+202E\>" in comparison_markdown(comparison)


def html(markdown: str) -> str:
    rendered: str = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    return rendered


NASTY = [
    "*a*",
    "[x](y)",
    "<b>",
    "`c`",
    "1. d",
    "# e",
    "- f",
    "| g |",
    "~~h~~",
    "&amp;",
    "@all",
    "#12",
    "\\",
    "_i_",
    "**",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_words_are_never_markup_on_a_forge(nasty: str) -> None:
    for old, new in (
        ("Urges all", f"Urges {nasty} all"),
        (f"{nasty} all States", "all States"),
        (nasty, f"{nasty} {nasty}"),
    ):
        rendered = html(comparison_markdown(compare(clauses(old), clauses(new)), old_name=nasty, everything=True))
        shown = re.sub(
            r"<!-- -->|</?(?:p|s|del|ins|strong|em|h\d|ul|li|blockquote|details|summary|br /)>", "", rendered
        )
        shown = re.sub(r"</?(?:table|thead|tbody|tr|th|td)>", "", shown)
        assert not re.search(r"<(?!!)", shown), shown
        assert not re.search(r"[@#](?=\w)", re.sub(r"[@#]<!-- -->|&#?\w+;", "", rendered))


SCRAP = "all States , ( ) (a) act; “x” * ~ 2014 —"
SCRAPS = st.lists(st.sampled_from(SCRAP.split(" ")), max_size=12).map(" ".join)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(SCRAPS, SCRAPS)
def test_every_change_is_struck_or_underlined_on_a_forge(old: str, new: str) -> None:
    frame = "Urges the Council to consider {} in the course of this year"
    comparison = compare(clauses(frame.format(old)), clauses(frame.format(new)))
    link = next(link for link in comparison.links if link.side.kind == "clause")
    if link.kind != "reworded" or (link.changes and all(change.kind == "punctuation" for change in link.changes)):
        return
    quoted = re.search(r"<blockquote>(.*)</blockquote>", html(comparison_markdown(comparison)), re.DOTALL)
    assert quoted
    for kind, tag in (("deleted", "<del>(.*?)</del>"), ("inserted", "<ins>(.*?)</ins>")):
        wanted = ["".join(run.words.split()) for run in link.runs[0] if run.kind == kind and run.words.strip()]
        assert ["".join(found.split()) for found in re.findall(tag, quoted[1])] == wanted


def test_a_heading_without_words_that_moved_is_shown() -> None:
    ends = Clause(Text("Decides to remain seized of the matter."))
    numbered, worded = Heading(Text(), 2, "I"), Heading(Text("Measures"), 2)
    old = Resolution(operative=(numbered, ends, worded, ends))
    new = Resolution(operative=(worded, ends, numbered, ends))
    assert "moved" in comparison_text(compare(old, new))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(resolutions(), resolutions())
def test_any_two_texts_can_be_shown(old: Resolution, new: Resolution) -> None:
    comparison = compare(old, new)
    for everything in (False, True):
        for width in (60, 110):
            assert comparison_text(comparison, width=width, everything=everything)
        html(comparison_markdown(comparison, everything=everything))
