"""Comparisons in the form that was asked for: what to call the drafts, which template, how wide, in colour or not."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.streams import STDOUT
from resdraft.cli.terminal import colour, width
from resdraft.workspace import STDIN, Loaded

if TYPE_CHECKING:
    from resdraft.diff import Comparison, Synopsis
    from resdraft.render import Draft


def pair(
    comparison: Comparison, drafts: tuple[Loaded, Loaded], form: str, remarks: Sequence[str], args: Namespace
) -> str | bytes:
    """The comparison of two drafts; `remarks` say what was left out of it."""
    from resdraft import render

    if form == "json":
        from resdraft.diff import comparison_record

        return json.dumps(comparison_record(comparison), indent=2, ensure_ascii=False) + "\n"
    if form == "html":
        old, new = _drafts(drafts)
        return render.comparison_html(comparison, _page(), old, new, everything=args.all, remarks=remarks)
    if form == "docx":
        before, after = (draft.resolution for draft in drafts)
        return render.redline_docx(
            comparison, before, after, _paper(drafts[1]), author=args.author or "", date=args.date or ""
        )
    if form == "docx-table":
        old, new = _drafts(drafts)
        return render.comparison_docx(comparison, _paper(drafts[1]), old, new, everything=args.all, remarks=remarks)
    if form == "markdown":
        old, new = _drafts(drafts)
        return render.comparison_markdown(
            comparison, old_name=old.name, new_name=new.name, everything=args.all, remarks=remarks
        )
    if args.stat:
        return render.comparison_stat(comparison, width=width(args.width), colour=_coloured(args), remarks=remarks)
    return render.comparison_text(
        comparison, width=width(args.width), colour=_coloured(args), everything=args.all, remarks=remarks
    )


def several(found: Synopsis, drafts: Sequence[Loaded], form: str, args: Namespace) -> str | bytes:
    """Three drafts and more in one table."""
    from resdraft import render

    if form == "json":
        from resdraft.diff import synopsis_record

        return json.dumps(synopsis_record(found), indent=2, ensure_ascii=False) + "\n"
    if form == "html":
        return render.synopsis_html(found, _page(), _drafts(drafts), everything=args.all)
    if form == "docx-table":
        shown = _drafts(drafts)
        return render.synopsis_docx(found, _paper(drafts[0]), shown, everything=args.all)
    names = [draft.name for draft in _drafts(drafts)]
    if form == "markdown":
        return render.synopsis_markdown(found, names, everything=args.all)
    return render.synopsis_text(found, names, width=width(args.width), colour=_coloured(args), everything=args.all)


def _coloured(args: Namespace) -> bool:
    return args.output in (None, STDOUT) and colour(sys.stdout)


def _drafts(loaded: Sequence[Loaded]) -> list[Draft]:
    """The drafts under the names of their files; with the folders too, where two files have one name."""
    from resdraft.render import Draft

    files = [Path(draft.name) for draft in loaded]
    short = all(file.is_file() or draft.name == STDIN for file, draft in zip(files, loaded, strict=True))
    short = short and len({file.name for file in files}) == len(files)
    named = [file.name if short else str(draft.name) for file, draft in zip(files, loaded, strict=True)]
    return [
        Draft("standard input" if draft.name == STDIN else name, draft.resolution.masthead.language)
        for name, draft in zip(named, loaded, strict=True)
    ]


def _page() -> Path:
    from resdraft.workspace import shipped

    return shipped("templates") / "comparison" / "page.html"


def _paper(loaded: Loaded) -> Path:
    """The template whose paper and type a table takes: that of the draft's body and language."""
    from resdraft.render import template_for
    from resdraft.workspace import find_template

    return find_template(template_for(loaded.resolution), language=loaded.resolution.masthead.language)
