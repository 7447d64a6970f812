"""What a body advises its members to do with a paper: "empfiehlt die Annahme"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.infinitives import both
from lagebild.annotate.papers.own_voice import own_voice
from lagebild.annotate.papers.scene import Scene, listed, soft
from lagebild.lexicon import entries
from lagebild.model.annotation import Quotation, Stance, StanceKind


def advised(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "Die Gewerkschaft empfiehlt ihren Mitgliedern die Annahme", "Sie werde die Annahme empfehlen"."""
    clause = scene.frame.clause
    speaker = quotation.speaker_name if quotation is not None else None
    if speaker and clause.tense == "future" and clause.konjunktiv and not clause.negated:
        return _advice(scene, speaker) if clause.modal is None and own_voice(scene) else []
    wants = clause.modal == "wollen" and clause.tense == "present" and not clause.konjunktiv
    if (soft(scene.frame) and not wants) or clause.negated:
        return []
    return [s for p in holders(scene, scene.frame)[:1] for s in _advice(scene, p.name)]


def _advice(scene: Scene, holder: str) -> list[Stance]:
    frame = scene.frame
    for row in entries("papers_stances", "advised", ("stance", "lemmas", "nouns", "example")):
        if frame.lemma in row["lemmas"] and not frozenset(row["nouns"]).isdisjoint(frame.words):
            return [Stance(holder=holder, stance=StanceKind(row["stance"]), span=frame.span)]
    return []


def advice(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read what a clause with the paper advises: "empfahl *den Plan* zur Ablehnung", "die Annahme *des
    Plans*"; the noun tells it, whatever the verb says by itself."""
    return will_advise(scene) if scene.frame.kind == "inf" else advised(scene, quotation)


def will_advise(scene: Scene) -> list[Stance]:
    """Read "Weber kündigte an, dem Vorstand die Annahme zu empfehlen"."""
    outer = scene.frames[scene.frame.governor] if scene.frame.governor is not None else None
    firm = outer is not None and not soft(outer) and not outer.clause.negated
    if outer is None or not firm or outer.lemma not in listed("papers_stances", "pledging"):
        return []
    given, span = _advice(scene, ""), both(outer, scene.frame)
    return [replace(s, holder=p.name, span=span) for p in holders(scene, outer)[:1] for s in given]
