"""Head nouns of papers, alone and in compounds: "Friedens|plan", "28-Punkte-Plan"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.papers.phrases import PAGES, POINTS, number, words_of
from lagebild.lexicon import entries, group

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Head:
    """A word for a paper: its row of ``papers.toml``, the form found, and what stands before it.

    ``weak`` is a compound of any first part, which opens a paper only beside a verb of papers.
    """

    row: dict[str, Any]
    form: str
    prefix: str
    points: int | None
    plural: bool
    weak: bool = False


_SIDES = group("papers_grammar", "number_of_sides")
_TWO = 2
"""Fewer pages are none: "eine *einseitige* Waffenruhe"."""


@cache
def _forms() -> dict[str, tuple[dict[str, Any], bool]]:
    table: dict[str, tuple[dict[str, Any], bool]] = {}
    for row in entries(
        "papers", "head", ("lemma", "kind", "forms", "plural", "opens", "prefixes", "example")
    ):
        for form in row["forms"]:
            table[form] = (row, False)
        for form in row["plural"]:
            table[form] = (row, True)
        for prefix in row["prefixes"]:
            for form in row["forms"] or _inflected(row["lemma"].lower()):
                table.setdefault(prefix + form, (row, False))
            for form in row["plural"]:
                table.setdefault(prefix + form, (row, True))
    return table


def _inflected(lemma: str) -> list[str]:
    return [lemma, lemma + "s", lemma + "es"]


def head_of(token: Token) -> Head | None:
    """Return the head noun of a paper that a word is or ends in, None for other words."""
    text = token.text
    if not (text[:1].isupper() or text[:1].isdigit()):
        return None
    lower = text.lower()
    points = POINTS.match(lower)
    if points and (value := number(points[1])) is not None and points[2]:
        entry = _lookup(points[2])
        if entry:
            return Head(entry[0], entry[2], entry[3], value, entry[1])
    entry = _lookup(lower)
    if entry is None:
        return _sized(token)
    row, plural, form, prefix = entry
    weak = bool(row.get("weak")) and lower not in _forms() and not prefix.endswith("-")
    weak = weak or bool(row.get("by_verb"))
    return Head(row, form, prefix, None, plural, weak)


def _sized(token: Token) -> Head | None:
    """Return a noun that only its pages make a paper, one spoken of before: "das 68-seitige *Werk*"."""
    page = PAGES.match(token.nbor(-1).lower_) if token.i and token.text.isalpha() else None
    if page is None or (number(page[1]) or 0) < _TWO or token.lower_ in words_of("not_sized"):
        return None
    if of_sides(token.nbor(-1).lower_) and noun_entry(token.text) is not None:
        return None  # "dreiseitige Gespräche" of three sides
    row = {**_forms()["papier"][0], "forms": [token.lower_], "opens": "never"}
    return Head(row, token.lower_, "", None, plural=False)


def of_sides(word: str) -> bool:
    """Whether an adjective may count sides rather than pages: "*dreiseitige* Gespräche"."""
    return word.startswith(tuple(_SIDES))


@lru_cache(maxsize=4096)
def _lookup(lower: str) -> tuple[dict[str, Any], bool, str, str] | None:
    """Return (row, plural, form, prefix) for a bare head or a compound that makes a paper."""
    table = _forms()
    if lower in table:
        row, plural = table[lower]
        forms = [*row["forms"], *row["plural"]]
        ends = (f for f in [*forms, *_inflected(row["lemma"].lower())] if lower.endswith(f))
        form = lower if lower in forms else next(ends, lower)
        return row, plural, form, lower[: len(lower) - len(form)]
    before, hyphen, after = lower.rpartition("-")
    if hyphen and after in table and before.strip("-"):
        row, plural = table[after]
        return row, plural, after, before + "-"
    return _any_compound(lower)


@cache
def _open_heads() -> tuple[dict[str, Any], ...]:
    return tuple(row for row in entries("papers", "head") if "not_after" in row)


@cache
def _open_forms() -> tuple[str, ...]:
    return tuple(form for row in _open_heads() for form in row["forms"])


def _any_compound(lower: str) -> tuple[dict[str, Any], bool, str, str] | None:
    """Read a compound of a head that takes any first part but those listed: "Kürzungspapier"."""
    if not lower.endswith(_open_forms()):
        return None
    for row in _open_heads():
        for form in row["forms"]:
            before = lower[: -len(form)]
            if lower.endswith(form) and len(before) > 3 and not before.endswith(tuple(row["not_after"])):
                return row, False, form, before
    return None
