"""The little that a template may ask of jinja: show a field, choose, go through a list. It computes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

from resdraft.model import InputError

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

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


def environment() -> Environment:
    """A sandboxed environment that escapes, knows no missing variable, and has few filters and no functions."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, extensions=())
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.tests = {name: made.tests[name] for name in _TESTS}
    return made


def check_source(source: str, made: Environment, where: str) -> None:
    """Refuse what a template may not do: calls, macros, imports, arithmetic, private names.

    Raises InputError that says what and where; jinja's own TemplateSyntaxError passes through.
    """
    tree = made.parse(source)
    for node, loops in _walk(tree, 0):
        kind = type(node).__name__
        if kind in ("Getattr", "Getitem"):
            _check_access(node, source, where)
        if kind == "Name" and getattr(node, "name", "") == "self":
            _refuse("there is no field 'self'", source, node, where)
        if kind not in _ALLOWED:
            _refuse(f"the template uses {_NAMES.get(kind, kind.lower())}, which none may", source, node, where)
        if loops > _LOOPS:
            _refuse(f"more than {_LOOPS} loops in each other", source, node, where)
        if kind == "For" and getattr(node, "recursive", False):
            _refuse("a loop that calls itself", source, node, where)


def _check_access(node: nodes.Node, source: str, where: str) -> None:
    """Only `extra`, `words` and `loop` have anything inside, and nothing has private names."""
    owner = getattr(getattr(node, "node", None), "name", "")
    name = str(getattr(node, "attr", "") or getattr(getattr(node, "arg", None), "value", ""))
    if name.startswith("_"):
        _refuse(f"access to {name!r} is not allowed", source, node, where)
    if owner not in ("extra", "words") and (owner != "loop" or name not in _LOOP):
        _refuse(f"there is nothing called {name!r} in {owner or 'that'!r}", source, node, where)


_LOOP = ("index", "index0", "first", "last", "length")
_NAMES = {"Call": "a function call", "Assign": "{% set %}", "AssignBlock": "{% set %}", "Macro": "{% macro %}"}


def _walk(node: nodes.Node, loops: int) -> Iterator[tuple[nodes.Node, int]]:
    stack = [(node, loops)]
    while stack:
        found, depth = stack.pop()
        depth += type(found).__name__ == "For"
        yield found, depth
        stack += ((child, depth) for child in found.iter_child_nodes())


def _refuse(message: str, source: str, node: nodes.Node, where: str) -> NoReturn:
    raise InputError(f"{message} ({line_words(source, node.lineno)})", where=where)


def line_words(source: str, line: int) -> str:
    """The words of a line of a template's XML without its elements, shortened."""
    import re

    lines = source.split("\n")
    words = lines[line - 1] if 0 < line <= len(lines) else ""
    shown = " ".join(re.sub(r"<[^>]*>", "", words).split())
    return f'"{shown[:80]}"' if shown else f"line {line}"
