"""What the record asserts, and where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lagebild.model.annotation import (
    Commitment,
    Description,
    Event,
    Hearsay,
    Issue,
    Membership,
    Mention,
    Paper,
    Quotation,
    Reference,
    Role,
)
from lagebild.model.span import CharSpan

Finding = (
    Mention
    | Role
    | Description
    | Membership
    | Reference
    | Quotation
    | Hearsay
    | Event
    | Paper
    | Commitment
    | Issue
)


class StatementKind(StrEnum):
    """Which extractor's finding a statement records."""

    MENTION = "mention"
    ROLE = "role"
    DESCRIPTION = "description"
    MEMBERSHIP = "membership"
    REFERENCE = "reference"
    QUOTATION = "quotation"
    HEARSAY = "hearsay"
    EVENT = "event"
    PAPER = "paper"
    COMMITMENT = "commitment"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a statement was read."""

    article_id: str
    span: CharSpan
    excerpt: str
    """Equals ``article.text[span.start:span.end]``, to the letter."""
    extractor: str
    version: str
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One finding of one article with the words it was read from.

    ``id`` hashes article, kind and finding, so that a second run adds nothing. ``index`` is the finding's
    place among those of its kind in the article, which ``Quotation.within``, ``Paper.revises`` and the like
    refer to. ``evidence`` is never empty.
    """

    id: str
    article_id: str
    kind: StatementKind
    index: int
    finding: Finding
    evidence: tuple[Provenance, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"statement {self.id} has no evidence")
