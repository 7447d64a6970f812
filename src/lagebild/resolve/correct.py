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
    RecordedPaper,
    RecordedQuotation,
)
from lagebild.resolve.discard import without

Entry = Entity | RecordedQuotation | RecordedEvent | RecordedPaper | Claim | AgendaItem
SECTIONS = ("entities", "quotations", "events", "papers", "claims", "agenda")
"""Where entries can be corrected."""


def correct(dossier: Dossier, corrections: Sequence[Correction]) -> Dossier:
    """Return the dossier as people have put it right; a pure function, later corrections after earlier ones.

    An entry is meant by its words, whatever its id is now. What was discarded comes back only when articles
    read later say it too, and then rests on these alone. A correction that no longer finds its entry does
    nothing.
    """
    applied: list[Correction] = []
    for correction in corrections:
        found = meant(dossier, correction)
        if found is None:
            continue
        if correction.kind is CorrectionKind.DISCARD:
            dossier = without(dossier, correction.section, found.id, frozenset(correction.places))
        elif correction.kind is CorrectionKind.OFFICE and isinstance(found, Entity):
            entities = (_with_office(e, correction) if e.id == found.id else e for e in dossier.entities)
            dossier = replace(dossier, entities=tuple(entities))
        applied.append(replace(correction, entry=found.id))
    return replace(dossier, corrections=tuple(applied)) if applied else dossier


def meant(dossier: Dossier, correction: Correction) -> Entry | None:
    """Return the entry that rests on most of a correction's words, on half of them at least.

    A correction of an office means whoever has an office read there.
    """
    wanted = frozenset(correction.places)
    best: tuple[int, bool, str] | None = None
    found: Entry | None = None
    for entry in entries(dossier, correction.section):
        shared = len(wanted.intersection(_looked_at(entry, correction)))
        rank = (shared, entry.id == correction.entry, entry.id)
        if shared and 2 * shared >= len(wanted) and (best is None or rank > best):
            best, found = rank, entry
    return found


def entries(dossier: Dossier, section: str) -> tuple[Entry, ...]:
    """Return the entries of a section that can be corrected; of others none."""
    return getattr(dossier, section) if section in SECTIONS else ()


def _looked_at(entry: Entry, correction: Correction) -> Iterable[str]:
    if correction.kind is CorrectionKind.OFFICE and isinstance(entry, Entity):
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
