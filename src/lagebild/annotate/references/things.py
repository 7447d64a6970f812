"""Predicates of things ("er umfasst 20 Punkte", "sie wurde unterzeichnet") and of speakers ("sagte er")."""

from __future__ import annotations

from lagebild.annotate.quotations.lexicon import verbs
from lagebild.annotate.references.nouns import word_class
from lagebild.annotate.references.scene import Scene


def says_of_things(scene: Scene, i: int) -> bool:
    """Whether the clause whose subject is the pronoun ``i`` says what only papers, plans and the like do.

    "Er umfasst 20 Punkte", "er hat 84 Seiten", "er sieht Kürzungen vor", "sie wurde unterzeichnet"; not
    "er enthält sich", "er sieht sich vor".
    """
    clause = scene.clause(i)
    if clause is None or clause.lemma is None or not scene.subject[i]:
        return False
    words = [scene.low(k) for first, stop in clause.words for k in range(first, stop)]
    if any(word in word_class("reflexive") for word in words):
        return False
    if clause.passive:
        return clause.lemma in word_class("thing_passive")
    if clause.lemma in word_class("thing_has"):
        return any(word in word_class("thing_part") for word in words)
    return clause.lemma in word_class("thing_verb")


def wants(scene: Scene, i: int) -> bool:
    """Whether the pronoun ``i`` is the subject of what only persons do: "weist sie zurück", "wolle er"."""
    clause = scene.clause(i)
    if clause is None or not scene.subject[i] or clause.passive:
        return False
    lemma = clause.lemma or ""
    return clause.modal == "wollen" or lemma in verbs() or lemma in word_class("person_verb")


def speaks(scene: Scene, i: int) -> bool:
    """Whether the pronoun ``i`` is the subject of a verb of saying, as no offer is: "sagte er"."""
    clause = scene.clause(i)
    if clause is None or clause.lemma is None or not scene.subject[i] or clause.passive:
        return False
    words = {scene.low(k) for first, stop in clause.words for k in range(first, stop)}
    if words & word_class("letting") and words & word_class("let_know"):
        return True  # "ließ er wissen"
    entry = verbs().get(clause.lemma)
    return entry is not None and "direct" in entry.takes
