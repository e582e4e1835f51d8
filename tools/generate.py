"""Writes the generated references: JSON Schemas of drafts and comparisons, the pages of the command line and of
the holders.

`python tools/generate.py` writes them, `--check` says which are stale and exits with 1.
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import json
import re
import sys
import types
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from resdraft import cli, diff, facts, model

ROOT = Path(__file__).resolve().parent.parent
_SPACE = {name: getattr(module, name) for module in (model, diff) for name in module.__all__}


def schema(root: type, title: str, *, model_records: bool) -> str:
    """The JSON Schema (2020-12) of a dataclass as it is written."""
    definitions: dict[str, Any] = {}
    top = _object(root, definitions, model_records)
    top["properties"] = {"format": {"const": model.FORMAT}, **top["properties"]}
    top["required"] = ["format", *top.get("required", [])]
    record = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **top,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _hints(kind: type) -> dict[str, Any]:
    module = vars(sys.modules[kind.__module__])
    return get_type_hints(kind, globalns={**_SPACE, **module})


def _object(kind: Any, definitions: dict[str, Any], model_records: bool) -> dict[str, Any]:
    hints = _hints(kind)
    properties = {f.name: _schema(hints[f.name], definitions, model_records) for f in dataclasses.fields(kind)}
    for field in dataclasses.fields(kind):
        words = _field_docs(kind).get(field.name)
        if words and "$ref" not in properties[field.name]:
            properties[field.name] = {"description": words, **properties[field.name]}
    if kind in (model.Clause, model.Heading, model.Table, model.Quote):
        properties = {"type": {"const": kind.__name__.lower()}, **properties}
    if kind is model.Clause and model_records:
        computed = {"type": "string", "description": "computed on writing, ignored on reading"}
        properties |= dict.fromkeys(model.COMPUTED, computed)
    required = list(model.required(kind)) if model_records else list(hints)
    if kind in (model.Clause, model.Heading, model.Table, model.Quote):
        required = ["type", *required]
    found: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        found["required"] = required
    return found


def _schema(kind: Any, definitions: dict[str, Any], model_records: bool) -> dict[str, Any]:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(arg, definitions, model_records) for arg in args]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return {"type": "array", "items": _schema(args[0], definitions, model_records)}
        items = [_schema(arg, definitions, model_records) for arg in args]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if dataclasses.is_dataclass(kind):
        name = kind.__name__ if isinstance(kind, type) else ""
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _object(kind, definitions, model_records)
        return {"$ref": f"#/$defs/{name}"}
    names = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    return {"type": names[kind]}


def _field_docs(kind: Any) -> dict[str, str]:
    """The docstrings below the fields of a dataclass."""
    import inspect

    source = inspect.getsource(kind)
    found = re.findall(r'^    (\w+): [^\n]*\n    """(.*?)"""', source, re.MULTILINE | re.DOTALL)
    return {name: " ".join(words.split()) for name, words in found}


def commands() -> str:
    """The page of the command line, from its own help."""
    pieces = ["# Commands", "", "Generated from the program's own help by `make generated`.", ""]
    for name in ("", *cli.COMMANDS):
        argv = [name, "--help"] if name else ["--help"]
        pieces += [f"## resdraft {name}".rstrip(), "", "```text", _help(argv), "```", ""]
    return "\n".join(pieces)


def _help(argv: list[str]) -> str:
    import os

    os.environ["COLUMNS"] = "100"
    os.environ["NO_COLOR"] = "1"
    heard = io.StringIO()
    with redirect_stdout(heard), suppress(SystemExit):
        cli.main(argv)
    return heard.getvalue().rstrip()


_HOLDERS = """\
# Holders

Generated from `resdraft/facts/data` by `make generated`.

Who may hold a bracket (`[RUS, CHN: words]`) or be waited for (`{agreed pending UK}`) without being named by the draft
first. Each name of a row may be written, and stays as it is written: keep to one in a draft, for `UK` and `GBR` are two
holders to it. Any other name is listed in the front matter: `holders: [Norland, Friends of the Chair]`. Sponsors may
have any name.
"""


def holders() -> str:
    """The page of the names that may hold a bracket."""
    allowed = facts.holder_names()
    nicknames: dict[str, list[str]] = {}
    for group in facts.groups():
        if group.kind == "delegation nickname":
            nicknames.setdefault(group.note.replace("'", "’"), []).extend((group.name, *group.aliases))
    lines = [_HOLDERS, "## States", "", "| State | code | also |", "| --- | --- | --- |"]
    for state in facts.states():
        others = dict.fromkeys((*state.other_names, *nicknames.get(state.name, ())))
        also = ", ".join(name for name in others if name in allowed and name != state.iso3)
        lines.append(f"| {state.name} | {state.iso3} | {also} |".replace("  |", " |"))
    lines += ["", "## Groups and roles", "", "| name | also | remark |", "| --- | --- | --- |"]
    for group in facts.groups():
        if group.kind not in ("delegation nickname", "observer"):
            also, remark = ", ".join(group.aliases), group.note or group.kind
            lines.append(f"| {group.name} | {also} | {remark} |".replace("|  |", "| |"))
    return "\n".join(lines) + "\n"


def generated() -> dict[str, str]:
    """Every generated file with its words."""
    return {
        "docs/schema/resolution.schema.json": schema(
            model.Resolution, "A draft or resolution as resdraft exports it", model_records=True
        ),
        "docs/schema/comparison.schema.json": schema(
            diff.Comparison, "A comparison as `resdraft diff --format json` prints it", model_records=False
        ),
        "docs/commands.md": commands(),
        "docs/holders.md": holders(),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="say what is stale, write nothing")
    check = parser.parse_args().check
    stale = 0
    for name, words in generated().items():
        path = ROOT / name
        if path.exists() and path.read_text(encoding="utf-8") == words:
            continue
        stale += 1
        print(f"{name} is stale" if check else f"wrote {name}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8", newline="\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
