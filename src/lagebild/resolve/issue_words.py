"""Nouns that mean the same in talks, and verbs as nouns: "freizulassen" is a "Freilassung"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from lagebild.annotate.konjunktiv import readings
from lagebild.lexicon import entries
from lagebild.resolve.keys import stem

_NAME = "resolve_issues"
LEFT = 4
"""Letters at least that are left of a compound without its last part."""


@cache
def listed(table: str) -> frozenset[str]:
    """Return the words of a table of ``resolve_issues.toml``, in small letters."""
    rows = entries(_NAME, table, ("words", "example"))
    return frozenset(word.casefold() for row in rows for word in row["words"])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(listed("hull_end"), key=len, reverse=True))


def core(word: str) -> str:
    """Return a noun without a last part that only calls it a point: "Grenzfrage", "Palmöl-Kapitel"."""
    for end in _endings():
        before = word.casefold().removesuffix(end)
        if before != word.casefold() and len(before) >= LEFT:
            return word[: len(before)].rstrip("-")
    return word


@cache
def _synonyms() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return, by stem, what stands for a noun, with the nouns beside which alone it does."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in entries(_NAME, "same", ("nouns", "example")):
        means = (tuple(map(stem, row.get("of", ()))), stem(row["nouns"][0]))
        for noun in dict.fromkeys(map(stem, row["nouns"])):
            found[noun] = (*found.get(noun, ()), means)
    return found


def canonical(noun: str, beside: Iterable[str] = ()) -> str:
    """Return the stem that stands for all nouns of the same meaning: "aufteilung" -> "verteilung".

    Some mean the same only of certain things: "Austausch" and "Freilassung" of prisoners, not of teachers.
    """
    others = tuple(beside)
    for of, first in _synonyms().get(noun, ()):
        if not of or any(other.endswith(of) for other in others):
            return first
    return noun


@cache
def _nominalised() -> dict[str, str]:
    return {row["verb"]: stem(row["noun"]) for row in entries(_NAME, "deed", ("verb", "noun", "example"))}


@cache
def _as_noun(lemma: str) -> str:
    """Return the stem of what somebody does as a noun: "öffnen" -> "oeffnung", "abziehen" -> "abzug"."""
    listed_noun = _nominalised().get(lemma)
    base = lemma.removesuffix("n").removesuffix("e")
    return listed_noun or stem(f"{base}ung")


def deed(small: Sequence[str]) -> str:
    """Return the noun for what is done in a clause with its verb at the end: "ob die Grenze geöffnet wird" is
    "oeffnung"; "" where its verb says nothing by itself ("ob es Ausnahmen gibt")."""
    for word in reversed(small):
        if word in listed("modal") or word == "zu":
            continue
        found = [r for r in readings(word) if r.kind == "full"]
        empty = not found or found[0].lemma in listed("empty_verb")
        return "" if empty else _as_noun(found[0].lemma)
    return ""
