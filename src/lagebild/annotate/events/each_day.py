"""Days that stand in a row but do not follow each other: "am 13. und 26. März" are two events.

Days that do follow each other ("am 13. und 14. März") are first and last day of one. Rounds told together
take the days in their order: "Die zweite und dritte Runde sind am 13. und 26. März".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.days import apart, is_day, off, published
from lagebild.annotate.events.draft import AHEAD
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.events.rounds import ordinal
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Timex

_JOINED = lexicon.group("events_words", "between_days_of_row")
_LISTED = lexicon.group("events_words", "between_days_of_list")
_AND = lexicon.group("events_words", "between_rounds")
_LEADS = lexicon.group("events_words", "leading_to_day")
_FOR_DAY = lexicon.group("events_words", "opening_with_day")
_WEEK = 7


def each_on_its_day(doc: Doc, events: list[Draft]) -> list[Draft]:
    """Return the events, each that is told for days apart once for each of them: "Sie treffen sich *am 13.
    und 26. März*"."""
    _in_their_order(events)
    found: list[Draft] = []
    given: set[int] = set()
    for event in events:
        if id(event) in given:
            continue
        row = _row(doc, event)
        stretches = _stretches([] if _of_other(event, row) else row)
        if len(stretches) == 1 and len(stretches[0]) > len(event.times) and not event.moved_to:
            event.times = stretches[0]  # "für den 12. und den 13. März vereinbart"
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


def _of_other(event: Draft, row: Sequence[Timex]) -> bool:
    """Whether days in a row hang on another event than the one that the verb tells: "Nach *Treffen am 12. und
    26. Januar* einigten sie sich"."""
    trigger = event.trigger
    start = row[0].span.start if row else 0
    before = [t for t in trigger.frame.tokens if start and t.idx < start and t.lower_ not in _LEADS]
    return bool(before) and not trigger.noun and noun_entry(before[-1].text) is not None


def _in_their_order(events: Sequence[Draft]) -> None:
    """Set days of the week that one verb tells one behind the other in their order: "trifft *am Montag* Weber
    und *am Mittwoch* Krüger", told on a Tuesday."""
    rows = [(a, b) for a, b in pairwise(events) if _of_one_verb(a, b)]
    for before, event in rows:
        if _is_behind(before, event) and event.status in AHEAD | {EventStatus.ONGOING}:
            event.times, event.status = [_weeks_off(event.times[0], 1)], before.status
    for before, event in reversed(rows):
        if _is_behind(before, event) and event.status is EventStatus.HELD:
            before.times = [_weeks_off(before.times[0], -1)]


def _is_behind(one: Draft, other: Draft) -> bool:
    """Whether the day of an event is not before that of one told later: "*am Montag* Weber, am Sonntag"."""
    return (one.times[0].start or "") >= (other.times[0].start or "")


def _of_one_verb(one: Draft, other: Draft) -> bool:
    """Whether two events are told by one verb, each for a day of the week."""
    verb = one.trigger.frame.finite
    same = verb is not None and verb is other.trigger.frame.finite and one.trigger.type == other.trigger.type
    days = all(len(e.times) == 1 and e.times[0].rule == "weekday" for e in (one, other))
    parted = one.trigger.frame is not other.trigger.frame
    return same and days and parted and one.times[0].span.start < other.times[0].span.start


def _weeks_off(timex: Timex, weeks: int) -> Timex:
    day = off(timex.start or "", weeks * _WEEK)
    return replace(timex, start=day, end=day, value=day, edtf=day)


def _row(doc: Doc, event: Draft) -> list[Timex]:
    """Return the days that "und" and commas join to that of an event, within its clause."""
    frame = event.trigger.carrier or event.trigger.frame
    pieces = (*event.trigger.frame.clause.pieces, *frame.clause.pieces)
    start, end = _opening(doc, event, min(p.start for p in pieces)), max(p.end for p in pieces)
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


def _opening(doc: Doc, event: Draft, start: int) -> int:
    """Return where a clause begins, or the list of days that a comma cuts off in front of it: "*Am 5.*, 12.
    und 19. März verhandeln sie"."""
    sent = event.trigger.token.sent
    days = [t for t in beginning_in(doc, "timexes", sent.start_char, start) if _is_one_day(t)]
    if not days or text_of(doc)[sent.start_char : days[0].span.start].strip().casefold() not in _FOR_DAY:
        return start
    ends = [t.span.end for t in days]
    starts = [*[t.span.start for t in days[1:]], start]
    parted = [text_of(doc)[a:b].strip() for a, b in zip(ends, starts, strict=True)]
    return sent.start_char if all(part in _LISTED for part in parted) else start


def _is_one_day(timex: Timex) -> bool:
    """Whether a time is a single day, not the side of a stretch: "*am 13.* und 26.", not "zwischen dem 13.
    und 26."."""
    return is_day(timex.start) and timex.edtf == timex.start == timex.end


def _in_order(row: list[Timex], day: Timex) -> Timex:
    """Return a weekday behind another in the week that follows on it: "am Freitag und *am Montag*"."""
    if not row or day.rule != "weekday" or row[-1].rule != "weekday":
        return day
    start, before = day.start or "", row[-1].start or ""
    if start >= before:
        return day
    return _weeks_off(day, 1)


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
