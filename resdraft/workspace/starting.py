"""What one starts from: the first text of a draft, and the files of a workspace."""

from __future__ import annotations

from dataclasses import replace

from resdraft import facts
from resdraft.model import Masthead, Resolution, Sponsor, Text, UsageError, normal
from resdraft.text import parse

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

[ci]
# What `resdraft ci` refuses; `resdraft ci --help` lists what can be named.
# fail-on = ["unreadable", "operative-deleted", "softened"]

[check]
# Whose rules hold, where not those of the draft's own body; a stage; rules more or less than the usual ones.
# profile = "model-un"
# stage = "tabled"
# select = ["general-assembly"]
# ignore = ["RD817"]
# fail-on = "warning"

[diff]
# Your own table of how strong verbs are: on each line an opener, a tab and a number, the higher the stronger.
# strengths = "strengths.tsv"
"""
"""The `resdraft.toml` of a workspace: every key, none set."""

_PARAGRAPHS = {
    "en": """\
*Recalling* [what this draft builds on: earlier resolutions, treaties, reports]{placeholder},

1. *Calls upon* [whom]{placeholder} to [do what]{placeholder}.
""",
    "fr": """\
*Rappelant* [les résolutions, traités et rapports sur lesquels se fonde le projet]{placeholder},

1. *Demande* à [qui]{placeholder} de [faire quoi]{placeholder}.
""",
    "es": """\
*Recordando* [las resoluciones, los tratados y los informes en que se basa el proyecto]{placeholder},

1. *Exhorta* a [quién]{placeholder} a que [haga qué]{placeholder}.
""",
    "ru": """\
*ссылаясь* на [резолюции, договоры и доклады, на которых основан проект]{placeholder},

1. *призывает* [кого]{placeholder} [что сделать]{placeholder}.
""",
    "ar": """\
*إذ تشير* إلى [القرارات والمعاهدات والتقارير التي يستند إليها المشروع]{placeholder}،

1. *تهيب* ب[من]{placeholder} أن [يفعل ماذا]{placeholder}.
""",
    "zh": """\
*回顾*[本草案所依据的决议、条约和报告]{placeholder}，

1. *促请*[谁]{placeholder}[做什么]{placeholder}。
""",
}
"""The first paragraphs, in the draft format."""
_COUNCIL = {"إذ تشير": "إذ يشير", "تهيب": "يهيب"}
"""Arabic verbs of a council, which is masculine, for those of an assembly."""


def first_draft(
    body: str = "general-assembly", *, language: str = "en", title: str = "", sponsors: tuple[str, ...] = ()
) -> Resolution:
    """A draft to fill in: masthead, enacting line, one preambular and one operative paragraph with placeholders.

    Raises UsageError for a body or a language that is not offered.
    """
    if language not in LANGUAGES:
        raise UsageError(f"language {language!r} is not known", hint=f"one of: {', '.join(LANGUAGES)}")
    enacting = facts.enacting_line("general-assembly" if body == "model-un" else body, language)
    if not enacting:
        raise UsageError(f"body {body!r} is not known", hint=f"one of: {', '.join(BODIES)}")
    paragraphs = _PARAGRAPHS[language]
    if body.endswith("council"):
        for ours, theirs in _COUNCIL.items():
            paragraphs = paragraphs.replace(ours, theirs)
    masthead = Masthead(body=body, language=language, title=Text(title), sponsors=tuple(map(_sponsor, sponsors)))
    read = parse(f"---\nformat: 1\nlanguage: {language}\n---\n\n{enacting}\n\n{paragraphs}").resolution
    return normal(replace(read, masthead=masthead))


def _sponsor(name: str) -> Sponsor:
    return Sponsor(name.rstrip("* "), name.rstrip().endswith("*"))
