"""The finite verbs of a stretch, told apart from participles, adjectives and nouns of the same form."""

from __future__ import annotations

from lagebild.annotate.clauses_words import MARKS, Words, word_class
from lagebild.annotate.konjunktiv import (
    Form,
    Reading,
    finite_readings,
    may_be_infinitive,
    may_be_zu_infinitive,
    readings,
)
from lagebild.lexicon import endings, group
from lagebild.lexicon import words as word_list

_PAST = endings("grammar", "weak_past_ending")
_INFLECTED = ("e", *endings("grammar", "adjective_ending"))


def finite_words(words: Words, start: int, stop: int) -> list[int]:
    """Return the words of a stretch that are its finite verbs; more than one only where all are plainly
    finite."""
    if (modal := _behind_perfect(words, start, stop)) is not None:
        return [modal]
    strong: list[int] = []
    weak: list[int] = []
    for i in range(start, stop):
        how = strength(words, i, start)
        if how == 2:
            strong.append(i)
        elif how == 1:
            weak.append(i)
    if not strong and not weak and start + 1 < stop and words.low[start] in {"das", "dies"}:
        strong = [start + 1] if _told(words, start + 1) else []
    if len(strong) > 1 and _inside_attribute(words, start, strong[0], strong[1]):
        strong = strong[1:]  # "Das am Sonntag in Genf *unterzeichnete* Papier sieht den Abzug vor"
    if len(strong) > 1 and words.text[strong[0]][0].isupper() and not _joined(words, strong[0], strong[1]):
        strong = strong[1:]
    if len(strong) == 1 and (modal := _behind_person(words, strong[0], start, weak)) is not None:
        return [modal]  # "*Vertraute* der Politiker sollen sich getroffen haben"
    if (modal := _over_attribute(words, strong, weak, stop)) is not None:
        return [modal]  # "*sollen* sie räumen und verlegte Minen melden"
    if strong:
        return _before_and(words, start, weak, strong) + strong + _behind_and(words, weak, strong, stop)
    if weak and any(is_zu(words, i) for i in range(start, stop)):
        weak = [i for i in weak if any(r.kind != "full" for r in finite_readings(words.low[i]))]
        if not weak:
            return []
    if not weak:
        return [] if any(is_zu(words, k) for k in range(start, stop)) else _guessed(words, start, stop)
    if _verb_last_order(words, start, weak) or _perfect_at_end(words, weak, stop):
        return weak[-1:]
    second = next((i for i in weak[1:] if _second_half(words, weak[0], i, stop)), None)
    return [weak[0]] if second is None else [weak[0], second]


def _behind_perfect(words: Words, start: int, stop: int) -> int | None:
    """Return the modal verb behind a perfect infinitive in front: "Getroffen haben *sollen* sich beide"."""
    if start + 2 >= stop or words.low[start + 1] not in {"haben", "sein", "worden"}:
        return None
    done = words.text[start][0].isupper() and any(
        r.form is Form.PARTICIPLE for r in readings(words.low[start])
    )
    modal = any(r.kind == "modal" for r in finite_readings(words.low[start + 2]))
    return start + 2 if done and modal else None


def _perfect_at_end(words: Words, weak: list[int], stop: int) -> bool:
    """Whether a participle and its auxiliary end a stretch: "Norland und Südland am Montag *unterzeichnet
    haben*", which goes on with what stands before."""
    last = weak[-1]
    helping = any(r.finite and r.kind == "auxiliary" for r in readings(words.low[last]))
    done = len(weak) == 2 and weak[0] == last - 1  # not "sollen am Montag verhandelt haben"
    return helping and done and last + 1 == stop and _is_participle(words.low[last - 1])


def _is_participle(low: str) -> bool:
    return any(r.form is Form.PARTICIPLE for r in readings(low))


