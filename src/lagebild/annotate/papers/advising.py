"""What a body advises its members to do with a paper: "empfiehlt die Annahme"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.scene import Scene, listed, soft
from lagebild.annotate.papers.stances import own_voice
from lagebild.lexicon import entries
from lagebild.model.annotation import Quotation, Stance, StanceKind


def advised(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "Die Gewerkschaft empfiehlt ihren Mitgliedern die Annahme", "Sie werde die Annahme empfehlen"."""
    clause = scene.frame.clause
    speaker = quotation.speaker_name if quotation is not None else None
    if speaker and clause.tense == "future" and clause.konjunktiv and not clause.negated:
        return _advice(scene, speaker) if clause.modal is None and own_voice(scene) else []
    if soft(scene.frame) or clause.negated:
        return []
    return [s for p in holders(scene, scene.frame)[:1] for s in _advice(scene, p.name)]


def _advice(scene: Scene, holder: str) -> list[Stance]:
    frame = scene.frame
    for row in entries("papers_stances", "advised", ("stance", "lemmas", "nouns", "example")):
        if frame.lemma in row["lemmas"] and not frozenset(row["nouns"]).isdisjoint(frame.words):
            return [Stance(holder=holder, stance=StanceKind(row["stance"]), span=frame.span)]
    return []


def will_advise(scene: Scene) -> list[Stance]:
    """Read "Weber kündigte an, dem Vorstand die Annahme zu empfehlen"."""
    outer = scene.frames[scene.frame.governor] if scene.frame.governor is not None else None
    firm = outer is not None and not soft(outer) and not outer.clause.negated
    if outer is None or not firm or outer.lemma not in listed("papers_stances", "pledging"):
        return []
    return [replace(s, holder=p.name) for p in holders(scene, outer)[:1] for s in _advice(scene, "")]
