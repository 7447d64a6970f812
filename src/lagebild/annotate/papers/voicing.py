"""Stands that the tone of speaking tells: "„Für so etwas haben wir nicht gestreikt“, schimpfte Weber"."""

from __future__ import annotations

from lagebild.annotate.events.frames import MARKS
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.scene import Scene, soft
from lagebild.lexicon import entries
from lagebild.model.annotation import Stance, StanceKind

_COMMA = 2
"""So many words before the verb ends the quotation: its mark and a comma."""


def voiced(scene: Scene, own: frozenset[str]) -> list[Stance]:
    """Return who scolds or praises in words of his own right behind a paper; ``own`` presented it.

    The clause with the verb stands behind the closing mark: "„...“, schimpfte Weber".
    """
    frame = scene.frame
    first = frame.tokens[0]
    behind = any(t.text in MARKS for t in scene.doc[max(0, first.i - _COMMA) : first.i])
    leads = frame.finite is not None and frame.finite.i == first.i
    if not behind or not leads or frame.clause.negated or soft(frame):
        return []
    rows = entries("papers_stances", "voiced", ("stance", "lemmas", "example"))
    kind = next((StanceKind(row["stance"]) for row in rows if frame.lemma in row["lemmas"]), None)
    people = [p for p in holders(scene, frame) if p.name not in own]
    return [Stance(holder=p.name, stance=kind, span=frame.span) for p in people[:1]] if kind else []
