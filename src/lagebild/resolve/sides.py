"""Who speaks for whom: the side of each entity from offices, governments and delegations.

Sides are states or bodies: a ministry is on its state's side, a party, union or firm is its own. Where an
office belongs to a state and to one of its bodies, the state counts. Somebody with offices on two sides has
none (open); a mediator ("Schlichterin", "Vermittler") has none either, unless another office belongs to
one. Kin and staff of a person stand on that person's side ("Trumps Schwiegersohn"). Whom a text counts
among a delegation and who has no office elsewhere stands on the side of the delegation.
"""

from __future__ import annotations

from collections import defaultdict

from lagebild.model.annotation import Membership
from lagebild.model.dossier import Entity
from lagebild.model.entity import EntityKind
from lagebild.model.statement import StatementKind
from lagebild.resolve.entities import Cast, with_sides
from lagebild.resolve.material import Material, typed
from lagebild.resolve.words import is_institution, makes_member, mediates


def take_sides(cast: Cast, material: Material) -> None:
    """Enter the side of every entity, and link delegation members by ``of``."""
    sides: dict[str, str | None] = {}
    for entity in sorted(cast.entities):
        _side(entity, cast, sides, frozenset())
    delegations = {
        (row.of): row.id for row in cast.entities.values() if row.kind is EntityKind.DELEGATION and row.of
    }
    members = {}
    for entity, group in _told(cast, material).items():
        if cast.entities[group].kind is EntityKind.DELEGATION:
            sides[entity] = sides.get(entity) or sides.get(group)
            if sides[entity] == sides.get(group):
                members[entity] = group
        elif cast.entities[group].kind in _OWN:
            sides[entity] = sides.get(entity) or sides.get(group) or group
        elif not is_institution(cast.entities[group].name):
            sides[entity] = sides.get(entity) or group
    for row in cast.entities.values():
        side = sides.get(row.id)
        if row.kind is EntityKind.PERSON and side in delegations and _leads(row):
            members[row.id] = delegations[side]
    with_sides(cast, sides, members)


def _told(cast: Cast, material: Material) -> dict[str, str]:
    """Return the delegation, else the party, of each person whom the articles put into exactly one."""
    found: dict[str, set[str]] = defaultdict(set)
    for statement in material.of_kind(StatementKind.MEMBERSHIP):
        membership = typed(statement, Membership)
        person = cast.named(statement.article_id, membership.name)
        group = cast.named(statement.article_id, membership.group)
        if person and group and cast.entities[group].kind in _GROUPS:
            found[person].add(group)
    told = {}
    for person, groups in sorted(found.items()):
        delegations = {group for group in groups if cast.entities[group].kind is EntityKind.DELEGATION}
        if len(delegations or groups) == 1:
            told[person] = next(iter(delegations or groups))
    return told


_OWN = (EntityKind.STATE, EntityKind.GOVERNMENT, EntityKind.PLACE)
_GROUPS = (EntityKind.DELEGATION, EntityKind.ORGANISATION, *_OWN)


def _leads(row: Entity) -> bool:
    return any(makes_member(role.title) and not role.former for role in row.roles)


def _side(entity: str, cast: Cast, sides: dict[str, str | None], path: frozenset[str]) -> str | None:
    """Return the side of an entity, following whom it belongs to; a circle leads nowhere."""
    if entity in sides:
        return sides[entity]
    if entity in path or len(path) > 6:
        return None
    row = cast.entities[entity]
    owners = _owners(row)
    found = {side for owner in owners if (side := _carried(owner, cast, sides, path | {entity}))}
    states = {side for side in found if cast.entities[side].kind is EntityKind.STATE}
    side = next(iter(states or found)) if len(states or found) == 1 else None
    if row.kind in (EntityKind.STATE, EntityKind.PLACE):
        side = None
    if not path:
        sides[entity] = side
    return side


def _owners(row: Entity) -> set[str]:
    current = [role for role in row.roles if not role.former]
    if any(mediates(role.title) for role in current):
        return {role.of for role in current if role.of and not mediates(role.title)}
    owners = {role.of for role in current if role.of}
    if row.of and row.kind is not EntityKind.PERSON:
        owners.add(row.of)
    return owners


def _carried(owner: str, cast: Cast, sides: dict[str, str | None], path: frozenset[str]) -> str | None:
    """Return the side that belonging to ``owner`` puts somebody on."""
    row = cast.entities[owner]
    if row.kind is EntityKind.STATE:
        return owner
    inherited = _side(owner, cast, sides, path)
    if row.kind is EntityKind.ORGANISATION:
        if is_institution(row.name):
            return inherited
        part = inherited is not None and cast.entities[inherited].kind is EntityKind.ORGANISATION
        return inherited if part else owner
    return inherited
