"""Verbs of agreeing and refusing that leave out the paper just told of: "Norland stimmte zu"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.papers.firmness import meant
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.scene import Scene, listed, soft, subject_of
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Quotation, Stance, StanceKind, Timex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token


def absolute(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Return the stance of a clause without an object, right behind what the paper holds.

    "Die Rebellen stimmen zu", "Beide Delegationen willigten noch in der Nacht ein"; "Weber stimmte dem Antrag
    zu" is of something else.
    """
    frame = scene.frame
    if frame.kind != "main" or frame.clause.passive or frame.finite is None or "ohne" in frame.words:
        return []  # "Ohne diesen Zusatz werden wir nicht unterschreiben"
    for row in entries("papers_stances", "absolute", ("stance", "lemmas", "example")):
        asked = not row.get("needs") or not frozenset(row["needs"]).isdisjoint(frame.words)
        asked = asked and frozenset(row.get("without", ())).isdisjoint(frame.words)
        if frame.lemma in row["lemmas"] and asked and not has_object(scene):
            told = meant(frame, StanceKind(row["stance"]))  # None of "hat immer noch nicht zugestimmt"
            names = [p.name for p in holders(scene, frame)]
            speaker = quotation.speaker_name if quotation is not None else None
            if not names and speaker and not _SPEAKERS.isdisjoint(frame.words):
                names = [speaker]  # "„Wir werden unterschreiben“, sagte Weber"
            return [Stance(holder=name, stance=told, span=frame.span) for name in names] if told else []
    return []


def pledged(scene: Scene) -> list[Stance]:
    """Return what somebody says he will do, without an object: "Hessen kündigte an, *im Bundesrat
    zuzustimmen*"."""
    frame = scene.frame
    outer = scene.frames[frame.governor] if frame.kind == "inf" and frame.governor is not None else None
    if outer is None or outer.lemma not in listed("papers_stances", "pledging"):
        return []
    if soft(outer) or outer.clause.negated or frame.clause.negated or has_object(scene):
        return []
    rows = entries("papers_stances", "absolute", ("stance", "lemmas", "example"))
    row = next((r for r in rows if frame.lemma in r["lemmas"] and not r.get("needs")), None)
    kind = StanceKind(row["stance"]) if row is not None else None
    return (
        [Stance(holder=p.name, stance=kind, span=outer.span) for p in holders(scene, outer)] if kind else []
    )


def has_object(scene: Scene) -> bool:
    """Whether a noun stands in the clause that neither subject, preposition nor date accounts for."""
    frame = scene.frame
    subject = {t.i for t in subject_of(frame)}
    dates = beginning_in(scene.doc, "timexes", frame.span.start, frame.span.end)
    governed = attached = False
    for token in frame.tokens:
        word = token.lower_
        if token.i in subject or _in_date(token, dates):
            governed = False
        elif word in PREPOSITIONS:
            governed = True
        elif word in ("der", "des", "und", "sowie"):
            attached = True  # "in der Nacht *der* Entscheidung"
        elif token.text[:1].isupper() and not token.is_sent_start:
            owner = token.i > 0 and token.nbor(-1).text[:1].isupper() and word.endswith("s")
            if not governed and not attached and not owner:
                return True
            governed = attached = False
        elif word in _OBJECTS:
            return True
    return False


_OBJECTS = group("papers_grammar", "absolute_object")
_SPEAKERS = listed("papers_stances", "own")


def _in_date(token: Token, dates: Sequence[Timex]) -> bool:
    return any(d.span.start <= token.idx < d.span.end for d in dates)
