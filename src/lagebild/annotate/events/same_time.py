"""The day of what happens at the time of something else: "Hunderte streikten am Dienstag. Anlass war die
zweite Runde, die *zeitgleich* begann"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.time_words import days_in
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_AT_ONE_TIME = lexicon.group("events_words", "at_one_time")
_WITH_WHAT = lexicon.group("events_words", "at_one_time_with")


def at_the_same_time(doc: Doc, events: Sequence[Draft]) -> None:
    """Give events without a day the one day told before them, where they took place at that time."""
    for event in events:
        if not event.times and any(_tells(f) for f in _clauses(event)):
            event.times = _day_before(doc, event)


def _clauses(event: Draft) -> list[Frame]:
    """Return the clause of an event, that of its verb and the relative clause right behind."""
    trigger = event.trigger
    behind = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    own = [trigger.frame, *([trigger.carrier] if trigger.carrier is not None else [])]
    return own + [f for f in behind if trigger.noun and f.kind == "rel"]


def _tells(frame: Frame) -> bool:
    """Whether a past clause says "zeitgleich", and not with what: "zeitgleich mit der Messe"."""
    if frame.clause.tense not in PAST_TENSES or frame.clause.modal:
        return False
    words = frame.words
    return any(w in _AT_ONE_TIME and words[n + 1 : n + 2] not in _WITH for n, w in enumerate(words))


_WITH = [[word] for word in sorted(_WITH_WHAT)]


def _day_before(doc: Doc, event: Draft) -> list[Timex]:
    """Return the day told in front in the sentence, else that of the sentence before, if it is one alone."""
    sent = event.trigger.token.sent
    day = days_in(doc, CharSpan(sent.start_char, event.span.start), None)
    if not day and sent.start:
        before = doc[sent.start - 1].sent
        day = days_in(doc, CharSpan(before.start_char, before.end_char), None)
    return day if len({t.start for t in day}) == 1 else []
