"""What tells that talks took place though no report says so: they agreed, signed or adopted something there.

"Am Dienstag wollen Nordland und Südland in Seestadt verhandeln" and, a day later, "Nordland und Südland haben
sich in Seestadt auf einen Vertrag verständigt".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from lagebild.model.annotation import EventStatus, EventType
from lagebild.resolve.days import Days
from lagebild.resolve.events import Happening, Report

RESULTS = frozenset({EventType.DECISION, EventType.SIGNING, EventType.ANNOUNCEMENT, EventType.PRESENTATION})
"""What talks lead to, so that it tells that they took place."""
LATER = 3
"""Days after the talks within which their result is reported."""


def find_outcomes(happenings: Sequence[Happening]) -> None:
    """Enter for talks that were only announced what is reported as done there in those days."""
    results: dict[str, list[Report]] = defaultdict(list)
    for happening in happenings:
        for report in happening.reports:
            if report.family in RESULTS and report.event.status is EventStatus.HELD and report.place:
                results[report.place].append(report)
    for happening in happenings:
        reports = happening.reports
        talks = any(report.family == "talks" for report in reports)
        if talks and all(report.ahead for report in reports):
            happening.outcome = _outcome(happening, results)


def _outcome(happening: Happening, results: dict[str, list[Report]]) -> list[Report]:
    days = _days(happening)
    if days is None or not days.first or not days.last or days.width > 4:
        return []
    first, last = days.first, days.last + timedelta(days=LATER)
    return [
        report
        for place in sorted(happening.places())
        for report in results.get(place, ())
        if report.published
        and first <= report.published <= last
        and (not report.days or report.days.overlaps(days, slack=1))
        and _same_people(report, happening)
    ]


def _days(happening: Happening) -> Days | None:
    """Return the days that the latest narrow announcement gives."""
    dated = [days for report in happening.reports if (days := report.moved or report.days)]
    return min(dated, key=lambda days: days.width, default=None)


def _same_people(report: Report, happening: Happening) -> bool:
    """Whether sides or participants are the same; where none are named, whom the articles speak of."""
    sides, who = happening.sides(), happening.who()
    if report.sides & sides or report.who & who:
        return True
    company = frozenset().union(*(announced.company for announced in happening.reports))
    return not sides and len(report.company & company) >= 2
