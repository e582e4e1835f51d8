"""Findings for programs: JSON, SARIF, and the commands of GitHub's runner."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from resdraft.check import Rule, known_rules
from resdraft.cli.annotations import Annotation, Level
from resdraft.cli.checked import Checked, Placed

_LEVELS: dict[str, Level] = {"error": "error", "warning": "warning", "info": "notice"}
_SARIF = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_json(all_checked: Iterable[Checked]) -> str:
    """Every draft with its findings."""
    record = {"format": 1, "drafts": [_draft(one) for one in all_checked]}
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _draft(checked: Checked) -> dict[str, Any]:
    names = {one.code: one.name for one in known_rules()}
    findings = []
    for one in checked.findings:
        record = asdict(one)
        for key in ("excerpt", "start", "end"):
            del record[key]
        findings.append(
            {"code": one.code, "name": names[one.code], **record, "words": one.excerpt[one.start : one.end]}
        )
    return {**asdict(checked), "findings": findings}


def remarks(all_checked: Iterable[Checked]) -> list[Annotation]:
    """Each finding as a remark on a line."""
    return [remark(checked.name, one) for checked in all_checked for one in checked.findings]


def remark(path: str, one: Placed) -> Annotation:
    """A finding as a remark on a line."""
    label = f"{one.label}: " if one.label else ""
    hint = f" ({one.hint})" if one.hint else ""
    return Annotation(_LEVELS[one.severity], path, one.line, one.code, f"{label}{one.message}{hint}")


def as_sarif(all_checked: Sequence[Checked]) -> str:
    """SARIF 2.1.0: one run, with the rules that found something."""
    from resdraft._version import __version__

    found = {one.code for each in all_checked for one in each.findings}
    rules = [one for one in known_rules() if one.code in found]
    index = {one.code: number for number, one in enumerate(rules)}
    driver = {
        "name": "resdraft",
        "version": __version__,
        "rules": [_sarif_rule(one) for one in rules],
    }
    results = [
        _result(each, one, index[one.code]) for each in all_checked for one in each.findings
    ]  # fmt: skip
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": rule.page},
        "help": {"text": rule.page},
        "defaultConfiguration": {"level": _SARIF[rule.severity]},
    }


def _result(checked: Checked, one: Placed, number: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(checked.name).as_posix())}}
    if one.line:
        place["region"] = {
            "startLine": one.line,
            "startColumn": one.column,
            "endLine": one.end_line,
            "endColumn": one.end_column,
        }
    label = f"{one.label}: " if one.label else ""
    hint = f"; {one.hint}" if one.hint else ""
    location: dict[str, Any] = {"physicalLocation": place}
    if one.label:
        location["logicalLocations"] = [{"name": one.label}]
    return {
        "ruleId": one.code,
        "ruleIndex": number,
        "level": _SARIF[one.severity],
        "message": {"text": f"{label}{one.message}{hint}"},
        "locations": [location],
    }
