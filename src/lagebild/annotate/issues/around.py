"""What clauses around one say of its point: a question in front, the noun of a relative clause, a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.issues.candidates import WHOSE, Candidates, candidates_of
from lagebild.annotate.issues.chunks import Chunk, chunks_of, verb_words
from lagebild.annotate.issues.matters import Matter, is_general
from lagebild.annotate.issues.questions import asks_at, questions, verb_last
from lagebild.annotate.issues.signs import STATE, Sign
from lagebild.annotate.issues.words import group

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.clauses_words import Words


class Around:
    """One clause of a sentence and those around it."""

    def __init__(self, doc: Doc, words: Words, clauses: list[Clause], place: int) -> None:
        """Take the clauses of a sentence; the one at ``place`` is looked at."""
        self.doc, self.words, self.clauses, self.place = doc, words, clauses, place
        self.clause = clauses[place]

    def concerning(self) -> list[Chunk]:
        """Return what a clause in front names: "*Was die Laufzeit angeht*, liegen sie weit auseinander"."""
        outer = self.clauses[self.place - 1] if self.place else None
        if outer is None or outer.lemma not in group("concerning"):
            return []
        if self.words.low[outer.words[0][0]] != "was":
            return []
        return [c for c in candidates_of(self.doc, self.words, outer).fit if c.prep == ""]

    def just_told(self) -> Matter | None:
        """Return the last noun of the main clause in front, where a word that takes it up opens this one:
        "Oben stehen *die Zölle*; darüber wird noch verhandelt"."""
        words, first = self.words, self.clause.words[0][0]
        mains = [c for c in self.clauses[: self.place] if c.kind is ClauseKind.MAIN]
        if words.low[first] not in group("pointing_ahead") or not mains:
            return None
        candidates = candidates_of(self.doc, words, mains[-1])
        named = [c for c in candidates.fit if c.prep == "" and not is_general(words, c)]
        return candidates.matter(named[-1]) if named else None

    def listed_before(self, begin: int) -> list[Matter]:
        """Return what is listed before the clause was cut: "*Der Status*, die Grenze und das Wasser blieben
        offen"."""
        found: list[Matter] = []
        for outer in reversed(self.clauses[: self.place]):
            if outer.finite_word is not None or outer.words[-1][1] != begin - 1:
                break
            chunks = chunks_of(self.words, outer, ())
            if len(chunks) != 1 or chunks[0].prep or chunks[0].stop != begin - 1:
                break
            if not Candidates(self.doc, self.words, outer, chunks, []).fit:
                break  # "Berlin (dpa) - Die Streiks ..."
            found.insert(0, Matter(chunks[0].start, chunks[0].stop))
            begin = outer.words[0][0]
        return found

    def behind_colon(self, sign: Sign) -> Matter | None:
        """Return the noun that a clause without a verb announces: "Weiter umstritten: *die Maut*"."""
        words, place = self.words, self.place + 1
        if sign.kind != STATE or self.clause.verbs or place >= len(self.clauses):
            return None
        behind = self.clauses[place]
        first = behind.words[0][0]
        if words.low[first - 1] != ":" or behind.finite_word is not None:
            return None
        candidates = candidates_of(self.doc, words, behind)
        named = candidates.fit[0] if candidates.fit and candidates.fit[0].begin == first else None
        return candidates.matter(named) if named is not None else None

    def points_ahead(self) -> bool:
        """Whether the clause has a word that stands for a question: "*darüber* war nichts zu erfahren"."""
        return not group("pointing_ahead").isdisjoint(self.words.low[slice(*self.clause.words[0])])

    def takes_up(self) -> bool:
        """Whether a word stands for the question in front: "Wer zahlt, *das* weiß noch niemand"."""
        first = self.words.low[self.clause.words[0][0]]
        return self.points_ahead() or (self.place > 0 and first in group("taking_up"))

    def question_before(self, sign: Sign) -> Matter | None:
        """Return the question that opens the sentence or follows its last main clause: "*Ob er kommt*, ist
        offen"."""
        that = self.points_ahead() or sign.lemma in group("takes_that")
        mains = [n for n in range(self.place) if self._tells(self.clauses[n])]
        first = mains[-1] + 1 if mains else 0
        found = questions(self.words, self.clauses[: self.place], first, also_that=that)
        return found[0] if found else None

    def _tells(self, clause: Clause) -> bool:
        """Whether a clause is a main clause, not a question that looks like one: "unter wem sie arbeitet"."""
        begin, end = clause.words[0][0], clause.words[-1][1]
        asks = asks_at(self.words, begin, end) and verb_last(clause)
        return clause.kind is ClauseKind.MAIN and not asks

    def antecedent(self) -> Matter | None:
        """Return the noun that a relative clause is about: "die Laufzeit, *die noch strittig ist*"."""
        if self.clause.kind is not ClauseKind.RELATIVE or not self.place:
            return None
        if self.words.low[self.clause.words[0][0]] in WHOSE:
            return None  # "die Symphonie, deren Entstehungsjahr strittig ist"
        words, outer = self.words, self.clauses[self.place - 1]
        candidates = candidates_of(self.doc, words, outer)
        comma = self.clause.words[0][0] - 1
        verbs = verb_words(words, outer)
        ends = {comma, *(i for i in verbs if all(k in verbs for k in range(i, comma)))}
        near = next((c for c in candidates.fit if c.stop in ends and not is_general(words, c)), None)
        return Matter(near.start, near.stop, prep=near.prep) if near is not None else None
