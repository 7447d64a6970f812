"""What word lists and offices know better than one reading of the sequence model.

"Oslo" at a sentence start is the capital unless the article knows a person Oslo; "ein Vogel" is no Ms Vogel;
"Oberärztin" is no place and "Hydrologin Rita Weber" no body.
"""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.own_words import (
    bare,
    is_capital_letters_of_place,
    is_first_name,
    is_place,
    surnames,
)
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.annotate.names.word_forms import is_title
from lagebild.lexicon import entries


def by_lists(words: Words, found: list[Found]) -> list[Found]:
    """Give listed states, capitals and bodies their type where the article knows nobody of that name."""
    table, known = gazetteer(), surnames(words, found)
    for name in found:
        if name.stop - name.first > 1:
            if name.label == "PER" and is_place(" ".join(words.text[name.first : name.stop])):
                name.label = "LOC"
            continue
        word = words.text[name.first]
        forms = (word, bare(word))
        if name.label == "PER" and not any(form in known or is_first_name(form) for form in forms):
            before = words.text[name.first - 1].lower() if name.first else ""
            town = word in table.towns and before in word_class("place_prepositions") | {"von"}
            town = town or _owns_town_office(words, name)
            if town or any(form in table.states or form in table.capitals for form in forms):
                name.label = "LOC"
        elif (not name.first and is_capital_letters_of_place(word)) or (
            name.label == "ORG" and word in table.capitals and word not in table.bodies
        ):
            name.label = "LOC"
        elif name.label == "LOC" and any(form in table.bodies and not is_place(form) for form in forms):
            name.label = "ORG"
    return found


def _owns_town_office(words: Words, name: Found) -> bool:
    """Whether a town in the genitive stands before an office of towns: "*Kiels* Oberbürgermeister"."""
    town, office = bare(words.text[name.first]), words.text[name.stop : name.stop + 1]
    owned = town != words.text[name.first] and is_place(town) and bool(office)
    return owned and office[0].lower().removesuffix("in").endswith(_TOWN_OFFICES)


_TOWN_OFFICES = tuple(word for row in entries("roles", "town_office") for word in row["words"])


def without_nouns(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names without single words after an indefinite article: "ein Vogel"; first names stay."""
    return [name for name in found if not _is_noun(words, name) and not _is_office(words, name)]


def _is_noun(words: Words, name: Found) -> bool:
    if name.stop - name.first > 1:
        row = words.text[name.first : name.stop]
        return row[0] == "Per" and row[1].lower() in word_class("no_first_name")  # "Per Mail"
    if words.text[name.first].lower() in word_class("no_name"):
        return True
    if name.label != "PER" or not name.first:
        return False
    return words.text[name.first - 1].lower() in word_class("indefinite") and not is_first_name(
        words.text[name.first]
    )


def _is_office(words: Words, name: Found) -> bool:
    """Whether a single word taken for a place is a woman's office: "Oberärztin"."""
    word = words.text[name.first]
    if name.label != "LOC" or name.stop - name.first > 1 or not word.endswith("in"):
        return False
    formed = word.endswith(tails("woman"))
    return (formed or is_title(word)) and not is_place(word)


def without_offices(words: Words, found: list[Found]) -> list[Found]:
    """Return the names, persons without a trade read as part of a body: "Hydrologin Rita Weber"."""
    bodies = gazetteer().bodies
    for name in found:
        mark = (words.text[name.first - 1], words.text[name.first]) if name.first else ()
        if mark in (("a.", "D."), ("i.", "R.")) and name.stop - name.first > 1:
            name.first += 1  # "General a. D. Jan Holm"
        parts = words.text[name.first : name.stop]
        if name.label not in ("ORG", "MISC") or len(parts) != 3 or " ".join(parts) in bodies:
            continue
        trade = parts[0].endswith(tails("woman")) or (is_title(parts[0]) and is_first_name(parts[1]))
        if trade and all(word.isalpha() and word[0].isupper() for word in parts):
            name.first, name.label = name.first + 1, "PER"
    return found


def without_councils(words: Words, found: list[Found]) -> list[Found]:
    """Return the names without councils that are the office of the person behind: "mit dem Schweizer
    Bundesrat [Reto Imhof]", "traf Bundesrat [Imhof]"; before a surname alone none with an article."""
    persons = {name.first: name for name in found if name.label == "PER"}
    return [name for name in found if not _is_council_office(words, name, persons.get(name.stop))]


def _is_council_office(words: Words, name: Found, bearer: Found | None) -> bool:
    if name.label != "ORG" or name.stop - name.first > 1 or words.text[name.first] not in _COUNCILS:
        return False
    before = words.text[name.first - 1].lower() if name.first else ""
    return bearer is not None and (
        bearer.stop - bearer.first > 1 or before not in word_class("before_no_name")
    )


_COUNCILS = word_class("council_office")


def without_prepositions(words: Words, found: list[Found]) -> list[Found]:
    """Return the names without a preposition with a capital in front, as behind a colon: "In [Magdeburg]"."""
    for name in found:
        led = name.stop - name.first == 2 and words.text[name.first].lower() in _PREPOSITIONS
        if led and " ".join(words.text[name.first : name.stop]) not in gazetteer().bodies:
            name.first += 1
            if is_place(words.text[name.first]):
                name.label = "LOC"
    return found


_PREPOSITIONS = word_class("place_prepositions")
