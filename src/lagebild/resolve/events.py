"""Each article's reports of events, their names resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lagebild.model.annotation import Act, Event, EventStatus, EventType, Quotation, QuotationType
from lagebild.model.dossier import Evidence
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.days import Days, days_of
from lagebild.resolve.entities import Cast
from lagebild.resolve.likeness import content_stems, is_told_by_soll
from lagebild.resolve.material import Material, typed
from lagebild.resolve.regions import regions
from lagebild.resolve.words import meeting_words

_FAMILY = {
    EventType.TALKS: "talks",
    EventType.MEETING: "talks",
    EventType.SUMMIT: "talks",
    EventType.OTHER: "other",
    EventType.VISIT: "travel",
    EventType.ARRIVAL: "travel",
}
"""Words that two reports may use for one event; all other types are only like themselves."""

AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's report of an event, its names resolved."""

    statement: Statement
    event: Event
    family: str
    who: frozenset[str]
    sides: frozenset[str]
    place: str | None
    areas: frozenset[str]
    """What the place lies in."""
    days: Days | None
    moved: Days | None
    published: date | None
    words: frozenset[str] = frozenset()
    """Stems of the title that tell this event from others ("Spitzenrunde", "Sonderparteitag")."""
    told: frozenset[str] = frozenset()
    """Stems of all words that tell of it."""
    company: frozenset[str] = frozenset()
    """Persons and bodies that the article names."""
    members: frozenset[str] = frozenset()
    """The sides of all participants; empty where one of them stands on none."""
    anonymous: bool = False
    """Whether those who take part are not told from others: "die Delegationen", "beide Seiten"."""
    said_by: frozenset[str] = frozenset()
    denied_by: frozenset[str] = frozenset()

    @property
    def article(self) -> str:
        """Id of the article."""
        return self.statement.article_id

    @property
    def ahead(self) -> bool:
        """Whether the event lies ahead of the report."""
        return self.event.status in AHEAD


@dataclass(slots=True)
class Happening:
    """Reports of one event, with why each was joined to the others."""

    reports: list[Report] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    outcome: list[Report] = field(default_factory=list)
    """What is reported as done there, where no report says that it took place."""
    admitted: list[Evidence] = field(default_factory=list)
    """Words in which a side that had denied it admits it."""

    def absorb(self, other: Happening) -> None:
        """Take the reports of another event, which somebody has called the same."""
        self.reports.extend(other.reports)
        self.reasons.extend(other.reasons)
        self.outcome.extend(other.outcome)
        self.admitted.extend(other.admitted)

    @property
    def seed(self) -> Report:
        """The report that the others were joined to: the most precise one."""
        return self.reports[0]

    def sides(self) -> frozenset[str]:
        """Return the sides that any report names."""
        return frozenset().union(*(report.sides for report in self.reports))

    def who(self) -> frozenset[str]:
        """Return the participants that any report names."""
        return frozenset().union(*(report.who for report in self.reports))

    def places(self) -> frozenset[str]:
        """Return the places that any report names."""
        return frozenset(report.place for report in self.reports if report.place)

    def at(self, report: Report) -> bool:
        """Whether a report names one of the places, or one that lies in it or around it."""
        return any(
            report.place == own.place or report.place in own.areas or own.place in report.areas
            for own in self.reports
            if own.place and report.place
        )


def reports_of(material: Material, cast: Cast, company: dict[str, frozenset[str]]) -> tuple[Report, ...]:
    """Return every article's reports of events; ``company`` is whom each article names."""
    around = regions(material, cast)
    admitted = _admissions(material)
    spoken = _spoken(material)
    return tuple(
        _report(s, material, cast, company, around, admitted[s.article_id], spoken[s.article_id])
        for s in material.of_kind(StatementKind.EVENT)
    )


def _admissions(material: Material) -> dict[str, list[tuple[CharSpan, Act]]]:
    """Return, for each article, what somebody admits or confirms."""
    found: dict[str, list[tuple[CharSpan, Act]]] = defaultdict(list)
    for statement in material.of_kind(StatementKind.QUOTATION):
        quotation = typed(statement, Quotation)
        if quotation.act in (Act.ADMIT, Act.CONFIRM):
            found[statement.article_id] += [(span, quotation.act) for span in quotation.spans]
    return found


