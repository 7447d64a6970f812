"""Verb forms and their mood, from closed lists.

German marks reported speech by mood: "er sei krank", "sie habe gewusst", "es gebe". The forms are generated
from principal parts (``verbs_strong.txt``), infinitives of weak verbs (``verbs_weak.txt``) and a table of
auxiliaries (``verbs_irregular.toml``); separable and inseparable prefixes combine with all of them
("ankündigte", "verstünde"), verbs in -ieren need no list. A form that is both ("sie haben", "er sagte")
counts as indicative and is marked ``ambiguous``; "würde" counts as Konjunktiv II.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from lagebild.lexicon import endings, entries, group, words

INSEPARABLE = endings("konjunktiv", "inseparable_prefix")

_EITHER = group("konjunktiv", "either_prefix")
"""Prefixes that are separable with some verbs and not with others: "überarbeitet" is a participle, too."""


class Form(StrEnum):
    """What a verb form can be."""

    PRESENT = "present"
    PAST = "past"
    KONJUNKTIV_1 = "konjunktiv_1"
    KONJUNKTIV_2 = "konjunktiv_2"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    ZU_INFINITIVE = "zu_infinitive"


class Mood(StrEnum):
    """Mood of a finite verb."""

    INDICATIVE = "indicative"
    KONJUNKTIV_I = "konjunktiv_1"
    KONJUNKTIV_II = "konjunktiv_2"


_FINITE = frozenset({Form.PRESENT, Form.PAST, Form.KONJUNKTIV_1, Form.KONJUNKTIV_2})
_INDICATIVE = frozenset({Form.PRESENT, Form.PAST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a word as a verb form: "habe" is present of "haben" or its Konjunktiv I."""

    lemma: str
    form: Form
    plural: bool = False
    first_person: bool = False
    """Indicative only with "ich" ("ich habe"); otherwise the form is Konjunktiv I."""
    kind: str = "full"
    prefix: str = ""

    @property
    def finite(self) -> bool:
        """Whether the form can be the finite verb of a clause."""
        return self.form in _FINITE


@dataclass(frozen=True, slots=True, kw_only=True)
class FiniteMood:
    """Mood of a finite form; ``ambiguous`` when the same form is also the other mood."""

    mood: Mood
    ambiguous: bool


@cache
def readings(word: str) -> tuple[Reading, ...]:
    """Return all readings of a lower-case word as a verb form; none when it is no known verb."""
    if word in words("verbs_not"):
        return ()
    found = tuple(_read(word))
    return tuple(dict.fromkeys(found)) if len(found) > 1 else found


@lru_cache(maxsize=100_000)
def is_plain_infinitive(word: str) -> bool:
    """Whether a word is an infinitive and no participle: "beginnen", not "bekommen"."""
    forms = {reading.form for reading in readings(word)}
    return Form.INFINITIVE in forms and Form.PARTICIPLE not in forms


def finite_readings(word: str) -> tuple[Reading, ...]:
    """Return the readings of a lower-case word as the finite verb of a clause."""
    return tuple(reading for reading in readings(word) if reading.finite)


@lru_cache(maxsize=100_000)
def infinite_reading(word: str) -> Reading | None:
    """Return the first reading of a lower-case word as a participle or an infinitive."""
    return next((reading for reading in readings(word) if not reading.finite), None)


@lru_cache(maxsize=100_000)
def may_be_participle(word: str) -> bool:
    """Whether a lower-case word can be a participle: "erklärt"."""
    return any(reading.form is Form.PARTICIPLE for reading in readings(word))


@lru_cache(maxsize=100_000)
def may_be_infinitive(word: str) -> bool:
    """Whether a lower-case word can be an infinitive without "zu": "erklären"."""
    return any(reading.form is Form.INFINITIVE for reading in readings(word))


@lru_cache(maxsize=100_000)
def may_be_zu_infinitive(word: str) -> bool:
    """Whether a lower-case word can be an infinitive with "zu" inside: "abzuziehen"."""
    return any(reading.form is Form.ZU_INFINITIVE for reading in readings(word))


