"""Derive the data files of `resdraft.facts` from the compiled facts.

    python tools/build_facts.py ../shared/facts            write resdraft/facts/data/*.tsv
    python tools/build_facts.py ../shared/facts --check    write nothing; exit 1 if a file differs

`organs.tsv` is kept by hand and not touched; `openers_more.tsv`, beside this
script, adds to the lists of openers. What each file holds is said in `resdraft/facts/data/README.md`.
"""

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "resdraft" / "facts" / "data"
MORE = Path(__file__).with_name("openers_more.tsv")
LANGUAGES = ("fr", "es", "ru", "ar", "zh")
OPENER_COLUMNS = ("phrase", "kind", "strength", "intensity", "tone", "count", "english", "base")

CONFERENCE_PREAMBULAR = """
Anxious|Approving|Bringing attention|Confident|Contemplating|Deeply conscious|Defining|Desiring|Dismayed|Distressed
Disturbed|Drawing attention|Expecting|Extremely concerned|Fearing|Fulfilling|Fully alarmed|Fully aware|Fully believing
Grieved|Having adopted|Having devoted attention|Having studied|Heartened|Highly concerned|Hopeful|Hoping|Inspired
Keeping in mind|Noting with zest|Outraged|Perturbed|Pointing out|Saddened|Shocked|Strongly believing|Troubled
Viewing with appreciation|Viewing with apprehension|Viewing with concern|Worried
"""
"""Recitals that handbooks of conferences (Model UN) teach and adopted texts lack: `model-un.md`, item 8, and
general knowledge of the lists in use."""

CONFERENCE_OPERATIVE = """
Accepts=Approves|Advises=Recommends|Allocates=Decides|Creates=Establishes|Declares accordingly=Declares
Defines=Declares|Designates=Decides|Expresses its hope=Trusts|Further proclaims=Proclaims
Further reminds=Reminds|Further resolves=Resolves|Has resolved=Resolves|Have resolved=Resolves|Hopes=Trusts
Implements=Decides|Initiates=Establishes|Instructs=Directs|Introduces=Establishes|Mandates=Decides
Prohibits=Decides|Seeks=Encourages|Solemnly affirms=Affirms|Strongly recommends=Recommends
Strongly suggests=Suggests|Transmits=Draws the attention
"""
"""The same for operative paragraphs, each with the listed phrase whose strength it takes."""

