"""The phrase around a word for a paper: article, adjectives, counts before it, points, topic behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.frames import MARKS, is_finite
from lagebild.lexicon import endings, entries, group, nominative_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc

PAGES = re.compile(r"(\d+|[a-zäöüß]+?)-?seitig(?:e[snrm]?)?\Z")
POINTS = re.compile(r"(\d+|[a-zäöüß]+?)-?punkte-?(.*)\Z")
_FUSED = group("grammar", "contracted_preposition")
_INFLECTED = endings("grammar", "adjective_ending")
ENDINGS = ("e", *_INFLECTED)
STRONG_ENDINGS = nominative_forms("strong")
"""The endings of an adjective without an article, in the nominative, by gender."""
POINT_NOUNS = group("papers_grammar", "points")
_AGENTS = group("papers_grammar", "agent")
_MEASURED = group("papers_grammar", "measured_unit")
_RESTING = group("papers_grammar", "resting_on")
_MERELY_NEW = group("papers_grammar", "merely_new")
PARTICIPLES = endings("papers_grammar", "participle_ending")
_ATTRIBUTE_REACH = 14


@cache
def words_of(table: str, key: str | None = None, value: str | None = None) -> frozenset[str]:
    """Return the words of a table of ``papers.toml``, of the rows where ``key`` has ``value``."""
    rows = entries("papers", table, ("example",))
    return frozenset(w for row in rows if key is None or row[key] == value for w in row["words"])


@cache
def _number_words() -> dict[str, int]:
    words = entries("papers", "numbers", ("words", "example"))[0]["words"]
    return {word: value for value, word in enumerate(words)}


def number(word: str) -> int | None:
    """Return the value of "20" or "zwanzig", None for other words."""
    return int(word) if word.isdigit() and len(word) < 4 else _number_words().get(word.lower().rstrip("-"))


def article_kind(word: str) -> str:
    """Return the kind of an article, "" for other words."""
    return next((kind for kind in _ARTICLES if word in words_of("article", "kind", kind)), "")


_BEHIND_NOUN = group("papers_grammar", "behind_noun")
_STATES = ("current", "revised", "original", "first")
_ARTICLES = ("definite", "indefinite", "possessive")


@dataclass(slots=True)
class Left:
    """What stands before a head noun; ``first`` is the first token of the phrase."""

    first: int
    adjectives: list[str] = field(default_factory=list)
    state: str = ""
    changed: str = ""
    points: int | None = None
    pages: int | None = None
    size: int | None = None
    article: str = ""
    prep: str = ""
    behind_noun: bool = False


def left_of(doc: Doc, head: int, gender: str) -> Left:
    """Read what stands before the head noun: "eines im März von X vorgelegten zwölfseitigen [Entwurfs]"."""
    left = Left(head)
    position = _adjectives(doc, head - 1, gender, left)
    left.first = position + 1
    if measured := _measured(doc, position):
        position, left.points, left.pages = measured
        left.first, left.size = position + 1, None
    reach = _attribute_start(doc, position)
    reach = _attribute_start(doc, left.first) if reach is None else reach
    if reach is not None and not (position >= 0 and article_kind(doc[position].lower_)):
        left.first, position = reach + 1, reach
    if position >= 0:
        _govern(doc, position, left)
    while left.first < head and doc[left.first].text in MARKS:
        left.first += 1
    return left


def _adjectives(doc: Doc, position: int, gender: str, left: Left) -> int:
    """Read adjectives and numbers leftwards from ``position``; return the first token that is none."""
    while position >= 0:
        token = doc[position]
        word = token.lower_
        if token.text in MARKS:
            position -= 1
            continue
        if (count := number(word)) is not None and count > 1:
            left.size = count
            return position - 1
        if _of_a_town(doc, position):
            left.adjectives.insert(0, token.text)
            position -= 1
            continue
        page = PAGES.match(word)
        if not (token.text.islower() or page) or not word.endswith(ENDINGS):
            return position
        if article_kind(word) or word in PREPOSITIONS or (is_finite(token) and not _state(word)):
            return position
        if page and number(page[1]) is not None:
            left.pages = number(page[1])
        left.state = left.state or _state(word)
        if _state(word) == "revised" and word[:-2] not in _MERELY_NEW:
            left.changed = _inflect(token.text, gender)
        if is_presented(word) or word in words_of("measuring"):
            return position
        kept = _state(word) in ("", "first") and word not in words_of("pointing")
        kept = kept and word not in _RESTING and not _by_agent(doc, position)
        if kept and not _extended(doc, position):
            left.adjectives.insert(0, _inflect(token.text, gender))
        position -= 1
    return position


def _of_a_town(doc: Doc, position: int) -> bool:
    """Whether a word is a town's adjective between article and noun: "der *Grazer* Fahrplan", "die „*Wiener*
    Erklärung“"."""
    token = doc[position]
    before = position - 1 - (position > 1 and doc[position - 1].text in MARKS)
    alone = before >= 0 and bool(article_kind(doc[before].lower_))
    return (
        alone
        and len(token) > 4
        and token.text[:1].isupper()
        and token.text[1:].islower()
        and token.text.endswith("er")
    )


