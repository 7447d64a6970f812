"""Offices that clauses tell: "Weber ist Ministerin", "zum Minister ernannt", "Holm, der den Rat leitet"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.annotate.roles.phrases import Phrase, Scene, phrase_at, word_class
from lagebild.model.annotation import Mention

ENDS = frozenset({",", ".", ")", ";", "–", "-", ":", "!", "?", "“", '"', "]"})
STOPS = frozenset({".", "!", "?", ";", ":"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A person and the words of the title; ``phrase`` is None for a relative clause."""

    person: Mention
    first: int
    stop: int
    phrase: Phrase | None


def said_of(scene: Scene, phrase: Phrase) -> Mention | None:
    """Return the person that a clause says to hold the office: "Weber ist ...", "als ...", "zum ...
    gewählt"."""
    if phrase_at(scene, phrase.head, strict=True) is None:
        return None
    opener = phrase.first - (1 if phrase.article else 0) - 1
    word = scene.word(opener).lower()
    index = opener
    if phrase.article in word_class("to_become"):
        if not _elected(scene, phrase.stop):
            return None
        index = phrase.first - 1
    elif word in word_class("as"):
        pass
    elif phrase.article in word_class("oblique"):
        return None
    else:
        steps = 0
        while steps < 4 and scene.word(index).lower() not in word_class("copula"):
            if scene.word(index) in ENDS or not scene.word(index)[:1].isalnum():
                return None
            index, steps = index - 1, steps + 1
        if scene.word(index).lower() not in word_class("copula"):
            return None
    return _last_person(scene, index)


def _elected(scene: Scene, index: int) -> bool:
    """Whether a word such as "gewählt" or "ernannt" follows within six words."""
    stems = tuple(word_class("elected"))
    return any(scene.word(i).startswith(stems) for i in range(index, index + 6))


def _last_person(scene: Scene, index: int) -> Mention | None:
    found = None
    position = index - 1
    while position >= 0 and position > index - 14 and scene.word(position) not in STOPS:
        person = scene.person(position)
        if person and person[1] <= index:
            found = person[0]
            break
        position -= 1
    return found


def was(scene: Scene) -> Iterator[Pair]:
    """Yield persons with an office that a relative clause tells: "Holm, der bis Mai Minister war"."""
    for first, (mention, stop) in scene.at.items():
        told = scene.word(stop) == "," and scene.word(stop + 1) in word_class("relative")
        if not told or not scene.person(first):
            continue
        for head in range(stop + 2, min(stop + 14, len(scene.text))):
            if scene.word(head) in ENDS:
                break
            phrase = phrase_at(scene, head) if scene.word(head)[:1].isupper() else None
            if phrase is not None and not phrase.article and scene.word(phrase.stop) == "war":
                yield Pair(mention, phrase.title_first, phrase.stop, phrase)
                break


def led(scene: Scene) -> Iterator[Pair]:
    """Yield persons with a relative clause of leading: "Holm, der inzwischen den Rat leitet, ...".

    The title is the clause without its pronoun and the adverbs before the object; there must be a noun in it:
    neither "Holm, der sie leitet" nor "Holm, der Gespräche führt" tells an office.
    """
    for first, (mention, stop) in scene.at.items():
        if not scene.person(first) or scene.word(stop) != ",":
            continue
        if scene.word(stop + 1) not in word_class("relative"):
            continue
        for index in range(stop + 2, min(stop + 12, len(scene.text))):
            word = scene.word(index)
            if word in word_class("lead") and scene.word(index + 1) in (",", "."):
                begin = _object_of(scene, stop + 2, index)
                if begin is not None:
                    yield Pair(mention, begin, index + 1, None)
                break
            if word in ENDS:
                break


def _object_of(scene: Scene, first: int, verb: int) -> int | None:
    """Return where the body begins that somebody leads; None where none does."""
    begin = first
    while begin < verb and not (
        scene.word(begin)[:1].isupper() or scene.word(begin) in word_class("article")
    ):
        begin += 1
    nouns = [word for word in scene.text[begin:verb] if word[:1].isupper()]
    if not nouns or any(noun in word_class("lead_thing") for noun in nouns):
        return None
    if scene.word(begin) in word_class("article") and scene.word(begin + 1) in word_class("preposition"):
        return None
    return begin
