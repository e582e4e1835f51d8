"""Draws the pictures of the README: `python tools/screenshots.py [FOLDER]` writes them (docs/images by default).

A picture is what the terminal shows, made without a terminal.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from resdraft.tui.app import ResdraftApp
from resdraft.tui.opening import Comparing, Opening, Reading
from resdraft.workspace import load

ROOT = Path(__file__).resolve().parent.parent
RIVALS = ("russian-federation.res.md", "france-united-kingdom-united-states.res.md")
_NAMES = {" ": "space", "[": "left_square_bracket", ",": "comma", ":": "colon", "]": "right_square_bracket"}
TYPED = " [RUS, CHN: and invites the Syr]"


async def picture(first: Opening, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The screen after some keys, as SVG."""
    app = ResdraftApp(first)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.5)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.1)
        await pilot.pause(0.5)
        return app.export_screenshot(title="resdraft tui")


def main() -> None:
    """Draw the pictures from copies of the example drafts, so that nothing is written beside these."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as copies:
        for name in RIVALS:
            (Path(copies) / name).write_bytes((ROOT / "drafts" / "isil-2015" / name).read_bytes())
        old, new = (load(Path(copies) / name) for name in RIVALS)
        typing = ("8", "enter", "i", "enter", "left", *(_NAMES.get(key, key) for key in TYPED), "left")
        for name, first, keys in (
            ("compare", Comparing(old, new), (*("n",) * 19, "a")),
            ("edit", Reading(old), typing),
        ):
            drawn = asyncio.run(picture(first, (118, 36), keys))
            (folder / f"{name}.svg").write_text(drawn.replace(copies + "/", ""), encoding="utf-8", newline="\n")
            print(f"wrote {folder / name}.svg")


if __name__ == "__main__":
    main()
