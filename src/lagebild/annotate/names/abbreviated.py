"""Bodies that an abbreviation in brackets tells: "die Gruppe Söhne von Tilemsi (SVT)".

The first letters of the words before the brackets must spell the abbreviation, small words with or without
theirs. Both the words and the abbreviation are the body's name.
"""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.annotate.names.tagger import Found, Words

_MOST = 7
"""So many words a name has at most."""


def spelled_out(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names with the bodies that abbreviations in brackets spell, in text order."""
    names = list(found)
    for index in range(2, len(words.text) - 1):
        short = words.text[index]
        if words.text[index - 1] != "(" or words.text[index + 1] != ")" or not _is_abbreviation(short):
            continue
        first = _beginning(words, index - 2, short)
        if first is None:
            continue
        inside = set(range(first, index - 1)) | {index}
        whole = [n for n in names if n.first <= first and n.stop >= index - 1]
        beyond = [n for n in names if inside & set(range(n.first, n.stop)) and n.first < first]
        if whole or beyond:
            continue
        names = [n for n in names if not inside & set(range(n.first, n.stop))]
        names += [Found(first, index - 1, "ORG"), Found(index, index + 1, "ORG")]
    return sorted(names, key=lambda name: name.first)


def _is_abbreviation(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isalpha() and sum(c.isupper() for c in word) >= 2


def _beginning(words: Words, last: int, short: str) -> int | None:
    """Return where the words begin whose first letters spell ``short``; the last ends before the bracket."""
    letters = short.upper()
    for first in range(last - 1, max(-1, last - _MOST), -1):
        row = words.text[first : last + 1]
        if not row[0][:1].isupper() or not all(word[:1].isalpha() for word in row):
            if not row[0][:1].isalpha():
                return None
            continue
        every = "".join(word[0] for word in row).upper()
        capitals = "".join(word[0] for word in row if word[0].isupper())
        if letters in (every, capitals):
            return first
    return None
