"""A guess at the subject of a clause from word order, article, number and the shape of the clause."""

from __future__ import annotations

from functools import cache

from lagebild.annotate.clauses_phrases import NounPhrase, noun_phrase
from lagebild.annotate.clauses_verbs import Ranges, VerbGroup
from lagebild.annotate.clauses_words import MARKS, Words, word_class
from lagebild.annotate.konjunktiv import readings
from lagebild.lexicon import endings
from lagebild.lexicon import group as word_group

WordRange = tuple[int, int]


def subject_of(
    words: Words, ranges: Ranges, finite: int | None, kind: str, group: VerbGroup
) -> WordRange | None:
    """Return the words of the subject, or None where no phrase qualifies.

    "Der Minister sagte der Zeitung", "Am Montag sagte Weber", "sagte Weber am Montag", "dass Weber komme".
    A phrase with an article in dative or accusative is none, nor is one behind a preposition; number must
    agree with the verb.
    """
    if finite is None:
        return _headline(words, ranges) if kind == "fragment" else None
    if kind == "main":
        return _in_front(words, ranges, finite, group) or _behind(words, ranges, finite + 1, group)
    if kind == "verb_first":
        return _behind(words, ranges, finite + 1, group)
    begin = ranges[0][0] + _opening(words, ranges[0])
    if kind == "relative" and words.low[ranges[0][0]] in _NOMINATIVE_RELATIVES:
        if words.low[begin] in _PRONOUNS:
            return begin, begin + 1
        return ranges[0][0], ranges[0][0] + 1
    return _behind(words, ranges, begin, group, stop=finite)


_PRONOUNS = word_group("clauses", "subject_pronoun")
_NOMINATIVE_RELATIVES = word_group("clauses", "nominative_relative")


def _headline(words: Words, ranges: Ranges) -> WordRange | None:
    phrase = noun_phrase(words, ranges[0][0], ranges[0][1])
    return (phrase.start, phrase.stop) if phrase and phrase.nominative else None


@cache
def _openers() -> frozenset[str]:
    return word_class("opener") | word_class("subordinator") | word_class("preposition")


def _opening(words: Words, part: WordRange) -> int:
    """Return how many words open a subordinate clause before its first phrase."""
    first, stop = part
    i = first
    led = words.low[first] in word_class("subordinator")  # "als [über die Zukunft verhandelt wurde]"
    opening = _openers() - word_class("preposition") if led else _openers()
    opening |= word_class("subordinator")
    while i < stop - 1 and (words.low[i] in opening or words.text[i] in MARKS):
        i += 1
    if words.low[i] in word_class("relative") and i == first:
        i += 1
    return i - first


def _in_front(words: Words, ranges: Ranges, finite: int, group: VerbGroup) -> WordRange | None:
    """Return the subject before the finite verb: the whole of what stands there, if it begins a noun
    phrase."""
    first, stop = ranges[0][0], min(ranges[0][1], finite)
    colon = next((i for i in range(stop - 1, first, -1) if words.text[i] == ":"), None)
    first = colon + 1 if colon is not None and colon + 1 < stop else first  # "Nun also doch: Minister Weber"
    while first < stop - 1 and (words.low[first] in word_class("opener") or words.text[first] in MARKS):
        first += 1
    if first in group.words or (words.low[stop - 1] == "werden" and stop - first > 1):
        return _behind(words, ranges, finite + 1, group)  # "Unterzeichnet werden soll der Vertrag"
    phrase = noun_phrase(words, first, stop)
    if phrase is None or not phrase.nominative or not _agrees(words, phrase, group, stop):
        return None
    if _pronoun_follows(words, ranges, finite) and not phrase.pronoun:
        return None
    if phrase.stop - phrase.start == 1 and phrase.stop == finite and _adverb(words, phrase.start):
        return None
    if phrase.stop - phrase.start == 1 and phrase.stop == finite and _comparative(words, phrase.start):
        return _behind(words, ranges, finite + 1, group)
    end = _trim_adverbs(words, phrase, stop)
    for start, behind in ranges[1:]:
        if start >= finite or start != stop + 1:
            break
        if noun_phrase(words, start, min(behind, finite)) is None:
            break
        end = stop = min(behind, finite)
    return first, end


_ADVERB_ENDINGS = endings("clauses", "adverb_ending")


def _adverb(words: Words, i: int) -> bool:
    """Whether the first word of a sentence is an adverb in capitals: "Offiziell geht sie davon aus"."""
    return i == words.sentences[words.sentence_of[i]][0] and words.low[i].endswith(_ADVERB_ENDINGS)


_COMPARATIVE = endings("clauses", "comparative_ending")


def _comparative(words: Words, i: int) -> bool:
    """Whether a sentence begins with a comparative: "Zurückhaltender äußerte sich Weber". Surnames in -er
    are none: "Krüger äußerte sich", "Wender sagte"."""
    first = i == words.sentences[words.sentence_of[i]][0]
    return first and len(words.low[i]) >= _LONG and words.low[i].endswith(_COMPARATIVE)


_LONG = 8
"""From so many letters on a word with the ending of a comparative is no surname."""


