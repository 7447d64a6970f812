"""Who receives those who come, told by a clause behind the journey or the talks.

"Weber landete in Wien. *Am Flughafen begrüßte sie Krüger*", "wo sie *von Krüger empfangen wird*", "Krüger
*begrüßte beide* zum Auftakt": a host of what was told right before. Left out is whoever welcomes a thing
("begrüßte die Einigung"), at another place or on another day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.draft import AHEAD, PAST, ByPlace
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.hosting import make_hosts
from lagebild.annotate.events.subjects import shared_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party

_JOURNEY = frozenset({"visit", "arrival"})
_MEETING = frozenset({"talks", "meeting", "summit"})
_GUESTS = lexicon.group("events_words", "those_who_came")
_PRONOUNS = lexicon.group("events_words", "pronoun_of_guests")
_HERE = lexicon.group("events_words", "where_guests_come")
_DONE = lexicon.group("events_words", "passive_auxiliary")
_AGENTS = group("agent_preposition")


def receive(events: Sequence[Draft], sentences: Sequence[Sequence[Frame]], reader: PartyReader) -> None:
    """Add to journeys and talks whoever a clause right behind them says to receive those who came."""
    told = ByPlace([e for e in events if e.trigger.type in _JOURNEY | _MEETING and e.status in PAST | AHEAD])
    for number, frames in enumerate(sentences):
        for frame in frames:
            if not _is_receiving(frame) or frame.clause.negated or frame.clause.modal:
                continue
            before = [e for e in told.near(number, 1) if e.trigger.token.i < frame.tokens[0].i]
            event = before[-1] if before else None
            if event is None or _apart(frame, event, reader):
                continue
            hosts = _receiving(frame, event, reader)
            if len({p.name for p in hosts}) == 1:
                make_hosts(event, hosts)


def _is_receiving(frame: Frame) -> bool:
    """Whether a clause tells that guests are received: "begrüßte", "hieß willkommen", "nahm in Empfang"."""
    words = frame.words
    taken = frame.lemma == "nehmen" and "empfang" in words and words[words.index("empfang") - 1] == "in"
    where = frame.lemma == "empfangen" and (words[0] == "wo" or not _HERE.isdisjoint(words))
    return frame.lemma == "begrüßen" or (frame.lemma == "heißen" and "willkommen" in words) or taken or where


def _receiving(frame: Frame, event: Draft, reader: PartyReader) -> list[Party]:
    """Return who receives the guests of an event; none where the clause does not name the guests."""
    names = {p.name for p in event.people}
    inside = [p for p in reader.within(frame.tokens) if not (p.place or p.dependent)]
    inside += [p for p in shared_subject(frame, reader) if p not in inside]
    come = [p for p in inside if {p.name, *p.others} & names and p.prep == ""]
    journey = event.trigger.type in _JOURNEY
    by = [p for p in inside if p.prep in _AGENTS and p.named]
    passive = frame.clause.passive or bool(by and not _DONE.isdisjoint(frame.words))
    pronoun = journey and not _PRONOUNS.isdisjoint(frame.words if passive else _behind_verb(frame))
    if not passive and frame.kind == "main" and frame.finite is not None:
        come = [p for p in come if p.first > frame.finite.i]  # not "*Sie* begrüßte Krüger"
    if not (come or pronoun or not _GUESTS.isdisjoint(frame.words)):
        return []
    bare = [p for p in inside if p.prep == "" and not p.genitive and p.named]
    return [p for p in (by if passive else bare) if p not in come and p.name not in names]


def _behind_verb(frame: Frame) -> list[str]:
    """Return the words that may be the object: "Dort begrüßte *sie* Krüger", not "*Sie* begrüßte Krüger"."""
    return frame.words[1:] if frame.kind == "main" else [w for w in frame.words if w != "er"]


def _apart(frame: Frame, event: Draft, reader: PartyReader) -> bool:
    """Whether a clause names another place or day than that of the event."""
    doc = reader.doc
    places = {p.name for p in reader.within(frame.tokens) if p.place and p.prep in ("in", "im", "nach")}
    inside = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    days = {t.start for t in inside if t.start and len(t.start) == _DAY}
    other = days and not any(t.start in days or t.end in days for t in event.times)
    return bool(other) or bool(places and (event.place is None or event.place.name not in places))


_DAY = 10
"""So many characters has a day: "2026-02-02"."""
