"""Word files read: numbers, openers, notes, comments, tables, fields, boxes, mastheads."""

from __future__ import annotations

import pytest

from resdraft import facts
from resdraft.importers import Imported, read
from resdraft.model import Clause, Heading, Resolution, Table, walk
from resdraft.text import parse, write
from tests.importers.word_files import MACROS, levels, lists, p, r, word

HEAD = ("The General Assembly,", "Recalling its resolution 70/1 of 25 September 2015,")


def imported(data: bytes) -> Imported:
    (found,) = read(data, "a.docx")
    assert found.format == "docx"
    assert parse(write(found.resolution)).resolution == found.resolution
    return found


def body(data: bytes) -> list[str]:
    """The draft format's lines of the text."""
    return lines(imported(data).resolution)


def lines(resolution: Resolution) -> list[str]:
    source = write(resolution)
    return [line.strip() for line in source.split("\n---\n", 1)[1].split("\n") if line.strip()]


def test_automatic_numbers_at_three_levels() -> None:
    data = word(
        *HEAD,
        p("Urges States to:", num=(1, 0)),
        p("Act:", num=(1, 1)),
        p("Now;", num=(1, 2)),
        p("Later;", num=(1, 2)),
        p("Report;", num=(1, 1)),
        p("Decides to remain seized of the matter.", num=(1, 0)),
        numbering=lists(""),
    )
    assert body(data)[2:] == [
        "1. *Urges* States to:",
        "- (a) Act:",
        "- (i) Now;",
        "- (ii) Later;",
        "- (b) Report;",
        "2. *Decides* to remain seized of the matter.",
    ]


def test_numbers_of_styles_and_of_styles_built_on_them() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Para"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    data = word(
        *HEAD,
        p("Urges States to:", style="Para"),
        p("Act;", style="Sub"),
        p("Stop;", style="Sub"),
        p("Decides so.", style="Para"),
        styles=styles,
        numbering=lists(""),
    )
    assert body(data)[2:] == ["1. *Urges* States to:", "- (a) Act;", "- (b) Stop;", "2. *Decides* so."]


@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("decimal", "%1)", ["1.", "2."]),
        ("lowerLetter", "%1)", ["- a)", "- b)"]),
        ("lowerRoman", "%1.", ["- i.", "- ii."]),
        ("upperLetter", "(%1)", ["- (A)", "- (B)"]),
        ("russianLower", "%1)", ["- а)", "- б)"]),
        ("bullet", "\uf0b7", ["- •", "- •"]),
    ],
)
def test_formats_of_numbers_below_a_paragraph(form: str, text: str, labels: list[str]) -> None:
    abstract = f'<w:abstractNum w:abstractNumId="0">{levels((form, text))}</w:abstractNum>'
    data = word(
        *HEAD,
        "1.\tUrges States to:",
        p("Act;", num=(1, 0)),
        p("Stop;", num=(1, 0)),
        "2.\tDecides so.",
        numbering=lists("", abstract=abstract),
    )
    found = imported(data).resolution
    assert [lines(found)[k].split(" Act")[0].split(" Stop")[0].rstrip() for k in (3, 4)] == [
        label if label.startswith("-") else f"- {label[:-1]})" for label in labels
    ]


def test_a_start_that_is_overridden_and_a_level_that_never_begins_again() -> None:
    level = '<w:lvl w:ilvl="1"><w:lvlRestart w:val="0"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>'
    first = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{first}{level}</w:abstractNum>'
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    data = word(
        *HEAD,
        p("Urges States to:", num=(1, 0)),
        p("Act;", num=(1, 1)),
        p("Asks States to:", num=(1, 0)),
        p("Stop;", num=(1, 1)),
        numbering=lists(override, abstract=abstract),
    )
    assert [line.split(" ")[0 if line[0] != "-" else 1] for line in body(data)[2:]] == ["4.", "(1)", "5.", "(2)"]