def _pronoun_follows(words: Words, ranges: Ranges, finite: int) -> bool:
    """Whether a nominative pronoun stands right behind the verb: "Die Tat bezeichnete er als sinnlos"."""
    following = words.low[finite + 1] if any(a <= finite + 1 < b for a, b in ranges) else ""
    return following in {"er", "man", "ich", "wir"}


def _trim_adverbs(words: Words, phrase: NounPhrase, stop: int) -> int:
    """Cut adverbs off the end: "Weber hingegen", "Die Union unterdessen"."""
    end = stop
    while end > phrase.stop and words.text[end - 1][0].islower() and not readings(words.low[end - 1]):
        end -= 1
    while end > phrase.stop and words.low[end - 1] in word_class("preposition"):
        end -= 1
    return max(end, phrase.stop)


def _agrees(words: Words, phrase: NounPhrase, group: VerbGroup, stop: int) -> bool:
    if group.plural is None or phrase.plural is None:
        return not (group.plural and phrase.pronoun and words.low[phrase.start] in {"er", "es", "man", "ich"})
    coordinated = any(words.low[i] in {"und", "sowie"} for i in range(phrase.stop, stop))
    return phrase.plural == group.plural or coordinated


def _behind(
    words: Words, ranges: Ranges, begin: int, group: VerbGroup, stop: int | None = None
) -> WordRange | None:
    """Return the first nominative phrase from word ``begin`` on, stepping over adverbs and prepositional
    phrases."""
    for first, end in ranges:
        i, limit = max(first, begin), end if stop is None else min(end, stop)
        while i < limit:
            low = words.low[i]
            if low in word_class("preposition") and words.text[i][0].islower():
                inner = noun_phrase(words, i + 1, limit) or noun_phrase(words, i + 2, limit)
                i = _over_genitive(words, inner.core, limit) if inner else i + 1
                continue
            phrase = noun_phrase(words, i, limit)
            if phrase is None:
                i += 1
                continue
            if phrase.nominative and _agrees(words, phrase, group, limit) and low != "sich":
                if group.lemma in _GIVING and _gives_to(words, phrase):
                    return phrase.start, phrase.core
                return phrase.start, _with_coordination(words, phrase, _list_end(words, ranges, limit, stop))
            i = phrase.stop
    return None


_GIVING = word_group("clauses", "giving_verb")
_GIVERS = endings("clauses", "giver_ending")
_RECIPIENTS = endings("clauses", "recipient_ending")


def _gives_to(words: Words, phrase: NounPhrase) -> bool:
    """Whether what looks like a genitive behind the subject is who is given something: "legte die Bahn *der
    GDL* ein Angebot vor", not "der Chef der Bahn", "die Spitze der GDL"."""
    at = phrase.core
    if at + 1 >= phrase.stop or words.low[at] != "der" or words.low[phrase.start] != "die":
        return False
    giver, recipient = words.text[at - 1], words.text[at + 1]
    gives = giver.isupper() or giver.lower().endswith(_GIVERS)
    return gives and (recipient.isupper() or recipient.lower().endswith(_RECIPIENTS))


def _over_genitive(words: Words, i: int, limit: int) -> int:
    """Return the word behind a genitive that hangs on a phrase with a preposition: "über die Zukunft *der
    Filialen* verhandelt wurde".

    "des" is always one, "der" where its noun can be no masculine in the nominative. Behind a time or a name
    the subject may stand: "wenn am Montag *der Minister* kommt".
    """
    if i + 1 >= limit or words.low[i] not in ("der", "des"):
        return i
    phrase = noun_phrase(words, i, limit)
    if phrase is None or phrase.pronoun:
        return i
    noun = words.low[phrase.core - 1]
    no_subject = noun.endswith(_NO_MASCULINE) and noun not in _MASCULINE_EN
    return phrase.core if words.low[i] == "des" or no_subject else i


_NO_MASCULINE = endings("clauses", "no_masculine_ending")
_MASCULINE_EN = word_group("clauses", "masculine_in_en")


def _list_end(words: Words, ranges: Ranges, limit: int, stop: int | None) -> int:
    """Return where the pieces of a clause that only commas part end, counted from the one that ends at
    ``limit``."""
    for first, end in ranges:
        if first == limit + 1 and words.text[limit] == "," and (stop is None or first < stop):
            limit = end if stop is None else min(end, stop)
    return limit


def _with_coordination(words: Words, phrase: NounPhrase, limit: int) -> int:
    """Extend over "und", "sowie" and the commas before them: "Weber, Krüger und die Ministerin"."""
    stop = _over_commas(words, phrase, limit)
    while stop + 1 < limit and words.low[stop] in _AND:
        following = noun_phrase(words, stop + 1, limit)
        if following is None or following.pronoun or not following.nominative:
            break
        stop = following.stop
    return stop


_AND = word_group("grammar", "adding_coordinator")


def _over_commas(words: Words, phrase: NounPhrase, limit: int) -> int:
    """Return the end of the last phrase of a list before its "und": "Polen, die Ukraine [und Moldau]"."""
    stop = end = phrase.stop
    while stop + 1 < limit and words.text[stop] == ",":
        following = noun_phrase(words, stop + 1, limit)
        if following is None or following.pronoun or not following.nominative:
            break
        stop = following.stop
        if stop < limit and words.low[stop] in _AND:
            end = stop
    return end
