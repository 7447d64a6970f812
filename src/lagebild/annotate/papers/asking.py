"""What is asked to be done with a paper, and what is complained of: "forderte, den Plan abzulehnen"."""

from __future__ import annotations

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.holders import holders, unique
from lagebild.annotate.papers.infinitives import both
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.scene import (
    Row,
    Scene,
    is_asking,
    is_subject,
    listed,
    rows_used,
    soft,
    uses_any,
)
from lagebild.lexicon import group
from lagebild.model.annotation import Act, Quotation, Stance, StanceKind

_ASKED_OF = group("papers_grammar", "asked_of") | {""}
_OF_TEXT = group("papers_grammar", "into_text")
"""Prepositions of what goes into the text or out of it: "die Frist *in* den Text aufzunehmen"."""


_ASKED_FOR = {StanceKind.AGREES: StanceKind.SUPPORTS, StanceKind.REVISES: StanceKind.DEMANDS}


def asked(scene: Scene, mention: PaperMention | None) -> list[Stance]:
    """Read what is asked for: "forderte, den Plan vom Tisch zu nehmen", "rief dazu auf, ihn anzunehmen".

    What is asked not to be done is left out: "forderte, den Plan nicht anzunehmen" may be no or not yet.
    """
    frame = scene.frame
    if frame.governor is None or frame.clause.negated or mention is None:
        return []
    outer = scene.frames[frame.governor]
    told = frame.kind == "inf" or frame.intro == "dass"
    if not told or not is_asking(outer) or outer.clause.negated:
        return []
    if frame.intro == "dass" and is_subject(frame, mention) and uses_any(frame, "papers_verbs", "provides"):
        people = unique(holders(scene, outer))  # "fordert, dass der Plan Wahlen vorsieht"
        return [Stance(holder=p.name, stance=StanceKind.DEMANDS, span=outer.span) for p in people]
    for row in (*rows_used(frame, "papers_stances", "asked"), *rows_used(frame, "papers_stances", "stance")):
        if _governs(row, mention) and not row.get("judged"):
            kind = StanceKind(row["stance"])
            kind = _ASKED_FOR.get(kind, kind)
            span = both(outer, frame)
            return [Stance(holder=p.name, stance=kind, span=span) for p in unique(holders(scene, outer))]
    return []


def changed_by_others(frame: Frame, mention: PaperMention) -> bool:
    """Whether somebody else is said to want something of the paper: "dass Südland *den Plan* ändern will"."""
    acted_on = not mention.prep and not mention.behind_noun and not is_subject(frame, mention)
    wants = frame.clause.modal == "wollen" or frame.clause.tense == "future"
    return acted_on and wants and not frame.clause.passive and frame.intro == "dass"


def _governs(row: Row, mention: PaperMention) -> bool:
    """Whether a verb takes the paper by its preposition: "*gegen* den Plan zu stimmen"."""
    if row.get("on"):
        return mention.prep in row["on"]
    return mention.prep in _ASKED_OF and (mention.prep not in _OF_TEXT or row["stance"] == "demands")


def complained(
    scene: Scene, mention: PaperMention, quotation: Quotation | None, own: frozenset[str]
) -> list[Stance]:
    """Read "beklagte, dass seine Leute in dem Text nicht vorkämen": what is said of the paper is a complaint.

    Not of what others do with it: "kritisierte, dass Südland den Plan ablehne", "dass es ihn ändern will".
    """
    frame = scene.frame
    if rows_used(frame, "papers_stances", "stance") or changed_by_others(frame, mention):
        return []
    outer = scene.frames[frame.governor] if frame.governor is not None else None
    names: list[str] = []
    if outer is not None and frame.intro == "dass":
        if (
            outer.lemma in listed("papers_stances", "complaining")
            and not soft(outer)
            and not outer.clause.negated
        ):
            names = [p.name for p in unique(holders(scene, outer))]
    elif quotation is not None and quotation.act is Act.CRITICISE and "free" not in str(quotation.type):
        names = [quotation.speaker_name] if quotation.speaker_name and frame.clause.konjunktiv else []
    return [Stance(holder=n, stance=StanceKind.CRITICISES, span=frame.span) for n in names if n not in own]
