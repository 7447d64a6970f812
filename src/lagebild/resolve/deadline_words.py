"""What the words of a clause say of a deadline: that it was kept or went by, that something is lacking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lagebild.annotate.konjunktiv import Form, readings
from lagebild.resolve.agenda_words import WORD, listed
from lagebild.resolve.likeness import content_stems

_CLAUSE = re.compile(r"[,;:]\s|\s[–—-]\s|[.?!]\s")


def clauses_of(text: str) -> list[list[str]]:
    """Return the clauses of a sentence as words in small letters, also those around a relative clause: "Die
    Frist, die Weber gesetzt hatte, lief ab"."""
    found = [[word.casefold() for word in WORD.findall(piece)] for piece in _CLAUSE.split(text)]
    around = [
        [*before, *behind]
        for before, inner, behind in zip(found, found[1:], found[2:], strict=False)
        if inner and inner[0] in ("die", "der", "das")
    ]
    return found + around


def nouns(text: str) -> frozenset[str]:
    """Return the stems of the words with a capital: "eine Liste übergeben" has "Liste"."""
    return content_stems(" ".join(word for word in WORD.findall(text) if word[:1].isupper()))


def is_told(words: Sequence[str]) -> bool:
    """Whether a clause tells something as having been: "ließ die Frist verstreichen", "hat geliefert"; not
    what is to be, may be or is only said to be."""
    if not words or not listed("not_told").isdisjoint(words):
        return False
    participle = any(r.form is Form.PARTICIPLE for word in words for r in readings(word))
    lets = "lassen" in words or "gelassen" in words
    perfect = (participle or lets) and not listed("has").isdisjoint(words)
    return perfect or not listed("past").isdisjoint(words)


def names_deadline(text: str) -> bool:
    """Whether a text speaks of a deadline: "setzte eine Frist bis Freitag"."""
    return any(_is_deadline(word.casefold()) for word in WORD.findall(text))


def _is_deadline(word: str) -> bool:
    return word in listed("deadline") or word.endswith(("frist", "ultimatum"))


def in_time(words: Sequence[str]) -> bool:
    """Whether a clause says that something was done in time: "hat fristgerecht geliefert"."""
    return is_told(words) and not _negated(words) and not listed("in_time").isdisjoint(words)


def went_by(words: Sequence[str]) -> bool:
    """Whether a clause says that a deadline was not kept: "ließ die Frist verstreichen", "hat die Frist
    verfehlt", "die Frist lief ergebnislos ab", "hielt die Frist nicht ein"."""
    if not is_told(words) or not any(map(_is_deadline, words)):
        return False
    if _negated(words):
        return not listed("kept").isdisjoint(words) or (
            ("hielt" in words or "hielten" in words) and "ein" in words
        )
    lets = "verstreichen" in words and not listed("let").isdisjoint(words)
    ran_out = not listed("fruitless").isdisjoint(words) and not listed("ran_out").isdisjoint(words)
    return lets or ran_out or not listed("overrun").isdisjoint(words)


def hands_over(words: Sequence[str]) -> bool:
    """Whether a clause tells that something was handed over: "übergab eine Liste"."""
    return is_told(words) and not _negated(words) and not listed("handed_over").isdisjoint(words)


def lacks(words: Sequence[str]) -> bool:
    """Whether a clause tells that something was not handed over: "legte keine Liste vor", "blieb aus"."""
    if not is_told(words):
        return False
    stayed_away = words[-1] == "aus" and ("blieb" in words or "blieben" in words)
    if stayed_away or "ausgeblieben" in words:
        return not _negated(words)
    return _negated(words) and not listed("handed_over").isdisjoint(words)


def _negated(words: Sequence[str]) -> bool:
    return not listed("no").isdisjoint(words)
