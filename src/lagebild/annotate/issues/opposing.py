"""What one side wants and the other does not: "Norland fordert den Abzug, Südland lehnt das ab"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.issues.candidates import Candidates, candidates_of
from lagebild.annotate.issues.chunks import Chunk
from lagebild.annotate.issues.matters import Matter, is_everyday, is_general
from lagebild.annotate.issues.words import group

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.clauses_words import Words

WANT, REFUSE = "want", "refuse"


@dataclass(frozen=True, slots=True)
class Stand:
    """A clause in which somebody wants or refuses something.

    ``matter`` is what, None where a pronoun stands for it; ``of_demand``: what is refused is called a demand,
    so that somebody else wants it.
    """

    side: str
    clause: Clause
    matter: Matter | None
    of_demand: bool = False


def stand_of(doc: Doc, words: Words, clause: Clause) -> Stand | None:
    """Return what a clause wants or refuses: "pocht auf den Abzug", "lehnt das ab"; None of other clauses, of
    what is denied and of what somebody only may do."""
    if clause.negated or clause.modal is not None or clause.passive:
        return None
    for row in lexicon.entries("issues", "stand", ("side", "lemmas", "prepositions", "example")):
        if clause.lemma not in row["lemmas"]:
            continue
        inside = [i for first, stop in clause.words for i in range(first, stop)]
        if row.get("needs") and not any(words.low[i] in row["needs"] for i in inside):
            continue
        candidates = candidates_of(doc, words, clause)
        of_phrase = {i for c in candidates.every if c.stop > c.start + 1 for i in range(c.start, c.stop)}
        if any(words.low[i] in row["anaphors"] for i in inside if i not in of_phrase):
            return Stand(row["side"], clause, None)
        if row["side"] == REFUSE and (demanded := _demanded(words, candidates)) is not None:
            return Stand(REFUSE, clause, demanded, of_demand=True)
        matter = _object(words, candidates, frozenset(row["prepositions"]))
        return Stand(row["side"], clause, matter) if matter is not None else None
    return None


def opposed(words: Words, before: Stand | None, now: Stand) -> Matter | None:
    """Return what both clauses are about where one side wants it and the other refuses it right behind."""
    if now.of_demand:
        return now.matter
    if before is None or before.matter is None or now.matter is not None or before.side == now.side:
        return None
    if now.clause.sentence - before.clause.sentence > 1:
        return None
    subjects = [_words_of(words, stand.clause) for stand in (before, now)]
    return before.matter if subjects[0] != subjects[1] else None


def _words_of(words: Words, clause: Clause) -> str:
    return clause.subject.of(words.source).casefold() if clause.subject is not None else ""


def _demanded(words: Words, candidates: Candidates) -> Matter | None:
    """Return what a demand is for: "wies *die Forderung nach einem Abzug* zurück"."""
    demands = {c.stop for c in candidates.every if c.head(words) in group("demand_noun")}
    wanted = (c for c in candidates.fit if c.prep == "nach" and c.begin in demands)
    found = next((c for c in wanted if c.head(words) not in group("asked_aside")), None)
    return candidates.matter(found) if found is not None else None


def _object(words: Words, candidates: Candidates, prepositions: frozenset[str]) -> Matter | None:
    """Return the object in the accusative, or behind one of the prepositions of the verb."""
    subject = candidates.clause.subject

    def fits(chunk: Chunk) -> bool:
        if chunk.prep not in prepositions or is_general(words, chunk):
            return False
        own = subject is not None and words.span(chunk.start, chunk.stop).overlaps(subject)
        return not own and chunk.head(words) not in group("asked_aside")

    found = next((candidates.matter(c) for c in candidates.fit if fits(c)), None)
    if found is None and (fronted := _fronted(words, candidates, prepositions)) is not None:
        found = candidates.matter(fronted)
    return found if found is not None and not is_everyday(words, found) else None


def _fronted(words: Words, candidates: Candidates, prepositions: frozenset[str]) -> Chunk | None:
    """Return an object in front, where a name behind the verb acts: "*Eine Amnestie* lehnt Norland ab"."""
    clause = candidates.clause
    first, finite = clause.words[0][0], clause.finite_word
    front = next((c for c in candidates.fit if c.begin == first and c.prep in prepositions), None)
    if front is None or finite is None or front.stop > finite or is_general(words, front):
        return None
    acts = (c for c in candidates.every if c.begin == finite + 1 and c.prep == "" and not c.pronoun)
    named = (c for c in acts if c not in candidates.fit)
    return front if any(words.low[c.start] not in group("accusative") for c in named) else None


def tells(words: Words, clause: Clause) -> bool:
    """Whether a clause can tell of a stand: no condition, no infinitive; "was Südland ablehnt" can."""
    if clause.kind in (ClauseKind.MAIN, ClauseKind.VERB_FIRST, ClauseKind.RELATIVE):
        return True
    opening = words.low[clause.words[0][0]]
    return clause.kind is ClauseKind.SUBORDINATE and opening in group("contrasting")
