"""Clauses that begin with their participle: "Vorgelegt wurde von Weber ein Entwurf"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.frames import MARKS, Frame
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.annotate.papers.phrases import article_kind, number
from lagebild.lexicon import group
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_ADVERB = group("papers_grammar", "in_adverb")
_AUXILIARIES = group("papers_grammar", "behind_participle")
_OBJECTS = group("papers_grammar", "object_opens")
"""Words that open an object, not a subject."""
_GENITIVE = group("papers_grammar", "genitive_article")
_BEFORE = 3
"""At most so many words stand before the verb: "Neu geregelt wird", "Ausdrücklich nicht vorgesehen ist"."""


def mended(frames: list[Frame]) -> list[Frame]:
    """Return the clauses of a sentence with an attribute that was taken for a verb put right.

    "Die *überarbeitete* Note, die Weber vorlegte, umfasst 40 Seiten": the clause before the relative one and
    the one behind it are one.
    """
    first = next((f for f in frames if f.kind == "main"), None)
    if first is None or not _only_a_phrase(first):
        return frames
    behind = frames[first.index + 1 :]
    rest = next((f for f in behind if f.kind not in ("rel", "sub", "inf")), None)
    if (
        rest is None
        or rest.index == first.index + 1
        or rest.finite is None
        or rest.tokens[0].i != rest.finite.i
    ):
        return frames
    subject = CharSpan(first.span.start, first.tokens[-1].idx + len(first.tokens[-1]))
    clause = replace(rest.clause, subject=subject)
    joined = replace(rest, tokens=(*first.tokens, *rest.tokens), index=first.index, clause=clause)
    kept = [joined if f is first else f for f in frames if f is not rest]
    place = {f.index: n for n, f in enumerate(kept)} | {rest.index: first.index}
    return [
        replace(f, index=n, governor=place.get(f.governor) if f.governor is not None else None)
        for n, f in enumerate(kept)
    ]


def _only_a_phrase(frame: Frame) -> bool:
    """Whether a clause is an article, a participle and a noun: "Die überarbeitete Note"."""
    words = frame.tokens
    if frame.finite is None or len(words) < 3 or words[1].i != frame.finite.i:
        return False
    return (
        bool(article_kind(words[0].lower_)) and words[1].lower_.endswith("te") and words[2].text[:1].isupper()
    )


def straightened(frame: Frame) -> Frame:
    """Return the clause with its full verb and its subject where the participle stands first.

    "Vorgesehen ist ferner eine Kommission": the verb is "vorsehen", the subject "eine Kommission"; other
    clauses are returned as they are.
    """
    lemma = _fronted(frame)
    if not lemma or frame.finite is None:
        return _mended(frame)
    behind = [t for t in frame.tokens if t.i > frame.finite.i]
    if any(r.lemma == "haben" for r in readings(frame.finite.lower_)):
        return _active(frame, lemma, behind)
    subject = _subject(behind)
    span = CharSpan(subject[0].idx, subject[-1].idx + len(subject[-1])) if subject else None
    done = any(r.lemma == "werden" for r in readings(frame.finite.lower_)) or "worden" in frame.words
    tense = frame.clause.tense if done else "perfect"
    return replace(frame, clause=replace(frame.clause, lemma=lemma, subject=span, passive=done, tense=tense))


def _active(frame: Frame, lemma: str, behind: list[Token]) -> Frame:
    """Return "Ausgearbeitet hat den Plan *die Vermittlerin*" with its verb and its subject."""
    starts = [n for n, t in enumerate(behind) if _opens(behind, n)]
    first = next((n for n in starts if behind[n].lower_ not in _OBJECTS), None)
    if first is None:
        return _mended(frame)
    later = (n for n in range(first + 1, len(behind)) if _closes(behind, first, n))
    phrase = behind[first : next(later, len(behind))]
    span = CharSpan(phrase[0].idx, phrase[-1].idx + len(phrase[-1]))
    clause = replace(frame.clause, lemma=lemma, subject=span, passive=False)
    tense = (
        "perfect" if clause.tense == "present" else "pluperfect" if clause.tense == "past" else clause.tense
    )
    return replace(frame, clause=replace(clause, tense=tense))


def _opens(tokens: list[Token], place: int) -> bool:
    """Whether a noun phrase begins here that no preposition governs."""
    word = tokens[place].lower_
    before = tokens[place - 1] if place else None
    if before is not None and (before.lower_ in PREPOSITIONS or article_kind(before.lower_)):
        return False
    if word in _OBJECTS or article_kind(word) or word in ("er", "sie", "es"):
        return True
    return tokens[place].text[:1].isupper() and (before is None or not before.text[:1].isupper())


def _closes(tokens: list[Token], first: int, place: int) -> bool:
    """Whether the phrase from ``first`` ends before this word: an object, an adverb or a preposition."""
    if not any(t.text[:1].isupper() for t in tokens[first:place]):
        return False
    word = tokens[place].lower_
    return word in PREPOSITIONS or (bool(article_kind(word)) and word not in _GENITIVE) or word in _OBJECTS


def _mended(frame: Frame) -> Frame:
    """Return the clause with its passive by "worden", and without a particle that stands in marks."""
    clause = frame.clause
    if "worden" in frame.words and not clause.passive:
        clause = replace(clause, passive=True, tense="perfect" if clause.tense == "present" else clause.tense)
    if clause.prefix is not None and clause.lemma and _in_marks(frame, clause.prefix.start):
        word = next((t.lower_ for t in frame.tokens if t.idx == clause.prefix.start), "")
        clause = replace(clause, lemma=clause.lemma.removeprefix(word), prefix=None)
    return frame if clause is frame.clause else replace(frame, clause=clause)


def _in_marks(frame: Frame, start: int) -> bool:
    """Whether the word at ``start`` stands in quotation marks: "nannte es „über uns hinweg“"."""
    marks = [t for t in frame.tokens if t.text in MARKS and t.idx < start]
    return len(marks) % 2 == 1


def _fronted(frame: Frame) -> str:
    """The verb whose participle stands before the auxiliary, "" where none does."""
    if frame.kind != "main" or frame.finite is None or frame.clause.modal:
        return ""
    before = [t for t in frame.tokens if t.i < frame.finite.i]
    if not 0 < len(before) <= _BEFORE or not before[0].text[:1].isupper():
        return ""
    if any(t.text[:1].isupper() for t in before[1:]) or article_kind(before[0].lower_):
        return ""
    if not any(r.lemma in _AUXILIARIES for r in readings(frame.finite.lower_)):
        return ""
    return next((r.lemma for r in readings(before[-1].lower_) if r.form is Form.PARTICIPLE), "")


def _is_adverb(tokens: list[Token], place: int) -> bool:
    """Whether a preposition opens an adverb: "vor allem", "unter anderem", "im Wesentlichen"."""
    following = tokens[place + 1].lower_ if place + 1 < len(tokens) else ""
    return following in _IN_ADVERB


def _subject(tokens: list[Token]) -> list[Token]:
    """Return the first noun phrase that no preposition governs, with all that follows it.

    "[wurde] in Genf von der Ministerin Rita Weber *ein Entwurf*": behind a preposition the phrase ends at an
    article that is no genitive.
    """
    governed, noun = False, False
    for place, token in enumerate(tokens):
        word = token.lower_
        if word in PREPOSITIONS and _is_adverb(tokens, place):
            continue
        if word in PREPOSITIONS:
            governed, noun = True, False
            continue
        counted = token.text[:1].isdigit() or number(word) is not None
        opens = bool(article_kind(word)) or counted or token.text[:1].isupper()
        if opens and not governed:
            return tokens[place:]
        if governed and noun and article_kind(word) and word not in _GENITIVE:
            return tokens[place:]
        if token.text[:1].isupper():
            noun = True
        elif governed and noun and not article_kind(word):
            governed = False
    return []
