"""Which mentions of a text speak of one event, and what the event gains from each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.absorbing import absorb
from lagebild.annotate.events.between_whom import person_names_of
from lagebild.annotate.events.counting import recalls_denial
from lagebild.annotate.events.counting_nouns import spoken_of
from lagebild.annotate.events.draft import (
    AHEAD,
    PAST,
    fresh_words,
    impersonal,
    is_definite,
    joins_in,
    own_sides,
    sides_of,
)
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.going_on import (
    across_days,
    announced_by,
    ends,
    goes_on_next_day,
    headed_by,
    in_house,
    of_own_matter,
    on_next_day,
    opens_entry,
    set_at,
    sits,
)
from lagebild.annotate.events.occasions import on_occasion
from lagebild.annotate.events.referring import is_further, referred, take_over, take_up
from lagebild.annotate.events.rounds import recounts
from lagebild.annotate.events.subject_matter import matter_of
from lagebild.annotate.events.told_again import numbered_at_last, told_again
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.model.annotation import EventStatus, Mention, MentionKind

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft

_ONE_TO_ONE = frozenset(["transitive", "visit", "speak"])
_GOING_ON = lexicon.group("events_words", "taken_up_again")
_REACH = 200
"""So many events back a mention may take one up."""


def merge(drafts: list[Draft]) -> list[Draft]:
    """Return the events: each draft joins an earlier one of its kind unless something speaks against it."""
    events: list[Draft] = []
    for at, draft in enumerate(drafts):
        if (meant := referred(draft, events)) is not None:
            if not is_further(draft, meant):
                take_up(meant, draft)
                continue
            take_over(draft, meant)
        opens = any(announced_by(following, draft) for following in drafts[at + 1 : at + 2])
        same = None if opens else _antecedent(draft, events)
        if same is None and not (draft.counts or _is_next(draft, events)):
            continue
        if same is None:
            _go_on(draft, events)
            draft.spans, draft.statuses = [draft.span], [draft.status]
            events.append(draft)
        else:
            absorb(same, draft)
    return events


def _is_next(draft: Draft, events: list[Draft]) -> bool:
    """Whether a further round is considered behind one that was told: "schloss eine weitere Runde nicht
    aus"."""
    return _is_further(draft) and any(e.family == draft.family for e in events[-2:])


def _is_further(draft: Draft) -> bool:
    trigger = draft.trigger
    told = trigger.noun and (trigger.carrier or trigger.frame).kind == "main"
    further = told and not group("next_one").isdisjoint(trigger.adjectives)
    ruled_in = not trigger.frame.clause.negated or (trigger.support or {}).get("status") == "denied"
    return further and trigger.support is not None and draft.status in AHEAD and ruled_in


def takes_up(draft: Draft) -> bool:
    """Whether a mention that says too little by itself may belong to an event before: "die Gespräche
    dauerten an"."""
    if impersonal(draft.trigger):
        return draft.counts
    if recalls_denial(draft) or spoken_of(draft.trigger):
        return False
    if draft.trigger.token.lower_ == "runde" and draft.trigger.frame.lemma == "machen":
        return False
    if draft.trigger.noun and draft.trigger.row.get("of") and not draft.trigger.of:
        return False  # "das Verfahren" of a court, where no arbiter is spoken of
    recounted = (
        recounts(draft.trigger) and draft.trigger.article == "possessive"
    )  # "es ist ihre siebte Runde"
    return (is_definite(draft) or _is_further(draft) or recounted) and draft.trigger.type in (
        "talks",
        "meeting",
        "summit",
        "call",
        "visit",
        "other",
    )


def _go_on(draft: Draft, events: list[Draft]) -> None:
    """Give talks that are to go on the parties of those that they continue."""
    if draft.people or not is_definite(draft) or draft.status is not EventStatus.PLANNED:
        return
    if draft.trigger.frame.lemma not in _GOING_ON:
        return
    before = next((e for e in reversed(events) if e.family == draft.family), None)
    draft.people = before.people if before is not None else ()


def _alongside(draft: Draft) -> bool:
    """Whether a side had company in talks spoken of before: "führte die Gespräche zusammen mit Krüger"."""
    return is_definite(draft) and any(p.along for p in draft.cast.attached)


def _antecedent(draft: Draft, events: list[Draft]) -> Draft | None:
    """The event spoken of last that may be meant; one in the place that the draft names, or held, before."""
    fitting = [
        event
        for event in reversed(events[-_REACH:])
        if (event.family == draft.family or _during(draft, event)) and _may_be(draft, event)
    ]
    if is_definite(draft) and not draft.people:
        named = [e for e in fitting if draft.place and e.place and e.place.name == draft.place.name]
        held = [e for e in named or fitting if e.status in PAST]
        return next(iter(held or named or fitting), None)
    return next(iter(fitting), None)


