"""The state of a ministry or an office by the capital that the text names beside it.

"In Oslo widersprach die Sprecherin des Außenministeriums", "das Wiener Finanzministerium", "aus dem
Justizministerium in Moroni". Left out are towns that are no capitals, and capitals in another sentence.
"""

from __future__ import annotations

import re

from lagebild.resolve.words import capital

_OPENING = re.compile(r"(?:^|[.!?:“”\"]\s+|\n)In\s([A-ZÄÖÜ][\w’'-]+)\s[a-zäöü][^.!?\n]*$")
_BEHIND = re.compile(r"\sin\s([A-ZÄÖÜ][\w’'-]+)")
_ADJECTIVE = re.compile(r"\b([A-ZÄÖÜ][\w’'-]+)er\s$")


def state_of_seat(before: str, behind: str) -> str | None:
    """Return the state whose capital stands beside an institution; None where none does."""
    if adjective := _ADJECTIVE.search(before):
        stem = adjective.group(1)
        return _state(stem) or _state(f"{stem}en") or _state(f"{stem}e") or _state(f"{stem[:-1]}en")
    opening = _OPENING.search(before)
    seat = _BEHIND.match(behind) or opening
    return _state(seat.group(1)) if seat else None


def _state(town: str) -> str | None:
    found = capital(town)
    return found[1] if found else None
