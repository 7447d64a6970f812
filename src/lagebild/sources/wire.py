"""Times in the serials of news agencies: "181820 Jan 26", "dpa:260118-930-123456/1"."""

from __future__ import annotations

import re
from datetime import date

from lagebild.sources.stamps import Stamp, months


def wire_stamp(text: str) -> Stamp | None:
    """Return the time in a wire line: day, hour, minute run together ("181820 Jan 26"), or a dpa number."""
    match = re.search(r"\b(\d{2})(\d{2})(\d{2})\s+([A-Za-zä]{3})\w*\.?\s+(\d{2,4})\b", text)
    if match and match[4].lower() in months():
        year = int(match[5]) + (2000 if len(match[5]) == 2 else 0)
        return _stamp(year, months()[match[4].lower()], int(match[1]), (int(match[2]), int(match[3])))
    match = re.search(r"dpa:(\d{2})(\d{2})(\d{2})-", text)
    if match:
        return _stamp(2000 + int(match[1]), int(match[2]), int(match[3]), None)
    match = re.search(r"(20\d\d)-(\d{2})-(\d{2})/(\d{2}):(\d{2})", text)
    if match:
        return _stamp(int(match[1]), int(match[2]), int(match[3]), (int(match[4]), int(match[5])))
    return None


def _stamp(year: int, month: int, day: int, time: tuple[int, int] | None) -> Stamp | None:
    try:
        moment = date(year, month, day)
    except ValueError:
        return None
    if time and (time[0] > 23 or time[1] > 59):
        time = None
    return Stamp(start=0, end=0, day=moment, time=time, offset=None, means="")
