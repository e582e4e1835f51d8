"""Where the words of a paragraph lead."""

from __future__ import annotations

import pytest

from resdraft.text import parse
from resdraft.tui.view.links import links

DRAFT = """---
format: 1
body: general-assembly
---

The General Assembly,

1. *Decides* as follows:

  - (a) First;

  - (b) Second;

2. *Recalls* {words}

3. *Decides* to end.[^a] {{#end}}

[^a]: See note.

# Annex I — Rules

1. Words.

# Annex II — More

1. Words.
"""


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("paragraph 1 above;", ["OP1"]),
        ("paragraphs 1 (b) and 3 of the present resolution;", ["OP1 (b)", "OP3"]),
        ("paragraph 1 (a), and paragraph 3 below;", ["OP3"]),
        ("paragraph 1 of resolution 70/1;", []),
        ("paragraph 2 above and paragraph 9 below;", []),
        ("[paragraph 3](#end) above;[^a]", ["OP3", "note ¹"]),
        ("the rules in annex II to the present resolution;", ["Annex II"]),
        ("annex III to this resolution;", []),
        ("[gone](#nowhere) words;", []),
    ],
)
def test_what_is_named_can_be_followed(words: str, names: list[str]) -> None:
    resolution = parse(DRAFT.replace("{words}", words).replace("{{", "{").replace("}}", "}")).resolution
    assert [link.name for link in links(resolution, ("operative", 1))] == names


def test_annexes_and_notes_lead_somewhere_too() -> None:
    resolution = parse(DRAFT.replace("{words}", "x;").replace("{{", "{").replace("}}", "}")).resolution
    assert [link.name for link in links(resolution, ("operative", 2))] == ["note ¹"]
    assert links(resolution, ("annexes", 0)) == links(resolution, ("notes", 0)) == ()
    assert links(resolution, ("operative", 99)) == ()
