"""Where commas, colons, dashes and brackets cut a sentence, and where a missing comma should."""

from __future__ import annotations

from collections.abc import Iterator

from lagebild.annotate.clauses_finite import is_zu, strength
from lagebild.annotate.clauses_words import MARKS, Words
from lagebild.annotate.konjunktiv import finite_readings, may_be_participle, readings
from lagebild.lexicon import endings, group
from lagebild.lexicon import words as word_list

_CUTS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "[", "]", "--", "…", "..."})
_EDGES = _CUTS | {".", "!", "?", "!!", "?!"}
_DASS = group("clauses", "that")
_INFLECTED = endings("clauses", "inflected_ending")
_DAY = endings("clauses", "day_ending")
_CLOSING = frozenset('“”"«')
_OPENING = frozenset('„»“"')


def stretches(words: Words, first: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """Yield stretches without the marks at their edges, each with the mark that precedes it."""
    start, cut, skip = first, "", first
    for i in range(first, stop + 1):
        mark = words.text[i] if i < stop else "."
        if mark in _DASS and _dass_without_comma(words, i, start):
            yield start, i, cut
            start, cut = i, ","
            continue
        if mark == "(" and i >= skip:
            skip = _bracket_end(words, i, stop)
        if i < skip:
            continue
        if i < stop and mark not in _EDGES and not (mark in _CLOSING and _ends_speech(words, i, first)):
            continue
        if mark == "," and _in_date(words, i, stop):
            continue
        if i < stop and mark == "." and _numbers(words, i):
            continue
        begin, end = start, i
        while begin < end and words.text[begin] in MARKS:
            begin += 1
        while end > begin and words.text[end - 1] in MARKS:
            end -= 1
        if begin < end:
            infinitive = _infinitive_without_comma(words, begin, end)
            if infinitive is not None:
                yield begin, infinitive, cut
                begin, cut = infinitive, ","
            yield begin, end, cut
            cut = mark
        elif mark not in {","} or not cut:
            cut = mark
        start = i + 1


def _dass_without_comma(words: Words, i: int, start: int) -> bool:
    """Whether a clause with "dass" begins where its comma is missing: "Weber hofft dass es gelingt"."""
    if i - start < 2 or words.text[i - 1] in MARKS:
        return False
    if words.low[i - 1] in _BEFORE_DASS:
        return False
    return any(strength(words, k, start) for k in range(start, i))


def _infinitive_without_comma(words: Words, start: int, stop: int) -> int | None:
    """Return where an infinitive with "zu" begins behind a participle: "hat angekündigt die Frist zu
    verlängern"."""
    if stop - start < 5 or not is_zu(words, stop - 1):
        return None
    finite = next((i for i in range(start, stop) if strength(words, i, start) == 2), None)
    if finite is None:
        return None
    purpose = _purpose_without_comma(words, finite, stop)
    if purpose is not None or not any(r.kind == "auxiliary" for r in readings(words.low[finite])):
        return purpose
    for i in range(finite + 1, stop - 2):
        participle = words.text[i][0].islower() and may_be_participle(words.low[i])
        if participle and (words.is_capital(i - 1) or i == finite + 1 or words.text[i - 1][0].isdigit()):
            return None if words.low[i + 1] in {"und", "oder", "zu"} else i + 1
    return None


def _purpose_without_comma(words: Words, finite: int, stop: int) -> int | None:
    """Return where "um", "ohne" or "statt" opens an infinitive with "zu" behind a clause that is complete:
    "lud ihn ein um die Lage zu besprechen", not "versuchte um Hilfe zu bitten"."""
    for i in range(finite + 2, stop - 3):
        if words.low[i] not in {"um", "ohne", "statt", "anstatt"} or not words.text[i + 1][0].isalpha():
            continue
        before = words.low[i - 1]
        closed = before in word_list("verbs_prefixes") or any(not r.finite for r in readings(before))
        opened = words.low[i + 1] in _OBJECT_BEGINS or words.low[i + 1].endswith(_INFLECTED)
        if not words.is_capital(i - 1) and closed and (opened or is_zu(words, stop - 1)):
            return i
        if words.is_capital(i - 1) and words.low[i + 1] in _OBJECT_BEGINS:
            return i
    return None


_OBJECT_BEGINS = group("clauses", "object_begin")
"""How the infinitive behind "um" begins where a noun stands in front of it."""

_BEFORE_DASS = group("clauses", "before_that")


def _in_date(words: Words, i: int, stop: int) -> bool:
    """Whether the comma stands within a date: "am Donnerstag, den 7. Oktober"."""
    if i + 2 >= stop or words.low[i + 1] not in {"den", "dem"} or not words.text[i + 2][0].isdigit():
        return False
    return words.low[i - 1].endswith(_DAY)


def _numbers(words: Words, i: int) -> bool:
    """Whether the full stop belongs to a Roman number: "König Rama IX. (Bumi Adul) bestellte"."""
    before = words.text[i - 1] if i else ""
    return bool(before) and set(before) <= _ROMAN and words.start[i] == words.end[i - 1]


_ROMAN = frozenset("IVX")


def _ends_speech(words: Words, i: int, first: int) -> bool:
    """Whether a closing mark ends a sentence in marks and its frame follows without comma: "… komme“ sagte
    Weber"."""
    if i < first + 4 or i + 1 >= len(words.text):
        return False
    if not finite_readings(words.low[i + 1]) or words.is_capital(i + 1):
        return False
    opened = max((k for k in range(first, i) if words.text[k] in _OPENING), default=first)
    if opened != first or words.start[i] > words.end[i - 1]:
        return False
    return any(strength(words, k, first) == 2 for k in range(opened + 1, i))


def _bracket_end(words: Words, i: int, stop: int) -> int:
    """Return where a short bracket behind a name ends: "Weber (SPD)"; ``i`` for a longer one or a clause."""
    for k in range(i + 1, min(stop, i + 5)):
        if words.text[k] == ")":
            clause = any(strength(words, n, i + 1) == 2 for n in range(i + 1, k))
            return i if clause else k + 1
    return i
