"""Which clauses say that somebody says something, and which clause is what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.konjunktiv import finite_readings
from lagebild.annotate.quotations.lexicon import Entry, listed, nouns, phrases, verbs
from lagebild.lexicon import group
from lagebild.model.annotation import Act

_W_SUBORDINATORS = group("quotations_grammar", "w_subordinator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A clause with its entry in the lexicon; ``noun`` is the word of a noun of saying, else None."""

    clause: Clause
    entry: Entry
    act: Act
    noun: int | None = None


def saying_of(words: Words, clause: Clause) -> Saying | None:
    """Return how ``clause`` reports speech, None when it does not."""
    if clause.lemma is None:
        return None
    lemmas = dict.fromkeys((clause.lemma, _finite_lemma(words, clause)))
    told = [entry for lemma in lemmas for entry in phrases().get(lemma, ())]
    entry_ = verbs().get(_joined(words, clause)) or verbs().get(clause.lemma)
    if not (told or entry_) or _is_aside(words, clause):
        return None
    low = {word for first, stop in clause.words for word in words.low[first:stop]}
    for entry in told:
        if entry.negated and not clause.negated:
            continue
        if entry.words & low and not (entry.reported == "reflexive" and "sich" not in low):
            return Saying(clause=clause, entry=entry, act=act_of(entry, clause, low))
    if entry_ is None or (clause.lemma == "heißen" and not low & _WITH_HEISSEN):
        return None
    if "sich" in low and not entry_.reflexive:
        return None
    return Saying(clause=clause, entry=entry_, act=act_of(entry_, clause, low))


def _is_aside(words: Words, clause: Clause) -> bool:
    """Whether the clause is a mere reference in brackets: "(die Zeitung berichtete)"."""
    i = clause.finite_word
    if i is None or ")" not in words.text[i + 1 : i + 2 + (words.text[i + 1 : i + 2] == ["."])]:
        return False
    return "(" in words.text[max(0, i - _ASIDE) : i]


_ASIDE = 5
_WITH_HEISSEN = group("quotations_grammar", "beside_it_says")


_BELONGING = group("quotations_grammar", "belonging_adverb")
_BECOMING = group("quotations_grammar", "becoming")


def _joined(words: Words, clause: Clause) -> str:
    """Return the lemma with an adverb that belongs to the verb and stands right before it: "bekannt gab"."""
    for first, stop in clause.words:
        if _BELONGING.isdisjoint(words.low[first : stop - 1]):
            continue
        verbs = {verb.start for verb in clause.verbs}
        for i in range(first, stop - 1):
            if words.low[i] in _BELONGING and words.start[i + 1] in verbs:
                becoming = words.low[i + 1] in _BECOMING
                return words.low[i] + ("werden" if becoming else clause.lemma or "")
    return clause.lemma or ""


def _finite_lemma(words: Words, clause: Clause) -> str:
    """Return the lemma of the finite verb alone, so that "ist überzeugt" is found under "sein"."""
    if clause.finite_word is None:
        return ""
    found = finite_readings(words.low[clause.finite_word])
    return found[0].lemma if found else ""


def act_of(entry: Entry, clause: Clause, low: set[str]) -> Act:
    """Return the act, with refusals told apart: "wollte nicht bestätigen", "lehnte eine Stellungnahme ab",
    "wies den Bericht zurück" (denied) and "wies die Kritik zurück" (rejected)."""
    if clause.negated:
        if entry.lemma in _UNSAID:
            return Act.NO_COMMENT
        if entry.act is Act.DENY:
            return Act.ADMIT
        if entry.act is Act.AGREE:
            return Act.REJECT
        if entry.lemma == "ausschließen":
            return Act.SAY
    if entry.lemma in _REFUSING and low & listed("quotations_acts", "comment"):
        return Act.NO_COMMENT
    if entry.lemma == "zurückweisen" and low & listed("quotations_acts", "account"):
        return Act.DENY
    if entry.lemma == "widersprechen" and low & _turned_down():
        return Act.REJECT
    if entry.lemma == "aussprechen" and "gegen" in low:
        return Act.REJECT
    untrue = low & listed("quotations_acts", "untrue")
    if entry.act is Act.SAY and entry.lemma in _TALKING and untrue:
        return Act.DENY
    if entry.act is Act.SAY and entry.lemma in _CALLING:
        untrue = untrue | (low & listed("quotations_acts", "unfounded"))
        if untrue and low & listed("quotations_acts", "account"):
            return Act.DENY
        if low & listed("quotations_acts", "unfounded") and low & listed("quotations_acts", "reproach"):
            return Act.REJECT
    return entry.act


def _turned_down() -> frozenset[str]:
    return listed("quotations_acts", "reproach") | listed("quotations_acts", "wish")


_REFUSING = group("quotations_grammar", "refusing_verb")
_TALKING = group("quotations_grammar", "talking_verb")
_CALLING = group("quotations_grammar", "calling_verb")
_UNSAID = group("quotations_grammar", "unsaid_verb")
"""Verbs that negated say that nothing was said, one way or the other."""


def nouns_of_saying(words: Words, clause: Clause) -> Iterator[Saying]:
    """Yield the nouns of saying near the end of a stretch of the clause: "die Ankündigung Webers,
    zurückzutreten"."""
    for first, stop in reversed(clause.words):
        for i in range(stop - 1, max(first, stop - 7) - 1, -1):
            entry = nouns().get(words.text[i])
            if entry is not None and words.is_capital(i):
                yield Saying(clause=clause, entry=entry, act=entry.act, noun=i)
                break


def is_content(
    clause: Clause, takes: frozenset[str], *, after_colon: bool = False, strict: bool = True
) -> bool:
    """Whether ``clause`` has a shape that a word of saying takes: dass, ob, w-clause, infinitive, verb
    second."""
    if clause.kind is ClauseKind.SUBORDINATE:
        if clause.subordinator in {"dass", "daß"}:
            return "dass" in takes
        if clause.subordinator == "ob":
            return bool(takes & {"ob", "w"})
        if clause.subordinator in {"wenn", "weil", "da"}:
            return False
        return "w" in takes and clause.subordinator in _W_SUBORDINATORS
    if clause.kind is ClauseKind.INFINITIVE:
        return "zu" in takes and clause.subordinator is None
    if clause.kind in {ClauseKind.MAIN, ClauseKind.VERB_FIRST}:
        if clause.kind is ClauseKind.VERB_FIRST and not clause.konjunktiv:
            return False
        return "v2" in takes and (clause.konjunktiv or after_colon or (clause.ambiguous and not strict))
    return False
