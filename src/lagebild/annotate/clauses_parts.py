"""Stretches between commas, colons, dashes and brackets, each with its finite verb: the raw material of
clauses."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.annotate.clauses_cut import stretches
from lagebild.annotate.clauses_finite import finite_words, is_zu
from lagebild.annotate.clauses_words import MARKS, Words, word_class
from lagebild.annotate.konjunktiv import Mood, mood_of, readings
from lagebild.lexicon import endings, group


@dataclass(slots=True, kw_only=True)
class Part:
    """Words ``start`` to ``stop`` with at most one finite verb. ``kind`` is a ClauseKind or "verb_last"."""

    start: int
    stop: int
    kind: str
    finite: int | None = None
    subordinator: str | None = None
    breaks: bool = False
    """Cannot go on with what stands before: after a semicolon or behind a conjunction that joins clauses."""
    after_colon: bool = False
    begins_with_als: bool = False
    """A stretch without verb that goes on with "nannte …, wie gesagt, als Witz"."""


def parts_of(words: Words, first: int, stop: int) -> list[Part]:
    """Return the parts of the sentence between the words ``first`` and ``stop``."""
    found: list[Part] = []
    for start, end, cut in stretches(words, first, stop):
        found += _divide(words, start, end, cut, initial=not found)
    return found


def _divide(words: Words, start: int, stop: int, cut: str, *, initial: bool) -> list[Part]:
    """Cut a stretch at conjunctions between two finite verbs."""
    finites = finite_words(words, start, stop)
    edges = [start]
    kept: list[int] = finites[:1]
    for finite in finites[1:]:
        for i in range(finite - 1, kept[-1], -1):
            if words.low[i] in word_class("coordinator"):
                edges.append(i)
                kept.append(finite)
                break
    parts = []
    for number, edge in enumerate(edges):
        end = edges[number + 1] if number + 1 < len(edges) else stop
        verb = kept[number] if kept else None
        parts.append(
            _part(words, edge, end, verb, cut if number == 0 else "und", initial=initial and number == 0)
        )
    return parts


def _part(words: Words, start: int, stop: int, finite: int | None, cut: str, *, initial: bool) -> Part:
    subordinator = _subordinator(words, start, stop, finite, cut, initial=initial)
    breaks = cut in {";", "und"}
    if subordinator in word_class("infinitive_opener") and finite is None:
        return Part(start=start, stop=stop, kind="infinitive", subordinator=subordinator)
    if (
        finite is None
        and subordinator in word_class("relative")
        and any(is_zu(words, i) for i in range(start, stop))
    ):
        return Part(start=start, stop=stop, kind="infinitive")
    if subordinator is not None:
        relative = subordinator in word_class("relative")
        kind = "relative" if relative else "subordinate"
        return Part(start=start, stop=stop, kind=kind, finite=finite, subordinator=subordinator)
    if finite is None:
        infinitive = any(is_zu(words, i) for i in range(start, stop))
        kind = "infinitive" if infinitive else "fragment"
        als = words.low[start] == "als"
        return Part(start=start, stop=stop, kind=kind, breaks=cut == ";", begins_with_als=als)
    opened = _after_openers(words, start, stop)
    if finite == opened:
        return Part(
            start=start,
            stop=stop,
            kind="verb_first",
            finite=finite,
            breaks=breaks and cut == ";",
            after_colon=cut == ":",
        )
    if finite >= stop - 1 and cut == "," and stop - start > 1 and not _short_main(words, start, finite):
        return Part(start=start, stop=stop, kind="verb_last", finite=finite)
    return Part(start=start, stop=stop, kind="main", finite=finite, breaks=breaks)


def _short_main(words: Words, start: int, finite: int) -> bool:
    """Whether a stretch that ends in its verb is a main clause all the same: "er kommt", "die Lage sei
    ernst"."""
    return words.low[start] in word_class("pronoun") or _behind_verb(words, start)


def _behind_verb(words: Words, i: int) -> bool:
    """Whether a plain finite verb and a comma stand before, so that no noun can be meant: "sagte, die …"."""
    if i < 2 or words.text[i - 1] != "," or words.text[i - 2][0].isupper():
        return False
    return _plainly_finite(words.low[i - 2]) and not words.is_capital(i - 2)


def _plainly_finite(low: str) -> bool:
    found = readings(low)
    return bool(found) and all(reading.finite and reading.kind == "full" for reading in found)


def _after_openers(words: Words, start: int, stop: int) -> int:
    i = start
    while i < stop - 1 and (words.low[i] in word_class("opener") or words.text[i] in MARKS):
        i += 1
    return i


_JOINING = group("clauses", "clause_joining")
_ADVERBS_TOO = group("clauses", "adverb_or_subordinator")


