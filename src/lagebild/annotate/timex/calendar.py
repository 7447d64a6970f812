"""Stretches of the calendar and their EDTF (ISO 8601-2): a day, a week, "Ende Oktober", a decade."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
YEAR_PHASES = {"START": (1, 3), "MID": (5, 8), "END": (10, 12)}
WEEK_PHASES = {"START": (0, 2), "MID": (1, 3), "END": (3, 6)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A stretch of time: the EDTF of its two ends, no finer than the text, and the days it covers.

    ``vague``: the time meant lies somewhere within.
    """

    lower: str
    upper: str
    first: date
    last: date
    vague: bool = False

    @property
    def edtf(self) -> str:
        """The stretch as one EDTF string."""
        return self.lower if self.lower == self.upper else f"{self.lower}/{self.upper}"

    def loosely(self) -> Extent:
        """Return the same with the time meant somewhere within."""
        return replace(self, vague=True)


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has none such."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def shift_days(day: date, days: float) -> date | None:
    """Return the day so many days on, or None beyond the calendar's end."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """Return the same day of another month, or its last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def span_of(first: date | None, last: date | None, *, vague: bool = False) -> Extent | None:
    """Return the stretch from one day to another, both included."""
    if first is None or last is None or last < first:
        return None
    return Extent(lower=first.isoformat(), upper=last.isoformat(), first=first, last=last, vague=vague)


def day(when: date | None) -> Extent | None:
    """Return one day."""
    return span_of(when, when)


def months(year: int, first: int, last: int, *, vague: bool = False) -> Extent | None:
    """Return whole months of a year; a month beyond 12 counts on into the next year."""
    start = safe_date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    final = safe_date(year + (last - 1) // 12, (last - 1) % 12 + 1, 1)
    if start is None or final is None:
        return None
    end = final.replace(day=monthrange(final.year, final.month)[1])
    lower, upper = start.isoformat()[:7], final.isoformat()[:7]
    return Extent(lower=lower, upper=upper, first=start, last=end, vague=vague)


def years(first: int, last: int, *, edtf: str | None = None, vague: bool = False) -> Extent | None:
    """Return whole years, written as ``edtf`` where one notation covers them ("199X")."""
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    lower, upper = (edtf, edtf) if edtf else (f"{first:04}", f"{last:04}")
    return Extent(lower=lower, upper=upper, first=date(first, 1, 1), last=date(last, 12, 31), vague=vague)


def season(year: int, code: str) -> Extent | None:
    """Return a season; the winter of a year reaches into the next."""
    whole = months(year, *SEASON_MONTHS[code])
    name = f"{year:04}-{SEASON_EDTF[code]}"
    return whole and replace(whole, lower=name, upper=name)


def monday_of(when: date) -> date | None:
    """Return the Monday of that week, or None before the calendar's first one."""
    return shift_days(when, -when.weekday())


def week(when: date | None) -> Extent | None:
    """Return the week (Monday to Sunday) with that day in it; what is said of it lies within."""
    monday = when and monday_of(when)
    return span_of(monday, shift_days(monday, 6), vague=True) if monday else None


def weekend(when: date | None) -> Extent | None:
    """Return Saturday and Sunday of the week with that day in it."""
    monday = when and monday_of(when)
    return span_of(shift_days(monday, 5), shift_days(monday, 6), vague=True) if monday else None


def week_name(when: date) -> str:
    """Return the ISO week of a day as TIMEX3 writes it ("2013-W41")."""
    iso = when.isocalendar()
    return f"{iso.year:04}-W{iso.week:02}"


def monday_of_week(year: int, number: int) -> date | None:
    """Return the Monday of a numbered week of a year."""
    try:
        return date.fromisocalendar(year, number, 1)
    except ValueError:
        return None


def phase(whole: Extent, code: str, grain: str) -> Extent | None:
    """Return the beginning ("START"), middle ("MID") or end ("END") of a week, month, year or decade.

    Thirds of a month count ten days; the rest is as loose as the words are.
    """
    if grain == "week":
        first, last = WEEK_PHASES[code]
        return span_of(shift_days(whole.first, first), shift_days(whole.first, last), vague=True)
    if grain == "year":
        return months(whole.first.year, *YEAR_PHASES[code], vague=True)
    if grain == "month":
        bounds = {"START": (1, 10), "MID": (11, 20), "END": (21, whole.last.day)}[code]
        return span_of(whole.first.replace(day=bounds[0]), whole.first.replace(day=bounds[1]), vague=True)
    if grain in ("decade", "century"):
        step = 1 if grain == "decade" else 10
        low, high = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[code]
        base = whole.first.year
        return years(base + low * step, base + high * step + step - 1, vague=True)
    third = (whole.last - whole.first).days // 3
    cut = {"START": (0, third), "MID": (third, 2 * third), "END": (2 * third, 3 * third)}[code]
    return span_of(shift_days(whole.first, cut[0]), shift_days(whole.first, cut[1]), vague=True)


def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian; the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, index = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, index + 1)


def holiday(rule: dict[str, object], year: int) -> date | None:
    """Return the day of a holiday in a year by its entry in the lexicon: a date, Easter, or Advent."""
    if not MINYEAR < year < MAXYEAR:
        return None
    if isinstance(offset := rule.get("easter"), int):
        return shift_days(easter(year), offset)
    if isinstance(number := rule.get("advent"), int):
        christmas = date(year, 12, 25)
        return shift_days(christmas, -christmas.isoweekday() - 7 * (4 - number))
    month, index = str(rule["date"]).split("-")
    return safe_date(year, int(month), int(index))
