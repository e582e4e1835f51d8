"""What the reader of Akoma Ntoso makes of the traits of real files, each in a snippet of its own."""

from __future__ import annotations

import pytest

from resdraft.importers import read
from resdraft.model import Mark, Note, Text, counts
from tests.importers.akn_files import (
    akn,
    annexed,
    body,
    cover,
    meta,
    numbered,
    outline,
    point,
    preamble,
    read_one,
    statement,
)

ONE = numbered("1.", '\t<span class="italic">Decides</span> so;')


def test_enacting_line_preamble_and_operative_part() -> None:
    found = read_one(preamble('\t<span class="italic">Recalling </span>its resolution 1,') + body(ONE))
    assert found.enacting == Text("The General Assembly,")
    assert found.preamble[0].text == Text("Recalling its resolution 1,", (Mark(0, 9, "italic"),))  # type: ignore[union-attr]
    assert outline(found) == ["1. Decides so;"]
    assert found.masthead.symbol == "A/RES/79/1"
    assert found.conventions.numbers == "counted"


def test_blanks_of_the_pretty_printer_fold_and_no_break_spaces_stay() -> None:
    spans = '\r\n   <span class="italic">\t\tRecalling</span>\r\n   <span class="italic">also</span>'
    words = f"{spans} 3\u00a0May\r\n  2024 ,"
    found = read_one(preamble(words) + body(ONE))
    assert found.preamble[0].text.plain == "Recalling also 3\u00a0May 2024 ,"  # type: ignore[union-attr]


@pytest.mark.parametrize("mark", [",", "،"])
def test_a_line_break_before_a_closing_sign_is_no_blank(mark: str) -> None:
    formula = f'<span class="italic">The General Assembly</span>\r\n      <span class="bold">{mark}</span>'
    assert read_one(preamble(formula=formula) + body(ONE)).enacting.plain == f"The General Assembly{mark}"


def test_an_empty_emphasised_run_does_not_swallow_a_blank() -> None:
    found = read_one(body(numbered("1.", 'one\n  <span class="bold"/>\n  <span class="italic">two</span>;')))
    assert outline(found) == ["1. one two;"]


def test_a_preamble_may_lack_its_enacting_line_or_be_missing() -> None:
    bare = "<preamble><container><p>Recalling it,</p></container></preamble>"
    assert read_one(bare + body(ONE)).enacting == Text()
    found = read_one(body(ONE))
    assert (found.enacting, found.preamble) == (Text(), ())


def test_emphasis_and_links() -> None:
    words = (
        '<span class="bold italic">A</span> <span class="underline">b</span> H<sub>2</sub>O x<sup>2</sup> '
        '<a href="https://undocs.org/en/A/RES/1">1 (I)</a>;'
    )
    text = read_one(body(numbered("1.", words))).operative[0].text  # type: ignore[union-attr]
    assert text.plain == "A b H2O x2 1 (I);"
    assert [(m.kind, text.plain[m.start : m.end]) for m in text.marks] == [
        ("bold", "A"),
        ("italic", "A"),
        ("underline", "b"),
        ("subscript", "2"),
        ("superscript", "2"),
    ]


def _note(marker: str, words: str) -> str:
    return f'<authorialNote marker="{marker}" placement="bottom"><p>\t\t{words}</p></authorialNote>'


def test_notes_are_lifted_out_and_named_by_their_markers() -> None:
    found = read_one(preamble(f"Recalling A,{_note('2', 'See <a>A/1</a>.')} and B,{_note('*', 'See B.')}") + body(ONE))
    text = found.preamble[0].text  # type: ignore[union-attr]
    assert text.plain == "Recalling A, and B,"
    assert [(m.start, m.end, m.value) for m in text.marks] == [(12, 12, "2"), (19, 19, "*")]
    assert found.notes == (Note("2", Text("See A/1.")), Note("*", Text("See B.")))


