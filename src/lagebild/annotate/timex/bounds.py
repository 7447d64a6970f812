"""From a reading to the interval that the record keeps: "bis Ende Oktober", "seit Freitag", "vom 3. bis 14.".

The value stays that of the bare expression, as in TIMEX3; ``edtf``, ``start`` and ``end`` take in the words
before it. Both ends of "vom 3. bis 14. Dezember" carry the whole interval.
"""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.annotate.timex import calendar
from lagebild.annotate.timex.calendar import Extent
from lagebild.annotate.timex.found import Reading, Scope
from lagebild.annotate.timex.tokens import Tokens, governor
from lagebild.model.annotation import Timex, TimexType
from lagebild.model.span import CharSpan

OPEN = ".."


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A reading with the pieces it covers and the rule that found it."""

    start: int
    end: int
    rule: str
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """EDTF of the whole, and of its two ends; None where open or unknown."""

    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    vague: bool = False


def bind(placed: list[Placed], scope: Scope) -> tuple[Timex, ...]:
    """Return the expressions with their bounds."""
    tokens = scope.tokens
    found = [single(item, tokens) for item in placed]
    for index in range(len(placed) - 1):
        joined = join(placed[index], placed[index + 1], tokens)
        if joined:
            found[index] = found[index + 1] = joined
    anchor = scope.anchor.isoformat() if scope.anchor else None
    return tuple(_timex(item, bounds, tokens, anchor) for item, bounds in zip(placed, found, strict=True))


def _timex(item: Placed, bounds: Bounds, tokens: Tokens, anchor: str | None) -> Timex:
    return Timex(
        span=CharSpan(tokens.starts[item.start], tokens.ends[item.end - 1]),
        type=item.reading.type,
        value=item.reading.value,
        edtf=bounds.edtf,
        start=bounds.start,
        end=bounds.end,
        anchor=anchor,
        vague=bounds.vague,
        rule=item.rule,
    )


def single(item: Placed, tokens: Tokens) -> Bounds:
    """Return the bounds of one expression with the preposition before it."""
    reading = item.reading
    if reading.edtf:
        return interval(*reading.edtf.partition("/")[::2])
    if reading.extent is None:
        return Bounds()
    if reading.clock:
        extent = reading.extent
        lower = upper = reading.clock
    else:
        extent = reading.extent
        lower, upper = extent.lower, extent.upper
    if reading.type is TimexType.DURATION:
        return interval(lower, upper, vague=extent.vague)
    before = governor(tokens, item.start)
    after = tokens.word(item.end, "ONWARDS") is not None and "OF" in before
    if "SINCE" in before or "FROM" in before or "PAST_OF" in before or "EARLIEST" in before or after:
        return interval(upper if "PAST_OF" in before else lower, OPEN)
    if "UPTO" in before or "PRIOR" in before or "LATEST" in before:
        return interval(OPEN, lower if "PRIOR" in before else upper)
    if ("AROUND" in before or "ABOUT" in before) and not reading.clock and lower == upper:
        return Bounds(edtf=f"{lower}~", start=f"{lower}~", end=f"{lower}~", vague=True)
    return interval(lower, upper, vague=extent.vague)


def interval(lower: str, upper: str, *, vague: bool = False) -> Bounds:
    """Return bounds from two EDTF points, of which ".." is open."""
    edtf = lower if lower == upper else f"{lower}/{upper}"
    return Bounds(
        edtf=edtf,
        start=None if lower == OPEN else lower,
        end=None if upper == OPEN else upper,
        vague=vague,
    )


def join(first: Placed, second: Placed, tokens: Tokens) -> Bounds | None:
    """Return the interval of "von A bis B" and "zwischen A und B", None where not so joined."""
    low, high = first.reading.extent, second.reading.extent
    if low is None or high is None or TimexType.DURATION in (first.reading.type, second.reading.type):
        return None
    words = [tokens.categories(index) for index in range(first.end, second.start)]
    if not words or not all(names & {"UPTO", "HYPHEN", "AND", "IN_DET", "DET"} for names in words):
        return None
    between = "BETWEEN" in governor(tokens, first.start)
    if not any(names & {"UPTO", "HYPHEN"} for names in words) and not between:
        return None
    if first.reading.clock and second.reading.clock:
        return Bounds(edtf=low.edtf, start=first.reading.clock, end=second.reading.clock, vague=between)
    high = _after(low, high, second)
    return interval(low.lower, high.upper, vague=between) if high and high.last >= low.first else None


def _after(low: Extent, high: Extent, second: Placed) -> Extent | None:
    """Return the second end, a week on where two weekdays would run backwards ("Freitag bis Montag")."""
    if high.first >= low.first or second.rule != "weekday":
        return high
    return calendar.day(calendar.shift_days(high.first, 7))
