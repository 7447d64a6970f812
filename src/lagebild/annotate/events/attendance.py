"""Who else took part, told in a clause of its own: "Auf norländischer Seite war auch Weber dabei".

Such a clause names no event; it belongs to the talks, meeting or summit spoken of last that is as far in time
as the clause tells: "nahm teil" to one that was, "soll teilnehmen" to one ahead. So does who leads or belongs
to a delegation that takes part. Left out are clauses that deny it ("nahm nicht teil"), and who only belongs
to somebody named ("der Schwiegersohn von Krüger").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.compared import compared
from lagebild.annotate.events.draft import Draft, sides_of
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import Frame, beginning_in, group, participle_in_front
from lagebild.annotate.events.taking_part import only_takes_part
from lagebild.annotate.konjunktiv import readings
from lagebild.lexicon import Entry, entries
from lagebild.model.annotation import EventStatus, Membership, Mention, MentionKind, Participant
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party

REACH = 900
"""So many characters after an event somebody may still be said to have been there."""
_SENDING = frozenset(word for row in entries("references", "sends") for word in row["words"])
_NEGOTIATING = frozenset(word for row in entries("references", "negotiates") for word in row["words"])
_NEXT = 20
"""So near before stands the sentence that "dort" points at."""
_TALKS = frozenset({"talks", "meeting", "summit"})
_MEETING = _TALKS | {"signing", "other"}
_VISIT = frozenset({"visit", "arrival"})
_WAS = frozenset({EventStatus.HELD, EventStatus.ONGOING, EventStatus.REPORTED})
_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE})
_THERE = group("present_preposition") | {""}
"""Prepositions with which somebody stands who is there; others of these stand before a title's office."""


def attend(doc: Doc, events: Sequence[Draft], sentences: list[list[Frame]], reader: PartyReader) -> None:
    """Add to the events whoever a clause nearby says to have been there, the clause as evidence."""
    meetings = [e for e in events if e.trigger.type in _MEETING | _VISIT and not compared(e.trigger)]
    if not meetings:
        return
    persons = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
    for frames in sentences:
        for frame in frames:
            way = _way(frame)
            if way is None or frame.clause.negated or _goes_on(frame, frames):
                continue
            fitting = _when(frame, bool(way.get("ahead")))
            if _hearsay(frame):
                fitting = frozenset({EventStatus.REPORTED})
            kinds = _kinds(frame) | (_VISIT if way.get("visits") else frozenset())
            open_ones = [e for e in meetings if e.status in fitting and e.trigger.type in kinds]
            event = _told_with(frame, frames, open_ones) or _where_arrived(frame, events, meetings)
            event = event or _meant(frame.span, open_ones)
            if event is None or elsewhere(frame, event, reader) or _another_day(doc, frame, event):
                continue
            people = list(_present(frame, frames, reader, way, persons))
            if people:
                _add(event, [_participant(party) for party in people], _words(frame))
    _with_members(doc, meetings)
    _with_sent(doc, meetings, sentences)
    _with_speakers(doc, meetings, sentences)


def _told_with(frame: Frame, frames: list[Frame], events: Sequence[Draft]) -> Draft | None:
    """Return the event of the clause with "als" or "wenn" behind: "Auch Weber sitzt am Tisch, *wenn Bund und
    Länder verhandeln*"."""
    behind = next(iter(frames[frame.index + 1 : frame.index + 2]), None)
    if behind is None or behind.intro not in ("als", "wenn") or behind.clause.negated:
        return None
    return next((e for e in events if (e.trigger.carrier or e.trigger.frame) is behind), None)


def _where_arrived(frame: Frame, events: Sequence[Draft], meetings: Sequence[Draft]) -> Draft | None:
    """Return the one meeting in the place where somebody has just been said to arrive, None elsewhere."""
    last = _meant(frame.span, [e for e in events if e.trigger.type in _MEETING | {"arrival"}])
    if last is None or last.trigger.type != "arrival" or last.place is None:
        return None
    sat = [e for e in meetings if e.trigger.type in _MEETING and e.place is not None]
    there = [e for e in sat if e.place is not None and e.place.name == last.place.name]
    return there[0] if len(there) == 1 else None


def _participant(party: Party) -> Participant:
    return Participant(name=party.name, span=party.span, side=party.side)


