"""A resolution on a template: what stands in the Word file, in which style."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from resdraft.model import (
    AgendaItem,
    Bracket,
    Clause,
    Conventions,
    Mark,
    Masthead,
    Note,
    Reopened,
    Resolution,
    Sponsor,
    Stance,
    Status,
    Text,
    normal,
)
from resdraft.ooxml import attribute, faults, local, qn
from resdraft.render import template_for, to_docx
from tests.render.samples import (
    ASSEMBLY,
    COUNCIL,
    TEMPLATES,
    assembly_resolution,
    council_draft,
    document,
    held,
    lines,
    opened,
    para,
)

CASES = [(council_draft, COUNCIL), (assembly_resolution, ASSEMBLY)]


def of(*operative: Clause, masthead: Masthead | None = None, **fields: object) -> list[str]:
    """The printed lines of a draft of the Council with these paragraphs, from the first of them on."""
    masthead = masthead or Masthead(body="security-council")
    resolution = normal(Resolution(masthead, operative=operative, **fields))  # type: ignore[arg-type]
    return lines(document(to_docx(resolution, COUNCIL)))[1:-1]


def words(*operative: Clause, **fields: object) -> list[str]:
    return [line.partition("|")[2] for line in of(*operative, **fields)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("made", "template"), CASES)
def test_the_file_keeps_the_rules_of_the_standard(made: object, template: Path) -> None:
    data = to_docx(made(), template, comments=True)  # type: ignore[operator]
    assert faults(opened(data)) == ()


@pytest.mark.parametrize(("made", "template"), CASES)
def test_two_runs_give_the_same_bytes(made: object, template: Path) -> None:
    resolution = made()  # type: ignore[operator]
    assert to_docx(resolution, template) == to_docx(resolution, template.read_bytes())


def test_a_draft_of_the_council() -> None:
    assert lines(document(to_docx(council_draft(), COUNCIL))) == [
        "CouncilSponsors|Chile,* Norway and Togo*: draft resolution",
        "EnactingLine|The Security Council,",
        "PreambularParagraph|Recalling its resolutions 1267 (1999) and 2170 (2014), (based on PP1, 2178)",
        "PreambularParagraph|Determined to combat by all means …,^",
        "OperativeParagraph|PP2 bis.\u00a0\t[RUS, CHN: Noting the report],",
        "Heading2|\tI.\tMeasures",
        "OperativeParagraph|1.\tCalls upon all States to participate [with the consent of the States];",
        "OperativeParagraph|2.\tDecides that all States shall:",
        "Subparagraph1|(a)\tFreeze without delay funds;",
        "Subparagraph1|(b)\tPrevent:",
        "Subparagraph2|(i)\tEntry into their territories;",
        "Bullet3|•\tby land;",
        "Subparagraph2|(ii)\tSupply of arms;",
        "ClosingWords|and requests the Committee to report on paragraph 1;",
        "OperativeParagraph|2 bis.\u00a0\t[Urges the authorities]",
        "OperativeParagraph|3.\tStresses that [RUS: coordination] / [FRA; GBR delete: cooperation] should be close; "
        "[Agreed pending RUS; linked to OP1]",
        "OperativeParagraph|4.\tDecides to remain seized of the matter.",
        "EndRule|",
    ]


def test_an_adopted_text_of_the_assembly() -> None:
    assert lines(document(to_docx(assembly_resolution(), ASSEMBLY))) == [
        "Session|Seventy-eighth session",
        "AgendaItem|Agenda item 69",
        "AgendaTitle|Elimination of racism, racial discrimination, xenophobia and related intolerance",
        "AdoptedByTheAssembly|Resolution adopted by the General Assembly on\u00a013\u00a0August\u00a02024",
        "Route|[without reference to a Main Committee (A/78/L.96)]",
        "Title|\t78/323.\tInternational Day of Women and Girls of African Descent^",
        "EnactingLine|The General Assembly,",
        "PreambularParagraph|Reaffirming the Charter,^",
        "PreambularParagraph|Recalling the Charter2 anew,^*",
        "Heading2|\tI.\tGeneral",
        "OperativeParagraph|1.\tDecides to proclaim the day;",
        "OperativeParagraph|2.\tRecommends to the Council the adoption of the following draft:",
        "QuotedUnnumberedParagraph|The Economic and Social Council,",
        "QuotedOperativeParagraph|1.\tDecides this.",
        "Heading2|\tII.\tMeans",
        "Heading3|\t\tFunds^",
        "OperativeParagraph|3.\tRequests the Secretary-General to report.",
        "Meeting|103rd plenary meeting",
        "MeetingDate|13\u00a0August 2024",
        "AnnexLabel|Annex I",
        "AnnexTitle|List of criteria",
        "UnnumberedParagraph|The criteria are the following.",
        "TableHead|Member State",
        "TableHeadOfFigures|Share (per cent)",
        "TableText|Norway",
        "TableFigures|0.65",
        "TableSpace|",
        "OperativeParagraph|1.\tLast.",
        "EndRule|",
    ]


def test_heads_and_feet_of_page_one_and_of_later_pages() -> None:
    package = opened(to_docx(assembly_resolution(), ASSEMBLY))
    first, even, odd = (
        [line.partition("|")[2] for line in lines(package.xml(f"word/header_{pages}.xml")) if line[-1] != "|"]
        for pages in ("first", "even", "odd")
    )
    assert first == ["United Nations", "A/RES/78/323", "General Assembly", "Distr.: General", "13\u00a0August 2024"]
    assert even == ["A/RES/78/323", "International Day of Women and Girls of African Descent"]
    assert odd == list(reversed(even))
    assert [line.partition("|")[2] for line in lines(package.xml("word/footer_even.xml"))] == ["2/2", "", ""]


def test_the_notice_stands_on_every_page() -> None:
    package = opened(to_docx(council_draft(), COUNCIL))
    for pages in ("first", "even", "odd"):
        assert "Notice|Illustration, not a United Nations document" in lines(package.xml(f"word/footer_{pages}.xml"))


def test_what_the_masthead_lacks_leaves_no_trace() -> None:
    bare = normal(Resolution(Masthead(body="general-assembly"), operative=(para("Decides", " this."),)))
    data = to_docx(bare, ASSEMBLY)
    assert lines(document(data)) == ["Sponsors|Draft resolution", "OperativeParagraph|1.\tDecides this.", "EndRule|"]
    first = lines(opened(data).xml("word/header_first.xml"))
    assert [line for line in first if not line.endswith("|")] == [
        "MastheadName|United Nations",
        "MastheadOrgan|General Assembly",
        "MastheadDistribution|Distr.: Limited",
        "MastheadOriginal|Original: English",
    ]


def test_emphasis_is_kept_and_no_font_size_or_indent_is_set() -> None:
    marks = (Mark(0, 6, "italic"), Mark(7, 11, "bold"), Mark(12, 14, "superscript"), Mark(12, 17, "underline"))
    root = document(to_docx(normal(Resolution(operative=(Clause(Text("Decide bold x2 end", marks)),))), COUNCIL))
    runs = [(r.findtext(qn("w:t")), [local(c) for c in r[0]]) for r in root.iter(qn("w:r")) if len(r) > 1]
    assert ("Decide", ["i", "iCs"]) in runs
    assert ("bold", ["b", "bCs"]) in runs
    assert ("x2", ["u", "vertAlign"]) in runs
    for name in ("rFonts", "sz", "ind", "spacing", "jc"):
        assert root.find(f".//{qn(f'w:{name}')}") is None


def test_the_organ_is_set_in_its_style_and_the_comma_is_not() -> None:
    root = document(to_docx(council_draft(), COUNCIL))
    runs = [r for r in root.iter(qn("w:r")) if r.findtext(qn("w:t")) in ("The Security Council", ",")][:2]
    assert [attribute(r.find(f".//{qn('w:rStyle')}"), "w:val") for r in runs] == ["OrganName", ""]


def test_notes_are_footnotes_in_the_order_of_the_text() -> None:
    package = opened(to_docx(assembly_resolution(), ASSEMBLY))
    notes = package.xml("word/footnotes.xml")
    assert [line.partition("|")[2] for line in lines(notes)][2:] == [
        "\tNote to the title.",
        "\tCharter of the United Nations.",
        "*\tReissued for technical reasons.",
        "\tSee United Nations, Treaty Series, vol. 1249.",
    ]
    assert [attribute(note, "w:id") for note in notes] == ["-1", "0", "1", "2", "3", "4"]
    references = list(package.xml("word/document.xml").iter(qn("w:footnoteReference")))
    assert [attribute(r, "w:customMarkFollows", "-") for r in references] == ["-", "-", "1", "-"]


def test_a_note_named_twice_has_one_footnote_and_repeats_its_number() -> None:
    root = document(to_docx(assembly_resolution(), ASSEMBLY))
    instructions = [i.text for i in root.iter(qn("w:instrText"))]
    (anchor,) = [attribute(b, "w:name") for b in root.iter(qn("w:bookmarkStart"))]
    assert instructions == [f" NOTEREF {anchor} \\f \\h "]


def test_a_note_inside_a_note_and_one_without_words() -> None:
    notes = (Note("1", Text("Outer.", (Mark(5, 5, "note", "2"),))), Note("2", Text("Inner")))
    clause = Clause(Text("Words.", (Mark(6, 6, "note", "1"), Mark(6, 6, "note", "none"))))
    package = opened(to_docx(normal(Resolution(operative=(clause,), notes=notes)), COUNCIL))
    assert [line.partition("|")[2] for line in lines(package.xml("word/footnotes.xml"))][2:] == [
        "\tOuter (Inner).",
        "\t",
    ]
    assert faults(package) == ()


def test_references_lead_to_their_paragraph_without_a_look_of_their_own() -> None:
    root = document(to_docx(council_draft(), COUNCIL))
    (link,) = root.iter(qn("w:hyperlink"))
    assert "".join(link.itertext()) == "paragraph 1"
    assert link.find(f".//{qn('w:rPr')}") is None
    (mark,) = root.iter(qn("w:bookmarkStart"))
    assert attribute(link, "w:anchor") == attribute(mark, "w:name")


def test_a_reference_to_nothing_is_words() -> None:
    clause = Clause(Text("See paragraph 9.", (Mark(4, 15, "ref", "gone"),)))
    assert words(clause) == ["1.\tSee paragraph 9."]


PROPOSAL = (Stance(("RUS", "CHN")), Stance(("FRA",), "delete"))


@pytest.mark.parametrize(
    ("brackets", "printed"),
    [("prefix", "A [RUS, CHN; FRA delete: b] c"), ("suffix", "A [b – RUS, CHN; FRA delete] c")],
)
def test_brackets_are_printed_as_negotiators_write_them(brackets: str, printed: str) -> None:
    clause = Clause(held("A b c", 2, 3, *PROPOSAL))
    conventions = Conventions(brackets=brackets)  # type: ignore[arg-type]
    assert words(clause, conventions=conventions) == [f"1.\t{printed}"]


def test_alternatives_in_the_suffix_style_share_their_brackets() -> None:
    marks = (
        Mark(2, 5, "choice"),
        Mark(2, 3, "bracket", Bracket(stances=(Stance(("EU",)), Stance(("G77",), "retain"))), 1),
        Mark(4, 5, "bracket", Bracket(stances=(Stance(("USA",)),)), 1),
    )
    clause = Clause(Text("A b c d", marks))
    assert words(clause, conventions=Conventions(brackets="suffix")) == ["1.\tA [b – EU; G77 retain / c – USA] d"]
    assert words(clause) == ["1.\tA [EU; G77 retain: b] / [USA: c] d"]


def test_placeholders_nested_brackets_and_moves() -> None:
    moved = Bracket(stances=(Stance(("FRA",), "move to", "OP5"),))
    marks = (Mark(0, 9, "bracket", moved), Mark(3, 7, "bracket", Bracket("placeholder"), 1))
    assert words(Clause(Text("on date x", marks))) == ["1.\t[FRA move to OP5: on [date] x]"]


def test_a_bracket_over_paragraphs_opens_and_closes_once() -> None:
    bracket = Bracket(stances=(Stance(("RUS",)),))
    first, second, third = (
        Clause(Text(plain, (Mark(start, end, "bracket", bracket, 0, 1),)))
        for plain, start, end in (("One two;", 4, 8), ("Three;", 0, 6), ("Four five.", 0, 4))
    )
    assert words(first, second, third) == ["1.\tOne [RUS: two;", "2.\tThree;", "3.\tFour] five."]


def test_holders_are_set_in_their_style() -> None:
    root = document(to_docx(council_draft(), COUNCIL))
    held_by = {
        r.findtext(qn("w:t"))
        for r in root.iter(qn("w:r"))
        if r.find(f".//{qn('w:rStyle')}[@{qn('w:val')}='Holder']") is not None
    }
    assert held_by == {"RUS, CHN", "RUS", "FRA", "GBR"}


STATUSES = [
    (Status("agreed ad ref"), "[Agreed ad ref]"),
    (Status("agreed in informals"), "[Agreed in informals]"),
    (Status("agreed", pending=("RUS", "CHN")), "[Agreed pending RUS, CHN]"),
    (Status("placeholder"), "[Placeholder]"),
    (Status(reserved=("FRA",)), "[Reserved by FRA]"),
    (Status(reopened=Reopened("2015-10-12", ("FRA",))), "[Reopened 12\u00a0October 2015 by FRA]"),
]


@pytest.mark.parametrize(("status", "printed"), STATUSES)
def test_the_status_stands_at_the_end_while_a_text_is_negotiated(status: Status, printed: str) -> None:
    clause = para("Decides", " this;", status=status)
    assert words(clause) == [f"1.\tDecides this; {printed}"]
    tabled = Masthead(body="security-council", stage="tabled")
    assert words(clause, masthead=tabled) == ["1.\tDecides this;"]


def test_comments_are_printed_only_where_asked_for() -> None:
    silent = opened(to_docx(council_draft(), COUNCIL))
    assert not any("comments" in name for name in silent.parts)
    spoken = opened(to_docx(council_draft(), COUNCIL, comments=True))
    comments = spoken.xml("word/comments.xml")
    assert [line.partition("|")[2] for line in lines(comments)] == ["as usual"]
    assert attribute(comments[0], "w:author") == "resdraft"
    assert comments[0].get(qn("w:date")) is None


def test_numbers_kept_unnumbered_and_variants() -> None:
    given = ("", "unnumbered", "7", "alt 2", "12 ter", "")
    made = of(*(para("Decides", " this;", number=number) for number in given))
    assert made == [
        "OperativeParagraph|1.\tDecides this;",
        "UnnumberedParagraph|Decides this;",
        "OperativeParagraph|7.\tDecides this;",
        "OperativeParagraph|7 alt 2.\u00a0\tDecides this;",
        "OperativeParagraph|12 ter.\u00a0\tDecides this;",
        "OperativeParagraph|13.\tDecides this;",
    ]


def test_a_list_deeper_than_the_styles_goes_on_in_the_last() -> None:
    clause = Clause(Text("deep"))
    for level in range(6, 0, -1):
        clause = Clause(Text(f"level {level}"), (clause,))
    styles = [line.partition("|")[0] for line in of(Clause(Text("top"), (clause,)))]
    assert styles == ["OperativeParagraph", *(f"Subparagraph{n}" for n in (1, 2, 3, 4, 4, 4, 4))]


SPONSORS = [
    ((Sponsor("France"),), "France: draft resolution"),
    ((Sponsor("Chair"),), "Draft resolution submitted by the Chair"),
    ((Sponsor("Iraq", star=True),), "Iraq*: draft resolution"),
    ((Sponsor("Chile", star=True), Sponsor("Peru")), "Chile* and Peru: draft resolution"),
    ((Sponsor("A"), Sponsor("B", star=True), Sponsor("C")), "A, B* and C: draft resolution"),
    ((), "Draft resolution"),
]


@pytest.mark.parametrize(("sponsors", "printed"), SPONSORS)
def test_the_line_of_sponsors(sponsors: tuple[Sponsor, ...], printed: str) -> None:
    masthead = Masthead(body="security-council", sponsors=sponsors)
    made = to_docx(normal(Resolution(masthead, operative=(para("Decides", " this."),))), COUNCIL)
    assert lines(document(made))[0] == f"CouncilSponsors|{printed}"


def test_stars_are_not_bold() -> None:
    root = document(to_docx(council_draft(), COUNCIL))
    stars = [r for r in root.iter(qn("w:r")) if r.findtext(qn("w:t")) == "*"]
    assert [attribute(star.find(f".//{qn('w:b')}"), "w:val") for star in stars] == ["0", "0"]


MASTHEADS: list[tuple[Masthead, list[str]]] = [
    (
        Masthead("S/RES/2249 (2015)", "security-council", stage="adopted", meeting="7565", date="2015-11-20"),
        ["Resolution 2249 (2015)", "Adopted by the Security Council at its 7565th meeting, on 20\u00a0November 2015"],
    ),
    (
        Masthead("S/PRST/2014/1", "security-council", "statement", "adopted"),
        ["Statement by the President of the Security Council"],
    ),
    (
        Masthead("S/RES/1 (1946)", "security-council", stage="adopted"),
        ["Resolution 1 (1946)", "Adopted by the Security Council"],
    ),
]


@pytest.mark.parametrize(("masthead", "printed"), MASTHEADS)
def test_how_the_council_says_that_it_adopted(masthead: Masthead, printed: list[str]) -> None:
    made = to_docx(Resolution(masthead, operative=(para("Decides", " this."),)), COUNCIL)
    assert [line.partition("|")[2] for line in lines(document(made))][: len(printed)] == printed


ASSEMBLIES: list[tuple[Masthead, list[str]]] = [
    (
        Masthead("A/C.3/79/L.41", "third-committee", stage="tabled", session="79", agenda_item=AgendaItem("70 (b)")),
        ["Third Committee", "Seventy-ninth session", "Agenda item 70 (b)", "Draft resolution"],
    ),
    (Masthead("E/2025/L.20", "economic-and-social-council", session="2025"), ["2025 session", "Draft resolution"]),
    (
        Masthead("A/ES-11/L.1", "general-assembly", session="ES-11"),
        ["Eleventh emergency special session", "Draft resolution"],
    ),
    (
        Masthead("A/HRC/RES/59/25", "human-rights-council", stage="adopted", session="59", date="2025-07-08"),
        [
            "Human Rights Council",
            "Fifty-ninth session",
            "Resolution adopted by the Human Rights Council on\u00a08\u00a0July\u00a02025",
        ],
    ),
    (
        Masthead("A/RES/79/249", "general-assembly", stage="adopted", committee="on the report of the Fifth Committee"),
        ["Resolution adopted by the General Assembly", "[on the report of the Fifth Committee]"],
    ),
]


@pytest.mark.parametrize(("masthead", "printed"), ASSEMBLIES)
def test_what_stands_above_a_text_of_the_assembly(masthead: Masthead, printed: list[str]) -> None:
    made = to_docx(Resolution(masthead, operative=(para("Decides", " this."),)), ASSEMBLY)
    assert [line.partition("|")[2] for line in lines(document(made))][: len(printed)] == printed


def test_the_organ_of_a_body_that_is_not_known_is_made_of_its_name() -> None:
    masthead = Masthead(body="student-senate", date="2025-03-01")
    made = opened(to_docx(Resolution(masthead, operative=(para("Decides", " this."),)), ASSEMBLY))
    assert "MastheadOrgan|Student Senate" in lines(made.xml("word/header_first.xml"))


def test_the_organ_of_a_body_that_is_not_known_is_that_of_the_enacting_line() -> None:
    resolution = Resolution(Masthead(body="model-un"), enacting=Text("The General Assembly,"))
    made = opened(to_docx(resolution, ASSEMBLY))
    assert "MastheadOrgan|General Assembly" in lines(made.xml("word/header_first.xml"))


def test_right_to_left_is_set_on_paragraphs_and_runs() -> None:
    masthead = Masthead(body="security-council", language="ar", date="2020-07-01")
    clause = Clause(Text("يطالب بوقف عام", (Mark(0, 5, "bold"),)))
    resolution = normal(Resolution(masthead, enacting=Text("إن مجلس الأمن،"), operative=(clause,)))
    package = opened(to_docx(resolution, COUNCIL))
    assert faults(package) == ()
    root = package.xml("word/document.xml")
    own = [p for p in root.iter(qn("w:p")) if "".join(p.itertext())]
    assert own
    assert all(p.find(f".//{qn('w:bidi')}") is not None for p in own)
    assert all(
        r.find(f"./{qn('w:rPr')}/{qn('w:rtl')}") is not None
        for p in own
        for r in p.iter(qn("w:r"))
        if r.findtext(qn("w:t"))
    )


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("fr", "1er\u00a0juillet 2020"),
        ("es", "1 de\u00a0julio de 2020"),
        ("zh", "1\u00a0July 2020"),
        ("ru", "1\u00a0July 2020"),
        ("pt", "2020-07-01"),
    ],
)
def test_dates_of_the_masthead_as_each_language_prints_them(language: str, date: str) -> None:
    masthead = Masthead(body="security-council", language=language, date="2020-07-01", session="79")
    made = opened(to_docx(Resolution(masthead, operative=(para("Decides", " this."),)), COUNCIL))
    assert f"MastheadDate|{date}" in lines(made.xml("word/header_first.xml"))


def test_properties_are_neutral() -> None:
    package = opened(to_docx(assembly_resolution(), ASSEMBLY))
    core = package.xml("docProps/core.xml")
    assert [(str(c.tag).rpartition("}")[2], c.text) for c in core] == [
        ("title", "International Day of Women and Girls of African Descent"),
        ("creator", "resdraft"),
        ("language", "en"),
    ]
    assert "".join(package.xml("docProps/app.xml").itertext()) == "resdraft"


def test_the_template_of_a_body_is_bundled() -> None:
    assert template_for(council_draft()) == "security-council"
    assert template_for(assembly_resolution()) == "general-assembly"
    elsewhere = replace(assembly_resolution(), masthead=Masthead(body="model-un"))
    assert template_for(elsewhere) == "model-un"
    assert template_for(Resolution(Masthead(body="commission-on-the-status-of-women"))) == "economic-and-social-council"
    assert template_for(Resolution(enacting=Text("The Human Rights Council,"))) == "human-rights-council"
    assert template_for(Resolution(Masthead(body="student-senate"))) == "general-assembly"
    for resolution in (council_draft(), elsewhere):
        assert (TEMPLATES / f"{template_for(resolution)}.docx").exists()


def test_an_empty_draft_is_a_masthead_and_a_rule() -> None:
    package = opened(to_docx(Resolution(), ASSEMBLY))
    assert faults(package) == ()
    assert lines(package.xml("word/document.xml")) == ["Sponsors|Draft resolution", "EndRule|"]
