"""What is said to be so with nobody to name for it: hearsay and supposition.

"Es wird vermutet, dass die Delegation abgereist ist", "Weber soll zugestimmt haben", "Weber hat angeblich
zugestimmt", "Weber dürfte ablehnen", "Berichten zufolge". The clause is what is said, the cue the words that
mark it. Left out: "soll" as a plan or a demand ("Die Gespräche sollen im Mai beginnen"), and whatever stands
in somebody's quotation, where the speaker answers for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.konjunktiv import Mood, may_be_infinitive, may_be_participle
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.lexicon import listed
from lagebild.lexicon import endings
from lagebild.model.annotation import Hearsay

_OUTER = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST, ClauseKind.RELATIVE, ClauseKind.SUBORDINATE})
_INFLECTED = endings("clauses", "attribute_ending")


def find_hearsay(scene: Scene) -> tuple[Hearsay, ...]:
    """Return the hearsay of a document in text order; run after all rules for quotations."""
    found: dict[tuple[int, int], Hearsay] = {}
    for draft in list(scene.drafts):
        for hearsay in _from_source(scene, draft):
            found.setdefault((hearsay.span.start, hearsay.span.end), hearsay)
    for clauses in scene.clauses:
        for number, clause in enumerate(clauses):
            for hearsay in _from_clause(scene, clauses, number, clause):
                found.setdefault((hearsay.span.start, hearsay.span.end), hearsay)
    return tuple(found[key] for key in sorted(found))


def _from_clause(scene: Scene, clauses: tuple[Clause, ...], number: int, clause: Clause) -> Iterator[Hearsay]:
    words = scene.words
    if clause.finite_word is None or clause.kind not in _OUTER or _answered_for(scene, clause):
        return
    if supposes(words, clause):
        content = clauses[number + 1] if number + 1 < len(clauses) else None
        if content is not None and content.subordinator in {"dass", "daß"}:
            stop = _content_stop(scene, clauses[number + 1 :], content)
            yield _hearsay(words, (content.words[0][0], stop), _verb_range(words, clause), "impersonal")
        return
    cue = _sollen(words, clause) or _duerfte(clause) or _adverb(words, clause)
    if cue is not None:
        span = _without_marks(words, clause.words[0][0], clause.words[-1][1])
        yield _hearsay(words, span, cue[0], cue[1])


def supposes(words: Words, clause: Clause) -> bool:
    """Whether the clause supposes with nobody to name: "es wird vermutet", "man geht davon aus"."""
    if clause.lemma not in listed("hearsay", "impersonal") or clause.negated:
        return False
    low = [words.low[i] for first, stop in clause.words for i in range(first, stop)]
    if clause.passive:
        return "von" not in low and "vom" not in low and "seitens" not in low and clause.modal is None
    return "man" in low


def hedged(words: Words, clause: Clause) -> bool:
    """Whether an adverb gives the clause as hearsay: "Weber hat angeblich zugestimmt"."""
    return _adverb(words, clause) is not None


def _answered_for(scene: Scene, clause: Clause) -> bool:
    """Whether somebody's quotation holds the clause."""
    assert clause.finite_word is not None
    return bool(scene.content[clause.finite_word] or scene.in_marks[clause.finite_word])


def _sollen(words: Words, clause: Clause) -> tuple[Range, str] | None:
    """Return "soll" as hearsay: with a perfect infinitive or a verb of state, in the indicative present."""
    if (
        clause.modal != "sollen"
        or clause.konjunktiv
        or clause.tense != "present"
        or clause.finite_word is None
    ):
        return None
    if words.low[clause.finite_word] not in {"soll", "sollen"}:
        return None
    indices = [
        i
        for first, stop in clause.words
        for i in range(first, stop)
        if i != clause.finite_word and words.text[i][0].islower()
    ]
    participle = any(may_be_participle(words.low[i]) for i in indices)
    last = [words.low[i] for i in indices if may_be_infinitive(words.low[i])]
    perfect = participle and bool(last) and last[-1] in {"haben", "sein"}
    if not perfect and clause.lemma not in listed("hearsay", "state") and not _disposed(words, clause):
        return None
    return (clause.finite_word, clause.finite_word + 1), "sollen"


def _disposed(words: Words, clause: Clause) -> bool:
    """Whether "sein" with an adjective for somebody's mind or state ends the clause: "soll bereit sein"."""
    stop = clause.words[-1][1]
    return (
        words.low[stop - 1] == "sein" and stop > 2 and words.low[stop - 2] in listed("hearsay", "disposition")
    )


def _duerfte(clause: Clause) -> tuple[Range, str] | None:
    if clause.modal != "dürfen" or clause.mood is not Mood.KONJUNKTIV_II or clause.finite_word is None:
        return None
    return (clause.finite_word, clause.finite_word + 1), "dürfte"


def _adverb(words: Words, clause: Clause) -> tuple[Range, str] | None:
    """Return an adverb of hearsay that belongs to the verb, not to an attribute ("der mutmaßliche")."""
    adverbs, phrases = listed("hearsay", "adverb"), _phrases()
    for first, stop in clause.words:
        for i in range(first, stop):
            low = words.low[i]
            if low in adverbs and not _attribute(words, i, stop):
                return (i, i + 1), "adverb"
            if low in phrases and any(words.low[i : i + len(phrase)] == phrase for phrase in phrases[low]):
                return (i, i + 3), "phrase"
    return None


def _attribute(words: Words, i: int, stop: int) -> bool:
    """Whether the adverb stands before an adjective with its noun: "angeblich geheime Papiere"."""
    return i + 2 < stop and words.low[i + 1].endswith(_INFLECTED) and words.is_capital(i + 2)


@cache
def _phrases() -> dict[str, list[list[str]]]:
    """Return the words of the phrases of hearsay, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for phrase in listed("hearsay", "phrase"):
        parts = phrase.lower().split()
        found.setdefault(parts[0], []).append(parts)
    return found


def _from_source(scene: Scene, draft: Draft) -> Iterator[Hearsay]:
    """Yield what reports and rumours without a name are quoted for."""
    words = scene.words
    if len(draft.speaker) != 1 or not draft.rule.startswith("source-") or draft.parent is not None:
        return
    first, stop = draft.speaker[0]
    nouns = [words.text[i] for i in range(first, stop) if words.is_capital(i) or i == first]
    if stop - first <= 2 and nouns and nouns[-1] in listed("hearsay", "source") and draft.frame:
        yield _hearsay(words, (draft.start, draft.stop), draft.frame[0], "source")


def _verb_range(words: Words, clause: Clause) -> Range:
    starts = [i for first, stop in clause.words for i in range(first, stop)]
    verbs = [i for i in starts if any(words.start[i] == verb.start for verb in clause.verbs)]
    return min(verbs), max(verbs) + 1


def _content_stop(scene: Scene, following: tuple[Clause, ...], content: Clause) -> int:
    """Return where a supposed clause ends: before a new main clause, else with its sentence."""
    first = content.words[0][0]
    stop = scene.sentence(first)[1]
    for clause in following:
        if clause.words[0][0] > first and clause.kind is ClauseKind.MAIN:
            stop = clause.words[0][0]
            break
    return scene.content_stop(first, stop)


def _without_marks(words: Words, first: int, stop: int) -> Range:
    while stop > first + 1 and words.text[stop - 1] in {".", ",", ";", ":", "!", "?", "–"}:
        stop -= 1
    return first, stop


def _hearsay(words: Words, span: Range, cue: Range, rule: str) -> Hearsay:
    return Hearsay(span=words.span(*span), cue=words.span(*cue), rule=rule)