def _goes_on(frame: Frame, frames: list[Frame]) -> bool:
    """Whether an infinitive follows that somebody is about to do: "ist dabei, den Plan zu ändern"."""
    return any(other.kind == "inf" and other.governor == frame.index for other in frames)


def elsewhere(frame: Frame, event: Draft, reader: PartyReader) -> bool:
    """Whether the clause names another place than that of the event, or points at one by "dort"."""
    places = {p.name for p in reader.within(frame.tokens) if p.place and p.prep in ("in", "im", "nach")}
    if places:
        return event.place is None or event.place.name not in places
    return "dort" in frame.words and not _right_behind(frame, event)


def _right_behind(frame: Frame, event: Draft) -> bool:
    return any(0 <= frame.span.start - span.end < _NEXT for span in event.spans)


def _another_day(doc: Doc, frame: Frame, event: Draft) -> bool:
    """Whether the clause gives a day that is none of the event's."""
    inside = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    days = {t.start for t in inside if t.start and len(t.start) == 10}
    return bool(days) and not any(t.start in days or t.end in days for t in event.times)


def _way(frame: Frame) -> Entry | None:
    """Return the lexicon's entry for a clause that says who was there, None for other clauses."""
    words = frame.words
    in_front = participle_in_front(frame)
    lemmas = {r.lemma for r in readings(words[0])} if in_front else {frame.lemma}
    if frame.lemma == "werden" and words[:2] == ["dabei", "sein"]:
        lemmas = {"sein"}  # "Dabei sein werden Vertreter der Bahn"
    for row in _ways():
        if row["lemmas"] and lemmas.isdisjoint(row["lemmas"]):
            continue
        if row.get("passive") and not (frame.clause.passive or in_front):
            continue
        if all(_has(words, phrase.split()) for phrase in row.get("words", ())) and (
            not row.get("any") or any(_has(words, phrase.split()) for phrase in row["any"])
        ):
            return row
    return None


@cache
def _ways() -> tuple[Entry, ...]:
    return tuple(entries("events_parties", "attendance", ("lemmas", "example")))


def _has(words: list[str], phrase: list[str]) -> bool:
    width = len(phrase)
    return any(words[i : i + width] == phrase for i in range(len(words) - width + 1))


def _hearsay(frame: Frame) -> bool:
    """Whether somebody is only said to have been there: "soll auch Krüger teilgenommen haben"."""
    return frame.clause.modal == "sollen" and frame.words[-1:] in (["haben"], ["sein"])


def _kinds(frame: Frame) -> frozenset[str]:
    """Return the types of event that the clause may mean: "an der Sitzung" no signing."""
    named = {row["type"] for t in frame.tokens if (row := noun_entry(t.text)) is not None}
    return _TALKS if named & _TALKS else _MEETING


def _when(frame: Frame, ahead: bool) -> frozenset[EventStatus]:
    """Return the statuses of events that the tense of the clause fits."""
    if ahead or frame.clause.modal in ("sollen", "wollen", "werden") or frame.clause.tense == "future":
        return _AHEAD
    return _WAS | _AHEAD if frame.clause.tense in ("present", None) else _WAS


def _meant(place: CharSpan, events: Iterable[Draft]) -> Draft | None:
    """Return the event whose last mention lies nearest before the end of a clause."""
    best: tuple[int, Draft] | None = None
    for event in events:
        before = [span.start for span in event.spans if span.start <= place.end]
        if before and place.start - max(before) <= REACH and (best is None or max(before) > best[0]):
            best = (max(before), event)
    return best[1] if best else None


def _with_members(doc: Doc, events: Sequence[Draft]) -> None:
    """Add whom the text puts into a delegation to the talks that the delegation or its side takes part in."""
    states = {d.text: d.of for d in doc._.descriptions}
    for membership in doc._.memberships:
        if membership.group not in states:
            continue  # "Thoma (SPD)" tells of a party, not of who it sends
        names = {membership.group, states.get(membership.group)} - {None}
        event = _meant(membership.span, [event for event in events if names & sides_of(event)])
        mention = next((m for m in doc._.mentions if _is_of(m, membership)), None)
        if event is not None and mention is not None:
            found = Participant(name=mention.name, span=mention.span, side=states.get(membership.group))
            _add(event, [found], membership.span)


