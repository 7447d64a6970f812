"""Who else stands so, or does not, told in a few words behind: "Norland begrüßte ihn, *Südland ebenso*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.holders import unique
from lagebild.annotate.papers.judging import not_yet
from lagebild.annotate.papers.scene import Scene
from lagebild.lexicon import group
from lagebild.model.annotation import Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.party import Party

_LIKEWISE_WORDS = group("papers_grammar", "likewise")
_LIKEWISE = 4
"""So many words a clause has at least that ends in another who does the same."""


def likewise(scene: Scene, people: list[Party], kind: StanceKind) -> list[Stance]:
    """Return who does the same, told at the end: "Norland begrüßte den Plan, *Südland ebenso*"."""
    frame = scene.frame
    if _LIKEWISE_WORDS.isdisjoint(frame.words[-1:]) or len(frame.tokens) < _LIKEWISE:
        return []
    last = frame.tokens[-2]
    inside = [p for p in scene.reader.within(frame.tokens) if p.last == last.i and p not in people]
    apart = [p for p in inside if p.first and scene.doc[p.first - 1].lower_ in (",", "der", "die", "das")]
    return [
        Stance(holder=p.name, stance=kind, span=frame.span) for p in apart[:1] if not frame.clause.negated
    ]


def set_apart(scene: Scene, kind: StanceKind) -> list[Stance]:
    """Return who does not do so: "Norland stimmte dem Plan zu, *Südland nicht*"; "noch nicht" is open."""
    behind = scene.frames[scene.frame.index + 1 : scene.frame.index + 2]
    apart = [f for f in behind if f.finite is None and "nicht" in (f.words[0], f.words[-1], *f.words[1:2])]
    if not apart or kind not in (StanceKind.AGREES, StanceKind.SUPPORTS) or scene.frame.clause.negated:
        return []
    if not_yet(apart[0]):
        return []  # "Südland noch nicht"
    people = [p for p in scene.reader.within(apart[0].tokens) if p.prep == "" and not p.dependent]
    return [Stance(holder=p.name, stance=StanceKind.REJECTS, span=apart[0].span) for p in unique(people)]
