"""Clauses that tell how a paper is taken: "geht den Grünen nicht weit genug", "stieß bei X auf Kritik"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.holders import unique
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.scene import Scene, is_subject, listed, uses
from lagebild.lexicon import entries
from lagebild.model.annotation import Quotation, Stance, StanceKind

if TYPE_CHECKING:
    pass


def towards(scene: Scene, mention: PaperMention, quotation: Quotation | None) -> list[Stance]:
    """Read a clause about the paper: "geht den Grünen nicht weit genug", "kommt für X nicht infrage".

    Without a party in it the speaker holds it: "Das Angebot reiche nicht, sagte Weber".
    """
    frame = scene.frame
    if not is_subject(frame, mention) or frame.clause.modal or frame.clause.tense == "future":
        return []
    if not listed("papers_stances", "soft").isdisjoint(frame.words):
        return []
    for row in entries("papers_stances", "towards", ("stance", "lemmas", "who", "example")):
        if not uses(frame, row) or (row.get("denied") and not frame.clause.negated):
            continue
        inside = [p for p in scene.reader.within(frame.tokens) if p.prep in row["who"] and not p.genitive]
        who = [p for p in inside if not mention.first <= p.first <= mention.last]
        if not who and quotation is not None and quotation.speaker_name:
            return [Stance(holder=quotation.speaker_name, stance=StanceKind(row["stance"]), span=frame.span)]
        return [Stance(holder=p.name, stance=StanceKind(row["stance"]), span=frame.span) for p in unique(who)]
    return []
