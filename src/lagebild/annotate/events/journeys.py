"""What is told right behind an arrival or a visit took place there.

"Am Montag traf Weber in Doha ein. Er wurde von Krüger empfangen", "Weber besuchte am Montag Doha. Bei einem
Gespräch mit Krüger ging es um Gas": the talks are Weber's, in Doha, on that day. Only the sentence directly
behind counts, and only where it names no place, no day and nobody else as its subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import group
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft

_JOURNEY = frozenset({"visit", "arrival"})
_MEETING = frozenset({"talks", "meeting"})
_PAST = frozenset({EventStatus.HELD, EventStatus.ONGOING})
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
        if before.status in _PAST or draft.status in _AHEAD:
            draft.times = before.times


def _follows(before: Draft, draft: Draft) -> bool:
    near = draft.trigger.sentence - before.trigger.sentence == 1
    types = before.trigger.type in _JOURNEY and draft.trigger.type in _MEETING
    bare = not draft.times and draft.place is None and before.place is not None
    alike = any(before.status in row and draft.status in row for row in (_PAST, _AHEAD))
    return near and types and bare and alike and bool(before.people) and before.counts and draft.counts


def _open(draft: Draft) -> bool:
    """Whether one side is left open: only who stands after "mit" is told, in a clause about the talks."""
    frame = draft.trigger.carrier or draft.trigger.frame
    cast = draft.cast
    one_sided = len(cast.attached) == 1 and cast.attached[0].prep == "mit" and not cast.subjects
    return draft.trigger.noun and one_sided and frame.lemma in group("about")
