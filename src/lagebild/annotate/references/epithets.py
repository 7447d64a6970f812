"""Offices that vary a name: "Rita Weber widersprach. Das sei falsch, sagte die Regierungssprecherin".

Such an office means the person spoken of last, where the grammar leaves no other: of its gender, subject of
the sentence before or alone in it, without another office in the article. Taken are offices that are the
subject of their clause or the source of what is said ("nach Angaben des Diplomaten"). Left out are those of a
state ("der norwegische Präsident") and those that say too little ("die Sprecherin").
"""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.references.candidates import Candidate
from lagebild.annotate.references.nouns import noun_of_title, nouns_of_title, word_class
from lagebild.annotate.references.party_members import is_of_another, parties_of_word
from lagebild.annotate.references.phrase import Phrase
from lagebild.annotate.references.scene import Scene

_WINDOW = 3
"""So many sentences back the person may stand, where nobody else is spoken of since."""


def epithet(scene: Scene, phrase: Phrase, candidates: Sequence[Candidate]) -> str | None:
    """Return the name of the person whom an office means that nobody is known to bear."""
    if phrase.plural or phrase.noun.group or not _speaks(scene, phrase):
        return None
    if phrase.noun.base.lower() in word_class("any_office"):
        return None
    state = phrase.of if phrase.of in gazetteer().states else None
    here = scene.words.sentence_of[phrase.first]
    for back in range(1, _WINDOW + 1):
        there = [c for c in candidates if scene.words.sentence_of[c.first] == here - back and _is_named(c)]
        if there and _parted(scene, here - back, here):
            return None
        fitting = [c for c in there if phrase.noun.gender in c.gender]
        if fitting:
            names = {c.names[0] for c in fitting if c.subject and not c.embedded} or {
                c.names[0] for c in fitting
            }
            name = next(iter(names)) if len(names) == 1 else None
            told = state is None or (name is not None and state in states_of(scene, name))
            if name is None or not told or _is_of_another_party(scene, name, phrase):
                return None
            return name if _may_hold(scene, name, phrase) else None
    return None


def _is_of_another_party(scene: Scene, name: str, phrase: Phrase) -> bool:
    return is_of_another(scene, name, parties_of_word(scene, scene.text(phrase.head)))


def _speaks(scene: Scene, phrase: Phrase) -> bool:
    """Whether an office is a subject, or stands behind a noun for what its holder says."""
    if scene.subject[phrase.first] or (phrase.determiner == "der" and _behind_verb(scene, phrase)):
        return True
    behind_source = scene.low(phrase.first) in ("des", "der") and scene.text(phrase.first - 1)[:1].isupper()
    return behind_source and scene.low(phrase.first - 1) in word_class("words_of")


def _behind_verb(scene: Scene, phrase: Phrase) -> bool:
    """Whether a man's office in the nominative stands right behind a verb: "„Kein Mut“, schrieb der Chef"."""
    verb = scene.text(phrase.first - 1)
    man = phrase.noun.gender == "m" and not phrase.plural
    return man and verb[:1].islower() and any(reading.finite for reading in readings(verb))


def _is_named(candidate: Candidate) -> bool:
    return candidate.person and len(candidate.names) == 1 and candidate.names[0][:1].isupper()


def _parted(scene: Scene, before: int, here: int) -> bool:
    """Whether a line break stands between two sentences."""
    words = scene.words
    end, start = words.end[words.sentences[before][1] - 1], words.start[words.sentences[here][0]]
    return "\n" in words.source[end:start].strip(" ")


def states_of(scene: Scene, name: str) -> frozenset[str]:
    """Return the states whose offices a person has, their bodies included: "des Auswärtigen Amts"."""
    if scene.states is None:
        scene.states = _states_by_person(scene)
    return scene.states.get(name, frozenset())


def _states_by_person(scene: Scene) -> dict[str, frozenset[str]]:
    bodies = {mention.name: mention.of for mention, _ in scene.at.values() if mention.of}
    owners: dict[str, set[str]] = {}
    for role in scene.roles:
        if role.of and not role.former:
            owners.setdefault(role.name, set()).add(bodies.get(role.of) or role.of)
    return {name: frozenset(found & gazetteer().states.keys()) for name, found in owners.items()}


def _may_hold(scene: Scene, name: str, phrase: Phrase) -> bool:
    """Whether a person may hold an office beside those that the article gives: no minister is president too,
    a head of a delegation may be a general, a manager or a minister."""
    wanted = _high(phrase.noun.base)
    held = {
        _high(noun.base)
        for role in scene.roles
        if role.name == name and not role.former
        for noun in nouns_of_title(role.title)
    } - {None}
    base = phrase.noun.base.lower()
    return wanted is None or not held or any(h and (base.endswith(h) or h.endswith(base)) for h in held)


def _high(base: str) -> str | None:
    """Return an office that excludes others of its kind, in lower case: "außenminister", None for others."""
    low = base.lower()
    return low if low.endswith(tuple(word_class("exclusive_office"))) else None


def is_news(scene: Scene, name: str, phrase: Phrase) -> bool:
    """Whether an office tells more of a person than the article has: they have none in it, or a loose one, or
    one that this completes ("Chef" and "Verbandschef")."""
    wanted = phrase.noun.base.lower()
    for role in scene.roles:
        if role.name != name or role.former:
            continue
        noun = noun_of_title(role.title)
        base = noun.base.lower() if noun is not None else ""
        loose = noun is None or base.endswith(tuple(word_class("loose")))
        if not loose and not base.endswith(wanted) and not wanted.endswith(base):
            return False
    return True
