# ruff: noqa: E501
"""Hypothesis strategies over every normal Resolution: raw material of all shapes, brought into normal form."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from resdraft.model import (
    BRACKET_KINDS,
    STYLES,
    VERBS,
    AgendaItem,
    Annex,
    Block,
    Bracket,
    Clause,
    Conventions,
    Heading,
    Mark,
    MarkKind,
    Masthead,
    Note,
    Quote,
    Reopened,
    Resolution,
    Sponsor,
    Stance,
    Status,
    Table,
    Text,
    Vote,
    normal,
)

FRAGMENTS = (
    "Recalling", "its resolution 2178 (2014)", "and", "or", ",", ";", ".", ":", " ", "a", "1.", "2.", "3 bis.", "(a)", "(i)",
    "a.", "i)", "•", "–", "-", "*", "**", "***", "_", "__", "_x_", "[", "]", "[^1]", "[^a]:", "](#x)", "(#x)", "{", "}",
    "{#x}", "{agreed}", "{placeholder}", "{n: x}", "\\", "\\*", "/", " / ", "<", "<u>", "</u>", "<sup>", "<!--", "-->",
    "<!-- operative -->", "#", "##", "# Annex", ">", "|", "---", "PP2 bis.", "OP1.", "PP3.", "RUS", "RUS:", "Norland", "FRA, GBR",
    "delete", "– RUS", "— Norland", "date", "XX", "see: this", "Foo Bar: x", "EU; G77 retain", "(based on PP1, 2178)", "&amp;",
    "القرار 59/281", "إن مجلس الأمن،", "（二）", "安全理事会，", "重申", "其决议", "Совет Безопасности,", "Подтверждая", "The Security Council,",
    "\u00a0", "\u202f", "\u2011", "\u200f", "㈠", "’1‘", "(أ)", "а)", "…", "“x”", "~", "^", "`", "no: yes", "é", "\u2028", "bis.", "alt. x",
    "I.", "A.", "1)", "(1)", "[2. x", "12", "\ufeff", "$x", "!", "%", "@", "?", "'", '"', "~~x~~", "https://x.y/z_a_b", "NO",
)  # fmt: skip

words: SearchStrategy[str] = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=6).map(" ".join),
    st.text(max_size=12),
    st.text(alphabet="ab *_[]{}()<>\\/:;,.-–|#^!'\"&1(i)a\u00a0", max_size=16),
)
names = st.one_of(st.sampled_from(("RUS", "Norland", "FRA", "G77 and China", "Côte d’Ivoire", "European Union")), words)
ids = st.sampled_from(("consent", "a", "x-1", "b.c", "bad id", ""))
note_names = st.sampled_from(("1", "2", "a", "*", "n-1", "bad name"))
stances = st.builds(
    Stance,
    st.lists(names, min_size=1, max_size=3).map(tuple),
    st.sampled_from(VERBS),
    st.sampled_from(("", "OP5", "PP2 bis", "x: y")),
)
brackets = st.builds(Bracket, st.sampled_from(BRACKET_KINDS), st.lists(stances, max_size=2).map(tuple))


@st.composite
def texts(draw: st.DrawFn, groups: bool = False) -> Text:
    """A Text, not yet normal."""
    plain = draw(words)
    spots = st.integers(0, len(plain))
    marks = []
    for _ in range(draw(st.integers(0, 5)) if draw(st.booleans()) else 0):
        start, end = sorted((draw(spots), draw(spots)))
        kind: MarkKind = draw(
            st.sampled_from(
                (
                    "italic",
                    "bold",
                    "underline",
                    "superscript",
                    "subscript",
                    "note",
                    "ref",
                    "bracket",
                    "bracket",
                    "comment",
                )
            )
        )
        value: str | Bracket = ""
        if kind == "note":
            value = draw(note_names)
        elif kind == "ref":
            value = draw(ids)
        elif kind == "comment":
            value = draw(words)
        elif kind == "bracket":
            value = draw(brackets)
        marks.append(Mark(start, end, kind, value, draw(st.integers(0, 2)) if kind != "italic" else 0))
    if draw(st.integers(0, 9)) == 0:
        return draw(alternatives)
    return Text(plain, tuple(marks))


@st.composite
def _alternatives(draw: st.DrawFn) -> Text:
    """Two or three brackets that are alternatives of each other, with words around them."""
    before, after = draw(words), draw(words)
    members = [w.strip() or "x" for w in draw(st.lists(words, min_size=2, max_size=3))]
    members = [" ".join(m.split()) or "x" for m in members]
    before = " ".join(before.split())
    plain = before
    at = len(before)
    inner = " ".join(members)
    marks = [Mark(at, at + len(inner), "choice")]
    place = at
    for member in members:
        marks.append(Mark(place, place + len(member), "bracket", draw(brackets), 1))
        place += len(member) + 1
    return Text(plain + inner + after, tuple(marks))


alternatives = _alternatives()
statuses = st.builds(
    Status,
    st.sampled_from(("", "", "agreed ad ref", "agreed in informals", "agreed", "placeholder")),
    st.lists(names, max_size=2).map(tuple),
    st.lists(names, max_size=2).map(tuple),
    st.lists(ids, max_size=2).map(tuple),
    st.one_of(
        st.none(),
        st.builds(Reopened, st.sampled_from(("", "2015-10-12", "12 Oct")), st.lists(names, max_size=2).map(tuple)),
    ),
)
numbers = st.sampled_from(
    ("", "", "", "", "unnumbered", "unnumbered", "bis", "ter", "alt", "alt 2", "ante", "bis alt", "5", "2", "1", "3 bis", "(a)", "(c)",
     "(i)", "A.", "•", "–", "㈠", "’1‘", "1.1")
)  # fmt: skip
counted_numbers = st.sampled_from(("", "", "", "unnumbered", "bis", "alt 2", "ante"))
sources = st.sampled_from(("", "", "", "PP10, 2178", "PP1, 2178 (2014)", "a {b}"))


@st.composite
def clauses(draw: st.DrawFn, depth: int = 0, kept: bool = False) -> Clause:
    """A clause, not yet normal, with items down to five levels."""
    items: tuple[Block, ...] = ()
    if depth < 5 and draw(st.integers(0, 3)) == 0:
        items = tuple(draw(st.lists(blocks(depth + 1, kept), min_size=1, max_size=4)))
    rare = draw(st.integers(0, 4)) == 0
    return Clause(
        text=draw(texts()),
        items=items,
        style=draw(st.sampled_from(("", "", "", *STYLES))),
        closing=draw(texts()) if draw(st.booleans()) else Text(),
        id=draw(ids) if rare else "",
        number=draw(numbers if kept else counted_numbers),
        status=draw(statuses) if rare else Status(),
        source=draw(sources) if rare else "",
    )


headings = st.builds(
    Heading,
    texts(),
    st.integers(1, 7),
    st.sampled_from(("", "", "I", "A", "1", "一", "(i)", "(a)", "Part I", "a {b}", "十二")),
)
tables = st.builds(Table, st.lists(st.lists(texts(), max_size=3).map(tuple), max_size=3).map(tuple))


@st.composite
def blocks(draw: st.DrawFn, depth: int = 0, kept: bool = False) -> Block:
    """A block, not yet normal."""
    kind = draw(st.integers(0, 11))
    if kind == 0:
        return draw(headings)
    if kind == 1:
        return draw(tables)
    if kind == 2 and depth < 3:
        return Quote(tuple(draw(st.lists(blocks(depth + 1, kept), max_size=3))))
    return draw(clauses(depth, kept))


@st.composite
def over_paragraphs(draw: st.DrawFn) -> tuple[Block, ...]:
    """Clauses under brackets that run over all of them, at one or two depths."""
    count = draw(st.integers(2, 4))
    value = draw(brackets)
    inner = draw(st.one_of(st.none(), brackets))
    row = []
    for at in range(count):
        plain = " ".join(draw(words).split()) or "x"
        cut = draw(st.integers(0, len(plain)))
        start = cut if at == 0 else 0
        end = len(plain) if at < count - 1 else cut
        marks = [Mark(start, end, "bracket", value, 0, 1)]
        if inner is not None and end > start and 0 < at < count - 1:
            marks.append(Mark(start, end, "bracket", inner, 1))
        items = (
            (Clause(Text("y z", (Mark(0, 3, "bracket", value, 0, 1),))),)
            if draw(st.booleans()) and at < count - 1
            else ()
        )
        row.append(Clause(Text(plain, tuple(marks)), items))
    return tuple(row)


mastheads = st.builds(
    Masthead,
    symbol=words,
    body=st.sampled_from(("", "security-council", "general-assembly")),
    type=st.sampled_from(("resolution", "decision", "statement")),
    stage=st.sampled_from(("negotiation", "tabled", "adopted")),
    language=st.sampled_from(("en", "en", "fr", "ru", "ar", "zh", "es")),
    session=words,
    meeting=words,
    date=st.sampled_from(("", "2015-09-30", "30 September")),
    agenda_item=st.builds(AgendaItem, st.sampled_from(("", "12", "70 (b)", "x")), texts()),
    title=texts(),
    committee=words,
    sponsors=st.lists(st.builds(Sponsor, names, st.booleans()), max_size=3).map(tuple),
    distribution=words,
    vote=st.one_of(st.none(), st.builds(Vote, st.integers(0, 15), st.integers(0, 15), st.integers(0, 15))),
    notice=words,
    extra=st.lists(
        st.tuples(
            st.sampled_from(("topic", "forum", "key-2", "bad key!", "title")),
            st.one_of(words, st.lists(words, max_size=3).map(tuple)),
        ),
        max_size=2,
    ).map(tuple),
)


@st.composite
def resolutions(draw: st.DrawFn) -> Resolution:
    """Any normal Resolution."""
    kept = draw(st.booleans())
    some = st.lists(blocks(0, kept), max_size=4).map(tuple)
    part = st.one_of(some, some, some, over_paragraphs())
    raw = Resolution(
        masthead=draw(mastheads) if draw(st.booleans()) else Masthead(),
        conventions=Conventions(
            holders=tuple(draw(st.lists(names, max_size=2))),
            brackets=draw(st.sampled_from(("prefix", "prefix", "suffix"))),
            bis=draw(st.sampled_from(("inserts", "alternatives"))),
            numbers="kept" if kept else "counted",
        ),
        enacting=draw(st.one_of(texts(), st.sampled_from(("", "The Security Council,", "安全理事会，")).map(Text))),
        preamble=draw(part),
        operative=draw(part),
        annexes=tuple(draw(st.lists(st.builds(Annex, texts(), texts(), some), max_size=2))),
        notes=tuple(draw(st.lists(st.builds(Note, note_names, texts()), max_size=3))),
    )
    return normal(raw)
