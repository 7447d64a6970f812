"""What an event gains from a further mention: evidence, people, day, place, and how firm it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.draft import AHEAD, PAST, joins_in
from lagebild.annotate.events.going_on import (
    across_days,
    announced_by,
    confirmed,
    goes_on_next_day,
    goes_on_until,
    on_next_day,
    tells_edge,
)
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft

_RANK = (
    EventStatus.CANCELLED,
    EventStatus.HELD,
    EventStatus.DENIED,
    EventStatus.ONGOING,
    EventStatus.PLANNED,
    EventStatus.REPORTED,
    EventStatus.POSSIBLE,
)


def absorb(event: Draft, draft: Draft) -> None:
    """Take what a further mention says: evidence, people, date and place that were open, the status."""
    told_behind = announced_by(draft, event)
    event.spans.append(draft.span)
    other = draft.family != event.family  # "nach ihrer Reise ... Das Gespräch verlief gut"
    if _telling(draft) > _telling(event) + other:
        event.span, event.trigger = draft.span, draft.trigger
        event.cast = draft.cast if draft.cast.all() else event.cast
        event.told = _telling(draft)
    event.statuses.append(draft.status)
    known = {p.name for p in event.people}
    event.people = (*event.people, *(p for p in draft.people if p.name not in known))
    event.place = event.place or (None if joins_in(draft) else draft.place)
    if on_next_day(draft, event) or across_days(draft, event) or goes_on_next_day(draft, event):
        days = sorted(
            [event.times[0], event.times[-1], draft.times[-1]], key=lambda t: t.start or t.end or ""
        )
        event.times = [days[0], days[-1]]
    elif goes_on_until(draft, event):
        event.times = [event.times[0], draft.times[0]]
    event.times = event.times or draft.times
    event.round = event.round or draft.round
    event.format = event.format or draft.format
    event.moved_to = event.moved_to or draft.moved_to
    if draft.status is not EventStatus.DENIED or event.status in (EventStatus.DENIED, EventStatus.REPORTED):
        event.denied_by = tuple(dict.fromkeys((*event.denied_by, *draft.denied_by)))
    event.said_by = tuple(n for n in event.said_by if n in draft.said_by)
    ended = event.status is EventStatus.ONGOING and draft.status is EventStatus.HELD
    ended = ended and not _part_of_stay(event, draft)
    telling = draft.counts and bool(draft.people or draft.trigger.argument)
    disputed = {event.status, draft.status} == {EventStatus.REPORTED, EventStatus.DENIED}
    if told_behind and event.status in PAST | AHEAD:
        event.status = draft.status  # "bestätigte ein Treffen: Am Freitag kommen beide Seiten zusammen"
    elif event.status is EventStatus.REPORTED and confirmed(event, draft):
        event.status = EventStatus.HELD
    elif disputed and event.trigger.sentence != draft.trigger.sentence:
        event.status = EventStatus.REPORTED  # one says so, the other denies it
    elif _called_off(event, draft):
        event.status = draft.status
    elif _part_of_stay(event, draft):
        pass  # "hält sich seit Sonntag dort auf. Am Montag besichtigte sie das Museum"
    elif (telling or ended) and not _echoes(event, draft):
        event.status = min((event.status, draft.status), key=_RANK.index)


def _called_off(event: Draft, draft: Draft) -> bool:
    """Whether the visit for planned talks is off: "wollte mit Krüger sprechen. Der Besuch wurde abgesagt"."""
    off = draft.status is EventStatus.CANCELLED and event.status in AHEAD
    return off and draft.trigger.type == "visit" and event.family == "meeting"


def _takes_place(draft: Draft) -> bool:
    """Whether the verb of a clause says that the event takes place: "findet statt", "beginnt"."""
    return (draft.trigger.support or {}).get("role") == "event"


def _telling(draft: Draft) -> int:
    """How much a clause says about the event: who, when and where, and that it is what the clause is
    about; of two that say as much it is the one that states it, "fand am Freitag statt" before "protestierten
    am Freitag gegen das Treffen"."""
    if draft.told is None:
        trigger = draft.trigger
        states = bool(trigger.argument and (trigger.support or not trigger.noun))
        parts = (draft.people, draft.times, draft.place, states)
        draft.told = 2 * sum(bool(part) for part in parts) + (states and not joins_in(draft))
    return draft.told


def _part_of_stay(event: Draft, draft: Draft) -> bool:
    """Whether a visit that goes on is told by what was done on it."""
    goes_on = event.status is EventStatus.ONGOING and event.family == "visit" and not event.trigger.noun
    return goes_on and draft.status is EventStatus.HELD and tells_edge(draft) != "end"


def _echoes(event: Draft, draft: Draft) -> bool:
    """Whether a mention only takes up what was hearsay: "das Treffen" after "sollen sich getroffen haben"."""
    if event.status is EventStatus.ONGOING and joins_in(draft):
        return True
    if event.status is EventStatus.POSSIBLE and _takes_place(draft) and draft.times:
        return False  # "sprachen sich gegen ein Treffen aus. Das Treffen findet am Freitag statt"
    if draft.times and draft.trigger.frame.holds("in_fact"):
        return False  # "Tatsächlich fanden die Gespräche am Freitag statt"
    return (
        event.status in (EventStatus.REPORTED, EventStatus.POSSIBLE)
        and draft.status in PAST
        and not (draft.people and draft.trigger.argument)
    )
