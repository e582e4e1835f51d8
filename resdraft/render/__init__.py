"""Resolutions and results in; Word documents, pages of HTML, Markdown and text out.

What a thing looks like on paper is decided by a template; a reader of a screen or a forge gets plain forms. Nothing
is loaded before it is asked for: importing this door loads no library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resdraft.render.as_html import to_html
    from resdraft.render.as_markdown import to_markdown
    from resdraft.render.comparison_as_docx import comparison_docx, synopsis_docx
    from resdraft.render.comparison_as_html import comparison_html
    from resdraft.render.comparison_as_markdown import comparison_markdown
    from resdraft.render.comparison_as_stat import comparison_stat
    from resdraft.render.comparison_as_text import comparison_text
    from resdraft.render.comparison_page import Draft
    from resdraft.render.comparison_parts import percent
    from resdraft.render.docx import BODIES_WITH_TEMPLATE, template_for, to_docx
    from resdraft.render.house_file import Made, template_from
    from resdraft.render.pieces import printed_words
    from resdraft.render.policies import (
        ReviewedDraft,
        Telling,
        draft_policies,
        in_general,
        in_words,
        link_policies,
        policy_counts,
        safe_place,
        safe_title,
    )
    from resdraft.render.policy_names import COMMENT_LIMIT, LEAST_COMMENT, POLICIES
    from resdraft.render.redline_base import Rival, redline_onto
    from resdraft.render.redline_clauses import clause_paragraphs
    from resdraft.render.redline_fresh import redline_docx
    from resdraft.render.review_comment import ci_comment, ci_record, link_kind
    from resdraft.render.synopsis_as_html import synopsis_html
    from resdraft.render.synopsis_as_markdown import synopsis_markdown
    from resdraft.render.synopsis_as_text import synopsis_text
    from resdraft.render.template_check import Fault, Findings, check_template
    from resdraft.render.wording import long_date, session_line

__all__ = [
    "BODIES_WITH_TEMPLATE",
    "COMMENT_LIMIT",
    "LEAST_COMMENT",
    "POLICIES",
    "Draft",
    "Fault",
    "Findings",
    "Made",
    "ReviewedDraft",
    "Rival",
    "Telling",
    "check_template",
    "ci_comment",
    "ci_record",
    "clause_paragraphs",
    "comparison_docx",
    "comparison_html",
    "comparison_markdown",
    "comparison_stat",
    "comparison_text",
    "draft_policies",
    "in_general",
    "in_words",
    "link_kind",
    "link_policies",
    "long_date",
    "percent",
    "policy_counts",
    "printed_words",
    "redline_docx",
    "redline_onto",
    "safe_place",
    "safe_title",
    "session_line",
    "synopsis_docx",
    "synopsis_html",
    "synopsis_markdown",
    "synopsis_text",
    "template_for",
    "template_from",
    "to_docx",
    "to_html",
    "to_markdown",
]

_HOME = {
    "COMMENT_LIMIT": "policy_names",
    "LEAST_COMMENT": "policy_names",
    "ci_comment": "review_comment",
    "ci_record": "review_comment",
    "link_kind": "review_comment",
    "POLICIES": "policy_names",
    "ReviewedDraft": "policies",
    "Telling": "policies",
    "in_general": "policies",
    "in_words": "policies",
    "draft_policies": "policies",
    "link_policies": "policies",
    "policy_counts": "policies",
    "safe_place": "policies",
    "safe_title": "policies",
    "BODIES_WITH_TEMPLATE": "docx",
    "Draft": "comparison_page",
    "Fault": "template_check",
    "Findings": "template_check",
    "Made": "house_file",
    "check_template": "template_check",
    "comparison_docx": "comparison_as_docx",
    "synopsis_docx": "comparison_as_docx",
    "comparison_html": "comparison_as_html",
    "comparison_markdown": "comparison_as_markdown",
    "comparison_stat": "comparison_as_stat",
    "comparison_text": "comparison_as_text",
    "long_date": "wording",
    "session_line": "wording",
    "synopsis_html": "synopsis_as_html",
    "synopsis_markdown": "synopsis_as_markdown",
    "synopsis_text": "synopsis_as_text",
    "percent": "comparison_parts",
    "printed_words": "pieces",
    "redline_docx": "redline_fresh",
    "redline_onto": "redline_base",
    "clause_paragraphs": "redline_clauses",
    "Rival": "redline_base",
    "template_for": "docx",
    "template_from": "house_file",
    "to_docx": "docx",
    "to_html": "as_html",
    "to_markdown": "as_markdown",
}


def __getattr__(name: str) -> object:
    """Load a name of this door from its module, once."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
