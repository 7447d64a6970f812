"""What became of an invitation, told behind it: "lud Krüger zu einem Besuch ein. Er nahm die Einladung
an"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.accepting import accepts, turns_down
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame

_INVITATION = lexicon.group("events_words", "invitation_noun")
_INVITES = lexicon.group("events_grammar", "inviting")
_TO = lexicon.group("events_words", "invited_to_what")
_ASKED = frozenset({EventStatus.POSSIBLE, EventStatus.PLANNED})
_BEHIND = 2
"""So many sentences behind an invitation the answer is told."""


def answer(events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Set what somebody was only asked to come to as planned where the invitation is accepted, as cancelled
    where it is turned down."""
    for event in events:
        asked = (event.trigger.support or {}).get("role") == "host" or event.trigger.frame.lemma in _INVITES
        if not asked or event.status not in _ASKED:
            continue
        number = event.trigger.sentence
        for frame in (f for fs in sentences[number : number + 1 + _BEHIND] for f in fs):
            told = _answer(frame) if frame.span.start > event.trigger.token.idx else None
            if told is not None and not (told is EventStatus.PLANNED and event.status is told):
                event.status = told
                event.spans.append(frame.span)
                break


def _answer(frame: Frame) -> EventStatus | None:
    """Return what a clause makes of an invitation, None where it does not answer one."""
    clause = frame.clause
    open_ = clause.modal or clause.konjunktiv or clause.tense not in PAST_TENSES
    if open_ or "noch" in frame.words or _INVITATION.isdisjoint(frame.words) or not _alone(frame):
        return None
    if accepts(frame):
        return EventStatus.PLANNED
    return EventStatus.CANCELLED if turns_down(frame) else None


def _alone(frame: Frame) -> bool:
    """Whether an invitation is not said to be to something else: "die Einladung *zur Konferenz*"."""
    at = next(n for n, word in enumerate(frame.words) if word in _INVITATION)
    return _TO.isdisjoint(frame.words[at + 1 : at + 2])
