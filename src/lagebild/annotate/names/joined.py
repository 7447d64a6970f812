"""Names of persons that were cut at their particles made whole: "Hamid ag Touhar", "Maria de los Santos"."""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import word_class

_MOST = 2
"""So many particles stand in a row: "de los"."""


def joined_at_particles(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names, those of a person whole where particles that are no German words stand inside.

    Left out are words that are also German ones ("von", "der", "da"), which other rules read.
    """
    out: list[Found] = []
    taken = {index for name in found for index in range(name.first, name.stop)}
    for name in sorted(found, key=lambda name: name.first):
        before = out[-1] if out else None
        if (
            before is not None
            and before.label == name.label == "PER"
            and _between(words, before.stop, name.first)
        ):
            before.stop = name.stop
            continue
        if name.label == "PER":
            name.stop = _end(words, name, taken)
        out.append(name)
    return out


def _between(words: Words, first: int, stop: int) -> bool:
    """Whether only foreign particles stand between two words."""
    return 0 < stop - first <= _MOST and all(
        word in word_class("foreign_particles") for word in words.text[first:stop]
    )


def _end(words: Words, name: Found, taken: set[int]) -> int:
    """Return the end of a name that goes on behind particles though nothing was marked there."""
    place = name.stop
    while place < min(len(words.text) - 1, name.stop + _MOST) and words.text[place] in word_class(
        "foreign_particles"
    ):
        place += 1
    ends = place > name.stop and words.text[place][:1].isupper() and place not in taken
    return place + 1 if ends else name.stop
