"""Noun phrases around a noun for people: "ein hochrangiger Berater Putins", "die ukrainische Delegation"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lagebild.annotate.clauses import ClauseKind
from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.names.gazetteer import adjective_owner, gazetteer
from lagebild.annotate.references.nouns import Noun, ends, noun_of, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.annotate.roles.belonging import state_behind
from lagebild.annotate.roles.phrases import of_a_town
from lagebild.annotate.who import is_genitive
from lagebild.lexicon import endings, entries
from lagebild.model.annotation import Mention, MentionKind

_AGED = re.compile(r"^\d{1,3}-?jährige[nrms]?$")
_ADJECTIVE = ("e", *endings("grammar", "adjective_ending"))
_GENITIVE = word_class("genitive_opener")


@dataclass(slots=True)
class Phrase:
    """Words ``first`` up to ``stop`` around ``head``. ``owner`` is a name before it, ``of`` whom it
    belongs to."""

    first: int
    head: int
    stop: int
    noun: Noun
    determiner: str
    adjectives: tuple[str, ...]
    plural: bool
    owner: tuple[int, Mention] | None = None
    of: str | None = None
    shared: bool = False
    """Whether it belongs to more than one."""

    @property
    def definite(self) -> bool:
        """Whether an article or a name before it points to somebody known."""
        return self.determiner in _definite()

    @property
    def possessive(self) -> bool:
        """Whether "sein" or "ihr" stands before it."""
        return self.determiner.startswith(("sein", "ihr")) and self.determiner not in ("seit",)

    @property
    def bare(self) -> bool:
        """Whether neither article nor name stands before it."""
        return not self.determiner and self.owner is None


_FEMALE = word_class("of_a_woman")
_FUSED = word_class("fused")


def _definite() -> frozenset[str]:
    return _DEFINITE


_DEFINITE = frozenset(
    word for row in entries("references", "determiner") if row["definite"] for word in row["words"]
)


def phrase_at(scene: Scene, head: int) -> Phrase | None:
    """Return the phrase whose head is the word ``head``; None where it is no noun for people or goes with
    a name."""
    if scene.inside[head] or not scene.words.is_capital(head):
        return None
    word = scene.words.text[head]
    noun = noun_of(word)
    if noun is None:
        return None
    first = head
    while first > 0 and first > head - 5 and _is_adjective(scene, first - 1):
        first -= 1
    adjectives = tuple(scene.words.text[first:head])
    determiner = scene.low(first - 1)
    if determiner in word_class("speaker_possessive"):
        return None
    if determiner in word_class("relative_form") and _opens_relative(scene, first - 1):
        determiner = ""
    elif any(determiner in word_class(name) for name in ("determiner", "possessive", "both")):
        first -= 1
        if determiner in word_class("both") and scene.low(first - 1) in ("die", "den", "der"):
            first -= 1
    else:
        determiner = ""
    owner = None if determiner else _owner(scene, first)
    several = determiner == "den" and scene.low(first - 1) in word_class("dative_preposition")
    plural = (
        several
        or _plural(determiner, noun, word, adjectives)
        or (
            determiner == "der"
            and noun.gender == "m"
            and not noun.group
            and _genitive_plural(scene, first, noun, word)
        )
    )
    if noun.strong and not plural and determiner in _FEMALE:
        noun = replace(noun, gender="f")
    if determiner in _FUSED:
        first += 1
    phrase = Phrase(first, head, head + 1, noun, determiner, adjectives, plural, owner)
    if owner:
        phrase.first, phrase.of = owner[0], owner[1].name
    if phrase.bare and not plural and word.lower().endswith(ends("same_in_plural")):
        phrase.plural = _subject_of_many(scene, head)
    _complement(scene, phrase)
    if not phrase.shared:
        phrase.of = phrase.of or _state_of(word, adjectives)
    return phrase


def _opens_relative(scene: Scene, i: int) -> bool:
    """Whether "den" is a relative pronoun and no article: "Weber, gegen den Ermittler vorgehen"."""
    clause = scene.clause(i)
    if clause is None or clause.kind is not ClauseKind.RELATIVE:
        return False
    begin = clause.words[0][0]
    return i == begin or (i == begin + 1 and scene.low(begin) in word_class("case_preposition"))


def _genitive_plural(scene: Scene, first: int, noun: Noun, word: str) -> bool:
    """Whether "der" opens a genitive of several: "das Treffen der Minister", "Angaben der Gesandten"."""
    if word.lower().endswith("n") and not noun.base.lower().endswith("n"):
        return True
    return first > 0 and scene.words.is_capital(first - 1) and scene.text(first - 1).isalpha()


def _is_adjective(scene: Scene, i: int) -> bool:
    word = scene.words.text[i]
    if scene.inside[i] or len(word) < 4 or not word.endswith(_ADJECTIVE):
        return False
    low = scene.words.low[i]
    if _AGED.match(low):
        return True
    if low in word_class("determiner") or low in word_class("both") or low in word_class("possessive"):
        return False
    if low in word_class("speaker_possessive"):
        return False
    if low in word_class("no_adjective") or not word[-1].isalpha() or _is_verb(scene, i):
        return False
    return (
        word[0].islower()
        or (adjective_owner(word) is not None and not noun_of(word))
        or (not scene.words.is_capital(i) and word[0].isupper())
        or of_a_town(word)
    )


def _is_verb(scene: Scene, i: int) -> bool:
    """Whether a word formed like an adjective is the verb: "in Genf beraten US-Vertreter"."""
    found = readings(scene.words.text[i])
    if not found:
        return False
    before = scene.low(i - 1)
    noun_phrase = (
        before in word_class("determiner")
        or before in word_class("possessive")
        or before in word_class("both")
        or before in word_class("case_preposition")
    )
    return not noun_phrase or any(reading.kind != "full" for reading in found)


def _owner(scene: Scene, first: int) -> tuple[int, Mention] | None:
    """Return the name in the genitive that stands right before a word: "Webers Delegation"."""
    for back in range(1, 5):
        found = scene.at.get(first - back)
        if found and found[1] == first:
            return (first - back, found[0]) if is_genitive(scene.words.source, found[0]) else None
    return None


def _plural(determiner: str, noun: Noun, word: str, adjectives: tuple[str, ...]) -> bool:
    if noun.gender == "p":
        return True
    low = word.lower()
    if low.endswith("innen"):
        return True
    if noun.group:
        if determiner in word_class("of_one_group"):
            return False
        return low.endswith(ends("plural_group")) or determiner in ("beide", "beiden")
    if determiner in word_class("of_one_person"):
        return determiner == "der" and noun.gender == "m" and low.endswith("ern")
    if determiner in word_class("never_of_many"):
        return False
    if determiner == "die":
        return noun.gender == "m" and not (noun.strong and not low.endswith("n"))
    if determiner == "den":
        return low.endswith(ends("plural_dative"))
    if determiner in word_class("hardly_of_many"):
        return determiner in ("seinen", "ihren") and low.endswith("ern")
    if determiner in ("seine", "ihre"):
        return noun.gender == "m"
    if determiner in ("seiner", "ihrer"):
        return noun.gender == "m"
    if determiner:
        return True
    return noun.gender == "m" and _may_be_plural(noun, low, adjectives)


def _subject_of_many(scene: Scene, head: int) -> bool:
    """Whether the word stands in the subject of a verb in the plural: "Vertreter der Armee werfen"."""
    clause = scene.clause(head)
    if clause is None or clause.finite_word is None:
        return False
    if not scene.subject[head] and not (clause.subject is None and _opens_relative(scene, head - 1)):
        return False
    return scene.low(clause.finite_word).endswith(ends("plural_verb"))


def _may_be_plural(noun: Noun, low: str, adjectives: tuple[str, ...]) -> bool:
    """Whether a noun without article is a plural by its form: "Diplomaten", "hohe Beamte", "norwegische
    Berater"."""
    if low.endswith(ends("plural_dative")):
        return True
    if noun.strong:
        return not low.endswith("r")
    if low.endswith(ends("same_in_plural")):
        return bool(adjectives) and adjectives[-1].endswith(ends("plural_adjective"))
    return low != noun.base.lower() and low.endswith(ends("plural_person"))


def _complement(scene: Scene, phrase: Phrase) -> None:
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
        phrase.of = phrase.of or _state_of(scene.text(i), ())
        i += 1
    return None if i == begin else i


def _over_adjectives(scene: Scene, i: int, phrase: Phrase) -> int:
    for _ in range(4):
        word = scene.text(i)
        if not word or not (scene.low(i) in word_class("determiner") or _is_adjective(scene, i)):
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


def _state_of(word: str, adjectives: tuple[str, ...]) -> str | None:
    """Return the state or body that an adjective or the first part of a compound names."""
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
