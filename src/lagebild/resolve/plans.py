"""Which announcements are of one thing: of an event, or of something else promised for a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lagebild.model.annotation import Commitment
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.days import days_of
from lagebild.resolve.entities import Cast
from lagebild.resolve.events import Happening, Report
from lagebild.resolve.likeness import content_stems, related
from lagebild.resolve.material import Material, typed
from lagebild.resolve.words import meeting_words, time_words


@dataclass(slots=True)
class Plan:
    """An announcement: of an event, of something else, or both."""

    happening: Happening | None = None
    event: str | None = None
    commitments: list[Statement] = field(default_factory=list)


def plans_of(
    material: Material,
    happenings: Sequence[tuple[str, Happening]],
    origin: dict[str, str],
    company: dict[str, frozenset[str]],
    cast: Cast,
) -> list[Plan]:
    """Return every announcement once; ``company`` is whom each article names."""
    table = _Plans()
    for event_id, happening in happenings:
        table.enter(Plan(happening=happening, event=event_id))
    for statement in material.of_kind(StatementKind.COMMITMENT):
        commitment = typed(statement, Commitment)
        there = {cast.entity_of[node] for node in cast.nodes.at(statement.article_id, commitment.span)}
        plan = table.of(statement, commitment, company, there) or table.loose(
            commitment.when or origin[statement.article_id],
            content_stems(commitment.what) - meeting_words() - time_words(),
            company[statement.article_id],
        )
        plan.commitments.append(statement)
        table.announce(plan)
    return table.announced


def commitment_meets(text: str) -> bool:
    """Whether what is announced is a meeting: "soll in Seestadt beraten werden"."""
    return bool(content_stems(text) & (meeting_words() - time_words()))


class _Plans:
    """Plans by event, by article, by day, and those that belong to no event."""

    def __init__(self) -> None:
        self.announced: list[Plan] = []
        self._known: set[int] = set()
        self._by_article: dict[str, list[tuple[Report, Plan]]] = defaultdict(list)
        self._by_day: dict[date, list[tuple[Report, Plan]]] = defaultdict(list)
        self._loose: dict[str, list[tuple[frozenset[str], frozenset[str], Plan]]] = defaultdict(list)

    def enter(self, plan: Plan) -> None:
        reports = plan.happening.reports if plan.happening else []
        for report in reports:
            self._by_article[report.article].append((report, plan))
            for day in report.days.each(limit=4) if report.days else ():
                self._by_day[day].append((report, plan))
        if any(report.ahead or report.event.moved_to for report in reports):
            self.announce(plan)

    def announce(self, plan: Plan) -> None:
        if id(plan) not in self._known:
            self._known.add(id(plan))
            self.announced.append(plan)

    def loose(self, when: str, words: frozenset[str], company: frozenset[str]) -> Plan:
        """Return the plan of the same time in like words by an article on the same people, or a new one."""
        for known, others, plan in self._loose[when][-50:]:
            if words == known or (len(company & others) >= 2 and (words & known or related(words, known))):
                return plan
        plan = Plan()
        self._loose[when].append((words, company, plan))
        return plan

    def of(
        self,
        statement: Statement,
        commitment: Commitment,
        company: dict[str, frozenset[str]],
        there: set[str],
    ) -> Plan | None:
        """Return the plan of the event that is announced: the one named, the one in the same words, or one of
        the same day that goes by the same name and is told of by an article on the same people."""
        here = self._by_article[statement.article_id]
        for report, plan in here:
            if report.statement.index == commitment.event:
                return plan
        days = days_of(commitment.when)
        for report, plan in here:
            same_time = not (days and report.days) or days.overlaps(report.days)
            if report.ahead and report.event.span.overlaps(commitment.span) and same_time:
                return plan
        words = content_stems(commitment.what) - meeting_words()
        for day in days.each(limit=4) if days else ():
            for report, plan in self._by_day[day]:
                alike = words & report.words or (
                    report.place in there and (commitment_meets(commitment.what) or words & report.told)
                )
                if alike and len(company[statement.article_id] & report.company) >= 2:
                    return plan
        return None
