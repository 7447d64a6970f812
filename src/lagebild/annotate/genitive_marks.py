"""The apostrophe of a genitive kept with its name: "Merz’ Sprecherin", "Scholz' enger Berater".

spaCy's German tokenizer cuts it off, where it looks like the end of a quotation. Joined are an apostrophe
right behind a word with a capital in s, ß, x or z, where a noun follows with or without an adjective
and no single quotation mark stands open before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import keep_text
from lagebild.lexicon import endings

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = frozenset("'’")
_OPENING = frozenset("‚‹")
_SIBILANTS = endings("clauses", "sibilant_ending")
_INFLECTED = endings("clauses", "attribute_ending")
_REACH = 40
"""So many words back an opening mark is looked for."""


class GenitiveMarks:
    """A tokenizer that joins the apostrophe of genitives to their names, around another tokenizer."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        """Take the tokenizer that cuts the text first."""
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Return the words of ``text``."""
        doc = keep_text(self.tokenizer(text), text)
        if _MARKS.isdisjoint(text):
            return doc
        found = [token.i for token in doc if token.text in _MARKS and _of_genitive(doc, token)]
        if not found:
            return doc
        with doc.retokenize() as retokenizer:
            for place in found:
                retokenizer.merge(doc[place - 1 : place + 1])
        return doc


def _of_genitive(doc: Doc, mark: Token) -> bool:
    """Whether an apostrophe ends a genitive: its noun follows, and it closes no quotation."""
    place = mark.i
    if not place or not mark.whitespace_ or doc[place - 1].whitespace_ or place + 1 >= len(doc):
        return False
    name = doc[place - 1].text
    owns = name[:1].isupper() and len(name) > 2 and name.endswith(_SIBILANTS)
    return owns and _noun_follows(doc, place) and not _open(doc, place)


def _noun_follows(doc: Doc, place: int) -> bool:
    """Whether a noun stands behind a word, or an adjective with its noun."""
    following = doc[place + 1].text
    inflected = following.islower() and following.endswith(_INFLECTED)
    return following[:1].isupper() or (inflected and doc[place + 2 : place + 3].text[:1].isupper())


def _open(doc: Doc, place: int) -> bool:
    """Whether a single quotation mark stands open before a word of the text."""
    for before in range(place - 1, max(-1, place - _REACH), -1):
        token = doc[before]
        starts = not before or bool(doc[before - 1].whitespace_) or doc[before - 1].is_punct
        if token.text in _OPENING or (token.text in _MARKS and starts and not token.whitespace_):
            return True
        if token.text in _MARKS:
            return False
    return False
