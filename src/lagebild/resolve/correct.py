"""A dossier with people's corrections applied: entries left out or confirmed, offices changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lagebild.model.correction import Correction, CorrectionKind
from lagebild.model.dossier import (
    AgendaItem,
    Claim,
    Dossier,
    Entity,
    Evidence,
    HeldRole,
    RecordedEvent,
    RecordedIssue,
    RecordedPaper,
    RecordedQuotation,
)
from lagebild.resolve.discard import without

Entry = Entity | RecordedQuotation | RecordedEvent | RecordedPaper | Claim | AgendaItem | RecordedIssue
SECTIONS = ("entities", "quotations", "events", "papers", "claims", "agenda", "issues")
"""Where entries can be corrected."""


def correct(dossier: Dossier, corrections: Sequence[Correction]) -> Dossier:
    """Return the dossier as people have put it right; a pure function, later corrections after earlier ones.

    An entry is meant by its words, whatever its id is now. What was discarded comes back only when articles
    read later say it too, and then rests on these alone. A correction that no longer finds its entry does
    nothing.
    """
    applied: list[Correction] = []
    finder = _Finder(dossier)
    for correction in corrections:
        found = finder.meant(dossier, correction)
        if found is None:
            continue
        if correction.kind is CorrectionKind.DISCARD:
            dossier = without(dossier, correction.section, found.id, frozenset(correction.places))
        elif correction.kind is CorrectionKind.OFFICE and isinstance(found, Entity):
            entities = (_with_office(e, correction) if e.id == found.id else e for e in dossier.entities)
            dossier = replace(dossier, entities=tuple(entities))
        applied.append(replace(correction, entry=found.id))
    return replace(dossier, corrections=tuple(applied)) if applied else dossier


def correct_part(dossier: Dossier, corrections: Sequence[Correction]) -> Dossier:
    """Return the dossier of one part of a record, put right by what corrections say of its articles."""
    articles = {recorded.article.id for recorded in dossier.articles}
    own = (
        replace(correction, places=inside)
        for correction in corrections
        if (inside := tuple(p for p in correction.places if p.rpartition("@")[2] in articles))
    )
    return correct(dossier, tuple(own))


class _Finder:
    """Leads from words to the entries that rest on them."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._by_place: dict[tuple[str, bool], dict[str, list[str]]] = {}

    def meant(self, dossier: Dossier, correction: Correction) -> Entry | None:
        """Return the entry that rests on most of a correction's words and on fewest others.

        It must rest on half of them at least. A correction of an office means whoever has an office read
        there.
        """
        offices = correction.kind is CorrectionKind.OFFICE
        places = self._places(correction.section, offices)
        wanted = frozenset(correction.places)
        candidates = {one for word in wanted for one in places.get(word, ())}
        best: tuple[int, int, bool, str] | None = None
        found: Entry | None = None
        for entry in entries(dossier, correction.section) if candidates else ():
            if entry.id not in candidates:
                continue
            rests_on = frozenset(_looked_at(entry, offices=offices))
            shared = len(wanted & rests_on)
            rank = (shared, -len(rests_on), entry.id == correction.entry, entry.id)
            if shared and 2 * shared >= len(wanted) and (best is None or rank > best):
                best, found = rank, entry
        return found

    def _places(self, section: str, offices: bool) -> dict[str, list[str]]:
        """Return the ids of entries by place; entries only lose places later on."""
        if (section, offices) not in self._by_place:
            found: dict[str, list[str]] = {}
            for entry in entries(self._dossier, section):
                for word in _looked_at(entry, offices=offices):
                    found.setdefault(word, []).append(entry.id)
            self._by_place[section, offices] = found
        return self._by_place[section, offices]


def entries(dossier: Dossier, section: str) -> tuple[Entry, ...]:
    """Return the entries of a section that can be corrected; of others none."""
    return getattr(dossier, section) if section in SECTIONS else ()


def _looked_at(entry: Entry, *, offices: bool) -> Iterable[str]:
    if offices and isinstance(entry, Entity):
        return (place for role in entry.roles for place in _places(role.evidence))
    return places_of(entry)


def places_of(entry: Entry) -> tuple[str, ...]:
    """Return the words that an entry rests on, for a correction to hold on to."""
    return tuple(dict.fromkeys(_all_places(entry)))


def _all_places(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Entity):
        for alias in entry.aliases:
            for article in alias.articles:
                yield f"name:{alias.text}@{article}"
    elif isinstance(entry, Claim):
        for voice in (*entry.supporters, *entry.opponents):
            yield from _places(voice.evidence)
    else:
        yield from _places(entry.evidence)


def _places(evidence: Iterable[Evidence]) -> Iterator[str]:
    return (place(item) for item in evidence)


def place(evidence: Evidence) -> str:
    """Return where evidence stands: ``text:120-131@a1``."""
    return f"{evidence.field}:{evidence.start}-{evidence.end}@{evidence.article}"


def _with_office(entity: Entity, correction: Correction) -> Entity:
    """Return somebody with the office that was read at the correction's places changed or taken away."""
    wanted = frozenset(correction.places)
    roles: list[HeldRole] = []
    for role in entity.roles:
        if wanted.isdisjoint(_places(role.evidence)):
            roles.append(role)
        elif correction.title is not None:
            former = role.former if correction.former is None else correction.former
            roles.append(replace(role, title=correction.title, former=former))
    return replace(entity, roles=tuple(roles))