@pytest.mark.parametrize("left", ["()\t", "((\t", "\t()\t"])
def test_of_the_brackets_around_an_arabic_note_number_none_are_left_in_the_note(left: str) -> None:
    found = read_one(body(numbered("1.", f"قرار{_note('1', f'{left}<span>القرار</span> <a>70/1</a>.')}")))
    assert found.notes == (Note("1", Text("القرار 70/1.")),)


def test_a_marker_used_twice_gives_two_notes() -> None:
    found = read_one(body(numbered("1.", f"a{_note('*', 'one')}"), numbered("2.", f"b{_note('*', 'two')}")))
    assert [note.text.plain for note in found.notes] == ["one", "two"]
    assert len({note.name for note in found.notes}) == 2


def test_notes_in_title_heading_and_table_are_kept() -> None:
    title = f'<preface><p><docTitle refersTo="#resolutionTitle">Title{_note("1", "t")}</docTitle></p></preface>'
    table = f"<container><table><tr><td><p>cell{_note('3', 'c')}</p></td></tr></table></container>"
    heading = f"<paragraph><subheading>Head{_note('2', 'h')}</subheading></paragraph>"
    found = read_one(title + body(heading, ONE, table))
    assert [note.text.plain for note in found.notes] == ["t", "h", "c"]
    assert found.masthead.title.marks == (Mark(5, 5, "note", "1"),)


@pytest.mark.parametrize("printed", ["1.", "1 -", "1-", " 1.\u00a0", "\u200f1\u00a0-\u200f", "1 –"])
def test_printed_numbers_of_all_languages_are_counted(printed: str) -> None:
    found = read_one(body(numbered(printed, "One;"), numbered(printed.replace("1", "2"), "Two;")))
    assert outline(found) == ["1. One;", "2. Two;"]
    assert found.conventions.numbers == "counted"


def test_numbers_that_break_the_count_are_kept() -> None:
    paragraphs = [("1.", "One;"), ("3.", "Three;"), ("", "More;"), ("4.", "Four.")]
    found = read_one(body(*(numbered(number, words) for number, words in paragraphs)))
    assert [block.number for block in found.operative] == ["", "3", "unnumbered", ""]  # type: ignore[union-attr]
    assert found.conventions.numbers == "kept"


def test_a_number_without_words_takes_those_of_the_next_paragraph() -> None:
    empty = "<paragraph><num>2.</num><content><p></p></content></paragraph>"
    assert outline(read_one(body(ONE, empty, numbered("", "\tTwo.")))) == ["1. Decides so;", "2. Two."]


def test_numbers_and_labels_typed_in_the_words_are_lifted_where_they_run() -> None:
    arabic = [numbered("", "1 -\tواحد؛"), numbered("2 -", "اثنان؛"), numbered("", "\u200f3 -\u200f ثلاثة.")]
    found = read_one(body(*arabic))
    assert outline(found) == ["1. واحد؛", "2. اثنان؛", "3. ثلاثة."]
    found = read_one(body(ONE, numbered("", "2\tTwo;"), numbered("3.", "Three.")))
    assert outline(found) == ["1. Decides so;", "2. Two;", "3. Three."]
    found = read_one(body(numbered("", "The tasks are:"), numbered("", "(a) (i) One;"), numbered("", "(ii) Two;")))
    assert outline(found) == ["The tasks are:", "  (a)", "    (i) One;", "    (ii) Two;"]


@pytest.mark.parametrize("words", ["2024 was a year;", "(a) is not like (b).", "1999. A year.", "A. Smith (Norway)"])
def test_words_that_only_look_like_labels_stay(words: str) -> None:
    assert read_one(body(ONE, numbered("", words))).operative[1].text.plain == words  # type: ignore[union-attr]


def test_lists_with_sublists_as_next_brothers_and_closing_words() -> None:
    inner = f"<sublist>{point('(i)', 'x;')}<sublist>{point('–', 'y;')}</sublist>{point('(ii)', 'z;')}</sublist>"
    wrap = "<wrapUp><p>and requests more;</p></wrapUp>"
    listed = f"<list><intro><p>Decides to:</p></intro>{point('(a)', 'A:')}{inner}{point('(b)', 'B;')}{wrap}</list>"
    found = read_one(body(f"<paragraph><num>1.</num>{listed}</paragraph>"))
    assert outline(found) == [
        "1. Decides to: ~ and requests more;",
        "  (a) A:",
        "    (i) x;",
        "      – y;",
        "    (ii) z;",
        "  (b) B;",
    ]
    assert found.operative[0].style == ""  # type: ignore[union-attr]


