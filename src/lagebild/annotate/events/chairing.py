"""Who presides over talks or mediates, told by a phrase of its own: "unter Leitung Krügers".

"unter Vermittlung Katars", "unter dem Vorsitz von Rita Weber", "unter seiner Leitung", "die von Katar
vermittelten Gespräche", "auf Einladung des Landrats". Other phrases with "unter" ("unter Druck") are left
out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import Frame, group, is_finite
from lagebild.annotate.events.hosting import hosts_by_title
from lagebild.annotate.events.noun_phrase import article_kind
from lagebild.annotate.events.party import Party
from lagebild.annotate.names.gazetteer import adjective_owner, gazetteer
from lagebild.model.annotation import EventStatus, Participant
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.triggers import Trigger

_MEETING = frozenset({"talks", "meeting", "summit", "call"})
_JOURNEY = frozenset({"visit", "arrival"})
_AGREED = frozenset({"decision", "signing"})
_WIDTH = 6
"""So many words may stand between the noun and the name: "unter Leitung des Diplomaten Krüger"."""


def preside(drafts: Sequence[Draft], reader: PartyReader) -> None:
    """Add to talks who presides over them or mediates."""
    for draft in drafts:
        if draft.trigger.type in _AGREED and draft.status is not EventStatus.DENIED:
            _help_agree(draft, reader)
        if draft.trigger.type in _JOURNEY:
            _invite(draft, reader)
        if draft.trigger.type not in _MEETING:
            continue
        known = {person.name for person in draft.people}
        frames = {id(f): f for f in (draft.trigger.frame, draft.trigger.carrier) if f is not None}
        by_title = [p for f in frames.values() for p in hosts_by_title(f, reader)]
        if not draft.trigger.noun or (draft.trigger.support and not draft.trigger.prep):
            by_title += [p for f in frames.values() for p in _residents(f, reader) if p.named]
        titled = {p.name for p in by_title}
        draft.people = tuple(replace(p, host=True) if p.name in titled else p for p in draft.people)
        opening = draft.trigger.frames[draft.trigger.frame.index - 1] if draft.trigger.frame.index else None
        found = [p for f in frames.values() for p in (*_chairs(f, reader), *_in_front(f, reader))]
        found += _in_front(opening, reader) if opening is not None and opening.finite is None else []
        found += [*_mediators(draft.trigger, reader), *by_title]
        found += [p for f in frames.values() for p in _by_adjective(f)]
        members = {m.name for m in reader.doc._.memberships}  # who leads the own delegation is no host
        new = {
            p.name: Participant(name=p.name, span=p.span, side=p.side, host=p.name not in members)
            for p in found
        }
        draft.people = (*draft.people, *(row for name, row in new.items() if name not in known))


def _invite(draft: Draft, reader: PartyReader) -> None:
    """Add to a journey who has invited to it: "reist *auf Einladung Katars* nach Doha"."""
    frame = draft.trigger.frame
    if "einladung" not in frame.words or not group("chair").isdisjoint(frame.words):
        return
    found = [p for p in _chairs(frame, reader) if p.name not in {person.name for person in draft.people}]
    more = (Participant(name=p.name, span=p.span, side=p.side, host=True) for p in found)
    draft.people = (*draft.people, *more)


def _help_agree(draft: Draft, reader: PartyReader) -> None:
    """Add to an agreement who mediated it: "*Unter Vermittlung Katars* einigten sich Norland und Südland"."""
    if not _mediated(draft.trigger.frame, reader):
        return
    known = {person.name for person in draft.people}
    chairs = [*_chairs(draft.trigger.frame, reader), *_by_adjective(draft.trigger.frame)]
    found = [p for p in chairs if p.name not in known]
    more = (Participant(name=p.name, span=p.span, side=p.side, host=True) for p in found)
    draft.people = (*draft.people, *more)


def _mediated(frame: Frame, reader: PartyReader) -> bool:
    """Whether "unter Vermittlung" belongs to the verb: not "einigten sich auf *Gespräche unter Vermittlung*
    Katars", "das *unter Vermittlung* Katars ausgehandelte Abkommen"."""
    for token, following in pairwise(frame.tokens):
        noun = following if following.text[:1].isupper() else following.nbor(1 if _has_next(following) else 0)
        if token.lower_ != "unter" or not noun.lower_.endswith("vermittlung"):
            continue
        before = token.nbor(-1) if token.i > frame.tokens[0].i else None
        named = before is not None and before.text[:1].isupper() and before.i not in reader.times
        return not named and (before is None or not article_kind(before))
    return False