@lru_cache(maxsize=10_000)
def mood_of(word: str, *, with_ich: bool = False) -> FiniteMood:
    """Return the mood of a finite verb form.

    "sei" is Konjunktiv I, "hätte" and "würde" are Konjunktiv II, "hat" is indicative; "haben" and "sagte" are
    indicative and ambiguous. "habe" is indicative only beside "ich".
    """
    forms = {r.form for r in finite_readings(word) if with_ich or not r.first_person}
    konjunktiv = [form for form in (Form.KONJUNKTIV_1, Form.KONJUNKTIV_2) if form in forms]
    if not konjunktiv:
        return FiniteMood(mood=Mood.INDICATIVE, ambiguous=False)
    if forms & _INDICATIVE:
        return FiniteMood(mood=Mood.INDICATIVE, ambiguous=True)
    first = Mood.KONJUNKTIV_I if konjunktiv[0] is Form.KONJUNKTIV_1 else Mood.KONJUNKTIV_II
    return FiniteMood(mood=first, ambiguous=False)


def _read(word: str) -> Iterator[Reading]:
    known = _table().get(word, ())
    yield from known
    if not known:
        yield from _read_inseparable(word)
    yield from _read_ieren(word)
    for prefix in _prefixes_of(word):
        rest = word[len(prefix) :]
        for reading in (*_table().get(rest, ()), *_read_ieren(rest)):
            if reading.kind == "full" or reading.form is not Form.ZU_INFINITIVE:
                yield _prefixed(reading, prefix)
            if prefix in _EITHER and reading.form is Form.PRESENT and rest.endswith("t"):
                yield Reading(lemma=prefix + reading.lemma, form=Form.PARTICIPLE)
        if rest.startswith("zu"):
            for reading in _table().get(rest[2:], ()) or _read_ieren(rest[2:]):
                if reading.form is Form.INFINITIVE:
                    yield Reading(lemma=prefix + reading.lemma, form=Form.ZU_INFINITIVE, prefix=prefix)


def _read_inseparable(word: str) -> Iterator[Reading]:
    """Read weak verbs with an inseparable prefix that no list names: "ersparte", "verspart"."""
    if not word.startswith(INSEPARABLE):
        return
    for prefix in INSEPARABLE:
        rest = word.removeprefix(prefix)
        if rest == word or len(rest) < 4:
            continue
        for reading in _table().get(rest, ()):
            if reading.kind != "full" or reading.lemma in _strong() or reading.form is Form.PARTICIPLE:
                continue
            yield replace(reading, lemma=prefix + reading.lemma)
            if reading.form is Form.PRESENT and rest.endswith("t"):
                yield Reading(lemma=prefix + reading.lemma, form=Form.PARTICIPLE)


@cache
def _strong() -> frozenset[str]:
    return frozenset(line.split()[0] for line in words("verbs_strong"))


def _prefixed(reading: Reading, prefix: str) -> Reading:
    return Reading(
        lemma=prefix + reading.lemma,
        form=reading.form,
        plural=reading.plural,
        first_person=reading.first_person,
        prefix=prefix,
    )


def _prefixes_of(word: str) -> tuple[str, ...]:
    known = words("verbs_prefixes")
    if word[:2] not in _beginnings():
        return ()
    return tuple(word[:n] for n in range(2, min(len(word) - 2, 14)) if word[:n] in known)


@cache
def _beginnings() -> frozenset[str]:
    """Return the first two letters of all prefixes: most words have others."""
    return frozenset(prefix[:2] for prefix in words("verbs_prefixes"))


def _read_ieren(word: str) -> Iterator[Reading]:
    """Read forms of verbs in -ieren, which follow one pattern: "dementierte"."""
    if "ier" not in word:
        return
    for ending, form, plural in _IEREN:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            lemma = word[: -len(ending)] + "ieren"
            if form is Form.KONJUNKTIV_1 and not plural:
                yield Reading(lemma=lemma, form=Form.PRESENT, first_person=True)
            yield Reading(lemma=lemma, form=form, plural=plural)


_IEREN = tuple(
    (str(row["ending"]), Form(row["form"]), bool(row["plural"]))
    for row in entries("konjunktiv", "ieren", ("ending", "form", "plural", "example"))
)


@cache
def _table() -> dict[str, tuple[Reading, ...]]:
    table: dict[str, list[Reading]] = defaultdict(list)
    for form, reading in _all_forms():
        if reading not in table[form]:
            table[form].append(reading)
    return {form: tuple(found) for form, found in table.items()}


def _all_forms() -> Iterator[tuple[str, Reading]]:
    for row in entries("verbs_irregular", "verb"):
        yield from _irregular_forms(row)
    for line in sorted(words("verbs_strong")):
        infinitive, present, past, second, participle = line.split()
        yield from _strong_forms(infinitive, present, past, second, participle)
        for prefix in INSEPARABLE:
            marked = infinitive[:2] != "ge" or participle.startswith("geg")
            bare = participle.removeprefix("ge") if marked else participle  # "gegeben", not "gewonnen"
            yield from _strong_forms(*(prefix + part for part in (infinitive, present, past, second, bare)))
    for line in sorted(words("verbs_weak")):
        for infinitive in line.split():
            yield from _weak_forms(infinitive)


