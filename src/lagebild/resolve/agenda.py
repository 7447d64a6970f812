"""What was announced, and what became of it by the day of the newest article (or of ``as_of``).

"Die Gespräche sollen am 3. März fortgesetzt werden" is open until then; happened when a report says so;
moved, cancelled or missed when one says that; and overdue when the day has passed without any news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from lagebild.model.annotation import Act, Commitment, EventStatus, Quotation
from lagebild.model.dossier import AgendaItem, AgendaStatus, Evidence
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.agenda_words import calls_off, talks
from lagebild.resolve.claim_record import shortened
from lagebild.resolve.days import Days, days_of
from lagebild.resolve.deadlines import Deadlines
from lagebild.resolve.entities import Cast
from lagebild.resolve.events import Happening, Report
from lagebild.resolve.fulfilment import Fulfilment
from lagebild.resolve.ids import distinct, make_id
from lagebild.resolve.likeness import content_stems
from lagebild.resolve.material import Material, evidence_of, merged, quote, typed
from lagebild.resolve.name_words import NameWords
from lagebild.resolve.plans import Plan, plans_of, spelled_out
from lagebild.resolve.propositions import as_sentence, opens_as_relative, readable
from lagebild.resolve.sentences import sentence_at, sentences
from lagebild.resolve.shifts import Shifts
from lagebild.resolve.told_days import ToldDays
from lagebild.resolve.travels import TOOK_PLACE, Travels

ANNOUNCING = frozenset({Act.SAY, Act.ANNOUNCE, Act.PROMISE, Act.OFFER, Act.THREATEN, Act.CONFIRM})
Said = dict[str, list[Quotation]]


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
    told, names, said = ToldDays(), NameWords(material, cast), _said(material)
    news = Fulfilment(material, company, told, names)
    shifts = Shifts(material, company, told, names)
    travels = Travels(material, happenings, names)
    due = Deadlines(material, company, cast, told, names)
    items = [_item(plan, material, cast, day, news, shifts, travels, due, said) for plan in plans]
    items = [item for item in items if item.when or item.moved_to or item.status is not AgendaStatus.OPEN]
    ids = distinct(item.id for item in items)
    return tuple(replace(item, id=entry) for item, entry in zip(items, ids, strict=True))


def _item(
    plan: Plan,
    material: Material,
    cast: Cast,
    today: date | None,
    news: Fulfilment,
    shifts: Shifts,
    travels: Travels,
    due: Deadlines,
    said: Said,
) -> AgendaItem:
    reports = [report for happening in plan.happenings() for report in happening.reports]
    reports.sort(key=lambda r: (material.rank[r.article], r.statement.index))
    plan.commitments.sort(key=lambda s: (material.rank[s.article_id], s.index))
    announced = [r for r in reports if r.event.status in (EventStatus.PLANNED, EventStatus.POSSIBLE)]
    moved_to = _moved_to(plan, reports, announced)
    when = _when(announced or reports, plan.commitments)
    shifted = next((c for c in (typed(s, Commitment) for s in plan.commitments) if c.moved_from), None)
    if shifted is not None and moved_to is None:  # "statt am Mittwoch nun am Freitag"
        when, moved_to = shifted.moved_from, shifted.when
    after = [report for happening in plan.moved for report in happening.reports]
    told = [*reports, *(r for r in after if r.event.status in TOOK_PLACE)]
    status, outcome = _outcome(told, moved_to, when, today, bool(announced or plan.commitments))
    shown = merged(_of_report(r, material) for r in outcome)
    if status in (AgendaStatus.OVERDUE, AgendaStatus.OPEN, AgendaStatus.MOVED):
        done = [r for h in (*plan.happenings(), *plan.moved) for r in h.outcome]
        going = days_of(moved_to or when)
        done += [r for s in plan.commitments if going for r in travels.of(s, going)]
        found = merged(_of_report(r, material) for r in done)
        became = _became(plan, moved_to, today, due) if not found else None
        if became:
            status = AgendaStatus.HAPPENED if became[0] else AgendaStatus.MISSED
            shown = (became[1],)
        elif found := found or _news(plan, announced or reports[:1], moved_to or when, today, news, material):
            status, shown = AgendaStatus.HAPPENED, found
        elif plan.moves:
            shown = merged(evidence_of(s) for s in plan.moves)
        elif other := _changed(plan, announced or reports[:1], moved_to or when, shifts, material):
            new, sentence = other
            moved_to = new or moved_to
            status, shown = (AgendaStatus.MOVED if new else AgendaStatus.CANCELLED), (sentence,)
            if new and (told_of := _news(plan, announced or reports[:1], new, today, news, material)):
                status, shown = AgendaStatus.HAPPENED, told_of
            elif new and _passed(days_of(new), today):
                status = AgendaStatus.OVERDUE
    if status is AgendaStatus.HAPPENED and moved_to is None:
        other = _changed(plan, announced or reports[:1], when, shifts, material, talks())
        moved_to = other[0] if other else None
    evidence = [_of_report(r, material) for r in announced or reports[:1]]
    evidence += [evidence_of(s) for s in plan.commitments]
    what = _what(announced or reports, plan.commitments, material)
    return AgendaItem(
        id=make_id("agenda", plan.event or what, None if plan.event else when),
        what=what,
        when=when,
        status=status,
        moved_to=moved_to,
        announced_by=_announcers(announced, plan.commitments, cast, said),
        event=plan.event,
        evidence=merged(evidence) or merged(_of_report(r, material) for r in reports),
        outcome=shown,
    )


def _moved_to(plan: Plan, reports: Sequence[Report], announced: Sequence[Report]) -> str | None:
    """Return the new day: as a report says it, as a later sentence gives it, or as announced later."""
    said = next((r.event.moved_to for r in reversed(reports) if r.event.moved_to), None)
    given = next((typed(s, Commitment).when for s in reversed(plan.moves)), None)
    return said or given or _later(announced)


def _became(
    plan: Plan, moved_to: str | None, today: date | None, due: Deadlines
) -> tuple[bool, Evidence] | None:
    """Return whether what is due was done in time, with the sentence of a later article that says so."""
    if moved_to is not None:
        return None
    owed = [row for s in plan.commitments if (row := due.owed(s))]
    return next((found for row in owed if (found := due.became(row, today))), None)


def _news(
    plan: Plan,
    announced: Sequence[Report],
    when: str | None,
    today: date | None,
    news: Fulfilment,
    material: Material,
) -> tuple[Evidence, ...]:
    """Return what later articles tell of it, once its day has come."""
    days = days_of(when)
    start = (days.first or days.last) if days else None
    if days is None or start is None or today is None or start > today:
        return ()
    places = [(r.article, r.event.span, r.event.title) for r in announced]
    told = [*plan.commitments, *plan.moves]
    places += [(s.article_id, c.span, c.what) for s in told if (c := typed(s, Commitment))]
    places.sort(key=lambda row: (material.rank[row[0]], row[1].start))
    return next((found for row in places if (found := news.of(*row, days))), ())


def _changed(
    plan: Plan,
    announced: Sequence[Report],
    when: str | None,
    shifts: Shifts,
    material: Material,
    without: frozenset[str] = frozenset(),
) -> tuple[str | None, Evidence] | None:
    """Return the new day that a later article gives, or None for one that calls it off, with its sentence.

    The words ``without`` do not tell that a sentence is about it.
    """
    days = days_of(when)
    if days is None or (days.first is None and days.last is None):
        return None
    for statement in plan.commitments:
        found = typed(statement, Commitment)
        if calls_off(found.span.of(material.by_id[statement.article_id].text)) and found.moved_from is None:
            return None, evidence_of(statement)[0]
    places = [(r.article, r.event.title, [r.event.span, *r.event.evidence]) for r in announced]
    for statement in plan.commitments:
        found = typed(statement, Commitment)
        text = spelled_out(found, material.by_id[statement.article_id])
        places.append((statement.article_id, text, [found.span]))
    for article, what, own in sorted(places, key=lambda row: material.rank[row[0]]):
        words = content_stems(what) - without
        if moved := shifts.shift(article, days, words, plan.places()):
            return moved.day.isoformat(), moved.evidence
        if off := shifts.called_off(article, days, words, own):
            return None, off
    return None


def _of_report(report: Report, material: Material) -> tuple[Evidence, ...]:
    article = material.by_id[report.article]
    spans = [report.event.span, *report.event.evidence]
    when = report.event.when
    number = sentence_at(article, when.start) if when else None
    if when and number is not None and not any(span.covers(when) for span in spans):
        spans.append(
            sentences(article)[number]
        )  # "Abgesagt wurde ein Besuch, der für den 11. Mai geplant war"
    return tuple(quote(article, span) for span in spans)


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
    if reports and reports[-1].event.status is EventStatus.CANCELLED and not moved_to:
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
    for statement in commitments:
        found, article = typed(statement, Commitment), material.by_id[statement.article_id]
        written = found.span.of(article.text)
        cut = opens_as_relative(written) and found.what.casefold().startswith(written.split()[0])
        if not (reports and cut):
            return shortened(readable(as_sentence(found.what), article, found.span))
    return shortened(reports[0].event.title)


def _said(material: Material) -> Said:
    """Return the quotations of each article that announce, promise or say something."""
    found: Said = defaultdict(list)
    for statement in material.of_kind(StatementKind.QUOTATION):
        quotation = typed(statement, Quotation)
        if quotation.act in ANNOUNCING and quotation.within is None:
            found[statement.article_id].append(quotation)
    return found


def _announcers(
    reports: Iterable[Report], commitments: Iterable[Statement], cast: Cast, said: Said
) -> tuple[str, ...]:
    """Return who announces it: who does it by the words, and who is quoted with them."""
    places = [(r.article, r.event.span, r.event.said_by) for r in reports]
    places += [(s.article_id, typed(s, Commitment).span, typed(s, Commitment).by) for s in commitments]
    found = {cast.named(article, name) for article, _, names in places for name in names}
    for article, span, _ in places:
        for quotation in said.get(article, ()):
            if any(piece.covers(span) for piece in quotation.spans):
                found |= {cast.named(article, name) for name in quotation.speakers}
    return tuple(sorted(entity for entity in found if entity))
