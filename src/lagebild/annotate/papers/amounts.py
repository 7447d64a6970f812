"""Clauses that give an amount, whatever their verb, and those that a preposition hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.phrases import article_kind, number
from lagebild.annotate.papers.scene import listed, rows_used
from lagebild.lexicon import group

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame

_LONG = 6
"""Units of so many letters may end a compound: "1.200 Lehrerstellen"."""
_PRONOUNS = group("papers_grammar", "relative_by_preposition")


def sets_amount(frame: Frame) -> bool:
    """Whether a clause gives an amount, whatever its verb: "Er drückt den Zoll auf sieben Prozent".

    Not what tells of the paper itself: "Er liegt seit drei Tagen vor", "stammt aus dem Jahr 2024".
    """
    words = frame.words
    units = listed("papers_verbs", "unit")
    long = tuple(sorted(unit for unit in units if len(unit) >= _LONG))
    triples = zip(words, words[1:], [*words[2:], ""], strict=False)
    amounts = (a for a, *rest in triples if any(w in units or w.endswith(long) for w in rest))
    counted = any(a[:1].isdigit() or number(a) is not None for a in amounts)
    own = frame.lemma in listed("papers_contents", "of_itself") or "seit" in words
    stands = bool(rows_used(frame, "papers_stances", "stance"))
    told = frame.clause.tense in ("present", "future") or conditional(frame)
    return counted and told and not own and not stands and not frame.clause.passive and bool(frame.lemma)


def conditional(frame: Frame) -> bool:
    """Whether "würde" says what the paper would do: "ein Angebot, das den Zoll senken würde"."""
    others = listed("papers_verbs", "supposed") - _WOULD
    return would(frame) and others.isdisjoint(frame.words) and not frame.clause.negated


def would(frame: Frame) -> bool:
    """Whether "würde" says what would be so: "Nach acht Jahren *würde* die Insel abstimmen"."""
    return frame.finite is not None and frame.finite.lower_ in _WOULD


_WOULD = group("papers_grammar", "would")


def relative_by_preposition(frame: Frame) -> bool:
    """Whether a clause is relative though its preposition looks like a conjunction: "während der die ..."."""
    words = frame.words
    if len(words) < 4 or words[0] not in ("während", "bis") or words[1] not in _PRONOUNS:
        return False
    return article_kind(words[2]) != "" or frame.tokens[2].text[:1].isupper()
