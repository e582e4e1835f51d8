"""Comments that allow a finding: their pages. What they find hangs on all other findings (`check.suppressions`)."""

from __future__ import annotations

from collections.abc import Iterator

from resdraft.check.document import Document
from resdraft.check.profiles import ALL
from resdraft.check.registry import Found, rule
from resdraft.check.suppressions import UNNEEDED, UNREASONED


@rule(UNNEEDED, "needless-comment", "warning", bodies=ALL, default=True)
def needless_comment(document: Document) -> Iterator[Found]:
    """A comment that allows a finding is needed, and can be read.

    One that allows what is no longer there would hide the next slip.

    Bad: `<!-- resdraft: allow RD201: the chair wants it -->` before a paragraph that ends with a comma

    Good: the paragraph without the comment

    Source: judgement of this project.
    """
    return iter(())


@rule(UNREASONED, "comment-without-reason", "info", bodies=ALL, default=True)
def comment_without_reason(document: Document) -> Iterator[Found]:
    """A comment that allows a finding says why.

    Bad: `<!-- resdraft: allow RD201 -->`

    Good: `<!-- resdraft: allow RD201: quoted as adopted -->`

    Source: judgement of this project.
    """
    return iter(())