def test_a_list_spread_over_several_of_words_lists_is_counted_on() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    found = imported(
        word(
            *HEAD,
            p("Urges States to act;", num=(1, 0)),
            p("Asks them to report;", num=(2, 0)),
            p("Decides so.", num=(3, 0)),
            numbering=lists("", anew, anew),
        )
    )
    assert [line[:2] for line in lines(found.resolution)[2:]] == ["1.", "2.", "3."]
    assert found.resolution.conventions.numbers == "counted"
    assert [d.message for d in found.warnings] == [
        "Word prints 1., a list begun anew: counted on as 2.",
        "Word prints 1., a list begun anew: counted on as 3.",
    ]


@pytest.mark.parametrize("properties", [("i",), ("b",), ('u w:val="single"',), ("i", 'u w:val="single"')])
def test_an_opener_by_its_look(properties: tuple[str, ...]) -> None:
    data = word(
        "The General Assembly,", p(r("Deeply moved", *properties), " by it,"), p("1. ", r("Acts", *properties), ".")
    )
    (place, *_) = walk(imported(data).resolution)
    assert isinstance(place.block, Clause)
    assert facts.opener(place.block, "en") == "Deeply moved"


def test_an_opener_by_the_list_where_nothing_or_all_is_emphasised() -> None:
    data = word("The General Assembly,", p(r("Deeply concerned about it,", "i")), "1. Calls upon States to act.")
    assert body(data)[1:] == ["*Deeply concerned* about it,", "1. *Calls upon* States to act."]


def test_emphasis_of_character_styles_and_what_undoes_that_of_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="It"><w:name w:val="It"/><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Em"><w:name w:val="Em"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    data = word(
        "The General Assembly,",
        p(r("Noting", 'rStyle w:val="Em"'), " it,"),
        p("Recalling", " that,", style="It"),
        "1. Acts.",
        styles=styles,
    )
    assert body(data)[1:3] == ["*Noting* it,", "*Recalling* that,"]


