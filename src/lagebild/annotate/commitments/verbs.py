"""The verbs and words of commitments, in the form in which they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lagebild.lexicon import entries
from lagebild.model.annotation import Act

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb of commitments makes of a time; see ``commitments.toml``."""

    act: Act
    plain: bool
    governs: bool
    until: bool
    needs: frozenset[str]


@cache
def _verbs() -> dict[str, tuple[Verb, ...]]:
    rows = entries("commitments", "verb", ("lemmas", "act", "example"))
    found: dict[str, list[Verb]] = {}
    for row in rows:
        verb = Verb(
            Act(row["act"]),
            bool(row.get("future_only")),
            bool(row.get("governs")),
            bool(row.get("until")),
            frozenset(row.get("needs", ())),
        )
        for lemma in row["lemmas"]:
            found.setdefault(lemma, []).append(verb)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def verb_of(lemma: str, frame: Frame) -> Verb | None:
    """Return what a verb makes of a time in a clause: the first of its entries whose words stand beside it.

    "bat *zu* einem Gespräch am Freitag" offers, "bat *um* eine Antwort bis Freitag" demands.
    """
    rows = _verbs().get(lemma, ())
    return next((v for v in rows if not v.needs or not v.needs.isdisjoint(frame.words)), None)


@cache
def listed(table: str) -> frozenset[str]:
    """Return all words of a table of ``commitments.toml``."""
    return frozenset(w for row in entries("commitments", table, ("words", "example")) for w in row["words"])


@cache
def pronoun_genders(word: str) -> frozenset[str]:
    """Return the genders of a pronoun, none for other words: "er" is m, "sie" f or p (plural)."""
    for row in entries("commitments", "pronoun", ("words", "genders", "example")):
        if word in row["words"]:
            return frozenset(row["genders"])
    return frozenset()


def is_set(word: str) -> bool:
    """Whether a participle, inflected or not, says that something was set for a time: "geplant"."""
    return _stem(word) in _stems_set()


@cache
def _stems_set() -> frozenset[str]:
    return frozenset(_stem(word) for word in listed("scheduled"))


def _stem(word: str) -> str:
    return word.rstrip("enmrs")
