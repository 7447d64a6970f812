"""What a negotiated point is about, in a form in which two wordings of it can be compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lagebild.lexicon import entries, group
from lagebild.resolve.agenda_words import WORD
from lagebild.resolve.keys import stem
from lagebild.resolve.likeness import content_stems

NUMBER = re.compile(r"\d+")
LONG = 5
"""Letters that a noun has at least to be found again in a compound: "Laufzeit" in "Tariflaufzeit"."""


@dataclass(frozen=True, slots=True)
class Point:
    """The noun of a point ("laufzeit") or what is asked ("?wer"), and the stems of its other words."""

    head: str
    beside: frozenset[str]

    @property
    def asks(self) -> bool:
        """Whether it is a question for which no noun is known."""
        return self.head.startswith("?")


@cache
def _listed(table: str) -> frozenset[str]:
    rows = entries("resolve_issues", table, ("words", "example"))
    return frozenset(word.casefold() for row in rows for word in row["words"])


@cache
def _loose() -> frozenset[str]:
    return frozenset(stem(word) for word in _listed("loose"))


@cache
def _nouns() -> dict[str, str]:
    """Return the stems of nouns that mean the same beside those that stand for them."""
    rows = entries("resolve_issues", "asks", ("question", "verbs", "nouns", "example"))
    return {stem(noun): stem(row["nouns"][0]) for row in rows for noun in row["nouns"]}


def of_the_past(text: str) -> bool:
    """Whether a clause tells how a point stood before: "Strittig war bisher die Laufzeit"."""
    return any(word.casefold() in _listed("past") for word in WORD.findall(text))


def point_of(text: str) -> Point | None:
    """Return what a wording is about: "die Laufzeit des Vertrags" -> laufzeit, {vertrag}.

    A question that the lexicon has a noun for is read as that: "wie lange der Vertrag gelten soll". None
    where no word says what it is about.
    """
    words = WORD.findall(text)
    small = [word.casefold() for word in words]
    if any(word in group("issues", "uncertain") for word in small[:2]):
        return _question(words, small)
    place = next((n for n, word in enumerate(words) if _is_noun(word, n)), None)
    if place is None:
        return None
    head = stem(words[place])
    beside = _beside((*words[:place], *words[place + 1 :], *NUMBER.findall(text)))
    return Point(_nouns().get(head, head), beside)


def _is_noun(word: str, place: int) -> bool:
    """Whether a word can be the noun of a point; the first word may be an article or an adjective."""
    if not word[:1].isupper() or word.casefold() in _listed("hull") or not content_stems(word):
        return False
    return place > 0 or stem(word) not in _loose()


def _beside(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of words that tell one point from another; unlike ``content_stems`` in full length."""
    told = (word for word in words if content_stems(word) and word.casefold() not in _listed("hull"))
    return frozenset(map(stem, told)) - _loose()


def _question(words: list[str], small: list[str]) -> Point | None:
    for row in entries("resolve_issues", "asks", ("question", "verbs", "nouns", "example")):
        asked = row["question"].split()
        verb = next((word for word in small if word in row["verbs"]), None)
        if verb and small[: len(asked)] == asked:
            left = [w for w in words[len(asked) :] if w.casefold() not in _listed("modal") | {verb}]
            return Point(stem(row["nouns"][0]), _beside(left))
    place = next(n for n, word in enumerate(small) if word in group("issues", "uncertain"))
    left = [word for n, word in enumerate(words) if n != place and word.casefold() not in _listed("modal")]
    beside = _beside(left)
    return Point(f"?{stem(small[place])}", beside) if beside else None


def groups(points: Iterable[Point]) -> dict[Point, Point]:
    """Return, for each wording, the fullest one of the same point in one negotiation.

    "Laufzeit", "Tariflaufzeit" and "Laufzeit des Tarifvertrags" are one. "Rückgabe der Gebiete" and "Rückgabe
    der Gefangenen" are two; a bare "Rückgabe" beside both stays by itself.
    """
    every = set(points)
    heads = {point.head for point in every}
    by_head: dict[str, dict[frozenset[str], list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in sorted(every, key=_order):
        head, modifier = _base(point.head, heads)
        by_head[head][point.beside | modifier].append(point)
    found: dict[Point, Point] = {}
    for rows in by_head.values():
        for beside, same in rows.items():
            home = _home(beside, same[0].asks, sorted(rows, key=sorted))
            found.update(dict.fromkeys(same, rows[home][0]))
    return found


def _order(point: Point) -> tuple[str, list[str]]:
    return point.head, sorted(point.beside)


def _base(head: str, heads: set[str]) -> tuple[str, frozenset[str]]:
    """Return the shortest known noun that a compound ends with, and what stands before it.

    "tariflaufzeit" -> "laufzeit", {tarif}, where "Laufzeit" is spoken of as well.
    """
    for size in range(LONG, len(head) - 2):
        if head[-size:] in heads and not head.startswith("?"):
            return head[-size:], frozenset({head[:-size].removesuffix("s")})
    return head, frozenset()


def _home(beside: frozenset[str], asks: bool, others: list[frozenset[str]]) -> frozenset[str]:
    """Return the fullest set of words that these are part of, themselves where several could be meant."""
    if asks and len(beside) < 2:
        return beside
    wider = [other for other in others if _within(beside, other)]
    fullest = [row for row in wider if all(_within(other, row) for other in wider)]
    return min(fullest, key=lambda row: (-len(row), sorted(row))) if fullest else beside


def _within(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each word is among the others, also as a part: "vertrag" in "tarifvertrag"."""
    return all(any(_same(word, other) for other in others) for word in words)


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= LONG and (long.endswith(short) or long.startswith(short))
