"""What the pages are made from: a dossier, the whole or one negotiation, with its lists worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import RLock
from typing import Any, TypeVar

from lagebild.model.dossier import (
    Claim,
    Dossier,
    Entity,
    Evidence,
    RecordedArticle,
    RecordedQuotation,
    Thread,
)
from lagebild.publish.anchors import anchor, key
from lagebild.publish.chronicle import (
    ChronicleEntry,
    Row,
    all_people,
    all_sides,
    chronicle_rows,
    entry_of,
)
from lagebild.publish.disputes import DisputeGroup, dispute_groups
from lagebild.publish.index import DossierIndex, all_evidence, voices_evidence
from lagebild.publish.library import SourceArticle, source_article
from lagebild.publish.papers import PaperCard, paper_cards
from lagebild.publish.people import Person, Side, sides
from lagebild.publish.points import PointGroup, point_groups
from lagebild.publish.select import coverage, publication_days
from lagebild.publish.state import StateGroup, state_of_play
from lagebild.publish.statements import StatementLine, quoted_parts, statement_line
from lagebild.publish.svg_lineage import Lineage, lineage
from lagebild.publish.svg_network import Network, network
from lagebild.publish.svg_timeline import Strip, strip
from lagebild.publish.timetable import Timetable, timetable
from lagebild.publish.wording import language
from lagebild.web.links import ENTRIES

T = TypeVar("T")


class Scope:
    """A dossier with its lists. ``prefix`` begins its addresses; ``thread`` is None for the whole."""

    def __init__(self, dossier: Dossier, thread: Thread | None = None) -> None:
        self.dossier = dossier
        self.thread = thread
        self.prefix = f"/verhandlung/{key(thread.id)}" if thread else ""
        self.index = DossierIndex(dossier)
        self._spoken: dict[tuple[str, str], Any] = {}
        self._lock = RLock()

    def _once(self, name: str, make: Callable[[], T]) -> T:
        """Return what is made once for each language."""
        place = (name, language())
        with self._lock:
            if place not in self._spoken:
                self._spoken[place] = make()
            found: T = self._spoken[place]
            return found

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The lines of the chronicle."""
        return chronicle_rows(self.index)

    def entries(self) -> tuple[ChronicleEntry, ...]:
        """Return the lines of the chronicle written out."""
        return self._once("entries", lambda: tuple(entry_of(self.index, row) for row in self.rows))

    def strip(self) -> Strip | None:
        """Return the drawing of the chronicle."""
        return self._once("strip", lambda: strip(self.entries(), self.index.as_of))

    def state(self) -> tuple[StateGroup, ...]:
        """Return the overview."""
        return self._once("state", lambda: state_of_play(self.index))

    def sides(self) -> tuple[Side, ...]:
        """Return the parties."""
        return self._once("sides", lambda: sides(self.index))

    def met(self) -> Network | None:
        """Return the drawing of who met whom."""
        return self._once("met", lambda: network(self.index))

    def papers(self) -> tuple[PaperCard, ...]:
        """Return the papers as cards."""
        return self._once("papers", lambda: paper_cards(self.index))

    def lineage(self) -> Lineage | None:
        """Return the drawing of the papers' descent."""
        return self._once("lineage", lambda: lineage(self.papers()))

    def disputes(self) -> tuple[DisputeGroup, ...]:
        """Return the claims by status."""
        return self._once("disputes", lambda: dispute_groups(self.index))

    def points(self) -> tuple[PointGroup, ...]:
        """Return the points of the negotiation by status."""
        return self._once("points", lambda: point_groups(self.index))

    def timetable(self) -> Timetable:
        """Return the announced dates."""
        return self._once("timetable", lambda: timetable(self.index))

    def coverage(self) -> str:
        """Return what the dossier is made from, in a line."""
        return self._once("coverage", lambda: coverage(self.dossier))

    @cached_property
    def days(self) -> tuple[str, ...]:
        """Days of publication, newest first."""
        return publication_days(self.dossier)

    @cached_property
    def _parts(self) -> dict[str, tuple[RecordedQuotation, ...]]:
        return quoted_parts(self.index)

    def statement(self, quotation: RecordedQuotation) -> StatementLine:
        """Return one quotation as a line."""
        return statement_line(self.index, quotation, self._parts)

    @cached_property
    def _evidence_counts(self) -> dict[str, int]:
        found: dict[str, set[Evidence]] = {}
        for _, evidence in all_evidence(self.dossier):
            found.setdefault(evidence.article, set()).add(evidence)
        return {article: len(evidence) for article, evidence in found.items()}

    @cached_property
    def _corrected(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for entry in self.dossier.articles:
            if entry.corrects:
                found.setdefault(entry.corrects, []).append(entry.article.id)
        return found

    def article(self, entry: RecordedArticle) -> SourceArticle:
        """Return one article with its evidence marked."""
        return source_article(
            self.index, entry, self._evidence_counts.get(entry.article.id, 0), self._corrected
        )

    def evidence_in(self, article_id: str) -> int:
        """Return how many pieces of evidence an article has."""
        return self._evidence_counts.get(article_id, 0)

    @cached_property
    def articles_by_key(self) -> dict[str, RecordedArticle]:
        """The articles by the key that their addresses have."""
        return {key(entry.article.id): entry for entry in self.dossier.articles}

    @cached_property
    def chronicle_sides(self) -> tuple[Entity, ...]:
        """The sides that occur in the chronicle, by name."""
        return all_sides(self.entries())

    @cached_property
    def chronicle_people(self) -> tuple[Entity, ...]:
        """The persons that occur in the chronicle, by name."""
        return all_people(self.entries())

    def people(self) -> dict[str, Person]:
        """Return everybody by id."""
        return self._once(
            "people",
            lambda: {
                person.entity.id: person
                for side in self.sides()
                for person in (side.party, *side.persons, *side.bodies, *side.minor)
                if person is not None
            },
        )

    @cached_property
    def said_by(self) -> dict[str, list[RecordedQuotation]]:
        """Everybody's statements, newest first."""
        found: dict[str, list[RecordedQuotation]] = {}
        days = {entry.article.id: entry.article.published or "" for entry in self.dossier.articles}
        for quotation in sorted(self.dossier.quotations, key=lambda q: days.get(q.article, ""), reverse=True):
            for speaker in {who.entity for who in quotation.speakers if who.entity}:
                found.setdefault(speaker, []).append(quotation)
        return found

    @cached_property
    def rows_of(self) -> dict[str, list[Row]]:
        """Everybody's events, in the order of time."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            for who in {one.entity for one in row.event.participants} if row.event else ():
                found.setdefault(who, []).append(row)
        return found

    @cached_property
    def row_of_event(self) -> dict[str, Row]:
        """The line of each event."""
        return {row.event.id: row for row in self.rows if row.event}

    @cached_property
    def entities_by_key(self) -> dict[str, str]:
        """The ids of names by the key that addresses have."""
        return {key(entity.id): entity.id for entity in self.dossier.entities}

    @cached_property
    def entries_by_anchor(self) -> dict[str, tuple[str, Any]]:
        """All entries with their sections by the anchor that their addresses have."""
        return {
            anchor(letter, entry.id): (section, entry)
            for letter, section in ENTRIES.items()
            for entry in getattr(self.dossier, section)
        }

    @cached_property
    def entries_in(self) -> dict[str, list[tuple[str, Any]]]:
        """The entries that rest on words of each article: the letter of the anchor, and the entry."""
        found: dict[str, list[tuple[str, Any]]] = {}
        for letter, section in ENTRIES.items():
            for entry in getattr(self.dossier, section):
                for article in sorted({item.article for item in _evidence(entry)}):
                    found.setdefault(article, []).append((letter, entry))
        return found

    def name_of(self, entry_id: str) -> str | None:
        """Return what an entry is called, None where there is none of this id."""
        for letter in ENTRIES:
            if found := self.entries_by_anchor.get(anchor(letter, entry_id)):
                row = found[1]
                return str(
                    next(getattr(row, f) for f in ("name", "title", "what", "text") if hasattr(row, f))
                )
        return None

    def warm(self) -> None:
        """Work out what the first visitor of a page would wait for."""
        self.entries()
        self.strip()
        self.state()
        self.sides()
        self.met()
        self.lineage()
        self.disputes()
        self.timetable()
        self.coverage()
        _ = (self.entries_by_anchor, self.articles_by_key, self._evidence_counts, self._corrected, self.days)
        _ = (self._parts, self.index.marks(""), self.index.vouchers)
        _ = (self.index.checked, self.people(), self.said_by, self.rows_of, self.row_of_event)
        _ = (self.entries_in, self.chronicle_sides, self.chronicle_people, self.entities_by_key)


def _evidence(entry: Any) -> tuple[Evidence, ...]:
    """Return the evidence of an entry as a whole; names have none of their own."""
    if isinstance(entry, Claim):
        return voices_evidence((*entry.supporters, *entry.opponents))
    found: tuple[Evidence, ...] = getattr(entry, "evidence", ())
    return found


def narrowed(dossier: Dossier, thread: Thread) -> Dossier:
    """Return the part of a dossier that rests on the articles of one negotiation.

    An entry is in it if some of its evidence is; people are, if an article names them or an entry needs them.
    """
    inside = frozenset(thread.articles)

    def told(evidence: tuple[Evidence, ...]) -> bool:
        return any(item.article in inside for item in evidence)

    def claimed(claim: Claim) -> bool:
        return told(voices_evidence((*claim.supporters, *claim.opponents)))

    events = tuple(event for event in dossier.events if told(event.evidence))
    papers = tuple(paper for paper in dossier.papers if told(paper.evidence))
    claims = tuple(claim for claim in dossier.claims if claimed(claim))
    agenda = tuple(item for item in dossier.agenda if told(item.evidence))
    issues = tuple(issue for issue in dossier.issues if told(issue.evidence))
    articles = tuple(entry for entry in dossier.articles if entry.article.id in inside)
    named = {
        entity.id
        for entity in dossier.entities
        if any(article in inside for alias in entity.aliases for article in alias.articles)
    }
    named.update(who.entity for event in events for who in event.participants)
    named.update(party for issue in issues for party in issue.parties)
    named.update(place for event in events for place in event.places)
    belonging = {entity.id: (entity.of, entity.side) for entity in dossier.entities}
    named.update(one for entity in tuple(named) for one in belonging.get(entity, ()) if one)
    as_of = max((entry.article.day or "" for entry in articles), default="") or dossier.as_of
    return Dossier(
        articles=articles,
        entities=tuple(entity for entity in dossier.entities if entity.id in named),
        quotations=tuple(quotation for quotation in dossier.quotations if quotation.article in inside),
        events=events,
        papers=papers,
        claims=claims,
        agenda=agenda,
        issues=issues,
        as_of=max(as_of or "", dossier.as_of or "") or None,
        threads=(thread,),
        corrections=dossier.corrections,
    )
