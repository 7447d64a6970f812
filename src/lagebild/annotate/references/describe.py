"""Which phrases describe somebody whom nobody names, and in which words: "ein Berater Putins"."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.annotate.names.gazetteer import adjective_owner
from lagebild.annotate.references.nouns import ends, nominative, word_class
from lagebild.annotate.references.phrase import Phrase
from lagebild.annotate.references.scene import Scene
from lagebild.model.annotation import Description, Reference
from lagebild.model.span import CharSpan


def shares_title(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase is the first of two titles of one person: "der Politiker und Minister Jens
    Thoma"."""
    i = phrase.stop + 1
    if scene.low(i - 1) not in ("und", "sowie") or scene.low(i) in word_class("determiner"):
        return False
    while i < phrase.stop + 4 and scene.text(i)[:1].islower():
        i += 1
    return i < len(scene.titled) and bool(scene.titled[i])


def describes(scene: Scene, phrase: Phrase, alone: bool) -> bool:
    """Whether the phrase speaks of a person or group by itself: "ein Berater", "die norwegische Delegation".

    Not what somebody named is ("ist ein Berater"), and not a body without anything that tells which one.
    """
    before = scene.low(phrase.first - 1)
    if before in word_class("predicate") and not phrase.noun.group and phrase.first == phrase.head:
        return False
    if (
        phrase.determiner.startswith("ein")
        and before in word_class("predicate")
        and scene.low(phrase.first - 2) not in (",", "“", '"')
    ):
        return False
    both = phrase.determiner.startswith("bei")
    owned = phrase.of is not None or phrase.possessive or both or phrase.shared
    if phrase.noun.tail in word_class("needs_owner") and not owned:
        return False
    if phrase.noun.group and phrase.noun.gender != "p":
        return phrase.of is not None or phrase.possessive or phrase.determiner.startswith("bei")
    if phrase.bare:
        told = phrase.of is not None or not alone or bool(phrase.adjectives)
        circles = phrase.noun.tail.endswith(ends("circle")) and len(phrase.noun.tail) > len("quellen")
        return phrase.plural and (told or circles or len(phrase.noun.base) > len(phrase.noun.tail) + 2)
    if phrase.definite and phrase.plural:
        return phrase.of is not None or not alone
    return True


def description_of(scene: Scene, phrase: Phrase, references: Sequence[Reference]) -> Description:
    """Return the description; a possessive belongs to whom ``references`` say that it means."""
    words = scene.words
    head = nominative(
        "" if phrase.owner else phrase.determiner,
        phrase.adjectives,
        phrase.noun,
        words.text[phrase.head],
        phrase.plural,
    )
    text = words.source[words.end[phrase.head] : words.end[phrase.stop - 1]]
    start = words.start[phrase.first]
    if phrase.owner:
        first = phrase.owner[0]
        head = words.source[start : words.end[scene.at[first][1] - 1]] + " " + head
    of = phrase.of
    if phrase.possessive and of is None:  # "seinem saudischen Kollegen" is of that state
        of = next((state for a in phrase.adjectives if (state := adjective_owner(a))), None)
    if phrase.possessive and of is None:
        found = [r for r in references[-8:] if r.span.start == start]
        of = found[-1].names[0] if found and len(found[-1].names) == 1 else None
    span = CharSpan(start, words.end[phrase.stop - 1])
    return Description(span=span, text=head + text, of=of, plural=phrase.plural)
