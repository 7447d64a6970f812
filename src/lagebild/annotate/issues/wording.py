"""What a point is, as a phrase of its own: "über die Laufzeit" is "Laufzeit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.issues.words import group
from lagebild.annotate.papers.phrases import article_kind

if TYPE_CHECKING:
    from lagebild.annotate.clauses_words import Words
    from lagebild.annotate.issues.matters import Matter


def worded(words: Words, matter: Matter) -> str:
    """Return a question as it stands, a phrase without its article where the noun follows it at once.

    "der Laufzeit des Vertrags" is "Laufzeit des Vertrags", "das Thema Rente" is "Rente". Before an adjective
    the article stays, since without it the ending would be wrong.
    """
    start = matter.start
    if not matter.question and article_kind(words.low[start]) and _noun_behind(words, start, matter.stop):
        start += 1
    if not matter.question and words.low[start] in group("topic") and _noun_behind(words, start, matter.stop):
        start += 1
    span = words.span(start, matter.stop)
    written = " ".join(words.source[span.start : span.end].split())
    return written[:1].lower() + written[1:] if matter.question else written


def _noun_behind(words: Words, i: int, stop: int) -> bool:
    return i + 1 < stop and words.text[i + 1][:1].isupper()
