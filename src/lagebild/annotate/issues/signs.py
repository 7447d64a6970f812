"""Where a clause says how a point stands: "offen", "Streitpunkt", "sich einigen", "Uneinigkeit über"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from lagebild.annotate.issues.chunks import verb_words, word_at
from lagebild.annotate.issues.words import Meaning, adjective, apart, group, idioms, meanings, point_noun
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.lexicon import endings
from lagebild.model.annotation import IssueStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagebild.annotate.clauses import Clause
    from lagebild.annotate.clauses_words import Words

ADJECTIVE = endings("grammar", "adjective_ending")
STATE, DONE, DOING, POINT, TALK = "state", "done", "doing", "point", "talk"
"""Kinds of signs: what the subject is ("ist offen"), what was done with it ("wurde geklärt"), what somebody
does with it ("klären die Frage"), what it is called ("Streitpunkt"), and words with a preposition for it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Words ``start`` to ``stop`` that say how a point stands, and what they say."""

    kind: str
    start: int
    stop: int
    meaning: Meaning
    lemma: str = ""


class Verb:
    """A clause with its words and the readings of its verb, each worked out once."""

    def __init__(self, words: Words, clause: Clause) -> None:
        """Take the clause; nothing is read before it is asked for."""
        self.words, self.clause = words, clause
        self.inside = [i for first, stop in clause.words for i in range(first, stop)]

    @cached_property
    def _apart(self) -> tuple[int, str] | None:
        """A word that stands apart from its verb, and what both mean: "*offen* ließ er, wer ..."."""
        lemma = self.clause.lemma or ""
        if lemma in meanings("verb", "lemmas"):
            return None
        for i in self.inside:
            known = apart().get(self.words.low[i])
            if known is not None and known[0] & (self.finite | {lemma}):
                return i, known[1]
        return None

    @cached_property
    def lemma(self) -> str:
        """The verb, with a word that stands apart from it: "offenlassen"."""
        return self._apart[1] if self._apart is not None else self.clause.lemma or ""

    @cached_property
    def task(self) -> str:
        """The verb of what is still to be done: "abstimmen" of "noch abzustimmen sind", else ""."""
        every = (r for i in self.places for r in readings(self.words.low[i]))
        return next((r.lemma for r in every if r.form is Form.ZU_INFINITIVE), "")

    @property
    def particle(self) -> tuple[int, ...]:
        """Where a word stands that belongs to the verb and stands apart from it."""
        return (self._apart[0],) if self._apart is not None else ()

    @cached_property
    def low(self) -> list[str]:
        """The words of the clause in lower case."""
        return [self.words.low[i] for i in self.inside]

    @cached_property
    def finite(self) -> frozenset[str]:
        """The verbs that the finite word may be a form of: "sein" of "ist"."""
        at = self.clause.finite_word
        return frozenset(r.lemma for r in readings(self.words.low[at]) if r.finite) if at is not None else _NO

    @cached_property
    def places(self) -> list[int]:
        """Where the words of the verb stand in the clause, its particle among them."""
        return sorted(verb_words(self.words, self.clause) & set(self.inside))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All that the words of the verb may be forms of."""
        return frozenset(r.lemma for i in self.places for r in readings(self.words.low[i]))

    @cached_property
    def to_be_done(self) -> bool:
        """Whether something is still to be done by the form of the verb: "ist noch zu klären"."""
        forms = {r.form for i in self.places for r in readings(self.words.low[i])}
        apart = "zu" in self.low and bool(self.finite & group("with_infinitive")) and Form.INFINITIVE in forms
        return Form.ZU_INFINITIVE in forms or apart


_NO: frozenset[str] = frozenset()


def signs_of(verb: Verb) -> list[Sign]:
    """Return the signs of a clause in their order."""
    idioms = [*_idioms(verb)]
    taken = {i for sign in idioms for i in range(sign.start, sign.stop)}
    others = (*_adjectives(verb), *_nouns(verb), *_verbs(verb))
    found = [*idioms, *(sign for sign in others if sign.start not in taken)]
    return sorted(found, key=lambda sign: sign.start)


def _idioms(verb: Verb) -> Iterator[Sign]:
    """Find fixed phrases beside their verbs: "ist unter Dach und Fach", "steht nicht zur Verhandlung"."""
    carried = verb.finite | {verb.lemma}
    for phrase, meaning in idioms():
        if phrase[0] not in verb.low or not carried & meaning.verbs:
            continue
        for i in verb.inside:
            if tuple(verb.words.low[i : i + len(phrase)]) == phrase:
                kind = TALK if meaning.prepositions else STATE
                yield Sign(kind, i, i + len(phrase), meaning, " ".join(phrase))


