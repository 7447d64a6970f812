"""Which entry of an earlier state of knowledge is which of a later one, though its id may have changed.

An id is made of what is known; an entry is followed by its words: the later entry that rests on the most of
the same evidence. A name without evidence of its own is followed by its forms in the articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class HasId(Protocol):
    """An entry of the record."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


E = TypeVar("E", bound=HasId)


@dataclass(frozen=True, slots=True)
class Match(Generic[E]):
    """A later entry (None: it is gone) and the earlier ones that it is made of (none: it is new)."""

    before: tuple[E, ...]
    after: E | None


def match(
    before: Sequence[E], after: Sequence[E], keys: Callable[[E], Iterable[Hashable]]
) -> tuple[Match[E], ...]:
    """Pair the entries of two states by what they rest on, else by id; what is gone comes last."""
    later = {entry.id: entry for entry in after}
    resting: dict[Hashable, list[str]] = defaultdict(list)
    for entry in after:
        for key in set(keys(entry)):
            resting[key].append(entry.id)
    earlier: dict[str, list[E]] = defaultdict(list)
    gone = []
    for entry in before:
        shared = Counter(found for key in set(keys(entry)) for found in resting.get(key, ()))
        if shared:
            best = min(shared, key=lambda found: (-shared[found], found != entry.id, found))
            earlier[best].append(entry)
        elif entry.id in later:
            earlier[entry.id].append(entry)
        else:
            gone.append(entry)
    pairs = [Match(tuple(_own_first(earlier[entry.id], entry.id)), entry) for entry in after]
    return (*pairs, *(Match((entry,), None) for entry in gone))


def _own_first(entries: list[E], own: str) -> list[E]:
    return sorted(entries, key=lambda entry: (entry.id != own, entry.id))