def _behind_person(words: Words, i: int, start: int, weak: list[int]) -> int | None:
    """Return the modal verb behind a capital form that is a noun with its genitive: "Vertraute der"."""
    led = (
        i == start and words.text[i][0].isupper() and words.low[i + 1 : i + 2] in (["der"], ["des"], ["von"])
    )
    modals = (k for k in weak if any(r.kind == "modal" for r in finite_readings(words.low[k])))
    return next(modals, None) if led else None


def _over_attribute(words: Words, strong: list[int], weak: list[int], stop: int) -> int | None:
    """Return the modal verb before a form in -te that is the attribute of the noun behind it, where the
    infinitive stands at the end: "sollen sie *verlegte* Minen melden"."""
    if len(strong) != 1 or strong[0] + 1 >= stop or not words.is_capital(strong[0] + 1):
        return None
    if not words.low[strong[0]].endswith(_PAST):
        return None
    last = next((i for i in range(stop - 1, strong[0], -1) if words.text[i] not in MARKS), strong[0])
    modals = (
        i for i in weak if i < strong[0] and any(r.kind == "modal" for r in finite_readings(words.low[i]))
    )
    return next(modals, None) if may_be_infinitive(words.low[last]) else None


def _inside_attribute(words: Words, start: int, i: int, following: int) -> bool:
    """Whether a form in -te closes an attribute that an article and a preposition open, before its noun."""
    noun = i + 1
    while noun < following and not words.is_capital(noun) and words.low[noun].endswith(_INFLECTED):
        noun += 1  # "die für Dienstag *terminierte* vierte Runde"
    if not words.low[i].endswith(_PAST) or not words.is_capital(noun) or _joined(words, i, following):
        return False
    articles = word_class("determiner_nominative") | word_class("determiner_oblique")
    return any(words.low[k] in articles and _opens_attribute(words, k + 1, i) for k in range(start, i - 1))


def _opens_attribute(words: Words, k: int, stop: int) -> bool:
    """Whether a preposition stands behind an article, a small word between: "die *ursprünglich für* Juni"."""
    if k + 1 < stop and not words.is_capital(k) and words.text[k].isalpha():
        return not {words.low[k], words.low[k + 1]}.isdisjoint(word_class("preposition"))
    return words.low[k] in word_class("preposition")


_AND_BUT = group("clauses", "joining_verbs")


def _takes_no_infinitive(words: Words, i: int) -> bool:
    """Whether a verb is a full one, behind which no modal verb is an infinitive: "kamen und wollen"."""
    found = finite_readings(words.low[i])
    return bool(found) and all(r.kind == "full" for r in found)


def _goes_on(words: Words, first: int, second: int) -> bool:
    """Whether a helping verb behind "und" has the subject of the verb before: both are plural."""
    plural = any(r.plural for r in finite_readings(words.low[first]))
    helping = any(r.finite and r.plural and r.kind == "modal" for r in readings(words.low[second]))
    return plural and helping


def _second_half(words: Words, first: int, second: int, stop: int) -> bool:
    """Whether two helping verbs are those of two halves: "haben sich vereint und wollen verhandeln", or the
    first is a full verb: "treffen sich am Montag und wollen verhandeln"."""
    if second - first < 3 or words.low[second - 1] not in _AND_BUT:
        return False
    if second + 2 < stop and _takes_no_infinitive(words, first) and _goes_on(words, first, second):
        return True
    helping = (any(r.finite and r.kind != "full" for r in readings(words.low[i])) for i in (first, second))
    over = {Form.PARTICIPLE, Form.ZU_INFINITIVE}
    done = any(r.form in over for i in range(first + 1, second) for r in readings(words.low[i]))
    return all(helping) and done


def _joined(words: Words, first: int, stop: int) -> bool:
    """Whether a conjunction stands between two words: not in "Vertraute der Gesandten berichteten"."""
    return any(words.low[i] in word_class("coordinator") for i in range(first, stop))


def _told(words: Words, i: int) -> bool:
    """Whether a form that looks like an adjective is the verb behind a pronoun: "Das teilte Weber mit"."""
    if words.text[i][0].isupper():
        return False
    return any(r.form is Form.PAST and not r.plural for r in readings(words.low[i]))