def test_notes_at_the_foot_and_at_the_end_with_signs_of_their_own() -> None:
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes += f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>", " See S/1.")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p(r("*"), " A star.")}</w:footnote>'
    ends = f'<w:endnote w:id="1">{p("At the end.")}</w:endnote>'
    data = word(
        "The General Assembly,",
        p("Recalling it,", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        p("Noting", '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>', " that,"),
        p("1. Acts.", '<w:r><w:endnoteReference w:id="1"/></w:r>'),
        footnotes=notes,
        endnotes=ends,
    )
    assert body(data)[1:] == [
        "*Recalling* it,[^1]",
        "*Noting*[^*] that,",
        "1. Acts.[^2]",
        "[^1]: See S/1.",
        "[^*]: A star.",
        "[^2]: At the end.",
    ]


def test_comments_are_kept_with_their_authors() -> None:
    comments = f'<w:comment w:id="3" w:author="RUS">{p("Too strong --&gt; soften")}</w:comment>'
    data = word(
        "The General Assembly,",
        p("Recalling", '<w:commentRangeStart w:id="3"/>', " it,", '<w:r><w:commentReference w:id="3"/></w:r>'),
        "1. Acts.",
        comments=comments,
    )
    assert "<!--RUS: Too strong -> soften-->" in write(imported(data).resolution).replace("<!-- ", "<!--").replace(
        " -->", "-->"
    )


def test_fields_links_controls_and_boxes() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>paragraph 3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f'<w:hyperlink r:id="x">{r("resolution 70/1")}</w:hyperlink>'
    simple = f'<w:fldSimple w:instr="DATE">{r("today")}</w:fldSimple>'
    control = f"<w:sdt><w:sdtContent>{r('a control')}</w:sdtContent></w:sdt>"
    inner = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{inner}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = imported(
        word(
            "The General Assembly,",
            p("Recalling ", field, ", ", link, ", ", simple, " and ", control, ",", box),
            "1. Acts.",
        )
    )
    words = write(found.resolution)
    assert "*Recalling* paragraph 3, resolution 70/1, today and a control," in words
    assert words.count("In a box.") == 1
    assert any("text box" in d.message for d in found.warnings)


def test_signs_that_are_elements() -> None:
    data = word(
        "The General Assembly,",
        p(
            "Recalling the non",
            "<w:r><w:noBreakHyphen/></w:r>",
            ["members, x", "w:softHyphen/>y"][0],
            "<w:r><w:softHyphen/></w:r>",
            "y,",
        ),
        "1. Acts.",
    )
    assert "non\u2011members, x\u00ady," in body(data)[1]


def test_hidden_words_are_left_out() -> None:
    assert (
        body(word("The General Assembly,", p("Recalling it", r(" secret", "vanish"), ","), "1. Acts."))[1]
        == "*Recalling* it,"
    )


def test_line_breaks_part_paragraphs_only_after_a_stop() -> None:
    broken = "<w:r><w:t>Recalling it,</w:t><w:br/><w:t>Noting that</w:t><w:br/><w:t>long line,</w:t></w:r>"
    assert body(word("The General Assembly,", p(broken), "1. Acts."))[1:3] == [
        "*Recalling* it,",
        "*Noting* that long line,",
    ]


def test_tables_stand_where_they_stood() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        return (
            "<w:tbl>"
            + "".join("<w:tr>" + "".join(f"<w:tc>{p(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows)
            + "</w:tbl>"
        )

    resolution = imported(
        word(*HEAD, "1. Decides on the scale:", table(("State", "Share"), ("Chile", "3")), "2. Acts.")
    ).resolution
    assert [type(block) for block in resolution.operative] == [Clause, Table, Clause]
    found = resolution.operative[1]
    assert isinstance(found, Table)
    assert [[cell.plain for cell in row] for row in found.rows] == [["State", "Share"], ["Chile", "3"]]


def test_headings_by_style_outline_and_bold() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    resolution = imported(
        word(
            *HEAD,
            p("I. Measures", style="H"),
            "1. Acts;",
            p("Follow-up", properties='<w:outlineLvl w:val="2"/>'),
            "2. Asks;",
            p(r("Reports", "b")),
            "3. Decides.",
            styles=styles,
        )
    ).resolution
    found = [(b.number, b.text.plain, b.text.marks) for b in resolution.operative if isinstance(b, Heading)]
    assert found == [("I", "Measures", ()), ("", "Follow-up", ()), ("", "Reports", ())]


def test_the_head_of_the_first_page_is_the_masthead() -> None:
    head = p("United Nations") + p("A/C.3/80/L.5") + p("Distr.: Limited") + p("3 October 2025")
    section = '<w:headerReference w:type="first" r:id="r_header1"/><w:titlePg/>'
    masthead = imported(word("Eightieth session", *HEAD, "1. Acts.", header1=head, section=section)).resolution.masthead
    assert (masthead.symbol, masthead.distribution, masthead.date, masthead.session) == (
        "A/C.3/80/L.5",
        "Limited",
        "2025-10-03",
        "80",
    )


def test_a_file_with_macros_is_read_without_them() -> None:
    assert body(word(*HEAD, "1. Acts.", main=MACROS))[0] == "The General Assembly,"


def test_brackets_and_holders_of_a_draft() -> None:
    found = imported(word("The General Assembly,", "Recalling [RUS: it] / [FRA: that],", "1. Acts [now].")).resolution
    assert found.conventions.holders == ("RUS", "FRA")
    assert lines(found)[1:] == ["*Recalling* [RUS: it] / [FRA: that],", "1. Acts [now]."]


def test_a_doubt_names_the_paragraph() -> None:
    warnings = imported(word(*HEAD, "1. Acts;", "", "3. Decides.")).warnings
    assert [(d.line, d.message) for d in warnings] == [(5, "number 3 where 2 was expected: kept as typed")]


def test_capitals_by_format_are_read_as_printed() -> None:
    styles = '<w:style w:type="character" w:styleId="Cap"><w:name w:val="Cap"/><w:rPr><w:caps/></w:rPr></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:rPr><w:caps/></w:rPr></w:style>'
    data = word(
        "The General Assembly,",
        p(
            "Recalling the Unit (",
            r("unga", "caps"),
            ") and the ",
            r("un", 'rStyle w:val="Cap"'),
            r("do", "smallCaps"),
            ",",
        ),
        p("Measures", style="H"),
        "1. Acts;",
        styles=styles,
    )
    assert body(data)[1:3] == ["*Recalling* the Unit (UNGA) and the UNdo,", "## Measures"]


@pytest.mark.parametrize("form", ["caps", 'caps w:val="1"'])
def test_openers_in_capitals_by_format(form: str) -> None:
    data = word("The General Assembly,", p(r("Recalling", form), " it,"), p("1. ", r("Acts", form), " now."))
    assert body(data)[1:] == ["*RECALLING* it,", "1. ACTS now."]


MASTHEAD = {"session": "Session", "item": "Agenda_Item_Normal", "item_title": "Agenda_Title_H2", "title": "Title_H_Ch"}


def report(*paragraphs: str) -> bytes:
    """A report in the styles of the United Nations, without an enacting line."""
    names = (*MASTHEAD.items(), ("text", "__Single Txt"), ("head", "_ H _Ch"))
    outline = {"title": '<w:outlineLvl w:val="0"/>', "head": '<w:outlineLvl w:val="0"/>'}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:pPr>{outline.get(key, '')}</w:pPr></w:style>"
        for key, name in names
    )
    head = p("United Nations") + p("A/81/6 (Sect. 13)/Part A*") + p("General Assembly") + p("Distr.: General")
    return word(
        p("Eightieth session", style="session"),
        p("Agenda item 154", style="item"),
        p("Financing of the Mission", style="item_title"),
        "",
        p("Budget of the Mission", style="title"),
        *paragraphs,
        styles=styles,
        header1=head,
        section='<w:headerReference w:type="default" r:id="r_header1"/>',
    )


def test_a_report_without_an_enacting_line_has_its_masthead() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('Appropriation')}</w:tc><w:tc>{p('$1')}</w:tc></w:tr></w:tbl>"
    note = p("\t*\tTo be replaced.", properties="<w:framePr/>")
    found = imported(report(note, "", table, p("\tI.\tIntroduction", style="head"), "1.\tThe Committee met."))
    masthead = found.resolution.masthead
    assert (masthead.symbol, masthead.session, masthead.distribution) == ("A/81/6 (Sect. 13)/Part A", "80", "General")
    assert (masthead.agenda_item.number, masthead.agenda_item.title.plain) == ("154", "Financing of the Mission")
    assert masthead.title.plain == "Budget of the Mission"
    assert dict(masthead.extra)["above"] == ("* To be replaced.",)
    assert lines(found.resolution) == [
        "<!-- operative -->",
        "| Appropriation | $1 |",
        "| --- | --- |",
        "## I. Introduction",
        "1. The Committee met.",
    ]


def test_a_numbered_heading_of_a_report() -> None:
    found = imported(report(p("\t1.\tCivilian personnel", style="head"), "15.\tThe Committee met.", "16.\tIt left."))
    assert [type(block) for block in found.resolution.operative] == [Heading, Clause, Clause]
    assert lines(found.resolution)[-3].endswith("Civilian personnel")


def test_long_words_above_the_first_paragraph_are_no_title() -> None:
    long = "The conference has studied the bands of frequencies and all that belongs to them. " * 5
    resolution = imported(word("Proposals for the work", long, p(r("Recalling", "i"), " it,"), "1. Acts.")).resolution
    assert resolution.masthead.title.plain == "Proposals for the work"
    assert lines(resolution)[0].startswith("The conference has studied")


def test_a_table_before_the_first_number_stands_once() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('State')}</w:tc><w:tc>{p('Share')}</w:tc></w:tr></w:tbl>"
    resolution = imported(word(*HEAD, table, "1. Acts.")).resolution
    assert [type(block) for block in (*resolution.preamble, *resolution.operative)] == [Clause, Table, Clause]


