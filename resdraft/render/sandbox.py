"""The little that a template may ask of jinja: show a field, choose, go through a list. It computes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from resdraft.model import InputError

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

HINT = "the fields of a template are listed in templates/README.md"

_ALLOWED = frozenset(
    {
        *("Template", "Output", "TemplateData", "Name", "Const", "Getattr", "Getitem", "Concat"),
        *("If", "CondExpr", "Compare", "Operand", "And", "Or", "Not", "Test", "For", "Filter", "Keyword"),
    }
)
_FILTERS = ("capitalize", "default", "e", "escape", "first", "join", "last", "length", "lower", "trim", "upper")
_TESTS = ("defined", "undefined", "equalto", "eq", "==", "ne", "!=", "in", "string", "sameas", "none")
_LOOPS = 2
"""How deep loops may stand in each other: without arithmetic or macros a template then ends in bounded time."""


@dataclass(frozen=True, slots=True)
class Source:
    """A template's words, and how its faults are placed."""

    words: str
    where: str
    """The file, and in a Word file the part."""
    lined: bool = False
    """Whether lines have numbers that an editor shows; else a fault quotes the words near it."""

    def fault(self, message: str, line: int, hint: str = "") -> InputError:
        """The error for what is wrong in a line; 0 for one that is not known."""
        if not line:
            return InputError(message, hint=hint, where=self.where)
        if self.lined:
            return InputError(message, hint=hint, where=f"{self.where}:{line}" if self.where else f"line {line}")
        return InputError(f"{message} ({line_words(self.words, line)})", hint=hint, where=self.where)


def environment(*, finalize: Callable[[object], object] | None = None, blocks: bool = False) -> Environment:
    """A sandboxed environment that escapes, knows no missing variable, and has few filters and no functions.

    With `finalize` each value shown goes through it instead of being escaped as XML. With `blocks` a line that holds
    only a tag leaves no blank line behind.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        autoescape=finalize is None,
        finalize=finalize,
        undefined=StrictUndefined,
        extensions=(),
        trim_blocks=blocks,
        lstrip_blocks=blocks,
        keep_trailing_newline=blocks,
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.tests = {name: made.tests[name] for name in _TESTS}
    return made


def fill(source: Source, fields: Mapping[str, object], made: Environment) -> str:
    """The template with its fields filled in.

    Raises InputError, one line with its place, for a field that there is none of, a tag that is no tag, or one that
    is not allowed.
    """
    from jinja2.exceptions import TemplateError

    try:
        check_source(source, made)
        return made.from_string(source.words).render(fields)
    except TemplateError as error:
        line = getattr(error, "lineno", None) or _raised_at(error)
        raise source.fault(_message(error), line, HINT) from error


def _message(error: Exception) -> str:
    """What is wrong, in words that do not speak of objects."""
    fault = fault_line(error).rstrip(".")
    unknown = re.fullmatch(r"'(.*)' is undefined", fault)
    if unknown:
        return f"there is no field {unknown[1]!r}"
    absent = re.fullmatch(r"'[\w. ]+ object' has no attribute '(.*)'", fault)
    return f"there is no field {absent[1]!r} there" if absent else fault


def _raised_at(error: Exception) -> int:
    """The line of the template in which a tag failed, from the traceback that jinja rewrites."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def fault_line(error: Exception) -> str:
    """The message of an error of a library, on one line."""
    return " ".join(str(error).split())[:200]


def check_source(source: Source, made: Environment) -> None:
    """Refuse what a template may not do: calls, macros, imports, arithmetic, private names.

    Raises InputError that says what and where; jinja's own TemplateSyntaxError passes through.
    """
    tree = made.parse(source.words)
    for node, loops in _walk(tree, 0):
        kind = type(node).__name__
        if kind in ("Getattr", "Getitem"):
            _check_access(node, source)
        if kind == "Name" and getattr(node, "name", "") == "self":
            _refuse("there is no field 'self'", source, node)
        if kind not in _ALLOWED:
            _refuse(f"the template uses {_NAMES.get(kind, kind.lower())}, which none may", source, node)
        if loops > _LOOPS:
            _refuse(f"more than {_LOOPS} loops in each other", source, node)
        if kind == "For" and getattr(node, "recursive", False):
            _refuse("a loop that calls itself", source, node)


def _check_access(node: nodes.Node, source: Source) -> None:
    """Only `extra`, `words` and `loop` have anything inside, and nothing has private names."""
    owner = getattr(getattr(node, "node", None), "name", "")
    name = str(getattr(node, "attr", "") or getattr(getattr(node, "arg", None), "value", ""))
    if name.startswith("_"):
        _refuse(f"access to {name!r} is not allowed", source, node)
    if owner not in ("extra", "words") and (owner != "loop" or name not in _LOOP):
        _refuse(f"there is nothing called {name!r} in {owner or 'that'!r}", source, node)


_LOOP = ("index", "index0", "first", "last", "length")
_NAMES = {"Call": "a function call", "Assign": "{% set %}", "AssignBlock": "{% set %}", "Macro": "{% macro %}"}


def _walk(node: nodes.Node, loops: int) -> Iterator[tuple[nodes.Node, int]]:
    stack = [(node, loops)]
    while stack:
        found, depth = stack.pop()
        depth += type(found).__name__ == "For"
        yield found, depth
        stack += ((child, depth) for child in found.iter_child_nodes())


def _refuse(message: str, source: Source, node: nodes.Node) -> NoReturn:
    raise source.fault(message, node.lineno)


def line_words(source: str, line: int) -> str:
    """The words of a line of a template's XML without its elements, shortened."""
    lines = source.split("\n")
    words = lines[line - 1] if 0 < line <= len(lines) else ""
    shown = " ".join(re.sub(r"<[^>]*>", "", words).split())
    return f'"{shown[:80]}"' if shown else f"line {line}"
