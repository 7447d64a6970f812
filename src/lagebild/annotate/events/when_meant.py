"""Which of the times told of an event is the one meant.

A plan gives way to what came of it ("Das *für Montag* geplante Treffen findet erst am Donnerstag statt"), a
week to its day; and a time may only say what the event is for ("der Haushalt *für 2027*") or from when its
outcome holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.borrowed_days import of_adjective, today
from lagebild.annotate.events.days import published
from lagebild.annotate.events.first_meant import meant_before
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.instead import given_up
from lagebild.annotate.events.resumed import without_break
from lagebild.annotate.events.rounds import ordinals
from lagebild.annotate.events.steps import void_word
from lagebild.annotate.events.time_words import lead, word_before

if TYPE_CHECKING:
    from lagebild.annotate.events.when_telling import Telling
    from lagebild.model.annotation import Timex

YEAR = len("2026")
_OF_A_DAY = frozenset({"presentation", "signing"})
"""Events that are over within a day, whose outcome may hold on: "bot mehr Geld von Januar an"."""


def without_first_meant(telling: Telling, times: list[Timex]) -> list[Timex]:
    """Leave out the day first meant: "Das *für Montag* geplante Treffen findet erst am Donnerstag statt"."""
    first = meant_before(telling.doc, telling.trigger)
    return times if first is None else [t for t in times if t.span != first.span]


def without_told_more_exactly(telling: Telling, times: list[Timex]) -> list[Timex]:
    """Leave out what another time tells more exactly: "Die *für diese Woche* geplante Runde beginnt am
    Mittwoch"."""
    return [
        t
        for t in times
        if not (word_before(telling.doc, t) == "für" and any(_lies_in(other, t) for other in times))
    ]


def without_plan_for_what_happened(telling: Telling, times: list[Timex]) -> list[Timex]:
    """Leave out what an event was planned for that took place on another day: "Das *für heute* geplante
    Treffen fand schon gestern statt"."""
    frame = telling.frame
    if frame.lemma not in group("taking_place") or frame.clause.tense not in ("past", "perfect"):
        return times
    return [t for t in times if word_before(telling.doc, t) != "für"] or times


def without_day_of_break(telling: Telling, times: list[Timex]) -> list[Timex]:
    """Leave out when an event was broken off that goes on: "Die *im Dezember* abgebrochenen Gespräche werden
    am Freitag fortgesetzt"."""
    return without_break(telling.trigger, telling.doc, times)


def by_adjective_or_today(telling: Telling, times: list[Timex]) -> list[Timex]:
    """Return the day of "die *gestrige* Runde" instead of all others, and that of "verhandeln *heute*" where
    there is no other."""
    return of_adjective(telling) or times or today(telling)


def without_given_up(telling: Telling, times: list[Timex]) -> list[Timex]:
    """Leave out a day in whose place another holds: "*statt am Mittwoch* erst am Freitag"."""
    return [t for t in times if not given_up(telling.doc, t)] or times


def only_after(telling: Telling, timex: Timex) -> bool:
    """Whether an event is on some day behind a time: "*nach Ostern*"."""
    return lead(telling.doc, timex) == "nach"


def next_time(telling: Telling, timex: Timex) -> bool:
    """Whether those who part meet then again: "vertagten sich am Montag *auf Freitag*"."""
    return telling.trigger.row.get("mode") == "part" and lead(telling.doc, timex) == "auf"


def year_it_is_for(telling: Telling, timex: Timex) -> bool:
    """Whether a year only tells what an event is for: "Sie verhandelten über den Haushalt *für 2027*"."""
    return len(timex.start or "") <= YEAR and word_before(telling.doc, timex) == "für"


def counted_since(telling: Telling, timex: Timex) -> bool:
    """Whether rounds are counted from a time on: "Das Treffen war die *dritte Runde seit März*"."""
    trigger = telling.trigger
    counted = trigger.noun and not ordinals().keys().isdisjoint(trigger.frame.words)
    return counted and lead(telling.doc, timex) == "seit"


def outcome_from_then(telling: Telling, timex: Timex) -> bool:
    """Whether what was offered or signed holds from a time on: "bot am Freitag mehr Geld *von Januar an*"."""
    frame = telling.frame
    done = telling.trigger.type in _OF_A_DAY or frame.lemma in group("bargaining")
    return done and frame.clause.tense in PAST_TENSES and (timex.edtf or "").endswith("/..")


def year_still_ahead(telling: Telling, timex: Timex) -> bool:
    """Whether a year lies ahead of what is over: "bekräftigten bei dem Gipfel *das Jahr 2030*"."""
    if telling.frame.clause.tense not in PAST_TENSES:
        return False
    year, start = (published(telling.doc) or "9999")[:YEAR], timex.start or ""
    return len(start) == YEAR and start > year


def declared_void(telling: Telling, timex: Timex) -> bool:
    """Whether a time is that at which an event is declared void: "erklärte die Gespräche *am Montag* für
    gescheitert"."""
    frame = telling.frame
    return telling.trigger.noun and frame.lemma == "erklären" and void_word(frame) != ""


def _lies_in(one: Timex, other: Timex) -> bool:
    """Whether a time is a part of another: Wednesday of this week."""
    if not (one.start and other.start) or one.span == other.span:
        return False
    begin, end = other.start, other.end or other.start
    return begin <= one.start <= (one.end or one.start) <= end and (one.start, one.end) != (begin, end)
