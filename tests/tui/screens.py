"""What the tests of the screens share: drafts to show, waiting for workers, the words on the screen."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from resdraft.model import (
    AgendaItem,
    Annex,
    Clause,
    Heading,
    Mark,
    Masthead,
    Note,
    Quote,
    Resolution,
    Sponsor,
    Table,
    Text,
    normal,
)
from resdraft.tui.app import ResdraftApp
from resdraft.tui.folder import Feed
from resdraft.tui.opening import Comparing, Folder, Reading
from resdraft.tui.screens.drafts import DraftsScreen
from resdraft.workspace import load

OLD = """---
format: 1
body: security-council
stage: negotiation
date: 2015-09-30
agenda_item: Threats to peace
sponsors: [Norway*, Chile]
---

The Security Council,

*Recalling* its resolution 2170 (2014),

*Deeply concerned* at the situation, {based on PP10, 2178}

*Determined* to combat this threat by all means, in accordance with the Charter of the United Nations,

1. *Demands* that all parties cease hostilities without delay;[^1]

2. *Decides* that all States shall:

  - (a) Freeze funds;

  - (b) Prevent travel;

3. *Requests* the Secretary-General to report within 60 days; {#report}

4. *Calls upon* States to assist the Government in rebuilding the schools and hospitals that were destroyed;

5. *Decides* to remain seized of the matter.

[^1]: See S/2014/815.
"""
NEW = """---
format: 1
body: security-council
stage: negotiation
date: 2015-11-19
agenda_item: Threats to peace
sponsors: [France]
---

The Security Council,

*Determined* to combat this threat by all means, in accordance with the Charter of the United Nations,

*Recalling* its resolution 2170 (2014),

*Deeply concerned* at the situation,

1. *Urges* that all parties cease hostilities as soon as possible;[^1]

2. *Decides* that all States shall:

  - (a) Freeze funds and other assets;

  - (b) Prevent travel;

3. *Welcomes* the work of the neighbouring countries;

4. *Requests* the Secretary-General to report within 60 days; {#report}

5. *Decides* to remain seized of the matter.

[^1]: See S/2014/815.
"""
MARKUP = ("[Recalling]", "[recalling]", "[red]words[/red]", "[/]", "[/b]", "[@click=app.quit]x[/]", "\\[", "[", "[/")
"""What faces have taken for their own markup."""
HOSTILE_WORDS = " and ".join(MARKUP)


def hostile() -> Resolution:
    """A resolution in which every text is full of what could be taken for markup."""
    words = Text(HOSTILE_WORDS)
    noted = Text(words.plain, (Mark(len(words.plain), len(words.plain), "note", "1"),))
    return normal(
        Resolution(
            masthead=Masthead(
                body="general-assembly",
                title=words,
                agenda_item=AgendaItem("7", words),
                notice=HOSTILE_WORDS,
                committee=HOSTILE_WORDS,
                sponsors=(Sponsor(HOSTILE_WORDS),),
            ),
            enacting=Text("The General Assembly,"),
            preamble=(Clause(words),),
            operative=(Heading(words, number="I"), Clause(noted, items=(Clause(words),), closing=words)),
            annexes=(Annex(words, words, (Table(((words, words), (words, words))), Quote((Clause(words),)))),),
            notes=(Note("1", words),),
        )
    )


def drafts_folder(folder: Path) -> Path:
    """A folder with two rival drafts."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "norway.res.md").write_text(OLD, encoding="utf-8")
    (folder / "france.res.md").write_text(NEW, encoding="utf-8")
    return folder


def of_folder(folder: Path) -> ResdraftApp:
    """The application on its list."""
    return ResdraftApp(Folder(folder), Feed(folder, apart=False))


def of_draft(path: Path) -> ResdraftApp:
    """The application on its reader."""
    return ResdraftApp(Reading(load(path)))


def of_pair(old: Path, new: Path) -> ResdraftApp:
    """The application on its comparison."""
    return ResdraftApp(Comparing(load(old), load(new)))


ENDLESS = ("folder", "watch")
"""Groups of workers that run as long as their screen does."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no worker runs and everything is drawn."""
    for _ in range(500):
        await pilot.pause()
        working = any(not worker.is_finished and worker.group not in ENDLESS for worker in pilot.app.workers)
        if not working and not any(isinstance(s, DraftsScreen) and s.is_busy for s in pilot.app.screen_stack):
            break
        await asyncio.sleep(0.01)
    await pilot.pause()


async def until(pilot: Pilot[None], words: str) -> None:
    """Wait until the screen has these words."""
    for _ in range(400):
        if words in screen_text(pilot.app):
            break
        await pilot.pause(0.02)
    assert words in screen_text(pilot.app)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each when all is quiet."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def screen_lines(app: App[None]) -> list[str]:
    """The words on the screen, line by line."""
    # Textual offers a screen as SVG only; the compositor has the lines from which it makes it.
    return [strip.text for strip in app.screen._compositor.render_strips()]


def screen_text(app: App[None]) -> str:
    """The words on the screen, line ends and runs of blanks folded."""
    return " ".join(" ".join(screen_lines(app)).split())
