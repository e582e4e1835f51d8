"""The model as plain records (dicts, lists, strings, numbers) and back: the one shape behind JSON and its schema."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from resdraft.model.block_types import Block, Clause, Heading, Quote, Table
from resdraft.model.errors import InputError
from resdraft.model.normal_form import normal
from resdraft.model.places import blocks
from resdraft.model.resolution import Resolution
from resdraft.model.text import MAX_DEPTH, Text

Record: TypeAlias = dict[str, "Json"]
Json: TypeAlias = "str | int | float | bool | list[Json] | Record | None"

FORMAT = 1
_BLOCKS: dict[str, type] = {"clause": Clause, "heading": Heading, "table": Table, "quote": Quote}
_BLOCK_NAMES = {"Block": Block}
_NAMES = {cls: name for name, cls in _BLOCKS.items()}
COMPUTED = ("label", "printed")
"""Written on clauses for readers of other languages, and ignored on reading."""
_LIMIT = 2 * MAX_DEPTH + 12
"""How deep a record may nest: a level of blocks takes two."""


def to_record(given: Resolution) -> Record:
    """The resolution as a record: every field, blocks with their `type`, clauses with computed labels."""
    record = encode(given)
    for place in blocks(given):
        if isinstance(place.block, Clause):
            target = _target(record, place.path)
            target["label"], target["printed"] = place.label, place.printed
    return {"format": FORMAT, **record}


def from_record(record: Json) -> Resolution:
    """The normal Resolution that a record holds; fields that are missing have their defaults.

    Raises InputError where a value is not what the model has, naming its place.
    """
    if not isinstance(record, dict):
        raise InputError("not a resolution: the outermost value should be an object")
    if record.get("format") != FORMAT:
        raise InputError(f"format {record.get('format')!r} is not known", hint=f'this version reads "format": {FORMAT}')
    found = decode(Resolution, {key: value for key, value in record.items() if key != "format"}, "")
    assert isinstance(found, Resolution)
    return normal(found)


def encode(value: object) -> Record:
    """A dataclass of the model, or of a result built on it, as a record."""
    encoded = _encode(value)
    assert isinstance(encoded, dict)
    return encoded


def _encode(value: object) -> Json:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_encode(item) for item in value]
    if not is_dataclass(value):
        raise TypeError(f"no record for {type(value).__name__}")
    kind: Any = type(value)
    record: Record = {field: _encode(getattr(value, field)) for field in _hints(kind)}
    name = _NAMES.get(kind)
    return {"type": name, **record} if name else record


def decode(kind: Any, data: Json, where: str, depth: int = 0) -> object:
    """The value of a type of the model that a piece of a record stands for; raises InputError."""
    if depth > _LIMIT:
        raise InputError(f"{where or 'record'}: nested too deep")
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), data, where, depth)
    if origin is Literal:
        if data not in get_args(kind):
            raise InputError(f"{where}: {data!r} is not one of {', '.join(map(repr, get_args(kind)))}")
        return data
    if origin is tuple:
        return _decode_tuple(get_args(kind), data, where, depth)
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return _decode_dataclass(kind, data, where, depth)
    if kind in (str, int, bool) and type(data) is kind:
        return data
    raise InputError(f"{where}: {_shown(data)} where {getattr(kind, '__name__', 'another value')} is wanted")


def _decode_union(options: tuple[Any, ...], data: Json, where: str, depth: int) -> object:
    if data is None and type(None) in options:
        return None
    for option in options:
        fits = {str: isinstance(data, str), tuple: isinstance(data, list)}.get(get_origin(option) or option)
        if fits or (fits is None and is_dataclass(option) and isinstance(data, dict) and _is_named(option, data)):
            return decode(option, data, where, depth)
    raise InputError(f"{where}: {_shown(data)} is not a value known here")


def _is_named(option: Any, data: Record) -> bool:
    return _NAMES.get(option, data.get("type")) == data.get("type")


def _decode_tuple(args: tuple[Any, ...], data: Json, where: str, depth: int) -> object:
    if not isinstance(data, list):
        raise InputError(f"{where}: {_shown(data)} where a list is wanted")
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(decode(args[0], item, f"{where}[{i}]", depth + 1) for i, item in enumerate(data))
    if len(args) != len(data):
        raise InputError(f"{where}: {len(data)} values where {len(args)} are wanted")
    pairs = zip(args, data, strict=True)
    return tuple(decode(kind, item, f"{where}[{i}]", depth + 1) for i, (kind, item) in enumerate(pairs))


def _decode_dataclass(kind: type, data: Json, where: str, depth: int) -> object:
    if not isinstance(data, dict):
        raise InputError(f"{where}: {_shown(data)} where an object is wanted")
    hints = _hints(kind)
    for key in data:
        if key not in hints and key not in ("type", *COMPUTED):
            raise InputError(f"{where}: unknown key {key!r}")
    for name in required(kind):
        if name not in data:
            raise InputError(f"{where}: {name!r} is missing")
    prefix = f"{where}." if where else ""
    found = kind(**{n: decode(h, data[n], prefix + n, depth + 1) for n, h in hints.items() if n in data})
    if isinstance(found, Text):
        for index, mark in enumerate(found.marks):
            if not 0 <= mark.start <= mark.end <= len(found.plain):
                span = f"from {mark.start} to {mark.end} of {len(found.plain)} characters"
                raise InputError(f"{prefix}marks[{index}]: lies outside of its words ({span})")
    return found


@cache
def required(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass that have no default."""
    return tuple(f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind, localns=_BLOCK_NAMES)
    return {field.name: hints[field.name] for field in fields(kind)}


def _target(record: Record, path: tuple[str | int, ...]) -> Record:
    here: Any = record
    for step in path:
        if isinstance(step, str):
            here = here[step]
            continue
        if isinstance(here, dict):
            here = here["items"] if "items" in here else here["blocks"]
        here = here[step]
    assert isinstance(here, dict)
    return here


def _shown(data: Json) -> str:
    shown = repr(data)
    return shown if len(shown) < 60 else shown[:57] + "..."
