"""Whose objections to a paper are met, or not: "Südland *sieht seine Bedenken ausgeräumt*"."""

from __future__ import annotations

from lagebild.annotate.papers.holders import holders, unique
from lagebild.annotate.papers.own_voice import own_party
from lagebild.annotate.papers.scene import Scene, listed, soft
from lagebild.lexicon import group
from lagebild.model.annotation import Quotation, Stance, StanceKind

_OBJECTIONS = group("papers_grammar", "objection")
_DISPELLED = group("papers_grammar", "dispelled")
_SEEING = group("papers_grammar", "seeing_dispelled")
_AGAINST = group("papers_grammar", "objection_against")
_STATES = group("papers_grammar", "dispelled_state")
_NEAR = 4
"""So many words around the objections stands whose they are."""


def are_dispelled(words: list[str]) -> bool:
    """Whether a clause tells that objections are met: "Die Bedenken sind *ausgeräumt*"."""
    return not (_OBJECTIONS.isdisjoint(words) or _DISPELLED.isdisjoint(words))


def dispelled(scene: Scene, quotation: Quotation | None, *, named: bool) -> list[Stance] | None:
    """Return whose objections are met and who agrees so, None where no clause of that kind stands.

    "Die Bedenken *Südlands* seien ausgeräumt", "*Unsere* Bedenken sind ausgeräumt, sagte Weber"; objections
    that are "nicht ausgeräumt" criticise, those that somebody wants to meet tell nothing. ``named`` says that
    the clause names the paper, which they may be against.
    """
    frame = scene.frame
    if not are_dispelled(frame.words):
        return None
    if soft(frame) or (not named and not _AGAINST.isdisjoint(frame.words)):
        return []  # "Die Bedenken gegen das Gesetz sind ausgeräumt"
    if frame.lemma in _SEEING:
        names = [p.name for p in holders(scene, frame)]
    elif frame.finite is not None and frame.finite.lower_ in _STATES:
        names = _owners(scene, quotation)
    else:
        return []
    kind = StanceKind.CRITICISES if frame.clause.negated else StanceKind.AGREES
    return [Stance(holder=name, stance=kind, span=frame.span) for name in dict.fromkeys(names)]


def _owners(scene: Scene, quotation: Quotation | None) -> list[str]:
    """Return whose the objections of a clause are: "*Südlands* Bedenken", "die Bedenken *der SPD*"."""
    tokens = list(scene.frame.tokens)
    at = next(n for n, t in enumerate(tokens) if t.lower_ in _OBJECTIONS)
    speaker = quotation.speaker_name if quotation is not None else None
    lead = tokens[at - 1].lower_ if at else ""
    if lead in listed("papers_stances", "own"):
        return [speaker] if speaker else []
    near = scene.reader.within(tokens[max(0, at - 1) : at + _NEAR])
    found = unique([p for p in near if not p.prep and not p.place])
    return [speaker if speaker and own_party(scene, p) else p.name for p in found[:1]]
