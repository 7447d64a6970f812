"""When an event takes place: the times of its clause, sieved by rules, else a day taken from elsewhere.

In "Weber sagte *am Montag* das *für Freitag* geplante Treffen ab" both days are candidates. Rules in a fixed
order leave out those of a plan given up, of the verb ("am Montag"), of another noun; the nearest of the rest
is taken. Only where none is left, the day is taken from the clause before, an occasion, a part of the day.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from lagebild.annotate.events.borrowed_days import (
    lately,
    of_occasion,
    part_of_day,
    until,
    until_for_taken_up,
)
from lagebild.annotate.events.shared_days import of_purpose, shared_with_before
from lagebild.annotate.events.votes_on_talks import vote_on
from lagebild.annotate.events.when_chosen import nearest
from lagebild.annotate.events.when_meant import (
    by_adjective_or_today,
    counted_since,
    declared_void,
    next_time,
    only_after,
    outcome_from_then,
    without_day_of_break,
    without_first_meant,
    without_given_up,
    without_plan_for_what_happened,
    without_told_more_exactly,
    year_it_is_for,
    year_still_ahead,
)
from lagebild.annotate.events.when_nouns import (
    apart_from_cause,
    of_event_hung_on,
    of_first_round,
    of_other_thing,
    of_talked_about,
    of_talking_about,
    of_what_befell,
    past_and_no_day,
    tied_by_vom,
)
from lagebild.annotate.events.when_telling import Telling, telling_of, times_told
from lagebild.annotate.events.when_verbs import (
    arrived_before,
    is_floated,
    is_left_for_home,
    is_voted_on,
    of_agreeing,
    of_announcing,
    of_answer,
    of_calling_off,
    of_decision,
    of_talks_voted_on,
    of_what_is_declared,
)
from lagebild.model.annotation import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.triggers import Trigger

Choice = Callable[[Telling, list[Timex]], list[Timex]]
"""Returns those of some times that may be meant, or others in their place."""
Objection = Callable[[Telling, Timex], bool]
"""Tells whether a time is not that of the event."""
Silence = Callable[[Telling], bool]
"""Tells whether no time near a clause is that of the event."""
Loan = Callable[[Telling], list[Timex]]
"""Returns a day that the clause itself does not tell."""

_MEANT: tuple[Choice, ...] = (
    without_first_meant,
    without_told_more_exactly,
    without_plan_for_what_happened,
    without_day_of_break,
    by_adjective_or_today,
    without_given_up,
)
_NOT_MEANT: tuple[Objection, ...] = (
    only_after,
    next_time,
    year_it_is_for,
    counted_since,
    outcome_from_then,
    year_still_ahead,
    declared_void,
)
_WITHOUT_DAY: tuple[Silence, ...] = (is_floated, is_voted_on, arrived_before, is_left_for_home)
_OF_SOMETHING_ELSE: tuple[Objection, ...] = (
    of_decision,
    of_answer,
    of_calling_off,
    of_announcing,
    of_agreeing,
    of_first_round,
    tied_by_vom,
    of_what_befell,
    of_event_hung_on,
    of_other_thing,
    of_talking_about,
    of_talked_about,
    past_and_no_day,
    apart_from_cause,
)
_FROM_ELSEWHERE: tuple[Loan, ...] = (
    of_purpose,
    until_for_taken_up,
    of_occasion,
    shared_with_before,
    until,
    part_of_day,
    lately,
)


class Dated(NamedTuple):
    """The times of an event, first and last of "vom 6. bis zum 8. Juni", and the rule that gave them."""

    times: list[Timex]
    rule: str


def time_of(trigger: Trigger, doc: Doc) -> list[Timex]:
    """Return the time of an event, or first and last day of "vom 6. bis zum 8. Juni"."""
    return dated(trigger, doc).times


def dated(trigger: Trigger, doc: Doc) -> Dated:
    """Return the time of an event with the rule that gave or withheld it, "" where none found any."""
    telling = telling_of(trigger, doc)
    times = times_told(telling)
    for meant in _MEANT:
        times = meant(telling, times)
    times = of_what_is_declared(telling, _without(_NOT_MEANT, telling, times))
    if vote_on(trigger) is not None:
        return Dated(of_talks_voted_on(telling, times), of_talks_voted_on.__name__)
    if (silence := next((rule for rule in _WITHOUT_DAY if rule(telling)), None)) is not None:
        return Dated([], silence.__name__)
    if times := _without(_OF_SOMETHING_ELSE, telling, times):
        return Dated(nearest(telling, times), nearest.__name__)
    found = (Dated(lent, rule.__name__) for rule in _FROM_ELSEWHERE if (lent := rule(telling)))
    return next(found, Dated([], ""))


def _without(objections: tuple[Objection, ...], telling: Telling, times: list[Timex]) -> list[Timex]:
    """Return the times to which no rule objects."""
    return [t for t in times if not any(rule(telling, t) for rule in objections)]
