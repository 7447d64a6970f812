"""The word classes and ends of words of ``lexicon/de/names.toml``."""

from __future__ import annotations

from functools import cache

from lagebild.lexicon import entries


@cache
def word_class(name: str) -> frozenset[str]:
    """Return a class of words: "articles", "particles", "firm"."""
    return frozenset(_words("class", name))


@cache
def tails(name: str, table: str = "tail") -> tuple[str, ...]:
    """Return ends of words, the longest first."""
    return tuple(sorted(_words(table, name), key=lambda tail: (-len(tail), tail)))


def _words(table: str, name: str) -> list[str]:
    return [word for row in entries("names", table) if row["name"] == name for word in row["words"]]


def tail_of(lower: str, name: str, table: str = "tail") -> str | None:
    """Return the longest listed end of a lower-case word: "hafenbehörde" -> "behörde"."""
    ends = tails(name, table)
    if not lower.endswith(ends):  # most words: all ends in one call
        return None
    return next(tail for tail in ends if lower.endswith(tail))
