"""What an event gains from a clause that takes it up without naming it: "Es wurde abgesagt", "fiel aus".

The event that was meant is known from the clause, so that neither parties nor days have to agree: a plan that
"kam nicht zustande" is off, one of which "Es fand am Dienstag statt" is told was kept. What speaks of another
time than the event ("Es soll am Freitag fortgesetzt werden" of talks that were held) is left to the readers
of new dates and further rounds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.absorbing import absorb
from lagebild.annotate.events.days import apart, in_past_week, is_day, published
from lagebild.annotate.events.draft import AHEAD, PAST, VOID
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.mood import was_meant
from lagebild.annotate.events.time_words import lead
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagebild.annotate.events.draft import Draft
    from lagebild.model.span import CharSpan

_FAMILIES = frozenset({"meeting", "visit", "call"})
_FATES = frozenset({"cancelled", "moved"})
_ANY_KIND = lexicon.group("events_words", "noun_for_any_event")
_BEHIND = 2
"""So many sentences behind a plan its noun alone takes it up."""
_ON_ITS_DAY = lexicon.group("events_words", "told_on_its_day")
_LENGTH = lexicon.group("events_words", "telling_length")
_NEAR = 8
"""So many events back the one that is meant is looked for."""


def referred(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """Return the event that a draft takes up by a pronoun or by its bare noun, None where it was not kept."""
    if draft.trigger.referent is None:
        return _by_noun(draft, events)
    meant = draft.trigger.referent
    if draft.trigger.row.get("whole"):
        ahead = [e for e in events[-_NEAR:] if e.status in AHEAD and e.family in _FAMILIES]
        near = [e for e in ahead if draft.trigger.sentence - e.trigger.sentence <= _BEHIND]
        return near[-1] if near else None
    at = meant.token.idx
    near = [e for e in reversed(events[-_NEAR:]) if e.family == draft.family]
    own = [e for e in near if e.trigger.token is meant.token]
    return next(iter(own or [e for e in near if any(s.start <= at < s.end for s in e.spans)]), None)


def _by_noun(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """Return the plan that a noun with nothing but its article takes up right behind: "wollte nach Genf
    reisen. *Die Reise* wurde abgesagt", "vereinbarten ein Treffen. *Das Treffen* fand nicht statt"."""
    trigger, support = draft.trigger, draft.trigger.support or {}
    bare = trigger.noun and trigger.article == "definite" and not (trigger.prep or trigger.head)
    any_kind = trigger.row["lemma"] in _ANY_KIND
    told = bool(draft.round) or bool(draft.cast.attached and not any_kind)
    told = told or bool(trigger.adjectives and marked("noun", trigger.adjectives) != "planned")
    fate = support.get("role") == "event" or support.get("status") in _FATES
    if not (bare and fate and trigger.argument) or told:
        return None
    near = [e for e in events[-_NEAR:] if 0 <= trigger.sentence - e.trigger.sentence <= _BEHIND]
    near = [e for e in near if any_kind or e.family == draft.family]
    return near[-1] if near and _is_plan_meant(draft, near[-1]) else None


def _is_plan_meant(draft: Draft, event: Draft) -> bool:
    """Whether a bare noun may mean the event before it: a plan, what is off already, or talks whose end it
    tells ("beraten seit Mittwoch. *Die Konferenz* endet am Freitag")."""
    off = event.status in VOID and draft.status is EventStatus.CANCELLED
    if _goes_on_until(draft, event):
        return True
    if not (event.status in AHEAD or off or _tells_end_of(draft, event)):
        return False
    other = draft.status in PAST and draft.trigger.type != event.trigger.type
    other = other or bool(draft.place and event.place and draft.place.name != event.place.name)
    same = not (draft.start and event.start) or draft.start == event.start
    ends = _tells_end_of(draft, event) or _tells_last_day(draft, event)
    return not other and (ends or (same and _fits(event, draft)))


