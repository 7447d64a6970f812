"""Whether what has begun still goes on when the article appears, or is over.

"ist am Sonntag zu einem viertägigen Staatsbesuch eingetroffen" goes on on Monday; "begann am 27. Oktober und
dauerte zwei Tage" is over in November; a conference opened yesterday goes on. Counted from the day of
publication; without one, or without a first day, nothing changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.days import apart, is_day, off, published
from lagebild.annotate.events.draft import PAST
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.going_on import opened, over
from lagebild.annotate.events.lasting import length_told
from lagebild.annotate.events.relatives import describing
from lagebild.annotate.events.time_words import lead
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_FRESH = 1
"""So many days after its opening a conference still goes on, where its length is not told."""
_OVER = 14
"""No meeting goes on for so many days."""
_LONG_OVER = 3 * 365
"""No talks of which only the beginning is told go on for so many days."""


def settle(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Set events that have begun to ongoing or held, as their length or their end tells."""
    today = published(doc)
    if today is None:
        return
    for event in events:
        if event.status is EventStatus.PLANNED:
            _ends_ahead(doc, event, today)
            _under_way(event, today)
        if event.status not in PAST:
            continue
        frames = _frames(event, sentences)
        if event.status is EventStatus.ONGOING and not event.times and event.family == "visit":
            event.times = _begun_within(doc, frames, today)
        if _not_over(event) or _still_on(event, today):
            event.status = EventStatus.ONGOING
        elif _ended(event) or (any(map(_begins, frames)) and any(map(_tells_end, frames))):
            event.status = EventStatus.HELD
        elif is_day(event.start) and (told := _so_far(doc, event, frames, today)) is not None:
            event.status = told


def _begun_within(doc: Doc, frames: list[Frame], today: str) -> list[Timex]:
    """Return the days on which a visit that goes on may have begun: "ist zu einem fünftägigen Besuch nach
    Rom aufgebrochen" did so at most four days ago."""
    for frame in frames:
        days = length_told(doc, frame)
        lengths = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
        if not 1 < days <= _OVER or not lengths:
            continue
        first = off(today, 1 - days)
        edtf = f"{first}/{today}"
        return [replace(lengths[0], value=edtf, start=first, end=today, edtf=edtf, vague=True)]
    return []


def _ends_ahead(doc: Doc, event: Draft, today: str) -> None:
    """Set to ongoing what ends on a day to come: "Sein sechstägiger Besuch endet am Samstag"."""
    frame, last = event.trigger.frame, event.start or ""
    ends = frame.lemma in group("ending") and frame.clause.tense in ("present", "future")
    if not (ends and event.trigger.noun and is_day(last) and len(event.times) == 1):
        return
    days = length_told(doc, frame)
    first = off(last, 1 - days) if days > 1 else None
    if first is not None and first <= today <= last:
        event.status = EventStatus.ONGOING
        day = event.times[0]
        event.times = [replace(day, start=first, end=first, value=first, edtf=first), day]


def _under_way(event: Draft, today: str) -> None:
    """Set to ongoing what lasts from a day before to one to come: "vom 8. bis 13. Mai", on the 10th."""
    first, last = event.start or "", (event.times[-1].end or "") if event.times else ""
    if event.family in ("meeting", "visit") and is_day(first) and is_day(last) and first < today <= last:
        event.status = EventStatus.ONGOING


def _so_far(doc: Doc, event: Draft, frames: list[Frame], today: str) -> EventStatus | None:
    start, last = event.start or "", event.times[-1].end or ""
    if start > today:
        return None
    tense = (event.trigger.carrier or event.trigger.frame).clause.tense
    if event.status is EventStatus.HELD and tense == "present" and lead(doc, event.times[0]) == "seit":
        return EventStatus.ONGOING  # "ist seit Mittwoch in Wien und lotet Bedingungen aus"
    days = max((length_told(doc, f) for f in frames), default=0)
    begun = any(map(_begins, frames))
    since = any("seit" in f.words for f in frames)
    if days > 1 and (begun or event.status is EventStatus.ONGOING) and start == last:
        return EventStatus.ONGOING if start <= today <= off(start, days - 1) else EventStatus.HELD
    if not begun or since or start != last or not event.trigger.noun:
        return None
    gone = apart(start, today)
    if event.trigger.type == "visit" and gone == 0:
        return EventStatus.ONGOING  # "ist heute zu einem Besuch eingetroffen"
    if event.trigger.row.get("lasts") and 0 <= gone <= _FRESH:
        return EventStatus.ONGOING
    short = event.trigger.type in ("meeting", "summit", "visit")
    return EventStatus.HELD if gone > (_OVER if short else _LONG_OVER) else None


def _begins(frame: Frame) -> bool:
    """Whether a clause tells that it has begun: "begann", "wurde eröffnet", "ist eingetroffen"."""
    if frame.clause.tense not in PAST_TENSES or frame.clause.negated or frame.clause.modal:
        return False
    return frame.lemma in group("opening") or frame.lemma in group("arriving") or opened(frame)


def _tells_end(frame: Frame) -> bool:
    """Whether a clause tells that it is over: "begann am Sonntag *und endete am selben Abend*"."""
    return (
        over(frame) and frame.clause.tense in PAST_TENSES and not (frame.clause.negated or frame.clause.modal)
    )


def _ended(event: Draft) -> bool:
    """Whether the clause of the noun tells the end, a relative clause behind it the beginning: "Der Gipfel,
    der am Freitag begonnen hatte, ging am Dienstag zu Ende"."""
    frame = event.trigger.frame
    return _tells_end(frame) and event.trigger.carrier is not None and event.trigger.carrier is not frame


def _not_over(event: Draft) -> bool:
    """Whether it is told to go on still: "war die Sitzung noch nicht zu Ende"."""
    frame = event.trigger.frame
    return over(frame) and event.trigger.noun and frame.clause.negated and "noch" in frame.words


def _still_on(event: Draft, today: str) -> bool:
    """Whether a relative clause behind the noun tells that it goes on: "bei einem Treffen, *das bis heute in
    Wien stattfindet*", "auf der Konferenz, zu der *seit Freitag* 300 Gäste versammelt sind"."""
    told = describing(event.trigger)
    if told is None or told.clause.negated or told.clause.modal or (event.start or "") > today:
        return False
    tense, words = told.clause.tense, set(told.words)
    lasts = tense == "present" and told.lemma in group("lasting") and not words & group("weekly")
    return lasts or (tense in ("present", "perfect") and "seit" in words and told.clause.mood is not None)


def _frames(event: Draft, sentences: Sequence[Sequence[Frame]]) -> list[Frame]:
    """The clauses of an event, and those that go on with them behind "und"."""
    found: list[Frame] = []
    for frame in sentences[event.trigger.sentence]:
        inside = any(span.overlaps(frame.span) for span in event.spans)
        goes_on = bool(found) and frame.index == found[-1].index + 1 and frame.words[0] == "und"
        if inside or goes_on:
            found.append(frame)
    return found
