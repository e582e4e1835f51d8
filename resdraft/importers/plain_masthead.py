"""The lines above a text to its masthead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from resdraft import facts
from resdraft.facts import find_date, read_date
from resdraft.importers.plain_agenda import item_numbers
from resdraft.importers.plain_fields import (
    FieldLine,
    begins_with_name,
    extra_key,
    is_covered,
    is_model_un,
    longer,
    names,
    read_field,
)
from resdraft.importers.plain_lines import Line, fold
from resdraft.importers.plain_sessions import read_session
from resdraft.importers.plain_signs import organ
from resdraft.importers.result import Doubt
from resdraft.model import AgendaItem, Extra, Masthead, Sponsor, Text, joined

_CELLS = re.compile(r"\t+|[ \u00a0]{3,}")
_UNITED_NATIONS = re.compile(
    r"(?:United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций|Объединенные Нации"
    r"|الأمم المتحدة|联合国|Vereinte Nationen)(?!\s+[^\W\d_]*[^\W\d_A-ZА-Я][^\W\d_]*)",
    re.IGNORECASE,
)
_DISTRIBUTION = re.compile(
    r"(?P<before>.*?)\s?\b(?:Distr(?:ibution)?\.?\s?[:：]|Distr\.)\s?(?P<value>.*)", re.IGNORECASE
)
_ORIGINAL = re.compile(r"(?:Original|Язык оригинала|原文|الأصل)\s?[:：]\s?(?P<value>.+)", re.IGNORECASE)
_AGENDA = re.compile(
    r"(?:Provisional )?(?:Agenda )?items? (?P<en>.*?\d[^*:]*?)"
    r"(?: of the (?:provisional |preliminary list|agenda).*)?\*?:?"
    r"|Points? (?P<fr>\d.*?)(?: de l[’']ordre du jour.*)?\*?|Temas? (?P<es>\d.*?)(?: d?e?l? ?(?:programa|lista).*)?\*?"
    r"|Пункты? (?P<ru>\d.*?)(?: (?:предварительной )?повестки дня.*)?\*?|(?:临时)?议程项目\s?(?P<zh>\d.*?)\*?"
    r"|البند (?P<ar>\d.*?)(?: من جدول الأعمال.*)?\*?",
    re.IGNORECASE,
)
_DRAFT = (
    r"(?:(?:revised|amended) )?(?:draft (?:resolution|decision)|projet de (?:résolution|décision)(?: révisé)?"
    r"|proyecto de (?:resolución|decisión)(?: revisado)?|(?:пересмотренный )?проект (?:резолюции|решения)"
    r"|مشروع (?:قرار|مقرر)(?: منقح)?|(?:决议|决定)(?:订正)?草案|Resolutionsentwurf|Beschlussentwurf)\*{0,2}"
)
_TABLED = re.compile(rf"(?P<names>.*)[:：](?P<stars>\*{{1,3}}(?:,\*{{1,3}})*)?\s?{_DRAFT}", re.IGNORECASE)
_DRAFT_ALONE = re.compile(_DRAFT, re.IGNORECASE)
_SUBMITTED = re.compile(
    rf"{_DRAFT} (?:submitted|proposed|presented|présenté|soumis|presentado|представленный) ?(?:by|par|por)? .*",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"(?:resolution|decision)?\s?adopted by .*|résolution adoptée par .*|aprobada por .*|resolución aprobada .*"
    r"|принята .*|резолюция, принятая .*|(?:安全理事会|大会|.{2,20})?.{0,12}(?:通过的决议|通过)"
    r"|قرار اتخذته .*|الذي اتخذه .*",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"(?:Resolution|Résolution|Resolución|Резолюция|القرار|第)\s?(?P<number>\d{1,4})\s?\((?P<year>(?:19|20)\d\d)\)\s?(?:号决议)?",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\d{1,5}(?:st|nd|rd|th|e|ª|-м)? (?:plenary )?"
    r"(?:meeting|séance(?: plénière)?|sesión(?: plenaria)?|(?:пленарном )?заседании)|第\s?\d+\s?次(?:全体)?会议",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\[(?:on |without |sur |sans |sobre |sin |по |без |根据|未经|بناء على|دون )?.*\]")
_NUMBERED_TITLE = re.compile(
    r"(?P<number>(?:(?:ES|S)-)?\d{1,4}/(?:\d{1,4}(?: [A-Z])?|…|\.\.\.|\[?X+\]?))\.?\s+(?:[-–—]\s+)?(?P<title>\S.*)"
)
_COMMITTEE = re.compile(r"DISEC|ECOFIN|SOCHUM|SPECPOL|UNSC|UNHRC|HRC|ECOSOC|UNGA|GA ?[1-6]")
"""The short names by which conferences call their committees."""
_CODE = re.compile(
    r"[A-Z]{1,10}(?:/[A-Z\d.]+)*/\d+(?:\.\d+)*(?:\s?\([A-Z][\w. ]{1,20}\))?(?:/(?:Part [A-Z]|[A-Z][a-z]{2,4}\.\d+))*"
)
"""The code of a paper of a conference: "GA/1/1.2", "SC/3"; or of a document: "A/81/6 (Sect. 13)/Part A"."""
_OF_ASSEMBLY = re.compile(r"(?:(?:United Nations |UN )?General Assembly|UNGA|GA)\s?[,:–-]?\s(?P<committee>.+)")
_PERIOD = re.compile(r"\d{1,2}(?: [^\W\d_]{3,10})?(?: \d{4})?\s?[–-]\s?\d{1,2} [^\W\d_]{3,10} \d{4}")
"""From when to when a session lasts: "24 February–4 April 2025"."""
_VERSION = re.compile(
    r"\(?(?:(?:co-)?(?:facilitator|chair|president)s?[’']?s? )?"
    r"(?:(?:revised |zero |first |second |third )?draft|version|revision|rev\.? ?\d*|text|dated)"
    r"(?: as)?(?: of| at|,| [–-])? .{6,40}",
    re.IGNORECASE,
)
"""Which version of a text it is, with its date: "Draft of 5 May 2025"."""
_PRINT = re.compile(r"\(?(?:Provisional|Provisoire|Advance unedited version|As orally revised)\*?\)?", re.IGNORECASE)
"""What a print of a document says of itself."""
_STAR_NOTE = re.compile(r"\*{1,3}\s.*")
_GENERIC = re.compile(
    r"(?:Draft Resolution|Working Paper)(?: (?P<number>[\dIVX.]+|[A-Z]{1,5}[/-]\d{1,3}(?:[./]\d{1,3})*))?"
    r"|Resolution (?P<point>\d+\.\d+)",
    re.IGNORECASE,
)


_CONFERENCE = re.compile(
    r"\b(?:Model United Nations|Model U\.?N\b|Model UN\b|Modelo de (?:las )?Naciones Unidas|Modell Vereinte Nationen)"
    r"|Simulation (?:des|de l[’']Organisation des) Nations Unies|Модель ООН|模拟联合国"
    r"|\b[A-Za-z]*MUN(?:[A-Z][A-Za-z]*)?(?:[ -]?(?:[XVI]+|['’]?\d{2,4}))?\b"
)
"""How conferences are called: "Bonn International Model United Nations", "THIMUN 2024", "BIMUN"."""
_ORGAN = re.compile(r"\b(?:Commission|Committee|Council|Assembly|Comité|Consejo|Conseil|Asamblea|Assemblée)\b")
_NAMED_APART = ("co-submitters", "co-sponsors")
"""What has a line of its own in print: who stands there is not printed among the sponsors as well."""
_MOST_CELLS = 200


@dataclass(slots=True)
class _Cell:
    words: str
    line: int
    column: int
    gap: int


@dataclass(slots=True)
class Found:
    """What was found above the text, while it is read."""

    masthead: Masthead = field(default_factory=Masthead)
    extra: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    fields: list[FieldLine] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    """Words that have no place of their own."""
    left: list[list[_Cell]] = field(default_factory=list)
    """Blocks of words that are not placed yet; a new one after each gap and each thing that was placed."""


def is_kind_of_draft(words: str) -> bool:
    """Whether words say of what kind a document is and nothing else: "Draft resolution"."""
    return _DRAFT_ALONE.fullmatch(words.strip()) is not None


def read_masthead(lines: list[Line], language: str) -> tuple[Masthead, list[Doubt]]:
    """The masthead that the lines above a text are; what has no place there stands in its `extra`."""
    found = Found(Masthead(language=language))
    cells, others = _first_and_last(_cells(lines))
    index = 0
    while index < len(cells):
        index = _read(cells, index, found, language)
    _take_fields(found, language)
    _take_conference(found)
    _take_title(found)
    _leave(found)
    for cell in others:
        _note(found, cell.words)
        found.doubts.append(Doubt(cell.line, cell.column, f"not placed, kept under above: {cell.words}"))
    extra: Extra = tuple(_with_above(found).items())
    return replace(found.masthead, extra=extra), found.doubts


def _first_and_last(cells: list[_Cell]) -> tuple[list[_Cell], list[_Cell]]:
    """The cells in which a masthead is looked for, and those between if there are very many."""
    if len(cells) <= _MOST_CELLS:
        return cells, []
    half = _MOST_CELLS // 2
    return cells[:half] + cells[-half:], cells[half:-half]


def _with_above(found: Found) -> dict[str, str | tuple[str, ...]]:
    """The extra with the words that have no place of their own."""
    if found.above:
        old = found.extra.get("above", ())
        found.extra["above"] = (*((old,) if isinstance(old, str) else old), *found.above)
    return found.extra


def _cells(lines: list[Line]) -> list[_Cell]:
    cells = []
    for line in lines:
        at = 0
        gap = line.gap
        for words in _CELLS.split(line.words):
            if not words.strip():
                continue
            at = line.words.index(words, at)
            cells.append(_Cell(fold(words), line.number, line.column + at, gap))
            at += len(words)
            gap = 0
    return cells


def _read(cells: list[_Cell], index: int, found: Found, language: str) -> int:
    """Read what begins with the cell at `index`; returns where the next thing begins."""
    cell = cells[index]
    words = cell.words
    united = _UNITED_NATIONS.match(words)
    if united and not words[united.end() :].startswith(","):
        words = words[united.end() :].strip()
        if not words:
            found.left.append([])
            return index + 1
    if _simple(words, found, language):
        found.left.append([])
        return index + 1
    sponsors = _sponsors(cells, index, found, language)
    if sponsors:
        return sponsors
    agenda = _AGENDA.fullmatch(words)
    if agenda and not found.masthead.agenda_item:
        return _agenda(cells, index, agenda, found, language)
    read = read_field(cell.words, cell.line, cell.column)
    if read and (read.role or (read.value and len(read.key) < 25 and extra_key(read.key))):
        return _field(cells, index, read, found, language)
    period = _PERIOD.fullmatch(words) is not None
    if not found.left or cell.gap or period:
        found.left.append([])
    found.left[-1].append(replace(cell, words=words))
    if period:
        found.left.append([])
    return index + 1


def _simple(words: str, found: Found, language: str) -> bool:
    """Whether the words are a thing of one line, and take them."""
    head = found.masthead
    if (symbol := facts.parse_symbol(words.rstrip("*"))) is not None:
        _take_symbol(words.rstrip("*"), symbol, found)
    elif match := _DISTRIBUTION.fullmatch(words):
        found.masthead = replace(head, distribution=match["value"])
        if head.distribution and head.distribution != match["value"]:
            _note(found, head.distribution)
        if match["before"] and not _simple(match["before"], found, language):
            _note(found, match["before"])
    elif match := _ORIGINAL.fullmatch(words):
        found.extra.setdefault("original", match["value"])
        if found.extra["original"] != match["value"]:
            _note(found, words)
    elif match := _COUNCIL.fullmatch(words):
        if head.symbol and head.symbol != f"S/RES/{match['number']} ({match['year']})":
            _note(found, head.symbol)
        found.masthead = replace(head, symbol=f"S/RES/{match['number']} ({match['year']})", stage="adopted")
    elif _ADOPTED.fullmatch(words):
        _take_adoption(words, found)
    elif date := read_date(words):
        if head.date:
            _note(found, words)
        else:
            found.masthead = replace(head, date=date)
    elif _VERSION.fullmatch(words) and (date := find_date(words)):
        found.masthead = replace(head, date=head.date or date)
        _note(found, words)
    elif session := read_session(words):
        found.masthead = replace(head, session=head.session or session)
        if head.session and head.session != session:
            _note(found, words)
    elif (joint := _OF_ASSEMBLY.fullmatch(words)) and organ(f"{joint['committee']},", language).endswith("-committee"):
        found.masthead = replace(head, committee=head.committee or joint["committee"])
        if head.committee:
            _note(found, words)
    elif body := organ(words.rstrip(",") + ",", language):
        _take_organ(words, body, found)
    elif _REPORT.fullmatch(words) and not head.committee:
        found.masthead = replace(head, committee=words.strip("[] "))
    elif _COMMITTEE.fullmatch(words) and not head.committee:
        found.masthead = replace(head, committee=words)
    elif _CODE.fullmatch(words.rstrip("*")) and not head.symbol:
        found.masthead = replace(head, symbol=words.rstrip("*"))
    elif _STAR_NOTE.fullmatch(words) or _PRINT.fullmatch(words):
        _note(found, words)
    else:
        return False
    return True


def _note(found: Found, words: str) -> None:
    """Keep words that have no place of their own."""
    found.above.append(words)


def _take_symbol(words: str, symbol: facts.Symbol, found: Found) -> None:
    head = found.masthead
    if head.symbol and head.symbol != words:
        if symbol.type in ("resolution", "decision", "statement") and facts.parse_symbol(head.symbol) is None:
            _note(found, head.symbol)
            found.masthead = replace(head, symbol=words)
        else:
            _note(found, words)
        return
    found.masthead = replace(
        head,
        symbol=words,
        stage="adopted" if symbol.type in ("resolution", "decision", "statement") else "tabled",
        type="decision" if symbol.type == "decision" else "statement" if symbol.type == "statement" else "resolution",
        body=head.body or symbol.body,
    )


def _take_organ(words: str, body: str, found: Found) -> None:
    """A committee has its own place; of two organs the one of the symbol, else the later one, is the body."""
    head = found.masthead
    if body.endswith("-committee") and not head.committee:
        found.masthead = replace(head, committee=words)
    elif not head.body:
        found.masthead = replace(head, body=body)
    elif head.body != body and body != "general-assembly":
        _note(found, words)


def _take_adoption(words: str, found: Found) -> None:
    head = found.masthead
    meeting = _MEETING.search(words)
    found.masthead = replace(
        head, stage="adopted", date=find_date(words) or head.date, meeting=meeting[0] if meeting else head.meeting
    )
    if "adoption" in found.extra:
        _note(found, words)
    else:
        found.extra["adoption"] = words


def _agenda(cells: list[_Cell], index: int, match: re.Match[str], found: Found, language: str) -> int:
    """The agenda item and the lines of its title, up to a gap or what is something else.

    Where several items stand in one line, each has a line for its title; those after the first go to `extra`.
    """
    printed = next(value for value in match.groups() if value).strip()
    numbers = item_numbers(printed)
    title = "" if numbers else printed
    end = index + 1
    while end < len(cells) and end < index + 7 and not _is_something(cells, end, language):
        if cells[end].gap and title:
            break
        if end > index + 1 and _is_last_block(cells, end, language):
            break
        title = f"{title} {cells[end].words}".strip()
        end += 1
    lines = [cell.words for cell in cells[index + 1 : end]]
    if len(numbers) > 1 and len(lines) == len(numbers):
        others = tuple(f"{number}. {words}" for number, words in zip(numbers[1:], lines[1:], strict=True))
        found.extra["other agenda items"] = others
        numbers, title = numbers[:1], lines[0]
    elif len(numbers) > 1:
        numbers, title = (), f"{printed} {title}".strip()
    found.masthead = replace(found.masthead, agenda_item=AgendaItem("".join(numbers), Text(title)))
    found.left.append([])
    return end


def _is_something(cells: list[_Cell], index: int, language: str) -> bool:
    words = cells[index].words
    probe = Found()
    return bool(
        _simple(words, probe, language)
        or _AGENDA.fullmatch(words)
        or _sponsors(cells, index, probe, language)
        or _NUMBERED_TITLE.fullmatch(words)
        or ((read := read_field(words, 0, 0)) and read.role)
    )


def _is_last_block(cells: list[_Cell], index: int, language: str) -> bool:
    """Whether the cells from `index` to the end are the title: one block after a gap."""
    return bool(cells[index].gap) and all(not cell.gap for cell in cells[index + 1 :])


def _sponsors(cells: list[_Cell], index: int, found: Found, language: str) -> int:
    """The end of a list of sponsors that begins here and ends in "draft resolution"; 0 if none does."""
    words = cells[index].words
    if match := _GENERIC.fullmatch(words):
        if number := match["number"] or match["point"]:
            found.masthead = replace(found.masthead, symbol=found.masthead.symbol or number)
        found.left.append([])
        return index + 1
    if _SUBMITTED.fullmatch(words):
        found.extra.setdefault("submitted", words)
        if found.extra["submitted"] != words:
            _note(found, words)
        found.left.append([])
        return index + 1
    if not begins_with_name(words) and not _TABLED.fullmatch(words):
        return 0
    whole = ""
    for end in range(index, min(index + 30, len(cells))):
        if end > index and cells[end].gap and not whole.endswith((",", ":", " and")):
            return 0
        whole = f"{whole} {cells[end].words}".strip()
        match = _TABLED.fullmatch(whole)
        if match:
            sponsors = names(match["names"] + ("*" if match["stars"] else ""), language)
            found.masthead = replace(found.masthead, sponsors=(*found.masthead.sponsors, *sponsors))
            if not sponsors or not is_covered(match["names"], sponsors):
                _note(found, whole)
            found.left.append([])
            return end + 1
        if not re.search(r"[,:،、，：*]$| and$", whole) and end > index and "," not in whole:
            return 0
    return 0


def _field(cells: list[_Cell], index: int, read: FieldLine, found: Found, language: str) -> int:
    """A field with the lines that go on with its value, a block of its own below a key without one."""
    end = index + 1
    below = bool(read.role) and not read.value
    while end < len(cells) and (not cells[end].gap or (below and end == index + 1)):
        if read_field(cells[end].words, 0, 0) or _is_something(cells, end, language):
            break
        value = longer(read, cells[end - 1].words, cells[end].words)
        if value is None:
            break
        read.value = value
        end += 1
    found.fields.append(read)
    found.left.append([])
    return end


def _take_fields(found: Found, language: str) -> None:
    """Fields to the masthead's own places; what else there is goes to `extra`."""
    take_fields(found, found.fields, language)
    if is_model_un(found.fields):
        found.masthead = replace(found.masthead, body="model-un")


