"""Who comes along: "in Begleitung von Krüger", "eine Delegation um Krüger", "angeführt von Krüger".

Whoever accompanies or leads those who meet or travel takes part as they do. Left out is who only lends a
name ("auf Einladung von") and who presides over the talks themselves (``chairing``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import group
from lagebild.annotate.events.party_words import party_noun
from lagebild.model.annotation import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party

_WITH_COMPANY = frozenset({"talks", "meeting", "summit", "visit", "arrival"})
_VISIT = frozenset({"visit", "arrival"})
_TOLD_BY = ("escort", "accompanied", "led_by", "lead")


def accompany(drafts: Sequence[Draft], reader: PartyReader) -> None:
    """Add to the events whoever comes along with those who are there, or leads them."""
    for draft in drafts:
        if draft.trigger.type not in _WITH_COMPANY:
            continue
        known = {person.name for person in draft.people}
        found = [p for frame in _frames(draft) for p in _company(frame, reader, draft.trigger.type)]
        new = {p.name: Participant(name=p.name, span=p.span, side=p.side) for p in found}
        draft.people = (*draft.people, *(row for name, row in new.items() if name not in known))


def _frames(draft: Draft) -> Iterator[Frame]:
    """Yield the clause of an event and a phrase right behind or inside it: ", begleitet von Krüger,"."""
    trigger = draft.trigger
    for frame in {id(f): f for f in (trigger.frame, trigger.carrier) if f is not None}.values():
        yield frame
        for other in trigger.frames[frame.index + 1 : frame.index + 2]:
            if other.words[0] in group("accompanied") and other.words[1:2] in (["von"], ["vom"]):
                yield other


def _company(frame: Frame, reader: PartyReader, kind: str) -> Iterator[Party]:
    if not ("um" in frame.words or any(frame.holds(name) for name in _TOLD_BY)):
        return
    inside = [p for p in reader.within(frame.tokens) if not p.place]
    for position, token in enumerate(frame.tokens):
        word = frame.words[position]
        following = frame.words[position + 1] if position + 1 < len(frame.words) else ""
        before = frame.words[position - 1] if position else ""
        led = word in group("lead") and "unter" in frame.words[max(0, position - 2) : position]
        led = led and (kind in _VISIT or any(p.last == token.i - 2 and not p.named for p in inside))
        if (word in group("escort") and before in ("in", "im")) or led:
            yield from _listed(
                [p for p in inside if p.first > token.i and (p.prep in ("von", "vom") or p.genitive)]
            )
        elif word in group("accompanied") and following in ("von", "vom"):
            yield from _listed([p for p in inside if p.first > token.i and p.prep in ("von", "vom")])
        elif following == "um" and token.text[:1].isupper() and party_noun(token.text) is not None:
            yield from _listed([p for p in inside if p.first > token.i and p.prep == "um" and p.named])
        elif (
            word in group("led_by")
            and token.text.islower()
            and party_noun(_next_noun(frame, position)) is not None
        ):
            yield from (p for p in inside if p.last == token.i - 1 and p.named)


def _next_noun(frame: Frame, position: int) -> str:
    following = frame.tokens[position + 1 : position + 3]
    return next((t.text for t in following if t.text[:1].isupper()), "")


def _listed(parties: list[Party]) -> list[Party]:
    """Return the first party, with those that "und" and commas join to it."""
    found = parties[:1]
    for party in parties[1:]:
        between = party.span.start - found[-1].span.end
        if party.prep != found[-1].prep or between > _JOINED:
            break
        found.append(party)
    return found


_JOINED = 40
"""So many characters stand between two companions at most: ", Verteidigungsministerin [Krüger]"."""