def test_a_list_that_goes_on_after_closing_words_gives_them_to_its_last_item() -> None:
    sub = f"<sublist>{point('(i)', 'x;')}</sublist>"
    more = f"<alinea><content><p>and urges;</p></content></alinea>{point('(b)', 'B.')}"
    listed = f"<list><intro><p>Asks:</p></intro>{point('(a)', 'A:')}{sub}</list>{more}"
    found = read_one(body(f"<paragraph><num>1.</num>{listed}</paragraph>"))
    assert outline(found) == ["1. Asks:", "  (a) A: ~ and urges;", "    (i) x;", "  (b) B."]


def test_a_list_without_introduction_belongs_to_its_number_or_to_the_paragraph_before() -> None:
    points = point("(a)", "A;") + point("(b)", "B.")
    found = read_one(body(ONE, f"<paragraph><num>2.</num><list>{points}</list></paragraph>"))
    assert outline(found) == ["1. Decides so;", "2.", "  (a) A;", "  (b) B."]
    for bare in (f"<list>{points}</list>", f"<paragraph><list>{points}</list></paragraph>"):
        assert outline(read_one(body(ONE, bare))) == ["1. Decides so;", "  (a) A;", "  (b) B."]
        assert outline(read_one(body(bare, ONE))) == ["(a) A;", "(b) B.", "1. Decides so;"]


def test_flat_lists_become_items_of_the_paragraph_before() -> None:
    found = read_one(
        body(
            numbered("1.", "All States shall:"),
            '<paragraph class="H23"><subheading>Freeze</subheading></paragraph>',
            numbered("(a)", "Freeze;"),
            numbered("", "Note: at once."),
            numbered("(b)", "Prevent:"),
            numbered("(i)", "x;"),
            numbered("(ii)", "y;"),
            numbered("(c)", "Report;"),
            numbered("", "and requests a report;"),
            numbered("2.", "Ends."),
        )
    )
    assert outline(found) == [
        "1. All States shall: ~ and requests a report;",
        "  ### Freeze",
        "  (a) Freeze;",
        "  Note: at once.",
        "  (b) Prevent:",
        "    (i) x;",
        "    (ii) y;",
        "  (c) Report;",
        "2. Ends.",
    ]


def test_letter_i_after_h_is_a_letter_and_roman_where_ii_follows() -> None:
    letters = [numbered(f"({letter})", f"{letter};") for letter in "abcdefghi"]
    assert len(read_one(body(numbered("1.", "Asks:"), *letters)).operative[0].items) == 9  # type: ignore[union-attr]
    deeper = [*letters[:7], numbered("(h)", "h:"), numbered("(i)", "x;"), numbered("(ii)", "y;")]
    items = read_one(body(numbered("1.", "Asks:"), *deeper)).operative[0].items  # type: ignore[union-attr]
    assert [len(item.items) for item in items] == [0] * 7 + [2]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "labels", "style"),
    [
        ("eng", ["a.", "b."], "a."),
        ("fra", ["a)", "b)"], ""),
        ("rus", ["a)", "b)", "с)"], ""),
        ("zho", ["(㈠", "(二)"], "㈠"),
        ("ara", ["(أ)", "(ب)"], ""),
        ("ara", ["'1'", "‘2’"], "’1‘"),
        ("eng", ["-", "-"], "–"),
        ("eng", ["\uf0b7", "•"], "•"),
    ],
)
def test_styles_of_lists(language: str, labels: list[str], style: str) -> None:
    listed = f"<list><intro><p>x:</p></intro>{''.join(point(label, 'y;') for label in labels)}</list>"
    found = read_one(body(f"<paragraph><num>1.</num>{listed}</paragraph>"), meta(language) + cover())
    assert found.operative[0].style == style  # type: ignore[union-attr]
    assert [item.number for item in found.operative[0].items] == [""] * len(labels)  # type: ignore[union-attr]


