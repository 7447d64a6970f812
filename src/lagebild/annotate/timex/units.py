"""Times that point: "am Sonntag", "gestern", "vergangenen Monat", "Anfang kommender Woche", "damals"."""

from __future__ import annotations

from datetime import date

from lagebild.annotate.timex import calendar
from lagebild.annotate.timex.calendar import Extent
from lagebild.annotate.timex.dates import reference_value, year_of
from lagebild.annotate.timex.durations import amount_of
from lagebild.annotate.timex.found import Found, Reading, Scope
from lagebild.annotate.timex.setting import before_article, set_for
from lagebild.lexicon import endings
from lagebild.model.annotation import TimexType

GRAINS = {"Y": "year", "M": "month", "W": "week", "D": "day", "WE": "weekend", "Q": "quarter", "H": "half"}


_AS_EXACT = {
    "Y": frozenset({"year", "season", "month", "day"}),
    "M": frozenset({"month", "day"}),
    "W": frozenset({"day"}),
}
"""From how exact a date a year, a month, a week can be counted."""


def unit_extent(code: str, shift: int, anchor: date) -> tuple[Extent | None, str]:
    """Return the week, month, year ... so many away from that of ``anchor``, with its TIMEX3 value."""
    if code in ("W", "WE"):
        when = calendar.shift_days(anchor, 7 * shift)
        suffix = "-WE" if code == "WE" else ""
        extent = calendar.weekend(when) if code == "WE" else calendar.week(when)
        return extent, (calendar.week_name(when) + suffix) if when else ""
    if code == "D":
        extent = calendar.day(calendar.shift_days(anchor, shift))
        return extent, extent.lower if extent else ""
    if code == "M":
        when = calendar.shift_months(anchor, shift)
        extent = calendar.months(when.year, when.month, when.month) if when else None
        return extent, extent.lower if extent else ""
    if code == "Q":
        when = calendar.shift_months(anchor, 3 * shift)
        return part_of_year(when.year, "Q", (when.month + 2) // 3) if when else (None, "")
    if code == "H":
        when = calendar.shift_months(anchor, 6 * shift)
        return part_of_year(when.year, "H", (when.month + 5) // 6) if when else (None, "")
    year = anchor.year + shift
    return calendar.years(year, year), f"{year:04}"


def part_of_year(year: int, kind: str, number: int) -> tuple[Extent | None, str]:
    """Return a quarter ("Q") or half ("H") of a year with its value."""
    size = 3 if kind == "Q" else 6
    return calendar.months(year, (number - 1) * size + 1, number * size), f"{year:04}-{kind}{number}"


def _closes(found: Found) -> bool:
    """Whether a day is the last of something, not the one gone by: "am *letzten* Tag der Reise"."""
    return found.text("rel").lower().startswith("letzt")


def relative_unit(found: Found, scope: Scope) -> Reading | None:
    """Read "nächste Woche", "Anfang des Jahres", "dem vergangenen Wochenende", "am Wochenende"."""
    code = found.feature("unit", "code", "UNIT") or found.feature("phase", "unit", "PHASE_UNIT")
    shift = found.feature("rel", "shift", "RELATIVE", "DEMONSTRATIVE")
    if found.has("year") and scope.anchor:
        shift = int(found.text("year")) - scope.anchor.year
    if code == "D" and _closes(found):
        return None
    if code in ("PERIOD", "DE", "CE", "L", "TH", "TM", "TS"):
        return Reading(type=TimexType.DATE, value=reference_value(shift or 0)) if code == "PERIOD" else None
    if code == "WE" and not shift:
        shift = _weekend_shift(found, scope)
    elif shift is None:
        shift = 0
    elif code == "WE" and shift > 0 and scope.anchor and scope.anchor.weekday() < 5:
        shift -= 1
    if scope.anchor is None:
        return Reading(type=TimexType.DATE, value=reference_value(shift), grain=GRAINS[code])
    phase = found.feature("phase", "code", "PHASE", "PHASE_UNIT")
    extent, value = _unit(code, shift, phase, scope.anchor)
    if extent and phase and not found.has("rel") and _is_yet_to_come(extent, found, scope):
        extent, value = _unit(code, shift - 1, phase, scope.anchor)  # "traf Ende der Woche ein", on a Monday
    return Reading(type=TimexType.DATE, value=value, extent=extent, grain=GRAINS[code])


def _unit(code: str, shift: int, phase: str | None, anchor: date) -> tuple[Extent | None, str]:
    extent, value = unit_extent(code, shift, anchor)
    return calendar.phase(extent, phase, GRAINS[code]) if extent and phase else extent, value


def _is_yet_to_come(extent: Extent, found: Found, scope: Scope) -> bool:
    """Whether the end of this week or month lies ahead while the clause looks back: "traf *Ende der Woche*
    ein", not "vereinbarten ein Treffen *Ende der Woche*"."""
    ahead = scope.anchor is not None and extent.first > scope.anchor
    tokens, start = found.tokens, found.bounds[0]
    before = before_article(tokens, start)
    of_noun = tokens.is_a(before, "CAPITAL") and not tokens.is_a(before - 1, "DOT")
    if not ahead or of_noun or set_for(tokens, start) or scope.arranges(found):
        return False
    return scope.direction(found) < 0 and not scope.was_planned(found)


def _weekend_shift(found: Found, scope: Scope) -> int:
    """Return 0 for this week's weekend, -1 for the last: "an diesem Wochenende" on a Monday looks back."""
    if scope.anchor is None or scope.anchor.weekday() >= 5:
        return 0
    way = scope.direction(found)
    return -1 if way < 0 or (way == 0 and scope.anchor.weekday() < 2) else 0


def turn_of_year(found: Found, scope: Scope) -> Reading | None:
    """Read "zum Jahreswechsel": the days around the nearest New Year; the value is that of the old year."""
    if scope.anchor is None:
        return Reading(type=TimexType.DATE, value="XXXX-12-31", grain="day")
    year = scope.anchor.year - (1 if scope.anchor.month <= 6 and scope.direction(found) <= 0 else 0)
    extent = calendar.span_of(date(year, 12, 31), calendar.shift_days(date(year, 12, 31), 1), vague=True)
    return Reading(type=TimexType.DATE, value=f"{year:04}-12-31", extent=extent, grain="day")


def neighbour(found: Found, scope: Scope) -> Reading | None:
    """Read "Vorjahr", "Vorwoche", "heuer", and "Folgejahr", which counts from the year spoken of."""
    if (found.feature("rel", "shift", "NEIGHBOUR") or 0) > 0:
        return spoken_unit(found, scope)
    code, shift = (
        found.feature("rel", "unit", "NEIGHBOUR", "THIS_YEAR"),
        found.feature("rel", "shift", "NEIGHBOUR", "THIS_YEAR"),
    )
    if scope.anchor is None:
        return Reading(type=TimexType.DATE, value=reference_value(shift), grain=GRAINS[code])
    extent, value = unit_extent(code, shift, scope.anchor)
    return Reading(type=TimexType.DATE, value=value, extent=extent, grain=GRAINS[code])


def numbered(found: Found, scope: Scope) -> Reading | None:
    """Read "KW 12", "im dritten Quartal 2013", "der ersten Jahreshälfte"."""
    code = found.feature("unit", "code", "UNIT") or "W"
    number = found.number("number") or found.feature("number", "number", "ORDINAL") or 0
    year = year_of(found, scope) or (scope.anchor.year if scope.anchor else None)
    limit = {"Q": 4, "H": 2, "W": 53}.get(code, 0)
    if not 1 <= number <= limit:
        return None
    if year is None:
        name = f"W{number:02}" if code == "W" else f"{code}{number}"
        return Reading(type=TimexType.DATE, value=f"XXXX-{name}", grain=GRAINS[code])
    if code != "W":
        extent, value = part_of_year(year, code, number)
        return Reading(type=TimexType.DATE, value=value, extent=extent, grain=GRAINS[code])
    extent = calendar.week(calendar.monday_of_week(year, number))
    if extent is None:
        return None
    return Reading(type=TimexType.DATE, value=f"{year:04}-W{number:02}", extent=extent, grain="week")


def counted_week(found: Found, scope: Scope) -> Reading | None:
    """Read "in der dritten Woche", "in der Woche darauf": counted from a day named before, as far as one was.

    Where the count starts is not said, so that there are no bounds.
    """
    if scope.spoken is None:
        return None
    number = found.feature("number", "number", "ORDINAL")
    if number is not None and scope.counted is None:
        scope.counted = scope.spoken
    base = scope.counted if number is not None else scope.spoken
    when = base and calendar.shift_days(base, 7 * (number - 1 if number is not None else 1))
    return Reading(type=TimexType.DATE, value=calendar.week_name(when), grain="week") if when else None


def spoken_day(found: Found, scope: Scope) -> Reading | None:
    """Read "am nächsten Tag", "tags darauf", "am Vortag", "am selben Tag": counted from the day spoken of."""
    shift = found.feature("rel", "shift", "RELATIVE", "FOLLOWING", "NEIGHBOUR_DAY", "DEMONSTRATIVE")
    if shift is None:
        shift = found.rule.features.get("shift", 0)
    if _closes(found):
        return None
    near = scope.day_told(found.bounds[0])
    base = near or scope.day_before(found.bounds[0]) or scope.anchor
    if base is None:
        return Reading(type=TimexType.DATE, value=reference_value(shift), grain="day")
    extent = calendar.day(calendar.shift_days(base, shift))
    if extent is None:
        return None
    known = bool(near or (found.has("same") and scope.day_before(found.bounds[0])))
    # "ist am Vortag eingetroffen", before any other day is named: yesterday
    known = known or (found.feature("rel", "shift", "NEIGHBOUR_DAY") == -1 and scope.names_no_day_yet)
    return Reading(type=TimexType.DATE, value=extent.lower, extent=extent if known else None, grain="day")


def spoken_unit(found: Found, scope: Scope) -> Reading | None:
    """Read "im selben Jahr", "im Jahr darauf", "im Folgejahr", "im folgenden Monat": counted from the date
    spoken of, where one as exact stands before."""
    code = found.feature("unit", "code", "UNIT") or found.feature("rel", "unit", "NEIGHBOUR")
    shift = found.feature("rel", "shift", "FOLLOWING", "NEIGHBOUR")
    shift = found.rule.features.get("shift", 0) if shift is None else shift
    told = scope.stretch_told(found.bounds[0], _AS_EXACT.get(code, frozenset()))
    base = told.first if told else scope.anchor
    if code not in _AS_EXACT or base is None:
        return None if code not in _AS_EXACT else Reading(type=TimexType.DATE, value=reference_value(shift))
    extent, value = unit_extent(code, shift, base)
    return Reading(type=TimexType.DATE, value=value, extent=extent if told else None, grain=GRAINS[code])


def weekday(found: Found, scope: Scope) -> Reading | None:
    """Read "am Sonntag", "kommenden Freitag", "Montag vergangener Woche", "am heutigen Samstag"."""
    number = int(found.feature("weekday", "number", "WEEKDAY", "WEEKDAY_PART", "WEEKDAY_SHORT"))
    part = found.feature("weekday", "code", "WEEKDAY_PART") or found.feature(
        "part", "code", "DAYPART_LOW", "DAYPART"
    )
    extent = calendar.day(weekday_date(found, scope, number)) if not _any_such_day(found) else None
    base = extent.lower if extent else f"XXXX-WXX-{number}"
    if part:
        return Reading(type=TimexType.TIME, value=f"{base}T{part}", extent=extent, grain="day")
    return Reading(type=TimexType.DATE, value=base, extent=extent, grain="day")


def _any_such_day(found: Found) -> bool:
    """Whether no particular day is meant: "einen freien Samstag", "an einem Montag"."""
    tokens, at = found.tokens, found.bounds[0] - 1
    if (
        tokens.is_a(at, "SMALL")
        and tokens.surface(at).endswith(endings("timex_rules", "any_day_adjective"))
        and not tokens.is_a(at, "ONE")
    ):
        at -= 1
    return tokens.is_a(at, "ONE")


_JUST_GONE = 2
"""So many days behind the day that it was planned for something is still told to be off."""


def weekday_date(found: Found, scope: Scope, number: int) -> date | None:
    """Return the weekday that the clause means: the last one, the next one, or the publication's own day."""
    if scope.anchor is None:
        return None
    today = scope.anchor.isoweekday()
    if found.has("sameday"):
        shift = int(found.feature("sameday", "shift", "DAY_ADJECTIVE", "DAY_FROM_NOW", "TOMORROW"))
        return calendar.shift_days(scope.anchor, shift)
    week = found.feature("week", "shift", "RELATIVE", "DEMONSTRATIVE")
    if week is not None:
        return calendar.shift_days(scope.anchor, 7 * week + number - today)
    rel = found.feature("rel", "shift", "RELATIVE", "DEMONSTRATIVE")
    back = -((today - number) % 7)
    ahead = (number - today) % 7
    if rel is not None and rel != 0:
        back, ahead = back or -7, ahead or 7
        days = ahead + 7 * (rel - 1) if rel > 0 else back + 7 * (rel + 1)
        return calendar.shift_days(scope.anchor, days)
    way, planned = scope.direction(found), scope.was_planned(found)
    if rel == 0 and found.piece("rel"):
        days = back if way < 0 and not planned else number - today
        return calendar.shift_days(scope.anchor, days)
    if scope.was_put_off(found):
        return calendar.shift_days(scope.anchor, back if -back <= _JUST_GONE else ahead)
    if (way == 0 and scope.was_to_be(found)) or planned:
        return calendar.shift_days(scope.anchor, min(ahead, back, key=abs))
    return calendar.shift_days(scope.anchor, back if way < 0 else ahead)


def weekday_in_weeks(found: Found, scope: Scope) -> Reading | None:
    """Read "Freitag in einer Woche", "Montag in acht Tagen": so many weeks behind the next such day."""
    number = int(found.feature("weekday", "number", "WEEKDAY", "WEEKDAY_PART"))
    weeks = amount_of(found)
    if weeks is not None and found.feature("unit", "code", "UNIT", "UNITS") == "D":
        weeks = _WEEKS_IN_DAYS.get(weeks)
    if weeks is None or not weeks.is_integer() or scope.direction(found) < 0:
        return None
    if scope.anchor is None:
        return Reading(type=TimexType.DATE, value=f"XXXX-WXX-{number}", grain="day")
    ahead = (number - scope.anchor.isoweekday()) % 7
    extent = calendar.day(calendar.shift_days(scope.anchor, ahead + 7 * int(weeks)))
    return Reading(type=TimexType.DATE, value=extent.lower, extent=extent, grain="day") if extent else None


_WEEKS_IN_DAYS = {8.0: 1.0, 14.0: 2.0}
"""What is counted in days, both ends with it."""


def day_of_month(found: Found, scope: Scope) -> Reading | None:
    """Read "15. des Monats", "1. des kommenden Monats"."""
    number = found.number("day") or 0
    if not 1 <= number <= 31:
        return None
    shift = found.feature("rel", "shift", "RELATIVE", "DEMONSTRATIVE") or 0
    when = calendar.shift_months(scope.anchor, shift) if scope.anchor else None
    if when is None:
        return Reading(type=TimexType.DATE, value=f"XXXX-XX-{number:02}", grain="day")
    extent = calendar.day(calendar.safe_date(when.year, when.month, number))
    return Reading(type=TimexType.DATE, value=extent.lower, extent=extent, grain="day") if extent else None


def day_from_now(found: Found, scope: Scope) -> Reading | None:
    """Read "heute", "gestern Abend", "morgen Vormittag"; "heute" in the sense of nowadays is PRESENT_REF."""
    shift = int(found.feature("day", "shift", "DAY_FROM_NOW", "TOMORROW", "DAY_ADJECTIVE"))
    part = found.feature("part", "code", "DAYPART_LOW", "DAYPART")
    if shift == 0 and not part and not _is_a_day(found, scope):
        return Reading(type=TimexType.DATE, value="PRESENT_REF")
    if scope.anchor is None:
        return Reading(type=TimexType.DATE, value=reference_value(shift), grain="day")
    extent = calendar.day(calendar.shift_days(scope.anchor, shift))
    if extent is None:
        return None
    if part:
        return Reading(type=TimexType.TIME, value=f"{extent.lower}T{part}", extent=extent, grain="day")
    return Reading(type=TimexType.DATE, value=extent.lower, extent=extent, grain="day")


def _is_a_day(found: Found, scope: Scope) -> bool:
    """Whether "heute" is the day of publication, not "nowadays".

    It is where the text counts in days nearby ("gestern", "20 Uhr", "am Montag") or where its clause tells
    what happened or will ("hat heute zugesagt", "soll heute fallen"); the plain present is nowadays.
    """
    start, _ = found.bounds
    if scope.counts_days(start):
        return True
    return (
        found.rule.name == "today"
        and not scope.tokens.is_a(start - 1, "UPTO")
        and scope.direction(found) != 0
    )


def reference(found: Found, scope: Scope) -> Reading | None:
    """Read "damals", "derzeit", "demnächst": before, now or after, without a day."""
    return Reading(type=TimexType.DATE, value=str(found.rule.features["value"]))


def so_far(found: Found, scope: Scope) -> Reading | None:
    """Read "bislang": up to the day of publication."""
    edtf = f"../{scope.anchor.isoformat()}" if scope.anchor else None
    return Reading(type=TimexType.DATE, value="PRESENT_REF", edtf=edtf)
