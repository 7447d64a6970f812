"""Whether two clauses speak of the same thing: shared content words, rare ones counting more."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from lagebild.annotate.konjunktiv import Form, readings
from lagebild.lexicon import endings, load
from lagebild.resolve.keys import stem

_WORD = re.compile(r"[^\W\d_][\w-]*|\d+")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for row in load("resolve_words")["function"] for word in row["words"])


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning; negation and function words are left out.

    "es habe keine direkten Gespräche gegeben" -> direkt, gespraech.
    """
    words = _WORD.findall(text)
    kept = (word for word in words if word.casefold() not in _function_words())
    return frozenset(stem(word)[:12] for word in kept if len(word) > 2 or word.isdigit())


def told_stems(text: str, beside: str) -> frozenset[str]:
    """Return the stems of what an answer names, without those of answering and of who answers.

    "Holm wies Berichte zurück, wonach die Fabrik schließe" -> fabrik, schliess.
    """
    return content_stems(text) - content_stems(beside) - _verdicts("answer")


def negates(text: str) -> bool:
    """Whether a clause says that something is not so: "es habe keine Gespräche gegeben"."""
    return any(word.casefold() in _negations() for word in _WORD.findall(text))


@cache
def _negations() -> frozenset[str]:
    rows = load("resolve_words")["function"]
    return frozenset(word for row in rows if row["kind"] == "negation" for word in row["words"])


@cache
def _verdicts(kind: str | None = None) -> frozenset[str]:
    rows = load("resolve_words")["verdict"]
    return frozenset(stem(word)[:12] for row in rows if kind in (None, row["kind"]) for word in row["words"])


def points_back(text: str, beside: str = "", room: int = 2) -> bool:
    """Whether a clause says nothing of its own but judges what stands before: "Das sei frei erfunden".

    "Eine solche Drohung habe es nicht gegeben", "den Vorwurf": with words like "solch" it may have ``room``
    for words of its own. ``beside`` are words that do not count, those of the speaker and of saying ("Der
    Verband widersprach").
    """
    own = content_stems(text) - _verdicts() - content_stems(beside) - {stem(word) for word in _pointers()}
    if not own:
        return True
    return len(own) <= room and bool(_pointing(_WORD.findall(text)) & _pointers())


def _pointing(words: list[str]) -> set[str]:
    """Return words in lower case, without "das" as the article of a noun: "das Papier", "das neue Papier"."""
    found: set[str] = set()
    for place, word in enumerate(words):
        behind = words[place + 1 : place + 3]
        noun = behind[:1] if behind and behind[0][:1].isupper() else behind
        article = word.casefold() == "das" and bool(noun) and noun[-1][:1].isupper()
        adjective = len(noun) < 2 or noun[0].endswith(endings("resolve_words", "behind_article"))
        if not (article and adjective):
            found.add(word.casefold())
    return found


@cache
def _listed(table: str) -> frozenset[str]:
    return frozenset(word.casefold() for row in load("resolve_words")[table] for word in row["words"])


def speaks_of_before(text: str) -> bool:
    """Whether a clause tells what somebody said earlier: "Bisher hatte sie das bestritten"."""
    return any(word.casefold() in _listed("before") for word in _WORD.findall(text))


def names_report(text: str) -> bool:
    """Whether a clause names what others have said: "Berichte, wonach ..."."""
    return any(word.casefold() in _listed("report") for word in _WORD.findall(text))


def passes_on(text: str) -> bool:
    """Whether a clause gives as hearsay what has been: "Zwei sollen dafür gestimmt haben"."""
    words = [word.casefold() for word in _WORD.findall(text)]
    pairs = pairwise(words)
    past = any(after == "haben" or (after == "sein" and _is_participle(word)) for word, after in pairs)
    return past and any(word in _listed("hearsay") for word in words)


def is_told_by_soll(text: str) -> bool:
    """Whether a report itself gives hearsay: "soll dort gewesen sein"; in somebody's words it is "solle"."""
    return not _listed("hearsay").isdisjoint(word.casefold() for word in _WORD.findall(text))


def _is_participle(word: str) -> bool:
    return word == "worden" or any(reading.form is Form.PARTICIPLE for reading in readings(word))


def forecasts(text: str, cue: str) -> bool:
    """Whether a supposition is about what will be: "dürfte ablehnen", "es wird erwartet, dass".

    "dürfte schon abgelehnt haben" and "dürfte falsch sein" are about what is or has been.
    """
    words = [word.casefold() for word in _WORD.findall(f"{cue} {text}")]
    if any(word in _listed("expectation") for word in words):
        return True
    found = next((word for word in words if word in _listed("forecast")), None)
    return found is not None and not any(word in ("haben", "sein") for word in words)


def related(row: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a noun that points back names what was told by a verb: "Drohung", "gedroht"."""
    own = [word for word in row - _verdicts("answer") if len(word) > 4]
    long = [word for word in other if len(word) > 4]
    return any(word[:4] in told or word[-5:] in told for word in own for told in long)


def rejects(text: str) -> bool:
    """Whether a clause that only points back says that it is not so: "Davon könne keine Rede sein".

    It must point at something or call it false; "So weit sei man noch nicht" answers nothing.
    """
    false = bool(content_stems(text) & _verdicts("false"))
    points = any(word.casefold() in _pointers() for word in _WORD.findall(text))
    return negates(text) != false and (points or false)


def calls_false(text: str) -> bool:
    """Whether a clause says outright that something is not true: "wies das als frei erfunden zurück"."""
    return bool(content_stems(text) & _verdicts("false")) and not negates(text)


@cache
def _pointers() -> frozenset[str]:
    return frozenset(word for row in load("resolve_words")["pointer"] for word in row["words"])


class Weights:
    """Weights of words by rarity among all clauses compared."""

    def __init__(self, clauses: Iterable[frozenset[str]]) -> None:
        self._counts: Counter[str] = Counter()
        self._total = 1
        for clause in clauses:
            self._counts.update(clause)
            self._total += 1
        self._word: dict[str, float] = {}
        self._clause: dict[frozenset[str], float] = {}

    def of(self, words: frozenset[str]) -> float:
        """Return the sum of the words' weights; summed in a fixed order."""
        if words not in self._clause:
            self._clause[words] = sum(self._of_word(word) for word in sorted(words))
        return self._clause[words]

    def _of_word(self, word: str) -> float:
        if word not in self._word:
            self._word[word] = math.log(1 + self._total / (1 + self._counts[word]))
        return self._word[word]

    def rarest(self, words: frozenset[str], number: int) -> tuple[str, ...]:
        """Return the ``number`` rarest words, to look for candidates by."""
        return tuple(sorted(words, key=lambda word: (self._counts[word], word))[:number])

    def likeness(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Return the shared weight as a part of the smaller clause's weight, 0 to 1."""
        smaller = min(self.of(left), self.of(right))
        shared = sum(self._of_word(word) for word in sorted(left & right))
        return shared / smaller if smaller else 0.0
