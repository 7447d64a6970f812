"""Spellings of one person that no table of transcription explains: "Stührmann" and "Stürmann".

Likeness of letters joins nobody by itself. Two full names are one where they differ by one letter in first
name or surname, or by the second half of a double name ("Honoré Bissau", "Honoré Bissau-Ngoma"), and hold
the same office, on the same side or in the same company; or bear one surname on the same side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from lagebild.lexicon.transliteration import name_key, one_letter_off
from lagebild.resolve.join import Joiner

if TYPE_CHECKING:
    from lagebild.resolve.persons import Bearer

_OF = frozenset(["der", "des", "von", "vom", "fuer", "im", "in", "beim", "bei", "seines", "ihres"])
_COMPANY = 2
"""So many others must be named beside both where no common side is known; one more where sides differ."""
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
    for key in sorted(holders):
        group = holders[key]
        if len(group) > _MOST:
            continue
        for left, right in combinations(sorted(group, key=lambda b: b.node), 2):
            if joiner.find(left.node) == joiner.find(right.node):
                continue
            why = _difference(left, right)
            shared = _shared_standing(left, right) if why else None
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
        if one_letter_off(left.last, right.last):
            return "Nachname um einen Buchstaben anders"
        short, long = sorted((left.last, right.last), key=len)
        if long.startswith(f"{short}-") and len(short) > 3:
            return "Doppelname gekürzt"
    if name_key(left.last) == name_key(right.last) and _first_names_near(left.first, right.first):
        return "Vorname um einen Buchstaben anders"
    return None


def _first_names_near(left: str, right: str) -> bool:
    """Whether two first names differ by one letter inside: "eirik", "erik"; not "martin", "martina"."""
    if one_letter_off(left, right):
        return True
    short, long = sorted((left, right), key=len)
    inside = any(long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1))
    return len(short) > 3 and len(long) - len(short) == 1 and inside


def _shared_standing(left: Bearer, right: Bearer) -> str | None:
    """Return what else two holders of one office share; None for offices of two states."""
    if left.sides & right.sides:
        return "gleiche Seite"
    states = [{side for side in bearer.sides if side.startswith("state:")} for bearer in (left, right)]
    shared = (left.company & right.company) - {left.last, right.last}
    if all(states) or len(shared) < _COMPANY + bool(left.sides and right.sides):
        return None
    return "gemeinsames Umfeld: " + ", ".join(sorted(shared)[:3])
