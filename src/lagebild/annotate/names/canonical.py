"""The fullest nominative form of each name that the article supports.

"Webers" -> "Anna Weber" where the article has both, "EU" -> "Europäische Union" where it gives the long form
with the abbreviation, "des Weißen Hauses" -> "Weißes Haus". A spelling one letter off a longer name's surname
joins it only within this article ("Kowalsky" beside "Jan Kowalski"); two full names with different first
names stay two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.grammar import nominative
from lagebild.annotate.names.own_words import bare, is_capital_letters_of_place, is_first_name
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.lexicon.transliteration import bare_key, name_key, one_letter_off

_INITIAL = re.compile(r"^[A-ZÄÖÜ]\.?$")
_NUMBER = re.compile(r" [IVX]{2,}$")
_OWNED = re.compile(r" [A-ZÄÖÜ]\S* ?")
_ABBREVIATION = re.compile(r"^[A-ZÄÖÜ][\w&./-]{1,9}$")


@dataclass(slots=True)
class Surface:
    """One way in which a name is written in the article: its words, type and place."""

    words: tuple[str, ...]
    label: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return _spaced(self.words)


def _spaced(words: Sequence[str]) -> str:
    """Return words with single spaces, none before a comma or the point of a number: "Benedikt XVI."."""
    return " ".join(words).replace(" .", ".").replace(" ,", ",")


def _numbered(name: str) -> str:
    """Return the name of a ruler with the point of the number, which ends a sentence too: "Leo XIV."."""
    return f"{name}." if _NUMBER.search(name) else name


def canonical_names(surfaces: Sequence[Surface], text: str) -> list[str]:
    """Return the canonical name of each surface, in the same order."""
    people = _People([s for s in surfaces if s.label == "PER"], _owners(surfaces, text))
    longs = _abbreviations(surfaces, text)
    forms = Counter(s.text for s in surfaces)
    names = []
    for surface in surfaces:
        if surface.label == "PER":
            names.append(people.name_of(surface.words))
        else:
            base = _base_form(surface, forms, text)
            names.append(longs.get(base, base))
    return names


def _base_form(surface: Surface, forms: Counter[str], text: str) -> str:
    table = gazetteer()
    words, label = surface.words, surface.label
    joined = surface.text
    known = table.bodies if label == "ORG" else table.states
    if joined.endswith("en") and joined[:-1] in known:  # declined like an adjective: "der Grünen"
        return joined[:-1]
    if joined in known or joined in table.places or joined in table.towns:
        return joined
    if label == "ORG" and len(words) == 1 and joined.endswith("s") and f"{joined}-" in text:
        return joined  # "Junts" beside "Junts-Chef"
    if label == "LOC" and is_capital_letters_of_place(joined):
        return joined.title()
    before = text[max(0, surface.start - 12) : surface.start].split()
    if label == "LOC" and len(words) == 1 and before and before[-1].lower() in _WITHOUT_GENITIVE:
        short = joined.removesuffix("s")
        if short not in forms and short not in table.states and not _is_known_place(short):
            return joined  # "in Castries"
    return nominative(words, text[max(0, surface.start - 12) : surface.start], forms)


_WITHOUT_GENITIVE = word_class("no_genitive_behind")
"""Prepositions behind which a place in the genitive would need its noun: "in Norlands Städten"."""


def _is_known_place(name: str) -> bool:
    table = gazetteer()
    return name in table.places or name in table.towns or name in table.capitals


def _owners(surfaces: Sequence[Surface], text: str) -> frozenset[tuple[str, ...]]:
    """Return the names that stand in the genitive before a noun wherever they stand: "Webers Berater"."""
    starts = {s.start for s in surfaces}
    persons = {s.start for s in surfaces if s.label == "PER"}
    before: dict[tuple[str, ...], bool] = {}
    for surface in surfaces:
        if surface.label == "PER":
            noun = _OWNED.match(text, surface.end)
            owned = noun is not None and surface.end + 1 not in starts
            if noun is not None and len(surface.words) > 1:
                owned = owned and (noun.end() in persons or _is_owner(surface, noun[0].strip(), text))
            before[surface.words] = before.get(surface.words, True) and owned
    return frozenset(name for name, always in before.items() if always and not is_first_name(name[-1]))


def _is_owner(surface: Surface, noun: str, text: str) -> bool:
    """Whether a full name before a noun can only be its owner: at the beginning of a sentence or behind a
    preposition ("*Nach Rita Webers* Absage"), anywhere before what somebody owns ("Rita Webers *Büro*")."""
    low = noun.strip(_MARKS).lower()
    if low in word_class("owned"):
        return True
    if low in word_class("no_first_name"):
        return False
    ahead = text[max(0, surface.start - _AHEAD) : surface.start].split()
    begins = not ahead or ahead[-1][-1] in ".:!?“”" or "\n" in text[max(0, surface.start - 2) : surface.start]
    return begins or ahead[-1].lower() in word_class("before_owner")


_MARKS = ".,;:!?"
_AHEAD = 16


class _People:
    """The persons of one article: which full name a surname, a genitive or a misprint belongs to."""

    def __init__(self, surfaces: Sequence[Surface], owners: frozenset[tuple[str, ...]]) -> None:
        self._owners = owners
        self._written = Counter(surface.words for surface in surfaces)
        lasts = {words[-1] for words in self._written}
        self._whole_lasts = {words[-1] for words in self._written if len(words) > 1}
        self._lasts = lasts | {last[:1].upper() + last[1:] for last in lasts}  # "Al-Harthi"
        self._full: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._firsts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        full = sorted(
            {
                self._undeclined(words)
                for words in self._written
                if len(words) > 1 and words[0].lower() != "von"
            },
            key=lambda words: (-sum(map(len, words)), words),
        )
        for words in full:
            for key in sorted({name_key(words[-1]), bare_key(words[-1])}):
                self._full[key].append(words)
            self._firsts[words[0]].add(words)
        self._memo: dict[tuple[str, ...], str] = {}

    def name_of(self, words: tuple[str, ...]) -> str:
        """Return the fullest form of a person's name as written."""
        if words not in self._memo:
            low = (words[0].lower(), *words[1:])  # "Von Rhoden" at a beginning beside "von Rhoden"
            known = low if low in self._written and low[0] in word_class("particles") else words
            self._memo[words] = _numbered(_spaced(self._resolve(self._undeclined(known))))
        return self._memo[words]

    def _undeclined(self, words: tuple[str, ...]) -> tuple[str, ...]:
        last = words[-1]
        short = bare(last)
        if len(words) == 1 and last in self._whole_lasts and short not in self._lasts:
            return words  # "Thoms" beside "Anke Thoms"
        owner = len(words) > 1 and words in self._owners  # "Rita Demirellis Sprecher Jens Thoma"
        if short == last and last[-1] == "s" and (owner or last[:-1] in self._lasts):
            return (*words[:-1], last[:-1])  # "Kimathis" beside "Kimathi"
        if short != last and (
            short in self._lasts
            or last[-1] in "'’"
            or words in self._owners
            or not self._could_end_in_s(last, words)
        ):
            return (*words[:-1], short)
        return words

    def _could_end_in_s(self, last: str, words: tuple[str, ...]) -> bool:
        """Whether a name may end in -s by itself: "Fischers" does not, "Michaelis", "Hans", "Peters" may."""
        if is_first_name(last):
            return True
        if len(words) > 1 and self._written[words] > 1:
            return True
        return len(words) > 1 or last[-2] in "iuaoe" or last.endswith(tails("own_s"))

    def _resolve(self, words: tuple[str, ...]) -> tuple[str, ...]:
        options = self._options(words[-1])
        if len(words) == 1:
            if not options and words[0] in self._firsts:
                options = sorted(self._firsts[words[0]])
            if len({bare_key(option[0]) for option in options}) == 1:
                return options[0]
            return words
        same = [option for option in options if _same_person(option, words)]
        if same == [words] and (right := self._misprinted(words)):
            return right
        return max(same, key=lambda option: (len(option), sum(map(len, option)), option)) if same else words

    def _misprinted(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the name that a full name written once misspells: same first names, one letter off."""
        if self._written[words] > 1 or (words[-1],) in self._written:
            return None
        near = [
            other
            for other in sorted(self._firsts.get(words[0], ()))
            if other[:-1] == words[:-1] and one_letter_off(other[-1], words[-1])
        ]
        often = [other for other in near if self._written[other] + self._written[other[-1:]] > 1]
        return often[0] if len(often) == 1 else None

    def _options(self, last: str) -> list[tuple[str, ...]]:
        if found := self._full.get(name_key(last)) or self._full.get(bare_key(last)):
            return found
        near = [
            words
            for options in self._full.values()
            for words in options
            if one_letter_off(words[-1], last) and bare_key(words[-1]) != bare_key(last)
        ]
        return near if len({words[-1] for words in near}) == 1 else []


def _same_person(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether two full names with one surname may be one person: "J. Weber", "Jan-Peter Weber"."""
    left = [word for word in longer[:-1] if word.lower() not in word_class("particles")]
    right = [word for word in words[:-1] if word.lower() not in word_class("particles")]
    if not left or not right:
        return True
    first, other = left[0], right[0]
    if _INITIAL.match(other) or _INITIAL.match(first):
        return first[0] == other[0]
    alike = name_key(first) == name_key(other) or bare_key(first) == bare_key(other)
    return alike or other in left or first in right


def _abbreviations(surfaces: Iterable[Surface], text: str) -> dict[str, str]:
    """Return short form -> long form where the article gives them together: "Europäische Union (EU)"."""
    found: dict[str, str] = {}
    rows = [s for s in surfaces if s.label != "PER"]
    forms = Counter(s.text for s in rows)
    for left, right in pairwise(rows):
        gap = text[left.end : right.start]
        if gap.strip(' „“"') != "(" or len(gap) > 4 or text[right.end : right.end + 1] not in (")", ",", ";"):
            continue
        long, short = (left, right) if len(left.text) > len(right.text) else (right, left)
        if (
            _ABBREVIATION.match(short.text)
            and len(long.text) > len(short.text) + 3
            and _fits(short.text, long)
        ):
            found[short.text] = nominative(long.words, text[max(0, long.start - 12) : long.start], forms)
    return found


def _fits(short: str, long: Surface) -> bool:
    """Whether an abbreviation may stand for a long form: its letters occur there in order."""
    letters = iter(long.text.casefold())
    return short[0].casefold() == long.text[0].casefold() or all(
        char in letters for char in short.casefold() if char.isalpha()
    )
