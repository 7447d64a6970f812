"""Where the sentence and the clause around a piece begin and end, by marks alone."""

from __future__ import annotations

from lagebild.annotate.timex.tokens import Tokens

LONGEST_CLAUSE = 80
"""How many pieces are looked at to either side, so that a text without marks stays linear."""


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


def clause_bounds(tokens: Tokens, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return the pieces from after the last comma or colon to the next one, inside of a sentence."""
    left = start
    while left > low and not parts_clauses(tokens, left - 1):
        left -= 1
    right = end
    while right < high and not parts_clauses(tokens, right):
        right += 1
    return left, right


def parts_clauses(tokens: Tokens, index: int) -> bool:
    """Whether a piece is a comma, a colon or a semicolon."""
    return tokens.is_a(index, "COMMA") or tokens.surface(index) in (":", ";")
