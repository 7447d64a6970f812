"""Chronik: events, presented papers and announced dates in the order of time, past and to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lagebild.lexicon import endings
from lagebild.model.annotation import EventStatus, EventType
from lagebild.model.dossier import AgendaItem, AgendaStatus, Entity, Evidence, RecordedEvent, RecordedPaper
from lagebild.model.entity import EntityKind
from lagebild.publish.anchors import anchor
from lagebild.publish.dates import NO_DATE, month_words, sort_key, when_words
from lagebild.publish.index import DossierIndex, by_name, parties
from lagebild.publish.phrases import capital, heading
from lagebild.publish.wording import label, say

AGENDA_AS_STATUS = {
    AgendaStatus.OPEN: EventStatus.PLANNED,
    AgendaStatus.HAPPENED: EventStatus.HELD,
    AgendaStatus.MISSED: EventStatus.PLANNED,
    AgendaStatus.MOVED: EventStatus.PLANNED,
    AgendaStatus.CANCELLED: EventStatus.CANCELLED,
    AgendaStatus.OVERDUE: EventStatus.PLANNED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronicleEntry:
    """One line of the timeline."""

    id: str
    """The id of the event, paper or date in the record."""
    entry: str
    """The anchor of that entry itself; ``anchor`` is that of this line."""
    anchor: str
    title: str
    when: str
    first: str
    last: str
    kind: str
    kind_word: str
    status: EventStatus
    status_word: str
    participants: tuple[Entity, ...]
    sides: tuple[Entity, ...]
    places: tuple[str, ...]
    round: int | None
    format_word: str
    vouchers: tuple[str, ...]
    reported: str
    evidence: tuple[Evidence, ...]

    @property
    def month(self) -> str:
        """The month that it begins in („2026-01“), "" without a date."""
        return self.first[:7] if self.dated else ""

    @property
    def month_words(self) -> str:
        """The same in words."""
        return month_words(f"{self.month}-01") if self.month else ""

    @property
    def dated(self) -> bool:
        """Whether the entry has a place on the time line."""
        return self.first != NO_DATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The entries of one month; ``label`` is "" for those without a date."""

    label: str
    entries: tuple[ChronicleEntry, ...]
    near: bool = True
    """Whether it lies around the day of the dossier, and is shown open where the chronicle is long."""


def chronicle(index: DossierIndex) -> tuple[Month, ...]:
    """Return all entries by month, oldest first, those without a date last."""
    entries = chronicle_entries(index)
    months: dict[str, list[ChronicleEntry]] = {}
    for entry in entries:
        months.setdefault(entry.first[:7] if entry.dated else "", []).append(entry)
    return tuple(
        Month(
            label=month_words(f"{month}-01") if month else "",
            entries=tuple(found),
            near=_is_near(month, index.as_of[:7]),
        )
        for month, found in months.items()
    )


def _is_near(month: str, now: str) -> bool:
    """Whether a month („2026-01“) is that of the dossier or the one before or after."""
    if not month or not now:
        return False
    return abs(int(month[:4]) * 12 + int(month[5:]) - int(now[:4]) * 12 - int(now[5:])) < 2


