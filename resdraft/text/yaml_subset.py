"""The small subset of YAML 1.2 that front matter uses: strings, lists of strings, one level of maps.

Every scalar is text: `NO` stays Norway and `2015-09-30` stays as typed. Anchors, tags, block scalars and the rest of
YAML are refused, so nothing can be made but text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = "str | tuple[str, ...] | dict[str, str]"

_KEY = re.compile(r"([A-Za-z_][\w -]*?)[ \t]*:(?:[ \t]+(.*)|)$")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v"}
_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\x9f\ud800-\udfff]*[^\s:])?")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_UNREAD = ("&", "!", "|", ">", "%", "@", "`", "?", "- ", "<<")


class Unread(ValueError):
    """A value outside the subset."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, and where its lines stand in the source."""

    key: str
    value: Value
    start: int
    """Offset of the first character of its first line."""
    end: int
    """Offset after the line end of its last line."""
    value_at: int
    """Offset of the value, for problems."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Lines that the subset cannot read."""

    offset: int
    message: str
    words: str


def read_entries(lines: list[tuple[int, int, str]]) -> tuple[list[Entry], list[Fault]]:
    """The entries of a block of lines, each given as start, end (with its line end) and words."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    at = 0
    while at < len(lines):
        start, end, words = lines[at]
        stripped = words.strip(" \t")
        at += 1
        if not stripped or stripped.startswith("#"):
            continue
        found = _KEY.match(words)
        below: list[tuple[int, int, str]] = []
        while at < len(lines) and (lines[at][2][:1] in (" ", "\t") or lines[at][2].startswith("- ")):
            below.append(lines[at])
            at += 1
        whole = "\n".join([words, *(w for _, _, w in below)])
        if found is None:
            faults.append(Fault(start, "this line of the front matter is no `name: value`", whole))
            continue
        if below:
            end = below[-1][1]
        offset = start + found.start(2) if found[2] else start
        try:
            value = _value(found[2] or "", [w for _, _, w in below])
        except Unread as error:
            faults.append(Fault(offset, str(error), whole))
            continue
        entries.append(Entry(found[1], value, start, end, offset))
    return entries, faults


def _value(first: str, below: list[str]) -> Value:
    first = first.strip(" \t")
    rows = [row.strip(" \t") for row in below if row.strip(" \t") and not row.strip(" \t").startswith("#")]
    if not first or first.startswith("#"):
        if rows and all(row == "-" or row.startswith("- ") for row in rows):
            return tuple(_scalar(row[1:].strip(" \t")) for row in rows)
        if rows and all(_KEY.match(row) for row in rows):
            pairs = [_KEY.match(row) for row in rows]
            return {pair[1]: _scalar((pair[2] or "").strip(" \t")) for pair in pairs if pair}
        return _scalar(" ".join(rows))
    whole = " ".join([first, *rows])
    if whole[0] in "[{":
        return _flow(whole)
    return _scalar(whole)


def _scalar(words: str) -> str:
    """One scalar, quoted or plain, perhaps with a comment after it; raises Unread."""
    value, rest = _take(words, 0, flow=False)
    tail = words[rest:].strip(" \t")
    if tail and not tail.startswith("#"):
        raise Unread(f"words after the closing quotation mark: {tail}")
    return value


def _take(words: str, at: int, flow: bool) -> tuple[str, int]:
    """The scalar that begins at `at`, and where it ends."""
    if at >= len(words) or words[at] == "#":
        return "", len(words)
    sign = words[at]
    if sign == '"':
        end = at + 1
        while end < len(words) and words[end] != '"':
            end += 2 if words[end] == "\\" else 1
        if end >= len(words):
            raise Unread('a " has no other end')
        return _ESCAPE.sub(_unescape, words[at + 1 : end]), end + 1
    if sign == "'":
        end = words.find("'", at + 1)
        while end >= 0 and words[end + 1 : end + 2] == "'":
            end = words.find("'", end + 2)
        if end < 0:
            raise Unread("a ' has no other end")
        return words[at + 1 : end].replace("''", "'"), end + 1
    if words.startswith(_UNREAD, at):
        raise Unread(f"this kind of YAML is not read here: {words[at : at + 40]}")
    stop = re.compile(r"[,\[\]{}]|[ \t]#" if flow else r"[ \t]#").search(words, at)
    end = stop.start() if stop else len(words)
    return words[at:end].strip(" \t"), end


def _unescape(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] in "xuU" and len(code) > 1:
        value = int(code[1:], 16)
        return chr(value) if value < 0x110000 else "\ufffd"
    return _ESCAPES.get(code, code)


def _flow(words: str) -> Value:
    """A flow list or map of scalars; raises Unread."""
    close = "]" if words[0] == "[" else "}"
    items: list[str] = []
    pairs: dict[str, str] = {}
    at = 1
    while True:
        at = _skip(words, at)
        if at >= len(words):
            raise Unread(f"a {words[0]} has no other end")
        if words[at] == close:
            break
        if words[at] in "[{":
            raise Unread("lists and maps do not nest here")
        value, at = _take(words, at, flow=True)
        if close == "]":
            items.append(value)
        else:
            at = _pair(words, at, value, pairs)
        at = _skip(words, at)
        if at < len(words) and words[at] == ",":
            at += 1
        elif at >= len(words) or words[at] != close:
            raise Unread(f"a comma or {close} is missing after {value}")
    tail = words[at + 1 :].strip(" \t")
    if tail and not tail.startswith("#"):
        raise Unread(f"words after {close}: {tail}")
    return tuple(items) if close == "]" else pairs


def _pair(words: str, at: int, key: str, pairs: dict[str, str]) -> int:
    """Puts `key: value` of a flow map into `pairs`; `key` may hold both where it was plain."""
    if ":" in key and words[at : at + 1] != ":":
        name, _, value = key.partition(":")
        value = value.strip(" \t")
        if value.startswith(('"', "'")):
            value = _scalar(value)
        pairs[name.strip(" \t")] = value
        return at
    at = _skip(words, at)
    if at >= len(words) or words[at] != ":":
        raise Unread(f"no value for {key}")
    value, at = _take(words, _skip(words, at + 1), flow=True)
    pairs[key] = value
    return at


def _skip(words: str, at: int) -> int:
    while at < len(words) and words[at] in " \t":
        at += 1
    return at


def write_scalar(words: str, flow: bool = False) -> str:
    """The scalar as it can be read back: plain where that is safe, else in double quotation marks."""
    safe = _PLAIN.fullmatch(words) and ": " not in words and " #" not in words and words == words.strip()
    if safe and not (flow and _FLOW_SIGNS.search(words)):
        return words
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if ord(c) >= 32 and not 0x7F <= ord(c) < 0xA0 else f"\\x{ord(c):02x}" for c in escaped) + '"'


def write_list(items: tuple[str, ...]) -> str:
    """A flow list."""
    return "[" + ", ".join(write_scalar(item, flow=True) for item in items) + "]"
