"""Which clauses only suppose something, and which tell of what is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.events.spoken import quotations_at
from lagebild.annotate.issues.signs import Sign
from lagebild.annotate.issues.words import group
from lagebild.annotate.konjunktiv import Mood, may_be_participle, readings
from lagebild.model.annotation import IssueStatus

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.clauses_words import Words


def supposes(doc: Doc, words: Words, clause: Clause, *, first: bool) -> bool:
    """Whether a clause only supposes: a condition, or what would be."""
    opening = words.low[clause.words[0][0]]
    if clause.kind is ClauseKind.SUBORDINATE and opening in group("condition"):
        return True
    if clause.kind is ClauseKind.INFINITIVE or opening in group("uncertain") - group("relative_too"):
        return True  # "Wie die Grenze geregelt wird, ist offen"
    verb_first = clause.kind is ClauseKind.VERB_FIRST and clause.finite_word == clause.words[0][0]
    if verb_first and first and not _participle_first(words, clause):
        return True  # "Bleibt die Laufzeit strittig, wird gestreikt"
    would_be = clause.mood is Mood.KONJUNKTIV_II and clause.modal not in group("duty")
    return would_be and not quotations_at(doc, words.start[clause.words[0][0]])


def _participle_first(words: Words, clause: Clause) -> bool:
    """Whether a participle that looks like a finite verb opens the clause: "*Verständigt* haben sie sich"."""
    at = clause.words[0][0]
    behind = {r.kind for r in readings(words.low[at + 1])} if at + 1 < len(words.low) else set()
    return may_be_participle(words.low[at]) and bool(behind & {"auxiliary", "modal"})


def is_over(words: Words, clause: Clause, sign: Sign, status: IssueStatus, zone: range) -> bool:
    """Whether it was so long ago: "war lange strittig", "hatten sich gestritten"; not what an agreement
    "scheiterte bislang" at."""
    if status is IssueStatus.AGREED or (sign.meaning.of_talks and clause.tense == "past"):
        return False
    past = clause.tense == "past" and not group("formerly").isdisjoint(words.low[zone.start : zone.stop])
    return past or clause.tense == "pluperfect"