def _before_and(words: Words, start: int, weak: list[int], strong: list[int]) -> list[int]:
    """Return the first verb of "Weber bezeichnet den Plan als Witz und nimmt ab", maybe a participle."""
    if words.low[strong[0] - 1] not in _AND_BUT or strong[0] - 1 <= start:
        return []
    for i in weak:
        if i >= strong[0] - 2 or _verb_last_order(words, start, [i]):
            return []
        present = any(r.form is Form.PRESENT and not r.plural for r in readings(words.low[i]))
        named = i > start and (words.is_capital(i - 1) or words.text[i - 1] in MARKS)
        if present and i > start and (named or words.low[i - 1] in {"er", "sie", "es"}):
            return [i]
    return []


def _behind_and(words: Words, weak: list[int], strong: list[int], stop: int) -> list[int]:
    """Return the second verb of "ist seit Mittwoch in Wien und verhandelt mit Krüger", maybe a participle, or
    of "kamen zusammen und wollen am Freitag verhandeln", maybe an infinitive.

    A participle ends its clause, so a form with words behind it is finite; behind a full verb nothing waits
    for an infinitive.
    """
    for i in weak:
        if i <= strong[-1] + 1 or words.low[i - 1] not in _AND_BUT or i + 2 >= stop:
            continue
        if _takes_no_infinitive(words, strong[-1]) and _goes_on(words, strong[-1], i):
            return [i]
        present = any(r.form is Form.PRESENT and not r.plural for r in readings(words.low[i]))
        behind = words.low[i + 1] in word_class("preposition") or words.low[i + 1] == "sich"
        if present and behind and words.low[strong[-1]] == "ist":
            return [i]
    return []


def _guessed(words: Words, start: int, stop: int) -> list[int]:
    """Return a word in -te or -ten that must be an unlisted verb in the past: "Weber mutmaßte, ..."."""
    for i in range(start, stop):
        low = words.low[i]
        if not low.endswith(_PAST) or len(low) < 6 or not words.text[i][0].islower():
            continue
        if (
            low in word_list("verbs_not")
            or readings(low)
            or (i + 1 < stop and words.is_capital(i + 1) and not words.is_capital(i - 1))
        ):
            continue
        if i > start and (words.is_capital(i - 1) or words.low[i - 1] in word_class("pronoun")):
            return [i]
        if i == start and i + 1 < stop and cut_by_comma(words, i):
            return [i]
    return []


def cut_by_comma(words: Words, i: int) -> bool:
    """Whether a comma or a closing mark stands right before word ``i``."""
    return i > 0 and (words.text[i - 1] == "," or words.text[i - 1] in MARKS)


def _verb_last_order(words: Words, start: int, weak: list[int]) -> bool:
    """Whether a stretch opens like a subordinate clause, so that the finite verb is the last of its verbs."""
    for i in range(start, min(start + 3, weak[0] + 1)):
        low = words.low[i]
        if low in {"während", "seit", "bis"} and _inverted(words, weak[0]):
            return False
        if low == "bis" and words.low[i + 1] in _UNTIL:
            return False  # "Bis zum 30. April müssen sich beide einigen"
        if low in _ADVERBS_TOO and weak[0] == i + 1:
            return False  # "Damit können wir leben"
        if low in word_class("subordinator") or (
            low in word_class("relative") and i > 0 and words.text[i - 1] == ","
        ):
            return True
        if low not in word_class("preposition") and low not in word_class("opener"):
            return False
    return False


_UNTIL = group("clauses", "behind_until")
_ADJECTIVES_TOO = group("clauses", "adjective_too")
"""Forms of verbs that are mostly adjectives."""
_ADVERBS_TOO = group("clauses", "adverb_or_subordinator")


def _inverted(words: Words, finite: int) -> bool:
    """Whether the subject follows the verb, a phrase stands before it: "Während der Tage sollen die ..."."""
    following = words.low[finite + 1] if finite + 1 < len(words.low) else ""
    return following in word_class("determiner_nominative") or following in word_class("pronoun")