def _irregular_forms(row: dict[str, object]) -> Iterator[tuple[str, Reading]]:
    lemma, kind = str(row["lemma"]), str(row["kind"])
    for form in (Form.PRESENT, Form.PAST, Form.KONJUNKTIV_1, Form.KONJUNKTIV_2):
        numbers = row[form.value]
        assert isinstance(numbers, dict)
        for number, written in numbers.items():
            for word in written:
                first = form is Form.PRESENT and word in {"habe", "werde"}
                plural = number == "plural"
                yield word, Reading(lemma=lemma, form=form, plural=plural, first_person=first, kind=kind)
    participles = row["participle"]
    assert isinstance(participles, list)
    for word in participles:
        yield word, Reading(lemma=lemma, form=Form.PARTICIPLE, kind=kind)
    yield lemma, Reading(lemma=lemma, form=Form.INFINITIVE, kind=kind)


def _strong_forms(
    infinitive: str, present: str, past: str, second: str, participle: str
) -> Iterator[tuple[str, Reading]]:
    stem = infinitive.removesuffix("n").removesuffix("e")
    plural_past = past + ("n" if past.endswith("e") else "en")
    yield from _finite(infinitive, Form.PRESENT, [(present, False), (infinitive, True)])
    yield from _finite(infinitive, Form.PAST, [(past, False), (plural_past, True)])
    yield from _finite(infinitive, Form.KONJUNKTIV_2, [(second, False), (second + "n", True)])
    yield from _common(infinitive, stem, participle)


def _weak_forms(infinitive: str) -> Iterator[tuple[str, Reading]]:
    stem = infinitive.removesuffix("n").removesuffix("e")
    link = "e" if _needs_e(stem) else ""
    prefixed = stem.startswith((*INSEPARABLE, "ge")) and not stem.startswith(_NO_PREFIX)
    participle = ("" if prefixed or infinitive in _NO_GE else "ge") + stem + link + "t"
    past = stem + link + "te"
    yield from _finite(infinitive, Form.PRESENT, [(stem + link + "t", False), (infinitive, True)])
    yield from _finite(infinitive, Form.PAST, [(past, False), (past + "n", True)])
    yield from _finite(infinitive, Form.KONJUNKTIV_2, [(past, False), (past + "n", True)])
    yield from _common(infinitive, stem, participle)
    if stem.startswith(_ALSO_PREFIXED):
        yield stem + link + "t", Reading(lemma=infinitive, form=Form.PARTICIPLE)


_NO_PREFIX = endings("konjunktiv", "stem_like_prefixed")
_ALSO_PREFIXED = endings("konjunktiv", "stem_also_prefixed")
_NO_GE = group("konjunktiv", "without_ge")


def _needs_e(stem: str) -> bool:
    """Whether an e links stem and ending: "arbeitet", "öffnet", "atmet", but "lernt", "warnt"."""
    if stem.endswith(("d", "t")):
        return True
    if stem.endswith("chn"):
        return True
    return stem.endswith(("m", "n")) and len(stem) > 2 and stem[-2] not in "aeiouäöüyrlhmn"


_SHORTENED = endings("konjunktiv", "shortened_infinitive")


def _common(infinitive: str, stem: str, participle: str) -> Iterator[tuple[str, Reading]]:
    """Yield what all full verbs share: Konjunktiv I, "ich" form, infinitive, participle."""
    short = stem[:-2] + stem[-1] + "e" if infinitive.endswith(_SHORTENED) else stem + "e"
    for form in dict.fromkeys((short, stem + "e")):
        yield form, Reading(lemma=infinitive, form=Form.PRESENT, first_person=True)
        yield form, Reading(lemma=infinitive, form=Form.KONJUNKTIV_1)
    yield infinitive, Reading(lemma=infinitive, form=Form.KONJUNKTIV_1, plural=True)
    yield infinitive, Reading(lemma=infinitive, form=Form.INFINITIVE)
    yield participle, Reading(lemma=infinitive, form=Form.PARTICIPLE)


def _finite(lemma: str, form: Form, forms: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, Reading]]:
    for word, plural in forms:
        yield word, Reading(lemma=lemma, form=form, plural=plural)