def _prefix(draft: Draft) -> str:
    """The name in a compound: "EU-Gipfel" and "G8-Gipfel" are two."""
    word = draft.trigger.token.text if draft.trigger.noun else ""
    lead = word.rpartition("-")[0]
    return lead if lead[:2].isupper() or any(c.isdigit() for c in lead) else ""


def _may_be(draft: Draft, event: Draft) -> bool:
    kinds = {draft.trigger.type, event.trigger.type}
    if impersonal(draft.trigger) and not event.trigger.noun and event.trigger.row["mode"] in _ONE_TO_ONE:
        return False  # "Weber will die Bürgermeister einladen. Darüber soll in Genf verhandelt werden"
    if "summit" in kinds and len(kinds) > 1 and not (is_definite(draft) and draft.trigger.type != "summit"):
        return False
    if _prefix(draft) and _prefix(event) and _prefix(draft) != _prefix(event):
        return False
    if of_own_matter(draft, event) or opens_entry(draft):
        return False
    if matter_of(draft.trigger) and draft.trigger.frame is event.trigger.frame:
        return False  # "sprach mit Weber über das Treffen in Wien"
    if draft.beside and not event.beside:
        return False
    same_sentence = draft.trigger.sentence == event.trigger.sentence
    if draft.round and event.round and draft.round != event.round:
        return False
    if headed_by(draft, event) or announced_by(draft, event):
        return True
    recounted = (
        recounts(draft.trigger) and not event.round and draft.trigger.sentence - event.trigger.sentence <= 2
    )
    if recounted and (event.status in PAST or draft.trigger.frame.clause.konjunktiv):
        return True  # also "Es wäre sein erster Besuch"
    if numbered_at_last(draft, event):
        return True
    if (
        set(draft.trigger.adjectives) & fresh_words()
        and not (same_sentence or (draft.round and draft.round == event.round))
        and (draft.start != event.start or not draft.start)
    ):
        return False
    spread = on_next_day(draft, event) or across_days(draft, event) or goes_on_next_day(draft, event)
    if draft.start and event.start and not _days_agree(draft, event) and not spread:
        return False
    if draft.place and event.place and not (_same_place(draft.place, event.place) or in_house(draft, event)):
        return False
    if not _status_agrees(draft, event):
        return False
    mine, theirs = sides_of(draft), sides_of(event)
    both = {draft.status, event.status}
    if EventStatus.DENIED in both and both & (PAST | {EventStatus.PLANNED}):
        return False
    if EventStatus.CANCELLED in both and both & PAST:
        return False
    anew = draft.start and draft.start != event.start and draft.status in AHEAD and not is_definite(draft)
    if EventStatus.CANCELLED in event.statuses and anew:
        return False  # "Weber lehnt ein Treffen ab. Der Vermittler will beide im März zusammenbringen"
    if both == {EventStatus.DENIED, EventStatus.POSSIBLE} and not is_definite(draft):
        return False  # "Ein Treffen hat es nicht gegeben. Im Mai könnte er bei ihr vorsprechen"
    new = draft.trigger.noun and draft.trigger.article == "indefinite" and draft.start and draft.place
    if new and not (event.start or event.place or same_sentence or event.status is draft.status):
        return False  # "Vor dem Treffen reiste er an. Eine im Mai auf Malta geplante Begegnung platzte"
    if (
        event.status is EventStatus.CANCELLED
        and draft.status is EventStatus.REPORTED
        and not is_definite(draft)
    ):
        return False  # "Weber ließ die Runde platzen. Er habe mit der Bahn zu reden gehabt"
    hearsay = draft.status is EventStatus.REPORTED and event.status in PAST
    if hearsay and draft.people and draft.start and draft.start != event.start:
        return False  # told of a day that the event does not have: another meeting
    if EventStatus.REPORTED in (draft.status, event.status) and {draft.status, event.status} & PAST:
        return (bool(mine & theirs) and (mine <= theirs or theirs <= mine)) or (
            not mine and is_definite(draft)
        )
    if sits(draft, event):
        return True
    if ends(draft) and event.status in PAST and draft.trigger.sentence - event.trigger.sentence <= 1:
        return True
    if (
        joins_in(draft)
        or (_alongside(draft) and mine & theirs)
        or (is_definite(draft) and on_occasion(draft))
    ):
        return True
    if told_again(draft, event) or set_at(draft, event) or spread or _invited_to(draft, event):
        return True
    if not mine or not theirs:
        same_day = bool(draft.start and draft.start == event.start and draft.place and event.place)
        return is_definite(draft) or same_sentence or not mine or same_day
    if (
        mine & theirs
        and draft.start
        and draft.start == event.start
        and draft.trigger.type == event.trigger.type
        and not _of_others(draft, event)
    ):
        return True
    return bool(mine & theirs) and (mine <= theirs or theirs <= mine or _shared(draft, event) > 1)


