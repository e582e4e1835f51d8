"""Series of numbers, States, groups, phrases."""

from __future__ import annotations

import pytest

from resdraft.facts import ga_session, groups, holder_names, nearest_holder, phrases, sc_number_range, sc_year, states


def test_the_ranges_of_the_security_council_join() -> None:
    expected, year = 1, 1946
    while found := sc_number_range(year):
        first, last = found
        assert first == expected
        assert sc_year(first) == sc_year(last) == year
        expected, year = last + 1, year + 1
    assert year > 2026
    assert sc_year(expected) is None


@pytest.mark.parametrize(
    ("number", "year"), [(1, 1946), (242, 1967), (1267, 1999), (2178, 2014), (2249, 2015), (0, None), (99999, None)]
)
def test_year_of_a_number(number: int, year: int | None) -> None:
    assert sc_year(number) == year


def test_years_outside_the_table() -> None:
    assert sc_number_range(1945) is None
    assert sc_number_range(2015) == (2196, 2259)


@pytest.mark.parametrize(
    ("key", "found", "opened", "roman"),
    [
        (79, "79", 2024, False),
        ("79", "79", 2024, False),
        ("XXX", "30", 1975, True),
        ("III", "3", 1948, True),
        ("S-VI", "S-6", 1974, True),
        ("s-10", "S-10", 1978, False),
        ("ES-11", "ES-11", 2022, False),
        ("ES\u201111", "ES-11", 2022, False),
    ],
)
def test_sessions(key: int | str, found: str, opened: int, roman: bool) -> None:
    session = ga_session(key)
    assert session is not None
    assert (session.key, session.opened, session.roman) == (found, opened, roman)


@pytest.mark.parametrize("key", [0, 500, "", "-", "S-", "abc", "²", "٣"])
def test_no_such_session(key: int | str) -> None:
    assert ga_session(key) is None


def test_states() -> None:
    listed = states()
    assert len(listed) == 195
    assert sum(state.status == "member" for state in listed) == 193
    assert len({state.iso3 for state in listed}) == len({state.name for state in listed}) == 195
    assert all(len(state.iso3) == 3 and state.iso3.isupper() for state in listed)
    assert all(state.formal_name and state.name_fr and state.name_es for state in listed)
    russia = next(state for state in listed if state.iso3 == "RUS")
    assert (russia.name, russia.name_fr, russia.other_names) == (
        "Russian Federation",
        "Fédération de Russie",
        ("Russia",),
    )
    assert not [name for state in listed for name in state.other_names if "until" in name or not name]


def test_groups() -> None:
    by_name = {group.name: group for group in groups()}
    assert "G77" in by_name["Group of 77 and China"].aliases
    assert by_name["RF"].kind == "delegation nickname"
    assert by_name["RF"].note == "Russian Federation"
    assert by_name["Benelux"].aliases == ()


def test_holder_names() -> None:
    names = holder_names()
    assert {"RUS", "Russian Federation", "RF", "G77", "European Union", "EU", "E10", "Chair", "US"} <= names
    assert {"Côte d’Ivoire", "Côte d'Ivoire"} <= names
    assert not {"", "rus", "Whereas", "Note", "Article", "Serbia and Montenegro"} & names


USUAL = """\
United Kingdom|UK|Britain|United States|USA|US|Russia|RF|Iran|Syria|South Korea|ROK|North Korea|DPRK|Turkey|Vietnam
Czech Republic|Bolivia|Venezuela|Tanzania|Moldova|Laos|DRC|DR Congo|Brunei|Cape Verde|Ivory Coast|Burma|Swaziland
Micronesia|Macedonia|Netherlands|Palestine|UAE|PRC|CAR|St Lucia|Vatican|East Timor"""


@pytest.mark.parametrize("name", USUAL.replace("\n", "|").split("|"))
def test_usual_short_names_hold(name: str) -> None:
    assert name in holder_names()


def test_no_name_is_that_of_two_states() -> None:
    owners: dict[str, set[str]] = {}
    for state in states():
        for name in (state.name, state.iso3, *state.other_names):
            owners.setdefault(name, set()).add(state.iso3)
    assert [name for name, found in owners.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Untied Kingdom", "United Kingdom"),
        ("RUSSIA", "Russia"),
        ("Syrria", "Syria"),
        ("Sudria", ""),
        ("BUS", ""),
        ("Norlnd", "Norland"),
        ("", ""),
    ],
)
def test_the_nearest_holder(name: str, near: str) -> None:
    assert nearest_holder(name, ["Norland"]) == near


def test_phrases() -> None:
    kinds = {phrase.words: phrase.kind for phrase in phrases()}
    assert kinds["as appropriate"] == "condition"
    assert set(kinds.values()) == {"condition", "hardener", "authority", "actor"}
