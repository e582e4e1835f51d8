"""`resdraft check` and `resdraft rule`."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import DRAFT, Cli

FAULTY = DRAFT.replace("25 September 2015,", "25 September 2015.").replace("train rescue", "train UN rescue")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "resdraft" / "findings.json"


@pytest.fixture
def faulty(draft: Path) -> Path:
    draft.write_text(FAULTY, "utf-8")
    return draft


def test_a_good_draft_has_no_findings(cli: Cli, draft: Path) -> None:
    ended = cli("check", "a.res.md")
    assert (ended.code, ended.out, ended.err) == (0, "no findings in 1 draft\n", "")


def test_a_finding_shows_the_place_underlined(cli: Cli, faulty: Path) -> None:
    ended = cli("check", "a.res.md", "--width", "57")
    assert ended.code == 1
    assert ended.out == (
        "a.res.md:9:53: error RD201: the paragraph ends with “.” (PP1)\n"
        " 9 | …calling* its resolution 70/1 of 25 September 2015.\n"
        "   |                                                   ^\n"
        "   = end it with “,”\n"
        "a.res.md:11:35: error RD809: “UN” is not written in full (OP1)\n"
        " 11 | 1. *Urges* Member States to train UN rescue crews;\n"
        "    |                                   ^^\n"
        "    = write “United Nations”\n"
        "2 findings in 1 draft: 2 errors; --fix mends 2 of them\n"
    )


def test_words_of_a_draft_are_no_commands_for_the_terminal(cli: Cli, draft: Path) -> None:
    draft.write_text(FAULTY.replace("UN rescue", "UN \x1b[31mrescue"), "utf-8")
    assert "\x1b" not in cli("check", "a.res.md").out


def test_a_paragraph_in_arabic_names_the_words_below(cli: Cli, draft: Path) -> None:
    draft.write_text(
        "---\nformat: 1\nlanguage: ar\ntitle: العبارات\n---\n\n"
        "إن الجمعية العامة،\n\nوإذ تشير إلى قرارها.\n\n1. تقرر كذا.\n",
        "utf-8",
    )
    lines = cli("check", "a.res.md").out.splitlines()
    assert "   | “.”" in lines
    assert not any(line.endswith("^") for line in lines)


def test_fix_mends_in_place_and_says_what_is_left(cli: Cli, faulty: Path) -> None:
    faulty.write_text(
        FAULTY.replace("\n", "\r\n").replace("of the matter.", "of the [RUS: matter]."), "utf-8", newline=""
    )
    ended = cli("check", "--fix", "--stage", "tabled", "a.res.md")
    assert ended.code == 1
    assert "2 findings mended\n1 finding in 1 draft: 1 error\n" in ended.out
    expected = DRAFT.replace("train rescue", "train United Nations rescue").replace("the matter.", "the [RUS: matter].")
    assert faulty.read_bytes() == expected.replace("\n", "\r\n").encode()
    before = faulty.stat()
    cli("check", "--fix", "a.res.md")
    assert faulty.stat().st_mtime_ns == before.st_mtime_ns


def test_diff_shows_what_fix_would_change_and_writes_nothing(cli: Cli, faulty: Path) -> None:
    ended = cli("check", "--fix", "--diff", "a.res.md")
    assert ended.code == 1
    assert "+1. *Urges* Member States to train United Nations rescue crews;\n" in ended.out
    assert faulty.read_text("utf-8") == FAULTY


def test_fix_leaves_a_draft_alone_that_cannot_be_read_as_meant(cli: Cli, faulty: Path) -> None:
    words = FAULTY.replace("rescue crews", "rescue crews[^9]")
    faulty.write_text(words, "utf-8")
    ended = cli("check", "--fix", "a.res.md")
    assert "not mended" in ended.err
    assert faulty.read_text("utf-8") == words


def test_standard_input_is_mended_to_standard_output(cli: Cli) -> None:
    ended = cli("check", "--fix", "-", stdin=FAULTY)
    assert ended.out == DRAFT.replace("train rescue", "train United Nations rescue")


def test_only_what_is_asked_for_fails(cli: Cli, faulty: Path) -> None:
    assert cli("check", "--ignore", "RD201,RD809", "a.res.md").code == 0
    assert cli("check", "--select", "RD604", "a.res.md").code == 0
    faulty.write_text(DRAFT.replace("25 September", "27 September"), "utf-8")
    assert cli("check", "a.res.md").code == 0
    assert cli("check", "--fail-on", "warning", "a.res.md").code == 1


def test_the_configuration_says_what_flags_do_not(cli: Cli, faulty: Path, here: Path) -> None:
    (here / "resdraft.toml").write_text('[check]\nignore = ["RD201"]\nselect = ["preamble"]\nfail-on = "warning"\n')
    assert cli("check", "a.res.md").code == 0
    assert cli("check", "--select", "wording", "a.res.md").code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('ignore = ["RD2O1"]', "resdraft.toml:2: error: ignore: no such rule: RD2O1"),
        ('profile = "unsc"', "resdraft.toml:2: error: profile: no such profile: unsc"),
        ('fail-on = "info"', "resdraft.toml:2: error: 'info' is no severity"),
    ],
)
def test_a_mistake_in_the_configuration_is_named(cli: Cli, faulty: Path, here: Path, words: str, said: str) -> None:
    (here / "resdraft.toml").write_text(f"[check]\n{words}\n")
    ended = cli("check", "a.res.md")
    assert ended.code == 3
    assert said in ended.err


@pytest.mark.parametrize("argv", [("--select", "RD999"), ("--profile", "unsc"), ("--stage", "late")])
def test_what_is_not_known_is_wrong_use(cli: Cli, faulty: Path, argv: tuple[str, ...]) -> None:
    assert cli("check", *argv, "a.res.md").code == 2


def test_one_that_cannot_be_read_does_not_stop_the_rest(cli: Cli, faulty: Path) -> None:
    ended = cli("check", "missing.res.md", "a.res.md")
    assert ended.code == 3
    assert "RD201" in ended.out


def test_json_has_places_and_words(cli: Cli, faulty: Path) -> None:
    (found,) = json.loads(cli("check", "--format", "json", "a.res.md").out)["drafts"]
    assert (found["name"], found["profile"], found["stage"]) == ("a.res.md", "general-assembly", "negotiation")
    one = found["findings"][1]
    assert (one["code"], one["line"], one["column"], one["end_column"], one["words"]) == ("RD809", 11, 35, 37, "UN")
    assert one["fix"] == "write “United Nations”"


def test_sarif_has_rules_and_places(cli: Cli, faulty: Path) -> None:
    faulty.rename("a b.res.md")
    run = json.loads(cli("check", "--format", "sarif", "a b.res.md").out)["runs"][0]
    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == ["RD201", "RD809"]
    result = run["results"][1]
    assert result["ruleId"] == "RD809"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.res.md"
    assert place["region"] == {"startLine": 11, "startColumn": 35, "endLine": 11, "endColumn": 37}


def test_github_gets_remarks(cli: Cli, faulty: Path) -> None:
    lines = cli("check", "--format", "github", "a.res.md").out.splitlines()
    assert lines[0] == "::error file=a.res.md,line=9,title=RD201::PP1: the paragraph ends with “.” (end it with “,”)"


def test_statistics_count(cli: Cli, faulty: Path) -> None:
    out = cli("check", "--statistics", "a.res.md").out
    assert out.splitlines()[:2] == ["1 RD201 preambular-comma (--fix)", "1 RD809 united-nations-in-full (--fix)"]


def test_another_format_is_checked_too(cli: Cli, faulty: Path, here: Path) -> None:
    assert cli("export", "a.res.md", "-o", "a.json").code == 0
    ended = cli("check", "a.json")
    assert ended.code == 1
    assert ended.out.startswith("a.json: error RD201: the paragraph ends with “.” (PP1)\n")


def test_a_second_run_finds_the_same_from_what_was_kept(
    cli: Cli, faulty: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cli("check", "a.res.md")
    if os.name == "posix":
        assert stat.S_IMODE(cache.stat().st_mode) == 0o600
    with monkeypatch.context() as patched:
        patched.setattr("resdraft.cli.commands.check_command.checked_file", None)
        assert cli("check", "a.res.md") == first
    assert cli("check", "--select", "RD201", "a.res.md").out != first.out
    faulty.write_text(DRAFT, "utf-8")
    assert cli("check", "a.res.md").code == 0


@pytest.mark.parametrize("words", ["", "[]", '{"x": 1}', "\x00"])
def test_a_cache_that_cannot_be_read_does_no_harm(cli: Cli, faulty: Path, cache: Path, words: str) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text(words)
    assert cli("check", "a.res.md").code == 1


def test_no_cache_keeps_nothing(cli: Cli, faulty: Path, cache: Path) -> None:
    cli("check", "--no-cache", "a.res.md")
    assert not cache.exists()


def test_a_rule_explains_itself(cli: Cli) -> None:
    by_code, by_name = cli("rule", "rd201"), cli("rule", "preambular-comma")
    assert by_code == by_name
    assert by_code.out.startswith("RD201 preambular-comma\n\nEach preambular paragraph ends with a comma.\n")
    assert "Mended by --fix: yes\n" in by_code.out


def test_the_rules_are_listed(cli: Cli) -> None:
    out = cli("rule").out
    assert "  RD201* Each preambular paragraph ends with a comma\n" in out
    assert "  RD817  A no-break space stands between day and month\n" in out


def test_a_rule_that_is_not_known_is_wrong_use(cli: Cli) -> None:
    ended = cli("rule", "RD2O1")
    assert ended.code == 2
    assert "did you mean RD" in ended.err
