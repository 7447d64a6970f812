"""Who acts for whom: "Für die Komoren verhandelt Ministerin Riziki", "Thoma, die für den Verband verhandelt".

The clause says that somebody negotiates, signs or comes for a state, a body or a place that is named in it.
Left out are clauses that deny it, those that name two, and "für" before anything but a name ("für die
Freiheit sprechen").
"""

from __future__ import annotations

from collections.abc import Iterator

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.references.nouns import word_class
from lagebild.annotate.references.scene import Scene
from lagebild.annotate.roles.belonging import state_behind
from lagebild.annotate.roles.phrases import is_adjective
from lagebild.model.annotation import Membership, MentionKind

_SIDES = frozenset(
    {
        MentionKind.STATE,
        MentionKind.GOVERNMENT,
        MentionKind.ORGANISATION,
        MentionKind.PLACE,
        MentionKind.GROUP,
    }
)
_OF_A_THING = word_class("of_a_thing")
_NEAR = 4
"""So many words with article, adjective and noun stand before the name behind "für"."""


def acting(scene: Scene) -> Iterator[Membership]:
    """Yield the persons whom a clause says to act for somebody, with the name of that side."""
    yield from _represented(scene)
    for clause in scene.clauses:
        if clause.lemma in word_class("sends") and not clause.negated and not clause.passive:
            yield from _sent(scene, clause)
        if clause.negated or clause.lemma not in word_class("speaks_for"):
            continue
        sides = {name: place for place, name in _sides(scene, clause)}
        if len(sides) != 1:
            continue
        ((name, place),) = sides.items()
        for first in _persons(scene, clause, place):
            mention, stop = scene.at[first]
            span = scene.words.span(min(first, place), max(stop, place + 1))
            yield Membership(name=mention.name, group=name, span=span)


def _sent(scene: Scene, clause: Clause) -> Iterator[Membership]:
    """Yield whom a side sends: "Die Regierung schickt Minister Thoma", but not "schickt Thoma ein Papier"."""
    start, stop = clause.subject_words or (0, 0)
    sides = {state_behind(scene.at[i][0]): i for i in range(start, stop) if _is_side(scene, i)}
    if len(sides) != 1:
        return
    ((name, place),) = sides.items()
    for first, end in clause.words:
        for i in range(max(first, stop), end):
            found = scene.at.get(i)
            if found is None or found[0].kind is not MentionKind.PERSON:
                continue
            thing = any(scene.low(k) in _OF_A_THING for k in range(found[1], end))
            if scene.low(i - 1) not in word_class("case_preposition") and not thing:
                span = scene.words.span(min(i, place), max(found[1], place + 1))
                yield Membership(name=found[0].name, group=name, span=span)


def _is_side(scene: Scene, i: int) -> bool:
    return i in scene.at and scene.at[i][0].kind in _SIDES


def _represented(scene: Scene) -> Iterator[Membership]:
    """Yield whom an attribute says to stand for a side: "die Nordunion, vertreten durch Jens Thoma"."""
    for first, (mention, stop) in scene.at.items():
        if mention.kind not in _SIDES or scene.text(stop) not in (",", "("):
            continue
        if scene.low(stop + 1) != "vertreten" or scene.low(stop + 2) not in ("durch", "von", "vom"):
            continue
        for i in range(stop + 3, stop + 3 + _NEAR):
            found = scene.at.get(i)
            if found is not None and found[0].kind is MentionKind.PERSON:
                span = scene.words.span(first, found[1])
                yield Membership(name=found[0].name, group=state_behind(mention), span=span)
                break


def _sides(scene: Scene, clause: Clause) -> Iterator[tuple[int, str]]:
    for start, end in clause.words:
        for i in range(start, end):
            if scene.low(i) in word_class("on_behalf") and (found := _named(scene, i + 1)):
                yield i, found


def _named(scene: Scene, i: int) -> str | None:
    """Return the side named behind "für": "die Gewerkschaft GHL", "die Komoren", "Oslo"."""
    for k in range(i, i + _NEAR):
        found = scene.at.get(k)
        if found is not None:
            return state_behind(found[0]) if found[0].kind in _SIDES else None
        noun = scene.text(k)[:1].isupper() and scene.low(k) in word_class("kind_of_side")
        town = scene.text(k)[:1].isupper() and scene.text(k).endswith("er")
        if not (
            noun or town or scene.low(k) in word_class("determiner") or is_adjective(scene.text(k) or "-")
        ):
            return None
    return None


def _persons(scene: Scene, clause: Clause, place: int) -> list[int]:
    """Return the persons who act: those of the subject, or whom a relative clause is about."""
    first = clause.words[0][0]
    if clause.kind is ClauseKind.RELATIVE and place <= first + 1:
        before = next((i for i in range(first, max(-1, first - 3), -1) if scene.text(i) == ","), None)
        ends = {stop: i for i, (mention, stop) in scene.at.items() if mention.kind is MentionKind.PERSON}
        return [ends[before]] if before in ends else []
    start, stop = clause.subject_words or (0, 0)
    return [i for i in range(start, stop) if i in scene.at and scene.at[i][0].kind is MentionKind.PERSON][-1:]
