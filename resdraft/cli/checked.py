"""Drafts checked: what was found, where it stands in the file, and the line that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from resdraft.check import Finding, Severity, check, profile_of
from resdraft.model import Clause, Heading, Resolution, at
from resdraft.text import stretch
from resdraft.workspace import STDIN, Configuration, Loaded, load_all, read_configuration

_SHOWN = 2_000
"""Signs of a line that are kept to be shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rules are asked for; "" and () for what the draft and the usual set say."""

    profile: str = ""
    stage: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def over(self, configured: Configuration) -> Asked:
        """The same, with what `resdraft.toml` says where nothing is asked for."""
        return Asked(
            self.profile or configured.profile,
            self.stage or configured.stage,
            self.select or configured.select,
            (*self.ignore, *configured.ignore),
        )

    def findings(self, resolution: Resolution) -> tuple[Finding, ...]:
        """What the rules asked for find in a draft."""
        return check(resolution, profile=self.profile, stage=self.stage, select=self.select, ignore=self.ignore)


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its place in a file."""

    code: str
    severity: Severity
    message: str
    hint: str
    label: str
    line: int
    """From 1; 0 where the file has no lines. Columns are from 1, in code points."""
    column: int
    end_line: int
    end_column: int
    fix: str
    """What `--fix` does, as a command; "" where it does nothing."""
    excerpt: str
    """The line of the source, or the paragraph of a file without lines."""
    start: int
    """What is meant of the excerpt, in code points."""
    end: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one draft."""

    name: str
    profile: str
    stage: str
    language: str
    problems: int
    """How much of a draft could not be read as meant; the rules did not see it as it was meant either."""
    findings: tuple[Placed, ...]

    def record(self) -> dict[str, Any]:
        """As JSON."""
        return {**asdict(self), "findings": [asdict(one) for one in self.findings]}

    @classmethod
    def of_record(cls, record: dict[str, Any], name: str) -> Checked:
        """From what `record` gave."""
        return cls(**{**record, "name": name, "findings": tuple(Placed(**one) for one in record["findings"])})


def configured(name: str) -> Configuration:
    """What `resdraft.toml` says for a draft of that name."""
    return read_configuration(Path() if name == STDIN else Path(name).parent)


def checked_file(name: str, asked: Asked) -> Iterator[Checked]:
    """Each resolution of a file, checked."""
    for loaded in load_all(name, as_draft=name == STDIN):
        yield checked(loaded, asked.findings(loaded.resolution), asked)


def checked(loaded: Loaded, findings: Sequence[Finding], asked: Asked) -> Checked:
    """Findings in a draft, with their places."""
    masthead = loaded.resolution.masthead
    return Checked(
        loaded.name,
        asked.profile or profile_of(loaded.resolution),
        asked.stage or masthead.stage,
        masthead.language,
        len(loaded.problems),
        tuple(placed(loaded, finding) for finding in findings),
    )


def placed(loaded: Loaded, finding: Finding) -> Placed:
    """A finding with its place."""
    fix = finding.fix.words if finding.fix else ""
    said = (finding.code, finding.severity, finding.message, finding.hint, finding.label)
    if loaded.parsed is None:
        words = _words(loaded.resolution, finding)
        return Placed(*said, 0, 0, 0, 0, fix, words, finding.start, min(max(finding.end, finding.start), len(words)))
    where = stretch(loaded.parsed, finding.path, finding.spot, finding.start, finding.end)
    line = source_line(loaded.parsed.source, where.start - where.column + 1)
    if line.rstrip() == "---":
        line = ""  # a finding on what the front matter does not have
    end = where.end_column if where.end_line == where.line else len(line) + 1
    excerpt, first = _around(line, where.column - 1)
    start, last = where.column - 1 - first, min(max(end, 1) - 1 - first, len(excerpt))
    return Placed(
        *said, where.line, where.column, where.end_line, where.end_column, fix, excerpt, start, max(start, last)
    )


def _around(line: str, start: int) -> tuple[str, int]:
    """As much of a line as can be shown, and where that begins in it."""
    first = max(0, start - _SHOWN // 2) if len(line) > _SHOWN else 0
    return line[first : first + _SHOWN], first


def source_line(source: str, start: int) -> str:
    """The line of a source that begins at an offset, without its end."""
    end = min((place for sign in "\r\n" if (place := source.find(sign, start)) >= 0), default=len(source))
    return source[start:end]


def _words(resolution: Resolution, finding: Finding) -> str:
    """The words in which a finding stands, for a file without lines."""
    match finding.spot, finding.path:
        case "enacting", _:
            return resolution.enacting.plain
        case "title", ():
            return resolution.masthead.title.plain
        case "agenda item", _:
            return resolution.masthead.agenda_item.title.plain
        case "note", ("notes", int(number)):
            return resolution.notes[number].text.plain
        case (("label" | "title"), ("annexes", int(number))):
            annex = resolution.annexes[number]
            return (annex.title if finding.spot == "title" else annex.label).plain
        case (("text" | "closing"), (_, _, *_)):
            block = at(resolution, finding.path)
            if isinstance(block, Clause):
                return (block.closing if finding.spot == "closing" else block.text).plain
            return block.text.plain if isinstance(block, Heading) else ""
    return ""