def _adjectives(verb: Verb) -> Iterator[Sign]:
    """Find adjectives beside "sein" and the like, before a noun for a point, and in a clause without a verb:
    "die Laufzeit weiter offen"."""
    words, clause = verb.words, verb.clause
    being = bool(verb.finite & group("copula")) or clause.lemma in group("copula")
    verbless = clause.finite_word is None or adjective(words.low[clause.finite_word]) is not None
    for i in verb.inside:
        low, behind = words.low[i], words.low[i + 1 : i + 2]
        two = " ".join([low, *behind])  # "außen vor"
        minded = meanings("minded", "words").get(low)
        if two in meanings("adjective", "words"):
            yield Sign(STATE, i, i + 2, meanings("adjective", "words")[two])
        elif minded is not None and being:
            yield Sign(TALK, i, i + 1, minded, low)
        elif (known := adjective(low)) is not None and group("open_towards").isdisjoint(behind):
            meaning, inflected = known
            if inflected and behind and _is_point(words, i + 1):
                yield Sign(POINT, i, i + 2, meaning)
            elif not inflected and (being or verbless) and not _modifies(words, i):
                yield Sign(STATE, i, i + 1, meaning, low)


def _modifies(words: Words, i: int) -> bool:
    """Whether an adjective belongs to a participle before a noun: "die *sicher* geglaubte Freilassung"."""
    if i + 2 >= len(words.low) or not words.is_capital(i + 2):
        return False
    stems = (words.low[i + 1].removesuffix(end) for end in ADJECTIVE if words.low[i + 1].endswith(end))
    return any(r.form is Form.PARTICIPLE for stem in stems for r in readings(stem))


def _is_point(words: Words, i: int) -> bool:
    low = words.low[i]
    return words.is_capital(i) and (low in group("general_point") or point_noun(low) is not None)


def _nouns(verb: Verb) -> Iterator[Sign]:
    """Find nouns for a point, and those of agreement or dispute beside their verbs."""
    words, clause = verb.words, verb.clause
    carried = verb.finite | {verb.lemma}
    in_sight = not group("in_sight").isdisjoint(verb.low)
    for i in verb.inside:
        if not words.text[i][:1].isupper():
            continue
        low = words.low[i]
        before = words.low[i - 1 : i]
        meaning = point_noun(low)
        if meaning is not None and not (before and (known := adjective(before[0])) and known[1]):
            yield Sign(POINT, i, i + 1, meaning)
        relation = meanings("relation", "nouns").get(low)
        if relation is not None:
            verbless = clause.finite_word is None and not group("no_article").isdisjoint(before)
            if relation.status is IssueStatus.DISPUTED and verb.lemma in group("dispute_ends"):
                yield Sign(TALK, i, i + 1, replace(relation, status=IssueStatus.AGREED), low)
            elif verbless or in_sight or carried & (relation.verbs | group("lacking")):
                yield Sign(TALK, i, i + 1, relation, low)


def _verbs(verb: Verb) -> Iterator[Sign]:
    """Find the full verb: with a preposition for the point, or what was done with it."""
    words, clause, lemma = verb.words, verb.clause, verb.task or verb.lemma
    talk = meanings("verb", "lemmas").get(lemma)
    if not verb.places:
        return
    if talk is not None and clause.finite_word is not None:
        yield Sign(TALK, verb.places[0], verb.places[0] + 1, talk, lemma)
    done = [*_participles(verb)]
    yield from done
    meaning = meanings("participle", "lemmas").get(lemma)
    if meaning is not None and not done and (talk is None or not meaning.only_due or verb.to_be_done):
        last = word_at(words, clause.verbs[-1].start) if clause.verbs else verb.places[-1]
        passive = clause.passive or (
            clause.modal is not None and "werden" in [words.low[i] for i in verb.places]
        )
        passive = passive or meaning.of_subject or (verb.to_be_done and clause.modal is None)
        if passive or meaning.active:
            yield Sign(DONE if passive else DOING, last, last + 1, meaning, lemma)


def _participles(verb: Verb) -> Iterator[Sign]:
    """Find participles beside "sein", "werden", "bleiben": "wurde vertagt", "ist geklärt"."""
    if verb.finite.isdisjoint(group("stands_or_is_done")):
        return
    known = meanings("participle", "lemmas")
    for i in verb.inside:
        found = (r for r in readings(verb.words.low[i]) if r.form is Form.PARTICIPLE and r.lemma in known)
        reading = next(found, None)
        if reading is not None and not known[reading.lemma].only_due:
            yield Sign(DONE, i, i + 1, known[reading.lemma], reading.lemma)