def _tells_end_of(draft: Draft, event: Draft) -> bool:
    ends = draft.trigger.frame.lemma in group("ending") and draft.status is EventStatus.PLANNED
    return ends and event.status in PAST and is_day(draft.start)


def _tells_last_day(draft: Draft, event: Draft) -> bool:
    """Whether the last day of a plan is told whose first is known: "beginnt am Donnerstag. Sie soll *am
    Freitag enden*"."""
    ends = draft.trigger.frame.lemma in _CLOSING and bool(draft.times)
    known = event.status is EventStatus.PLANNED and len(event.times) == 1 and not event.moved_to
    last = (draft.times[-1].end or "") if draft.times else ""
    days = is_day(event.start) and is_day(last)
    return ends and known and days and 0 < apart(event.start or "", last) <= _LONGEST


_CLOSING = lexicon.group("events_words", "coming_to_an_end")
_LONGEST = 14
"""So many days talks last at most."""


def is_further(draft: Draft, event: Draft) -> bool:
    """Whether talks that were are to go on, which makes a further round: "Sie sollen am Freitag fortgesetzt
    werden", "Am Montag soll es weitergehen"."""
    ahead = event.status in PAST and draft.status in AHEAD
    goes_on = draft.trigger.frame.lemma in group("continuing") or draft.trigger.row.get("further")
    told = bool(draft.times or draft.place)
    return bool(ahead and goes_on and told) and not _until(draft)


def take_over(draft: Draft, event: Draft) -> None:
    """Make an event of a further round, with the parties of the first where it names none."""
    draft.people = draft.people or event.people
    draft.cast = draft.cast if draft.cast.all() else event.cast
    draft.counts = True


def take_up(event: Draft, draft: Draft) -> None:
    """Give an event what the clause tells of it, where that fits how firm it is."""
    if _tells_only_days(event, draft):
        event.spans.append(draft.span)
        return
    if was_meant(draft.trigger.frame) or not _fits(event, draft):
        return
    over = draft.trigger.frame.clause.tense in PAST_TENSES
    length = draft.trigger.frame.lemma in _LENGTH
    if event.status in AHEAD and draft.status in PAST and not over and (event.start or length):
        draft.status = EventStatus.PLANNED  # "Der Besuch dauert zwei Tage" of one that is to come
    kept = event.status in AHEAD and draft.status in PAST
    if event.status in AHEAD and draft.status is EventStatus.DENIED:
        if (draft.trigger.support or {}).get("status") == "cancelled":
            return  # "Berichte, er habe die Reise abgesagt, wies er zurück"
        draft.status = EventStatus.CANCELLED  # "Es fand nicht statt"
    settled = draft.status if kept or draft.status is EventStatus.CANCELLED else None
    if event.status is EventStatus.POSSIBLE and draft.status is EventStatus.PLANNED and draft.times:
        settled = EventStatus.PLANNED  # "lud ihn zu einem Besuch ein. Er soll im März stattfinden"
    if event.status is EventStatus.HELD and draft.status is EventStatus.ONGOING and _lasts(draft):
        settled = EventStatus.ONGOING  # "Sie haben begonnen und dauern noch an"
    if _since_before(draft, event):
        event.times = draft.times[:1]
    if draft.times and (_more_exact(draft, event) or not _told_in(event, [t.span for t in event.times])):
        event.times = draft.times
    if draft.place is not None and event.place is not None and not _told_in(event, [event.place.span]):
        event.place = draft.place
    named, span, cast = event.trigger, event.span, event.cast
    absorb(event, draft)
    event.trigger, event.span, event.cast = named, span, cast
    event.status = settled or event.status
    if kept or (settled is not None and _day_is_gone(draft)):
        event.times = [in_past_week(t) for t in event.times]


