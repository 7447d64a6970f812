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

_JOINING = lexicon.group("grammar", "adding_coordinator")
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
    inside = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    days = [t for t in inside if is_day(t.start) or t.rule == "day-part"]
    days = [t for t in days if any(p.covers(t.span) for p in frame.clause.pieces)]
    if len(days) < 2 or (frame.clause.subject is None and frame.kind != "inf"):
        return [frame]
    shared = _shared(frame)
    if (other := _other_subject(doc, frame, days, shared)) is not None:
        return other
    stretches = _stretches(doc, frame, days, shared)
    if len(stretches) < 2 or not all(_alike(doc, a, b) for a, b in pairwise(stretches)):
        return [frame]
    return [_part(frame, stretch, stretches) for stretch in stretches]


def _other_subject(doc: Doc, frame: Frame, days: Sequence[Timex], shared: set[int]) -> list[Frame] | None:
    """Return the two clauses where somebody else does it on another day: "Die CDU berät am Montag *und die
    SPD am Dienstag* über den Vertrag"; what stands behind holds for both."""
    tokens, subject = frame.tokens, frame.clause.subject
    at = next((n for n, t in enumerate(tokens) if _joins(t) and t.idx > days[0].span.end), None)
    if at is None or len(days) != 2 or subject is None or frame.kind != "main":
        return None
    if not subject.end < days[0].span.start < tokens[at].idx < days[1].span.start:
        return None
    told = {t.i for t in _day_words(list(tokens[:at]), days[0])} | shared
    second = tokens[at + 1 :]
    lead = _day_words(list(second), days[1])[0]
    names = beginning_in(doc, "mentions", second[0].idx, lead.idx)
    who = [m.span for m in names if m.kind in _ACTORS]
    before = [t for t in second if t.i < lead.i and t.text[:1].isupper()]
    if not who or not all(any(s.start <= t.idx < s.end for s in who) for t in before):
        return None
    if any(t.text[:1].isupper() for t in tokens[:at] if t.i not in told):
        return None  # "traf *Weber* am Mittwoch und Krüger am Donnerstag"
    behind = tuple(t for t in second if t.idx >= days[1].span.end)
    verbs = {v.start for v in frame.clause.verbs} | {frame.finite.idx if frame.finite is not None else -1}
    other = _of_tokens(frame, tuple(t for t in tokens if t.idx in verbs or t in second))
    subject = CharSpan(who[0].start, who[-1].end)
    other = replace(other, clause=replace(other.clause, subject=subject))
    return [_of_tokens(frame, (*tokens[:at], *behind)), other]


def _shared(frame: Frame) -> set[int]:
    """Return the words of a clause that hold for each stretch: its verbs, its subject, "sich"."""
    spans = [*frame.clause.verbs]
    spans += [s for s in (frame.clause.finite, frame.clause.prefix, frame.clause.subject) if s is not None]
    shared = {t.i for t in frame.tokens if any(s.start <= t.idx < s.end for s in spans)}
    return shared | {t.i for t in frame.tokens if t.lower_ == "sich"}


def _stretches(doc: Doc, frame: Frame, days: Sequence[Timex], shared: set[int]) -> list[_Stretch]:
    """Return the stretches of a clause, cut before each "und" or comma that another day stands at."""
    own = [t.i in shared for t in frame.tokens]  # not within "trafen sich *Weber und Krüger*"
    parts = [_joins(t) or doc[t.i - 1].text == "," for t in frame.tokens]
    cuts = [n for n in range(1, len(own)) if parts[n] and not (own[n] and own[n - 1])]
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
    if behind and _joins(tokens[0]) and any(t.text[:1].isupper() for t in rest if t not in behind):
        return None  # "und *Krüger* am Samstag mit Thoma": somebody else does it
    own = behind or rest
    named = any(t.text[:1].isupper() for t in own) and not any(noun_entry(t.text) for t in own)
    return _Stretch(tokens, own, day, bool(behind)) if named else None


def _alike(doc: Doc, one: _Stretch, other: _Stretch) -> bool:
    """Whether two stretches are built alike: both with "mit", both towards a place, both with an object."""
    if one.day.value == other.day.value or one.day_first is not other.day_first:
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
    return _of_tokens(frame, tuple(t for t in frame.tokens if t.i in mine or t.i not in others))


def _of_tokens(frame: Frame, tokens: tuple[Token, ...]) -> Frame:
    """Return a clause of some of the words of another."""
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
