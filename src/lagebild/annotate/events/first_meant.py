"""The day first meant, where an event is said to be moved: "vom Montag auf den Freitag verschoben"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.instead import FIRST_PLAN
from lagebild.annotate.events.time_words import lead

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Timex

_PASSED = group("before_moved_day")
"""Words between the preposition and the day first meant; "am" is one of its own here."""


def moved_days(doc: Doc, trigger: Trigger, times: list[Timex]) -> tuple[str | None, list[Timex]]:
    """Split "vom Montag auf den Freitag verschoben" into the new date and the old one."""
    inside = [t for t in times_of_clause(doc, trigger) if t.start]
    new = [t for t in inside if lead(doc, t, _PASSED) == "auf"]
    old = [t for t in inside if t not in new and lead(doc, t, _PASSED) in ("vom", "von", "für")]
    near = [
        t
        for t in inside
        if t.span not in {x.span for x in (*new, *old)} and 0 < t.span.start - trigger.token.idx < 20
    ]
    finite = trigger.frame.finite
    ahead = [t for t in inside if finite and trigger.token.idx < t.span.start < finite.idx and t not in new]
    return (new[0].edtf or new[0].start) if new else None, old[:1] or near[:1] or ahead[:1]


def at_first(doc: Doc, trigger: Trigger) -> list[Timex]:
    """The day first meant, told right behind the noun: "Die Runde, zunächst für den 6. Mai vereinbart, findet
    erst am 9. Mai statt"."""
    if (before := meant_before(doc, trigger)) is not None:
        return [before]
    between = inserted_in(trigger)
    if between is None or trigger.frame.lemma != "stattfinden":
        return []
    span = between.span
    inside = beginning_in(doc, "timexes", span.start, span.end)
    return [t for t in inside if t.start and lead(doc, t, _PASSED) in ("für", "auf", "am")]


def meant_before(doc: Doc, trigger: Trigger) -> Timex | None:
    """The day first meant, told before the noun, where the verb has another: "Das *für Montag* geplante
    Treffen findet erst am Donnerstag statt"; not where the verb only tells it more exactly ("Die *für diese
    Woche* geplante Runde beginnt am Mittwoch um 10 Uhr")."""
    frame = trigger.frame
    telling = frame.lemma in _MADE_UP or frame.lemma in group("taking_place")
    if not (trigger.noun and telling) or frame.clause.tense in PAST_TENSES:
        return None
    times = [t for t in times_of_clause(doc, trigger) if t.start]
    verb = frame.finite.idx if frame.finite is not None else -1
    inside = [t for t in times if t.span.start < trigger.token.idx]
    inside = [t for t in inside if not t.span.start < verb < trigger.token.idx]
    meant = [t for t in inside if lead(doc, t, _PASSED) == "für"]
    others = [t for t in times if t.span.start > trigger.token.idx and not _of_noun(trigger, t)]
    return meant[0] if meant and others and all(_apart(meant[0], t) for t in others) else None


def _apart(first: Timex, second: Timex) -> bool:
    """Whether a time lies outside of another."""
    day = (second.start or "")[:_DAY]
    begin, end = (first.start or "")[:_DAY], (first.end or first.start or "")[:_DAY]
    return not (begin <= day <= end or day.startswith(begin) or begin.startswith(day))


def _of_noun(trigger: Trigger, timex: Timex) -> bool:
    """Whether a time hangs on the noun of another event before it: "vor dem *Gipfel am Mittwoch*"."""
    before = [t for t in trigger.frame.tokens if t.idx < timex.span.start][-_BACK:]
    return any(noun_entry(t.text) is not None for t in before if t.i != trigger.token.i)


_DAY = len("2026-02-06")
_BACK = 5
"""So many words before a day the noun stands that it hangs on."""
_MADE_UP = lexicon.group("events_words", "made_up_for")


def inserted_in(trigger: Trigger) -> Frame | None:
    """The clause inside that of an event noun, which tells what was first meant."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    if not trigger.noun or len(trigger.frame.clause.pieces) < 2:
        return None
    return next((f for f in following if not FIRST_PLAN.isdisjoint(f.words[:3])), None)


def times_of_clause(doc: Doc, trigger: Trigger) -> list[Timex]:
    """Return the times that lie in the clause of an event word."""
    span = trigger.frame.span
    return [t for t in beginning_in(doc, "timexes", span.start, span.end) if span.covers(t.span)]
