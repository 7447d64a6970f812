"""Speakers that only the finished picture shows: "Und: „…“", "Die Lage sei ernst: „…“"."""

from __future__ import annotations

from lagebild.annotate.quotations.draft import Draft, Scene


def settle_speakers(scene: Scene) -> None:
    """Give words behind a colon without a word of saying to whoever was quoted right before.

    Only where the colon follows nothing that can speak: a single word ("Und: „…“") or reported speech.
    """
    for draft in scene.drafts:
        if draft.rule != "colon" or draft.cue or not _open(draft):
            continue
        before = scene.last_draft(draft.start)
        distance = (
            scene.words.sentence_of[draft.start] - scene.words.sentence_of[before.stop - 1] if before else 9
        )
        if before is not None and before.speaker and distance <= 1:
            draft.speaker, draft.carried = before.speaker, before


def _open(draft: Draft) -> bool:
    return not draft.speaker or (draft.clause is not None and draft.clause.konjunktiv)


def _next(scene: Scene, before: Draft, draft: Draft) -> bool:
    number = scene.words.sentence_of
    return number[draft.start] - number[before.stop - 1] <= 1
