"""Whether one voice sets another number against one just told: "Die Polizei zählte nur halb so viele"."""

from __future__ import annotations

import re
from functools import cache

from lagebild.resolve.answer_words import listed
from lagebild.resolve.keys import stem

_NUMBER = re.compile(r"\b(\d[\d.]*(?:,\d+)?)\s+((?:[a-zäöüß]+\s+)?[A-ZÄÖÜ][\w-]+|Prozent)")
_BARE = re.compile(r"\b(\d[\d.]*\d|\d)(?=[.,;:]?\s*$|\s+(?:aus|und|an)\b|\s+[a-zäöüß]+[.,;:]?\s*$)")
_WORD = re.compile(r"[^\W\d_]+")


def counters(text: str, other: str, *, opposing: bool = False) -> bool:
    """Whether ``text`` gives another number for what ``other`` counts.

    It judges that number ("deutlich weniger", "nicht einmal halb so viele"), or has another of the same unit
    with a word of contrast or of counting ("sprach dagegen von 90 Tagen" after "binnen 30 Tagen"). Numbers of
    other things, or without such a word, are further facts.
    """
    told = _numbers(other) | _bare(other)
    if not told:
        return False
    if _judging().search(text):
        return True
    sets_own = listed("contrast") | listed("count")
    if not opposing and not any(word.casefold() in sets_own for word in _WORD.findall(text)):
        return False
    if any(number not in told.values() for number in _bare(text).values()):
        return True
    return any(told.get(unit, told.get("", number)) != number for unit, number in _numbers(text).items())


def has_number(text: str) -> bool:
    """Whether a clause counts something: "sprach von 90 Tagen", "sprach von 20.000"."""
    return bool(_NUMBER.search(text) or _BARE.search(text))


def _bare(text: str) -> dict[str, str]:
    """Return a number whose unit is left out, as it is known: "kam auf lediglich 1.100"."""
    found = _BARE.findall(text)
    return {"": found[-1].replace(".", "")} if found else {}


def _numbers(text: str) -> dict[str, str]:
    """Return numbers by the stems of what they count."""
    found = {unit.split()[-1]: number.replace(".", "") for number, unit in _NUMBER.findall(text)}
    return {"people" if unit in listed("people") else stem(unit): number for unit, number in found.items()}


@cache
def _judging() -> re.Pattern[str]:
    shares, degrees = "|".join(sorted(listed("share"))), "|".join(sorted(listed("degree")))
    return re.compile(rf"\b(?:{shares})\s+so\s+viele?\b|\b(?:{degrees})\s+(?:weniger|mehr)\b")
