"""Beteiligte: who takes part, by side, with offices over time and the spellings that were found."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from lagebild.model.correction import Correction
from lagebild.model.dossier import Alias, Entity, Evidence, HeldRole
from lagebild.model.entity import EntityKind
from lagebild.publish.anchors import anchor
from lagebild.publish.dates import short_day
from lagebild.publish.index import DossierIndex, by_name
from lagebild.publish.wording import say

_SHORTEST = 6
"""Shorter words keep their ending: „Chef“ and „Chefs“ may be told apart, „Boss“ has no ending to lose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRole:
    """An office, all forms of its title as one; ``of`` is "" where title or heading tell."""

    title: str
    of: str
    former: bool
    first: str
    last: str
    evidence: tuple[Evidence, ...]
    note: Correction | None = None
    """Who called it so, where a person changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An entity with what the dossier knows of it."""

    entity: Entity
    anchor: str
    roles: tuple[ShownRole, ...]
    former: tuple[ShownRole, ...]
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

    @property
    def tier(self) -> str:
        """How the side is shown: at full width, as a card, among the open ones, or only by name."""
        if self.entity is None:
            return "3 open"
        if not self.persons and not self.bodies and not (self.party and self.party.weight):
            return "4 idle"
        return "2 card" if len(self.persons) < 2 and len(self.bodies) < 2 else "1 full"


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
        roles=held_roles(index, entity, former=False),
        former=held_roles(index, entity, former=True),
        spellings=_spellings(entity),
        articles=len({article for alias in entity.aliases for article in alias.articles}),
        statements=statements,
        events=events,
        belongs_to=index.name(entity.of) if entity.of else None,
    )


def held_roles(index: DossierIndex, entity: Entity, *, former: bool) -> tuple[ShownRole, ...]:
    """Return the offices, forms of one title as one: „Sondergesandten“ beside „Sondergesandte“.

    The shortest form is shown, as the nearest to the nominative. An office that names no body goes with the
    one of the same title that does.
    """
    groups: dict[str, list[HeldRole]] = defaultdict(list)
    for role in entity.roles:
        if role.former is former:
            groups[_stem(role.title)].append(role)
    found = [_shown_role(index, entity, roles) for group in groups.values() for roles in _by_body(group)]
    return tuple(sorted(found, key=lambda role: (role.first, role.title)))


def _by_body(roles: list[HeldRole]) -> list[list[HeldRole]]:
    bodies = list(dict.fromkeys(role.of for role in roles if role.of))
    if len(bodies) < 2:
        return [roles]
    named = [[role for role in roles if role.of == body] for body in bodies]
    open_ones = [role for role in roles if not role.of]
    return [*named, open_ones] if open_ones else named


def _shown_role(index: DossierIndex, entity: Entity, roles: list[HeldRole]) -> ShownRole:
    title = min((role.title for role in roles), key=lambda title: (len(title), title))
    body = next((role.of for role in roles if role.of), None)
    name = index.name(body) if body else ""
    evidence = tuple(dict.fromkeys(item for role in roles for item in role.evidence))
    told = body is not None and (body in (entity.side, index.side_of(entity.id)) or name in title)
    return ShownRole(
        title=title,
        of="" if told else name,
        former=roles[0].former,
        first=min((role.first_seen for role in roles if role.first_seen), default=""),
        last=max((role.last_seen for role in roles if role.last_seen), default=""),
        evidence=evidence,
        note=index.office_note(evidence),
    )


def _stem(title: str) -> str:
    """Return a title without the ending of its first noun: „Unterhändlers“ and „Unterhändler“ are one."""
    first, _, rest = title.partition(" ")
    stem = first.removesuffix("n").removesuffix("es").removesuffix("s") if len(first) > _SHORTEST else first
    return f"{stem.removesuffix('e')} {rest}" if len(first) > _SHORTEST else title


def _spellings(entity: Entity) -> tuple[Alias, ...]:
    """Return the spellings other than the name; „Ask“ beside „Jorun Ask“ only leaves out words."""
    found: list[Alias] = []
    for alias in sorted(entity.aliases, key=lambda alias: -len(alias.text.split())):
        if not any(_is_part(alias.text, longer) for longer in (entity.name, *(one.text for one in found))):
            found.append(alias)
    return tuple(alias for alias in entity.aliases if alias in found)


def _is_part(alias: str, name: str) -> bool:
    """Whether an alias only leaves out words of the name: „Ask“ beside „Jorun Ask“ is no other spelling."""
    words = name.split()
    return all(word in words or word.removesuffix("s") in words for word in alias.split())


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


def role_period(role: ShownRole) -> str:
    """Return when an office was read: „22.12.2025 bis 18.01.2026“. These are days of publication."""
    first, last = short_day(role.first), short_day(role.last)
    if first and last and first != last:
        return say("common.from_to", first=first, last=last)
    return first or last