def _spoken(material: Material) -> dict[str, list[tuple[CharSpan, tuple[str, ...]]]]:
    """Return, for each article, who says what in indirect speech."""
    found: dict[str, list[tuple[CharSpan, tuple[str, ...]]]] = defaultdict(list)
    for statement in material.of_kind(StatementKind.QUOTATION):
        quotation = typed(statement, Quotation)
        if quotation.speakers and quotation.type is not QuotationType.DIRECT:
            found[statement.article_id] += [(span, quotation.speakers) for span in quotation.spans]
    return found


def _stands(
    event: Event, admitted: Sequence[tuple[CharSpan, Act]], parties: frozenset[str], voices: frozenset[str]
) -> bool:
    """Whether somebody admits what is reported, or one of those who are said to have met confirms it."""
    acts = {act for span, act in admitted if span.overlaps(event.span)}
    return Act.ADMIT in acts or (Act.CONFIRM in acts and bool(voices & parties))


def _report(
    statement: Statement,
    material: Material,
    cast: Cast,
    company: dict[str, frozenset[str]],
    around: dict[str, frozenset[str]],
    admitted: Sequence[tuple[CharSpan, Act]],
    spoken: Sequence[tuple[CharSpan, tuple[str, ...]]],
) -> Report:
    event = typed(statement, Event)
    article = statement.article_id
    if event.status is EventStatus.REPORTED and not event.said_by and not _hearsay(statement):
        tellers = dict.fromkeys(n for span, names in spoken if span.overlaps(event.span) for n in names)
        event = replace(event, said_by=tuple(tellers))
    who = {cast.named(article, p.name, p.span) for p in event.participants} - {None}
    sides = {cast.side(entity) for entity in who} - {None}
    stand = {cast.side(entity) if entity else None for entity in who}
    for person in event.participants:
        sides |= _states_inside(article, person.span, cast)
    voices = {cast.named(article, name) for name in event.said_by} - {None}
    said_by = frozenset(voice for voice in voices | {cast.side(v) for v in voices} if voice)
    parties = frozenset(party for party in who | sides if party)
    if event.status is EventStatus.REPORTED and _stands(event, admitted, parties, said_by):
        event = replace(event, status=EventStatus.HELD)
    place = cast.named(article, event.place, event.place_span, place=True) if event.place else None
    day = material.day(article)
    return Report(
        statement=statement,
        event=event,
        family=_FAMILY.get(event.type, event.type.value),
        who=frozenset(entity for entity in who if entity),
        sides=frozenset(side for side in sides if side),
        place=place,
        areas=around.get(place, frozenset()) if place else frozenset(),
        days=days_of(event.start, event.end),
        moved=days_of(event.moved_to),
        published=date.fromisoformat(day) if day else None,
        words=content_stems(f"{event.label or _label(event.title)} {event.format or ''}") - meeting_words(),
        told=content_stems(" ".join(row.excerpt for row in statement.evidence)) - meeting_words(),
        company=company[article],
        members=frozenset() if None in stand else frozenset(side for side in stand if side),
        anonymous=bool(who) and all(entity and _is_anonymous(entity, cast) for entity in who),
        said_by=_sides(article, event.said_by, cast),
        denied_by=_sides(article, event.denied_by, cast),
    )


def _hearsay(statement: Statement) -> bool:
    """Whether "sollen" tells it as hearsay, on nobody's word, even behind what somebody says: "Sie schwieg.
    Am Montag sollen sich beide getroffen haben"."""
    return any(is_told_by_soll(row.excerpt) for row in statement.evidence[:1])


def _is_anonymous(entity: str, cast: Cast) -> bool:
    """Whether words mean several whom they do not tell apart from others: "die Delegationen"."""
    return cast.entities[entity].kind is EntityKind.GROUP and cast.side(entity) is None


def _states_inside(article: str, span: CharSpan, cast: Cast) -> set[str | None]:
    """Return the states inside the words for several people: "die Gesandten aus Moskau und aus Kiew"."""
    found = {cast.entity_of[node] for node in cast.nodes.at(article, span)}
    kinds = (EntityKind.STATE, EntityKind.GOVERNMENT)
    return {cast.side(entity) for entity in found if cast.entities[entity].kind in kinds}


def _label(title: str) -> str:
    """Return what a title calls the event, up to its first small word: "Direkte Gespräche in Seestadt"."""
    kept: list[str] = []
    for word in title.replace(":", " : ").split():
        if kept and not word[:1].isupper():
            break
        kept.append(word)
    return " ".join(kept)


def _sides(article: str, names: Iterable[str], cast: Cast) -> frozenset[str]:
    found = {cast.named(article, name) for name in names}
    return frozenset(cast.side(entity) or entity for entity in found if entity)
