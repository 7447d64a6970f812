"""Clauses of the report that stand behind a comma beside what somebody said: "..., der DGB lehnte ab"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.clauses import ClauseKind
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.lexicon import group

if TYPE_CHECKING:
    from lagebild.annotate.clauses import Clause
    from lagebild.annotate.clauses_words import Words
    from lagebild.annotate.quotations.speech import Saying

_DEMANDING = group("quotations_grammar", "told_in_past_form")
_DATIVE = group("quotations_grammar", "singular_dative")
_BEFORE = 3
"""So many words before a noun its preposition stands."""


def of_reporter(words: Words, clause: Clause) -> bool:
    """Whether only the report itself can say a main clause: one in the past with a noun as its subject in the
    singular, where speech would have Konjunktiv I: "sagte, der Plan sei gut, *der DGB lehnte ihn ab*".

    "die Löhne stiegen" and "er sollte zahlen" may be what is said as well.
    """
    verb, subject = clause.finite_word, clause.subject_words
    if clause.kind is not ClauseKind.MAIN or verb is None or subject is None or clause.tense != "past":
        return False
    if clause.konjunktiv or words.low[verb].endswith("n") or words.low[verb] in _DEMANDING:
        return False
    named = any(words.text[i][:1].isupper() for i in range(*subject))
    return named and subject[0] == clause.words[0][0] and subject[1] <= verb


def has_object(words: Words, saying: Saying) -> bool:
    """Whether a verb that needs no clause has a noun for its object already: "begrüßte *den Plan*"."""
    clause = saying.clause
    if saying.entry.reported is None or saying.noun is not None or clause.finite_word is None:
        return False
    subject = set(range(*clause.subject_words)) if clause.subject_words is not None else set()
    for first, stop in clause.words:
        for i in range(max(first, clause.finite_word + 1), stop):
            if words.text[i][:1].isupper() and i not in subject:
                before = words.low[max(clause.finite_word + 1, i - _BEFORE) : i]
                if not (PREPOSITIONS | _DATIVE).intersection(before):
                    return True
    return False
