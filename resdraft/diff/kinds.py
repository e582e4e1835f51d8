"""What each kind of change says, with an example of each: the page `docs/meaning.md` is made of this."""

from __future__ import annotations

from dataclasses import dataclass

from resdraft.diff.comparison import ChangeKind


@dataclass(frozen=True, slots=True)
class KindOfChange:
    """A kind of change for readers."""

    kind: ChangeKind
    means: str
    """What it says and what it leaves out, in plain words."""
    old: str
    """A clause in the draft format …"""
    new: str
    """… and what became of it."""


CHANGE_KINDS: tuple[KindOfChange, ...] = (
    KindOfChange(
        "verb",
        "The governing verb is another one. It hardened or softened where the table of strengths puts two steps "
        "between the verbs, on the ladder *notes, recalls* – *welcomes, encourages* – *calls upon* one step, or where "
        "a word of degree came or went (*strongly*, *grave*, *alarm*). A smaller step is told as another verb. *Also*, "
        "*further*, *on* for *upon* and another spelling are none. Recitals rank as their operative verbs. A verb that "
        "stands on later in the clause is not called softened, and none is weighed whose object is another, or that "
        "turns blame into praise. Verbs later in the clause (*and requests*) are told where others take their place, "
        "in English, French and Spanish.",
        "*Demands* that the parties report to the Council;",
        "*Urges* the parties to report to the Council;",
    ),
    KindOfChange(
        "authority",
        "The legal basis: a chapter of the Charter that the text acts under, an Article that it acts under, the "
        "finding of a threat to peace, the authorization of all necessary measures. With Chapter VII it is stronger.",
        "*Determining* that the situation is a threat to the region,",
        "*Determining* that the situation is a threat to the region, and acting under Chapter VII of the Charter,",
    ),
    KindOfChange(
        "actor",
        "Others are asked, by the opener or by a verb later in the clause. Bodies only mentioned, a name cut short and "
        "a short name (*UNHCR*) are none. English.",
        "*Urges* Member States to prevent such acts;",
        "*Urges* all States to prevent such acts;",
    ),
    KindOfChange(
        "condition",
        "Words that limit what is asked came or went. What narrows (*as appropriate*, *within existing resources*, "
        "*with the consent of*, *subject to*) weakens where it comes and strengthens where it goes; what measures "
        "(*in accordance with*, *taking into account*) does neither for certain. A condition that moved within the "
        "clause or names the same measure in other words is none. English, the commonest in French, Spanish and "
        "Russian.",
        "*Requests* the Panel to report to the Council;",
        "*Requests* the Panel to report to the Council, as appropriate;",
    ),
    KindOfChange(
        "deadline",
        "A date, a span of time or a session that limits: *until*, *no later than*, *within*, *every*, and the session "
        "to report to; how often (*annually*, *chaque mois*). A new time limit for a task is stronger, one dropped "
        "weaker. How long a mandate lasts and until when is one deadline.",
        "*Decides* to extend the mandate of the Panel until 30 June 2024;",
        "*Decides* to extend the mandate of the Panel until 31 December 2024;",
    ),
    KindOfChange(
        "number",
        "What is counted, in figures or words, a percentage, an ordinal that took the place of another. Figures in "
        "names and numbers of this text's own paragraphs are none.",
        "*Authorizes* a force of up to 13,289 troops;",
        "*Authorizes* a force of up to 17,500 troops;",
    ),
    KindOfChange(
        "date",
        "When something happened or a period runs. The date of a resolution or report belongs to its citation, one in "
        "a name or a title is none.",
        "*Welcomes* the meeting held in Geneva from 21 to 23 August 2023;",
        "*Welcomes* the meeting held in Geneva from 19 to 23 August 2024;",
    ),
    KindOfChange(
        "sum",
        "An amount of money.",
        "*Approves* the amount of 3 million dollars for the maintenance of the Mission;",
        "*Approves* the amount of 5 million dollars for the maintenance of the Mission;",
    ),
    KindOfChange(
        "citation",
        "A resolution, decision, document or article added, dropped, or another in its place; the same with another "
        "year, date or paragraph. In all six languages.",
        "*Recalling* its resolutions 1373 (2001) and 2178 (2014) on the matter,",
        "*Recalling* its resolutions 1373 (2001) and 2253 (2015) on the matter,",
    ),
    KindOfChange(
        "reference",
        "A reference to another paragraph of the same text reads otherwise, and whether it still leads to the same "
        "paragraph.",
        "*Requests* a report on the measures in [paragraph 1](#a) above; {#a}",
        "*Requests* a report on the measures in [paragraph 1 of this text](#a) above; {#a}",
    ),
    KindOfChange(
        "bracket",
        "Words are no longer agreed, or are now; who holds them.",
        "*Urges* the parties to report to the Council;",
        "*Urges* the parties to report [RUS: regularly] to the Council;",
    ),
    KindOfChange(
        "note",
        "A note added, dropped or changed.",
        "*Urges* the parties to report to the Council;",
        "*Urges* the parties to report to the Council;[^1]\n\n[^1]: See S/2014/815.",
    ),
    KindOfChange(
        "punctuation",
        "Only signs differ, and nothing else was told. Capitals and kinds of hyphens and quotation marks are none.",
        "*Urges* the parties to report to the Council;",
        "*Urges* the parties to report to the Council.",
    ),
    KindOfChange(
        "marks",
        "Only emphasis differs.",
        "*Urges* the parties to report to the Council;",
        "*Urges the* parties to report to the Council;",
    ),
)
"""Every kind, in the order in which changes are told."""
