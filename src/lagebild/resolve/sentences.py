"""Where the sentences of an article's text lie."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from lagebild.lexicon import words
from lagebild.model.article import Article
from lagebild.model.span import CharSpan

_END = re.compile(r"[.!?…][\"“”«»‘’')]*(?=\s+[\"„“»«‚‘'(]?[A-ZÄÖÜ\d])|\n\s*\n")
_LAST_WORD = re.compile(r"(\S+)\.$")


@lru_cache(maxsize=512)
def _of_text(text: str) -> tuple[CharSpan, ...]:
    found: list[CharSpan] = []
    start = 0
    for match in (*_END.finditer(text), None):
        end = match.end() if match else len(text)
        if match and match.group().startswith(".") and _no_end(text[start : match.start() + 1]):
            continue
        piece = text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        stop = start + len(piece.rstrip())
        if stop > begin:
            found.append(CharSpan(begin, stop))
        start = end
    return tuple(found)


def _no_end(text: str) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or an ordinal number: "am 3. März"."""
    last = _LAST_WORD.search(text[-40:])
    if last is None:
        return False
    word = last.group(1)
    return (word.isdigit() and len(word) < 3) or len(word) == 1 or f"{word}." in _abbreviations()


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(words("sentences_abbreviations"))


def sentences(article: Article) -> tuple[CharSpan, ...]:
    """Return the spans of the sentences of ``article.text``, in order, without white space around them.

    A sentence ends before a capital or a figure, not behind an abbreviation or an ordinal number ("am
    3. März"), and always with its paragraph.
    """
    return _of_text(article.text)


def sentence_at(article: Article, place: int) -> int | None:
    """Return the number of the sentence that holds the character ``place``, None between sentences."""
    found = sentences(article)
    number = bisect_right(found, place, key=lambda span: span.start) - 1
    return number if number >= 0 and place < found[number].end else None
