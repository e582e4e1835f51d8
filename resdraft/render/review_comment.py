"""What a branch changes in drafts, as one comment for a forge: a table of the drafts, then each folded away."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from resdraft import diff
from resdraft.check import Finding, known_rules
from resdraft.diff import Comparison, Link, LinkKind, comparison_record
from resdraft.model import Clause, Heading, Json, Record, Resolution, blocks, counts, encode
from resdraft.render.comparison_as_markdown import comparison_markdown
from resdraft.render.comparison_parts import percent
from resdraft.render.markdown_words import escape, escape_html
from resdraft.render.pieces import printed_words
from resdraft.render.policies import (
    ReviewedDraft,
    Telling,
    draft_policies,
    general_count,
    in_general,
    link_policies,
    policy_counts,
    safe_place,
    safe_title,
)
from resdraft.render.policy_names import COMMENT_LIMIT, POLICIES

COMMENT_MARK = "<!-- resdraft ci -->"
"""The first line, by which a later run finds the comment to write anew."""
_SHORTER: dict[Telling, tuple[Telling | None, ...]] = {
    "full": ("full", "summary", "none", None),
    "summary": ("summary", "none", None),
    "none": ("none", None),
}
_KINDS: tuple[LinkKind, ...] = ("reworded", "split", "merged", "inserted", "deleted")
_NAMED, _FEW = 10, 3
"""Of how many drafts a shortened comment says by name that something of them was left out; of how many at need."""


def ci_comment(
    drafts: Sequence[ReviewedDraft],
    *,
    telling: Telling = "none",
    fail_on: Collection[str] = (),
    limit: int | None = COMMENT_LIMIT,
    whole: str = "",
) -> str:
    """The comment, in no more than `limit` characters.

    What does not fit is left out piece by piece, the longest first: words, then what they mean, then the list of
    clauses, last rows of the table; the comment then says so, names the drafts of which something is left out, as many
    as it can, and says that the whole is in `whole`. No word is cut. A limit is `LEAST_COMMENT` at least.
    Under "none" no word of a draft is in it: labels, kinds of change, counts, and names of files.
    """
    forms = [0] * len(drafts)
    bodies = [_details(draft, telling, fail_on) for draft in drafts]
    head = _head(drafts, fail_on, len(drafts))
    comment = _joined(head, bodies)
    if limit is None or len(comment) <= limit:
        return comment
    shorter = _SHORTER[telling]
    while any(bodies):
        longest = max(range(len(bodies)), key=lambda number: len(bodies[number]))
        forms[longest] += 1
        bodies[longest] = _details(drafts[longest], shorter[forms[longest]], fail_on)
        left = {
            "Not in full": [draft for draft, form in zip(drafts, forms, strict=True) if 0 < form < len(shorter) - 1],
            "In the table alone": [
                draft for draft, form in zip(drafts, forms, strict=True) if form == len(shorter) - 1
            ],
        }
        comment = _joined(head, bodies, _left_out(left, _NAMED, whole))
        if len(comment) <= limit:
            return comment
    for named in (_NAMED, _FEW, 0):
        if len(_tabled(drafts, fail_on, 0, named, whole)) > limit:
            continue
        fits, over = 0, len(drafts) + 1
        while over - fits > 1:
            rows = (fits + over) // 2
            fits, over = (rows, over) if len(_tabled(drafts, fail_on, rows, named, whole)) <= limit else (fits, rows)
        return _tabled(drafts, fail_on, fits, named, whole)
    return _tabled(drafts, fail_on, 0, 0, "")


def _tabled(drafts: Sequence[ReviewedDraft], fail_on: Collection[str], rows: int, named: int, whole: str) -> str:
    """The comment with nothing but the first rows of the table."""
    left = {"In the table alone": list(drafts[:rows]), "Not in the table": list(drafts[rows:])}
    return _joined(_head(drafts, fail_on, rows), [], _left_out(left, named, whole))


def _left_out(left: dict[str, list[ReviewedDraft]], named: int, whole: str) -> str:
    """What was left out of which drafts, of each kind so many by name, and where the whole is."""
    said = [f"Shortened to what a comment can hold{f': the whole is in {escape(whole)}' if whole else ''}."]
    for what, drafts in left.items():
        names = [escape(draft.path) for draft in drafts[:named]]
        if more := len(drafts) - len(names):
            names.append(f"{more:,} more" if names else _number(more, "draft"))
        if names:
            said.append(f"{what}: {', '.join(names)}.")
    return " ".join(said) + "\n"


def _joined(head: str, bodies: Sequence[str], note: str = "") -> str:
    return "\n".join(part for part in (head, note, *bodies) if part)


def _head(drafts: Sequence[ReviewedDraft], fail_on: Collection[str], rows: int) -> str:
    lines = [COMMENT_MARK, f"### {_number(len(drafts), 'draft')} changed" if drafts else "### No draft changed", ""]
    if verdict := _verdict(drafts, fail_on):
        lines += [verdict, ""]
    if drafts:
        lines += ["| Draft | | Operative part | Preamble | In general |", "| --- | --- | --- | --- | --- |"]
        lines += [_row(draft) for draft in drafts[:rows]]
        if rows < len(drafts):
            lines += ["", f"… and {_number(len(drafts) - rows, 'draft')} more"]
    return "\n".join(lines) + "\n"


def _verdict(drafts: Sequence[ReviewedDraft], fail_on: Collection[str]) -> str:
    if not fail_on:
        return ""
    total = sum((policy_counts(draft) for draft in drafts), Counter[str]())
    broken = [f"{policy} ({total[policy]})" for policy in fail_on if total[policy]]
    said = f"**Against the policy:** {', '.join(broken)}. What gives reason to it stands below in bold."
    return said if broken else f"The policy is kept: {', '.join(fail_on)}."


def _row(draft: ReviewedDraft) -> str:
    found = policy_counts(draft)
    general = [general_count(policy, found[policy]) for policy in POLICIES if found[policy] and in_general([policy])]
    if draft.problems:
        general.append(_number(draft.problems, "problem"))
    cells = [_name(draft), _state(draft), _tally(draft, "operative"), _tally(draft, "preamble"), ", ".join(general)]
    return f"| {' | '.join(cells)} |"


def _name(draft: ReviewedDraft) -> str:
    return f"{escape(draft.old_path)} → {escape(draft.path)}" if draft.old_path else escape(draft.path)


def _state(draft: ReviewedDraft) -> str:
    if draft.fault:
        return "deleted" if draft.status == "deleted" else "**cannot be read**"
    if draft.status == "renamed" and draft.comparison and any(link.changed for link in draft.comparison.links):
        return "renamed, changed"
    return draft.status


def _tally(draft: ReviewedDraft, part: str) -> str:
    """What became of the paragraphs of a part: "2 reworded, 1 deleted"; for a new or deleted draft how many."""
    if draft.comparison is None:
        if draft.resolution is None:
            return ""
        found = counts(draft.resolution)
        return _number(found.operative if part == "operative" else found.preambular, "paragraph")
    links = [link for link in draft.comparison.links if link.side.part == part and link.changed]
    kinds = Counter(link.kind for link in links)
    said = [f"{kinds[kind]} {kind}" for kind in _KINDS if kinds[kind]]
    moved = sum(link.moved for link in links)
    return ", ".join([*said, *([f"{moved} moved"] if moved else [])]) or "as it was"


def _details(draft: ReviewedDraft, telling: Telling | None, fail_on: Collection[str]) -> str:
    """A draft folded away, with as much of its words as is told; nothing where there is nothing to unfold."""
    body = "" if telling is None else "\n".join(_body(draft, telling, fail_on)).strip("\n")
    if not body:
        return ""
    summed = f"<b>{escape_html(draft.path)}</b>: {html.escape(_summed(draft))}"
    return f"<details>\n<summary>{summed}</summary>\n\n{body}\n\n</details>\n"


def _summed(draft: ReviewedDraft) -> str:
    if draft.comparison is None:
        return "cannot be read" if draft.fault else f"{draft.status} draft"
    clauses = [link for link in draft.comparison.links if link.side.kind == "clause"]
    changed = sum(link.changed for link in clauses)
    said = f"{changed} of {_number(len(clauses), 'paragraph')} changed"
    return f"{said}, {percent(draft.comparison.similarity)} of the words kept"


def _body(draft: ReviewedDraft, telling: Telling, fail_on: Collection[str]) -> Iterator[str]:
    if draft.fault:
        if telling != "none":
            yield escape(draft.fault)
        return
    if draft.old_fault:
        yield "Its earlier text could not be read" + (f": {escape(draft.old_fault)}" if telling != "none" else ".")
        yield ""
    yield from _findings(draft, telling)
    if draft.comparison is not None:
        if any(link.changed for link in draft.comparison.links):
            yield from _changes(draft.comparison, telling, fail_on)
    elif draft.resolution is not None and telling != "none":
        found = counts(draft.resolution)
        title = draft.resolution.masthead.title.plain
        if title:
            yield f"**{escape(title)}**"
            yield ""
        yield f"{_number(found.operative, 'operative paragraph')}, {found.preambular} preambular, {found.words:,} words"
        if telling == "full" and draft.status != "deleted":
            yield ""
            yield from _page(draft.resolution)


def _findings(draft: ReviewedDraft, telling: Telling) -> Iterator[str]:
    """What the rules of drafting find and did not find before."""
    if not draft.findings:
        return
    rules = {rule.code: rule for rule in known_rules()}
    yield "New by the rules of drafting:"
    yield ""
    for one in draft.findings:
        said = rules[one.code].summary if telling == "none" else "; ".join(filter(None, (one.message, one.hint)))
        place = safe_place(one) if telling == "none" else one.label or one.spot
        yield f"- {escape(place)}: {one.severity} {one.code}: {escape(said)}"
    yield ""


def _page(resolution: Resolution) -> Iterator[str]:
    """A new draft's paragraphs, each behind its label."""
    for place in blocks(resolution):
        if isinstance(place.block, Clause):
            words = (place.block.text, place.block.closing)
            said = " … ".join(escape(printed_words(text, resolution.conventions)) for text in words if text)
            yield f"**{escape(place.label or 'Paragraph')}** {said}"
            yield ""
        elif isinstance(place.block, Heading):
            yield f"**{escape(printed_words(place.block.text, resolution.conventions))}**"
            yield ""


