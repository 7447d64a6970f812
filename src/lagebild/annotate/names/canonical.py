"""The fullest nominative form of each name that the article itself supports.

"Schröders" and "Gerhard Schröder" are one; "EU" is "Europäische Union" where the article has both; "der Vereinten
Nationen" is "Vereinte Nationen"; a surname that differs by one letter from the only full name of the article that it
can mean is taken for a misprint. What the article leaves open keeps its own form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lagebild.annotate.names.document import PARTICLES
from lagebild.annotate.names.features import ARTICLES
from lagebild.annotate.names.gazetteer import gazetteer, inflections
from lagebild.annotate.names.tagger import Found, Word
from lagebild.lexicon import load

_S_ENDINGS = ("ss", "us", "is", "as", "os", "ys", "ois", "'s", "ces", "ès", "és")


@dataclass(frozen=True, slots=True)
class _Form:
    parts: tuple[str, ...]
    label: str


def canonical_names(words: Sequence[Word], names: Sequence[Found]) -> list[str]:
    """Return the canonical form of each name, in the same order."""
    forms = [_Form(tuple(w.text for w in words[n.first : n.last]), n.label) for n in names]
    written = Counter(form.parts for form in forms)
    plain = [_Form(_nominative(words, n, f, written), f.label) for n, f in zip(names, forms, strict=True)]
    people = _people(plain)
    long_forms = _long_forms(words, names, plain)
    result = []
    for form in plain:
        if form.label == "PER":
            result.append(" ".join(people.get(form.parts, form.parts)))
        else:
            result.append(" ".join(long_forms.get(form.parts, form.parts)))
    return result


def _nominative(
    words: Sequence[Word], name: Found, form: _Form, written: Counter[tuple[str, ...]]
) -> tuple[str, ...]:
    parts = form.parts
    if (listed := _listed_base(parts)) is not None:
        return listed
    last = parts[-1]
    base = last[:-1] if last.endswith(("s", "'", "’")) and len(last) > 3 else last
    if base != last and _is_genitive(words, name, form, (*parts[:-1], base), written):
        parts = (*parts[:-1], base)
    elif form.label == "ORG" and last.endswith("es") and len(parts) > 1 and _gender(last[:-2]):
        parts = (*parts[:-1], last[:-2])
    return _straight_adjective(parts) if form.label != "PER" else parts


def _is_genitive(
    words: Sequence[Word],
    name: Found,
    form: _Form,
    base: tuple[str, ...],
    written: Counter[tuple[str, ...]],
) -> bool:
    """Whether the final -s is a case ending: the article or a list has the name without it, or it stands as one."""
    table = gazetteer()
    last, stem = form.parts[-1], base[-1]
    if last.endswith(("'", "’")):
        return True
    if base in written or (stem,) in written or any(other[-1] == stem for other in written):
        return True
    single = len(base) == 1
    if single and (
        stem in table.states or stem in table.towns or stem in table.places or stem in table.bodies
    ):
        return last not in table.states and last not in table.towns and last not in table.places
    if form.label == "PER":
        if last in table.male or last in table.female or last.lower().endswith(_S_ENDINGS):
            return False
        return _stands_as_genitive(words, name)
    if form.label == "ORG":
        return _gender(stem) in ("m", "n") or (last.isupper() is False and stem.isupper() and len(stem) > 1)
    return not last.lower().endswith(_S_ENDINGS) and _stands_as_genitive(words, name)


def _stands_as_genitive(words: Sequence[Word], name: Found) -> bool:
    """Whether the name stands before a noun or right after one: "Müllers Rücktritt", "der Rücktritt Müllers"."""
    before = words[name.first - 1].text if name.first else ""
    after = words[name.last].text if name.last < len(words) else ""
    return after[:1].isupper() or (before[:1].isupper() and before.lower() not in ARTICLES)


@cache
def _bases() -> dict[tuple[str, ...], tuple[str, ...]]:
    table = gazetteer()
    bases: dict[tuple[str, ...], tuple[str, ...]] = {}
    for form in (*table.bodies, *table.states, *table.places, *table.towns):
        parts = tuple(form.split())
        if len(parts) > 1:
            for inflected in inflections(parts):
                bases.setdefault(inflected, parts)
    for form in table.bodies:
        if " " not in form:
            bases[(form,)] = (form,)
    return bases


def _listed_base(parts: tuple[str, ...]) -> tuple[str, ...] | None:
    return _bases().get(parts)


def _gender(noun: str) -> str | None:
    """Return m, f, n or p (plural) for a noun of bodies by its last part: "Bundesverwaltungsamt" is n."""
    lower = noun.lower()
    for gender, tails in load("names")["gender"].items():
        if lower.endswith(tuple(tails)):
            return str(gender)
    return None


_STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}


def _straight_adjective(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name with its adjective in the strong nominative: "Auswärtigen Amt" -> "Auswärtiges Amt"."""
    if len(parts) < 2 or not parts[0].endswith(("en", "em", "er", "es")) or not parts[0][0].isupper():
        return parts
    noun = next((part for part in parts[1:] if part[0].isupper() and _gender(part)), None)
    stem = parts[0][:-2]
    if noun is None or len(stem) < 4 or not stem.endswith(tuple(load("names")["adjective_tails"])):
        return parts
    ending = _STRONG[_gender(noun) or "f"]
    between = [
        part[:-2] + ending if part[0].isupper() and part.endswith("en") and not _gender(part) else part
        for part in parts[1:]
    ]
    return (stem + ending, *between)


