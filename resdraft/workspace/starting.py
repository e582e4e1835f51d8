"""What one starts from: the first text of a draft, and the files of a workspace."""

from __future__ import annotations

from resdraft import facts
from resdraft.model import (
    Bracket,
    Clause,
    Mark,
    Masthead,
    Resolution,
    Sponsor,
    Text,
    UsageError,
    normal,
)

BODIES = ("general-assembly", "security-council", "human-rights-council", "economic-and-social-council", "model-un")
"""The bodies that `new` offers."""
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")

IGNORED = """\
# What resdraft keeps beside drafts for itself: journals, locks, temporary files, private notes.
.*.journal
.*.lock
.*.resdraft-tmp
*.notes.md
# Word makes these while a document is open.
~$*
"""
"""The `.gitignore` of a workspace."""

CONFIGURATION = """\
# Settings for the drafts in this folder and below; flags of the command line win over them.

[render]
# A bundled template ("general-assembly", "security-council"), or a Word file of your own: "templates/house.docx".
# template = "general-assembly"

[fmt]
# Columns at which drafts are wrapped; 0 keeps each paragraph on one line.
# wrap = 0
"""
"""The `resdraft.toml` of a workspace: every key, none set."""

_WORDS = {
    "en": ("what this draft builds on: earlier resolutions, treaties, reports", "whom", " to ", "do what"),
    "fr": ("les résolutions et instruments rappelés", "qui", " à ", "faire quoi"),
    "es": ("las resoluciones e instrumentos que se recuerdan", "a quién", " a que ", "haga qué"),
    "ru": ("резолюции и документы, на которых основан проект", "кого", " ", "что сделать"),
    "ar": ("القرارات والصكوك التي يستند إليها المشروع", "من", " ", "ما العمل"),
    "zh": ("本草案所依据的决议和文书", "谁", "", "做什么"),
}
"""The placeholders of the two paragraphs, with what stands between those of the second."""
_OPENERS = ("Recalling", "Calls upon")
_COMMA = {"ar": "،", "zh": "，"}
_STOP = {"zh": "。"}


def first_draft(
    body: str = "general-assembly", *, language: str = "en", title: str = "", sponsors: tuple[str, ...] = ()
) -> Resolution:
    """A draft to fill in: masthead, enacting line, one preambular and one operative paragraph with placeholders.

    Raises UsageError for a body or a language that is not offered.
    """
    if language not in LANGUAGES:
        raise UsageError(f"language {language!r} is not known", hint=f"one of: {', '.join(LANGUAGES)}")
    organ = "general-assembly" if body == "model-un" else body
    enacting = facts.enacting_line(organ, language)
    if not enacting:
        raise UsageError(f"body {body!r} is not known", hint=f"one of: {', '.join(BODIES)}")
    builds_on, whom, between, what = _WORDS[language]
    masthead = Masthead(body=body, language=language, title=Text(title), sponsors=tuple(map(_sponsor, sponsors)))
    recalling, calls = (_opener(english, language) for english in _OPENERS)
    blank = "" if language == "zh" else " "
    preamble = Clause(_paragraph(recalling, blank, [(builds_on, True), (_COMMA.get(language, ","), False)]))
    asks = [(whom, True), (between, False), (what, True), (_STOP.get(language, "."), False)]
    return normal(
        Resolution(
            masthead, enacting=Text(enacting), preamble=(preamble,), operative=(Clause(_paragraph(calls, blank, asks)),)
        )
    )


def _sponsor(name: str) -> Sponsor:
    return Sponsor(name.rstrip("* "), name.rstrip().endswith("*"))


def _opener(english: str, language: str) -> str:
    """The commonest phrase of a language that stands for an English one."""
    phrase = next((one.phrase for one in facts.openers(language) if one.english == english), english)
    return phrase[:1].upper() + phrase[1:]


def _paragraph(opener: str, blank: str, rest: list[tuple[str, bool]]) -> Text:
    """An emphasised opener and words, of which those that are True are placeholders."""
    plain = opener + blank
    marks = []
    for words, placeholder in rest:
        if placeholder:
            marks.append(Mark(len(plain), len(plain) + len(words), "bracket", Bracket("placeholder")))
        plain += words
    return Text(plain, (*marks, Mark(0, len(opener), "italic")))
