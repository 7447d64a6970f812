"""How long and how often: "60 Tage", "zweitägig", "den vergangenen drei Jahren", "jeden Montag"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from lagebild import lexicon
from lagebild.annotate.timex import calendar
from lagebild.annotate.timex.calendar import Extent
from lagebild.annotate.timex.found import Found, Reading, Scope
from lagebild.model.annotation import TimexType

CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}


@cache
def lasting_tails() -> tuple[str, ...]:
    """Return the ends of nouns for what lasts ("Haft", "Amtszeit", "Bestehen")."""
    return tuple(tail for row in lexicon.entries("timex", "lasting") for tail in row["tails"])


def amount_of(found: Found, name: str = "amount") -> float | None:
    """Return the amount caught: digits, a number word, "ein", "halb"; None for "einige"."""
    digits = found.text(name).replace(".", "").replace(",", ".")
    if digits.replace(".", "", 1).isdecimal() and digits[:1].isdecimal():
        return float(digits)
    amount = found.feature(name, "amount", "NUMBER", "ONE", "BOTH", "HALF", "AMOUNT_ADJECTIVE")
    return None if amount is None else float(amount)


def duration_value(amount: float | None, code: str) -> str:
    """Return a TIMEX3 duration; an unknown amount is X ("PXY")."""
    number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    if code in CLOCK_UNITS:
        return f"PT{number}{CLOCK_UNITS[code]}"
    if code == "Q":
        return f"P{3 * amount:g}M" if amount is not None else "PXM"
    if code == "H":
        return f"P{amount / 2:g}Y" if amount is not None else "PXY"
    return f"P{number}{'Y' if code == 'PERIOD' else code}"


def duration(found: Found, scope: Scope) -> Reading | None:
    """Read "sechs Monate", "mehr als zehn Jahre", "drei Jahre und vier Monate", "zweitägig"."""
    code = found.feature("unit", "code", "UNIT", "UNITS", "UNIT_ADJECTIVE", "AMOUNT_ADJECTIVE")
    amount = amount_of(found) if found.has("amount") else amount_of(found, "unit")
    if found.has("amount") and amount is not None and found.has("half"):
        amount = amount - 0.5 if amount == 1 else amount + 0.5
    if code is None or (code == "PERIOD" and amount is None) or _is_age(found, code):
        return None
    value = duration_value(amount, code)
    if found.has("more"):
        rest = duration_value(amount_of(found, "more"), found.feature("rest", "code", "UNIT", "UNITS"))
        value += rest[1:] if "T" not in value else rest.removeprefix("PT")
    way, anchor = found.rule.features.get("counts"), scope.anchor
    if way == "from_day" and found.tokens.surface(found.bounds[1]) == "als":
        way = None  # "einen Tag später als geplant" dates nothing
    counted = way == "from_day"
    if counted:  # "Zwei Tage darauf", counted from the day named before
        way, anchor = ("ahead" if found.has("then") else "ago"), _counted_from(found, scope, code)
    extent = away(way, amount, code, anchor)
    if counted and extent and code == "W" and amount == 1:
        extent = calendar.day(extent.first)  # "eine Woche später" than a named day is a day
    if code == "WE" and extent is None:
        extent = _this_weekend(scope.anchor)
    one_day = extent is not None and way in ("ago", "ahead") and extent.first == extent.last
    return Reading(
        type=TimexType.DURATION,
        value=value,
        extent=extent,
        grain="day" if one_day else "duration",
        edtf=_since(found, extent),
    )


def _counted_from(found: Found, scope: Scope, code: str) -> date | None:
    """Return the day before from which "zwei Tage später" counts; years also count from a year."""
    day = scope.day_told(found.bounds[0])
    grains = {"Y": frozenset({"year", "season", "month"}), "M": frozenset({"month"})}.get(code)
    told = scope.stretch_told(found.bounds[0], grains) if grains else None
    return told.first if told else day


def _this_weekend(anchor: date | None) -> Extent | None:
    """Return the weekend that "ein ganzes Wochenende" was, told on it or on the day after; else None."""
    if anchor is None or anchor.weekday() not in (0, 5, 6):
        return None
    extent = calendar.weekend(calendar.shift_days(anchor, -1) if anchor.weekday() == 0 else anchor)
    return replace(extent, vague=False) if extent else None


def _is_age(found: Found, code: str) -> bool:
    """Whether "40-jährig" says how old somebody is: always, unless before a noun of something that lasts."""
    _, end = found.bounds
    if code != "Y" or found.feature("unit", "code", "UNIT", "UNITS") is not None:
        return False
    noun = found.tokens.surface(end) if end < len(found.tokens) else ""
    return not noun.lower().endswith(lasting_tails())


def _since(found: Found, extent: Extent | None) -> str | None:
    return f"{extent.lower}/.." if extent and found.rule.features.get("counts") == "since" else None


def away(way: str | None, amount: float | None, code: str, anchor: date | None) -> Extent | None:
    """Return when "vor drei Tagen" ("ago", "since") or "in zwei Jahren" ("ahead") is, by its unit."""
    if way is None or amount is None or anchor is None or amount > 10000:
        return None
    sign = 1 if way == "ahead" else -1
    if code == "D" and amount == int(amount):
        return calendar.day(calendar.shift_days(anchor, sign * amount))
    if code == "W" and amount == int(amount):
        near = calendar.day(calendar.shift_days(anchor, sign * 7 * amount))
        return near and Extent(
            lower=near.lower + "~", upper=near.upper + "~", first=near.first, last=near.last
        )
    if code == "M" and amount == int(amount):
        month = calendar.shift_months(anchor, sign * int(amount))
        return calendar.months(month.year, month.month, month.month) if month else None
    years = {"Y": 1, "DE": 10, "CE": 100}.get(code)
    if years is None or amount != int(amount):
        return None
    year = anchor.year + sign * years * int(amount)
    if years == 1:
        return calendar.years(year, year)
    return calendar.years(year, year, edtf=f"{year:04}~") if 1 <= year <= 9999 else None


def whole(found: Found, scope: Scope) -> Reading | None:
    """Read words that are a duration in one piece: "Viertelstunde", "monatelang", "langjährig"."""
    value = found.feature("unit", "value", "UNIT_WHOLE")
    if value == "PXY" and not found.text("unit").lower().startswith("jahrelang") and _is_age(found, "Y"):
        return None
    return Reading(type=TimexType.DURATION, value=str(value), grain="duration")


def recent(found: Found, scope: Scope) -> Reading | None:
    """Read "den vergangenen drei Tagen", "den nächsten zehn Jahren": a stretch that ends or starts now."""
    code = found.feature("unit", "code", "UNIT", "UNITS")
    amount = amount_of(found) if found.has("amount") else None
    shift = found.feature("rel", "shift", "RELATIVE", "DEMONSTRATIVE") or 0
    value = duration_value(amount, code)
    extent = away("ahead" if shift > 0 else "ago", amount, code, scope.anchor) if shift else None
    if extent and scope.anchor:
        now = scope.anchor.isoformat() if code in ("D", "W") else _at_precision(extent.lower, scope.anchor)
        low, high = (now, extent.lower) if shift > 0 else (extent.lower, now)
        days = sorted((extent.first, scope.anchor))
        extent = Extent(lower=low, upper=high, first=days[0], last=days[1])
    return Reading(type=TimexType.DURATION, value=value, extent=extent, grain="duration")


def _at_precision(edtf: str, anchor: date) -> str:
    return anchor.isoformat()[: len(edtf.rstrip("~"))]


def repeated(found: Found, scope: Scope) -> Reading | None:
    """Read "jeden Montag", "alle vier Jahre", "pro Tag", "montags", "morgens"."""
    if (value := found.feature("often", "value", "OFTEN")) is not None:
        return Reading(type=TimexType.SET, value=str(value))
    if (number := found.feature("weekday", "number", "WEEKDAY", "WEEKDAY_OFTEN")) is not None:
        part = found.feature("part", "code", "DAYPART_OFTEN", "DAYPART")
        return Reading(type=TimexType.SET, value=f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    if (part := found.feature("part", "code", "DAYPART_OFTEN", "DAYPART")) is not None:
        return Reading(type=TimexType.SET, value=f"XXXX-XX-XXT{part}")
    if (month := found.feature("month", "number", "MONTH")) is not None:
        return Reading(type=TimexType.SET, value=f"XXXX-{month:02}")
    if (season := found.feature("season", "code", "SEASON")) is not None:
        return Reading(type=TimexType.SET, value=f"XXXX-{season}")
    code = found.feature("unit", "code", "UNIT", "UNITS")
    amount = amount_of(found) if found.has("amount") else 1 if not found.has("some") else None
    return Reading(type=TimexType.SET, value=duration_value(amount, code))
