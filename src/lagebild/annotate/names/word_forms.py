"""What is known of a word form by itself: shape, ends, word lists. Made once for each form and kept."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from lagebild.annotate.names.gazetteer import adjective_state, gazetteer
from lagebild.annotate.names.vocabulary import tail_of, tails, word_class

_PLAIN = re.compile("[A-ZÄÖÜ]?[a-zäöüß]+")
"""The shape of most words, which need not be gone through letter by letter."""


def shape(word: str) -> str:
    """Return the word's shape with runs kept short: "US-Präsident" -> "XX-Xx", "28-jährige" -> "dd-x"."""
    if _PLAIN.fullmatch(word):
        return "Xx" if word[0].isupper() else "xx"[: len(word)]
    out: list[str] = []
    for char in word[:24]:
        kind = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        if len(out) < 2 or out[-1] != kind or (kind == "X" and len(out) < 4 and out[-2:] != ["X", "X"]):
            out.append(kind)
    return "".join(out)


class WordForm(NamedTuple):
    """Everything known about a word form, with its features for each place it can stand in.

    Features are kept in UTF-8, as the sequence model takes them: encoded once for a form and not at each of
    its places; in tuples, which the garbage collector does not go through.
    """

    text: str
    lower: str
    shape: str
    capital: bool
    classes: tuple[str, ...]
    here: tuple[bytes, ...]
    before: tuple[bytes, ...]
    after: tuple[bytes, ...]
    before2: tuple[bytes, ...]
    after2: tuple[bytes, ...]
    key: str


def _strip_genitive(word: str) -> str:
    if len(word) > 3 and word.endswith(("'", "’")):
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


_SHARED = 4
"""So many letters a title has at least that is looked for at the end of a word."""
_LEAD = 2
"""So many letters the first part of a compound has at least: "Ex|minister", not "T|emir"."""


@lru_cache(maxsize=100_000)
def is_title(word: str) -> bool:
    """Whether a word names an office or function: "Kanzlerin", "US-Sondergesandten", "Chefunterhändler"."""
    return _title_tail(word) is not None


@lru_cache(maxsize=100_000)
def _title_tail(word: str) -> str | None:
    table, ends = gazetteer().titles, _title_ends()
    last = word.rsplit("-", 1)[-1]
    candidates = [last]
    for ending in tails("declined_office"):
        if last.endswith(ending) and len(last) > len(ending) + 3:
            stem = last[: -len(ending)]
            candidates.append(stem)
            candidates.append(stem + "er")
            if ending in tails("woman_office"):
                candidates.append(stem + "e")
                candidates += [
                    stem.replace(a, b) for a, b in (("ä", "a"), ("ö", "o"), ("ü", "u")) if a in stem
                ]
    if last.endswith("e"):
        candidates.append(last + "r")
    for candidate in candidates:
        if candidate[-_SHARED:] not in ends:
            continue
        for cut in range(len(candidate) - 3):
            tail = candidate[cut:] if cut == 0 else candidate[cut].upper() + candidate[cut + 1 :]
            if tail in table and (cut == 0 or (len(tail) > 3 and cut >= _LEAD)):
                return tail
    return None


@cache
def _title_ends() -> frozenset[str]:
    """Return the last letters of all titles: few words share them, and only those are gone through."""
    ends = {title[-_SHARED:] for title in gazetteer().titles}
    return frozenset(ends | {end[0].lower() + end[1:] for end in ends})


@lru_cache(maxsize=200_000)
def classes_of(word: str) -> tuple[str, ...]:
    """Return the word lists that hold the word, also with its genitive ending taken off."""
    table = gazetteer()
    found: list[str] = []
    if not word[:1].isupper():
        if word[:1].islower() and adjective_state(word):
            found.append("adj")
        return tuple(found)
    for form, mark in ((word, ""), (_strip_genitive(word), "s")):
        if mark and (form == word or found):
            break
        lists = (
            ("male", form in table.male),
            ("female", form in table.female),
            ("state", form in table.states),
            ("capital", form in table.capitals),
            ("place", form in table.places),
            ("town", form in table.towns),
            ("body", form in table.bodies),
        )
        found += [name + mark for name, hit in lists if hit]
    if is_title(word):
        found.append("title")
    if word in word_class("firm"):
        found.append("firm")
    for form in (word, word[:-1], word[:-2]):
        if form in table.inhabitants:
            found.append("people")
            break
    if word.endswith("er") and (
        word[:-2] in table.towns or word[:-2] in table.places or word[:-2] in table.capitals
    ):
        found.append("towner")
    if word.startswith(("US-", "EU-", "UN-", "UNO-", "NATO-")) and adjective_state(word):
        found.append("adj")
    if "-" in word:
        first, last = word.split("-", 1)[0], word.rsplit("-", 1)[-1]
        if first in table.male or first in table.female:
            found.append("hyFN")
        if first in table.bodies:
            found.append("hyORG")
        if first in table.states or first in table.places or first in table.towns:
            found.append("hyLOC")
        if last in table.towns or last in table.places:
            found.append("hyLOC2")
    return tuple(dict.fromkeys(found))


_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôû")


@lru_cache(maxsize=200_000)
def word_form(word: str) -> WordForm:
    """Return the word's features, made once."""
    lower = word.lower()
    capital = word[:1].isupper()
    classes = classes_of(word)
    form = shape(word)
    here = ["w=" + lower, "sh=" + form, "ln=" + str(min(len(word), 12))]
    if word[:1].isalpha():
        if capital or "-" in word:
            here.append("W=" + word)
        here += ["p2=" + lower[:2], "p3=" + lower[:3], "p4=" + lower[:4]]
        here += ["s2=" + lower[-2:], "s3=" + lower[-3:], "s4=" + lower[-4:], "s5=" + lower[-5:]]
        if capital:
            if tail := tail_of(lower, "organisation"):
                here.append("ot=" + tail)
            if tail := tail_of(lower, "place"):
                here.append("lt=" + tail)
            if tail_of(_strip_genitive(lower), "surname"):
                here.append("sur")
            if "-" in word:
                here += ["hl=" + lower.rsplit("-", 1)[-1], "hf=" + lower.split("-", 1)[0]]
            if (title := _title_tail(word)) is not None:
                here.append("tt=" + title)
            if _VOWELS.isdisjoint(lower):
                here.append("novowel")
    listed = ["c=" + name for name in classes]
    here += listed
    if len(classes) > 1:
        here.append("C=" + "|".join(classes))
    near = [name.encode() for name in ("w=" + lower, "sh=" + form, "s3=" + lower[-3:], *listed)]
    far = [*near[:2], *near[3:5]]
    return WordForm(
        text=word,
        lower=lower,
        shape=form,
        capital=capital,
        classes=classes,
        here=tuple([name.encode() for name in here]),
        before=tuple([b"-1" + name for name in near]),
        after=tuple([b"+1" + name for name in near]),
        before2=tuple([b"-2" + name for name in far]),
        after2=tuple([b"+2" + name for name in far]),
        key=_strip_genitive(word) if capital else word,
    )
