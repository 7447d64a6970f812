"""People and bodies that go by a description only: what they are, and how the record shows them.

"Die russische Regierung" is the government, not somebody unnamed; "das ukrainische Wirtschaftsministerium" is
a body. "Ihre europäischen Verbündeten" are shown as "europäische Verbündete".
"""

from __future__ import annotations

from lagebild.lexicon import endings
from lagebild.model.entity import EntityKind
from lagebild.resolve.words import described_kind, determiners, names_delegation, state_of

_WEAK, _STRONG = "en", "e"
_NOUNS_LIKE_ADJECTIVES = endings("resolve_words", "noun_like_adjective")
"""Endings of nouns that follow the adjective before them: "Verbündete", "Gesandte"."""


def kind_of(text: str, of: str | None, plural: bool) -> EntityKind:
    """Return what a description names; ``of`` is whom it belongs to."""
    if names_delegation(text) and of:
        return EntityKind.DELEGATION
    kind = described_kind(text)
    definite = text.split()[0].casefold() in ("die", "das") or text[:1].isupper()
    state = bool(of and state_of(of))
    if kind == "government" and state and definite and not plural:
        return EntityKind.GOVERNMENT
    if kind == "organisation" and state and not text.startswith("ein"):
        return EntityKind.ORGANISATION
    return EntityKind.GROUP if plural or kind == "group" else EntityKind.UNNAMED


def shown_as(text: str, kind: EntityKind, plural: bool) -> str:
    """Return a description as the record shows it: of bodies without article, of several people without
    article or possessive and in the nominative that then is due."""
    words = text.split()
    if len(words) < 2 or words[0].casefold() not in (*determiners(), "das"):
        return text
    if kind in (EntityKind.GOVERNMENT, EntityKind.ORGANISATION) and not plural:
        return _strong_neuter(words) if words[0].casefold() == "das" else " ".join(words[1:])
    if kind not in (EntityKind.GROUP, EntityKind.ORGANISATION) or not plural:
        return text
    adjectives = 0
    while adjectives + 2 < len(words) and words[adjectives + 1][:1].islower():
        adjectives += 1
    shown = [_strong(word) for word in words[1 : adjectives + 1]]
    noun = words[adjectives + 1] if adjectives + 1 < len(words) else ""
    if noun.endswith(_NOUNS_LIKE_ADJECTIVES):
        noun = noun[:-1]
    return " ".join([*shown, noun, *words[adjectives + 2 :]])


def _strong(word: str) -> str:
    return word.removesuffix(_WEAK) + _STRONG if word.endswith(_WEAK) else word


def _strong_neuter(words: list[str]) -> str:
    """Return a neuter without its article: "das ukrainische Präsidialamt" -> "ukrainisches Präsidialamt"."""
    adjective = words[1] + "s" if words[1][:1].islower() and words[1].endswith("e") else words[1]
    return " ".join([adjective, *words[2:]])
