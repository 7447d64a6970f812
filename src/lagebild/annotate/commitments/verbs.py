"""The verbs and words of commitments, in the form in which they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.lexicon import entries
from lagebild.model.annotation import Act


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb of commitments makes of a time; see ``commitments.toml``."""

    act: Act
    plain: bool
    governs: bool
    until: bool
    needs: frozenset[str]


@cache
def verbs() -> dict[str, Verb]:
    """Return the verbs by lemma."""
    rows = entries("commitments", "verb", ("lemmas", "act", "example"))
    return {
        lemma: Verb(
            Act(row["act"]),
            bool(row.get("future_only")),
            bool(row.get("governs")),
            bool(row.get("until")),
            frozenset(row.get("needs", ())),
        )
        for row in rows
        for lemma in row["lemmas"]
    }


@cache
def listed(table: str) -> frozenset[str]:
    """Return all words of a table of ``commitments.toml``."""
    return frozenset(w for row in entries("commitments", table, ("words", "example")) for w in row["words"])


def is_set(word: str) -> bool:
    """Whether a participle, inflected or not, says that something was set for a time: "geplant"."""
    return _stem(word) in _stems_set()


@cache
def _stems_set() -> frozenset[str]:
    return frozenset(_stem(word) for word in listed("scheduled"))


def _stem(word: str) -> str:
    return word.rstrip("enmrs")
