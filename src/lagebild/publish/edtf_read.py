"""EDTF (ISO 8601-2) values read into days, as far as the record uses them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2}|XX))?(?:-(?P<day>\d{2}|XX))?"
    r"(?:T(?P<hour>\d{2})(?::(?P<minute>\d{2}))?(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_SEASONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
}
_SEASONS |= {25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14), 40: (1, 6), 41: (7, 12)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A year, month, season, day or minute. ``month`` above 12 is an EDTF season, quarter or half-year."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    approximate: bool = False
    uncertain: bool = False

    @property
    def date(self) -> date | None:
        """The day, or None where only the month or year is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def bounds(self) -> tuple[str, str]:
        """Return the first and last day that the point can mean, as ISO dates."""
        if self.day is not None:
            day = f"{self.year:04}-{self.month:02}-{self.day:02}"
            return day, day
        first, last = _SEASONS.get(self.month, (self.month, self.month)) if self.month else (1, 12)
        year, end = (self.year + 1, last - 12) if last > 12 else (self.year, last)
        return f"{self.year:04}-{first:02}-01", f"{year:04}-{end:02}-{monthrange(year, end)[1]:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A point, or an interval whose ``first`` or ``last`` may be open."""

    first: Point | None
    last: Point | None
    interval: bool = False

    def bounds(self) -> tuple[str, str]:
        """Return first and last possible day; an open end is bounded by the other one."""
        start = self.first or self.last
        end = self.last or self.first
        if start is None or end is None:
            return "9999-12-31", "9999-12-31"
        return start.bounds()[0], end.bounds()[1]


@lru_cache(maxsize=4096)
def read_edtf(value: str) -> Time | None:
    """Return what an EDTF value means, or None where it is none that the record uses.

    Understands ``2026``, ``2025-11``, ``2026-01-17``, ``2026-01-17T10:30+01:00``, the qualifiers ``~``,
    ``?`` and ``%``, intervals, open intervals (``../2026-02-13``), seasons and quarters (``2026-22``), and
    one of two (``[2026-01-17,2026-01-18]``).
    """
    text = value.strip()
    if text.startswith("[") and text.endswith("]") and "," in text:
        text = text[1:-1].split(",")[0] + "/" + text[1:-1].split(",")[-1]
    if "/" not in text:
        point = _point(text)
        return Time(first=point, last=point) if point else None
    left, _, right = text.partition("/")
    first = None if left.strip() in ("", "..") else _point(left)
    last = None if right.strip() in ("", "..") else _point(right)
    if (first is None and left.strip() not in ("", "..")) or (
        last is None and right.strip() not in ("", "..")
    ):
        return None
    return Time(first=first, last=last, interval=True) if first or last else None


def _point(value: str) -> Point | None:
    bare = re.sub(r"[~?%]", "", value.strip())
    match = _POINT.fullmatch(bare)
    if match is None:
        return None
    parts = match.groupdict()
    month = int(parts["month"]) if parts["month"] not in (None, "XX") else None
    day = int(parts["day"]) if month and parts["day"] not in (None, "XX") else None
    point = Point(
        year=int(parts["year"]),
        month=month,
        day=day,
        hour=int(parts["hour"]) if parts["hour"] else None,
        minute=int(parts["minute"]) if parts["minute"] else None,
        zone=parts["zone"],
        approximate="~" in value or "%" in value,
        uncertain="?" in value or "%" in value,
    )
    return point if _is_possible(point) else None


def _is_possible(point: Point) -> bool:
    if point.year < 1 or (point.hour or 0) > 24 or (point.minute or 0) > 59:
        return False
    if point.month is None:
        return True
    if point.day is None:
        return 1 <= point.month <= 12 or point.month in _SEASONS
    return 1 <= point.month <= 12 and 1 <= point.day <= monthrange(point.year, point.month)[1]