def _by_agent(doc: Doc, position: int) -> bool:
    """Whether a participle says who did it: "der von Südland *abgelehnte* Plan"."""
    if not doc[position].lower_.endswith(PARTICIPLES):
        return False
    for before in reversed(doc[max(0, position - _ATTRIBUTE_REACH) : position]):
        if before.lower_ in _AGENTS:
            return True
        if before.is_punct or article_kind(before.lower_) == "indefinite" or is_finite(before):
            return False
    return False


def _extended(doc: Doc, position: int) -> bool:
    """Whether an adjective is the end of a longer attribute: "der als sehr einseitig *geltende* Text"."""
    before = doc[position - 1] if position else None
    if before is None or not doc[position].lower_.endswith(PARTICIPLES):
        return False
    return not article_kind(before.lower_) and before.text.islower() and not before.lower_.endswith(ENDINGS)


def _measured(doc: Doc, position: int) -> tuple[int, int | None, int | None] | None:
    """Read "der 28 Punkte umfassende [Plan]", "ein zwölf Seiten langer [Entwurf]", ending at ``position``."""
    if position < 2 or doc[position].lower_ not in words_of("measuring"):
        return None
    value, unit = number(doc[position - 2].lower_), doc[position - 1].lower_
    if value is None or unit not in _MEASURED:
        return None
    return (position - 3, value, None) if unit == "punkte" else (position - 3, None, value)


def _govern(doc: Doc, position: int, left: Left) -> None:
    """Read the article at ``position`` and the preposition before it."""
    word = doc[position].lower_
    left.article = article_kind(word)
    if left.article:
        left.first = position
        if word in _FUSED:
            left.prep, left.first = word, position + 1
        before_it = doc[position - 1] if position else None
        noun = before_it is not None and before_it.text[:1].isupper() and not before_it.is_sent_start
        left.behind_noun = noun and word in _BEHIND_NOUN
    before = doc[position - 1].lower_ if left.article and position else word
    left.prep = left.prep or (before if before in PREPOSITIONS else "")


def _state(word: str) -> str:
    return next((kind for kind in _STATES if word in _states(kind)), "")


@cache
def _states(kind: str) -> frozenset[str]:
    return frozenset(w + end for w in words_of("state", "kind", kind) for end in ENDINGS)


def is_presented(word: str) -> bool:
    """Whether a participle says that somebody presented the paper: "vorgelegten"."""
    return any(word[: -len(end)] in words_of("presented") for end in ENDINGS if word.endswith(end))


def _attribute_start(doc: Doc, position: int) -> int | None:
    """Return the article that opens "eines im Herbst von Norland vorgelegten [Plans]"."""
    if position < 0:
        return None
    token = doc[position]
    if not (token.text.islower() and token.lower_.endswith(PARTICIPLES)):
        return None
    for start in range(position - 1, max(-1, position - _ATTRIBUTE_REACH), -1):
        word = doc[start]
        if word.is_punct and word.text not in MARKS:
            return None
        if article_kind(word.lower_) in ("definite", "indefinite") and start + 1 < len(doc):
            following = doc[start + 1]
            opens = following.lower_ in PREPOSITIONS or following.lower_ in words_of("attribute_opens")
            if following.text.islower() and (opens or following.i == position):
                return start
    return None


def _inflect(word: str, gender: str) -> str:
    stem = word[:-2] if word.endswith(_INFLECTED) else word[:-1]
    return stem + STRONG_ENDINGS[gender]
