"""EDTF (ISO 8601-2) as a stretch of days, to compare times that are given with different precision."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_POINT = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.+\-Z]*)?[~?%]?$")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day; None where open (``../2026-02-13``)."""

    first: date | None
    last: date | None

    @property
    def width(self) -> int:
        """Number of days, or a large number where one end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else 10_000

    def overlaps(self, other: Days, slack: int = 0) -> bool:
        """Whether the two share a day, or come as near as ``slack`` days."""
        room = timedelta(days=slack)
        starts_late = self.first and other.last and self.first > other.last + room
        ends_early = self.last and other.first and self.last < other.first - room
        return not (starts_late or ends_early)

    def each(self, limit: int = 40) -> tuple[date, ...]:
        """Return the days, none where an end is open or there are more than ``limit``."""
        if not (self.first and self.last) or self.width > limit:
            return ()
        return tuple(self.first + timedelta(days=n) for n in range(self.width))


def days_of(start: str | None, end: str | None = None) -> Days | None:
    """Return the stretch from an EDTF ``start`` to an EDTF ``end``, None where neither can be read.

    ``2026-01`` is the whole month; ``2026-01-16/2026-01-18`` and ``../2026-02-13`` are read as intervals.
    """
    parts = [part for part in (_interval(start), _interval(end)) if part]
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    return Days(parts[0].first, parts[1].last)


def _interval(value: str | None) -> Days | None:
    if not value:
        return None
    if "/" not in value:
        return _point(value)
    left, right = value.split("/", 1)
    first, last = _point(left), _point(right)
    if not first and not last:
        return None
    return Days(first.first if first else None, last.last if last else None)


def _point(value: str) -> Days | None:
    found = _POINT.match(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if not year:
            return None
        if not month:
            return Days(date(year, 1, 1), date(year, 12, 31))
        if not day:
            return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Days(date(year, month, day), date(year, month, day))
    except ValueError:
        return None
