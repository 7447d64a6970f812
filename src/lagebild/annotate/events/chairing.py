"""Who presides over talks or mediates, told by a phrase of its own: "unter Leitung Krügers".

"unter Vermittlung Katars", "unter dem Vorsitz von Rita Weber", "die von Katar vermittelten Gespräche", "auf
Einladung des Landrats". Other phrases with "unter" ("unter Druck") are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import Frame, group
from lagebild.annotate.konjunktiv import readings
from lagebild.model.annotation import MentionKind, Participant
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.parties import Party, PartyReader
    from lagebild.annotate.events.triggers import Trigger

_MEETING = frozenset({"talks", "meeting", "summit", "call"})
_WIDTH = 6
"""So many words may stand between the noun and the name: "unter Leitung des Diplomaten Krüger"."""


def preside(drafts: Sequence[Draft], reader: PartyReader) -> None:
    """Add to talks who presides over them or mediates."""
    for draft in drafts:
        if draft.trigger.type not in _MEETING:
            continue
        known = {person.name for person in draft.people}
        frames = {id(f): f for f in (draft.trigger.frame, draft.trigger.carrier) if f is not None}
        found = [p for f in frames.values() for p in _chairs(f, reader)] + _mediators(draft.trigger, reader)
        new = {p.name: Participant(name=p.name, span=p.span, side=p.side, host=True) for p in found}
        draft.people = (*draft.people, *(row for name, row in new.items() if name not in known))


def preside_behind(
    doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]], reader: PartyReader
) -> list[Draft]:
    """Return the events, talks with whoever a sentence behind them says presides: "Leiten wird sie Weber",
    "Die Sitzung leitete Weber", "vermittelt hatte Weber", "Den Vorsitz führte Weber"; not "Weber leitete
    früher die Bahn". Such a sentence names no event of its own."""
    gone: set[int] = set()
    told: dict[int, list[Draft]] = defaultdict(list)
    for event in events:
        told[event.trigger.sentence].append(event)
    persons = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
    for number, frames in enumerate(sentences):
        for frame in frames:
            if frame.clause.negated or not _is_chairing(frame):
                continue
            near = [e for n in range(number - _BEHIND, number + 1) for e in told.get(n, ())]
            near = [e for e in near if e.trigger.type in _MEETING and _stands_before(e, frame)]
            there = [p for p in reader.within(frame.tokens) if p.name in persons and p.prep in _CHAIRS]
            found = [p for p in there if not (p.dependent or p.genitive)]
            if not near or not found:
                continue
            event = near[-1]
            known = {person.name for person in event.people}
            new = [
                Participant(name=p.name, span=p.span, side=p.side, host=True)
                for p in found
                if p.name not in known
            ]
            event.people = (*event.people, *new)
            gone |= {id(e) for e in told[number] if e.trigger.frame is frame and not (e.times or e.place)}
            if new:
                words = [t for t in frame.tokens if not t.is_punct]
                event.spans.append(CharSpan(words[0].idx, words[-1].idx + len(words[-1])))
    return [event for event in events if id(event) not in gone]


_CHAIRS = group("agent_preposition") | {""}
_BEHIND = 2
"""So many sentences behind talks it may be said who presides."""


def _stands_before(event: Draft, frame: Frame) -> bool:
    return event.trigger.token.i < frame.tokens[0].i and event.trigger.frame is not frame


def _is_chairing(frame: Frame) -> bool:
    """Whether a clause tells who presides over what was spoken of."""
    words = set(frame.words)
    if words & group("chair") and frame.lemma in group("holding_the_chair"):
        return True
    front = readings(frame.words[0]) if frame.words[1:2] and frame.words[1] in _HELPS else ()
    lemmas = {frame.lemma, *(f"{r.prefix}{r.lemma}" for r in front)}
    if "vermitteln" in lemmas:
        return "zwischen" not in words and bool(front)
    if lemmas.isdisjoint(group("leading_talks")):
        return False
    named = frame.holds_end("led")
    return named or bool(front and words & {"sie", "es", "ihn"})


_HELPS = group("helping_behind_verb")


def _chairs(frame: Frame, reader: PartyReader) -> list[Party]:
    """Return those behind "unter Leitung", "unter dem Vorsitz von"; two of them joined by "und"."""
    tokens = frame.tokens
    for position, token in enumerate(tokens):
        before = {t.lower_ for t in tokens[max(0, position - 2) : position]}
        invited = token.lower_ == "einladung" and "auf" in before
        if not invited and (
            token.lower_ not in group("chair") or before.isdisjoint(("unter", "durch", "dank"))
        ):
            continue
        behind = [p for p in reader.within(tokens) if p.first > token.i and not p.place]
        first = next((p for p in behind if p.first - token.i <= _WIDTH and _leads(p, token.i, reader)), None)
        if first is None:
            return []
        listed = reader.doc[first.last + 1 : first.last + 2].text.lower() == "und"
        joined = [p for p in behind if listed and p.first - first.last == 2]
        return [first, *joined[:1]] if _genitive(joined, reader) else [first]
    return []


def _leads(party: Party, noun: int, reader: PartyReader) -> bool:
    """Whether nothing but the words of a title stand between the noun and the name."""
    between = reader.doc[noun + 1 : party.first]
    return not any(t.is_punct or t.lower_ in ("mit", "in", "zwischen", "und") for t in between)


def _genitive(parties: list[Party], reader: PartyReader) -> bool:
    return bool(parties) and parties[0].span.of(text_of(reader.doc)).endswith("s")


def _mediators(trigger: Trigger, reader: PartyReader) -> list[Party]:
    """Return who stands in the attribute of an event noun: "die von Katar vermittelten Gespräche"."""
    if not trigger.noun or group("chaired").isdisjoint(trigger.adjectives):
        return []
    doc, position = trigger.token.doc, trigger.first
    inside = list(doc[max(trigger.frame.tokens[0].i, position) : trigger.token.i])
    return [p for p in reader.within(inside) if p.prep in ("von", "durch") and not p.place]
