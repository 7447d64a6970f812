"""Where a clause says how a point stands: "offen", "Streitpunkt", "sich einigen", "Uneinigkeit über"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.issues.chunks import verb_words, word_at
from lagebild.annotate.issues.words import Meaning, adjective, group, meanings, point_noun
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.model.annotation import IssueStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagebild.annotate.clauses import Clause
    from lagebild.annotate.clauses_words import Words

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


def signs_of(words: Words, clause: Clause) -> list[Sign]:
    """Return the signs of a clause in their order."""
    inside = [i for first, stop in clause.words for i in range(first, stop)]
    found = [
        *_adjectives(words, clause, inside),
        *_nouns(words, clause, inside),
        *_verbs(words, clause, inside),
    ]
    found.sort(key=lambda sign: sign.start)
    return found


def _finite_lemmas(words: Words, clause: Clause) -> set[str]:
    if clause.finite_word is None:
        return set()
    return {r.lemma for r in readings(words.low[clause.finite_word]) if r.finite}


def _adjectives(words: Words, clause: Clause, inside: list[int]) -> Iterator[Sign]:
    """Find adjectives beside "sein", "bleiben", "gelten als", and before a noun for a point."""
    being = bool(_finite_lemmas(words, clause) & group("copula")) or clause.lemma in group("copula")
    for i in inside:
        low = words.low[i]
        if low == "außen" and words.low[i + 1 : i + 2] == ["vor"]:
            yield Sign(STATE, i, i + 2, meanings("adjective", "words")["außen vor"])
            continue
        minded = meanings("minded", "words").get(low)
        if minded is not None and being:
            yield Sign(TALK, i, i + 1, minded, low)
            continue
        known = adjective(low)
        if known is None or words.low[i + 1 : i + 2] == ["für"]:  # "offen für Gespräche"
            continue
        meaning, inflected = known
        if inflected and words.low[i + 1 : i + 2] and _is_point(words, i + 1):
            yield Sign(POINT, i, i + 2, meaning)
        elif not inflected and (being or _dropped(words, clause)):
            yield Sign(STATE, i, i + 1, meaning)
        elif low.endswith("es") and inflected and being and words.low[i - 1 : i] in (["nichts"], ["etwas"]):
            continue


def _dropped(words: Words, clause: Clause) -> bool:
    """Whether a clause has no verb of its own: "die Laufzeit weiter offen"."""
    return clause.finite_word is None


def _is_point(words: Words, i: int) -> bool:
    low = words.low[i]
    return words.is_capital(i) and (low in group("general_point") or point_noun(low) is not None)


def _nouns(words: Words, clause: Clause, inside: list[int]) -> Iterator[Sign]:
    relations = meanings("relation", "nouns")
    carried = _finite_lemmas(words, clause) | {clause.lemma or ""}
    for i in inside:
        if not words.text[i][:1].isupper():
            continue
        low = words.low[i]
        meaning = point_noun(low)
        if meaning is not None and not (i and (known := adjective(words.low[i - 1])) and known[1]):
            yield Sign(POINT, i, i + 1, meaning)
        relation = relations.get(low)
        sight = "sicht" in [words.low[k] for k in inside]  # "keine Einigung in Sicht"
        none = clause.finite_word is None and words.low[i - 1 : i] in (
            ["kein"],
            ["keine"],
        )  # "dagegen keine Einigung"
        if relation is not None and (none or sight or carried & relation.verbs or carried & group("lacking")):
            yield Sign(TALK, i, i + 1, relation, low)


def _verbs(words: Words, clause: Clause, inside: list[int]) -> Iterator[Sign]:
    """Find the full verb: with a preposition for the point, or what was done with it."""
    lemma = clause.lemma or ""
    talk = meanings("verb", "lemmas").get(lemma)
    places = sorted(verb_words(words, clause) & set(inside))
    if not places:
        return
    if talk is not None and clause.finite_word is not None:
        yield Sign(TALK, places[0], places[0] + 1, talk, lemma)
    apart = next((i for i in inside if words.low[i] == "auseinander"), None)
    if apart is not None and talk is None and _finite_lemmas(words, clause) & group("apart"):
        known = meanings("verb", "lemmas")["auseinanderliegen"]
        yield Sign(TALK, apart, apart + 1, known, "auseinanderliegen")
    done = meanings("participle", "lemmas")
    signs = 0
    for i in inside:
        reading = next(
            (r for r in readings(words.low[i]) if r.form is Form.PARTICIPLE and r.lemma in done), None
        )
        if reading is not None and _finite_lemmas(words, clause) & {"sein", "werden", "bleiben", "gelten"}:
            signs += 1
            yield Sign(DONE, i, i + 1, done[reading.lemma], reading.lemma)
    if lemma in done and not signs:
        last = word_at(words, clause.verbs[-1].start) if clause.verbs else places[-1]
        passive = clause.passive or (clause.modal is not None and "werden" in [words.low[i] for i in places])
        passive = passive or lemma == "feststehen" or (_due(words, clause) and clause.modal is None)
        if passive or done[lemma].active:
            yield Sign(DONE if passive else DOING, last, last + 1, done[lemma], lemma)


def status_of(
    words: Words, clause: Clause, sign: Sign, zone: range, inner: frozenset[int], *, alone: bool
) -> IssueStatus | None:
    """Return what a sign says with its negation and its modal verb, None where that says nothing.

    "nicht mehr strittig" is agreed, "muss noch geklärt werden" open. Only the words of ``zone`` count where
    the clause has further signs, and none of the ``inner`` words of its phrases ("noch nicht umgesetzte
    Regeln").
    """
    meaning = sign.meaning
    places = [i for first, stop in clause.words for i in range(first, stop) if i not in inner]
    every = [words.low[i] for i in places]
    near = range(max(zone.start, sign.start - _BEFORE), sign.stop + 1)
    denied = _negated(every if alone else [words.low[i] for i in places if i in near])
    heard = "worden" in every or "haben" in every[-1:]  # "soll besprochen worden sein" is hearsay
    due = (clause.modal in group("duty") and clause.tense != "past" and not heard) or _due(words, clause)
    whole = words.low[clause.words[0][0] : clause.words[-1][1]]
    later = due and not group("later").isdisjoint(whole)
    if sign.kind in (DONE, DOING) and meaning.status is IssueStatus.AGREED and (due or clause.modal):
        return IssueStatus.SET_ASIDE if later else IssueStatus.OPEN if due else None
    if sign.kind == DONE and meaning.status is IssueStatus.AGREED and _is_being_done(words, clause):
        return None  # "Das wird in einem Gesetz geregelt"
    if sign.kind == POINT:
        return meaning.negated if _is_none(words, sign.start, every) else meaning.status
    if later and (meaning.still or meaning.only_later):
        return IssueStatus.SET_ASIDE
    told_due = clause.modal == "müssen" or (due and clause.passive)
    going_on = clause.tense in ("present", "future") and not group("still").isdisjoint(every)
    if meaning.still and not told_due and not going_on:
        return None  # "verhandelten weiter über Fischerei" tells of the talks
    if sign.kind == TALK and meaning.status is IssueStatus.AGREED:
        lacking = clause.lemma in group("lacking") or not group("lacking").isdisjoint(_lemmas(words, clause))
        if lacking or due or (clause.modal is not None and not denied):
            return meaning.negated if lacking or due else None
    if denied and meaning.status is IssueStatus.DISPUTED and not group("no_longer").isdisjoint(every):
        return IssueStatus.AGREED  # "Um die Maut wird nicht mehr gestritten"
    if denied:
        return meaning.negated
    return meaning.status


def _is_being_done(words: Words, clause: Clause) -> bool:
    """Whether a passive stands in the present: "wird geklärt", not "ist geklärt"."""
    present = clause.tense in ("present", "future")
    return present and "werden" in _finite_lemmas(words, clause) and not clause.negated


_BEFORE = 3
"""So many words before one of several signs its negation stands."""


def _lemmas(words: Words, clause: Clause) -> set[str]:
    return {r.lemma for i in verb_words(words, clause) for r in readings(words.low[i])}


def _due(words: Words, clause: Clause) -> bool:
    """Whether something is still to be done: "ist noch zu klären"."""
    return any(
        r.form is Form.ZU_INFINITIVE for i in verb_words(words, clause) for r in readings(words.low[i])
    ) or (
        "zu" in [words.low[i] for first, stop in clause.words for i in range(first, stop)]
        and bool(_finite_lemmas(words, clause) & {"sein", "bleiben"})
        and any(r.form is Form.INFINITIVE for i in verb_words(words, clause) for r in readings(words.low[i]))
    )


def _is_none(words: Words, start: int, low: list[str]) -> bool:
    """Whether something is called no point: "*kein* Streitpunkt mehr", "*nicht länger* ein Streitpunkt"."""
    before = words.low[max(0, start - 2) : start]
    pairs = pairwise(low)
    return any(w.startswith("kein") for w in before) or any(
        a == "nicht" and b in group("no_longer") for a, b in pairs
    )


def _negated(low: list[str]) -> bool:
    """Whether a clause is negated, but not by "nicht nur"."""
    for i, word in enumerate(low):
        if word in group("negation") and low[i + 1 : i + 2] not in (["nur"], ["allein"], ["zuletzt"]):
            return True
    return False
