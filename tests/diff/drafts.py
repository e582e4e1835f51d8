"""Small drafts for the tests of the comparison, written in the draft format."""

from __future__ import annotations

from resdraft.diff import Comparison, Link, Runs, compare
from resdraft.model import Resolution
from resdraft.text import parse


def draft(body: str, language: str = "en") -> Resolution:
    """A draft from its paragraphs; front matter and enacting line are added. Brackets may be held by RUS and FRA."""
    head = f"---\nformat: 1\nbody: security-council\nlanguage: {language}\nholders: [RUS, FRA]\n---\n\n"
    enacting = {"en": "The Security Council,", "zh": "安全理事会，"}.get(language, "")
    parsed = parse(f"{head}{enacting}\n\n{body}")
    assert not parsed.problems, parsed.problems
    return parsed.resolution


def compared(old: str, new: str, language: str = "en") -> Comparison:
    """The comparison of two drafts."""
    return compare(draft(old, language), draft(new, language))


def links(comparison: Comparison) -> dict[str, Link]:
    """The links of clauses by their labels: "PP1>PP2", "OP1+OP2>OP1", ">OP3"."""
    return {
        f"{'+'.join(s.label for s in link.old)}>{'+'.join(s.label for s in link.new)}": link
        for link in comparison.links
        if link.side.kind == "clause"
    }


def kinds(comparison: Comparison) -> dict[str, str]:
    """What became of each clause, by the labels of its link."""
    return {name: f"{link.kind}{' moved' if link.moved else ''}" for name, link in links(comparison).items()}


def told(comparison: Comparison, name: str) -> list[str]:
    """What a link says that it changes."""
    return [change.text for change in links(comparison)[name].changes]


def marked(runs: Runs) -> str:
    """Runs as one line: [-gone-], {+come+}, and the marks that came or went by name."""
    shown = []
    for run in runs:
        words = f"<{run.mark.kind}{' ' if run.edge else ''}{run.edge}>" if run.mark else run.words
        shown.append({"equal": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}[run.kind].format(words))
    return "".join(shown)