def strength(words: Words, i: int, start: int) -> int:
    """Return 2 for a word that can only be a finite verb, 1 for one that may be, 0 for none."""
    text, low = words.text[i], words.low[i]
    if not text[0].isalpha() or (text[0].isupper() and not _may_begin(words, i)):
        return 0
    finite = finite_readings(low)
    if not finite:
        return 0
    if i > 0 and words.low[i - 1] == "zu":
        return 0
    if i > 0 and words.text[i - 1] in MARKS and words.text[i + 1 : i + 2] and words.text[i + 1] in MARKS:
        return 0
    if low == "bin" and _inside_name(words, i):
        return 0
    if low in _ADJECTIVES_TOO and _before_noun(words, i):
        return 0
    found = readings(low)
    if _adjectival(words, i, start, found) or _with_agent(words, i, start, found):
        return 0
    return 1 if len(found) > len(finite) else 2


def _before_noun(words: Words, i: int) -> bool:
    """Whether a form that may be an adjective has its noun or another adjective behind it: "*reiche* Länder",
    not "Das *reiche* nicht aus"."""
    if i + 1 >= len(words.text) or words.is_capital(i + 1):
        return True
    low = words.low[i + 1]
    closed = low in word_class("preposition") or low in word_class("negation")
    return not closed and (low.endswith(_INFLECTED) or low in word_class("coordinator"))


def _inside_name(words: Words, i: int) -> bool:
    """Whether "bin" stands between two names, as no first person does: "Mohammed *bin* Salman"."""
    return 0 < i < len(words.text) - 1 and words.is_capital(i - 1) and words.is_capital(i + 1)


def _with_agent(words: Words, i: int, start: int, found: tuple[Reading, ...]) -> bool:
    """Whether a form that may be a participle is one, at the beginning between commas and before the verb:
    "Weber, begleitet von Braun, reiste ab", not "Weber, der Sprecher, berichtet von Braun"."""
    by = words.low[i + 1 : i + 2] in (["von"], ["vom"], ["durch"])
    if i != start or not i or words.text[i - 1] != "," or not by:
        return False
    stop = words.sentences[words.sentence_of[i]][1]
    behind = (k for k in range(i + 3, stop) if words.text[k - 1] == ",")
    verb = next(behind, None)
    return (
        verb is not None
        and strength(words, verb, verb) == 2
        and any(r.form is Form.PARTICIPLE for r in found)
    )


def _may_begin(words: Words, i: int) -> bool:
    """Whether only the beginning of a sentence makes the capital, so that it may be a verb ("Kämen sie ...").

    Forms in -e and -en of full verbs are taken for nouns ("Ende", "Treffen").
    """
    first = words.sentences[words.sentence_of[i]][0]
    if i > first and words.text[i - 1] not in MARKS:
        return False
    begins = all(words.text[k] in MARKS for k in range(first, i))
    if not begins or i + 1 >= len(words.text) or words.text[i + 1] in {",", ".", ":"}:
        return False
    low = words.low[i]
    finite = finite_readings(low)
    full = all(reading.kind == "full" for reading in finite)
    if full and words.low[i + 1] in word_class("preposition") and not words.is_capital(i + 1):
        return False
    return any(r.kind != "full" or r.form in {Form.PAST, Form.KONJUNKTIV_2} for r in finite) or low.endswith(
        "t"
    )


_BEFORE_NOUN = group("clauses", "before_attribute")


_BEFORE_MARKED = group("clauses", "before_marked_attribute")
_PARTICIPLE = endings("clauses", "inflected_participle_ending")
_FOLLOWING = endings("clauses", "following_adjective_ending")


