"""From the reports of one event to its entry: status, time, participants, with all evidence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from lagebild.model.annotation import EventStatus, EventType
from lagebild.model.dossier import Evidence, RecordedEvent, RecordedParticipant
from lagebild.model.entity import EntityKind
from lagebild.resolve.days import days_of
from lagebild.resolve.entities import Cast
from lagebild.resolve.events import Happening, Report
from lagebild.resolve.ids import make_id
from lagebild.resolve.material import Material, merged, quote

_ENVOYS = (EntityKind.DELEGATION, EntityKind.GROUP, EntityKind.UNNAMED)
"""Those who take part for a state without being named."""
_TOLD = (EventStatus.HELD, EventStatus.REPORTED)
_STRENGTH = (
    EventStatus.HELD,
    EventStatus.ONGOING,
    EventStatus.CANCELLED,
    EventStatus.REPORTED,
    EventStatus.DENIED,
    EventStatus.PLANNED,
    EventStatus.POSSIBLE,
)


def record_event(
    entry: str,
    happening: Happening,
    material: Material,
    cast: Cast,
    origin: dict[str, str],
    today: str | None = None,
) -> RecordedEvent:
    """Return the entry of one event under the id ``entry``; what was going on is over once its days are."""
    reports = sorted(happening.reports, key=lambda r: (material.rank[r.article], r.statement.index))
    done = [] if any(not r.ahead for r in reports) else happening.outcome
    kind = _type(happening)
    start, end = _time(reports, origin)
    known = done or happening.admitted
    status = EventStatus.HELD if known else _now(status_of(reports), start, end, today)
    return RecordedEvent(
        id=entry,
        type=kind,
        title=_spelt(_clearest(reports), cast),
        status=status,
        participants=_participants([*reports, *done], cast, material),
        places=tuple(sorted({r.place for r in reports if r.place})),
        start=start,
        end=end,
        round=next((r.event.round for r in reports if r.event.round), None),
        format=next((r.event.format for r in reports if r.event.format), None),
        evidence=merged([*(_evidence(r, material) for r in (*reports, *done)), happening.admitted]),
    )


def _now(status: EventStatus, start: str | None, end: str | None, today: str | None) -> EventStatus:
    days = days_of(start, end)
    over = bool(days and days.last and today and days.last.isoformat() < today)
    return EventStatus.HELD if status is EventStatus.ONGOING and over else status


def event_id(happening: Happening) -> str:
    """Return an id from what the seed says: type, time, place and sides, else its own words."""
    seed = happening.seed
    if seed.event.start or seed.event.end:
        sides = ",".join(sorted(seed.sides or seed.who))
        return make_id(
            "event", seed.family, seed.event.start, seed.event.end, seed.place, sides, seed.event.round
        )
    return make_id("event", seed.article, seed.event.span.start, seed.event.type)


def _evidence(report: Report, material: Material) -> tuple[Evidence, ...]:
    article = material.by_id[report.article]
    return tuple(quote(article, span) for span in (report.event.span, *report.event.evidence))


def _type(happening: Happening) -> EventType:
    counts = Counter(r.event.type for r in happening.reports)
    return min(counts, key=lambda kind: (-counts[kind], kind != happening.seed.event.type, kind))


def event_title(happening: Happening, material: Material, cast: Cast) -> str:
    """Return the title under which an event is shown and judged."""
    reports = sorted(happening.reports, key=lambda r: (material.rank[r.article], r.statement.index))
    return _spelt(_clearest(reports), cast)


def _spelt(report: Report, cast: Cast) -> str:
    """Return the title of a report with its persons spelt as the record spells them: "Selenskyj", where the
    article wrote "Selenski". A surname alone stays one."""
    title = report.event.title
    for person in report.event.participants:
        entity = cast.named(report.article, person.name, person.span)
        known = cast.entities[entity] if entity else None
        if known is None or known.kind is not EntityKind.PERSON or known.name == person.name:
            continue
        if len(known.name.split()) == len(person.name.split()):
            title = _put(title, person.name, known.name)
    return title


def _put(text: str, old: str, new: str) -> str:
    return re.sub(rf"\b{re.escape(old)}\b", lambda _: new, text)


def _clearest(reports: Sequence[Report]) -> Report:
    """Return the report whose title to show: firm rather than announced, full rather than bare."""
    return min(
        reports,
        key=lambda r: (
            r.ahead,
            -len(r.who),
            r.place is None,
            len(r.event.title),
            r.article,
            r.statement.index,
        ),
    )


def status_of(reports: Sequence[Report]) -> EventStatus:
    """Return how the event stands after all reports, given in order of time.

    Held outweighs planned. One side's denial against another's word makes it disputed; a later statement by
    a side that had denied it makes it held. Of announcements the latest counts.
    """
    found = {report.event.status for report in reports}
    asserted = [
        r for r in reports if r.event.status in (EventStatus.HELD, EventStatus.ONGOING, EventStatus.REPORTED)
    ]
    denials = [r for r in reports if r.event.status is EventStatus.DENIED or r.denied_by]
    if denials and asserted:
        return EventStatus.HELD if _admitted(reports, denials) else EventStatus.DISPUTED
    if denials:
        return EventStatus.DENIED
    if found <= {EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.CANCELLED}:
        return reports[-1].event.status
    return next(status for status in _STRENGTH if status in found)


def _admitted(reports: Sequence[Report], denials: Sequence[Report]) -> bool:
    """Whether a later article gives the event as a fact, on nobody's word or on that of who had denied it."""
    deniers = frozenset().union(*(report.denied_by for report in denials))
    later = reports[reports.index(denials[-1]) + 1 :]
    return any(
        report.article != denials[-1].article
        and (
            (report.event.status is EventStatus.HELD and not report.said_by)
            or (report.event.status in _TOLD and bool(report.said_by & deniers))
        )
        for report in later
    )


