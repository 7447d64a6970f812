"""Nominative forms of names with an adjective or a genitive ending.

"Vereinten Nationen" -> "Vereinte Nationen", "Weißen Hauses" -> "Weißes Haus", "Internationalen Währungsfonds"
-> "Internationaler Währungsfonds". Gender comes from the word lists, from the ending of the noun, or from an
article in the text; where it stays open the form is left as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lagebild.annotate.names.gazetteer import gazetteer, inflections
from lagebild.annotate.names.vocabulary import tail_of, tails, word_class
from lagebild.lexicon import nominative_forms

_ENDING = nominative_forms("strong")


@cache
def gender_of(noun: str) -> str | None:
    """Return "m", "f", "n" or "p" (plural) of a noun by its longest known ending, None where open."""
    lower = noun.lower()
    if tail_of(lower, "p", "gender"):
        return "p"
    best, gender = "", None
    for name in "fnm":
        tail = tail_of(lower, name, "gender") or ""
        if len(tail) > len(best):
            best, gender = tail, name
    return gender


@cache
def known_forms() -> dict[tuple[str, ...], str]:
    """Return all forms of listed names with their nominative: ("Weißen", "Hauses") -> "Weißes Haus"."""
    table = gazetteer()
    forms: dict[tuple[str, ...], str] = {}
    for name in sorted((*table.bodies, *table.states, *table.places)):
        base = tuple(name.split())
        for form in inflections(base):
            forms.setdefault(form, name)
    for name in sorted((*table.bodies, *table.states, *table.places)):
        forms[tuple(name.split())] = name
    return forms


def nominative(words: tuple[str, ...], before: str, forms: Mapping[str, int]) -> str:
    """Return the nominative of a name as written. ``before`` is the text in front of it, ``forms`` what the
    article writes elsewhere."""
    if known := known_forms().get(words):
        return known
    head = len(words) - 1
    for index, word in enumerate(words):
        if index and word.lower() in word_class("complement"):
            head = index - 1
            break
    if len(words) > 1 and (_is_genitive_noun(words[0]) or words[0].lower().endswith(tails("named_body"))):
        head = 0
    if len(words) > 1 and words[0].lower().endswith(tails("local_body")):
        return " ".join([_house(words[0]), *words[1:]])
    if head and head == len(words) - 1 and gender_of(words[head]) is None:
        head = next((index for index in range(1, head) if gender_of(words[index])), head)
    parts = list(words)
    before_words = before.split()
    article = before_words[-1].lower() if before_words and before.endswith(" ") else ""
    parts[head] = _noun(parts, head, article, forms)
    gender = gender_of(parts[head])
    if article in ("das",):
        gender = "n"
    elif article == "die" and gender is None:
        gender = "f"
    for index in range(head):
        parts[index] = _adjective(parts[index], gender, article)
    return " ".join(parts).replace(" ,", ",")


def _house(noun: str) -> str:
    """Return the noun for a house or works of a town in the nominative: "(mit den) Stadtwerken"."""
    short = noun.removesuffix("es") if noun.endswith("es") else noun.removesuffix("s").removesuffix("n")
    return short if short.lower().endswith(tails("local_body")) else noun


def _is_genitive_noun(word: str) -> bool:
    """Whether a name begins with its noun in the genitive: "Arbeitgeberverbands Brief und Paket"."""
    short = word.removesuffix("es") if word.endswith("es") else word.removesuffix("s")
    genitive = word.endswith("s") and len(short) > 4 and gender_of(word) is None
    return genitive and gender_of(short) in ("m", "n")


def _noun(parts: list[str], head: int, article: str, forms: Mapping[str, int]) -> str:
    """Return the head noun without a genitive ending: "Bundesgerichtshofs", "Verfassungsgerichtes"."""
    noun = parts[head]
    rest = " ".join(parts[head + 1 :])
    if len(noun) > 3 and noun[-1] in "'’":
        return noun[:-1]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(tails("no_genitive")) or noun.isupper():
        return noun
    table = gazetteer()
    for cut in (1, 2):
        if cut == 2 and not noun.endswith("es"):
            break
        short = noun[:-cut]
        whole = " ".join([*parts[:head], short, *([rest] if rest else [])])
        if forms.get(whole) or short in table.bodies or short in table.places or short in table.towns:
            return short
        if short in table.states or short in table.capitals:
            return short
    genitive = article in ("des", "eines")
    gender = gender_of(noun[:-2]) if noun.endswith("es") else None
    if genitive and noun.endswith("es") and gender in ("m", "n") and not noun.endswith("ies"):
        return noun[:-2]
    if genitive or (gender_of(noun[:-1]) in ("m", "n") and not noun.lower().endswith(tails("keeps_s"))):
        return noun if noun.lower().endswith("fonds") else noun[:-1]
    if len(parts) == 1 and article not in word_class("no_genitive_article") and noun[-2] in "dnrlkgtmahiyowe":
        return noun[:-1]
    return noun


def _adjective(word: str, gender: str | None, article: str) -> str:
    lower = word.lower()
    if lower in word_class("no_adjective") or len(word) < 5 or not word[0].isupper() or gender is None:
        return word
    for ending in tails("declined_adjective"):
        if lower.endswith(ending):
            return word[:-2] + _ENDING[gender]
    if lower.endswith("er") and gender in ("f", "p") and article in ("", "zur", "in", "mit", "von"):
        return word[:-2] + "e" if _looks_adjective(word[:-2]) else word
    if lower.endswith("e") and gender in ("m", "n") and _looks_adjective(word[:-1]):
        return word[:-1] + _ENDING[gender]
    return word


def _looks_adjective(stem: str) -> bool:
    return stem.lower().endswith(tails("adjective"))
