"""The door loads nothing before it is asked, and the tables are what the script derives."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import resdraft.facts

FreshPython = Callable[..., "subprocess.CompletedProcess[str]"]

WATCH = """
import sys
read = []
sys.addaudithook(lambda event, args: read.append(str(args[0])) if event == "open" else None)
import resdraft.facts
{use}
modules = sorted(name for name in sys.modules if name.startswith("resdraft.facts."))
tables = sorted({{name.replace("\\\\", "/").split("/")[-1] for name in read if name.endswith(".tsv")}})
print(modules, tables, sep="\\n")
"""


def watched(fresh_python: FreshPython, use: str) -> tuple[str, str]:
    ended = fresh_python(WATCH.format(use=use))
    assert ended.returncode == 0, ended.stderr
    modules, tables = ended.stdout.splitlines()
    return modules, tables


def test_importing_the_door_loads_no_module_and_reads_no_table(fresh_python: FreshPython) -> None:
    assert watched(fresh_python, "") == ("[]", "[]")


@pytest.mark.parametrize(
    ("use", "tables"),
    [
        ("resdraft.facts.organ('The Security Council,', 'en')", "['organs.tsv']"),
        ("resdraft.facts.opener_at_start('Rappelant', 'fr')", "['openers_fr.tsv']"),
        ("resdraft.facts.strength('Demands', 'en')", "['openers_en.tsv']"),
        ("resdraft.facts.states()", "['states.tsv']"),
        ("resdraft.facts.sc_year(2178)", "['sc_numbers.tsv']"),
        ("resdraft.facts.ga_session(79)", "['ga_sessions.tsv']"),
        ("resdraft.facts.parse_symbol('A/79/53')", "[]"),
    ],
)
def test_a_look_up_reads_its_own_table_only(fresh_python: FreshPython, use: str, tables: str) -> None:
    assert watched(fresh_python, use)[1] == tables


def test_every_name_of_the_door_is_there_and_documented() -> None:
    for name in resdraft.facts.__all__:
        assert getattr(resdraft.facts, name).__doc__, name


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        resdraft.facts.no_such_name  # noqa: B018


def test_each_table_names_its_source(root: Path) -> None:
    data = root / "resdraft" / "facts" / "data"
    tables = sorted(data.glob("*.tsv"))
    listed = (data / "README.md").read_text(encoding="utf-8")
    assert tables
    for table in tables:
        comment, columns, *rows = table.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        assert comment.startswith("# ")
        assert {len(row.split("\t")) for row in rows} == {len(columns.split("\t"))}, table.name
        assert table.name in listed or table.name.startswith("openers_")


def test_the_tables_are_those_that_the_script_derives(root: Path) -> None:
    facts = root.parent / "shared" / "facts"
    if not facts.is_dir():
        pytest.skip("the compiled facts are not here: ../shared/facts is not a folder")
    script = root / "tools" / "build_facts.py"
    ended = subprocess.run(
        [sys.executable, str(script), str(facts), "--check"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
