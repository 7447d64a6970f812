"""Keys that bring candidates together: the same key is a reason to look, not yet a reason to join."""

from __future__ import annotations

import re
from functools import cache

from lagebild.lexicon.transliteration import plain

_SPACE = re.compile(r"\s+")
_NOT_LETTER = re.compile(r"[^\w\s/.&-]")
_GENITIVE = re.compile(r"(?<=[^\Ws'’])['’]?s$|(?<=[sxzß])['’]$")
_ENDING = re.compile(r"(?<=\w{3})(?:en|er|es|em|e|n|s)$")


@cache
def fold(text: str) -> str:
    """Return a name in lower case without marks: "Sémonov-Kühn" -> "semonov-kuehn"."""
    return _SPACE.sub(" ", _NOT_LETTER.sub(" ", plain(text))).strip()


@cache
def stem(word: str) -> str:
    """Return a word without its inflection: "ukrainischen", "ukrainischer" -> "ukrainisch"."""
    return _ENDING.sub("", fold(word))


def title_key(title: str) -> str:
    """Return a key for an office: "neuer Leiter des Amtes", "neuen Leiters des Amtes" are one."""
    return " ".join(stem(word) for word in title.split())


def person_parts(name: str) -> tuple[str, str]:
    """Return first name ("" where there is none) and surname of a person's name, folded.

    "Ursula von der Leyen" gives "ursula", "leyen"; "Selenskyj" gives "", "selenskyj".
    """
    words = fold(name).replace(".", " ").split()
    if not words:
        return "", ""
    return (words[0] if len(words) > 1 else ""), words[-1]


def uninflected(form: str, name: str) -> str:
    """Return ``form`` with the endings that ``name`` (nominative) has, word by word from the right.

    "Vereinigten Staaten" beside "Vereinigte Staaten" gives the latter; "Selenskyjs" beside "Wolodymyr
    Selenskyj" gives "Selenskyj". A misprint or another spelling keeps its letters.
    """
    words, model = form.split(), name.split()
    for offset in range(1, min(len(words), len(model)) + 1):
        if words[-offset] != model[-offset] and same_but_ending(words[-offset], model[-offset]):
            words[-offset] = model[-offset]
    return " ".join(words)


def same_but_ending(word: str, model: str) -> bool:
    """Whether two words differ in nothing but an ending of case ("Vereinigten", "Vereinigte")."""
    if _GENITIVE.sub("", word) == model:
        return True
    return word[:1] == model[:1] and stem(word) == stem(model) and model[:1].isupper() and " " not in word