def test_a_bold_line_with_a_colon_keeps_its_words_alone() -> None:
    found = body(word(*HEAD, "1. Acts.", p(r("Order of work:", "b")), "Words of it.", "2. Asks."))
    assert "Order of work:" in found


def test_a_heading_by_outline_may_begin_like_an_opener() -> None:
    found = imported(report(p("Promoting human rights", style="head"), "1.\tThe Committee met."))
    assert lines(found.resolution)[-2:] == ["## Promoting human rights", "1. The Committee met."]


def table(*rows: tuple[str, ...]) -> str:
    inner = (f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(inner)}</w:tbl>"


def test_a_table_of_keys_above_the_text() -> None:
    head = table(("Committee:", "Third Committee"), ("Topic:", "Water"), ("Submitted by:", "Chile"))
    masthead = imported(word(head, *HEAD, "1. Acts.")).resolution.masthead
    assert (masthead.committee, masthead.title.plain, masthead.extra) == ("Third Committee", "Water", ())
    assert [sponsor.name for sponsor in masthead.sponsors] == ["Chile"]


def test_paragraphs_in_a_table_beside_their_numbers() -> None:
    rows = (("1.", "Urges States to:"), ("", "(a) act;"), ("(b)", "report;"), ("2.", "Decides so."))
    assert body(word(*HEAD, table(*rows)))[2:] == [
        "1. *Urges* States to:",
        "- (a) act;",
        "- (b) report;",
        "2. *Decides* so.",
    ]


