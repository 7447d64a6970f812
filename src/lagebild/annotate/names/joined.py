"""Names of persons that were cut made whole: at their particles ("Hamid ag Touhar"), at a name in quotation
marks ("Thomas „Tom“ Krüger"), between first name and surname, before the point of a number ("Leo XIV.")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lagebild.annotate.names.grammar import gender_of
from lagebild.annotate.names.own_words import is_first_name
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import word_class
from lagebild.annotate.names.word_forms import is_title

_MOST = 2
"""So many particles stand in a row: "de los"."""


def joined_at_particles(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names, those of a person whole where particles that are no German words stand inside.

    Left out are words that are also German ones ("von", "der"), which other rules read; "da" counts
    between two names without a comma.
    """
    out: list[Found] = []
    found = _with_zu(words, _with_names_in_marks(words, found))
    taken = {index for name in found for index in range(name.first, name.stop)}
    for name in found:
        before = out[-1] if out else None
        if (
            before is not None
            and before.label == name.label == "PER"
            and (_between(words, before.stop, name.first) or _is_first_and_last(words, before, name))
        ):
            before.stop = name.stop
            continue
        if name.label == "PER":
            name.stop = _end(words, name, taken)
        out.append(name)
    return out


def _with_names_in_marks(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names in text order, those of persons whole around a name in quotation marks: "Thomas „Tom“
    Krüger"."""
    names = sorted(found, key=lambda name: name.first)
    for index, word in enumerate(words.text):
        if not index or word not in _OPEN or not is_first_name(words.text[index - 1]):
            continue
        close = next((k for k in range(index + 2, index + _IN_MARKS) if words.text[k : k + 1] in _CLOSE), 0)
        last = words.text[close + 1] if close and close + 1 < len(words.text) else ""
        if not last[:1].isupper() or not last.replace("-", "").isalpha() or gender_of(last) is not None:
            continue
        if is_title(last) or not all(inner[:1].isupper() for inner in words.text[index + 1 : close]):
            continue
        inside = [name for name in names if name.stop > index - 1 and name.first < close + 2]
        first = min([index - 1, *(name.first for name in inside)])
        stop = max([close + 2, *(name.stop for name in inside)])
        names = [name for name in names if name not in inside] + [Found(first, stop, "PER")]
    return sorted(names, key=lambda name: name.first)


def _with_zu(words: Words, names: list[Found]) -> list[Found]:
    """Return the names, a first name behind an office with the noble surname: "Minister *Karl zu Holm*"."""
    out: list[Found] = []
    for name in names:
        before = out[-1] if out else None
        if before is not None and name.first < before.stop:
            continue
        whole = name.stop == name.first + 1 and _leads_to_zu(words, name)
        out.append(Found(name.first, name.stop + 2, "PER") if whole else name)
    return out


def _leads_to_zu(words: Words, name: Found) -> bool:
    title = words.text[name.first - 1] if name.first else ""
    particle, surname = words.text[name.stop : name.stop + 2] if name.stop + 1 < len(words.text) else ("", "")
    first = all(map(is_first_name, words.text[name.first].split("-")))
    office = title[:1].isupper() and is_title(title)
    return name.label == "PER" and first and office and particle == "zu" and surname[:1].isupper()


_OPEN = frozenset('„»«"“‚')
_CLOSE = frozenset((mark,) for mark in '“”«»"‘')
_IN_MARKS = 5
"""A name in quotation marks has fewer words with its marks."""


def without_name_in_marks(row: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a person's name without a name in quotation marks: "Thomas „Tom“ Krüger"."""
    opens = next((k for k, word in enumerate(row) if word in _OPEN), None)
    if opens is None:
        return tuple(row)
    close = next((k for k in range(opens + 1, len(row)) if (row[k],) in _CLOSE), len(row))
    return (*row[:opens], *row[close + 1 :])


def _is_first_and_last(words: Words, before: Found, name: Found) -> bool:
    """Whether a first name and a word right behind it were read as two persons: "Rita" and "Weber"."""
    alone = before.stop == name.first == before.first + 1 and name.stop == name.first + 1
    return alone and is_first_name(words.text[before.first]) and not is_first_name(words.text[name.first])


def _between(words: Words, first: int, stop: int) -> bool:
    """Whether only foreign particles stand between two words."""
    row = words.text[first:stop]
    return 0 < stop - first <= _MOST and (
        row == ("da",) or all(word in word_class("foreign_particles") for word in row)
    )


def _end(words: Words, name: Found, taken: set[int]) -> int:
    """Return the end of a name that goes on behind particles though nothing was marked there, or with the
    point of its number: "Leo XIV. empfing"."""
    number = words.text[name.stop - 1] and not words.text[name.stop - 1].strip("IVX")
    if number and words.text[name.stop : name.stop + 1] == (".",):
        return name.stop + (words.text[name.stop + 1 : name.stop + 2] or ("A",))[0].islower()
    place = name.stop
    while place < min(len(words.text) - 1, name.stop + _MOST) and words.text[place] in word_class(
        "foreign_particles"
    ):
        place += 1
    ends = place > name.stop and words.text[place][:1].isupper() and place not in taken
    return place + 1 if ends else name.stop
