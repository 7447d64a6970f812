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
    """Return the last words of the names of outlets in lower case: "zeit" of "Die Zeit"; offices and unions
    that publish themselves are no press."""
    rows = (row for row in entries("outlets", "outlet") if row.get("kind") != "office")
    return frozenset(name.lower().split()[-1] for row in rows for name in (row["name"], *row["aliases"]))
