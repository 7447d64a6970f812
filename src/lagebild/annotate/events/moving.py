"""Another day for what was put off, told by a clause of its own behind it.

"Die Runde war vertagt worden. Sie soll nun am 12. März nachgeholt werden", "Neuer Termin ist der 10.
Februar", "fällt am Dienstag aus. Die Delegationen kommen nun am 10. Februar zusammen". A later day that
the text does not set against the first ("am 10. Februar treffen sich die Minister") is another event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.draft import Draft, is_definite
from lagebild.annotate.events.frames import Frame, beginning_in, group
from lagebild.annotate.events.mood import was_meant
from lagebild.annotate.events.time_words import lead
from lagebild.model.annotation import EventStatus, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHIFT = re.compile(r"P(\d{1,2})D")
_NOT_YET = frozenset(
    {
        EventStatus.PLANNED,
        EventStatus.POSSIBLE,
        EventStatus.DENIED,
        EventStatus.CANCELLED,
        EventStatus.REPORTED,
    }
)
_NEAR = 2
"""So many sentences further on the new day may be told."""
_ARTICLES = group("pointing_article")
_PRONOUNS = lexicon.group("events_words", "pronoun_for_event")
_THAT = lexicon.group("events_words", "that_happened")
_OTHER_DATE = lexicon.group("events_words", "other_date")
_NEW = lexicon.group("events_words", "new_one")


def reschedule(doc: Doc, events: list[Draft], sentences: Sequence[Sequence[Frame]]) -> list[Draft]:
    """Return the events, those that were put off with their new day, what was read for that day joined."""
    gone: set[int] = set()
    for event in events:
        if id(event) in gone or event.moved_to or not _is_put_off(event):
            continue
        later = next((e for e in events if e is not event and _instead(doc, event, e)), None)
        if later is not None:
            _move(event, later.times[0], later)
            gone.add(id(later))
            continue
        for frame in _behind(event, sentences):
            told = _days(doc, frame)
            days = [t for t in told if lead(doc, t) != "statt"]
            if len(days) == 1 and _takes_up(doc, event, frame) and _after(event, days[0]):
                event.times = event.times or [t for t in told if t not in days]
                _move(event, days[0], None)
                event.spans.append(frame.span)
                break
    return [event for event in events if id(event) not in gone]


def _is_put_off(event: Draft) -> bool:
    trigger = event.trigger
    lemmas = {trigger.frame.lemma, (trigger.carrier or trigger.frame).lemma}
    off = bool(lemmas & (group("moving") | group("dropping"))) or event.status is EventStatus.CANCELLED
    frame = trigger.carrier or trigger.frame
    off = off or was_meant(frame) or frame.holds_pair("nicht", "wie")
    return event.status in _NOT_YET and (off or _meant_otherwise(event))


def _meant_otherwise(event: Draft) -> bool:
    """Whether it was planned for a day and the same sentence goes on with another."""
    following = event.trigger.frames[event.trigger.frame.index + 1 :]
    return bool(event.times) and any(not group("instead").isdisjoint(f.words) for f in following[:2])


def _instead(doc: Doc, event: Draft, other: Draft) -> bool:
    """Whether another event is the same on its new day: near behind, set against it by "nun"."""
    distance = other.trigger.sentence - event.trigger.sentence
    frame = other.trigger.carrier or other.trigger.frame
    if not 0 <= distance <= _NEAR or other.family != event.family or other.status not in _NOT_YET:
        return False
    rounds = {event.round, other.round} - {None}
    apart = event.place and other.place and event.place.name != other.place.name
    behind = other.trigger.token.i > event.trigger.token.i
    set_against = behind and not group("instead").isdisjoint(frame.words)
    dated = bool(other.times) and _after(event, other.times[0])
    return set_against and dated and len(rounds) < 2 and not apart


def _behind(event: Draft, sentences: Sequence[Sequence[Frame]]) -> list[Frame]:
    """Return the clauses behind that of the event, up to two sentences on."""
    number = event.trigger.sentence
    own = [f for f in sentences[number] if f.span.start > event.trigger.frame.span.start]
    return [*own, *(f for frames in sentences[number + 1 : number + 1 + _NEAR] for f in frames)]


def _takes_up(doc: Doc, event: Draft, frame: Frame) -> bool:
    """Whether a clause speaks of the event: by a pronoun and "nun", as "der neue Termin", or by moving it."""
    if _occasion_moved(doc, event, frame):
        return True
    if frame.clause.negated or frame.clause.tense in ("past", "pluperfect"):
        return False
    words = frame.words
    if any(word in _OTHER_DATE for word in words):
        return True
    if "termin" in words and not _NEW.isdisjoint(words):
        return True
    subject = frame.clause.subject
    pronoun = subject is not None and subject.of(text_of(doc)).casefold() in _PRONOUNS
    pronoun = pronoun or (subject is None and words[0] in _THAT)  # "Das soll nachgeholt werden"
    shared = subject is None or subject.start < frame.span.start
    again = frame.lemma in group("again")
    return (pronoun or shared or again) and (again or not group("instead").isdisjoint(words))


def _occasion_moved(doc: Doc, event: Draft, frame: Frame) -> bool:
    """Whether it was moved to a day, named as an occasion: "Die Feier sei auf den 3. März verschoben"."""
    days = _days(doc, frame)
    if frame.lemma not in group("moving") or frame.clause.negated or not days:
        return False
    if "auf" not in text_of(doc)[frame.span.start : days[0].span.start].split():
        return False
    occasions = group("occasion_noun")
    named = any(a in _ARTICLES and b in occasions for a, b in pairwise(frame.words))
    return named and "hat" not in frame.words and "haben" not in frame.words


def recall(doc: Doc, events: list[Draft], sentences: Sequence[Sequence[Frame]]) -> list[Draft]:
    """Return the events and, for those once meant for another day, the plan that was given up.

    "Die Runde endete am Samstag. Sie hätte am 27. Januar stattfinden sollen": a plan for the 27th, moved. So
    too "Am Dienstag berieten sie. Das Treffen, ursprünglich für den 3. Mai angesetzt, war verschoben worden".
    """
    plans: list[Draft] = []
    for before, event in pairwise(events):
        if _was_moved_here(before, event):
            event.moved_to, event.status = before.start, EventStatus.PLANNED
            event.round, event.people = event.round or before.round, event.people or before.people
    for number, frames in enumerate(sentences):
        for frame in frames:
            subject, days = frame.clause.subject, _days(doc, frame)
            if (
                not days
                or subject is None
                or frame.lemma not in group("taking_place")
                or not was_meant(frame)
            ):
                continue
            near = [e for e in events if e.family == "meeting" and 0 <= number - e.trigger.sentence <= 1]
            if not near or subject.of(text_of(doc)).casefold() not in _PRONOUNS:
                continue
            event = near[-1]
            event.times = event.times or _put_off(doc, days[0], [f for f in frames if f.index > frame.index])
            if len(event.start or "") == 10 and event.start != days[0].start:
                plan = replace(event, status=EventStatus.PLANNED, times=days[:1], moved_to=event.start)
                plans.append(replace(plan, span=frame.span, spans=[frame.span], place=None))
    return [*events, *plans]


def _was_moved_here(before: Draft, event: Draft) -> bool:
    """Whether a definite noun behind an event with its day tells for which earlier day that was meant."""
    frame = event.trigger.frame
    near = 0 <= event.trigger.sentence - before.trigger.sentence <= 1 and before.family == event.family
    if not near or before.status not in (EventStatus.HELD, EventStatus.ONGOING) or event.moved_to:
        return False
    moved = frame.lemma in group("moving") and frame.clause.passive and frame.clause.tense == "pluperfect"
    days = len(before.start or "") == 10 and len(event.start or "") == 10
    return moved and days and is_definite(event) and (event.start or "") < (before.start or "")


def _put_off(doc: Doc, meant: Timex, behind: Sequence[Frame]) -> list[Timex]:
    """Return the day that one was moved to: "war aber um vier Tage verschoben worden", "auf den 9. März"."""
    for frame in behind:
        if frame.lemma not in group("moving") or frame.clause.negated or not meant.start:
            continue
        lengths = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
        shifts = [int(match.group(1)) for t in lengths if (match := _SHIFT.fullmatch(t.value))]
        if len(shifts) == 1 and "um" in frame.words:
            day = (date.fromisoformat(meant.start) + timedelta(days=shifts[0])).isoformat()
            return [replace(meant, start=day, end=day, value=day, edtf=day)]
        if new := _days(doc, frame):
            return new[:1]
    return []


def _days(doc: Doc, frame: Frame) -> list[Timex]:
    inside = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    return [t for t in inside if len(t.start or "") == 10]


def _after(event: Draft, day: Timex) -> bool:
    return not event.start or (day.start or "") > event.start


def _move(event: Draft, day: Timex, other: Draft | None) -> None:
    event.moved_to, event.status = day.edtf or day.start, EventStatus.PLANNED
    if other is not None:
        if other.moved_to:  # "Statt am Mittwoch treffen sie sich nun am Freitag"
            event.moved_to, event.times = other.moved_to, event.times or other.times
        event.place = event.place or other.place
        event.spans += other.spans
        if not event.people:
            event.people = other.people
