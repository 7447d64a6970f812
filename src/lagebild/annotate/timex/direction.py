"""Whether a clause looks back or ahead: "am Freitag trafen sie sich", "am Freitag wollen sie sich treffen".

The clause around the expression is asked first, then those before it up to a verb, then its sentence; a
clause in Konjunktiv is not asked further. The cues are words of the lexicon (modal
verbs, "geplant") and the past, regular in "-te" or strong ("beriet"). What was set for a day ("einigten sich
auf ein Treffen für Freitag") looks ahead. Where nothing speaks, 0.
"""

from __future__ import annotations

from functools import cache

from lagebild.annotate.konjunktiv import Form, Reading, readings
from lagebild.annotate.timex.tokens import Tokens
from lagebild.lexicon import words

BACK, OPEN, AHEAD = -1, 0, 1
LONGEST_CLAUSE = 80
"""How many pieces are looked at to either side, so that a text without marks stays linear."""


INSEPARABLE = ("be", "er", "ver", "ent", "emp", "zer", "miss", "über", "unter", "wider")
"""Prefixes of verbs whose participle has no "ge"."""

AUXILIARIES = frozenset(
    {
        "haben",
        "hat",
        "habe",
        "hatte",
        "hatten",
        "hätten",
        "hätte",
        "ist",
        "sind",
        "war",
        "waren",
        "sei",
        "seien",
        "wird",
    }
    | {
        "werden",
        "wurde",
        "wurden",
        "worden",
        "werde",
        "würde",
        "würden",
        "gilt",
        "gelten",
        "bleibt",
        "bleiben",
        "wäre",
    }
)
SET_FOR = frozenset({"für", "ab", "bis", "auf"})
"""Before a day that somebody sets: "für den 12. Februar", "auf Freitag verschoben"."""


def direction(tokens: Tokens, start: int, end: int) -> int:
    """Return BACK, AHEAD or OPEN for the expression at pieces ``start`` to ``end``."""
    low, high = sentence_bounds(tokens, start, end)
    left, right = _clause_bounds(tokens, start, end, low, high)
    if _set_for(tokens, start) and _arranged(tokens, left, right, low):
        return AHEAD
    if _set_for(tokens, start) and any(_is_attribute(tokens, k) for k in range(end, min(right, end + 3))):
        past = any(_is_preterite(tokens, index) for index in range(left, right) if index != end)
        return (BACK if tokens.is_a(start, "WEEKDAY") else OPEN) if past else AHEAD
    if _already(tokens, start) and any(tokens.surface(k) in ("war", "waren") for k in range(left, right)):
        return BACK
    while True:
        told = _reading(tokens, left, right)
        if told == BACK and _pointed_to(tokens, start):
            return OPEN
        if told == BACK and _meant_for(tokens, start) and not _has_preterite(tokens, left, right):
            return OPEN
        if told == AHEAD and (_should_have(tokens, low, right) or _could_not(tokens, left, right)):
            return OPEN
        if told == AHEAD and (_rumoured_behind(tokens, left, right, high) or _perfect_in_front(tokens, low)):
            return BACK
        if told:
            return told
        if _reported(tokens, left, right):
            return BACK if _completed_behind(tokens, right, high) else OPEN
        if _is_present(tokens, left, start) or _is_present_relative(tokens, left, end, right):
            return OPEN
        if left <= low or _has_verb(tokens, left, right):
            break
        left, _ = _clause_bounds(tokens, left - 1, left - 1, low, high)
    return _reading(tokens, low, high)


def _is_attribute(tokens: Tokens, index: int) -> bool:
    """Whether a participle stands before its noun: "der für den 14. Mai *angekündigte* Streik"."""
    if not _before_noun(tokens, index) or not tokens.is_a(index, "SMALL"):
        return False
    return tokens.is_a(index, "PLANNED") or tokens.surface(index).endswith(_ATTRIBUTE)


