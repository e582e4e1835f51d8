"""Resolutions made for the tests of printed forms, and a few ways to look into a Word file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from resdraft.model import (
    AgendaItem,
    Annex,
    Bracket,
    Clause,
    Conventions,
    Heading,
    Mark,
    Masthead,
    Note,
    Quote,
    Resolution,
    Sponsor,
    Stance,
    Status,
    Table,
    Text,
    normal,
)
from resdraft.ooxml import Element, Package, qn, read_package

TEMPLATES = Path(__file__).parents[2] / "templates"
COUNCIL = TEMPLATES / "security-council.docx"
ASSEMBLY = TEMPLATES / "general-assembly.docx"


def italic(words: str, rest: str = "", *more: Mark) -> Text:
    """A text whose first words are its opener."""
    return Text(words + rest, (*more, Mark(0, len(words), "italic")))


def para(words: str, rest: str = "", **fields: object) -> Clause:
    """A clause with an opener."""
    return Clause(italic(words, rest), **fields)  # type: ignore[arg-type]


def held(plain: str, start: int, end: int, *stances: Stance, kind: str = "dispute") -> Text:
    """A text with one bracket."""
    return Text(plain, (Mark(start, end, "bracket", Bracket(kind, stances)),))  # type: ignore[arg-type]


@cache
def council_draft() -> Resolution:
    """A draft under negotiation: sponsors, brackets, statuses, references, notes, lists."""
    preamble = (
        para("Recalling", " its resolutions 1267 (1999) and 2170 (2014),", source="PP1, 2178"),
        Clause(Text("Determined to combat by all means …,", (Mark(36, 36, "note", "1"), Mark(0, 10, "italic")))),
        Clause(held("Noting the report,", 0, 17, Stance(("RUS", "CHN"))), number="bis"),
    )
    consent = Text(
        "Calls upon all States to participate with the consent of the States;",
        (Mark(37, 67, "bracket", Bracket()), Mark(0, 10, "italic")),
    )
    listed = para(
        "Decides",
        " that all States shall:",
        items=(
            Clause(Text("Freeze without delay funds;")),
            Clause(
                Text("Prevent:"),
                items=(
                    Clause(Text("Entry into their territories;"), items=(Clause(Text("by land;")),), style="•"),
                    Clause(Text("Supply of arms;")),
                ),
            ),
        ),
        closing=Text("and requests the Committee to report on paragraph 1;", (Mark(40, 51, "ref", "consent"),)),
    )
    choice = Text(
        "Stresses that coordination cooperation should be close;",
        (
            Mark(14, 38, "choice"),
            Mark(14, 26, "bracket", Bracket(stances=(Stance(("RUS",)),)), 1),
            Mark(27, 38, "bracket", Bracket(stances=(Stance(("FRA",)), Stance(("GBR",), "delete"))), 1),
            Mark(0, 8, "italic"),
        ),
    )
    operative = (
        Heading(Text("Measures"), 2, "I"),
        Clause(consent, id="consent"),
        listed,
        Clause(Text("Urges the authorities", (Mark(0, 21, "bracket", Bracket()), Mark(0, 5, "italic"))), number="bis"),
        Clause(choice, status=Status("agreed", pending=("RUS",), linked=("consent",))),
        Clause(Text("Decides to remain seized of the matter.", (Mark(8, 8, "comment", "as usual"),))),
    )
    masthead = Masthead(
        body="security-council",
        date="2015-09-30",
        agenda_item=AgendaItem("", Text("Threats to international peace and security")),
        sponsors=(Sponsor("Chile", star=True), Sponsor("Norway"), Sponsor("Togo", star=True)),
        notice="Illustration, not a United Nations document",
    )
    return normal(
        Resolution(
            masthead,
            Conventions(),
            Text("The Security Council,"),
            preamble,
            operative,
            (),
            (Note("1", Text("See S/2014/815.")),),
        )
    )


@cache
def assembly_resolution() -> Resolution:
    """An adopted text: number and title, sections, notes used twice, an embedded text, an annex with a table."""
    preamble = (
        Clause(italic("Reaffirming", " the Charter,", Mark(24, 24, "note", "charter"))),
        Clause(italic("Recalling", " the Charter anew,", Mark(21, 21, "note", "charter"), Mark(27, 27, "note", "*"))),
    )
    quoted = Quote((Clause(Text("The Economic and Social Council,"), number="unnumbered"), para("Decides", " this.")))
    operative = (
        Heading(Text("General"), 2, "I"),
        para("Decides", " to proclaim the day;"),
        para("Recommends", " to the Council the adoption of the following draft:"),
        quoted,
        Heading(Text("Means"), 2, "II"),
        Heading(Text("Funds", (Mark(5, 5, "note", "funds"),)), 3),
        para("Requests", " the Secretary-General to report."),
    )
    rows = ((Text("Member State"), Text("Share (per cent)")), (Text("Norway"), Text("0.65", (Mark(0, 4, "bold"),))))
    annex = Annex(
        Text("Annex I"),
        Text("List of criteria"),
        (Clause(Text("The criteria are the following."), number="unnumbered"), Table(rows), Clause(Text("Last."))),
    )
    masthead = Masthead(
        symbol="A/RES/78/323",
        body="general-assembly",
        stage="adopted",
        session="78",
        meeting="103rd plenary meeting",
        date="2024-08-13",
        agenda_item=AgendaItem(
            "69", Text("Elimination of racism, racial discrimination, xenophobia and related intolerance")
        ),
        title=Text("International Day of Women and Girls of African Descent", (Mark(55, 55, "note", "title"),)),
        extra=(("route", "without reference to a Main Committee (A/78/L.96)"),),
    )
    notes = (
        Note("charter", Text("Charter of the United Nations.")),
        Note("*", Text("Reissued for technical reasons.")),
        Note("funds", Text("See United Nations, Treaty Series, vol. 1249.", (Mark(20, 33, "italic"),))),
        Note("title", Text("Note to the title.")),
    )
    return normal(
        Resolution(masthead, Conventions(), Text("The General Assembly,"), preamble, operative, (annex,), notes)
    )


def opened(data: bytes) -> Package:
    """The package of a Word file."""
    return read_package(data)


def document(data: bytes) -> Element:
    """The document part of a Word file."""
    package = read_package(data)
    return package.xml(package.main())


def lines(root: Element) -> list[str]:
    """The words of each paragraph, tabs as tabs; style ids before a bar."""
    found = []
    for paragraph in root.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        words = ""
        for part in paragraph.iter():
            if part.tag == qn("w:t"):
                words += part.text or ""
            elif part.tag == qn("w:tab") and part.getparent() is not None and part.getparent().tag == qn("w:r"):  # type: ignore[union-attr]
                words += "\t"
            elif part.tag == qn("w:footnoteReference"):
                words += "^"
        found.append(f"{'' if style is None else style.get(qn('w:val'))}|{words}")
    return found