def _invited_to(draft: Draft, event: Draft) -> bool:
    """Whether it is told who had invited to what was: "Zu dem Treffen hatte Krüger eingeladen"."""
    invites = (draft.trigger.support or {}).get("role") == "host" and is_definite(draft) and not draft.times
    over = draft.trigger.frame.clause.tense in PAST_TENSES
    near = draft.trigger.sentence - event.trigger.sentence <= 1
    return invites and over and near and event.status in PAST and draft.family == event.family


def _of_others(draft: Draft, event: Draft) -> bool:
    """Whether two meetings of one day have another person each: "Weber traf Krüger. Am Vormittag hatte sie
    *Holm* empfangen"."""
    if draft.trigger.noun and is_definite(draft):
        return False
    persons = person_names_of(draft.trigger.token.doc)
    mine = {p.name for p in draft.people} & persons
    theirs = {p.name for p in event.people} & persons
    return len(mine) > 1 and len(theirs) > 1 and not (mine <= theirs or theirs <= mine)


def _shared(draft: Draft, event: Draft) -> int:
    """How many of those that a mention names take part in an event, by their name or by their side.

    A person whom it names is not another one of the same side.
    """
    persons = person_names_of(draft.trigger.token.doc)
    theirs = sides_of(event)
    named = {p.name for p in event.people}
    return sum(
        p.name in named or (p.name not in persons and not own_sides(p).isdisjoint(theirs))
        for p in draft.people
    )


def _during(draft: Draft, event: Draft) -> bool:
    """Whether talks take up a visit spoken of before: "der Besuch ... bei dem Treffen"."""
    if {draft.family, event.family} != {"visit", "meeting"} or event.trigger.type == "arrival":
        return False
    if draft.trigger.type == "visit" and draft.status is EventStatus.CANCELLED:
        near = draft.trigger.sentence - event.trigger.sentence <= 1
        return near and is_definite(draft) and not draft.people and event.status in AHEAD
    if draft.trigger.type == "arrival" and draft.trigger.argument:
        return False  # "Die Delegationen sind eingetroffen" behind the talks that they come for
    mine, theirs = {p.name for p in draft.people}, {p.name for p in event.people}
    travellers = {p.name for p in event.cast.subjects}
    act = {name for p in draft.cast.subjects for name in (p.name, *p.others)}
    if event.trigger.type == "visit" and theirs == travellers <= act < mine and not is_definite(draft):
        return False  # "Weber und Thoma reisten nach Rom. Dort trafen sie *Krüger*"
    own = bool(draft.start) and draft.trigger.argument and draft.counts  # "Die Gespräche begannen am Sonntag"
    return len(mine & theirs) > 1 or (is_definite(draft) and not mine and not own)


def _same_place(one: Mention, other: Mention) -> bool:
    """Whether two places may be one: a state may hold any town but the capital of another."""
    if one.name == other.name:
        return True
    if one.kind is other.kind is MentionKind.STATE:
        return False
    if MentionKind.STATE not in (one.kind, other.kind):
        return False
    state, town = (one, other) if one.kind is MentionKind.STATE else (other, one)
    return gazetteer().capitals.get(town.name, state.name) == state.name


def _days_agree(one: Draft, other: Draft) -> bool:
    a, b = one.start or "", other.start or ""
    if a == b or a.startswith(b) or b.startswith(a):
        return True
    first, last = _bounds(one)
    begin, end = _bounds(other)
    return first <= end and begin <= last


def _bounds(draft: Draft) -> tuple[str, str]:
    start = draft.times[0].start or ""
    return start, draft.times[-1].end or start


def _status_agrees(draft: Draft, event: Draft) -> bool:
    known = set(event.statuses)
    if draft.status in PAST and known & AHEAD and not known & PAST:
        return bool(draft.start and draft.start == event.start)
    if draft.status in AHEAD and known & PAST:
        asked = (draft.trigger.support or {}).get("role") == "host" and not draft.times
        return bool(draft.start and draft.start == event.start) or (asked and is_definite(draft))
    return True
