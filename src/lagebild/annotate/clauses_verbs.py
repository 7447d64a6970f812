"""The verb of a clause: full verb with its prefix, modal and auxiliary verbs, mood, tense and voice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lagebild.annotate.clauses_words import MARKS, Words
from lagebild.annotate.konjunktiv import (
    Form,
    Mood,
    Reading,
    finite_readings,
    infinite_reading,
    mood_of,
    readings,
)
from lagebild.lexicon import group
from lagebild.lexicon import words as word_list


@dataclass(slots=True, kw_only=True)
class VerbGroup:
    """What the verb words of one clause amount to; ``words`` and ``prefix`` are word indices."""

    lemma: str | None = None
    finite_lemma: str | None = None
    words: tuple[int, ...] = ()
    prefix: int | None = None
    mood: Mood | None = None
    ambiguous: bool = False
    plural: bool | None = None
    tense: str | None = None
    passive: bool = False
    modal: str | None = None


Ranges = tuple[tuple[int, int], ...]


def verb_group(words: Words, ranges: Ranges, finite: int | None, *, verb_last: bool) -> VerbGroup:
    """Return the verb of the clause made of ``ranges`` whose finite verb is the word ``finite``."""
    others = _infinite(words, ranges, finite)
    if finite is not None and not verb_last:
        others = _fronted(words, ranges[0][0], finite, others) + others
    if finite is None:
        full = [(i, r) for i, r in others if r.kind == "full"]
        lemma = full[-1][1].lemma if full else None
        return VerbGroup(lemma=lemma, words=tuple(i for i, _ in others))
    reading = _finite_reading(words.low[finite])
    if reading.lemma in {"haben", "sein"} or words.low[finite] in {"wurde", "wurden"}:
        others = [(i, _as_participle(words, i) or r) for i, r in others]
    prefix = None if verb_last else _prefix(words, ranges, finite, reading)
    full = [(i, r) for i, r in others if r.kind == "full" and r.form is not Form.ZU_INFINITIVE]
    supports = reading.kind != "full"
    lemma = full[-1][1].lemma if supports and full else reading.lemma
    if prefix is not None and not (supports and full):
        lemma = words.low[prefix] + reading.lemma
    with_ich = any("ich" in words.low[first:stop] for first, stop in ranges)
    mood = mood_of(words.low[finite], with_ich=with_ich)
    used = (
        {finite}
        | ({i for i, _ in others} if supports else set())
        | ({prefix} if prefix is not None else set())
    )
    numbers = {r.plural for r in finite_readings(words.low[finite])}
    return VerbGroup(
        lemma=lemma,
        finite_lemma=reading.lemma,
        words=tuple(sorted(used)),
        prefix=prefix,
        mood=mood.mood,
        ambiguous=mood.ambiguous,
        plural=numbers.pop() if len(numbers) == 1 else None,
        tense=_tense(reading, [r for _, r in others]),
        passive=_passive(reading, [r for _, r in others]),
        modal=reading.lemma if reading.kind == "modal" else None,
    )


def _infinite(words: Words, ranges: Ranges, finite: int | None) -> list[tuple[int, Reading]]:
    """Return participles and infinitives of the clause, each in its first reading of that kind."""
    found = []
    for first, stop in ranges:
        for i in range(first, stop):
            if i == finite or words.text[i][0].isupper():
                continue
            if (reading := infinite_reading(words.low[i])) is not None:
                found.append((i, reading))
    return found


def _as_participle(words: Words, i: int) -> Reading | None:
    """Return the participle where a form is both: "hat den Entwurf *übergeben*", not "hat zu übergeben"."""
    if words.low[i - 1] == "zu":
        return None
    found = [r for r in readings(words.low[i]) if not r.finite]
    both = len({r.form for r in found}) > 1 and any(r.form is Form.INFINITIVE for r in found)
    return next((r for r in found if both and r.form is Form.PARTICIPLE), None)


def _fronted(
    words: Words, first: int, finite: int, others: list[tuple[int, Reading]]
) -> list[tuple[int, Reading]]:
    """Return the participle or infinitive that opens a sentence: "*Abgelehnt* haben den Plan beide Länder",
    "*Unterzeichnet* werden soll er im Mai", "*Teilnehmen* will auch Weber".

    Not "Treffen soll stattfinden", which has its infinitive at the end.
    """
    while first < finite and words.text[first] in MARKS:
        first += 1
    between = words.low[first + 1 : finite]
    if (
        first >= finite
        or not words.text[first][0].isupper()
        or between not in ([], ["werden"], ["haben"], ["sein"])
    ):
        return []
    if first > words.sentences[words.sentence_of[first]][0] and words.text[first - 1] not in MARKS | {":"}:
        return []
    kinds = {r.kind for r in finite_readings(words.low[finite])}
    form = Form.INFINITIVE if "modal" in kinds and not between else Form.PARTICIPLE
    if "full" in kinds or any(r.kind == "full" for i, r in others if i > finite):
        return []
    asked = (form, Form.INFINITIVE) if words.low[finite] in _WILL else (form,)
    known = (r for r in readings(words.low[first]) if r.form in asked and r.kind == "full")
    return [(first, reading) for reading in known][:1]


_WILL = group("clauses", "will")


@lru_cache(maxsize=10_000)
def _finite_reading(low: str) -> Reading:
    found = finite_readings(low)
    if not found:
        return Reading(lemma=_guessed_infinitive(low), form=Form.PAST, plural=low.endswith("n"))
    plain = [
        reading for reading in found if reading.form in {Form.PRESENT, Form.PAST} and not reading.first_person
    ]
    return (plain or found)[0]


def _guessed_infinitive(low: str) -> str:
    """Return the infinitive of a weak past form that no list knows: "gaukelte" from "gaukeln", "mimte" from
    "mimen", "spachtelte", "ruderte", "knetete"."""
    stem = low.removesuffix("n").removesuffix("te")
    return stem + ("n" if stem.endswith(("e", "el", "er")) else "en")


def _prefix(words: Words, ranges: Ranges, finite: int, reading: Reading) -> int | None:
    """Return the separated prefix: the last word of a stretch behind the finite verb ("teilte Weber mit")."""
    if reading.prefix or reading.kind == "modal":
        return None
    for first, stop in ranges:
        last = stop - 1
        while last >= first and words.text[last] in MARKS:
            last -= 1
        if first > finite and (words.text[first - 1] == ":" or words.text[first - 1] in MARKS):
            continue
        separated = last > finite and _separated(words.low[last], reading.lemma)
        if separated and words.text[last][0].islower() and not _lasting_into(words, first, last):
            return last
    return None


_GOING_ON = group("clauses", "going_on_verb")
_NO_PREFIX = group("clauses", "no_prefix")


def _lasting_into(words: Words, first: int, last: int) -> bool:
    """Whether "hinein" only closes a stretch of time: "verhandelten bis in den Morgen hinein"."""
    before = words.low[first:last]
    return words.low[last] == "hinein" and "in" in before[-_STRETCH:] and "bis" in before[-_STRETCH:]


_STRETCH = 6
"""So many words "bis in den frühen Freitagmorgen" and the like have."""


def _separated(low: str, lemma: str) -> bool:
    """Whether the word is a prefix of this verb: "an" of "kündigte", but not "dazu" or "weiter" of
    "sagte"."""
    if low not in word_list("verbs_prefixes") or low in _NO_PREFIX:
        return False
    return low != "weiter" or lemma in _GOING_ON


def _tense(reading: Reading, others: list[Reading]) -> str:
    participle = any(r.form is Form.PARTICIPLE and r.lemma not in {"werden"} for r in others)
    infinitive = any(r.form is Form.INFINITIVE for r in others)
    past = reading.form is Form.PAST
    if reading.lemma in {"haben", "sein"} and (participle or _replaced(reading, others)):
        return "pluperfect" if past else "perfect"
    if reading.lemma == "werden" and infinitive and not past:
        return "future"
    return "past" if past else "present"


def _replaced(reading: Reading, others: list[Reading]) -> bool:
    """Whether the infinitive of a modal verb stands for its participle (Ersatzinfinitiv): "*hat* sich nicht
    einigen *können*", "*hatte* stattfinden *sollen*"."""
    plain = [r for r in others if r.form is Form.INFINITIVE]
    modal = len(plain) > 1 and plain[-1].kind == "modal"
    real = reading.form in {Form.PRESENT, Form.PAST}  # not "hätte stattfinden sollen"
    return reading.lemma == "haben" and real and modal and plain[-1] is others[-1]


def _passive(reading: Reading, others: list[Reading]) -> bool:
    participle = any(r.form is Form.PARTICIPLE and r.kind == "full" for r in others)
    if not participle:
        return False
    if reading.lemma == "werden":
        return not any(r.form is Form.INFINITIVE and r.kind == "full" for r in others)
    return any(r.lemma == "werden" for r in others)
