"""Stances that a relative clause behind the paper tells: "der Plan, *den Moskau abgelehnt hatte*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.firmness import meant
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.relatives import relative_to
from lagebild.annotate.papers.scene import Scene, rows_used, soft
from lagebild.model.annotation import Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.party import Party


def in_relative(scene: Scene, mention: PaperMention | None) -> list[Stance]:
    """Read "der Plan, den Moskau abgelehnt hatte"."""
    relative = relative_to(scene, mention) if mention else None
    if relative is None:
        return []
    if found := _on_pronoun(scene, relative):
        return found
    if soft(relative) or relative.clause.negated:
        return []
    for row in rows_used(relative, "papers_stances", "stance"):
        if not (row.get("judged") or row.get("needs") or row.get("on")):
            kind = StanceKind(row["stance"])
            return [Stance(holder=p.name, stance=kind, span=relative.span) for p in holders(scene, relative)]
    return []


def _on_pronoun(scene: Scene, relative: Frame) -> list[Stance]:
    """Read "ein Papier, unter das er nie seinen Namen setzen werde", "gegen den Norland gestimmt hatte"."""
    for row in rows_used(relative, "papers_stances", "stance"):
        if not row.get("on") or row.get("judged") or relative.words[0] not in row["on"]:
            continue
        if row.get("impersonal"):
            continue  # "ein Entwurf, auf dem sich aufbauen lasse"
        kind = meant(relative, StanceKind(row["stance"]))
        if kind is not None and row["stance"] != "demands":
            people = _within_relative(scene, relative) or holders(scene, relative)
            return [Stance(holder=p.name, stance=kind, span=relative.span) for p in people]
    return []


def _within_relative(scene: Scene, relative: Frame) -> list[Party]:
    """Return the subject behind a pronoun with its preposition: "gegen den *Norland* gestimmt hatte"."""
    subject = relative.clause.subject
    inside = [p for p in scene.reader.within(relative.tokens) if p.prep in ("", relative.words[0])]
    inside = [p for p in inside if not (p.dependent or p.genitive or p.place)]
    return [p for p in inside if subject is not None and p.span.overlaps(subject)] or inside[:1]
