"""Who accepts an invitation to an event or turns it down: "nahm die Einladung zu Gesprächen an", "sagte seine
Teilnahme an der Runde zu", "schlug die Einladung zu der Runde aus"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.absence import stays_away

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_ACCEPTS = lexicon.group("events_words", "accepting_an_invitation")
_DECLINES = lexicon.group("events_words", "refusing_to_come")
_INVITATION = lexicon.group("events_words", "invitation_noun")
_PROMISES_TO_COME = lexicon.group("events_words", "promising_to_come")


def accepts(frame: Frame) -> bool:
    """Whether a clause accepts an invitation: "Er *nahm* die Einladung *an*"."""
    return frame.lemma in _ACCEPTS and not frame.clause.negated


def turns_down(frame: Frame) -> bool:
    """Whether a clause turns an invitation down: "Er *schlug* die Einladung *aus*", "nahm sie *nicht an*"."""
    return frame.lemma in (_ACCEPTS if frame.clause.negated else _DECLINES)


def invited_to(trigger: Trigger) -> bool:
    """Whether the event is what an invitation is for: "die *Einladung* Norlands *zu* Gesprächen"."""
    before = [t.lower_ for t in trigger.frame.tokens if t.i < trigger.token.i]
    return trigger.noun and trigger.prep == "zu" and not _INVITATION.isdisjoint(before)


def will_come(trigger: Trigger) -> bool:
    """Whether the clause announces that somebody takes part: "sagte seine *Teilnahme an der Runde* zu", "nahm
    die *Einladung zu der Runde* an"."""
    frame = trigger.carrier or trigger.frame
    if trigger.head == "teilnahme":
        promised = frame.lemma in _PROMISES_TO_COME or "aussicht" in frame.words
    else:
        promised = invited_to(trigger) and accepts(frame)
    return trigger.noun and promised


def of_participation(trigger: Trigger, later: bool | None) -> str | None:
    """Return "planned" where somebody says whether they will take part, as the event is to come either way:
    "sagte seine Teilnahme an der Runde *zu*", "sagte seine Teilnahme an der Runde *ab*"."""
    kept_away = trigger.head == "teilnahme" and stays_away(trigger)
    return "planned" if kept_away or will_come(trigger) else None


def of_declined(trigger: Trigger, later: bool | None) -> str | None:
    """Return what becomes of an event to which an invitation is turned down: "cancelled", or "possible" in
    "hat die Einladung zu Gesprächen *noch* nicht angenommen", "*könnte* sie ausschlagen"."""
    frame = trigger.carrier or trigger.frame
    clause = frame.clause
    if not (turns_down(frame) and invited_to(trigger)):
        return None
    undecided = clause.modal or clause.konjunktiv or clause.tense == "future" or "noch" in frame.words
    return "possible" if undecided else "cancelled"
