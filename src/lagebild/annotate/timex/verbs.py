"""Verbs in a row of pieces: past forms, participles, infinitives with "zu", by their form and the lexicon."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from lagebild.annotate.konjunktiv import Form, Reading, readings
from lagebild.annotate.timex.stretches import LONGEST_CLAUSE, ends_sentence, parts_clauses
from lagebild.annotate.timex.tokens import Tokens
from lagebild.lexicon import endings, group, words

INSEPARABLE = endings("timex_rules", "inseparable")
"""Prefixes of verbs whose participle has no "ge"."""

_PREPOSITIONS = group("events_grammar", "preposition")
AUXILIARIES = group("timex_rules", "auxiliary")
PAST_FORMS = frozenset({Form.PAST, Form.PARTICIPLE})


def forms_at(tokens: Tokens, index: int) -> frozenset[Form]:
    """Return the forms of a verb that the piece can be."""
    return frozenset(reading.form for reading in readings_at(tokens, index) if not reading.first_person)


def readings_at(tokens: Tokens, index: int) -> tuple[Reading, ...]:
    """Return how the piece can be read as a form of a verb."""
    return readings(tokens.surface(index)) if tokens.is_a(index, "SMALL") else ()


def has_verb(tokens: Tokens, low: int, high: int) -> bool:
    """Whether a piece of the stretch can be a finite verb."""
    return any(reading.finite for index in range(low, high) for reading in readings_at(tokens, index))


def has_preterite(tokens: Tokens, low: int, high: int) -> bool:
    """Whether a piece of the stretch looks like a past form: "sagte", "beriet"."""
    return any(is_preterite(tokens, index) for index in range(low, high))


def is_to_infinitive(tokens: Tokens, index: int) -> bool:
    """Whether the piece is an infinitive with "zu": "zu treffen", "einzuleiten"."""
    if not tokens.is_a(index, "SMALL"):
        return False
    word = tokens.surface(index)
    if len(word) <= 3 or not word.endswith("n") or word in ("haben", "sein"):
        return False
    if tokens.surface(index - 1) == "zu":
        return not tokens.is_a(index + 1, "CAPITAL")
    at = [k for k in range(1, len(word) - 3) if word.startswith("zu", k)]
    return any(tokens.has_prefix(word[:k]) for k in at)  # "zusammen|zu|kommen"


def is_preterite(tokens: Tokens, index: int) -> bool:
    """Whether the piece looks like a regular past ("sagte"), not like an adjective before its noun."""
    led = tokens.is_a(index - 1, "DET") or tokens.surface(index - 1) in _PREPOSITIONS
    attribute = tokens.is_a(index + 1, "CAPITAL") and led  # "mit *unbefristeten* Streiks"
    if (
        (attribute and not _said_that(tokens, index))
        or not tokens.is_a(index, "SMALL")
        or is_to_infinitive(tokens, index)
    ):
        return False
    word = tokens.surface(index)
    known = forms_at(tokens, index)
    if Form.KONJUNKTIV_1 in known and Form.PAST not in known:
        return False  # "erwarte", "berichte": no past though it ends like one
    if _is_strong_preterite(word):
        return True
    if _is_strong_participle(word) or tokens.is_a(index, "NOT_PRETERITE"):
        return False
    return len(word) > 4 and word.endswith(endings("grammar", "weak_past_ending"))


def _said_that(tokens: Tokens, index: int) -> bool:
    """Whether "Das" is what somebody says, no article: "Das berichtete Weber am Montag", not "Das berichtete
    Ergebnis lag vor"."""
    if tokens.surface(index - 1) not in ("Das", "Dies") or Form.PAST not in forms_at(tokens, index):
        return False
    last = index + 1
    while last < len(tokens) and last < index + LONGEST_CLAUSE and not parts_clauses(tokens, last):
        if ends_sentence(tokens, last):
            break
        last += 1
    return not has_verb(tokens, index + 1, last)


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


def looks_participle(tokens: Tokens, index: int) -> bool:
    """Whether the piece looks like a participle: "abgereist", "verhandelt", "diskutiert"."""
    word = tokens.surface(index) if index >= 0 else ""
    ends = endings("timex_rules", "participle")
    if len(word) <= 4 or not word.endswith(ends) or not tokens.is_a(index, "SMALL"):
        return False
    if word.endswith(endings("timex_rules", "no_participle")):
        return False  # "will zugegen sein"
    return "ge" in word[:-2] or word.startswith(INSEPARABLE) or word.endswith("iert")


_WITH_SEIN = endings("grammar", "participle_with_sein")


def state_to_be(tokens: Tokens, index: int) -> bool:
    """Whether the piece is the "sein" of a state that is to be reached: "soll bis Freitag abgeschlossen
    *sein*", not "soll am Freitag abgereist sein", "soll bereits am Freitag abgeschlossen sein"."""
    if tokens.surface(index) != "sein" or tokens.surface(index - 1).endswith(_WITH_SEIN):
        return False
    before = range(index - 1, max(0, index - LONGEST_CLAUSE), -1)
    clause = list(takewhile(lambda k: not parts_clauses(tokens, k), before))
    return not any(tokens.surface(k).lower() in _ALREADY for k in clause)


_ALREADY = group("timex_rules", "already")


def has_participle(tokens: Tokens, low: int, high: int) -> bool:
    """Whether the stretch ends in a participle: "ist ... abgereist", but not "ist ... abzugeben"."""
    last = high - 1
    while last > low and not tokens.is_a(last, "SMALL"):
        last -= 1
    return low <= last < high and looks_participle(tokens, last) and not is_to_infinitive(tokens, last)


def unhelped(tokens: Tokens, low: int, high: int) -> bool:
    """Whether a form that is past or participle has no auxiliary: "beide unterschrieben am Montag"."""
    forms, participles = _strong_preterites()
    for index in range(low, high):
        word = tokens.surface(index) if tokens.is_a(index, "SMALL") else ""
        prefix = next((p for p in INSEPARABLE if word.startswith(p) and word[len(p) :] in forms), None)
        if prefix is not None and f"ge{word[len(prefix) :]}" in participles:
            return not any(tokens.surface(k).lower() in AUXILIARIES for k in range(low, high))
    return False
