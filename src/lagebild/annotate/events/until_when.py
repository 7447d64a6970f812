"""The last day of what begins on a day and lasts for days, or is told to end on one.

"Das zweitägige Treffen beginnt am Dienstag", "wollen von Samstag an vier Tage lang verhandeln", "hält sich
seit Mittwoch zu einem dreitägigen Besuch auf": as many days on. "laufen seit dem 2. März und sollen am 20.
März enden": that day. Left out are hours and weeks, and lengths without a first day ("das zweitägige Treffen
am Dienstag").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.days import apart, is_day, off
from lagebild.annotate.events.draft import PAST
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.going_on import opened
from lagebild.annotate.events.lasting import length_told
from lagebild.annotate.events.time_words import lead
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_LASTING = frozenset({"meeting", "visit"})
_LONG = PAST | {EventStatus.PLANNED}
_MOST, _REACH = 14, 90
"""So many days a meeting lasts by its length, and so many its end lies behind its beginning."""
_SINCE = lexicon.group("events_words", "from_a_day")
_CLOSING = lexicon.group("events_words", "coming_to_an_end")


def last_days(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Give events with a first day the last one, where their clause tells how long they last or when they
    end."""
    for event in events:
        if event.family not in _LASTING or event.status not in _LONG or len(event.times) != 1:
            continue
        first = event.times[0]
        if not is_day(first.start) or first.end not in (None, first.start):
            continue
        frame = event.trigger.carrier or event.trigger.frame
        end = _by_length(doc, event, frame, first) or _told(doc, event, frame, sentences)
        if end is not None:
            event.times = [replace(first, end=first.start, edtf=first.start), end]


def _by_length(doc: Doc, event: Draft, frame: Frame, first: Timex) -> Timex | None:
    days = length_told(doc, frame) if _begins(doc, event, frame, first) else 0
    if event.trigger.noun and _another_lasts(event, frame):
        return None
    if not 1 < days <= _MOST:
        return None
    last = off(first.start or "", days - 1)
    return replace(first, start=last, end=last, value=last, edtf=last)


def _another_lasts(event: Draft, frame: Frame) -> bool:
    """Whether the length is that of another noun: "begann der *zweitägige* Besuch mit einem Empfang"."""
    told = any(_DAYS in word for word in frame.words)
    return told and not any(_DAYS in word for word in event.trigger.adjectives)


_DAYS = "tägig"


def _begins(doc: Doc, event: Draft, frame: Frame, first: Timex) -> bool:
    """Whether the day is that on which it begins: by its verb, by "seit" or "von ... an", or since a visit of
    some days is told by its first one."""
    onward = (first.edtf or "").endswith("/..") or lead(doc, first) in _SINCE
    opens = frame.lemma in group("opening") or opened(frame)
    ended = frame.lemma in group("ending") or not group("closing").isdisjoint(frame.words)
    return not ended and (onward or opens or (event.family == "visit" and "nach" not in frame.words[:1]))


def _told(doc: Doc, event: Draft, frame: Frame, sentences: Sequence[Sequence[Frame]]) -> Timex | None:
    """Return the day of a clause joined by "und" that tells the end: "... und sollen am 20. März enden"."""
    number = event.trigger.sentence
    around = sentences[number] if number < len(sentences) else ()
    for other in around[frame.index + 1 : frame.index + 2]:
        joined = other.kind == "main" and other.words[0] in ("und", "aber") and not other.clause.negated
        if not joined or other.lemma not in _CLOSING or other.clause.subject != frame.clause.subject:
            continue
        days = [t for t in beginning_in(doc, "timexes", other.span.start, other.span.end) if is_day(t.start)]
        if len(days) == 1 and 0 < apart(event.times[0].start or "", days[0].start or "") <= _REACH:
            return days[0]
    return None
