"""Plans told as what was to be: "war für Dienstag geplant", "sollten am Mittwoch beginnen", "hätten im März
beginnen sollen", and what has taken their place.

Of such a day it is open whether it is gone by; the nearest one is meant.
"""

from __future__ import annotations

from lagebild.annotate.timex.attributes import attribute_around
from lagebild.annotate.timex.setting import before_article, meant_for, set_for
from lagebild.annotate.timex.stretches import clause_bounds, sentence_bounds
from lagebild.annotate.timex.tokens import Tokens
from lagebild.lexicon import group


def was_to_be(tokens: Tokens, start: int, end: int) -> bool:
    """Whether something was to be on a day, so that the nearest one is meant: "hätte am Montag beraten
    sollen", told on a Wednesday."""
    low, high = sentence_bounds(tokens, start, end)
    _, right = clause_bounds(tokens, start, end, low, high)
    return should_have(tokens, low, right)


def was_missed(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a time has passed without what was to be then: "*hätten* schon im März beginnen *sollen*"."""
    low, high = sentence_bounds(tokens, start, end)
    _, right = clause_bounds(tokens, start, end, low, high)
    return should_have(tokens, low, right) and _words_of(tokens, low, right)[-1] not in _WAS_TO


def was_planned(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a plan is told as one that was, so that the nearest day is meant, be it gone by or to come:
    "*war für Dienstag geplant*", "*sollten* am Mittwoch beginnen", "*hatte für den 20. März* eingeladen"; not
    where the sentence goes on with what is planned now ("..., findet nun aber erst am 10. Februar statt")."""
    return _is_planned(tokens, start, end) and not _planned_anew(tokens, start, end)


def was_at_first(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a clause tells what was meant at first: "sollte *ursprünglich* im August beginnen", "sollte
    *bereits* im Dezember beginnen"."""
    low, high = sentence_bounds(tokens, start, end)
    left, right = clause_bounds(tokens, start, end, low, high)
    words = {tokens.surface(index).lower() for index in range(left, right)}
    early = tokens.surface(before_article(tokens, start) - 1).lower() in _ALREADY
    early = early or tokens.surface(before_article(tokens, start)).lower() in _ALREADY
    return early or not words.isdisjoint(_AT_FIRST)


_ALREADY = group("timex_rules", "already")


def was_put_off(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what was planned for a day is told to be off or moved, which is told before that day or right
    behind it: "Das *für Mittwoch angesetzte* Treffen *ist verschoben worden*", "ist geplatzt", "wollten sich
    am Mittwoch treffen, *nun* wird es Freitag"."""
    within = attribute_around(tokens, start, end) if set_for(tokens, start) else None
    if within is None or not tokens.is_a(within, "PLANNED"):
        return _planned_anew(tokens, start, end) and _is_planned(tokens, start, end)
    low, high = sentence_bounds(tokens, start, end)
    _, right = clause_bounds(tokens, start, end, low, high)
    behind = range(within + 1, right)
    moved = any(tokens.is_a(index, "ARRANGED") or tokens.surface(index) in _FAILED for index in behind)
    return moved or was_overtaken(tokens, start, end)


_FAILED = group("timex_rules", "come_to_nothing")


def was_overtaken(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a plan told before its noun has given way to another: "Das *eigentlich für Montag geplante*
    Treffen findet am Donnerstag statt", "Ein *für Januar geplantes* Treffen soll *nachgeholt* werden"."""
    within = attribute_around(tokens, start, end) if set_for(tokens, start) else None
    if within is None or not tokens.is_a(within, "PLANNED"):
        return False
    low, high = sentence_bounds(tokens, start, end)
    _, right = clause_bounds(tokens, start, end, low, high)
    if tokens.surface(before_article(tokens, start) - 1).lower() in _AT_FIRST:
        return True
    return any(tokens.surface(index) in _MAKING_UP for index in range(within + 1, right))


def _is_planned(tokens: Tokens, start: int, end: int) -> bool:
    low, high = sentence_bounds(tokens, start, end)
    left, right = clause_bounds(tokens, start, end, low, high)
    words = {tokens.surface(index).lower() for index in range(left, right)}
    if not words.isdisjoint(_WAS_TO):
        return not could_not(tokens, left, right)
    if _from_day(tokens, start, right):
        return True
    if words.isdisjoint(_WAS):
        return False
    planned = any(tokens.is_a(index, "PLANNED") for index in range(end, right))
    return planned or meant_for(tokens, start)


def _planned_anew(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the rest of the sentence tells what is planned now."""
    low, high = sentence_bounds(tokens, start, end)
    _, right = clause_bounds(tokens, start, end, low, high)
    return any(tokens.surface(index) in _INSTEAD for index in range(right, high))


_SPAN = 6
"""So many pieces behind the old day the new one begins."""


def _from_day(tokens: Tokens, start: int, right: int) -> bool:
    """Whether something is put off from this day to another: "*von Freitag auf Dienstag* verlegt"."""
    led = start > 0 and tokens.surface(start - 1) in ("von", "vom")
    on = any(tokens.surface(index) == "auf" for index in range(start, min(right, start + _SPAN)))
    return led and on and any(tokens.is_a(index, "ARRANGED") for index in range(start, right))


_AT_FIRST = group("grammar", "first_plan")
_MAKING_UP = group("timex_rules", "making_up_for")
_WAS_TO = group("timex_rules", "was_to")
_WAS = group("timex_rules", "was_set")
_INSTEAD = group("timex_rules", "planned_now")


def should_have(tokens: Tokens, low: int, high: int) -> bool:
    """Whether something was to be, on a day gone by or to come: "hätten sich am Freitag treffen sollen", "das
    am Freitag stattfinden sollte"."""
    words = _words_of(tokens, low, high)
    if words[-1:] in (["sollte"], ["sollten"]):
        return True
    return words[-1:] in (["sollen"], ["müssen"]) and not {"hätte", "hätten"}.isdisjoint(words)


def _words_of(tokens: Tokens, low: int, high: int) -> list[str]:
    """Return the pieces of a clause without the marks at its end."""
    words = [tokens.surface(index) for index in range(low, high)]
    while words and not words[-1].isalpha():
        words.pop()
    return words


def could_not(tokens: Tokens, low: int, high: int) -> bool:
    """Whether the modal verb is the last of a perfect: "haben sich am Montag nicht verständigen können"."""
    words = _words_of(tokens, low, high)
    modal = words[-1:] and words[-1] in group("timex_rules", "modal_infinitive")
    return bool(modal) and not group("timex_rules", "have").isdisjoint(words[:-1])
