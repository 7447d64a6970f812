"""What a point is, as a phrase of its own: "über die Laufzeit" is "Laufzeit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.phrases import article_kind
from lagebild.lexicon import group

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.clauses_words import Words
    from lagebild.annotate.issues.matters import Matter

_FUSED = group("grammar", "contracted_preposition")


def worded(doc: Doc, words: Words, matter: Matter) -> str:
    """Return a question as it stands, a phrase without its article where the noun follows it at once.

    "der Laufzeit des Vertrags" is "Laufzeit des Vertrags"; before an adjective the article stays, since
    without it the ending would be wrong.
    """
    start = matter.start
    if not matter.question and article_kind(words.low[start]) and start + 1 < matter.stop:
        if words.text[start + 1][:1].isupper():
            start += 1
    span = words.span(start, matter.stop)
    return " ".join(words.source[span.start : span.end].split())
