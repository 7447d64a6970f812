"""Embedded questions as points: "wer die Truppen bezahlt und ob die Grenze schließt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.issues.matters import Matter
from lagebild.annotate.issues.words import group
from lagebild.annotate.quotations.lexicon import verbs

if TYPE_CHECKING:
    from lagebild.annotate.clauses_words import Words


def asks_at(words: Words, i: int, stop: int) -> bool:
    """Whether an embedded question begins at word ``i``: "ob", "wer", "in welcher Höhe", "um wie viel"."""
    low = words.low[i]
    if low in group("uncertain"):
        return True
    return low in group("question_lead") and i + 1 < stop and words.low[i + 1] in group("uncertain")


def questions(words: Words, clauses: list[Clause], first: int, *, also_that: bool = False) -> list[Matter]:
    """Return the embedded questions that follow the clause before ``first`` of its sentence: "wer zahlt und
    ob die Grenze schließt" are two."""
    if first >= len(clauses):
        return []
    begin = clauses[first].words[0][0]
    begin += words.low[begin] in group("before_question")  # "*Auch* wer zahlt, ist offen"
    end = words.sentences[clauses[first].sentence][1]
    opening = clauses[first].kind is ClauseKind.INFINITIVE or words.low[begin] in group("that")
    that = also_that and opening
    if clauses[first].kind in (ClauseKind.MAIN, ClauseKind.VERB_FIRST) and not (
        words.low[begin] == "ob" or verb_last(clauses[first])
    ):
        return []
    if not (that or asks_at(words, begin, end)):
        return []
    stop = clauses[first].words[-1][1]
    for clause in clauses[first + 1 :]:
        if clause.kind in (ClauseKind.MAIN, ClauseKind.VERB_FIRST, ClauseKind.FRAGMENT):
            break
        stop = max(stop, clause.words[-1][1])
    if words.low[begin] == "wie" and clauses[first].lemma in verbs():
        return []  # "wie Weber mitteilte"
    starts = [begin] + [
        i + 1
        for i in range(begin + 1, stop - 1)
        if words.low[i] in ("und", "oder", "sowie", ",")
        and asks_at(words, i + 1, stop)
        and not that
        and not (words.low[i] == "," and _relative(words, i + 1, clauses))
        and i > begin + 1
    ]
    edges = [*starts[1:], stop + 1]
    return [Matter(a, _end(words, a, b - 1), question=True) for a, b in zip(starts, edges, strict=True)]


def verb_last(clause: Clause) -> bool:
    """Whether the finite verb closes a clause, as in a question that a preposition leads: "Unter welchem
    Mandat die Truppe *steht*"."""
    return clause.finite_word == clause.words[-1][1] - 1 and len(clause.words) == 1


def question_behind(words: Words, i: int, clause: Clause) -> Matter | None:
    """Return the question that follows a sign without a comma: "Unklar ist ob er kommt"."""
    stop = clause.words[-1][1]
    start = i + 1 if i == clause.finite_word else i
    if start < stop and words.low[start] in group("uncertain"):
        return Matter(start, stop, question=True)
    return None


def _relative(words: Words, i: int, clauses: list[Clause]) -> bool:
    """Whether a relative clause begins at a word that could ask as well: "die Zölle, welche ..."."""
    if words.low[i] in group("only_asking"):
        return False
    relative = any(c.kind is ClauseKind.RELATIVE and c.words[0][0] == i for c in clauses)
    return relative or words.low[i] in group("also_comparing")


def _end(words: Words, start: int, stop: int) -> int:
    while stop > start + 1 and not words.text[stop - 1][0].isalnum():
        stop -= 1
    return stop
