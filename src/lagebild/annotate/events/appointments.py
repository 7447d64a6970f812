"""The day of a plan told by a clause that names only the appointment: "Termin ist der 21. April".

So do "Los geht es am Dienstag in Fulda", "Auftakt ist am Montag". The day is that of the plan told last, at
most two sentences before, that has none yet. Left out are clauses that name an event themselves ("Auftakt der
Tagung ist am Montag"), tell several days, or look back.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.days import is_day
from lagebild.annotate.events.draft import AHEAD, ByPlace
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in
from lagebild.lexicon import entries
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.lexicon import Entry
    from lagebild.model.annotation import Timex

_OF = lexicon.group("events_words", "what_it_is_of")
_BACK = 2
"""So many sentences back the plan was told."""
_OVER = frozenset({"past", "pluperfect"})


def appoint(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Give plans without a day the one that a clause behind them sets."""
    told = ByPlace(e for e in events if e.status in AHEAD and not (e.times or e.moved_to))
    for number, frames in enumerate(sentences):
        near = told.near(number, _BACK)
        for frame in frames if near else ():
            before = [e for e in near if not e.times and e.span.end <= frame.span.start]
            day = _day(doc, frame) if before and _appoints(frame) else None
            if day is None:
                continue
            event = before[-1]
            event.times = [day]
            event.spans.append(frame.span)
            inside = beginning_in(doc, "mentions", frame.span.start, frame.span.end)
            places = [m for m in inside if m.kind is MentionKind.PLACE]
            event.place = event.place or next(iter(places), None)


def _appoints(frame: Frame) -> bool:
    """Whether a clause sets a day for something that it does not name."""
    clause = frame.clause
    if clause.negated or (clause.tense in _OVER and not clause.passive):
        return False
    being = clause.modal is not None and frame.words[-1] == "sein"  # "Beginn soll am 16. März sein"
    lemma = "sein" if being else frame.lemma
    row = next((r for r in _rows() if lemma in r["lemmas"] and set(r["words"]) & set(frame.words)), None)
    if row is None:
        return False
    own = _words()
    nouns = [t for t in frame.tokens if noun_entry(t.text) is not None and t.lower_ not in own]
    return not nouns and not _owned(frame, own)


def _owned(frame: Frame, words: Set[str]) -> bool:
    """Whether it is said what the beginning is of: "Auftakt *der Ausstellung* ist am Montag"."""
    pairs = zip(frame.tokens, frame.tokens[1:], strict=False)
    return any(a.lower_ in words and a.text[:1].isupper() and b.lower_ in _OF for a, b in pairs)


@cache
def _rows() -> tuple[Entry, ...]:
    return tuple(entries("events_words", "appointment", ("words", "lemmas", "example")))


@cache
def _words() -> frozenset[str]:
    return frozenset(word for row in _rows() for word in row["words"])


def _day(doc: Doc, frame: Frame) -> Timex | None:
    inside = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    days = [t for t in inside if is_day(t.start)]
    ahead = [t for t in days if not t.anchor or (t.start or "") >= t.anchor]
    return ahead[0] if len(days) == 1 and ahead else None
