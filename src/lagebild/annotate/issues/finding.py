"""Which clauses say how a point of the negotiation stands, and what the point is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import Clause, ClauseKind, clauses_by_sentence
from lagebild.annotate.clauses_words import Words, words_of
from lagebild.annotate.events.parties import party_reader
from lagebild.annotate.events.spoken import quotations_at
from lagebild.annotate.doc_text import tokens_in
from lagebild.annotate.issues.chunks import chunks_of, verb_words
from lagebild.annotate.issues.matters import (
    Candidates,
    Matter,
    is_everyday,
    is_general,
    physically_open,
    points_back,
    questions,
)
from lagebild.annotate.issues.signs import DOING, DONE, POINT, STATE, TALK, Sign, signs_of, status_of
from lagebild.annotate.issues.wording import worded
from lagebild.annotate.issues.words import endings, group
from lagebild.annotate.konjunktiv import Mood
from lagebild.model.annotation import EventType, Issue, IssueStatus, QuotationType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_NEGOTIATING = frozenset(
    {EventType.TALKS, EventType.MEETING, EventType.SUMMIT, EventType.SIGNING, EventType.DECISION}
)


def find_issues(doc: Doc) -> list[Issue]:
    """Return the points of ``doc`` in text order, none where it tells of no negotiation."""
    words = words_of(doc)
    if not _negotiates(doc, words):
        return []
    found: list[Issue] = []
    for clauses in clauses_by_sentence(doc):
        if clauses and words.text[words.sentences[clauses[0].sentence][1] - 1] == "?":
            continue
        for place in range(len(clauses)):
            for issue in _Reading(doc, words, list(clauses), place).issues(found):
                if not any(issue.matter.overlaps(known.matter) for known in found[-6:]):
                    found.append(issue)
    return sorted(found, key=lambda issue: (issue.matter.start, issue.matter.end))


def _negotiates(doc: Doc, words: Words) -> bool:
    """Whether an article is about talks: it has a paper, an event of talks, or a noun for them."""
    if doc._.papers or any(e.type in _NEGOTIATING for e in doc._.events):
        return True
    ends = endings("talks_end")
    return any(words.capital[i] and low.endswith(ends) for i, low in enumerate(words.low))


@dataclass(slots=True)
class _Reading:
    """One clause, looked at for what it says of points."""

    doc: Doc
    words: Words
    clauses: list[Clause]
    place: int

    @property
    def clause(self) -> Clause:
        return self.clauses[self.place]

    def issues(self, before: list[Issue]) -> Iterator[Issue]:
        """Yield the points of the clause; ``before`` are those told of already."""
        clause, words = self.clause, self.words
        signs = signs_of(words, clause)
        if not signs or self._is_open_itself():
            return
        barred = verb_words(words, clause) | {
            i for s in signs if s.kind == STATE or s.lemma in _MINDED for i in range(s.start, s.stop)
        }
        candidates = Candidates(self.doc, words, clause, chunks_of(words, clause, barred), signs)
        for sign in signs:
            zone = candidates.zone(sign)
            status = status_of(words, clause, sign, zone, alone=len(signs) == 1)
            if status is None or self._is_over(status, zone):
                continue
            for matter, rule in self._matters(candidates, sign, zone, last=sign is signs[-1]):
                if isinstance(matter, Issue):
                    yield replace(matter, status=status, span=self._span(), said_by=self._said_by())
                elif not is_everyday(words, matter) and not physically_open(words, sign, matter):
                    yield self._issue(matter, status, sign, rule)
            if not before:
                continue

    def _is_open_itself(self) -> bool:
        """Whether the clause only supposes: a condition, or what would be."""
        clause, words = self.clause, self.words
        first = words.low[clause.words[0][0]]
        if clause.kind is ClauseKind.SUBORDINATE and first in group("condition"):
            return True
        if clause.kind is ClauseKind.VERB_FIRST and self.place == 0:
            return True  # "Bleibt die Laufzeit strittig, wird gestreikt"
        spoken = bool(quotations_at(self.doc, words.start[clause.words[0][0]]))
        return clause.mood is Mood.KONJUNKTIV_II and not spoken and clause.modal not in group("duty")

    def _is_over(self, status: IssueStatus, zone: range) -> bool:
        """Whether it was so long ago: "war lange strittig", "hatten sich gestritten"."""
        if status is IssueStatus.AGREED:
            return False
        past = self.clause.tense in ("past", "pluperfect")
        if self.clause.tense == "pluperfect":
            return True
        return past and not group("formerly").isdisjoint(self.words.low[zone.start : zone.stop])

    def _matters(
        self, candidates: Candidates, sign: Sign, zone: range, *, last: bool
    ) -> Iterator[tuple[Matter, str]]:
        words = self.words
        behind = (
            questions(
                words,
                self.clauses,
                self.place + 1,
                also_that=sign.lemma in _MINDED or sign.lemma in _AGREEING,
            )
            if last
            else []
        )
        if sign.kind == TALK:
            led = candidates.led(sign, zone)
            if led:
                yield from self._named(candidates, led[0], behind, "talk")
            elif _points_ahead(words, zone) or sign.lemma in _MINDED or sign.lemma in _ASKING:
                yield from ((m, "talk_question") for m in behind)
            return
        if sign.kind == POINT:
            yield from self._points(candidates, sign, zone, behind)
            return
        bare = candidates.bare(sign, zone)
        if bare:
            fronted = [c for c in bare if c.start > sign.start and sign.kind != DOING]
            yield from self._named(candidates, (fronted or bare)[0], behind, sign.kind)
        elif behind and not self._has_subject(candidates, sign):
            yield from ((m, "question") for m in behind)
        elif sign.kind == DOING:
            yield from ((m, "question") for m in behind)
        elif not behind and (ahead := self._question_before()):
            yield ahead, "question_before"
        elif not behind and (noun := self._antecedent()):
            yield noun, "relative"

    def _named(self, candidates: Candidates, chunk, behind: list[Matter], rule: str):
        row = candidates.with_joined(chunk)
        if is_general(self.words, row[-1]) and behind:
            yield from ((m, rule) for m in behind)
            row = row[:-1]
        for one in row:
            if not is_general(self.words, one):
                yield candidates.matter(one), rule

    def _points(self, candidates: Candidates, sign: Sign, zone: range, behind: list[Matter]):
        """Read what is called a point: "Streitpunkte sind X und Y", "die strittige Frage der Grenze"."""
        words, clause = self.words, self.clause
        own = next((c for c in candidates.every if c.start <= sign.start < c.stop), None)
        lemmas = {clause.lemma}
        if own is not None and own.stop > own.core:
            yield Matter(sign.start if sign.stop - sign.start > 1 else own.core - 1, own.stop), "point"
            return
        others = [c for c in candidates.fit if c is not own and c.prep == "" and not is_general(words, c)]
        naming = not lemmas.isdisjoint(group("naming"))
        if naming and others:
            behind_it = [c for c in others if c.start > sign.start]
            yield from self._named(candidates, (behind_it or others)[0], behind, "point")
        elif behind and (naming or own is not None):
            yield from ((m, "point_question") for m in behind)

    def _has_subject(self, candidates: Candidates, sign: Sign) -> bool:
        """Whether the clause has a subject that is no point: "Weber blieb unklar, wer ..."."""
        return any(
            c.prep == "" for c in candidates.every if not (c.start < sign.stop and sign.start < c.stop)
        )

    def _question_before(self) -> Matter | None:
        """Return the question that opens the sentence: "Ob er kommt, ist offen"."""
        if self.place == 0 or self.clause.subject_words is not None and self.clause.words[0][0] == 0:
            return None
        first = (
            next((n for n in range(self.place - 1, -1, -1) if self.clauses[n].kind is ClauseKind.MAIN), -1)
            + 1
        )
        found = questions(self.words, self.clauses[: self.place], first)
        return found[0] if found else None

    def _antecedent(self) -> Matter | None:
        """Return the noun that a relative clause is about: "die Laufzeit, die noch strittig ist"."""
        if self.clause.kind is not ClauseKind.RELATIVE or not self.place:
            return None
        outer = self.clauses[self.place - 1]
        ends = self.clause.words[0][0] - 1
        chunks = chunks_of(self.words, outer, verb_words(self.words, outer))
        candidates = Candidates(self.doc, self.words, outer, chunks, [])
        near = [c for c in candidates.fit if c.stop == ends]
        return (
            Matter(near[-1].start, near[-1].stop, prep=near[-1].prep)
            if near and not is_general(self.words, near[-1])
            else None
        )

    def _span(self) -> CharSpan:
        return self.clause.span

    def _issue(self, matter: Matter, status: IssueStatus, sign: Sign, rule: str) -> Issue:
        words = self.words
        span = words.span(matter.start, matter.stop)
        whole = self.clause.span
        return Issue(
            span=CharSpan(min(whole.start, span.start), max(whole.end, span.end)),
            matter=span,
            text=worded(self.doc, words, matter),
            status=status,
            parties=self._parties(sign, span),
            said_by=self._said_by(),
            hearsay=self.clause.modal == "sollen" and sign.kind == STATE,
            rule=rule,
        )

    def _parties(self, sign: Sign, matter: CharSpan) -> tuple[str, ...]:
        tokens = tokens_in(self.doc, self.clause.span)
        inside = [p for p in party_reader(self.doc).within(tokens) if not p.span.overlaps(matter)]
        among = [p for p in inside if p.prep == "zwischen"]
        if sign.kind in (TALK, DOING) and not among:
            among = [p for p in inside if p.prep == "" and not p.dependent and not p.genitive]
        return tuple(dict.fromkeys(n for p in among for n in (p.name, *p.others)))

    def _said_by(self) -> tuple[str, ...]:
        at = self.words.start[self.clause.finite_word or self.clause.words[0][0]]
        spoken = [
            q
            for q in quotations_at(self.doc, at)
            if self.clause.konjunktiv
            or q.type is QuotationType.DIRECT
            or self.clause.kind is ClauseKind.SUBORDINATE
        ]
        return spoken[-1].speakers if spoken else ()


def _points_ahead(words: Words, zone: range) -> bool:
    return not group("pointing_ahead").isdisjoint(words.low[zone.start : zone.stop])


_MINDED = frozenset({"einig", "handelseinig", "uneinig", "uneins", "zerstritten", "gespalten"})
_AGREEING = frozenset({"einigen", "verständigen", "übereinkommen"})
_ASKING = frozenset({"streiten", "ringen", "verhandeln", "beraten", "diskutieren"})
