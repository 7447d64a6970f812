"""Days counted from another event: its beginning, its end, its second day, ten days before it.

"Zum Auftakt der Reise empfing ihn Weber", "am letzten Tag traf er Krüger", "zehn Tage vor dem Gipfel besuchte
er Krüger". The journey or meeting must have been told with its days, in front of it or behind: "hat am
Sonntag seinen viertägigen Besuch beendet. Zum Auftakt der Reise hatte ihn Weber empfangen" was on Thursday.
Days of what is no event itself count too where the text gives them in front ("hielt sich vom 1. bis zum
3. April in Genf auf"). Left out is what has a day of its own, and an edge of something that the article does
not date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.days import apart, is_day, off
from lagebild.annotate.events.draft import AHEAD, family_of
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in, endings, group
from lagebild.annotate.events.rounds import ordinals
from lagebild.model.annotation import TimexType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_OF = group("genitive_of_known")
_LENGTH = re.compile(r"P(\d{1,3})([DW])")
_LAST = 0
"""Stands for the last day."""
_EDGE = 2
"""Behind "Zum Auftakt" the verb is the third word."""
_MOST = 14
_BEHIND = 4
"""So many words on from a length of time the event is named: "zehn Tage *vor dem Gipfel*"."""


def at_an_edge(doc: Doc, events: Sequence[Draft]) -> None:
    """Give events at the beginning or the end of another its first or its last day, or the day counted from
    it."""
    for event in events:
        if event.times:
            continue
        frame = event.trigger.carrier or event.trigger.frame
        event.times = _on_its_day(doc, event, frame) or _so_far_off(doc, event, frame, events)
        if event.times or (edge := _edge_in(frame)) is None:
            continue
        first, noun, _ = edge
        family = family_of(str(noun["type"]))
        whole = [e for e in events if e is not event and e.family == family and _has_days(e)]
        whole = [e for e in whole if (e.status in AHEAD) == (event.status in AHEAD)]
        days = {_day(e, first).start for e in whole}
        if len(days) == 1:
            event.times = [_day(whole[0], first)]


def _on_its_day(doc: Doc, event: Draft, frame: Frame) -> list[Timex]:
    """Return the day of "am *letzten Tag* der Reise", "zum Auftakt": of the days that the text gives last."""
    number = next((n for a, b in pairwise(frame.words) if b == "tag" and (n := _which(a)) is not None), None)
    if number is None and len(frame.tokens) > _EDGE and frame.finite is not None:
        edge = frame.words[0] == "zum" and frame.finite.i == frame.tokens[_EDGE].i
        opening, closing = frame.words[1] in group("opening"), frame.words[1] in group("closing")
        number = 1 if edge and opening else _LAST if edge and closing else None
    if number is None:
        return []
    before = beginning_in(doc, "timexes", 0, event.trigger.token.idx)
    spans = [t for t in before if is_day(t.start) and is_day(t.end) and not t.vague and t.start < t.end]
    if not spans or apart(spans[-1].start, spans[-1].end) > _MOST:
        return []
    whole = spans[-1]
    day = whole.end if number == _LAST else off(whole.start, number - 1)
    return [replace(whole, start=day, end=day, value=day, edtf=day)] if day <= whole.end else []


def _which(word: str) -> int | None:
    return _LAST if word in group("last_one") else ordinals().get(word)


def _so_far_off(doc: Doc, event: Draft, frame: Frame, events: Sequence[Draft]) -> list[Timex]:
    """Return the day of "zehn Tage *vor dem Gipfel*", "drei Tage *nach dem Treffen*"."""
    for length in beginning_in(doc, "timexes", frame.span.start, frame.span.end):
        match = _LENGTH.fullmatch(length.value) if length.type is TimexType.DURATION else None
        behind = [t for t in frame.tokens if t.idx >= length.span.end][:_BEHIND]
        if match is None or not behind or behind[0].lower_ not in ("vor", "nach"):
            continue
        if event.trigger.noun and event.trigger.token in behind:
            continue  # the one that is counted from
        row = next((r for t in behind[1:] if (r := noun_entry(_without_edge(t.text))) is not None), None)
        days = {e.start for e in events if e is not event and _has_days(e) and row and _is_of(e, row)}
        if len(days) == 1:
            number = int(match.group(1)) * (7 if match.group(2) == "W" else 1)
            day = off(days.pop() or "", -number if behind[0].lower_ == "vor" else number)
            return [replace(length, type=TimexType.DATE, start=day, end=day, value=day, edtf=day)]
    return []


def _is_of(event: Draft, row: Mapping[str, object]) -> bool:
    same = str(row["lemma"]) == str(event.trigger.row["lemma"])
    return same or (family_of(str(row["type"])) == event.family and row["type"] == event.trigger.type)


def _without_edge(word: str) -> str:
    """Return "Gipfel" for "Gipfelbeginn"."""
    return next(
        (word[: -len(e)] for e in endings("beginning_end") if word.endswith(e) and len(word) > len(e)), word
    )


def is_edge(draft: Draft) -> bool:
    """Whether an event noun only tells at which end of another something else was: "*Zum Auftakt der Reise*
    empfing ihn Weber"; neither "Auftakt" nor "Reise" is an event of its own there."""
    at, edge = draft.trigger.token.i, _edge_in(draft.trigger.frame)
    bare = not (draft.times or draft.place)
    if draft.trigger.noun and bare and at > 1 and _of_a_day(draft.trigger.token):
        return True
    return draft.trigger.noun and edge is not None and (at == edge[2].i or (at == edge[2].i + 2 and bare))


def _of_a_day(token: Token) -> bool:
    """Whether a noun only says what a day belongs to: "am letzten *Tag* ihrer Reise"."""
    return token.nbor(-1).lower_ in _OF and token.nbor(-2).lower_ == "tag"


def _edge_in(frame: Frame) -> tuple[bool, dict[str, object], Token] | None:
    """Return whether a clause tells the beginning, not the end, of what, and its noun: "zum *Auftakt* der
    *Reise*"."""
    for token in frame.tokens[:-2]:
        first, last = token.lower_ in group("opening"), token.lower_ in group("closing")
        if not (first or last) or not token.text[:1].isupper() or token.nbor(1).lower_ not in _OF:
            continue
        if (
            token.i
            and token.nbor(-1).lower_ in ("zum", "am", "zu")
            and (row := noun_entry(token.nbor(2).text))
        ):
            return first, row, token
    return None


def _has_days(event: Draft) -> bool:
    return bool(event.times) and is_day(event.times[0].start) and is_day(event.times[-1].end)


def _day(event: Draft, first: bool) -> Timex:
    return event.times[0] if first else event.times[-1]
