"""`resdraft ci`: what a branch changes in drafts, and how little of it is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from resdraft.cli.annotations import Annotation, github_annotations
from resdraft.render import LEAST_COMMENT, POLICIES, ReviewedDraft, ci_comment
from tests.cli.conftest import DRAFT, Cli, Ended
from tests.repositories import Repository

SOFTER = DRAFT.replace("*Urges*", "*Invites*").replace("70/1 of 25 September 2015", "71/2 of 26 September 2016")
BINARY = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
LONGER = DRAFT.replace("2. *Decides* to", "2. *Requests* a report within 60 days;\n\n3. *Decides* to")
WORDS = ("Urges", "Invites", "crews", "70/1", "71/2", "rescue", "Small", "ports", "September", "seized", "report")


@pytest.fixture
def drafts(here: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with `a.res.md`, `b.res.md` and `c.res.md` on main, and a branch that is checked out."""
    made = Repository(here)
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    for name in "abc":
        made.put(f"{name}.res.md", DRAFT.replace("of the matter", f"of matter {name * 3}"))
    made.commit("first")
    made.git("checkout", "-q", "-b", "branch")
    return made


Review = Callable[..., str]


@pytest.fixture
def review(drafts: Repository, cli: Cli) -> Review:
    """`review("--text", "full", code=1)`: what `resdraft ci --base main` prints."""

    def run(*argv: str, code: int = 0) -> str:
        ended = cli("ci", "--base", "main", *argv)
        assert ended.code == code, ended.err
        return ended.out

    return run


def test_no_word_leaves_unless_asked(drafts: Repository, review: Review, cli: Cli, here: Path) -> None:
    drafts.put("a.res.md", SOFTER)
    drafts.put("n.res.md", LONGER)
    drafts.put("x.res.md", BINARY)
    drafts.put("odd.res.md", DRAFT.replace("2. ", "7. "))
    drafts.commit()
    kept = str(here / "kept")
    argv = ("--artifact", kept, "--annotations", "github", "--summary", "s.md", "-o", "c.md")
    ended = cli("ci", "--base", "main", *argv)
    assert ended.code == 1
    told = [ended.out, ended.err, *((here / name).read_text("utf-8") for name in ("s.md", "c.md"))]
    told += [(Path(kept) / name).read_text("utf-8") for name in ("comparison.md", "comparison.json")]
    assert [word for word in WORDS for words in told if re.search(rf"\b{word}\b", words)] == []
    assert "| a.res.md | changed | 2 reworded | 1 reworded | 1 softened" in told[3]
    assert "| OP1 | reworded | softened |" in told[3]
    assert "| n.res.md | new | 3 paragraphs | 1 paragraph |  |" in told[3]
    assert "| x.res.md | **cannot be read** |" in told[3]
    assert "1 problem" in told[3]
    assert ended.err.splitlines() == ["x.res.md: problem: cannot be read"]


def test_no_word_of_long_drafts_leaves(drafts: Repository, review: Review, root: Path) -> None:
    rivals = [path.read_text("utf-8") for path in sorted((root / "drafts" / "isil-2015").glob("*.res.md"))]
    secret = "\n# Secret arrangement — Hidden matters\n\n## Clandestine I\n\n1. Nobody knows{}.\n"
    drafts.put("long.res.md", rivals[0] + secret.format(""))
    drafts.commit()
    drafts.git("branch", "-f", "main")
    drafts.put("long.res.md", rivals[1] + secret.format(" this") + "\n## Furtive\n\n2. Quite.\n")
    drafts.commit()
    secrets = {word for words in (*rivals, secret) for word in re.findall(r"[^\W\d_]{4,}", words.lower())}
    modules = (
        "render/policies.py",
        "render/policy_names.py",
        "render/review_comment.py",
        "cli/annotations.py",
        "diff/comparison.py",
    )
    sources = [(root / "resdraft" / name).read_text("utf-8").lower() for name in modules]
    known = {word for words in sources for word in re.findall(r"[^\W\d_]{4,}", words)}
    ours = known | {f"{word}s" for word in known} | {"long"}
    assert len(secrets - ours) > 400
    argv = ("--artifact", "kept", "--fail-on", "hardened", "--annotations", "github")
    told = [review(*argv, code=1), review(code=0)]
    told += [(drafts.here / "kept" / name).read_text("utf-8") for name in ("comparison.md", "comparison.json")]
    said = {word for words in told for word in re.findall(r"[^\W\d_]{4,}", words.lower())}
    assert said & secrets - ours == set()
    assert "annex 1" in told[1]


