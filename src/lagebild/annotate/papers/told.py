"""What a text has told of its papers, by which an object is known as theirs: "den *Gratis-Kindergarten*"."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.papers.scene import ends
from lagebild.annotate.papers.standing import stem
from lagebild.lexicon import group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

_GENITIVE = group("papers_grammar", "genitive_article")
_SHORT = 3
_PART = 5
"""A part of a compound has at least so many letters."""


@dataclass(slots=True)
class Told:
    """The nouns of the sentences about papers, and the first and last parts that they may have.

    One paper is often told of by two names, so they are not kept apart.
    """

    words: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    terms: frozenset[str] = frozenset()
    """The nouns of what the paper provides."""

    def add(self, tokens: Iterable[Token]) -> None:
        """Note the nouns of a sentence."""
        for token in tokens:
            if token.text[:1].isupper() and len(token) >= _PART:
                self.words.add(stem(token.text))
                self.parts.update(_parts(stem(token.text)))

    def holds(self, noun: str) -> bool:
        """Whether a noun is one of them, or shares a part with one: "Fleisch|kontingent", "Kontingent"."""
        word = stem(noun)
        return word in self.words or word in self.parts or not self.words.isdisjoint(_parts(word))

    def speaks_of(self, tokens: Iterable[Token]) -> bool:
        """Whether words name the paper, something told of it, or a kind of what papers hold: "strenge
        *Kontrollen*", "die *Kürzung* der Löhne" where the text told of them."""
        nouns = [t for t in tokens if t.text[:1].isupper()]
        return any(self.holds(t.text) or _is_kind(t) or is_whole(t) for t in nouns)


def _is_kind(noun: Token) -> bool:
    """Whether a noun is of a kind that papers hold: "Sicherheits|garantien", "Kürzung" without a genitive."""
    if noun.lower_.endswith(_ends("content_kind", "portion", "portion_end")):
        return True
    behind = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    return behind not in _GENITIVE and noun.lower_.endswith(_ends("content_act", "asked_noun"))


@cache
def _ends(*tables: str) -> tuple[str, ...]:
    return tuple(w for t in tables for w in ends("papers_stances", t) if len(w) > _SHORT)


@cache
def _wholes() -> tuple[str, ...]:
    return ends("papers_stances", "whole_again")


def is_whole(noun: Token) -> bool:
    """Whether a noun means the paper as a whole: "den Vorstoß", "die Sparpläne"."""
    return noun.lower_.endswith(_wholes())


def _parts(word: str) -> set[str]:
    """Return how a word may begin and end: "kontingent" of "fleischkontingent"."""
    cuts = range(_PART, len(word) - 1)
    return {word[:n] for n in cuts} | {word[-n:] for n in cuts}
