"""Spelling of names across transcriptions: keys that make "Umerow", "Umjerow" and "Umerov" one."""

from __future__ import annotations

import re
from functools import cache

from lagebild.resolve.keys import fold

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"shch|schtsch", "sc"),
        (r"tsch|tch|ch(?=[aeiouy])", "c"),
        (r"sch|sh|zh", "s"),
        (r"kh|ch", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ts|tz|cz", "z"),
        (r"ow$|ew$|off$|eff$|ov$|ev$", "ov"),
        (r"w", "v"),
        (r"ck|q", "k"),
        (r"(?:iy|yj|ij|yi|ii|y|j|i)$", "i"),
        (r"(?<=[^aeiou])[jyi](?=[eaou])", ""),
        (r"^[jy](?=e)", ""),
        (r"[jy]", "i"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
    )
)


@cache
def name_key(name: str) -> str:
    """Return a key that is the same for the usual transcriptions of one name.

    "Selenskyj", "Zelensky" and "Selenski" are one; so are "Dmitri" and "Dmitrij". It makes candidates only.
    """
    return " ".join(_word_key(word) for word in fold(name).replace("-", " ").split())


def _word_key(word: str) -> str:
    for pattern, into in _STEPS:
        word = pattern.sub(into, word)
    return word


def near(left: str, right: str) -> bool:
    """Whether two folded words of five letters or more differ by one letter."""
    if min(len(left), len(right)) < 5 or left == right or left[0] != right[0]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(left, right, score_cutoff=1) <= 1