def with_fields(masthead: Masthead, fields: list[FieldLine], language: str) -> Masthead:
    """The masthead with fields that stood below the text."""
    if not fields:
        return masthead
    found = Found(masthead, dict(masthead.extra))
    take_fields(found, fields, language)
    return replace(found.masthead, extra=tuple(_with_above(found).items()))


def take_fields(found: Found, fields: list[FieldLine], language: str) -> None:
    """Fields to the masthead's places: the first of a kind wins, others go to `extra`."""
    main: tuple[Sponsor, ...] = ()
    for read in sorted(fields, key=lambda f: f.role == "co"):
        head = found.masthead
        match read.role:
            case "main" | "co":
                sponsors = names(read.value, language)
                key = extra_key(read.key) or "co-sponsors"
                apart = read.role == "co" and bool(main)
                if apart and sponsors:
                    found.extra[key] = tuple(s.name for s in sponsors)
                if not (apart and key in _NAMED_APART):
                    known = {sponsor.name for sponsor in head.sponsors}
                    fresh = tuple(s for s in sponsors if s.name not in known)
                    found.masthead = replace(head, sponsors=(*head.sponsors, *fresh))
                main = main or sponsors
                if not is_covered(read.value, sponsors):
                    _note(found, f"{read.key}: {read.value}")
            case "signatories" if "signatories" not in found.extra:
                signed = names(read.value, language)
                whole = is_covered(read.value, signed)
                found.extra["signatories"] = tuple(s.name for s in signed) if whole else read.value
            case "committee" if not head.committee:
                found.masthead = replace(head, committee=read.value)
            case "title" if not head.title:
                found.masthead = replace(head, title=Text(read.value))
            case "title" if head.title.plain == read.value:
                pass
            case "symbol" if not head.symbol:
                found.masthead = replace(head, symbol=read.value)
            case "session" if not head.session:
                found.masthead = replace(head, session=read_session(read.value) or read.value)
            case "date" if not head.date and read_date(read.value):
                found.masthead = replace(head, date=read_date(read.value))
            case "agenda" if not head.agenda_item:
                found.masthead = replace(head, agenda_item=_item(read.value))
            case _:
                _take_other(found, read)


