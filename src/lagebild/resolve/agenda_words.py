"""What the lexicon of the agenda knows, in the form in which it is asked."""

from __future__ import annotations

import re
from functools import cache

from lagebild.annotate.commitments import verbs as commitments
from lagebild.annotate.commitments.verbs import is_set
from lagebild.lexicon import entries
from lagebild.resolve.keys import stem
from lagebild.resolve.words import meeting_words, time_words

WORD = re.compile(r"[^\W\d_][\w-]*")


@cache
def listed(table: str) -> frozenset[str]:
    """Return the words of a table of ``resolve_agenda.toml``, in small letters."""
    return frozenset(
        w.casefold() for row in entries("resolve_agenda", table, ("words", "example")) for w in row["words"]
    )


@cache
def stems(table: str) -> frozenset[str]:
    """Return the stems of the words of a table."""
    return frozenset(stem(word)[:12] for word in listed(table))


def general() -> frozenset[str]:
    """Return stems of words too general to tell one thing from another: "stattfinden", "Seite"."""
    return stems("general")


@cache
def talks() -> frozenset[str]:
    """Return stems of words for talks."""
    return meeting_words() - time_words() - general() - stems("deed")


@cache
def unspecific() -> frozenset[str]:
    """Return stems that do not tell what is announced."""
    return time_words() | talks() | general()


def meets(word: str) -> bool:
    """Whether a word is of talks: "Koalitionsverhandlungen", "tagte"."""
    if word in listed("session"):
        return True
    own = stem(word)
    return any(own == one or (len(one) > 4 and (own.endswith(one) or own[:-1] == one)) for one in talks())


def same(one: str, other: str) -> bool:
    """Whether two stems are of one word: "austausch" and "ausgetauscht", "karte" and "minenkarte"."""
    if one == other:
        return True
    if min(len(one), len(other)) < 6:
        return False
    if one.endswith(other) or other.endswith(one):
        return True
    return one.replace("ge", "").rstrip("t")[:8] == other.replace("ge", "").rstrip("t")[:8]


def puts_off(text: str) -> bool:
    """Whether a clause says that something does not take place on its day."""
    return _has(text, "put_off")


def calls_off(text: str) -> bool:
    """Whether a clause says that what was set for a day does not take place: "Der für Freitag angekündigte
    Streik ist abgesagt"; not "ist nicht abgesagt"."""
    small = {word.casefold() for word in WORD.findall(text)}
    return not small.isdisjoint(called_off()) and any(map(is_set, small)) and "nicht" not in small


@cache
def called_off() -> frozenset[str]:
    """Return the words of what does not take place: "abgesagt", "entfällt"."""
    return listed("called_off") | commitments.listed("called_off")


def names_new_day(text: str) -> bool:
    """Whether a clause gives its day in place of another: "soll nun am 12. März nachgeholt werden"."""
    return _has(text, "instead")


def was_meant(text: str) -> bool:
    """Whether a sentence tells what had been meant: "Eigentlich hätte die Runde beginnen sollen"."""
    words = {word.casefold() for word in WORD.findall(text)}
    return not words.isdisjoint(listed("unreal")) and not words.isdisjoint(listed("meant"))


def _has(text: str, table: str) -> bool:
    return any(word.casefold() in listed(table) for word in WORD.findall(text))
