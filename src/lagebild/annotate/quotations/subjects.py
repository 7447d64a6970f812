"""Who can speak: subjects of saying that word order alone gets wrong.

"Eine Verschiebung bezeichnete Weber als fatal": what stands first is a thing, and somebody follows who can
speak. "Vereinzelt forderten Abgeordnete …": what stands first is no noun at all. Only clauses of saying are
looked at, and only where another phrase of the clause may be the subject; a later clause that shares the
subject ("… und glaubt") follows suit.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import MARKS, Words, word_class
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.speech import saying_of
from lagebild.lexicon import endings, group
from lagebild.model.span import CharSpan

Range = tuple[int, int]
Clauses = tuple[tuple[Clause, ...], ...]


def mend_subjects(words: Words, clauses: Clauses, mentions: tuple[CharSpan, ...] | None) -> Clauses:
    """Return the clauses with better subjects for those of saying."""
    return tuple(_mend(words, sentence, mentions) for sentence in clauses)


def _mend(
    words: Words, sentence: tuple[Clause, ...], mentions: tuple[CharSpan, ...] | None
) -> tuple[Clause, ...]:
    changed: dict[Range, Range] = {}
    mended: list[Clause] = []
    for clause in sentence:
        subject = clause.subject_words
        if subject is None and (named := particle_name(words, clause, mentions)):
            clause = replace(clause, subject_words=named, subject=words.span(*named))
            subject = named
        if subject is None and (behind := _behind_colon(words, clause)):
            clause = replace(clause, subject_words=behind, subject=words.span(*behind))
            subject = behind
        better = changed.get(subject) if subject and clause.kind is ClauseKind.VERB_FIRST else None
        if subject and mended and words.low[subject[0]] in _AGAINST and not _names(words, subject, mentions):
            better = mended[-1].subject_words if _goes_before(words, mended[-1], clause) else None
        if better is None and mended and _contradicts(words, clause):
            better = mended[-1].subject_words if _goes_before(words, mended[-1], clause) else None
        if better is None and subject and _doubtful(words, clause, subject, mentions):
            better = possible_subject(words, clause)
            if better is not None:
                changed[subject] = better
        if better is not None:
            clause = replace(clause, subject_words=better, subject=words.span(*better))
        mended.append(clause)
    return tuple(mended)


def _contradicts(words: Words, clause: Clause) -> bool:
    """Whether a clause that begins with its verb tells before a colon whom somebody contradicts."""
    stop = clause.words[-1][1]
    ends = ":" in words.text[stop - 1 : stop + 1]
    return clause.lemma == "widersprechen" and clause.finite_word == clause.words[0][0] and ends


def _goes_before(words: Words, before: Clause, clause: Clause) -> bool:
    """Whether a main clause right before shares its subject: "Weber bestätigte das, widersprach Krause aber
    in einem Punkt: ..."."""
    between = words.text[before.words[-1][1] : clause.words[0][0]]
    near = len([word for word in between if word not in MARKS]) <= 1
    return near and before.kind is ClauseKind.MAIN and not before.konjunktiv and not before.passive


_AGAINST = group("quotations_grammar", "adverb_behind_shared_verb")
"""Adverbs behind a verb that shares its subject with the clause before: "lobte es, wollte aber Geld"."""


def _names(words: Words, subject: Range, mentions: tuple[CharSpan, ...] | None) -> bool:
    """Whether somebody is named in a phrase."""
    return any(words.span(*subject).overlaps(mention) for mention in mentions or ())


def _behind_colon(words: Words, clause: Clause) -> Range | None:
    """Return the phrase between a colon and the verb: "Nun doch: Weber, der krank war, räumt ein"."""
    verb = clause.finite_word
    if verb is None or clause.passive or clause.kind is not ClauseKind.MAIN:
        return None
    start = words.sentences[clause.sentence][0]
    colon = next((i for i in range(verb - 1, start, -1) if words.text[i] == ":"), None)
    if colon is None or colon + 1 >= verb:
        return None
    phrase = noun_phrase(words, colon + 1, verb)
    if phrase is None or phrase.start != colon + 1 or not phrase.nominative or phrase.pronoun:
        return None
    found = (phrase.start, phrase.stop)
    insertion = words.text[phrase.stop] == "," and words.text[verb - 1] == ","
    return found if (insertion or phrase.stop == verb) and not is_thing(words, found) else None


_PARTICLES = group("quotations_grammar", "surname_particle")


