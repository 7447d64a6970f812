"""Who tells of an event and so was there: "sagte Weber zum Abschluss des Treffens".

Such a clause is about what is told; the event is its setting. Taken are persons with an office of their own,
who tell it after the event or at its close, or declare it begun or failed ("erklärte Ratspräsident Weber das
Scheitern des Gipfels"), and whoever speaks on its fringe or at it. Left out are spokesmen and observers, who
tell of what others did, and clauses that say who met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.between_whom import person_names_of
from lagebild.annotate.events.frames import group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger

_OFFICES = "lagebild_event_offices"
_MEETING = frozenset({"talks", "meeting", "summit"})
_AFTER = lexicon.group("events_words", "after_the_event")
_ON_SPOT = lexicon.group("events_words", "at_the_event")


def tellers(trigger: Trigger, frame: Frame, subjects: Sequence[Party]) -> list[Party]:
    """Return the subjects of a clause of telling whose setting the event is."""
    if trigger.type not in _MEETING or trigger.argument or frame.clause.negated or frame.clause.modal:
        return []
    if frame.lemma not in group("telling") or frame.clause.passive:
        return []
    fringe = trigger.head == "rande" or trigger.prep in _AFTER
    declared = trigger.head in group("course") and trigger.prep == ""
    if not (fringe or declared):
        return []
    on_spot = trigger.head == "rande" or (not declared and trigger.prep in _ON_SPOT)
    doc = trigger.token.doc
    return [p for p in subjects if _holds_office(p, doc) or (on_spot and _no_onlooker(p, doc))]


def on_occasion(draft: Draft) -> bool:
    """Whether all whom a mention names only tell of the event: they were there with the others."""
    trigger = draft.trigger
    told = tellers(trigger, trigger.carrier or trigger.frame, draft.cast.subjects) if trigger.noun else []
    return bool(told) and len(told) == len(draft.cast.all())


def only_tells(party: Party) -> bool:
    """Whether a party without a name only tells what others did: "eine Sprecherin der Regierung"."""
    return not party.named and any(word.endswith(_onlookers()) for word in party.name.lower().split()[:2])


def _no_onlooker(party: Party, doc: Doc) -> bool:
    """Whether a party is a person of whom the text does not say that he only tells of what others do."""
    return party.name in person_names_of(doc) and _offices(doc).get(party.name, True)


def _holds_office(party: Party, doc: Doc) -> bool:
    """Whether a party is a person in an office in which one takes part, not only tells of it."""
    return bool(_offices(doc).get(party.name))


def _offices(doc: Doc) -> dict[str, bool]:
    """Map the persons with an office to whether none of their offices is that of an onlooker."""
    if _OFFICES not in doc.user_data:
        known: dict[str, bool] = {}
        for role in doc._.roles:
            tells = any(word.lower().endswith(_onlookers()) for word in role.title.split())
            known[role.name] = known.get(role.name, True) and not tells
        doc.user_data[_OFFICES] = known
    found: dict[str, bool] = doc.user_data[_OFFICES]
    return found


def _onlookers() -> tuple[str, ...]:
    return tuple(group("onlooker"))
