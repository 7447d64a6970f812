"""What a report or claim says that somebody else takes up: "dementierte Berichte, wonach Weber zurücktritt".

The clause behind "wonach" ("nach denen", "denen zufolge") is the content, the noun phrase before it the
source. Where the sentence around it is a speech act of its own (a denial, a confirmation), the content lies
within that.
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.lexicon import listed, nouns
from lagebild.lexicon import endings, group
from lagebild.model.annotation import QuotationType

_OUTER = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})
_REACH = 12
_RELATIVES = group("quotations_grammar", "dative_relative")
_COMPOUNDS = endings("quotations_grammar", "claim_ending")


def find_wonach(scene: Scene) -> None:
    """Add the clauses behind "wonach" with the source noun that they belong to."""
    for clauses in scene.clauses:
        for clause in clauses:
            opened = _opened(scene.words, clause)
            if opened:
                _examine(scene, clause, opened)


def _opened(words: Words, clause: Clause) -> int:
    """Return how many words open a clause of this kind: "wonach", "nach denen", "denen zufolge"; else 0."""
    first = clause.words[0][0]
    if clause.subordinator == "wonach":
        return 1
    if clause.subordinator not in _RELATIVES:
        return 0
    pair = words.low[first : first + 2]
    return 2 if pair[:1] in (["nach"], ["laut"]) or pair[1:] == ["zufolge"] else 0


def _examine(scene: Scene, clause: Clause, opened: int) -> None:
    first = clause.words[0][0]
    start, end = scene.sentence(first)
    parent = next((d for d in scene.drafts if d.start <= first < d.stop), None)
    verbs = [
        c.finite_word for c in scene.clauses[scene.words.sentence_of[first]] if c.finite_word is not None
    ]
    begin = max([start, first - _REACH, *(verb + 1 for verb in verbs if verb < first)])
    source = _source(scene, begin, first)
    if source is None or (parent is not None and parent.parent is not None):
        return
    stop = min(parent.stop if parent else end, end)
    resumed = [
        piece[0]
        for other in scene.clauses[scene.words.sentence_of[first]]
        if other.kind in _OUTER and other.words[0][0] < first
        for piece in other.words
        if first < piece[0] and other.finite_word is not None and piece[0] <= other.finite_word < piece[1]
    ]
    stop = scene.content_stop(first, min([stop, *resumed]))
    scene.add(
        Draft(
            type=QuotationType.INDIRECT,
            pieces=[(first + opened, stop)],
            rule="wonach",
            speaker=[source],
            cue=[(first, first + opened)],
            frame=[(start, first + opened)],
            clause=clause,
            parent=parent,
        )
    )


def _source(scene: Scene, start: int, stop: int) -> Range | None:
    """Return the last phrase before word ``stop`` that is headed by a noun of saying or of source."""
    words = scene.words
    known = listed("quotations_sources", "noun") | listed("quotations_sources", "claim") | frozenset(nouns())
    for i in range(stop - 1, start - 1, -1):
        compound = words.low[i].endswith(_COMPOUNDS)
        if not words.is_capital(i) or not (compound or words.text[i] in known):
            continue
        best = None
        for begin in range(i, max(start, i - 4) - 1, -1):
            phrase = noun_phrase(words, begin, stop)
            if phrase is not None and not phrase.pronoun and phrase.start <= i < phrase.core:
                best = (phrase.start, phrase.stop)
        return best
    return None
