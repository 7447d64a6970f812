"""Sentence starts for German press text.

A paragraph always ends a sentence. Within one, a full stop, question or exclamation mark ends it, together
with the closing marks right behind it ("„Wir kommen.“ Er ging.": the closing mark belongs to the first). A
full stop after an abbreviation ("Dr.", "z. B."), an initial ("J. K. Rowling") or a number ("14. November")
does so only where the list allows it and the next word is one that is capitalised for no other reason ("Am
14. Die Gespräche ..."). Sentences inside quotation marks are sentences; a colon ends none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate.doc_text import text_of, tokens_of
from lagebild.lexicon import words
from lagebild.model.span import CharSpan

_CLOSING = "“”\"»«’'‘)\\]"
_STOP = re.compile(
    rf"(?P<mark>[.!?…]+)(?P<close>[{_CLOSING}]*)(?P<gap>[ \t\u00a0\u202f]+|$)(?P<open>[„“\"»«‚‘'(\[–—-]*)"
)
_GLUED = re.compile(r"[.!?](?<=[a-zäöüß]{3}.)(?=[A-ZÄÖÜ][a-zäöüß]+ )")  # the mark first: it is rare
_BREAK = re.compile(r"[ \t]*\n\s*")
_WORD_BEFORE = re.compile(r"[^\s„“”\"»«‚‘’'(\[]*\Z")
_WORD_AFTER = re.compile(r"\w+")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\Z|(?:[A-ZÄÖÜ]\.-?)+[A-ZÄÖÜ]\Z")
_ORDINAL = re.compile(r"(?:.*[-–/])?\d{1,3}\Z|[IVX]+\Z")
_WINDOW = 40


@Language.factory("lagebild_sentences", assigns=["token.is_sent_start"])
class SentenceSplitter:
    """Pipeline component that sets ``token.is_sent_start`` throughout the document."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it needs nothing of the pipeline."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of every sentence."""
        text = text_of(doc)
        starts = iter(sorted({0, *boundaries(text)}))
        following: int | None = next(starts)
        marks: list[int] = []
        for word, start in zip(*tokens_of(doc), strict=True):
            begins = not marks
            if following is not None and start >= following and (begins or not word.isspace()):
                begins = True
                while following is not None and start >= following:
                    following = next(starts, None)
            marks.append(1 if begins else -1)
        column = numpy.array(marks, dtype="int64").astype("uint64").reshape(-1, 1)
        return doc.from_array(
            ["SENT_START"], column
        )  # all at once: spaCy looks through the Doc at each token


def split_sentences(text: str) -> tuple[CharSpan, ...]:
    """Return the sentences of ``text`` without the white space around them."""
    edges = sorted({0, *boundaries(text), len(text)})
    return tuple(span for start, end in pairwise(edges) if len(span := trim(text, start, end)))


def trim(text: str, start: int, end: int) -> CharSpan:
    """Return ``start``..``end`` without white space at either end."""
    part = text[start:end]
    stripped = part.lstrip()
    start = start + len(part) - len(stripped)
    return CharSpan(start, start + len(stripped.rstrip()))


def boundaries(text: str) -> Iterator[int]:
    """Yield the offsets at which a new sentence begins, in no particular order."""
    for match in _BREAK.finditer(text):
        if _breaks(text, match):
            yield match.end()
    for match in _STOP.finditer(text):
        if _stops(text, match):
            yield match.end("gap")
    for match in _GLUED.finditer(text):
        if _starts_sentence(text, match.end()) and not _abbreviated(text, match.start()):
            yield match.end()


def _breaks(text: str, match: re.Match[str]) -> bool:
    """Whether a line break ends the sentence: always, unless a hard-wrapped line plainly goes on."""
    if match.group().count("\n") > 1:
        return True
    goes_on = text[match.end() : match.end() + 1].islower()
    before = text[max(0, match.start() - 1) : match.start()]
    return not goes_on or before in {".", "!", "?", ":"}


def _stops(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 1]
    if not after:
        return not match["open"]
    if after.islower() or not (after.isalnum() or match["open"].strip("–—-")):
        return False
    mark = match["mark"]
    if mark == "." and _abbreviated(text, match.start()):
        return _ends_anyway(text, match)
    if mark[-1] == "…" or mark.endswith(".."):
        return bool(match["close"]) or _starts_sentence(text, match.end()) or bool(match["open"])
    return True


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at ``stop`` may belong to an abbreviation, an initial or an ordinal."""
    word = _before(text, stop)
    return (
        f"{word}." in words("sentences_abbreviations")
        or f"{word}." in words("sentences_abbreviations_final")
        or bool(_INITIAL.match(word) or _ORDINAL.match(word))
    )


def _ends_anyway(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends at such a full stop all the same, by what follows."""
    word = _before(text, match.start())
    never = words("sentences_abbreviations")
    if f"{word}." in never and f"{word}." not in words("sentences_abbreviations_final"):
        return False
    if word == "B" and text[max(0, match.start() - 5) : match.start()].replace(" ", "").endswith("z.B"):
        return False
    return bool(match["close"]) or _starts_sentence(text, match.end())


def _before(text: str, stop: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, stop - _WINDOW), stop)
    return found.group() if found else ""


def _starts_sentence(text: str, start: int) -> bool:
    found = _WORD_AFTER.match(text, start)
    return found is not None and found.group() in words("sentences_starters")