def test_meaning_and_words_where_asked(drafts: Repository, review: Review) -> None:
    drafts.put("a.res.md", SOFTER)
    drafts.put("n.res.md", LONGER)
    drafts.commit()
    meaning = review("--text", "summary")
    assert "| OP1 | reworded | softened: Urges → Invites |" in meaning
    assert "- Softened: OP1 Urges → Invites\n" in meaning
    assert "crews" not in meaning
    full = review("--text", "full")
    assert "> <del>Urges</del> <ins>Invites</ins> Member States to train rescue crews" in full
    assert "**OP2** Requests a report within 60 days;" in full


def test_a_policy_of_the_command_line_and_of_the_configuration(drafts: Repository, review: Review) -> None:
    drafts.put("a.res.md", SOFTER)
    drafts.commit()
    assert "The policy is kept: unreadable." in review()
    assert "**Against the policy:** softened (1)." in review("--fail-on", "hardened, softened", code=1)
    assert "| **OP1** | reworded | softened |" in review("--fail-on", "softened", code=1)
    drafts.put("resdraft.toml", '[ci]\nfail-on = ["citation-changed", "operative-deleted"]\n')
    assert "citation-changed (1)" in review(code=1)
    assert "hardened" in review("--fail-on", "hardened")
    drafts.put("resdraft.toml", "[ci]\nfail-on = []\n")
    review()


def test_a_branch_cannot_loosen_the_policy_of_its_base(drafts: Repository, cli: Cli) -> None:
    drafts.put("resdraft.toml", '[ci]\nfail-on = ["softened"]\n')
    drafts.commit()
    drafts.git("branch", "-f", "main")
    drafts.put("resdraft.toml", "[ci]\nfail-on = []\n")
    drafts.put("a.res.md", SOFTER)
    drafts.commit()
    ended = cli("ci", "--base", "main")
    assert (ended.code, "the policy of the base holds" in ended.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "place"),
    [('fail-on = ["softend"]', "'softend' in fail-on is no policy"), ('fail-on = "softened"', "should be a list")],
)
def test_a_policy_that_there_is_none_of(drafts: Repository, cli: Cli, words: str, place: str) -> None:
    drafts.put("resdraft.toml", f"[ci]\n{words}\n")
    ended = cli("ci", "--base", "main")
    assert (ended.code, place in ended.err, "resdraft.toml:2" in ended.err) == (3, True, True)
    ended = cli("ci", "--base", "main", "--fail-on", "softend")
    assert ended.code == 3 or "did you mean softened?" in ended.err


@pytest.mark.parametrize(
    ("old", "new", "policies"),
    [
        ("*Urges*", "*Invites*", {"operative-changed", "softened"}),
        ("*Urges*", "*Demands* that", {"operative-changed", "hardened"}),
        ("2. *Decides* to remain seized of matter aaa.", "", {"operative-changed", "operative-deleted"}),
        ("rescue crews", "[RUS: rescue] crews", {"operative-changed", "brackets-opened"}),
        ("70/1", "71/1", {"preamble-changed", "citation-changed"}),
    ],
)
def test_what_policies_a_change_is_about(
    drafts: Repository, review: Review, old: str, new: str, policies: set[str]
) -> None:
    path = drafts.here / "a.res.md"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    drafts.commit()
    record = json.loads(review("--format", "json"))
    assert policies <= set(record["drafts"][0]["policies"])
    for policy in POLICIES:
        review("--fail-on", policy, code=1 if policy in record["drafts"][0]["policies"] else 0)


def test_what_is_compared_is_where_the_branch_set_out(drafts: Repository, review: Review) -> None:
    drafts.put("a.res.md", SOFTER)
    drafts.commit()
    drafts.git("checkout", "-q", "main")
    drafts.put("b.res.md", SOFTER)
    drafts.commit()
    drafts.git("checkout", "-q", "branch")
    drafts.put("c.res.md", "not committed")
    assert re.findall(r"^\| (\w)\.res\.md", review(), re.MULTILINE) == ["a"]
    assert "### No draft changed" in review("--head", "main")


