"""Dates, intervals and times of publication in words, never more precise than they were stored."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from lagebild.publish.edtf_read import Point, Time, read_edtf
from lagebild.publish.wording import language, tables

NO_DATE = "9999-12-31"
"""Sorts what has no date last."""


def sort_key(*values: str | None) -> tuple[str, str]:
    """Return the first and last possible day of the first value that can be read; undated sorts last."""
    for value in values:
        time = read_edtf(value) if value else None
        if time is not None:
            return time.bounds()
    return NO_DATE, NO_DATE


def when_words(start: str | None, end: str | None = None) -> str:
    """Return a stored time in words: „17. Januar 2026“, „am Wochenende 17./18. Januar 2026“.

    ``start`` alone may be an interval within which the time lies, or open („bis 13. Februar 2026“); ``start``
    and ``end`` are filled from end to end („17. bis 18. Januar 2026“). A value that cannot be read is given
    as it was stored; nothing gives "".
    """
    if not start:
        return _put("until", time=when_words(end)) if end else ""
    first = read_edtf(start)
    if first is None:
        return start if not end else f"{start}{_to()}{end}"
    if not end or end == start:
        return _interval(first) if first.interval else _one(first)
    last = read_edtf(end)
    if last is None or first.interval or last.interval or first.first is None or last.first is None:
        return f"{when_words(start)}{_to()}{when_words(end)}"
    return _from_to(first.first, last.first, _to())


def stamp_words(value: str | None) -> str:
    """Return a time of publication with its zone: „18. Januar 2026, 22:20 Uhr (MEZ)“."""
    if not value:
        return ""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if "T" not in value and " " not in value:
        return _day(moment.date())
    clock = f"{moment.hour}:{moment.minute:02}"
    return _put("clock", day=_day(moment.date()), clock=clock, zone=_zone(moment))


def day_words(value: str | None) -> str:
    """Return the day of a time of publication: „18. Januar 2026“."""
    if not value:
        return ""
    try:
        return _day(date.fromisoformat(value[:10]))
    except ValueError:
        return value


def short_day(value: str | None) -> str:
    """Return the day in figures: „18.01.2026“."""
    if not value:
        return ""
    try:
        return _format(date.fromisoformat(value[:10]), _words()["short"])
    except ValueError:
        return value


def month_words(day: str) -> str:
    """Return the month of an ISO date: „Januar 2026“."""
    return _format(date.fromisoformat(day), _words()["month"])


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    if offset == _berlin_offset(moment):
        return f" ({_words()['summer' if offset == timedelta(hours=2) else 'winter']})"
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
        text = _put("about_day" if point.day else "about", time=text)
    return _put("unsure", time=text) if point.uncertain else text


def _interval(time: Time) -> str:
    if time.first is None:
        return _put("until", time=_bound(time.last))
    if time.last is None:
        return _put("from", time=_bound(time.first))
    first, last = time.first.date, time.last.date
    if first is None or last is None:
        return f"{_bound(time.first)}{_to()}{_bound(time.last)}"
    if _is_night(time.first, time.last):
        return _put("night", day=_day(last))
    if last == first:
        return _from_to(time.first, time.last, _to())
    if last - first == timedelta(days=1):
        text = _from_to(time.first, time.last, "/")
        return _put("weekend", time=text) if first.weekday() == 5 else text
    text = _from_to(time.first, time.last, _to())
    if last - first == timedelta(days=6) and first.weekday() == 0:
        return _put("week", time=text)
    return _put("within", time=text)


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
        return f"{_bound(first)}{_to()}{_bound(last)}"
    if timed:
        if first.date == last.date and first.hour is not None and last.hour is not None:
            return _put("clocks", day=_day(first.date), first=_clock(first), last=_clock(last))
        return f"{_point(first)}{_to()}{_point(last)}"
    if first.year != last.year:
        return f"{_day(first.date)}{between}{_day(last.date)}"
    pattern = _words()["day_alone" if first.month == last.month else "day_month"]
    return f"{_format(first.date, pattern)}{between}{_day(last.date)}"


def _point(point: Point) -> str:
    if point.month is None:
        return str(point.year)
    if point.day is None:
        name = _words()["seasons"].get(str(point.month))
        return f"{name} {point.year}" if name else month_words(f"{point.year:04}-{point.month:02}-01")
    day = _day(date(point.year, point.month, point.day))
    if point.hour is None:
        return day
    return _put("clock", day=day, clock=_clock(point), zone=_point_zone(point))


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


def _day(day: date) -> str:
    return _format(day, _words()["day"])


def _format(day: date, pattern: str) -> str:
    return _formatted(day, pattern, _words()["locale"])


@lru_cache(maxsize=8192)
def _formatted(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale)


def _words() -> dict[str, Any]:
    words: dict[str, Any] = tables(language())["dates"]
    return words


def _put(key: str, **values: str) -> str:
    return str(_words()[key]).format(**values)


def _to() -> str:
    return f" {_words()['to']} "
