"""Which places lie in which: "Seestadt im Bundesstaat Nordküste" tells it; a table knows seats and cities."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise

from lagebild.lexicon import entries
from lagebild.model.entity import EntityKind
from lagebild.resolve.entities import Cast
from lagebild.resolve.keys import fold
from lagebild.resolve.material import Material
from lagebild.resolve.words import capital

_DEEP = 4


def regions(material: Material, cast: Cast) -> dict[str, frozenset[str]]:
    """Return, for each place, the places and states that it lies in, as the articles and the table say."""
    within: dict[str, set[str]] = defaultdict(set)
    _from_texts(material, cast, within)
    _from_table(cast, within)
    return {place: _all_around(place, within) for place in sorted(within)}


def _all_around(place: str, within: dict[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    edge = {place}
    for _ in range(_DEEP):
        edge = {area for inner in edge for area in within.get(inner, ())} - found - {place}
        found |= edge
    return frozenset(found)


def _from_texts(material: Material, cast: Cast, within: dict[str, set[str]]) -> None:
    for article, rows in cast.nodes.spans.items():
        text = material.by_id[article].text
        for (left, one), (right, two) in pairwise(rows):
            if right.start - left.end <= 30 and _says_within().fullmatch(text[left.end : right.start]):
                inner, outer = cast.entity_of[one], cast.entity_of[two]
                if inner != outer and _is_place(cast, inner) and _is_place(cast, outer, state=True):
                    within[inner].add(outer)


def _is_place(cast: Cast, entity: str, state: bool = False) -> bool:
    kinds = (EntityKind.PLACE, EntityKind.STATE) if state else (EntityKind.PLACE,)
    return cast.entities[entity].kind in kinds


@cache
def _says_within() -> re.Pattern[str]:
    words = [word for row in entries("resolve", "within", ("words", "example")) for word in row["words"]]
    return re.compile(r"\s(?:in|im)\s(?:(?:der|dem|den)\s)?(?:" + "|".join(map(re.escape, words)) + r")\s")


@cache
def _table() -> dict[str, str]:
    rows = entries("resolve", "region", ("region", "places", "example"))
    return {fold(place): row["region"] for row in rows for place in row["places"]}


def _from_table(cast: Cast, within: dict[str, set[str]]) -> None:
    by_name: dict[str, str] = {}
    for entity in sorted(cast.entities.values(), key=lambda row: row.id):
        if entity.kind in (EntityKind.PLACE, EntityKind.STATE):
            for name in (entity.name, *(alias.text for alias in entity.aliases)):
                by_name.setdefault(fold(name), entity.id)
    for name, entity_id in by_name.items():
        seat = capital(name)
        for area in (_table().get(name), seat[1] if seat else None):
            region = by_name.get(fold(area)) if area else None
            if region and region != entity_id and cast.entities[entity_id].kind is EntityKind.PLACE:
                within[entity_id].add(region)
            elif area and (further := by_name.get(fold(_table().get(fold(area), "")))):
                within[entity_id].add(further)
