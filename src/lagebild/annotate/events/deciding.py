"""Who decides on talks that are yet to be: the day and place of such a clause are those of the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.support import in_subject

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_VOTING = lexicon.group("events_words", "voting_on")
_IN_FAVOUR = lexicon.group("events_words", "voting_for")
_BEGINNING = lexicon.group("events_words", "beginning_of_talks")
_BACK = 4
"""So many words before the phrase of an event "über" stands: "*über* die Aufnahme von Verhandlungen"."""


def voted_on(trigger: Trigger, frame: Frame) -> bool:
    """Whether a body decides on talks, so that the day is that of its vote: "*Über* die Aufnahme von
    Verhandlungen *entscheidet* der Parteitag am 5. Oktober"."""
    if not trigger.noun or frame.lemma not in _VOTING or trigger.prep not in ("über", "von", ""):
        return False
    before = trigger.token.doc[max(0, trigger.first - _BACK) : trigger.first]
    return trigger.prep == "über" or any(t.lower_ == "über" for t in before)


def decided_on(trigger: Trigger, frame: Frame) -> bool:
    """Whether somebody agrees to talks, so that a day or place before them is that of the decision: "stimmte
    *am Samstag in Bonn* für Verhandlungen", but "stimmte einem Treffen *am Freitag in Oslo* zu"."""
    begun = trigger.prep == "von" and trigger.head in _BEGINNING  # "für die Aufnahme von Gesprächen"
    upon = trigger.noun and frame.lemma in _IN_FAVOUR
    upon = upon and (begun or trigger.prep in ("für", "gegen", "zu", ""))
    return upon and not in_subject(trigger, frame)
