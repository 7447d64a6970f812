"""Tails that set somebody apart: "Norland stimmte zu, *Südland nicht*", "…, *nicht aber Südland*".

Such a stretch behind a comma is an ellipsis: its verb is that of the clause before, its negation is its own.
The clause before it is complete and not denied.
"""

from __future__ import annotations

from lagebild.annotate.clauses_parts import Part
from lagebild.annotate.clauses_words import Words, word_class
from lagebild.annotate.konjunktiv import readings
from lagebild.lexicon import endings, group

_NOT = "nicht"
_LEAST = 2
_AGAINST = group("clauses", "against_particle")
"""Particles beside the negation: "*aber* nicht Südland", "nicht *jedoch* Südland", "Südland *dagegen*
nicht"."""
_ADJECTIVE = endings("clauses", "inflected_ending")
_ARTICLES = group("grammar", "definite_article")
_TIMED = group("clauses", "tail_adverb")


def sets_apart(words: Words, before: Part, part: Part) -> bool:
    """Whether ``part`` is a tail that denies of another what ``before``, with its finite verb, states."""
    if part.kind != "fragment" or before.finite is None or before.stop + 1 != part.start:
        return False
    if words.text[before.stop] != ",":
        return False
    stop = part.stop - 1 if words.text[part.stop - 1] in {".", "!", "?"} else part.stop
    if stop - part.start < _LEAST or any(_is_verb(words, i) for i in range(part.start, stop)):
        return False
    return _denied_in_front(words, part.start, stop) or (
        _denied_at_end(words, part.start, stop) and not _lists_on(words, before, part.start, stop)
    )


def _denied_in_front(words: Words, start: int, stop: int) -> bool:
    """Whether it begins with the negation and a particle: "nicht aber", "aber nicht", "wohl aber nicht"."""
    first, second = words.low[start], words.low[start + 1]
    paired = (first == _NOT and second in _AGAINST) or (second == _NOT and first in _AGAINST)
    return paired and start + 2 < stop


def _denied_at_end(words: Words, start: int, stop: int) -> bool:
    """Whether it ends in the negation behind a noun: "Südland nicht", "die Opposition dagegen noch nicht"."""
    if words.low[stop - 1] != _NOT:
        return False
    last = stop - 2
    while last > start and words.low[last] in _AGAINST | _TIMED:
        last -= 1
    return (
        words.is_capital(last)
        or words.low[last] in word_class("pronoun")
        or _bare_adjective(words, start, last)
    )


def _bare_adjective(words: Words, start: int, last: int) -> bool:
    """Whether an article and an adjective stand there whose noun is left out: "*die kleinere* nicht"."""
    article = words.low[start] in _ARTICLES and last == start + 1
    return article and words.text[last].islower() and words.low[last].endswith(_ADJECTIVE)


def _lists_on(words: Words, before: Part, start: int, stop: int) -> bool:
    """Whether nouns go on that the clause before began: "gilt für Norland, Südland und Ostland nicht"."""
    joined = any(words.low[i] in {"und", "oder", "sowie"} for i in range(start, stop))
    return joined and words.is_capital(before.stop - 1)


def _is_verb(words: Words, i: int) -> bool:
    return words.text[i].islower() and bool(readings(words.low[i]))