def test_a_table_of_numbers_and_names_stays_a_table() -> None:
    resolution = imported(word(*HEAD, "1. Decides on:", table(("1.", "Chile"), ("2.", "Peru")), "2. Acts.")).resolution
    assert [type(block) for block in resolution.operative] == [Clause, Table, Clause]


def test_chinese_numbers_of_paragraphs() -> None:
    abstract = f'<w:abstractNum w:abstractNumId="0">{levels(("chineseCounting", "%1、"))}</w:abstractNum>'
    typed = body(word("大会，", "回顾其决议，", "一、敦促各国采取行动；", "二、决定继续处理此案。"))
    automatic = body(
        word(
            "大会，",
            "回顾其决议，",
            p("敦促各国采取行动；", num=(1, 0)),
            p("决定继续处理此案。", num=(1, 0)),
            numbering=lists("", abstract=abstract),
        )
    )
    assert typed == automatic
    assert typed[2:] == ["1. *敦促*各国采取行动；", "2. *决定*继续处理此案。"]


def test_french_numbers_of_paragraphs() -> None:
    data = word("L’Assemblée générale,", "Rappelant sa résolution,", "1°\u00a0Prie les États d’agir ;", "2° Décide.")
    assert body(data)[2:] == ["1. *Prie* les États d’agir ;", "2. Décide."]


def test_words_struck_through_by_hand_are_kept_and_told() -> None:
    found = imported(
        word("The General Assembly,", p("Recalling ", r("all of ", "strike"), r("it", "dstrike"), ","), "1. Acts.")
    )
    assert lines(found.resolution)[1] == "*Recalling* all of it,"
    assert [(d.line, d.message) for d in found.warnings] == [(2, "struck through in Word, kept: all of it")]


def test_a_bold_proposal_in_brackets_has_its_holder() -> None:
    found = imported(
        word("The General Assembly,", "Recalling it,", p("1. Acts [", r("EU: and reports", "b"), "] now."))
    )
    assert found.resolution.conventions.holders == ("EU",)
    assert lines(found.resolution)[2] == "1. Acts [EU: **and reports**] now."


RAISED = 'vertAlign w:val="superscript"'


def test_notes_typed_by_hand_at_the_end() -> None:
    data = word(
        "The General Assembly,",
        p("Recalling resolution 70/1", r("1", RAISED), ","),
        p("1.\tActs on it.", r("2", RAISED)),
        "_______",
        p(r("1", RAISED), " See A/70/1."),
        "",
        p(r("2", RAISED), " Ibid."),
    )
    assert body(data)[1:] == [
        "*Recalling* resolution 70/1[^1],",
        "1. Acts on it.[^2]",
        "[^1]: See A/70/1.",
        "[^2]: Ibid.",
    ]


def test_a_line_with_a_raised_sign_that_nothing_refers_to_stays_a_paragraph() -> None:
    found = body(word(*HEAD, "1. Acts.", p(r("3", RAISED), " See A/70/1.")))
    assert found[-1] == "<sup>3</sup> See A/70/1."


def test_signs_raised_by_their_position() -> None:
    found = body(
        word("The General Assembly,", p("Noting CO", r("2", 'position w:val="-8"', 'sz w:val="14"'), ","), "1. Acts.")
    )
    assert found[1] == "*Noting* CO<sub>2</sub>,"


