"""Bodies spoken of by their first noun alone: "die Volksfront" after "Volksfront Süd", "der Verband" after
"Nahverkehrsverband Küste".

Only where one body of the article has that noun, and only with an article before it. What is longer than the
bare noun for its kind ("Volksfront", not "Verband") is a form of the name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lagebild.lexicon import entries
from lagebild.model.span import CharSpan
from lagebild.resolve.body_names import gender_of, head_of

_NOUN = re.compile(r"[A-ZÄÖÜ][\w-]+")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A place where a body is meant, its node, and the form of its name there, None for a bare noun."""

    span: CharSpan
    node: str
    form: str | None


def short_forms(text: str, bodies: dict[str, str], taken: list[CharSpan]) -> Iterator[ShortForm]:
    """Yield where the bodies of an article (node -> full name) are meant by a noun of their name.

    ``taken`` are the places where names stand.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for node, name in bodies.items():
        for noun in _nouns(name):
            owners[noun].add(node)
    free = {noun: next(iter(nodes)) for noun, nodes in owners.items() if len(nodes) == 1}
    if not free:
        return
    names = "|".join(re.escape(noun) for noun in sorted(free, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{_articles()})\s(?P<noun>{names})(?:e?s|en|n)?\b(?!\s[A-ZÄÖÜ]|-|\s\()")
    for found in pattern.finditer(text):
        span = CharSpan(found.start("noun"), found.end())
        if not any(span.overlaps(other) for other in taken):
            noun = found.group("noun")
            yield ShortForm(span, free[noun], noun if head_of(noun) != noun.casefold() else None)


def _nouns(name: str) -> tuple[str, ...]:
    """Return the first noun of a name of several words, and the noun for its kind: "Nahverkehrsverband",
    "Verband"."""
    first = next((m.group() for m in _NOUN.finditer(name) if gender_of(m.group())), None)
    head = head_of(first) if first else None
    if first is None or head is None or " " not in name or first == name:
        return ()
    kind = () if head in _shared() else (head.capitalize(),)
    return tuple(noun for noun in dict.fromkeys((first, *kind)) if noun.casefold() not in _shared())


@cache
def _shared() -> frozenset[str]:
    rows = entries("resolve", "shared", ("words", "example"))
    return frozenset(word for row in rows for word in row["words"])


@cache
def _articles() -> str:
    words = [word for row in entries("resolve", "article", ("words", "example")) for word in row["words"]]
    return "|".join(f"{word}|{word.capitalize()}" for word in words)
