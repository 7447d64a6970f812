"""A meeting that one of the two sides does not come to: "wollte Krüger treffen. Krüger sagte kurzfristig ab".

Such a clause names no event; it speaks of the plan told last with whoever calls off among its parties. So do
"ließ ausrichten, sie komme nicht", "machte einen Rückzieher", "blieb fern". Of a meeting of more than two
sides one that stays away changes nothing; what is called off by name ("sagte das Konzert ab") is no meeting.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.draft import AHEAD, ByPlace, sides_of
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.events.states import state_of
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.events.time_words import word_before
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.lexicon import entries
from lagebild.model.annotation import EventStatus, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.lexicon import Entry

_FAMILIES = frozenset({"meeting", "visit", "call"})
_BACK = 2
"""So many sentences back the plan was told."""
_TWO = 2
_ITSELF = lexicon.group("events_words", "pronoun_for_side")
_OTHER_SIDE = lexicon.endings("events_words", "other_side_noun")
_LEGS = lexicon.endings("events_words", "leg_of_journey")
_OTHERWISE = lexicon.group("events_words", "coming_otherwise")
_PHRASE = 40
"""No time is longer, in characters."""


def called_off(
    doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]], reader: PartyReader
) -> None:
    """Set plans to cancelled that one of their two sides calls off in a clause of its own."""
    told = ByPlace(e for e in events if e.family in _FAMILIES)
    for number, frames in enumerate(sentences):
        near = told.near(number, _BACK)
        for frame in frames if near else ():
            if not _stays_away(frame):
                continue
            before = [e for e in near if e.span.end <= frame.span.start]
            if not before or before[-1].status not in AHEAD or len(before[-1].people) > _TWO:
                continue
            event = before[-1]
            if _elsewhere(doc, event, frame) or _of_a_deed(frame, frames):
                continue
            if _is_of(event, frame, reader, number):
                event.status = EventStatus.CANCELLED
                event.statuses.append(event.status)
                event.spans.append(frame.span)


def _elsewhere(doc: Doc, event: Draft, frame: Frame) -> bool:
    """Whether a clause calls off something at another place: "will nach Oslo reisen, strich aber *die Station
    Genf*"."""
    named = beginning_in(doc, "mentions", frame.span.start, frame.span.end)
    places = {m.name for m in named if m.kind is MentionKind.PLACE}
    here = event.place.name if event.place is not None else None
    return bool(places) and here not in places and event.family == "visit"


def _of_a_deed(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether "darauf" points to an infinitive behind it: "verzichtete *darauf, Fragen zu beantworten*"."""
    behind = frames[frame.index + 1 : frame.index + 2]
    return "darauf" in frame.words and any(f.kind in ("inf", "sub") for f in behind)


def off_their_day(events: Sequence[Draft]) -> None:
    """Set plans to cancelled that are put off from a day to none: "Das für Freitag geplante Treffen ist
    verschoben worden", where no sentence tells the new day."""
    for event in events:
        trigger = event.trigger
        moved = (trigger.support or {}).get("status") == "moved" and event.moved_to is None
        if not moved or event.status is not EventStatus.PLANNED or not event.times:
            continue
        frame = trigger.carrier or trigger.frame
        clause, doc = frame.clause, trigger.token.doc
        certain = clause.tense in PAST_TENSES and not (clause.modal or clause.negated or clause.konjunktiv)
        if certain and "um" not in frame.words and word_before(doc, event.times[0]) == "für":
            event.status = EventStatus.CANCELLED


def _stays_away(frame: Frame) -> bool:
    """Whether somebody calls off without saying what: "sagte kurzfristig ab", "komme nicht"."""
    clause = frame.clause
    told = frame.kind == "main" or (frame.kind == "sub" and frame.intro == "dass")
    if clause.modal or clause.passive or not told:
        return False
    return any(_is_way(frame, row) for row in _ways().get(frame.lemma, ()))


def _is_way(frame: Frame, row: Entry) -> bool:
    """Whether a clause is built as an entry for calling off has it: "machte einen *Rückzieher*"."""
    if frame.clause.negated is not row.get("negated", False):
        return False
    asked = row.get("words")
    if asked:
        return any(token.lower_.endswith(tuple(asked)) for token in frame.tokens)
    if not _OTHERWISE.isdisjoint(frame.words):
        return False  # "Er kam nicht dazu", "Sie kommen nicht aus Oslo"
    return not _has_object(frame)


@cache
def _ways() -> dict[str, list[Entry]]:
    rows = entries("events_words", "staying_away", ("lemmas", "example"))
    table: dict[str, list[Entry]] = {}
    for row in rows:
        for lemma in row["lemmas"]:
            table.setdefault(lemma, []).append(row)
    return table


def _has_object(frame: Frame) -> bool:
    """Whether a noun besides subject and times says what is called off: "sagte *das Konzert* ab"."""
    subject, doc = frame.clause.subject, frame.tokens[0].doc
    return any(
        token.text[:1].isupper()
        and token.i != frame.tokens[0].i
        and not (subject is not None and subject.start <= token.idx < subject.end)
        and not _in_finding(doc, token)
        for token in frame.tokens
    )


def _in_finding(doc: Doc, token: Token) -> bool:
    """Whether a word belongs to a time or a name: "sagte am *Morgen* ab", "sagte *Krüger* ab"."""
    near = [
        f for n in ("timexes", "mentions") for f in beginning_in(doc, n, token.idx - _PHRASE, token.idx + 1)
    ]
    return any(f.span.start <= token.idx < f.span.end for f in near)


def _is_of(event: Draft, frame: Frame, reader: PartyReader, number: int) -> bool:
    """Whether whoever stays away was to be at an event: by name, by side, or as "er", "die Gegenseite"."""
    subject = frame.clause.subject
    text = subject.of(text_of(reader.doc)).casefold() if subject is not None else ""
    if frame.finite is frame.tokens[0] and text.endswith(_LEGS):
        return number == event.trigger.sentence  # "wollte nach Oslo reisen, strich *die Station* aber"
    shared = subject is not None and subject.end <= frame.span.start
    if text in _ITSELF or text.endswith(_OTHER_SIDE):
        return number - event.trigger.sentence <= 1
    if shared and subject is not None and any(span.covers(subject) for span in event.spans):
        return True
    inside = reader.covered(subject) if shared and subject is not None else []
    inside = inside or subjects_of(frame, reader.within(frame.tokens))
    inside = [p for p in inside if not p.place or p.seat]
    seats = gazetteer().capitals
    names = {name for p in inside for name in (p.name, p.side, *map(state_of, p.name.split())) if name}
    names |= {seats[name] for name in names & seats.keys()}
    known = sides_of(event)
    nouns = {name.split()[-1] for name in known}
    return bool(names & known) or any(p.name.split()[-1] in nouns for p in inside)
