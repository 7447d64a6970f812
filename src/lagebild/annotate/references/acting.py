"""Who acts for whom: "Für die Komoren verhandelt Ministerin Riziki", "Thoma, die für den Verband verhandelt".

The clause says that somebody negotiates, signs or comes for a state, a body or a place that is named in it.
Left out are clauses that deny it, those that name two, and "für" before anything but a name ("für die
Freiheit sprechen").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.names.gazetteer import adjective_owner
from lagebild.annotate.references.context_owners import by_adjective
from lagebild.annotate.references.members import is_person
from lagebild.annotate.references.nouns import noun_of, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.annotate.roles.belonging import is_envoy, state_behind
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
    yield from _for_each(scene)
    yield from _in_order(scene)
    for clause in scene.clauses:
        if clause.lemma in word_class("sends") and not clause.negated and not clause.passive:
            yield from _sent(scene, clause)
        if clause.lemma == "vertreten" and not clause.negated and _is_done(scene, clause):
            yield from _by_somebody(scene, clause)
        if clause.negated or not (clause.lemma in word_class("speaks_for") or _is_there(scene, clause)):
            continue
        words = _with_gap(scene, clause)
        sides = {name: place for place, name in _sides(scene, words)}
        if len(sides) == 2:
            yield from _each_behind(scene, words, sides)
        if len(sides) != 1:
            continue
        ((name, place),) = sides.items()
        for first in _persons(scene, clause, place):
            mention, stop = scene.at[first]
            span = scene.words.span(min(first, place), max(stop, place + 1))
            yield Membership(name=mention.name, group=name, span=span)


def _is_there(scene: Scene, clause: Clause) -> bool:
    """Whether somebody was there: "Für Oslo *war* Admiral Holm *dabei*"."""
    if clause.lemma != "sein":
        return False
    low = {scene.low(i) for first, stop in clause.words for i in range(first, stop)}
    return not low.isdisjoint(word_class("being_there"))


def _opens_thing(scene: Scene, k: int) -> bool:
    """Whether an article without a preposition opens what is sent: "schickt Thoma *einen* Brief"."""
    return scene.low(k) in _OF_A_THING and scene.low(k - 1) not in word_class("case_preposition")


def _with_gap(scene: Scene, clause: Clause) -> list[int]:
    """Return the words of a clause and of what goes on with its verb left out: "Für die SPD saß Thoma am
    Tisch, *für die CDU Holm*", which by its form might be a relative clause."""
    words = [i for start, end in clause.words for i in range(start, end)]
    opens = words[-1] + 1 if words else 0
    opens += scene.text(opens) == ","
    if opens >= len(scene.words.text) or scene.low(opens) not in word_class("on_behalf"):
        return words
    behind = scene.clause(opens)
    if behind is not None and behind.lemma is None and behind.words[0][0] == opens > words[-1]:
        words += [i for start, end in behind.words for i in range(start, end)]
    return words


def _each_behind(scene: Scene, words: list[int], sides: dict[str, int]) -> Iterator[Membership]:
    """Yield the persons behind each of two sides: "*Für die Gewerkschaft* saßen *Thoma und Holm* am Tisch,
    *für den Verband Bruns*"."""
    first, second = sorted(sides.items(), key=lambda item: item[1])
    persons = [k for k in words if k in scene.at and scene.at[k][0].kind is MentionKind.PERSON]
    if not (persons and first[1] < persons[0] < second[1] < persons[-1]):
        return
    for i in persons:
        if i > first[1]:
            name, place = second if i > second[1] else first
            mention, stop = scene.at[i]
            yield Membership(name=mention.name, group=name, span=scene.words.span(place, stop))


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
            thing = any(_opens_thing(scene, k) for k in range(found[1], end))
            if scene.low(i - 1) not in word_class("case_preposition") and not thing:
                span = scene.words.span(min(i, place), max(found[1], place + 1))
                yield Membership(name=found[0].name, group=name, span=span)


def _is_done(scene: Scene, clause: Clause) -> bool:
    """Whether a clause is passive, of what happens or of how it is: "war durch Thoma vertreten"."""
    return clause.passive or _finite(scene, clause) in word_class("being") | word_class("becoming")


def _finite(scene: Scene, clause: Clause) -> str:
    return scene.low(clause.finite_word) if clause.finite_word is not None else ""


def _by_somebody(scene: Scene, clause: Clause) -> Iterator[Membership]:
    """Yield who stands for the subject of a passive: "Norland war durch Ministerin Thoma vertreten"."""
    start, stop = clause.subject_words or (0, 0)
    sides = {state_behind(scene.at[i][0]): i for i in range(start, stop) if _is_side(scene, i)}
    if len(sides) != 1:
        return
    ((name, place),) = sides.items()
    words = [i for first, end in clause.words for i in range(first, end)]
    done = clause.passive or _finite(scene, clause) in word_class("becoming")
    agents = _BY if done else frozenset({"durch"})
    by = next((i for i in words if scene.low(i) in agents), None)
    behind = [i for i in words if by is not None and by < i <= by + _TITLES]
    for i in behind:
        found = scene.at.get(i)
        if found is not None and found[0].kind is MentionKind.PERSON:
            span = scene.words.span(min(i, place), max(found[1], place + 1))
            yield Membership(name=found[0].name, group=name, span=span)
            return


_BY = word_class("by_agent")
_TITLES = 8
"""So many words with titles stand before the names behind "durch"."""


