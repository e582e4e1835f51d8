"""`resdraft git`: what git itself shows of drafts once it knows how."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import pytest

from resdraft.cli.cells import cells
from resdraft.cli.phrase_page import phrase_page, phrases
from resdraft.text import parse
from tests.cli.conftest import DRAFT, Cli
from tests.repositories import Repository

ODD = ["a b.res.md", "it's.res.md", "-.res.md", "-o.res.md", "--.res.md", "ünï 中.res.md", "below/$(x) `y`.res.md"]
if os.name != "nt":
    ODD += ['qu"ote.res.md', "new\nline.res.md", "HEAD:a.res.md", "back\\slash.res.md"]
CHANGED = DRAFT.replace("*Urges*", "*Invites*")
BINARY = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.fixture
def drafts(tmp_path: Path) -> Repository:
    """A repository with `a.res.md` in its first commit, and the driver."""
    made = Repository(tmp_path / "drafts of ours")
    made.put("a.res.md", DRAFT)
    assert made.resdraft("git", "install").returncode == 0
    made.commit("first")
    return made


def test_what_installing_says(drafts: Repository) -> None:
    again = drafts.resdraft("git", "install")
    assert (again.returncode, again.stderr) == (0, "")
    assert ".gitattributes had our lines already\n" in again.stdout
    gone = drafts.resdraft("git", "uninstall")
    assert gone.stdout.splitlines()[1] == "took our lines out of .gitattributes"


def test_git_diff_is_a_comparison(drafts: Repository) -> None:
    drafts.put("a.res.md", CHANGED)
    shown = drafts.git("diff")
    assert shown.startswith("a.res.md\n")
    assert "~ OP1  reworded   softened: Urges → Invites\n" in shown
    assert "\x1b" not in shown
    assert max(map(cells, shown.splitlines())) <= 80
    assert "\x1b[1ma.res.md" in drafts.git("-c", "color.diff=always", "diff")


def test_log_and_show_say_in_which_paragraph_a_hunk_is(drafts: Repository) -> None:
    drafts.put("a.res.md", DRAFT.replace("rescue crews;", "rescue crews, and to do so in all of their ports;"))
    drafts.commit()
    for argv in (("show",), ("log", "-1", "-p")):
        hunks = drafts.git(*argv, "-U0").partition("@@")[2]
        assert hunks.splitlines()[0].endswith("@@ Operative paragraph")
        assert [line for line in hunks.splitlines() if line[:1] in "+-"] == [
            "-Urges Member States to train rescue crews;",
            "+Urges Member States to train rescue crews,",
            "+   and to do so in all of their ports;",
        ]
    assert "~ OP1  reworded" in drafts.git("log", "-1", "-p", "--ext-diff")


LONG = """\
1. *Urges* Member States to train rescue crews in every one of their ports, to pay those crews as they pay others,
to give them boats that can go out in any weather, to report on all of this to the Secretary-General by March, and
to publish what they reported, in each of their languages, for all of their ports;

  - (a) To begin at once, without any delay whatsoever, wherever that is possible;

  - (b) To end in time;

