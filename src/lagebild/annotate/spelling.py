"""Lower-case forms of words in the spelling of the lexicons: Swiss "begrüsse" is read as "begrüße".

Swiss newspapers write "ss" throughout. Only stems that every other spelling writes with "ß" are changed, so
that nothing else is touched ("muss", "Aussendung"); the text itself never is, nor are offsets.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lagebild.lexicon import entries


@lru_cache(maxsize=200_000)
def low_form(word: str) -> str:
    """Return a word in lower case, with "ß" where Swiss spelling has "ss"."""
    low = word.lower()
    return low if "ss" not in low else _pattern().sub(lambda m: _stems()[m.group()], low)


@cache
def _stems() -> dict[str, str]:
    rows = entries("spelling", "stem", ("swiss", "german", "example"))
    return {row["swiss"]: row["german"] for row in rows}


@cache
def _pattern() -> re.Pattern[str]:
    rows = sorted(entries("spelling", "stem"), key=lambda row: -len(row["swiss"]))
    return re.compile("|".join(row["swiss"] + _guard(row.get("not_before", "")) for row in rows))


def _guard(letters: str) -> str:
    return f"(?![{letters}])" if letters else ""
