"""Who is told not to have been at an event that took place all the same: "blieb dem Gipfel fern".

Such a clause has the event and its other parties, and one that is none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.event_words import travelling
from lagebild.annotate.events.frames import group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger

_PARTAKE = lexicon.group("events_words", "partaking")
_CALLS_OFF = lexicon.group("events_words", "refusing_to_come")
_MISSES = lexicon.group("events_words", "missing_an_event")
_ABSENT = lexicon.group("events_grammar", "absent")
_COMING = lexicon.group("events_words", "coming_noun")
_BY = lexicon.group("events_grammar", "agent_preposition")
_AT = lexicon.group("events_words", "preposition_of_being_there") | {""}
_SENDS = lexicon.group("events_words", "sending_another")


def stays_away(trigger: Trigger) -> bool:
    """Whether the clause denies that somebody takes part, not the event.

    "nahm an der Runde nicht teil", "sagte seine Teilnahme an der Runde ab", "blieb der Runde fern", "fehlte
    bei der Runde", "ließ sich bei der Runde vertreten".
    """
    frame = trigger.carrier or trigger.frame
    if not trigger.noun:
        return False
    if misses(frame):
        return trigger.prep in _AT and not frame.clause.negated
    if frame.lemma in _PARTAKE and frame.clause.negated:
        return trigger.prep in ("an", "zu")
    if frame.clause.negated and frame.lemma in travelling() | group("arriving"):
        definite = trigger.article in ("definite", "possessive")
        return definite and trigger.prep in ("zu", "auf")  # "reist nicht zum Gipfel"
    refused = trigger.head == "teilnahme" and frame.lemma in _CALLS_OFF and not frame.clause.negated
    return refused and trigger.prep in ("an", "zu")


def misses(frame: Frame) -> bool:
    """Whether a verb says that somebody is not there: "fehlte", "blieb fern", "ließ sich vertreten"."""
    return frame.lemma in _MISSES or (frame.lemma == "bleiben" and "fern" in frame.words) or _sends(frame)


def is_absent(frame: Frame) -> bool:
    """Whether a clause tells that somebody was not there: "fehlte", "lehnte eine *Teilnahme* ab"."""
    refused = frame.lemma in _CALLS_OFF and not _COMING.isdisjoint(frame.words)
    return frame.lemma in _ABSENT or misses(frame) or refused


def stand_ins(frame: Frame, parties: Iterable[Party]) -> list[Party]:
    """Return who is there for another: "ließ sich von *Paul Kern* vertreten"."""
    return [p for p in parties if p.prep in _BY and p.named] if _sends(frame) else []


def _sends(frame: Frame) -> bool:
    """Whether a clause holds "vertreten" besides "sich", as its verb or under "lassen"."""
    return frame.lemma in _SENDS and "vertreten" in frame.words and "sich" in frame.words
