"""What moved, level by level, and in which order it is shown."""

from __future__ import annotations

from resdraft.diff import rows
from tests.diff.drafts import compared, kinds, links
from tests.diff.test_links import BORDERS, CHARTER, FIGHTERS, OIL, REPORT, SEIZED, TRAINING, text

ITEMS = (
    "To prevent the recruitment, training and equipping of persons who intend to join these groups;",
    "To exchange information without delay on the travel and contacts of such fighters;",
    "To bring to justice those who return after taking part in terrorist acts;",
    "To ensure that refugee status is not abused by anyone who has committed terrorist acts;",
)


def listed(
    *items: str, chapeau: str = "*Calls upon* all States to stem the flow of fighters, and in particular:"
) -> str:
    """A paragraph with a list."""
    return chapeau + "".join(f"\n\n  - ({chr(97 + k)}) {words}" for k, words in enumerate(items))


def test_the_one_that_jumped_moved_and_the_others_stayed() -> None:
    found = compared(text(CHARTER, FIGHTERS, OIL, SEIZED), text(OIL, CHARTER, FIGHTERS, SEIZED))
    assert kinds(found) == {
        "PP3>PP1": "equal moved", "PP1>PP2": "equal", "PP2>PP3": "equal", "OP1>OP1": "equal"
    }  # fmt: skip
    assert links(found)["PP3>PP1"].move == "within"


def test_of_two_that_changed_places_the_shorter_moved() -> None:
    found = kinds(compared(text(FIGHTERS, CHARTER, SEIZED), text(CHARTER, FIGHTERS, SEIZED)))
    assert found["PP2>PP1"] == "equal moved"
    assert found["PP1>PP2"] == "equal"


def test_between_preamble_and_operative_part() -> None:
    old = text(CHARTER, OIL, REPORT, SEIZED)
    new = text(
        CHARTER,
        "*Notes* that oil from seized fields is sold through intermediaries to pay for attacks;",
        REPORT,
        SEIZED,
    )
    link = links(compared(old, new))["PP2>OP1"]
    assert (link.kind, link.move, link.moved) == ("reworded", "between parts", True)
    assert not [change for change in link.changes if change.kind == "verb"]


def test_items_follow_their_paragraph() -> None:
    old = text(REPORT, BORDERS, TRAINING, listed(*ITEMS), SEIZED)
    new = text(listed(*ITEMS), REPORT, BORDERS, TRAINING, SEIZED)
    moved = {name for name, kind in kinds(compared(old, new)).items() if kind.endswith("moved")}
    assert moved == {"OP4>OP1"}


def test_an_item_moves_among_its_fellows() -> None:
    found = links(compared(text(listed(*ITEMS)), text(listed(*ITEMS[1:], ITEMS[0]))))
    assert [name for name, link in found.items() if link.moved] == ["OP1 (a)>OP1 (d)"]


def test_an_item_under_another_paragraph() -> None:
    other = "*Requests* the Committee, with the support of its experts, to take the following steps:"
    more = ("To keep a list of the persons concerned;", "To report on the gaps in the capacity of the States affected;")
    old = text(listed(*ITEMS), listed(*more, chapeau=other))
    new = text(listed(*ITEMS[:3]), listed(*more, ITEMS[3], chapeau=other))
    found = links(compared(old, new))
    assert found["OP1 (d)>OP2 (c)"].move == "between parents"
    assert [name for name, link in found.items() if link.moved] == ["OP1 (d)>OP2 (c)"]


def test_a_change_of_level_alone_is_no_move() -> None:
    old = text(REPORT, listed(*ITEMS), SEIZED)
    new = text(REPORT, listed(*ITEMS[:3]), ITEMS[3], SEIZED)
    link = links(compared(old, new))["OP2 (d)>OP3"]
    assert (link.kind, link.level_changed, link.moved) == ("equal", True, False)


def test_rows_show_the_new_order_with_what_is_gone_in_its_place() -> None:
    found = compared(
        text(FIGHTERS, CHARTER, OIL, BORDERS, TRAINING, REPORT, SEIZED), text(OIL, FIGHTERS, REPORT, BORDERS, SEIZED)
    )
    shown = [
        f"{row.kind}: {row.old.label if row.old else ''} {row.new.label if row.new else ''}".strip()
        for row in rows(found)
        if row.link.side.kind == "clause"
    ]
    assert shown == [
        "pair: PP3 PP1",
        "pair: PP1 PP2",
        "deleted: PP2",
        "away: PP3",
        "pair: OP3 OP1",
        "pair: OP1 OP2",
        "deleted: OP2",
        "away: OP3",
        "pair: OP4 OP3",
    ]


def test_a_deleted_item_stays_with_its_paragraph() -> None:
    old = text(REPORT, BORDERS, listed(*ITEMS), SEIZED)
    new = text(listed(*ITEMS[:1], *ITEMS[2:]), REPORT, BORDERS, SEIZED)
    shown = [row.old.label if row.old else "" for row in rows(compared(old, new)) if row.link.side.kind == "clause"]
    assert shown[:5] == ["OP3", "OP3 (a)", "OP3 (b)", "OP3 (c)", "OP3 (d)"]
