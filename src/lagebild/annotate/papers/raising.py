"""Offers that are raised: the raised one is another paper, called by the participle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.papers.days import when
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.identity import Draft
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.phrases import STRONG_ENDINGS
from lagebild.annotate.papers.scene import Row, is_subject, rows_used, soft

if TYPE_CHECKING:
    from lagebild.annotate.papers.reading import Reading

_NEAR = 2


def note_change(reading: Reading, mention: PaperMention, draft: Draft) -> None:
    """Note that a paper was revised, and open the new one where an offer is raised.

    "Der Plan wurde überarbeitet" marks the plan; "Die Arbeitgeber erhöhten ihr Angebot" makes a second offer,
    which is the "zweite Angebot" that the text has just named, where it has.
    """
    scene = reading.scene(mention)
    frame = scene.frame
    if soft(frame) or frame.clause.negated or mention.prep or frame.finite is None:
        return
    row = next(iter(rows_used(frame, "papers_verbs", "revises")), None)
    if row is None or is_subject(frame, mention) != frame.clause.passive:
        return
    draft.changed = True
    if not row.get("makes_new") or (mention.kind or draft.lead.kind) != "offer":
        return
    if not draft.presenters:
        draft.presenters += [p.name for p in holders(scene, frame)]
    raised = _second(reading, mention, draft) or reading.new()
    raised.add(_as_raised(mention, draft, row))
    raised.presenters += [name for name in draft.presenters if name not in raised.presenters]
    raised.sides |= draft.sides
    raised.presented = when(reading.doc, list(frame.tokens)) or reading.day_before(mention)
    raised.revises.append(draft)
    reading.owner[mention.head] = raised


def _as_raised(mention: PaperMention, draft: Draft, row: Row) -> PaperMention:
    named = mention if not mention.pronoun else draft.lead
    name = f"{row['participle']}{STRONG_ENDINGS[named.gender]} {named.noun}"
    place = replace(mention, lemma=named.lemma, kind=named.kind, noun=named.noun, pronoun=False)
    return replace(place, name=name, adjectives=(), state="revised", prefix="", strong=True)


def _second(reading: Reading, mention: PaperMention, draft: Draft) -> Draft | None:
    """Return the offer just named "das zweite Angebot" where now "seine erste Offerte" is raised."""
    if mention.state != "first":
        return None
    here = reading.sentence_of[mention.head]
    near = {id(d): d for n in range(max(0, here - _NEAR), here + 1) for d in reading.spoken_of(n)}
    fits = [
        d for d in near.values() if d is not draft and d.revised and not d.revises and d.lead.kind == "offer"
    ]
    return fits[0] if len(fits) == 1 and not fits[0].presented else None
