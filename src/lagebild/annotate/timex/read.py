"""Times in a text: ``timex(text, anchor)``. Needs no spaCy.

"Am Freitag wollen sie sich bis Ende Oktober einigen": rules find the expressions, recipes give each its
value, the words around it turn that into an interval. What cannot be counted from a known day is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lagebild.annotate.timex.bounds import Placed, bind
from lagebild.annotate.timex.found import Found, Reading, Scope
from lagebild.annotate.timex.patterns import load_rules
from lagebild.annotate.timex.recipes import NOTHING, RECIPES
from lagebild.annotate.timex.tokens import Tokens, tokenize
from lagebild.model.annotation import Timex

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAILY = frozenset({"today-part", "tomorrow", "clock", "weekday-today", "weekday", "weekday-part"})
"""Rules whose match shows that a text counts in days."""


def timex(text: str, anchor: str | date | None = None) -> tuple[Timex, ...]:
    """Return the temporal expressions of ``text``, sorted and without overlap.

    ``anchor`` is the day that "heute" is: a date, or ISO 8601 of which the day counts. Without it, relative
    times keep an open value ("XXXX-WXX-5", "PAST_REF") and no bounds. Ages, sums, scores and numbers that
    are no years are left out.
    """
    tokens = tokenize(text)
    scope = Scope(anchor=_day(anchor), tokens=tokens)
    matches = sorted(_matches(tokens), key=lambda found: (found.bounds[0], -found.bounds[1], found.rule.rank))
    scope.daily = tuple(found.bounds[0] for found in matches if _counts_days(found))
    return bind(list(_read(matches, scope)), scope)


def _day(anchor: str | date | None) -> date | None:
    """Return the day of an anchor. Raises ValueError for a string that does not start with an ISO date."""
    if anchor is None:
        return None
    if isinstance(anchor, str):
        if not ISO_DAY.match(anchor):
            raise ValueError(f"not an ISO date: {anchor!r}")
        return date.fromisoformat(anchor[:10])
    return date(anchor.year, anchor.month, anchor.day)


def _remember(reading: Reading, start: int, scope: Scope) -> None:
    """Keep the day that was named: "am nächsten Tag", "um 20 Uhr" go on from it."""
    today = reading.extent is not None and reading.extent.first == scope.anchor == reading.extent.last
    if reading.extent and reading.grain in ("day", "month", "season", "year") and not today:
        year = reading.extent.first.year
        if scope.told is not None and scope.told.first.year == year and scope.long_past(year):
            scope.story_year = year  # a second date in that year: the text tells of it
        scope.told, scope.told_at, scope.told_grain = reading.extent, start, reading.grain
    if reading.grain != "day":
        return
    if ISO_DAY.match(reading.value):
        scope.named, scope.named_at = date.fromisoformat(reading.value[:10]), start
    if reading.extent:
        scope.spoken, scope.spoken_at = reading.extent.first, start


def _matches(tokens: Tokens) -> Iterator[Found]:
    present = frozenset(tokens.symbols)
    for rule in load_rules():
        if any(map(present.isdisjoint, rule.needs)):
            continue  # most rules: no month, no season in the text
        for match in rule.pattern.finditer(tokens.symbols):
            yield Found(rule, match, tokens)


def _counts_days(found: Found) -> bool:
    if found.rule.name in DAILY:
        return True
    return found.rule.name == "today" and found.feature("day", "shift", "DAY_FROM_NOW") != 0


def _read(matches: list[Found], scope: Scope) -> Iterator[Placed]:
    """Yield readings from front to back, each keeping what the next may count from."""
    taken = 0
    for found in matches:
        start, end = found.bounds
        if start < taken or start == end:
            continue
        if found.rule.recipe == NOTHING:
            taken = end
            continue
        reading = RECIPES[found.rule.recipe](found, scope)
        if reading is None:
            continue
        taken = end
        _remember(reading, start, scope)
        yield Placed(start=start, end=end, rule=found.rule.name, reading=reading)
