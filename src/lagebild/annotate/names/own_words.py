"""What words of names are by themselves: genitives, first names, listed places, surnames of an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import word_class

NOBLE = word_class("noble")
"""Particles that begin the surname of a noble family."""


def bare(word: str) -> str:
    """Return a word without its genitive ending: "Webers" -> "Weber", "Paris'" -> "Paris"."""
    if len(word) > 3 and word[-1] in "'’":
        return word[:-1]
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sxzßuiå'’":
        return word[:-1]
    return word


def key_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that tell two mentions of one name to be so: the last one without genitive ending."""
    return (*words[:-1], bare(words[-1]))


def is_first_name(word: str) -> bool:
    """Whether a word is a first name of men or women."""
    table = gazetteer()
    return word in table.male or word in table.female


def is_place(form: str) -> bool:
    """Whether a list has a word, or several with spaces, as a state or a place: "Oslo"."""
    table = gazetteer()
    return form in table.states or form in table.capitals or form in table.places or form in table.towns


def is_capital_letters_of_place(word: str) -> bool:
    """Whether a word is a place in capital letters, as a dateline has it: "WIEN"; not "BASF"."""
    return (
        len(word) > _LETTERS and word.isupper() and word not in gazetteer().bodies and is_place(word.title())
    )


_LETTERS = 3
"""Abbreviations of bodies have mostly not more letters."""


def surnames(words: Words, found: Iterable[Found]) -> dict[str, int]:
    """Return the last words of full names of persons, without genitive ending, and how often."""
    out: dict[str, int] = {}
    for name in found:
        if name.label == "PER" and name.stop - name.first > 1:
            last = bare(words.text[name.stop - 1])
            for form in {last, last[:1].upper() + last[1:]}:  # "Al-Harthi" beside "Salim al-Harthi"
                out[form] = out.get(form, 0) + 1
    return out