NO_LIMITS = """
with a view to|inter alia|including through|to consider|to explore|to endeavour|to strive|to study|to seek to
to make every effort|should consider|consider the possibility of|to promote and facilitate|progressive|progressively
gradual|gradually|until|national priorities|national ownership|national circumstances|national capacities
voluntary contributions|due consideration|with due consideration|bearing in mind|pursuant to|as early as possible
as soon as possible|at the earliest opportunity|as possible|as provided for in|full implementation|voluntary basis
exceptional basis|at the request of
"""
"""Phrases of the class "condition" in phrases.csv that say how, to what end or from when a thing is done rather than
whether; and beginnings of longer phrases."""
MEASURES = """
in accordance with|consistent with|in line with|in conformity with|in compliance with|in keeping with|as per
in close consultation with|in cooperation with|in collaboration with|in coordination with|without prejudice to
taking into account|taking into consideration|taking fully into account|in consultation with|with full respect for
with due respect for|with due regard to|with due regard|having regard to|on mutually agreed terms|in agreement with
that have not yet done so|who have not yet done so|as a last resort|without setting a precedent
not be considered a precedent|without the consent of
"""
"""Conditions that say by what a thing is measured, or with whom it is done: whether a provision is weaker for them is
not certain."""
MORE_CONDITIONS = """
as the case may be|as may be required|as may be appropriate|as and when required|as deemed appropriate
as deemed necessary|where and as appropriate|when and where appropriate|where available|as available|if applicable
if needed|if so requested|where requested|to the extent practicable|as far as practicable
where practicable|as far as feasible|in so far as possible|insofar as possible|at its discretion|with its consent
with their consent|with the approval of|subject to the consent of|subject to the approval of|within the limits of
within its existing resources|within their existing resources|within their available resources
within their respective capacities|within their respective capabilities|within their competence
within their capabilities|within its competence|as the security situation allows|as the situation allows
as circumstances permit|as security conditions permit|if circumstances permit|where conditions permit
on condition that|on the understanding that|only if|only when|that are in a position to do so
who are in a position to do so|that have the capacity to do so|who have the capacity to do so
that have the means to do so|in keeping with|as per|according to their respective capacities
"""
"""Further forms of the same conditions, general knowledge."""
OPEN_ENDS = frozenset(
    [
        "with",
        "to",
        "of",
        "that",
        "unless",
        "except",
        "pending",
        "if",
        "when",
        "for",
        "as",
        "per",
        "account",
        "consideration",
        "regard",
    ]
)
"""Last words after which the object follows: what is measured by, who agrees."""
REMARK = re.compile(r" \((?:until \d{4}|[^)]*running text[^)]*)\)$")
"""What states.csv says of a name, after it."""
MORE_NAMES = {
    "BIH": "Bosnia-Herzegovina|BiH",
    "CAF": "CAR",
    "CHN": "PRC",
    "GBR": "Britain|U.K.",
    "KNA": "St Kitts and Nevis",
    "LCA": "St Lucia",
    "PRK": "DPR Korea",
    "TLS": "Timor Leste",
    "TUR": "Turkiye",
    "USA": "U.S.A.",
    "VAT": "Vatican",
    "VCT": "St Vincent and the Grenadines",
}
"""Short names in common use, and as they are typed, that states.csv and groups.csv lack."""
TROUBLED = re.compile(
    "alarm|apprehen|concern|dismay|distress|disturb|fear|griev|outrag|perturb|sadden|shock|troubl|worr", re.IGNORECASE
)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(note: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A TSV file: a comment line, the column names, the rows; no quoting, so no tab or line break in a value."""
    lines = [f"# {note}", "\t".join(columns)]
    for row in rows:
        values = list(row)
        if any("\t" in value or "\n" in value for value in values):
            raise ValueError(f"tab or line break in {values}")
        lines.append("\t".join(values))
    return "\n".join(lines) + "\n"


def entries(text: str) -> list[str]:
    return [entry for line in text.split("\n") for entry in line.split("|") if entry]


def english_openers(verbs: list[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    known = {verb["phrase"]: verb for verb in verbs}
    for verb in verbs:
        yield (*strength_of(verb, verb["phrase"], verb["kind"]), verb["count_total"], "", verb["base"])
    for phrase in entries(CONFERENCE_PREAMBULAR):
        if phrase not in known:
            tone = "concerned" if TROUBLED.search(phrase) else "neutral"
            yield phrase, "preambular", "", strengthened(phrase), tone, "0", "", phrase
    for entry in entries(CONFERENCE_OPERATIVE):
        phrase, like = entry.split("=")
        _, kind, strength, _, tone = strength_of(known[like], phrase, "operative")
        yield phrase, kind, strength, strengthened(phrase), tone, "0", "", known[like]["base"]


def strengthened(phrase: str) -> str:
    return "1" if phrase.split(" ")[0].endswith("ly") else "0"


def strength_of(verb: dict[str, str], phrase: str, kind: str) -> tuple[str, str, str, str, str]:
    return phrase, kind, verb["strength"], verb["intensity"], verb["tone"]


def nearest(phrase: str, known: dict[str, dict[str, str]]) -> dict[str, str] | None:
    """The listed English phrase, or the longest one that it begins with."""
    words = phrase.lower().split(" ")
    for length in range(len(words), 0, -1):
        if found := known.get(" ".join(words[:length])):
            return found
    return None


def other_openers(rows: list[dict[str, str]], verbs: list[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """Strength comes from the commonest English equivalent; for a phrase that stands in the operative part,
    from the commonest that has a strength (Chinese has one word for "Recalling" and "Recalls")."""
    known = {verb["phrase"].lower(): verb for verb in verbs}
    for row in rows:
        choices = [row[column] for column in ("english", "english_2", "english_3") if row[column]]
        found = [verb for verb in (nearest(choice, known) for choice in choices) if verb]
        if row["kind"] != "preambular":
            found.sort(key=lambda verb: not verb["strength"])
        best = found[0]
        exact = known.get(row["english"].lower())
        english = exact["phrase"] if exact else row["english"]
        strength = "" if row["kind"] == "preambular" else best["strength"]
        yield row["phrase"], row["kind"], strength, best["intensity"], best["tone"], row["count"], english, best["base"]


def more_openers(language: str, verbs: list[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """The phrases kept by hand; a Chinese word may open either kind of paragraph."""
    known = {row[0]: row for row in english_openers(verbs)}
    for line in MORE.read_text(encoding="utf-8").splitlines()[2:]:
        tongue, english, phrases = line.split("\t")
        if tongue == language:
            _, kind, strength, intensity, tone, _, _, base = known[english]
            for phrase in phrases.split("|"):
                yield phrase, "both" if language == "zh" else kind, strength, intensity, tone, "0", english, base


def arabic_forms(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each row, and after it, not counted, its other forms: Arabic verbs agree with the organ (feminine for the
    Assembly, masculine for the Councils), and only the first recital lacks the "and" before it."""
    for row in rows:
        yield row
        for phrase in (row[0], other_gender(row[0])):
            yield phrase, *row[1:5], "0", *row[6:]
            if phrase.startswith("وإذ "):
                yield phrase.removeprefix("و"), *row[1:5], "0", *row[6:]


def other_gender(phrase: str) -> str:
    lead = ARABIC_LEAD.match(phrase)
    words = phrase[lead.end() if lead else 0 :].split(" ")
    if lead and lead[0].endswith("قد "):
        words[0] = words[0].removesuffix("ت") if words[0].endswith("ت") else words[0]
    elif words[0][0] in "تي" and words[0] not in ARABIC_IMPERSONAL:
        words[0] = ("ي" if words[0][0] == "ت" else "ت") + words[0][1:]
    words = [word.removesuffix("ها") + "ه" if word.endswith("ها") else word for word in words]
    return (lead[0] if lead else "") + " ".join(words)


ARABIC_LEAD = re.compile("و?إذ |وقد |لا ")
ARABIC_IMPERSONAL = frozenset({"يساورها", "يساوره", "يقلقها", "يثير", "يهولها", "يشجعها", "يزال"})
"""Verbs whose subject is the worry, not the organ; only the pronoun at their end changes."""


def merged(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The first row for each phrase."""
    seen = set()
    for row in rows:
        if row[0] not in seen:
            seen.add(row[0])
            yield row


def opener_files(facts: Path) -> Iterator[tuple[str, str]]:
    verbs = read(facts / "verbs.csv")
    note = "Openers of English resolutions, from verbs.csv (UN corpora 2000-2026); count 0: conference lists (Model UN)"
    yield "openers_en.tsv", table(note, OPENER_COLUMNS, english_openers(verbs))
    by_language = read(facts / "verbs_ml.csv")
    for language in LANGUAGES:
        rows = [row for row in by_language if row["lang"] == language]
        found = [*other_openers(rows, verbs), *more_openers(language, verbs)]
        note = f"Openers in '{language}' from verbs_ml.csv (UN corpora, parallel texts); count 0: added by hand"
        complete = merged(arabic_forms(found) if language == "ar" else found)
        yield f"openers_{language}.tsv", table(note, OPENER_COLUMNS, complete)


def state_rows(rows: list[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        names = (row["name"], row["formal_name"], row["iso3"], row["name_fr"], row["name_es"], row["status"])
        others = [REMARK.sub("", name) for name in row["rejected_or_former_forms"].split("; ")]
        yield *names, "|".join(filter(None, [*others, MORE_NAMES.get(row["iso3"], "")]))


def other_files(facts: Path) -> Iterator[tuple[str, str]]:
    columns: tuple[str, ...] = ("name", "formal_name", "iso3", "name_fr", "name_es", "status", "other_names")
    note = "Members and observers, from states.csv (general knowledge, checked against the UN corpora), and by hand"
    yield "states.tsv", table(note, columns, state_rows(read(facts / "states.csv")))

    columns = ("name", "aliases", "kind", "note")
    note = "Holders of bracketed text that are no States, from groups.csv (general knowledge of practice)"
    yield "groups.tsv", table(note, columns, pick(read(facts / "groups.csv"), columns))

    columns = ("session", "kind", "year_opened", "year_closed", "series")
    note = "Sessions of the General Assembly, from ga_sessions.csv (general knowledge, checked against the UN corpora)"
    yield "ga_sessions.tsv", table(note, columns, pick(read(facts / "ga_sessions.csv"), columns))

    columns = ("year", "first_number", "last_number")
    note = "Security Council resolutions by year, from sc_numbers.csv (texts; 903-1284 general knowledge)"
    yield "sc_numbers.tsv", table(note, columns, pick(read(facts / "sc_numbers.csv"), columns))

    columns = ("phrase", "class", "count_total")
    note = "Phrases that limit, harden, ground or address a provision, from phrases.csv (counted in the UN corpora)"
    yield "phrases.tsv", table(note, columns, pick(read(facts / "phrases.csv"), columns))

    note = "Conditions: what limits a provision, from phrases.csv (counted in the UN corpora) and by hand"
    yield "conditions.tsv", table(note, ("phrase", "added", "then"), conditions(read(facts / "phrases.csv")))

    note = "Verbs that ask somebody to act, from verbs.csv (UN corpora 2000-2026)"
    yield "asking.tsv", table(note, ("verb",), asking(read(facts / "verbs.csv")))

    note = "Dates of adoption, from citation_dates.csv (UN corpora; else the date that most texts give)"
    yield (
        "resolution_dates.tsv",
        table(
            note,
            ("symbol", "date", "texts"),
            adoption_dates(read(facts / "citation_dates.csv"), read(facts / "wrong_citations.csv")),
        ),
    )


def adoption_dates(rows: list[dict[str, str]], wrong: list[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """Each cited resolution with the date of its text, else with that on which nearly all who cite it agree.

    `texts` says how many citations have that date; empty where the text itself was at hand. Of those on which texts
    disagree (`wrong`), the date that was found to be right.
    """
    judged = dict(
        one["right"].rsplit(" of ", 1) for one in wrong if one["kind"] == "date" and one["confidence"] != "uncertain"
    )
    for row in rows:
        cited, agree = int(row["citations"]), int(row["citations_with_that_date"])
        if row["adoption_date_in_corpus"]:
            yield row["symbol"], row["adoption_date_in_corpus"], ""
        elif row["symbol"] in judged:
            yield row["symbol"], judged[row["symbol"]], str(agree)
        elif agree >= 2 and agree >= 0.75 * cited:
            yield row["symbol"], row["date_most_cited"], str(agree)


def conditions(rows: list[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """Each phrase that limits a provision, whether it is weaker for it, and whether an object follows."""
    left_out, measures = entries(NO_LIMITS), entries(MEASURES)
    listed = [row["phrase"] for row in rows if row["class"] == "condition"]
    kept = [phrase for phrase in dict.fromkeys([*listed, *entries(MORE_CONDITIONS)]) if phrase not in left_out]
    beginnings = [phrase for phrase in kept if phrase.split()[-1] in OPEN_ENDS]
    for phrase in kept:
        if not any(phrase.startswith(f"{begin} ") for begin in beginnings):
            weight = "neutral" if any(phrase.startswith(measure) for measure in measures) else "weaker"
            yield phrase, weight, "object" if phrase in beginnings else ""


def asking(verbs: list[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """The main verbs that ask somebody to act, by how often they do."""
    count: Counter[str] = Counter()
    for verb in verbs:
        if verb["addressee_needed"] == "yes" and verb["strength"] and verb["base"].split()[0] not in NO_ASKING:
            count[verb["base"].lower()] += int(verb["count_total"])
    return ((verb,) for verb, _ in count.most_common())


NO_ASKING = ("Reiterates", "Reaffirms", "Renews", "Continues")
"""Verbs that ask by the noun that they govern, "Reiterates its call upon"."""


def pick(rows: list[dict[str, str]], columns: tuple[str, ...]) -> Iterator[list[str]]:
    return ([row[column] for column in columns] for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path, help="the folder with verbs.csv, states.csv and the others")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file differs")
    arguments = parser.parse_args()
    stale = []
    for name, text in [*opener_files(arguments.facts), *other_files(arguments.facts)]:
        path = DATA / name
        if not path.exists() or path.read_bytes() != text.encode():
            stale.append(name)
            if not arguments.check:
                path.write_bytes(text.encode())
    print("differ:" if arguments.check else "written:", ", ".join(stale) or "none")
    return 1 if arguments.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
