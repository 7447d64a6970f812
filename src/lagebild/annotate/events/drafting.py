"""One mention of an event as a draft: its clause read for who, when, where and how firmly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.chronicle import day_in_front, day_of_ticker
from lagebild.annotate.events.confirmed_days import still_to_come
from lagebild.annotate.events.days import in_past_week
from lagebild.annotate.events.draft import Draft
from lagebild.annotate.events.first_meant import at_first, inserted_in, moved_days, times_of_clause
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.instead import given_up
from lagebild.annotate.events.noun_cast import noun_cast
from lagebild.annotate.events.place import place_of
from lagebild.annotate.events.relatives import describing, told_cast, told_place, told_times
from lagebild.annotate.events.rounds import format_of, round_of
from lagebild.annotate.events.spoken import (
    denier,
    of_own_side,
    quotations_at,
    quoted_in,
    recalls_own,
    speakers_of,
)
from lagebild.annotate.events.status import status_of
from lagebild.annotate.events.taking_part import participants
from lagebild.annotate.events.there import pointed_at
from lagebild.annotate.events.topic import FIRST, subject_pronoun
from lagebild.annotate.events.verb_cast import verb_cast
from lagebild.annotate.events.when import time_of
from lagebild.model.annotation import EventStatus, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Timex

_ONLY_SPOKEN_OF = frozenset(["planned", "possible", "moved", "cancelled", "denied"])
"""What is done to an event on a day that is not its own: "14. April: Die Runde wird verschoben"."""


def draft_of(doc: Doc, trigger: Trigger, reader: PartyReader) -> Draft:
    """Return what one event word and its clause tell: who, when, where and how firmly."""
    cast = noun_cast(trigger, reader) if trigger.noun else verb_cast(trigger, reader)
    times = still_to_come(trigger, time_of(trigger, doc))
    told = describing(trigger)
    if told is not None and told is trigger.carrier:
        told = None
    if told is not None:
        cast = told_cast(cast, told, reader, on_journey=trigger.type == "visit")
        times = told_times(trigger, told, doc) or times
    quotation = quoted_in(doc, trigger)
    moved = None
    if (trigger.support or {}).get("status") == "moved" and not trigger.frame.holds("no_result"):
        moved, old = moved_days(doc, trigger, times)
        times = old or (told_times(trigger, told, doc) if told is not None else [])
        times = [in_past_week(t) if t.start == moved else t for t in times]  # not moved to its own day
    here = times_of_clause(doc, trigger)
    replaced = [t for t in here if given_up(doc, t) and t.start]
    replaced = replaced or at_first(doc, trigger)
    if trigger.frame.clause.tense in PAST_TENSES and not trigger.frame.clause.modal:
        replaced = []  # "trafen sich nicht am Montag, sondern am Sonntag"
    if replaced and times and times[0].span not in {t.span for t in replaced}:
        moved, times = times[0].edtf or times[0].start, replaced[:1]
    if (trigger.support or {}).get("status") not in _ONLY_SPOKEN_OF:
        times = times or day_in_front(doc, trigger.token.idx)
    later = None if _told_as_over(trigger, times, doc) else lies_ahead(doc, times)
    status = status_of(trigger, later, quotation is not None, _question(trigger))
    told_now = trigger.argument and (trigger.carrier or trigger.frame).clause.tense in ("present", "perfect")
    told_now = told_now and not _only_object(trigger)
    if not times and told_now and status in (EventStatus.HELD, EventStatus.ONGOING):
        times = day_of_ticker(doc, trigger.token.idx)
    if trigger.frame.holds_pair("nicht", "wie") and _plainly_past(trigger):
        times = [in_past_week(t) for t in times]  # "trafen sich am Montag nicht wie geplant"
    said = quotation.speakers if quotation is not None else ()
    denied = denier(trigger, reader) if status is EventStatus.DENIED else ()
    if status is EventStatus.DENIED and not denied:
        denied = tuple(n for q in quotations_at(doc, trigger.token.idx) for n in q.speakers)
    place = place_of(trigger, doc)
    if place is None and moved and inserted_in(trigger) is not None:
        place = place_of(replace(trigger, carrier=inserted_in(trigger)), doc)
    if told is not None:
        place = told_place(trigger, told, doc) or place
    if place is None:
        place, days = pointed_at(trigger, doc)
        times = [*days, *times] if times and not times[0].start else times or days
    people = participants(cast, doc, trigger)
    if quotation is not None and subject_pronoun(trigger.carrier or trigger.frame, text_of(doc)) in FIRST:
        people = (*people, *speakers_of(quotation, people))
    elif quotation is None and of_own_side(trigger):
        spoken = quotations_at(doc, trigger.token.idx)
        people = (*people, *(p for q in spoken[:1] for p in speakers_of(q, people)))
    if status is EventStatus.ONGOING and trigger.prep == "nach":
        status = EventStatus.HELD  # "Nach Verhandlungen, die am Montag begonnen hatten, einigten sich ..."
    if status is EventStatus.REPORTED and recalls_own(trigger, people, doc):
        status = EventStatus.HELD
    by_verb = not trigger.noun or bool((trigger.support or {}).get("to"))  # "stattete Katar einen Besuch ab"
    if place is not None and by_verb and trigger.type == "visit":
        people = tuple(p for p in people if p.name != place.name)
    return Draft(
        trigger=trigger,
        span=_span(trigger),
        status=status,
        cast=cast,
        people=people,
        place=place,
        times=times,
        round=round_of(trigger),
        format=format_of(trigger),
        said_by=said,
        denied_by=denied,
        moved_to=moved,
    )


def _plainly_past(trigger: Trigger) -> bool:
    """Whether the clause of an event stands in the past, with no modal verb."""
    return trigger.frame.clause.tense in PAST_TENSES and trigger.frame.clause.modal is None


def _only_object(trigger: Trigger) -> bool:
    """Whether an event noun is the object of a verb that tells nothing of it: "Weber räumt Treffen ein"."""
    subject = trigger.frame.clause.subject
    beside = subject is not None and not subject.start <= trigger.token.idx < subject.end
    told = (trigger.support or {}).get("role") in ("party", "host", "event")
    return trigger.noun and not told and trigger.frame.finite is not None and beside


def _span(trigger: Trigger) -> CharSpan:
    """The clause without the marks at its ends; the relative clause that carries the noun belongs to it."""
    tokens = list(trigger.frame.tokens)
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    carrier = trigger.carrier
    if carrier is not None and carrier is not trigger.frame and carrier.span.end > end:
        words = [t for t in carrier.tokens if not t.is_punct]
        end = max(end, words[-1].idx + len(words[-1])) if words else end
    return CharSpan(start, end)


def lies_ahead(doc: Doc, times: list[Timex]) -> bool | None:
    """Whether the event begins after the day of publication; None without a date or a day."""
    article = doc._.article
    day = article.day if article else None
    start = times[0].start if times else None
    if not start:
        return None
    if day is None:
        return None
    last = times[-1].end or start
    if start == day == last and _still_ahead(times[0]):
        return True
    if start <= day <= last:
        return None
    if start[: len(day)] == day or day.startswith(start):
        return None
    return start > day


def _told_as_over(trigger: Trigger, times: list[Timex], doc: Doc) -> bool:
    """Whether somebody told of it on the evening of the day, when it was over: "teilte Weber am Dienstagabend
    *nach* einem Treffen mit"."""
    today = doc._.article.day if doc._.article else None
    over = trigger.prep in _OVER_BY_THEN and trigger.frame.clause.tense in PAST_TENSES
    return over and bool(times) and times[0].start == today


_OVER_BY_THEN = lexicon.group("events_words", "over_by_then")


def _still_ahead(timex: Timex) -> bool:
    """Whether a time is an evening, which a report of the day awaits: "beraten *heute Abend*"."""
    return timex.type is TimexType.TIME and timex.value.endswith(("TEV", "TNI"))


def _question(trigger: Trigger) -> bool:
    sent = trigger.token.sent
    asks_why = sent[0].lower_ in group("asking_why") and trigger.frame.clause.tense == "past"
    last = trigger.frame.tokens[-1]
    behind = last.nbor(1).text if last.i + 1 < len(last.doc) else ""  # „Wann treffen sie sich?“, fragte Weber
    return (sent.text.rstrip().endswith("?") or behind == "?") and not asks_why
