"""The first day of talks that are told to have ended after some days.

"Nach zwei Tagen haben sie am Freitag die Runde beendet", "zum Abschluss der zweitägigen Gespräche am
Dienstag": they began as many days before. Hours, weeks and talks that only "dauern" are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.days import apart, is_day, off
from lagebild.annotate.events.draft import Draft
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import Frame, beginning_in, group
from lagebild.annotate.events.going_on import opened, over, tells_edge
from lagebild.model.annotation import Timex, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OF_IT = lexicon.group("events_words", "owner_lead")
_SINCE = lexicon.group("events_words", "since_then")
_TAKING_TIME = lexicon.group("events_words", "taking_time")
_DAYS = re.compile(r"P(\d+)D$")
_MOST = 14
_BEFORE = 2
"""So many sentences before it may be said how long they talked."""


def begin_before(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Give talks with one day, on which they ended, the day on which they began."""
    _since_then(events)
    for event in events:
        _begun_behind(doc, event, events, sentences)
        if event.family not in ("meeting", "visit") or len(event.times) != 1:
            continue
        last = event.times[0]
        number = event.trigger.sentence
        frames = [f for span in event.spans for f in _frames_at(sentences, span.start, number)]
        if not is_day(last.start) or last.end != last.start or not _ended(frames, last):
            continue
        near = [f for fs in sentences[max(0, number - _BEFORE) : number] for f in fs if f.kind == "main"]
        length = next((n for f in frames if (n := _length(doc, f))), 0)
        length = length or next((n for f in near if (n := _length(doc, f, only_long=True))), 0)
        length = length or next((n for f in near if (n := _length_of_talks(doc, f))), 0)
        if 1 < length <= _MOST:
            first = off(last.start or "", 1 - length)
            event.times = [replace(last, start=first, end=first, value=first, edtf=first), last]


def _begun_behind(
    doc: Doc, event: Draft, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]
) -> None:
    """Give an event told to be over the first day that a sentence close behind tells: "Begonnen hatten sie am
    Mittwoch", "Schon der Beginn am Mittwoch war überschattet"."""
    last = event.times[-1].end or "" if event.times else ""
    number = event.trigger.sentence
    if event.family != "meeting" or len(event.times) != 1 or not is_day(last) or tells_edge(event) != "end":
        return
    taken = {id(e.trigger.frame) for e in events}
    for frame in (f for fs in sentences[number + 1 : number + 1 + _BEHIND] for f in fs):
        noun = _names_opening(frame)
        verb = frame.lemma in group("opening") and frame.words[0] != "es" and _of_it(doc, frame)
        if (
            id(frame) in taken
            or frame.clause.negated
            or not (noun or verb or (opened(frame) and _of_it(doc, frame)))
        ):
            continue
        days = [t for t in beginning_in(doc, "timexes", frame.span.start, frame.span.end) if t.start]
        first = days[0].start or "" if len(days) == 1 else ""
        if is_day(first) and 0 < apart(first, last) < _MOST:
            event.times = [days[0], event.times[0]]
            words = [t for t in frame.tokens if not t.is_punct]
            event.spans.append(CharSpan(words[0].idx, words[-1].idx + len(words[-1])))
            return


def _names_opening(frame: Frame) -> bool:
    """Whether a noun names the beginning, and not that of something else: "der Beginn am Mittwoch"."""
    for token, following in zip(frame.tokens, frame.tokens[1:], strict=False):
        if token.lower_ in group("opening") and token.text[:1].isupper():
            return following.lower_ not in _OF_IT
    return False


def _of_it(doc: Doc, frame: Frame) -> bool:
    """Whether only a pronoun names what began: "Sie hatte am Donnerstag begonnen"."""
    subject = frame.clause.subject
    text = subject.of(text_of(doc)).casefold() if subject is not None else ""
    return text in _IT or (opened(frame) and not _IT.isdisjoint(frame.words[1:3]))


_IT = lexicon.group("events_words", "pronoun_for_event")
_BEHIND = 1
"""So many sentences behind its end it may be said when it began."""


def _since_then(events: Sequence[Draft]) -> None:
    """Give what goes on since the event before its day: "*Seitdem* verhandeln die Delegationen in Genf"."""
    for before, event in pairwise(events):
        since = not _SINCE.isdisjoint(event.trigger.frame.words)
        near = 0 <= event.trigger.sentence - before.trigger.sentence <= _BEFORE
        if since and near and not event.times and before.times and is_day(before.times[0].start):
            event.times = [before.times[0]]


def _frames_at(sentences: Sequence[Sequence[Frame]], start: int, near: int) -> list[Frame]:
    """Return the clauses of the sentence that holds a place."""
    around = [*sentences[max(0, near - 3) : near + 4], *sentences]
    found = next((fs for fs in around if fs and fs[0].span.start <= start < fs[-1].span.end), ())
    return list(found)


def _ended(frames: Sequence[Frame], last: Timex) -> bool:
    """Whether the clause that gives the day tells the end."""
    for frame in frames:
        if (over(frame) or "abschluss" in frame.words) and frame.span.covers(last.span):
            return True
    return False


def _length_of_talks(doc: Doc, frame: Frame) -> int:
    """Return how many days the talks of a clause took: "nach *zweitägigen* Verhandlungen"; else 0."""
    for timex in beginning_in(doc, "timexes", frame.span.start, frame.span.end):
        match = _DAYS.match(timex.value) if timex.type is TimexType.DURATION else None
        noun = next((t for t in frame.tokens if t.idx >= timex.span.end), None)
        if (
            match
            and noun is not None
            and "täg" in timex.span.of(text_of(doc)).lower()
            and noun_entry(noun.text)
        ):
            return int(match.group(1))
    return 0


def length_told(doc: Doc, frame: Frame) -> int:
    """Return how many days a clause says that something lasts: "zweitägig", "dauerte zwei Tage"; else 0."""
    return _length(doc, frame, lasting=frame.lemma in _TAKING_TIME)


def _length(doc: Doc, frame: Frame, only_long: bool = False, lasting: bool = False) -> int:
    """Return the number of days of "nach zwei Tagen", "zwei Tage lang", "zweitägig"; 0 where none is told.

    ``only_long``: only "zwei Tage lang" at the head of a clause with a verb of negotiating or sitting;
    ``lasting``: the verb is "dauern".
    """
    if only_long and not (frame.lemma in group("negotiating") and "lang" in frame.words[:4]):
        return 0
    text = text_of(doc)
    for timex in beginning_in(doc, "timexes", frame.span.start, frame.span.end):
        match = _DAYS.match(timex.value) if timex.type is TimexType.DURATION else None
        if match is None:
            continue
        before, behind = text[: timex.span.start].split()[-1:], text[timex.span.end :].split()[:1]
        adjective = "täg" in timex.span.of(text).lower()
        if adjective or lasting or behind == ["lang"] or (before and before[0].lower() in ("nach", "nur")):
            return int(match.group(1))
    return 0
