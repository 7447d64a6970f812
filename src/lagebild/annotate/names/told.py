"""Names that the noun before them tells to be names: the newspaper „Talkurier“, the party Ak-Bulut.

"die Zeitung „Talkurier“", "nach Informationen des Portals „Tal-Info“", "von der Partei Ak-Bulut": whatever
stands in quotation marks behind a noun for a medium is its name, and so is one word with a capital behind a
noun for a medium, a party or a group. Left out are genitives ("die Partei Webers"), titles and places.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lagebild.annotate.names.gazetteer import adjective_state, gazetteer
from lagebild.annotate.names.own_words import bare, is_first_name, key_of
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.annotate.names.word_forms import is_title
from lagebild.lexicon import words as lists

_OPEN = frozenset("„»«\"“‚‘'")
_CLOSE = frozenset("“”«»\"‘’'")
_LONGEST = 5
_PHRASE = 10
"""So many words an office with what it belongs to has at most."""


def told_by_nouns(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names with those that a noun before them tells, in text order."""
    names = list(found)
    firm = {name.first for name in names if name.label == "PER" and _behind_company(words, name)}
    for name in names:
        name.label = "ORG" if name.first in firm else name.label
    taken = {index for name in names if name.label != "MISC" for index in range(name.first, name.stop)}
    told: set[tuple[str, ...]] = set()
    for index, word in enumerate(words.text[:-1]):
        if not word[:1].isupper():
            continue
        quoted, single = _tells(word)
        new = _quoted(words, index + 1) if quoted else None
        if new is None and single:
            new = _single(words, index + 1)
        if new is None:
            continue
        told.add(key_of(words.text[new.first : new.stop]))
        if not taken & set(range(new.first, new.stop)):
            inside = set(range(new.first, new.stop))
            names = [name for name in names if not inside & set(range(name.first, name.stop))]
            names.append(new)
            taken |= inside
    for name in names:
        if name.label == "MISC" and key_of(words.text[name.first : name.stop]) in told:
            name.label = "ORG"
    return sorted(names, key=lambda name: name.first)


@lru_cache(maxsize=50_000)
def _tells(word: str) -> tuple[bool, bool]:
    """Return whether words in marks behind a noun are its name, and whether one word with a capital is."""
    noun = bare(word).lower()
    medium, group = noun in word_class("medium"), noun in word_class("group_noun")
    quoted = medium or noun in word_class("quoted_medium")
    return quoted, medium or group or noun.endswith(tails("company"))


def _behind_company(words: Words, name: Found) -> bool:
    """Whether a name stands right behind a noun for a firm: "des Leitungsbetreibers Slovtranzit".

    Not where it begins with a first name: "der Hersteller Karl Weber".
    """
    before = bare(words.text[name.first - 1]).lower() if name.first else ""
    return not is_first_name(words.text[name.first]) and before.endswith(tails("company"))