def _changes(comparison: Comparison, telling: Telling, fail_on: Collection[str]) -> Iterator[str]:
    if telling == "summary" and (lines := diff.summary(comparison)):
        yield from (f"- {escape(line)}" for line in lines)
        yield ""
    if telling == "full":
        yield from _against(comparison, fail_on)
        yield comparison_markdown(comparison)
        return
    yield f"| Paragraph | Change | {'In general' if telling == 'none' else 'Meaning'} |"
    yield "| --- | --- | --- |"
    for link in comparison.links:
        if link.changed:
            policies = link_policies(link)
            general = in_general(policies)
            meaning = escape("; ".join(change.text for change in link.changes)) if telling == "summary" else general
            name = escape(safe_title(link))
            name = f"**{name}**" if set(policies) & set(fail_on) else name
            yield f"| {name} | {link_kind(link)} | {meaning or general} |"


def _against(comparison: Comparison, fail_on: Collection[str]) -> Iterator[str]:
    """The clauses that are against the policy, where a list of all of them follows in another form."""
    found = [escape(safe_title(link)) for link in comparison.links if set(link_policies(link)) & set(fail_on)]
    if found:
        yield f"Against the policy: **{'; '.join(found)}**"
        yield ""


def link_kind(link: Link) -> str:
    """What became of a clause, in words of our own: "reworded, moved", "possibly merged"."""
    said: list[str] = [] if link.kind == "equal" else [link.kind]
    if link.moved:
        between = link.move == "between parts"
        said.append(f"moved from {link.old[0].part} to {link.new[0].part}" if between else "moved")
    if link.level_changed:
        said.append("another level")
    return ("possibly " if link.possible else "") + ", ".join(said)


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def ci_record(drafts: Sequence[ReviewedDraft], *, telling: Telling, fail_on: Collection[str], base: str) -> Record:
    """The same as data. Under "none" it has no word of a draft either."""
    total = sum((policy_counts(draft) for draft in drafts), Counter[str]())
    broken: Record = {policy: total[policy] for policy in fail_on if total[policy]}
    return {
        "format": 1,
        "base": base,
        "text": telling,
        "fail_on": list(fail_on),
        "broken": broken,
        "drafts": [_draft_record(draft, telling) for draft in drafts],
    }


