"""The phrases of a clause that may name a point, and how they go together: lists, attributes, papers."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.events.party_words import party_like
from lagebild.annotate.issues.chunks import Chunk, chunks_of, chunks_of_words, joined, verb_words
from lagebild.annotate.issues.matters import Matter, is_field
from lagebild.annotate.issues.signs import DOING, DONE, POINT, STATE, Sign
from lagebild.annotate.issues.words import base_of, endings, group, meanings
from lagebild.annotate.nearby import overlapping
from lagebild.annotate.papers.phrases import article_kind
from lagebild.model.annotation import MentionKind, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.clauses_words import Words
    from lagebild.model.span import CharSpan


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
        """Whether a word in front is an adverb: "*Einzig* der Name sorgt für Streit", "*Mithin* ist ..."."""
        if chunk.begin != self.clause.words[0][0] or chunk.stop != chunk.start + 1:
            return False
        if self.words.low[chunk.start] in group("in_front"):
            return True
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
        if alone or head in group("no_matter") or head.endswith(endings("body_end") + endings("talk_end")):
            return True
        wanted = self._is_wanted(chunk)
        if not wanted and party_like(words.text[chunk.core - 1]) is not None:
            return True
        noun = words.span(chunk.core - 1, chunk.core)
        if any(t.span.overlaps(noun) for t in overlapping(self.doc, "timexes", span)):
            return True  # not "ein *jährlicher* Pachtzins"
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
            found = others or [c for c in found if self._acted_on(c, acting)]
        return found

    def measures(self, chunk: Chunk, sign: Sign) -> bool:
        """Whether a phrase is an adverb of the adjective in front: "*Weitgehend* unstrittig ist ..."."""
        first = self.clause.words[0][0]
        alone = chunk.begin == first and chunk.stop == first + 1 == sign.start
        return alone and sign.kind in (STATE, DONE)

    def _acted_on(self, chunk: Chunk, acting: list[Chunk]) -> bool:
        """Whether a phrase that looks like the subject is the object, since another phrase acts: "Die Insel
        klammerten *sie* aus"; without an article it may be who acts: "Norland will *sie* aushandeln"."""
        if any(not other.pronoun for other in acting) or is_field(self.words, chunk):
            return True
        return bool(acting) and article_kind(self.words.low[chunk.start]) != ""

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


def candidates_of(doc: Doc, words: Words, clause: Clause) -> Candidates:
    """Return the phrases of a clause that is looked at for another one or without a sign of its own."""
    return Candidates(doc, words, clause, chunks_of(words, clause, verb_words(words, clause)), [])


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