def test_lists_in_the_preamble() -> None:
    item = "<item><num>(a)</num><p>A,</p></item><item><num>(b)</num><p>B,</p></item>"
    held = f"<container><blockList><listIntroduction>Noting:</listIntroduction>{item}</blockList></container>"
    found = read_one(f"<preamble><formula><p>The Council,</p></formula>{held}</preamble>{body(ONE)}")
    assert outline(found, "preamble") == ["Noting:", "  (a) A,", "  (b) B,"]


def test_preambular_clauses_that_slipped_into_the_main_body() -> None:
    found = read_one(preamble("Recalling,") + body(numbered("", "<span class='italic'>Noting</span> it,"), ONE))
    assert (counts(found).preambular, counts(found).operative) == (2, 1)
    crossed = '<crossHeading refersTo="#preamble"><span class="italic">Aware</span> of it,</crossHeading>'
    found = read_one(preamble() + body(crossed, ONE))
    assert (counts(found).preambular, counts(found).operative) == (1, 1)


def test_preamble_and_main_body_that_take_turns() -> None:
    first = body(numbered("", "<span class='italic'>Alarmed</span> by it,"))
    again = "<preamble><container><p>Noting that,</p></container></preamble>"
    found = read_one(preamble("Recalling,") + first + again + body(ONE))
    assert outline(found, "preamble") == ["Recalling,", "Alarmed by it,", "Noting that,"]
    assert outline(found) == ["1. Decides so;"]


def test_numbered_paragraphs_in_the_preamble_element_are_operative() -> None:
    held = f"<preamble><container><p>Noting,</p></container>{ONE}</preamble>{body(numbered('2.', 'Two.'))}"
    found = read_one(held)
    assert outline(found, "preamble") == ["Noting,"]
    assert outline(found) == ["1. Decides so;", "2. Two."]


def test_a_list_that_begins_in_the_preamble_and_runs_on_is_operative() -> None:
    item = "<item><num>(a)</num><p>one;</p></item>"
    held = f"<container><blockList><listIntroduction>Urges all:</listIntroduction>{item}</blockList></container>"
    found = read_one(f"<preamble><container><p>Noting,</p></container>{held}</preamble>{body(numbered('(b)', 'two.'))}")
    assert outline(found, "preamble") == ["Noting,"]
    assert outline(found) == ["Urges all:", "  (a) one;", "  (b) two."]


def test_headings_numbers_and_levels() -> None:
    found = read_one(
        body(
            '<paragraph class="H1"><num>A.</num><heading>Measures</heading></paragraph>',
            numbered("1.", "One;"),
            '<paragraph class="H23"><subheading>\t\tSmaller</subheading><num>2.</num>'
            "<content><p>Two;</p></content></paragraph>",
            numbered("B.", '<span class="bold">Bold</span>', "H1"),
            numbered("3.", "Three;"),
            numbered("", '<span class="bold">Bold alone</span>'),
            numbered("4.", "Four;"),
            numbered("", "Plain words before a number"),
            numbered("5.", "Five."),
        )
    )
    assert outline(found) == [
        "## A. Measures",
        "1. One;",
        "### Smaller",
        "2. Two;",
        "## B. Bold",
        "3. Three;",
        "### Bold alone",
        "4. Four;",
        "### Plain words before a number",
        "5. Five.",
    ]


def test_a_number_and_the_heading_after_it_are_one() -> None:
    heading = "<paragraph class='H23'><subheading>{}</subheading></paragraph>"
    found = read_one(
        body(
            heading.format("\t\tPart I"),
            heading.format("\t\tPolicy"),
            "<paragraph class='H23'><num>II</num></paragraph>",
            heading.format("Budget"),
            ONE,
        )
    )
    assert outline(found) == ["## Part I. Policy", "### II. Budget", "1. Decides so;"]


