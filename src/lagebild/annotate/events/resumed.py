"""What comes about after all, told with what had become of it before: "Die *im Dezember abgebrochenen*
Gespräche werden am Freitag fortgesetzt", "Das *im Januar geplatzte* Treffen wird am Freitag nachgeholt".

The day before the participle is that of the breaking off, none of what is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.attributes import verbs_of_participle
from lagebild.annotate.events.time_words import word_before

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Timex

_RESUMING = lexicon.group("events_words", "resuming")
_TAKING_UP = lexicon.group("events_words", "taking_up_verb")
_BEGUN = lexicon.group("events_words", "begun_before")


def resumes(trigger: Trigger) -> bool:
    """Whether the clause of a known event noun tells that it begins, goes on or is made up for: "Die
    Gespräche *werden fortgesetzt*", "nahmen ihre Gespräche *wieder auf*"."""
    frame = trigger.frame
    if not trigger.noun or trigger.prep or trigger.head or trigger.article not in ("definite", "possessive"):
        return False
    if frame.clause.negated or (trigger.carrier is not None and trigger.carrier is not frame):
        return False
    return frame.lemma in _RESUMING or frame.lemma in _TAKING_UP


def without_break(trigger: Trigger, doc: Doc, dates: list[Timex]) -> list[Timex]:
    """Return the times of a clause without those of what had become of the event before it goes on.

    Since when it had been going on is left where no other time is told.
    """
    if not resumes(trigger):
        return dates
    before = [t for t in dates if _in_attribute(trigger, doc, t)]
    others = [t for t in dates if t not in before]
    begun = any(lemma in _BEGUN for word in trigger.adjectives for lemma in verbs_of_participle(word))
    return others or (dates if begun else [])


def _in_attribute(trigger: Trigger, doc: Doc, timex: Timex) -> bool:
    """Whether a time stands between the article and the participle of an event noun, and is not that for
    which it was planned: "die *im Dezember* abgebrochenen Gespräche", not "die *für Dezember* geplanten"."""
    start, end = doc[trigger.first].idx, trigger.token.idx
    inside = start < timex.span.start < end and word_before(doc, timex) == ""
    return inside and any(any(verbs_of_participle(word)) for word in trigger.adjectives)
