"""The form and the place of talks, told by a clause of its own behind them.

"Die Delegationen saßen in getrennten Räumen", "Direkt miteinander sprachen sie nicht", "Vermittler pendelten
zwischen den Delegationen", "Schauplatz war Helsinki", and when and where a paper was signed: "Die Zeremonie
fand in Rom statt". The clause speaks of the sides, by a noun for them or a pronoun; what others do in
separate rooms is left out, and so is a form where the talks have one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.days import is_day
from lagebild.annotate.events.draft import VOID, ByPlace
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.rounds import phrase_words, phrased
from lagebild.annotate.events.time_words import times_in
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Mention

_MEETING = frozenset({"talks", "meeting", "summit"})
_SIDES = lexicon.group("events_words", "side_noun")
_PRONOUNS = lexicon.group("events_words", "pronoun_for_side")
_ROOMS = lexicon.endings("events_words", "room")
_APART = lexicon.group("events_words", "apart")
_PLACE_NOUNS = lexicon.group("events_words", "place_noun")
_BEING = lexicon.group("events_words", "being_in_a_role")
_SHUTTLING = lexicon.group("events_words", "shuttling")
_CEREMONY = lexicon.group("events_words", "ceremony")
_BEHIND = 2
"""So many sentences behind talks their form may be told."""


def shape_behind(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> list[Draft]:
    """Return the events, talks with the form and the place that a clause close behind them tells; shuttling
    between sides known only as such is a form of the talks told before and no event."""
    gone: set[int] = set()
    of_frame = {id(e.trigger.frame): e for e in events}
    talks = ByPlace(e for e in events if e.trigger.type in _MEETING and e.status not in VOID)
    for number, frames in enumerate(sentences):
        near = talks.near(number, _BEHIND)
        for frame in frames if near else ():
            before = [e for e in near if e.span.end <= frame.span.start and id(e) not in gone]
            own = of_frame.get(id(frame))
            if not before or (own is not None and not _only_shuttles(own)):
                continue
            event = before[-1]
            form = "indirect" if own is not None else _form(doc, event, frame)
            if form is not None and event.format is None:
                event.format = form
                event.spans.append(frame.span)
            if own is not None:
                gone.add(id(own))
            place = _place(doc, frame)
            if place is not None and event.place is None:
                event.place = place
                event.spans.append(frame.span)
    _at_the_ceremony(doc, events, sentences)
    return [event for event in events if id(event) not in gone]


def _at_the_ceremony(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Give a signing the day and the place of its ceremony: "*Die Zeremonie* fand in Rom statt"."""
    signed = ByPlace(e for e in events if e.trigger.type == "signing" and e.status not in VOID)
    for number, frames in enumerate(sentences):
        near = signed.near(number, _BEHIND)
        for frame in (f for f in frames if near and _is_ceremony(doc, f)):
            before = [e for e in near if e.span.end <= frame.span.start]
            if before:
                _held_there(doc, before[-1], frame)


def _is_ceremony(doc: Doc, frame: Frame) -> bool:
    """Whether a clause tells that a ceremony took place."""
    subject = frame.clause.subject
    noun = subject.of(text_of(doc)).split()[-1].casefold() if subject is not None else ""
    return noun in _CEREMONY and frame.lemma in group("taking_place") and not frame.clause.negated


def _held_there(doc: Doc, event: Draft, frame: Frame) -> None:
    times = [t for t in times_in(doc, [frame.span]) if is_day(t.start)]
    inside = beginning_in(doc, "mentions", frame.span.start, frame.span.end)
    places = [m for m in inside if m.kind is MentionKind.PLACE]
    event.times = event.times or times[:1]
    if len(places) == 1 and event.place is None:
        event.place = places[0]
    event.spans.append(frame.span)


def _form(doc: Doc, event: Draft, frame: Frame) -> str | None:
    """Return "separate" for rooms apart, what a phrase names, "indirect" where a direct one is denied."""
    if frame.clause.modal or frame.clause.konjunktiv or not _of_the_sides(doc, event, frame):
        return None
    pairs = zip(frame.words, frame.words[1:], strict=False)
    if any(one in _APART and other.endswith(_ROOMS) for one, other in pairs):
        return None if frame.clause.negated else "separate"
    form = phrased(frame.words)
    if form == "direct" and frame.clause.negated:
        return "indirect"
    return None if frame.clause.negated else form


def _of_the_sides(doc: Doc, event: Draft, frame: Frame) -> bool:
    """Whether the subject is the sides of an event: "die Delegationen", "sie", "Norland und Südland"."""
    subject = frame.clause.subject
    words = subject.of(text_of(doc)).split() if subject is not None else []
    if not words:
        return False
    fronted = words[0].casefold() in phrase_words() and not _PRONOUNS.isdisjoint(frame.words[2:])
    alone = len(words) == 1 and (words[0].casefold() in _PRONOUNS or fronted)
    named = {name for person in event.people for name in (person.name, person.side) if name}
    inside = {m.name for m in beginning_in(doc, "mentions", subject.start, subject.end)} if subject else set()
    return alone or words[-1].casefold() in _SIDES or bool(named & inside)


def _only_shuttles(event: Draft) -> bool:
    """Whether somebody shuttles between sides that have no names there."""
    sides = [p.name.split()[-1].casefold() for p in event.people]
    return str(event.trigger.row["lemma"]) in _SHUTTLING and bool(sides) and set(sides) <= _SIDES


def _place(doc: Doc, frame: Frame) -> Mention | None:
    """Return the place of "*Schauplatz* war Helsinki", None for other clauses."""
    if frame.lemma not in _BEING or _PLACE_NOUNS.isdisjoint(frame.words) or frame.clause.negated:
        return None
    inside = beginning_in(doc, "mentions", frame.span.start, frame.span.end)
    places = [m for m in inside if m.kind is MentionKind.PLACE]
    return places[0] if len(places) == 1 else None
