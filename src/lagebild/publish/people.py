"""Beteiligte: who takes part, by side, with offices over time and the spellings that were found."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from lagebild.model.dossier import Alias, Entity, HeldRole
from lagebild.model.entity import EntityKind
from lagebild.publish.anchors import anchor
from lagebild.publish.dates import german_short_day
from lagebild.publish.index import DossierIndex, by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An entity with what the dossier knows of it."""

    entity: Entity
    anchor: str
    roles: tuple[HeldRole, ...]
    former: tuple[HeldRole, ...]
    spellings: tuple[Alias, ...]
    articles: int
    statements: int
    events: int
    belongs_to: str | None

    @property
    def weight(self) -> int:
        """How much the record has of it."""
        return 2 * self.statements + 2 * self.events + len(self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party with its people and bodies; ``entity`` is None for those whose side is open."""

    entity: Entity | None
    party: Person | None
    """The side itself, where it is in the record."""
    persons: tuple[Person, ...]
    bodies: tuple[Person, ...]
    minor: tuple[Person, ...]


def sides(index: DossierIndex) -> tuple[Side, ...]:
    """Return the sides, those with most to show first, people of no known side last."""
    statements = Counter(
        speaker.entity for item in index.dossier.quotations for speaker in item.speakers if speaker.entity
    )
    events = Counter(who.entity for event in index.dossier.events for who in event.participants)
    groups: dict[str | None, list[Person]] = defaultdict(list)
    for entity in index.dossier.entities:
        if entity.kind is EntityKind.PLACE:
            continue
        person = _person(index, entity, statements[entity.id], events[entity.id])
        groups[index.side_of(entity.id)].append(person)
    found = [_side(index, side, members) for side, members in groups.items()]
    return tuple(sorted(found, key=_rank))


def _person(index: DossierIndex, entity: Entity, statements: int, events: int) -> Person:
    return Person(
        entity=entity,
        anchor=anchor("n", entity.id),
        roles=tuple(role for role in entity.roles if not role.former),
        former=tuple(role for role in entity.roles if role.former),
        spellings=tuple(alias for alias in entity.aliases if not _is_part(alias.text, entity.name)),
        articles=len({article for alias in entity.aliases for article in alias.articles}),
        statements=statements,
        events=events,
        belongs_to=index.name(entity.of) if entity.of else None,
    )


def _is_part(alias: str, name: str) -> bool:
    """Whether an alias only leaves out words of the name: „Ask“ beside „Jorun Ask“ is no other spelling."""
    words = name.split()
    return all(word in words for word in alias.split())


def _side(index: DossierIndex, side: str | None, members: list[Person]) -> Side:
    party = next((person for person in members if person.entity.id == side), None)
    others = [person for person in members if person is not party]
    ranked = sorted(others, key=lambda person: (-person.weight, by_name(person.entity)))
    active = [person for person in ranked if person.weight]
    return Side(
        entity=index.entities.get(side) if side else None,
        party=party,
        persons=tuple(person for person in active if person.entity.kind is EntityKind.PERSON),
        bodies=tuple(person for person in active if person.entity.kind is not EntityKind.PERSON),
        minor=tuple(person for person in ranked if not person.weight),
    )


def _rank(side: Side) -> tuple[bool, int, str]:
    weight = sum(
        person.weight for person in (*side.persons, *side.bodies, *((side.party,) if side.party else ()))
    )
    return side.entity is None, -weight, side.entity.name if side.entity else ""


def role_period(role: HeldRole) -> str:
    """Return when an office was read: „22.12.2025 bis 18.01.2026“. These are days of publication."""
    first, last = german_short_day(role.first_seen), german_short_day(role.last_seen)
    if first and last and first != last:
        return f"{first} bis {last}"
    return first or last
