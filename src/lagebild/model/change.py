"""What differs between two states of knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lagebild.model.dossier import Evidence

HEARSAY = "hearsay"
"""Stands for whoever says something, where nobody is named: "agreed (hearsay)"."""


class ChangeKind(StrEnum):
    """What became of an entry between two states of knowledge, the gravest first."""

    CORRECTED = "corrected"
    """Withdrawn: by a later version of an article, or by whoever had asserted it."""
    CONTRADICTED = "contradicted"
    """Somebody denies what stood, or one more voice does."""
    CONFIRMED = "confirmed"
    """What was announced, hearsay, disputed or one voice's word is now told as fact, or by another side."""
    CHANGED = "changed"
    NEW = "new"


class Aspect(StrEnum):
    """What of an entry a change is about."""

    ENTRY = "entry"
    """The entry as a whole is new."""
    REPRINT = "reprint"
    """An article that prints what another one had: no new source."""
    REPLACES = "replaces"
    STATUS = "status"
    TIME = "time"
    PLACE = "place"
    PARTICIPANT = "participant"
    NAME = "name"
    ROLE = "role"
    FORMER_ROLE = "former_role"
    SIDE = "side"
    CONTENT = "content"
    STANCE = "stance"
    KNOWN = "known"
    REVISES = "revises"
    VOICE_FOR = "voice_for"
    VOICE_AGAINST = "voice_against"
    JOINED = "joined"
    """Entries that were two are one now."""
    REGROUPED = "regrouped"
    """What known articles say is told as an entry of its own now."""
    GONE = "gone"
    """No longer an entry of its own, and part of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: which entry of which section, what of it, from what to what, and the evidence.

    ``before`` and ``after`` are values of ``record.json`` (a status, a time) or names; None where there was
    or is nothing. Behind a value stands whose word it is: "agreed (Rita Weber)", "open (hearsay)".
    ``evidence`` is never empty: what is new where there is such, else the entry's own.
    """

    kind: ChangeKind
    section: str
    id: str
    name: str
    aspect: Aspect
    before: str | None = None
    after: str | None = None
    evidence: tuple[Evidence, ...]
