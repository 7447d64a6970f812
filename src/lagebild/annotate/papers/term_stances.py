"""Where somebody stands towards what a paper provides, wherever the article tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.demanding import term_changed
from lagebild.annotate.papers.standing import of_term, stem, term_nouns

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.papers.findings import Findings
    from lagebild.annotate.papers.identity import Draft
    from lagebild.annotate.papers.reading import Reading
    from lagebild.model.annotation import Stance

_LONG = 5
"""A noun that is longer may tell of what a paper provides."""


def of_terms(reading: Reading, found: dict[int, Findings]) -> None:
    """Add criticism of what one paper of the text provides, wherever it is told: "Das Bündnis kritisierte
    *den Verkauf des Zentrums*", where the plan says that the centre is to be sold."""
    owners: dict[str, list[Draft]] = {}
    for draft in reading.drafts:
        for term in term_nouns(found[id(draft)].contents):
            owners.setdefault(term, []).append(draft)
    only = {term: drafts[0] for term, drafts in owners.items() if len(drafts) == 1}
    for frames in reading.frames if only else ():
        for frame in frames:
            if frame.kind != "main" or any(t.i in reading.owner for t in frame.tokens):
                continue
            known = _nouns(frames[frame.index : frame.index + 2]) & only.keys()
            meant = {id(only[term]): only[term] for term in known}
            if len(meant) != 1:
                continue
            mine = found[next(iter(meant))]
            scene, quotation = reading.scene_in(frames, frame), reading.quotation(frame)
            given = of_term(scene, quotation, frozenset(known), named=True) or term_changed(scene, quotation)
            mine.stand(not_told(given, mine, frames))


def _nouns(frames: list[Frame]) -> set[str]:
    return {stem(t.text) for f in frames for t in f.tokens if t.text[:1].isupper() and len(t) > _LONG}


def not_told(given: list[Stance], mine: Findings, frames: list[Frame]) -> list[Stance]:
    """Return the stances that no other clause of the sentence has told already."""
    start, stop = frames[0].span.start, frames[-1].span.end
    here = {(s.holder, s.stance) for s in mine.stances if start <= s.span.start < stop} if given else set()
    return [s for s in given if (s.holder, s.stance) not in here]
