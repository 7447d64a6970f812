"""The phrases of a clause in their order, each with the preposition before it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import word_class
from lagebild.annotate.issues.words import group
from lagebild.annotate.papers.phrases import article_kind, number
from lagebild.lexicon import endings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lagebild.annotate.clauses import Clause
    from lagebild.annotate.clauses_words import Words


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun phrase over the words ``start`` to ``stop``; its head is the word before ``core``.

    ``prep`` governs it, "" where nothing does; ``begin`` is where the preposition stands.
    """

    prep: str
    begin: int
    start: int
    stop: int
    core: int
    pronoun: bool

    def head(self, words: Words) -> str:
        """Return the noun in lower case: "laufzeit" of "die Laufzeit des Vertrags"."""
        return words.low[self.core - 1]


def word_at(words: Words, start: int) -> int:
    """Return the index of the word that begins at a character or is the first behind it."""
    return bisect_left(words.start, start)


def verb_words(words: Words, clause: Clause) -> set[int]:
    """Return the indices of the words of the verb, its particle among them."""
    spans = [*clause.verbs, *((clause.prefix,) if clause.prefix else ())]
    found = {word_at(words, span.start) for span in spans}
    return found | ({clause.finite_word} if clause.finite_word is not None else set())


def fixed_words(words: Words, clause: Clause) -> set[int]:
    """Return the words of "nach wie vor" and the like, of which none is a preposition."""
    found: set[int] = set()
    for phrase in group("fixed_phrase"):
        parts = phrase.split()
        for first, stop in clause.words:
            for i in range(first, stop - len(parts) + 1):
                if words.low[i : i + len(parts)] == parts:
                    found |= set(range(i, i + len(parts)))
    return found


def chunks_of(words: Words, clause: Clause, barred: Iterable[int]) -> list[Chunk]:
    """Return the noun phrases of a clause; none reaches over the ``barred`` words (verbs, signs)."""
    stops = sorted({*barred})
    found: list[Chunk] = []
    for first, stop in clause.words:
        _read(words, first, stop, stops, found)
    return found


def chunks_of_words(words: Words, first: int, stop: int) -> list[Chunk]:
    """Return the noun phrases of the words ``first`` to ``stop``."""
    found: list[Chunk] = []
    _read(words, first, stop, (), found)
    return found


def _read(words: Words, first: int, stop: int, barred: Sequence[int], found: list[Chunk]) -> None:
    i = first
    while i < stop:
        limit = min(next((s for s in barred if s >= i), stop), stop)
        chunk = _chunk(words, i, limit) if limit > i else None
        if chunk is not None:
            found.append(_governed(words, chunk, found))
        i = chunk.stop if chunk is not None else i + 1


def _counted(words: Words, i: int, limit: int) -> bool:
    """Whether a number or "mehr" opens a phrase, or follows its article: "auf *24* Monate", "auf einen *zehn*
    Kilometer breiten Korridor"."""
    at = i + 1 if words.low[i] in word_class("determiner_oblique") else i
    if at + 1 >= limit:
        return False
    low = words.low[at]
    figure = words.text[at + 1][0].isdigit() or (at + 2 < limit and number(words.low[at + 1]) is not None)
    more = low in group("more") or (low in group("amount") and figure)
    return low[0].isdigit() or more or (at > i and number(low) is not None)


_ENDINGS = endings("clauses", "attribute_ending")


def _governed(words: Words, chunk: Chunk, before: list[Chunk]) -> Chunk:
    """Return the second of two phrases with the preposition of both: "zwischen SPD und *der CDU*", "für
    Ärzte und *Pfleger*"; with an article it may open a part of its own."""
    joins = bool(before) and words.low[before[-1].stop : chunk.begin] in (["und"], ["sowie"])
    if not joins or chunk.prep or (before[-1].prep != "zwischen" and article_kind(words.low[chunk.start])):
        return chunk
    return replace(chunk, prep=before[-1].prep)


def _chunk(words: Words, i: int, limit: int) -> Chunk | None:
    low = words.low[i]
    led = low in word_class("preposition")
    first = i + 1 if led else i
    counted = _counted(words, first, limit)
    skipped = first + 1 + counted if words.low[first] in word_class("determiner_oblique") else first + 1
    inner = noun_phrase(words, skipped if counted else first, limit)
    if inner is None:
        return None
    stop, core = inner.stop, inner.core
    if words.low[core - 1] in group("measure") and core == stop and stop + 1 < limit:
        longer = noun_phrase(words, stop, limit)  # "einen zehn Kilometer | breiten Korridor"
        if longer is not None and words.text[stop].islower() and words.low[stop].endswith(_ENDINGS):
            stop, core = longer.stop, longer.core
    while stop > inner.start + 1 and words.low[stop - 1] in word_class("name_particle"):
        stop -= 1  # "der Zugang | zu den Häfen"
    return Chunk(low if led else "", i, first, stop, min(core, stop), inner.pronoun)


def joined(between: Sequence[str]) -> bool:
    """Whether the words between two phrases are nothing but a comma, "und" and the like."""
    return len(between) <= _BETWEEN and all(
        w == "," or w in group("joining") or w in group("adding") for w in between
    )


_BETWEEN = 4
