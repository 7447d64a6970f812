"""A noun phrase for people or a body: "ein hochrangiger Berater Putins", "die ukrainische Delegation"."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.annotate.references.nouns import Noun
from lagebild.lexicon import entries
from lagebild.model.annotation import Mention

_DEFINITE = frozenset(
    word for row in entries("references", "determiner") if row["definite"] for word in row["words"]
)


@dataclass(slots=True)
class Phrase:
    """Words ``first`` up to ``stop`` around ``head``. ``owner`` is a name before it, ``of`` whom it
    belongs to."""

    first: int
    head: int
    stop: int
    noun: Noun
    determiner: str
    adjectives: tuple[str, ...]
    plural: bool
    owner: tuple[int, Mention] | None = None
    of: str | None = None
    shared: bool = False
    """Whether it belongs to more than one."""

    @property
    def definite(self) -> bool:
        """Whether an article or a name before it points to somebody known."""
        return self.determiner in _DEFINITE

    @property
    def possessive(self) -> bool:
        """Whether "sein" or "ihr" stands before it."""
        return self.determiner.startswith(("sein", "ihr")) and self.determiner not in ("seit",)

    @property
    def bare(self) -> bool:
        """Whether neither article nor name stands before it."""
        return not self.determiner and self.owner is None
