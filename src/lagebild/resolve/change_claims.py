"""What became of claims and of what was announced, between two states of knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lagebild.model.change import Aspect, Change, ChangeKind
from lagebild.model.dossier import AgendaItem, AgendaStatus, Claim, ClaimStatus, Evidence, Voice
from lagebild.resolve.change_scene import Scene, spoken
from lagebild.resolve.matching import Match

_CLAIM_KINDS = {
    ClaimStatus.CONFIRMED: ChangeKind.CONFIRMED,
    ClaimStatus.CONTESTED: ChangeKind.CONTRADICTED,
    ClaimStatus.DENIED: ChangeKind.CONTRADICTED,
    ClaimStatus.RETRACTED: ChangeKind.CORRECTED,
    ClaimStatus.SINGLE_SOURCE: ChangeKind.CHANGED,
}


def claim_changes(scene: Scene, pairs: Iterable[Match[Claim]]) -> Iterator[Change]:
    """Yield the changes of claims: the status, else further voices for and against."""
    for pair in pairs:
        now = pair.after or pair.before[0]
        parts = [(claim.id, claim.text) for claim in pair.before]
        yield from scene.whole("claims", pair, now.text, spoken(now), parts, now.status)
        if not pair.after or not pair.before:
            continue
        was = pair.before[0]
        if was.status is not now.status:
            kind = _CLAIM_KINDS[now.status]
            yield scene.changed(
                "claims", now.id, now.text, Aspect.STATUS, was.status, now.status, _telling(now, kind), kind
            )
        else:
            yield from _voices(scene, pair.before, now)


def _telling(claim: Claim, kind: ChangeKind) -> tuple[Evidence, ...]:
    """Return the evidence of those whose word made the status what it is."""
    voices = claim.opponents if kind is ChangeKind.CONTRADICTED else claim.supporters
    return tuple(row for voice in voices for row in voice.evidence) or spoken(claim)


def _voices(scene: Scene, earlier: tuple[Claim, ...], now: Claim) -> Iterator[Change]:
    for aspect, kind, voices, known in (
        (Aspect.VOICE_FOR, ChangeKind.CHANGED, now.supporters, [v for c in earlier for v in c.supporters]),
        (
            Aspect.VOICE_AGAINST,
            ChangeKind.CONTRADICTED,
            now.opponents,
            [v for c in earlier for v in c.opponents],
        ),
    ):
        for voice in _further(scene, voices, known):
            name = scene.name(voice.entity)
            yield scene.changed("claims", now.id, now.text, aspect, None, name, voice.evidence, kind)


def _further(scene: Scene, voices: Iterable[Voice], known: Iterable[Voice]) -> Iterator[Voice]:
    heard = {scene.same_entity(voice.entity) for voice in known}
    return (voice for voice in voices if voice.entity not in heard)


def agenda_changes(scene: Scene, pairs: Iterable[Match[AgendaItem]]) -> Iterator[Change]:
    """Yield what became of announcements: the status, with the outcome as evidence, and the date."""
    for pair in pairs:
        now = pair.after or pair.before[0]
        parts = [(item.id, item.what) for item in pair.before]
        yield from scene.whole("agenda", pair, now.what, now.evidence, parts, now.status)
        if not pair.after or not pair.before:
            continue
        was = pair.before[0]
        shown = now.outcome or now.evidence
        if was.status is not now.status:
            happened = now.status is AgendaStatus.HAPPENED
            kind = ChangeKind.CONFIRMED if happened else ChangeKind.CHANGED
            yield scene.changed(
                "agenda", now.id, now.what, Aspect.STATUS, was.status, now.status, shown, kind
            )
        if (was.moved_to or was.when) != (now.moved_to or now.when):
            old, new = was.moved_to or was.when, now.moved_to or now.when
            yield scene.changed("agenda", now.id, now.what, Aspect.TIME, old, new, shown)
