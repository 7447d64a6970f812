"""Names of bodies in the nominative without article, and what an abbreviation in brackets stands for.

"des Kommunalen Verkehrsverbands (KVK)" gives "Kommunaler Verkehrsverband"; "der Freien Mitte (FM)" tells that
"FM" is the "Freie Mitte", though only the abbreviation may be known as a name.
"""

from __future__ import annotations

import re
from functools import cache

from lagebild.lexicon import endings, entries, group, nominative_forms
from lagebild.resolve.words import described_row, state_adjective

_WORD = re.compile(r"[^\W\d_][\w/-]*")
_STRONG = nominative_forms("strong")
_ADJECTIVE = re.compile(r"(?<=\w{3})(?:en|em|er|es|e)$")
_GENITIVE = re.compile(r"(?<=[^s])(?:es|s)$")
_SMALL = group("resolve_words", "small_in_name")


def nominative_body(name: str) -> str:
    """Return a body's name with its first adjective as it is without an article; others stay as they are."""
    words = name.split()
    inflected = _ADJECTIVE.search(words[0])
    if len(words) < 2 or not inflected or not words[0][:1].isupper():
        return name
    noun = next((n for n, word in enumerate(words[1:], 1) if word[:1].isupper() and gender_of(word)), None)
    if noun is None or noun > 2:
        return name
    gender = gender_of(words[noun]) or ""
    case = words[0].endswith(endings("resolve_words", "oblique_adjective"))
    ending = _STRONG[gender[0]]
    adjectives = [
        _ADJECTIVE.sub("", word) + ending if _same_ending(word, inflected.group()) else word
        for word in words[:noun]
    ]
    bare = _GENITIVE.sub("", words[noun]) if case and gender in ("masculine", "neuter") else words[noun]
    kept = bare if gender_of(bare) == gender and bare else words[noun]
    return " ".join([*adjectives, kept, *words[noun + 1 :]])


def _same_ending(word: str, ending: str) -> bool:
    """Whether a word ends as the first adjective does: not "Hafen" in "Kommunale Hafen Union"."""
    found = _ADJECTIVE.search(word)
    return bool(found and found.group() == ending)


@cache
def gender_of(noun: str) -> str | None:
    """Return the gender of a noun for a body by its last part: "Verkehrsverband" is masculine."""
    lowered = noun.casefold()
    for row in entries("resolve", "gender", ("gender", "heads", "example")):
        if lowered.endswith(tuple(row["heads"])):
            return str(row["gender"])
    return None


@cache
def head_of(noun: str) -> str | None:
    """Return the noun for the kind of body that a compound ends with: "Verkehrsverband" gives "verband"."""
    lowered = noun.casefold()
    heads = (
        head for row in entries("resolve", "gender", ("gender", "heads", "example")) for head in row["heads"]
    )
    return max((head for head in heads if lowered.endswith(head)), key=len, default=None)


def of_a_state(name: str, state: str) -> str:
    """Return an institution's name with its state's adjective before it: "ukrainisches Außenministerium"."""
    row, adjective = described_row(name), state_adjective(state)
    if not row or not adjective or "gender" not in row:
        return name
    return f"{adjective}{_STRONG[row['gender'][0]]} {name}"


def spelled_out(before: str, abbreviation: str) -> str | None:
    """Return the name that an abbreviation in brackets stands for, from the text ``before`` the bracket.

    The initials of the last words, small ones left out, must be the letters: "Partei für Arbeit (PA)".
    """
    letters = [c for c in abbreviation if c.isupper()]
    words = list(_WORD.finditer(before[-120:]))
    place = len(words)
    for letter in reversed(letters):
        place -= 1
        while place >= 0 and words[place].group() in _SMALL:
            place -= 1
        if place < 0 or words[place].group()[:1] != letter:
            return None
    if len(letters) < 2 or len(letters) != len(abbreviation):
        return None
    return before[-120:][words[place].start() :].strip()
