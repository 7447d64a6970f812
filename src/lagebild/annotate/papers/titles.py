"""Titles of papers in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import MARKS, text_of
from lagebild.annotate.papers.phrases import words_of
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from lagebild.annotate.papers.reading import Reading

_TITLE_REACH = 10


def add_titles(reading: Reading) -> None:
    """Give papers the titles that stand in marks behind them: "trägt den Titel „Eckpunkte“"."""
    for token in reading.doc:
        if token.lower_ not in words_of("titled"):
            continue
        span = _marked(reading, token.i + 1)
        here = reading.sentence_of[token.i]
        before = [i for i in range(reading.sentences[here][0].i, token.i) if i in reading.owner]
        if span is not None and before:
            draft = reading.owner[max(before)]
            title = span.of(text_of(reading.doc))
            if title not in draft.titles:
                draft.titles.append(title)


def _marked(reading: Reading, start: int) -> CharSpan | None:
    """Return the words in marks that begin near ``start``."""
    opened = next(
        (i for i in range(start, min(len(reading.doc), start + 3)) if reading.doc[i].text in MARKS), None
    )
    if opened is None:
        return None
    for i in range(opened + 2, min(len(reading.doc), opened + _TITLE_REACH)):
        if reading.doc[i].text in MARKS:
            last = reading.doc[i - 1]
            return CharSpan(reading.doc[opened + 1].idx, last.idx + len(last))
    return None
