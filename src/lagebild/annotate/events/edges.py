"""The day of what happens at the beginning or the end of another event: "Zum Auftakt der Reise empfing
ihn Weber".

The journey or meeting must have been told with its days, in front of it or behind: "hat am Sonntag seinen
viertägigen Besuch beendet. Zum Auftakt der Reise hatte ihn Weber empfangen" was on Thursday. Left out is what
has a day of its own, and an edge of something that the article does not date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.days import is_day
from lagebild.annotate.events.draft import AHEAD, family_of
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_OF = frozenset(["der", "des", "seiner", "ihrer", "dieser", "dieses", "seines", "ihres"])
_WHOLE = frozenset({"visit", "meeting"})


def at_an_edge(events: Sequence[Draft]) -> None:
    """Give events at the beginning or the end of another its first or its last day."""
    for event in events:
        frame = event.trigger.carrier or event.trigger.frame
        if event.times or (edge := _edge_in(frame)) is None:
            continue
        first, noun, _ = edge
        family = family_of(str(noun["type"]))
        whole = [e for e in events if e is not event and e.family == family and _has_days(e)]
        whole = [e for e in whole if (e.status in AHEAD) == (event.status in AHEAD)]
        days = {_day(e, first).start for e in whole}
        if len(days) == 1:
            event.times = [_day(whole[0], first)]


def is_edge(draft: Draft) -> bool:
    """Whether an event noun only tells at which end of another something else was: "*Zum Auftakt der Reise*
    empfing ihn Weber"; neither "Auftakt" nor "Reise" is an event of its own there."""
    at, edge = draft.trigger.token.i, _edge_in(draft.trigger.frame)
    bare = not (draft.times or draft.place)
    return draft.trigger.noun and edge is not None and (at == edge[2].i or (at == edge[2].i + 2 and bare))


def _edge_in(frame: Frame) -> tuple[bool, dict[str, object], Token] | None:
    """Return whether a clause tells the beginning, not the end, of what, and its noun: "zum *Auftakt* der
    *Reise*"."""
    for token in frame.tokens[:-2]:
        first, last = token.lower_ in group("opening"), token.lower_ in group("closing")
        if not (first or last) or not token.text[:1].isupper() or token.nbor(1).lower_ not in _OF:
            continue
        if (
            token.i
            and token.nbor(-1).lower_ in ("zum", "am", "zu")
            and (row := noun_entry(token.nbor(2).text))
        ):
            return first, row, token
    return None


def _has_days(event: Draft) -> bool:
    return bool(event.times) and is_day(event.times[0].start) and is_day(event.times[-1].end)


def _day(event: Draft, first: bool) -> Timex:
    return event.times[0] if first else event.times[-1]
