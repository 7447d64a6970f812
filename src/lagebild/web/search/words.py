"""German words as search sees them: folded, without their ending, with the compounds that hold them.

"Gesprächen", "Gespraech" and "Gespräche" are one; "Plan" also finds "Friedensplan" and "Planung" does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from lagebild.lexicon import entries

WORD = re.compile(r"[^\W_]+")
SHORTEST_PART = 3
SHORTEST_SOUGHT = 3
"""A shorter stem is not looked for inside others."""
LONG_ENOUGH = 6
"""So many letters beside a stem of four or more may be a word that the index does not have."""
MOST_COMPOUNDS = 500
MOST_KEPT = 5_000
LONGEST = 80
"""Letters of a word that count; what is longer is no word."""
_TWO_LETTERS = str.maketrans({"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ł": "l"})
_UMLAUT = re.compile("[ao]e|(?<![aeq])ue")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return what inflection leaves of a word: „Gesprächen“ gives „gesprach“, „Kyjiw“ gives „kyjiw“."""
    return _shorn(fold(word[:LONGEST]))


def fold(word: str) -> str:
    """Return a word in small letters without marks; „ä“ and „ae“ both give „a“, „ß“ gives „ss“."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(_TWO_LETTERS))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _UMLAUT.sub(lambda match: match.group()[0], letters)


def _shorn(word: str) -> str:
    if not word.isalpha():
        return word
    for ending, keep, after, not_after in _endings():
        left = word[: -len(ending)]
        if not word.endswith(ending) or len(left) < keep or left.endswith(not_after):
            continue
        if left.endswith(after):
            return _shorn(left) if ending in ("in", "innen") else left
    return word


@cache
def _endings() -> tuple[tuple[str, int, str | tuple[str, ...], tuple[str, ...]], ...]:
    return tuple(
        (row["text"], row["keep"], row.get("after", ""), tuple(row.get("not_after", "")))
        for row in entries("search", "ending")
    )


def stems(text: str) -> Iterator[str]:
    """Return the stems of all words of a text in order."""
    return (stem(match.group()) for match in WORD.finditer(text))


class Vocabulary:
    """All stems of an index, to tell which of them are compounds that hold a word."""

    def __init__(self, stems: Iterable[str]) -> None:
        self.stems = frozenset(stems)
        self._text = "\n" + "\n".join(sorted(self.stems)) + "\n"
        self._known: dict[str, tuple[str, ...]] = {}

    def holding(self, sought: str) -> tuple[str, ...]:
        """Return the stems that are the word or a compound with it as its first or last part.

        What stands beside the word must be a word of the index itself, or long enough to be one; a prefix
        („ver-“ before „Handlung“) is none.
        """
        if len(sought) < SHORTEST_SOUGHT or "\n" in sought:
            return (sought,)
        if sought not in self._known:
            found = {one for one in self._with(sought) if self._is_compound(one, sought)}
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            self._known[sought] = tuple(sorted({sought, *found}))[:MOST_COMPOUNDS]
        return self._known[sought]

    def _with(self, sought: str) -> Iterator[str]:
        """Yield the stems that begin or end with these letters, found in one long text of all stems."""
        for edge in (f"\n{sought}", f"{sought}\n"):
            at = self._text.find(edge)
            while at >= 0:
                middle = at + len(edge) // 2
                end = self._text.find("\n", middle)
                yield self._text[self._text.rfind("\n", 0, middle) + 1 : end]
                at = self._text.find(edge, at + 1)

    def _is_compound(self, one: str, sought: str) -> bool:
        if one == sought:
            return True
        free = len(sought) > SHORTEST_SOUGHT
        if one.endswith(sought) and self._is_part(one[: -len(sought)], first=True, free=free):
            return True
        return one.startswith(sought) and self._is_part(one[len(sought) :], first=False, free=free)

    def _is_part(self, rest: str, *, first: bool, free: bool) -> bool:
        if first and rest in _prefixes():
            return False
        if not first:
            rests = [rest, *(rest[len(link) :] for link in _links() if rest.startswith(link))]
        else:
            rests = [rest, *(rest[: -len(link)] for link in _links() if rest.endswith(link))]
        known = any(len(part) >= SHORTEST_PART and _shorn(part) in self.stems for part in rests)
        return known or (free and len(rest) >= LONG_ENOUGH and any(letter in "aeiouy" for letter in rest))


@cache
def _links() -> tuple[str, ...]:
    return tuple(row["text"] for row in entries("search", "link"))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(row["text"] for row in entries("search", "prefix"))
