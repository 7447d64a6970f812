"""The times told of an event: those of its clause, and of the relative clause that tells its course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.support import agrees
from lagebild.annotate.events.time_words import begins_in, lead, times_in
from lagebild.model.annotation import Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.span import CharSpan

_AT_A_STOP = lexicon.group("events_words", "at_a_stop")


@dataclass(frozen=True, slots=True)
class Telling:
    """An event word with all that its day is read from.

    ``frame`` is the clause of the verb that tells the event, the relative one in "ein Treffen, *das am
    Freitag stattfand*"; ``spans`` are the stretches of text whose times may be those of the event.
    """

    trigger: Trigger
    doc: Doc
    frame: Frame
    spans: list[CharSpan]


def telling_of(trigger: Trigger, doc: Doc) -> Telling:
    """Return the clause of an event word and the stretches of text that tell when it is."""
    frame = trigger.carrier or trigger.frame
    spans = [*trigger.frame.clause.pieces, *frame.clause.pieces]
    behind = course_behind(trigger)
    if behind is not None and behind.tokens[0].i > trigger.token.i:
        spans += behind.clause.pieces
    return Telling(trigger, doc, frame, spans)


def times_told(telling: Telling) -> list[Timex]:
    """Return the times told of an event by their days, in their order: "am Freitag", "seit drei Tagen".

    "vor kurzem" and the like, which only point to a time, are left out.
    """
    doc, spans = telling.doc, telling.spans
    times = [t for t in times_in(doc, spans) if _is_dated(t) or _counts_days(telling, t)]
    times = [t for t in times if any(begins_in(s, t) for s in spans)]
    return [t for t in times if not t.value.endswith("_REF")]


def course_behind(trigger: Trigger) -> Frame | None:
    """Return the relative clause behind an event noun that tells its course: "Gespräche, *die am Dienstag
    begonnen hatten*"."""
    behind = relative_behind(trigger)
    if not trigger.noun or behind is None or not tells_course(behind):
        return None
    return behind if agrees(trigger, behind) else None


def relative_behind(trigger: Trigger) -> Frame | None:
    """Return the relative clause next to that of an event word: "für Gespräche, *die am Montag beginnen
    sollen*"."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    return next((f for f in following if f.kind == "rel"), None)


def tells_course(frame: Frame) -> bool:
    """Whether a clause tells that an event takes place, begins or ends: "der am Samstag zu Ende ging"."""
    return frame.lemma in group("taking_place") or ("zu" in frame.words and "ende" in frame.words)


def _is_dated(timex: Timex) -> bool:
    """Whether a time is known by its days: a date, or a stretch with both ends ("ein ganzes Wochenende")."""
    stretch = timex.type is TimexType.DURATION and timex.end
    return bool(timex.start and (stretch or timex.type in (TimexType.DATE, TimexType.TIME)))


def _counts_days(telling: Telling, timex: Timex) -> bool:
    """Whether a time counts the days since something began that still goes on: "verhandeln *seit drei
    Tagen*", not "Die Gespräche stocken *seit drei Tagen*"."""
    frame = telling.frame
    running = frame.clause.tense == "present" and not frame.clause.negated and frame.lemma not in _AT_A_STOP
    days = timex.type is TimexType.DURATION and timex.value.startswith("P") and timex.value.endswith("D")
    counted = days and timex.value[1:-1].isdigit() and bool(timex.start)
    return running and counted and lead(telling.doc, timex) == "seit"
