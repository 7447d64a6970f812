"""Which federation an article is about: whose "Bundeskanzler", "Bundesregierung" and "Bundesrat" are meant.

They are Germany's where nothing says otherwise. The agency of another federation tells of its own, and so do
its parties and chambers ("ÖVP", "Ständerat"); where the article speaks of Germany too it stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from lagebild.annotate.names.gazetteer import adjective_state, gazetteer
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.annotate.names.word_forms import is_title
from lagebild.lexicon import Entry, entries

GERMANY = "Deutschland"
_CAPITAL = "Berlin"
_FEDERAL = "Bundes"
_SHARED = frozenset({GERMANY, "Vereinte Nationen"})
"""Whose bodies share their short names with those of states: "Innenministerium", "Sicherheitsrat"."""
_LONGEST = 12
"""No dateline has more words."""
_ENDS_OF_DATELINE = frozenset({")", "-", "–", "—", "|"})
_MARKS_OF_DATELINE = frozenset({"-", "–", "—", ":", ".", ","})


def federation_of(words: Sequence[str]) -> str | None:
    """Return the state whose federation an article tells of: "Deutschland", another one, None where open."""
    return _federation_of(tuple(words))


@lru_cache(maxsize=4)
def _federation_of(words: tuple[str, ...]) -> str | None:
    rows = entries("roles", "federation", ("of", "agencies", "words", "towns", "example"))
    codes = _codes_of_dateline(words)
    for row in rows:
        if not codes.isdisjoint(row["agencies"]):
            return str(row["of"])
    if not any(word.startswith(_FEDERAL) for word in words):
        return GERMANY
    told: Counter[str] = Counter()
    inner = _inner()
    for index, word in enumerate(words):
        told.update(inner.get(word.partition("-")[0].removesuffix("s"), ()))
        if word in word_class("federal_body") and (seat := _seat_behind(words, index + 1)):
            told[seat] += 1
    german = sum(1 for word in words if _is_german(word)) + (words[0].title() == _CAPITAL)
    if told:
        of, count = told.most_common(1)[0]
        if german:
            return GERMANY if german > 2 * count else None
        return of if list(told.values()).count(count) == 1 else None
    if german or not codes.isdisjoint(_german_agencies()):
        return GERMANY
    return None if any(_acts(words, row) for row in rows) else GERMANY


def _codes_of_dateline(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words of the dateline in lower case, with the codes of agencies: "WIEN (APA/dpa) - "."""
    front = words[:_LONGEST]
    stop = next((index for index, word in enumerate(front) if word in _ENDS_OF_DATELINE), 0)
    return frozenset(code for word in front[:stop] for code in (word.lower(), *word.lower().split("/")))


@cache
def _german_agencies() -> frozenset[str]:
    """Return the codes of agencies of Germany in lower case."""
    rows = (row for row in entries("agencies", "agency") if row.get("country") == "DE")
    return frozenset(code.lower() for row in rows for code in row["codes"])


@cache
def _inner() -> dict[str, tuple[str, ...]]:
    """Return the words of the inner politics of other federations, each with the states that have them."""
    out: dict[str, tuple[str, ...]] = {}
    for row in entries("roles", "federation"):
        for word in row["words"]:
            out[word] = (*out.get(word, ()), str(row["of"]))
    return out


def federation_of_body(words: Sequence[str], stop: int, name: str, of: str | None) -> str | None:
    """Return whose a body of the federation is that ends before word ``stop``: "die Bundesregierung *in
    Wien*", "der *Schweizer* Bundesrat"; of other bodies what the lists say, or the adjective where every
    state has such a body ("das *polnische* Innenministerium")."""
    before = adjective_state(words[stop - 2]) if stop > 1 else None
    if name not in word_class("federal_body"):
        return before if before is not None and " " not in name and of in _SHARED else of
    told = before or _seat_behind(words, stop) or federation_of(words)
    return told if of is not None or told != GERMANY else None


def _seat_behind(words: Sequence[str], index: int) -> str | None:
    """Return the state of another federation whose town follows: "die Bundesregierung *in Wien*"."""
    if index + 1 >= len(words) or words[index] != "in":
        return None
    rows = entries("roles", "federation")
    return next((str(row["of"]) for row in rows if words[index + 1] in row["towns"]), None)


def _is_german(word: str) -> bool:
    """Whether a word is of Germany alone: "Bundestag", "deutsche", "CDU-Chef"."""
    front = word.partition("-")[0]
    return word.startswith(tails("germany_alone", "front")) or front in word_class("german_party")


def _acts(words: tuple[str, ...], row: Entry) -> bool:
    """Whether another federation opens the article as its place ("WIEN - ...") or acts in it: "*Österreich*
    will verhandeln", "die *österreichische* Regierung"; not "nach Österreich" nor "der österreichische
    Kanzler", whom the bearer of an office here may meet."""
    of = str(row["of"])
    if words[0].title() in row["towns"] and words[1:2] and words[1] in _MARKS_OF_DATELINE | {"("}:
        return True
    for index, word in enumerate(words):
        before = words[index - 1].lower() if index else ""
        state = gazetteer().states.get(word)
        if state is not None and state.name == of:
            before = words[index - 2].lower() if before in ("der", "die") and index > 1 else before
            if before not in word_class("before_counterpart"):
                return True
        elif adjective_state(word) == of and not is_title(words[index + 1] if index + 1 < len(words) else ""):
            return True
    return False
