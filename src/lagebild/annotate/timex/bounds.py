"""From a reading to the interval that the record keeps: "bis Ende Oktober", "seit Freitag", "vom 3. bis 14.".

The value stays that of the bare expression, as in TIMEX3; ``edtf``, ``start`` and ``end`` take in the words
before it. Both ends of "vom 3. bis 14. Dezember" carry the whole interval.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from lagebild.annotate.timex import calendar
from lagebild.annotate.timex.direction import over
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
    placed = turn_weekdays(share_week(placed, scope), scope)
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
    lower, upper = reading.extent.lower, reading.extent.upper
    sides = (lower, upper)
    if reading.type is not TimexType.DURATION:
        sides = sided(lower, upper, item, tokens)
    if reading.clock:
        return _timed(reading.clock, sides, lower)
    if sides == (lower, upper) and lower == upper and governor(tokens, item.start) & {"AROUND", "ABOUT"}:
        if "X" in lower or lower[5:7] > "12":  # seasons and decades take no qualifier
            first, last = reading.extent.first, reading.extent.last
            return replace(interval(f"{first.isoformat()[:7]}~", f"{last.isoformat()[:7]}~"), vague=True)
        return replace(interval(f"{lower}~", f"{lower}~"), vague=True)
    return interval(*sides, vague=reading.extent.vague and OPEN not in sides)


def sided(lower: str, upper: str, item: Placed, tokens: Tokens) -> tuple[str, str]:
    """Return the two ends, one of them open after "seit", "ab", "bis", "vor", "nach", "spätestens"."""
    before = governor(tokens, item.start)
    if "PAST_OF" in before:
        return upper, OPEN
    onwards = tokens.word(item.end, "ONWARDS") is not None and "OF" in before
    if onwards or before & {"SINCE", "FROM", "EARLIEST"}:
        return lower, OPEN
    if "PRIOR" in before:  # "vor Ende des Jahres" is up to its last day
        return OPEN, upper if tokens.surface(item.start).lower() == "ende" else lower
    return (OPEN, upper) if before & {"UPTO", "LATEST"} else (lower, upper)


def _timed(clock: str, sides: tuple[str, str], day: str) -> Bounds:
    """Return the bounds of a clock time; EDTF has no intervals of them, so that one is given by its day."""
    start, end = (None if side == OPEN else clock for side in sides)
    edtf = clock if start and end else "/".join(OPEN if side == OPEN else day for side in sides)
    return Bounds(edtf=edtf, start=start, end=end)


def interval(lower: str, upper: str, *, vague: bool = False) -> Bounds:
    """Return bounds from two EDTF points, of which ".." is open."""
    edtf = lower if lower == upper else f"{lower}/{upper}"
    return Bounds(
        edtf=edtf,
        start=None if lower == OPEN else lower,
        end=None if upper == OPEN else upper,
        vague=vague,
    )


def link(first: Placed, second: Placed, tokens: Tokens) -> str | None:
    """Return "to" for "von A bis B" and "A-B", "between" for "zwischen A und B", else None."""
    if first.reading.extent is None or second.reading.extent is None:
        return None
    if TimexType.DURATION in (first.reading.type, second.reading.type):
        return None
    if bool(first.reading.clock) != bool(second.reading.clock):
        return None
    words = [tokens.categories(index) for index in range(first.end, second.start)]
    if words and "UPTO" in words[0]:  # "von Donnerstag bis in den frühen Freitagmorgen"
        words = [names for names in words if not names & {"IN", "DEEP", "EARLY_LATE", "DAY_ADJECTIVE"}]
    if not words or not all(names & {"UPTO", "HYPHEN", "DASH", "AND", "IN_DET", "DET"} for names in words):
        return None
    if "BETWEEN" in governor(tokens, first.start):
        return "between"
    return "to" if any(names & {"UPTO", "HYPHEN", "DASH"} for names in words) else None


def join(first: Placed, second: Placed, tokens: Tokens) -> Bounds | None:
    """Return the interval of "von A bis B" and "zwischen A und B", None where not so joined."""
    kind, low, high = link(first, second, tokens), first.reading.extent, second.reading.extent
    if kind is None or low is None or high is None or high.last < low.first:
        return None
    vague = kind == "between"
    if first.reading.clock:
        return Bounds(edtf=low.edtf, start=first.reading.clock, end=second.reading.clock, vague=vague)
    return interval(low.lower, high.upper, vague=vague)


def share_week(placed: list[Placed], scope: Scope) -> list[Placed]:
    """Put a weekday into the week that is named behind the next one: "Donnerstag und Freitag kommender
    Woche"."""
    shared = list(placed)
    for index in range(1, len(shared)):
        first, second = shared[index - 1], shared[index]
        low, high = first.reading.extent, second.reading.extent
        if second.rule != "weekday-of-week" or not (low and high):
            continue
        if _side_by_side(first, second, scope.tokens) or link(first, second, scope.tokens):
            weeks = (high.first - low.first).days // 7
            if first.rule == "weekday" and weeks:
                shared[index - 1] = _on_day(first, calendar.shift_days(low.first, 7 * weeks))
    return shared


def turn_weekdays(placed: list[Placed], scope: Scope) -> list[Placed]:
    """Put two weekdays in order that would run backwards.

    The second is a week on ("von Freitag bis Montag"). Where that lies ahead of the day of the text and the
    clause looks back, the first is a week before: "berieten von Montag bis Mittwoch", "am Montag und
    Dienstag", written on a Monday.
    """
    turned, tokens = list(placed), scope.tokens
    for index in range(1, len(turned)):
        first, second = turned[index - 1], turned[index]
        low, high = first.reading.extent, second.reading.extent
        if second.rule != "weekday" or not (low and high and high.first < low.first):
            continue
        if second.reading.type is not TimexType.DATE:
            continue
        linked, both = link(first, second, tokens), _side_by_side(first, second, tokens)
        later = calendar.shift_days(high.first, 7)
        ahead = scope.anchor is not None and later is not None and later > scope.anchor
        if (linked or both) and ahead and over(tokens, first.start, second.end):
            turned[index - 1] = _on_day(first, calendar.shift_days(low.first, -7))
        elif linked or both:
            turned[index] = _on_day(second, later)
    return turned


def _side_by_side(first: Placed, second: Placed, tokens: Tokens) -> bool:
    """Whether two weekdays are named together: "am Montag und Dienstag", "am Montag und am Dienstag"."""
    words = [tokens.surface(index) for index in range(first.end, second.start)]
    return first.rule == "weekday" and words in (["und"], ["und", "am"])


def _on_day(item: Placed, when: date | None) -> Placed:
    extent = calendar.day(when)
    return replace(item, reading=replace(item.reading, value=extent.lower, extent=extent)) if extent else item
