"""Look-ups over a dossier: names, sides, evidence by article, who vouches for a stretch of text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from lagebild.model.annotation import QuotationType
from lagebild.model.correction import Correction, CorrectionKind
from lagebild.model.dossier import (
    Dossier,
    Entity,
    Evidence,
    RecordedArticle,
    RecordedQuotation,
    Thread,
    Voice,
)
from lagebild.model.entity import EntityKind
from lagebild.publish.anchors import place
from lagebild.publish.marks import Mark
from lagebild.publish.wording import say, tables

_UMLAUTS = str.maketrans("äöü", "aou")
_PIECE_GAP = " […] "


class DossierIndex:
    """A dossier with its look-ups, each computed once."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.articles = {entry.article.id: entry for entry in dossier.articles}
        self.entities = {entity.id: entity for entity in dossier.entities}
        self.events = {event.id: event for event in dossier.events}
        self.papers = {paper.id: paper for paper in dossier.papers}
        self.quotations = {quotation.id: quotation for quotation in dossier.quotations}

    @cached_property
    def as_of(self) -> str:
        """The day that the dossier speaks of: as judged, or that of the newest article, or ""."""
        days = [entry.article.published[:10] for entry in self.dossier.articles if entry.article.published]
        return self.dossier.as_of or max(days, default="")

    def name(self, entity_id: str | None) -> str:
        """Return the name of an entity; an id that nobody has is given as it is."""
        if entity_id is None:
            return say("common.unnamed")
        entity = self.entities.get(entity_id)
        return entity.name if entity else entity_id

    def shown_name(self, entity_id: str | None) -> str:
        """Return the name on a line of its own: „ihre Partner (Ukraine)“; „ihre“ alone says nothing."""
        name = self.name(entity_id)
        entity = self.entities.get(entity_id or "")
        first = name.partition(" ")[0].casefold()
        if entity and entity.of in self.entities and first in tables("de")["possessives"]["forms"]:
            return f"{name} ({self.name(entity.of)})"
        return name

    def names(self, entity_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the names of several entities in the given order."""
        return tuple(self.name(entity_id) for entity_id in entity_ids)

    def side_of(self, entity_id: str | None) -> str | None:
        """Return the side of an entity: as stored, else what it belongs to, else itself if a party."""
        seen: set[str] = set()
        current = entity_id
        while current is not None and current not in seen:
            seen.add(current)
            entity = self.entities.get(current)
            if entity is None:
                return None
            if entity.side is not None:
                return entity.side
            if entity.of is None:
                return current if entity.kind is EntityKind.STATE or current in self._sides else None
            current = entity.of
        return None

    @cached_property
    def _sides(self) -> frozenset[str]:
        """Everything that the record calls the side of somebody."""
        entities = {entity.side for entity in self.dossier.entities if entity.side}
        present = {who.side for event in self.dossier.events for who in event.participants if who.side}
        return frozenset(entities | present)

    @cached_property
    def checked(self) -> dict[str, Correction]:
        """Who has read an entry again and confirmed it, by the entry's id; the latest counts."""
        confirmed = (c for c in self.dossier.corrections if c.kind is CorrectionKind.CONFIRM)
        return {correction.entry: correction for correction in confirmed}

    def office_note(self, evidence: Iterable[Evidence]) -> Correction | None:
        """Return the correction that an office is called by, None where it is as the articles call it."""
        if not self._offices:
            return None
        found = (self._offices.get(f"{e.field}:{e.start}-{e.end}@{e.article}") for e in evidence)
        return next((note for note in found if note), None)

    @cached_property
    def _offices(self) -> dict[str, Correction]:
        changed = (c for c in self.dossier.corrections if c.kind is CorrectionKind.OFFICE)
        return {place: correction for correction in changed for place in correction.places}

    @cached_property
    def revisions(self) -> dict[str, list[str]]:
        """The papers that revise each paper."""
        return _reversed((paper.id, paper.revises) for paper in self.dossier.papers)

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """The papers that are parts of each paper."""
        return _reversed((paper.id, paper.part_of) for paper in self.dossier.papers)

    @cached_property
    def threads_of(self) -> dict[str, tuple[Thread, ...]]:
        """The negotiations that each article belongs to."""
        found: dict[str, list[Thread]] = defaultdict(list)
        for thread in self.dossier.threads:
            for article in thread.articles:
                found[article].append(thread)
        return {article: tuple(threads) for article, threads in found.items()}

    def article(self, article_id: str) -> RecordedArticle | None:
        """Return an article, or None where the dossier does not hold it."""
        return self.articles.get(article_id)

    def day(self, evidence: Evidence) -> str:
        """Return the day on which the evidence was published, or ""."""
        entry = self.articles.get(evidence.article)
        return (entry.article.published or "")[:10] if entry else ""

    def first_day(self, evidence: Iterable[Evidence]) -> str:
        """Return the day on which something was first reported, or ""."""
        return min((day for item in evidence if (day := self.day(item))), default="")

    def last_day(self, evidence: Iterable[Evidence]) -> str:
        """Return the day on which something was last reported, or ""."""
        return max((day for item in evidence if (day := self.day(item))), default="")

    def latest(self, evidence: tuple[Evidence, ...]) -> Evidence | None:
        """Return the evidence from the newest article."""
        return max(evidence, key=lambda item: (self.day(item), -item.start), default=None)

    def origins(self, evidence: Iterable[Evidence]) -> set[str]:
        """Return the ids of the texts that the evidence goes back to: copies of one text are one."""
        found: set[str] = set()
        for item in evidence:
            entry = self.articles.get(item.article)
            found.add((entry.origin if entry else None) or item.article)
        return found

    def vouchers(self, evidence: Evidence) -> tuple[RecordedQuotation, ...]:
        """Return the quotations whose content holds this evidence: what it says is their speakers' word."""
        if evidence.field != "text":
            return ()
        starts, pieces = self._contents.get(evidence.article, ((), ()))
        inside = pieces[: bisect_right(starts, evidence.start)]
        return tuple(quotation for end, quotation in inside if end >= evidence.end)

    @cached_property
    def _contents(self) -> dict[str, tuple[tuple[int, ...], tuple[tuple[int, RecordedQuotation], ...]]]:
        rows: dict[str, list[tuple[int, int, RecordedQuotation]]] = defaultdict(list)
        for quotation in self.dossier.quotations:
            for piece in content_of(quotation):
                if piece.field == "text":
                    rows[piece.article].append((piece.start, piece.end, quotation))
        found = {}
        for article, entries in rows.items():
            entries.sort(key=lambda row: (row[0], row[1], row[2].id))
            found[article] = (tuple(row[0] for row in entries), tuple((row[1], row[2]) for row in entries))
        return found

    def marks(self, article_id: str) -> dict[str, tuple[Mark, ...]]:
        """Return everything to be marked in an article, by field."""
        return self._marks.get(article_id, {})

    @cached_property
    def _marks(self) -> dict[str, dict[str, tuple[Mark, ...]]]:
        kinds: dict[str, dict[str, dict[Evidence, list[str]]]] = {}
        for kind, evidence in all_evidence(self.dossier):
            fields = kinds.setdefault(evidence.article, {}).setdefault(evidence.field, {})
            known = fields.setdefault(evidence, [])
            if kind not in known:
                known.append(kind)
        return {
            article: {field: _as_marks(found) for field, found in fields.items()}
            for article, fields in kinds.items()
        }


def _reversed(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, others in rows:
        for other in others:
            found[other].append(one)
    return found


def _as_marks(found: dict[Evidence, list[str]]) -> tuple[Mark, ...]:
    places: dict[str, Mark] = {}
    for evidence, kinds in sorted(found.items()):
        name = place(evidence)
        places[name] = Mark(start=evidence.start, end=evidence.end, anchor=name, kinds=tuple(kinds))
    return tuple(places.values())


def content_of(quotation: RecordedQuotation) -> tuple[Evidence, ...]:
    """Return the evidence of a quotation that is its content; the frame follows it."""
    pieces = quotation.text.count(_PIECE_GAP) + 1
    return quotation.evidence[:pieces]


def is_literal(quotation: RecordedQuotation) -> bool:
    """Whether the words are the speaker's own."""
    return quotation.type is QuotationType.DIRECT


def all_evidence(dossier: Dossier) -> Iterator[tuple[str, Evidence]]:
    """Return every piece of evidence in the dossier with the kind of entry that rests on it."""
    for entity in dossier.entities:
        for role in entity.roles:
            yield from _tagged("role", role.evidence)
    for quotation in dossier.quotations:
        yield from _tagged("quotation", quotation.evidence)
    for event in dossier.events:
        yield from _tagged("event", event.evidence)
        for participant in event.participants:
            yield from _tagged("event", participant.evidence)
    for paper in dossier.papers:
        yield from _tagged("paper", paper.evidence)
        for content in paper.contents:
            yield from _tagged("paper", content.evidence)
        for stance in paper.stances:
            yield from _tagged("paper", stance.evidence)
    for claim in dossier.claims:
        yield from _tagged("claim", voices_evidence((*claim.supporters, *claim.opponents)))
    for item in dossier.agenda:
        yield from _tagged("agenda", (*item.evidence, *item.outcome))
    for issue in dossier.issues:
        yield from _tagged("issue", issue.evidence)


def _tagged(kind: str, evidence: Iterable[Evidence]) -> Iterator[tuple[str, Evidence]]:
    return ((kind, item) for item in evidence)


def voices_evidence(voices: Iterable[Voice]) -> tuple[Evidence, ...]:
    """Return the evidence of several voices in order."""
    return tuple(item for voice in voices for item in voice.evidence)


def parties(index: DossierIndex, entity_ids: Iterable[str | None]) -> tuple[Entity, ...]:
    """Return the sides of some entities, each once, by name."""
    sides = {side for entity_id in entity_ids if (side := index.side_of(entity_id)) is not None}
    return tuple(sorted((index.entities[side] for side in sides if side in index.entities), key=by_name))


def by_name(entity: Entity) -> tuple[str, str]:
    """Sort key of an entity: its name without regard to case and umlaut marks, then its id."""
    return entity.name.casefold().translate(_UMLAUTS), entity.id