def test_sections_parts_and_titles_with_a_preamble_of_their_own() -> None:
    crossed = '<crossHeading refersTo="#preamble"><span class="italic">Aware</span> of it,</crossHeading>'
    inner = f"<title><num>A.\t</num><subheading>\t\tScale</subheading>{crossed}{numbered('', 'Approves it;')}</title>"
    section = f"<section><num>\t\tI</num><subheading>\t\tStaff</subheading>{inner}{numbered('1.', 'Again.')}</section>"
    part = f"<part><subheading>\t\tII</subheading><subheading>\t\tMore</subheading>{ONE}</part>"
    found = read_one(preamble("Recalling,") + body(ONE, section, part))
    assert outline(found) == [
        "1. Decides so;",
        "## I. Staff",
        "### A. Scale",
        "Aware of it,",
        "Approves it;",
        "1. Again.",
        "## II. More",
        "1. Decides so;",
    ]


def test_a_section_heading_taken_for_a_list_item_is_released() -> None:
    bold = '<span class="bold">Peace</span>'
    strayed = f"<sublist>{point('II.', bold)}</sublist>"
    listed = f"<list><intro><p>We decide to:</p></intro>{point('(a)', 'Act.')}{strayed}</list>"
    head = numbered("I.", '<span class="bold">Growth</span>', "H23")
    found = read_one(body(head, f"<paragraph><num>1.</num>{listed}</paragraph>", numbered("2.", "Two.")))
    assert outline(found) == ["## I. Growth", "1. We decide to:", "  (a) Act.", "## II. Peace", "2. Two."]


def test_a_heading_inside_a_point_stands_among_the_items() -> None:
    headed = "<point><subheading>Travel ban</subheading><num>(b)</num><content><p>Prevent;</p></content></point>"
    listed = f"<list><intro><p>Decides:</p></intro>{point('(a)', 'Freeze;')}{headed}</list>"
    found = read_one(body(f"<paragraph><num>1.</num>{listed}</paragraph>"))
    assert outline(found) == ["1. Decides:", "  (a) Freeze;", "  ### Travel ban", "  (b) Prevent;"]


def test_decoration_is_no_paragraph() -> None:
    found = read_one(body('<p><decoration style="text-align:center">*</decoration></p>', ONE))
    assert counts(found).operative == 1


def test_tables_with_spans_and_empty_rows() -> None:
    rows = (
        '<tr><th colspan="2"><p>Section</p></th><th><p>Sum</p></th></tr><tr><th></th><th></th><th></th></tr>'
        "<tr><td><p>1</p></td><td><p>Policy</p><p>and law</p></td><td><p>92\u00a0383</p></td></tr>"
    )
    found = read_one(body(ONE, f'<container name="table"><table>{rows}</table></container>'))
    assert outline(found)[1] == "Section |  | Sum / 1 | Policy and law | 92\u00a0383"


def test_a_draft_for_another_body_is_an_embedded_text() -> None:
    inner = (
        f'<container name="formula"><p><span class="italic">The General Assembly</span>,</p></container>'
        f'<container name="x"><p>Noting it,</p></container>{numbered("1.", "Asks;")}'
    )
    words = f"Recommends the following:<embeddedStructure>{inner}</embeddedStructure>"
    assert outline(read_one(preamble() + body(numbered("", words)))) == [
        "Recommends the following:",
        "  >",
        "    The General Assembly,",
        "    Noting it,",
        "    1. Asks;",
    ]


def test_a_draft_in_a_component_of_a_resolution_is_an_embedded_text_too() -> None:
    draft = statement(preamble("Noting it,") + body(numbered("1.", "Asks;")) + annexed(ANNEX, ONE), meta())
    recommends = body(numbered("", "Recommends this:"))
    found = read_one(f"{preamble()}{recommends}<components><component>{draft}</component></components>")
    assert outline(found)[:3] == ["Recommends this:", "  >", "    The General Assembly,"]
    assert [annex.label.plain for annex in found.annexes] == ["Annex"]