def test_a_numbered_preamble_is_not_counted_on() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    resolution = imported(
        word(
            "The General Assembly,",
            p("Recalling it,", num=(1, 0)),
            p("Noting that,", num=(1, 0)),
            p("Urges States to act;", num=(2, 0)),
            p("Decides so.", num=(2, 0)),
            numbering=lists("", anew),
        )
    ).resolution
    assert lines(resolution)[1:] == [
        "*Recalling* it,",
        "*Noting* that,",
        "1. *Urges* States to act;",
        "2. *Decides* so.",
    ]


def test_the_number_of_a_section_on_a_line_of_its_own() -> None:
    centred = '<w:jc w:val="center"/>'
    resolution = imported(
        word(
            *HEAD,
            p(r("I", "b"), properties=centred),
            "",
            p(r("Measures", "b"), properties=centred),
            "1. Acts;",
            p("II.", properties=centred),
            p(r("Follow-up", "b"), properties=centred),
            "2. Decides.",
        )
    ).resolution
    found = [(b.number, b.text.plain) for b in resolution.operative if isinstance(b, Heading)]
    assert found == [("I", "Measures"), ("II", "Follow-up")]


@pytest.mark.parametrize("title", [("II", "Follow-up"), ("II. Follow-up",)])
def test_a_list_that_begins_anew_below_a_numbered_title_is_not_counted_on(title: tuple[str, ...]) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    data = word(
        *HEAD,
        p("Acts;", num=(1, 0)),
        p("Asks;", num=(1, 0)),
        *(p(r(words, "b")) for words in title),
        p("Decides.", num=(2, 0)),
        numbering=lists("", anew),
    )
    assert body(data)[-2] == "## II. Follow-up"
    assert body(data)[-1].startswith("1. ")


def test_openers_typed_in_capitals() -> None:
    data = word("The General Assembly,", "GUIDED BY the Charter,", "1. CALLS UPON States to act.")
    assert body(data)[1:] == ["*GUIDED BY* the Charter,", "1. *CALLS UPON* States to act."]


@pytest.mark.parametrize("opener", ["Viewing with concern", "Defining", "Deeply worried", "Troubled"])
def test_openers_that_conferences_teach(opener: str) -> None:
    assert body(word("The General Assembly,", f"{opener} the gap,", "1. Acts."))[1] == f"*{opener}* the gap,"


def test_a_name_with_an_adverb_is_no_opener() -> None:
    data = word("The General Assembly,", "Recalling it,", "1.", "(a) Nationally Determined Contributions to be raised;")
    assert "*Nationally" not in "".join(body(data))


def test_two_agenda_items_on_one_line_have_a_title_each() -> None:
    data = word(
        *("A/C.5/80/L.2", "Eightieth session", "Agenda items 13 and 75 (a)"),
        *("Culture of peace", "Oceans and the law of the sea", "", *HEAD, "1. Acts."),
    )
    head = imported(data).resolution.masthead
    assert (head.agenda_item.number, head.agenda_item.title.plain) == ("13", "Culture of peace")
    assert dict(head.extra)["other agenda items"] == ("75 (a). Oceans and the law of the sea",)


@pytest.mark.parametrize(
    ("typed", "number", "words"),
    [
        ("1. Staff", "1", "Staff"),
        ("2)\tTravel", "2", "Travel"),
        ("2.3 Travel", "2.3", "Travel"),
        ("2030 Agenda", "", "2030 Agenda"),
        ("12 months on", "", "12 months on"),
    ],
)
def test_digits_that_number_a_heading(typed: str, number: str, words: str) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    data = word(*HEAD, "1. Urges States to act;", p(typed, style="H"), "2. Decides so.", styles=styles)
    headings = [block for block in imported(data).resolution.operative if isinstance(block, Heading)]
    assert [(found.number, found.text.plain) for found in headings] == [(number, words)]


def test_the_dash_behind_the_number_of_an_arabic_resolution() -> None:
    data = word("79/100 \u2013 مسألة أنغويلا", "", "إن الجمعية العامة،", "إذ تشير إلى قرارها 70/1،", "1 - تقرر ذلك.")
    assert imported(data).resolution.masthead.title.plain == "مسألة أنغويلا"


