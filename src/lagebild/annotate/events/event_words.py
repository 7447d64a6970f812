"""The lexicon of event words: nouns, also at the end of compounds, verbs, and verbs that support a noun."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from lagebild.lexicon import entries, group

Row = dict[str, Any]


@cache
def _nouns() -> tuple[dict[str, Row], dict[str, Row]]:
    """Map whole words to entries, and endings that make a compound of any kind."""
    whole: dict[str, Row] = {}
    ends: dict[str, Row] = {}
    for row in entries("events", "noun", ("lemma", "type", "forms", "plural", "compounds", "example")):
        forms = [*row["forms"], *row["plural"]]
        for form in [] if row.get("plural_only") else row["forms"]:
            whole[form] = row
        for form in row["plural"]:
            whole[form] = row
        for prefix in row.get("prefixes", ()):
            whole |= {prefix + form: row for form in forms}
        if row["compounds"] == "any":
            ends |= dict.fromkeys(row["plural"] if row.get("plural_only") else forms, row)
    return whole, ends


@cache
def _not_events() -> frozenset[str]:
    return frozenset(w for row in entries("events", "not_event", ("words", "example")) for w in row["words"])


@cache
def _compound_ends() -> tuple[str, ...]:
    return tuple(_nouns()[1])


@cache
def _not_event_fronts() -> tuple[str, ...]:
    return tuple(_not_events())


@cache
def verb_rows() -> dict[str, list[Row]]:
    """Map a verb to its entries; of several the first whose words stand in the clause holds."""
    table: dict[str, list[Row]] = {}
    for row in entries("events", "verb", ("lemma", "type", "title", "mode", "example")):
        table.setdefault(row["lemma"], []).append(row)
    return table


@cache
def travelling() -> frozenset[str]:
    """Return the verbs of going somewhere: "reisen", "weiterfliegen"."""
    rows = ((lemma, row) for lemma, several in verb_rows().items() for row in several)
    return frozenset(lemma for lemma, row in rows if row["mode"] == "travel" and not row.get("needs"))


def fits(row: Row, words: list[str]) -> bool:
    """Whether the words that an entry asks for stand in the clause, and none of those that it excludes."""
    asked = row.get("needs")
    barred = row.get("not_objects")
    if not set(row.get("barred", ())).isdisjoint(words):
        return False  # "stimmen über den Vertrag mit der Bahn ab": a vote
    return (not asked or not set(asked).isdisjoint(words)) and (
        not barred or set(barred).isdisjoint(_heads(words))
    )


@cache
def support_rows() -> dict[str, list[Row]]:
    """Map a verb to the entries of [[support]] that list it."""
    table: dict[str, list[Row]] = {}
    for row in entries("events", "support", ("lemmas", "role", "example")):
        for lemma in row["lemmas"]:
            table.setdefault(lemma, []).append(row)
    return table


@lru_cache(maxsize=50_000)
def noun_entry(word: str) -> Row | None:
    """Return the entry of an event noun, also at the end of a compound ("Koalitionsgespräche")."""
    if not word[:1].isupper():
        return None
    lower = word.lower()
    if any(
        lower == stop or lower.rstrip("sn") == stop or lower.rstrip("en") == stop for stop in _lookups(lower)
    ):
        return None
    whole, ends = _nouns()
    if lower in whole:
        return whole[lower]
    if not lower.endswith(_compound_ends()):
        return None
    best = max(
        (form for form in ends if lower.endswith(form) and len(lower) - len(form) >= 2), key=len, default=None
    )
    return ends[best] if best else None


def _lookups(lower: str) -> list[str]:
    tail = lower.rpartition("-")[2]
    if not tail.startswith(_not_event_fronts()):
        return []
    return [stop for stop in _not_events() if tail.startswith(stop) and len(tail) - len(stop) <= 2]


def _heads(words: list[str]) -> set[str]:
    """The words, of compounds with a hyphen the last part, without what stands behind "vor der", "nach der":
    "traf vor der Wahl Krüger" is no "traf eine Wahl"."""
    return {
        word.rpartition("-")[2]
        for place, word in enumerate(words)
        if not (place and {words[place - 1], words[max(0, place - 2)]} & _BEFORE_OR_AFTER)
    }


_BEFORE_OR_AFTER = group("events_grammar", "before_during_after")
