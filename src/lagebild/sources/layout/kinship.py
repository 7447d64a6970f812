"""What a line has in common with the text: headlines and tags speak of it, the page's own words do not."""

from __future__ import annotations

import re
from functools import lru_cache

from lagebild.sources import vocabulary
from lagebild.sources.layout.placement import Placement
from lagebild.sources.vocabulary import LOWER, UPPER

_WORD = re.compile(rf"[{UPPER}{LOWER}]{{4,}}|\b[{UPPER}]{{2,3}}\b")
_STEM = 6
"""So many letters of a word tell it: "Verhandler", "Verhandlung" and "verhandelte" are kin."""


def kin(page: Placement, number: int) -> int:
    """Return how many different words of a line come back in the paragraphs of the text."""
    return len(_stems(page.readings[number].text) & _of_text(page, number))


def _of_text(page: Placement, number: int) -> frozenset[str]:
    return _stems_of(tuple(page.readings[i].text for i in page.prose[:40] if i != number))


@lru_cache(maxsize=64)
def _stems_of(paragraphs: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(_stems(paragraph) for paragraph in paragraphs))


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    small = vocabulary.small_words()
    words = (word.lower() for word in _WORD.findall(text[:2000]))
    return frozenset(
        word[:_STEM] for word in words if word not in small and word not in vocabulary.sections()
    )