def _has_next(token: Token) -> bool:
    return token.i + 1 < len(token.doc)


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
        if (owner := reader.owners.get(token.i - 1)) is not None:
            return [owner]  # "unter *seiner* Leitung"
        behind = [p for p in reader.within(tokens) if p.first > token.i and not p.place]
        first = next((p for p in behind if p.first - token.i <= _WIDTH and _leads(p, token.i, reader)), None)
        if first is None:
            return []
        listed = reader.doc[first.last + 1 : first.last + 2].text.lower() == "und"
        joined = [p for p in behind if listed and p.first - first.last == 2]
        return [first, *joined[:1]] if _genitive(joined, reader) else [first]
    return []


def _by_adjective(frame: Frame) -> list[Party]:
    """Return the state that an adjective or the front of a compound names: "unter *ägyptischer*
    Vermittlung", "unter *US*-Vermittlung"."""
    for token in frame.tokens[1:]:
        front, mark, noun = token.text.rpartition("-")
        if noun.lower() not in group("chair") or not noun[:1].isupper():
            continue
        before = token.nbor(-1)
        state = _body(front) if mark else adjective_owner(before.text)
        led = before.lower_ if mark or token.i < 2 else token.nbor(-2).lower_
        if state is None or led != "unter":
            continue
        first = token if mark else before
        return [Party(state, CharSpan(first.idx, first.idx + len(front or first.text)), first.i, first.i)]
    return []


def _body(word: str) -> str | None:
    """Return the state or body that a short name means: "US" is "USA"."""
    table = gazetteer()
    found = table.states.get(word) or table.bodies.get(word)
    return found.name if found is not None else None


def _residents(frame: Frame, reader: PartyReader) -> list[Party]:
    """Return in whose residence it takes place: "in *seiner* Residenz", "im Amtssitz *von Krüger*"."""
    for token in frame.tokens:
        if token.lower_ not in _RESIDENCE or token.i < 1:
            continue
        owner = reader.owners.get(token.i - 1) or (reader.owners.get(token.i - 2) if token.i > 1 else None)
        if owner is not None:
            return [owner] if reader.doc[owner.first - 1].lower_ == "in" else []
        led = {t.lower_ for t in reader.doc[max(0, token.i - _BEFORE_HOUSE) : token.i]}
        behind = [p for p in reader.within(frame.tokens) if p.first > token.i and not p.place]
        found = next((p for p in behind if p.first - token.i <= _WIDTH and _leads(p, token.i, reader)), None)
        of = found is not None and (found.prep in ("von", "vom") or found.genitive or found.dependent)
        plain = not any(is_finite(t) for t in reader.doc[token.i : found.first]) if found else False
        return [found] if found and of and plain and led & {"in", "im"} else []
    return []


_RESIDENCE = group("residence")
_BEFORE_HOUSE = 3
"""So many words before a residence its preposition stands."""


def _in_front(frame: Frame, reader: PartyReader) -> list[Party]:
    """Return who presides by a participle that opens the clause: "*Vermittelt von Katar*, sind beide ..."."""
    words = frame.words
    if words[0] not in group("presided_by") or words[1:2] not in (["von"], ["vom"], ["durch"]):
        return []
    behind = [p for p in reader.within(frame.tokens) if p.prep in ("von", "vom", "durch") and not p.place]
    return [p for p in behind if p.first - frame.tokens[0].i <= _WIDTH][:1]


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