def chronicle_entries(index: DossierIndex) -> tuple[ChronicleEntry, ...]:
    """Return events, presented papers, and announced dates that are no event of their own."""
    return tuple(entry_of(index, row) for row in chronicle_rows(index))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a line of the chronicle is made from: an event, a paper, a date, or an event with its paper."""

    first: str
    last: str
    title: str
    anchor: str
    event: RecordedEvent | None = None
    paper: RecordedPaper | None = None
    item: AgendaItem | None = None


def chronicle_rows(index: DossierIndex) -> tuple[Row, ...]:
    """Return the lines of the chronicle in the order of time, before they are written out."""
    dossier = index.dossier
    presentations = _presentations(dossier.events)
    told = {paper.id: event for paper in dossier.papers if (event := _presentation(presentations, paper))}
    shown = {event.id: index.papers[paper] for paper, event in told.items()}
    rows = [_event_row(event, shown.get(event.id)) for event in dossier.events]
    for paper in dossier.papers:
        if paper.presented and paper.id not in told:
            first, last = sort_key(paper.presented)
            name = capital(paper.name)
            rows.append(Row(first=first, last=last, title=name, anchor=anchor("cp", paper.id), paper=paper))
    for item in dossier.agenda:
        if item.event is None and item.when:
            first, last = sort_key(item.moved_to, item.when)
            what = heading(item.what)
            rows.append(Row(first=first, last=last, title=what, anchor=anchor("ct", item.id), item=item))
    return tuple(sorted(rows, key=lambda row: (row.first, row.last, row.title, row.anchor)))


def _event_row(event: RecordedEvent, paper: RecordedPaper | None) -> Row:
    first, last = _event_days(event)
    title = capital(paper.name) if paper else event.title
    return Row(first=first, last=last, title=title, anchor=anchor("e", event.id), event=event, paper=paper)


def entry_of(index: DossierIndex, row: Row) -> ChronicleEntry:
    """Return a line written out."""
    if row.event is not None:
        return _presented(index, row.event, row.paper) if row.paper else event_entry(index, row.event)
    return _paper_entry(index, row.paper) if row.paper else _agenda_entry(index, _given(row.item))


def _given(item: AgendaItem | None) -> AgendaItem:
    assert item is not None, "a row is made from something"
    return item


_ONE_PASSAGE = 200
"""Presentation and paper are one line if some of their evidence is at most so many characters apart."""


def _presentations(events: tuple[RecordedEvent, ...]) -> dict[str, list[RecordedEvent]]:
    """Return the presentations that took place by their time."""
    found: dict[str, list[RecordedEvent]] = {}
    for event in events:
        if event.type is EventType.PRESENTATION and event.status is EventStatus.HELD and event.start:
            found.setdefault(event.start, []).append(event)
    return found


def _presentation(
    presentations: dict[str, list[RecordedEvent]], paper: RecordedPaper
) -> RecordedEvent | None:
    """Return the event that is the presentation of a paper: same time, and read from the same passage."""
    for event in presentations.get(paper.presented or "", ()):
        for one in event.evidence:
            for other in paper.evidence:
                if one.article == other.article and abs(one.start - other.start) <= _ONE_PASSAGE:
                    return event
    return None


def _event_days(event: RecordedEvent) -> tuple[str, str]:
    first, last = sort_key(event.start, event.end)
    if event.end and event.start:
        last = max(last, sort_key(event.end)[1])
    return first, last


def _presented(index: DossierIndex, event: RecordedEvent, paper: RecordedPaper) -> ChronicleEntry:
    """Return the line of an event that presents a paper: it bears the paper's name."""
    entry = event_entry(index, event)
    return replace(
        entry,
        title=capital(paper.name),
        kind_word=say("chronicle.paper"),
        evidence=tuple(dict.fromkeys((*event.evidence, *paper.evidence))),
    )


_BY_WORDS = frozenset({EntityKind.GROUP, EntityKind.UNNAMED, EntityKind.DELEGATION})


