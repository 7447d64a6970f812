"""The words that name the speaker, as the frame gives them."""

from __future__ import annotations

from lagebild.annotate.clauses import Clause
from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import Words, word_class
from lagebild.annotate.quotations.draft import Range
from lagebild.annotate.quotations.lexicon import listed, verbs
from lagebild.annotate.quotations.speech import Saying
from lagebild.lexicon import group
from lagebild.model.annotation import Act

_IMPERSONAL = group("quotations_grammar", "impersonal_verb")
_SOURCE_PREPOSITIONS = group("quotations_grammar", "source_preposition")


def speaker_of(words: Words, saying: Saying) -> list[Range]:
    """Return the words of the speaker of a frame: its subject, the agent of a passive, the source of "heißt
    es"."""
    clause = saying.clause
    if saying.noun is not None:
        return _of_noun(words, saying)
    if saying.entry.lemma in _IMPERSONAL or _impersonal(words, clause):
        return source_phrase(words, clause)
    if clause.passive:
        return agent_of(words, clause, about=saying.entry.reported == "von") or source_phrase(words, clause)
    return [clause.subject_words] if clause.subject_words else []


def _impersonal(words: Words, clause: Clause) -> bool:
    if clause.subject_words is None:
        return False
    first, stop = clause.subject_words
    return stop - first == 1 and words.low[first] in {"es"}


def agent_of(words: Words, clause: Clause, *, about: bool = False) -> list[Range]:
    """Return the agent of a passive: "wurde von Weber gefordert".

    With verbs that take "von" for their matter (``about``: "wurde von einem Erfolg gesprochen") it is none.
    """
    agents = {"durch", "seitens"} if about else {"von", "vom", "durch", "seitens"}
    for first, stop in clause.words:
        for i in range(first, stop):
            if words.low[i] in agents:
                phrase = noun_phrase(words, i + 1, stop)
                if phrase and not phrase.pronoun:
                    return [(phrase.start, phrase.stop)]
    return []


def source_phrase(words: Words, clause: Clause) -> list[Range]:
    """Return the phrase that names the source of "heißt es": "(in) der Erklärung", "(aus) Bern"."""
    for first, stop in clause.words:
        for i in range(first, stop):
            if words.low[i] in _SOURCE_PREPOSITIONS:
                phrase = noun_phrase(words, i + 1, stop)
                if phrase and words.low[phrase.start] not in word_class("time_noun"):
                    return [(phrase.start, phrase.stop)]
    return []


def whose_words(words: Words, phrase: Range) -> list[Range]:
    """Return whose words a phrase announces, else the phrase: "das Fazit von Weber"."""
    found = noun_phrase(words, *phrase)
    if found is None or found.pronoun or found.stop <= found.core:
        return [phrase]
    known = listed("quotations_sources", "noun") | listed("quotations_sources", "words")
    if not any(words.text[i] in known for i in range(found.start, found.core)):
        return [phrase]
    return [(found.core + 1 if words.low[found.core] in {"von", "vom"} else found.core, found.stop)]


_WHOSE = group("quotations_grammar", "whose")
"""Words for somebody just named whose saying a noun is: "nach dessen Angaben"."""


def _of_noun(words: Words, saying: Saying) -> list[Range]:
    """Return whose saying a noun names: "Webers Ankündigung", "die Ankündigung des Ministers", else the
    subject."""
    assert saying.noun is not None
    noun, clause = saying.noun, saying.clause
    first, stop = next(r for r in clause.words if r[0] <= noun < r[1])
    if words.text[noun].startswith("Frage") and words.low[noun - 2 : noun] == ["auf", "die"]:
        return []  # "Auf die Frage, ob er gehe, sagte Weber": who asks is not told
    if noun + 1 < stop:
        genitive = noun_phrase(words, noun + 1, stop)
        if words.low[noun + 1] in {"von", "vom"}:
            genitive = noun_phrase(words, noun + 2, stop)
        if genitive and (genitive.bare or words.low[genitive.start] in word_class("determiner_genitive")):
            return [(genitive.start, genitive.stop)]
    if noun - 1 >= first and words.is_capital(noun - 1) and words.text[noun - 1].endswith(("s", "’", "'")):
        return [(noun - 1, noun)]
    if noun - 1 >= first and words.low[noun - 1] in _WHOSE:
        return [(noun - 1, noun + 1)]
    entry = verbs().get(clause.lemma or "")
    if entry is not None and entry.act in {Act.REJECT, Act.DENY}:
        return []
    subject = clause.subject_words
    if subject and not subject[0] <= noun < subject[1] and not clause.passive:
        return [subject]
    if clause.passive:
        return agent_of(words, clause)
    return []
