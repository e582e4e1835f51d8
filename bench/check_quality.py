"""Does each rule find its fault, at the right place, and does each fix mend it? `python -m bench.check_quality`.

Every rule's fault is put into real texts, one at a time (at most `--most` texts a rule); a fault counts as found if the
rule speaks of its paragraph, and of the words that were changed where it speaks of words. Every fix is made: the
finding has to be gone, and nothing new found by any rule. Then each wrong citation of the compiled facts is put into a
draft of the body that would cite it: it has to be found, and the right one proposed where it is known.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from bench.check_corpus import adopted
from bench.diff_measures import CORPUS
from resdraft.check import Finding, Rule, check, fixed, known_rules, profile_of
from resdraft.model import Clause, Path, Resolution, UsageError, at, blocks, normal
from resdraft.text import Parsed, parse, passage, with_passage, write

FACTS = CORPUS.parent / "facts"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_END = r"([,;.:，；。،؛])(?=(?:\[\^[^\]]+\])*$)"


@dataclass(frozen=True)
class Fault:
    """How the words of one paragraph become wrong."""

    part: str
    """"preamble", "operative", "first" or "last" of it, "middle" (neither), "item" (not the last), "lead" of a list,
    "heading", "any" (a paragraph of the body).
    """
    find: str
    wrong: str | Callable[[re.Match[str]], str]
    before: str = ""
    """What the paragraph before has to be like, if that matters."""


def _small(found: re.Match[str]) -> str:
    return found[1] + found[2].lower()


def _participle(found: re.Match[str]) -> str:
    verb = found[2]
    stem = verb[:-2] if verb.endswith(("ches", "sses")) else verb[:-1]
    return f"{found[1]}*{stem[:-1] if stem.endswith('e') else stem}ing*"


def _twice(found: re.Match[str]) -> str:
    verb = found[2]
    half = len(verb) // 2
    return f"{found[1]}*{verb[:half]}{verb[half - 1]}{verb[half:]}*"


def _iso_month(found: re.Match[str]) -> str:
    return f"{found[2]} {found[1]}, {found[3]}"


def _inserted(words: str) -> tuple[str, str]:
    return _END, rf" {words}\1"


FAULTS: dict[str, Fault] = {
    "RD109": Fault("heading", r"$", ";"),
    "RD201": Fault("preamble", r"[,،，]$", "."),
    "RD202": Fault("preamble", r"[,،，]$", ";"),
    "RD203": Fault("preamble", r"^\*(Recalling|Reaffirming|Welcoming|Recognizing|Stressing)\*", lambda f: {
        "Recalling": "*Recalls*", "Reaffirming": "*Reaffirms*", "Welcoming": "*Welcomes*",
        "Recognizing": "*Recognizes*", "Stressing": "*Stresses*"}[f[1]]),
    "RD204": Fault("preamble", r"^(?=\*[A-Z])", "PP4 "),
    "RD205": Fault("preamble", r"([a-z]), and (?=[a-z]{3})", r"\1. Also "),
    "RD206": Fault("preamble", r"^(\*)([A-ZÉ])", _small),
    "RD208": Fault("preamble", r"^\*(\w+ing) also\*", r"*\1*", r"^\*{0}\*"),
    "RD209": Fault("preamble", r"^\*(\w+ing) also\*", lambda f: f"*Also {f[1].lower()}*"),
    "RD210": Fault("preamble", r"^\*([^*]+)\*", r"\1"),
    "RD212": Fault("preamble", r"Chapter VII of the Charter of the United Nations", "Chapter VII of the Charter"),
    "RD214": Fault("preamble", r"^.*$", "*Acting* under Chapter VII of the Charter of the United Nations,"),
    "RD301": Fault("middle", r"\s?[;؛；]$", "."),
    "RD302": Fault("last", r"[.。]$", ";"),
    "RD303": Fault("middle", r"^(\d+\. )\*(Notes|Requests|Encourages|Welcomes|Urges|Invites|Stresses)\*", _participle),
    "RD307": Fault("middle", r"^\d+\. (?=\*[A-Z])", "", r"^\d+\. "),
    "RD308": Fault("middle", r"^(\d+\. )\*([A-Z])", lambda f: f"{f[1]}In this context, *{f[2].lower()}"),
    "RD309": Fault("middle", r"^(\d+\. )\*(Urges|Invites)\*", lambda f: f"{f[1]}*Also {f[2].lower()}*",
                   r"^(?!.*\b(?:[Uu]rges|[Ii]nvites)\b)"),
    "RD310": Fault("middle", r"^(\d+\. )\*Also (\w+)\*", r"\1*Further \2*", r"^\d+\. \*(?!Also)"),
    "RD311": Fault("middle", r"^(\d+\. )\*Also (welcomes|recognizes|reaffirms|notes|stresses|decides)\*",
                   lambda f: f"{f[1]}*{f[2].capitalize()}*", r"^\d+\. \*{1}\*"),
    "RD314": Fault("middle", r"^(\d+\. \*)([A-ZÉ])", _small),
    "RD315": Fault("middle", r"([a-z]), and (?=[a-z]{3})", r"\1. Also "),
    "RD316": Fault("last", r"^.*$", "9. *Requests* a report."),
    "RD318": Fault("last", r"^(\d+\. )?.*$", r"\1*Encourages* States to cooperate."),
    "RD319": Fault("last", r"seized of", "seised of"),
    "RD321": Fault("middle", r"^(\d+\. )\*([^*]+)\*", r"\1\2"),
    "RD324": Fault("middle", r"^(\d+\. )\*(?:Urges|Calls upon|Requests)\*", r"\1*Demands*"),
    "RD325": Fault("middle", r"^(\d+\. )\*(Encourages|Requests|Welcomes|Reaffirms|Emphasizes)\*", _twice),
    "RD326": Fault("middle", r"^(\d+\. )\*[^*]+\*", r"\1We want"),
    "RD404": Fault("item", r"^(- )([A-Z])(?=[a-z])", _small),
    "RD405": Fault("item", r"\s?[;؛；]$", ","),
    "RD406": Fault("item", r";$", "; and"),
    "RD407": Fault("lead", r"\s?[:：﹕]$", ";"),
    "RD501": Fault("operative", *_inserted("as set out in paragraph 199 above")),
    "RD502": Fault("last", *_inserted("as set out in paragraph 1 below")),
    "RD503": Fault("operative", *_inserted("as in OP 3")),
    "RD504": Fault("any", r"\bthe present resolution\b", "this resolution"),
    "RD505": Fault("any", r"\bthis resolution\b", "the present resolution"),
    "RD506": Fault("operative", r"\bparagraph (\d+) \(", r"paragraph \1("),
    "RD601": Fault("any", r"(?<![/\d])(\d{4}) \((20[01]\d)\)", lambda f: f"{f[1]} ({int(f[2]) + 3})"),
    "RD602": Fault("any", r"(\d{4} \(\d{4}\)), (\d{4} \(\d{4}\)),? and (\d{4} \(\d{4}\))", r"\2, \1 and \3"),
    "RD605": Fault("any", rf"(?<=\d) of (\d+)(\s)({_MONTHS})",
                   lambda f: f" of {int(f[1]) % 27 + 1}{f[2]}{f[3]}"),
    "RD606": Fault("any", rf"(General Assembly resolution \d\d/\d+ of \d+\s(?:{_MONTHS})) (20\d\d)",
                   lambda f: f"{f[1]} {int(f[2]) - 30}"),
    "RD607": Fault("any", r"(resolution 2\d\d\d \(2020\))(?! of)", r"\1 of 5 March 2020"),
    "RD609": Fault("any", r"(?<![/\d])(\d{4}) \((20[012]\d)\)", r"\1(\2)"),
    "RD610": Fault("any", r"\bresolution (7\d/\d+)", r"A/RES/\1"),
    "RD611": Fault("any", r"\bSecurity Council resolution (?=\d)", "UNSCR "),
    "RD701": Fault("any", *_inserted("in A/RES/79-12")),
    "RD702": Fault("any", *_inserted("in A/C.3/79/L.41/rev 1")),
    "RD705": Fault("operative", *_inserted("in the report of the Secretary-General (A/79/185)")),
    "RD706": Fault("operative", *_inserted("as the Third Committee said in A/C.2/79/L.1")),
    "RD801": Fault("any", r"(\d) per cent", r"\1%"),
    "RD802": Fault("any", r"\b([Oo]rganiz|[Rr]ecogniz|[Ee]mphasiz|[Uu]tiliz|[Rr]ealiz)(?=e|ing|ation)",
                   lambda f: f[1][:-1] + "s"),
    "RD803": Fault("any", r"\b([Oo]rganiz|[Rr]ecogniz|[Ee]mphasiz|[Uu]tiliz|[Rr]ealiz)(?=e|ing|ation)",
                   lambda f: f[1][:-1] + "s"),
    "RD804": Fault("any", r"\b(labour|centre|defence|programme)\b", lambda f: {
        "labour": "labor", "centre": "center", "defence": "defense", "programme": "program"}[f[1]]),
    "RD805": Fault("any", rf"\b(\d+)\s({_MONTHS}) (20\d\d)\b", _iso_month),
    "RD806": Fault("any", *_inserted("for 11500 troops")),
    "RD807": Fault("any", r"\b(three|five) (?=States|years|months|members|reports)", lambda f: {
        "three": "3 ", "five": "5 "}[f[1]]),
    "RD808": Fault("any", r"\b12 (?=months|members|States)", "twelve "),
    "RD809": Fault("any", r"(?<=the )United Nations(?= [a-z])", "UN"),
    "RD811": Fault("any", r"“", '"'),
    "RD812": Fault("any", r"([,;.，；。])(\[\^[^\]]+\])", r"\2\1"),
    "RD813": Fault("any", r"(\[\^[^\]]+\])([,;،؛])", r"\2\1"),
    "RD814": Fault("any", r"(?<=[a-z])(?=, [a-z])", " "),
    "RD816": Fault("any", r"(?<=[a-z]{2}), (?=[a-z]{2})", ","),
    "RD817": Fault("any", rf"(\d)\u00a0(?={_MONTHS})", r"\1 "),
    "RD819": Fault("operative", r"\bCo(?=[a-z]{3})", "Со"),
    "RD820": Fault("any", r"\bof the\b", "of of the"),
    "RD821": Fault("any", r"\bMember States\b", "member states"),
    "RD822": Fault("any", r"\ball States\b", "all states"),
    "RD823": Fault("any", r"\bSecretary-General\b(?= [a-z])", "Secretary General"),
    "RD824": Fault("any", r"\bIndigenous Peoples\b", "indigenous peoples"),
    "RD825": Fault("any", *_inserted("and Swaziland")),
    "RD826": Fault("any", r"(?<=[a-z]) or (?=[a-z])", " and/or "),
    "RD827": Fault("any", r"\b(20\d\d)–(20\d\d)\b", r"\1-\2"),
    "RD901": Fault("any", r"(?<=[a-z] )(all|the|its) ", r"[\1] "),
    "RD902": Fault("middle", r"^(\d+)\. ", lambda f: f"{int(f[1]) - 1} bis. "),
    "RD903": Fault("any", *_inserted("TBC")),
    "RD904": Fault("any", *_inserted("as in OP4")),
}  # fmt: skip
"""Faults of words. Those of the whole (title, enacting line, sponsors, labels) are `WHOLE`."""


def _labels_apart(draft: Resolution) -> tuple[Resolution, Path] | None:
    for place in blocks(draft):
        block = place.block
        if not isinstance(block, Clause) or place.path[0] != "operative" or len(block.items) < 3 or block.style:
            continue
        second = block.items[1]
        if isinstance(second, Clause) and not second.number:
            items = (block.items[0], replace(second, number="(e)"), *block.items[2:])
            return _with(draft, place.path, replace(block, items=items)), (*place.path, 1)
    return None


def _list_style(draft: Resolution) -> tuple[Resolution, Path] | None:
    wrong = "a." if draft.masthead.language in ("en", "ar", "zh") else "(a)"
    for place in blocks(draft):
        if isinstance(place.block, Clause) and place.path[0] == "operative" and place.block.items:
            return _with(draft, place.path, replace(place.block, style=wrong)), place.path
    return None


def _with(draft: Resolution, path: Path, block: Clause) -> Resolution:
    from resdraft.model import replace as put

    kept = replace(draft, conventions=replace(draft.conventions, numbers="kept"))
    return normal(put(kept, path, block))


def _masthead(draft: Resolution, **values: object) -> tuple[Resolution, Path]:
    return normal(replace(draft, masthead=replace(draft.masthead, **values))), ()  # type: ignore[arg-type]


def _without_comma(draft: Resolution) -> tuple[Resolution, Path] | None:
    line = draft.enacting
    if not line.plain or not draft.preamble:
        return None
    return normal(replace(draft, enacting=replace(line, plain=line.plain.rstrip(",،，"), marks=()))), ()


def _other_organ(draft: Resolution) -> tuple[Resolution, Path] | None:
    other = "The Security Council," if draft.masthead.body != "security-council" else "The General Assembly,"
    return (
        (normal(replace(draft, enacting=replace(draft.enacting, plain=other, marks=()))), ())
        if draft.enacting
        else None
    )


def _untitled(draft: Resolution) -> tuple[Resolution, Path]:
    item = replace(draft.masthead.agenda_item, title=replace(draft.masthead.title, plain="", marks=()))
    return _masthead(draft, title=item.title, agenda_item=item)


IN_ENGLISH = frozenset({"RD102", "RD214", "RD501", "RD502"})
"""Rules of several languages whose fault is English here."""
BY = {"RD606": ("RD605", "RD606")}
"""Faults of which either of two rules may speak: where the right date is known, the one that names it."""
WHOLE: dict[str, Callable[[Resolution], tuple[Resolution, Path] | None]] = {
    "RD101": _without_comma,
    "RD102": _other_organ,
    "RD105": lambda draft: (normal(replace(draft, operative=())), ()) if draft.preamble and draft.operative else None,
    "RD106": _untitled,
    "RD401": _labels_apart,
    "RD402": _list_style,
    "RD403": _list_style,
}


@dataclass
class Score:
    """Of one rule."""

    tried: int = 0
    found: int = 0
    fixes: int = 0
    mended: int = 0


def _where(parsed: Parsed, part: str) -> Iterator[tuple[Path, str]]:
    """The paragraphs of a part, with the source of the one before."""
    draft = parsed.resolution
    if part == "heading":
        for place in blocks(draft):
            if type(place.block).__name__ == "Heading" and place.path[0] == "operative":
                yield place.path, ""
        return
    if part in ("item", "lead"):
        for place in blocks(draft):
            if not isinstance(place.block, Clause) or place.path[0] != "operative" or not place.block.items:
                continue
            items = [n for n, one in enumerate(place.block.items) if isinstance(one, Clause) and not one.items]
            if part == "lead":
                yield place.path, ""
            else:
                yield from (((*place.path, n), "") for n in items if n < len(place.block.items) - 1)
        return
    for name in ("preamble", "operative") if part == "any" else ("preamble",) if part == "preamble" else ("operative",):
        paths: list[Path] = [
            (name, n) for n, one in enumerate(getattr(draft, name)) if isinstance(one, Clause) and not one.items
        ]
        if part == "last":
            count = len(getattr(draft, name))
            paths = [path for path in paths if path[1] == count - 1]
        if part == "middle":
            paths = [path for path in paths if 0 < int(path[1]) < len(getattr(draft, name)) - 1]
        for path in paths:
            number = int(path[1])
            before = passage(parsed, (name, number - 1)).words if number else ""
            yield path, before


def faulty(parsed: Parsed, fault: Fault) -> Iterator[tuple[Resolution, Path, int, int]]:
    """The draft with the fault, where it lies, and from where to where its words changed."""
    for path, before in _where(parsed, fault.part):
        try:
            words = passage(parsed, path)
        except UsageError:
            continue
        lines = words.words.split("\n", 1)
        found = re.search(fault.find, lines[0])
        if not found:
            continue
        if fault.before:
            groups = [g.capitalize() if g else "" for g in found.groups()]
            if not re.search(
                fault.before.replace("{0}", "".join(groups[:1])).replace("{1}", "".join(groups[1:2])), before
            ):
                continue
        wrong = lines[0][: found.start()] + found.expand(fault.wrong) if isinstance(fault.wrong, str) else (
            lines[0][: found.start()] + fault.wrong(found)
        )  # fmt: skip
        source = with_passage(parsed, words, "\n".join([wrong + lines[0][found.end() :], *lines[1:]]))
        draft = parse(source).resolution
        if draft == parsed.resolution:
            continue
        try:
            old, new = at(parsed.resolution, path), at(draft, path)
        except (UsageError, IndexError, KeyError):
            continue
        if not hasattr(new, "text") or not hasattr(old, "text"):
            continue
        yield draft, path, *_changed(old.text.plain, new.text.plain)


def _changed(old: str, new: str) -> tuple[int, int]:
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(new) - tail


def _right_place(one: Finding, path: Path, start: int, end: int) -> bool:
    if one.path != path:
        return False
    if end <= start:  # only markup changed
        return True
    return one.start == one.end or (one.start <= end + 1 and one.end >= start - 1)


def _fixes(rule: Rule, draft: Resolution, stage: str, path: Path) -> tuple[bool, list[str]]:
    """Whether a fix leaves the finding gone, and what any rule finds that it did not find before."""

    def look(one: Resolution) -> tuple[Finding, ...]:
        return check(one, select=[rule.code], stage=stage)

    mended, left = fixed(draft, look)
    gone = not any(one.code == rule.code and one.path == path and one.fix for one in left)
    before = Counter(one.code for one in check(draft, select=["all"], stage=stage))
    after = Counter(one.code for one in check(mended, select=["all"], stage=stage))
    return gone, sorted((after - before).elements())


def measure(rule: Rule, drafts: list[Parsed], most: int, *, show: bool = False) -> Score:
    """One rule's fault in each of the drafts for which it holds."""
    score = Score()
    for parsed in drafts:
        if score.tried >= most:
            break
        draft = parsed.resolution
        if profile_of(draft) not in rule.bodies or draft.masthead.language not in rule.languages:
            continue
        stage = "tabled" if "tabled" in rule.stages else draft.masthead.stage
        if rule.code in WHOLE:
            made = WHOLE[rule.code](draft)
            wrong = [(*made, 0, 1 << 30)] if made else []
        else:
            wrong = [one for one, _ in zip(faulty(parsed, FAULTS[rule.code]), range(1), strict=False)]
        codes = BY.get(rule.code, (rule.code,))
        known = Counter((one.path, one.start) for one in check(draft, select=codes, stage=stage))
        for bad, path, start, end in wrong:
            found = check(bad, select=codes, stage=stage)
            fresh = [one for one in found if not known[one.path, one.start]]
            here = [one for one in (fresh or found) if _right_place(one, path, start, end)]
            score.tried += 1
            score.found += bool(here)
            if show and not here:
                print(f"  missed {rule.code} in {draft.masthead.symbol} {path}: {_words(bad, path)[:160]}")
            if any(one.fix for one in here):
                score.fixes += 1
                gone, new = _fixes(rule, bad, stage, path)
                score.mended += gone and not new
                if show and (not gone or new):
                    print(f"  fix of {rule.code} in {draft.masthead.symbol} {path}: gone {gone}, new {new}")
    return score