def _before_noun(tokens: Tokens, index: int) -> bool:
    """Whether a form with the end of an adjective has its noun behind it: "*vereinbarte* vierte Runde"."""
    if not tokens.surface(index).endswith(_ATTRIBUTE):
        return tokens.is_a(index + 1, "CAPITAL") and tokens.is_a(index, "PLANNED")
    further = tokens.is_a(index + 1, "SMALL") and tokens.surface(index + 1).endswith(_INFLECTED)
    return tokens.is_a(index + 1, "CAPITAL") or (further and tokens.is_a(index + 2, "CAPITAL"))


_INFLECTED = ("e", "en", "er", "es", "em")
_ATTRIBUTE = tuple(f"{stem}{ending}" for stem in ("te", "ene") for ending in ("", "n", "r", "s", "m"))


def _already(tokens: Tokens, start: int) -> bool:
    """Whether a day is told to be over: "war *bereits am* Wochenende erwartet worden"."""
    before = _before_article(tokens, start)
    words = [tokens.surface(before), tokens.surface(before - 1)] if before > 0 else []
    return any(word.lower() in ("bereits", "schon") for word in words)


def _reported(tokens: Tokens, low: int, high: int) -> bool:
    """Whether the clause is in Konjunktiv, so that the past of "sagte" before it tells nothing: "sagte, er
    reise am Freitag ab"."""
    return any(
        _forms(tokens, index) & _KONJUNKTIV and not _forms(tokens, index) & _PAST
        for index in range(low, high)
    )


def _completed_behind(tokens: Tokens, right: int, high: int) -> bool:
    """Whether the verb ends in the perfect behind a comma inside of a noun phrase: "der Text sei am Montag
    zum Ende der zweiten, gestern begonnenen Runde überreicht worden"."""
    _, end = _clause_bounds(tokens, right + 1, right + 1, right + 1, high)
    words = [tokens.surface(index) for index in range(right + 1, end)]
    return words[-1:] in (["worden"], ["gewesen"]) and not _has_verb(tokens, right + 1, end - 2)


def _perfect_in_front(tokens: Tokens, low: int) -> bool:
    """Whether a sentence begins with a perfect infinitive: "*Getroffen haben* sollen sie sich am Freitag"."""
    done = any(r.form is Form.PARTICIPLE for r in readings(tokens.surface(low).lower()))
    return done and tokens.surface(low + 1) in ("haben", "sein") and tokens.is_a(low + 2, "WILL")


def _rumoured_behind(tokens: Tokens, left: int, right: int, high: int) -> bool:
    """Whether a modal verb waits for a perfect infinitive behind an apposition: "Am Montag soll Weber, der
    Chef der Bank, Krüger getroffen haben"."""
    if tokens.is_a(right - 1, "SMALL") or not any(tokens.is_a(index, "WILL") for index in range(left, right)):
        return False
    last = high - 1
    while last > right and not tokens.is_a(last, "SMALL"):
        last -= 1
    told = last > right and tokens.surface(last) in ("haben", "sein") and _looks_participle(tokens, last - 1)
    behind = range(right, last)
    return told and not any(
        r.finite and r.kind == "modal" for index in behind for r in _readings(tokens, index)
    )


def _has_verb(tokens: Tokens, low: int, high: int) -> bool:
    return any(reading.finite for index in range(low, high) for reading in _readings(tokens, index))


def _is_present(tokens: Tokens, low: int, high: int) -> bool:
    """Whether a verb of the clause is present, so that the past of its sentence tells nothing.

    "Der Parteitag, der ausgefallen war, findet am 3. Mai statt".
    """
    return any(
        Form.PRESENT in forms and not forms & _PAST
        for index in range(low, high)
        if (forms := _forms(tokens, index)) and tokens.surface(index) not in AUXILIARIES
    )


def _is_present_relative(tokens: Tokens, left: int, end: int, right: int) -> bool:
    """Whether a relative clause ends in a present verb: "der Gipfel, *der am 6. Juni stattfindet*, hat"."""
    relative = left > 0 and tokens.is_a(left - 1, "COMMA") and tokens.surface(left) in ("der", "die", "das")
    return relative and _is_present(tokens, max(end, right - 1), right)


