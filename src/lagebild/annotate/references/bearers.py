"""Whom an office in the plural means: "Die *Minister* hatten seit Donnerstag verhandelt", "die beiden
*Präsidenten*".

They are the persons to whom the text before gave that office, as many as there are or as a number says, and
told of in one sentence: "Außenministerin Weber und ihr norländischer *Kollege* Krüger". Left open are offices
of which the text names more bearers than two that stand together, and those with a complement of their own
("die Minister der Länder").
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lagebild.annotate.references.nouns import noun_of_title, word_class
from lagebild.annotate.references.offices import pair_before

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagebild.annotate.references.candidates import Candidate
    from lagebild.annotate.references.phrase import Phrase
    from lagebild.annotate.references.scene import Scene
    from lagebild.model.annotation import Role

_PAIR = 2
_NUMBERS = {"beiden": 2, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5}
_REACH = 60
"""So many offices back the bearers are looked for."""


def bearers(scene: Scene, phrase: Phrase, candidates: list[Candidate]) -> tuple[str, ...]:
    """Return the persons that an office in the plural means, nobody where it stays open."""
    both = phrase.determiner in word_class("both")
    wanted = _stem(phrase.noun.base)
    if any(word.lower() not in _NUMBERS for word in phrase.adjectives) or len(wanted) < _SHORTEST:
        return ()
    numbers = [_NUMBERS[word.lower()] for word in phrase.adjectives]
    number = _PAIR if both else next(iter(numbers), None)
    here = scene.words.start[phrase.first]
    names = list(dict.fromkeys(role.name for role in _holders(scene, wanted, here)))
    if len(names) == (number or _PAIR) and _in_one_sentence(scene, names, phrase.first):
        return tuple(names) if number or _just_named(scene, names, phrase.first) else ()
    if number != _PAIR:
        return ()
    pairs = (c for c in reversed(candidates) if c.person and len(c.names) == _PAIR)
    last = next((c for c in pairs if set(c.names) <= set(names)), None)
    if last is not None and _ends_list(scene, last):
        return ()
    pair = last.names if last is not None else ()
    return pair or (_persons_before(scene, phrase, candidates) if both and _for_any(scene, wanted) else ())


_SHORTEST = 4


def _for_any(scene: Scene, wanted: str) -> bool:
    """Whether a noun fits persons whatever their office: "die beiden *Delegationsleiter*", "*Männer*"; of
    those who lead something one must be told to: "Vorstands*chefin* Weber" for "die beiden Bankchefs"."""
    if wanted.endswith(tuple(_stem(word) for word in word_class("any_two"))):
        return True
    heads = (noun_of_title(role.title) for role in scene.roles)
    leads = wanted.endswith("chef")
    return leads and any(noun is not None and _stem(noun.base).endswith("chef") for noun in heads)


def _ends_list(scene: Scene, pair: Candidate) -> bool:
    """Whether two are the last of a list of more: "Minister Weber, *Minister Krüger und Minister Holm*"."""
    k = pair.first - 1
    while k > 0 and scene.titled[k]:
        k -= 1
    return scene.text(k) == "," and any(stop == k for _, stop in scene.at.values())


def _persons_before(scene: Scene, phrase: Phrase, candidates: list[Candidate]) -> tuple[str, ...]:
    """Return the two persons of whom the text speaks, for "die beiden Männer", "die beiden Parteichefs"."""
    pair = pair_before(scene, phrase.first, candidates)
    persons = {c.names for c in candidates if c.person}
    return pair if all((name,) in persons for name in pair) else ()


def _holders(scene: Scene, wanted: str, here: int) -> Iterable[Role]:
    """Yield the offices before a place that fit a noun, that of a colleague behind one of them."""
    stop = bisect_left(scene.roles, here, key=lambda role: role.span.start)
    before: Role | None = None
    for role in scene.roles[max(0, stop - _REACH) : stop]:
        noun = noun_of_title(role.title)
        head = _stem(noun.base) if noun is not None else ""
        fits = head.endswith(wanted) or (head in _colleagues() and before is not None)
        if role.former:
            continue
        if fits:
            yield role
        before = role if fits and head not in _colleagues() else None


def _colleagues() -> frozenset[str]:
    return frozenset(_stem(word) for word in word_class("fellow"))


def _stem(noun: str) -> str:
    """Return an office without the endings of gender and case: "minister" for "Ministerin"."""
    return noun.lower().removesuffix("in").removesuffix("e").removesuffix("r")


def _just_named(scene: Scene, names: list[str], first: int) -> bool:
    """Whether all are named in the sentences right before a word, so that a bare plural means them and nobody
    else who bears the office: "Die *Minister* hatten verhandelt"."""
    sentence = scene.words.sentence_of[first]
    begin = scene.words.sentences[max(0, sentence - _JUST)][0]
    near = {scene.at[i][0].name for i in range(begin, first) if i in scene.at}
    return near.issuperset(names)


_JUST = 3
"""So many sentences back the bearers of an office are present to the reader."""


def _in_one_sentence(scene: Scene, names: list[str], first: int) -> bool:
    """Whether all are named in one sentence before a word."""
    if scene.named_in is None:
        scene.named_in = {}
        for i, (mention, _) in scene.at.items():
            scene.named_in.setdefault(mention.name, set()).add(scene.words.sentence_of[i])
    together = set.intersection(*(scene.named_in.get(name, set()) for name in names))
    return bool(together) and min(together) <= scene.words.sentence_of[first]
