"""Where and when of a clause that points back by "dort": "Weber war am Montag in Doha und traf dort Krüger".

The clause before, in the sentence or at its end, names the place; its day is taken over where both clauses
look the same way in time. "Dort" after a clause that names no place stays open, and who spoke "dort" where a
meeting has just been told of was at that meeting.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.draft import impersonal
from lagebild.annotate.events.frames import Frame, frames_by_sentence, group
from lagebild.annotate.events.place import place_of
from lagebild.annotate.events.time_words import days_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Mention, Timex

_SAME = lexicon.group("events_words", "same")
_SPOT = lexicon.group("events_words", "same_spot")


def pointed_at(trigger: Trigger, doc: Doc) -> tuple[Mention | None, list[Timex]]:
    """Return the place and the days that "dort" takes over from the clause before.

    So does "darüber" where it is told that, not by whom, talks were held: "Am Freitag legte Weber in Genf ein
    Papier vor. Bis Samstag wurde darüber beraten".
    """
    frame = trigger.carrier or trigger.frame
    word = "darüber" if "darüber" in frame.words and impersonal(trigger) else "dort"
    before = _before(frame, trigger, doc, word) if word in frame.words else None
    if before is None or (trigger.row.get("mode") == "speak" and before.lemma not in group("whereabouts")):
        return None, []
    place = place_of(replace(trigger, frame=before, carrier=before, noun=True), doc)
    days = days_in(doc, before.span, before.clause.pieces)
    same = (frame.clause.tense in PAST_TENSES) == (before.clause.tense in PAST_TENSES)
    return place, days if len(days) == 1 and same and place is not None else []


def same_spot(events: Sequence[Draft]) -> None:
    """Give an event the place of the one told before it: "die erste hatte am selben Ort stattgefunden"."""
    for event in events:
        words = (event.trigger.carrier or event.trigger.frame).words
        named = any(one in _SAME and other in _SPOT for one, other in pairwise(words))
        if event.place is None and (named or not group("right_there").isdisjoint(words)):
            at = event.trigger.token.i
            known = [e for e in events if e.place is not None and e.trigger.token.i < at]
            event.place = known[-1].place if known else None


def _before(frame: Frame, trigger: Trigger, doc: Doc, word: str) -> Frame | None:
    """Return the clause that a word takes up: the one before it, else the last of the sentence before."""
    there = next(t.i for t in frame.tokens if t.lower_ == word)
    earlier = [f for f in trigger.frames if f is not frame and f.tokens[-1].i < there]
    if earlier:
        return max(earlier, key=lambda f: f.tokens[-1].i)
    before = frames_by_sentence(doc)[trigger.sentence - 1] if trigger.sentence else []
    mains = [f for f in before if f.kind == "main"]
    return mains[-1] if mains else None
