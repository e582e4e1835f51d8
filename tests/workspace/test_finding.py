"""The drafts of a folder, and what a workspace says of itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resdraft.model import InputError, ResdraftError, SystemFault, UsageError
from resdraft.workspace import find_drafts, find_template, read_configuration, root_of, shipped, templates


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x\n", "utf-8")


def found(root: Path, **options: tuple[str, ...]) -> list[str]:
    return [path.relative_to(root).as_posix() for path in find_drafts(root, **options)]  # type: ignore[arg-type]


def test_drafts_come_sorted_folder_by_folder(tmp_path: Path) -> None:
    make(tmp_path, "b.res.md", "a.res.md", "sub/c.res.md", "a/z.res.md", "notes.md", "x.xml", "READ.RES.MD")
    assert found(tmp_path) == ["READ.RES.MD", "a.res.md", "b.res.md", "a/z.res.md", "sub/c.res.md"]


def test_other_formats_where_they_are_asked_for(tmp_path: Path) -> None:
    make(tmp_path, "b.res.md", "x.XML", "y.txt", "z.docx")
    assert found(tmp_path, suffixes=(".xml", ".txt")) == ["x.XML", "y.txt"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, ".a.res.md", ".git/b.res.md", ".a.res.md.resdraft-tmp", "c.res.md")
    assert found(tmp_path) == ["c.res.md"]


def test_symlinks_stay_inside_the_folder(tmp_path: Path) -> None:
    make(tmp_path, "ws/a.res.md", "ws/sub/b.res.md", "elsewhere/c.res.md")
    try:
        (tmp_path / "ws/sub/in.res.md").symlink_to(tmp_path / "ws/a.res.md")
        (tmp_path / "ws/out.res.md").symlink_to(tmp_path / "elsewhere/c.res.md")
        (tmp_path / "ws/loop.res.md").symlink_to("loop.res.md")
        (tmp_path / "ws/away").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "ws/up").symlink_to(tmp_path / "ws")
    except OSError:
        pytest.skip("symlinks may not be made here")
    assert found(tmp_path / "ws") == ["a.res.md", "sub/b.res.md", "sub/in.res.md"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(find_drafts(tmp_path / "no"))


def test_a_folder_that_may_not_be_read_is_reported_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.res.md", "closed/b.res.md", "open/c.res.md")
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    refused: list[ResdraftError] = []
    names = [path.name for path in find_drafts(tmp_path, refused=refused.append)]
    assert names == ["a.res.md", "c.res.md"]
    assert [error.where for error in refused] == [str(tmp_path / "closed")]
    with pytest.raises(SystemFault, match="no right"):
        list(find_drafts(tmp_path))


def test_the_workspace_is_the_nearest_folder_that_says_so(tmp_path: Path) -> None:
    make(tmp_path, "ws/resdraft.toml", "ws/a/b/x.res.md")
    assert root_of(tmp_path / "ws/a/b/x.res.md") == (tmp_path / "ws").resolve()
    assert root_of(tmp_path / "ws/a/b") == (tmp_path / "ws").resolve()
    assert root_of(tmp_path / "ws/a/new.res.md") == (tmp_path / "ws").resolve()


def test_without_configuration_everything_is_as_usual(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    configuration = read_configuration(tmp_path)
    assert (configuration.path, configuration.template, configuration.wrap) == (None, "", 0)


def test_configuration_is_found_upwards(tmp_path: Path) -> None:
    make(tmp_path, "a/b/x.res.md")
    (tmp_path / "resdraft.toml").write_text('[render]\ntemplate = "security-council"\n[fmt]\nwrap = 80\n', "utf-8")
    configuration = read_configuration(tmp_path / "a/b")
    assert configuration.path == tmp_path.resolve() / "resdraft.toml"
    assert (configuration.template, configuration.wrap) == ("security-council", 80)


def test_configuration_ends_at_the_top_of_a_repository(tmp_path: Path) -> None:
    make(tmp_path, "resdraft.toml", "repository/.git/x")
    assert read_configuration(tmp_path / "repository").path is None


@pytest.mark.parametrize(
    ("words", "line", "message", "hint"),
    [
        ("[fmt]\nwarp = 80\n", ":2", "key 'warp' in [fmt] is not known", "did you mean wrap?"),
        ("\n[format]\nwrap = 80\n", ":2", "table [format] is not known", "did you mean fmt?"),
        ("wrap = 80\n", ":1", "key 'wrap' is not known", "known here: render, fmt"),
        ("fmt = 80\n", ":1", "key 'fmt' is not known", ""),
        ('[fmt]\nwrap = "80"\n', ":2", "'wrap' in [fmt] should be a number", ""),
        ("[fmt]\nwrap = true\n", ":2", "'wrap' in [fmt] should be a number", ""),
        ("[fmt]\nwrap = -1\n", ":2", "'wrap' in [fmt] should be from 0 to 1000", ""),
        ("[render]\ntemplate = 3\n", ":2", "'template' in [render] should be words in quotation marks", ""),
        ("[fmt\n", ":1:5", "not TOML", ""),
        ("[fmt]\nwrap =\n", ":2:7", "not TOML: invalid value", ""),
    ],
)
def test_faults_name_the_line_the_key_and_the_nearest(
    tmp_path: Path, words: str, line: str, message: str, hint: str
) -> None:
    path = tmp_path.resolve() / "resdraft.toml"
    path.write_text(words, "utf-8")
    with pytest.raises(InputError) as caught:
        read_configuration(tmp_path)
    assert caught.value.where == f"{path}{line}"
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_bundled_templates_have_names(root: Path) -> None:
    assert {"general-assembly", "security-council"} <= set(templates())
    assert find_template("security-council").samefile(shipped("templates") / "security-council.docx")


def test_a_house_s_template_wins_over_the_bundled_one(tmp_path: Path) -> None:
    make(tmp_path, "templates/security-council.docx", "templates/ours.docx", "templates/~$ours.docx")
    assert find_template("security-council", tmp_path) == tmp_path / "templates/security-council.docx"
    assert {"general-assembly", "ours"} <= set(templates(tmp_path))
    assert "~$ours" not in templates(tmp_path)


def test_a_template_may_be_a_file(tmp_path: Path) -> None:
    make(tmp_path, "some where/x.docx")
    path = tmp_path / "some where" / "x.docx"
    assert find_template(str(path)) == path


def test_unknown_templates(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no template is called 'security-counsel'") as caught:
        find_template("security-counsel", tmp_path)
    assert caught.value.hint == "did you mean security-council?"
    with pytest.raises(InputError, match="there is no such template"):
        find_template(str(tmp_path / "x.docx"))
