"""To whom, where and when something was said, and who passes it on: what a frame holds beside its speaker.

"sagte dem Sender am Freitag", "gegenüber Journalisten", "forderte die Regierung auf, ..." (addressees); "auf
X", "in seiner Videoansprache" (media); "wie der Sender unter Berufung auf Beamte berichtet" (the sender
passes on what officials said). The content itself is not searched.
"""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.annotate.clauses import Clause
from lagebild.annotate.clauses_phrases import NounPhrase, noun_phrase
from lagebild.annotate.clauses_words import Words, word_class
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.subjects import is_thing
from lagebild.lexicon import endings, entries, group

_LEXICON = "quotations_addressees"
_DATIVE = group("quotations_grammar", "dative_article")
_DATIVE_PRONOUNS = group("quotations_grammar", "dative_pronoun")
_ACCUSATIVE = group("quotations_grammar", "accusative_article")
_DATIVE_PLURAL = endings("quotations_grammar", "dative_plural_ending")
_LOOK_BACK = 5
_MATTER = group("quotations_grammar", "matter_verb")
"""Verbs whose dative can be a matter instead of somebody: "widersprach der Darstellung"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """Who is quoted by whom: ``source`` stands behind "unter Berufung auf", ``reporter`` passes it on."""

    source: Range
    reporter: list[Range]


def frame_pieces(scene: Scene, draft: Draft) -> list[Range]:
    """Return the stretches that frame a quotation: its frame, and its clause as far as that is no content."""
    ranges = list(draft.frame)
    if draft.clause is not None:
        ranges += draft.clause.words
    inside = [i for first, stop in draft.pieces for i in range(first, stop)]
    content = set(inside) if draft.frame or not draft.clause else set()
    kept = sorted({i for first, stop in ranges for i in range(first, stop)} - content)
    return _runs(kept)


def _runs(indices: list[int]) -> list[Range]:
    found: list[Range] = []
    for i in indices:
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def medium_of(scene: Scene, draft: Draft) -> str | None:
    """Return the name of the medium that the frame gives, the more definite first: "X" before "Erklärung"."""
    pieces = frame_pieces(scene, draft)
    low = {scene.words.low[i] for first, stop in pieces for i in range(first, stop)}
    for row in entries("quotations_media", "medium", ("name", "words", "prepositions", "example")):
        for written in row["words"]:
            parts = written.split()
            if parts[0].lower() not in low:
                continue
            if any(_stands(scene.words, piece, parts, row["prepositions"]) for piece in pieces):
                return str(row["name"])
    return None


def _stands(words: Words, piece: Range, parts: list[str], prepositions: list[str]) -> bool:
    """Whether the words stand in the piece, behind one of the prepositions and at most an attribute."""
    first, stop = piece
    for i in range(first, stop - len(parts) + 1):
        if words.text[i : i + len(parts)] != parts:
            continue
        for k in range(i - 1, max(first, i - _LOOK_BACK) - 1, -1):
            if words.low[k] in prepositions:
                return True
            if words.is_capital(k) and not words.text[k].startswith("Online"):
                break
    return False


def addressee_of(scene: Scene, draft: Draft) -> list[Range]:
    """Return the words that name the addressee: behind "gegenüber", as dative, or as object of a demand."""
    words, clause = scene.words, draft.clause
    pieces = frame_pieces(scene, draft)
    for first, stop in pieces:
        found = _with_preposition(words, first, stop)
        if found is not None:
            return [found]
    if clause is None or clause.finite_word is None or clause.lemma is None:
        return []
    demanding = clause.lemma in listed(_LEXICON, "accusative")
    if demanding and clause.passive:
        return [clause.subject_words] if clause.subject_words else []
    if not demanding and clause.lemma not in listed(_LEXICON, "dative"):
        return []
    if clause.passive and draft.frame and clause.subject_words and clause.subject_words not in draft.speaker:
        return [clause.subject_words]
    for first, stop in clause.words:
        found = _object(
            words, clause, _without(draft, first, stop), taken=draft.speaker, dative=not demanding
        )
        if found is not None:
            return [found]
    return []


def _without(draft: Draft, first: int, stop: int) -> Range:
    """Return the stretch up to where content begins in it."""
    inside = [begin for begin, end in draft.pieces if first <= begin < stop and draft.frame]
    return first, min(inside, default=stop)


def _with_preposition(words: Words, first: int, stop: int) -> Range | None:
    for i in range(first, stop - 1):
        if words.low[i] == "gegenüber" and words.text[i + 1][0].isalnum():
            phrase = noun_phrase(words, i + 1, stop)
            if phrase is not None:
                return phrase.start, phrase.stop
        if words.low[i] in {"vor", "zu"} and words.text[i + 1] in listed(_LEXICON, "audience"):
            return i + 1, i + 2
        if words.low[i] == "mit" and words.text[i - 1] in listed(_LEXICON, "interview"):
            phrase = noun_phrase(words, i + 1, stop)
            if phrase is not None and not phrase.pronoun:
                return phrase.start, phrase.stop
        if words.low[i] in {"an", "ans"} and _appeals(words, first, stop):
            phrase = noun_phrase(words, i + 1, stop)
            if phrase is not None and not phrase.pronoun:
                return phrase.start, phrase.stop
    return None


def _appeals(words: Words, first: int, stop: int) -> bool:
    return any(words.low[i] in listed(_LEXICON, "appeal") for i in range(first, stop))


def _object(words: Words, clause: Clause, piece: Range, *, taken: list[Range], dative: bool) -> Range | None:
    """Return the dative or accusative object in one stretch of the clause."""
    first, stop = piece
    barred = [*taken, *([clause.subject_words] if clause.subject_words else [])]
    i = first
    while i < stop:
        inside = next((end for begin, end in barred if begin <= i < end), None)
        if inside is not None:
            i = inside
            continue
        if words.low[i] in word_class("preposition") and not words.is_capital(i):
            inner = noun_phrase(words, i + 1, stop)
            i = inner.stop if inner else i + 1
            continue
        phrase = noun_phrase(words, i, stop)
        genitive = words.low[i] == "der" and i > first and words.is_capital(i - 1)
        if genitive and phrase is not None and not any(end == i for _, end in barred):
            i = phrase.stop
        elif phrase is None:
            i += 1
        elif _fits(words, clause, phrase, dative=dative):
            return phrase.start, phrase.stop
        else:
            i = phrase.stop
    return None


def _fits(words: Words, clause: Clause, phrase: NounPhrase, *, dative: bool) -> bool:
    """Whether the phrase can be the object asked for, by its article; a bare name only behind the verb."""
    low = words.low[phrase.start]
    if low in word_class("time_noun") or words.low[phrase.core - 1] in word_class("time_noun"):
        return False
    if phrase.pronoun:
        return low in (_DATIVE_PRONOUNS if dative else {"ihn", "sie", "uns", "mich"})
    if clause.lemma in _MATTER and (is_thing(words, (phrase.start, phrase.stop)) or _account(words, phrase)):
        return False
    if phrase.bare:
        finite = clause.finite_word or 0
        return phrase.start > finite and phrase.core - phrase.start <= 3 and words.is_capital(phrase.start)
    if words.low[phrase.start] in {"sich", "es"}:
        return False
    if (
        dative
        and low in {"den", "seinen", "ihren"}
        and not words.low[phrase.core - 1].endswith(_DATIVE_PLURAL)
    ):
        return False
    return low in (_DATIVE if dative else _ACCUSATIVE)


def _account(words: Words, phrase: NounPhrase) -> bool:
    """Whether the phrase is a report, a reproach or a wish: "widersprach Berichten"."""
    tables = ("account", "reproach", "wish")
    known = frozenset(word for table in tables for word in listed("quotations_acts", table))
    low = [words.low[i] for i in range(phrase.start, phrase.core)]
    return any(word in known or word.removesuffix("n") in known for word in low)


def passing_of(scene: Scene, draft: Draft) -> Passing | None:
    """Return source and reporter where the frame says "unter Berufung auf"."""
    words = scene.words
    for first, stop in frame_pieces(scene, draft):
        for i in range(first, stop - 3):
            if words.low[i] == "unter" and words.text[i + 1] in listed(_LEXICON, "reference"):
                phrase = noun_phrase(words, i + 3, stop)
                if phrase is not None and words.low[i + 2] == "auf":
                    return Passing(source=(phrase.start, phrase.stop), reporter=list(draft.speaker))
    return None
