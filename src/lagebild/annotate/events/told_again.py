"""Events that the first sentences of an article tell without day or people, and the next ones with them.

"Weber und Krüger haben sich in Wien getroffen. ... Bei dem Treffen am Montag": one meeting. Told with another
place, another number or long after, it is another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.days import apart, is_day, published
from lagebild.annotate.events.draft import PAST, fresh_words, is_definite, sides_of
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft

_LEAD = 4
"""So many sentences behind the first paragraph the text takes up what that has told."""


def told_again(draft: Draft, event: Draft) -> bool:
    """Whether a text tells with day and people what its first sentences told without: the same place, close
    by, as firm, no other round."""
    if not event.place or (not draft.place and not _dated_at_last(draft, event)):
        return False
    if draft.place and draft.place.name != event.place.name:
        return False
    if (
        (draft.place and draft.place.kind is MentionKind.STATE)
        or event.place.kind is MentionKind.STATE
        or (draft.times and event.times)
    ):
        return False
    early = _early(draft, event)
    fresh = set(draft.trigger.adjectives) & fresh_words()
    return early and not fresh and draft.status in PAST and event.status in PAST and draft.counts


def numbered_at_last(draft: Draft, event: Draft) -> bool:
    """Whether the number and the recent day of a round follow what the first sentence tells of it: "In Lübeck
    haben Bahn und Verdi verhandelt. In der zweiten Runde hat die Bahn am Mittwoch ein Angebot vorgelegt"."""
    day, start = published(draft.trigger.token.doc), draft.start
    if not draft.round or event.round or event.status not in PAST or day is None or not is_day(start):
        return False
    frame = draft.trigger.carrier or draft.trigger.frame
    recent = 0 <= apart(start or "", day) <= _RECENT
    same = draft.place is None or (event.place is not None and draft.place.name == event.place.name)
    told = recent and frame.clause.tense != "pluperfect" and same
    return told and _early(draft, event) and _dated_at_last(draft, event)


_RECENT = 2
"""So many days back lies what the first sentence of an article tells of."""


def _early(draft: Draft, event: Draft) -> bool:
    return event.trigger.sentence <= 1 and draft.trigger.sentence - event.trigger.sentence <= _LEAD


def _dated_at_last(draft: Draft, event: Draft) -> bool:
    """Whether known talks are told with the day that the first sentence left out: "In der zweiten Runde der
    Verhandlungen haben die Arbeitgeber am Mittwoch ein Angebot vorgelegt"."""
    mine = sides_of(draft)
    dated = bool(draft.times) and not event.times and is_definite(draft)
    if not dated or (draft.round and event.round and draft.round != event.round):
        return False
    named = {m.name for m in draft.trigger.token.doc._.mentions}
    return (bool(mine) and mine.isdisjoint(named)) or bool(mine & sides_of(event))
