"""Stretches between commas, colons, dashes and brackets, each with its finite verb: the raw material of
clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.annotate.clauses_words import MARKS, Words, word_class
from lagebild.annotate.konjunktiv import Form, Mood, Reading, mood_of, readings
from lagebild.lexicon import words as word_list

_CUTS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "[", "]", "--", "…", "..."})
_END = frozenset({".", "!", "?", "!!", "?!"})


@dataclass(frozen=True, slots=True, kw_only=True)
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
    for start, end, cut in _stretches(words, first, stop):
        found += _divide(words, start, end, cut, initial=not found)
    return found


def _stretches(words: Words, first: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """Yield stretches without the marks at their edges, each with the mark that precedes it."""
    start, cut, skip = first, "", first
    for i in range(first, stop + 1):
        mark = words.text[i] if i < stop else "."
        if i < stop and _dass_without_comma(words, i, start):
            yield start, i, cut
            start, cut = i, ","
            continue
        if mark == "(" and i >= skip:
            skip = _bracket_end(words, i, stop)
        if i < skip:
            continue
        if i < stop and mark not in _CUTS and mark not in _END and not _ends_speech(words, i, first):
            continue
        if mark == "," and _in_date(words, i, stop):
            continue
        begin, end = start, i
        while begin < end and words.text[begin] in MARKS:
            begin += 1
        while end > begin and words.text[end - 1] in MARKS:
            end -= 1
        if begin < end:
            infinitive = _infinitive_without_comma(words, begin, end)
            if infinitive is not None:
                yield begin, infinitive, cut
                begin, cut = infinitive, ","
            yield begin, end, cut
            cut = mark
        elif mark not in {","} or not cut:
            cut = mark
        start = i + 1


def _dass_without_comma(words: Words, i: int, start: int) -> bool:
    """Whether a clause with "dass" begins where its comma is missing: "Weber hofft dass es gelingt"."""
    if words.text[i] not in {"dass", "daß"} or i - start < 2 or words.text[i - 1] in MARKS:
        return False
    if words.low[i - 1] in _BEFORE_DASS:
        return False
    return any(_strength(words, k, start) for k in range(start, i))


def _infinitive_without_comma(words: Words, start: int, stop: int) -> int | None:
    """Return where an infinitive with "zu" begins behind a participle: "hat angekündigt die Frist zu
    verlängern"."""
    if stop - start < 5 or not _is_zu(words, stop - 1):
        return None
    finite = next((i for i in range(start, stop) if _strength(words, i, start) == 2), None)
    if finite is None or not any(r.kind == "auxiliary" for r in readings(words.low[finite])):
        return None
    for i in range(finite + 1, stop - 2):
        participle = words.text[i][0].islower() and any(
            r.form is Form.PARTICIPLE for r in readings(words.low[i])
        )
        if participle and (words.is_capital(i - 1) or i == finite + 1 or words.text[i - 1][0].isdigit()):
            return None if words.low[i + 1] in {"und", "oder", "zu"} else i + 1
    return None


_BEFORE_DASS = frozenset(
    {"so", "als", "ohne", "statt", "anstatt", "außer", "und", "oder", "sowie", "auch", "nur"}
)


def _in_date(words: Words, i: int, stop: int) -> bool:
    """Whether the comma stands within a date: "am Donnerstag, den 7. Oktober"."""
    if i + 2 >= stop or words.low[i + 1] not in {"den", "dem"} or not words.text[i + 2][0].isdigit():
        return False
    return words.low[i - 1].endswith(("tag", "abend", "mittwoch"))


def _ends_speech(words: Words, i: int, first: int) -> bool:
    """Whether a closing mark ends a sentence in marks and its frame follows without comma: "… komme“ sagte
    Weber"."""
    if words.text[i] not in _CLOSING or i < first + 4 or i + 1 >= len(words.text):
        return False
    if not any(r.finite for r in readings(words.low[i + 1])) or words.is_capital(i + 1):
        return False
    opened = max((k for k in range(first, i) if words.text[k] in _OPENING), default=first)
    if opened != first or words.start[i] > words.end[i - 1]:
        return False
    return any(_strength(words, k, first) == 2 for k in range(opened + 1, i))


_CLOSING = frozenset('“”"«')
_OPENING = frozenset('„»“"')


def _bracket_end(words: Words, i: int, stop: int) -> int:
    """Return where a short bracket behind a name ends: "Weber (SPD)"; ``i`` for a longer one or a clause."""
    for k in range(i + 1, min(stop, i + 5)):
        if words.text[k] == ")":
            clause = any(_strength(words, n, i + 1) == 2 for n in range(i + 1, k))
            return i if clause else k + 1
    return i


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
        and any(_is_zu(words, i) for i in range(start, stop))
    ):
        return Part(start=start, stop=stop, kind="infinitive")
    if subordinator is not None:
        relative = subordinator in word_class("relative")
        kind = "relative" if relative else "subordinate"
        return Part(start=start, stop=stop, kind=kind, finite=finite, subordinator=subordinator)
    if finite is None:
        infinitive = any(_is_zu(words, i) for i in range(start, stop))
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


