"""Noun phrases by shape: article, adjectives, capitalised words and what hangs on them.

"der Chef der Bundesagentur für Arbeit, Weise" is found as far as the comma; "ein Sprecher des Ministeriums",
"Vertreter von drei Parteien", "Ministerin Weber (SPD)". A phrase knows whether its article allows the
nominative ("den Minister" does not) and whether it stands in the plural. Cases that only meaning decides
stay open.
"""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.annotate.clauses_words import MARKS, Words, word_class
from lagebild.annotate.konjunktiv import readings
from lagebild.lexicon import endings, group

_MAX_ADJECTIVES = 8
_SECOND = group("clauses", "second_determiner")
_ATTACHING = group("clauses", "attaching_preposition")
_PLURAL_DETERMINERS = group("clauses", "plural_determiner")
_SINGULAR_DETERMINERS = group("clauses", "singular_determiner")


@dataclass(slots=True, kw_only=True)
class NounPhrase:
    """A noun phrase over words ``start`` to ``stop``; ``core`` ends before genitives and prepositions."""

    start: int
    stop: int
    core: int
    nominative: bool = True
    dative: bool = False
    plural: bool | None = None
    pronoun: bool = False
    bare: bool = False
    """Without article: a name, an office with a name, or a plural."""


def noun_phrase(words: Words, i: int, limit: int) -> NounPhrase | None:
    """Return the noun phrase that begins at word ``i`` and ends before ``limit``, if one does."""
    if i >= limit:
        return None
    low = words.low[i]
    if low in _ONE_OF and i + 1 < limit and words.low[i + 1] in word_class("determiner_genitive"):
        inner = noun_phrase(words, i + 1, limit)
        if inner is not None:
            one = False if low in {"einer", "keiner", "jeder"} else None
            return NounPhrase(start=i, stop=inner.stop, core=i + 1, plural=one)
    k, nominative, dative, bare = i, True, False, True
    plural: bool | None = None
    if low in word_class("determiner_oblique") and not (
        low == "einer" and words.low[i + 1 : i + 2] == ["der"]
    ):
        nominative, bare, k = False, False, i + 1
        dative = low[-1] in "mr" or low == "den"
    elif low in word_class("determiner_nominative") and not (
        low == "über" and not words.text[min(i + 1, limit - 1)][0].isdigit()
    ):
        bare, k = False, i + 1
        plural = True if low in _PLURAL_DETERMINERS else False if low in _SINGULAR_DETERMINERS else None
        dative = low in {"der", "dieser"}
        if k < limit and (words.low[k] in word_class("determiner_nominative") or words.low[k] in _SECOND):
            if low in _BOTH and words.low[k] not in _SECOND:
                return NounPhrase(
                    start=i, stop=k, core=k, pronoun=True, plural=True
                )  # "wollen beide ein ..."
            k += 1
        if words.low[k - 1] in _BOTH and k < limit and _begins_phrase(words, k):
            return NounPhrase(start=i, stop=k, core=k, pronoun=True, plural=True)
    elif low in word_class("preposition") and (not words.is_capital(i) or _opens_sentence(words, i)):
        return None
    noun = _skip_adjectives(words, k, limit)
    if noun is None or (
        bare and not words.is_capital(i) and not _attributive(low) and words.text[i] not in MARKS
    ):
        if low in word_class("pronoun"):
            return NounPhrase(start=i, stop=i + 1, core=i + 1, pronoun=True, plural=_pronoun_plural(low))
        return None
    core = _names(words, noun, limit)
    led = k > i or (i > 0 and words.low[i - 1] in word_class("preposition"))
    if led and words.low[noun] in word_class("time_noun"):
        core = _times(words, noun, core)  # "am Freitag [Karl Weber und Anna Krüger]"
    stop = attributes(words, core, limit, is_name=bare or _several_names(words, noun, core))
    if words.low[core - 1] in word_class("time_noun") and (core == noun + 1 or _bare_time(words, i, core)):
        nominative = False
    return NounPhrase(
        start=i, stop=stop, core=core, nominative=nominative, dative=dative, plural=plural, bare=bare
    )


def _bare_time(words: Words, i: int, core: int) -> bool:
    """Whether an adjective of time opens a phrase without article: "*Nächste Woche* wollen beide reden"."""
    return core - i == 2 and words.low[i] in _TIME_ADJECTIVE


_TIME_ADJECTIVE = group("clauses", "time_adjective")
_BOTH = group("clauses", "both")


def _begins_phrase(words: Words, i: int) -> bool:
    """Whether an article or pronoun behind "die beiden" begins another phrase: "wollen die beiden *einen*
    Vertrag schließen"."""
    classes = ("determiner_nominative", "determiner_oblique", "pronoun")
    return any(words.low[i] in word_class(name) for name in classes)


