"""Front matter: the masthead and the conventions of a draft, read and written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from resdraft.model import (
    AGENDA_NUMBER,
    DOCUMENT_TYPES,
    EXTRA_KEY,
    FORMAT,
    MASTHEAD_KEYS,
    STAGES,
    AgendaItem,
    Conventions,
    Masthead,
    Resolution,
    Sponsor,
    Text,
    Vote,
    is_iso_date,
)
from resdraft.text.inline_read import read_text
from resdraft.text.inline_write import write_text
from resdraft.text.problems import Report
from resdraft.text.stances import Holders
from resdraft.text.yaml_subset import Entry, Value, read_entries, write_list, write_scalar

_NUMBERED = re.compile(rf"({AGENDA_NUMBER.pattern})\.(?: |$)")
_VOTE = {"for": "in_favour", "against": "against", "abstaining": "abstaining"}


@dataclass(slots=True)
class FrontMatter:
    """What the front matter says, and where."""

    masthead: Masthead = field(default_factory=Masthead)
    conventions: Conventions = field(default_factory=Conventions)
    entries: list[Entry] = field(default_factory=list)
    end: int = 0
    """Offset at which the body begins; 0 without front matter."""
    close: int = 0
    """Offset of the closing line."""


def read_front_matter(lines: list[tuple[int, int, str]], report: Report) -> FrontMatter:
    """The front matter at the start of a draft's lines, if there is one; each line is start, end and words."""
    if not lines or lines[0][2].rstrip(" \t") != "---":
        return FrontMatter()
    last = next((k for k in range(1, len(lines)) if lines[k][2].rstrip(" \t") in ("---", "...")), None)
    if last is None:
        report(lines[0][0], "the front matter has no end", "close it with a line ---", misread=True)
        return FrontMatter()
    entries, faults = read_entries(lines[1:last])
    for fault in faults:
        report(fault.offset, fault.message, "write `name: value`, with value in quotation marks", fault.words)
    reader = _Reader(report)
    for entry in entries:
        reader.take(entry)
    front = reader.finish()
    front.entries = entries
    front.close, front.end = lines[last][0], lines[last][1]
    return front


