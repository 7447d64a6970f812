"""Which announcements are of one thing: of an event, or of something else promised for a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lagebild.model.annotation import Commitment, EventStatus, EventType
from lagebild.model.article import Article
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.agenda_words import WORD, listed, names_new_day, puts_off
from lagebild.resolve.days import days_of
from lagebild.resolve.entities import Cast
from lagebild.resolve.events import Happening, Report
from lagebild.resolve.likeness import content_stems, related
from lagebild.resolve.material import Material, typed
from lagebild.resolve.sentences import sentence_at, sentences
from lagebild.resolve.words import meeting_words, time_words

_DEEDS = frozenset({EventType.SIGNING, EventType.DECISION, EventType.PRESENTATION})
"""What has one word for it, however it is told: "setzen ihre Namen unter den Vertrag" is the signing."""


@dataclass(slots=True)
class Plan:
    """An announcement: of an event, of something else, or both."""

    happening: Happening | None = None
    event: str | None = None
    commitments: list[Statement] = field(default_factory=list)
    moves: list[Statement] = field(default_factory=list)
    """Announcements of another day for it ("Sie soll nun am 12. März nachgeholt werden")."""
    moved: list[Happening] = field(default_factory=list)
    """What was announced for that day, where it was read as an event of its own."""
    same: list[Happening] = field(default_factory=list)
    """Announcements of the same talks on the same day that were read as another event."""

    def happenings(self) -> list[Happening]:
        """Return the event with those that are the same on the agenda."""
        return [*([self.happening] if self.happening else []), *self.same]

    def places(self) -> list[tuple[str, CharSpan]]:
        """Return where articles tell of it."""
        reports = [report for happening in self.happenings() for report in happening.reports]
        return [(r.article, span) for r in reports for span in (r.event.span, *r.event.evidence)]

    def takes(self, other: Plan) -> bool:
        """Whether another plan announces the same: talks of the same sides on one day, nothing against it.

        "Die nächste Runde ist für den 19. Februar angesetzt", "die für Donnerstag geplante zweite Runde".
        """
        return any(
            _one_meeting(mine, its)
            for mine in (self.happening.reports if self.happening else ())
            for its in (other.happening.reports if other.happening else ())
        )


def _one_meeting(one: Report, other: Report) -> bool:
    talks = one.family == other.family == "talks" and one.ahead and other.ahead
    if not talks or one.days is None or one.days.width != 1 or one.days != other.days:
        return False
    numbers = {one.event.round, other.event.round} - {None}
    places = {one.place, other.place} - {None}
    people = one.sides & other.sides or one.who & other.who
    return bool(people) and len(numbers) < 2 and len(places) < 2


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
        article = material.by_id[statement.article_id]
        if table.put_off(statement, commitment, article) or table.shifted(statement, commitment, company):
            continue
        there = {cast.entity_of[node] for node in cast.nodes.at(statement.article_id, commitment.span)}
        whole = content_stems(spelled_out(commitment, article))
        plan = table.of(statement, commitment, company, there, whole) or table.loose(
            commitment.when or origin[statement.article_id],
            content_stems(commitment.what) - meeting_words() - time_words(),
            company[statement.article_id],
        )
        plan.commitments.append(statement)
        table.announce(plan)
    return table.once()


def _weight(plan: Plan) -> tuple[bool, int]:
    reports = plan.happening.reports if plan.happening else []
    return any(report.event.round for report in reports), len(reports)


def spelled_out(commitment: Commitment, article: Article) -> str:
    """Return an announcement with the sentence that it points to: "Geplant ist dafür der 3. Mai"."""
    number = sentence_at(article, commitment.span.start)
    points = not listed("pointing").isdisjoint(word.casefold() for word in WORD.findall(commitment.what))
    if not number or not points:
        return commitment.what
    return f"{sentences(article)[number - 1].of(article.text)} {commitment.what}"


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

    def once(self) -> list[Plan]:
        """Return the plans, those of the same talks on one day as one: the one that has a number or is told
        of by most."""
        by_day: dict[date, list[Plan]] = defaultdict(list)
        for plan in self.announced:
            reports = plan.happening.reports if plan.happening else []
            single = [r.days.each() for r in reports if r.ahead and r.days and r.days.width == 1]
            for day in {days[0] for days in single}:
                by_day[day].append(plan)
        gone: set[int] = set()
        for _, plans in sorted(by_day.items()):
            for plan in sorted(plans, key=_weight, reverse=True):
                for other in plans:
                    if other is not plan and not {id(plan), id(other)} & gone and plan.takes(other):
                        plan.same += other.happenings()
                        plan.commitments += other.commitments
                        gone.add(id(other))
        return [plan for plan in self.announced if id(plan) not in gone]

    def announce(self, plan: Plan) -> None:
        if id(plan) not in self._known:
            self._known.add(id(plan))
            self.announced.append(plan)

    def put_off(self, statement: Statement, commitment: Commitment, article: Article) -> bool:
        """Enter a new day for an event that was put off just before; whether it is one.

        "Die Runde war vertagt worden. Sie soll nun am 12. März nachgeholt werden."
        """
        if not commitment.when or not names_new_day(commitment.span.of(article.text)):
            return False
        own = sentence_at(article, commitment.span.start)
        for report, plan in reversed(self._by_article[statement.article_id]):
            span = report.event.span
            between = article.text[span.end : commitment.span.start]
            number = sentence_at(article, span.start)
            near = own is not None and number is not None and 0 <= own - number <= 2 and "\n" not in between
            off = puts_off(span.of(article.text)) or report.event.status is EventStatus.CANCELLED
            if span.end > commitment.span.start or not near or not off:
                continue
            plan.moves.append(statement)
            self.announce(plan)
            self._take_in(statement, commitment, plan)
            return True
        return False

    def shifted(
        self, statement: Statement, commitment: Commitment, company: dict[str, frozenset[str]]
    ) -> bool:
        """Enter a new day that the announcement itself gives for something announced in an earlier article.

        "Die Unterzeichnung verschiebt sich auf den 27. März."
        """
        days = days_of(commitment.when)
        if not days or commitment.event is not None or not puts_off(commitment.what):
            return False
        words = content_stems(commitment.what) - time_words()
        here = company[statement.article_id]
        for plan in reversed(self.announced):
            told = [(s.article_id, typed(s, Commitment)) for s in plan.commitments]
            for article, other in told:
                first = days_of(other.when)
                same = words & (content_stems(other.what) - time_words())
                if article == statement.article_id or not same or not first or first.overlaps(days):
                    continue
                if len(here & company[article]) >= 2 and (first.first or date.min) < (days.last or date.max):
                    plan.moves.append(statement)
                    return True
        return False

    def _take_in(self, statement: Statement, commitment: Commitment, plan: Plan) -> None:
        """Make what was read as an event of its own on the new day part of the plan."""
        for report, other in self._by_article[statement.article_id]:
            if report.statement.index == commitment.event and other is not plan and other.happening:
                plan.moved.append(other.happening)
                self.announced = [one for one in self.announced if one is not other]
                self._known.add(id(other))

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
        whole: frozenset[str],
    ) -> Plan | None:
        """Return the plan of the event that is announced: the one named, the one in the same words, or one of
        the same day that goes by the same name and is told of by an article on the same people.

        ``whole`` are the stems of the announcement with the sentence that it points to.
        """
        words = whole - meeting_words()
        here = self._by_article[statement.article_id]
        for report, plan in here:
            if report.statement.index == commitment.event:
                return plan
        days = days_of(commitment.when)
        for report, plan in here:
            same_time = not (days and report.days) or days.overlaps(report.days)
            if report.ahead and report.event.span.overlaps(commitment.span) and same_time:
                return plan
        for day in days.each(limit=4) if days else ():
            for report, plan in self._by_day[day]:
                alike = words & report.words or (
                    report.place in there and (commitment_meets(commitment.what) or words & report.told)
                )
                alike = alike or (report.event.type in _DEEDS and whole & content_stems(report.event.label))
                if alike and len(company[statement.article_id] & report.company) >= 2:
                    return plan
        return None
