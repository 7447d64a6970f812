"""Keys for names across spellings: Umerow, Umjerow and Umerov are one, Johann and Johanna are not.

A key undoes what transcriptions from Cyrillic, Arabic and Turkish into German, English and scholarly spelling
do differently, step by step, as ``de/transliteration.toml`` lists it. Equal keys are a reason to look, not
yet a reason to join: within one article the names component asks for the same first name as well, across
articles the record asks for more.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from lagebild.lexicon import entries

_LETTERS = str.maketrans(
    {
        "ı": "i", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "ø": "oe", "œ": "oe",
        "ʿ": "",
        "ʾ": "", "ʹ": "", "ʺ": "", "'": "", "’": "", "`": "", "´": "", "‘": "", "č": "tsch", "ć": "tsch",
        "š": "sch", "ş": "s", "ș": "s", "ž": "sch", "ç": "c", "ñ": "n", "ė": "je", "ë": "jo", "ä": "ae",
        "ö": "oe", "ü": "ue", "ğ": "g", "ţ": "z", "ț": "z",
    }
)  # fmt: skip


@cache
def _steps() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(row["from"]), row["to"]) for row in entries("transliteration", "step", ("example",))
    )


def plain(name: str) -> str:
    """Return a name in lower-case ASCII letters: "Kühn" -> "kuehn", "Aydın" -> "aydin"."""
    lowered = unicodedata.normalize("NFC", name.replace("İ", "I").lower()).translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return a key that the usual spellings of a name share: "Selenskyj", "Zelensky", "Zelenskyy"."""
    return " ".join(_word_key(word) for word in plain(name).replace("-", " ").split())


@lru_cache(maxsize=100_000)
def bare_key(name: str) -> str:
    """Return the key of a name whose accents were left out: "Perković" -> that of "Perkovic".

    Umlauts stay as they are, as German never leaves them out.
    """
    kept = "äöüÄÖÜß"
    bare = "".join(
        c
        if c in kept
        else "".join(d for d in unicodedata.normalize("NFKD", c) if not unicodedata.combining(d))
        for c in unicodedata.normalize("NFC", name)
    )
    return name_key(bare)


@lru_cache(maxsize=100_000)
def _word_key(word: str) -> str:
    for pattern, into in _steps():
        word = pattern.sub(into, word)
    return word


def one_letter_off(left: str, right: str) -> bool:
    """Whether two words of five letters or more differ by one letter: a possible misprint ("Kowalsky").

    A difference in the last letter that changes a name ("Johann", "Johanna"; "Iwanow", "Iwanowa") is none,
    nor is one in the first.
    """
    a, b = plain(left), plain(right)
    if a == b or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if a[:-1] == b or b[:-1] == a:
        return False
    if len(a) == len(b):
        differing = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = len(differing) == 2 and differing[1] == differing[0] + 1
        if swapped:
            i, j = differing
            return a[i] == b[j] and a[j] == b[i]
        return len(differing) == 1
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer)))
