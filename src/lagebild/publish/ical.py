"""Announced dates as an iCalendar file (RFC 5545), for the desk's calendar.

„bis 13. Februar“ is the last day, a weekend its two days, a time of day a time. What has no date, or only a
month or more, stays out. Announced is TENTATIVE, taken place CONFIRMED, called off CANCELLED.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from lagebild.model.annotation import EventStatus
from lagebild.model.dossier import AgendaStatus, Dossier, Evidence
from lagebild.publish.edtf_read import Point, read_edtf
from lagebild.publish.grammar import by
from lagebild.publish.index import DossierIndex
from lagebild.publish.phrases import heading
from lagebild.publish.taken import clean, short_quote, urls, urn
from lagebild.publish.wording import label, language, say

LONGEST = timedelta(days=10)
"""A time known no closer than this is no date in a calendar."""

_STATUS = {AgendaStatus.HAPPENED: "CONFIRMED", AgendaStatus.CANCELLED: "CANCELLED"}
_AHEAD = (EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.CANCELLED)


def render_ical(dossier: Dossier) -> bytes:
    """Return the calendar of all announced dates and of planned events that are none of them."""
    from icalendar import Calendar

    index = DossierIndex(dossier)
    calendar = Calendar()
    calendar.add("prodid", f"-//Lagebild//Agenda//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Lagebild: {say('title.agenda')}")
    for item in dossier.agenda:
        note = label("agenda_status", item.status)
        if item.announced_by:
            note += f"; {say('common.announced_by', who=by(index.names(item.announced_by)))}"
        times = (item.moved_to or item.when, None)
        status = _STATUS.get(item.status, "TENTATIVE")
        _add(
            calendar, index, item.id, heading(item.what), times, status, note, (*item.evidence, *item.outcome)
        )
    linked = {item.event for item in dossier.agenda}
    for event in dossier.events:
        if event.status in _AHEAD and event.id not in linked:
            status = "CANCELLED" if event.status is EventStatus.CANCELLED else "TENTATIVE"
            note = label("event_status", event.status)
            _add(
                calendar, index, event.id, event.title, (event.start, event.end), status, note, event.evidence
            )
    return bytes(calendar.to_ical())


def _add(
    calendar: Any,
    index: DossierIndex,
    identifier: str,
    summary: str,
    times: tuple[str | None, str | None],
    status: str,
    note: str,
    evidence: tuple[Evidence, ...],
) -> None:
    from icalendar import Event

    bounds = calendar_bounds(*times)
    if bounds is None:
        return
    entry = Event()
    entry.add("uid", urn(identifier))
    entry.add("dtstamp", _stamp(index.last_day(evidence) or index.as_of))
    entry.add("dtstart", bounds[0])
    if bounds[1] is not None:
        entry.add("dtend", bounds[1])
    entry.add("summary", short_quote(summary))
    entry.add("status", status)
    entry.add("transp", "TRANSPARENT")
    lines = [note, *(f"„{short_quote(item.text)}“ {_source(index, item)}" for item in evidence[:3])]
    entry.add("description", clean("\n".join(lines)))
    if found := urls(index, evidence):
        entry.add("url", found[0])
    calendar.add_component(entry)


def calendar_bounds(
    start: str | None, end: str | None
) -> tuple[date | datetime, date | datetime | None] | None:
    """Return start and (exclusive) end for a calendar, or None where the time is too vague for one."""
    first = read_edtf(start) if start else None
    last = read_edtf(end) if end else None
    if first is None:
        return None
    if not first.interval and first.first is not None and first.first.hour is not None and end is None:
        moment = _moment(first.first)
        return (moment, None) if moment else None
    begin, finish = first.bounds()[0], (last or first).bounds()[1]
    if first.first is None:
        begin = finish
    day, until = date.fromisoformat(begin), date.fromisoformat(finish)
    if not timedelta(0) <= until - day <= LONGEST or until >= date.max - timedelta(days=1):
        return None
    return day, until + timedelta(days=1)


def _moment(point: Point) -> datetime | None:
    if point.date is None or point.hour is None:
        return None
    bare = f"{point.date.isoformat()}T{point.hour % 24:02}:{point.minute or 0:02}"
    try:
        moment = datetime.fromisoformat(bare + (point.zone or ""))
        return moment.astimezone(UTC) if point.zone else moment
    except (OverflowError, ValueError):
        return None


def _stamp(day: str) -> datetime:
    try:
        return datetime.fromisoformat(day[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)


def _source(index: DossierIndex, evidence: Evidence) -> str:
    entry = index.article(evidence.article)
    outlet = (entry.article.outlet if entry else None) or say("common.no_outlet_given")
    return f"({outlet}, {index.day(evidence) or say('common.no_date')})"
