"""A verb told once for what its subject does on several days: "traf *am Mittwoch Weber* und *am Donnerstag
Krüger*", "traf Weber am Mittwoch und Krüger am Donnerstag".

Each stretch with its day is read as a clause with the subject and the verb of the first. Days alone ("am
Mittwoch und am Donnerstag") and stretches that are not built alike ("am Mittwoch in Genf und am Donnerstag
die SPD") stay one clause.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.days import is_day
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.events.noun_phrase import article_kind
from lagebild.model.annotation import MentionKind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from lagebild.model.annotation import Timex

_JOINING = lexicon.group("events_words", "joining_stretches")
_LEADS = lexicon.group("events_words", "leading_to_day")
_TOWARDS = lexicon.group("events_words", "towards_place")
_ACTORS = frozenset({MentionKind.ORGANISATION, MentionKind.PERSON, MentionKind.STATE, MentionKind.GOVERNMENT})


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One day with what was done on it: "am Mittwoch Weber"; ``own`` without the words of the day."""

    tokens: list[Token]
    own: list[Token]
    day: Timex
    day_first: bool


def gapped_days(doc: Doc, frame: Frame) -> list[Frame]:
    """Return the clause, or one for each stretch that shares its subject and verb."""
    days = [t for t in beginning_in(doc, "timexes", frame.span.start, frame.span.end) if is_day(t.start)]
    days = [t for t in days if any(p.covers(t.span) for p in frame.clause.pieces)]
    if len(days) < 2 or (frame.clause.subject is None and frame.kind != "inf"):
        return [frame]
    shared = _shared(frame)
    stretches = _stretches(doc, frame, days, shared)
    if len(stretches) < 2 or not all(_alike(doc, a, b) for a, b in pairwise(stretches)):
        return [frame]
    return [_part(frame, stretch, stretches) for stretch in stretches]


def _shared(frame: Frame) -> set[int]:
    """Return the words of a clause that hold for each stretch: its verbs, its subject, "sich"."""
    spans = [*frame.clause.verbs]
    spans += [s for s in (frame.clause.finite, frame.clause.prefix, frame.clause.subject) if s is not None]
    shared = {t.i for t in frame.tokens if any(s.start <= t.idx < s.end for s in spans)}
    return shared | {t.i for t in frame.tokens if t.lower_ == "sich"}


def _stretches(doc: Doc, frame: Frame, days: Sequence[Timex], shared: set[int]) -> list[_Stretch]:
    """Return the stretches of a clause, cut before each "und" or comma that another day stands at."""
    cuts = [n for n, t in enumerate(frame.tokens) if n and (_joins(t) or doc[t.i - 1].text == ",")]
    starts = [0, *cuts]
    ends = [*cuts, len(frame.tokens)]
    pieces = [frame.tokens[a:b] for a, b in zip(starts, ends, strict=True)]
    grouped: list[tuple[list[Token], list[Timex]]] = []
    for piece in pieces:
        inside = [d for d in days if piece and piece[0].idx <= d.span.start <= piece[-1].idx]
        if grouped and not (inside and grouped[-1][1]):
            grouped[-1][0].extend(piece)  # "Weber und *Krüger*"
            grouped[-1][1].extend(inside)
        else:
            grouped.append((list(piece), inside))
    found = [_stretch(tokens, inside, shared) for tokens, inside in grouped]
    return [s for s in found if s is not None] if all(found) else []


def _joins(token: Token) -> bool:
    return token.lower_ in _JOINING


def _stretch(tokens: list[Token], days: list[Timex], shared: set[int]) -> _Stretch | None:
    """Return one day with its words, None where another day or nothing else stands there."""
    if len(days) != 1:
        return None
    day = days[0]
    words = _day_words(tokens, day)
    if _in_attribute(words[0]):
        return None
    of_day = {t.i for t in words}
    rest = [t for t in tokens if t.i not in of_day | shared and not _joins(t) and not t.is_punct]
    behind = [t for t in rest if t.idx > day.span.start]
    own = behind or rest
    named = any(t.text[:1].isupper() for t in own) and not any(noun_entry(t.text) for t in own)
    return _Stretch(tokens, own, day, bool(behind)) if named else None


def _alike(doc: Doc, one: _Stretch, other: _Stretch) -> bool:
    """Whether two stretches are built alike: both with "mit", both towards a place, both with an object."""
    if one.day.start == other.day.start or one.day_first is not other.day_first:
        return False
    led = [s.own[0].lower_ for s in (one, other)]
    towards = all(word in _TOWARDS for word in led)
    prepositions = [word if word in PREPOSITIONS else "" for word in led]
    actors = [_has_actor(doc, s) for s in (one, other)]
    return (towards or prepositions[0] == prepositions[1]) and actors[0] is actors[1]


def _has_actor(doc: Doc, stretch: _Stretch) -> bool:
    start, end = stretch.own[0].idx, stretch.own[-1].idx + 1
    return any(m.kind in _ACTORS for m in beginning_in(doc, "mentions", start, end))


def _part(frame: Frame, stretch: _Stretch, stretches: list[_Stretch]) -> Frame:
    """Return the clause without the words of the other stretches."""
    others: set[int] = set()
    for other in stretches:
        if other is not stretch:
            joining = [t for t in other.tokens[:1] if _joins(t)]
            others |= {t.i for t in (*other.own, *_day_words(other.tokens, other.day), *joining)}
    mine = {t.i for t in stretch.own}
    tokens = tuple(t for t in frame.tokens if t.i in mine or t.i not in others)
    pieces: list[CharSpan] = []
    for token in tokens:
        end = token.idx + len(token)
        if pieces and token.i and pieces[-1].end == _end_before(token):
            pieces[-1] = CharSpan(pieces[-1].start, end)
        else:
            pieces.append(CharSpan(token.idx, end))
    return replace(frame, clause=replace(frame.clause, pieces=tuple(pieces)), tokens=tokens)


def _end_before(token: Token) -> int:
    before = token.nbor(-1)
    return before.idx + len(before)


def _day_words(tokens: list[Token], day: Timex) -> list[Token]:
    """Return the words of a day with what leads to it: "am Mittwoch", "für den 3. März"."""
    at = [n for n, t in enumerate(tokens) if day.span.start <= t.idx < day.span.end]
    first = at[0]
    first -= int(first > 0 and tokens[first - 1].lower_ in ("den", "dem"))
    while first and tokens[first - 1].lower_ in _LEADS:
        first -= 1
    return tokens[first : at[-1] + 1]


def _in_attribute(lead: Token) -> bool:
    """Whether a day stands in the attribute of a noun: "*die* am Dienstag angereiste Ministerin"."""
    return lead.i > 0 and article_kind(lead.nbor(-1)) != ""
