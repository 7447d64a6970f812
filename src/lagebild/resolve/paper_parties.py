"""Who presented a paper, where the press names only a side: "die Arbeitgeber" is the body named."""

from __future__ import annotations

from lagebild.model.entity import EntityKind
from lagebild.resolve.entities import Cast
from lagebild.resolve.keys import fold

_VAGUE = (EntityKind.GROUP, EntityKind.UNNAMED)


def body_meant(cast: Cast, entity: str | None, company: frozenset[str]) -> str | None:
    """Return the one body of the article whose name holds the group's: "Arbeitgeber", "Arbeitgeberverband X".

    ``company`` is whom the article names. With none or several such bodies the group stays itself.
    """
    if entity is None or cast.entities[entity].kind is not EntityKind.GROUP:
        return entity
    word = fold(cast.entities[entity].name)
    if " " in word or len(word) < 6:
        return entity
    bodies = [
        row
        for row in company
        if row in cast.entities
        and cast.entities[row].kind is EntityKind.ORGANISATION
        and word in fold(cast.entities[row].name)
    ]
    return bodies[0] if len(bodies) == 1 else entity


def is_vague(cast: Cast, entity: str) -> bool:
    """Whether an entity is a group or somebody unnamed of no known side, who may be anybody's people."""
    row = cast.entities[entity]
    return row.kind in _VAGUE and row.side is None
