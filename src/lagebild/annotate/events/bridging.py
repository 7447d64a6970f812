"""Parties that an event word leaves out because the article has named them before.

"Beide Parteien verhandeln" means the two parties that were named, "Eine dritte Runde folgt bald" those who
sat in the second, "die Beitrittsverhandlungen mit Norland" the union that Norland wants to join. Nobody is
taken where more than one reading is open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.compared import compared
from lagebild.annotate.events.draft import PAST, Draft, fresh_words, impersonal
from lagebild.annotate.events.frames import Frame, beginning_in, group
from lagebild.annotate.events.implied import (
    in_dispute,
    in_their_house,
    office_holders,
    on_visit,
    other_side,
    who_denies,
    whose_summit,
)
from lagebild.annotate.events.next_one import follow
from lagebild.annotate.names.gazetteer import unions
from lagebild.model.annotation import EventStatus, MentionKind, Participant

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.parties import PartyReader

_GOING_ON = lexicon.group("events_words", "taken_up_again")
_NEXT = 60
"""So many characters behind "Beitritt" the two may stand."""


def bridge(
    doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]], reader: PartyReader
) -> None:
    """Give talks the parties that are known from talks before them in the article, or from the dispute that
    the sentences before tell of."""
    before: list[Draft] = []
    for event in events:
        _of_those_before(event, before)
        follow(doc, event, before)
        if event.trigger.noun and event.trigger.type == "meeting":
            _agreed_there(event, before)
        if event.trigger.noun and event.trigger.type == "talks":
            _same_talks(event, before)
            _to_join(doc, event)
            in_dispute(event, sentences, reader)
        if event.trigger.noun and event.family == "meeting":
            on_visit(event, before)
            who_denies(event, reader)
        if not compared(event.trigger):
            before.append(event)  # not "anders *als beim Gipfel*"
    _brought(doc, events)
    for event in events:
        office_holders(doc, event)
        in_their_house(doc, event)
        whose_summit(event, reader)


def _of_those_before(event: Draft, before: Sequence[Draft]) -> None:
    """Give talks that no subject is told of the parties of those in the sentence before: "Verdi und die Post
    wollen weiterverhandeln. *Zuletzt war am Montag verhandelt worden*"."""
    if event.people or event.status not in PAST or not impersonal(event.trigger):
        return
    near = [e for e in before if e.family == event.family and e.people]
    if near and 0 <= event.trigger.sentence - near[-1].trigger.sentence <= 1:
        event.people = near[-1].people


def _brought(doc: Doc, events: Sequence[Draft]) -> None:
    """Add to talks who laid a paper on the table there: "Am Montag folgte die zweite Runde, und diesmal legte
    Weber einen Vorschlag vor"."""
    persons = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
    for place, event in enumerate(events):
        frame = event.trigger.frame
        if event.trigger.type != "presentation" or not frame.holds("there_and_then") or frame.clause.negated:
            continue
        before = [e for e in events[:place] if e.family == "meeting" and e.status in PAST]
        near = [e for e in before if 0 <= event.trigger.sentence - e.trigger.sentence <= 1]
        if near and event.status is EventStatus.HELD:
            known = {person.name for person in near[-1].people}
            givers = {p.name for p in event.cast.subjects if p.name in persons} - known
            near[-1].people = (*near[-1].people, *(p for p in event.people if p.name in givers))


