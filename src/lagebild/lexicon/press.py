"""Names and codes of news agencies, for whoever reads credits, places or sources."""

from __future__ import annotations

from functools import cache

from lagebild.lexicon import entries


@cache
def agency_codes() -> dict[str, str]:
    """Return agency codes in lower case ("afp", "sda") with the agency's name."""
    return {code.lower(): row["name"] for row in entries("agencies", "agency") for code in row["codes"]}


@cache
def outlet_words() -> frozenset[str]:
    """Return the last words of the names of outlets in lower case: "zeit" of "Die Zeit"."""
    rows = entries("outlets", "outlet")
    return frozenset(name.lower().split()[-1] for row in rows for name in (row["name"], *row["aliases"]))
