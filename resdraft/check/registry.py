"""The rules: each a function with a code, kept in one table."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from resdraft.check.document import Document, Hit, Paragraph, Words
from resdraft.check.findings import Finding, Fix, Severity, Spot
from resdraft.check.profiles import EVERY_STAGE, LANGUAGES, PROFILES, UNITED_NATIONS
from resdraft.model import STAGES, Path

FAMILIES = {
    "1": ("structure", "how a resolution is put together"),
    "2": ("preamble", "preambular paragraphs"),
    "3": ("operative", "operative paragraphs"),
    "4": ("subparagraphs", "lists below a paragraph"),
    "5": ("references", "paragraphs that are referred to"),
    "6": ("citations", "resolutions that are cited"),
    "7": ("symbols", "symbols of documents"),
    "8": ("wording", "spelling, numbers, names, typography"),
    "9": ("tabling", "what has to be gone before a draft is submitted"),
    "0": ("suppressions", "comments that allow a finding"),
}
"""The families by the first digit of their codes: the module of their rules, and what they are about."""
CODE = re.compile(r"RD\d{3}")


@dataclass(frozen=True, slots=True)
class Found:
    """What the function of a rule gives: a place, and what is wrong there."""

    message: str
    hint: str = ""
    label: str = ""
    path: Path = ()
    spot: Spot = "draft"
    start: int = 0
    end: int = 0
    fix: Fix | None = None

    @classmethod
    def at(cls, words: Words, start: int, end: int, message: str, hint: str, fix: Fix | None = None) -> Found:
        """At some words of a text."""
        return cls(message, hint, words.label, words.path, words.spot, start, end, fix)

    @classmethod
    def hit(cls, hit: Hit, message: str, hint: str, fix: Fix | None = None, group: int = 0) -> Found:
        """Where a pattern matched."""
        return cls.at(hit.words, hit.start(group), hit.end(group), message, hint, fix)

    @classmethod
    def of(cls, paragraph: Paragraph, start: int, end: int, message: str, hint: str, fix: Fix | None = None) -> Found:
        """At some of a paragraph's own words."""
        return cls(message, hint, paragraph.label, paragraph.path, "text", start, end, fix)


Function = Callable[[Document], Iterator[Found]]


@dataclass(frozen=True)
class Rule:
    """A rule, with all that its page says."""

    code: str
    name: str
    """In the field's words, joined by hyphens: "preambular-comma"."""
    severity: Severity
    bodies: frozenset[str]
    languages: frozenset[str]
    stages: frozenset[str]
    default: bool
    """Whether it is in the set that everybody gets."""
    by_body: Mapping[str, Severity]
    """Bodies whose adopted texts ask for another severity."""
    fixes: bool
    """Whether some of its findings come with a fix."""
    function: Function = field(repr=False)

    def severity_for(self, profile: str) -> Severity:
        """How grave its findings are under a profile."""
        return self.by_body.get(profile, self.severity)

    @property
    def family(self) -> str:
        """The name of its family."""
        return FAMILIES[self.code[2]][0]

    @property
    def page(self) -> str:
        """Why, a bad and a good example, the source: the docstring of its function."""
        return inspect.getdoc(self.function) or ""

    @property
    def summary(self) -> str:
        """The first line of its page, without a full stop."""
        return self.page.split("\n", 1)[0].rstrip(".")

    def facts(self) -> Iterator[str]:
        """How grave it is, where it holds, whether it is mended: lines "Name: value"."""
        others = ", ".join(f"{severity} for {body}" for body, severity in self.by_body.items())
        yield f"Severity: {self.severity}" + (f" ({others})" if others else "")
        yield f"Holds for: {_named(self.bodies, PROFILES)}"
        yield f"Languages: {_named(self.languages, ('en', 'fr', 'es', 'ru', 'ar', 'zh'))}"
        yield f"Stages: {_named(self.stages, STAGES)}"
        yield f"Usual: {'yes' if self.default else f'no; --select {self.code}'}"
        yield f"Mended by --fix: {'yes' if self.fixes else 'no'}"

    def holds(self, document: Document) -> bool:
        """Whether it has anything to say of a draft."""
        return document.profile in self.bodies and document.language in self.languages and document.stage in self.stages

    def findings(self, document: Document) -> Iterator[Finding]:
        """What it finds in a draft for which it holds."""
        severity = self.severity_for(document.profile)
        for one in self.function(document):
            yield Finding(
                self.code, severity, one.message, one.hint, one.label, one.path, one.spot, one.start, one.end, one.fix
            )


def _named(some: frozenset[str], known: Sequence[str]) -> str:
    return "all" if set(known) <= some else ", ".join(one for one in known if one in some)


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    bodies: frozenset[str] = UNITED_NATIONS,
    languages: frozenset[str] = LANGUAGES,
    stages: frozenset[str] = EVERY_STAGE,
    default: bool = False,
    by_body: Mapping[str, Severity] | None = None,
    fixes: bool = False,
) -> Callable[[Function], Function]:
    """Register a function as a rule. Its docstring is its page: a first line that says what holds, why, `Bad:`,
    `Good:` and `Source:`.
    """

    def registered(function: Function) -> Function:
        assert CODE.fullmatch(code), code
        assert code not in _RULES, f"{code} is taken"
        _RULES[code] = Rule(code, name, severity, bodies, languages, stages, default, by_body or {}, fixes, function)
        return function

    return registered


@cache
def known_rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    for module, _ in FAMILIES.values():
        import_module(f"resdraft.check.rules.{module}")
    return tuple(_RULES[code] for code in sorted(_RULES))
