"""One surface, one type: the evidence of the whole article for and against each name.

A name seen in full is known wherever its surname stands; a word that is a party five times is one the sixth
time; "SPD" inside "SPD-Chefin" is marked where the party also stands alone. Where the context speaks against
it ("der Weber" after an article, a word that is mostly no name) nothing is added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.annotate.names.abbreviated import spelled_out
from lagebild.annotate.names.body_spans import parted, proper_bodies, without_articles, without_kinds
from lagebild.annotate.names.grammar import gender_of
from lagebild.annotate.names.joined import joined_at_particles
from lagebild.annotate.names.long_bodies import long_bodies
from lagebild.annotate.names.own_words import bare, key_of
from lagebild.annotate.names.person_spans import owners, split_at_verbs, surnames_first, whole_persons
from lagebild.annotate.names.persons_told import (
    behind_offices,
    behind_offices_with_von,
    misprints,
    without_tails,
)
from lagebild.annotate.names.places import places_by_words
from lagebild.annotate.names.repair import (
    by_lists,
    without_councils,
    without_nouns,
    without_offices,
    without_prepositions,
)
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.told import told_by_nouns, told_by_offices
from lagebild.annotate.names.told_bodies import told_bodies
from lagebild.annotate.names.vocabulary import word_class
from lagebild.annotate.names.word_forms import is_title


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A name inside a word: characters ``start`` up to ``end`` ("SPD" in "SPD-Chefin")."""

    start: int
    end: int
    label: str


def settle(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names after the evidence of the whole article: one type for one surface, none left out."""
    names = without_prepositions(words, without_offices(words, without_councils(words, list(found))))
    names = by_lists(words, split_at_verbs(words, parted(words, names)))
    names = behind_offices_with_von(words, without_tails(words, behind_offices(words, names)))
    names = joined_at_particles(words, proper_bodies(words, whole_persons(words, names)))
    names = sorted([*names, *owners(words, names)], key=lambda name: name.first)
    names = told_by_offices(words, spelled_out(words, without_kinds(words, long_bodies(words, names))))
    names = told_by_nouns(words, places_by_words(words, without_articles(words, names)))
    names = told_bodies(words, names)
    names = without_nouns(words, _fill(words, _one_type(words, names)))
    return sorted([*names, *misprints(words, names)], key=lambda name: name.first)


def _one_type(words: Words, found: list[Found]) -> list[Found]:
    surnames_first(words, found)
    votes: dict[tuple[str, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    keys = [key_of(words.text[name.first : name.stop]) for name in found]
    for name, key in zip(found, keys, strict=True):
        votes[key][name.label] += 1
        if name.label == "PER" and name.stop - name.first > 1:
            votes[key[-1:]]["PER"] += 1
    for name, key in zip(found, keys, strict=True):
        vote = votes[key]
        label = max(vote, key=vote.__getitem__)
        count = vote[label]
        if label != name.label and count > 2 * vote[name.label] and "MISC" not in (label, name.label):
            name.label = label
    return found


def _fill(words: Words, found: list[Found]) -> list[Found]:
    taken = [False] * len(words.text)
    known: dict[tuple[str, ...], str] = {}
    count: Counter[tuple[str, ...]] = Counter()
    for name in found:
        taken[name.first : name.stop] = [True] * (name.stop - name.first)
        key = key_of(words.text[name.first : name.stop])
        known[key] = name.label
        count[key] += 1
        if name.label == "PER" and name.stop - name.first > 1:
            surname = key[-1:]
            if len(surname[0]) > 2 and surname[0][0].isupper():
                known.setdefault(surname, "PER")
                count[surname] += 1
    known = {key: label for key, label in known.items() if label != "MISC" and key[0][:1].isupper()}
    longest = max((len(key) for key in known), default=0)
    loose = _loose(words, known, taken, longest)
    misses = Counter(key_of(words.text[name.first : name.stop]) for name in loose)
    firm = _surnames(words, found)
    extra = [
        name
        for name in loose
        if (count[key := key_of(words.text[name.first : name.stop])] >= misses[key] or key in firm)
        and (name.label != "PER" or not _after_article(words, name))
    ]
    return sorted([*found, *extra], key=lambda name: name.first)


def _surnames(words: Words, found: Iterable[Found]) -> set[tuple[str, ...]]:
    """Return the surnames of full names that an office stands before, which are no nouns: "Minister Teklu
    Berhane"."""
    keys: set[tuple[str, ...]] = set()
    for name in found:
        full = name.label == "PER" and name.stop - name.first > 1
        surname = bare(words.text[name.stop - 1])
        if full and name.first and is_title(words.text[name.first - 1]) and gender_of(surname) is None:
            keys.add((surname,))
    return keys


def _loose(words: Words, known: dict[tuple[str, ...], str], taken: list[bool], longest: int) -> list[Found]:
    """Return the places where a known name stands though the model marked nothing."""
    starts = {key[0] for key in known}
    out: list[Found] = []
    for first, word in enumerate(words.text):
        if taken[first] or not word[:1].isupper() or (word not in starts and bare(word) not in starts):
            continue
        for size in range(min(longest, len(words.text) - first), 0, -1):
            if any(taken[first : first + size]):
                continue
            label = known.get(key_of(words.text[first : first + size]))
            if label:
                out.append(Found(first, first + size, label))
                taken[first : first + size] = [True] * size
                break
    return out


def _after_article(words: Words, name: Found) -> bool:
    return name.first > 0 and words.text[name.first - 1].lower() in word_class("definite") | word_class(
        "indefinite"
    )


def inside_compounds(words: Words, found: Iterable[Found]) -> list[Piece]:
    """Return names that begin a hyphenated compound, where they stand alone elsewhere in the article."""
    labels = {
        words.text[name.first]: name.label
        for name in found
        if name.stop - name.first == 1 and name.label != "MISC"
    }
    covered = {index for name in found for index in range(name.first, name.stop)}
    pieces: list[Piece] = []
    for index, word in enumerate(words.text):
        if index in covered or "-" not in word:
            continue
        cut = word.find("-")
        while cut > 0:
            label = labels.get(word[:cut])
            if label:
                start = words.start[index]
                pieces.append(Piece(start, start + cut, label))
                break
            cut = word.find("-", cut + 1)
    return pieces