"""
ONE = "1. *Urges* Member States to train rescue crews;\n\n"


def test_the_head_of_a_hunk_is_never_that_of_another_paragraph(drafts: Repository) -> None:
    long = DRAFT.replace(ONE, LONG)
    drafts.put("a.res.md", long)
    drafts.commit()
    for old, new, head in (
        ("*Urges* Member", "*Invites* Member", "Operative paragraph"),
        ("boats", "good boats", "Operative paragraph"),
        ("publish what", "print what", "Urges Member States to train rescue crews in every one of their ports,"),
        ("in time", "in good time", "Urges Member States to train rescue crews in every one of their ports,"),
        ("2. *Decides* to", "2. *Resolves* to", "Operative paragraph"),
        ("*Recalling*", "*Recognizing*", "Preambular paragraph"),
    ):
        assert old in long
        drafts.put("a.res.md", long.replace(old, new))
        assert re.findall(r"^@@ .* @@ ?(.*)$", drafts.git("diff", "--no-ext-diff"), re.MULTILINE) == [head], old


def test_one_paragraph_more_changes_no_other(drafts: Repository) -> None:
    drafts.put("a.res.md", DRAFT.replace(ONE, ONE + "2. *Welcomes* the report;[^1]\n\n").replace("2. *Dec", "3. *Dec"))
    drafts.put("a.res.md", (drafts.here / "a.res.md").read_text("utf-8") + "\n[^1]: A/70/1.\n")
    drafts.commit()
    lines = [
        line
        for line in drafts.git("show").splitlines()
        if line.startswith(("+", "-")) and line[:3] not in ("+++", "---")
    ]
    assert sorted(lines) == sorted(
        ["+Operative paragraph", "+", "+", "+", "+Welcomes the report;[^]", "+Notes", "+", "+", "+", "+   - A/70/1."]
    )


@pytest.mark.parametrize(
    "verb",
    ["回顾大会关于促进和平与安全的各项决议以及人权理事会的各项相关决议" * 3, "Напоминая о своих резолюциях " * 9],
)
def test_the_head_of_a_hunk_cuts_no_character(drafts: Repository, verb: str) -> None:
    words = f"1. {verb.strip()}, and so forth" + ", and again what was said before" * 9 + ", once {};\n\n"
    drafts.put("a.res.md", DRAFT.replace(ONE, words.format("now")))
    drafts.commit()
    drafts.put("a.res.md", DRAFT.replace(ONE, words.format("then")))
    (head,) = re.findall(r"^@@ .* @@ ?(.*)$", drafts.git("diff", "--no-ext-diff"), re.MULTILINE)
    assert len(head) > 20
    assert verb.startswith(head)


@pytest.mark.parametrize("name", ODD)
def test_odd_names(drafts: Repository, name: str) -> None:
    drafts.put(name, DRAFT)
    drafts.commit()
    drafts.put(name, CHANGED)
    shown = drafts.git("diff")
    assert "softened: Urges → Invites" in shown
    assert shown.count("\n~ ") == 1
    drafts.commit()
    assert "+Invites Member States" in drafts.git("show")


def test_from_a_folder_below(drafts: Repository) -> None:
    drafts.put("below/b.res.md", DRAFT)
    drafts.commit()
    drafts.put("below/b.res.md", CHANGED)
    assert "softened" in drafts.git("-C", "below", "diff", "b.res.md")


def test_new_deleted_and_renamed_drafts(drafts: Repository) -> None:
    drafts.put("b.res.md", DRAFT.replace("crews", "teams and all others who go out to sea"))
    drafts.put("c.res.md", DRAFT)
    drafts.commit()
    drafts.git("rm", "-q", "b.res.md")
    drafts.git("mv", "c.res.md", "d.res.md")
    drafts.put("new.res.md", CHANGED.replace("70/1", "71/2").replace("train", "hire at once"))
    drafts.git("add", "-A")
    shown = drafts.git("diff", "--cached", "-M")
    assert "b.res.md\ndeleted draft: 1 preambular and 2 operative paragraphs" in shown
    assert "new.res.md\nnew draft: 1 preambular and 2 operative paragraphs" in shown
    assert " 1.   Invites Member States to hire at once" in shown
    drafts.put("d.res.md", CHANGED)
    drafts.git("add", "-A")
    shown = drafts.git("diff", "--cached", "-M")
    assert "c.res.md → d.res.md\n" in shown
    drafts.commit()
    assert drafts.git("show", "-M", "--name-status")
    assert "deleted file mode" in drafts.git("show", "-M")


def test_a_change_around_the_clauses_is_shown(drafts: Repository) -> None:
    drafts.put("a.res.md", DRAFT.replace("format: 1\n", "format: 1\ndate: 2015-10-09\n"))
    assert "No difference between the clauses, but in what stands around them:\n" in drafts.git("diff")
    assert "+   date: 2015-10-09\n" in drafts.git("diff")
    drafts.put("a.res.md", CHANGED.replace("format: 1\n", "format: 1\ndate: 2015-10-09\n"))
    assert "\nMasthead\n" in drafts.git("diff")
    drafts.put("a.res.md", DRAFT.replace("2. *Decides* to", "2. *Decides*\nto"))
    assert "No difference in the draft" in drafts.git("diff")


def test_what_is_no_draft_is_shown_as_git_shows_it(drafts: Repository) -> None:
    drafts.put("a.res.md", BINARY)
    shown = drafts.git("diff")
    assert shown.splitlines()[1].startswith("not compared by clauses: ")
    assert "Binary files differ" in shown
    drafts.commit()
    shown = drafts.git("show")
    assert "+Not shown as a draft: " in shown
    assert f"+{len(BINARY)} bytes, SHA-256 " in shown
    drafts.put("b.docx", "<?xml version='1.0'?>\n<half\n")
    drafts.commit()
    assert "+Not shown as a draft: " in drafts.git("show")
    assert "+<half\n" in drafts.git("show")
    drafts.put("b.docx", "<?xml version='1.0'?>\n<quarter\n")
    assert "-<half\n+<quarter\n" in drafts.git("diff")


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right there")
def test_links_and_modes(drafts: Repository) -> None:
    (drafts.here / "link.res.md").symlink_to("a.res.md")
    (drafts.here / "a.res.md").chmod(0o755)
    drafts.git("add", "-A")
    shown = drafts.git("diff", "--cached")
    assert "link.res.md\nnot compared by clauses: a link\n" in shown
    assert "mode 100644 → 100755" in shown


def test_a_file_in_conflict(drafts: Repository) -> None:
    drafts.git("checkout", "-q", "-b", "other")
    drafts.put("a.res.md", CHANGED)
    drafts.commit()
    drafts.git("checkout", "-q", "main")
    drafts.put("a.res.md", DRAFT.replace("*Urges*", "*Demands* that"))
    drafts.commit()
    drafts.git("merge", "other", code=1)
    assert """\
