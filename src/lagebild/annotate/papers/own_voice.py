"""Whom a speaker means by the own side: "Ihre Partei lehne den Plan ab", "Damit könne man leben"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.konjunktiv import Mood
from lagebild.annotate.papers.scene import Scene, listed, subject_of
from lagebild.model.annotation import Quotation, Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.party import Party


def promised(scene: Scene, people: list[Party], quotation: Quotation | None) -> bool:
    """Whether a speaker says what the own side will do: "Ihre Regierung werde ihn mittragen"."""
    clause = scene.frame.clause
    future = clause.tense == "future" and clause.konjunktiv and clause.modal is None
    words = [t.lower_ for t in subject_of(scene.frame)]
    own = bool(words) and (words[0] in listed("papers_stances", "own") or words in (["er"], ["sie"]))
    return future and quotation is not None and own and not any(p.named for p in people)


def held(
    scene: Scene,
    people: list[Party],
    kind: StanceKind,
    quotation: Quotation | None,
    *,
    anyone: bool = False,
) -> list[Stance]:
    """Return the stance of each party; of "ihre Partei" or "man" in speech it is the speaker's.

    ``anyone`` says that the clause has no subject: "Damit lasse sich arbeiten, sagte Weber"; what could be
    ("ließe sich") is nobody's stand.
    """
    own = [p for p in people if quotation is not None and not p.named and own_party(scene, p)]
    names = list(dict.fromkeys(p.name for p in people if p not in own))
    speaker = quotation.speaker_name if quotation else None
    anyone = anyone and scene.frame.clause.mood is not Mood.KONJUNKTIV_II
    if not names and speaker and not scene.frame.clause.passive and (anyone or own_voice(scene)):
        names = [speaker]
    return [Stance(holder=name, stance=kind, span=scene.frame.span) for name in names]


def own_party(scene: Scene, party: Party) -> bool:
    """Whether a party in speech is the speaker's own: "*unsere Partei*", in Konjunktiv also "das Land"."""
    before = scene.doc[max(0, party.first - 1) : party.first + 1]
    body = scene.frame.clause.konjunktiv and scene.doc[party.last].lower_ in listed(
        "papers_stances", "own_body"
    )
    return body or any(t.lower_ in listed("papers_stances", "own") for t in before)


def own_voice(scene: Scene) -> bool:
    """Whether who speaks is the subject: "man", "ihre Partei" in speech, "werde er ablehnen"."""
    subject = scene.frame.clause.subject
    if subject is None:
        return scene.frame.kind == "inf"
    words = [t.lower_ for t in subject_of(scene.frame)]
    own, bodies = listed("papers_stances", "own"), listed("papers_stances", "own_body")
    if scene.frame.clause.konjunktiv and words in (["er"], ["sie"]):
        return True  # "den Plan werde er ablehnen, kündigte Weber an"
    return bool(words) and (words[0] in own or words[-1] in bodies)
