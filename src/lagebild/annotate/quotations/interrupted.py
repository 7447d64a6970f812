"""Clauses that a frame interrupts behind their first phrase: "Das Ergebnis, räumte Weber ein, sei mager".

By word order alone the first phrase is the subject of the frame. It belongs to the clause behind the frame,
which lacks it: its verb stands first there, in Konjunktiv or in a form that is both moods. Where no such
clause follows, the phrase is all that is said: "Ein Anfang, sagte Weber".
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.quotations.speech import saying_of
from lagebild.annotate.quotations.subjects import particle_name, possible_subject
from lagebild.model.span import CharSpan


def part_interrupted(
    words: Words, sentence: tuple[Clause, ...], mentions: tuple[CharSpan, ...] | None = None
) -> tuple[Clause, ...]:
    """Return the clauses of a sentence with interrupted ones and the frames inside them told apart."""
    found = list(sentence)
    for clause in sentence:
        if not _interrupts(words, clause):
            continue
        frame, following = _frame(words, clause, mentions), _resumed(words, sentence, clause)
        if following is not None:
            found.remove(following)
            told = _whole(words, clause, following)
        elif frame.subject_words is not None:
            told = Clause(
                kind=ClauseKind.FRAGMENT,
                sentence=clause.sentence,
                pieces=clause.pieces[:1],
                words=clause.words[:1],
            )
        else:
            continue
        place = found.index(clause)
        found[place : place + 1] = [told, frame]
    return tuple(found)


def _interrupts(words: Words, clause: Clause) -> bool:
    """Whether a clause of saying has its verb right behind a comma and nothing but a phrase before it."""
    if clause.kind is not ClauseKind.MAIN or len(clause.words) < 2 or clause.konjunktiv:
        return False
    (first, stop), (verb, _) = clause.words[:2]
    if clause.finite_word != verb or words.text[stop:verb] != [","]:
        return False
    head = _phrase_start(words, first, stop)
    phrase = noun_phrase(words, head, stop)
    whole = clause.subject_words == (head, stop) or (phrase is not None and phrase.stop == stop)
    return whole and saying_of(words, clause) is not None


def _phrase_start(words: Words, first: int, stop: int) -> int:
    """Return where a phrase begins behind a word that only adds to it: "Auch die Bahn"."""
    return first + 1 if stop - first > 1 and words.low[first] in _ADDING else first


_ADDING = frozenset({"auch", "nur", "selbst", "gerade", "sogar", "und", "doch", "aber"})


def _resumed(words: Words, sentence: tuple[Clause, ...], clause: Clause) -> Clause | None:
    """Return the clause behind a frame that goes on with what the frame interrupts."""
    last = clause.words[-1][1]
    for other in sentence:
        if other.words[0][0] < last or other.kind is ClauseKind.RELATIVE:
            continue
        verb = other.words[0][0]
        goes_on = other.kind is ClauseKind.VERB_FIRST and other.finite_word == verb
        plain = other.konjunktiv or other.ambiguous
        if goes_on and plain and words.text[verb - 1] in {",", "–"}:
            return other
    return None


def _frame(words: Words, clause: Clause, mentions: tuple[CharSpan, ...] | None) -> Clause:
    """Return the frame without what it interrupts."""
    bare = replace(clause, kind=ClauseKind.VERB_FIRST, pieces=clause.pieces[1:], words=clause.words[1:])
    subject = particle_name(words, bare, mentions) or possible_subject(words, bare)
    return replace(bare, subject_words=subject, subject=words.span(*subject) if subject else None)


def _whole(words: Words, clause: Clause, following: Clause) -> Clause:
    """Return the interrupted clause with its first phrase."""
    first, stop = clause.words[0]
    subject = (_phrase_start(words, first, stop), stop)
    return replace(
        following,
        kind=ClauseKind.MAIN,
        pieces=(clause.pieces[0], *following.pieces),
        words=(clause.words[0], *following.words),
        subject_words=subject,
        subject=words.span(*subject),
    )
