"""Dates, intervals and times of publication in German words, never more precise than they were stored."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from lagebild.publish.edtf_read import Point, Time, read_edtf

NO_DATE = "9999-12-31"
"""Sorts what has no date last."""

_SEASON_NAMES = {
    21: "Frühjahr", 22: "Sommer", 23: "Herbst", 24: "Winter", 25: "Frühjahr", 26: "Sommer", 27: "Herbst",
    28: "Winter", 33: "1. Quartal", 34: "2. Quartal", 35: "3. Quartal", 36: "4. Quartal",
    40: "erstes Halbjahr", 41: "zweites Halbjahr",
}  # fmt: skip


def sort_key(*values: str | None) -> tuple[str, str]:
    """Return the first and last possible day of the first value that can be read; undated sorts last."""
    for value in values:
        time = read_edtf(value) if value else None
        if time is not None:
            return time.bounds()
    return NO_DATE, NO_DATE


def german_when(start: str | None, end: str | None = None) -> str:
    """Return a stored time in German: „17. Januar 2026“, „am Wochenende 17./18. Januar 2026“.

    ``start`` alone may be an interval within which the time lies, or open („bis 13. Februar 2026“); ``start``
    and ``end`` are filled from end to end („17. bis 18. Januar 2026“). A value that cannot be read is given
    as it was stored; nothing gives "".
    """
    if not start:
        return f"bis {german_when(end)}" if end else ""
    first = read_edtf(start)
    if first is None:
        return start if not end else f"{start} bis {end}"
    if not end or end == start:
        return _interval(first) if first.interval else _one(first)
    last = read_edtf(end)
    if last is None or first.interval or last.interval or first.first is None or last.first is None:
        return f"{german_when(start)} bis {german_when(end)}"
    return _from_to(first.first, last.first, " bis ")


@lru_cache(maxsize=4096)
def german_stamp(value: str | None) -> str:
    """Return a time of publication with its zone: „18. Januar 2026, 22:20 Uhr (MEZ)“."""
    if not value:
        return ""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if "T" not in value and " " not in value:
        return _day(moment.date())
    return f"{_day(moment.date())}, {moment.hour}:{moment.minute:02} Uhr{_zone(moment)}"


@lru_cache(maxsize=4096)
def german_day(value: str | None) -> str:
    """Return the day of a time of publication: „18. Januar 2026“."""
    if not value:
        return ""
    try:
        return _day(date.fromisoformat(value[:10]))
    except ValueError:
        return value


@lru_cache(maxsize=4096)
def german_short_day(value: str | None) -> str:
    """Return the day in figures: „18.01.2026“."""
    if not value:
        return ""
    try:
        return _format(date.fromisoformat(value[:10]), "dd.MM.y")
    except ValueError:
        return value


@lru_cache(maxsize=512)
def german_month(day: str) -> str:
    """Return the month of an ISO date: „Januar 2026“."""
    return _format(date.fromisoformat(day), "LLLL y")


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    if offset == _berlin_offset(moment):
        return " (MESZ)" if offset == timedelta(hours=2) else " (MEZ)"
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return " (UTC)" if not minutes else f" (UTC{sign}{hours}{f':{rest:02}' if rest else ''})"


def _berlin_offset(moment: datetime) -> timedelta | None:
    from zoneinfo import ZoneInfo

    try:
        return moment.astimezone(ZoneInfo("Europe/Berlin")).utcoffset()
    except (OverflowError, ValueError):
        return None


def _one(time: Time) -> str:
    assert time.first is not None
    point = time.first
    text = _point(point)
    if point.approximate:
        text = f"um den {text}" if point.day else f"um {text}"
    return f"{text} (unsicher)" if point.uncertain else text


def _interval(time: Time) -> str:
    if time.first is None:
        return f"bis {_bound(time.last)}"
    if time.last is None:
        return f"ab {_bound(time.first)}"
    first, last = time.first.date, time.last.date
    if first is None or last is None:
        return f"{_bound(time.first)} bis {_bound(time.last)}"
    if _is_night(time.first, time.last):
        return f"in der Nacht zum {_day(last)}"
    if last == first:
        return _from_to(time.first, time.last, " bis ")
    if last - first == timedelta(days=1):
        text = _from_to(time.first, time.last, "/")
        return f"am Wochenende {text}" if first.weekday() == 5 else text
    text = _from_to(time.first, time.last, " bis ")
    if last - first == timedelta(days=6) and first.weekday() == 0:
        return f"in der Woche vom {text}"
    return f"im Zeitraum {text}"


def _bound(point: Point | None) -> str:
    return _one(Time(first=point, last=point)) if point else ""


def _is_night(first: Point, last: Point) -> bool:
    """Whether an interval runs from an evening to the morning after."""
    if first.hour is None or last.hour is None or first.date is None or last.date is None:
        return False
    return last.date - first.date == timedelta(days=1) and first.hour >= 18 and last.hour <= 10


def _from_to(first: Point, last: Point, between: str) -> str:
    """Join two points, saying once what they share: „17. bis 18. Januar 2026“."""
    qualified = first.approximate or first.uncertain or last.approximate or last.uncertain
    timed = first.hour is not None or last.hour is not None
    if first.date is None or last.date is None or qualified:
        return f"{_bound(first)} bis {_bound(last)}"
    if timed:
        if first.date == last.date and first.hour is not None and last.hour is not None:
            return f"{_day(first.date)}, {_clock(first)} bis {_clock(last)} Uhr"
        return f"{_point(first)} bis {_point(last)}"
    if first.year != last.year:
        return f"{_day(first.date)}{between}{_day(last.date)}"
    pattern = "d." if first.month == last.month else "d. MMMM"
    return f"{_format(first.date, pattern)}{between}{_day(last.date)}"


def _point(point: Point) -> str:
    if point.month is None:
        return str(point.year)
    if point.day is None:
        name = _SEASON_NAMES.get(point.month)
        return f"{name} {point.year}" if name else _format(date(point.year, point.month, 1), "LLLL y")
    day = _day(date(point.year, point.month, point.day))
    if point.hour is None:
        return day
    return f"{day}, {_clock(point)} Uhr{_point_zone(point)}"


def _point_zone(point: Point) -> str:
    if point.zone is None or point.day is None or point.month is None:
        return ""
    stamp = (
        f"{point.year:04}-{point.month:02}-{point.day:02}T{(point.hour or 0) % 24:02}:{point.minute or 0:02}"
    )
    try:
        return _zone(datetime.fromisoformat(stamp + point.zone))
    except ValueError:
        return ""


def _clock(point: Point) -> str:
    return f"{point.hour}:{point.minute or 0:02}"


@lru_cache(maxsize=4096)
def _day(day: date) -> str:
    return _format(day, "d. MMMM y")


def _format(day: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale="de")
