"""What the program brings along: templates and example drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from resdraft.model import SystemFault

Shipped = Literal["templates", "drafts", "schema"]
_BESIDE: dict[str, str] = {"schema": "docs/schema"}
"""Where a folder lies in a checkout, if not under its own name."""


def shipped(name: Shipped) -> Path:
    """The folder of bundled templates, example drafts or JSON Schemas: inside the package, or beside it in a checkout.

    Raises SystemFault where the installation has neither.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_data" / name, package.parent / _BESIDE.get(name, name)):
        if folder.is_dir():
            return folder
    raise SystemFault(f"this installation of resdraft lacks its folder of {name}", hint="install resdraft again")