_KONJUNKTIV = frozenset({Form.KONJUNKTIV_1, Form.KONJUNKTIV_2})
_PAST = frozenset({Form.PAST, Form.PARTICIPLE})


def _forms(tokens: Tokens, index: int) -> frozenset[Form]:
    return frozenset(reading.form for reading in _readings(tokens, index) if not reading.first_person)


def _readings(tokens: Tokens, index: int) -> tuple[Reading, ...]:
    return readings(tokens.surface(index)) if tokens.is_a(index, "SMALL") else ()


def _set_for(tokens: Tokens, start: int) -> bool:
    """Whether "für", "bis" or the like stands before the expression, an article between them or not."""
    before = _before_article(tokens, start)
    return before > 0 and tokens.surface(before).lower() in SET_FOR


def _meant_for(tokens: Tokens, start: int) -> bool:
    """Whether something is for a day: "*Für* den 12. Dezember hat er sie an einen Tisch gebeten"."""
    before = _before_article(tokens, start)
    return before > 0 and tokens.surface(before).lower() == "für"


def _has_preterite(tokens: Tokens, low: int, high: int) -> bool:
    return any(_is_preterite(tokens, index) for index in range(low, high))


def _pointed_to(tokens: Tokens, start: int) -> bool:
    """Whether a date is only pointed to: "verwies auf den 7. September"."""
    before = _before_article(tokens, start)
    return before > 0 and tokens.surface(before) == "auf" and not tokens.is_a(start, "WEEKDAY")


def _before_article(tokens: Tokens, start: int) -> int:
    """Return the piece before the expression and the articles in front of it: "*für* den 12. Februar"."""
    before = start - 1
    while before > start - 4 and (tokens.is_a(before, "DET") or tokens.is_a(before, "IN_DET")):
        before -= 1
    return before


def arranges(tokens: Tokens, start: int, end: int) -> bool:
    """Whether somebody sets a day in the clause around it: "lud zu Gesprächen am 12. Februar ein", "wollten
    am 29. Mai erneut verhandeln"."""
    low, high = sentence_bounds(tokens, start, end)
    left, right = _clause_bounds(tokens, start, end, low, high)
    meant = any(tokens.surface(index) in ("wollte", "wollten") for index in range(left, right))
    return meant or _arranged(tokens, left, right, low)


