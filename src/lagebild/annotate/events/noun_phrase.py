"""The phrase around an event noun: its first word, article, adjectives and the preposition before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.frames import MARKS, Frame, group

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEFINITE = lexicon.group("events_words", "definite_lead")
_INDEFINITE = lexicon.group("events_words", "indefinite_lead")
_POSSESSIVE = lexicon.group("events_words", "possessive_lead")
_NEGATED = lexicon.group("events_words", "negated_lead")
FUSED = lexicon.group("events_words", "fused")
_ADJECTIVE_ENDS = lexicon.endings("events_words", "adjective_end")
_REACH = 9
_LONG_NOUNS = lexicon.endings("events_words", "length_of_time")
_COUNTS = lexicon.group("events_words", "count_of_time")
_INSTEAD = lexicon.group("events_words", "instead_of")
_APART = {
    row["written"]: row["preposition"]
    for row in lexicon.entries("events_words", "contraction", ("written", "preposition", "example"))
}
"""Prepositions without the article that they hold: "im" is "in"."""
_ATTRIBUTE_START = lexicon.group("events_words", "attribute_opening")


def phrase_around(doc: Doc, noun: int, frame: Frame) -> tuple[int, list[str], str, str]:
    """Return (first token, adjectives, article, preposition) of the noun phrase, attributes with phrases
    included."""
    adjectives: list[str] = []
    start = frame.tokens[0].i
    position = noun - 1
    while position >= start:
        joined = bool(adjectives) and position > start and doc[position].lower_ == "und"
        if joined and _modifies(doc[position - 1]) and doc[position - 1].text not in MARKS:
            position -= 1  # "die neunte und letzte Runde"
        if not _modifies(doc[position]):
            graded = adjectives and position > start and doc[position].lower_ in group("degree")
            if not (graded and article_kind(doc[position - 1])):
                break
            position -= 1  # "den [etwa] vierstündigen Beratungen"
            continue
        adjectives.insert(0, doc[position].lower_)
        position -= 1
    article, first = "", position + 1
    if position >= start and adjectives and article_kind(doc[position]) == "":
        reach = _reaching_article(doc, position, start)
        if reach is not None:
            position = reach
    if position >= start and (article := article_kind(doc[position])):
        first = position
    prep = ""
    if article and doc[position].lower_ in FUSED:
        prep = doc[position].lower_
    else:
        before = first - 1 - _measure(doc, first, start)
        while before >= start and doc[before].text in MARKS:
            before -= 1
        word = doc[before].lower_ if before >= start else ""
        prep = word if word in PREPOSITIONS or word in _INSTEAD else ""
    return first, adjectives, article, "statt" if prep in _INSTEAD else plain_preposition(prep)


def _measure(doc: Doc, first: int, start: int) -> int:
    """Return how many words before a noun tell how long: "nach [zwei Tagen] Verhandlungen"."""
    if first - 2 <= start or not doc[first - 1].lower_.endswith(_LONG_NOUNS):
        return 0
    count = doc[first - 2]
    return 2 if count.like_num or count.lower_ in _COUNTS else 0


def prep_of_edge(doc: Doc, position: int, start: int) -> str:
    """Return the preposition of "zu Beginn der Gespräche", "nach dem Ende der Gespräche", "" without one."""
    while position >= start and article_kind(doc[position]) and doc[position].lower_ not in FUSED:
        position -= 1
    prep = plain_preposition(doc[position].lower_) if position >= start else ""
    return {"zu": "bei", "an": "bei", "in": "bei"}.get(prep, prep if prep in PREPOSITIONS else "")


def plain_preposition(prep: str) -> str:
    """Return a preposition without the article that it holds: "zum" is "zu"."""
    return _APART.get(prep, prep)


def _modifies(token: Token) -> bool:
    if token.text in MARKS:
        return True
    return (
        (token.text.islower() or (_begins(token) and token.text[:1].isupper() and len(token) > 4))
        and token.text.endswith(_ADJECTIVE_ENDS)
        and article_kind(token) == ""
        and token.lower_ not in PREPOSITIONS
        and token.lower_ not in group("no_adjective")
    ) or (token.text[:1].isdigit() and token.text.endswith("."))


def _begins(token: Token) -> bool:
    """Whether a word is written with a capital because it begins a sentence, or a line behind a colon."""
    return bool(token.is_sent_start) or (token.i > 0 and token.doc[token.i - 1].text == ":")


def article_kind(token: Token) -> str:
    """Return "definite", "indefinite", "possessive" or "negated" for an article, "" for any other word."""
    word = token.lower_
    for name, words in (
        ("negated", _NEGATED),
        ("definite", DEFINITE),
        ("indefinite", _INDEFINITE),
        ("possessive", _POSSESSIVE),
    ):
        if word in words:
            return name
    return ""


_YEAR = len("2024")


def _reaching_article(doc: Doc, position: int, start: int) -> int | None:
    """Return the article of "der heute in München stattfindenden [Konferenz]", whose attribute holds
    phrases."""
    for place in range(position, max(start, position - _REACH) - 1, -1):
        token = doc[place]
        if token.is_punct and token.text not in MARKS:
            return None
        following = doc[place + 1]
        opens = following.text.islower() and (
            following.lower_ in PREPOSITIONS or following.lower_ in _ATTRIBUTE_START
        )
        year = following.text.isdigit() and len(following) == _YEAR  # "die 2024 abgebrochenen Gespräche"
        if article_kind(token) and (opens or year):
            return place
    return None
