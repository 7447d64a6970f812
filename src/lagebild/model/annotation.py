"""What one article says, read from that article alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lagebild.model.article import Article
from lagebild.model.span import CharSpan


class MentionKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    STATE = "state"
    PLACE = "place"
    PAPER = "paper"
    GROUP = "group"


class QuotationType(StrEnum):
    """Form of a quotation, as in the German News Quotation Attribution dataset (2024)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"
    FREE_INDIRECT = "free_indirect"
    INDIRECT_FREE_INDIRECT = "indirect_free_indirect"


class Act(StrEnum):
    """What a speaker does by saying it. Denial, rejection, non-confirmation and silence stay apart."""

    SAY = "say"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    ADMIT = "admit"
    DEMAND = "demand"
    PROPOSE = "propose"
    OFFER = "offer"
    PROMISE = "promise"
    THREATEN = "threaten"
    WARN = "warn"
    DENY = "deny"
    REJECT = "reject"
    CRITICISE = "criticise"
    ACCUSE = "accuse"
    WELCOME = "welcome"
    PRAISE = "praise"
    ASK = "ask"
    AGREE = "agree"
    DOUBT = "doubt"
    REGRET = "regret"
    NO_COMMENT = "no_comment"


class TimexType(StrEnum):
    """TIMEX3 type."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class EventType(StrEnum):
    """What kind of event between parties."""

    TALKS = "talks"
    MEETING = "meeting"
    SUMMIT = "summit"
    VISIT = "visit"
    CALL = "call"
    ARRIVAL = "arrival"
    SIGNING = "signing"
    PRESENTATION = "presentation"
    DECISION = "decision"
    ANNOUNCEMENT = "announcement"
    OTHER = "other"


class EventStatus(StrEnum):
    """How firmly the text gives an event. ``disputed`` arises only across statements."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    REPORTED = "reported"
    DENIED = "denied"
    CANCELLED = "cancelled"
    DISPUTED = "disputed"


class PaperKind(StrEnum):
    """What kind of paper lies on the table."""

    PLAN = "plan"
    AGREEMENT = "agreement"
    FRAMEWORK = "framework"
    DECLARATION = "declaration"
    DRAFT = "draft"
    OFFER = "offer"
    BUNDLE = "bundle"
    OTHER = "other"


class StanceKind(StrEnum):
    """Where a party stands towards a paper. ``demands``: asks for changes to it."""

    SUPPORTS = "supports"
    AGREES = "agrees"
    DEMANDS = "demands"
    CRITICISES = "criticises"
    REJECTS = "rejects"
    REVISES = "revises"


class IssueStatus(StrEnum):
    """How a point of a negotiation stands. ``unclear``: the report, a paper or a person leaves it open;
    ``set_aside``: left out of the talks or put off."""

    OPEN = "open"
    DISPUTED = "disputed"
    UNCLEAR = "unclear"
    SET_ASIDE = "set_aside"
    AGREED = "agreed"


