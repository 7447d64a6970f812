"""Clauses that commas cut into pieces, put together again for reading events.

A list ("Norland, Südland und Katar trafen sich"), an apposition ("wird er mit Krüger, dem Chef der Bank,
zusammentreffen") and a clause put in between leave a verb waiting for its participle or infinitive.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_subject import subject_of
from lagebild.annotate.clauses_verbs import VerbGroup, verb_group
from lagebild.annotate.clauses_words import Words, word_class, words_of
from lagebild.annotate.konjunktiv import readings
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MAIN = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})
_BETWEEN = frozenset({ClauseKind.RELATIVE, ClauseKind.FRAGMENT})
_ANSWERS = lexicon.group("events_words", "answer")
_DEFINITE = lexicon.group("grammar", "definite_article")
_ATTRIBUTE_ENDS = lexicon.endings("events_words", "verb_before_noun_end")
_UNTIL = 5
"""So many words "bis" and its day have at most."""
_NEAR = 4
"""So many clauses back one that waits for its verb is looked for."""


def mended(doc: Doc, clauses: Iterable[Clause]) -> list[Clause]:
    """Return the clauses in their order, those that belong together joined."""
    words = words_of(doc)
    whole = [_main_behind_until(words, _without_answer(words, clause)) for clause in clauses]
    whole = _attributes_joined(words, sorted(whole, key=lambda c: (c.sentence, c.span.start)))
    return _lists_joined(words, _verbs_joined(words, whole))


def _without_answer(words: Words, clause: Clause) -> Clause:
    """Return the clause without "Ja," in front: "Ja, er sei in Genf gewesen [und habe dort gesprochen]"."""
    first, last = clause.words[0]
    if len(clause.pieces) < 2 or last - first != 1 or words.low[first] not in _ANSWERS:
        return clause
    return replace(clause, pieces=clause.pieces[1:], words=clause.words[1:])


def _main_behind_until(words: Words, clause: Clause) -> Clause:
    """Return as a main clause what only "bis" before a day made a subordinate one: "Bis Freitagabend wurde in
    Genf beraten"."""
    first, last = clause.words[0][0], clause.words[-1][1]
    finite = clause.finite_word
    if (
        clause.subordinator != "bis"
        or finite is None
        or not first + 1 < finite < min(last - 1, first + _UNTIL)
    ):
        return clause
    if not words.text[first + 1][:1].isupper():
        return clause
    group = verb_group(words, clause.words, finite, verb_last=False)
    main = replace(
        clause,
        kind=ClauseKind.MAIN,
        subordinator=None,
        subject=None if group.passive else clause.subject,
    )
    return _with_verbs(words, main, group)


def _with_verbs(words: Words, clause: Clause, group: VerbGroup) -> Clause:
    """Return the clause with its verbs as read anew."""
    return replace(
        clause,
        lemma=group.lemma,
        verbs=tuple(words.span(i, i + 1) for i in group.words),
        tense=group.tense,
        passive=group.passive,
        modal=group.modal,
        mood=group.mood,
        ambiguous=group.ambiguous,
    )


def _attributes_joined(words: Words, clauses: Iterable[Clause]) -> list[Clause]:
    """Join what a participle before its noun cut off: "Die von Katar vermittelten Gespräche mit A [und B
    begannen]"."""
    joined: list[Clause] = []
    for clause in clauses:
        before = joined[-1] if joined else None
        if before is not None and _only_attribute(words, before, clause):
            start = before.span.start
            end = clause.subject.end if clause.subject is not None else before.span.end
            joined[-1] = replace(
                clause,
                kind=before.kind,
                pieces=(*before.pieces, *clause.pieces),
                words=(*before.words, *clause.words),
                subject=CharSpan(start, end),
                negated=before.negated or clause.negated,
            )
            continue
        joined.append(clause)
    return joined


def _only_attribute(words: Words, before: Clause, clause: Clause) -> bool:
    """Whether the verb of the first clause stands in an attribute, and the second goes on with "und"."""
    first, finite = before.words[0][0], before.finite_word
    if finite is None or before.sentence != clause.sentence or clause.finite_word is None:
        return False
    led = words.low[first] in _DEFINITE and words.low[first + 1] in word_class("preposition")
    noun = finite + 1 < before.words[-1][1] and words.text[finite + 1][:1].isupper()
    ends = words.low[finite].endswith(_ATTRIBUTE_ENDS)
    return led and noun and ends and len(before.verbs) == 1 and words.low[clause.words[0][0]] == "und"


def _verbs_joined(words: Words, clauses: Iterable[Clause]) -> list[Clause]:
    """Give a clause the verb it waits for: "wird er mit Krüger, dem Chef der Bank, [zusammentreffen]"."""
    joined: list[Clause] = []
    for clause in clauses:
        place = _waiting(words, joined, clause)
        if place is None:
            joined.append(clause)
            continue
        between = [c for c in joined[place + 1 :] if c.kind is ClauseKind.FRAGMENT]
        pieces = [joined[place], *between, clause]
        joined = [c for c in joined if c not in between]
        joined[place] = _one(words, pieces)
    return joined


def _waiting(words: Words, before: list[Clause], clause: Clause) -> int | None:
    """Return the place of the clause whose auxiliary or modal verb waits for the end of ``clause``."""
    main = clause.kind in _MAIN and not clause.subordinator
    if not (main or _no_relative(words, clause)) or not _ends_another(words, clause):
        return None
    for place in range(len(before) - 1, max(-1, len(before) - 1 - _NEAR), -1):
        other = before[place]
        if other.sentence != clause.sentence:
            return None
        if other.kind in _MAIN:
            return place if _unfinished(words, other) else None
        if other.kind not in _BETWEEN and not _aside(words, other):
            return None
    return None


