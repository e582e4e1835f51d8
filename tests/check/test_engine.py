"""Which rules run, in which order findings come, what comments allow."""

from __future__ import annotations

import dataclasses
import time

import pytest

from resdraft.check import Finding, Fix, check, chosen_rules, fixed, known_rules, profile_of
from resdraft.model import Resolution, UsageError
from tests.check.frames import draft

FAULTY = """\
*Recalling* its work.

*Notes* the UN report;

1. *Decides* to act.

2. *Noting* the ferries,
"""


def codes(*args: object, **options: object) -> list[str]:
    return [one.code for one in check(*args, **options)]  # type: ignore[arg-type]


def test_findings_come_in_reading_order() -> None:
    found = check(draft(FAULTY))
    assert [one.label for one in found] == sorted((one.label for one in found), key=["PP1", "PP2", "OP1", "OP2"].index)
    assert [one.code for one in found] == ["RD201", "RD203", "RD809", "RD202", "RD301", "RD303", "RD302"]


def test_a_finding_names_the_words_meant() -> None:
    found = {one.code: one for one in check(draft(FAULTY))}
    united = found["RD809"]
    assert (united.path, united.spot, united.start, united.end) == (("preamble", 1), "text", 10, 12)


@pytest.mark.parametrize(
    ("select", "wanted"),
    [
        (["RD201"], ["RD201"]),
        (["rd20"], ["RD201", "RD203", "RD202"]),
        (["preamble"], ["RD201", "RD203", "RD202"]),
        (["preambular-comma", "RD302"], ["RD201", "RD302"]),
    ],
)
def test_rules_are_selected_by_code_family_and_name(select: list[str], wanted: list[str]) -> None:
    assert codes(draft(FAULTY), select=select) == wanted


def test_ignored_rules_are_silent() -> None:
    assert codes(draft(FAULTY), select=["preamble"], ignore=["RD201", "RD203"]) == ["RD202"]


def test_a_profile_selects_what_holds_for_its_body() -> None:
    chosen = {one.code for one in chosen_rules(["security-council"], ())}
    assert chosen == {one.code for one in known_rules() if "security-council" in one.bodies}


def test_all_selects_every_rule() -> None:
    assert chosen_rules(["all"], ()) == known_rules()


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"select": ["RD2O1"]}, "did you mean"),
        ({"select": ["preambel"]}, "did you mean preamble?"),
        ({"profile": "security-counsel"}, "did you mean security-council?"),
        ({"stage": "table"}, "did you mean tabled?"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is_near(options: dict[str, object], hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        check(draft(FAULTY), **options)  # type: ignore[arg-type]
    assert hint in (raised.value.hint or "")


def test_the_profile_is_that_of_the_body_unless_another_is_asked_for() -> None:
    assert profile_of(draft(FAULTY, body="security-council")) == "security-council"
    assert "RD809" not in codes(draft(FAULTY, body="security-council"))
    assert "RD809" in codes(draft(FAULTY, body="security-council"), profile="general-assembly")


def test_brackets_are_a_fault_from_tabling_on() -> None:
    disputed = draft("1. *Decides* to act [now];\n\n2. *Decides* to remain seized of the matter.")
    assert "RD901" in codes(disputed)
    assert "RD901" not in codes(disputed, stage="negotiation")


def test_severity_follows_the_body() -> None:
    text = "*Recalling* its work,\n\n1. *Decides* to act.\n\n2. *Decides* to remain seized of the matter."
    for body, severity in (("economic-and-social-council", "error"), ("security-council", "warning")):
        assert [one.severity for one in check(draft(text, body=body), select=["RD301"])] == [severity]


@pytest.mark.parametrize("language", ["fr", "es", "ru", "ar", "zh"])
def test_rules_on_english_words_are_silent_in_other_languages(language: str) -> None:
    words = "1. UN organise 3rd March 2026, resolution 67/1;\n\n2. UNSCR 1325."
    assert not {"RD802", "RD805", "RD809", "RD611"} & set(codes(draft(words, language=language), select=["all"]))


ALLOWED = "<!-- resdraft: allow RD201: the chair wants it -->\n*Recalling* its work.\n\n1. *Decides* to act."


def test_a_comment_allows_a_finding_in_its_paragraph_alone() -> None:
    assert codes(draft(ALLOWED)) == []
    twice = ALLOWED.replace("\n\n1.", "\n\n*Noting* the report.\n\n1.")
    assert [(one.code, one.label) for one in check(draft(twice))] == [("RD201", "PP2")]


def test_a_comment_allows_what_stands_below_its_paragraph() -> None:
    allow = "<!-- resdraft: allow RD809: name -->"
    words = f"1. *Requests* the UN, {allow} to:\n   - report to the UN;\n   - list.\n\n2. *Ends* it."
    assert "RD809" not in codes(draft(words))


def test_a_comment_that_is_not_needed_is_a_finding() -> None:
    needless = ALLOWED.replace("work.", "work,")
    found = check(draft(needless))
    assert [(one.code, one.hint) for one in found] == [("RD001", "remove the comment")]


def test_a_comment_for_a_rule_that_did_not_run_is_left_alone() -> None:
    assert codes(draft(ALLOWED.replace("work.", "work,")), select=["RD0", "RD302"]) == []


def test_a_comment_without_a_reason_is_mentioned() -> None:
    assert codes(draft(ALLOWED.replace(": the chair wants it", ""))) == ["RD002"]


def test_a_comment_that_says_nothing_is_a_finding() -> None:
    found = check(draft(ALLOWED.replace("allow RD201: the chair wants it", "permit")))
    assert [one.code for one in found] == ["RD001", "RD201"]
    assert "allow RD201" in found[0].hint


def test_all_findings_of_a_long_paragraph_are_mended() -> None:
    many = draft(f"*Noting* {', '.join(['the UN'] * 40)},\n\n1. *Decides* it.")
    mended, left = fixed(many, check)
    assert "UN" not in mended.preamble[0].text.plain  # type: ignore[union-attr]
    assert left == ()


def test_two_rules_that_want_it_either_way_come_to_an_end() -> None:
    before = draft("*Noting* one,\n\n1. *Decides* it.")

    def both(one: Resolution) -> tuple[Finding, ...]:
        text = one.preamble[0].text  # type: ignore[union-attr]
        other = dataclasses.replace(text, plain="Noting two," if "one" in text.plain else "Noting one,")
        return (Finding("RD999", "error", "x", "y", "PP1", ("preamble", 0), "text", 0, 0, Fix("z", other)),)

    _, left = fixed(before, both)
    assert len(left) == 1


@pytest.mark.parametrize(
    "words",
    [
        "a. B" * 8_000,
        "resolution 70/1 of 25 September 2015, " * 1_200,
        "“ ”. A" * 6_000,
        "\u00a0" * 40_000 + ",",
        "of " * 12_000,
        "paragraph 5(a)" * 2_000,
        "2719(2023) " * 2_000,
    ],
    ids=lambda words: words[:12],
)
def test_a_giant_paragraph_takes_no_giant_time(words: str) -> None:
    begun = time.process_time()
    check(draft(f"*Noting* {words}\n\n1. *Decides* it."), select=["all"])
    assert time.process_time() - begun < 20