def test_recitals_whose_automatic_numbers_go_on_in_the_operative_part() -> None:
    words = (
        "Recalling it,",
        "Noting with regret that it lasts,",
        "Alarmed by it,",
        "Calls upon States to act;",
        "Acts.",
    )
    found = imported(word(HEAD[0], *(p(one, num=(1, 0)) for one in words), numbering=lists("")))
    assert lines(found.resolution)[1:] == [
        *("*Recalling* it,", "*Noting with regret* that it lasts,", "*Alarmed* by it,"),
        *("4. *Calls upon* States to act;", "5. Acts."),
    ]


def test_a_numbered_recital_behind_unnumbered_ones_is_operative() -> None:
    data = word(*HEAD, p("Noting it, acts;", num=(1, 0)), p("Urges States.", num=(1, 0)), numbering=lists(""))
    assert body(data)[2:] == ["1. *Noting* it, acts;", "2. *Urges* States."]


def test_line_breaks_above_the_text_part_lines() -> None:
    data = word(
        p(
            r("Code: GA/1/1.3"),
            "<w:r><w:br/></w:r>",
            r("Committee: First Committee"),
            "<w:r><w:br/></w:r>",
            "Topic: Water",
        ),
        p(r("Sponsors:"), "<w:r><w:br/></w:r>", r("Germany"), "<w:r><w:br/></w:r>", "South Africa"),
        *(*HEAD, "1. Acts."),
    )
    head = imported(data).resolution.masthead
    assert (head.symbol, head.committee, head.title.plain) == ("GA/1/1.3", "First Committee", "Water")
    assert [sponsor.name for sponsor in head.sponsors] == ["Germany", "South Africa"]


def test_a_starred_note_at_the_end_belongs_to_the_sponsors() -> None:
    note = "* On behalf of the Group of 77 and China."
    data = word("A/C.2/80/L.9", "", "Brazil, Iraq* and Norway: draft resolution", "", *HEAD, "1. Acts.", "", note)
    assert body(data)[2:] == ["1. Acts."]
    assert dict(imported(data).resolution.masthead.extra)["above"] == (note,)


def test_a_line_with_a_star_to_which_nothing_refers_stays() -> None:
    assert "see below" in body(word(*HEAD, "1. Acts.", "* see below"))[-1]


def test_a_centred_title_of_a_text_without_an_enacting_line() -> None:
    centred = '<w:jc w:val="center"/>'
    data = word(
        p(r("Draft political declaration", "b"), properties=centred),
        p(r("Preamble", "b")),
        *("1. We, Heads of State and Government, have met.", "2. We commit to act."),
    )
    found = imported(data).resolution
    assert found.masthead.title.plain == "Draft political declaration"
    assert lines(found)[0] == "## Preamble"


def test_the_code_of_a_paper_in_its_title() -> None:
    data = word("Draft Resolution A/1", "The situation in the Sahel", "", *HEAD, "1. Acts.")
    head = imported(data).resolution.masthead
    assert (head.symbol, head.title.plain) == ("A/1", "The situation in the Sahel")


