"""Whose office a bare one is by the states told of around it: "In Kiew begrüßte *Präsident* Holm die Gäste".

An office of a state without an owner belongs to the only state that the article has named until the end of
its sentence; by a dateline its capital counts. Left open are articles that name a second one before, offices
that bodies give as well where a body is named, and the seats of unions of states.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from lagebild.annotate.names.gazetteer import adjective_owner, gazetteer
from lagebild.annotate.references.nouns import noun_of_title, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.lexicon.press import agency_codes
from lagebild.model.annotation import MentionKind, Role


def with_focus(scene: Scene, roles: Sequence[Role]) -> list[Role]:
    """Return the offices, those of a state that nobody owns with the only state named so far."""
    owned = {role.name for role in roles if role.of is not None}
    if all(role.of is not None or role.former for role in roles):
        return list(roles)
    first = _first_of_each(scene)
    bodies = [
        i
        for i, (mention, _) in scene.at.items()
        if mention.kind is MentionKind.ORGANISATION and mention.name.lower() not in agency_codes()
    ]
    out = []
    for role in roles:
        owner = None
        if role.of is None and not role.former and role.name not in owned:
            owner = _only(scene, role, first, min(bodies, default=len(scene.words.text)))
        out.append(replace(role, of=owner) if owner is not None else role)
    return out


def _first_of_each(scene: Scene) -> dict[str, int]:
    """Return where each state is named first."""
    first: dict[str, int] = {}
    for i in range(len(scene.words.text)):
        if (owner := state_at(scene, i)) is not None:
            first.setdefault(owner, i)
    return first


def _only_by_town(scene: Scene, state: str) -> bool:
    """Whether only towns tell of a state, its capital in no dateline: "traf *in Rom* Minister Holm"."""
    places = [i for i in range(len(scene.words.text)) if state_at(scene, i) == state]
    towns = all(i in scene.at and scene.at[i][0].kind is MentionKind.PLACE for i in places)
    return towns and not _in_dateline(scene, places[0])


_DATELINE = 12
"""Within so many words from the beginning an agency is named."""


def _only(scene: Scene, role: Role, first: dict[str, int], body: int) -> str | None:
    noun = noun_of_title(role.title)
    if noun is None or " " in role.title:
        return None
    office = noun.base.lower().removesuffix("in")
    if office not in word_class("office_of_any_state") or noun.group:
        return None
    at = bisect_left(scene.words.start, role.span.start)
    if scene.low(at - 1) in word_class("determiner") or scene.low(at - 1) in word_class("possessive"):
        return None
    begin, end = scene.words.sentences[scene.words.sentence_of[at]]
    told = [name for name, place in first.items() if place < begin or _in_dateline(scene, place)]
    near = (i for i in range(begin, end) if not scene.titled[min(i + 1, end - 1)])
    if len(told) != 1 or not _is_subject(scene, role, at):
        return None
    if {state_at(scene, i) for i in near} - {None, told[0]} or (
        office in word_class("office_of_bodies_too") and body < end
    ):
        return None
    return told[0] if told[0] in _states() and not _only_by_town(scene, told[0]) else None


def _is_subject(scene: Scene, role: Role, at: int) -> bool:
    """Whether the office or its bearer is the subject: who receives a delegation may be of another state."""
    return bool(scene.subject[at]) or any(
        scene.subject[i] and i in scene.at and scene.at[i][0].name == role.name
        for i in range(at, min(at + _TITLE, len(scene.words.text)))
    )


_TITLE = 6


def _in_dateline(scene: Scene, i: int) -> bool:
    """Whether a word stands in a dateline with the code of an agency: "*Oslo* (dpa) - ..."."""
    return i < _DATELINE and any(low in agency_codes() for low in scene.words.low[i:_DATELINE])


@cache
def _states() -> frozenset[str]:
    return frozenset(row.name for row in gazetteer().states.values())


def state_at(scene: Scene, i: int) -> str | None:
    """Return the state, or the part of one, that a word names, by its adjective and its capital too."""
    found = scene.at.get(i)
    if found is None:
        return adjective_owner(scene.text(i)) if not scene.inside[i] else None
    mention = found[0]
    if mention.kind is MentionKind.PLACE and mention.name not in word_class("seat_of_union"):
        return gazetteer().capitals.get(mention.name)
    return (mention.of or mention.name) if mention.kind in _OF_STATES else None


_OF_STATES = frozenset({MentionKind.STATE, MentionKind.GOVERNMENT})


def speaks_against(scene: Scene, role: Role, state: str) -> bool:
    """Whether the words around a bare office tell of other states only: "*In Kiew* begrüßte Präsident Holm
    die Gäste" is not "der russische Präsident"."""
    number = scene.words.sentence_of[bisect_left(scene.words.start, role.span.start)]
    begin = scene.words.sentences[max(0, number - 1)][0]
    end = scene.words.sentences[number][1]
    near = {name for i in range(begin, end) if (name := state_at(scene, i)) is not None}
    return bool(near) and state not in near
