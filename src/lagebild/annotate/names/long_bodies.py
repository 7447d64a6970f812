"""Bodies whose name goes on behind their noun: "der Verband der Chemischen Industrie", "die Stadtwerke Kiel".

An association is named with the trade in the genitive behind it, a house of a town with the town, a ministry
with all of its fields ("das Ministerium für Arbeit und Soziales"). Other
owners behind such a noun make no name ("der Landesverband der SPD", "der Verein der Ministerin", "die
Stadtwerke in Kiel").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.grammar import known_forms
from lagebild.annotate.names.own_words import bare, is_first_name, is_place
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.annotate.names.word_forms import is_title


def long_bodies(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names with such bodies whole; of a name that reaches beyond one the rest behind it stays."""
    names = sorted(found, key=lambda name: name.first)
    for first, stop in list(_told(words)):
        inner = [name for name in names if name.first < stop and name.stop > first]
        if any(name.label == "PER" or name.first < first for name in inner):
            continue
        names = [name for name in names if name not in inner]
        names.append(Found(first, stop, "ORG"))
        names += [rest for name in inner if (rest := _rest(words, name, stop)) is not None]
    return sorted(names, key=lambda name: name.first)


def _told(words: Words) -> Iterator[tuple[int, int]]:
    for index, word in enumerate(words.text[:-2]):
        if not word[:1].isupper():
            continue
        low = word.lower()
        if low.endswith(_ASSOCIATIONS) and not low.startswith(_PARTS):
            stop = _behind_trade(words, index + 1)
        elif low.endswith(tails("department")) and words.text[index + 1] == "für":
            stop = _behind_fields(words, index + 2)
        elif low.endswith(tails("local_body")):
            stop = _behind_town(words, index + 1)
        else:
            continue
        if stop:
            yield index, stop


_ASSOCIATIONS = tails("association")
_PARTS = tails("part_of_body", "front")


def _text(words: Words, index: int) -> str:
    return words.text[index] if 0 <= index < len(words.text) else ""


def _behind_trade(words: Words, index: int) -> int:
    """Return the end of a trade in the genitive: "der Chemischen Industrie", "des Groß- und Außenhandels"; 0
    where something else follows."""
    if _text(words, index) not in ("der", "des"):
        return 0
    article, index = _text(words, index), index + 1
    first = index
    while _is_adjective(_text(words, index)):
        index += 1
    while _text(words, index).endswith("-") and _text(words, index + 1) in ("und", ","):
        index += 2  # "der Elektro- und Digitalindustrie"
    if tuple(words.text[first : index + 1]) in known_forms():
        return 0
    ends = not _text(words, index + 1)[:1].isupper()
    return index + 1 if ends and _is_trade(_text(words, index), article) else 0


def _is_adjective(word: str) -> bool:
    stem = word[:-2].lower() if word[:1].isupper() and word.endswith("en") else ""
    return stem in word_class("short_adjective") or (len(stem) > 3 and stem.endswith(tails("adjective")))


def _is_trade(word: str, article: str) -> bool:
    """Whether a noun in the genitive is a trade or those in it: "Bauindustrie", "Zeitungsverleger"."""
    if not word[:1].isupper() or not word.replace("-", "").isalpha() or is_place(word):
        return False
    if bare(word) in gazetteer().bodies or word in gazetteer().bodies:
        return False
    low = word.lower()
    if article == "des":
        return bare(low).endswith(tails("trade_of_one"))
    many = low.endswith(tails("many")) and not low.endswith(tails("no_many"))
    return low.endswith(tails("trade")) or many


def _behind_fields(words: Words, index: int) -> int:
    """Return the end of the fields of a department joined by "und": "Soziales, Gesundheit *und
    Integration*"; 0 where only one is named."""
    while _is_field(_text(words, index)) and _text(words, index + 1) == ",":
        index += 2
    joined = _text(words, index + 1) in ("und", "sowie")
    fields = joined and _is_field(_text(words, index)) and _is_field(_text(words, index + 2))
    return index + 3 if fields else 0


def _is_field(word: str) -> bool:
    """Whether a word with a capital may be a field of politics: no body, place or office."""
    listed = word in gazetteer().bodies or is_place(word) or is_first_name(word) or is_title(word)
    plain = word[:1].isupper() and word.replace("-", "").isalpha() and not word.isupper()
    return plain and not listed


def _behind_town(words: Words, index: int) -> int:
    """Return the end of a town, with the letters of a firm: "München", "Kiel AG"; 0 where none follows, or
    more than one."""
    town = _text(words, index)
    table = gazetteer()
    known = town in table.towns or town in table.capitals or town in table.places
    if not known or is_title(town) or (is_first_name(town) and _text(words, index + 1)[:1].isupper()):
        return 0
    index += 1
    while _text(words, index) in word_class("firm"):
        index += 1
    several = _text(words, index) in (",", "und") and is_place(_text(words, index + 1))
    return 0 if several else index


def _rest(words: Words, name: Found, stop: int) -> Found | None:
    """Return what a name that was read as two has behind the first: "... *und der [Zentralverband]*"."""
    first = stop
    while first < name.stop and not words.text[first][:1].isupper():
        first += 1
    joined = first > stop and words.text[stop] in ("und", "sowie")
    return Found(first, name.stop, name.label) if joined and first < name.stop else None
