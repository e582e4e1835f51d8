"""A repository of many versions of one text, as a reviewer goes through it: log, show, diff, and the comment."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from resdraft.cli.cells import cells
from tests.cli.conftest import DRAFT
from tests.repositories import Repository

VERBS = ("Urges", "Calls upon", "Requests", "Encourages", "Invites", "Demands that")
COMMITS = 30


def versions() -> list[str]:
    """Thirty texts, each with another verb, date and number of paragraphs than the one before."""
    return [
        DRAFT.replace("*Urges*", f"*{VERBS[number % len(VERBS)]}*")
        .replace("25 September 2015", f"{number % 28 + 1} September 2015")
        .replace("2. *Decides*", "".join(f"2. *Welcomes* report {k};\n\n" for k in range(number % 5)) + "2. *Decides*")
        for number in range(COMMITS)
    ]


def repository(here: Path, texts: list[Path]) -> Repository:
    """Each text imported over the one before, a commit each."""
    made = Repository(here)
    made.resdraft("git", "install")
    made.commit("attributes")
    for text in texts:
        done = made.resdraft("import", str(text), "-o", "draft.res.md", "--force", "--quiet")
        assert done.returncode == 0, done.stderr
        made.commit(text.stem)
    return made


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    folder = tmp_path_factory.mktemp("review")
    texts = []
    for number, words in enumerate(versions()):
        texts.append(folder / f"{number:02}.res.md")
        texts[-1].write_text(words, "utf-8")
    return repository(folder / "drafts of ours", texts)


def blob_name(made: Repository, blob: str) -> str:
    """A commit and path at which a blob of the draft stood, by which git knows how to show it."""
    for commit in made.git("log", "--format=%H").split():
        if made.run("git", "rev-parse", f"{commit}:draft.res.md").stdout.startswith(blob):
            return f"{commit}:draft.res.md"
    raise AssertionError(blob)


def heads(page: list[str], at: int) -> set[str]:
    """What may head a hunk whose first change is at a line of a page: what names its paragraph, or the one before."""
    names = [
        number for number, line in enumerate(page) if line[:1].strip() and page[number + 1 : number + 4] == [""] * 3
    ]
    here = [number for number in names if number <= at][-2:]
    return {page[number][:80].rstrip() for start in here for number in (start, start + 4)} | {
        line for line in page[:at] if line.startswith("#")
    }


def check_log(made: Repository, commits: int) -> str:
    """Every hunk of the log is headed by its own paragraph, every line of words fits 80 columns behind its sign."""
    log = made.git("log", "-p", f"-{commits}", "--format=commit %h", "--", "*.res.md")
    assert log.count("\ndiff --git ") >= commits - 1
    wrong = []
    for blob, hunks in re.findall(r"^index (\w+)\.\..*\n((?:[-+@ ].*\n)+)", log, re.MULTILINE):
        page = made.git("show", "--textconv", blob_name(made, blob)).splitlines() if int(blob, 16) else []
        for start, head, lines in re.findall(r"^@@ -(\d+).* @@ ?(.*)\n((?:[-+ ].*\n)+)", hunks, re.MULTILINE):
            before = next(number for number, line in enumerate(lines.splitlines()) if line[0] != " ")
            if page and head not in heads(page, int(start) - 1 + before):
                wrong.append((blob, start, head))
    assert wrong == []
    assert "Not shown as a draft" not in log
    assert max(cells(line) for line in log.splitlines() if line[:2] in ("+ ", "- ")) <= 80
    return log


def test_the_log_names_what_changed(reviewed: Repository) -> None:
    log = check_log(reviewed, COMMITS)
    assert "-Urges Member States to train rescue crews;\n+Calls upon Member States to train rescue crews;" in log
    shown = reviewed.git("show", "HEAD~1")
    assert shown.count("diff --git") == 1
    assert "+++ b/draft.res.md" in shown


def test_a_screen_of_git_diff(reviewed: Repository, tmux: Path) -> None:
    socket = f"resdraft-{time.monotonic_ns()}"

    def drive(*words: str) -> str:
        argv = [str(tmux), "-L", socket, *words]
        return subprocess.run(
            argv, env=reviewed.environment, capture_output=True, encoding="utf-8", timeout=60, check=True
        ).stdout

    command = "git -c core.pager='less -R' diff HEAD~3"
    drive("new-session", "-d", "-x", "80", "-y", "24", "-c", str(reviewed.here), f"LESS= {command}; sleep 60")
    try:
        screen = ""
        for _ in range(100):
            screen = drive("capture-pane", "-p")
            if "OP1" in screen:
                break
            time.sleep(0.1)
        assert "draft.res.md\n" in screen
        assert re.search(r"~ OP1  reworded   (?:hardened|softened|verb)", screen)
        assert "\x1b[" in drive("capture-pane", "-p", "-e")
    finally:
        drive("kill-server")


def test_the_comment_as_a_page(reviewed: Repository) -> None:
    for text in ("none", "summary", "full"):
        done = reviewed.resdraft("ci", "--base", f"HEAD~{COMMITS - 1}", "--text", text)
        assert (done.returncode, done.stderr) == (0, "")
        page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(done.stdout)
        assert page.count("<table>") == 2
        assert page.count("<details>") == page.count("</details>") == (2 if text == "full" else 1)


@pytest.mark.corpus
def test_thirty_texts_on_one_country(corpus: Path, tmp_path: Path) -> None:
    folder = corpus / "un" / "security-council" / "en"
    texts = [path for path in sorted(folder.glob("*.xml")) if path.read_text("utf-8").count("Somalia") > 5]
    made = repository(tmp_path / "drafts of ours", texts[-COMMITS:])
    check_log(made, len(texts[-COMMITS:]))
    done = made.resdraft("ci", "--base", f"HEAD~{len(texts[-COMMITS:]) - 1}", "--text", "full", "--limit", "65536")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) <= 65_536
