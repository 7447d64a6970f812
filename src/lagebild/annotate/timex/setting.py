"""What is set for a day: "für den 12. Februar vereinbart", "lud zu Gesprächen am 12. Februar ein".

The words before a day that set it, verbs that arrange something, the noun of an event that a day hangs on.
"""

from __future__ import annotations

from lagebild.annotate.konjunktiv import Form, readings
from lagebild.annotate.timex.attributes import before_noun
from lagebild.annotate.timex.stretches import clause_bounds, sentence_bounds
from lagebild.annotate.timex.tokens import Tokens
from lagebild.annotate.timex.verbs import is_preterite
from lagebild.lexicon import endings, group

SET_FOR = group("timex_rules", "set_for")
_EVENT = endings("timex_rules", "event_noun")
_ADJECTIVE = endings("grammar", "adjective_ending")
_THERE = group("timex_rules", "at_event")
_WITHIN = group("timex_rules", "within_event")
_SETTING = group("timex_rules", "setting")
_COMING = group("timex_rules", "coming_noun")
_ACCUSATIVE = group("timex_rules", "accusative_owner")
_PARTED = group("timex_rules", "withdrawing_parted")
_PREFIX = group("timex_rules", "withdrawing_prefix")
_WITHDRAWING = group("timex_rules", "withdrawing")
_LONG_SET = group("timex_rules", "long_set")


def set_for(tokens: Tokens, start: int) -> bool:
    """Whether "für", "bis" or the like stands before the expression, an article between them or not."""
    before = before_article(tokens, start)
    return before > 0 and tokens.surface(before).lower() in SET_FOR


def up_to(tokens: Tokens, start: int) -> bool:
    """Whether "bis" stands before the expression: "bis zum 31. Dezember"."""
    before = before_article(tokens, start)
    return before >= 0 and tokens.surface(before).lower() == "bis"


def meant_for(tokens: Tokens, start: int) -> bool:
    """Whether something is for a day: "*Für* den 12. Dezember hat er sie an einen Tisch gebeten"."""
    before = before_article(tokens, start)
    return before > 0 and tokens.surface(before).lower() == "für"


def pointed_to(tokens: Tokens, start: int) -> bool:
    """Whether a date is only pointed to: "verwies auf den 7. September"."""
    before = before_article(tokens, start)
    return before > 0 and tokens.surface(before) == "auf" and not tokens.is_a(start, "WEEKDAY")


def before_article(tokens: Tokens, start: int) -> int:
    """Return the piece before the expression and the articles in front of it: "*für* den 12. Februar"."""
    before = start - 1
    while before > start - 4 and (tokens.is_a(before, "DET") or tokens.is_a(before, "IN_DET")):
        before -= 1
    return before


def arranges(tokens: Tokens, start: int, end: int) -> bool:
    """Whether somebody sets a day in the clause around it: "lud zu Gesprächen am 12. Februar ein", "wollten
    am 29. Mai erneut verhandeln"."""
    low, high = sentence_bounds(tokens, start, end)
    left, right = clause_bounds(tokens, start, end, low, high)
    if _event_lead(tokens, start, left) in _THERE:
        return False
    meant = any(tokens.surface(index) in ("wollte", "wollten") for index in range(left, right))
    return meant or arranged(tokens, left, right, low)


def arranged(tokens: Tokens, left: int, right: int, low: int) -> bool:
    """Whether the clause, or for one without a verb the sentence up to it, is about setting a day."""
    if any(tokens.surface(index) in ("hatte", "hatten") for index in range(left, right)):
        return False
    if any(
        tokens.is_a(index, "ARRANGED") and not _attributive(tokens, index) for index in range(left, right)
    ):
        return True
    past = any(is_preterite(tokens, index) for index in range(left, right))
    return not past and any(tokens.is_a(index, "ARRANGED") for index in range(low, left))


def _attributive(tokens: Tokens, index: int) -> bool:
    """Whether a participle stands before its noun: "die *vereinbarte* Runde", not "*drohte* Weber mit"."""
    stem = tokens.surface(index).removesuffix("n").removesuffix("e")
    participle = any(r.form is Form.PARTICIPLE for r in readings(stem))
    return before_noun(tokens, index) and (participle or tokens.is_a(index, "PLANNED"))


def sets_event(tokens: Tokens, start: int, left: int, right: int) -> bool:
    """Whether a day is that of an event which the clause sets: "bot ihr *ein Gespräch am Mittwoch* an",
    "lud *zu einem Treffen am Montag* ein"; not "bot *bei* einem Treffen am Montag an". Nobody calls off
    coming once the day has passed: "hat die Teilnahme *an dem Treffen am Mittwoch* abgesagt"."""
    if _event_lead(tokens, start, left) in (None, *_THERE):
        return False
    words = {tokens.surface(index).lower() for index in range(left, right)}
    parted = not words.isdisjoint(_PARTED) and not words.isdisjoint(_PREFIX)
    if parted or not words.isdisjoint(_WITHDRAWING):
        return any(_is_coming(tokens, index) for index in range(left + 1, start))
    return not words.isdisjoint(_SETTING) and words.isdisjoint(_LONG_SET)


def _is_coming(tokens: Tokens, index: int) -> bool:
    """Whether a noun for coming is the object: "sagte *ihre Teilnahme* ab", not "nach ihrer Teilnahme"."""
    return tokens.surface(index).lower() in _COMING and tokens.surface(index - 1).lower() in _ACCUSATIVE


def _event_lead(tokens: Tokens, start: int, left: int) -> str | None:
    """Return the word before the phrase of an event that a day hangs on: "*bei* einem Treffen am Montag",
    "*nach* Gesprächen mit Weber am Montag"; None where it hangs on none."""
    noun = start - 2
    if noun <= left or tokens.surface(start - 1) != "am":
        return None
    if not _is_event(tokens, noun):
        noun = _before_attribute(tokens, noun, left)
    if not _is_event(tokens, noun):
        return None
    before = noun - 1
    while before > left and (tokens.is_a(before, "DET") or _is_adjective(tokens, before)):
        before -= 1
    return tokens.surface(before).lower()


def _is_event(tokens: Tokens, index: int) -> bool:
    return tokens.surface(index).lower().endswith(_EVENT)


def _before_attribute(tokens: Tokens, last: int, left: int) -> int:
    """Return the noun before an attribute of names that ends at ``last``: "ein *Treffen* mit Rita Weber"."""
    index = last
    while index > max(left + 1, last - _ATTRIBUTE) and (
        tokens.surface(index)[:1].isupper() or tokens.surface(index) == "und"
    ):
        index -= 1
    return index - 1 if index < last and tokens.surface(index) in _WITHIN else last


_ATTRIBUTE = 6
"""So many words an attribute between an event and its day has at most."""


def _is_adjective(tokens: Tokens, index: int) -> bool:
    return tokens.is_a(index, "SMALL") and tokens.surface(index).endswith(_ADJECTIVE)
