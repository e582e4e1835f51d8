"""Writes the generated references: JSON Schemas of drafts, comparisons and synopses, the pages of the command line, of
the holders, of changes, of keys and of rules.

`python tools/generate.py` writes them, `--check` says which are stale and exits with 1.
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import json
import re
import sys
import textwrap
import types
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from resdraft import check, cli, diff, facts, model, text

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


_MEANING = """\
# What a change means

<!-- generated by tools/generate.py -->

Under each changed paragraph `resdraft diff` says what the change means in the terms of the field, a line for each
thing, in the order of this page; the JSON has them as `changes` of a link, with a `kind` and a `weight` (stronger,
weaker or neutral). Each thing is said once. Where nothing is said, words changed that no kind names: read them.
Openers, phrases and bodies come from tables counted in the texts of the United Nations ([where
from](../resdraft/facts/data/README.md)). English is complete; French and Spanish have verbs, citations, numbers,
dates and deadlines; Russian, Arabic and Chinese verbs, citations, dates and figures.

How well it does on real pairs that were labelled by reading: `python -m bench.diff_meaning`.
"""
_STRENGTHS = """
## Your own table of strengths

No text of the United Nations ranks the verbs. The usual table is a judgement: 1 observes, 2 approves or invites, 3
recommends, 4 urges, 5 requests, 6 demands or condemns, 7 decides. A house that ranks them otherwise names its own
table in `resdraft.toml`:

```toml
[diff]
strengths = "strengths.tsv"
```

On each line of it stand an opener, a tab and a number; lines that begin with `#` do not count. It takes the place of
the usual table: every difference of its numbers counts, and an opener that it does not list is neither stronger nor
weaker. An opener has the number of the longest listed phrase within it, so that "Strongly urges" follows "Urges"
unless it has a line of its own; where the numbers are the same, words of degree decide. In Python: `compare(old, new,
strengths=TABLE)`, the words of the table.

```text
Notes	1
Encourages	2
Calls upon	2
Urges	3
Demands	4
```
"""


def meaning() -> str:
    """The page of what each kind of change means, with an example as the comparison tells it."""
    lines = [_MEANING]
    for found in diff.CHANGE_KINDS:
        told = [change.text for change in _example(found) if change.kind == found.kind]
        lines += [f"## {found.kind.capitalize()}", "", textwrap.fill(found.means, 120), "", "```text"]
        lines += [f"- {found.old}", f"+ {found.new}", *(f"  {line}" for line in told), "```", ""]
    return "\n".join(lines).rstrip("\n") + "\n" + _STRENGTHS


def _example(found: diff.KindOfChange) -> tuple[diff.Change, ...]:
    """What the comparison says of the example of a kind."""
    head = "---\nformat: 1\nbody: security-council\nlanguage: en\nholders: [RUS]\n---\n\nThe Security Council,\n\n"
    label = "" if found.old.endswith(",") else "1. "
    old, new = (text.parse(f"{head}{label}{words}\n").resolution for words in (found.old, found.new))
    return next((link.changes for link in diff.compare(old, new).links if link.side.kind == "clause"), ())


_KEYS = """# Keys of the screens

Generated from the screens by `make generated`. `?` on a screen lists the keys that do something there; `ctrl+p` finds
what can be done by its words; the mouse works everywhere and is never needed.

## Other keys, another theme

Put a file `screens.toml` into the folder `resdraft` of your configuration: `~/.config/resdraft/screens.toml`
(`$XDG_CONFIG_HOME/resdraft/` if that is set, `%APPDATA%\\resdraft\\` on Windows), or name a file of your own in
`RESDRAFT_SCREENS`:

```toml
theme = "light"                  # "dark", "light", or a name from the list of themes in ctrl+p

[keys]
"reader.goto" = "ctrl+g"         # the id from the tables below, and its keys
"drafts.mark" = "space,insert"   # several, with commas between them
"pane.down" = "down,j,e"
```

A key is a character (`g`, `G`, `?`), a name (`f2`, `space`, `enter`, `escape`, `tab`, `pageup`, `question_mark`,
`comma`), or one of them after `ctrl+`, `alt+` or `shift+`. The keys that you give take the place of the usual ones,
which are free then. A name or key that is not known is told when the screens open, with the nearest that is, and so are
two actions of a screen with the same key; everything else in the file holds. Terminals keep some keys for themselves or
send the same for two: `ctrl+i` is tab, `ctrl+m` enter, `ctrl+h` backspace.
"""


def keys() -> str:
    """The page of the keys of the screens."""
    from resdraft.tui.actions import actions

    out = io.StringIO()
    out.write(_KEYS)
    where = ""
    for action in actions():
        if action.where != where:
            where = action.where
            out.write(f"\n## {where[0].upper()}{where[1:]}\n\n| id | keys | what it does |\n| --- | --- | --- |\n")
        out.write(f"| `{action.id}` | {' '.join(f'`{key}`' for key in action.keys.split(','))} | {action.words} |\n")
    return out.getvalue()


_RULES = """\
# Rules of drafting

<!-- generated by tools/generate.py -->

What `resdraft check` holds a draft against. The rules with a star are usual: they are asked for unless `--select` says
otherwise. Select others by code (`RD201`), name, family (`preamble`, `RD2`), profile (`general-assembly`: all that
holds for it) or `all`. `resdraft rule CODE` prints a page of this reference.

How grave a rule is was measured on adopted texts (`python -m bench.check_corpus`): an *error* is a slip that adopted
texts do not make, a *warning* breaks usual practice, *information* is advice on style or a known difference between
bodies. Where bodies differ, so does the severity.

A comment before a paragraph allows what was found there, or below: `<!-- resdraft: allow RD201: reason -->`.
Findings are kept by the content of a draft, so that a second run is quick: in the user's cache folder, readable to
nobody else, for they quote words of drafts; `--no-cache` does without.

In `resdraft.toml`:

```toml
[check]
profile = "general-assembly"
stage = "tabled"
select = ["general-assembly"]
ignore = ["RD817"]
fail-on = "warning"
```
"""


def rules() -> str:
    """The page of the rules of `resdraft check`."""
    lines = [_RULES]
    for digit, (family, about) in check.FAMILIES.items():
        lines += [f"## {family.capitalize()}", "", f"{about[0].upper()}{about[1:]}.", ""]
        for one in check.known_rules():
            if one.code[2] == digit:
                lines += [f"### {one.code} {one.name}{' *' if one.default else ''}", "", one.page, ""]
                lines += [*(f"- {line}" for line in one.facts()), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def generated() -> dict[str, str]:
    """Every generated file with its words."""
    return {
        "docs/schema/resolution.schema.json": schema(
            model.Resolution, "A draft or resolution as resdraft exports it", model_records=True
        ),
        "docs/schema/comparison.schema.json": schema(
            diff.Comparison, "A comparison as `resdraft diff --format json` prints it", model_records=False
        ),
        "docs/schema/synopsis.schema.json": schema(
            diff.Synopsis, "Three drafts and more as `resdraft diff --format json` prints them", model_records=False
        ),
        "docs/commands.md": commands(),
        "docs/holders.md": holders(),
        "docs/meaning.md": meaning(),
        "docs/keys.md": keys(),
        "docs/rules.md": rules(),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="say what is stale, write nothing")
    only_look = parser.parse_args().check
    stale = 0
    for name, words in generated().items():
        path = ROOT / name
        if path.exists() and path.read_text(encoding="utf-8") == words:
            continue
        stale += 1
        print(f"{name} is stale" if only_look else f"wrote {name}")
        if not only_look:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8", newline="\n")
    return 1 if only_look and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