def _people(forms: Sequence[_Form]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return, for each form of a person's name, the full name that it must mean in this article."""
    own = [form.parts for form in forms if form.label == "PER"]
    counts = Counter(own)
    full = [parts for parts in counts if len(parts) > 1]
    by_tail: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for parts in full:
        for cut in range(1, len(parts)):
            by_tail[parts[cut:]].add(parts)
        by_tail[parts[:1]].add(parts)
    result: dict[tuple[str, ...], tuple[str, ...]] = {}
    for parts in counts:
        candidates = {_longest(other, by_tail) for other in by_tail.get(parts, ())}
        if len(candidates) == 1:
            result[parts] = candidates.pop()
        elif not candidates and len(parts) == 1 and counts[parts] == 1:
            misspelt = _meant(parts[0], full)
            if misspelt:
                result[parts] = misspelt
    return result


def _longest(parts: tuple[str, ...], by_tail: dict[tuple[str, ...], set[tuple[str, ...]]]) -> tuple[str, ...]:
    """Return the longest name that ends in this one, when there is but one: "George W. Bush" for "Bush"."""
    longer = by_tail.get(parts, set())
    return max(longer, key=len) if len(longer) == 1 else parts


def _meant(surname: str, full: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Return the one full name of the article from whose surname this one differs by a letter (a misprint)."""
    from rapidfuzz.distance import OSA

    table = gazetteer()
    if len(surname) < 5 or surname in table.male or surname in table.female:
        return None
    near = [
        parts
        for parts in full
        if parts[-1] != surname
        and parts[-1][0] == surname[0]
        and parts[-1].lower() not in PARTICLES
        and OSA.distance(parts[-1], surname, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else None


def _long_forms(
    words: Sequence[Word], names: Sequence[Found], forms: Sequence[_Form]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the long form of each abbreviation for which the article gives one."""
    result: dict[tuple[str, ...], tuple[str, ...]] = {}
    present = {form.parts for form in forms if form.label != "PER"}
    for (left, right), (name, following) in zip(
        zip(forms, forms[1:], strict=False), zip(names, names[1:], strict=False), strict=True
    ):
        bracket = following.first - name.last == 1 and words[name.last].text == "("
        if bracket and right.label != "PER" and left.label == right.label and len(right.parts) == 1:
            short = right.parts[0]
            if sum(c.isupper() for c in short) > 1 and _abbreviates(short, left.parts):
                result[right.parts] = left.parts
    for short, long in _pairs().items():
        if short in present and long in present:
            result.setdefault(short, long)
    return result


def _abbreviates(short: str, long: tuple[str, ...]) -> bool:
    letters = "".join(c for c in short.lower() if c.isalpha())
    joined = " ".join(long).lower()
    position = 0
    for letter in letters:
        position = joined.find(letter, position) + 1
        if not position:
            return " ".join(long)[0].lower() == letters[0]
    return True


@cache
def _pairs() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {(short,): tuple(long.split()) for short, long in load("names")["abbreviations"].items()}
