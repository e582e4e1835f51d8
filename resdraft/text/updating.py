"""A source brought up to a changed Resolution, with every line kept that the change does not touch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from resdraft.model import Resolution
from resdraft.text.blocks_read import Piece
from resdraft.text.front_matter import update_front_matter
from resdraft.text.reading import Parsed, parse
from resdraft.text.writing import Written, paragraphs, write, write_body


def update(source: str, new: Resolution) -> str:
    """The source with `new` as its Resolution, which is normal.

    Where nothing changed, the source byte for byte; else only the lines of what changed differ, and where the change
    moves a border, a bracket over paragraphs or a count, the directive and labels that it touches. Line ends, comments
    in the front matter and the order of keys stay.
    """
    parsed = parse(source)
    if parsed.resolution == new:
        return source
    eol = _line_end(source)
    head = update_front_matter(source, parsed.front, parsed.resolution, new, eol)
    for loose in (False, True):
        result = _bom(source) + head + _body(parsed, new, eol, loose)
        if parse(result).resolution == new:
            return result
    result = _bom(source) + head + _fresh_body(parsed, new, eol)
    return result if parse(result).resolution == new else _bom(source) + write(new).replace("\n", eol)


def format_source(source: str, wrap: int = 0) -> str:
    """The source as `resdraft fmt` writes it: a paragraph a line (or wrapped at `wrap` columns), labels right.

    The Resolution stays the same and the front matter stays as typed; formatting twice changes nothing more. A source
    with a problem that holds it back (words that stand nowhere, signs taken for words) is given back as it is.
    """
    parsed = parse(source)
    if any(problem.holds for problem in parsed.problems):
        return source
    eol = _line_end(source)
    begin = len(_bom(source))
    front = update_front_matter(source, parsed.front, _as_typed(parsed), parsed.resolution, eol)
    body = write_body(parsed.resolution, wrap).replace("\n", eol)
    result = source[:begin] + front.rstrip("\r\n") + eol * (2 if front else 0) + body
    result = result.rstrip("\r\n") + eol
    return result if parse(result).resolution == parsed.resolution else source


def _as_typed(parsed: Parsed) -> Resolution:
    """The Resolution with what its front matter says; the difference is the holders that the words name besides."""
    if not parsed.front.end:
        return Resolution(conventions=replace(parsed.resolution.conventions, holders=()))
    typed = next((entry.value for entry in parsed.front.entries if entry.key == "holders"), ())
    names = (typed,) if isinstance(typed, str) else tuple(typed)
    conventions = replace(parsed.resolution.conventions, holders=names)
    return replace(parsed.resolution, conventions=conventions)


def _bom(source: str) -> str:
    return "\ufeff" if source.startswith("\ufeff") else ""


def _line_end(source: str) -> str:
    """The line end that the source uses first; LF if it has none."""
    at = min((place for sign in "\r\n" if (place := source.find(sign)) >= 0), default=-1)
    if at < 0 or source[at] == "\n":
        return "\n"
    return "\r\n" if source[at : at + 2] == "\r\n" else "\r"


def _fresh_body(parsed: Parsed, new: Resolution, eol: str) -> str:
    gap = "" if not parsed.front.end else eol
    return gap + write_body(new).replace("\n", eol) + eol


def _body(parsed: Parsed, new: Resolution, eol: str, loose: bool) -> str:
    """The body's source: kept pieces with the gaps between them, changed ones written anew.

    Where it is `loose`, a blank line stands around what is changed, also where the source has none.
    """
    source = parsed.source
    begin = parsed.front.end or len(_bom(source))
    old = list(_matched(parsed))
    fresh = list(paragraphs(new))
    if not old:
        return _fresh_body(parsed, new, eol)
    out: list[str] = [source[begin : old[0][0].start]]
    last: int | None = None
    for tag, i1, i2, j1, j2 in _opcodes([w.words for _, w in old], [w.words for w in fresh]):
        if tag == "equal":
            out += [
                _gap(source, old, last, i1, fresh[j1], eol, bool(j1)),
                source[old[i1][0].start : old[i2 - 1][0].end],
            ]
            last = i2 - 1
            continue
        for step in range(j2 - j1):
            written = fresh[j1 + step]
            stands_for = i1 + step if i1 + step < i2 else None
            beside = None if loose else last
            out.append(_gap(source, old, beside, stands_for, written, eol, bool(j1 + step)))
            words = _indented(written, source, old[:i2], stands_for)
            out.append(words.replace("\n", eol))
            last = stands_for if stands_for is not None else -2
        if j1 == j2 and last is None and i2 == len(old):
            last = i2 - 1
    out.append(source[old[-1][0].end :])
    return "".join(out)


_LEAD = re.compile(r"[ \t]*")


def _indented(written: Written, source: str, before: list[tuple[Piece, Written]], stands_for: int | None) -> str:
    """A written paragraph with the indent that its neighbours of the same depth have in the source."""
    own = len(_LEAD.match(written.words)[0])  # type: ignore[index]
    if not own:
        return written.words
    like = before[stands_for] if stands_for is not None else None
    if like is None or len(like[1].path) != len(written.path):
        like = next((o for o in reversed(before) if _depth(o[1]) == _depth(written)), None)
    if like is None:
        return written.words
    lead = _LEAD.match(source, like[0].start)[0]  # type: ignore[index]
    if len(lead) == own or _LEAD.match(like[1].words)[0] != " " * own:  # type: ignore[index]
        return written.words
    return "\n".join(lead + line[own:] if line[:own].isspace() else line for line in written.words.split("\n"))


def _depth(written: Written) -> tuple[str, int]:
    """What decides a paragraph's indent: words after a list stand where its items do."""
    return (str(written.path[0]) if written.path else "", len(written.path) + (written.kind == "closing"))


def _gap(
    source: str,
    old: list[tuple[Piece, Written]],
    last: int | None,
    here: int | None,
    written: Written,
    eol: str,
    preceded: bool,
) -> str:
    """What parts a piece from the one before: the source's own gap where both stood beside each other."""
    if not preceded:
        return ""
    if last is not None and here is not None and here == last + 1 and last >= 0:
        return source[old[last][0].end : old[here][0].start]
    return written.gap.replace("\n", eol)


def _matched(parsed: Parsed) -> Iterator[tuple[Piece, Written]]:
    """The source's pieces, each with what the writer would write for it, in the source's order."""
    source = parsed.source
    written = {(w.kind, w.path): w for w in paragraphs(parsed.resolution)}
    for piece in sorted(parsed.pieces, key=lambda p: (p.start, -p.end)):
        found = written.get((piece.kind, piece.path))
        start = piece.start
        while start and source[start - 1] in " \t":
            start -= 1
        piece = piece if start == piece.start else replace(piece, start=start)
        if found is not None:
            yield piece, found
        elif piece.kind == "directive":
            yield piece, Written("directive", piece.path, "")


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """How the old paragraphs become the new ones, as difflib says it; equal ends are cut off first."""
    from difflib import SequenceMatcher

    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if start:
        yield "equal", 0, start, 0, start
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, inner_old, inner_new, autojunk=False).get_opcodes():
        yield tag, i1 + start, i2 + start, j1 + start, j2 + start
    if end:
        yield "equal", len(old) - end, len(old), len(new) - end, len(new)
