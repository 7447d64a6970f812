"""One dossier from those of the parts of a record: what is the same in several parts becomes one entry.

Persons of one full name are one unless their sides differ; states, bodies and places of one name are one;
a surname alone means somebody else in every part. An id that two parts use for different things is changed in
the later one. Parts are given in the order of their first articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from lagebild.model.dossier import Alias, Dossier, Entity, HeldRole, RecordedArticle
from lagebild.model.entity import EntityKind
from lagebild.resolve.ids import make_id
from lagebild.resolve.keys import person_parts
from lagebild.resolve.material import merged, time_order

T = TypeVar("T")
Renaming = Mapping[str, str]
"""Ids of a part that other parts use otherwise, each with the id that it gets."""
NUMBERED = ("events", "papers", "claims", "agenda", "issues")
"""Sections whose ids two parts may both use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What must be known of an entity to tell whether that of another part is the same."""

    id: str
    person: bool
    full: bool
    """Whether a person's first name is known; True for all others."""
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The ids of a part, and the key of its first article in order of time."""

    first: tuple[str, str]
    cards: tuple[Card, ...]
    ids: tuple[str, ...]
    """Those of events, papers, claims, agenda and issues."""


def contents(dossier: Dossier) -> Contents:
    """Return the ids of a part."""
    return Contents(
        first=order(dossier.articles[0]),
        cards=tuple(map(card_of, dossier.entities)),
        ids=tuple(entry.id for section in NUMBERED for entry in getattr(dossier, section)),
    )


def order(recorded: RecordedArticle) -> tuple[str, str]:
    """Return the place of an article in order of time."""
    return time_order(recorded.article)


def card_of(entity: Entity) -> Card:
    """Return what tells an entity from those of other parts."""
    person = entity.kind is EntityKind.PERSON
    full = not person or len(person_parts(entity.name)[0]) > 1
    return Card(id=entity.id, person=person, full=full, side=entity.side)


def renamings(parts: Sequence[Contents]) -> list[dict[str, str]]:
    """Return, for each part in order, the ids that an earlier part uses for something else."""
    holders: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    taken: set[str] = set()
    found = []
    for part in parts:
        own: dict[str, str] = {}
        for card in part.cards:
            if card.person and (other := _person_id(card, holders[card.id], part.first[1])) != card.id:
                own[card.id] = other
        for item in part.ids:
            if item in taken:
                own[item] = make_id(item, part.first[1])
            taken.add(item)
        found.append(own)
    return found


def _person_id(card: Card, known: list[tuple[str, set[str]]], first: str) -> str:
    """Return the id of an earlier part's person of the same name and no other side, else a new one."""
    for entry, sides in known:
        if card.full and (card.side is None or not sides or card.side in sides):
            sides.update({card.side} if card.side else ())
            return entry
    entry = make_id(card.id, first) if known else card.id
    known.append((entry, {card.side} if card.side else set()))
    return entry


def renamed(value: T, names: Renaming) -> T:
    """Return a dossier or a part of it with other ids."""
    if not names:
        return value
    made: T = _renamed(value, names)
    return made


def _renamed(value: Any, names: Renaming) -> Any:
    if type(value) is str:
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(_renamed(entry, names) for entry in value)
    if isinstance(value, RecordedArticle) or not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{f.name: _renamed(getattr(value, f.name), names) for f in fields(value)})


def merge(parts: Iterable[Dossier], as_of: str | None) -> Dossier:
    """Return one dossier, judged on the day ``as_of``; of a single part that one."""
    rows = sorted((part for part in parts if part.articles), key=lambda part: order(part.articles[0]))
    names = renamings([contents(part) for part in rows])
    rows = [renamed(part, own) for part, own in zip(rows, names, strict=True)]
    articles = tuple(sorted((a for part in rows for a in part.articles), key=order))
    rank = {recorded.article.id: place for place, recorded in enumerate(articles)}
    entities: dict[str, list[Entity]] = defaultdict(list)
    for entity in (entity for part in rows for entity in part.entities):
        entities[entity.id].append(entity)
    judgements = {judgement for part in rows for judgement in part.judgements}
    return Dossier(
        articles=articles,
        entities=tuple(merge_entities(entities[entry]) for entry in sorted(entities)),
        quotations=tuple(
            sorted((q for part in rows for q in part.quotations), key=lambda q: rank[q.article])
        ),
        events=tuple(_every(rows, "events")),
        papers=tuple(_every(rows, "papers")),
        claims=tuple(_every(rows, "claims")),
        agenda=tuple(_every(rows, "agenda")),
        issues=tuple(_every(rows, "issues")),
        judgements=tuple(
            sorted(judgements, key=lambda j: (j.left, j.right, j.decided_by, j.decided_at, j.reason))
        ),
        threads=tuple(sorted(_every(rows, "threads"), key=lambda thread: (-len(thread.articles), thread.id))),
        as_of=as_of,
        corrections=tuple(sorted(_every(rows, "corrections"), key=lambda c: (c.decided_at, c.places))),
    )


def _every(parts: Iterable[Dossier], section: str) -> Iterator[Any]:
    return (entry for part in parts for entry in getattr(part, section))


def merge_entities(same: Sequence[Entity]) -> Entity:
    """Return one entity from those of several parts, under the name that most articles have."""
    if len(same) == 1:
        return same[0]
    forms: dict[str, set[str]] = defaultdict(set)
    for alias in (alias for entity in same for alias in entity.aliases):
        forms[alias.text].update(alias.articles)
    held: dict[tuple[str, str | None, bool], list[HeldRole]] = defaultdict(list)
    for role in (role for entity in same for role in entity.roles):
        held[role.title, role.of, role.former].append(role)
    roles = sorted(map(_merge_roles, held.values()), key=_role_order)
    return Entity(
        id=same[0].id,
        kind=same[0].kind,
        name=max(same, key=_weight).name,
        of=next((entity.of for entity in same if entity.of), None),
        side=next((entity.side for entity in same if entity.side), None),
        aliases=tuple(Alias(text=form, articles=tuple(sorted(forms[form]))) for form in sorted(forms)),
        roles=tuple(roles),
    )


def _weight(entity: Entity) -> tuple[int, str]:
    return sum(len(alias.articles) for alias in entity.aliases), entity.name


def _merge_roles(same: Sequence[HeldRole]) -> HeldRole:
    seen = [role for role in same if role.first_seen]
    return replace(
        same[0],
        first_seen=min((role.first_seen for role in seen if role.first_seen), default=None),
        last_seen=max((role.last_seen for role in seen if role.last_seen), default=None),
        evidence=merged(role.evidence for role in same),
    )


def _role_order(role: HeldRole) -> tuple[str, str, str, bool]:
    return role.first_seen or "", role.title, role.of or "", role.former