def _time(reports: Sequence[Report], origin: dict[str, str]) -> tuple[str | None, str | None]:
    """Return start and end: as reports of what happened give them before announcements, then the most
    precise, then what most origins say, then the latest.

    A date that the event was moved to replaces the one that it was moved from. What other reports say
    stays in the evidence.
    """
    votes: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    place: dict[tuple[str | None, str | None], int] = {}
    firm: dict[tuple[str | None, str | None], bool] = {}
    gone = {r.event.start for r in reports if r.event.moved_to and r.event.start}
    for number, report in enumerate(reports):
        time = (
            (report.event.moved_to, None) if report.event.moved_to else (report.event.start, report.event.end)
        )
        if time != (None, None) and time[0] not in gone:
            votes[time].add(origin[report.article])
            place[time] = number
            firm[time] = firm.get(time, False) or not report.ahead
    if not votes:
        return None, None
    best = min(votes, key=lambda time: (not firm[time], _width(time), -len(votes[time]), -place[time]))
    return _narrowed(best, [time for time in votes if not firm[time]]) if firm[best] else best


def _narrowed(
    best: tuple[str | None, str | None], announced: Sequence[tuple[str | None, str | None]]
) -> tuple[str | None, str | None]:
    """Return the day that was announced where it is one of those within which it took place.

    "am Wochenende" took place what had been announced for Saturday.
    """
    days = days_of(*best)
    if not days or best[1] or days.width < 2:
        return best
    within = [time for time in announced if (day := days_of(*time)) and day.width == 1 and day.overlaps(days)]
    return (within[0][0], None) if len(set(within)) == 1 else best


def _width(time: tuple[str | None, str | None]) -> int:
    """Return how vague a time is; first and last day of some days in a row are as precise as can be."""
    days = days_of(*time)
    if days and time[0] and time[1] and 1 < days.width <= 7:
        return 0
    return days.width if days else 20_000


def _participants(
    reports: Sequence[Report], cast: Cast, material: Material
) -> tuple[RecordedParticipant, ...]:
    """Return who took part, with the words that say so.

    Where the reports of what happened name people, those who were only announced are left out; a state is
    left out beside its delegation or envoys, who stand for it.
    """
    found: dict[str, list[Evidence]] = defaultdict(list)
    firm: set[str] = set()
    for report in reports:
        if report.event.status is EventStatus.DENIED and len(reports) > 1:
            continue
        article = material.by_id[report.article]
        for person in report.event.participants:
            entity = cast.named(report.article, person.name, person.span)
            if entity:
                found[entity].append(quote(article, person.span))
                firm |= set() if report.ahead else {entity}
    people = {entity for entity in found if cast.entities[entity].kind is EntityKind.PERSON}
    if people & firm:
        found = {entity: rows for entity, rows in found.items() if entity in firm or entity not in people}
    envoys = {cast.side(entity) for entity in found if cast.entities[entity].kind in _ENVOYS}
    return tuple(
        RecordedParticipant(entity=entity, side=cast.side(entity), evidence=merged([rows]))
        for entity, rows in sorted(found.items())
        if not (cast.entities[entity].kind is EntityKind.STATE and entity in envoys)
    )
