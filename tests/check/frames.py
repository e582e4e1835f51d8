"""Drafts around one example: what a rule's page shows, put where the rule looks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resdraft.check import Rule
from resdraft.model import Resolution
from resdraft.text import parse

_EXAMPLE = re.compile(r"^(Bad|Good): `([^`]+)`(.*)$", re.MULTILINE)
_ORGAN = {
    "general-assembly": "The General Assembly,",
    "security-council": "The Security Council,",
    "human-rights-council": "The Human Rights Council,",
    "economic-and-social-council": "The Economic and Social Council,",
    "model-un": "The Committee on Ferries,",
}
_LINES = {"fr": "L’Assemblée générale,", "es": "La Asamblea General,", "ru": "Генеральная Ассамблея,"}
_END = "2. *Decides* to remain seized of the matter."


@dataclass(frozen=True)
class Example:
    """Two drafts that differ in what a rule asks for, given by the paragraphs after the enacting line."""

    bad: str
    good: str
    bad_front: str = ""
    good_front: str = ""
    enacting: tuple[str, str] = ("", "")
    language: str = "en"


def _list(first: str, second: str, third: str = "To report.", lead: str = "Requests the Secretary-General:") -> str:
    return f"1. *Notes* the report;\n\n2. *{lead.split()[0]}*{lead[8:]}\n   - {first}\n   - {second}\n   - {third}"


_PLAIN = "*Recalling* its work,\n\n1. *Notes* the report;\n\n" + _END
_LONG = " ".join(["ferries"] * 260)

EXAMPLES: dict[str, Example] = {
    "RD001": Example(
        f"<!-- resdraft: allow RD201: the chair wants it -->\n{_PLAIN}",
        _PLAIN,
    ),
    "RD002": Example(
        f"<!-- resdraft: allow RD901 -->\n{_PLAIN}",
        f"<!-- resdraft: allow RD901: as agreed -->\n{_PLAIN}",
    ),
    "RD101": Example(_PLAIN, _PLAIN, enacting=("The General Assembly", "The General Assembly,")),
    "RD102": Example(_PLAIN, _PLAIN, enacting=("The Security Council,", "The General Assembly,")),
    "RD104": Example("1. *Notes* the report;\n\n" + _END, _PLAIN),
    "RD105": Example("*Recalling* its earlier work,", "*Recalling* its earlier work,\n\n1. *Decides* to continue it."),
    "RD106": Example(_PLAIN, _PLAIN, bad_front="title: ''\n"),
    "RD107": Example(
        _PLAIN, _PLAIN, "title: Strengthening of UNEP\n", "title: Strengthening of the Environment Programme\n"
    ),
    "RD109": Example(
        "*Recalling* its work,\n\n## Reporting;\n\n1. *Notes* the report;\n\n" + _END,
        "*Recalling* its work,\n\n## Reporting\n\n1. *Notes* the report;\n\n" + _END,
    ),
    "RD110": Example(
        f"{_PLAIN}\n\n# Annex — Plan\n\nThe plan.",
        _PLAIN.replace("the report", "the plan set out in the annex to the present resolution")
        + "\n\n# Annex — Plan\n\nThe plan.",
    ),
    "RD204": Example(
        f"*Noting* the report,\n\nPP3 *Welcoming* the ferries,\n\n1. *Notes* the report;\n\n{_END}",
        f"*Noting* the report,\n\n*Welcoming* the ferries,\n\n1. *Notes* the report;\n\n{_END}",
    ),
    "RD208": Example(
        f"*Recalling* its work,\n\n*Recalling* the report,\n\n1. *Notes* the report;\n\n{_END}",
        f"*Recalling* its work,\n\n*Recalling also* the report,\n\n1. *Notes* the report;\n\n{_END}",
    ),
    "RD211": Example(
        f"*Acting* under Chapter VII of the Charter,\n\n*Noting* the report,\n\n1. *Notes* the report;\n\n{_END}",
        f"*Noting* the report,\n\n*Acting* under Chapter VII of the Charter,\n\n1. *Notes* the report;\n\n{_END}",
    ),
    "RD213": Example(
        f"*Noting* the report,\n\n*Acting* under Chapter VII of the Charter,\n\n1. *Notes* the report;\n\n{_END}",
        "*Determining* that the situation is a threat to peace,\n\n*Acting* under Chapter VII of the Charter,\n\n"
        f"1. *Notes* the report;\n\n{_END}",
    ),
    "RD214": Example(
        f"*Noting* the report,\n\n*Acting* under Chapter VII of the Charter,\n\n1. *Notes* the report;\n\n{_END}",
        f"*Noting* the report,\n\n1. *Notes* the report;\n\n{_END}",
    ),
    "RD215": Example(f"*Noting* {_LONG},\n\n1. *Notes* the report;\n\n{_END}", _PLAIN),
    "RD302": Example(_PLAIN.removesuffix(".") + ";", _PLAIN),
    "RD303": Example(
        _PLAIN.replace("*Notes* the report", "*Noting* the delay, requests a report"),
        _PLAIN.replace("*Notes* the report", "*Notes* the delay, and requests a report"),
    ),
    "RD306": Example(
        "*Recalling* its work,\n\n1. *Decides* to defer the item.",
        "*Recalling* its work,\n\n<!-- operative -->\n\n*Decides* to defer the item.",
    ),
    "RD307": Example("*Recalling* its work,\n\n1. *Notes* the report;\n\n*Decides* to report.", _PLAIN),
    "RD308": Example(
        _PLAIN.replace("*Notes* the report", "In this context, stresses the report"),
        _PLAIN.replace("*Notes* the report", "*Stresses*, in this context, the report"),
    ),
    "RD309": Example(
        "*Recalling* its work,\n\n1. *Notes* the report;\n\n2. *Also requests* a list.",
        "*Recalling* its work,\n\n1. *Requests* the report;\n\n2. *Also requests* a list.",
    ),
    "RD310": Example(
        "*Recalling* its work,\n\n1. *Requests* the report;\n\n2. *Further requests* a list.",
        "*Recalling* its work,\n\n1. *Requests* the report;\n\n2. *Also requests* a list;\n\n3. *Further requests* it.",
    ),
    "RD311": Example(
        "*Recalling* its work,\n\n1. *Recognizes* the report;\n\n2. *Recognizes* the list.",
        "*Recalling* its work,\n\n1. *Recognizes* the report;\n\n2. *Also recognizes* the list.",
    ),
    "RD314": Example(_PLAIN.replace("*Notes*", "*notes*"), _PLAIN),
    "RD316": Example(_PLAIN.replace("*Decides* to remain seized of the matter", "*Requests* a report"), _PLAIN),
    "RD318": Example(
        _PLAIN.replace("*Decides* to remain seized of the matter", "*Encourages* States to cooperate"), _PLAIN
    ),
    "RD320": Example(_PLAIN.replace("the report", _LONG), _PLAIN),
    "RD321": Example(_PLAIN.replace("*Decides*", "Decides"), _PLAIN),
    "RD324": Example(_PLAIN.replace("*Notes*", "*Demands*"), _PLAIN.replace("*Notes*", "*Calls upon*")),
    "RD325": Example(_PLAIN.replace("*Notes* the", "Recallls the"), _PLAIN.replace("*Notes*", "*Recalls*")),
    "RD401": Example(
        "1. *Requests* the Council:\n   - (a) To report;\n   - (c) To list.",
        "1. *Requests* the Council:\n   - (a) To report;\n   - (b) To list.",
        "numbers: kept\n",
        "numbers: kept\n",
    ),
    "RD402": Example(
        "1. *Requests* the Council:\n   a. To report;\n   b. To list.",
        "1. *Requests* the Council:\n   (a) To report;\n   (b) To list.",
    ),
    "RD403": Example(
        "1. *Prie* le Conseil :\n   (a) De faire rapport ;\n   (b) De lister.",
        "1. *Prie* le Conseil :\n   a) De faire rapport ;\n   b) De lister.",
        language="fr",
    ),
    "RD326": Example(_PLAIN.replace("*Notes* the report", "Water is life"), _PLAIN),
    "RD404": Example(_list("to list;", "To count;"), _list("To list;", "To count;")),
    "RD405": Example(_list("To list,", "To count;"), _list("To list;", "To count;")),
    "RD406": Example(_list("To list;", "To count; and"), _list("To list;", "To count;")),
    "RD407": Example(
        _list("To list;", "To count;", lead="Requests the Secretary-General;"), _list("To list;", "To count;")
    ),
    "RD408": Example(_list("to list;", "To count;"), _list("To list;", "To count;")),
    "RD410": Example(_list("That all States list;", "To count;"), _list("To list;", "To count;")),
    "RD501": Example(
        _PLAIN.replace("the report", "what paragraph 19 above says"),
        _PLAIN.replace("remain seized of the matter", "do as paragraph 1 above says"),
    ),
    "RD502": Example(
        _PLAIN.replace("the report", "what paragraph 2 above says"),
        _PLAIN.replace("the report", "what paragraph 2 below says"),
    ),
    "RD705": Example(
        _PLAIN.replace("the report", "the report of the Secretary-General (A/79/185)"),
        _PLAIN.replace("the report;", "the report of the Secretary-General;[^1]") + "\n\n[^1]: A/79/185.",
    ),
    "RD812": Example(
        _PLAIN.replace("the report;", "the report[^1];") + "\n\n[^1]: A/79/185.",
        _PLAIN.replace("the report;", "the report;[^1]") + "\n\n[^1]: A/79/185.",
    ),
    "RD813": Example(
        "1. *Prend note* du rapport,[^1] et des listes.\n\n[^1]: A/79/185.",
        "1. *Prend note* du rapport[^1], et des listes.\n\n[^1]: A/79/185.",
        language="fr",
    ),
    "RD815": Example(
        "1. *Prie* les États;\n\n2. *Décide* de rester saisie de la question.",
        "1. *Prie* les États\u00a0;\n\n2. *Décide* de rester saisie de la question.",
        language="fr",
    ),
    "RD817": Example(
        _PLAIN.replace("the report", "the report of 5 March"),
        _PLAIN.replace("the report", "the report of 5\u00a0March"),
    ),
    "RD819": Example(_PLAIN.replace("*Notes*", "*Сalls upon*"), _PLAIN.replace("*Notes*", "*Calls upon*")),
    "RD825": Example(
        _PLAIN.replace("the report", "the report of Turkey"), _PLAIN.replace("the report", "the report of Türkiye")
    ),
    "RD901": Example(_PLAIN.replace("the report", "[all] reports"), _PLAIN.replace("the report", "all reports")),
    "RD902": Example(_PLAIN.replace(_END, f"1 bis. *Notes* it;\n\n{_END}"), _PLAIN),
    "RD906": Example(
        _PLAIN, _PLAIN, "sponsors: [Cyprus, Côte d’Ivoire, Czechia]\n", "sponsors: [Côte d’Ivoire, Cyprus, Czechia]\n"
    ),
    "RD908": Example(_PLAIN, _PLAIN, "sponsors: [Ireland, Ireland]\n", "sponsors: [Ireland]\n"),
    "RD909": Example(_PLAIN, _PLAIN, "sponsors: [Group of 77 and China]\n", "sponsors: [Egypt]\n"),
}
"""For rules whose page shows more than a few words of one paragraph."""


def body_for(rule: Rule) -> str:
    """A body for which a rule holds."""
    return next(body for body in _ORGAN if body in rule.bodies)


def draft(
    words: str, *, body: str = "general-assembly", front: str = "", enacting: str = "", language: str = "en"
) -> Resolution:
    """A draft with these paragraphs after its enacting line."""
    return parse(source(words, body=body, front=front, enacting=enacting, language=language)).resolution


def source(
    words: str, *, body: str = "general-assembly", front: str = "", enacting: str = "", language: str = "en"
) -> str:
    """The source of such a draft."""
    organ = enacting or _LINES.get(language) or _ORGAN[body]
    named = "" if body == "model-un" else f"body: {body}\n"
    title = "" if "title:" in front else "title: Safety of ferries\n"
    return f"---\nformat: 1\n{named}language: {language}\nstage: tabled\n{title}{front}---\n\n{organ}\n\n{words}\n"


def page_examples(rule: Rule) -> dict[str, str]:
    """The words of the page's bad and good example, if both are nothing but words: by "Bad" and "Good"."""
    return {found[1]: found[2] for found in _EXAMPLE.finditer(rule.page) if not found[3].strip()}


def examples(rule: Rule) -> tuple[Resolution, Resolution]:
    """A draft in which a rule finds something, and one in which it finds nothing."""
    body = body_for(rule)
    if rule.code in EXAMPLES:
        one = EXAMPLES[rule.code]
        bad, good = (
            draft(words, body=body, front=front, enacting=line, language=one.language)
            for words, front, line in zip(
                (one.bad, one.good), (one.bad_front, one.good_front), one.enacting, strict=True
            )
        )
        return bad, good
    shown = page_examples(rule)
    return _around(rule, body, shown["Bad"]), _around(rule, body, shown["Good"])


def _around(rule: Rule, body: str, words: str) -> Resolution:
    """The words of an example where the rule looks."""
    words = words.replace("…", "the safety of ferries")
    if rule.family == "preamble":
        return draft(f"{words}\n\n1. *Notes* the report;\n\n{_END}", body=body)
    if rule.family == "operative":
        return draft(f"*Recalling* its work,\n\n1. {words}\n\n{_END}", body=body)
    return draft(f"*Recalling* its work,\n\n1. *Notes* in this respect {words} among others;\n\n{_END}", body=body)
