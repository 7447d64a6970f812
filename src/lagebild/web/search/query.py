"""What somebody typed, as conditions: words that must be there, phrases, words that must not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lagebild.web.search.words import stems

MOST_WORDS = 12
MOST_LETTERS = 400
_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:["„“](?P<phrase>[^"„“”]*)["“”]|(?P<word>[^\s"„“”]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """``phrases`` must all be there (a word is a phrase of one stem), none of ``without`` may."""

    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phrases)


def read_query(text: str) -> Query:
    """Return the query of a search field: „waffenruhe "am Freitag" -moskau“. Any text is a query or none."""
    wanted: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    for match in _PART.finditer(text[:MOST_LETTERS]):
        found = tuple(stems(match["phrase"] if match["phrase"] is not None else match["word"]))
        if found:
            (without if match["minus"] else wanted).append(found)
    return Query(tuple(wanted[:MOST_WORDS]), tuple(without[:MOST_WORDS]))


def match_expression(query: Query, holding: Callable[[str], tuple[str, ...]]) -> str:
    """Return the query for FTS5; a word alone is joined by the compounds that hold it.

    Only stems (letters and digits) are put in, each in quotation marks: nothing typed is an operator.
    """
    wanted = " AND ".join(_one(phrase, holding) for phrase in query.phrases)
    without = " OR ".join(_one(phrase, holding) for phrase in query.without)
    return f"({wanted}) NOT ({without})" if without else wanted


def _one(phrase: tuple[str, ...], holding: Callable[[str], tuple[str, ...]]) -> str:
    if len(phrase) > 1:
        return '"' + " ".join(phrase) + '"'
    return "(" + " OR ".join(f'"{stem}"' for stem in holding(phrase[0])) + ")"
