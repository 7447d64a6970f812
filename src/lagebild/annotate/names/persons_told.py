"""Persons told by what stands beside them: an office in front, a name of the article that they misspell.

"der Gesandte Wellingford" is no place, "gießt Rita Holm Tee ein" ends with no surname "Tee", and "Wisnewski
räumt ein" beside "Tomasz Wisniewski" is a misprint of him.
"""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.grammar import gender_of
from lagebild.annotate.names.own_words import NOBLE, bare, is_first_name, surnames
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.annotate.names.word_forms import is_title
from lagebild.lexicon.transliteration import one_letter_off

_LONG = 7
"""So many letters a word must have that misspells a surname wherever it acts."""


def behind_offices(words: Words, found: list[Found]) -> list[Found]:
    """Return the names, persons single words right behind an office: "der Gesandte Wellingford traf ein".

    Left as they are: genitives ("Präsident Venezuelas") and listed states, capitals and bodies.
    """
    table = gazetteer()
    for name in found:
        word = words.text[name.first]
        if name.label not in ("LOC", "MISC") or name.stop - name.first > 1 or not name.first:
            continue
        title = words.text[name.first - 1]
        listed = (
            word in table.states or word in table.capitals or word in table.places or word in table.bodies
        )
        if title[:1].isupper() and is_title(title) and not listed and bare(word) == word:
            name.label = "PER"
    return found


def behind_offices_with_von(words: Words, found: list[Found]) -> list[Found]:
    """Return the names with noble surnames behind an office that has no article: "sagte Vorstandschef von
    Rhoden", then "Von Rhoden" wherever it stands.

    With an article the preposition tells a body or a place: "der Vorstandschef von Siemens".
    """
    particles = [i for i in range(2, len(words.text) - 1) if words.text[i] in NOBLE]
    known = {bare(words.text[i + 1]) for i in particles if _noble(words, i)}
    if not known:
        return sorted(found, key=lambda name: name.first)
    taken = {i: name for name in found for i in range(name.first, name.stop)}
    out = list(found)
    for index, word in enumerate(words.text[:-1]):
        if word.lower() not in NOBLE or bare(words.text[index + 1]) not in known or index in taken:
            continue
        if index and words.text[index - 1][:1].isupper() and not is_title(words.text[index - 1]):
            continue
        begins = word[0].isupper() or (index and is_title(words.text[index - 1]))
        inner = taken.get(index + 1)
        if inner is not None and inner.stop > index + 2:
            continue
        if begins or _acts(words, index):
            out = [name for name in out if name is not inner]
            out.append(Found(index, index + 2, "PER"))
    return sorted(out, key=lambda name: name.first)


def _noble(words: Words, index: int) -> bool:
    """Whether the particle and a surname stand right behind an office without an article or an adjective."""
    title, before, word = words.text[index - 1], words.text[index - 2], words.text[index + 1]
    if not (title[:1].isupper() and is_title(title)):
        return False
    table = gazetteer()
    listed = word in table.states or word in table.places or word in table.towns or word in table.bodies
    spoken = before.endswith("te") or before in _SPOKEN
    begins = before in (".", ":", "!", "?") and words.text[index + 2 : index + 3] != (",",)
    office = title.lower().removesuffix("in").endswith(tails("office"))
    return office and (spoken or begins) and word[:1].isupper() and not word.isupper() and not listed


_SPOKEN = word_class("spoken")


def without_tails(words: Words, found: list[Found]) -> list[Found]:
    """Return the names, persons without a noun behind a name that stands alone elsewhere.

    "Rita Holm gießt ein", and "da gießt Rita Holm Tee ein".
    """
    pairs = {
        tuple(words.text[name.first : name.stop])
        for name in found
        if name.label == "PER" and name.stop - name.first == 2
    }
    for name in found:
        row = tuple(words.text[name.first : name.stop])
        whole = name.label == "PER" and len(row) == 3 and row[:2] in pairs
        if whole and not is_first_name(row[1]) and "-" not in row[2]:
            name.stop -= 1
    return found


def misprints(words: Words, found: list[Found]) -> list[Found]:
    """Return single words beside a person's name that are one letter off a surname of the article."""
    known = surnames(words, found)
    if not known:
        return []
    taken = {index for name in found for index in range(name.first, name.stop)}
    persons = {name.stop for name in found if name.label == "PER"}
    out = [
        Found(index, index + 1, "PER")
        for index, word in enumerate(words.text)
        if word[:1].isupper() and index not in taken and _acts(words, index) and _misspells(word, known)
    ]
    taken |= {name.first for name in out}
    for stop in sorted(persons):
        index = stop + 1
        if index >= len(words.text) or index in taken or words.text[stop].lower() not in word_class("beside"):
            continue
        word = words.text[index]
        if word[:1].isupper() and any(one_letter_off(word, name) for name in known):
            out.append(Found(index, index + 1, "PER"))
    return out


def _misspells(word: str, known: Mapping[str, int]) -> bool:
    """Whether a long word is one letter off one surname and no noun that grammar knows."""
    if len(word) < _LONG or not word.isalpha() or gender_of(word) is not None or is_title(word):
        return False
    return len([name for name in known if one_letter_off(word, name)]) == 1


def _acts(words: Words, index: int) -> bool:
    """Whether a word with a capital stands as the subject of a verb does: "Wisnewski räumt ein", "sagte
    Wisnewski"."""
    if not words.text[index][:1].isupper() or index + 1 >= len(words.text):
        return False
    before, after = words.text[index - 1] if index else ".", words.text[index + 1]
    if before.lower() in word_class("articles") or before[:1].isupper() or after[:1].isupper():
        return False
    begins = before in (".", ":", "!", "?", "“", '"', ")") or not index
    return (begins and after.islower() and after.endswith("t")) or before.endswith(tails("said"))
