"""The timeline as a strip of SVG. Places across are percentages: it fits any width undistorted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lagebild.model.annotation import EventStatus
from lagebild.publish.chronicle import ChronicleEntry
from lagebild.publish.dates import day_words, month_words
from lagebild.publish.wording import say

ROWS = (
    ("told", (EventStatus.HELD, EventStatus.ONGOING)),
    ("ahead", (EventStatus.PLANNED, EventStatus.POSSIBLE)),
    ("unsure", (EventStatus.REPORTED, EventStatus.DISPUTED, EventStatus.DENIED, EventStatus.CANCELLED)),
)
ROW_HEIGHT = 26
TOP = 24
LONGEST = timedelta(days=62)
"""What is known no closer than this would fill the strip and is left to the list."""

MOST = 400
"""Signs on the strip."""

LAST_LABEL = 0.88
"""How far to the right a label may begin."""

_MOST_TICKS = 14

Row = tuple[ChronicleEntry, date, date]
"""An entry with its first and its last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An entry on the strip. ``width`` above zero is an interval."""

    href: str
    title: str
    status: str
    x: str
    width: str | None
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The beginning of a month."""

    x: str
    label: str
    minor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A drawing that the template fills in."""

    height: int
    rows: tuple[tuple[str, int], ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    today: str | None
    today_label: str
    summary: str


def strip(entries: tuple[ChronicleEntry, ...], as_of: str) -> Strip | None:
    """Return the drawing of all dated entries; None with fewer than two of them."""
    dated = [(entry, *_days(entry)) for entry in entries if entry.dated]
    dated = [row for row in dated if row[2] - row[1] <= LONGEST]
    dated = _nearest(_around(dated, _day(as_of)), _day(as_of))
    if len(dated) < 2:
        return None
    first = min(start for _, start, _ in dated) - timedelta(days=3)
    last = max(end for _, _, end in dated) + timedelta(days=3)
    today = _day(as_of)
    if today is not None and first - timedelta(days=60) <= today <= last + timedelta(days=60):
        first, last = min(first, today - timedelta(days=3)), max(last, today + timedelta(days=3))
    scale = _Scale(first, max((last - first).days, 1))
    shown_today = today is not None and first <= today <= last
    return Strip(
        height=TOP + ROW_HEIGHT * len(ROWS) + 22,
        rows=tuple(
            (say(f"chronicle.row_{name}"), TOP + ROW_HEIGHT * number + ROW_HEIGHT // 2)
            for number, (name, _) in enumerate(ROWS)
        ),
        dots=tuple(_dot(scale, entry, start, end) for entry, start, end in dated),
        ticks=tuple(_ticks(scale, first, last)),
        today=scale.at(today) if today is not None and shown_today else None,
        today_label=say("common.as_of", day=day_words(as_of)),
        summary=say(
            "chronicle.strip",
            number=len(dated),
            first=day_words(first.isoformat()),
            last=day_words(last.isoformat()),
        ),
    )


def _around(rows: list[Row], today: date | None) -> list[Row]:
    """Return the entries near the day of the dossier: a date years off would press all others into a corner.

    Left to the list is what lies further off than a quarter of a year and four times the middle distance.
    """
    if today is None or not rows:
        return rows
    distances = sorted(_distance(row, today) for row in rows)
    reach = max(92, 4 * distances[len(distances) // 2])
    return [row for row in rows if _distance(row, today) <= reach]


def _nearest(rows: list[Row], today: date | None) -> list[Row]:
    """Return as many entries as a reader can tell apart, those nearest to the day of the dossier."""
    if today is None or len(rows) <= MOST:
        return rows[:MOST]
    chosen = sorted(range(len(rows)), key=lambda number: (_distance(rows[number], today), number))[:MOST]
    return [rows[number] for number in sorted(chosen)]


def _distance(row: Row, today: date) -> int:
    return max((row[1] - today).days, (today - row[2]).days, 0)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    days: int

    def at(self, day: date) -> str:
        return f"{100 * (day - self.first).days / self.days:.2f}%"

    def width(self, days: int) -> str:
        return f"{100 * days / self.days:.2f}%"


def _dot(scale: _Scale, entry: ChronicleEntry, start: date, end: date) -> Dot:
    row = next(number for number, (_, members) in enumerate(ROWS) if entry.status in members)
    long = (end - start).days
    return Dot(
        href="#" + entry.anchor,
        title=f"{entry.when}: {entry.title} ({entry.status_word})",
        status=entry.status,
        x=scale.at(start),
        width=scale.width(long) if long else None,
        y=TOP + ROW_HEIGHT * row + ROW_HEIGHT // 2,
    )


def _ticks(scale: _Scale, first: date, last: date) -> list[Tick]:
    months = (last.year - first.year) * 12 + last.month - first.month
    step = max(1, -(-months // _MOST_TICKS))
    found = []
    for number in range(0, months + 1, step):
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        day = date(year, month + 1, 1)
        if first <= day <= last:
            found.append(day)
    every = 1 if len(found) < 5 else 2 if len(found) < 9 else 4
    return [_tick(scale, day, minor=number % every != 0) for number, day in enumerate(found)]


def _tick(scale: _Scale, day: date, *, minor: bool) -> Tick:
    """Return a tick; one close to the right edge has no room for its label."""
    room = (day - scale.first).days / scale.days < LAST_LABEL
    return Tick(x=scale.at(day), label=month_words(day.isoformat()) if room else "", minor=minor)


def _days(entry: ChronicleEntry) -> tuple[date, date]:
    start, end = _day(entry.first), _day(entry.last)
    assert start is not None
    return start, end if end is not None and end >= start else start


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