def _draft_record(draft: ReviewedDraft, telling: Telling) -> Record:
    policies: Record = dict(policy_counts(draft))
    record: Record = {
        "path": draft.path,
        "old_path": draft.old_path or draft.path,
        "status": draft.status,
        "readable": not draft.fault,
        "problems": draft.problems,
        "policies": policies,
        "of_the_whole": list(dict.fromkeys(draft_policies(draft))),
    }
    if draft.findings:
        record["findings"] = [_finding_record(one, telling) for one in draft.findings]
    if telling != "none" and (draft.fault or draft.old_fault):
        record["fault"] = draft.fault or draft.old_fault
    if draft.comparison is not None:
        record["similarity"] = draft.comparison.similarity
        record["counts"] = encode(draft.comparison.counts)
        record["clauses"] = [_link_record(link, telling) for link in draft.comparison.links if link.changed]
        if telling == "full":
            record["comparison"] = comparison_record(draft.comparison)
    return record


def _finding_record(one: Finding, telling: Telling) -> Json:
    place = safe_place(one) if telling == "none" else one.label or one.spot
    record: Record = {"code": one.code, "severity": one.severity, "place": place}
    if telling != "none":
        record |= {"message": one.message, "hint": one.hint}
    return record


def _link_record(link: Link, telling: Telling) -> Json:
    record: Record = {"name": safe_title(link), "change": link_kind(link), "policies": list(link_policies(link))}
    if telling != "none":
        record["meaning"] = [change.text for change in link.changes]
    return record