def _each_once(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the participants, groups of the same words once: "die Minister" of two articles.

    Two persons of one name stay two.
    """
    shown: dict[str, Entity] = {}
    for entity in entities:
        key = entity.name if entity.kind in _BY_WORDS else entity.id
        shown.setdefault(key, entity)
    return tuple(shown.values())


def event_entry(index: DossierIndex, event: RecordedEvent) -> ChronicleEntry:
    """Return the line of an event. Its vouchers are named if every source of it is somebody's word."""
    first, last = _event_days(event)
    vouchers = vouched_by(index, event.evidence)
    people = [item.entity for item in event.participants]
    sides = [item.side or item.entity for item in event.participants]
    return ChronicleEntry(
        id=event.id,
        entry=anchor("e", event.id),
        anchor=anchor("e", event.id),
        title=event.title,
        when=when_words(event.start, event.end),
        first=first,
        last=last,
        kind=event.type,
        kind_word=label("event_type", event.type),
        status=event.status,
        status_word=status_word(event, vouchers),
        participants=_each_once(index.entities[i] for i in dict.fromkeys(people) if i in index.entities),
        sides=parties(index, sides),
        places=index.names(event.places),
        round=event.round,
        format_word=label("event_format", event.format) if event.format else "",
        vouchers=vouchers,
        reported=index.first_day(event.evidence),
        evidence=event.evidence,
    )


def status_word(event: RecordedEvent, vouchers: tuple[str, ...] = ()) -> str:
    """Return the word for an event's status; what took place is named by its type („unterzeichnet“).

    What somebody vouches for is no hearsay, though no report states it as a fact.
    """
    if event.status is EventStatus.HELD:
        one = event.type is EventType.TALKS and _is_one(event.title)
        return label("held_word", EventType.MEETING if one else event.type)
    if event.status is EventStatus.REPORTED and vouchers:
        return say("chronicle.on_word")
    return label("event_status", event.status)


def _is_one(title: str) -> bool:
    """Whether a title of talks is a singular: „Gespräch in Davos“, „Zweite Runde“, not „Gespräche“."""
    nouns = [word for word in title.split() if word[:1].isupper()]
    head = nouns[1] if len(nouns) > 1 and nouns[0].endswith("te") else next(iter(nouns), "")
    return head.endswith(endings("resolve_words", "one_meeting"))


def vouched_by(index: DossierIndex, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Return who vouches for an entry: the speakers, if each piece of evidence lies inside somebody's words.

    One report that states it in its own voice is enough to need no voucher; then this is empty.
    """
    names: dict[str, None] = {}
    for item in evidence:
        quotations = index.vouchers(item)
        if not quotations:
            return ()
        for speaker in quotations[-1].speakers:
            names.setdefault(index.name(speaker.entity) if speaker.entity else speaker.text)
    return tuple(names)


def _paper_entry(index: DossierIndex, paper: RecordedPaper) -> ChronicleEntry:
    first, last = sort_key(paper.presented)
    return ChronicleEntry(
        id=paper.id,
        entry=anchor("p", paper.id),
        anchor=anchor("cp", paper.id),
        title=capital(paper.name),
        when=when_words(paper.presented),
        first=first,
        last=last,
        kind="paper",
        kind_word=say("chronicle.paper"),
        status=EventStatus.HELD,
        status_word=label("held_word", EventType.PRESENTATION),
        participants=tuple(index.entities[item] for item in paper.presented_by if item in index.entities),
        sides=parties(index, paper.presented_by),
        places=(),
        round=None,
        format_word="",
        vouchers=vouched_by(index, paper.evidence),
        reported=index.first_day(paper.evidence),
        evidence=paper.evidence,
    )


def _agenda_entry(index: DossierIndex, item: AgendaItem) -> ChronicleEntry:
    first, last = sort_key(item.moved_to, item.when)
    return ChronicleEntry(
        id=item.id,
        entry=anchor("t", item.id),
        anchor=anchor("ct", item.id),
        title=heading(item.what),
        when=when_words(item.moved_to or item.when),
        first=first,
        last=last,
        kind="agenda",
        kind_word=say("chronicle.date"),
        status=AGENDA_AS_STATUS[item.status],
        status_word=label("agenda_status", item.status),
        participants=tuple(index.entities[who] for who in item.announced_by if who in index.entities),
        sides=parties(index, item.announced_by),
        places=(),
        round=None,
        format_word="",
        vouchers=(),
        reported=index.first_day(item.evidence),
        evidence=(*item.evidence, *item.outcome),
    )


def all_sides(entries: tuple[ChronicleEntry, ...]) -> tuple[Entity, ...]:
    """Return every side that occurs in the entries, by name."""
    found = {side.id: side for entry in entries for side in entry.sides}
    return tuple(sorted(found.values(), key=by_name))


def all_people(entries: tuple[ChronicleEntry, ...]) -> tuple[Entity, ...]:
    """Return every person that occurs in the entries, by name."""
    found = {who.id: who for entry in entries for who in entry.participants if who.kind is EntityKind.PERSON}
    return tuple(sorted(found.values(), key=by_name))
