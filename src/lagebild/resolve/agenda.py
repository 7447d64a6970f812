"""What was announced, and what became of it by the day of the newest article (or of ``as_of``).

"Die Gespräche sollen am 3. März fortgesetzt werden" is open until then; happened when a report says so;
moved, cancelled or missed when one says that; and overdue when the day has passed without any news.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from lagebild.model.annotation import Commitment, EventStatus
from lagebild.model.dossier import AgendaItem, AgendaStatus, Evidence
from lagebild.model.statement import Statement
from lagebild.resolve.claim_record import shortened
from lagebild.resolve.days import Days, days_of
from lagebild.resolve.entities import Cast
from lagebild.resolve.events import Happening, Report
from lagebild.resolve.ids import distinct, make_id
from lagebild.resolve.material import Material, evidence_of, merged, quote, typed
from lagebild.resolve.plans import Plan, plans_of

TOOK_PLACE = frozenset({EventStatus.HELD, EventStatus.ONGOING})


def make_agenda(
    material: Material,
    happenings: Sequence[tuple[str, Happening]],
    cast: Cast,
    origin: dict[str, str],
    company: dict[str, frozenset[str]],
    today: str | None,
) -> tuple[AgendaItem, ...]:
    """Return what was announced, judged on the day ``today``; ``company`` is whom each article names."""
    plans = plans_of(material, happenings, origin, company, cast)
    day = date.fromisoformat(today) if today else None
    items = [_item(plan, material, cast, day) for plan in plans]
    ids = distinct(item.id for item in items)
    return tuple(replace(item, id=entry) for item, entry in zip(items, ids, strict=True))


def _item(plan: Plan, material: Material, cast: Cast, today: date | None) -> AgendaItem:
    reports = list(plan.happening.reports) if plan.happening else []
    reports.sort(key=lambda r: (material.rank[r.article], r.statement.index))
    announced = [r for r in reports if r.event.status in (EventStatus.PLANNED, EventStatus.POSSIBLE)]
    moved_to = next((r.event.moved_to for r in reversed(reports) if r.event.moved_to), None) or _later(
        announced
    )
    when = _when(announced or reports, plan.commitments)
    shifted = next((c for c in (typed(s, Commitment) for s in plan.commitments) if c.moved_from), None)
    if shifted is not None and moved_to is None:  # "statt am Mittwoch nun am Freitag"
        when, moved_to = shifted.moved_from, shifted.when
    status, outcome = _outcome(reports, moved_to, when, today, bool(announced or plan.commitments))
    done = plan.happening.outcome if plan.happening else []
    if done and status in (AgendaStatus.OVERDUE, AgendaStatus.OPEN):
        status, outcome = AgendaStatus.HAPPENED, done
    evidence = [_of_report(r, material) for r in announced] + [evidence_of(s) for s in plan.commitments]
    what = _what(announced or reports, plan.commitments, material)
    return AgendaItem(
        id=make_id("agenda", plan.event or what, None if plan.event else when),
        what=what,
        when=when,
        status=status,
        moved_to=moved_to,
        announced_by=_announcers(announced, plan.commitments, cast),
        event=plan.event,
        evidence=merged(evidence) or merged(_of_report(r, material) for r in reports),
        outcome=merged(_of_report(r, material) for r in outcome),
    )


def _of_report(report: Report, material: Material) -> tuple[Evidence, ...]:
    article = material.by_id[report.article]
    return tuple(quote(article, span) for span in (report.event.span, *report.event.evidence))


def _when(reports: Sequence[Report], commitments: Sequence[Statement]) -> str | None:
    """Return the time that was announced first, as narrow as any announcement gives it."""
    times = [interval(r.event.start, r.event.end) for r in reports]
    times += [typed(s, Commitment).when for s in commitments]
    dated = [(days.width, n, time) for n, time in enumerate(times) if time and (days := days_of(time))]
    if not dated:
        return None
    narrow = [row for row in dated if row[0] <= 4]
    return narrow[0][2] if narrow else min(dated)[2]


def _later(announced: Sequence[Report]) -> str | None:
    """Return the date of a later announcement that has no day in common with the first, or None."""
    dated = [
        (r, days) for r in announced if (days := days_of(r.event.start, r.event.end)) and days.width <= 4
    ]
    if not dated or dated[0][1].overlaps(dated[-1][1]) or dated[0][0].article == dated[-1][0].article:
        return None
    return interval(dated[-1][0].event.start, dated[-1][0].event.end)


def interval(start: str | None, end: str | None) -> str | None:
    """Return one EDTF value for a start and an end."""
    if not end or end == start:
        return start
    return f"{start or '..'}/{end}"


def _outcome(
    reports: Sequence[Report], moved_to: str | None, when: str | None, today: date | None, announced: bool
) -> tuple[AgendaStatus, list[Report]]:
    """Return status and the reports that tell it."""
    held = [r for r in reports if r.event.status in TOOK_PLACE]
    if held:
        return AgendaStatus.HAPPENED, held
    if reports and reports[-1].event.status is EventStatus.CANCELLED:
        return AgendaStatus.CANCELLED, [r for r in reports if r.event.status is EventStatus.CANCELLED]
    denied = [r for r in reports if r.event.status is EventStatus.DENIED]
    if denied and reports[-1] in denied and announced:
        return AgendaStatus.MISSED, denied
    moved = [r for r in reports if r.event.moved_to]
    if _passed(days_of(moved_to or when), today):
        return AgendaStatus.OVERDUE, moved
    return (AgendaStatus.MOVED, moved) if moved_to else (AgendaStatus.OPEN, [])


def _passed(days: Days | None, today: date | None) -> bool:
    return bool(days and days.last and today and days.last < today)


def _what(reports: Sequence[Report], commitments: Sequence[Statement], material: Material) -> str:
    if commitments:
        return shortened(typed(commitments[0], Commitment).what)
    return shortened(reports[0].event.title)


def _announcers(reports: Iterable[Report], commitments: Iterable[Statement], cast: Cast) -> tuple[str, ...]:
    found = {cast.named(r.article, name) for r in reports for name in r.event.said_by}
    found |= {cast.named(s.article_id, name) for s in commitments for name in typed(s, Commitment).by}
    return tuple(sorted(entity for entity in found if entity))
