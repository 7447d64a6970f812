"""What belongs to a frame behind its speaker: "…, sagte Weber, die Ministerin, am Montag".

An apposition names or describes who speaks, and the words behind it still belong to the frame unless the
content lacks its end: in "Das Angebot sei, so Weber, Sprecher der Bahn, ein Witz" it goes on behind it.
"""

from __future__ import annotations

from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import word_class
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.annotate.quotations.draft import Draft, Scene

_COMMAS = frozenset({",", "–"})


def behind_speaker(scene: Scene, frame: Draft, end: int, stop: int) -> int:
    """Return the end of an inserted frame that ends at ``end`` before a comma, with what belongs to it."""
    words = scene.words
    if frame.clause is not None:
        own = {verb.start for verb in frame.clause.verbs}
        last = max((i for i in range(end, stop) if words.start[i] in own), default=end - 1)
        if last >= end:
            return last + 1
    if not frame.speaker or frame.speaker[-1][1] != end or not _describes(scene, frame, end, stop):
        return end
    open_content = _is_open(scene, *frame.pieces[0])
    end = _segment_end(scene, end + 1, stop)
    while end < stop - 1 and words.text[end] in _COMMAS and not open_content:
        following = _segment_end(scene, end + 1, stop)
        if _finite_in(scene, end + 1, following) or words.low[end + 1] in word_class("coordinator"):
            break
        end = following
    return end


def _segment_end(scene: Scene, first: int, stop: int) -> int:
    """Return the next comma or dash, else where the words of the sentence end."""
    for i in range(first, stop):
        if scene.words.text[i] in _COMMAS:
            return i
    return scene.content_stop(first, stop)


def _describes(scene: Scene, frame: Draft, end: int, stop: int) -> bool:
    """Whether the words behind the comma are a name, an office or a description of who speaks."""
    words = scene.words
    first, after = end + 1, _segment_end(scene, end + 1, stop)
    phrase = noun_phrase(words, first, after)
    if (
        phrase is None
        or phrase.pronoun
        or not phrase.nominative
        or not scene.named(phrase.start, phrase.stop)
    ):
        return False
    if _finite_in(scene, first, after) or _is_verb(words.low[after - 1], words.text[after - 1]):
        return False
    return not _is_open(scene, *frame.pieces[0]) or (after < stop and words.text[after] in _COMMAS)


def _is_verb(low: str, text: str) -> bool:
    """Whether a word is a participle or an infinitive, with which content before a frame would go on."""
    return text[:1].islower() and any(r.form in (Form.PARTICIPLE, Form.INFINITIVE) for r in readings(low))


def _is_open(scene: Scene, begin: int, comma: int) -> bool:
    """Whether content ends with its finite verb, so that the rest of it must follow: "Das Angebot sei, …"."""
    words = scene.words
    clauses = [c for c in scene.clauses[words.sentence_of[begin]] if c.finite_word is not None]
    inside = [c for c in clauses if begin <= (c.finite_word or 0) < comma and c.subordinator is None]
    return not inside or inside[-1].finite_word == comma - 1


def _finite_in(scene: Scene, first: int, stop: int) -> bool:
    clauses = scene.clauses[scene.words.sentence_of[first]]
    return any(c.finite_word is not None and first <= c.finite_word < stop for c in clauses)
