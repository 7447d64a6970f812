"""The day in a dateline: "Genf, 3. Juni (dpa) – Beide sind heute zusammengekommen".

A report may be printed a day or two after it was written; its "heute" is the day of the dateline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from lagebild.model.annotation import Timex, TimexType

_FRONT = 60
"""So many characters from the beginning the day of a dateline stands."""
_MOST = 7
"""So many days a report may be older than its publication."""
_DAY = len("2026-03-14")
_BEFORE = re.compile(r"[A-ZÄÖÜ][^\n.!?:;]{1,50},?\s*(?:den\s)?$")
_BEHIND = re.compile(r"\s*(?:\([\w/ .-]{2,30}\))?\s*[–—-]\s")


def day_of_dateline(text: str, found: Sequence[Timex], published: str) -> str | None:
    """Return the day of the dateline, None where there is none or it is the day of publication.

    ``found`` are the times of ``text`` as counted from ``published``, an ISO day. A day that lies after it
    or more than a week before it is left alone.
    """
    first = next((t for t in found if t.span.start < _FRONT), None)
    if first is None or first.type is not TimexType.DATE or len(first.value) != _DAY or not first.start:
        return None
    if not _BEFORE.match(text[: first.span.start].lstrip()) or not _BEHIND.match(text[first.span.end :]):
        return None
    days = (date.fromisoformat(published[:_DAY]) - date.fromisoformat(first.value)).days
    return first.value if 0 < days <= _MOST else None
