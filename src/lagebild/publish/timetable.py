"""Agenda: what was announced for which time, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.model.annotation import EventStatus
from lagebild.model.dossier import AgendaItem, AgendaStatus
from lagebild.publish.anchors import anchor
from lagebild.publish.dates import sort_key, when_words
from lagebild.publish.index import DossierIndex
from lagebild.publish.phrases import heading
from lagebild.publish.wording import label

_PENDING = (AgendaStatus.OPEN, AgendaStatus.OVERDUE, AgendaStatus.MOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One announced date."""

    item: AgendaItem
    anchor: str
    what: str
    when: str
    moved_to: str
    status_word: str
    announced_by: tuple[str, ...]
    event: str | None
    sort: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """Announced dates: still to come or without news, and settled ones."""

    pending: tuple[AgendaLine, ...]
    settled: tuple[AgendaLine, ...]


def timetable(index: DossierIndex) -> Timetable:
    """Return pending dates in the order of time and settled ones with the latest first."""
    lines = sorted(
        (agenda_line(index, item) for item in index.dossier.agenda), key=lambda line: (line.sort, line.anchor)
    )
    return Timetable(
        pending=tuple(line for line in lines if line.item.status in _PENDING),
        settled=tuple(line for line in reversed(lines) if line.item.status not in _PENDING),
    )


def agenda_line(index: DossierIndex, item: AgendaItem) -> AgendaLine:
    """Return one announced date as a line."""
    return AgendaLine(
        item=item,
        anchor=anchor("t", item.id),
        what=heading(item.what),
        when=when_words(item.when),
        moved_to=when_words(item.moved_to),
        status_word=_status_word(index, item),
        announced_by=index.names(item.announced_by),
        event=anchor("e", item.event) if item.event and item.event in index.events else None,
        sort=sort_key(item.moved_to, item.when),
    )


def _status_word(index: DossierIndex, item: AgendaItem) -> str:
    """Return the word for a date's status; what its event calls only possible is not announced."""
    event = index.events.get(item.event) if item.event else None
    unsure = (EventStatus.POSSIBLE, EventStatus.REPORTED)
    if item.status is AgendaStatus.OPEN and event is not None and event.status in unsure:
        return label("event_status", event.status)
    return label("agenda_status", item.status)