def _subordinator(
    words: Words, start: int, stop: int, finite: int | None, cut: str, *, initial: bool
) -> str | None:
    """Return the word that makes the stretch a subordinate clause, if one does."""
    i = start
    while i < stop and (words.text[i] in MARKS or words.low[i] in _JOINING):
        i += 1
    if i >= stop:
        return None
    low = words.low[i]
    if low in {"dass", "daß", "sodass"} or (low == "so" and words.low[i + 1 : i + 2] in (["dass"], ["daß"])):
        return "dass"
    last = finite is not None and _ends_with_verb(words, finite, stop)
    strict = last and _only_verbs(words, finite, stop)
    if low in word_class("opener") and i + 1 < stop and words.low[i + 1] in word_class("subordinator"):
        low, i = words.low[i + 1], i + 1
        return low if last or finite is None else None
    if low in word_class("infinitive_opener"):
        return low if finite is None and any(is_zu(words, k) for k in range(i, stop)) else None
    if low in _ADVERBS_TOO and finite == i + 1:
        return None  # "Da kommen sie", "Damit können wir leben": an adverb before the verb
    if low in word_class("subordinator"):
        return low if last or (finite is None and (low in _WAITING or (low == "wie" and initial))) else None
    if initial or cut not in {",", "–", "(", "und"}:
        return None
    if low in word_class("preposition") and i + 1 < stop and words.low[i + 1] in word_class("relative"):
        if finite is None and _last_phrase(words, i, stop):
            return None
        if finite is None or (strict and _relative_noun(words, i + 1, finite)):
            return words.low[i + 1]
        return None
    if low in word_class("relative"):
        if _behind_verb(words, i):
            return None
        if finite is None:
            waits = _goes_on(words, i, stop) or _opens_list(words, i, stop)
            return low if low in {"deren", "dessen", "denen"} or waits else None
        return low if strict and _relative_noun(words, i, finite) else None
    return None


def _last_phrase(words: Words, i: int, stop: int) -> bool:
    """Whether a sentence ends in a plain phrase behind what is put in between: "..., Weber, *auf dem
    Programm*.", "verschob die Runde, die am Montag beginnen sollte, *auf den 20. Februar*."."""
    ends = stop == words.sentences[words.sentence_of[i]][1] or words.text[stop] in {".", "!", "?"}
    return ends and 3 <= stop - i <= _PHRASE and words.is_capital(stop - 1)


_PHRASE = 6
"""So many words such a phrase has at most."""
_WAITING = group("clauses", "waiting_subordinator")
"""Conjunctions that open a clause whose verb comes behind an insertion: "weil Weber, der Chef, schwieg"."""


def _goes_on(words: Words, i: int, stop: int) -> bool:
    """Whether an article-like word without its noun begins an interrupted relative clause: "die von Weber,
    ..."."""
    if i + 1 >= stop:
        return False
    low = words.low[i + 1]
    classes = ("preposition", "determiner_nominative", "determiner_oblique", "pronoun")
    return not words.is_capital(i + 1) and (any(low in word_class(name) for name in classes) or low == "sich")


def _opens_list(words: Words, i: int, stop: int) -> bool:
    """Whether a relative pronoun and a name begin a list that goes on behind the comma, its verb at the end:
    "der Plan, *den Norland, Südland und Katar vorgelegt haben*"."""
    if not i + 1 < stop <= i + _NAMES or not words.is_capital(i + 1) or words.text[stop : stop + 1] != [","]:
        return False
    joined = False
    end = words.sentences[words.sentence_of[i]][1]
    for k in range(stop + 1, min(end, stop + _LIST)):
        if words.text[k] in {".", "!", "?", ";", ":"}:
            return False
        if words.low[k] in _AND and words.is_capital(k - 1):
            joined = True
        elif not joined and not (words.is_capital(k) or words.text[k] == "," or words.low[k] in _BEFORE_NAME):
            return False
        elif joined and any(r.finite and r.plural for r in readings(words.low[k])):
            return k + 1 >= end or words.text[k + 1] in {",", ".", "!", "?"}
    return False


_NAMES = 4
"""So many words the pronoun and the first name of such a list have at most."""
_LIST = 24
"""So many words on the verb behind such a list stands."""
_AND = group("clauses", "joining_names")
_BEFORE_NAME = word_class("determiner_nominative")


def _only_verbs(words: Words, finite: int | None, stop: int) -> bool:
    """Whether nothing but verbs, or a second half behind a conjunction, follows the finite verb."""
    if finite is None:
        return False
    behind = [k for k in range(finite + 1, stop) if words.text[k] not in MARKS]
    if behind and _goes_on_behind(words.low[behind[0]]):
        return True
    return all(readings(words.low[k]) for k in behind)


_INFLECTED = endings("clauses", "inflected_ending")


def _relative_noun(words: Words, i: int, finite: int | None) -> bool:
    """Whether an article-like word is a relative pronoun: "der die Delegation leitet", not "der Minister
    komme"."""
    if finite is None or finite <= i + 1:
        return True
    following = words.text[i + 1]
    if not following[0].isalpha():
        return True
    if words.is_capital(i + 1):
        return finite > i + 2 or mood_of(words.low[finite]).mood is Mood.INDICATIVE
    adjective = words.low[i + 1].endswith(_INFLECTED) and words.is_capital(min(i + 2, finite))
    return not adjective or finite > i + 3 or mood_of(words.low[finite]).mood is Mood.INDICATIVE


def _ends_with_verb(words: Words, finite: int, stop: int) -> bool:
    """Whether the finite verb closes the stretch: behind it come at most verbs or one phrase with a
    preposition."""
    behind = [k for k in range(finite + 1, stop) if words.text[k] not in MARKS]
    if not behind:
        return True
    low = words.low[behind[0]]
    if low in word_class("preposition") or _goes_on_behind(low):
        return True
    return all(readings(words.low[k]) for k in behind)


def _goes_on_behind(low: str) -> bool:
    """Whether a word begins a second half or a comparison behind the verb."""
    return low == "als" or low in word_class("coordinator")