def _with_sent(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Add to talks whom a side sends there, and the side: "*Norland schickt Minister Weber* zu den Gesprächen
    in Genf"."""
    groups = {d.text for d in doc._.descriptions}
    sent = [m for m in doc._.memberships if m.group not in groups]
    for number, frames in enumerate(sentences) if sent else ():
        for frame in frames:
            if frame.lemma not in _SENDING or frame.clause.negated:
                continue
            told = [m for m in sent if frame.span.covers(m.span)]
            here = [e for e in events if e.trigger.sentence == number and e.trigger.type in _TALKS]
            event = here[0] if here else _meant(frame.span, [e for e in events if e.trigger.type in _TALKS])
            if event is None or not told or event.trigger.sentence < number - 1:
                continue
            inside = beginning_in(doc, "mentions", frame.span.start, frame.span.end)
            sides = {m.name: m for m in inside if m.name == told[0].group or m.of == told[0].group}
            people = [Participant(name=m.name, span=m.span) for m in sides.values()]
            for membership in told:
                mention = next((m for m in inside if _is_of(m, membership)), None)
                if mention is not None:
                    people.append(Participant(name=mention.name, span=mention.span, side=membership.group))
            _add(event, people, _words(frame))


def _with_speakers(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Add to talks who negotiates there for one of their sides: "Für Norland verhandelte Minister Weber"."""
    groups = {d.text for d in doc._.descriptions}
    told = [m for m in doc._.memberships if m.group not in groups]
    for frames, frame in [(fs, f) for fs in sentences for f in fs] if told else ():
        if frame.lemma not in _NEGOTIATING or frame.clause.negated:
            continue
        behind = frames[frame.index + 1 : frame.index + 2]
        gaps = [f.span for f in behind if not f.lemma]  # "Für A saß Weber am Tisch, *für die B Krüger*"
        talks = [e for e in events if e.trigger.type in _TALKS and e.status in _when(frame, False)]
        for membership in (m for m in told if any(s.overlaps(m.span) for s in (frame.span, *gaps))):
            event = _meant(frame.span, [e for e in talks if membership.group in sides_of(e)])
            inside = beginning_in(doc, "mentions", membership.span.start, membership.span.end)
            mention = next((m for m in inside if _is_of(m, membership)), None)
            if event is not None and mention is not None and not _another_day(doc, frame, event):
                found = Participant(name=mention.name, span=mention.span, side=membership.group)
                _add(event, [found], membership.span)


def _is_of(mention: Mention, membership: Membership) -> bool:
    return mention.name == membership.name and membership.span.covers(mention.span)


def _present(
    frame: Frame, frames: list[Frame], reader: PartyReader, way: Entry, persons: set[str]
) -> Iterable[Party]:
    agents = way.get("by")
    parties = reader.within(frame.tokens)
    if frame.kind == "rel" and frame.index:
        parties = [*reader.within(frames[frame.index - 1].tokens)[-1:], *parties]
    for party in parties:
        if party.place or party.dependent or party.genitive or only_takes_part(party):
            continue
        there = {"von", "vom", "durch", *_THERE} if agents else _THERE
        known = party.name in persons and party.prep in (there | {"mit"} if way.get("with") else there)
        known = known or (party.name in persons and party.prep == "für" and _behind_side(party, parties))
        known = known or bool(way.get("bodies") and party.named and party.prep == "")
        known = known or bool(way.get("sides") and party.side and party.prep == "")
        some = party.plural and party.prep == "" and not party.named and not way.get("persons")
        if known or some:
            yield party


def _behind_side(party: Party, parties: Sequence[Party]) -> bool:
    """Whether a person stands behind the side that "für" names: "nahm *für die Initiative Weber* teil"."""
    return any(p.last == party.first - 1 and p.prep == "für" for p in parties if p is not party)


def _words(frame: Frame) -> CharSpan:
    tokens = [token for token in frame.tokens if not token.is_punct]
    return CharSpan(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _add(event: Draft, people: Iterable[Participant], words: CharSpan) -> None:
    known = {person.name for person in event.people}
    new = {person.name: person for person in people if person.name not in known}
    event.people = (*event.people, *new.values())
    if new and not any(span.overlaps(words) for span in event.spans):
        event.spans.append(words)
