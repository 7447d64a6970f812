"""Times of day: "20.30 Uhr", "halb neun", "am Abend", "in der Nacht zum Freitag"."""

from __future__ import annotations

from datetime import date

from lagebild.annotate.timex import calendar
from lagebild.annotate.timex.dates import day_month
from lagebild.annotate.timex.found import Found, Reading, Scope
from lagebild.annotate.timex.units import weekday_date
from lagebild.model.annotation import TimexType

PARTS = ("DAYPART_OFTEN", "DAYPART_LOW")
DEFAULT_DAY = "XXXX-XX-XX"


def clock(found: Found, scope: Scope) -> Reading | None:
    """Read a clock time on the day spoken of in the sentence, else on the day of publication.

    Only in the first case is there a bound for the record; with a zone it carries the offset.
    """
    hour, minute = _hour_and_minute(found)
    hour = hour if hour is None else _in_the_evening(hour, found.feature("part", "code", *PARTS))
    if hour is None or not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    near = scope.day_in_sentence(found.bounds[0])
    day = near or scope.named_in_sentence(found.bounds[0]) or scope.anchor
    name = day.isoformat() if day else DEFAULT_DAY
    value = f"{name}T{hour:02}:{minute:02}"
    if near is None or hour == 24:
        return Reading(type=TimexType.TIME, value=value, grain="time")
    offset = found.feature("zone", "offset") or ""
    moment = f"{name}T{hour:02}:{minute:02}:00{offset}"
    return Reading(type=TimexType.TIME, value=value, extent=calendar.day(near), grain="time", clock=moment)


def _hour_and_minute(found: Found) -> tuple[int | None, int]:
    digits = found.text("clock").replace(".", ":")
    if ":" in digits:
        hour, _, minute = digits.partition(":")
        return int(hour), int(minute)
    if fixed := found.feature("moment", "clock", "MOMENT_OF_DAY"):
        hour, _, minute = str(fixed).partition(":")
        return int(hour), int(minute)
    spoken = found.number("clock")
    if spoken is None:
        spoken = found.feature("clock", "amount", "NUMBER", "ONE")
    if spoken is None or spoken != int(spoken):
        return None, 0
    minutes = found.number("minute") or 0
    if found.has("fraction"):
        minutes = int(found.feature("fraction", "minutes", "HOUR_FRACTION"))
        minutes = -abs(minutes) if found.has("before") else minutes
    total = int(spoken) * 60 + minutes
    return (total // 60) % 25, total % 60


def _in_the_evening(hour: int, code: str | None) -> int:
    """Return the hour of "acht Uhr abends"."""
    return hour + 12 if hour < 12 and code in ("EV", "AF") else hour


def day_part(found: Found, scope: Scope) -> Reading | None:
    """Read "am Abend", "den frühen Morgenstunden", "über Nacht": a part of the day spoken of nearby.

    "am selben Abend" may look further back, "am folgenden Morgen" and "am Abend zuvor" count from the day
    spoken of; the night that follows a day begins on it.
    """
    code = found.feature("part", "code", "DAYPART", "NEIGHBOUR_PART")
    if (shift := _days_off(found, code)) is not None:
        told = scope.day_told(found.bounds[0])
        base = told or scope.day_before(found.bounds[0]) or scope.anchor
        then = calendar.shift_days(base, shift) if base else None
        name = then.isoformat() if then else DEFAULT_DAY
        extent = calendar.day(then if told else None)
        return Reading(type=TimexType.TIME, value=f"{name}T{code}", extent=extent, grain="day")
    near = scope.day_told(found.bounds[0])
    if near is None and found.has("same"):
        near = scope.day_before(found.bounds[0])
    day = near or scope.day_before(found.bounds[0]) or scope.anchor
    value = f"{day.isoformat() if day else DEFAULT_DAY}T{code}"
    return Reading(type=TimexType.TIME, value=value, extent=calendar.day(near), grain="day")


def _days_off(found: Found, code: str | None) -> int | None:
    """Return how many days "am folgenden Morgen", "am Abend zuvor" is off the day spoken of; None for other
    parts of a day."""
    shift = found.feature("rel", "shift", "FOLLOWING", "COMING")
    shift = found.feature("part", "shift", "NEIGHBOUR_PART") if shift is None else shift
    shift = found.rule.features.get("shift") if shift is None else int(shift)
    return 0 if code == "NI" and shift == 1 else shift


def night_to(found: Found, scope: Scope) -> Reading | None:
    """Read "der Nacht zum Freitag": the night between two days, named by the first of them."""
    morning = _morning(found, scope)
    evening = calendar.shift_days(morning, -1) if morning else None
    if morning is None or evening is None:
        number = found.feature("weekday", "number", "WEEKDAY")
        value = f"XXXX-WXX-{(number - 2) % 7 + 1}TNI" if number else f"{DEFAULT_DAY}TNI"
        return Reading(type=TimexType.TIME, value=value, grain="night")
    extent = calendar.span_of(evening, morning, vague=True)
    return Reading(type=TimexType.TIME, value=f"{evening.isoformat()}TNI", extent=extent, grain="night")


def _morning(found: Found, scope: Scope) -> date | None:
    number = found.feature("weekday", "number", "WEEKDAY")
    if number is not None:
        return weekday_date(found, scope, int(number))
    if found.has("month"):
        date_read = day_month(found, scope)
        return date_read.extent.first if date_read and date_read.extent else None
    shift = found.feature("day", "shift", "DAY_FROM_NOW")
    return calendar.shift_days(scope.anchor, shift) if scope.anchor and shift is not None else None
