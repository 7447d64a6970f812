"""The words of ``lexicon/de/sources*.toml`` and ``agencies.toml``, compiled for the line readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from lagebild import lexicon
from lagebild.errors import LexiconError
from lagebild.model.article import RemovedKind

UPPER = "A-ZÄÖÜÀ-ÖØ-ÞĂĄĆČĎĐĘĚĞĮŁŃŇŐŘŚŞŠȘŤŢȚŮŰŹŻŽİ"
LOWER = "a-zäöüßà-öø-ÿăąćčďđęěğıįłńňőřśşšșťţțůűźżž"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A pattern with the kind of debris that it recognises."""

    kind: RemovedKind
    pattern: re.Pattern[str]
    longest: int = 400


def header(table: str, key: str) -> Any:
    """Return one value of ``sources_header.toml``, e.g. ``header("byline", "openers")``."""
    return lexicon.load("sources_header")[table][key]


def alternatives(words: list[str] | tuple[str, ...]) -> str:
    """Return a regular expression of literal words, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def phrases() -> re.Pattern[str]:
    """Return one pattern for all debris phrases, also glued ("TeilenMerken"); case counts."""
    words = [word for row in lexicon.entries("sources", "phrase") for word in row["words"]]
    words += [word.upper() for word in words if word.isalpha() and len(word) > 3]
    return re.compile(rf"(?<![{UPPER}\d-])(?:{alternatives(words)})(?![{LOWER}-])[.:!?]?")


@cache
def phrase_kinds() -> dict[str, RemovedKind]:
    """Return the kind of every phrase; the first table that lists it decides."""
    kinds: dict[str, RemovedKind] = {}
    for row in lexicon.entries("sources", "phrase"):
        for word in row["words"]:
            kinds.setdefault(word, RemovedKind(row["kind"]))
            kinds.setdefault(word.upper(), RemovedKind(row["kind"]))
    return kinds


@cache
def open_forms() -> tuple[Shape, ...]:
    """Return the open forms inside debris lines ("3 Min. Lesezeit")."""
    return tuple(
        Shape(
            kind=RemovedKind(row["kind"]),
            pattern=re.compile(
                rf"(?:(?<![\w-])|(?<=[{LOWER}?!.])(?-i:(?=[{UPPER}\d])))(?:{row['pattern']})(?-i:(?![{LOWER}\d]))",
                re.I,
            ),
        )
        for row in lexicon.entries("sources", "pattern")
    )


@cache
def line_shapes() -> tuple[Shape, ...]:
    """Return the shapes of whole debris lines."""
    return tuple(
        Shape(
            kind=RemovedKind(row["kind"]),
            pattern=re.compile(row["pattern"], re.I),
            longest=row.get("max", 400),
        )
        for row in lexicon.entries("sources", "line")
    )


@cache
def wire_shapes() -> tuple[re.Pattern[str], ...]:
    """Return the lines that wire services put around a text."""
    return tuple(re.compile(row["pattern"]) for row in lexicon.entries("sources_header", "wire_header"))


@cache
def corrections() -> tuple[re.Pattern[str], ...]:
    """Return the openings of correction notes."""
    return tuple(re.compile(row["pattern"]) for row in lexicon.entries("sources", "correction"))


@cache
def markers() -> dict[str, tuple[str, ...]]:
    """Return box headings in lower case with the kinds that they may open ("related", "tags")."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.entries("sources", "marker"):
        for word in row["words"]:
            key = word.lower().strip(" :")
            found[key] = (*found.get(key, ()), str(row["kind"]))
    return found


def marker_kinds(text: str) -> tuple[str, ...]:
    """Return what a box heading may open, by its words or its form; empty for other lines."""
    known = markers().get(text.lower().strip(" :>›»|–-"))
    if known or len(text) > 70:
        return known or ()
    rows = lexicon.entries("sources", "marker")
    return tuple(
        row["kind"] for row in rows if "pattern" in row and re.fullmatch(row["pattern"], text.strip(" >›»|"))
    )


@cache
def agency_services() -> dict[str, frozenset[str]]:
    """Return the regional and topical services of each agency ("dpa": "lno", "lby")."""
    return {row["name"]: frozenset(row.get("services", ())) for row in lexicon.entries("agencies", "agency")}


@cache
def sections() -> frozenset[str]:
    """Return section names in lower case."""
    return frozenset(name.lower() for name in header("sections", "names"))


@cache
def firm_sections() -> frozenset[str]:
    """Return names that, alone on a line, are always a section and never a kicker."""
    return frozenset(name.lower() for name in header("sections", "firm"))


@cache
def small_words() -> frozenset[str]:
    """Return words that any line may have, whatever it speaks of ("nicht", "wurde", "Uhr")."""
    return frozenset(word.lower() for word in header("small_words", "words"))


@cache
def given_names() -> frozenset[str]:
    """Return common given names, from the lists of the name reader where they are installed."""
    names: set[str] = set()
    for name in ("first_names_male", "first_names_female", "sources_given_names"):
        try:
            names |= {entry.split("\t")[0] for entry in lexicon.words(name)}
        except LexiconError:
            continue
    return frozenset(names)


@cache
def known_places() -> frozenset[str]:
    """Return the places and states of the lists that the name reader uses."""
    names: set[str] = set()
    for source in ("places", "places_geonames", "states"):
        try:
            rows = lexicon.words(source)
        except LexiconError:
            continue
        names |= {name.strip() for row in rows for name in re.split(r"[,|\t]", row)}
    names |= set(header("dateline", "places"))
    return frozenset(names)