def particle_name(words: Words, clause: Clause, mentions: tuple[CharSpan, ...] | None) -> Range | None:
    """Return a surname with a particle beside the verb, which looks like a preposition: "sagte von Thun"."""
    if mentions is None or clause.finite_word is None or clause.passive:
        return None
    for first in (clause.finite_word + 1, clause.words[0][0]):
        if first >= len(words.low) or words.low[first] not in _PARTICLES:
            continue
        for mention in mentions:
            if mention.start == words.start[first]:
                stop = next((i for i in range(first, len(words.end)) if words.end[i] >= mention.end), first)
                return (first, stop + 1)
    return None


_ES_ALONE = group("quotations_grammar", "with_es_alone")


def _doubtful(words: Words, clause: Clause, subject: Range, mentions: tuple[CharSpan, ...] | None) -> bool:
    """Whether the subject of an active clause of saying is "es" ("sieht es Weber als Pflicht an"), or stands
    before its verb and is a thing or no noun."""
    if clause.kind is not ClauseKind.MAIN or clause.passive or clause.finite_word is None:
        return False
    if words.low[subject[0]] == "es":
        return clause.lemma not in _ES_ALONE and saying_of(words, clause) is not None
    if subject[0] > clause.finite_word:
        return False
    no_speaker = (
        is_thing(words, subject)
        or _no_noun(words, subject, mentions)
        or _in_marks(words, subject, clause.finite_word)
    )
    return no_speaker and saying_of(words, clause) is not None


def _in_marks(words: Words, subject: Range, verb: int) -> bool:
    """Whether what stands first is in quotation marks, or begins there: "„Unfug“ nannte Weber den Plan",
    "„Neun Punkte, kein Mut“, schrieb Weber"."""
    first, stop = subject
    opened = first == 0 or words.text[first - 1] in MARKS
    return opened and any(words.text[i] in MARKS for i in range(stop - 1, verb))


def is_thing(words: Words, subject: Range) -> bool:
    """Whether the head of the phrase is an action, a state or a thing, and no body: not "die Regierung"."""
    phrase = noun_phrase(words, *subject)
    if phrase is None or phrase.pronoun:
        return False
    head = next((i for i in range(phrase.start, phrase.core) if words.is_capital(i)), None)
    if head is None or (phrase.bare and phrase.core - head > 1):
        return False
    low = words.low[head]
    if low.endswith(tuple(listed("quotations_things", "body"))) or is_acronym(words.text[head]):
        return False
    if words.low[phrase.start] == "das" and not low.endswith(tuple(listed("quotations_things", "neuter"))):
        return True
    return words.text[head] in listed("quotations_things", "noun") or low.endswith(_thing_endings())


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals, as bodies are: "Das IKRK", "Das BMWK"."""
    return len(word) > 1 and word.isupper()


@cache
def _thing_endings() -> tuple[str, ...]:
    """Return endings of nouns for things, long nouns among them: "Medienberichte"."""
    nouns = (noun.lower() for noun in listed("quotations_things", "noun") if len(noun) >= _LONG)
    return (*listed("quotations_things", "ending"), *nouns)


_LONG = 6
"""From how many letters on a noun is looked for at the end of compounds; "Ende" would be in "Vorsitzende"."""


_NOUN_LIKE = endings("quotations_grammar", "noun_like_ending")


def _no_noun(words: Words, subject: Range, mentions: tuple[CharSpan, ...] | None) -> bool:
    """Whether a single word at the head of its sentence is no name: "Vereinzelt", "Höhnisch"."""
    first, stop = subject
    if stop - first > 1 or mentions is None or first != words.sentences[words.sentence_of[first]][0]:
        return False
    low = words.low[first]
    if low in word_class("pronoun") or low.endswith(_NOUN_LIKE):
        return False
    return not any(words.span(first, stop).overlaps(mention) for mention in mentions)


def possible_subject(words: Words, clause: Clause) -> Range | None:
    """Return the first phrase behind the verb that may be the subject and is no thing."""
    assert clause.finite_word is not None
    for first, stop in clause.words:
        i = max(first, clause.finite_word + 1)
        while i < stop:
            if words.low[i] in word_class("preposition") and not words.is_capital(i):
                inner = noun_phrase(words, i + 1, stop) or noun_phrase(words, i + 2, stop)
                i = inner.stop if inner else i + 1
                continue
            phrase = noun_phrase(words, i, stop)
            if phrase is None:
                i += 1
                continue
            found = (phrase.start, phrase.stop)
            usable = phrase.nominative and words.low[i] not in {"sich", "es", "das", "nichts"}
            if usable and not is_thing(words, found) and words.low[i] not in word_class("time_noun"):
                return found
            i = phrase.stop
    return None
