"""Whether a clause looks back or ahead: "am Freitag trafen sie sich", "am Freitag wollen sie sich treffen".

The clause around the expression is asked first, then those before it up to a verb, then its sentence; a
clause in Konjunktiv is not asked further. The cues are words of the lexicon (modal
verbs, "geplant") and the past, regular in "-te" or strong ("beriet"). What was set for a day ("einigten sich
auf ein Treffen für Freitag") looks ahead. Where nothing speaks, 0.
"""

from __future__ import annotations

from lagebild.annotate.konjunktiv import Form, is_plain_infinitive, readings
from lagebild.annotate.timex.attributes import attribute_around, attributes_in, is_attribute
from lagebild.annotate.timex.overtaken import could_not, should_have
from lagebild.annotate.timex.setting import (
    arranged,
    before_article,
    meant_for,
    pointed_to,
    set_for,
    sets_event,
)
from lagebild.annotate.timex.stretches import clause_bounds, sentence_bounds
from lagebild.annotate.timex.tokens import Tokens
from lagebild.annotate.timex.verbs import (
    AUXILIARIES,
    PAST_FORMS,
    forms_at,
    has_participle,
    has_preterite,
    has_verb,
    is_preterite,
    is_to_infinitive,
    looks_participle,
    readings_at,
    state_to_be,
    unhelped,
)
from lagebild.lexicon import endings, group

BACK, OPEN, AHEAD = -1, 0, 1


def direction(tokens: Tokens, start: int, end: int) -> int:
    """Return BACK, AHEAD or OPEN for the expression at pieces ``start`` to ``end``."""
    low, high = sentence_bounds(tokens, start, end)
    left, right = _conjunct(tokens, start, end, *clause_bounds(tokens, start, end, low, high))
    if set_for(tokens, start) and _was_off(tokens, left, start, right):
        return OPEN
    if set_for(tokens, start) and arranged(tokens, left, right, low):
        return AHEAD
    if set_for(tokens, start) and any(is_attribute(tokens, k) for k in range(end, min(right, end + 3))):
        past = any(is_preterite(tokens, k) for k in range(left, right) if not is_attribute(tokens, k))
        past = past or any(tokens.surface(k) in _TOOK_PLACE for k in range(end, right))
        if any(tokens.surface(k) in ("war", "waren") for k in range(end, right)) and not _of_passive(
            tokens, right
        ):
            return BACK  # "Die für Januar vorgesehene Runde war ausgefallen"
        return (BACK if tokens.is_a(start, "WEEKDAY") else OPEN) if past else AHEAD
    within = attribute_around(tokens, start, end)
    if within is not None and not set_for(tokens, start):
        past = any(is_preterite(tokens, k) for k in range(within + 1, right))
        if not tokens.is_a(within, "PLANNED"):
            return BACK  # "Die am Montag begonnenen Gespräche dauern an"
        return BACK if past else AHEAD
    if _before_event(tokens, left, start) or sets_event(tokens, start, left, right):
        return AHEAD
    if _already(tokens, start) and any(tokens.surface(k) in ("war", "waren") for k in range(left, right)):
        return BACK
    while True:
        told = _reading(tokens, left, right)
        if told == BACK and pointed_to(tokens, start):
            return OPEN
        if told == BACK and meant_for(tokens, start) and not has_preterite(tokens, left, right):
            return OPEN
        if told == AHEAD and (should_have(tokens, low, right) or could_not(tokens, left, right)):
            return OPEN
        if told == AHEAD and (_rumoured_behind(tokens, left, right, high) or _perfect_in_front(tokens, low)):
            return BACK
        if told:
            return told
        if _reported(tokens, left, right):
            if _done_at_the_end(tokens, left, right, high):
                return BACK
            return BACK if _completed_behind(tokens, right, high) else OPEN
        if _since_it_befell(tokens, left, start):
            return BACK
        if _is_present(tokens, left, start) or _is_present_relative(tokens, left, end, right):
            return OPEN
        if _is_present(tokens, end, min(right, end + 1)):
            return OPEN  # "Weber war enttäuscht; *am 23. Mai geht* es weiter"
        if left <= low or has_verb(tokens, left, right):
            break
        left, _ = clause_bounds(tokens, left - 1, left - 1, low, high)
    return _reading(tokens, low, high)


_TOOK_PLACE = group("timex_rules", "has_taken_place")


