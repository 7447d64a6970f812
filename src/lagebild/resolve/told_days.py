"""The days that sentences name, as the reader of times gives them; read once for each article, when asked."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lagebild.annotate.timex import timex
from lagebild.model.annotation import TimexType
from lagebild.resolve.days import days_of

if TYPE_CHECKING:
    from datetime import date

    from lagebild.model.annotation import Timex
    from lagebild.model.article import Article
    from lagebild.model.span import CharSpan

WIDE = 4
"""How many days a time may have to be known by its days."""


class ToldDays:
    """Days by article and place: "am Montag" of a report is the last Monday."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[tuple[int, ...], tuple[Timex, ...]]] = {}

    def times(self, article: Article, span: CharSpan) -> tuple[Timex, ...]:
        """Return the times that begin within a stretch of an article, in text order."""
        if article.id not in self._read:
            found = timex(article.text, article.day)
            self._read[article.id] = tuple(time.span.start for time in found), found
        starts, found = self._read[article.id]
        return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def days(self, article: Article, span: CharSpan) -> frozenset[date]:
        """Return the days that a stretch names: of "seit dem 21. April" the first, of "bis Freitag" none."""
        return frozenset(day for time in self.times(article, span) for day in days_in(time))


def days_in(time: Timex) -> tuple[date, ...]:
    """Return the days of a time; none of a month, of a deadline, of "am Abend"."""
    days = days_of(time.edtf or time.start)
    if days is None or time.type is TimexType.SET or time.rule == "day-part":
        return ()
    if days.first and days.last is None and len(time.start or "") == 10:
        return (days.first,)
    return days.each(limit=WIDE)