def _words(draft: Resolution, path: Path) -> str:
    block = at(draft, path) if path else None
    return block.text.plain if isinstance(block, Clause) else draft.enacting.plain


_BODIES = {
    "S": ("security-council", "The Security Council"),
    "A/HRC": ("human-rights-council", "The Human Rights Council"),
    "A": ("general-assembly", "The General Assembly"),
    "E": ("economic-and-social-council", "The Economic and Social Council"),
}


@cache
def _date(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)} {_MONTHS.split('|')[int(month) - 1]} {year}"


def wrong_citations() -> Iterator[tuple[str, str, bool, bool, bool]]:
    """Each wrong citation of the facts: as cited, the right one, found, right proposed, a false alarm for the right."""
    with (FACTS / "wrong_citations.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            wrong, right = row["as_cited"], row["right"]
            if row["kind"] == "SC year":
                organ, said = "S", right.removeprefix("resolution ")
                drafts = [f"Recalling its {wrong},", f"Recalling its {right},"]
                proposal = said
            else:
                symbol, date = wrong.split(" of ")
                organ, number = symbol.split("/RES/")
                proposal = _date(right.split(" of ")[1])
                name = _BODIES[organ][1].removeprefix("The ")
                drafts = [f"Recalling {name} resolution {number} of {_date(date)},",
                          f"Recalling {name} resolution {number} of {proposal},"]  # fmt: skip
            results: list[tuple[Finding, ...]] = []
            for words in drafts:
                for body, line in _BODIES.values():
                    source = f"---\nformat: 1\nbody: {body}\ntitle: X\n---\n\n{line},\n\n{words}\n\n1. *Decides* it.\n"
                    results.append(check(parse(source).resolution, select=["RD601", "RD605", "RD606"]))
            bad, good = results[: len(_BODIES)], results[len(_BODIES) :]
            proposed = all(any(proposal in f"{one.message} {one.hint}" for one in found) for found in bad)
            yield wrong, right, all(bad), proposed, any(good)


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--language", default="en")
    options.add_argument("--most", type=int, default=30, help="texts a rule")
    options.add_argument("--every", type=int, default=5, help="only each n-th text")
    options.add_argument("--rule", default="", help="only this rule, with what was missed")
    args = options.parse_args()
    if not args.rule and args.language == "en":
        rows = list(wrong_citations())
        print(f"wrong citations: {sum(r[2] for r in rows)} of {len(rows)} found, right one proposed for "
              f"{sum(r[3] for r in rows)}, {sum(r[4] for r in rows)} false alarms on the right ones")  # fmt: skip
        for wrong, right, found, proposed, alarm in rows:
            if not (found and proposed) or alarm:
                print(f"  {wrong} for {right}: found {found}, proposed {proposed}, false alarm {alarm}")
    drafts = [
        parse(write(one))
        for number, (_, one) in enumerate(adopted(CORPUS, args.language))
        if number % args.every == 0
    ]  # fmt: skip
    total = Score()
    print(f"\n{len(drafts)} texts\n\n| rule | faults | found | fixes | mended |\n| --- | --: | --: | --: | --: |")
    for rule in known_rules():
        if (rule.code not in FAULTS and rule.code not in WHOLE) or args.rule not in ("", rule.code):
            continue
        if args.language != "en" and rule.code in IN_ENGLISH:
            continue
        score = measure(rule, drafts, args.most, show=bool(args.rule))
        for name in ("tried", "found", "fixes", "mended"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
        if score.tried:
            print(f"| {rule.code} {rule.name} | {score.tried} | {score.found} | {score.fixes} | {score.mended} |")
    print(f"| all | {total.tried} | {total.found} | {total.fixes} | {total.mended} |")


if __name__ == "__main__":
    main()