def _conjunct(tokens: Tokens, start: int, end: int, left: int, right: int) -> tuple[int, int]:
    """Return the bounds of a clause without the verbs that "und" joins on the other side of it: "traf am
    Montag Weber *und reist am Freitag nach Rom*"."""
    joints = [
        k for k in range(left + 1, right) if tokens.surface(k) in _JOINING and _is_finite(tokens, k + 1)
    ]
    left = max([k + 1 for k in joints if k < start], default=left)
    return left, min([k for k in joints if k >= end], default=right)


def _is_finite(tokens: Tokens, index: int) -> bool:
    return any(r.finite for r in readings_at(tokens, index)) and not looks_participle(tokens, index)


_JOINING = group("timex_rules", "joining")


def _of_passive(tokens: Tokens, right: int) -> bool:
    """Whether a clause ends in "worden": "war abgesagt worden", be the day behind it or not."""
    return tokens.surface(right - 1) == "worden"


def _was_off(tokens: Tokens, left: int, start: int, right: int) -> bool:
    """Whether a plan had been given up before: "Im Januar *war* ein für Dezember geplantes Treffen *abgesagt
    worden*"."""
    return _of_passive(tokens, right) and any(
        tokens.surface(index) in ("war", "waren") for index in range(left, start)
    )


def _before_event(tokens: Tokens, left: int, start: int) -> bool:
    """Whether what is told came before the day: "*Vor ihrem Treffen* mit Krüger *am Dienstag* hat Weber die
    Erwartungen gedämpft"."""
    if not tokens.is_a(start, "WEEKDAY") or tokens.surface(start - 1) != "am":
        return False
    for index in range(start - 2, max(left - 1, start - _PHRASE), -1):
        if tokens.surface(index) == "Vor":
            led = tokens.is_a(index + 1, "DET") or tokens.surface(index + 1) in _DATIVE
            return led and tokens.is_a(index + 2, "CAPITAL")
        if has_verb(tokens, index, index + 1):
            return False
    return False


def _since_it_befell(tokens: Tokens, left: int, start: int) -> bool:
    """Whether a day in front is that of what has already happened: "*Nach dem Abbruch* der Gespräche *am
    Freitag* droht ein Streik"."""
    if left + 2 >= start or tokens.surface(left).lower() not in _BEHIND or not tokens.is_a(left + 1, "DET"):
        return False
    befalls = tokens.surface(left + 2).lower().endswith(_BEFALLS)
    return befalls and not has_verb(tokens, left + 3, start)


_BEHIND = group("timex_rules", "behind_event")
_BEFALLS = endings("timex_rules", "befalling_noun")
_DATIVE = group("timex_rules", "dative")
_PHRASE = 9
"""So many words before the day its phrase begins."""


def _completed_in_front(tokens: Tokens, low: int, index: int) -> bool:
    """Whether the participle stands in front of its auxiliary: "*Ergebnislos verlaufen* ist am Dienstag"."""
    first = tokens.surface(index - 1).lower() if index > low else ""
    return index - low <= 2 and any(r.form is Form.PARTICIPLE for r in readings(first))


_ALREADY = group("timex_rules", "already")


def _already(tokens: Tokens, start: int) -> bool:
    """Whether a day is told to be over: "war *bereits am* Wochenende erwartet worden"."""
    before = before_article(tokens, start)
    words = [tokens.surface(before), tokens.surface(before - 1)] if before > 0 else []
    return any(word.lower() in _ALREADY for word in words)


def _reported(tokens: Tokens, low: int, high: int) -> bool:
    """Whether the clause is in Konjunktiv, so that the past of "sagte" before it tells nothing: "sagte, er
    reise am Freitag ab"."""
    return any(
        forms_at(tokens, index) & _KONJUNKTIV and not forms_at(tokens, index) & PAST_FORMS
        for index in range(low, high)
    )


def _done_at_the_end(tokens: Tokens, left: int, right: int, high: int) -> bool:
    """Whether the participle of a Konjunktiv ends its sentence behind a comma in quoted words: "Dort *sei*
    man ihm am Dienstag „höflich, aber kühl“ *begegnet*"."""
    helped = any(tokens.surface(index) in _HELPERS for index in range(left, right))
    return (
        helped
        and right < high
        and has_participle(tokens, left, high)
        and not has_verb(tokens, right, high - 2)
    )


_HELPERS = group("timex_rules", "konjunktiv_helper")


