"""Days that stand in a row but do not follow each other: "am 13. und 26. März" are two events.

Days that do follow each other ("am 13. und 14. März") are first and last day of one. Rounds told together
take the days in their order: "Die zweite und dritte Runde sind am 13. und 26. März".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.days import apart, is_day, off, published
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.events.rounds import ordinal
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Timex

_JOINED = lexicon.group("events_words", "between_days_of_row")
_LISTED = lexicon.group("events_words", "between_days_of_list")
_AND = lexicon.group("events_words", "between_rounds")
_WEEK = 7


def each_on_its_day(doc: Doc, events: list[Draft]) -> list[Draft]:
    """Return the events, each that is told for days apart once for each of them: "Sie treffen sich *am 13.
    und 26. März*"."""
    found: list[Draft] = []
    given: set[int] = set()
    for event in events:
        if id(event) in given:
            continue
        stretches = _stretches(_row(doc, event))
        rounds = _rounds(event.trigger)
        if len(stretches) < 2 or event.moved_to or (event.round and len(rounds) != len(stretches)):
            found.append(event)
            continue
        beside = [e for e in events if e is not event and e.trigger.frame is event.trigger.frame]
        given |= {id(e) for e in beside if rounds and e.round in rounds and e.times == event.times}
        for number, times in enumerate(stretches):
            one = replace(event, times=times, spans=list(event.spans))
            one.round = rounds[number] if event.round else None
            if event.status is EventStatus.ONGOING and (times[-1].start or "") < (published(doc) or ""):
                one.status = EventStatus.HELD  # what goes on in between is neither
            found.append(one)
    return found


def _row(doc: Doc, event: Draft) -> list[Timex]:
    """Return the days that "und" and commas join to that of an event, within its clause."""
    frame = event.trigger.carrier or event.trigger.frame
    pieces = (*event.trigger.frame.clause.pieces, *frame.clause.pieces)
    start, end = min(p.start for p in pieces), max(p.end for p in pieces)
    days = [t for t in beginning_in(doc, "timexes", start, end) if _is_one_day(t)]
    own = {t.span for t in event.times}
    row: list[Timex] = []
    for day in days:
        between = text_of(doc)[row[-1].span.end : day.span.start].strip() if row else ""
        if row and between not in _JOINED | _LISTED:
            if own & {t.span for t in row}:
                break
            row = []
        row.append(_in_order(row, day))
    joined = len(row) > 1 and text_of(doc)[row[-2].span.end : row[-1].span.start].strip() in _JOINED
    return row if joined and own & {t.span for t in row} else []


def _is_one_day(timex: Timex) -> bool:
    """Whether a time is a single day, not the side of a stretch: "*am 13.* und 26.", not "zwischen dem 13. und
    26."."""
    return is_day(timex.start) and timex.edtf == timex.start == timex.end


def _in_order(row: list[Timex], day: Timex) -> Timex:
    """Return a weekday behind another in the week that follows on it: "am Freitag und *am Montag*"."""
    if not row or day.rule != "weekday" or row[-1].rule != "weekday":
        return day
    start, before = day.start or "", row[-1].start or ""
    if start >= before:
        return day
    later = off(start, _WEEK)
    return replace(day, start=later, end=later, value=later, edtf=later)


def _stretches(row: list[Timex]) -> list[list[Timex]]:
    """Return the days of a row, those that follow each other together: "am 13., 14. und 26." are two."""
    days = sorted({t.start or "": t for t in reversed(row)}.values(), key=lambda t: t.start or "")
    found: list[list[Timex]] = []
    for day in days:
        if found and apart(found[-1][-1].start or "", day.start or "") == 1:
            found[-1] = [found[-1][0], day]
        else:
            found.append([day])
    return found


def _rounds(trigger: Trigger) -> list[int]:
    """Return the numbers of rounds told together: "die *zweite und dritte* Runde"."""
    if not trigger.noun:
        return []
    numbers: list[int] = []
    words = [t.lower_ for t in trigger.frame.tokens if t.i < trigger.token.i]
    while words and ((number := ordinal(words[-1])) is not None or words[-1] in _AND):
        words.pop()
        numbers[:0] = [number] if number is not None else []
    return numbers if len(numbers) > 1 else []
