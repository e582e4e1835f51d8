"""The terminal screens: the drafts of a folder, a reader, two drafts side by side.

`run` is the one way in. Nothing heavy is loaded before it is called: textual and what it needs load inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["run"]


def run(paths: Sequence[Path], *, mouse: bool = True) -> int:
    """Open the screens and stay in them until they are left; the exit code of the process.

    No path: the drafts of the current folder. A folder: its drafts. One file: the reader. Two files: the comparison.
    Without `mouse` the terminal keeps the mouse for itself.

    Raises UsageError for anything else and where there is no terminal, InputError and SystemFault for files that
    cannot be read: all before the terminal is touched.
    """
    from resdraft.tui.opening import Folder, opening

    first = opening(paths)
    feed = None
    if isinstance(first, Folder):
        from resdraft.tui.folder import Feed

        feed = Feed(first.path)  # It reads while the library of the screens loads.
    import os

    from resdraft.tui.app import ResdraftApp
    from resdraft.tui.settings import read_settings, settings_file

    app = ResdraftApp(first, feed, read_settings(settings_file(os.environ)))
    app.run(mouse=mouse)
    return app.return_code or 0