def _completed_behind(tokens: Tokens, right: int, high: int) -> bool:
    """Whether the verb ends in the perfect behind a comma inside of a noun phrase: "der Text sei am Montag
    zum Ende der zweiten, gestern begonnenen Runde überreicht worden"."""
    _, end = clause_bounds(tokens, right + 1, right + 1, right + 1, high)
    words = [tokens.surface(index) for index in range(right + 1, end)]
    return words[-1:] in (["worden"], ["gewesen"]) and not has_verb(tokens, right + 1, end - 2)


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
    told = last > right and tokens.surface(last) in ("haben", "sein") and looks_participle(tokens, last - 1)
    behind = range(right, last)
    return told and not any(
        r.finite and r.kind == "modal" for index in behind for r in readings_at(tokens, index)
    )


def _is_present(tokens: Tokens, low: int, high: int) -> bool:
    """Whether a verb of the clause is present, so that the past of its sentence tells nothing.

    "Der Parteitag, der ausgefallen war, findet am 3. Mai statt".
    """
    return any(
        Form.PRESENT in forms and not forms & PAST_FORMS
        for index in range(low, high)
        if (forms := forms_at(tokens, index)) and tokens.surface(index) not in AUXILIARIES
    )


def _is_present_relative(tokens: Tokens, left: int, end: int, right: int) -> bool:
    """Whether a relative clause or one behind "dass" ends in a present verb: "der Gipfel, *der am 6. Juni
    stattfindet*, hat", "sagte, *dass er am Freitag reist*"."""
    opens = tokens.surface(left) in ("der", "die", "das") or tokens.surface(left) in _SUBORDINATORS
    relative = left > 0 and tokens.is_a(left - 1, "COMMA") and opens
    return relative and _is_present(tokens, max(end, right - 1), right)


_SUBORDINATORS = group("timex_rules", "subordinator")
_KONJUNKTIV = frozenset({Form.KONJUNKTIV_1, Form.KONJUNKTIV_2})


def over(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a day is told to have passed, and its sentence is not about setting days at all: "berieten von
    Montag bis Mittwoch", not "kündigten Streiks von Montag bis Mittwoch an"."""
    low, high = sentence_bounds(tokens, start, end)
    setting = any(tokens.is_a(index, "ARRANGED") for index in range(low, high))
    return not setting and not set_for(tokens, start) and direction(tokens, start, end) == BACK


def _reading(tokens: Tokens, low: int, high: int) -> int:
    back = ahead = perfect = False
    attributes = attributes_in(tokens, low, high)
    for index in range(low, high):
        if index in attributes:
            continue
        planned = tokens.is_a(index, "PLANNED") and not tokens.is_a(index + 1, "CAPITAL")
        if planned and tokens.surface(index - 1) in _AS:
            continue  # "Wie geplant trafen sie sich am Montag"
        if planned:
            return AHEAD
        ahead = ahead or tokens.is_a(index, "WILL")
        helper = tokens.is_a(index, "PERFECT") or tokens.surface(index) in _HELPERS
        to_be = state_to_be(tokens, index)
        perfect = perfect or (helper and looks_participle(tokens, index - 1) and not to_be)
        back = back or tokens.is_a(index, "TOOK_PLACE") or is_preterite(tokens, index)
        done = tokens.is_a(index, "IS") and has_participle(tokens, index + 1, high)
        back = back or (done and not _is_a_state(tokens, high))
        back = back or (tokens.is_a(index, "IS") and _completed_in_front(tokens, low, index))
    if ahead and should_have(tokens, low, high):
        return OPEN
    if ahead:
        perfect = perfect and not _two_infinitives(tokens, low, high)
        return BACK if perfect or could_not(tokens, low, high) else AHEAD
    back = back or unhelped(tokens, low, high)
    if not (back or perfect) and any(is_to_infinitive(tokens, index) for index in range(low, high)):
        return AHEAD
    return BACK if back or perfect else OPEN


def _is_a_state(tokens: Tokens, high: int) -> bool:
    """Whether a participle tells how somebody stands, not what has been: "ist am Freitag nicht
    *vertreten*"."""
    last = high - 1
    while last >= 0 and not tokens.is_a(last, "SMALL"):
        last -= 1
    return tokens.surface(last) in _STATES


_STATES = group("timex_rules", "state_participle")


_AS = group("timex_rules", "as_planned")


def _two_infinitives(tokens: Tokens, low: int, high: int) -> bool:
    """Whether "und" joins a plain infinitive to what follows: "sollen am 20. April *beginnen und* bis Mai
    abgeschlossen sein"."""
    return any(
        tokens.surface(index) == "und" and is_plain_infinitive(tokens.surface(index - 1))
        for index in range(low + 1, high)
    )