def _aside(words: Words, clause: Clause) -> bool:
    """Whether a clause is only put in between: "haben am Montag, *wie berichtet*, mit Krüger beraten"."""
    first, last = clause.words[0][0], clause.words[-1][1]
    return clause.kind is ClauseKind.SUBORDINATE and words.low[first] == "wie" and last - first <= _SHORT


_SHORT = 4
"""So many words a clause put in between has at most."""


def _no_relative(words: Words, clause: Clause) -> bool:
    """Whether a phrase between commas was read as a relative clause: "hatte sich heute, *vor der Abreise, mit
    Krüger getroffen*"."""
    first = clause.words[0][0]
    following = words.low[first + 1] if first + 1 < len(words.low) else ""
    lead = words.low[first] in word_class("preposition") and following in _DEFINITE
    return clause.kind is ClauseKind.RELATIVE and lead and clause.finite_word is None


def _ends_another(words: Words, clause: Clause) -> bool:
    """Whether the only verb of a clause closes it and may be a participle or an infinitive."""
    last = clause.words[-1][1] - 1
    first = clause.words[0][0]
    if clause.finite_word is None:
        return _no_relative(words, clause) and any(not r.finite for r in readings(words.low[last]))
    if last < clause.finite_word or words.low[first] in ("und", "aber", "oder"):
        return False
    tail = range(clause.finite_word, last + 1)
    return all(any(not r.finite for r in readings(words.low[i])) for i in tail)


def _unfinished(words: Words, clause: Clause) -> bool:
    """Whether an auxiliary or modal verb stands in its clause without a verb to go with it."""
    finite = clause.finite_word
    if finite is None or len(clause.verbs) > 1 or clause.prefix is not None:
        return False
    kinds = {r.kind for r in readings(words.low[finite]) if r.finite}
    return bool(kinds) and kinds <= {"auxiliary", "modal"} and words.low[finite] not in ("war", "waren")


def _one(words: Words, pieces: list[Clause]) -> Clause:
    """Return the clause that the pieces make up, its verb read anew."""
    first = pieces[0]
    ranges = tuple(piece for clause in pieces for piece in clause.words)
    group = verb_group(words, ranges, first.finite_word, verb_last=False)
    whole = replace(
        first,
        pieces=tuple(piece for clause in pieces for piece in clause.pieces),
        words=ranges,
        negated=any(clause.negated for clause in pieces),
    )
    return _with_verbs(words, whole, group)


def _lists_joined(words: Words, clauses: Iterable[Clause]) -> list[Clause]:
    """Give a clause the first members of its subject: "Norland, Südland und Katar trafen sich" is one.

    A list behind a preposition is none: "Mit Norland, Südland und Katar will Weber sprechen".
    """
    text = words.source
    joined: list[Clause] = []
    for clause in clauses:
        if joined and _broken_off(joined[-1], clause, text):
            joined.append(_listed(joined.pop(), clause))
            continue
        subject = clause.subject
        listed = (
            subject is not None
            and clause.finite is not None
            and subject.start == clause.span.start
            and any(f" {word} " in subject.of(text) for word in ("und", "sowie"))
        )
        while listed and subject is not None and joined and _member(joined[-1], clause, text):
            first = joined.pop()
            subject = CharSpan(first.span.start, subject.end)
            pieces = (CharSpan(first.span.start, clause.pieces[0].end), *clause.pieces[1:])
            ranges = ((first.words[0][0], clause.words[0][1]), *clause.words[1:])
            clause = replace(clause, pieces=pieces, subject=subject, words=ranges)
            if words.low[ranges[0][0]] in word_class("preposition"):
                clause = replace(clause, subject=_behind_verb(words, clause))
                break
        joined.append(clause)
    return joined


def _behind_verb(words: Words, clause: Clause) -> CharSpan | None:
    """Return the subject of a clause that a prepositional phrase opens."""
    group = verb_group(words, clause.words, clause.finite_word, verb_last=False)
    found = subject_of(words, clause.words, clause.finite_word, "main", group)
    return words.span(*found) if found is not None else None


def _broken_off(before: Clause, clause: Clause, text: str) -> bool:
    """Whether a list of genitives was read as a relative clause: "wollen Vertreter Norlands, der Insel und
    der Küste in Genf beraten"."""
    return (
        before.modal is not None
        and before.lemma == before.modal
        and clause.kind is ClauseKind.RELATIVE
        and clause.subordinator in ("der", "des")
        and clause.finite is not None
        and clause.finite.of(text).endswith("n")
        and clause.modal is None
        and text[before.span.end : clause.span.start].strip() == ","
        and before.sentence == clause.sentence
    )


def _listed(before: Clause, clause: Clause) -> Clause:
    subject = before.subject
    if subject is not None and clause.finite is not None:
        subject = CharSpan(subject.start, clause.finite.start - 1)
    return replace(
        before,
        pieces=(CharSpan(before.span.start, clause.span.end),),
        lemma=clause.lemma,
        verbs=(*before.verbs, *clause.verbs),
        subject=subject,
    )


def _member(before: Clause, clause: Clause, text: str) -> bool:
    """Whether a fragment is one more member of a list that ends with the next clause's subject."""
    if before.kind is not ClauseKind.FRAGMENT and before.verbs:
        return False
    between = text[before.span.end : clause.span.start]
    return between.strip() == "," and len(before.span) < 60 and before.sentence == clause.sentence