def test_a_deleted_draft(drafts: Repository, review: Review) -> None:
    (drafts.here / "b.res.md").unlink()
    drafts.commit()
    assert "| b.res.md | deleted | 2 paragraphs | 1 paragraph |  |" in review()
    for policy in ("draft-deleted", "operative-deleted"):
        assert f"{policy} (1)" in review("--fail-on", policy, code=1)
    assert "::error file=b.res.md,title=a draft went::" in review(
        "--fail-on", "draft-deleted", "--annotations", "github", code=1
    )


def test_renamed_drafts(drafts: Repository, review: Review) -> None:
    drafts.git("mv", "a.res.md", "z.res.md")
    drafts.put("y/b.res.md", (drafts.here / "b.res.md").read_text("utf-8").replace("*Urges*", "*Invites*"))
    (drafts.here / "b.res.md").unlink()
    drafts.commit()
    shown = review()
    assert "| a.res.md → z.res.md | renamed | as it was | as it was |  |" in shown
    assert "| b.res.md → y/b.res.md | renamed, changed | 1 reworded |" in shown


def test_a_draft_that_can_be_read_again(drafts: Repository, review: Review) -> None:
    drafts.git("checkout", "-q", "main")
    drafts.put("a.res.md", BINARY)
    drafts.commit()
    drafts.git("checkout", "-q", "-B", "branch")
    drafts.put("a.res.md", DRAFT)
    drafts.commit()
    assert "Its earlier text could not be read" in review()


def test_names_are_no_markup_and_call_nobody(drafts: Repository, review: Review) -> None:
    name = "@team #12 <b> `x` *y* www.example.org.res.md"
    drafts.put(name, DRAFT)
    drafts.commit()
    drafts.put("a.res.md", DRAFT.replace("rescue", "@everyone #1 <img src=x> !3 GH-7 https://example.org | `rescue`"))
    drafts.commit()
    for text in ("none", "summary", "full"):
        shown = review("--text", text)
        assert re.findall(r"[@#!]\w|GH-\d|https?:/|www\.\w|(?<!\\)<img|<b>[ `]", shown) == []


def test_the_comment_is_shortened_and_the_whole_is_kept(drafts: Repository, review: Review) -> None:
    paragraphs = "".join(f"{number}. *Urges* all States to train {number} crews;\n\n" for number in range(1, 300))
    for name in "abc":
        drafts.put(f"{name}.res.md", DRAFT.replace("1. *Urges* Member States to train rescue crews;\n\n", paragraphs))
    drafts.commit()
    for limit in (20_000, 5_000, LEAST_COMMENT):
        shown = review("--text", "full", "--limit", str(limit), "--artifact", "kept")
        assert len(shown) <= limit
        assert "the whole is in kept/comparison.md" in shown
        assert shown.count("<details>") == shown.count("</details>")
        assert shown.startswith("<!-- resdraft ci -->\n")
    whole = (drafts.here / "kept" / "comparison.md").read_text("utf-8")
    assert whole.count("<summary><b>") == 3
    assert "train **299** crews" in whole or "train 299 crews" in whole
    assert json.loads((drafts.here / "kept" / "comparison.json").read_text("utf-8"))["drafts"][0]["comparison"]


def test_remarks_stand_on_the_line_of_the_clause(drafts: Repository, review: Review) -> None:
    drafts.put("a,b:c%.res.md", DRAFT)
    drafts.commit()
    drafts.git("branch", "-f", "main")
    drafts.put("a,b:c%.res.md", SOFTER.replace("\n2. *Decides* to remain seized of the matter.\n", ""))
    drafts.commit()
    shown = review("--annotations", "github", "--fail-on", "softened", code=1).splitlines()
    source = (drafts.here / "a,b:c%.res.md").read_text("utf-8").splitlines()
    urges = next(number for number, line in enumerate(source, 1) if "Invites" in line)
    assert shown == [
        f"::error file=a%2Cb%3Ac%25.res.md,line={urges},title=OP1 softened::reworded",
        f"::warning file=a%2Cb%3Ac%25.res.md,line={urges},title=OP1%3A RD302::The last operative paragraph ends with a "
        "full stop",
        f"::warning file=a%2Cb%3Ac%25.res.md,line={urges - 2},title=PP1 citation changed::reworded",
        f"::notice file=a%2Cb%3Ac%25.res.md,line={urges},title=OP2 deleted::deleted",
    ]