def _adjectival(words: Words, i: int, start: int, found: tuple[Reading, ...]) -> bool:
    """Whether the form is a participle before its noun: "die überarbeitete Fassung"."""
    low = words.low[i]
    if not low.endswith(_PARTICIPLE) or i + 1 >= len(words.text) or i == start:
        return False
    if any(reading.kind != "full" for reading in found):
        return False
    before = words.low[i - 1]
    if before in MARKS and words.is_capital(i + 1):
        return (
            i - 1 == start
            or words.low[i - 2] in _BEFORE_MARKED
            or words.low[i - 2] in word_class("preposition")
        )
    if before == "so" and _initial(words, i - 1):
        return False
    close = before in _BEFORE_NOUN or before in word_class("determiner_nominative")
    close = close or before in word_class("determiner_oblique") or before in word_class("preposition")
    close = close or _article_before(words, i, start) or _phrase_before(words, i, start)
    following, low_following = words.text[i + 1], words.low[i + 1]
    if low_following in word_class("determiner_nominative") or low_following in word_class("pronoun"):
        return False
    return close and (following[0].isupper() or following[0].isdigit() or low_following.endswith(_FOLLOWING))


def _initial(words: Words, i: int) -> bool:
    """Whether word ``i`` is the first of its sentence."""
    return words.sentences[words.sentence_of[i]][0] == i


_BEFORE_ADVERBS = ("determiner_nominative", "determiner_oblique", "preposition")


def _article_before(words: Words, i: int, start: int) -> bool:
    """Whether an article waits for its noun behind adverbs: "in einer gestern vorgelegten Mitteilung"."""
    for k in range(i - 1, max(start, i - 4) - 1, -1):
        low = words.low[k]
        if words.low[k + 1] in _AND_BUT and low in word_class("preposition"):
            return False  # "lehnte das Angebot *ab und* kündigte Streiks an": the particle of a verb
        if any(low in word_class(name) for name in _BEFORE_ADVERBS):
            return k < i - 1
        if words.is_capital(k) or words.text[k] in MARKS or low in word_class("pronoun"):
            return False
    return False


def _phrase_before(words: Words, i: int, start: int) -> bool:
    """Whether an article waits for its noun behind a phrase: "die für Montag vereinbarte vierte Runde"."""
    if i - start < 3 or not words.is_capital(i - 1):
        return False
    place = i - 2
    if words.low[place] in word_class("determiner_oblique") and place - 1 > start:
        place -= 1
    fused = words.low[place] in word_class("preposition")
    if fused and _is_article(words, place - 1):
        return True
    return _list_before(words, i, start)


def _list_before(words: Words, i: int, start: int) -> bool:
    """Whether the phrase is a list: "den *von den USA und Norland* vermittelten Plan"."""
    joined = False
    for k in range(i - 1, max(start, i - _LISTED), -1):
        low = words.low[k]
        if low in word_class("preposition") and _is_article(words, k - 1):
            return joined
        joined = joined or low in _AND_BUT
        plain = words.is_capital(k) or low in _AND_BUT or low in word_class("preposition")
        if not (plain or words.text[k] == "," or _is_article(words, k)):
            return False
    return False


_LISTED = 12
"""So many words such a list has."""


def _is_article(words: Words, k: int) -> bool:
    return any(words.low[k] in word_class(name) for name in _BEFORE_ADVERBS[:2])


def is_zu(words: Words, i: int) -> bool:
    """Whether the word is an infinitive with "zu": "zu gehen", "abzuziehen"."""
    low = words.low[i]
    if words.text[i][0].isupper():
        return False
    if i > 0 and words.low[i - 1] == "zu":
        return may_be_infinitive(low) or _unknown_infinitive(words, i)
    return may_be_zu_infinitive(low)


_INFINITIVE = endings("clauses", "infinitive_ending")


def _unknown_infinitive(words: Words, i: int) -> bool:
    """Whether an unlisted word behind "zu" is an infinitive: "zu verschleppen", but not "zu neuen Ufern"."""
    low = words.low[i]
    ends = i + 1 >= len(words.text) or not words.is_capital(i + 1)
    return low.endswith(_INFINITIVE) and len(low) > 5 and ends and not readings(low)
