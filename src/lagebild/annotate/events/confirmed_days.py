"""The day of an event that somebody confirms or agrees on: "Der Kreml bestätigte ein Treffen von Weber und
Krüger *am Freitag*", "einigten sich auf ein Treffen *am Freitag*".

The verb in the past tells when it was confirmed; the day of the week behind the noun is that of the event,
which is told because it is to come. "am vergangenen Freitag", "das Treffen am Freitag" and "räumte ein
Treffen am Freitag ein" are left as they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.days import is_day, off, published
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.subject_matter import spoken_about
from lagebild.annotate.events.time_words import lead
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Timex

_CONFIRMING = lexicon.group("events_words", "confirming_what_comes")
_WEEK = 7
_NEW = frozenset(["indefinite", ""])
_WEEKDAYS = frozenset({"weekday", "weekday-part"})


def still_to_come(trigger: Trigger, times: list[Timex]) -> list[Timex]:
    """Return the times of an event, the last weekday as the coming one where it is only confirmed or agreed
    on."""
    if _planned_for(trigger, times):
        return [_a_week_later(times[0])]
    frame = trigger.frame
    confirmed = frame.lemma in _CONFIRMING and trigger.prep == ""
    agreed = frame.lemma in group("agreeing") and trigger.prep == "auf"
    told = trigger.noun and (confirmed or agreed) and frame.clause.tense in PAST_TENSES
    new = trigger.article in _NEW and not trigger.head
    if not (told and new) or frame.clause.modal or len(times) != 1:
        return times
    if any(f.kind == "rel" and f.clause.tense in PAST_TENSES for f in _next(trigger)):
        return times  # "bestätigte ein Treffen am Freitag, bei dem es Streit gegeben hatte"
    day, anchor = times[0].start or "", times[0].anchor or ""
    behind = times[0].span.start > trigger.token.idx
    if not (behind and times[0].rule in _WEEKDAYS and is_day(day) and day < anchor):
        return times
    return [_a_week_later(times[0])]


def _planned_for(trigger: Trigger, times: list[Timex]) -> bool:
    """Whether a last weekday is that for which an event is planned that a clause only speaks about: "berieten
    über die *für Freitag geplanten* Gespräche"."""
    if len(times) != 1 or not spoken_about(trigger) or marked("noun", trigger.adjectives) != "planned":
        return False
    day, doc = times[0].start or "", trigger.token.doc
    inside = doc[trigger.first].idx < times[0].span.start < trigger.token.idx
    gone = times[0].rule in _WEEKDAYS and is_day(day) and day < (times[0].anchor or "")
    return inside and gone and lead(doc, times[0]) == "für"


def _a_week_later(timex: Timex) -> Timex:
    """Return the weekday that follows a last one: the coming Friday for the last."""
    later = off(timex.start or "", _WEEK)
    return replace(timex, start=later, end=later, value=later, edtf=later)


def _next(trigger: Trigger) -> list[Frame]:
    """Return the clause right behind that of an event."""
    return trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]


def leave_out_statements(drafts: Iterable[Draft], doc: Doc) -> None:
    """Take from what is only possible the day and place of what was said of it: "zeigte sich *am Montag* zu
    Gesprächen bereit", "warb *am Montag in Genf* für Gespräche"."""
    for draft in drafts:
        if draft.status is EventStatus.POSSIBLE and _of_statement(draft.trigger, draft.times, doc):
            draft.times = []
            if draft.place is not None and draft.place.span.start < draft.trigger.token.idx:
                draft.place = None


def _of_statement(trigger: Trigger, times: list[Timex], doc: Doc) -> bool:
    """Whether the day in front of an event noun has passed by the time that the article appeared."""
    frame, today = trigger.frame, published(doc)
    told = trigger.noun and frame.clause.tense in PAST_TENSES and len(times) == 1 and today is not None
    if not told or not is_day(times[0].start) or (times[0].start or "") > (today or ""):
        return False
    return times[0].span.start < trigger.token.idx and frame.clause.modal is None
