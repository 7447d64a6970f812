"""Where somebody stands towards what a paper provides, wherever the article tells it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lagebild.annotate.papers.demanding import term_changed
from lagebild.annotate.papers.standing import of_term, stem, term_nouns

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.papers.findings import Findings
    from lagebild.annotate.papers.reading import Reading
    from lagebild.model.annotation import Stance

_LONG = 5
"""A noun that is longer may tell of what a paper provides."""


def of_terms(reading: Reading, found: dict[int, Findings]) -> None:
    """Add criticism of what one paper of the text provides, wherever it is told: "Das Bündnis kritisierte
    *den Verkauf des Zentrums*", where the plan says that the centre is to be sold."""
    terms = {id(d): term_nouns(found[id(d)].contents) for d in reading.drafts if found[id(d)].contents}
    shared = Counter(term for nouns in terms.values() for term in nouns)
    for frames in reading.frames if terms else ():
        for frame in frames:
            if frame.kind != "main" or any(t.i in reading.owner for t in frame.tokens):
                continue
            tokens = [
                *frame.tokens,
                *(t for f in frames[frame.index + 1 : frame.index + 2] for t in f.tokens),
            ]
            inside = {stem(t.text) for t in tokens if t.text[:1].isupper() and len(t) > _LONG}
            known = {term for term in inside if shared[term] == 1}
            meant = [d for d in reading.drafts if known & terms.get(id(d), frozenset())]
            if len(meant) == 1:
                mine = found[id(meant[0])]
                scene = reading.scene_in(frames, frame)
                quotation = reading.quotation(frame)
                given = of_term(scene, quotation, frozenset(known), named=True)
                given = given or term_changed(scene, quotation)
                mine.stand(not_told(given, mine, frames))


def not_told(given: list[Stance], mine: Findings, frames: list[Frame]) -> list[Stance]:
    """Return the stances that no other clause of the sentence has told already."""
    start, stop = frames[0].span.start, frames[-1].span.end
    here = {(s.holder, s.stance) for s in mine.stances if start <= s.span.start < stop} if given else set()
    return [s for s in given if (s.holder, s.stance) not in here]
