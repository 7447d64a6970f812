"""Offices whose state the clause tells: "Für Oslo verhandelt Admiral Holm", "zu ihr gehörte Admiral Holm"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from lagebild.annotate.names.gazetteer import state_names
from lagebild.annotate.references.nouns import noun_of, noun_of_title, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.annotate.roles.belonging import state_behind
from lagebild.model.annotation import Description, Reference, Role
from lagebild.model.span import CharSpan

_OF_ANY_STATE = tuple(word_class("office_of_any_state") - word_class("office_of_bodies_too"))
_NEAR = 5
"""So many words before "Bericht erstatten" its addressee may stand."""


def with_states(
    scene: Scene, roles: Sequence[Role], references: Sequence[Reference], descriptions: Sequence[Description]
) -> tuple[Role, ...]:
    """Return the offices, those of a state with the state that their clause tells.

    The holder speaks for it ("Für Norwegen verhandelt Admiral Jan Holm"), leads or belongs to its delegation
    ("Die norwegische Delegation wird von Generalstabschef Jan Holm geführt", "zu ihr gehört Holm"), or
    is to report to its government. Left out are clauses that tell of two states and other offices than those
    of a state.
    """
    if all(role.of is not None or not _of_a_state(role) for role in roles):
        return tuple(roles)
    told = _delegations(scene, references, descriptions)
    return tuple(_with_state(scene, role, told) for role in roles)


def _with_state(scene: Scene, role: Role, told: dict[int, set[str]]) -> Role:
    if role.of is not None or not _of_a_state(role):
        return role
    number = scene.clause_of[bisect_left(scene.words.start, role.span.start)]
    if number < 0:
        return role
    states = _spoken_for(scene, number) or told.get(number, set()) or _reports_to(scene, number)
    return replace(role, of=next(iter(states))) if len(states) == 1 else role


def _of_a_state(role: Role) -> bool:
    """Whether the office is one that states give."""
    noun = noun_of_title(role.title)
    office = noun.base.lower().removesuffix("in") if noun is not None else ""
    return office.endswith(tuple(word_class("state_office"))) or office.endswith(_OF_ANY_STATE)


def _spoken_for(scene: Scene, number: int) -> set[str]:
    """Return the state at the beginning of a clause that somebody speaks for: "Für Norwegen kommt ..."."""
    clause = scene.clauses[number]
    first = clause.words[0][0]
    if scene.low(first) not in word_class("on_behalf") or clause.lemma not in word_class("speaks_for"):
        return set()
    found = scene.at.get(first + 1) or scene.at.get(first + 2)
    return _state(state_behind(found[0])) if found else set()


def _reports_to(scene: Scene, number: int) -> set[str]:
    """Return the state to whose government somebody of the sentence is to report: "der Gesandte Holm solle
    sich umhören und dann der Regierung in Oslo Bericht erstatten"."""
    found: set[str] = set()
    sentence = scene.clauses[number].sentence
    clauses = [n for n, clause in enumerate(scene.clauses) if clause.sentence == sentence]
    for i in (i for n in clauses for first, stop in scene.clauses[n].words for i in range(first, stop)):
        if scene.low(i) not in word_class("account") or scene.low(i + 1) not in word_class("gives_account"):
            continue
        near = range(max(0, i - _NEAR), i)
        if any(scene.low(k) in word_class("ruler") for k in near):
            found |= {s for k in near if k in scene.at for s in _state(state_behind(scene.at[k][0]))}
    return found


def _state(name: str | None) -> set[str]:
    return {name} if name is not None and name in state_names() else set()


def _delegations(
    scene: Scene, references: Sequence[Reference], descriptions: Sequence[Description]
) -> dict[int, set[str]]:
    """Return for each clause of leading or belonging the states of the delegations in it."""
    owners = {d.text: d.of for d in descriptions}
    places: list[tuple[CharSpan, str | None]] = [(d.span, d.of) for d in descriptions if _travels(d.text)]
    places += [
        (r.span, owners.get(r.names[0])) for r in references if len(r.names) == 1 and _travels(r.names[0])
    ]
    told: dict[int, set[str]] = {}
    for span, of in places:
        number = scene.clause_of[bisect_left(scene.words.start, span.start)]
        if number >= 0 and scene.clauses[number].lemma in word_class("leads"):
            told.setdefault(number, set()).update(_state(of))
    return told


def _travels(text: str) -> bool:
    """Whether words describe a delegation or a group that stands for its state."""
    return any((n := noun_of(word)) is not None and n.tail in word_class("travels") for word in text.split())
