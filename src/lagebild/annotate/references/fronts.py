"""Whom an office belongs to by the first part of its name: "Verbandssprecherin", "Regierungssprecher".

The first part only tells the kind of body; it is meant where the article names one body of that kind and no
other: "der Nahverkehrsverband" for "Verbandssprecher Holm", "die norländische Regierung" for
"Regierungssprecher Holm". Otherwise it stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from lagebild.annotate.names.gazetteer import adjective_owner
from lagebild.annotate.references.bodies import Bodies
from lagebild.annotate.references.nouns import ends
from lagebild.annotate.references.scene import Scene
from lagebild.lexicon import entries
from lagebild.model.annotation import Description, Mention, MentionKind, Role

_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.GOVERNMENT})


def with_fronts(
    roles: Sequence[Role],
    mentions: Sequence[Mention],
    descriptions: Sequence[Description],
    scene: Scene,
    bodies: Bodies,
) -> list[Role]:
    """Return the offices, those that nobody owns with the one body that the first part of their name fits.

    ``bodies`` knows also those that do not bear the noun in their name: the GDL is a union.
    """
    written = {word.lower(): word for word in reversed(scene.words.text) if word[:1].isupper()}
    out = []
    for role in roles:
        row = front_of(role.title) if role.of is None and not role.former else None
        owner = _only(row, mentions, descriptions, scene) if row is not None else None
        owner = owner or (_called_so(row, bodies) if row is not None else None)
        if role.of is None and not role.former and row is None:
            owner = _group_in(role.title, written)
        out.append(replace(role, of=owner) if owner is not None else role)
    return out


def front_of(title: str) -> tuple[frozenset[str], bool] | None:
    """Return the ends of names that fit the first part of an office, and whether governments do."""
    word = title.split()[0].lower()
    return next((row for front, row in _fronts().items() if word.startswith(front) and word != front), None)


@cache
def _fronts() -> dict[str, tuple[frozenset[str], bool]]:
    """Map the first part of a compound to the ends of names that fit, and whether governments do."""
    return {
        front: (frozenset(row["ends"]), bool(row.get("government")))
        for row in entries("references", "front", ("words", "ends", "example"))
        for front in row["words"]
    }


def _only(
    row: tuple[frozenset[str], bool],
    mentions: Sequence[Mention],
    descriptions: Sequence[Description],
    scene: Scene,
) -> str | None:
    ends, government = row
    if government:
        names = {m.of or m.name for m in mentions if m.kind is MentionKind.GOVERNMENT}
        names |= {d.of for d in descriptions if d.of is not None and any(e in d.text.lower() for e in ends)}
        names |= _by_adjective(scene, ends)
    else:
        names = {m.name for m in mentions if m.kind in _BODIES and _fits(m.name, ends)}
    return names.pop() if len(names) == 1 else None


def _called_so(row: tuple[frozenset[str], bool], bodies: Bodies) -> str | None:
    """Return the one body of the article that is known for one of the nouns: Verdi for "gewerkschaft"."""
    ends, government = row
    names = {name for noun in ends for name in bodies.names.get(noun, {})} if not government else set()
    return names.pop() if len(names) == 1 else None


def _group_in(title: str, written: Mapping[str, str]) -> str | None:
    """Return the group that an office names whose word is ``written`` in the article too: "Juntachef" is of
    the "Junta", "Betriebsratschefin" of the "Betriebsrat"."""
    word = title.split()[0].lower()
    for group in ends("led_group"):
        rest = word.removeprefix(group).removeprefix("s")
        if word.startswith(group) and rest.endswith(ends("head_of_group")):
            return written.get(group)
    return None


def _fits(name: str, ends: frozenset[str]) -> bool:
    return any(word.lower().rstrip("s").endswith(tuple(ends)) for word in name.replace("-", " ").split())


def _by_adjective(scene: Scene, nouns: frozenset[str]) -> set[str]:
    """Return the states whose government the words name: "die norwegische Regierung"."""
    words = scene.words.text
    found = {
        adjective_owner(word)
        for word, noun in pairwise(words)
        if noun[:1].isupper() and noun.lower() in nouns
    }
    return {state for state in found if state}
