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
from resdraft.workspace import Loaded

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
        shown = [_draft(draft) for draft in drafts]
        return render.comparison_html(comparison, _page(), *shown, everything=args.all, remarks=remarks)
    if form == "docx-table":
        shown = [_draft(draft) for draft in drafts]
        return render.comparison_docx(comparison, _paper(drafts[1]), *shown, everything=args.all, remarks=remarks)
    if form == "markdown":
        old, new = (draft.name for draft in drafts)
        return render.comparison_markdown(comparison, old_name=old, new_name=new, everything=args.all, remarks=remarks)
    if args.stat:
        return render.comparison_stat(comparison, width=width(args.width), colour=_coloured(args), remarks=remarks)
    return render.comparison_text(
        comparison, width=width(args.width), colour=_coloured(args), everything=args.all, remarks=remarks
    )


def several(found: Synopsis, drafts: Sequence[Loaded], form: str, args: Namespace) -> str | bytes:
    """Three drafts and more in one table."""
    from resdraft import render

    if form == "html":
        return render.synopsis_html(found, _page(), [_draft(draft) for draft in drafts], everything=args.all)
    if form == "docx-table":
        shown = [_draft(draft) for draft in drafts]
        return render.synopsis_docx(found, _paper(drafts[0]), shown, everything=args.all)
    names = [draft.name for draft in drafts]
    if form == "markdown":
        return render.synopsis_markdown(found, names, everything=args.all)
    return render.synopsis_text(found, names, width=width(args.width), colour=_coloured(args), everything=args.all)


def _coloured(args: Namespace) -> bool:
    return args.output in (None, STDOUT) and colour(sys.stdout)


def _draft(loaded: Loaded) -> Draft:
    from resdraft.render import Draft

    return Draft(loaded.name, loaded.resolution.masthead.language)


def _page() -> Path:
    from resdraft.workspace import shipped

    return shipped("templates") / "comparison" / "page.html"


def _paper(loaded: Loaded) -> Path:
    """The template whose paper and type a table takes: that of the draft's body and language."""
    from resdraft.render import template_for
    from resdraft.workspace import find_template

    return find_template(template_for(loaded.resolution), language=loaded.resolution.masthead.language)
