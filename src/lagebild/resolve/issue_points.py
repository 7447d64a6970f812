"""What a negotiated point is about, in a form in which two wordings of it can be compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from lagebild.annotate.konjunktiv import Form, readings
from lagebild.lexicon import entries, group
from lagebild.resolve.agenda_words import WORD
from lagebild.resolve.issue_words import canonical, core, deed, listed
from lagebild.resolve.keys import stem
from lagebild.resolve.likeness import content_stems

NUMBER = re.compile(r"\d+")
LONG = 5
"""Letters that a noun has at least to be found again in a compound: "Laufzeit" in "Tariflaufzeit"."""


@dataclass(frozen=True, slots=True)
class Point:
    """The noun of a point ("laufzeit") or what is asked ("?wer"), and the stems of its other words.

    ``noun`` is the noun as written, ``head`` the one that stands for it: "Austausch der Gefangenen" is their
    Freilassung.
    """

    head: str
    beside: frozenset[str]
    noun: str = ""

    @property
    def asks(self) -> bool:
        """Whether it is a question for which no noun is known."""
        return self.head.startswith("?")


@cache
def _loose() -> frozenset[str]:
    return frozenset(stem(word) for word in listed("loose"))


def of_the_past(text: str) -> bool:
    """Whether a clause tells how a point stood before: "Strittig war bisher die Laufzeit"."""
    return any(word.casefold() in listed("past") for word in WORD.findall(text))


def point_of(text: str) -> Point | None:
    """Return what a wording is about: "die Laufzeit des Vertrags" -> laufzeit, {vertrag}.

    A question that the lexicon has a noun for is read as that ("wie lange der Vertrag gelten soll"), and so
    is what is to be done: "ob die Grenze geöffnet wird" and "die Grenze zu öffnen" are the Öffnung. None
    where no word says what it is about.
    """
    words = WORD.findall(text)
    small = [word.casefold() for word in words]
    if any(word in group("issues", "uncertain") for word in small[:2]):
        return _asked(words, small) or _question(words, small)
    if _is_clause(small):
        return _done(words, small, 0)
    place = _noun_place(words)
    if place is None:
        return None
    beside = _beside((*words[:place], *words[place + 1 :], *NUMBER.findall(text)))
    return Point(_head(words[place], beside), beside, stem(words[place]))


def _is_clause(small: list[str]) -> bool:
    """Whether a wording is a clause with "dass" or an infinitive: "die Gefangenen freizulassen"."""
    last = {r.form for r in readings(small[-1])} if small else set()
    apart = len(small) > 1 and small[-2] == "zu" and Form.INFINITIVE in last
    return bool(small) and (small[0] in group("issues", "that") or Form.ZU_INFINITIVE in last or apart)


def _noun_place(words: list[str]) -> int | None:
    """Return where the noun of a point stands, behind one that only leads to it: "die *Höhe* der Gebühr"."""
    nouns = [n for n, word in enumerate(words) if _is_noun(word, n)]
    full = [n for n in nouns if words[n].casefold() not in listed("extent")]
    return next(iter(full or nouns), None)


def _head(word: str, beside: frozenset[str]) -> str:
    return canonical(stem(core(word)), beside)


def _is_noun(word: str, place: int) -> bool:
    """Whether a word can be the noun of a point; the first word may be an article or an adjective."""
    if not word[:1].isupper() or word.casefold() in listed("hull") or not content_stems(word):
        return False
    return place > 0 or stem(word) not in _loose()


def _beside(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of words that tell one point from another; unlike ``content_stems`` in full length."""
    barred = listed("hull") | listed("extent")
    told = (core(word) for word in words if content_stems(word) and word.casefold() not in barred)
    return frozenset(canonical(stem(word)) for word in told) - _loose()


def _asked(words: list[str], small: list[str]) -> Point | None:
    """Return a question that the lexicon has a noun for: "wer die Truppen bezahlt" is the Finanzierung."""
    for row in entries("resolve_issues", "asks", ("question", "verbs", "noun", "example")):
        asked = row["question"].split()
        verb = next((word for word in small if word in row["verbs"]), None)
        if verb and small[: len(asked)] == asked:
            left = [w for w in words[len(asked) :] if w.casefold() not in listed("modal") | {verb}]
            beside = _beside(left)
            return Point(canonical(stem(row["noun"]), beside), beside)
    if small[0] == "wie" and listed("measures").intersection(small[2:]):
        left = [word for word in words[2:] if word.casefold() not in listed("measures") | listed("modal")]
        place = _noun_place(left)
        if place is not None and small[1] in listed("how"):
            beside = _beside(left[:place] + left[place + 1 :])
            return Point(_head(left[place], beside), beside)
    return None


def _question(words: list[str], small: list[str]) -> Point | None:
    if small[0] in listed("whether") and (found := _done(words, small, 1)):
        return found
    place = next(n for n, word in enumerate(small) if word in group("issues", "uncertain"))
    left = [word for n, word in enumerate(words) if n != place and word.casefold() not in listed("modal")]
    beside = _beside(left)
    return Point(f"?{stem(small[place])}", beside) if beside else None


def _done(words: list[str], small: list[str], first: int) -> Point | None:
    """Return what is to be done as a noun beside the nouns of a clause: "ob *die Grenze* geöffnet wird"."""
    head = deed(small[first:])
    beside = _beside(word for word in words[first:] if word[:1].isupper() or word[:1].isdigit())
    return Point(canonical(head, beside), beside) if head and beside else None


def groups(points: Iterable[Point]) -> dict[Point, Point]:
    """Return, for each wording, the fullest one of the same point in one negotiation.

    "Laufzeit", "Tariflaufzeit" and "Laufzeit des Tarifvertrags" are one. "Rückgabe der Gebiete" and "Rückgabe
    der Gefangenen" are two; a bare "Rückgabe" beside both stays by itself.
    """
    every = set(points)
    heads = {point.head for point in every}
    meant: dict[str, set[str]] = defaultdict(set)
    for point in every:
        if point.beside:
            meant[point.noun].add(point.head)
    by_head: dict[str, dict[frozenset[str], list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in sorted(every, key=_order):
        head, modifier = _base(_in_context(point, meant), heads)
        by_head[head][point.beside | modifier].append(point)
    found: dict[Point, Point] = {}
    for rows in by_head.values():
        for beside, same in rows.items():
            home = _home(beside, same[0].asks, sorted(rows, key=sorted))
            found.update(dict.fromkeys(same, rows[home][0]))
    return found


def _order(point: Point) -> tuple[str, list[str], str]:
    return point.head, sorted(point.beside), point.noun


def _in_context(point: Point, meant: Mapping[str, set[str]]) -> str:
    """Return the head of a bare noun that all others with this noun share: "der Austausch" beside "Austausch
    der Gefangenen" is that. ``meant`` has the heads of nouns that do not stand alone."""
    others = meant.get(point.noun, set()) if point.noun and not point.beside else set()
    return next(iter(others)) if len(others) == 1 else point.head


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