def test_remarks_are_one_line_whatever_they_say() -> None:
    remark = Annotation("warning", "new\nline,.res.md", 0, "OP1: 5 %", "a\nb: c, 100 %\r")
    assert github_annotations([remark]) == ("::warning file=new%0Aline%2C.res.md,title=OP1%3A 5 %25::a b: c, 100 %25\n")


@pytest.mark.parametrize("long", ["", "x" * 300])
def test_a_shortened_comment_names_what_it_leaves_out(long: str) -> None:
    drafts = [ReviewedDraft(f"{long}{number}.res.md", "changed", fault="odd") for number in range(400)]
    for limit in (LEAST_COMMENT, 3_000):
        shown = ci_comment(drafts, fail_on=POLICIES, limit=limit, whole="kept/comparison.md")
        assert len(shown) <= limit
        assert re.search(r"Not in the table: (?:(?:\S+\.res\.md, ){3,10}\d+ more|\d+ drafts)\.", shown)
        assert (
            shown.count(".res.md |") + int(re.findall(r"Not in the table: .*?(\d+) (?:more|drafts)\.", shown)[0]) >= 390
        )
    assert len(ci_comment(drafts, fail_on=POLICIES, limit=LEAST_COMMENT, whole="f" * 4_000)) <= LEAST_COMMENT


def test_more_remarks_than_github_shows_are_grouped_and_counted(drafts: Repository, review: Review) -> None:
    many = "".join(f"{number}. *Urges* all States to train {number} crews;\n\n" for number in range(1, 30))
    for name in "ab":
        text = DRAFT.replace("1. *Urges* Member States to train rescue crews;\n\n", many).replace("2. *Dec", "30. *Dec")
        drafts.put(f"{name}.res.md", text)
    drafts.commit()
    drafts.git("branch", "-f", "main")
    for name in "ab":
        path = drafts.here / f"{name}.res.md"
        drafts.put(path.name, path.read_text("utf-8").replace(" crews", " able crews"))
    drafts.commit()
    shown = review("--annotations", "github").splitlines()
    assert len(shown) == 2
    assert ",title=29 more paragraphs changed::OP1 " in shown[0]
    for name in "ab":
        path = drafts.here / f"{name}.res.md"
        drafts.put(path.name, path.read_text("utf-8").replace("*Urges*", "*Invites*"))
    drafts.commit()
    shown = review("--annotations", "github").splitlines()
    assert len(shown) == 10
    assert shown[-1] == ("::warning title=49 more remarks::see the summary of this run: a.res.md (20), b.res.md (29)")


def test_remarks_for_gitlab(drafts: Repository, review: Review, cli: Cli) -> None:
    drafts.put("a.res.md", SOFTER)
    drafts.commit()
    review("--annotations", "gitlab", "--artifact", "kept")
    report = json.loads((drafts.here / "kept" / "gl-code-quality-report.json").read_text("utf-8"))
    assert {finding["severity"] for finding in report} <= {"info", "minor", "major", "critical", "blocker"}
    assert report[0]["location"]["path"] == "a.res.md"
    assert report[0]["location"]["lines"]["begin"] > 1
    assert len({finding["fingerprint"] for finding in report}) == len(report)
    assert cli("ci", "--base", "main", "--annotations", "gitlab").code == 2


def test_the_summary_of_a_run(drafts: Repository, review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.put("a.res.md", SOFTER)
    drafts.commit()
    step = drafts.here.parent / "step"
    step.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(step))
    review()
    assert step.read_text("utf-8").startswith("before\n<!-- resdraft ci -->\n")
    review("--summary", "own.md")
    assert step.read_text("utf-8").count("resdraft ci") == 1


