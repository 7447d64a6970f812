"""Sentences of „Stand der Dinge“ and how many of which kind a group leaves to the sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.model.dossier import Evidence
from lagebild.publish.wording import counted

_SECTIONS = {
    "e": ("#chronik", "event"),
    "p": ("#papiere", "paper"),
    "i": ("#punkte", "issue"),
    "c": ("#streitpunkte", "claim"),
    "t": ("#agenda", "agenda"),
}
"""By the first letter of an entry's anchor: the section that has all of its kind, the noun to count by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateSentence:
    """A sentence of the overview: a word for its status, what is said, who says so, and where to read on."""

    status: str
    status_word: str
    text: str
    note: str
    href: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """How many more of one kind there are, in words, and where: „9 Streitpunkte“."""

    href: str
    words: str


def further(sentences: Iterable[StateSentence]) -> tuple[Further, ...]:
    """Return what is left to each section, in the order in which it would follow."""
    left = Counter(_SECTIONS[sentence.href[1]] for sentence in sentences)
    return tuple(Further(href=href, words=counted(number, noun)) for (href, noun), number in left.items())
