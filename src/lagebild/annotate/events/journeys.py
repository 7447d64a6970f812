"""What is told right behind an arrival or a visit took place there.

"Am Montag traf Weber in Doha ein. Er wurde von Krüger empfangen", "Weber besuchte am Montag Doha. Bei einem
Gespräch mit Krüger ging es um Gas": the talks are Weber's, in Doha, on that day. Only the sentence directly
behind counts for all of this, and only where it names no place, no day and nobody else as its subject; the
day alone holds for some sentences more.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.days import is_day
from lagebild.annotate.events.draft import PAST
from lagebild.annotate.events.frames import group
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft

_JOURNEY = frozenset({"visit", "arrival"})
_MEETING = frozenset({"talks", "meeting"})
_AHEAD = frozenset({EventStatus.PLANNED})


def on_arrival(drafts: Sequence[Draft]) -> None:
    """Give talks told right behind a journey its traveller, place and day, where they have none of their
    own."""
    for before, draft in pairwise(drafts):
        if not _follows(before, draft):
            continue
        travellers = {person.name for person in before.people}
        names = {person.name for person in draft.people}
        if not travellers & names and _open(draft):
            draft.people = (*before.people, *draft.people)
            names |= travellers
        if not travellers & names:
            continue
        draft.place = before.place
        if before.status in PAST or draft.status in _AHEAD:
            draft.times = before.times
    _on_its_day(drafts)


def _on_its_day(drafts: Sequence[Draft]) -> None:
    """Give what the traveller does some sentences on the one day of the journey: "reiste am Montag nach
    Sofala. ... Anschließend beriet sie in Beira mit Helfern"."""
    journey: Draft | None = None
    for draft in drafts:
        if not draft.counts:
            continue
        if draft.trigger.type in _JOURNEY:
            journey = draft if draft.status is EventStatus.HELD and _one_day(draft) else None
        elif draft.times and journey is not None and draft.start != journey.start:
            journey = None  # the text has gone on to another day
        elif journey is not None and not draft.times and _in_its_course(journey, draft):
            draft.times = journey.times


def _one_day(draft: Draft) -> bool:
    first, last = draft.times[0] if draft.times else None, draft.times[-1] if draft.times else None
    return first is not None and last is not None and is_day(first.start) and last.end == first.start


def _in_its_course(journey: Draft, draft: Draft) -> bool:
    """Whether a meeting of the traveller is told plainly, close behind, in the place or as what followed."""
    frame = draft.trigger.carrier or draft.trigger.frame
    if draft.trigger.type not in _MEETING or draft.status is not EventStatus.HELD:
        return False
    if frame.clause.tense not in ("past", "perfect") or frame.holds("habit") or frame.holds("before_now"):
        return False
    if draft.trigger.sentence - journey.trigger.sentence > _REACH or draft.trigger.prep in ("vor", "seit"):
        return False
    traveller = {p.name for p in journey.people} & {p.name for p in draft.people}
    there = draft.place is None or (journey.place is not None and draft.place.name == journey.place.name)
    return bool(traveller) and (there or frame.holds("thereupon"))


_REACH = 4
"""So many sentences behind a journey a text still tells of it."""


def _follows(before: Draft, draft: Draft) -> bool:
    frame = draft.trigger.carrier or draft.trigger.frame
    near = draft.trigger.sentence - before.trigger.sentence == 1 and not frame.holds("habit")
    types = before.trigger.type in _JOURNEY and draft.trigger.type in _MEETING
    bare = not draft.times and draft.place is None and before.place is not None
    alike = any(before.status in row and draft.status in row for row in (PAST, _AHEAD))
    return near and types and bare and alike and bool(before.people) and before.counts and draft.counts


def _open(draft: Draft) -> bool:
    """Whether one side is left open: only who stands after "mit" is told, in a clause about the talks."""
    frame = draft.trigger.carrier or draft.trigger.frame
    cast = draft.cast
    one_sided = len(cast.attached) == 1 and cast.attached[0].prep == "mit" and not cast.subjects
    return draft.trigger.noun and one_sided and frame.lemma in group("about")
