"""Another day for what was put off, told by a clause of its own behind it.

"Die Runde war vertagt worden. Sie soll nun am 12. März nachgeholt werden", "Neuer Termin ist der 10.
Februar", "fällt am Dienstag aus. Die Delegationen kommen nun am 10. Februar zusammen". A later day that
the text does not set against the first ("am 10. Februar treffen sich die Minister") is another event.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.draft import Draft
from lagebild.annotate.events.frames import Frame, beginning_in, group
from lagebild.model.annotation import EventStatus, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
_PRONOUNS = frozenset(["sie", "er", "es", "diese", "dieser", "dieses"])


def reschedule(doc: Doc, events: list[Draft], sentences: Sequence[Sequence[Frame]]) -> list[Draft]:
    """Return the events, those that were put off with their new day, what was read for that day joined."""
    gone: set[int] = set()
    for event in events:
        if id(event) in gone or event.moved_to or not _put_off(event):
            continue
        later = next((e for e in events if e is not event and _instead(doc, event, e)), None)
        if later is not None:
            _move(event, later.times[0], later)
            gone.add(id(later))
            continue
        for frame in _behind(event, sentences):
            days = _days(doc, frame)
            if len(days) == 1 and _takes_up(doc, event, frame) and _after(event, days[0]):
                _move(event, days[0], None)
                event.spans.append(frame.span)
                break
    return [event for event in events if id(event) not in gone]


def _put_off(event: Draft) -> bool:
    trigger = event.trigger
    lemmas = {trigger.frame.lemma, (trigger.carrier or trigger.frame).lemma}
    off = bool(lemmas & (group("moving") | group("dropping"))) or event.status is EventStatus.CANCELLED
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
    if _moved_by_pronoun(doc, event, frame):
        return True
    if frame.clause.negated or frame.clause.tense in ("past", "pluperfect"):
        return False
    words = frame.words
    if any(word in ("ersatztermin", "ausweichtermin") for word in words):
        return True
    if "termin" in words and not {"neuer", "neue", "neuen"}.isdisjoint(words):
        return True
    subject = frame.clause.subject
    pronoun = subject is not None and subject.of(text_of(doc)).casefold() in _PRONOUNS
    shared = subject is None or subject.start < frame.span.start
    again = frame.lemma in group("again")
    return (pronoun or shared or again) and (again or not group("instead").isdisjoint(words))


def _moved_by_pronoun(doc: Doc, event: Draft, frame: Frame) -> bool:
    """Whether a pronoun of the noun's gender was moved to a day: "Sie wurde auf den 3. März verschoben"."""
    clause, row = frame.clause, event.trigger.row
    if frame.lemma not in group("moving") or frame.words[0] not in ("sie", "er", "es"):
        return False
    feminine = row.get("gender") == "f" or event.trigger.token.lower_ in row.get("plural", ())
    days = _days(doc, frame)
    led = bool(days) and "auf" in text_of(doc)[frame.span.start : days[0].span.start].split()
    right = event.trigger.noun and feminine == (frame.words[0] == "sie")
    return right and led and clause.passive and not clause.negated


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