def _for_each(scene: Scene) -> Iterator[Membership]:
    """Yield persons each with their side: "die Unterhändler *Thoma für Norland und Holm für Südland*"."""
    pairs = []
    for first, (mention, stop) in sorted(scene.at.items()):
        if mention.kind is MentionKind.PERSON and scene.low(stop) in word_class("on_behalf"):
            side = next((i for i in (stop + 1, stop + 2) if _is_side(scene, i)), None)
            if side is not None:
                pairs.append((first, side, scene.at[side][1]))
    for one, other in pairwise(pairs):
        if other[0] - one[2] <= _NEAR and scene.low(one[2]) in ("und", ","):
            for first, side, stop in (one, other):
                span = scene.words.span(first, stop)
                yield Membership(
                    name=scene.at[first][0].name, group=state_behind(scene.at[side][0]), span=span
                )


def _in_order(scene: Scene) -> Iterator[Membership]:
    """Yield holders of one office each with the state named in the same place: "die Außenminister *Norlands
    und Südlands, Thoma und Holm,*"; only where there are as many of the one as of the other."""
    yield from _of_adjectives(scene)
    for first in scene.at:
        noun = noun_of(scene.text(first - 1)) or noun_of(scene.text(first - 2))
        if not _is_side(scene, first) or noun is None or noun.group:
            continue
        sides, end = _list(scene, first, _SIDES)
        if len(sides) < 2 or scene.text(end) != ",":
            continue
        yield from _named_behind(scene, end + 1, [state_behind(scene.at[side][0]) for side in sides])


def _of_adjectives(scene: Scene) -> Iterator[Membership]:
    """Yield holders of one office each with the state of an adjective in the same place: "der norwegische und
    der schwedische Minister, *Thoma und Holm*"."""
    for i in range(2, len(scene.words.text) - 1):
        noun = noun_of(scene.text(i)) if scene.text(i + 1) == "," and scene.text(i)[:1].isupper() else None
        if noun is None or noun.group:
            continue
        states: list[str] = []
        k = i - 1
        while (state := adjective_owner(scene.text(k))) is not None and scene.text(k).islower():
            states.insert(0, state)
            k -= 1 + (scene.low(k - 1) in word_class("determiner"))
            if scene.low(k) not in ("und", ","):
                break
            k -= 1
        if len(states) > 1:
            yield from _named_behind(scene, i + 2, states)


def _named_behind(scene: Scene, i: int, sides: list[str]) -> Iterator[Membership]:
    """Yield the persons of a list that begins at word ``i``, each with the side in the same place, where
    there are as many of the one as of the other."""
    persons, _ = _list(scene, i, frozenset({MentionKind.PERSON}))
    for person, side in zip(persons, sides, strict=True) if len(persons) == len(sides) else ():
        mention, stop = scene.at[person]
        yield Membership(name=mention.name, group=side, span=scene.words.span(person, stop))


def _list(scene: Scene, i: int, kinds: frozenset[MentionKind]) -> tuple[list[int], int]:
    """Return the first words of the names of a list, and the word behind it: "Norlands, Ostlands und des
    Südlands"."""
    found: list[int] = []
    while True:
        i += scene.low(i) in word_class("determiner")
        held = scene.at.get(i)
        if held is None or held[0].kind not in kinds:
            return found, i
        found.append(i)
        i = held[1]
        last = len(found) > 1 and scene.low(found[-1] - 1) == "und"
        more = scene.low(i) in ("und", ",") and not last
        following = i + 1 + (scene.low(i + 1) in word_class("determiner"))
        if not more or following not in scene.at or scene.at[following][0].kind not in kinds:
            return found, i
        i += 1


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


def _sides(scene: Scene, words: list[int]) -> Iterator[tuple[int, str]]:
    for i in words:
        if i and scene.low(i) == "für" and is_envoy(scene.text(i - 1)):
            continue  # "der UN-Gesandte für den Jemen"
        if (scene.low(i) in word_class("on_behalf") and (found := _named(scene, i + 1))) or (
            scene.low(i) == "auf" and (found := _on_side(scene, i + 1))
        ):
            yield i, found


def _on_side(scene: Scene, i: int) -> str | None:
    """Return whose side is meant: "auf *norwegischer Seite*", "auf *norwegischer* Jan Holm", "auf *Seiten der
    SPD*"."""
    if scene.low(i) in ("seite", "seiten"):
        return _named(scene, i + 1)
    state = adjective_owner(scene.text(i)) if scene.text(i).islower() else None
    if state is None or scene.low(i + 1) in ("seite", "seiten"):
        return state
    named = next((k for k in range(i + 1, i + _NEAR) if not scene.text(k)[:1].isupper() or k in scene.at), i)
    return state if is_person(scene, named) else None


def _named(scene: Scene, i: int) -> str | None:
    """Return the side named behind "für": "die Gewerkschaft GHL", "die Komoren", "Oslo"."""
    for k in range(i, i + _NEAR):
        found = scene.at.get(k)
        if found is not None:
            return state_behind(found[0]) if found[0].kind in _SIDES else None
        if scene.text(k)[:1].isupper() and scene.low(k) in word_class("ruler"):
            states = by_adjective(scene, scene.low(k))
            return states.pop() if len(states) == 1 else None
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
    return [i for i in range(start, stop) if is_person(scene, i)]