++<<<<<<< HEAD
 +Demands that Member States to train rescue crews;
++=======
+ Invites Member States to train rescue crews;
++>>>>>>> other
""" in drafts.git("diff")
    assert "a.res.md\nin conflict" in drafts.git("diff", "--cached")


def test_word_files(drafts: Repository, tmp_path: Path) -> None:
    for words in (DRAFT, CHANGED):
        (tmp_path / "source.res.md").write_text(words, "utf-8")
        done = drafts.resdraft("render", str(tmp_path / "source.res.md"), "-o", "word.docx", "--force")
        assert done.returncode == 0, done.stderr
        drafts.commit()
    assert "+Invites Member States to train rescue crews" in drafts.git("show")
    assert "softened: Urges → Invites" in drafts.git("diff", "HEAD~1", "--", "word.docx")


def test_a_repository_cannot_slip_in_its_own_modules(drafts: Repository) -> None:
    for name in ("resdraft.py", "json.py", "difflib.py", "argparse.py"):
        drafts.put(name, "raise SystemExit('taken')\n")
    drafts.put("a.res.md", CHANGED)
    assert "softened: Urges → Invites" in drafts.git("diff")


def test_problems_are_for_hooks(cli: Cli, here: Path) -> None:
    (here / "good.res.md").write_text(DRAFT, "utf-8")
    (here / "odd.res.md").write_text(DRAFT.replace("2. ", "7. "), "utf-8")
    (here / "none.res.md").write_bytes(BINARY)
    assert cli("git", "problems", "good.res.md").code == 0
    ended = cli("git", "problems", "good.res.md", "odd.res.md")
    assert (ended.code, ended.out) == (1, "")
    assert "odd.res.md:" in ended.err
    assert cli("git", "problems", "odd.res.md", "none.res.md").code == 3


@pytest.mark.parametrize(
    "argv", [[], ["nonsense"], ["install", "a.res.md"], ["problems"], ["problems", "--global", "a"], ["diff-driver"]]
)
def test_wrong_use(cli: Cli, argv: list[str]) -> None:
    assert cli("git", *argv).code == 2


def test_a_changed_phrase_changes_its_own_line_alone() -> None:
    before = "Urges all States in the region to train crews, to buy boats and other means of rescue, and to report;"
    after = before.replace("crews", "crews well and without any further delay")
    old, new = list(phrases(before)), list(phrases(after))
    assert old[1:] == new[1:] == ["to buy boats and other means of rescue, and to report;"]
    assert " ".join(old) == before
    assert list(phrases("")) == []


def test_the_page_has_all_of_a_draft() -> None:
    draft = parse(
        "---\nformat: 1\ntitle: Ports\n---\n\nThe General Assembly,\n\n*Recalling* 70/1,[^1]\n\n<!-- to do -->\n\n"
        "1. *Urges* all: {agreed}\n\n  - (a) To act;\n\n  and to report;\n\n## I. More\n\n| a | b |\n| --- | --- |\n\n"
        "# Annex — List\n\nWords.\n\n[^1]: A note.\n"
    )
    lines = list(phrase_page(draft.resolution))
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "Masthead", "Enacting line", "Preambular paragraph", "Recalling 70/1,[^]", "Operative paragraph",
        "Urges all: {agreed}", "## I More", "Table", "Annex", "Paragraph", "Words.", "Notes",
    ]  # fmt: skip
    for words in ("title: Ports", "<!-- to do -->", "- To act;", "and to report;", "| a | b", "List", "- A note."):
        assert any(words in line for line in lines), words


def test_no_line_of_words_is_wider_at_any_depth() -> None:
    words = "measures that are needed wherever they are needed by those who need them most of all " * 3
    draft = parse(f"1. *Urges* all:\n\n  - (a) {words}:\n\n    - (i) {words};\n\n  {words};\n\n[^1]: {words}.\n")
    assert max(map(cells, phrase_page(draft.resolution))) <= 79


def test_the_page_has_the_numbers_that_a_draft_gives_itself() -> None:
    draft = parse(
        "The General Assembly,\n\n1. *Urges* all;\n\n1 bis. *Asks* all:\n\n  - (a) One;\n\n  - (a bis) Two.\n"
    )
    lines = list(phrase_page(draft.resolution))
    assert "Operative paragraph bis" in lines


def test_textconv_reads_a_file_whatever_its_name(cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("not this"))
    (here / "-").write_text(DRAFT, "utf-8")
    ended = cli("git", "textconv", "--", "-")
    assert ended.code == 0
    assert "Operative paragraph\n" in ended.out
