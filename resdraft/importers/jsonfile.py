"""JSON of the model to a Resolution."""

from __future__ import annotations

import json

from resdraft.importers.encoding import decode
from resdraft.model import InputError, Json, Resolution, from_record


def read_json(data: bytes, name: str = "") -> Resolution:
    """The normal Resolution that a JSON export of the model holds.

    Raises InputError for what is no JSON, naming line and column, and for JSON that is no resolution, naming the key.
    """
    text = decode(data, name)
    try:
        record: Json = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"{name}:{error.lineno}:{error.colno}" if name else f"line {error.lineno}, column {error.colno}"
        raise InputError(f"not JSON: {error.msg}", where=where) from error
    except (RecursionError, ValueError) as error:
        why = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"not JSON: {why}", where=name) from error
    try:
        return from_record(record)
    except InputError as error:
        raise InputError(error.message, hint=error.hint, where=error.where or name) from error


def _no_number(constant: str) -> Json:
    raise ValueError(f"{constant} is no number")
