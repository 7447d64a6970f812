"""Nouns for people and bodies: their base form, gender and number, and the nominative of a phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lagebild.annotate.names.vocabulary import tails
from lagebild.lexicon import endings, entries, group, nominative_forms, words


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``references.toml``."""
    return frozenset(word for row in entries("references", name) for word in row["words"])


@cache
def ends(name: str) -> tuple[str, ...]:
    """Return the words of one class for ``str.endswith``."""
    return tuple(sorted(word_class(name)))


@cache
def genders(name: str) -> dict[str, str]:
    """Return word -> gender for one table of ``references.toml``."""
    return {word: str(row["gender"]) for row in entries("references", name) for word in row["words"]}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for a person or a body: ``base`` is its nominative singular, ``tail`` the listed part of it.

    ``gender`` is m or f for persons, m, f, n or p for bodies. ``strong`` marks adjectives used as nouns ("der
    Gesandte", "ein Gesandter"). ``group`` is a body or a group.
    """

    base: str
    tail: str
    gender: str
    group: bool = False
    strong: bool = False


@cache
def _titles() -> dict[str, bool]:
    """Return title -> whether it is an adjective used as a noun."""
    return {word.rstrip("*"): word.endswith("*") for word in words("titles")}


@lru_cache(maxsize=50_000)
def noun_of(word: str) -> Noun | None:
    """Return what a capitalised word says about a person or body, None for other nouns.

    "Chefunterhändlern" -> Chefunterhändler, "Sondergesandten" -> Sondergesandter, "Regierungskreisen" -> a
    group.
    """
    if not word[:1].isupper() or len(word) < 3:
        return None
    return _group(word) or _person(word)


def noun_of_title(title: str) -> Noun | None:
    """Return the first noun for a person or body in a title: "stellvertretender Minister, zuständig für
    Handel" -> Minister."""
    return next(nouns_of_title(title), None)


def nouns_of_title(title: str) -> Iterator[Noun]:
    """Yield the nouns for a person or body in a title: "Minister und Parteichef" has two."""
    for word in title.split():
        noun = noun_of(word.strip(",.()"))
        if noun is not None:
            yield noun


def _group(word: str) -> Noun | None:
    lower = word.lower()
    table, alone = genders("group"), genders("group_alone")
    last = ("", *reversed(tails("declined_group")))
    for form in [lower.removesuffix(ending) for ending in last if lower.endswith(ending)]:
        tail = form.rpartition("-")[2]
        if gender := alone.get(tail):
            return Noun(word[: len(form)], tail, gender, group=True)
        if form[-_SHARED:] not in _ends_of_groups():
            continue
        for cut in range(max(0, len(form) - 20), len(form) - 2):
            gender = table.get(form[cut:])
            if gender and (cut == 0 or cut > 1):
                if gender == "p" and _person(word) is not None:
                    return None
                return Noun(word[: len(form)], form[cut:], gender, group=True)
    return None


_SHARED, _TITLE = 3, 4
"""So many last letters are compared first, of groups and of titles: most words share them with none."""


@cache
def _ends_of_groups() -> frozenset[str]:
    return frozenset(noun[-_SHARED:] for noun in genders("group"))


@cache
def _no_person() -> tuple[str, ...]:
    return tuple(word_class("no_person"))


@cache
def _ends_of_titles() -> frozenset[str]:
    ends = {title[-_TITLE:] for title in _titles()}
    return frozenset(ends | {end[0].lower() + end[1:] for end in ends})


def _person(word: str) -> Noun | None:
    titles = _titles()
    front, _, last = word.rpartition("-")
    prefix = f"{front}-" if front else ""
    if last.lower().rstrip("nes").endswith(_no_person()):
        return None
    for option, gender, strong in _options(last):
        if option[-_TITLE:] not in _ends_of_titles():
            continue
        for cut in range(max(0, len(option) - 24), len(option) - 3):
            tail = option if cut == 0 else option[cut].upper() + option[cut + 1 :]
            if tail in titles and (titles[tail] or not strong):
                base = prefix + (last.removesuffix("nen") if gender == "f" else option)
                return Noun(base, tail.lower(), _natural(tail, gender), strong=titles[tail])
    return None


def _options(last: str) -> list[tuple[str, str, bool]]:
    """Return the base forms that a word may belong to, with gender and whether only adjectives come into
    question."""
    options = [(last, "m", False)]
    for ending in tails("declined_office"):
        if last.endswith(ending) and len(last) > len(ending) + 3:
            stem = last[: -len(ending)]
            female = ending in tails("woman_office")
            options += [(stem, "f" if female else "m", False)]
            if female:
                options += [(stem + "er", "f", False), (stem + "e", "f", False)]
                options += [(plain, "f", False) for plain in without_umlaut(stem)]
            else:
                options.append((stem + "er", "m", True))
    if last.endswith("e"):
        options.append((last + "r", "m", True))
    return options


def without_umlaut(stem: str) -> tuple[str, ...]:
    """Return a stem with its last umlaut undone: "rät" of "Landrätin" is "rat", "ärzt" is "arzt"."""
    for place in range(len(stem) - 1, -1, -1):
        if plain := {"ä": "a", "ö": "o", "ü": "u"}.get(stem[place]):
            bare = stem[:place] + plain + stem[place + 1 :]
            return (bare, bare + "er", bare + "e")
    return ()


def _natural(tail: str, gender: str) -> str:
    return "f" if tail in word_class("woman") or tail.endswith(ends("woman_end")) else gender


_DEFINITE, _INDEFINITE = nominative_forms("definite"), nominative_forms("indefinite")
_STRONG_ENDING = nominative_forms("strong")
DEFINITE = group("grammar", "definite_article") | word_class("fused")
"""Articles, alone or joined to a preposition, with which a noun takes up what was spoken of."""
_INFLECTED = endings("grammar", "adjective_ending")


def nominative(determiner: str, adjectives: tuple[str, ...], noun: Noun, word: str, plural: bool) -> str:
    """Return article, adjectives and noun in the nominative: "einem hohen Beamten" -> "ein hoher Beamter"."""
    gender = "p" if plural else noun.gender
    low = determiner.lower()
    article, definite = _article(low, gender, plural)
    weak = definite or (plural and low.startswith(("sein", "ihr", "kein")))
    ending = ("en" if plural else "e") if weak else _STRONG_ENDING[gender]
    parts = [article] if article else []
    parts += [_adjective(adjective, ending) for adjective in adjectives]
    parts.append(_head(noun, word, plural, weak))
    return " ".join(parts)


def _article(low: str, gender: str, plural: bool) -> tuple[str, bool]:
    if low in word_class("both"):
        return "beide", True
    if low.startswith(("sein", "ihr")) or (low.startswith("kein") and low):
        stem = low[:4] if low.startswith(("sein", "kein")) else "ihr"
        return stem + ("e" if gender in "fp" else ""), False
    if low in group("grammar", "indefinite_article"):
        return _INDEFINITE[gender], False
    if low in DEFINITE:
        return _DEFINITE[gender], True
    if low.startswith(("dies", "jene")):
        return low[:4] + _STRONG_ENDING[gender], True
    if plural and low.endswith(("n", "r")) and low not in ("vier",):
        return low[:-1], False
    return low, False


def _adjective(word: str, ending: str) -> str:
    if word[0].isupper() and word.endswith("er"):
        return word  # "die Schweizer Delegation": the adjective of a place does not bend
    low = word if word[0].isupper() and "-" in word else word[0].lower() + word[1:]
    for old in _INFLECTED:
        if low.endswith(old) and len(low) > 4:
            return low[:-2] + ending
    return low[:-1] + ending if low.endswith("e") else low


def _head(noun: Noun, word: str, plural: bool, definite: bool) -> str:
    if plural:
        if noun.strong:
            return noun.base.removesuffix("r") + ("n" if definite else "")
        if noun.gender == "p":
            return noun.base + ("n" if definite and noun.tail in word_class("strong_group") else "")
        bare = word.removesuffix("n")
        return bare if bare.endswith(ends("same_in_plural")) else word
    if noun.strong and (definite or noun.gender == "f"):
        return noun.base.removesuffix("r")
    return noun.base
