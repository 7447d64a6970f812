"""The words of time: ``lexicon/de/timex.toml`` as one dictionary from a word's form to what it can mean.

Compounds are put together here from the lexicon's parts: "Montagabend", "dreiundzwanzig", "zweitägig".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lagebild import lexicon
from lagebild.errors import LexiconError

LEXICON = "timex"
ENDINGS = ("", "e", *lexicon.endings("grammar", "adjective_ending"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One meaning of a word form: its category and what the lexicon says of it."""

    category: str
    features: dict[str, Any] = field(default_factory=dict)


def spellings(form: str) -> set[str]:
    """Return the form as the lexicon has it, with a capital where it is in lower case, and in capitals."""
    found = {form, form[0].upper() + form[1:]}
    if len(form) > 2:
        found.add(form.upper())
    return found


def forms_of(row: dict[str, Any], key: str = "forms") -> Iterator[str]:
    """Yield the forms of one entry; ``stems`` take the endings of an adjective."""
    yield from row.get(key, ())
    if key == "forms":
        for stem in row.get("stems", ()):
            yield from (stem + ending for ending in ENDINGS)


@cache
def load_words() -> dict[str, tuple[Word, ...]]:
    """Return every known form with its meanings.

    Raises LexiconError, naming table and entry, where an entry has neither forms nor stems nor ends.
    """
    found: dict[str, dict[str, Word]] = {}

    def add(form: str, word: Word) -> None:
        for spelling in spellings(form):
            found.setdefault(spelling, {}).setdefault(word.category, word)

    for table, row in _rows():
        category = table.upper()
        if not any(row.get(key) for key in ("forms", "stems", "ends")):
            raise LexiconError(f"{LEXICON}.toml: [[{table}]] {row} has neither forms nor stems nor ends")
        for form in forms_of(row):
            add(form, Word(category=category, features=row))
        for form in forms_of(row, "plural"):
            add(form, Word(category=f"{category}S", features=row))
    for form, word in _compounds():
        add(form, word)
    return {form: tuple(words.values()) for form, words in found.items()}


def _rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for table in lexicon.load(LEXICON):
        for row in lexicon.entries(LEXICON, table):
            yield table, row


def _compounds() -> Iterator[tuple[str, Word]]:
    numbers = dict(_number_words())
    for form, amount in numbers.items():
        yield form, Word(category="NUMBER", features={"amount": amount})
    yield from _weekday_parts()
    yield from _month_parts()
    yield from _amount_adjectives(numbers)


def _number_words() -> Iterator[tuple[str, int]]:
    """Yield what the lexicon leaves to be put together: 13 to 19 and 21 to 99."""
    base = {row["amount"]: row["forms"][0] for row in lexicon.entries(LEXICON, "number")}
    ones = {1: "ein", **{number: base[number] for number in range(2, 10)}}
    for number in (3, 4, 5, 8, 9):
        yield ones[number] + "zehn", 10 + number
    for ten in range(20, 100, 10):
        for number, word in ones.items():
            yield f"{word}und{base[ten]}", ten + number
    for hundred in range(2, 10):
        yield f"{base[hundred]}hundert", 100 * hundred


def _weekday_parts() -> Iterator[tuple[str, Word]]:
    parts = [row for table in ("daypart", "daypart_low") for row in lexicon.entries(LEXICON, table)]
    for day in lexicon.entries(LEXICON, "weekday"):
        for name in (form for form in day["forms"] if not form.endswith("s")):
            for part in parts:
                features = {"number": day["number"], "code": part["code"]}
                for form in part["forms"]:
                    yield name + form.lower(), Word(category="WEEKDAY_PART", features=features)


def _month_parts() -> Iterator[tuple[str, Word]]:
    """Yield "Februarwoche", "Maihälfte", "Aprilmorgen": stretches within a month that bear its name."""
    for month in lexicon.entries(LEXICON, "month"):
        for name in (form for form in month["forms"] if not form.endswith("s")):
            for part in lexicon.entries(LEXICON, "month_part"):
                features = {**part, "number": month["number"]}
                for end in part["ends"]:
                    yield name + end, Word(category=f"MONTH_{part['part']}", features=features)


def _amount_adjectives(numbers: dict[str, int]) -> Iterator[tuple[str, Word]]:
    amounts: dict[str, float] = {"ein": 1, **numbers}
    amounts |= {form: row["amount"] for row in lexicon.entries(LEXICON, "number") for form in row["forms"]}
    for unit in lexicon.entries(LEXICON, "unit"):
        if "adjective" not in unit:
            continue
        for ending in ENDINGS:
            adjective = unit["adjective"] + ending
            yield adjective, Word(category="UNIT_ADJECTIVE", features=unit)
            for form in _unique(amounts):
                features = {"amount": amounts[form], "code": unit["code"]}
                yield form + adjective, Word(category="AMOUNT_ADJECTIVE", features=features)


def _unique(forms: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(forms))