def test_replacement_text_for_an_older_resolution() -> None:
    quoted = f"<quotedStructure><p>“Decides to:</p>{point('a.', 'Act;')}{point('b.', 'Wait.”')}</quotedStructure>"
    replaced = f"<content><p>Shall read:</p><p><mod>{quoted}</mod></p></content>"
    found = read_one(body(f"<paragraph><num>1.</num>{replaced}</paragraph>"))
    assert outline(found) == ["1. Shall read:", "  >", "    “Decides to:", "      a. Act;", "      b. Wait.”"]


ANNEX = '<paragraph class="H1"><heading>Annex</heading></paragraph>'


def test_annexes_with_label_and_title() -> None:
    heading = '<paragraph class="H1"><heading>{}</heading></paragraph>'
    found = read_one(
        body(ONE)
        + annexed(
            heading.format("Annex A – Items"),
            numbered("1.", "One;"),
            heading.format("Annex B"),
            heading.format("Equipment"),
            numbered("", "• Two;"),
            numbered("", "• Three."),
        )
    )
    assert [(a.label.plain, a.title.plain) for a in found.annexes] == [("Annex A", "Items"), ("Annex B", "Equipment")]
    assert outline(found, "annexes") == ["1. One;", "• Two;", "• Three."]


@pytest.mark.parametrize(
    ("language", "first", "label"),
    [
        ("zho", numbered("", "附件1"), "附件1"),
        ("fra", numbered("", '<span class="bold">Annexe</span>'), "Annexe"),
        ("ara", "<paragraph><subheading>المرفق ألف</subheading></paragraph>", "المرفق ألف"),
        ("eng", "", "Annex"),
        ("rus", "", "Приложение"),
    ],
)
def test_annex_labels_in_other_languages_or_none(language: str, first: str, label: str) -> None:
    found = read_one(body(ONE) + annexed(first, numbered("1.", "One.")), meta(language) + cover())
    assert [annex.label.plain for annex in found.annexes] == [label]
    assert outline(found, "annexes") == ["1. One."]


def test_an_annex_in_the_main_body_itself() -> None:
    found = read_one(body(ONE, '<paragraph class="H1"><heading>ANNEX 1 - Plan</heading></paragraph>', ONE))
    assert outline(found) == ["1. Decides so;"]
    assert [(a.label.plain, a.title.plain) for a in found.annexes] == [("ANNEX 1", "Plan")]


def test_parts_of_a_collection_are_resolutions_of_their_own() -> None:
    top = f"{meta()}{cover('A/RES/79/259 A-B')}<preface><p><docTitle>Budget</docTitle></p></preface><collectionBody/>"
    part = (
        "<component>{}</component>",
        "<preface><p><docNumber>{}</docNumber><docTitle refersTo='#resolutionTitle'>{}</docTitle></p></preface>",
    )
    parts = "".join(
        part[0].format(statement(part[1].format(letter, title) + preamble() + body(ONE), meta()))
        for letter, title in (("A", "Appropriations"), ("B", "Income"))
    )
    data = akn(f"<documentCollection name='publication'>{top}</documentCollection><components>{parts}</components>")
    found = [one.resolution for one in read(data, "x.xml")]
    assert [(r.masthead.symbol, r.masthead.title.plain) for r in found] == [
        ("A/RES/79/259 A", "Budget: Appropriations"),
        ("A/RES/79/259 B", "Budget: Income"),
    ]


def test_the_record_of_the_vote_after_the_conclusions_is_no_paragraph() -> None:
    found = read_one(body(ONE) + "<conclusions/>" + body(numbered("", "[Adopted by 28 to 16.]")))
    assert counts(found).operative == 1
    assert ("vote_record", ("[Adopted by 28 to 16.]",)) in found.masthead.extra


def test_unknown_elements_lose_no_words() -> None:
    found = read_one(body("<hcontainer><num>5</num><p>Words <inline>within</inline> them.</p></hcontainer>", ONE))
    assert outline(found) == ["## 5.", "Words within them.", "1. Decides so;"]
