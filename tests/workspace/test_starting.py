"""The first text of a draft."""

from __future__ import annotations

import pytest

from resdraft.model import Bracket, UsageError, body_texts, counts, validate
from resdraft.text import parse, write
from resdraft.workspace import BODIES, CONFIGURATION, IGNORED, LANGUAGES, first_draft, read_configuration


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_draft_is_a_good_draft(body: str, language: str) -> None:
    draft = first_draft(body, language=language, title="Small ports: safety", sponsors=("Norway", "Chile*"))
    assert validate(draft) == ()
    parsed = parse(write(draft))
    assert (parsed.resolution, parsed.problems) == (draft, ())
    assert (counts(draft).preambular, counts(draft).operative) == (1, 1)
    assert draft.enacting
    assert [sponsor.star for sponsor in draft.masthead.sponsors] == [False, True]
    kinds = {mark.value.kind for text in body_texts(draft) for mark in text.marks if isinstance(mark.value, Bracket)}
    assert kinds == {"placeholder"}


def test_unknown_bodies_and_languages() -> None:
    with pytest.raises(UsageError, match="body 'parliament' is not known"):
        first_draft("parliament")
    with pytest.raises(UsageError, match="language 'xx' is not known"):
        first_draft(language="xx")


def test_the_configuration_of_a_new_workspace_can_be_read(tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    for words in (CONFIGURATION, CONFIGURATION.replace("# template", "template").replace("# wrap", "wrap")):
        (tmp_path / "resdraft.toml").write_text(words, "utf-8")
        assert read_configuration(tmp_path).wrap == 0
    assert ".*.lock" in IGNORED.splitlines()
