"""What a speaker says is to change in a paper: "Der Text müsse präzisiert werden, mahnte Weber"."""

from __future__ import annotations

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.demanding import edits
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.scene import Scene, is_subject, listed
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Quotation, QuotationType, Stance, StanceKind

_ITS_CHANGES = group("papers_grammar", "its_changes")
_IN_NEED = group("papers_grammar", "in_need")


def must_change(scene: Scene, mention: PaperMention, quotation: Quotation | None) -> list[Stance]:
    """Read "China mahnte, der Text müsse präzisiert werden", "in die Offerte müsse ein Ausgleich ..."."""
    frame = scene.frame
    told = quotation is not None and bool(quotation.speaker_name)
    done = frame.clause.passive or frame.words[-1:] == ["sein"]
    spoken = frame.clause.konjunktiv or (quotation is not None and quotation.type is QuotationType.DIRECT)
    must = frame.clause.modal == "müssen" and spoken and done
    inside = mention.prep in ("in", "im", "aus") or is_subject(frame, mention)
    if (
        quotation is not None
        and told
        and spoken
        and (_belongs_in(frame, mention) or _needs_change(frame, mention))
    ):
        return [Stance(holder=str(quotation.speaker_name), stance=StanceKind.DEMANDS, span=frame.span)]
    if quotation is None or not told or not must or not inside or not edits(frame):
        return []
    return [Stance(holder=str(quotation.speaker_name), stance=StanceKind.DEMANDS, span=frame.span)]


def _belongs_in(frame: Frame, mention: PaperMention) -> bool:
    """Whether a clause says what is missing in a paper: "*In den Plan gehöre* eine Frist, sagte Weber"."""
    return frame.lemma == "gehören" and mention.prep in ("in", "ins") and not frame.clause.negated


def _needs_change(frame: Frame, mention: PaperMention) -> bool:
    """Whether a clause says that a paper needs changes: "*An dem Plan seien Änderungen nötig*"."""
    if frame.clause.negated or frame.clause.modal:
        return False
    rows = entries("papers_stances", "stance")
    demands = (row for row in rows if row["stance"] == "demands" and "fordern" in row["lemmas"])
    changes = {noun for row in demands for noun in row.get("needs", ())}
    needs = listed("papers_stances", "needed") | _IN_NEED
    about = mention.prep in _ITS_CHANGES or is_subject(frame, mention)
    return about and not (changes.isdisjoint(frame.words) or needs.isdisjoint(frame.words))
