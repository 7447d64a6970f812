"""Whose office a bare one is by the states told of around it: "Die norwegische Regierung tagte. Am Abend traf
*Außenminister* Holm die Unterhändler".

An office of a state without an owner, the subject of its clause, belongs to the only state that the sentences
before have named, where it acts: by its government, as a subject, or in a dateline ("Oslo (dpa)"). States of
other offices in its sentence are not asked ("traf den schwedischen Gesandten Dahl"). Left open are articles
that have named a second state or a union of states, and offices that bodies give as well where a body is
named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lagebild.annotate.names.gazetteer import adjective_owner, gazetteer, state_names, unions
from lagebild.annotate.references.nouns import noun_of, noun_of_title, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.lexicon.press import agency_codes
from lagebild.model.annotation import MentionKind, Role
from lagebild.sources.dateline import end_of_dateline

_TITLE = 6
"""So many words of an office stand before its bearer."""
_OF_STATES = frozenset({MentionKind.STATE, MentionKind.GOVERNMENT})


@dataclass(slots=True)
class _Told:
    """Where an article names states first, which of them act, and where it first names a body or a union."""

    first: dict[str, int] = field(default_factory=dict)
    acting: dict[str, int] = field(default_factory=dict)
    body: int = 0
    union: int = 0
    opening: int = 0
    """Where the dateline with an agency ends, as a place of words: "*Oslo* (dpa) - ..."."""


def with_focus(scene: Scene, roles: Sequence[Role]) -> list[Role]:
    """Return the offices, those of a state that nobody owns with the only state named so far."""
    owned = {role.name for role in roles if role.of is not None}
    if all(role.of is not None or role.former for role in roles):
        return list(roles)
    told = _told(scene)
    out = []
    for role in roles:
        open_ = role.of is None and not role.former and role.name not in owned
        owner = _only(scene, role, told) if open_ else None
        out.append(replace(role, of=owner) if owner is not None else role)
    return out


def _told(scene: Scene) -> _Told:
    size = len(scene.words.text)
    opening = bisect_left(scene.words.start, end_of_dateline(scene.words.source))
    told = _Told(body=size, union=size, opening=opening)
    for i in range(size):
        if (owner := state_at(scene, i)) is not None:
            told.first.setdefault(owner, i)
            if _acts(scene, i, opening):
                told.acting.setdefault(owner, i)
        if scene.text(i).partition("-")[0] in unions():
            told.union = min(told.union, i)
        found = scene.at.get(i)
        if found is not None and found[0].kind is MentionKind.ORGANISATION:
            if found[0].name in unions():
                told.union = min(told.union, i)
            if found[0].name.lower() not in agency_codes():
                told.body = min(told.body, i)
    return told


def _acts(scene: Scene, i: int, opening: int) -> bool:
    """Whether a state acts: "die *norwegische* Regierung", "*Norwegen* will verhandeln", "*Oslo* (dpa)"."""
    if i in scene.at:
        place = scene.at[i][0].kind is MentionKind.PLACE
        return i < opening if place else bool(scene.subject[i])
    return noun_of(scene.text(i + 1)) is not None


def _only(scene: Scene, role: Role, told: _Told) -> str | None:
    noun = noun_of_title(role.title)
    if noun is None or " " in role.title or noun.group:
        return None
    office = noun.base.lower().removesuffix("in")
    at = bisect_left(scene.words.start, role.span.start)
    led = scene.low(at - 1) in word_class("determiner") or scene.low(at - 1) in word_class("possessive")
    if office not in word_class("office_of_any_state") or led or not _is_subject(scene, role, at):
        return None
    begin, end = scene.words.sentences[scene.words.sentence_of[at]]
    before = [name for name, place in told.first.items() if place < max(begin, told.opening)]
    if len(before) != 1 or before[0] not in state_names() or told.union < end:
        return None
    if told.body < end and office in word_class("office_of_bodies_too"):
        return None
    near = (i for i in range(begin, end) if not scene.titled[min(i + 1, end - 1)])
    if {state_at(scene, i) for i in near} - {None, before[0]}:
        return None
    return before[0] if told.acting.get(before[0], end) < end else None


def _is_subject(scene: Scene, role: Role, at: int) -> bool:
    """Whether the office or its bearer is the subject: who receives a delegation may be of another state."""
    return bool(scene.subject[at]) or any(
        scene.subject[i] and i in scene.at and scene.at[i][0].name == role.name
        for i in range(at, min(at + _TITLE, len(scene.words.text)))
    )


def state_at(scene: Scene, i: int) -> str | None:
    """Return the state, or the part of one, that a word names, by its adjective and its capital too."""
    found = scene.at.get(i)
    if found is None:
        return adjective_owner(scene.text(i)) if not scene.inside[i] else None
    mention = found[0]
    if mention.kind is MentionKind.PLACE and mention.name not in word_class("seat_of_union"):
        return gazetteer().capitals.get(mention.name)
    return (mention.of or mention.name) if mention.kind in _OF_STATES else None


def speaks_against(scene: Scene, role: Role, state: str) -> bool:
    """Whether the words around a bare office tell of other states only: "*In Kiew* begrüßte Präsident Holm
    die Gäste" is not "der russische Präsident"."""
    number = scene.words.sentence_of[bisect_left(scene.words.start, role.span.start)]
    begin = scene.words.sentences[max(0, number - 1)][0]
    end = scene.words.sentences[number][1]
    near = {name for i in range(begin, end) if (name := state_at(scene, i)) is not None}
    return bool(near) and state not in near
