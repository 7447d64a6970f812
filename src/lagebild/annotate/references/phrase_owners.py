"""To whom a noun for people belongs, by what hangs on it: "Minister *Norlands*", "Berater *von Weber*"."""

from __future__ import annotations

from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.names.gazetteer import adjective_owner, gazetteer
from lagebild.annotate.references.nouns import noun_of, word_class
from lagebild.annotate.references.phrase import Phrase
from lagebild.annotate.references.phrase_words import is_adjective
from lagebild.annotate.references.scene import Scene
from lagebild.annotate.roles.belonging import state_behind
from lagebild.annotate.who import is_genitive
from lagebild.model.annotation import Mention, MentionKind

_GENITIVE = word_class("genitive_opener")


def owner_before(scene: Scene, first: int) -> tuple[int, Mention] | None:
    """Return the name in the genitive that stands right before a word: "Webers Delegation"."""
    for back in range(1, 5):
        found = scene.at.get(first - back)
        if found and found[1] == first:
            return (first - back, found[0]) if is_genitive(scene.words.source, found[0]) else None
    return None


def take_in_complement(scene: Scene, phrase: Phrase) -> None:
    """Take in what hangs on the noun: a genitive, a name in the genitive, "von", "vom", "aus", "in" with a
    place."""
    i = phrase.head + 1
    for _ in range(2):
        low, found = scene.low(i), scene.at.get(i)
        if found:
            mention = found[0]
            if not is_genitive(scene.words.source, mention) or i != phrase.head + 1:
                break
            phrase.of = phrase.of or mention.name
            i = _over_genitives(scene, found[1], phrase)
            continue
        if low == "von" and _by_agent(scene, i, phrase):
            break
        if low in _GENITIVE or low in word_class("complement"):
            reached = _inner(scene, i + 1, phrase, people=low == "von" and _spoken_of(scene, phrase))
        elif low in word_class("place_complement") and (_seated(phrase) or low == "für"):
            reached = _inner(scene, i + 1, phrase, named=True)
        else:
            break
        if reached is None:
            break
        i = reached
    phrase.stop = i


def _by_agent(scene: Scene, i: int, phrase: Phrase) -> bool:
    """Whether "von" names who does it in a passive: "wurde die Ministerin von Präsident Weber empfangen"; of
    a delegation only who leads it."""
    clause = scene.clause(phrase.head)
    if clause is None:
        return False
    led = phrase.noun.tail in word_class("has_members") and clause.lemma in word_class("leads")
    if phrase.noun.group and not led:
        return False
    finite = scene.low(clause.finite_word) if clause.finite_word is not None else ""
    if not clause.passive and finite not in ("wurde", "wurden"):  # "empfangen" may be the infinitive
        return False
    near = (scene.at.get(k) for k in range(i + 1, i + 1 + _TITLE))
    return any(found is not None and found[0].kind is MentionKind.PERSON for found in near)


_TITLE = 3
"""So many words from "von" on the name of a person begins, its title between."""


def _seated(phrase: Phrase) -> bool:
    """Whether a place behind the noun says which body it is: "die Regierung in Oslo", but not
    "Delegationen in Oslo"."""
    return phrase.noun.group and phrase.noun.tail not in word_class("travels")


def _spoken_of(scene: Scene, phrase: Phrase) -> bool:
    """Whether "von" may go with the verb: "beide Delegationen berichteten von Fortschritten"."""
    if phrase.noun.group:
        return True
    clause = scene.clause(phrase.head)
    if clause is None or clause.finite_word is None:
        return False
    return any(
        reading.lemma in word_class("speaks_of") for reading in readings(scene.low(clause.finite_word))
    )


def _inner(scene: Scene, i: int, phrase: Phrase, named: bool = False, people: bool = False) -> int | None:
    """Return the end of a noun group behind an article or preposition, taking its owner from it.

    ``named``: only names come into question, ``people``: only names and nouns for people and bodies.
    """
    i = _over_adjectives(scene, i, phrase)
    begin = i
    while i < min(len(scene.words.text), begin + 6):
        found = scene.at.get(i)
        if found:
            if found[0].kind is MentionKind.PERSON and i > begin and noun_of(scene.text(i - 1)) is None:
                break
            phrase.of = state_behind(found[0])
            return _over_coordination(scene, found[1], phrase)
        if (
            named
            or (people and noun_of(scene.text(i)) is None)
            or not scene.words.is_capital(i)
            or i > begin + 1
        ):
            break
        phrase.of = phrase.of or state_named_by(scene.text(i), ())
        i += 1
    return None if i == begin else i


def _over_adjectives(scene: Scene, i: int, phrase: Phrase) -> int:
    """Return where the adjectives before an owner end, taking it from one of them: "Vertreter der
    *norwegischen* Regierung"."""
    for _ in range(4):
        word = scene.text(i)
        if not word or not (scene.low(i) in word_class("determiner") or is_adjective(scene, i)):
            break
        phrase.of = phrase.of or adjective_owner(word)
        i += 1
    return i


def _over_coordination(scene: Scene, stop: int, phrase: Phrase) -> int:
    """Take in a second owner of several: "die Delegationen aus Oslo und Bern" belong to neither alone."""
    if not phrase.plural or scene.low(stop) not in ("und", "sowie"):
        return stop
    following = stop + 1
    if scene.low(following) in word_class("before_second_owner"):
        following += 1
    second = scene.at.get(following)
    if second is None or second[0].kind is MentionKind.PERSON:
        return stop
    phrase.of = None
    phrase.shared = True
    return second[1]


def _over_genitives(scene: Scene, stop: int, phrase: Phrase) -> int:
    """Take in the further owners in a list of genitives: "die Minister Norlands *und Südlands*", not "die
    Berater Norlands und Südlands Minister"."""
    i = stop
    while phrase.plural and scene.low(i) in ("und", "sowie", ","):
        article = scene.low(i + 1) in ("der", "des")
        found = scene.at.get(i + 1 + article)
        if found is None or found[0].kind is MentionKind.PERSON:
            break
        genitive = article or is_genitive(scene.words.source, found[0])
        if not genitive or (not article and scene.words.is_capital(found[1])):
            break
        joined, i = scene.low(i), found[1]
        if joined != ",":
            phrase.of, phrase.shared = None, True
            return i
    return stop


def state_named_by(word: str, adjectives: tuple[str, ...]) -> str | None:
    """Return the state or body that an adjective or the first part of a compound names: "*norwegischer*
    Minister", "*US*-Vertreter"."""
    for adjective in adjectives:
        if state := adjective_owner(adjective):
            return state
    table = gazetteer()
    front = word.rsplit("-", 1)[0] if "-" in word else ""
    while front:
        if front in table.states:
            return table.states[front].name
        if front in table.bodies:
            return table.bodies[front].name
        front = front.rpartition("-")[0]
    return None