def test_lines_that_name_the_parts() -> None:
    data = word(
        *("Committee: SPECPOL", "Topic: Peacekeeping", p(r("PREAMBULATORY CLAUSES", "b"))),
        *(p("Recalling it,", num=(1, 0)), p("Noting the gap,", num=(1, 0)), p(r("OPERATIVE CLAUSES", "b"))),
        *(p("Backs the plan;", num=(2, 0)), p("Acts.", num=(2, 0))),
        numbering=lists("", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    )
    found = imported(data)
    assert lines(found.resolution) == ["*Recalling* it,", "*Noting* the gap,", "1. Backs the plan;", "2. Acts."]
    said = "left out, taken for what it says: "
    assert [d.message for d in found.warnings] == [f"{said}PREAMBULATORY CLAUSES", f"{said}OPERATIVE CLAUSES"]


def test_labels_behind_blanks_typed_to_indent() -> None:
    data = word(
        *HEAD, "1. Urges States to:", "\u00a0\u00a0\u00a0a. act by:", "      i. going,", "      ii. coming;", "2. Asks."
    )
    assert body(data)[2:] == [
        *("1. *Urges* States to:", "- a. act by:", "- i. going,", "- ii. coming;", "2. Asks."),
    ]


def test_a_status_in_parentheses() -> None:
    assert body(word(*HEAD, "1. Acts. (Agreed ad ref)", "2. Urges States."))[2] == "1. Acts. {agreed ad ref}"


def test_a_status_in_bold_brackets() -> None:
    assert body(word(*HEAD, p("1. Acts. ", r("[AGREED]", "b")), "2. Urges States."))[2] == "1. Acts. {agreed}"


@pytest.mark.parametrize(
    ("printed", "text", "names"),
    [
        (
            "مصر والأردن وقطر: مشروع قرار",
            ("إن الجمعية العامة،", "إذ تشير إلى قرارها،", "1 - تقرر ذلك."),
            ["مصر", "الأردن", "قطر"],
        ),
        ("中国和埃及：决议草案", ("大会，", "回顾其决议，", "1. 敦促各国行动。"), ["中国", "埃及"]),
    ],
)  # fmt: skip
def test_sponsors_whose_joint_is_no_word_of_its_own(printed: str, text: tuple[str, ...], names: list[str]) -> None:
    head = imported(word("A/C.2/80/L.5", "", printed, "", "A title", *text)).resolution.masthead
    assert ([s.name for s in head.sponsors], dict(head.extra).get("above")) == (names, None)


def test_a_short_text_in_english_is_no_spanish_one() -> None:
    data = word("Video provides a powerful way.", "You can also type a keyword.", "When you click Online Video.")
    assert imported(data).resolution.masthead.language == "en"


def test_a_file_without_a_paragraph_says_so() -> None:
    (found,) = read(word(), "a.docx")
    assert [doubt.message for doubt in found.warnings] == ["no paragraphs found"]


@pytest.mark.parametrize("sign", ["(a)", "a)", "a."])
def test_subparagraphs_behind_line_breaks(sign: str) -> None:
    second = sign.replace("a", "b")
    br = "<w:r><w:br/></w:r>"
    inner = p(
        "1.", br, "Urges all:", br, f"{sign} To act:", br, "\t(i) Now;", br, "\t(ii) Later;", br, f"{second} To report;"
    )
    (found,) = read(word("The General Assembly,", inner, "2. Decides to remain seized."), "a.docx")
    assert [place.label for place in walk(found.resolution)] == [
        "OP1", f"OP1 {sign}", f"OP1 {sign} (i)", f"OP1 {sign} (ii)", f"OP1 {second}", "OP2",
    ]  # fmt: skip


def styled(style: str, *inner: str) -> str:
    return p(*inner, properties=f'<w:pStyle w:val="{style}"/>')


def test_subparagraphs_behind_line_breaks_in_a_text_in_the_styles_of_the_templates() -> None:
    br = "<w:r><w:br/></w:r>"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("e", "Enacting line"), ("o", "Operative paragraph"), ("s", "Subparagraph 1"))
    )
    data = word(
        styled("e", "The General Assembly,"),
        styled(
            "o", "1.\tUrges all", br, "of them:", br, "(a) To act:", br, "(i) Now;", br, "(ii) Later;", br, "(b) To go;"
        ),
        styled("o", "2.\tAsks all:"),
        styled("s", "(a)\tTo act;", br, "(b) To report:", br, "– well;"),
        styled("s", "(c)\tTo rest;"),
        styled("o", "3.\tDecides to remain seized."),
        styles=styles,
    )
    (found,) = read(data, "a.docx")
    assert [place.label for place in walk(found.resolution)] == [
        "OP1", "OP1 (a)", "OP1 (a) (i)", "OP1 (a) (ii)", "OP1 (b)",
        "OP2", "OP2 (a)", "OP2 (b)", "OP2 (b) bullet 1", "OP2 (c)", "OP3",
    ]  # fmt: skip
    first = found.resolution.operative[0]
    assert isinstance(first, Clause)
    assert first.text.plain == "Urges all of them:"


def test_a_draft_that_names_nobody_has_no_sponsor() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("e", "Enacting line"), ("t", "Sponsors"))
    )
    for words, sponsors in (("Draft resolution", []), ("Chile and Fiji: draft resolution", ["Chile", "Fiji"])):
        data = word(styled("t", words), styled("e", "The General Assembly,"), styles=styles)
        (found,) = read(data, "a.docx")
        assert [sponsor.name for sponsor in found.resolution.masthead.sponsors] == sponsors
