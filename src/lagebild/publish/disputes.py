"""Streitpunkte: claims with the voices for and against them, and how many sources stand behind."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.model.dossier import Claim, ClaimStatus, Entity, Voice
from lagebild.publish.anchors import anchor
from lagebild.publish.index import DossierIndex, parties, voices_evidence
from lagebild.publish.wording import label

_ORDER = (
    ClaimStatus.CONTESTED,
    ClaimStatus.DENIED,
    ClaimStatus.RETRACTED,
    ClaimStatus.SINGLE_SOURCE,
    ClaimStatus.CONFIRMED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """Four things that must not be mistaken for each other. Ten copies of a text are one origin."""

    articles: int
    origins: int
    sides: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A claim as a card."""

    claim: Claim
    anchor: str
    status_word: str
    counters: Counters
    sides: tuple[Entity, ...]
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeGroup:
    """The claims of one status."""

    status: ClaimStatus
    word: str
    help: str
    disputes: tuple[Dispute, ...]


def dispute_groups(index: DossierIndex) -> tuple[DisputeGroup, ...]:
    """Return the claims by status, what is contested first, newest report first."""
    groups = []
    for status in _ORDER:
        found = [dispute(index, claim) for claim in index.dossier.claims if claim.status is status]
        found.sort(key=lambda dispute: dispute.claim.id)
        found.sort(key=lambda dispute: dispute.last, reverse=True)
        if found:
            groups.append(
                DisputeGroup(
                    status=status,
                    word=label("claim_status", status),
                    help=label("claim_status_help", status),
                    disputes=tuple(found),
                )
            )
    return tuple(groups)


def dispute(index: DossierIndex, claim: Claim) -> Dispute:
    """Return one claim as a card."""
    voices = (*claim.supporters, *claim.opponents)
    return Dispute(
        claim=claim,
        anchor=anchor("c", claim.id),
        status_word=label("claim_status", claim.status),
        counters=count(index, voices),
        sides=parties(index, [voice.entity for voice in voices]),
        last=index.last_day(voices_evidence(voices)),
    )


def count(index: DossierIndex, voices: tuple[Voice, ...]) -> Counters:
    """Count articles, origins, sides and primary sources behind some voices."""
    evidence = voices_evidence(voices)
    speakers = {voice.entity for voice in voices if voice.entity is not None}
    return Counters(
        articles=len({item.article for item in evidence}),
        origins=len(index.origins(evidence)),
        sides=len({side for speaker in speakers if (side := index.side_of(speaker)) is not None}),
        sources=len(speakers),
    )
