"""The next of several: "Das *nächste Treffen* ist für den 2. März in Brüssel vorgesehen".

It is held by those who met before, and the next of a numbered round has the following number. Taken is the
last such event told of with two sides; who hosted it or mediated need not do so again. Left out are others
whose clause names somebody, and "ein weiteres Treffen", which may be anybody's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.draft import AHEAD, VOID
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.model.annotation import Participant

_NEXT = lexicon.group("events_words", "the_next")
_LIKE = {
    "talks": frozenset({"talks"}),
    "meeting": frozenset({"meeting", "talks"}),
    "summit": frozenset({"summit"}),
}
"""Of which types the next one may be: "die nächste Runde" is that of talks."""
_TWO = 2


def follow(doc: Doc, event: Draft, told: Sequence[Draft]) -> None:
    """Give the next of several the parties of the one before, and its number; ``told`` are those told
    before."""
    trigger = event.trigger
    if not trigger.noun or trigger.article != "definite" or _NEXT.isdisjoint(trigger.adjectives):
        return
    if event.status not in AHEAD or (before := _one_before(event, told)) is None:
        return
    if all(p.host for p in event.people):
        bodies = {m.name for m in doc._.mentions if m.kind is not MentionKind.PERSON}
        known = {p.name for p in event.people}
        new = (p for p in _parties(before, bodies) if p.name not in known)
        event.people = (*event.people, *(replace(p, host=False) for p in new))
    shared = {p.name for p in event.people} & {p.name for p in before.people}
    if event.round is None and before.round is not None and shared and trigger.type == "talks":
        event.round = before.round + 1


def _one_before(event: Draft, events: Sequence[Draft]) -> Draft | None:
    """Return the last event of the same kind that is told of before, two sides in it."""
    kinds = _LIKE.get(event.trigger.type, frozenset())
    fits = [
        e
        for e in events
        if e.trigger.type in kinds and e.trigger.token.i < event.trigger.token.i and e.status not in VOID
    ]
    sided = [e for e in fits if len([p for p in e.people if not p.host]) >= _least(e)]
    return max(sided, key=lambda e: e.trigger.token.i, default=None)


def _least(event: Draft) -> int:
    """Return how many must be known of an event: of a summit one may be a union."""
    return 1 if event.trigger.type == "summit" else _TWO


def _parties(event: Draft, bodies: set[str]) -> list[Participant]:
    """Return the parties of an event: states and bodies where it has two of them, else everybody."""
    people = [p for p in event.people if not p.host]
    own = [p for p in people if p.name in bodies]
    return own if len(own) >= _TWO else people
