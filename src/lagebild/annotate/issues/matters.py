"""What a sign is about: a noun phrase, several, or a question: "wer die Truppen bezahlt"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.events.party_words import party_like
from lagebild.annotate.issues.chunks import Chunk, chunks_of_words, joined
from lagebild.annotate.issues.signs import DOING, POINT, STATE, TALK, Sign
from lagebild.annotate.issues.words import base_of, endings, group, meanings, point_noun
from lagebild.annotate.nearby import overlapping
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.quotations.lexicon import verbs
from lagebild.model.annotation import MentionKind, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.clauses_words import Words
    from lagebild.model.span import CharSpan


@dataclass(frozen=True, slots=True)
class Matter:
    """The words that name a point; ``question`` marks an embedded question, ``prep`` governs a phrase."""

    start: int
    stop: int
    question: bool = False
    prep: str = ""


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
    end = words.sentences[clauses[first].sentence][1]
    opening = clauses[first].kind is ClauseKind.INFINITIVE or words.low[begin] in ("dass", "daß")
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


class Candidates:
    """The phrases of a clause that may name a point."""

    def __init__(
        self, doc: Doc, words: Words, clause: Clause, chunks: list[Chunk], signs: list[Sign]
    ) -> None:
        """Sort out who and when: names of people and bodies, times, words that are no point."""
        self.doc, self.words, self.clause, self.signs = doc, words, clause, signs
        self.every = chunks
        self.inner = frozenset(i for c in chunks for i in range(c.start + 1, c.stop))
        """Words inside of phrases, behind their first."""
        self.fit = [
            c
            for c in chunks
            if not (c.pronoun or self._no_matter(c) or self._of_paper(c) or self._only_this(c))
        ]

    def _of_paper(self, chunk: Chunk) -> bool:
        """Whether a phrase means a whole paper, towards which one takes a stand."""
        whole_paper = chunk.head(self.words) in group("whole_paper") and chunk.stop == chunk.core
        return whole_paper or _in_paper(self.doc, self.words.span(chunk.start, chunk.core))

    def _only_this(self, chunk: Chunk) -> bool:
        """Whether a word in front is an adverb before a phrase: "*Einzig* der Name sorgt noch für Streit"."""
        if chunk.begin != self.clause.words[0][0] or chunk.stop != chunk.start + 1:
            return False
        behind = (c for c in self.every if c.begin == chunk.stop and c.prep == "")
        return any(article_kind(self.words.low[c.start]) for c in behind)

    def _no_matter(self, chunk: Chunk) -> bool:
        """Whether a phrase tells who, when or nothing that is negotiated."""
        words = self.words
        head = chunk.head(words)
        span = words.span(chunk.start, chunk.stop)
        whole = words.span(chunk.start, chunk.core)
        if words.low[chunk.start] in WHOSE or self._relates(chunk):
            return True  # "deren Entstehungsjahr strittig ist"
        alone = chunk.stop == chunk.start + 1 and words.low[chunk.start] in group("personal")
        if alone or head in group("no_matter") or head.endswith(endings("body_end")):
            return True
        wanted = self._is_wanted(chunk)
        if not wanted and party_like(words.text[chunk.core - 1]) is not None:
            return True
        if any(t.span.overlaps(whole) for t in overlapping(self.doc, "timexes", span)):
            return True
        named = overlapping(self.doc, "mentions", whole)
        if any(m.span.end >= whole.end and m.kind is not MentionKind.PAPER for m in named):
            return True
        described = [*overlapping(self.doc, "descriptions", whole), *overlapping(self.doc, "roles", whole)]
        return not wanted and any(d.span.end >= whole.end for d in described)

    def _relates(self, chunk: Chunk) -> bool:
        """Whether a phrase holds the pronoun of a relative clause: "die Zölle, *bei denen* sie streiten"."""
        relative = self.clause.kind is ClauseKind.RELATIVE
        return relative and chunk.prep != "" and chunk.begin == self.clause.words[0][0]

    def _is_wanted(self, chunk: Chunk) -> bool:
        """Whether somebody is to be found for an office: "einigten sich auf *einen neuen Präsidenten*"."""
        low = self.words.low[chunk.start : chunk.core - 1]
        new = any(word.removesuffix(end) in group("new_one") for word in low for end in ADJECTIVE)
        return new and article_kind(low[0]) == "indefinite"

    def zone(self, sign: Sign) -> range:
        """Return the words that belong to one of several signs: those before it back to the sign before, or
        all behind it where it opens the clause."""
        inside = [i for first, stop in self.clause.words for i in range(first, stop)]
        low, high = inside[0], inside[-1] + 1
        others = [s for s in self.signs if s is not sign and s.kind != POINT]
        before = [s.stop for s in others if s.stop <= sign.start]
        behind = [s.start for s in others if s.start >= sign.stop]
        fronted = not any(c.prep == "" for c in self.fit if low <= c.start < sign.start)
        if fronted:
            return range(low, behind[0] if behind else high)
        return range(before[-1] if before else low, sign.stop if behind else high)

    def bare(self, sign: Sign, zone: range) -> list[Chunk]:
        """Return the phrases without a preposition that a sign can be said of."""
        found = [c for c in self.fit if c.prep == "" and zone.start <= c.start < zone.stop]
        found = [c for c in found if not (c.start < sign.stop and sign.start < c.stop)]
        found = [c for c in found if not self.measures(c, sign)]
        if sign.kind == DOING and self.clause.subject is not None:
            subject = self.clause.subject
            others = [c for c in found if not self.words.span(c.start, c.stop).overlaps(subject)]
            acting = [c for c in self.every if c.prep == "" and c not in found and not self._object(c)]
            found = others or [c for c in found if acting or is_field(self.words, c)]
        return found

    def measures(self, chunk: Chunk, sign: Sign) -> bool:
        """Whether a phrase is an adverb of the adjective in front: "*Weitgehend* unstrittig ist ..."."""
        first = self.clause.words[0][0]
        return chunk.begin == first and chunk.stop == first + 1 == sign.start and sign.kind == STATE

    def _object(self, chunk: Chunk) -> bool:
        """Whether an article shows the accusative: "Die Gewerkschaft hat *einen Vertrag* ausgehandelt"."""
        return self.words.low[chunk.start] in group("accusative")

    def led(self, sign: Sign, zone: range) -> list[Chunk]:
        """Return the phrases with a preposition that leads to the point."""
        preps, wide = sign.meaning.prepositions, group("wide_preposition")
        found = [c for c in self.fit if c.prep in preps and zone.start <= c.start < zone.stop]
        own = sign.meaning.own
        found = [c for c in found if c.prep not in wide or c.prep in own or is_field(self.words, c)]
        found.sort(key=lambda c: c.prep not in own)
        behind = [c for c in found if c.begin == sign.stop]
        return behind or found or self._papers_about(sign, zone)

    def _papers_about(self, sign: Sign, zone: range) -> list[Chunk]:
        """Return what papers are about that a sign leads to: "auf einen Plan *für den Abbau der Zölle*"."""
        led = [c for c in self.every if c.prep in sign.meaning.own and zone.start <= c.start < zone.stop]
        chosen = (self._chosen(c) for c in led)
        return [c for c in chosen if c is not None] or [i for c in led if (i := self._about(c)) is not None]

    def _chosen(self, name: Chunk) -> Chunk | None:
        """Return what somebody or some place is chosen as: "auf *Genf als Tagungsort*"."""
        low, start = self.words.low, name.start
        for other in reversed(self.every):
            if other.stop < start and all(word in group("joining") for word in low[other.stop : start]):
                start = other.start  # "auf *Genf und* Bern als Tagungsorte"
        for other in self.every:
            if low[name.stop : other.start] == ["als"]:
                return Chunk(name.prep, start - 1, start, other.stop, other.core, False)
        return None

    def _about(self, paper: Chunk) -> Chunk | None:
        inside = range(paper.start + 1, paper.stop)
        start = next((i for i in inside if self.words.low[i] in group("paper_about")), None)
        found = chunks_of_words(self.words, start, paper.stop) if start is not None else []
        return found[0] if found and not self._no_matter(found[0]) else None

    def with_joined(self, first: Chunk) -> list[Chunk]:
        """Return a phrase and those that are listed behind it: "die Laufzeit, die Zulagen und die Rente"."""
        row = [first]
        for chunk in self.every:
            if chunk.begin < first.stop:
                continue
            if chunk.begin == row[-1].stop and chunk.prep:
                continue  # "der Zugang *zum Hafen* und ..."
            left = self._reach(row[-1])
            if not self._joined(left, chunk) or left == chunk.begin:
                break
            if (chunk.prep and base_of(chunk.prep) != base_of(first.prep)) or chunk not in self.fit:
                break
            row.append(chunk)
        return row

    def _joined(self, left: int, chunk: Chunk) -> bool:
        """Whether a phrase is listed behind one that ends at ``left``, also with a relative clause between:
        "über die Maut, *die Rita Weber senken will*, und über die Rente"."""
        inside = {i for first, stop in self.clause.words for i in range(first, stop)}
        between = [self.words.low[i] for i in range(left, chunk.begin) if i in inside or i + 1 == chunk.begin]
        return joined(between)

    def at(self, zone: range) -> list[Chunk]:
        """Return what "bei", "in" and the like lead to: "Offene Fragen gibt es noch *beim Naturschutz*"."""
        found = [c for c in self.fit if c.prep in group("at_point") and zone.start <= c.start < zone.stop]
        return [c for c in found if c.prep not in group("wide_preposition") or is_field(self.words, c)]

    def among(self, chunk: Chunk, preps: frozenset[str] = frozenset()) -> list[Chunk]:
        """Return the points that are named of several: "mehrere Punkte, *darunter die Laufzeit*"."""
        low = self.words.low
        for other in self.fit:
            gap = low[chunk.stop : other.begin] if other.begin >= chunk.stop else []
            lists = not group("among").isdisjoint(gap) or ":" in gap
            if lists and len(gap) <= _GAP + len(preps) and (other.prep == "" or other.prep in preps):
                return self.with_joined(other)
        return []

    def _reach(self, chunk: Chunk) -> int:
        """Return where a phrase ends with what a preposition adds: "der Zugang zum Hafen"."""
        stop = chunk.stop
        for other in self.every:
            attached = other.prep in group("attaching") and not self._adverbial(other)
            if other.begin == stop and (attached or self._genitive(other)):
                stop = other.stop
        return stop

    def _genitive(self, chunk: Chunk) -> bool:
        """Whether a phrase without an article is in the genitive: "der Abzug *schwerer Waffen*"."""
        word = self.words.text[chunk.start]
        adjective = word.islower() and word.endswith("er") and not article_kind(word)
        return chunk.prep == "" and adjective and chunk.stop > chunk.start + 1

    def _adverbial(self, chunk: Chunk) -> bool:
        span = self.words.span(chunk.start, chunk.stop)
        times = overlapping(self.doc, "timexes", span)
        told = any(t.type is not TimexType.DURATION for t in times) or (times and chunk.prep != "von")
        return bool(told) or chunk.head(self.words) in group("no_matter")

    def matter(self, chunk: Chunk) -> Matter:
        """Return the point that a phrase names: "der Streit *um die Maut*" is about the Maut."""
        relation = meanings("relation", "nouns").get(chunk.head(self.words))
        if relation is not None:
            behind = [c for c in self.fit if c.begin == chunk.stop and c.prep in relation.prepositions]
            return self.matter(behind[0]) if behind else Matter(chunk.start, chunk.stop, prep=chunk.prep)
        low = self.words.low
        led = low[chunk.start] in group("amount") and article_kind(low[chunk.start + 1]) != ""
        start = chunk.start + 1 if led else chunk.start  # "etwa | die Rolle der Nato"
        return Matter(start, self._reach(chunk), prep=chunk.prep)


def _in_paper(doc: Doc, span: CharSpan) -> bool:
    """Whether a phrase ends inside of words that name a paper."""
    if _PAPERS not in doc.user_data:
        doc.user_data[_PAPERS] = sorted((m.start, m.end) for p in doc._.papers for m in p.mentions)
    places: list[tuple[int, int]] = doc.user_data[_PAPERS]
    at = bisect_left(places, (span.end, 0))
    return at > 0 and span.end <= places[at - 1][1]


_PAPERS = "lagebild_issue_papers"
ADJECTIVE = lexicon.endings("grammar", "adjective_ending")
WHOSE = lexicon.group("quotations_grammar", "whose")
_GAP = 4
"""So many words at most between some points and the first that is named."""


def is_general(words: Words, chunk: Chunk) -> bool:
    """Whether a phrase names no point by itself: "diese Frage", "viele Details"."""
    head = chunk.head(words)
    general = head in group("general_point") or point_noun(head) is not None
    return general and chunk.stop == chunk.core


def is_field(words: Words, part: Chunk | Matter) -> bool:
    """Whether a phrase calls itself a question or a subject: "in der Rentenfrage", "beim Thema Lohn"."""
    return any(low.endswith(endings("field")) for low in words.low[part.start : part.stop])


def points_back(words: Words, chunk: Chunk) -> bool:
    """Whether a phrase means the point told before: "dieser Punkt", "diese Frage"."""
    return words.low[chunk.start] in group("pointing_back")


def is_everyday(words: Words, matter: Matter) -> bool:
    """Whether a matter is nothing that is negotiated: "die Ursache des Unfalls"."""
    low = words.low[matter.start : matter.stop]
    return not group("not_negotiated").isdisjoint(low) or any(w.endswith(endings("accident")) for w in low)


def physically_open(words: Words, sign: Sign, matter: Matter) -> bool:
    """Whether "offen" says that one can go in: "Der Grenzübergang bleibt offen"."""
    if sign.kind in (TALK, POINT) or words.low[sign.start] not in group("open_to_all") or matter.question:
        return False
    return not group("can_be_open").isdisjoint(words.low[matter.start : matter.stop])
