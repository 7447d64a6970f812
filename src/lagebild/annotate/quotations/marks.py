"""Stretches in quotation marks, and which of them quote somebody.

All German marks („…“, „…”, »…«, «…», "…", “…”, ‚…‘, ›…‹) are paired within a paragraph; marks inside marks
stay inside. A mark that is opened and not closed runs to the end of its paragraph when another
paragraph of the same speech follows or enough words stand there. Titles, names and scare quotes are told
apart by what stands before ("der Roman „…“", "sogenannte „…“") and by their shape (capitalised words only).
"""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.annotate.clauses_words import Words, word_class
from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.quotations.lexicon import listed
from lagebild.lexicon import group

_CLOSERS = {
    "„": '“”"',
    "“": '”"',
    "»": "«",
    "«": "»",
    '"': '"',
    "”": "“”",
    "‚": "‘’",
    "›": "‹",
    "‹": "›",
}
_OPENERS = frozenset(_CLOSERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words ``first`` to ``stop``, marks included; ``size`` counts real words, ``closed`` that both marks
    stand."""

    first: int
    stop: int
    size: int
    closed: bool = True


def find_quoted(words: Words) -> list[Quoted]:
    """Return all stretches in quotation marks, in order, none inside another."""
    found: list[Quoted] = []
    done = 0
    for first, stop in _paragraphs(words):
        i = max(first, done)
        while i < stop:
            closers = _CLOSERS.get(words.text[i])
            if closers is None or not _opens(words, i, first):
                i += 1
                continue
            end = _closing(words, i, stop, closers)
            if end is None and words.text[i] in {"„", "»"}:
                end = _closing_later(words, stop, closers)
            if end is None:
                size = _size(words, i + 1, stop)
                least = 2 if i and words.text[i - 1] == ":" else 4
                if words.text[i] != '"' and size >= least and not _reopened(words, i, stop):
                    found.append(Quoted(first=i, stop=stop, size=size, closed=False))
                    break
                i += 1
                continue
            found.append(Quoted(first=i, stop=end + 1, size=_size(words, i + 1, end)))
            i = done = end + 1
    return found


def _closing_later(words: Words, start: int, closers: str) -> int | None:
    """Return the closing mark in a later paragraph: the first mark there, when nothing is opened before."""
    for i in range(start, min(len(words.text), start + _LONGEST)):
        if words.text[i] in closers and i and words.start[i] == words.end[i - 1]:
            return i
        if words.text[i] in _OPENERS:
            return None
    return None


_LONGEST = 400
"""How many words of further paragraphs are looked through for the end of a quotation."""


def _paragraphs(words: Words) -> list[tuple[int, int]]:
    found, first = [], 0
    for i in range(1, len(words.text)):
        if "\n" in words.source[words.end[i - 1] : words.start[i]]:
            found.append((first, i))
            first = i
    if words.text:
        found.append((first, len(words.text)))
    return found


def _opens(words: Words, i: int, first: int) -> bool:
    """Whether the mark can open: white space, a bracket or nothing stands before it."""
    if words.text[i] in {"„", "»"}:
        return True
    if i == first or words.start[i] > words.end[i - 1]:
        return True
    return words.text[i - 1] in {"(", "[", "–", "-", "/"}


def _closing(words: Words, opening: int, stop: int, closers: str) -> int | None:
    depth = 0
    for i in range(opening + 1, stop):
        text = words.text[i]
        if text == "„" and words.text[opening] == "„":
            depth += 1
        elif text in closers and len(text) == 1:
            if depth == 0:
                return i
            depth -= 1
    return None


def _reopened(words: Words, opening: int, stop: int) -> bool:
    return any(words.text[i] in {"„", "»"} for i in range(opening + 1, stop))


def _size(words: Words, first: int, stop: int) -> int:
    return sum(1 for i in range(first, stop) if words.text[i][0].isalnum())


def quotes_somebody(words: Words, quoted: Quoted) -> bool:
    """Whether the words in marks can be somebody's: no title, no name, no so-called."""
    first = quoted.first
    before = words.text[first - 1] if first else ""
    if words.low[first - 1] in listed("quotations_names_in_marks", "so_called") if first else False:
        return False
    inner = range(first + 1, quoted.stop - (1 if quoted.closed else 0))
    if _sentence_like(words, inner):
        return not (before in listed("quotations_names_in_marks", "naming") and quoted.size < 9)
    if before in listed("quotations_names_in_marks", "naming") and not _begins_small(words, quoted):
        return False
    letters = [i for i in inner if words.text[i][0].isalpha()]
    if not letters:
        return False
    plain = [i for i in letters if words.text[i][0].islower()]
    content = [i for i in plain if len(words.text[i]) > 3 and words.low[i] not in _SMALL]
    return bool(content)


def _begins_small(words: Words, quoted: Quoted) -> bool:
    """Whether a small word opens a phrase in marks, as no work or body is named: "in dem Gesetz „kein
    Hindernis“" """
    first = quoted.first + 1
    if words.text[quoted.first - 1] in listed("quotations_names_in_marks", "designation"):
        return False
    classes = ("determiner_nominative", "determiner_oblique", "preposition", "negation")
    small = words.text[first][0].islower() and any(words.low[first] in word_class(name) for name in classes)
    return small and quoted.closed and quoted.size > 2


def names_nothing(words: Words, quoted: Quoted) -> bool:
    """Whether a phrase inside somebody's speech may be their very words: „Opfer des Terrors“, but no name."""
    first = quoted.first
    if quotes_nothing_before(words, first) or not quoted.closed or not quoted.size:
        return False
    if words.low[first - 1] in _INTRODUCING:
        return True
    if quoted.size < 2:
        return False
    if first and words.is_capital(first - 1) and words.text[first + 1][0].isupper():
        return False
    return any(words.text[i][0].islower() for i in range(first + 1, quoted.stop - 1))


_INTRODUCING = group("quotations_grammar", "introducing")
"""Words before a mark after which a single word can be quoted: "ein „Normalfall“", "durch „Trickserei“"."""


def quotes_nothing_before(words: Words, first: int) -> bool:
    """Whether the word before a mark announces a title or a name: "der Roman", "sogenannte"."""
    if not first:
        return False
    named = words.text[first - 1] in listed("quotations_names_in_marks", "naming")
    return named or words.low[first - 1] in listed("quotations_names_in_marks", "so_called")


_SMALL = group("quotations_grammar", "small_in_names")


def _sentence_like(words: Words, inner: range) -> bool:
    """Whether the words hold a finite verb."""
    return len(inner) > 3 and any(
        words.text[i][0].islower() and any(r.finite for r in readings(words.low[i])) for i in inner
    )
