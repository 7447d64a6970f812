"""Places that the words around them give away, whatever the sequence model read.

"Die Ortschaft Korvik" makes Korvik a place in the whole article; "Landkreis Regensburg" and "Mühlheim an der
Donau" are one name; "Awash-Fluss" is a place by its last part.
"""

from __future__ import annotations

from lagebild.annotate.names.features import phrase_tags
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.grammar import gender_of
from lagebild.annotate.names.own_words import bare, is_first_name, surnames
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import tails, word_class


def places_by_words(words: Words, found: list[Found]) -> list[Found]:
    """Return the names with places added, joined and given their type by the words around them."""
    added = [
        *_after_nouns(words, found),
        *_compounds(words, found),
        *_opening_capitals(words, found),
        *_states(words, found),
    ]
    names = sorted([*found, *added], key=lambda n: n.first)
    return _joined(words, _retyped(words, _listed(words, names)))


def _taken(found: list[Found]) -> set[int]:
    return {index for name in found for index in range(name.first, name.stop)}


def _after_nouns(words: Words, found: list[Found]) -> list[Found]:
    taken, nouns = _taken(found), word_class("before_place")
    return [
        Found(index, index + 1, "LOC")
        for index in range(1, len(words.text))
        if words.text[index][0].isupper()
        and index not in taken
        and index - 1 not in taken
        and words.text[index - 1].lower() in nouns
        and len(words.text[index]) > 2
        and not _goes_on(words, index + 1)
    ]


def _opening_capitals(words: Words, found: list[Found]) -> list[Found]:
    """Return capitals that open a sentence before a small word: "*Kiew* hat zugestimmt"."""
    taken, capitals = _taken(found), gazetteer().capitals
    return [
        Found(index, index + 1, "LOC")
        for index, word in enumerate(words.text[:-1])
        if word in capitals
        and index not in taken
        and (index == 0 or words.text[index - 1] in _BREAKS)
        and words.text[index + 1].islower()
        and not is_first_name(word)
        and gender_of(word) is None
    ]


def _states(words: Words, found: list[Found]) -> list[Found]:
    """Return listed states behind a small word that the model missed: "dass Norwegen mit *Schweden* sprach".

    Not behind articles ("zwischen den Polen der Erde") and no abbreviations ("rund US-Dollar").
    """
    taken, states, articles = _taken(found), gazetteer().states, word_class("articles")
    return [
        Found(index, index + 1, "LOC")
        for index, word in enumerate(words.text)
        if index
        and word in states
        and not word.isupper()
        and index not in taken
        and index - 1 not in taken
        and words.text[index - 1].islower()
        and words.text[index - 1] not in articles
        and gender_of(word) is None
        and not is_first_name(word)
        and not _goes_on(words, index + 1)
    ]


_BREAKS = frozenset([".", "!", "?", ":", "–", "«", "»", "„", "“", "”", '"'])
"""Marks that a sentence may begin behind."""


def _goes_on(words: Words, index: int) -> bool:
    if index == len(words.text):
        return False
    return words.text[index][0].isupper() or words.text[index] in word_class("place_particles")


def _compounds(words: Words, found: list[Found]) -> list[Found]:
    taken, ends, bodies = _taken(found), tails("place_compound"), gazetteer().bodies
    return [
        Found(index, index + 1, "LOC")
        for index, word in enumerate(words.text)
        if "-" in word
        and index not in taken
        and word[0].isupper()
        and word[1].islower()
        and word.lower().endswith(ends)
        and word.split("-", 1)[0] not in bodies
    ]


def _retyped(words: Words, names: list[Found]) -> list[Found]:
    """Give single words their type as places where a noun shows it once and no full name contradicts."""
    nouns, known = word_class("before_place"), surnames(words, names)
    shown = {
        bare(words.text[name.first])
        for name in names
        if name.first and name.stop - name.first == 1 and words.text[name.first - 1].lower() in nouns
    }
    shown |= _inside(words, names)
    for name in names:
        form = bare(words.text[name.first])
        if name.label in ("PER", "ORG") and name.stop - name.first == 1 and form in shown:
            listed = form in known or is_first_name(form) or form in gazetteer().bodies
            name.label = name.label if listed else "LOC"
    return names


def _inside(words: Words, names: list[Found]) -> set[str]:
    """Return the single words that "in" precedes, as it does no person ("in Korvik")."""
    return {
        bare(words.text[name.first])
        for name in names
        if name.first
        and name.label == "PER"
        and name.stop - name.first == 1
        and words.text[name.first - 1].lower() == "in"
    }


def _listed(words: Words, names: list[Found]) -> list[Found]:
    """Return the names, listed places of several words whole: "Bosnien und Herzegowina"."""
    tags = phrase_tags(words.text)
    whole: list[Found] = []
    for index, tag in enumerate(tags):
        if tag == "B-LOC":
            whole.append(Found(index, index + 1, "LOC"))
        elif tag == "I-LOC" and whole and whole[-1].stop == index:
            whole[-1].stop = index + 1
    owner = {index: name for name in names for index in range(name.first, name.stop)}
    parts: set[int] = set()
    kept: list[Found] = []
    for place in whole:
        inner = [owner[index] for index in range(place.first, place.stop) if index in owner]
        if all(n.label == "LOC" and n.first >= place.first and n.stop <= place.stop for n in inner):
            parts |= {id(name) for name in inner}
            kept.append(place)
    rest = [name for name in names if id(name) not in parts]
    return sorted([*rest, *kept], key=lambda name: name.first)


def _joined(words: Words, names: list[Found]) -> list[Found]:
    before, river = word_class("in_place"), word_class("on_river")
    out: list[Found] = []
    for name in names:
        last = out[-1] if out else None
        if name.label == "LOC":
            if last and last.label == "LOC" and " ".join(words.text[last.stop : name.first]) in river:
                last.stop = name.stop
                continue
            start = name.first - 1
            free = last is None or last.stop <= start
            if start >= 0 and free and words.text[start].lower() in before and not _half(words, start):
                name.first = start
        out.append(name)
    return out


def _half(words: Words, index: int) -> bool:
    """Whether a noun is the second half of a pair: "Stadt- und Landkreis"."""
    return index > 1 and words.text[index - 2].endswith("-")
