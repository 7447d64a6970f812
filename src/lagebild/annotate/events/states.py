"""States by their names and adjectives."""

from __future__ import annotations

from functools import cache

from lagebild.lexicon import words


@cache
def states() -> dict[str, str]:
    """Map the names and adjective stems of states to the state: "ukrainisch" to "Ukraine"."""
    table: dict[str, str] = {}
    for line in words("states"):
        row = [cell.strip() for cell in line.split("|")]
        table |= {form.lower(): row[0] for form in (row[0], row[1] if len(row) > 1 else "") if form}
    return table


def state_of(word: str) -> str | None:
    """Return the state that a word names, also inflected: "ukrainische", "Norlands"."""
    table = states()
    lower = word.lower()
    for cut in (0, 1, 2):
        stem = lower[: len(lower) - cut] if cut else lower
        if stem in table:
            return table[stem]
    return None