def told_by_offices(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names, persons where an office stands beside two or three words with capitals.

    "der Sprecher der Gruppe, Mossa Holm, erklärte", "am Tisch saß Maarit Lindholm, die Vizepräsidentin",
    "Außenminister Tarek Schafik mahnte": what was read as a body or not at all is a person's name. Listed
    bodies and places stay.
    """
    names = list(found)
    for first, word in enumerate(words.text[:-2]):
        if not word[:1].isupper() or not (_of_a_person(word) and _of_a_person(words.text[first + 1])):
            continue
        for stop in (first + 3, first + 2):
            row = words.text[first:stop]
            if stop >= len(words.text) or not _like_a_person(row) or not _beside_office(words, first, stop):
                continue
            inside = set(range(first, stop))
            there = [name for name in names if inside & set(range(name.first, name.stop))]
            if any(name.label == "PER" or name.first < first or name.stop > stop for name in there):
                continue
            if any(" ".join(words.text[n.first : n.stop]) in gazetteer().bodies for n in there):
                continue
            names = [name for name in names if name not in there]
            names.append(Found(first, stop, "PER"))
            break
    return sorted(names, key=lambda name: name.first)


@lru_cache(maxsize=50_000)
def _of_a_person(word: str) -> bool:
    """Whether a word may be part of a person's name: "Holm", "Holm-Weber", "al-Gharjani".

    Not an abbreviation, a word that is no first name, a state or a place.
    """
    prefix, _, rest = word.partition("-")
    capital = word[:1].isupper() or (prefix in word_class("arabic_article") and rest[:1].isupper())
    if not capital or not word.replace("-", "").replace("’", "").isalpha():
        return False
    if word.isupper() and len(word) > 1:
        return False
    return word.lower() not in word_class("no_first_name") and not _is_listed(word)


def _beside_office(words: Words, first: int, stop: int) -> bool:
    """Whether an office stands in front, before a comma or behind one."""
    before, after = words.text[first - 1] if first else "", words.text[stop]
    office = is_title(before) or _is_countryman(words, first - 1)  # "der Finne Olavi Lahtinen"
    if before[:1].isupper() and office and "-" not in words.text[first]:
        return not after[:1].isupper()
    if after != ",":
        return False
    return (before == "," and _office_before(words, first - 1)) or _office_behind(words, stop + 1)


def _is_countryman(words: Words, index: int) -> bool:
    """Whether a word with its article says where one person comes from: "der Finne", not "die Finnen".

    Nor what is also an adjective: "die Deutsche Bahn".
    """
    word, article = words.text[index], words.text[index - 1].lower() if index else ""
    people = gazetteer().inhabitants
    stem = word.removesuffix("in")
    known = any(form in people for form in (word, stem, f"{stem}e"))
    one = article == ("die" if word.endswith("in") else "der")
    return known and one and adjective_state(word) is None


def _like_a_person(row: tuple[str, ...]) -> bool:
    """Whether words with capitals may be a first name and a surname: no list knows them as anything else."""
    if not all(map(_of_a_person, row)) or is_title(row[0]) or is_title(row[-1]):
        return False
    return row[0] not in lists("sentences_starters") and adjective_state(row[0]) is None


def _is_listed(word: str) -> bool:
    """Whether a list knows a word as a state or a place."""
    table = gazetteer()
    return word in table.states or word in table.places or word in table.capitals or word in table.towns


def _office_before(words: Words, comma: int) -> bool:
    """Whether an office with its article stands before a comma: "die Vizepräsidentin der Kommission, ..."."""
    title = False
    for index in range(comma - 1, max(-1, comma - _PHRASE), -1):
        word = words.text[index]
        if word in (",", ".", ":", ";"):
            return False
        title = title or (word[:1].isupper() and is_title(word))
        if title and word.lower() in word_class("definite") and _is_title_next(words, index):
            return True
    return False


def _is_title_next(words: Words, article: int) -> bool:
    """Whether an office follows an article, adjectives between them."""
    index = article + 1
    while index < len(words.text) and words.text[index].islower() and index - article < 4:
        index += 1
    return index < len(words.text) and is_title(words.text[index])


def _office_behind(words: Words, index: int) -> bool:
    if index >= len(words.text) - 1:
        return False
    alone = is_title(words.text[index]) and words.text[index + 1] in word_class("behind_office")
    return alone or (words.text[index] in ("der", "die") and _is_title_next(words, index))


def _quoted(words: Words, index: int) -> Found | None:
    """Return the name between quotation marks that begins at ``index``."""
    if words.text[index] not in _OPEN:
        return None
    first = stop = index + 1
    while stop < min(len(words.text), first + _LONGEST) and words.text[stop] not in _CLOSE:
        stop += 1
    inside = words.text[first:stop]
    closed = stop < len(words.text) and words.text[stop] in _CLOSE
    if not closed or not inside or not inside[0][:1].isupper():
        return None
    return Found(first, stop, "ORG") if all(word[:1].isalnum() for word in inside) else None


def _single(words: Words, index: int) -> Found | None:
    """Return the one word with a capital at ``index`` where it can only be a name."""
    word = words.text[index]
    after = words.text[index + 1] if index + 1 < len(words.text) else "."
    if not word[:1].isupper() or len(word) < 3 or after[:1].isupper() or not word.replace("-", "").isalpha():
        return None
    if bare(word) != word and "-" not in word:
        return None
    if _is_listed(word) or is_title(word) or is_first_name(word) or adjective_state(word):
        return None
    return Found(index, index + 1, "ORG")
