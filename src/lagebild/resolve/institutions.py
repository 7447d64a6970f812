"""The state of a ministry or an office by the capital that the text names beside it.

"In Oslo widersprach die Sprecherin des Außenministeriums", "das Wiener Finanzministerium", "aus dem
Justizministerium in Moroni". Left out are towns that are no capitals, and capitals in another sentence.
"""

from __future__ import annotations

import re

from lagebild.resolve.words import capital, towns_of

_OPENING = re.compile(r"(?:^|[.!?:“”\"]\s+|\n)In\s([A-ZÄÖÜ][\w’'-]+)\s[a-zäöü][^.!?\n]*$")
_BEHIND = re.compile(r"\sin\s([A-ZÄÖÜ][\w’'-]+)")
_ADJECTIVE = re.compile(r"\b([A-ZÄÖÜ][\w’'-]+er)\s$")


def state_of_seat(before: str, behind: str) -> str | None:
    """Return the state whose capital stands beside an institution; None where none does."""
    if adjective := _ADJECTIVE.search(before):
        return next((state for town in towns_of(adjective.group(1)) if (state := _state(town))), None)
    opening = _OPENING.search(before)
    seat = _BEHIND.match(behind) or opening
    return _state(seat.group(1)) if seat else None


def _state(town: str) -> str | None:
    found = capital(town)
    return found[1] if found else None
