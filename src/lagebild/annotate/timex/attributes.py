"""Participles and their phrases before a noun: "die *am Montag in Wien begonnenen* Gespräche".

Those with phrases of their own open with an article and a preposition ("die am", "das für"). The participle
is no verb of the clause, and a time inside is that of the participle: "Der am Freitag unterzeichnete Vertrag
tritt im Mai in Kraft" looks back with the first time and ahead with the second.
"""

from __future__ import annotations

from lagebild.annotate.timex.stretches import parts_clauses
from lagebild.annotate.timex.tokens import Tokens
from lagebild.lexicon import endings, group

_INFLECTED = ("e", *endings("grammar", "adjective_ending"))
_ATTRIBUTE = endings("timex_rules", "attribute")
_OPENING = group("timex_rules", "attribute_opening")
_GOING_ON = endings("timex_rules", "present_participle")
_LEAD, _WIDE = 6, 8
"""So many pieces before a time its attribute begins, and so many on it ends."""


_HELPING = group("timex_rules", "helping_past")
"""Past forms that look like participles and are none."""


def is_attribute(tokens: Tokens, index: int) -> bool:
    """Whether a participle stands before its noun: "der für den 14. Mai *angekündigte* Streik"."""
    if not before_noun(tokens, index) or not tokens.is_a(index, "SMALL"):
        return False
    if tokens.surface(index) in _HELPING:
        return False  # "Die Runde für Januar *hatte* Weber platzen lassen"
    return tokens.is_a(index, "PLANNED") or tokens.surface(index).endswith(_ATTRIBUTE)


def before_noun(tokens: Tokens, index: int) -> bool:
    """Whether a form with the end of an adjective has its noun behind it: "*vereinbarte* vierte Runde"."""
    if not tokens.surface(index).endswith(_ATTRIBUTE):
        return tokens.is_a(index + 1, "CAPITAL") and tokens.is_a(index, "PLANNED")
    word = tokens.surface(index + 1)
    further = tokens.is_a(index + 1, "SMALL") and word.endswith(_INFLECTED)
    further = further and not tokens.is_a(index + 1, "DET")  # "drohte *der* Regierung"
    return tokens.is_a(index + 1, "CAPITAL") or (further and tokens.is_a(index + 2, "CAPITAL"))


def attribute_around(tokens: Tokens, start: int, end: int) -> int | None:
    """Return the participle of the attribute that a time stands in: "*die* am Montag in Wien *begonnenen*
    Gespräche"; None outside of one and for what is yet going on ("beginnende")."""
    for index in range(start - 2, max(-1, start - _LEAD), -1):
        if parts_clauses(tokens, index):
            return None
        if _is_article(tokens, index) and tokens.surface(index + 1) in _OPENING:
            relative = tokens.is_a(index - 1, "COMMA")  # ", die am Montag Weber trafen"
            return None if relative else _closing(tokens, end)
    return None


def _is_article(tokens: Tokens, index: int) -> bool:
    return tokens.is_a(index, "DET") or (tokens.is_a(index, "ONE") and tokens.is_a(index + 1, "SMALL"))


def _closing(tokens: Tokens, low: int) -> int | None:
    """Return the next participle before its noun."""
    for index in range(low, min(len(tokens), low + _WIDE)):
        if parts_clauses(tokens, index):
            return None
        word = tokens.surface(index)
        noun = tokens.is_a(index, "SMALL") and tokens.is_a(index + 1, "CAPITAL")
        if noun and word.endswith(_ATTRIBUTE) and not word.endswith(_GOING_ON):
            return index
    return None


def attributes_in(tokens: Tokens, low: int, high: int) -> frozenset[int]:
    """Return the pieces of attributes that begin with an article and a preposition, whose participles are no
    verbs of the clause: "Der *am Freitag unterzeichnete* Vertrag tritt im Mai in Kraft"."""
    inside: set[int] = set()
    for index in range(low, high - 1):
        led = tokens.is_a(index, "DET") and not tokens.is_a(index - 1, "COMMA")
        if led and tokens.surface(index + 1) in _OPENING:
            last = _closing(tokens, index + 2)
            inside |= set(range(index, last + 1)) if last is not None and last < high else set()
    return frozenset(inside)
