"""By how much an event is put off: "um eine Woche verschoben" counts its new day from the old one.

Where the length says too little ("um einige Tage") or the old time is not exact enough for it, the event is
off on its old day and has no new one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.days import is_day, off, published
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.time_words import lead
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_LENGTH = re.compile(r"P(\d{1,3}|X)([DWM])")
_DAYS = {"D": 1, "W": 7}
_MONTH = len("2026-03")
_MAY_BE = lexicon.group("events_words", "may_be")
_EARLIER = lexicon.group("events_words", "moving_forward")
_FAMILIES = frozenset({"meeting", "visit", "call"})
_BEHIND = 2
"""So many sentences behind an event it may be told that it is put off."""


def delay(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Give events that are put off by a length of time their new day: "Das für Freitag geplante Treffen wurde
    *um eine Woche verschoben*"."""
    for event in events:
        if event.moved_to or event.status is not EventStatus.PLANNED or event.family not in _FAMILIES:
            continue
        number = event.trigger.sentence
        near = [f for frames in sentences[number : number + 1 + _BEHIND] for f in frames]
        for frame in (f for f in near if event.times and any(s.covers(f.span) for s in event.spans)):
            if (length := _length(doc, frame)) is not None:
                event.times = [_coming(doc, event.times[0], frame), *event.times[1:]]
                _put_off(event, *length)
                break
            if (earlier := _brought_forward(doc, frame)) is not None:
                event.moved_to = _coming(doc, earlier, frame).start
                break


def _coming(doc: Doc, timex: Timex, frame: Frame) -> Timex:
    """Return a weekday that was taken for the last one as the next: what is put off has not been yet."""
    day, today = timex.start or "", published(doc) or ""
    gone = is_day(day) and day < today and frame.clause.tense != "pluperfect"
    if timex.rule != "weekday" or not gone or lead(doc, timex) == "für":
        return timex
    later = off(day, _DAYS["W"])
    return replace(timex, start=later, end=later, value=later, edtf=later)


def _brought_forward(doc: Doc, frame: Frame) -> Timex | None:
    """Return the earlier day that something is moved to: "auf *Donnerstag* vorgezogen"."""
    if frame.lemma not in _EARLIER or frame.clause.negated or not _MAY_BE.isdisjoint(frame.words):
        return None
    days = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    return next((t for t in days if is_day(t.start) and lead(doc, t) == "auf"), None)


def _length(doc: Doc, frame: Frame) -> tuple[int | None, str] | None:
    """Return how many days, weeks or months a clause moves something by, the number None where it is not
    told: "um einige Tage"; negative for "um einen Tag vorgezogen"."""
    clause = frame.clause
    if frame.lemma not in group("moving") or clause.negated or not _MAY_BE.isdisjoint(frame.words):
        return None
    for timex in beginning_in(doc, "timexes", frame.span.start, frame.span.end):
        match = _LENGTH.fullmatch(timex.value)
        if match is not None and lead(doc, timex) == "um":
            number = int(match.group(1)) if match.group(1) != "X" else None
            back = number is not None and frame.lemma in _EARLIER
            return (-number if number is not None and back else number), match.group(2)
    return None


def _put_off(event: Draft, number: int | None, unit: str) -> None:
    """Enter the new day of an event, or that it is off on its old one."""
    old = event.start or ""
    new = None
    if number is not None and unit in _DAYS and is_day(old):
        new = off(old, number * _DAYS[unit])
    elif number is not None and unit == "M" and len(old) == _MONTH:
        months = int(old[:4]) * 12 + int(old[5:]) - 1 + number
        new = f"{months // 12:04d}-{months % 12 + 1:02d}"
    if new is None:
        event.status = EventStatus.CANCELLED
    else:
        event.moved_to = new
