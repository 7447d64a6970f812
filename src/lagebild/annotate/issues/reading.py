"""What the signs of one clause are about, by their kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES, Clause, ClauseKind
from lagebild.annotate.doc_text import tokens_in
from lagebild.annotate.events.parties import party_reader
from lagebild.annotate.issues.around import Around
from lagebild.annotate.issues.candidates import WHOSE, Candidates, candidates_of
from lagebild.annotate.issues.chunks import Chunk, chunks_of, fixed_words, verb_words
from lagebild.annotate.issues.matters import (
    Matter,
    is_everyday,
    is_field,
    is_general,
    physically_open,
    points_back,
)
from lagebild.annotate.issues.questions import question_behind, questions
from lagebild.annotate.issues.signs import DOING, DONE, POINT, STATE, TALK, Sign, Verb, signs_of
from lagebild.annotate.issues.words import endings, group, meanings
from lagebild.model.annotation import IssueStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from lagebild.annotate.clauses_words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """A point that a clause tells of, by which rule; ``back`` marks one told before: "dieser Punkt",
    ``several`` points that the next sentence may name: "Drei Punkte sind noch offen. Dazu gehört ..."."""

    matter: Matter
    rule: str
    back: bool = False
    several: bool = False


class Reading:
    """One clause of a sentence with its signs and the phrases that may name a point."""

    def __init__(self, doc: Doc, words: Words, clauses: list[Clause], place: int) -> None:
        """Find the signs of the clause at ``place`` and its phrases, which none of them lies in."""
        self.doc, self.words, self.clauses, self.place = doc, words, clauses, place
        self.clause = clause = clauses[place]
        self.around = Around(doc, words, clauses, place)
        self.verb = Verb(words, clause)
        self.signs = signs_of(self.verb)
        barred = {i for s in self.signs if s.kind in (STATE, TALK) for i in range(s.start, s.stop)}
        if self.signs:
            barred |= verb_words(words, clause) | fixed_words(words, clause) | {*self.verb.particle}
        chunks = chunks_of(words, clause, barred) if self.signs else []
        self.candidates = Candidates(doc, words, clause, chunks, self.signs)

    def signs_in_order(self) -> list[Sign]:
        """Return the signs, names for points last: "die strittige Frage der Grenze wurde *vertagt*"."""
        return sorted(self.signs, key=lambda sign: sign.kind == POINT)

    def matters(self, sign: Sign, zone: range) -> Iterator[Told]:
        """Yield the points that a sign is about."""
        that = sign.lemma in group("takes_that")
        last = sign is self.signs[-1]
        behind = questions(self.words, self.clauses, self.place + 1, also_that=that) if last else []
        if sign.kind == TALK:
            yield from self._talked_of(sign, zone, behind)
        elif sign.kind == POINT:
            yield from self._called(sign, zone, behind)
        else:
            yield from self._of_subject(sign, zone, behind)

    def fits(self, sign: Sign, matter: Matter, status: IssueStatus) -> bool:
        """Whether a sign can be said of a point: not "Der Grenzübergang bleibt offen", "Die Ursache ist
        unklar"."""
        words, meaning = self.words, sign.meaning
        if is_everyday(words, matter) or physically_open(words, sign, matter):
            return False
        if matter.question:
            if status in (IssueStatus.OPEN, IssueStatus.UNCLEAR) and self._is_past(matter):
                return False  # "Unklar ist, wer die Scheiben eingeworfen hat"
            again = not group("meets_again").isdisjoint(words.low[matter.start : matter.stop])
            return not again or status is not IssueStatus.AGREED
        if meaning.only_dates:
            return not group("date_noun").isdisjoint(words.low[matter.start : matter.stop])
        if meaning.only_question or (meaning.only_field and not is_field(words, matter)):
            return False
        if meaning.of_all and not self._by_all(matter):
            return False
        return sign.kind != DONE or status is not IssueStatus.AGREED or self._is_whole()

    def _is_whole(self) -> bool:
        """Whether a clause tells something by itself: a main clause, one with "dass", or reported speech that
        opens like a relative clause: "Sie sagte, *die Laufzeit sei geklärt*"."""
        clause = self.clause
        if clause.kind in (ClauseKind.MAIN, ClauseKind.VERB_FIRST) or clause.subordinator == "dass":
            return True
        first = next(iter(self.candidates.every), None)
        if first is None or clause.kind is not ClauseKind.RELATIVE or not clause.konjunktiv:
            return False
        return first.begin == clause.words[0][0] and first.stop == clause.finite_word

    def _by_all(self, matter: Matter) -> bool:
        """Whether both sides or all do it: "stimmten *beide Seiten* zu", "*SPD und CDU* akzeptieren"."""
        everybody = [i for i in self.verb.inside if self.words.low[i] in group("everybody")]
        if any(not matter.start <= i < matter.stop for i in everybody):
            return True
        acting = party_reader(self.doc).within(tokens_in(self.doc, self.clause.span))
        return len([p for p in acting if p.prep == "" and not p.dependent and not p.genitive]) > 1

    def _is_past(self, matter: Matter) -> bool:
        """Whether a question is about what has been, which nobody negotiates."""
        inside = [c for c in self.clauses if matter.start <= c.words[0][0] < matter.stop]
        over = bool(inside) and inside[0].tense in PAST_TENSES and not inside[0].konjunktiv
        return over and inside[0].modal is None

    def _talked_of(self, sign: Sign, zone: range, behind: list[Matter]) -> Iterator[Told]:
        """Read a preposition or "darüber": "streiten über X", "uneins darüber, wer zahlt"."""
        if sign.meaning.of_talks and not self._of_talks():
            return
        led = self.candidates.led(sign, zone)
        if sign.meaning.of_talks:  # not "Die Gespräche *an der Küste* scheiterten"
            first, finite = self.clause.words[0][0], self.clause.finite_word or 0
            led = [c for c in led if c.begin == first or c.begin > finite]
        if not led and sign.meaning.prepositions:
            led = self.around.concerning()
        ahead = not group("pointing_ahead").isdisjoint(self.words.low[zone.start : zone.stop])
        if self.clause.kind is ClauseKind.RELATIVE and self._asks_for_noun(sign):
            if noun := self.around.antecedent():
                yield Told(noun, "relative")
        elif led:
            members = self.candidates.among(led[0], sign.meaning.prepositions)
            general = is_general(self.words, led[0]) and members
            yield from self._named(members[0] if general else led[0], behind, "talk")
            yield from (Told(m, "talk_question") for m in behind if ahead)
        elif ahead and not behind and (front := self.around.question_before(sign)):
            yield Told(front, "question_before")
        elif ahead and not behind and (back := self.around.just_told()):
            yield Told(back, "talk_back")
        elif ahead or sign.lemma in group("takes_question"):
            yield from (Told(m, "talk_question") for m in behind)

    def _asks_for_noun(self, sign: Sign) -> bool:
        """Whether a relative pronoun stands for the point: "die Zulagen, *um die* gestritten wird"."""
        first = self.clause.words[0][0]
        low = self.words.low
        whose = low[first + 1] in WHOSE if first + 1 < len(low) else False
        led = any(c.prep in sign.meaning.prepositions for c in self.candidates.fit)
        return low[first] in sign.meaning.prepositions and (whose or not led)

    def _of_talks(self) -> bool:
        """Whether talks or an agreement are what fails: "*Eine Einigung* scheiterte an der Laufzeit"."""
        heads = [c.head(self.words) for c in self.candidates.every if c.prep == ""]
        agreement = any(sign.lemma in meanings("relation", "nouns") for sign in self.signs)
        return agreement or any(head.endswith(endings("talks_end")) for head in heads)

    def _called(self, sign: Sign, zone: range, behind: list[Matter]) -> Iterator[Told]:
        """Read what is called a point: "Streitpunkte sind X und Y", "die strittige Frage der Grenze"."""
        words, candidates = self.words, self.candidates
        own = next((c for c in candidates.every if c.start <= sign.start < c.stop), None)
        if own is not None and own.stop > max(own.core, sign.stop) and is_field(words, own):
            first = sign.start if sign.stop - sign.start > 1 else own.core - 1
            yield Told(Matter(first, own.stop), "point")
            return
        if own is not None and (members := candidates.among(own)):
            yield from (Told(candidates.matter(one), "point_list") for one in members)
            return
        if self.clause.lemma in group("there_is") and (places := candidates.at(zone)):
            yield from self._named(places[0], behind, "point_at")
            return
        naming = self.clause.lemma in group("naming")
        others = [c for c in candidates.fit if c is not own and c.prep == "" and not is_general(words, c)]
        if naming and others:
            after = [c for c in others if c.start > sign.start]
            yield from self._named((after or others)[0], behind, "point")
        elif behind and (naming or own is not None):
            yield from (Told(m, "point_question") for m in behind)
        elif naming and (front := self.around.question_before(sign)):
            yield Told(front, "question_before")
        elif own is not None:
            yield Told(candidates.matter(own), "point", several=True)

    def listed(self) -> Iterator[Told]:
        """Yield what the clause lists of several points told before: "*Dazu gehören* die Maut und die Rente",
        "*Dabei geht es um* die Maut"."""
        words, clause = self.words, self.clause
        opening = words.low[clause.words[0][0]]
        for row in lexicon.entries("issues", "listing", ("opening", "verbs", "preposition", "example")):
            if opening not in row["opening"] or clause.lemma not in row["verbs"]:
                continue
            self.candidates = candidates_of(self.doc, words, clause)
            behind = questions(words, self.clauses, self.place + 1)
            told = [
                c
                for c in self.candidates.fit
                if c.prep == row["preposition"] and c.start > clause.words[0][0]
            ]
            if told:
                yield from self._named(told[0], behind, "listed")
            else:
                yield from (Told(m, "listed") for m in behind)

    def _of_subject(self, sign: Sign, zone: range, behind: list[Matter]) -> Iterator[Told]:
        """Read what is so or was done: "Offen ist X", "X wurde geklärt", "Ob sie kommt, ist offen"."""
        bare = self.candidates.bare(sign, zone)
        opens_with_verb = self.place > 0 and self.clause.finite_word == self.clause.words[0][0]
        if opens_with_verb and (front := self.around.question_before(sign)):
            yield Told(front, "question_before")
        inside = question_behind(self.words, sign.stop, self.clause)
        if inside is not None:
            yield Told(inside, "question")
        elif behind and sign.kind == DONE and sign.lemma in group("takes_that"):
            yield from (Told(m, "question") for m in behind)  # "Beim Treffen wurde vereinbart, dass ..."
        elif bare:
            leads = bare[0].begin == self.clause.words[0][0] and not is_general(self.words, bare[0])
            fronted = [c for c in bare if c.start > sign.start and sign.kind != DOING]
            first = (bare if leads else fronted or bare)[0]
            if is_general(self.words, first) and not behind and (places := self.candidates.at(zone)):
                first = places[0]  # "Beim Naturschutz sind noch Fragen offen"
            yield from self._named(first, behind, sign.kind)
        elif not behind and self.around.takes_up() and (front := self.around.question_before(sign)):
            yield Told(front, "question_before")
        elif sign.kind == DOING or (behind and not self._has_subject(sign)):
            yield from (Told(m, "question") for m in behind)
        elif not behind and (noun := self.around.antecedent() or self.around.behind_colon(sign)):
            yield Told(noun, "relative")

    def _named(self, chunk: Chunk, behind: list[Matter], rule: str) -> Iterator[Told]:
        """Yield a phrase and those listed with it; what a general noun stands for instead of it."""
        words, candidates = self.words, self.candidates
        row = candidates.with_joined(chunk)
        if is_general(words, chunk):
            row = candidates.among(chunk) or row
        spelled = bool(behind) and behind[0].start == row[-1].stop + 1 and is_field(words, row[-1])
        if spelled or (is_general(words, row[-1]) and behind):
            yield from (Told(m, rule) for m in behind)
            row = row[:-1]
        if chunk.begin == self.clause.words[0][0] and not chunk.prep:
            yield from (Told(m, rule) for m in self.around.listed_before(chunk.begin))
        for one in row:
            if not is_general(words, one):
                yield Told(candidates.matter(one), rule)
            else:
                back = points_back(words, one)
                yield Told(candidates.matter(one), rule, back=back, several=not back)

    def _has_subject(self, sign: Sign) -> bool:
        """Whether the clause has a subject that is no point: "Die Lage bleibt unklar, wie ..."."""
        others = (c for c in self.candidates.every if not (c.start < sign.stop and sign.start < c.stop))
        return any(c.prep == "" and not self.candidates.measures(c, sign) for c in others)
