"""Which reports tell of one event, also when the first of them called it planned.

The reports with a date come first, the most precise before the others; each meets only the events of its own
days, those with its round number and, without a date, those of its article and of the days around
its publication.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lagebild.model.annotation import EventStatus
from lagebild.resolve.events import Happening, Report
from lagebild.resolve.material import Material
from lagebild.resolve.outcomes import find_outcomes
from lagebild.resolve.verdicts import Verdicts
from lagebild.resolve.words import time_words

_DEEDS = frozenset({"decision", "signing", "other"})
_AMONG_ALL = frozenset({"talks", "presentation"})
"""Where "die Delegationen" are those that other reports name."""
_FEW = 6
"""Fewer than every so many-th person and body in common are as good as none."""
_SHARED = 2
"""So many words two reports of a deed must have in common."""
REACH_BACK, REACH_AHEAD = 4, 21
"""Days before and after publication that an event without a date of its own may lie."""


def join_reports(reports: Sequence[Report], material: Material, verdicts: Verdicts) -> list[Happening]:
    """Bring together the reports of one event: the dated ones first, by precision, then the others.

    Reports that somebody has called ``different`` stay apart.
    """
    dated = [r for r in reports if r.days and r.days.width <= 40]
    others = [r for r in reports if not (r.days and r.days.width <= 40)]
    calendar = _Calendar(verdicts)
    for report in sorted(dated, key=lambda r: _order(r, material)):
        _place(report, calendar, calendar.near(report))
    for report in sorted(others, key=lambda r: _order(r, material)):
        _place(report, calendar, calendar.around(report))
    joined = _brought_together(calendar)
    find_outcomes(joined)
    return joined


def _brought_together(calendar: _Calendar) -> list[Happening]:
    """Return the happenings, those as one that only a later report has brought to the same day.

    "Die zweite Runde am 12. März" and "am 17. März berieten sie" are one once a third report says that the
    second round was moved to 17 March.
    """
    gone: set[int] = set()
    for happening in calendar.happenings:
        seed = happening.seed
        if not seed.days or seed.days.width > 1 or seed.event.round:
            continue
        others = [
            other
            for other in calendar.near(seed)
            if other is not happening and id(other) not in gone and _moved_to(other, seed)
        ]
        fits = [(other, fit) for other in others if (fit := _fit_all(happening, other, calendar))]
        if len(fits) == 1:
            other, fit = fits[0]
            happening.reasons[0] = fit.reason
            other.absorb(happening)
            gone.add(id(happening))
    return [happening for happening in calendar.happenings if id(happening) not in gone]


def _moved_to(happening: Happening, report: Report) -> bool:
    """Whether the happening has a round, was first given for other days, and is now on that of the report."""
    days = [r.moved or r.days for r in happening.reports if r.days]
    return report.days in days and any(d and not d.overlaps(report.days) for d in days if report.days)


def _fit_all(happening: Happening, other: Happening, calendar: _Calendar) -> _Fit | None:
    """Return why all reports of one happening are of the other, None where something speaks against it."""
    ids = [r.statement.id for r in other.reports]
    for report in happening.reports:
        if _against(report, other) or calendar.verdicts.apart(report.statement.id, ids):
            return None
    return _fit(happening.seed, other)


class _Calendar:
    """Happenings by family and day, so that a report meets only those of its own days."""

    def __init__(self, verdicts: Verdicts) -> None:
        self.verdicts = verdicts
        self.happenings: list[Happening] = []
        self._by_day: dict[tuple[str, date], list[Happening]] = defaultdict(list)
        self._by_article: dict[tuple[str, str], list[Happening]] = defaultdict(list)
        self._by_round: dict[tuple[str, int], list[Happening]] = defaultdict(list)

    def add(self, report: Report, happening: Happening | None, reason: str) -> None:
        if happening is None:
            happening = Happening()
            self.happenings.append(happening)
        happening.reports.append(report)
        happening.reasons.append(reason)
        for day in _days(report):
            if happening not in self._by_day[report.family, day]:
                self._by_day[report.family, day].append(happening)
        self._by_article[report.family, report.article].append(happening)
        if report.event.round:
            self._by_round[report.family, report.event.round].append(happening)

    def near(self, report: Report) -> list[Happening]:
        return _unique([*self._on(report.family, _days(report)), *self._of_round(report)])

    def _of_round(self, report: Report) -> list[Happening]:
        return self._by_round[report.family, report.event.round][-50:] if report.event.round else []

    def around(self, report: Report) -> list[Happening]:
        inside = self._by_article[report.family, report.article]
        if report.published is None:
            return _unique([*inside, *self._of_round(report)])
        before, after = (0, REACH_AHEAD) if report.ahead else (REACH_BACK, 0)
        if report.event.status is EventStatus.CANCELLED:
            before = REACH_BACK
        if report.event.status in (EventStatus.REPORTED, EventStatus.DENIED):
            before = REACH_AHEAD  # what is only heard of is spoken of for long
        if report.event.status in (EventStatus.REPORTED, EventStatus.ONGOING):
            after = REACH_BACK
        days = [report.published + timedelta(days=n) for n in range(-before, after + 1)]
        return _unique([*inside, *self._on(report.family, days), *self._of_round(report)])

    def _on(self, family: str, days: Iterable[date]) -> list[Happening]:
        return _unique(h for day in days for h in self._by_day.get((family, day), ()))


def _unique(rows: Iterable[Happening]) -> list[Happening]:
    return list({id(row): row for row in rows}.values())


def _days(report: Report) -> tuple[date, ...]:
    days = report.days.each() if report.days else ()
    return (*days, *(report.moved.each() if report.moved else ()))


def _order(report: Report, material: Material) -> tuple[int, str, int, str, int]:
    width = report.days.width if report.days else 20_000
    first = report.days.first.isoformat() if report.days and report.days.first else ""
    return width, first, -len(report.who), report.article, report.statement.index


def _place(report: Report, calendar: _Calendar, candidates: list[Happening]) -> None:
    """Add the report to the happening that fits best, or begin a new one; a tie begins a new one."""
    allowed = [
        happening
        for happening in candidates
        if not calendar.verdicts.apart(report.statement.id, (r.statement.id for r in happening.reports))
    ]
    fitting = [(fit, happening) for happening in allowed if (fit := _fit(report, happening))]
    best = max((fit.weight for fit, _ in fitting), default=0)
    top = [row for row in fitting if row[0].weight == best]
    if len(top) == 1 or (top and report.days):
        fit, happening = top[0]
        calendar.add(report, happening, fit.reason)
    else:
        calendar.add(report, None, "")


@dataclass(frozen=True, slots=True)
class _Fit:
    weight: int
    reason: str


def _fit(report: Report, happening: Happening) -> _Fit | None:
    """Return how well a report fits, None where something speaks against or too little for it."""
    if _against(report, happening):
        return None
    seed = happening.seed
    inside = any(r.article == report.article for r in happening.reports)
    same_round = bool(report.event.round) and any(
        r.event.round == report.event.round for r in happening.reports
    )
    shared = [
        ("gleicher Tag", _same_days(report, happening), 1),
        ("gleiche Runde", same_round, 3),
        ("gleicher Ort", happening.at(report), 2),
        ("gleiche Teilnehmer", bool(report.who & happening.who()), 2),
        ("Vertreter der Teilnehmer", _speaks_for(report, happening), 2),
        ("gleiche Seiten", bool(report.sides & happening.sides()), 1),
        ("gleiche Bezeichnung", _same_words(report, happening), 3),
        ("gleiche Sache", _same_matter(report, happening), 2),
        ("einziges des Tages", _bare_of_one_day(report, happening), 1),
        ("gleiches Umfeld", any(len(report.company & r.company) >= 2 for r in happening.reports), 1),
        (
            "gleicher Artikel",
            inside and not (report.place or report.who),
            2 if _as_sure(report, happening) else 1,
        ),
    ]
    weight = sum(points for _, holds, points in shared if holds)
    needed = 4 if not report.days or not seed.days or same_round else 3
    if weight < needed and not (inside and weight >= 3):
        return None
    return _Fit(weight, ", ".join(name for name, holds, _ in shared if holds))


def _strangers(report: Report, other: Report) -> bool:
    """Whether the articles name several persons and bodies, and none or next to none in common, so that only
    the number of a round joins them: "die zweite Runde" of one negotiation and that of another."""
    full = min(len(report.company), len(other.company))
    common = len(report.company & other.company)
    known = bool(report.who & other.who) or (report.place is not None and report.place == other.place)
    return full > 2 and (not common or (common * _FEW < full and not known))


def _speaks_for(report: Report, happening: Happening) -> bool:
    """Whether all whom a report names stand for sides that take part, in one article or on one day."""
    near = any(r.article == report.article for r in happening.reports) or _same_days(report, happening)
    who = happening.who()
    return near and bool(report.members) and all(side in who for side in report.members)


def _others_here(report: Report, happening: Happening) -> bool:
    """Whether the same article tells of it with other people: it has told them apart itself."""
    here = [r for r in happening.reports if r.article == report.article]
    named = report.members
    return any(
        not (report.who <= r.who or r.who <= report.who)
        and not (named and named <= r.who)
        and not (r.members and r.members <= report.who)
        for r in here
        if not _names_nobody(r) and not _names_nobody(report)
    )


def _denied_here(report: Report, happening: Happening) -> bool:
    """Whether the same article denies the one and states the other."""
    here = [r for r in happening.reports if r.article == report.article]
    denied = report.event.status is EventStatus.DENIED
    return any((r.event.status is EventStatus.DENIED) != denied for r in here)


def _as_sure(report: Report, happening: Happening) -> bool:
    """Whether the article gives both as equally certain: "ein Geheim-Treffen", told more fully further on."""
    return any(
        r.article == report.article and r.event.status is report.event.status for r in happening.reports
    )


def _same_words(report: Report, happening: Happening) -> bool:
    """Whether one calls the event by a word of its own that the other tells of it: "Schlichtung"."""
    return any(report.words & r.told or r.words & report.told for r in happening.reports)


def _same_matter(report: Report, happening: Happening) -> bool:
    """Whether two reports of a deed on one day share words: "Sonderparteitag", "Koalitionsvertrag"."""
    if report.family not in _DEEDS or not report.days or report.days.width > 1:
        return False
    words = report.told - time_words()
    same = [r for r in happening.reports if r.days == report.days]
    return any(len(words & r.told - time_words()) >= _SHARED for r in same)


def _bare_of_one_day(report: Report, happening: Happening) -> bool:
    """Whether a report names nobody and the same single day as another: "Die Unterredung am Dienstag",
    "Am Dienstag kommen die Delegationen zusammen"."""
    bare = _names_nobody(report) or all(_names_nobody(r) for r in happening.reports)
    days = [r.days for r in happening.reports]
    return bare and report.days is not None and report.days.width == 1 and report.days in days


def _names_nobody(report: Report) -> bool:
    """Whether a report names nobody; "die Delegationen" are nobody in talks and for papers handed over."""
    return not report.who or (report.anonymous and report.family in _AMONG_ALL)


def _same_days(report: Report, happening: Happening) -> bool:
    """Whether the report's days are those of another, neither of them a wide stretch; of what was moved the
    new day or the one first meant."""
    mine = [days for days in (report.moved, report.days) if days is not None and days.width <= 4]
    others = [days for r in happening.reports for days in (r.moved, r.days) if days is not None]
    return any(o.width <= 4 and o.overlaps(days) for days in mine for o in others)


def _sides_agree(report: Report, happening: Happening) -> bool:
    """Whether one names sides of the other; two and three are one event only on one day in one place."""
    sides = happening.sides()
    if report.sides == sides or min(len(report.sides), len(sides)) == 1:
        return report.sides <= sides or sides <= report.sides
    within = report.sides <= sides or sides <= report.sides
    return within and _same_days(report, happening) and (happening.at(report) or not report.place)


def _moved_away(report: Report, happening: Happening) -> bool:
    """Whether one of them was moved from the day of the other, so that its place may be another too."""
    return any(
        (report.moved or other.moved) and report.days is not None and report.days == other.days
        for other in happening.reports
    )


def _against(report: Report, happening: Happening) -> bool:
    """Whether round, place, sides, time or two articles about nobody in common speak against one event."""
    if all(_strangers(report, other) for other in happening.reports):
        return True
    rounds = {r.event.round for r in happening.reports} - {None}
    if report.event.round and rounds and report.event.round not in rounds:
        return True
    places, sides = happening.places(), happening.sides()
    same_round = bool(report.event.round) and report.event.round in rounds
    elsewhere = report.place and places and not happening.at(report)
    if elsewhere and not same_round and not _moved_away(report, happening):
        return True
    if _others_here(report, happening) or _denied_here(report, happening):
        return True
    if report.sides and sides and not _sides_agree(report, happening):
        return True
    known = [r.days for r in happening.reports]
    days = report.days
    if same_round and days and not any(other is None or other.overlaps(days, slack=60) for other in known):
        return True
    inside = any(r.article == report.article for r in happening.reports)
    return not report.days and inside and report.ahead != happening.seed.ahead and not same_round
