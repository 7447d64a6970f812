"""What a point is, as a phrase of its own: "über die Laufzeit" is "Laufzeit"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.issues.words import group
from lagebild.annotate.papers.phrases import article_kind
from lagebild.lexicon import endings, entries, nominative_forms

if TYPE_CHECKING:
    from lagebild.annotate.clauses_words import Words
    from lagebild.annotate.issues.matters import Matter

_ADJECTIVE = endings("grammar", "adjective_ending")


def worded(words: Words, matter: Matter) -> str:
    """Return a question as it stands, a phrase without its article where the noun follows it at once.

    "der Laufzeit des Vertrags" is "Laufzeit des Vertrags", "das Thema Rente" is "Rente". Before an adjective
    the article stays, in the nominative where preposition and article tell the gender: "über den künftigen
    Sitz" is "der künftige Sitz".
    """
    start = matter.start
    if matter.question:
        written = _text(words, start, matter.stop)
        asks = words.low[start] in group("uncertain") | group("question_lead") | group("that")
        return written[:1].lower() + written[1:] if asks else written
    if article_kind(words.low[start]) and start + 1 < matter.stop:
        if not _noun_behind(words, start, matter.stop):
            return _nominative(words, matter) or _text(words, start, matter.stop)
        start += 1
    if words.low[start] in group("topic") and _noun_behind(words, start, matter.stop):
        start += 1
    return _text(words, start, matter.stop)


def _noun_behind(words: Words, i: int, stop: int) -> bool:
    return i + 1 < stop and words.text[i + 1][:1].isupper()


def _text(words: Words, start: int, stop: int) -> str:
    span = words.span(start, stop)
    return " ".join(words.source[span.start : span.end].split())


def _nominative(words: Words, matter: Matter) -> str:
    """Return a phrase with article and adjectives in the nominative, "" where its gender stays open."""
    gender = _genders().get((matter.prep, words.low[matter.start]))
    if gender is None:
        return ""
    article, ending = nominative_forms("definite")[gender], nominative_forms("after_definite")[gender]
    i = matter.start + 1
    adjectives: list[str] = []
    while i < matter.stop and words.text[i].islower():
        stem = next((words.text[i].removesuffix(e) for e in _ADJECTIVE if words.text[i].endswith(e)), "")
        if not stem:
            return ""
        adjectives.append(stem + ending)
        i += 1
    return " ".join([article, *adjectives, _text(words, i, matter.stop)]) if i < matter.stop else ""


@cache
def _genders() -> dict[tuple[str, str], str]:
    rows = entries("issues", "oblique", ("prepositions", "article", "gender", "example"))
    return {(prep, row["article"]): row["gender"] for row in rows for prep in row["prepositions"]}
