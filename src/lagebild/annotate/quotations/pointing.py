"""A frame that points back: "Die Frist ist verlängert. Das teilte Weber mit."."""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.frames import cue_words
from lagebild.annotate.quotations.speaker import source_phrase, speaker_of
from lagebild.annotate.quotations.speech import saying_of
from lagebild.lexicon import group
from lagebild.model.annotation import QuotationType

_POINTERS = group("quotations_grammar", "pointer")


def find_pointing(scene: Scene) -> None:
    """Add the sentence, or the clause, before a frame that begins with "das" or "dies"."""
    for number, clauses in enumerate(scene.clauses):
        for clause in clauses:
            if clause.kind is ClauseKind.MAIN and clause.finite_word is not None:
                _examine(scene, number, clause)


def _examine(scene: Scene, number: int, clause: Clause) -> None:
    words = scene.words
    first = clause.words[0][0]
    if (
        words.low[first] not in _POINTERS
        or clause.finite_word != first + 1
        or not scene.free(first, first + 2)
    ):
        return
    saying = saying_of(words, clause)
    if saying is None or clause.negated or not ({"dass", "direct"} & saying.entry.takes):
        return
    speaker = source_phrase(words, clause) if clause.lemma == "hervorgehen" else speaker_of(words, saying)
    if not speaker or speaker[0][0] <= first:
        return
    content = _content(scene, number, first)
    if content is None:
        return
    stop = scene.content_stop(first, scene.sentence(first)[1])
    draft = Draft(
        type=QuotationType.INDIRECT,
        pieces=[content, (first, first + 1)],
        rule="pointing",
        act=saying.act,
        speaker=speaker,
        cue=cue_words(words, saying),
        frame=[(first + 1, stop)],
        clause=clause,
    )
    scene.add(draft)


def _content(scene: Scene, number: int, first: int) -> Range | None:
    """Return what "das" points to: the clause before a comma, else the sentence before in its paragraph."""
    words = scene.words
    start = words.sentences[number][0]
    if first > start:
        told = first - 1 > start and scene.free(start, first - 1)  # not „Das sagte Weber" behind a mark alone
        return (start, first - 1) if told else None
    if number == 0:
        return None
    before, stop = words.sentences[number - 1]
    stop = scene.content_stop(before, stop)
    broken = "\n" in words.source[words.end[stop - 1] : words.start[first]]
    return None if broken or not scene.free(before, stop) else (before, stop)