def _subordinator(
    words: Words, start: int, stop: int, finite: int | None, cut: str, *, initial: bool
) -> str | None:
    """Return the word that makes the stretch a subordinate clause, if one does."""
    i = start
    while i < stop and (
        words.text[i] in MARKS or words.low[i] in {"und", "oder", "aber", "doch", "sondern", "sowie"}
    ):
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
        return low if finite is None and any(_is_zu(words, k) for k in range(i, stop)) else None
    if low in word_class("subordinator"):
        return low if last or (finite is None and (low in _WAITING or (low == "wie" and initial))) else None
    if initial or cut not in {",", "–", "(", "und"}:
        return None
    if low in word_class("preposition") and i + 1 < stop and words.low[i + 1] in word_class("relative"):
        if finite is None or (strict and _relative_noun(words, i + 1, finite)):
            return words.low[i + 1]
        return None
    if low in word_class("relative"):
        if _behind_verb(words, i):
            return None
        if finite is None:
            return low if low in {"deren", "dessen", "denen"} or _goes_on(words, i, stop) else None
        return low if strict and _relative_noun(words, i, finite) else None
    return None


_WAITING = frozenset({"ob", "weil", "wenn", "obwohl", "nachdem"})
"""Conjunctions that open a clause whose verb comes behind an insertion: "weil Weber, der Chef, schwieg"."""


def _goes_on(words: Words, i: int, stop: int) -> bool:
    """Whether an article-like word without its noun begins an interrupted relative clause: "die von Weber,
    ..."."""
    if i + 1 >= stop:
        return False
    low = words.low[i + 1]
    classes = ("preposition", "determiner_nominative", "determiner_oblique", "pronoun")
    return not words.is_capital(i + 1) and (any(low in word_class(name) for name in classes) or low == "sich")


def _only_verbs(words: Words, finite: int | None, stop: int) -> bool:
    """Whether nothing but verbs, or a second half behind a conjunction, follows the finite verb."""
    if finite is None:
        return False
    behind = [k for k in range(finite + 1, stop) if words.text[k] not in MARKS]
    if behind and words.low[behind[0]] in word_class("coordinator") | {"als"}:
        return True
    return all(readings(words.low[k]) for k in behind)


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
    adjective = words.low[i + 1].endswith(("e", "en", "er", "es")) and words.is_capital(min(i + 2, finite))
    return not adjective or finite > i + 3 or mood_of(words.low[finite]).mood is Mood.INDICATIVE


def _ends_with_verb(words: Words, finite: int, stop: int) -> bool:
    """Whether the finite verb closes the stretch: behind it come at most verbs or one phrase with a
    preposition."""
    behind = [k for k in range(finite + 1, stop) if words.text[k] not in MARKS]
    if not behind or words.low[behind[0]] in word_class("preposition") | word_class("coordinator") | {"als"}:
        return True
    return all(readings(words.low[k]) for k in behind)


def finite_words(words: Words, start: int, stop: int) -> list[int]:
    """Return the words of a stretch that are its finite verbs; more than one only where all are plainly
    finite."""
    strong: list[int] = []
    weak: list[int] = []
    for i in range(start, stop):
        strength = _strength(words, i, start)
        if strength == 2:
            strong.append(i)
        elif strength == 1:
            weak.append(i)
    if not strong and not weak and start + 1 < stop and words.low[start] in {"das", "dies"}:
        strong = [start + 1] if _told(words, start + 1) else []
    if len(strong) > 1 and words.text[strong[0]][0].isupper() and not _joined(words, strong[0], strong[1]):
        strong = strong[1:]
    if strong:
        return _before_and(words, start, weak, strong) + strong
    if weak and any(_is_zu(words, i) for i in range(start, stop)):
        weak = [i for i in weak if any(r.finite and r.kind != "full" for r in readings(words.low[i]))]
        if not weak:
            return []
    if not weak:
        return [] if any(_is_zu(words, k) for k in range(start, stop)) else _guessed(words, start, stop)
    return [weak[-1] if _verb_last_order(words, start, weak) else weak[0]]


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
    if words.low[strong[0] - 1] not in {"und", "aber", "sondern"} or strong[0] - 1 <= start:
        return []
    for i in weak:
        if i >= strong[0] - 2 or _verb_last_order(words, start, [i]):
            return []
        present = any(r.form is Form.PRESENT and not r.plural for r in readings(words.low[i]))
        named = i > start and (words.is_capital(i - 1) or words.text[i - 1] in MARKS)
        if present and i > start and (named or words.low[i - 1] in {"er", "sie", "es"}):
            return [i]
    return []


def _guessed(words: Words, start: int, stop: int) -> list[int]:
    """Return a word in -te or -ten that must be an unlisted verb in the past: "Weber mutmaßte, ..."."""
    for i in range(start, stop):
        low = words.low[i]
        if not low.endswith(("te", "ten")) or len(low) < 6 or not words.text[i][0].islower():
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
        if low in word_class("subordinator") or (
            low in word_class("relative") and i > 0 and words.text[i - 1] == ","
        ):
            return True
        if low not in word_class("preposition") and low not in word_class("opener"):
            return False
    return False


