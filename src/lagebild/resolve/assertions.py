"""What the sides assert or deny, one by one, before it is brought together into claims.

Read from quotations that confirm, admit or deny, from events that stand on somebody's word, and from hearsay.
Praise, demands and forecasts are no claims; a refusal to comment speaks neither for nor against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.model.annotation import Act, Event, EventStatus, Hearsay, Quotation
from lagebild.model.dossier import Evidence
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.entities import Cast
from lagebild.resolve.likeness import content_stems
from lagebild.resolve.material import Material, evidence_of, quote, typed
from lagebild.resolve.quotations import speakers_of

FOR = frozenset({Act.CONFIRM, Act.ADMIT})
ABOUT_EVENTS = FOR | {Act.SAY, Act.ANNOUNCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One voice for or against something, with the words."""

    article: str
    start: int
    against: bool
    voice: str | None
    act: Act
    event: int | None
    text: str
    stems: frozenset[str]
    evidence: tuple[Evidence, ...]
    hearsay: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the events of each article lie: ``(span, number of the happening, event)``."""

    events: dict[str, list[tuple[CharSpan, int, Event]]]

    def at(self, article: str, spans: Iterable[CharSpan]) -> tuple[int, Event] | None:
        """Return the event whose clause overlaps ``spans`` most."""
        best: tuple[int, int, Event] | None = None
        for span in spans:
            for place, number, event in self.events.get(article, ()):
                common = min(place.end, span.end) - max(place.start, span.start)
                if common > 0 and (best is None or common > best[0]):
                    best = (common, number, event)
        return best[1:] if best else None


def assertions_of(material: Material, cast: Cast, where: Surroundings) -> tuple[Assertion, ...]:
    """Return all assertions by article time and place in the article."""
    found: list[Assertion] = []
    for statement in material.of_kind(StatementKind.QUOTATION):
        found.extend(_from_quotation(statement, material, cast, where))
    numbers = {
        (article, event): number for article, rows in where.events.items() for _, number, event in rows
    }
    for statement in material.of_kind(StatementKind.EVENT):
        number = numbers[statement.article_id, typed(statement, Event)]
        found.extend(_from_event(statement, number, material, cast))
    for statement in material.of_kind(StatementKind.HEARSAY):
        found.extend(_from_hearsay(statement, material, where))
    return _sorted_once(found, material)


def _sorted_once(found: Iterable[Assertion], material: Material) -> tuple[Assertion, ...]:
    """Sort by time; one voice about one event in one sentence counts once."""
    rows = sorted(found, key=lambda a: (material.rank[a.article], a.start, a.against, a.voice or "", a.text))
    once: dict[tuple[object, ...], Assertion] = {}
    for row in rows:
        key = (row.article, row.start if row.event is None else row.event, row.against, row.voice)
        once.setdefault(key, row)
    return tuple(once.values())


def _from_quotation(
    statement: Statement, material: Material, cast: Cast, where: Surroundings
) -> Iterable[Assertion]:
    found = typed(statement, Quotation)
    article = material.by_id[statement.article_id]
    near = where.at(article.id, found.spans)
    event = near[0] if near else None
    if not (found.act in FOR or found.act is Act.DENY or (event is not None and found.act in ABOUT_EVENTS)):
        return
    if found.act is Act.SAY and near and near[1].status in (EventStatus.PLANNED, EventStatus.POSSIBLE):
        return
    if found.act is Act.ANNOUNCE and near and near[1].status is not EventStatus.HELD:
        return
    text = " ".join(span.of(article.text) for span in found.spans)
    pieces = [quote(article, span) for span in (*found.spans, *(found.frame or found.cue)) if len(span)]
    voices = [speaker.entity for speaker in speakers_of(found, article, cast)] or [None]
    for voice in dict.fromkeys(voices):
        yield Assertion(
            article=article.id,
            start=found.spans[0].start,
            against=found.act is Act.DENY,
            voice=voice,
            act=found.act,
            event=event,
            text=text,
            stems=content_stems(text),
            evidence=tuple(dict.fromkeys(pieces)),
        )


def _from_event(statement: Statement, number: int, material: Material, cast: Cast) -> Iterable[Assertion]:
    event = typed(statement, Event)
    article = material.by_id[statement.article_id]
    speakers = {cast.named(article.id, name) for name in event.said_by} - {None}
    deniers = {cast.named(article.id, name) for name in event.denied_by} - {None}
    voices: list[tuple[str | None, bool]] = []
    if event.status not in (EventStatus.PLANNED, EventStatus.CANCELLED):
        voices += [(voice, False) for voice in sorted(v for v in speakers if v)]
    if event.status is EventStatus.REPORTED and not speakers:
        voices.append((None, False))
    if event.status is EventStatus.DENIED or deniers:
        voices += [(voice, True) for voice in sorted(v for v in deniers if v)]
    text = event.span.of(article.text)
    for voice, against in voices:
        yield Assertion(
            article=article.id,
            start=event.span.start,
            against=against,
            voice=voice,
            act=Act.DENY if against else Act.SAY,
            event=number,
            text=text,
            stems=content_stems(text),
            evidence=(quote(article, event.span),),
            hearsay=voice is None,
        )


def _from_hearsay(statement: Statement, material: Material, where: Surroundings) -> Iterable[Assertion]:
    found = typed(statement, Hearsay)
    article = material.by_id[statement.article_id]
    near = where.at(article.id, (found.span,))
    text = found.span.of(article.text)
    yield Assertion(
        article=article.id,
        start=found.span.start,
        against=False,
        voice=None,
        act=Act.SAY,
        event=near[0] if near else None,
        text=text,
        stems=content_stems(text),
        evidence=evidence_of(statement),
        hearsay=True,
    )


def surroundings(reports: Iterable[tuple[str, Event, int]]) -> Surroundings:
    """Return where the events lie, from ``(article, event, number of its happening)``."""
    events: dict[str, list[tuple[CharSpan, int, Event]]] = defaultdict(list)
    for article, event, number in reports:
        events[article].append((event.span, number, event))
    return Surroundings(dict(events))
