"""Bodies that take stands, whether or not a list of parties knows them: "die Kirche", "der Staatsrat"."""

from __future__ import annotations

from functools import cache

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import Frame
from lagebild.annotate.events.party import Party
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, ends, listed
from lagebild.model.span import CharSpan

_COMPOUND = 5
"""A noun of a body that is longer may end a compound."""


def body(scene: Scene, frame: Frame, subject: CharSpan | None) -> list[Party]:
    """Return a body as the subject that no list of parties knows: "*Die Kirche* trägt den Plan mit"."""
    tokens = [t for t in frame.tokens if subject is not None and subject.start <= t.idx < subject.end]
    noun = next((n for n, t in enumerate(tokens) if takes_stands(t.lower_)), None)
    if noun is None or noun > 2 or not tokens[noun].text[:1].isupper():
        return []
    first = 1 if article_kind(tokens[0].lower_) else 0
    if any(t.text[:1].isupper() for t in tokens[first:noun]) or tokens[0].lower_ == "des":
        return []
    span = CharSpan(tokens[first].idx, tokens[noun].idx + len(tokens[noun]))
    return [Party(span.of(text_of(scene.doc)), span, tokens[0].i, tokens[noun].i, named=False)]


def takes_stands(word: str) -> bool:
    """Whether a word is a body that takes a stand, also as a compound: "Staats|rat", "Landes|synode"."""
    if word in listed("papers_stances", "stander") or word.endswith(_long_standers()):
        return True
    return len(word) > _COMPOUND and word.endswith(ends("papers_stances", "stander_end"))


@cache
def _long_standers() -> tuple[str, ...]:
    return tuple(w for w in ends("papers_stances", "stander") if len(w) > _COMPOUND)
