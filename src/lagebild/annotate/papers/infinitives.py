"""Stances that an infinitive tells: "kündigte an, ihn anzunehmen", "warf Norland vor, ihn abzulehnen"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.holders import holders, unique
from lagebild.annotate.papers.judging import not_yet
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.scene import Scene, listed, rows_used, soft
from lagebild.lexicon import group
from lagebild.model.annotation import Stance, StanceKind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from lagebild.annotate.events.party import Party

_PLEDGED = ("agrees", "rejects", "supports")
_FIRM = (*_PLEDGED, "criticises")
_BEING_READY = group("papers_grammar", "being_ready")
_READY = group("papers_grammar", "ready")


def told_by_infinitive(scene: Scene, mention: PaperMention) -> list[Stance]:
    """Return what an infinitive tells of the clause that it hangs on: a pledge, a reproach, an admission."""
    return _refused(scene, mention) or _pledged(scene, mention) or _blamed(scene, mention)


def _refused(scene: Scene, mention: PaperMention) -> list[Stance]:
    """Read "Norland weigert sich, den Plan zu unterschreiben", "ist nicht bereit, ihn anzunehmen"."""
    frame = scene.frame
    outer = scene.frames[frame.governor] if frame.governor is not None else None
    if outer is None or frame.clause.negated or soft(outer) or not_yet(outer):
        return []
    row = next(iter(rows_used(outer, "papers_stances", "refusing")), None)
    if row is None or bool(row.get("negated")) != outer.clause.negated:
        return []
    if _kind(frame, mention, ("agrees", "supports")) is None:
        return []
    span, people = both(outer, frame), unique(holders(scene, outer))
    return [Stance(holder=p.name, stance=StanceKind.REJECTS, span=span) for p in people]


def _pledged(scene: Scene, mention: PaperMention) -> list[Stance]:
    """Read "Norland kündigte an, den Spruch anzunehmen", "ist bereit, dem Plan zuzustimmen"."""
    frame = scene.frame
    outer = scene.frames[frame.governor] if frame.governor is not None else None
    if outer is None:
        return []
    ready = outer.lemma in _BEING_READY and not _READY.isdisjoint(outer.words)
    pledges = outer.lemma in listed("papers_stances", "pledging") or ready
    if not pledges or soft(outer) or outer.clause.negated:
        return []
    kind = _kind(frame, mention, _PLEDGED)
    if kind is None or (frame.clause.negated and kind is StanceKind.REJECTS):
        return []
    kind = StanceKind.REJECTS if frame.clause.negated else kind  # "kündigte an, nicht zuzustimmen"
    span = both(outer, frame)
    return [Stance(holder=p.name, stance=kind, span=span) for p in unique(holders(scene, outer))]


def both(outer: Frame, frame: Frame) -> CharSpan:
    """Return the stretch of a clause and the one that it governs: "Norland kündigte an, ihn anzunehmen"."""
    return CharSpan(min(outer.span.start, frame.span.start), max(outer.span.end, frame.span.end))


def _blamed(scene: Scene, mention: PaperMention) -> list[Stance]:
    """Return the stance that an infinitive tells of whom the clause before blames or thanks, or of who owns
    up to it.

    "Weber warf Norland vor, den Plan abzulehnen" is Norland's, by Weber's word; "Norland räumte ein, den Plan
    abgelehnt zu haben" its own. What was not done, or is only feared, is left out.
    """
    frame = scene.frame
    outer = scene.frames[frame.governor] if frame.governor is not None else None
    if outer is None or frame.clause.negated or outer.clause.negated or soft(outer):
        return []
    kind = _kind(frame, mention, _FIRM)
    if kind is None:
        return []
    span = both(outer, frame)
    subjects = unique(holders(scene, outer))
    if outer.lemma in listed("papers_stances", "owning") and _done(frame):
        return [Stance(holder=p.name, stance=kind, span=span) for p in subjects]
    blames = outer.lemma in listed("papers_stances", "blaming")
    if not blames and outer.lemma not in listed("papers_stances", "crediting"):
        return []
    tellers = tuple(p.name for p in subjects) if blames else ()
    people = _objects(scene, outer, subjects)
    return [Stance(holder=p.name, stance=kind, span=span, said_by=tellers) for p in people]


def _kind(frame: Frame, mention: PaperMention, kinds: tuple[str, ...]) -> StanceKind | None:
    """Return the first stance of some kinds that the verb of a clause tells by itself of a paper."""
    for row in rows_used(frame, "papers_stances", "stance"):
        governed = mention.prep in row["on"] if row.get("on") else not mention.prep
        plain = not any(row.get(key) for key in ("needs", "judged"))
        if row["stance"] in kinds and plain and governed and not mention.behind_noun:
            return StanceKind(row["stance"])
    return None


def _done(frame: Frame) -> bool:
    """Whether an infinitive looks back: "abgelehnt *zu haben*"."""
    return any(pair == ("zu", "haben") for pair in pairwise(frame.words))


def _objects(scene: Scene, outer: Frame, subjects: list[Party]) -> list[Party]:
    """Return who is blamed or thanked: the parties beside the subject."""
    inside = scene.reader.within(outer.tokens)
    own = {p.name for p in subjects}
    bare = [p for p in inside if p.prep == "" and not (p.dependent or p.genitive or p.place)]
    return unique([p for p in bare if p.name not in own])
