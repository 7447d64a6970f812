"""Dates of the calendar: "18. Januar 2026", "am 3.12.", "Ende Oktober", "Herbst 2011", "Pfingstmontag"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from lagebild.annotate.timex import calendar
from lagebild.annotate.timex.calendar import Extent
from lagebild.annotate.timex.found import Found, Reading, Scope
from lagebild.annotate.timex.verbs import has_verb
from lagebild.model.annotation import TimexType

CENTURY_NOW = 2000
HOLIDAYS = ("HOLIDAY", "SAINT", "SAVIOUR", "CONCEPTION")
LONG_AGO = 183
"""Days."""
LONG_AHEAD = 270
JUST_NOW = 95
MONTH = 31
"""Days: nobody leaves out the year of a day nine months ahead when the last such day was this season."""
_HALF = 15
"""So many days the first half of a month has."""
_PARAGRAPHS = 160
"""So many pieces a story of a year long past goes on without a date."""
_ANY = frozenset({"day", "month", "season", "year"})
NEAR_YEARS = 35
"""A year of two digits lies at most so many years ahead of the day of publication."""


def full_year(digits: str, scope: Scope) -> int:
    """Return a year; of two digits the one in the hundred years around publication ("89" -> 1989)."""
    number = int(digits)
    if len(digits) != 2:
        return number
    latest = (scope.anchor.year if scope.anchor else CENTURY_NOW + 25) + NEAR_YEARS
    century = latest // 100 * 100
    return century + number if century + number <= latest else century - 100 + number


def year_of(found: Found, scope: Scope) -> int | None:
    """Return the year that the match names or points to ("2011", "dieses Jahres"), or None."""
    digits = found.text("year").lstrip("'’")
    if digits.isdecimal():
        return full_year(digits, scope)
    shift = found.feature("rel", "shift", "RELATIVE", "DEMONSTRATIVE", "NEIGHBOUR")
    if shift is not None or found.has("thisyear"):
        return scope.anchor.year + (shift or 0) if scope.anchor else None
    return None


def nearest(candidates: Callable[[int], Extent | None], found: Found, scope: Scope) -> Extent | None:
    """Return the occurrence that the clause points to: the last before, the next after, or the nearest one.

    What was set for a day that lay more than half a year back is set for the next such day ("lud im Januar zu
    Gesprächen am 12. Februar ein").
    ``candidates`` gives the occurrence of a year. Without an anchor None.
    """
    if scope.anchor is None:
        return None
    anchor, way = scope.anchor, scope.direction(found)
    if way < 0 and (year := _year_of_story(found, scope)) is not None:
        return candidates(year)
    options = [x for offset in (-1, 0, 1) if (x := candidates(anchor.year + offset)) is not None]
    back = [extent for extent in options if extent.first <= anchor]
    ahead = [extent for extent in options if extent.last >= anchor]
    if (way < 0 and scope.was_planned(found)) or scope.was_overtaken(found):
        return min(options, key=lambda extent: _distance(extent, anchor), default=None)
    if way < 0 and back:
        long_ago = (anchor - back[-1].last).days > LONG_AGO
        return ahead[0] if long_ago and ahead and scope.arranges(found) else back[-1]
    if way > 0 and ahead:
        gone = back and _too_far(ahead[0], back[-1], anchor) and not scope.is_deadline(found)
        gone = gone or (back and _has_passed(ahead[0], back[-1], found, scope))
        return back[-1] if gone else ahead[0]
    if back and back[-1].first != back[-1].last and scope.was_missed(found):
        return back[-1]  # "hätten schon im März beginnen sollen"
    return min(options, key=lambda extent: _distance(extent, anchor), default=None)


def _year_of_story(found: Found, scope: Scope) -> int | None:
    """Return the year long past that the sentences before tell of: "1971 schloss das Werk. Im Januar ...".

    Once a date was read in that year, the next paragraph goes on in it.
    """
    told = scope.stretch_told(found.bounds[0], _ANY)
    if told is None and scope.told is not None and scope.told.first.year == scope.story_year:
        told = scope.told if found.bounds[0] - scope.told_at <= _PARAGRAPHS else None
    year = told.first.year if told is not None and scope.long_past(told.first.year) else None
    scope.story_year = year
    return year


def _too_far(ahead: Extent, back: Extent, anchor: date) -> bool:
    """Whether a day told without its year is almost a year ahead and was just now: "die am 10. Dezember
    beginnen sollte" in an article of the 11th."""
    day = ahead.first == ahead.last
    return day and (ahead.first - anchor).days > LONG_AHEAD and (anchor - back.last).days < JUST_NOW


def _has_passed(ahead: Extent, back: Extent, found: Found, scope: Scope) -> bool:
    """Whether a time without its year, for which something was planned, has gone by: "Ein *für Januar*
    geplantes Treffen ist geplatzt", told in February, "sollte *ursprünglich schon im Dezember* beginnen"."""
    if scope.anchor is None:
        return False
    gone, far = (scope.anchor - back.last).days, (ahead.first - scope.anchor).days
    if 0 <= gone < MONTH and scope.was_put_off(found):
        return True
    if not 0 <= gone < far or not scope.was_planned(found):
        return False
    return scope.was_at_first(found) or (far > LONG_AHEAD and gone < 2 * MONTH)


def _distance(extent: Extent, anchor: date) -> int:
    return max((extent.first - anchor).days, (anchor - extent.last).days, 0)


def day_month(found: Found, scope: Scope) -> Reading | None:
    """Read "Donnerstag, 25. Februar", "8. Mai dieses Jahres", "den 3. Oktober 1990"."""
    number = found.number("day") or found.feature("day", "number", "ORDINAL") or 0
    month = found.feature("month", "number", "MONTH", "MONTH_SHORT") or _numeric_month(found)
    return _day_reading(int(number), int(month or 0), year_of(found, scope), found, scope)


def _numeric_month(found: Found) -> int | None:
    parts = found.text("date").replace(" ", "").split(".")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else None


def numeric_date(found: Found, scope: Scope) -> Reading | None:
    """Read "3.12.", "23. 3. 1976", "30.11.13"."""
    day, month, year = (*found.text("date").replace(" ", "").split("."), "")[:3]
    digits = year or found.text("year")
    return _day_reading(int(day), int(month), full_year(digits, scope) if digits else None, found, scope)


def iso_date(found: Found, scope: Scope) -> Reading | None:
    """Read "2026-01-18"."""
    year, month, day = map(int, found.text("date").split("-"))
    return _day_reading(day, month, year, found, scope)


def _day_reading(day: int, month: int, year: int | None, found: Found, scope: Scope) -> Reading | None:
    if calendar.safe_date(2000, month, day) is None:
        return None
    if year is not None:
        extent = calendar.day(calendar.safe_date(year, month, day))
        if extent is None:
            return None
    else:
        extent = nearest(lambda when: calendar.day(calendar.safe_date(when, month, day)), found, scope)
    value = extent.lower if extent else f"XXXX-{month:02}-{day:02}"
    return Reading(type=TimexType.DATE, value=value, extent=extent, grain="day")


def _phased(extent: Extent | None, found: Found, grain: str, value: str) -> Reading | None:
    code = found.feature("phase", "code")
    if extent and code:
        extent = calendar.phase(extent, code, grain)
    return Reading(type=TimexType.DATE, value=value, extent=extent, grain=grain)


def day_alone(found: Found, scope: Scope) -> Reading | None:
    """Read "am 14." behind an earlier day of the same month: "Am 12. Januar tagte der Rat, *am
    14.* folgte ein Treffen in Rom". Of an ordinal before a noun nothing is read ("am 14. Tag")."""
    number, (start, end) = found.number("day") or 0, found.bounds
    told = scope.stretch_told(start, frozenset({"day"}))
    if told is None or not (has_verb(found.tokens, end, end + 1) or found.tokens.is_a(end, "IN")):
        return None
    base = told.first
    extent = calendar.day(calendar.safe_date(base.year, base.month, number))
    if extent is None or number <= base.day:
        return None
    return Reading(type=TimexType.DATE, value=extent.lower, extent=extent, grain="day")


def month(found: Found, scope: Scope) -> Reading | None:
    """Read "November 1970", "Mitte Januar", "Juli dieses Jahres"; the value names the month."""
    number = int(found.feature("month", "number", "MONTH", "MONTH_TIME"))
    year = year_of(found, scope)
    if year is not None:
        extent = calendar.months(year, number, number)
    else:
        extent = nearest(lambda when: calendar.months(when, number, number), found, scope)
    return _phased(extent, found, "month", extent.lower if extent else f"XXXX-{number:02}")


def part_of_month(found: Found, scope: Scope) -> Reading | None:
    """Read "der zweiten Februarwoche", "der letzten Maihälfte"; the value is the month's, weeks count from
    its first day."""
    month, days = (int(found.feature("month", key, "MONTH_WEEK", "MONTH_HALF")) for key in ("number", "days"))
    extent = nearest(lambda when: calendar.months(when, month, month), found, scope)
    if extent is None:
        return Reading(type=TimexType.DATE, value=f"XXXX-{month:02}", grain="month")
    number = found.feature("number", "number", "ORDINAL")
    last = extent.last.day
    if number is None:
        first, upto = (last - 6 if days < _HALF else _HALF + 1), last
    else:
        first, upto = (number - 1) * days + 1, number * days if days < _HALF or number == 1 else last
    if first > last:
        return None
    whole = extent.first
    bound = calendar.span_of(whole.replace(day=first), whole.replace(day=min(upto, last)), vague=True)
    return Reading(type=TimexType.DATE, value=extent.lower, extent=bound, grain="month")


def year(found: Found, scope: Scope) -> Reading | None:
    """Read "2011", "Jahr 2011", "Ende 2025", "Mitte nächsten Jahres"."""
    number = year_of(found, scope)
    if number is None:
        shift = found.feature("rel", "shift", "RELATIVE", "DEMONSTRATIVE") or 0
        return Reading(type=TimexType.DATE, value=reference_value(shift), grain="year")
    return _phased(calendar.years(number, number), found, "year", f"{number:04}")


def reference_value(shift: float) -> str:
    """Return what TIMEX3 says of a time that cannot be counted: before, now or after."""
    return "PAST_REF" if shift < 0 else "FUTURE_REF" if shift > 0 else "PRESENT_REF"


def year_span(found: Found, scope: Scope) -> Reading | None:
    """Read "2012/13": two years in one; the value names the first."""
    first, _, last = found.text("span").replace(" ", "").partition("/")
    low = int(first)
    high = int(first[: 4 - len(last)] + last)
    if high <= low or high - low > 20:
        return None
    return Reading(type=TimexType.DATE, value=first, extent=calendar.years(low, high), grain="year")


def decade(found: Found, scope: Scope) -> Reading | None:
    """Read "den zwanziger Jahren", "den 1980er Jahren", "Mitte der 90er": the value is the first digits."""
    number = found.feature("decade", "number", "DECADE", "DECADE_WHOLE")
    digits = found.text("decade").rstrip("ern").rstrip("-")
    if number is not None:
        base = 1900 + 10 * int(number)
    elif len(digits) == 4:
        base = int(digits)
    else:
        base = 2000 if digits == "00" else 1900 + int(digits)
    extent = calendar.years(base, base + 9, edtf=f"{base // 10}X")
    return _phased(extent, found, "decade", str(base // 10))


def century(found: Found, scope: Scope) -> Reading | None:
    """Read "das 20. Jahrhundert", "vorigen Jahrhunderts": the value is the first two digits."""
    number = found.number("number") or found.feature("number", "number", "ORDINAL")
    shift = found.feature("rel", "shift", "RELATIVE", "DEMONSTRATIVE")
    if number is None and shift is not None and scope.anchor:
        number = scope.anchor.year // 100 + 1 + shift
    if number is None or not 1 <= number <= 30:
        return None
    base = 100 * (int(number) - 1)
    extent = calendar.years(max(base, 1), base + 99, edtf=f"{base // 100:02}XX")
    return _phased(extent, found, "century", f"{base // 100:02}")


def season(found: Found, scope: Scope) -> Reading | None:
    """Read "Herbst 2011", "diesem Sommer", "im Frühjahr"."""
    code = found.feature("season", "code")
    number = year_of(found, scope)
    if number is not None and not found.text("year"):
        shift = found.feature("rel", "shift", "RELATIVE", "DEMONSTRATIVE") or 0
        number = _season_year(code, shift, scope) if found.has("rel") else number
    if number is not None:
        extent = calendar.season(number, code)
    else:
        extent = nearest(lambda when: calendar.season(when, code), found, scope)
    value = f"{extent.first.year:04}-{code}" if extent else f"XXXX-{code}"
    return _phased(extent, found, "season", value)


def _season_year(code: str, shift: int, scope: Scope) -> int | None:
    """Return the year of "vergangener Sommer": the last one that is over, the next one yet to come."""
    if scope.anchor is None:
        return None
    year = scope.anchor.year
    this = calendar.season(year, code)
    if shift < 0:
        return year if this and this.last < scope.anchor else year - 1
    if shift > 0:
        return year if this and this.first > scope.anchor else year + 1
    return year


def holiday(found: Found, scope: Scope) -> Reading | None:
    """Read "Palmsonntag", "Weihnachten 2024", "am Pfingstmontag"."""
    row = {key: found.feature("holiday", key, *HOLIDAYS) for key in ("easter", "advent", "date")}
    if (number := found.number("count") or found.feature("count", "number", "ORDINAL")) and row[
        "date"
    ] == "12-25":
        row["date"] = f"12-{24 + number}" if number in (1, 2) else row["date"]
    rule = {key: value for key, value in row.items() if value is not None}
    number_of_year = year_of(found, scope)
    if number_of_year is not None:
        extent = calendar.day(calendar.holiday(rule, number_of_year))
    else:
        extent = nearest(lambda when: calendar.day(calendar.holiday(rule, when)), found, scope)
    fixed = f"XXXX-{row['date']}" if row["date"] else "XXXX-XX-XX"
    return Reading(type=TimexType.DATE, value=extent.lower if extent else fixed, extent=extent, grain="day")