def test_word_files(drafts: Repository, review: Review, cli: Cli) -> None:
    assert cli("render", "a.res.md", "-o", "w.docx").code == 0
    drafts.commit()
    drafts.git("branch", "-f", "main")
    drafts.put("t.res.md", SOFTER)
    assert cli("render", "t.res.md", "-o", "w.docx", "--force").code == 0
    drafts.commit()
    assert "| w.docx | changed | 2 reworded | 1 reworded | 1 softened" in review()
    assert "::warning file=w.docx,title=OP1 softened" in review("--annotations", "github")


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["--base", "nowhere"], 3, "git knows no revision nowhere"),
        (["--base", "-x"], 2, ""),
        ([], 2, "--base"),
        (["--base", "main", "--text", "all"], 2, "--text"),
        (["--base", "main", "--limit", "0"], 2, "--limit"),
        (["--base", "main", "--limit", "999"], 2, "999 is too little for a comment: 1,000 characters at least"),
    ],
)
def test_wrong_use(drafts: Repository, cli: Cli, argv: list[str], code: int, said: str) -> None:
    ended = cli("ci", *argv)
    assert (ended.code, said in ended.err) == (code, True)


def test_the_configuration_of_the_head_is_its_own(drafts: Repository, cli: Cli) -> None:
    drafts.put("resdraft.toml", '[ci]\nfail-on = ["softened"]\n[diff]\nstrengths = "house/strengths.tsv"\n')
    drafts.put("house/strengths.tsv", "Urges\t9\nInvites\t1\nAsks\t5\n")
    drafts.put("a.res.md", SOFTER.replace("*Invites*", "*Asks*"))
    drafts.commit()
    drafts.git("checkout", "-q", "main")
    ended = cli("ci", "--base", "main", "--head", "branch")
    assert (ended.code, "softened (1)" in ended.out) == (1, True)
    drafts.put("resdraft.toml", "[ci]\nfail-on = []\n")
    assert cli("ci", "--base", "main", "--head", "branch").code == 1


def test_the_policy_of_the_folder_of_the_drafts(drafts: Repository, cli: Cli) -> None:
    """`resdraft new drafts/` puts a resdraft.toml there, and a forge runs at the top."""
    drafts.put("below/resdraft.toml", '[ci]\nfail-on = ["softened"]\n')
    drafts.put("below/a.res.md", DRAFT)
    drafts.put("other/a.res.md", DRAFT)
    drafts.commit()
    assert "kept: unreadable" in cli("ci", "--base", "HEAD", "--head", "HEAD").out
    drafts.git("branch", "-f", "main")
    drafts.put("other/a.res.md", SOFTER)
    drafts.commit()
    assert cli("ci", "--base", "main").code == 0
    drafts.put("below/a.res.md", SOFTER)
    drafts.put("below/resdraft.toml", "[ci]\nfail-on = []\n")
    drafts.commit()
    assert cli("ci", "--base", "main").code == 1
    assert cli("ci", "--base", "main", "--head", "branch").code == 1
    drafts.put("resdraft.toml", '[ci]\nfail-on = ["hardened"]\n')
    drafts.commit()
    drafts.git("branch", "-f", "main")
    drafts.put("below/a.res.md", DRAFT.replace("*Urges*", "*Encourages*"))
    drafts.commit()
    assert "hardened" in cli("ci", "--base", "main").out