class PaperAccess(StrEnum):
    """How the text of a paper is known."""

    PUBLISHED = "published"
    LEAKED = "leaked"
    REPORTED = "reported"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A proper name in the text. ``name`` is its fullest nominative form that this article supports.

    ``of`` names the state that a government mention stands for ("Moskau", "Kreml" -> "Russland"), or the
    body or state a group belongs to, where the text or general knowledge says so.
    """

    span: CharSpan
    kind: MentionKind
    name: str
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or kinship of a named person: ``title`` as written, without the name.

    ``span`` covers the title words. ``of`` names the state, body or person that it belongs to, in its
    nominative form ("der ukrainische Unterhändler" -> "Ukraine", "Trumps Schwiegersohn" -> "Donald Trump").
    """

    name: str
    title: str
    span: CharSpan
    of: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A person or group that nobody names: "ein Berater Putins", "Verhandlungskreise", "beide Delegationen".

    ``text`` is its nominative form without changes beyond inflection, ``of`` whom it belongs to.
    """

    span: CharSpan
    text: str
    of: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A named person who belongs to a delegation ("Der Delegation gehören Thoma und Holm an") or a party
    ("Thoma (SPD)").

    ``name`` is a ``Mention.name``, ``group`` the ``Description.text`` of the delegation or the name of the
    body; ``span`` reaches from the one to the other.
    """

    name: str
    group: str
    span: CharSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Words that point to somebody named elsewhere in the article: "er", "seine", "der Kanzler".

    ``names`` are ``Mention.name`` values; empty where it stays undecided.
    """

    span: CharSpan
    names: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What somebody is said to have said, with the words that say so.

    ``spans`` is the content (several pieces are one quotation), ``frame`` the framing clause, ``cue`` the
    word of saying, ``speaker`` the words that name the speaker, also in another sentence. ``speakers`` are
    the resolved names, empty where open. ``via`` names who passes it on ("wie Axios berichtet"). ``within``
    is the index, in ``AnnotatedArticle.quotations``, of the quotation that this one lies in.
    """

    type: QuotationType
    spans: tuple[CharSpan, ...]
    act: Act = Act.SAY
    speaker: tuple[CharSpan, ...] = ()
    speakers: tuple[str, ...] = ()
    cue: tuple[CharSpan, ...] = ()
    frame: tuple[CharSpan, ...] = ()
    addressee: tuple[CharSpan, ...] = ()
    addressee_name: str | None = None
    medium: str | None = None
    via: str | None = None
    said: str | None = None
    """EDTF of the time at which it was said, where the text says so ("sagte am Freitag")."""
    within: int | None = None
    rule: str | None = None

    @property
    def speaker_name(self) -> str | None:
        """The one resolved speaker, or None where there is none or more than one."""
        return self.speakers[0] if len(self.speakers) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearsay:
    """Something said to be so with nobody to name: "es wird vermutet, dass", "soll ... zugestimmt haben".

    ``span`` is the proposition, ``cue`` the words that mark it.
    """

    span: CharSpan
    cue: CharSpan
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A temporal expression: TIMEX3 ``type`` and ``value``, and an EDTF interval for the record.

    ``start`` and ``end`` are EDTF (ISO 8601-2) bounds; both None when it cannot be anchored. ``anchor`` is
    the day that it was counted from. ``vague`` marks an interval within which the real time lies
    ("am Wochenende", "in der Nacht zum Freitag"), unlike one that is filled from end to end.
    """

    span: CharSpan
    type: TimexType
    value: str
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    anchor: str | None = None
    vague: bool = False
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who takes part in an event: a resolved name or the words as written, with its place in the text."""

    name: str
    span: CharSpan
    side: str | None = None
    host: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens between parties, as strongly as the text gives it.

    ``span`` is the clause that states it, ``evidence`` that clause and others about the same event.
    ``start`` and ``end`` are EDTF; ``when`` is the temporal expression they were read from. ``said_by``
    names whose word it is when the clause stands inside a quotation.
    """

    span: CharSpan
    type: EventType
    status: EventStatus
    title: str
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    place_span: CharSpan | None = None
    start: str | None = None
    end: str | None = None
    when: CharSpan | None = None
    round: int | None = None
    format: str | None = None
    said_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    evidence: tuple[CharSpan, ...] = ()
    moved_to: str | None = None
    """EDTF of the new date, where the text moves the event ("auf den 3. März verschoben")."""
    label: str = ""
    """What the event is called, without parties and place: "Zweite Runde der Verhandlungen"."""
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContent:
    """Something that a paper is said to provide: "eine Waffenruhe von 60 Tagen".

    ``dropped`` says that it is said to stand in the paper no longer.
    """

    text: str
    span: CharSpan
    dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A party's position towards a paper, with the clause that states it.

    ``said_by`` names who says so where that is somebody else: "Weber sagte, Norland habe zugestimmt".
    """

    holder: str
    stance: StanceKind
    span: CharSpan
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A plan, draft, offer or agreement that the article speaks of.

    ``mentions`` are all its places in the text. ``revises``, ``part_of`` hold indices into
    ``AnnotatedArticle.papers``. ``size`` is the number of papers in a bundle ("vier zentrale Dokumente").
    ``withdrawn`` says that whoever presented it took it off the table.
    """

    span: CharSpan
    name: str
    kind: PaperKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[CharSpan, ...] = ()
    points: int | None = None
    pages: int | None = None
    size: int | None = None
    presented_by: tuple[str, ...] = ()
    presented: str | None = None
    revises: tuple[int, ...] = ()
    part_of: tuple[int, ...] = ()
    known: PaperAccess = PaperAccess.REPORTED
    contents: tuple[PaperContent, ...] = ()
    stances: tuple[Stance, ...] = ()
    withdrawn: bool = False
    evidence: tuple[CharSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something announced, offered or demanded for a time: "bis Freitag", "am 24. Juni eingeladen".

    ``what`` is what is announced as a phrase of its own, ``when`` EDTF (``../2026-02-13`` for "by"), ``by``
    who announces. ``event`` is an index into ``AnnotatedArticle.events`` where the thing announced is one of
    them. ``moved_from`` is the earlier day of "statt am Mittwoch nun am Freitag".
    """

    span: CharSpan
    what: str
    act: Act = Act.ANNOUNCE
    when: str | None = None
    by: tuple[str, ...] = ()
    event: int | None = None
    moved_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A point that is negotiated, and how it stands: "Offen blieb, wer die Truppen bezahlt".

    ``matter`` are the words that name the point, ``text`` the same as a phrase of its own ("die Laufzeit",
    "wer die Truppen bezahlt"), ``span`` the clause that says how it stands. ``parties`` are those who agree
    or disagree about it, where the clause names them, ``said_by`` whose word it is inside a quotation;
    ``hearsay`` marks what is only said to stand so ("soll noch strittig sein").
    """

    span: CharSpan
    matter: CharSpan
    text: str
    status: IssueStatus
    parties: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    hearsay: bool = False
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article together with everything that its text alone says."""

    article: Article
    sentences: tuple[CharSpan, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    descriptions: tuple[Description, ...] = ()
    memberships: tuple[Membership, ...] = ()
    references: tuple[Reference, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    hearsay: tuple[Hearsay, ...] = ()
    timexes: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    papers: tuple[Paper, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    issues: tuple[Issue, ...] = ()
