"""Whether a noun for people stands for one or for several: "der Minister", "die Minister", "Diplomaten"."""

from __future__ import annotations

from lagebild.annotate.references.nouns import Noun, ends, word_class
from lagebild.annotate.references.phrase_words import opens_relative
from lagebild.annotate.references.scene import Scene


def stands_for_several(
    scene: Scene, first: int, head: int, noun: Noun, determiner: str, adjectives: tuple[str, ...]
) -> bool:
    """Whether a phrase from ``first`` up to its noun ``head`` is a plural.

    By its preposition in "mit *den Gesandten*", by its determiner and noun in "*die Minister*", by the noun
    before it in "das Treffen *der Minister*".
    """
    word = scene.words.text[head]
    if determiner == "den" and scene.low(first - 1) in word_class("dative_preposition"):
        return True
    if _plural(determiner, noun, word, adjectives):
        return True
    person = noun.gender == "m" and not noun.group
    return determiner == "der" and person and _genitive_plural(scene, first, noun, word)


def subject_of_many(scene: Scene, head: int) -> bool:
    """Whether the word stands in the subject of a verb in the plural: "Vertreter der Armee werfen"."""
    clause = scene.clause(head)
    if clause is None or clause.finite_word is None:
        return False
    if not scene.subject[head] and not (clause.subject is None and opens_relative(scene, head - 1)):
        return False
    return scene.low(clause.finite_word).endswith(ends("plural_verb"))


def _plural(determiner: str, noun: Noun, word: str, adjectives: tuple[str, ...]) -> bool:
    """Whether determiner and noun are a plural: "*die* Minister", "*den* Unterhändlern", "*zwei* Berater";
    not "*die* Ministerin", "*der* Minister"."""
    low = word.lower()
    if noun.gender == "p" or low.endswith("innen"):
        return True
    if noun.group:
        if determiner in word_class("of_one_group"):
            return False
        return low.endswith(ends("plural_group")) or determiner in ("beide", "beiden")
    if determiner in word_class("of_one_person"):
        return determiner == "der" and noun.gender == "m" and low.endswith("ern")
    if determiner in word_class("never_of_many"):
        return False
    if determiner == "die":
        return noun.gender == "m" and not (noun.strong and not low.endswith("n"))
    if determiner == "den":
        return low.endswith(ends("plural_dative"))
    if determiner in word_class("hardly_of_many"):
        return determiner in ("seinen", "ihren") and low.endswith("ern")
    if determiner in word_class("possessive_of_many"):
        return noun.gender == "m"  # "seine Berater", not "seine Ministerin"
    if determiner:
        return True
    return noun.gender == "m" and _may_be_plural(noun, low, adjectives)


def _genitive_plural(scene: Scene, first: int, noun: Noun, word: str) -> bool:
    """Whether "der" opens a genitive of several: "das Treffen der Minister", "Angaben der Gesandten"."""
    if word.lower().endswith("n") and not noun.base.lower().endswith("n"):
        return True
    return first > 0 and scene.words.is_capital(first - 1) and scene.text(first - 1).isalpha()


def _may_be_plural(noun: Noun, low: str, adjectives: tuple[str, ...]) -> bool:
    """Whether a noun without article is a plural by its form: "Diplomaten", "hohe Beamte", "norwegische
    Berater"."""
    if low.endswith(ends("plural_dative")):
        return True
    if noun.strong:
        return not low.endswith("r")
    if low.endswith(ends("same_in_plural")):
        return bool(adjectives) and adjectives[-1].endswith(ends("plural_adjective"))
    return low != noun.base.lower() and low.endswith(ends("plural_person"))
