"""Each rule finds the bad example of its page, leaves the good one alone, and its fix does what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given

from resdraft.check import FAMILIES, PROFILES, Finding, Rule, check, fixed, known_rules
from resdraft.model import Resolution, blocks, texts
from tests import strategies
from tests.check.frames import body_for, examples

EACH = pytest.mark.parametrize("rule", known_rules(), ids=lambda rule: rule.code)


def selected(rule: Rule) -> list[str]:
    """The rule; for one on comments also that of which they speak."""
    return [rule.code, "RD201"] if rule.family == "suppressions" else [rule.code]


def codes(resolution: Resolution, rule: Rule) -> list[str]:
    return [one.code for one in check(resolution, select=selected(rule), profile=body_for(rule))]


@EACH
def test_the_bad_example_is_found_and_the_good_one_not(rule: Rule) -> None:
    bad, good = examples(rule)
    assert rule.code in codes(bad, rule)
    assert codes(good, rule) == []


@EACH
def test_a_finding_says_where_and_what_to_do(rule: Rule) -> None:
    for one in check(examples(rule)[0], select=selected(rule), profile=body_for(rule)):
        assert not one.message.endswith(".")
        assert one.hint
        assert 0 <= one.start <= one.end


@EACH
def test_a_fix_leaves_the_finding_gone_and_no_new_one(rule: Rule) -> None:
    bad, _ = examples(rule)
    profile = body_for(rule)
    if not rule.fixes:
        assert all(one.fix is None for one in check(bad, select=selected(rule), profile=profile))
        return
    mended, left = fixed(bad, lambda draft: check(draft, select=selected(rule), profile=profile))
    assert mended != bad
    assert not any(one.fix for one in left)
    before = [one.code for one in check(bad, select=["all"], profile=profile)]
    after = [one.code for one in check(mended, select=["all"], profile=profile)]
    assert set(after) <= set(before)
    assert len(after) < len(before)
    assert fixed(mended, lambda draft: check(draft, select=selected(rule), profile=profile))[0] == mended


@EACH
def test_a_page_says_why_with_examples_and_a_source(rule: Rule) -> None:
    assert re.match(r'[“" ]*[A-Z-].*\.$', rule.page.split("\n", 1)[0]), "a sentence that says what holds"
    assert len(re.findall(r"^(Bad|Good|Source): .+$", rule.page, re.MULTILINE)) == 3
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.code[2] in FAMILIES
    assert rule.bodies <= set(PROFILES)


def test_codes_and_names_are_given_once() -> None:
    assert len({one.name for one in known_rules()}) == len({one.code for one in known_rules()}) == len(known_rules())


def test_the_default_set_is_small() -> None:
    assert 20 <= sum(one.default for one in known_rules()) <= 30


@given(strategies.resolutions())
def test_any_draft_can_be_checked_and_findings_lie_within_its_words(draft: Resolution) -> None:
    longest = max((len(words.plain) for words in texts(draft)), default=0)
    for profile in PROFILES:
        for one in check(draft, select=["all"], profile=profile, stage="tabled"):
            assert 0 <= one.start <= one.end <= longest
            assert not one.path or one.path[0] in ("preamble", "operative", "annexes", "notes")


@given(strategies.resolutions())
def test_fixing_is_idempotent_and_never_loses_a_paragraph(draft: Resolution) -> None:
    def find(one: Resolution) -> Sequence[Finding]:
        return check(one, select=["all"], stage="tabled")

    mended, _ = fixed(draft, find)
    assert fixed(mended, find)[0] == mended
    assert [place.path for place in blocks(mended)] == [place.path for place in blocks(draft)]