def test_from_a_folder_below(drafts: Repository, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.put("below/resdraft.toml", '[diff]\nstrengths = "odd"\n')
    drafts.put("below/odd", "Urges\t1\nInvites\t9\n")
    drafts.put("below/a.res.md", DRAFT)
    drafts.commit()
    drafts.git("branch", "-f", "main")
    drafts.put("below/a.res.md", SOFTER)
    drafts.commit()
    assert "1 hardened" in cli("ci", "--base", "main").out
    assert "1 hardened" in cli("ci", "--base", "main", "--head", "branch").out
    monkeypatch.chdir(drafts.here / "below")
    assert "1 hardened" in cli("ci", "--base", "main").out


def advice(ended: Ended) -> str:
    """The command that an error names."""
    assert ended.code == 3
    found = re.search(r"`(git fetch [^`]*)`", ended.err)
    assert found, ended.err
    return found[1]


@pytest.mark.parametrize("clone", [["--depth", "1"], ["--single-branch"], ["--depth", "1", "--no-single-branch"], []])
def test_the_advice_for_a_partial_clone_helps(
    drafts: Repository, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clone: list[str]
) -> None:
    drafts.put("a.res.md", SOFTER)
    drafts.commit()
    there = tmp_path / "clone"
    drafts.git("clone", "-q", *clone, "--branch", "branch", drafts.here.as_uri(), str(there))
    monkeypatch.chdir(there)
    if "--single-branch" in clone or clone == ["--depth", "1"]:
        command = advice(cli("ci", "--base", "main"))
        assert command == f"git fetch {'--unshallow ' * ('--depth' in clone)}origin main:refs/remotes/origin/main"
        drafts.git("-C", str(there), *command.split()[1:], "-q")
    elif "--depth" in clone:
        command = advice(cli("ci", "--base", "origin/main"))
        assert command == "git fetch --unshallow"
        drafts.git("-C", str(there), *command.split()[1:], "-q")
    ended = cli("ci", "--base", "main")
    assert (ended.code, "it is there as origin/main" in ended.err) == (3, True)
    assert "| a.res.md | changed |" in cli("ci", "--base", "origin/main").out


def test_the_advice_is_that_of_the_forge(
    drafts: Repository, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.commit()
    drafts.git("clone", "-q", "--depth", "1", "--branch", "branch", drafts.here.as_uri(), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "fetch-depth: 0" in cli("ci", "--base", "origin/main").err
    monkeypatch.delenv("GITHUB_ACTIONS")
    monkeypatch.setenv("GITLAB_CI", "true")
    assert "GIT_DEPTH" in cli("ci", "--base", "origin/main").err


def test_without_a_common_ancestor_or_a_repository(
    drafts: Repository, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.git("checkout", "-q", "--orphan", "alone")
    drafts.commit()
    ended = cli("ci", "--base", "main")
    assert (ended.code, "no common ancestor" in ended.err) == (3, True)
    drafts.git("checkout", "-q", "branch")
    drafts.commit()
    drafts.git("clone", "-q", "--depth", "1", "--no-single-branch", drafts.here.as_uri(), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    ended = cli("ci", "--base", "origin/main")
    assert (ended.code, "`git fetch --unshallow`" in ended.err) == (3, True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert cli("ci", "--base", "main").code == 3


FAULTY = DRAFT.replace("train rescue", "train UN rescue")


def test_what_the_rules_find_is_told_if_it_is_new(drafts: Repository, review: Review, here: Path) -> None:
    drafts.git("checkout", "-q", "main")
    drafts.put("a.res.md", FAULTY)
    drafts.commit()
    drafts.git("checkout", "-q", "-b", "other")
    drafts.put("a.res.md", FAULTY.replace("2015,", "2015;"))
    drafts.put("n.res.md", FAULTY)
    drafts.commit()
    told = review("--text", "summary")
    assert "- PP1: error RD202: a preambular paragraph ends with a semicolon; end it with “,”" in told
    assert told.count("RD809") == 1, "only in the new draft: it stood in the other one before"
    record = json.loads(review("--format", "json"))
    assert record["drafts"][0]["findings"] == [{"code": "RD202", "severity": "error", "place": "PP1"}]
    assert record["drafts"][0]["policies"]["new-errors"] == 1
    assert "new-errors (2)" in review("--fail-on", "new-errors", code=1)


def test_findings_are_remarks_and_sarif_without_a_word(drafts: Repository, review: Review, here: Path) -> None:
    drafts.put("a.res.md", FAULTY)
    drafts.commit()
    remarks = review(
        "--annotations", "github", "--sarif", "found.sarif", "-o", "c.md", "--fail-on", "new-errors", code=1
    )
    assert "::error file=a.res.md,line=11,title=OP1%3A RD809::" in remarks
    sarif = (here / "found.sarif").read_text("utf-8")
    result = json.loads(sarif)["runs"][0]["results"][0]
    assert result["ruleId"] == "RD809"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 11
    for words in (remarks, sarif, (here / "c.md").read_text("utf-8")):
        assert not [word for word in WORDS if re.search(rf"\b{word}\b", words)]


def test_the_rules_are_those_of_the_base(drafts: Repository, review: Review) -> None:
    drafts.git("checkout", "-q", "main")
    drafts.put("resdraft.toml", '[check]\nselect = ["RD809"]\n')
    drafts.commit()
    drafts.git("checkout", "-q", "-b", "other")
    drafts.put("resdraft.toml", '[check]\nignore = ["RD809"]\n')
    drafts.put("a.res.md", FAULTY.replace("2015,", "2015;"))
    drafts.commit()
    told = review()
    assert "RD809" in told
    assert "RD202" not in told