_ONE_OF = group("clauses", "one_of")
"""Words for some of a group: "einer der Gesandten", "einige der Teilnehmer"."""


def _opens_sentence(words: Words, i: int) -> bool:
    """Whether word ``i`` is the first of its sentence, so that its capital says nothing."""
    return words.sentences[words.sentence_of[i]][0] == i


_CAPITAL_ATTRIBUTE = endings("clauses", "capital_attribute_ending")


def _several_names(words: Words, noun: int, core: int) -> bool:
    """Whether the nouns end in a name ("Minister Weber"), unlike "Nationalen Sicherheitsrat"."""
    return core - noun > 1 and not words.low[noun].endswith(_CAPITAL_ATTRIBUTE)


_SINGULAR_PRONOUNS = group("clauses", "singular_pronoun")
_PLURAL_PRONOUNS = group("clauses", "plural_pronoun")


def _pronoun_plural(low: str) -> bool | None:
    if low in _SINGULAR_PRONOUNS:
        return False
    return True if low in _PLURAL_PRONOUNS else None


_INFLECTED = endings("clauses", "attribute_ending")


def _attributive(low: str) -> bool:
    return low.endswith(_INFLECTED) and len(low) > 3


def _skip_adjectives(words: Words, k: int, limit: int) -> int | None:
    """Return the first capitalised word after adjectives and numbers, or None when something else comes."""
    for j in range(k, min(limit, k + _MAX_ADJECTIVES)):
        if words.text[j] in MARKS:
            continue
        if words.is_capital(j):
            return j
        low = words.low[j]
        if not (low[0].isalnum() and (_attributive(low) or low[0].isdigit() or low in _BEFORE_ADJECTIVE)):
            return None
        if low in word_class("preposition") or low in word_class("pronoun"):
            return None
        if _plainly_finite(low) and not (j + 1 < limit and words.is_capital(j + 1)):
            return None
    return None


_BEFORE_ADJECTIVE = group("clauses", "before_adjective")


def _plainly_finite(low: str) -> bool:
    found = readings(low)
    return bool(found) and all(reading.finite for reading in found)


def _names(words: Words, noun: int, limit: int) -> int:
    """Return where the run of capitalised words, name particles, figures and marks ends."""
    k = noun + 1
    while k < limit:
        text = words.text[k]
        particle = words.low[k] in word_class("name_particle") and _particle_continues(words, k, limit)
        joined = text in {"&", "/"} or (text[0] == "-" and len(text) > 1)
        if words.is_capital(k) or particle or joined or (text in MARKS and _closed(words, noun, k, limit)):
            k += 1
        elif text == "(" and ")" in words.text[k : min(limit, k + 6)]:
            k += words.text[k : k + 6].index(")") + 1
        else:
            break
    return k


def _times(words: Words, noun: int, core: int) -> int:
    """Return where the nouns of time from ``noun`` on end: "Freitag Abend"."""
    k = noun + 1
    while k < core and not words.is_capital(k):
        k += 1
    while k < core and words.low[k] in word_class("time_noun"):
        k += 1
    return k


_OUTSIDE_NAMES = group("clauses", "particle_outside_names")


def _particle_continues(words: Words, k: int, limit: int) -> bool:
    """Whether "von", "van", "al" stand inside a name: "Ursula von der Leyen", but not "Sprecher der
    Partei"."""
    low = words.low[k]
    if k + 1 >= limit:
        return False
    if low == "der" and words.low[k - 1] in {"von", "van"}:
        return words.is_capital(k + 1)
    if low in {"von", "van", "zu"}:
        return words.low[k + 1] in {"der", "und", "den"} and k + 2 < limit and words.is_capital(k + 2)
    return low not in _OUTSIDE_NAMES and words.is_capital(k + 1)


def _closed(words: Words, noun: int, k: int, limit: int) -> bool:
    """Whether a quotation mark belongs to the phrase: it opens a name in marks or closes one."""
    if words.text[k] in {"„", "»", "‚", "›"}:
        return (
            k + 1 < limit
            and words.is_capital(k + 1)
            and any(m in MARKS for m in words.text[k + 1 : min(limit, k + 6)])
        )
    return any(mark in MARKS for mark in words.text[max(0, noun - 1) : k])


def attributes(words: Words, k: int, limit: int, *, is_name: bool = False) -> int:
    """Return where genitives and "von", "für", "aus" phrases from word ``k`` end; none follows a name."""
    while k < limit:
        low = words.low[k]
        if low in word_class("determiner_genitive") and not is_name:
            inner = noun_phrase(words, k, limit)
        elif low in _ATTACHING and k + 1 < limit:
            inner = noun_phrase(words, k + 1, limit)
        else:
            return k
        if inner is None or inner.pronoun:
            return k
        k = inner.stop
    return k
