"""A template out of a Word file that a house has: its masthead and text are found, and tags put in their place."""

from __future__ import annotations

from dataclasses import dataclass, field

from resdraft.model import InputError
from resdraft.ooxml import (
    WORD,
    Element,
    Package,
    attribute,
    forget_template,
    local,
    put_in_order,
    qn,
    set_neutral_properties,
    w,
)
from resdraft.render.house_lines import (
    ANNEX,
    HEADING,
    LABEL,
    MEETING,
    NUMBER,
    TITLE_NUMBER,
    enacting_language,
    is_operative,
    is_preambular,
    masthead_line,
)
from resdraft.render.house_paragraphs import (
    blocks,
    counts_pages,
    drop_notes,
    plain_paragraph,
    put_symbol,
    put_tag,
    settle_review,
    words,
)
from resdraft.render.house_styles import HouseStyles
from resdraft.render.template import open_template, places

_PREAMBULAR, _OPERATIVE = "Preambular paragraph", "Operative paragraph"
_FORMATS = {"lowerRoman": 2, "lowerLetter": 1, "upperLetter": 1, "bullet": 1}
"""The level of a list by its labels, where its own depth does not say it."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Made:
    """A template that was made, and how sure that is."""

    data: bytes
    found: tuple[str, ...]
    """A line for each thing that was found, and what stands for it now."""
    unsure: tuple[str, ...]
    """A line for each thing to look at in Word."""


def template_from(data: bytes, where: str = "") -> Made:
    """A template of a house's own resolution or draft in Word; heads, pictures and styles stay as they are.

    Raises InputError for what is no Word file, and for one in which no enacting line is found.
    """
    return _Maker(open_template(data, where), where).make()


@dataclass(slots=True)
class _Maker:
    package: Package
    where: str
    language: str = ""
    found: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    staying: dict[str, list[str]] = field(default_factory=dict)
    """Lines of heads and feet that are not known, and where they stand."""

    def make(self) -> Made:
        document = self.package.main()
        root = self.package.xml(document)
        settle_review(root)
        drop_notes(self.package)
        body = root.find(qn("w:body"))
        row = [] if body is None else list(blocks(body))
        start = self._enacting(row)
        styles = HouseStyles(self.package)
        title = self._masthead(row[:start])
        end = self._text(row, start, styles)
        self._replace(row, start, end)
        self._rest(row[end:])
        self._margins(title)
        forget_template(self.package, document)
        set_neutral_properties(self.package, "")
        return Made(self.package.data(), tuple(self.found), tuple(self.unsure))

    def _enacting(self, row: list[Element]) -> int:
        """The place of the enacting line."""
        for place, block in enumerate(row):
            language = enacting_language(words(block)) if local(block) == "p" else None
            if language is not None:
                self.language = language or "en"
                if not language:
                    self.unsure.append(f"the enacting line is taken to be {_quoted(words(block))}")
                return place
        hint = 'it is a paragraph such as "The General Assembly," between the masthead and the text'
        raise InputError("no enacting line is found in this file", hint=hint, where=self.where)

    # The masthead.

    def _masthead(self, row: list[Element]) -> str:
        """Tags in the place of the lines above the text; the words of the title."""
        unknown: list[Element] = []
        after_agenda = False
        seen: set[str] = set()
        for paragraph in _paragraphs(row):
            said = words(paragraph)
            if not said.strip():
                continue
            line = masthead_line(said)
            name = line.field if line else ""
            if name == "organ" and name in seen:
                name = "committee"
            if line is None and after_agenda:
                self._tag(paragraph, "agenda_title", "title of the agenda item", 0)
            elif line is None or name in seen:
                unknown.append(paragraph)
            else:
                seen.add(name)
                self._tag(paragraph, name, line.name if name != "committee" else "committee", line.after)
            after_agenda = name == "agenda_line"
        title = self._title(unknown)
        self.unsure += [f"{_quoted(words(p))} stays in every document as it is" for p in unknown if p is not title]
        if title is None:
            if not any(_ELSE.get(name) == "title" for name in seen):
                self.unsure.append("no title is found: write {{ title }} where it belongs, if it belongs anywhere")
            return ""
        said = words(title).strip()
        numbered = TITLE_NUMBER.match(said)
        self._tag(title, "numbered title" if numbered else "title", "title", 0)
        return TITLE_NUMBER.sub("", said, count=1)

    def _title(self, unknown: list[Element]) -> Element | None:
        """The last line above the text that stands out: bold, centred, or in a style for titles."""
        standing = [p for p in unknown if _stands_out(p)]
        return standing[-1] if standing else None

    def _tag(self, paragraph: Element, name: str, what: str, after: int) -> None:
        said = words(paragraph)
        shown, condition = _shown_as(name)
        self.found.append(f"{what}: {_quoted(said[after:])} is now {shown}")
        if name != "symbol" or not put_symbol(paragraph):
            put_tag(paragraph, shown, after)
        parent = paragraph.getparent()
        if condition and parent is not None and local(parent) == "body":
            place = parent.index(paragraph)
            parent.insert(place + 1, plain_paragraph("{%p endif %}"))
            parent.insert(place, plain_paragraph(f"{{%p if {condition} %}}"))

    # The text.

    def _text(self, row: list[Element], start: int, styles: HouseStyles) -> int:
        """Styles made of the paragraphs of the text; the place after the last of them."""
        samples: dict[str, Element] = {"Enacting line": row[start]}
        counts: dict[str, int] = {"Enacting line": 1}
        part = _PREAMBULAR
        end = start + 1
        for place, block in enumerate(row[start + 1 :], start + 1):
            said = words(block) if local(block) == "p" else ""
            if not said.strip():
                continue
            role, part = self._role(_level(styles, block), block, said.strip(), part)
            if role:
                samples.setdefault(role, block)
                counts[role] = counts.get(role, 0) + 1
                end = place + 1
        for role, sample in samples.items():
            made = styles.add(role, sample)
            how = "its style is made of the first" if made else "the file's own style of that name stays"
            self.found.append(f"{role}: {counts[role]} like {_quoted(words(sample))}; {how}")
        for wanted in (_PREAMBULAR, _OPERATIVE):
            if wanted not in samples:
                self.unsure.append(f"no {wanted.lower()} is found: make a style called {wanted!r}")
        if "Subparagraph 1" not in samples:
            self.unsure.append("no subparagraph is found: those of drafts will look like operative paragraphs")
        return end

    def _role(self, level: int, block: Element, said: str, part: str) -> tuple[str, str]:
        """The style that a paragraph is a sample of, and the part of the text that goes on; "" for none.

        `level` is its depth in an automatic list, -1 outside of one.
        """
        if ANNEX.fullmatch(said) and part != _PREAMBULAR:
            return "Annex label", "annex"
        if part == "annex":
            return ("Annex title" if _stands_out(block) else "Unnumbered paragraph"), "annex text"
        if level == 0 or (level < 0 and NUMBER.match(said)):
            return _OPERATIVE, part if part == "annex text" else _OPERATIVE
        if level > 0 or (part != _PREAMBULAR and LABEL.match(said) and not HEADING.fullmatch(said)):
            depth = level if level > 0 else 2 if LABEL.match(said) and said.lstrip("(")[:1] in "ivx" else 1
            return f"Subparagraph {min(depth, 4)}", part
        if _stands_out(block) and len(said) < 120 and not said.endswith((",", ";")):
            return ("heading 2" if HEADING.fullmatch(said) or part == "annex text" else ""), part
        if part == _PREAMBULAR:
            if is_operative(said, self.language) and not is_preambular(said, self.language):
                return _OPERATIVE, _OPERATIVE
            return _PREAMBULAR, part
        if part == "annex text":
            return "Unnumbered paragraph", part
        return (_OPERATIVE if is_operative(said, self.language) else ""), part

    def _replace(self, row: list[Element], start: int, end: int) -> None:
        """The places for the text instead of the old one; breaks of sections stay."""
        first = row[start]
        parent = first.getparent()
        assert parent is not None
        place = parent.index(first)
        for block in row[start:end]:
            section = block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
            if local(block) == "tbl":
                self.unsure.append("a table of the old text is taken out; tables take the style 'Text table'")
            parent.remove(block)
            if section is not None:
                parent.insert(place, w("p", w("pPr", section)))
                self.unsure.append("a new section began within the text: look where it begins now")
        places_of_text = [plain_paragraph(f"{{{{ {name} }}}}") for name in ("enacting", "preamble", "operative")]
        closing = _closing(row[start:end])
        for offset, block in enumerate([*places_of_text, *closing, plain_paragraph("{{ annexes }}")]):
            parent.insert(place + offset, block)
        self._rest(closing)

    def _rest(self, row: list[Element]) -> None:
        """What stands below the text: a meeting and its date, or words of the house."""
        for paragraph in _paragraphs(row):
            said = words(paragraph).strip()
            line = masthead_line(said)
            if MEETING.fullmatch(said):
                self._tag(paragraph, "meeting", "meeting", 0)
            elif line is not None and line.field == "date_line":
                self._tag(paragraph, "date", "date of the meeting", 0)
            elif said:
                self.unsure.append(f"{_quoted(said)} stays below the text of every document as it is")

    # Heads and feet.

    def _margins(self, title: str) -> None:
        parts = {part: place for part, place in places(self.package).items() if " of " in place}
        noticed = False
        for part, place in parts.items():
            root = self.package.xml(part)
            settle_review(root)
            for paragraph in list(root.iter(qn("w:p"))):
                self._margin_line(paragraph, place, title)
            if local(root) == "ftr":
                root.append(plain_paragraph("{{ notice }}"))
                noticed = True
        for said, where in self.staying.items():
            self.unsure.append(f"{_quoted(said)} in {', '.join(where)} stays in every document as it is")
        if noticed:
            self.found.append("the feet of the pages have a line for the notice of a draft")
        else:
            self._foot()

    def _margin_line(self, paragraph: Element, place: str, title: str) -> None:
        said = words(paragraph).strip()
        if not said or counts_pages(paragraph):
            return
        line = masthead_line(said)
        name = "title" if title and said == title else line.field if line else ""
        if not name:
            self.staying.setdefault(said, []).append(place)
            return
        shown, _ = _shown_as(name)
        self.found.append(f"{place}: {_quoted(said)} is now {shown}")
        if name != "symbol" or not put_symbol(paragraph):
            put_tag(paragraph, shown, line.after if line and name != "title" else 0)

    def _foot(self) -> None:
        """A foot for the notice, in a file that has none."""
        document = self.package.main()
        root = self.package.xml(document)
        content = w("ftr", plain_paragraph("{{ notice }}"))
        identity = self.package.add(document, "footer", "word/footer_notice.xml", f"{WORD}.footer+xml", content)
        sections = list(root.iter(qn("w:sectPr")))
        body = root.find(qn("w:body"))
        if not sections and body is not None:
            sections = [w("sectPr")]
            body.append(sections[0])
        for section in sections:
            put_in_order(section, w("footerReference", type="default", r_id=identity))
            if section.find(qn("w:titlePg")) is not None:
                put_in_order(section, w("footerReference", type="first", r_id=identity))
        self.found.append("the pages have a foot for the notice of a draft now")


def _level(styles: HouseStyles, paragraph: Element) -> int:
    """The depth of a paragraph in an automatic list: 0 for a numbered one, -1 for one in no list."""
    level, kind = styles.list_level(paragraph)
    return _FORMATS.get(kind, 0) if level == 0 else level


def _closing(row: list[Element]) -> list[Element]:
    """The meeting and its date, which stand between the operative part and an annex."""
    for place, block in enumerate(row):
        if local(block) == "p" and MEETING.fullmatch(words(block).strip()):
            return row[place : place + 2]
    return []


def _paragraphs(row: list[Element]) -> list[Element]:
    return [paragraph for block in row for paragraph in block.iter(qn("w:p"))]


_ELSE = {"extra.topic": "title", "extra.question_of": "title", "extra.main_submitter": "sponsor_names"}
"""What stands on the line of such a label in a draft that was imported, which knows titles and sponsors alone."""


def _shown_as(name: str) -> tuple[str, str]:
    """What shows a field, and when its line stands."""
    if name in _ELSE:
        other = _ELSE[name]
        return f"{{{{ {name} if {name} is defined else {other} }}}}", f"{name} is defined or {other}"
    if name.startswith("extra."):
        return f"{{% if {name} is defined %}}{{{{ {name} }}}}{{% endif %}}", f"{name} is defined"
    if name == "numbered title":
        return "{% if number %}{{ number }}.{% endif %}\t{{ title }}", "title"
    if name == "route":
        return "[{{ route }}]", "route"
    if name == "committee":
        return "{{ committee or organ }}", "committee or organ"
    return f"{{{{ {name} }}}}", name if name != "sponsors" else ""


def _stands_out(paragraph: Element) -> bool:
    """Whether all of a paragraph is bold, or it is centred, or its style is one of titles or headings."""
    own = paragraph.find(qn("w:pPr"))
    style = attribute(None if own is None else own.find(qn("w:pStyle")), "w:val").lower()
    centred = attribute(None if own is None else own.find(qn("w:jc")), "w:val") == "center"
    runs = [r for r in paragraph.iter(qn("w:r")) if "".join(str(t.text or "") for t in r.iter(qn("w:t"))).strip()]
    bold = bool(runs) and all(_is_bold(run) for run in runs)
    return bold or centred or style.startswith(("title", "heading", "h1", "h2", "subtitle"))


def _is_bold(run: Element) -> bool:
    sign = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return sign is not None and attribute(sign, "w:val", "1") not in ("0", "false")


def _quoted(said: str) -> str:
    plain = " ".join(said.split())
    return f'"{plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1].rstrip() + "…"}"'
