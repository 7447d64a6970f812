"""Days as ISO text: how far apart they are, and the one on which an article appeared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.model.annotation import Timex

_DAY = len("2026-03-14")
_WEEK = 7
_WEEKDAYS = frozenset({"weekday", "weekday-part"})
"""Rules of times by the day of the week alone: "für Dienstag", "für Dienstagabend"."""


def is_day(told: str | None) -> bool:
    """Whether a time is told to the day: "2026-03-14", not "2026-03" or nothing."""
    return len(told or "") == _DAY


def apart(first: str, last: str) -> int:
    """Return how many days ``last`` is after ``first``, negative where it is before."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def off(day: str, days: int) -> str:
    """Return the day so many ``days`` after ``day``, before it where they are negative."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def published(doc: Doc) -> str | None:
    """Return the day on which the article appeared; None where it is not known to the day."""
    article = doc._.article
    day = article.day if article is not None else None
    return day if is_day(day) else None


def in_past_week(timex: Timex) -> Timex:
    """Return a weekday that was taken for the next one as the last one."""
    start = timex.start or ""
    if timex.rule not in _WEEKDAYS or not (timex.anchor and is_day(start) and timex.anchor < start):
        return timex
    day = off(start, -_WEEK)
    return replace(timex, start=day, end=day, value=day, edtf=day)
