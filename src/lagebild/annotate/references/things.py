"""Predicates of things ("er umfasst 20 Punkte", "sie wurde unterzeichnet") and of speakers ("sagte er")."""

from __future__ import annotations

from functools import cache

from lagebild.annotate.quotations.lexicon import verbs
from lagebild.annotate.references.nouns import genders, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.lexicon import entries


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


def done_to_things(scene: Scene, i: int) -> bool:
    """Whether the pronoun ``i`` is the object of what is done to papers, one just told of: "Weber legte einen
    Plan vor. Norland lehnte *ihn* ab, Südland nannte *ihn* ausgewogen".

    The noun of the paper has the gender of the pronoun and stands before it, at most one sentence back.
    """
    clause = scene.clause(i)
    if clause is None or clause.passive or scene.subject[i]:
        return False
    words = [scene.low(k) for first, stop in clause.words for k in range(first, stop)]
    called = clause.lemma in word_class("thing_called") and any(w.startswith(_judgements()) for w in words)
    if clause.lemma not in word_class("thing_object") and not called:
        return False
    sentence = scene.words.sentence_of[i]
    first = scene.words.sentences[max(0, sentence - 1)][0]
    gender = genders("object_pronoun").get(scene.low(i), "")
    nouns = (scene.low(k) for k in range(first, i) if scene.words.is_capital(k))
    return any(paper_gender(noun) in tuple(gender) for noun in nouns)


@cache
def _judgements() -> tuple[str, ...]:
    return tuple(sorted(word_class("thing_judgement")))


@cache
def _paper_nouns() -> dict[str, str]:
    """Map the singular forms of nouns for papers to their gender."""
    rows = entries("papers", "head", ("forms", "gender", "example"))
    return {form: str(row["gender"]) for row in rows for form in row["forms"]}


def paper_gender(noun: str) -> str:
    """Return the gender of a noun for a paper, also of a compound ("friedens|plan"), "" for others."""
    nouns = _paper_nouns()
    return next((nouns[noun[at:]] for at in range(len(noun)) if noun[at:] in nouns), "")


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
