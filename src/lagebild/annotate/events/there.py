"""Where and when of a clause that points back by "dort": "Weber war am Montag in Doha und traf dort Krüger".

The clause before, in the sentence or at its end, names the place; its day is taken over where both clauses
look the same way in time. "Dort" after a clause that names no place stays open, and who spoke "dort" where a
meeting has just been told of was at that meeting.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame, frames_by_sentence, group
from lagebild.annotate.events.place import place_of
from lagebild.annotate.events.when import days_in

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Mention, Timex

_DONE = frozenset({"past", "perfect", "pluperfect"})


def pointed_at(trigger: Trigger, doc: Doc) -> tuple[Mention | None, list[Timex]]:
    """Return the place and the days that "dort" takes over from the clause before."""
    frame = trigger.carrier or trigger.frame
    before = _before(frame, trigger, doc) if "dort" in frame.words else None
    if before is None or (trigger.row.get("mode") == "speak" and before.lemma not in group("whereabouts")):
        return None, []
    place = place_of(replace(trigger, frame=before, carrier=before, noun=True), doc)
    days = days_in(doc, before.span, before.clause.pieces)
    same = (frame.clause.tense in _DONE) == (before.clause.tense in _DONE)
    return place, days if len(days) == 1 and same and place is not None else []


def _before(frame: Frame, trigger: Trigger, doc: Doc) -> Frame | None:
    """Return the clause that "dort" takes up: the one before it, else the last of the sentence before."""
    there = next(t.i for t in frame.tokens if t.lower_ == "dort")
    earlier = [f for f in trigger.frames if f is not frame and f.tokens[-1].i < there]
    if earlier:
        return max(earlier, key=lambda f: f.tokens[-1].i)
    before = frames_by_sentence(doc)[trigger.sentence - 1] if trigger.sentence else []
    mains = [f for f in before if f.kind == "main"]
    return mains[-1] if mains else None
