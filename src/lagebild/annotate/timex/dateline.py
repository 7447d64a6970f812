"""The day in a dateline: "Genf, 3. Juni (dpa) – Beide sind heute zusammengekommen".

A report may be printed a day or two after it was written; its "heute" is the day of the dateline.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lagebild.annotate.timex.read import timex
from lagebild.model.annotation import Timex, TimexType
from lagebild.sources.dateline import find_dateline

_FRONT = 60
"""So many characters from the beginning of a text the day of its dateline stands."""
_MOST = 7
"""So many days a report may be older than its publication."""
_DAY = len("2026-03-14")


def day_of_dateline(line: str, published: str) -> str | None:
    """Return the day that a dateline names, None where it names none or the day of publication.

    ``published`` is an ISO day. A day that lies after it or more than a week before it is left alone.
    """
    day = next((t.value for t in timex(line, published) if _is_day(t)), None)
    if day is None:
        return None
    return day if 0 < (date.fromisoformat(published[:_DAY]) - date.fromisoformat(day)).days <= _MOST else None


def dateline_in(text: str, found: Sequence[Timex]) -> str:
    """Return the dateline that a text begins with, "" for none; ``found`` are its times."""
    if not any(t.span.start < _FRONT and _is_day(t) for t in found[:2]):
        return ""
    line = find_dateline(text.lstrip().partition("\n")[0], opening=True)
    return line.text if line is not None and line.start == 0 else ""


def _is_day(timex: Timex) -> bool:
    return timex.type is TimexType.DATE and timex.start == timex.value and len(timex.value) == _DAY
