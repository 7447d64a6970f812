"""Spellings of one person that no table of transcription explains: "Stührmann" and "Stürmann".

Likeness of letters joins nobody by itself. Two full names are one where they differ by one letter in first
name or surname, by a short form of the first name ("Steffi", "Stefanie"), by a hyphen or by the second half
of a double name ("Honoré Bissau", "Honoré Bissau-Ngoma"), and hold the same office, on the same side or in
the same company; or bear one surname on the same side or in much the same company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from lagebild.lexicon import endings, entries, group, words
from lagebild.lexicon.transliteration import bare_key, name_key, one_letter_off
from lagebild.resolve.join import Joiner

if TYPE_CHECKING:
    from lagebild.resolve.persons import Bearer

_OF = group("resolve_words", "behind_office")
_COMPANY = 2
"""So many others must be named beside both where no common side is known; one more where sides differ, and
where nothing but the surname brought the two together."""
_MOST = 60
"""So many holders of one office are compared at most; a word for everybody ("Sprecher") tells nothing."""


def join_variants(people: Iterable[Bearer], joiner: Joiner) -> None:
    """Join full names that differ by a little and share office and side, each with its reason."""
    holders: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for person in people:
        for head in sorted({head_of_office(title) for title in person.offices} - {""}):
            holders["office", head].append(person)
        for side in sorted(person.sides):
            holders[side, name_key(person.last)].append(person)
        holders["surname", name_key(person.last).casefold()].append(person)
        holders["whole", person.whole].append(person)
    for key in sorted(holders):
        group = holders[key]
        if len(group) > _MOST:
            continue
        for left, right in combinations(sorted(group, key=lambda b: b.node), 2):
            if joiner.find(left.node) == joiner.find(right.node):
                continue
            why = _difference(left, right)
            shared = _shared_standing(left, right, _COMPANY + (key[0] == "surname")) if why else None
            if shared:
                office = "gleiches Amt, " if key[0] == "office" else ""
                joiner.join(left.node, right.node, "variant", f"{why}, {office}{shared}")


def head_of_office(title: str) -> str:
    """Return the noun of an office: "vzg-verhandlungsfuehrerin", "verhandlungsfuehrerin der vzg" have one."""
    words = title.split()
    end = next((i for i, word in enumerate(words) if word in _OF), len(words))
    return words[end - 1].rpartition("-")[2] if end else ""


def _difference(left: Bearer, right: Bearer) -> str | None:
    if left.first == right.first and len(left.first) > 1:
        keys = name_key(left.last).casefold(), name_key(right.last).casefold()
        if left.whole == right.whole and left.last != right.last:
            return "gleicher Name, Bindestrich anders"
        if one_letter_off(left.last, right.last) or one_letter_off(*keys):
            return "Nachname um einen Buchstaben anders"
        if keys[0] == keys[1] and left.last != right.last:
            return "Nachname in anderer Umschrift"
        short, long = sorted((left.last, right.last), key=len)
        if long.startswith(f"{short}-") and len(short) > 3:
            return "Doppelname gekürzt"
    if name_key(left.last).casefold() == name_key(right.last).casefold() and not _of_two_genders(left, right):
        if _is_short_for(left.first, right.first):
            return "Kurzform des Vornamens"
        if _first_names_near(left.first, right.first):
            return "Vorname um einen Buchstaben anders"
    return None


def _first_names_near(left: str, right: str) -> bool:
    """Whether two first names differ by one letter: "eirik", "erik", "hassan", "hassane"; not "martin",
    "martina"."""
    if one_letter_off(left, right):
        return True
    short, long = sorted((left, right), key=len)
    if len(short) < 4 or len(long) - len(short) != 1:
        return False
    silent = (
        long == f"{short}e" and not _listed_as_another(short, long) and long not in _first_names("female")
    )
    return silent or any(long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1))


def _listed_as_another(left: str, right: str) -> bool:
    """Whether both are listed first names, so that one is no spelling of the other: "Simon", "Simone"."""
    known = _first_names("male") | _first_names("female")
    return left in known and right in known


def _of_two_genders(left: Bearer, right: Bearer) -> bool:
    """Whether the offices of one are a woman's and those of the other a man's: "Sprecherin", "Minister".

    The keys of offices have lost their endings: "Sprecherin" is "sprecheri".
    """
    ends = endings("resolve_words", "woman_office_key")
    told = [{head.endswith(ends) for head in map(head_of_office, b.offices) if head} for b in (left, right)]
    return all(told) and told[0].isdisjoint(told[1])


def _is_short_for(left: str, right: str) -> bool:
    """Whether one first name is the short form of the other: "Steffi" of "Stefanie", "Sepp" of "Josef"."""
    return right in _short_names().get(left, ()) or left in _short_names().get(right, ())


@cache
def _short_names() -> dict[str, frozenset[str]]:
    rows = entries("resolve", "short_name", ("short", "full", "example"))
    return {bare_key(short): frozenset(map(bare_key, row["full"])) for row in rows for short in row["short"]}


@cache
def _first_names(gender: str) -> frozenset[str]:
    return frozenset(bare_key(name) for name in words(f"first_names_{gender}"))


def _shared_standing(left: Bearer, right: Bearer, company: int) -> str | None:
    """Return what else two bearers share, their side or so much company; None for offices of two states."""
    if left.sides & right.sides:
        return "gleiche Seite"
    states = [{side for side in bearer.sides if side.startswith("state:")} for bearer in (left, right)]
    shared = (left.company & right.company) - {left.last, right.last}
    if all(states) or len(shared) < company + bool(left.sides and right.sides):
        return None
    return "gemeinsames Umfeld: " + ", ".join(sorted(shared)[:3])
