"""Offers told by a verb before a noun names them: "boten 2,1 Prozent an. Dieses Angebot ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.days import when
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.identity import Draft
from lagebild.annotate.papers.phrases import number
from lagebild.annotate.papers.scene import Scene, listed, soft, subject_of, uses_any, verb_places
from lagebild.annotate.papers.wording import content_of, trimmed
from lagebild.model.annotation import PaperContent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading

_BACK = 5
"""The verb stands at most so many sentences before the noun."""


def offered(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return a new offer for a definite noun behind a clause that tells what somebody offered, else None.

    "Die Arbeitgeber boten 2,1 Prozent bei 30 Monaten Laufzeit an. Dieses Angebot reicht nicht, sagte Weber."
    """
    plain = mention.kind == "offer" and mention.bare and not mention.state and not mention.plural
    if not plain or mention.article != "definite":
        return None
    here = reading.sentence_of[mention.head]
    for place in range(here - 1, max(-1, here - _BACK - 1), -1):
        for frame in reading.frames[place]:
            scene = reading.scene_in(reading.frames[place], frame)
            people = [p.name for p in holders(scene, frame) if not p.loose] if _offers(scene) else []
            if people:
                draft = reading.new()
                draft.presenters, draft.presented = people, when(reading.doc, list(frame.tokens))
                draft.told_by = scene
                return draft
    return None


def _offers(scene: Scene) -> bool:
    """Whether a clause tells firmly that an amount was offered."""
    frame = scene.frame
    if not uses_any(frame, "papers_contents", "offers") or soft(frame) or frame.clause.negated:
        return False
    units = listed("papers_verbs", "unit")
    return any(_counts(t) for t in frame.tokens) and not units.isdisjoint(frame.words)


def _counts(token: Token) -> bool:
    """Whether a word is a number: "5,2", "vier", but not the article "eine"."""
    return token.text[:1].isdigit() or (number(token.lower_) or 0) > 1


def what_was_offered(scene: Scene) -> list[PaperContent]:
    """Return the amount with what belongs to it: "ein Plus von 2,1 Prozent bei 30 Monaten Laufzeit"."""
    frame = scene.frame
    gone = verb_places(frame) | {t.idx for t in subject_of(frame)}
    behind = [
        t for t in frame.tokens if frame.finite is not None and t.i > frame.finite.i and t.idx not in gone
    ]
    amount = next((n for n, t in enumerate(behind) if _counts(t)), None)
    if amount is None:
        return []
    start = amount
    while start and not behind[start - 1].is_punct and behind[start - 1].i == behind[start].i - 1:
        start -= 1
    return content_of(scene.doc, trimmed(behind[start:]))
