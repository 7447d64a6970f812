"""Titles of papers in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import MARKS
from lagebild.annotate.papers.phrases import words_of
from lagebild.lexicon import group
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.papers.identity import Draft
    from lagebild.annotate.papers.reading import Reading

_TAKING_UP = group("papers_grammar", "taking_up") | {"ganze"}
_TITLE_REACH = 10


def add_titles(reading: Reading) -> None:
    """Give papers the titles that stand in marks behind them: "trägt den Titel „Eckpunkte“"."""
    for known in reading.drafts:
        known.titles += dict.fromkeys(m.title for m in known.mentions if m.title)
    for token in reading.tokens:
        if (
            token.lower_ not in words_of("titled")
            or reading.doc[min(token.i + 1, len(reading.doc) - 1)].lower_ == "es"
        ):
            continue  # "In dem Papier heißt es: ..."
        span = _marked(reading, token.i + 1)
        draft = titled_paper(reading, token) if span is not None else None
        if span is not None and draft is not None:
            title = span.of(text_of(reading.doc))
            if title not in draft.titles:
                draft.titles.append(title)


def titled_paper(reading: Reading, token: Token) -> Draft | None:
    """Return the paper that a word such as "Titel" or "heißt" gives a title to.

    It is named in the sentence before that word, or, behind "das Ganze heißt nun", in the sentence before.
    """
    here = reading.sentence_of[token.i]
    sentence = reading.sentences[here]
    before = [t.i for t in sentence if t.i < token.i and t.i in reading.owner]
    if before:
        return reading.owner[max(before)]
    whole = _TAKING_UP & {t.lower_ for t in sentence if t.i < token.i}
    earlier = reading.spoken_of(here - 1) if here and whole else []
    earlier = [d for d in earlier if not any(d in other.revises for other in earlier)]
    return earlier[0] if len(earlier) == 1 else None


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