def _inverted(words: Words, finite: int) -> bool:
    """Whether the subject follows the verb, a phrase stands before it: "Während der Tage sollen die ..."."""
    following = words.low[finite + 1] if finite + 1 < len(words.low) else ""
    return following in word_class("determiner_nominative") or following in word_class("pronoun")


def _strength(words: Words, i: int, start: int) -> int:
    """Return 2 for a word that can only be a finite verb, 1 for one that may be, 0 for none."""
    text, low = words.text[i], words.low[i]
    if not text[0].isalpha() or (text[0].isupper() and not _may_begin(words, i)):
        return 0
    found = readings(low)
    if not any(reading.finite for reading in found):
        return 0
    if i > 0 and words.low[i - 1] == "zu":
        return 0
    if i > 0 and words.text[i - 1] in MARKS and words.text[i + 1 : i + 2] and words.text[i + 1] in MARKS:
        return 0
    if _adjectival(words, i, start, found):
        return 0
    return 1 if any(not reading.finite for reading in found) else 2


def _may_begin(words: Words, i: int) -> bool:
    """Whether only the beginning of a sentence makes the capital, so that it may be a verb ("Kämen sie ...").

    Forms in -e and -en of full verbs are taken for nouns ("Ende", "Treffen").
    """
    first = words.sentences[words.sentence_of[i]][0]
    begins = all(words.text[k] in MARKS for k in range(first, i))
    if not begins or i + 1 >= len(words.text) or words.text[i + 1] in {",", ".", ":"}:
        return False
    low = words.low[i]
    finite = [reading for reading in readings(low) if reading.finite and reading.kind != "full"]
    if not finite and words.low[i + 1] in word_class("preposition") and not words.is_capital(i + 1):
        return False
    finite = [reading for reading in readings(low) if reading.finite]
    return any(r.kind != "full" or r.form in {Form.PAST, Form.KONJUNKTIV_2} for r in finite) or low.endswith(
        "t"
    )


_BEFORE_NOUN = frozenset(
    {"zur", "zum", "im", "am", "vom", "beim", "als", "neu", "bereits", "so", "ins", "ans"}
)


def _adjectival(words: Words, i: int, start: int, found: tuple[Reading, ...]) -> bool:
    """Whether the form is a participle before its noun: "die überarbeitete Fassung"."""
    low = words.low[i]
    if not low.endswith(("te", "ten", "ene", "enen", "e")) or i + 1 >= len(words.text) or i == start:
        return False
    if any(reading.kind != "full" for reading in found):
        return False
    before = words.low[i - 1]
    if before in MARKS and words.is_capital(i + 1):
        return i - 1 == start or words.low[i - 2] in word_class("preposition") | {"als", "die", "eine", "der"}
    if before == "so" and _initial(words, i - 1):
        return False
    close = before in _BEFORE_NOUN or before in word_class("determiner_nominative")
    close = close or before in word_class("determiner_oblique") or before in word_class("preposition")
    close = close or _article_before(words, i, start)
    following, low_following = words.text[i + 1], words.low[i + 1]
    if low_following in word_class("determiner_nominative") or low_following in word_class("pronoun"):
        return False
    return close and (
        following[0].isupper() or following[0].isdigit() or low_following.endswith(("e", "en", "er"))
    )


def _initial(words: Words, i: int) -> bool:
    """Whether word ``i`` is the first of its sentence."""
    return words.sentences[words.sentence_of[i]][0] == i


_BEFORE_ADVERBS = ("determiner_nominative", "determiner_oblique", "preposition")


def _article_before(words: Words, i: int, start: int) -> bool:
    """Whether an article waits for its noun behind adverbs: "in einer gestern vorgelegten Mitteilung"."""
    for k in range(i - 1, max(start, i - 4) - 1, -1):
        low = words.low[k]
        if any(low in word_class(name) for name in _BEFORE_ADVERBS):
            return k < i - 1
        if words.is_capital(k) or words.text[k] in MARKS or low in word_class("pronoun"):
            return False
    return False


def _is_zu(words: Words, i: int) -> bool:
    low = words.low[i]
    if words.text[i][0].isupper():
        return False
    if i > 0 and words.low[i - 1] == "zu":
        known = any(r.form is Form.INFINITIVE for r in readings(low))
        return known or _unknown_infinitive(words, i)
    return any(reading.form is Form.ZU_INFINITIVE for reading in readings(low))


def _unknown_infinitive(words: Words, i: int) -> bool:
    """Whether an unlisted word behind "zu" is an infinitive: "zu verschleppen", but not "zu neuen Ufern"."""
    low = words.low[i]
    ends = i + 1 >= len(words.text) or not words.is_capital(i + 1)
    return low.endswith(("en", "eln", "ern")) and len(low) > 5 and ends and not readings(low)
