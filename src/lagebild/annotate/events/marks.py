"""Words that mark a clause as hearsay, possible, planned, denied or cancelled."""

from __future__ import annotations

from functools import cache

from lagebild.lexicon import entries

WEAKEST_FIRST = ("denied", "cancelled", "reported", "possible", "planned", "ongoing", "held")


@cache
def _marks(scope: str) -> tuple[tuple[str, frozenset[str], frozenset[str], bool], ...]:
    rows = entries("events_status", "mark", ("status", "scope", "words", "example"))
    found = [r for r in rows if r["scope"] == scope]
    found.sort(key=lambda r: WEAKEST_FIRST.index(r["status"]))
    return tuple(
        (r["status"], frozenset(r["words"]), frozenset(r.get("needs", ())), bool(r.get("present")))
        for r in found
    )


def marked(scope: str, words: list[str], *, present: bool = True) -> str | None:
    """Return what the marks of ``scope`` say about a clause with these words, the weakest statement first."""
    here = set(words)
    for status, forms, needs, only_present in _marks(scope):
        if here & forms and (not needs or here & needs) and (present or not only_present):
            return status
    return None
