"""Noun phrases around a noun for people: "ein hochrangiger Berater Putins", "die ukrainische Delegation"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.references.nouns import Noun, ends, noun_of, word_class
from lagebild.annotate.references.phrase import Phrase
from lagebild.annotate.references.phrase_number import stands_for_several, subject_of_many
from lagebild.annotate.references.phrase_owners import owner_before, state_named_by, take_in_complement
from lagebild.annotate.references.phrase_words import is_adjective, opens_relative
from lagebild.annotate.references.scene import Scene

_FEMALE = word_class("of_a_woman")
_FUSED = word_class("fused")
_MOST = 5
"""So many adjectives may stand before a noun."""
_DETERMINERS = ("determiner", "possessive", "both")


def phrase_at(scene: Scene, head: int) -> Phrase | None:
    """Return the phrase whose head is the word ``head``; None where it is no noun for people, goes with a
    name or is the speaker's own: "mein Berater"."""
    if scene.inside[head] or not scene.words.is_capital(head):
        return None
    word = scene.words.text[head]
    noun = noun_of(word)
    if noun is None:
        return None
    begin = _first_adjective(scene, head)
    adjectives = tuple(scene.words.text[begin:head])
    if scene.low(begin - 1) in word_class("speaker_possessive"):
        return None
    first, determiner = _with_determiner(scene, begin)
    owner = None if determiner else owner_before(scene, first)
    plural = stands_for_several(scene, first, head, noun, determiner, adjectives)
    if determiner in _FUSED:
        first += 1  # "vom Minister": the preposition is none of the phrase
    noun = _of_woman(noun, determiner, plural)
    phrase = Phrase(first, head, head + 1, noun, determiner, adjectives, plural, owner)
    if owner:
        phrase.first, phrase.of = owner[0], owner[1].name
    if phrase.bare and not plural and word.lower().endswith(ends("same_in_plural")):
        phrase.plural = subject_of_many(scene, head)
    take_in_complement(scene, phrase)
    if not phrase.shared:
        phrase.of = phrase.of or state_named_by(word, adjectives)
    return phrase


def _first_adjective(scene: Scene, head: int) -> int:
    """Return where the adjectives before a noun begin: "ein [*hochrangiger* Berater]"."""
    first = head
    while first > max(0, head - _MOST) and is_adjective(scene, first - 1):
        first -= 1
    return first


def _with_determiner(scene: Scene, first: int) -> tuple[int, str]:
    """Return where a phrase begins with its determiner, and that: "*ein* Berater", "*die beiden* Minister";
    "" without one, or where it is a relative pronoun ("Weber, gegen *den* Ermittler vorgehen")."""
    determiner = scene.low(first - 1)
    if determiner in word_class("relative_form") and opens_relative(scene, first - 1):
        return first, ""
    if not any(determiner in word_class(name) for name in _DETERMINERS):
        return first, ""
    both = determiner in word_class("both") and scene.low(first - 2) in word_class("before_both")
    return first - 1 - both, determiner


def _of_woman(noun: Noun, determiner: str, plural: bool) -> Noun:
    """Return an adjective used as a noun as that for a woman by its determiner: "*eine* Gesandte"."""
    return replace(noun, gender="f") if noun.strong and not plural and determiner in _FEMALE else noun
