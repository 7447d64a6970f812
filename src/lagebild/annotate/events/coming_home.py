"""Who comes home: "kehrte am Montag *aus Oslo* zurück, wo sie Krüger getroffen hatte", "kommt am Freitag *von
ihrem Besuch* zurück".

That day is the one of the return, none of what was done before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_LEAVING = lexicon.group("events_words", "leaving_a_place")
_RETURNING = lexicon.group("events_words", "coming_back")
_FROM = lexicon.group("events_words", "coming_from")


def leaves(frame: Frame) -> bool:
    """Whether somebody leaves a place in a clause, where a clause with "wo" behind tells what was done there
    before that day: "*kehrte am Montag aus Oslo zurück*, wo sie Krüger getroffen hatte"."""
    return frame.lemma in _LEAVING or (frame.lemma in _RETURNING and "aus" in frame.words)


def on_way_home(trigger: Trigger) -> bool:
    """Whether a clause tells of the way home from a visit: "kommt am Freitag *von ihrem Besuch in Oslo*
    zurück"."""
    frame = trigger.frame
    if trigger.type != "visit" or not trigger.noun or frame.lemma not in _RETURNING:
        return False
    return trigger.prep in _FROM


def of_way_home(trigger: Trigger) -> str | None:
    """Return how firm a visit is from which somebody comes home: over, or not yet; None elsewhere."""
    clause = trigger.frame.clause
    if not on_way_home(trigger) or clause.modal or clause.konjunktiv or clause.negated:
        return None
    return "held" if clause.tense in PAST_TENSES else "ongoing"