class _Reader:
    """Takes entries one by one; texts with marks wait until the holders are known."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.strings: dict[str, str] = {}
        self.front = FrontMatter()
        self.marked: dict[str, tuple[str, int]] = {}
        self.extra: dict[str, str | tuple[str, ...]] = {}
        self.seen: set[str] = set()

    def take(self, entry: Entry) -> None:
        key, value = entry.key, entry.value
        if key in self.seen:
            self.lose(entry, f"{key} is given twice", "keep one of them")
            return
        self.seen.add(key)
        if key in ("holders", "sponsors"):
            self._list(key, entry)
        elif key == "vote":
            self._vote(entry)
        elif key not in MASTHEAD_KEYS:
            self._extra(entry)
        elif not isinstance(value, str):
            self.lose(entry, f"{key} should be one value", "write it as words, in quotation marks where needed")
        elif key in ("title", "agenda_item"):
            self.marked[key] = (value, entry.value_at)
        else:
            self._scalar(entry, value)

    def lose(self, entry: Entry, message: str, hint: str = "") -> None:
        """Reports an entry that cannot be kept, with its words."""
        self.report(entry.value_at, message, hint, f"{entry.key}: {_words(entry.value)}")

    def _list(self, key: str, entry: Entry) -> None:
        if isinstance(entry.value, dict):
            self.lose(entry, f"{key} should be a list", f"write `{key}: [name, name]`")
            return
        names = (entry.value,) if isinstance(entry.value, str) else entry.value
        names = tuple(name for name in names if name)
        if key == "holders":
            self.front.conventions = replace(self.front.conventions, holders=names)
            return
        sponsors = tuple(Sponsor(name.rstrip("* "), name.rstrip(" ").endswith("*")) for name in names)
        self.front.masthead = replace(self.front.masthead, sponsors=sponsors)

    def _vote(self, entry: Entry) -> None:
        value = entry.value
        if not isinstance(value, dict) or not set(value) <= set(_VOTE) or "for" not in value:
            self.lose(entry, "vote is not understood", "write `vote: {for: 13, against: 1, abstaining: 1}`")
        elif not all(v.isascii() and v.isdigit() and len(v) < 5 for v in value.values()):
            self.lose(entry, "votes should be numbers", "write `vote: {for: 13, against: 1, abstaining: 1}`")
        else:
            vote = Vote(**{_VOTE[k]: int(v) for k, v in value.items()})
            self.front.masthead = replace(self.front.masthead, vote=vote)

    def _extra(self, entry: Entry) -> None:
        value = entry.value
        if isinstance(value, dict) or not EXTRA_KEY.fullmatch(entry.key):
            self.lose(entry, f"{entry.key} is not understood", "write words, or a list of words")
        elif value:
            self.extra[entry.key] = value

    def _scalar(self, entry: Entry, value: str) -> None:
        key = entry.key
        choices = {
            "type": DOCUMENT_TYPES,
            "stage": STAGES,
            "brackets": ("prefix", "suffix"),
            "bis": ("inserts", "alternatives"),
            "numbers": ("counted", "kept"),
            "format": (str(FORMAT),),
        }.get(key)
        if choices and value not in choices:
            self.lose(entry, f"{key} {value!r} is not known", f"one of: {', '.join(choices)}")
        elif key == "date" and not is_iso_date(value):
            self.lose(entry, f"{value!r} is no date", "write it as 2015-09-30")
        elif key in ("brackets", "bis", "numbers"):
            self.front.conventions = replace(self.front.conventions, **{key: value})  # type: ignore[arg-type]
        elif key != "format":
            self.strings[key] = value

    def finish(self) -> FrontMatter:
        holders = Holders(frozenset(self.front.conventions.holders))
        texts: dict[str, Text] = {}
        number = ""
        for key, (words, offset) in self.marked.items():
            if key == "agenda_item" and (found := _NUMBERED.match(words)):
                number, words = found[1], words[found.end() :]

            def report(at: int, message: str, hint: str, offset: int = offset) -> None:
                self.report(offset, message, hint, "")

            texts[key] = read_text(words, holders, report)
        self.front.masthead = replace(
            self.front.masthead,
            agenda_item=AgendaItem(number, texts.get("agenda_item", Text())),
            title=texts.get("title", Text()),
            extra=tuple(self.extra.items()),
            **{key: value for key, value in self.strings.items() if value},  # type: ignore[arg-type]
        )
        return self.front


def _words(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " ".join(f"{k} {v}" for k, v in value.items())
    return " ".join(value)


def front_lines(resolution: Resolution) -> dict[str, str]:
    """The lines of the front matter by key, in order, only what is not the default; `format` always."""
    masthead, conventions = resolution.masthead, resolution.conventions
    holders = Holders(frozenset(conventions.holders))
    values: dict[str, str] = {"format": str(FORMAT)}
    for key in ("symbol", "body"):
        values[key] = write_scalar(getattr(masthead, key))
    values["type"] = "" if masthead.type == "resolution" else masthead.type
    values["stage"] = "" if masthead.stage == "negotiation" else masthead.stage
    values["language"] = "" if masthead.language == "en" else write_scalar(masthead.language)
    for key in ("session", "meeting", "date"):
        values[key] = write_scalar(getattr(masthead, key))
    values["agenda_item"] = _agenda_line(masthead.agenda_item, holders)
    values["title"] = write_scalar(write_text(masthead.title, holders))
    values["committee"] = write_scalar(masthead.committee)
    sponsors = tuple(s.name + "*" * s.star for s in masthead.sponsors)
    values["sponsors"] = write_list(sponsors) if sponsors else ""
    values["distribution"] = write_scalar(masthead.distribution)
    if vote := masthead.vote:
        values["vote"] = f"{{for: {vote.in_favour}, against: {vote.against}, abstaining: {vote.abstaining}}}"
    values["notice"] = write_scalar(masthead.notice)
    for name, value in masthead.extra:
        values[name] = write_scalar(value) if isinstance(value, str) else write_list(value)
    values["holders"] = write_list(conventions.holders) if conventions.holders else ""
    values["brackets"] = "" if conventions.brackets == "prefix" else conventions.brackets
    values["bis"] = "" if conventions.bis == "inserts" else conventions.bis
    values["numbers"] = "" if conventions.numbers == "counted" else conventions.numbers
    return {key: f"{key}: {value}" for key, value in values.items() if value not in ("", '""')}


def _agenda_line(item: AgendaItem, holders: Holders) -> str:
    words = write_text(item.title, holders)
    if not item.number:
        found = _NUMBERED.match(words)
        if found:
            dot = len(found[1])
            words = words[:dot] + "\\" + words[dot:]
        return write_scalar(words)
    return write_scalar(f"{item.number}. {words}".rstrip(" "))


def update_front_matter(source: str, front: FrontMatter, old: Resolution, new: Resolution, eol: str) -> str:
    """The front matter's source with only the lines of changed keys changed; comments and order stay."""
    before, after = front_lines(old), front_lines(new)
    changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    if not front.end:
        return eol.join(["---", *after.values(), "---", "", ""]) if changed else ""
    pieces: list[str] = []
    at = 0
    written = {entry.key for entry in front.entries}
    fresh = [key for key in after if key in changed and key not in written]
    order = list(after)
    for entry in front.entries:
        pieces.append(source[at : entry.start])
        if entry.key in changed:
            pieces.append(after[entry.key] + eol if entry.key in after else "")
        else:
            pieces.append(source[entry.start : entry.end])
        at = entry.end
        while fresh and order.index(fresh[0]) > 0 and order[order.index(fresh[0]) - 1] == entry.key:
            pieces.append(after[fresh.pop(0)] + eol)
    pieces += [source[at : front.close], *(after[key] + eol for key in fresh), source[front.close : front.end]]
    return "".join(pieces)