def _tells_only_days(event: Draft, draft: Draft) -> bool:
    """Enter the days of a clause that tells nothing else: when a plan was to be, on which day it is now,
    until when or to which end talks go on; False where it tells more."""
    over = draft.trigger.frame.clause.tense in PAST_TENSES
    was_set = event.status in VOID and draft.status in AHEAD and over and not draft.moved_to
    if (was_meant(draft.trigger.frame) or was_set) and event.status not in PAST and not event.times:
        # "Es hätte am Donnerstag stattfinden sollen", "Er war für Montag anberaumt"
        event.times, event.place = draft.times, event.place or draft.place
    elif was_meant(draft.trigger.frame) or was_set:
        return False
    elif _moved(event, draft) or (draft.moved_to and event.status not in PAST):
        event.moved_to = draft.moved_to or draft.times[0].edtf or draft.start
        event.times = event.times or (draft.times if draft.moved_to else [])
        event.status = EventStatus.PLANNED
    elif _goes_on_until(draft, event):
        event.status, event.times = EventStatus.ONGOING, [*event.times, *draft.times][:2]
    elif _tells_last_day(draft, event):
        event.times = [event.times[0], draft.times[-1]]
    elif _tells_end_of(draft, event):
        event.times = [*event.times[:1], replace(draft.times[-1], start=None)]
        event.status = EventStatus.ONGOING
    else:
        return False
    return True


def _goes_on_until(draft: Draft, event: Draft) -> bool:
    """Whether what has begun is told to last until a day ahead: "Sie sollen bis Samstag dauern", "Die Reise
    dauert bis Samstag"."""
    ahead = draft.status is EventStatus.PLANNED or draft.trigger.frame.clause.tense == "present"
    today = published(draft.trigger.token.doc)
    return event.status in PAST and ahead and _until(draft) and (draft.times[0].end or "") >= (today or "9")


def _until(draft: Draft) -> bool:
    """Whether only the end is told: "bis Samstag"."""
    return bool(draft.times) and not draft.times[0].start and is_day(draft.times[0].end)


def _lasts(draft: Draft) -> bool:
    return draft.trigger.frame.clause.tense == "present"


def _since_before(draft: Draft, event: Draft) -> bool:
    """Whether it is told since when talks go on that were known by a later day: "Sie laufen seit dem 2.
    März"."""
    if not draft.times or not event.start or lead(draft.trigger.token.doc, draft.times[0]) != "seit":
        return False
    return is_day(draft.start) and (draft.start or "") < event.start


def _told_in(event: Draft, spans: Sequence[CharSpan]) -> bool:
    """Whether the clauses of an event tell its day or place themselves; else it was taken from elsewhere."""
    return any(clause.covers(span) for span in spans for clause in event.spans)


def _more_exact(draft: Draft, event: Draft) -> bool:
    """Whether the day is told of what was known by month or year: "im Januar ... Es war am 13. Januar"."""
    return (
        bool(event.start)
        and len(draft.start or "") > len(event.start or "")
        and ((draft.start or "").startswith(event.start or ""))
    )


def _moved(event: Draft, draft: Draft) -> bool:
    """Whether a plan is told to be for another day now: "war für Sonntag geplant. Er beginnt *nun* schon am
    Samstag"."""
    both = is_day(event.start) and is_day(draft.start) and event.start != draft.start
    ahead = event.status not in PAST and draft.status in AHEAD and both
    return ahead and draft.trigger.frame.holds("instead")


def _day_is_gone(draft: Draft) -> bool:
    """Whether the day has come on which it was to be: "war für Dienstag geplant, *kam aber nicht zustande*",
    where "wurde abgesagt" may speak of a day ahead."""
    frame = draft.trigger.frame
    return frame.clause.tense in PAST_TENSES and frame.lemma in _ON_ITS_DAY


def _fits(event: Draft, draft: Draft) -> bool:
    one, other = event.status, draft.status
    if draft.trigger.row.get("adds") and one not in PAST:
        return False  # "Das geschah am Dienstag" behind what is only planned
    if one in PAST and (other in AHEAD or other in VOID):
        return False
    if one in VOID and other not in VOID:
        return False
    if one is EventStatus.DENIED and other is EventStatus.CANCELLED:
        return True
    both = event.start and draft.start and event.start != draft.start
    return not (both and other in AHEAD)
