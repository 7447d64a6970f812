"""The lexicons of saying, ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.lexicon import entries
from lagebild.model.annotation import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a verb, phrase or noun of saying takes and does. ``reported``: how it reports without a clause."""

    lemma: str
    act: Act
    takes: frozenset[str] = frozenset()
    reported: str | None = None
    named: bool = False
    """Reports without a clause only when a named or pronominal subject acts."""
    words: frozenset[str] = frozenset()
    unless: tuple[str, ...] = ()
    """Endings of nouns with which it says nothing: "forderte drei Todesopfer"."""
    negated: bool = False
    """Counts only in a negated clause: "äußerte sich nicht"."""
    reflexive: bool = True
    """Can say something with "sich"; not so "der Verdacht bestätigte sich"."""


@cache
def verbs() -> dict[str, Entry]:
    """Return the verbs of saying by lemma."""
    rows = entries("quotations_verbs", "verb", ("lemma", "act", "takes", "example"))
    return {row["lemma"]: _entry(row["lemma"], row) for row in rows}


@cache
def phrases() -> dict[str, tuple[Entry, ...]]:
    """Return the phrases of saying by their verb: "üben" -> "Kritik üben"."""
    found: dict[str, list[Entry]] = {}
    for row in entries("quotations_phrases", "phrase", ("verb", "words", "act", "takes", "example")):
        found.setdefault(row["verb"], []).append(_entry(row["verb"], row))
    return {verb: tuple(rows) for verb, rows in found.items()}


@cache
def nouns() -> dict[str, Entry]:
    """Return the nouns of saying that take a clause, by their form: "Vorwurf"."""
    rows = entries("quotations_nouns", "noun", ("words", "act", "takes", "example"))
    return {word: _entry(word, row) for row in rows for word in row["words"]}


@cache
def listed(name: str, table: str) -> frozenset[str]:
    """Return all ``words`` of one table of a lexicon."""
    return frozenset(word for row in entries(name, table) for word in row["words"])


def _entry(lemma: str, row: dict[str, object]) -> Entry:
    takes, words = row["takes"], row.get("words", ())
    assert isinstance(takes, list)
    assert isinstance(words, list | tuple)
    reported = row.get("reported")
    return Entry(
        lemma=lemma,
        act=Act(str(row["act"])),
        takes=frozenset(str(kind) for kind in takes),
        reported=str(reported) if reported else None,
        named=bool(row.get("named")),
        words=frozenset(str(word) for word in words),
        unless=_words_of(row, "unless"),
        negated=bool(row.get("negated")),
        reflexive=bool(row.get("reflexive", True)),
    )


def _words_of(row: dict[str, object], key: str) -> tuple[str, ...]:
    found = row.get(key, ())
    assert isinstance(found, list | tuple)
    return tuple(str(word) for word in found)
