"""The record as it is published: resolved, with evidence, ready to be written out.

Mirrors ``record.json`` (schema ``lagebild/record/1``); the terms are explained in ``docs/record.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lagebild.model.annotation import (
    Act,
    EventStatus,
    EventType,
    IssueStatus,
    PaperAccess,
    PaperKind,
    QuotationType,
    StanceKind,
)
from lagebild.model.article import Article
from lagebild.model.correction import Correction
from lagebild.model.entity import EntityKind, Judgement


class ContentStatus(StrEnum):
    """Whether what was said of a paper still stands."""

    STANDS = "stands"
    CORRECTED = "corrected"
    DROPPED = "dropped"


class ClaimStatus(StrEnum):
    """How a claim stands among the sides."""

    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    DENIED = "denied"
    SINGLE_SOURCE = "single_source"
    RETRACTED = "retracted"


class AgendaStatus(StrEnum):
    """What became of something announced."""

    OPEN = "open"
    HAPPENED = "happened"
    MISSED = "missed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Words of an article: ``field`` of it from ``start`` to ``end`` equals ``text``."""

    article: str
    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedArticle:
    """An article in the record, with its relations to other articles."""

    article: Article
    same_text_as: str | None = None
    shares_copy_with: tuple[str, ...] = ()
    corrects: str | None = None
    origin: str | None = None
    """Id of the article that stands for all copies of one text; the article's own id where it is alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A form of a name as written, inflection undone, and the articles that have it."""

    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRole:
    """An office of an entity. ``first_seen`` and ``last_seen`` are days of publication."""

    title: str
    of: str | None
    former: bool
    first_seen: str | None
    last_seen: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that the record is about."""

    id: str
    kind: EntityKind
    name: str
    of: str | None = None
    side: str | None = None
    aliases: tuple[Alias, ...] = ()
    roles: tuple[HeldRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: an entity where known, and the words that name it."""

    entity: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedQuotation:
    """A quotation in the record. Of the evidence the content comes first, then the frame."""

    id: str
    article: str
    type: QuotationType
    act: Act
    text: str
    speakers: tuple[Speaker, ...]
    within: str | None
    addressee: Speaker | None
    medium: str | None
    said: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedParticipant:
    """Who is said to have taken part."""

    entity: str
    side: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedEvent:
    """An event in the record, joined over all articles that speak of it."""

    id: str
    type: EventType
    title: str
    status: EventStatus
    participants: tuple[RecordedParticipant, ...]
    places: tuple[str, ...]
    start: str | None
    end: str | None
    round: int | None
    evidence: tuple[Evidence, ...]
    format: str | None = None
    """How it was held, where a report tells it: "direct", "indirect", "separate", "fringe" and others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedContent:
    """What a paper is said to provide."""

    text: str
    status: ContentStatus
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStance:
    """Where an entity stands towards a paper.

    ``said_by`` are those of other sides who say so, where nobody else does: the articles do not tell it as
    the entity's own word.
    """

    entity: str
    stance: StanceKind
    evidence: tuple[Evidence, ...]
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPaper:
    """A paper in the record with its lineage."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: PaperKind
    points: int | None
    presented_by: tuple[str, ...]
    presented: str | None
    revises: tuple[str, ...]
    part_of: tuple[str, ...]
    known: PaperAccess
    contents: tuple[RecordedContent, ...]
    stances: tuple[RecordedStance, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who asserts or denies a claim; ``entity`` is None for hearsay with nobody to name."""

    entity: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A checkable statement about the negotiation and the voices for and against it."""

    id: str
    text: str
    status: ClaimStatus
    supporters: tuple[Voice, ...]
    """``for`` in record.json."""
    opponents: tuple[Voice, ...]
    """``against`` in record.json."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """Something announced, and what became of it."""

    id: str
    what: str
    when: str | None
    status: AgendaStatus
    moved_to: str | None
    announced_by: tuple[str, ...]
    event: str | None
    evidence: tuple[Evidence, ...]
    outcome: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueState:
    """How one article says that a point stands.

    ``day`` is that of publication; ``said_by`` whose word it is, where the article does not say so itself.
    ``hearsay`` marks what is only said to be so, or by somebody without a name ("ein Diplomat").
    """

    status: IssueStatus
    day: str | None
    article: str
    said_by: tuple[str, ...]
    hearsay: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedIssue:
    """A point that is negotiated, joined over all articles that tell how it stands: "die Laufzeit".

    ``text`` is the wording that says most, ``status`` how it stands now, ``history`` its course in time.
    """

    id: str
    text: str
    aliases: tuple[str, ...]
    status: IssueStatus
    parties: tuple[str, ...]
    history: tuple[IssueState, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Articles about one negotiation; an article can belong to several."""

    id: str
    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that is published, in a fixed order, so that the same input gives the same bytes."""

    articles: tuple[RecordedArticle, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[RecordedQuotation, ...] = ()
    events: tuple[RecordedEvent, ...] = ()
    papers: tuple[RecordedPaper, ...] = ()
    claims: tuple[Claim, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    issues: tuple[RecordedIssue, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    as_of: str | None = None
    """The day (ISO date) that the agenda was judged on."""
    threads: tuple[Thread, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """What people put right, each with the id that its entry has now; „discard“ with the id that it had."""
