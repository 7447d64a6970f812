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
from lagebild.annotate.konjunktiv import Form, Mood, readings
from lagebild.annotate.quotations.speech import saying_of
from lagebild.annotate.quotations.subjects import particle_name, possible_subject
from lagebild.lexicon import group
from lagebild.model.span import CharSpan


def part_interrupted(
    words: Words, sentence: tuple[Clause, ...], mentions: tuple[CharSpan, ...] | None = None
) -> tuple[Clause, ...]:
    """Return the clauses of a sentence with interrupted ones and the frames inside them told apart."""
    sentence = tuple(part for clause in sentence for part in _present_frame(words, clause, mentions))
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


def _present_frame(words: Words, clause: Clause, mentions: tuple[CharSpan, ...] | None) -> tuple[Clause, ...]:
    """Part a frame in the present tense from the clause in Konjunktiv before it.

    Its verb looks like the participle of that clause: "Alles sei gut, [berichtet er]".
    """
    if clause.kind is not ClauseKind.MAIN or not clause.konjunktiv or len(clause.words) < 2:
        return (clause,)
    first, stop = clause.words[-1]
    own = clause.finite_word is not None and clause.finite_word < first
    if not own or words.text[first - 1] != "," or stop - first < 2:
        return (clause,)
    found = readings(words.low[first])
    verb = next((r for r in found if r.form is Form.PRESENT), None)
    if verb is None or all(r.form is not Form.PARTICIPLE for r in found):
        return (clause,)
    frame = replace(
        clause,
        kind=ClauseKind.VERB_FIRST,
        pieces=clause.pieces[-1:],
        words=clause.words[-1:],
        finite=words.span(first, first + 1),
        finite_word=first,
        lemma=verb.lemma,
        verbs=(words.span(first, first + 1),),
        mood=Mood.INDICATIVE,
        tense="present",
        passive=False,
        negated=False,
    )
    subject = particle_name(words, frame, mentions) or _nominative(words, first + 1, stop)
    if subject is None:
        return (clause,)
    frame = replace(frame, subject_words=subject, subject=words.span(*subject))
    finite = readings(words.low[clause.finite_word or 0])
    bare = replace(
        clause,
        pieces=clause.pieces[:-1],
        words=clause.words[:-1],
        lemma=next((r.lemma for r in finite if r.finite), clause.lemma),
        verbs=tuple(v for v in clause.verbs if v.start < words.start[first]),
        tense="present",
        passive=False,
    )
    return (bare, frame) if saying_of(words, frame) is not None else (clause,)


def _nominative(words: Words, first: int, stop: int) -> tuple[int, int] | None:
    """Return the phrase right behind a verb that may be its subject."""
    phrase = noun_phrase(words, first, stop)
    if phrase is None or not phrase.nominative:
        return None
    return (phrase.start, phrase.stop)


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


_ADDING = group("quotations_grammar", "adding_particle")


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