def _item(value: str) -> AgendaItem:
    match = re.fullmatch(r"(\d{1,3}(?: \([a-z]{1,4}\))?)[.:]?\s*(.*)", value)
    return AgendaItem(match[1], Text(match[2])) if match else AgendaItem("", Text(value))


def _take_other(found: Found, read: FieldLine) -> None:
    key = extra_key(read.key)
    if key and key not in found.extra and read.value:
        found.extra[key] = read.value
    elif read.value or read.key:
        _note(found, f"{read.key}: {read.value}")


def _take_conference(found: Found) -> None:
    """The name of the conference above the header block of a Model UN paper: where it says so, else the first line."""
    if found.masthead.body != "model-un" or "conference" in found.extra:
        return
    block_begins = min((read.line for read in found.fields), default=0)
    above = [(block, cell) for block in found.left for cell in block if cell.line < block_begins]
    named = next(((block, cell) for block, cell in above if _CONFERENCE.search(cell.words)), None)
    if named is None and above and found.masthead.title and not _ORGAN.search(above[0][1].words):
        named = above[0]
        cell = named[1]
        found.doubts.append(Doubt(cell.line, cell.column, f"taken for the name of the conference: {cell.words}"))
    if named is not None:
        block, cell = named
        found.extra["conference"] = cell.words.strip("*#_ ")
        block.remove(cell)


def _take_title(found: Found) -> None:
    """The last block that is not placed is the title, if there is none yet."""
    blocks = [block for block in found.left if block]
    if not blocks or found.masthead.title:
        return
    if _PERIOD.fullmatch(blocks[-1][0].words):
        return
    block = blocks.pop()
    found.left = blocks
    words = fold(" ".join(cell.words for cell in block)).strip("*#_ ")
    match = _NUMBERED_TITLE.fullmatch(words)
    head = found.masthead
    if match:
        words = match["title"]
        if not head.symbol and match["number"][-1].isdigit():
            found.masthead = head = replace(head, symbol=match["number"])
        elif not head.symbol.endswith(match["number"]):
            _note(found, match["number"])
    found.masthead = replace(head, title=joined(head.title, Text(words)))


def _leave(found: Found) -> None:
    for block in found.left:
        for cell in block:
            _note(found, cell.words)
            found.doubts.append(Doubt(cell.line, cell.column, f"not placed, kept under above: {cell.words}"))
