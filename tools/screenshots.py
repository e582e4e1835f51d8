"""Draws the picture of the README: `python tools/screenshots.py [FOLDER]` writes compare.svg (docs/images by default).

The picture is what the terminal shows, made without a terminal.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from resdraft.tui.app import ResdraftApp
from resdraft.tui.opening import Comparing
from resdraft.workspace import load

ROOT = Path(__file__).resolve().parent.parent
RIVALS = ("russian-federation.res.md", "france-united-kingdom-united-states.res.md")


async def picture(size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The screen that compares the two rival drafts, after some keys, as SVG."""
    old, new = (load(ROOT / "drafts" / "isil-2015" / name) for name in RIVALS)
    app = ResdraftApp(Comparing(old, new))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.5)
        await pilot.press(*keys)
        await pilot.pause(0.5)
        return app.export_screenshot(title="resdraft tui")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    drawn = asyncio.run(picture((118, 36), ("n",) * 19))
    (folder / "compare.svg").write_text(drawn, encoding="utf-8", newline="\n")
    print(f"wrote {folder / 'compare.svg'}")


if __name__ == "__main__":
    main()
