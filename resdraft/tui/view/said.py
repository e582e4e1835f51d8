"""What a resolution says about itself, in the words of the field; plain words, for any screen."""

from __future__ import annotations

from collections.abc import Mapping

from resdraft import facts
from resdraft.model import Masthead, Resolution, Status
from resdraft.render import printed_words


def organ(resolution: Resolution) -> str:
    """The name of the body, as far as the draft or its enacting line tells it."""
    masthead = resolution.masthead
    body = masthead.body or facts.organ(resolution.enacting.plain, masthead.language)
    return facts.organ_name(body, masthead.language) or body.replace("-", " ").capitalize().replace(
        "Model un", "Model UN"
    )


def title_line(resolution: Resolution) -> str:
    """Symbol and title, or the agenda item's, as printed; empty if the draft has none of them."""
    masthead = resolution.masthead
    title = printed_words(masthead.title or masthead.agenda_item.title, resolution.conventions)
    return " ".join(part for part in (masthead.symbol, title) if part)


def long_date(iso: str, language: str) -> str:
    """An ISO date as printed in English ("30 September 2015"); as it is in other languages."""
    parts = iso.split("-")
    if language != "en" or len(parts) != 3 or not all(part.isdigit() for part in parts):
        return iso
    year, month, day = map(int, parts)
    months = facts.page_word("months", language).split("|")
    return f"{day} {months[month - 1]} {year}" if 1 <= month <= 12 else iso


def sponsors(masthead: Masthead, most: int = 0) -> str:
    """Who tables, in a row, the star kept; the first few and how many more if there are more than `most`."""
    names = [f"{sponsor.name}{'*' * sponsor.star}" for sponsor in masthead.sponsors]
    if most and len(names) > most + 1:
        names[most:] = [f"{len(names) - most} more"]
    return ", ".join(names)


def kind(masthead: Masthead) -> str:
    """ "draft resolution", "resolution", "draft decision" …"""
    return masthead.type if masthead.stage == "adopted" else f"draft {masthead.type}"


def status_words(status: Status, labels: Mapping[str, str]) -> str:
    """How far a paragraph is agreed ("agreed ad ref; pending RUS"); empty for an open one."""
    pending = f"pending {', '.join(status.pending)}" if status.pending else ""
    agreed = " ".join(part for part in (status.agreement, pending) if part)
    said = [agreed] if agreed else []
    if status.reserved:
        said.append(f"reserved by {', '.join(status.reserved)}")
    if status.linked:
        said.append(f"linked to {', '.join(labels.get(name, name) for name in status.linked)}")
    if again := status.reopened:
        by = f" by {', '.join(again.holders)}" if again.holders else ""
        said.append(f"reopened{f' {again.date}' if again.date else ''}{by}")
    return "; ".join(said)
