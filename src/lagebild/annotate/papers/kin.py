"""Two papers of one clause that come one from the other: they are never the same, and one opens the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.descent import descent
from lagebild.annotate.papers.opening_signs import attributed, presented_behind
from lagebild.annotate.papers.scene import Scene, papers_between

if TYPE_CHECKING:
    from lagebild.annotate.papers.identity import Draft
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading


def kin(reading: Reading, mention: PaperMention) -> PaperMention | None:
    """Return the other paper of a clause that says which of the two comes from the other: "Der Entwurf fußt
    auf *dem Eckpunktepapier*"; they are never one paper."""
    scene = reading.scene(mention)
    pair = descent(scene.frame, papers_in(reading, scene))
    if pair is None or all(m.head != mention.head for m in pair):
        return None
    return pair[1] if pair[0].head == mention.head else pair[0]


def kin_draft(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper that the other one of such a clause is, where it has been read already."""
    other = kin(reading, mention)
    return reading.owner.get(other.head) if other is not None else None


def opened_by_kin(reading: Reading, mention: PaperMention) -> bool:
    """Whether such a clause opens a paper: one of the two is known, or has a name or a giver: "*Das neue
    Papier* löst den Plan Norlands ab"."""
    other = kin(reading, mention)
    if other is None or mention.vague or not (mention.article or mention.strong):
        return False
    if mention.kind == "agreement" and mention.head > other.head:
        return False  # "stützt sich auf das Abkommen von Rom": one in force
    if other.head in reading.owner or other.pronoun:
        return True
    return any(m.strong or attributed(reading, m) or presented_behind(reading, m) for m in (mention, other))


def papers_in(reading: Reading, scene: Scene) -> list[PaperMention]:
    """Return the words for papers in a clause, pronouns that have been read too, in their order."""
    tokens = scene.frame.tokens
    inside = {t.i for t in tokens}
    nouns = [m for m in papers_between(scene, tokens[0].i, tokens[-1].i) if m.head in inside]
    known = {m.head for m in nouns}
    pronouns = [reading.mention_at[i] for i in inside if i in reading.owner and i not in known]
    return sorted([*nouns, *pronouns], key=lambda m: m.head)
