"""What the words before a noun are: adjectives, verbs of the same form, relative pronouns."""

from __future__ import annotations

import re

from lagebild.annotate.clauses import ClauseKind
from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.names.gazetteer import adjective_owner
from lagebild.annotate.references.nouns import noun_of, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.annotate.roles.phrases import of_a_town
from lagebild.lexicon import endings

_AGED = re.compile(r"^\d{1,3}-?jährige[nrms]?$")
_ADJECTIVE = ("e", *endings("grammar", "adjective_ending"))


def is_adjective(scene: Scene, i: int) -> bool:
    """Whether a word is an adjective before its noun: "*hochrangiger* Berater", "*50-jährige* Ministerin",
    "*Norwegische* Berater", not the verb in "in Genf *beraten* Vertreter"."""
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


def opens_relative(scene: Scene, i: int) -> bool:
    """Whether "den" is a relative pronoun and no article: "Weber, gegen den Ermittler vorgehen"."""
    clause = scene.clause(i)
    if clause is None or clause.kind is not ClauseKind.RELATIVE:
        return False
    begin = clause.words[0][0]
    return i == begin or (i == begin + 1 and scene.low(begin) in word_class("case_preposition"))