def over(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a day is told to have passed, and its sentence is not about setting days at all: "berieten von
    Montag bis Mittwoch", not "kündigten Streiks von Montag bis Mittwoch an"."""
    low, high = sentence_bounds(tokens, start, end)
    setting = any(tokens.is_a(index, "ARRANGED") for index in range(low, high))
    return not setting and not _set_for(tokens, start) and direction(tokens, start, end) == BACK


def _arranged(tokens: Tokens, left: int, right: int, low: int) -> bool:
    """Whether the clause, or for one without a verb the sentence up to it, is about setting a day."""
    if any(tokens.surface(index) in ("hatte", "hatten") for index in range(left, right)):
        return False
    if any(
        tokens.is_a(index, "ARRANGED") and not _before_noun(tokens, index) for index in range(left, right)
    ):
        return True
    past = any(_is_preterite(tokens, index) for index in range(left, right))
    return not past and any(tokens.is_a(index, "ARRANGED") for index in range(low, left))


def sentence_bounds(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return the pieces from after the last sentence end to the next one."""
    low = start
    while low > max(0, start - LONGEST_CLAUSE) and not ends_sentence(tokens, low - 1):
        if tokens.surface(low - 1) == ":" and tokens.is_a(low, "CAPITAL"):
            break  # "Es steht fest: Die Partei stimmt am Freitag ab"
        low -= 1
    high = end
    while high < min(len(tokens), end + LONGEST_CLAUSE) and not ends_sentence(tokens, high):
        high += 1
    return low, high


def ends_sentence(tokens: Tokens, index: int) -> bool:
    """Whether a sentence ends with that piece: a break, or a full stop not after an abbreviation."""
    if tokens.is_a(index, "BREAK"):
        return True
    if not tokens.is_a(index, "DOT"):
        return False
    if tokens.is_a(index + 1, "SMALL") or tokens.is_a(index + 1, "COMMA"):
        return False
    return tokens.ends[index - 1] - tokens.starts[index - 1] > 1


def _clause_bounds(tokens: Tokens, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    left = start
    while left > low and not _parts_clauses(tokens, left - 1):
        left -= 1
    right = end
    while right < high and not _parts_clauses(tokens, right):
        right += 1
    return left, right


def _parts_clauses(tokens: Tokens, index: int) -> bool:
    return tokens.is_a(index, "COMMA") or tokens.surface(index) in (":", ";")


def _reading(tokens: Tokens, low: int, high: int) -> int:
    back = ahead = perfect = False
    for index in range(low, high):
        if tokens.is_a(index, "PLANNED") and not tokens.is_a(index + 1, "CAPITAL"):
            return AHEAD
        ahead = ahead or tokens.is_a(index, "WILL")
        perfect = perfect or (tokens.is_a(index, "PERFECT") and _looks_participle(tokens, index - 1))
        back = back or tokens.is_a(index, "TOOK_PLACE") or _is_preterite(tokens, index)
        back = back or (tokens.is_a(index, "IS") and _has_participle(tokens, index + 1, high))
    if ahead and _should_have(tokens, low, high):
        return OPEN
    if ahead:
        return BACK if perfect or _could_not(tokens, low, high) else AHEAD
    back = back or _unhelped(tokens, low, high)
    if not (back or perfect) and any(_is_to_infinitive(tokens, index) for index in range(low, high)):
        return AHEAD
    return BACK if back or perfect else OPEN


def was_to_be(tokens: Tokens, start: int, end: int) -> bool:
    """Whether something was to be on a day, so that the nearest one is meant: "hätte am Montag beraten
    sollen", told on a Wednesday."""
    low, high = sentence_bounds(tokens, start, end)
    _, right = _clause_bounds(tokens, start, end, low, high)
    return _should_have(tokens, low, right)


def _should_have(tokens: Tokens, low: int, high: int) -> bool:
    """Whether something was to be, on a day gone by or to come: "hätten sich am Freitag treffen sollen"."""
    words = _words_of(tokens, low, high)
    return words[-1:] in (["sollen"], ["müssen"]) and not {"hätte", "hätten"}.isdisjoint(words)


def _words_of(tokens: Tokens, low: int, high: int) -> list[str]:
    """Return the pieces of a clause without the marks at its end."""
    words = [tokens.surface(index) for index in range(low, high)]
    while words and not words[-1].isalpha():
        words.pop()
    return words


def _could_not(tokens: Tokens, low: int, high: int) -> bool:
    """Whether the modal verb is the last of a perfect: "haben sich am Montag nicht verständigen können"."""
    words = _words_of(tokens, low, high)
    modal = words[-1:] and words[-1] in ("können", "wollen", "müssen", "sollen", "dürfen", "lassen")
    return bool(modal) and not {"haben", "hat", "hatte", "hatten", "habe"}.isdisjoint(words[:-1])


def _unhelped(tokens: Tokens, low: int, high: int) -> bool:
    """Whether a form that is past or participle has no auxiliary: "beide unterschrieben am Montag"."""
    forms, participles = _strong_preterites()
    for index in range(low, high):
        word = tokens.surface(index) if tokens.is_a(index, "SMALL") else ""
        prefix = next((p for p in INSEPARABLE if word.startswith(p) and word[len(p) :] in forms), None)
        if prefix is not None and f"ge{word[len(prefix) :]}" in participles:
            return not any(tokens.surface(k).lower() in AUXILIARIES for k in range(low, high))
    return False


def _is_to_infinitive(tokens: Tokens, index: int) -> bool:
    """Whether the piece is an infinitive with "zu": "zu treffen", "einzuleiten"."""
    if not tokens.is_a(index, "SMALL"):
        return False
    word = tokens.surface(index)
    if len(word) <= 3 or not word.endswith("n") or word in ("haben", "sein"):
        return False
    if tokens.surface(index - 1) == "zu":
        return not tokens.is_a(index + 1, "CAPITAL")
    prefix, infix, _ = word.partition("zu")
    return bool(infix) and tokens.has_prefix(prefix)


def _is_preterite(tokens: Tokens, index: int) -> bool:
    """Whether the piece looks like a regular past ("sagte"), not like an adjective before its noun."""
    attribute = tokens.is_a(index + 1, "CAPITAL") and tokens.is_a(index - 1, "DET")
    if (
        (attribute and not _said_that(tokens, index))
        or not tokens.is_a(index, "SMALL")
        or _is_to_infinitive(tokens, index)
    ):
        return False
    word = tokens.surface(index)
    known = _forms(tokens, index)
    if Form.KONJUNKTIV_1 in known and Form.PAST not in known:
        return False  # "erwarte", "berichte": no past though it ends like one
    if _is_strong_preterite(word):
        return True
    if _is_strong_participle(word) or tokens.is_a(index, "NOT_PRETERITE"):
        return False
    return len(word) > 4 and word.endswith(("te", "ten"))


def _said_that(tokens: Tokens, index: int) -> bool:
    """Whether "Das" is what somebody says, no article: "Das berichtete Weber am Montag", not "Das berichtete
    Ergebnis lag vor"."""
    if tokens.surface(index - 1) not in ("Das", "Dies") or Form.PAST not in _forms(tokens, index):
        return False
    last = index + 1
    while last < len(tokens) and last < index + LONGEST_CLAUSE and not _parts_clauses(tokens, last):
        if ends_sentence(tokens, last):
            break
        last += 1
    return not _has_verb(tokens, index + 1, last)


@cache
def _strong_preterites() -> tuple[frozenset[str], frozenset[str]]:
    """Return the strong past forms ("riet", "rieten") and the participles, of verbs without prefixes."""
    rows = [row for line in words("verbs_strong") if len(row := line.split()) == 5]
    forms = {form for row in rows for form in (row[2], row[2] + ("n" if row[2].endswith("e") else "en"))}
    others = {form for row in rows for form in (row[0], row[1], row[4])}
    return frozenset(forms - others), frozenset(row[4] for row in rows)


def _is_strong_preterite(word: str) -> bool:
    """Whether the word is a strong past form only ("beriet"), not a participle as well ("verboten")."""
    forms, participles = _strong_preterites()
    if word in forms:
        return len(word) > 2
    for prefix in INSEPARABLE:
        stem = word[len(prefix) :]
        if word.startswith(prefix) and stem in forms:
            return len(stem) > 2 and f"ge{stem}" not in participles
    return False


def _is_strong_participle(word: str) -> bool:
    """Whether the word is a participle like "verboten", of a strong verb with an inseparable prefix."""
    participles = _strong_preterites()[1]
    return any(word.startswith(p) and f"ge{word[len(p) :]}" in participles for p in INSEPARABLE)


def _looks_participle(tokens: Tokens, index: int) -> bool:
    word = tokens.surface(index) if index >= 0 else ""
    if len(word) <= 4 or not word.endswith(("t", "en")) or not tokens.is_a(index, "SMALL"):
        return False
    if word.endswith(("gegen", "wegen")):
        return False  # "will zugegen sein"
    return "ge" in word[:-2] or word.startswith(INSEPARABLE) or word.endswith("iert")


def _has_participle(tokens: Tokens, low: int, high: int) -> bool:
    """Whether the stretch ends in a participle: "ist ... abgereist"."""
    last = high - 1
    while last > low and not tokens.is_a(last, "SMALL"):
        last -= 1
    return low <= last < high and _looks_participle(tokens, last)