def go_on_when(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Give the one plan to go on the day that another clause of the text tells, also before it and without
    "es": "Es sei gut gewesen und geht in der nächsten Woche weiter"."""
    open_ones = [e for e in events if not e.times and e.trigger.frame.lemma in group("continuing")]
    planned = [e for e in open_ones if e.status is EventStatus.PLANNED]
    if len(planned) != 1:
        return
    named = {e.trigger.frame.span for e in events}
    for frame in (f for frames in sentences for f in frames):
        if frame.lemma not in group("continuing") or frame.span in named or frame.clause.tense == "past":
            continue
        inside = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
        days = [t for t in inside if t.start and len(t.start) == 10]
        if len(days) == 1 and not frame.clause.negated:
            planned[0].times = days
            planned[0].spans.append(frame.span)
            return


def _same_talks(draft: Draft, before: Sequence[Draft]) -> None:
    """Take over who sat in the talks that these go on with: "Eine dritte Runde soll bald folgen"."""
    word = draft.trigger.token.lower_
    further = bool(draft.round or fresh_words() & set(draft.trigger.adjectives))
    known = draft.trigger.article == "definite"
    if not (further or known):
        return
    earlier = [d for d in before if d.family == draft.family and d.people and d.counts]
    agreed = [
        d for d in before if d.trigger.row.get("mode") == "agree" and len(d.people) > 1 and _near(draft, [d])
    ]
    if not draft.people and agreed and not earlier:
        draft.people = agreed[-1].people
    if not draft.people:
        frame = draft.trigger.frame
        resumed = frame.lemma in _GOING_ON or (frame.lemma == "aufnehmen" and "wieder" in frame.words)
        if known and resumed:  # not those that are only planned yet
            earlier = [d for d in earlier if d.status in PAST] or earlier
        near = earlier[-1:] if further or _near(draft, earlier[-1:]) else []
        draft.people = near[0].people if near else ()
    elif known and (same := [d for d in earlier if d.trigger.token.lower_ == word]):
        names = {person.name for person in draft.people}
        told = {party.name for party in draft.cast.all()}
        one_sided = len(told or names) == 1 and len(same[-1].people) <= 2
        if one_sided and other_side(draft):
            draft.people = (*draft.people, *(p for p in same[-1].people if p.name not in names))


def _agreed_there(event: Draft, before: Sequence[Draft]) -> None:
    """Give the meeting at which an agreement was made those who made it: "Weber und Krüger haben sich am
    Freitag verständigt. *Das Treffen* dauerte drei Stunden"."""
    known = event.trigger.article == "definite" and event.status in PAST and not event.people
    agreed = [d for d in before if d.trigger.row.get("mode") == "agree" and len(d.people) > 1]
    others = [d for d in before if d.family == event.family and d.people]
    if known and agreed and not others and _near(event, agreed[-1:]):
        event.people = agreed[-1].people


def _near(draft: Draft, earlier: Sequence[Draft]) -> bool:
    return bool(earlier) and draft.trigger.sentence - earlier[0].trigger.sentence <= 3


def _to_join(doc: Doc, draft: Draft) -> None:
    """Add the union that is joined to "Beitrittsverhandlungen mit Norland": the one named last."""
    _in_frame(doc, draft)
    names = {person.name for person in draft.people}
    if "beitritt" not in draft.trigger.token.lower_ or not draft.people:
        return
    known_unions = unions()
    before = [m for m in doc._.mentions if m.name in known_unions and m.span.start <= draft.span.end]
    if before and not names & known_unions:
        last = before[bisect_left([m.span.start for m in before], draft.span.end) - 1]
        draft.people = (*draft.people, Participant(name=last.name, span=last.span))


def _in_frame(doc: Doc, draft: Draft) -> None:
    """Add who joins and what is joined: "Verhandlungen über den Beitritt Norlands zur Europäischen Union"."""
    frame = draft.trigger.frame
    behind = [t for t in frame.tokens if t.i > draft.trigger.token.i]
    word = next((t for t in behind if t.lower_ in group("accession")), None)
    if word is None:
        return
    inside = beginning_in(doc, "mentions", word.idx, min(frame.span.end, word.idx + _NEXT))
    union = next((m for m in inside if m.name in unions()), None)
    names = {person.name for person in draft.people}
    if union is not None:
        found = [m for m in inside if m is union or m.kind is MentionKind.STATE]
        new = [Participant(name=m.name, span=m.span) for m in found if m.name not in names]
        draft.people = (*draft.people, *new)
