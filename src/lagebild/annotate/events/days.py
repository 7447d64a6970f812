"""Days as ISO text: how far apart they are, and the one on which an article appeared."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DAY = len("2026-03-14")


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
