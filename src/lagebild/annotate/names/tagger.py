"""The trained sequence model: words in, raw names out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

from spacy.tokens import Doc

from lagebild.annotate.names.features import document_evidence, phrase_tags, sequence_features, word_form
from lagebild.errors import AnnotationError

MODEL = "names.crf"
_WORDS = "lagebild_names_words"
LIKELY_PLACE = 0.35
"""From which probability on a word is a place though "no name" is likelier; by cross-validation on train."""


@dataclass(slots=True)
class Found:
    """A name as the model saw it: words ``first`` up to, not including, ``stop``, and its type."""

    first: int
    stop: int
    label: str
    """PER, ORG, LOC or MISC."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document without white space, with their offsets; ``lines`` are paragraphs."""

    text: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    lines: tuple[tuple[int, int], ...]


def words_of(doc: Doc) -> Words:
    """Return the words of ``doc``, cut into paragraphs at line breaks; names and roles read the same ones."""
    if _WORDS not in doc.user_data:
        doc.user_data[_WORDS] = _cut(doc)
    return cast(Words, doc.user_data[_WORDS])


def _cut(doc: Doc) -> Words:
    text: list[str] = []
    start: list[int] = []
    lines: list[tuple[int, int]] = []
    first = 0
    for token in doc:
        word = token.text
        if word.isspace():
            if "\n" in word and len(text) > first:
                lines.append((first, len(text)))
                first = len(text)
            continue
        text.append(word)
        start.append(token.idx)
    if len(text) > first:
        lines.append((first, len(text)))
    ends = tuple(begin + len(word) for begin, word in zip(start, text, strict=True))
    return Words(tuple(text), tuple(start), ends, tuple(lines))


@cache
def _blob() -> bytes:
    """The model file; the tagger reads from these bytes as long as it lives, so they are kept."""
    path = resources.files("lagebild.annotate").joinpath("models", MODEL)
    if not path.is_file():
        raise AnnotationError(f"models/{MODEL} is missing: run `make train-names`")
    return path.read_bytes()


@cache
def model() -> Any:
    """Return the tagger, opened once. Raises AnnotationError when the file does not ship with the package."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_blob())
    return tagger


def features_of(words: Words) -> list[list[list[str]]]:
    """Return the feature lists of every paragraph, with the evidence of the whole article in each."""
    forms = [word_form(word) for word in words.text]
    evidence = document_evidence(forms, phrase_tags(words.text))
    return [sequence_features(words.text[first:stop], evidence) for first, stop in words.lines]


def tag(words: Words) -> list[Found]:
    """Return the names that the model marks, in text order."""
    tagger = model()
    found: list[Found] = []
    for (first, stop), rows in zip(words.lines, features_of(words), strict=True):
        found += decode(read(tagger, rows, words.text[first:stop]), first)
    return found


def read(tagger: Any, rows: list[list[str]], words: Sequence[str]) -> list[str]:
    """Return the tags of a paragraph; a capitalised word left out is a place if that is nearly as likely."""
    tagger.set(rows)
    tags: list[str] = tagger.tag()
    for index, word in enumerate(words):
        if tags[index] == "O" and word[:1].isupper() and tagger.marginal("B-LOC", index) > LIKELY_PLACE:
            tags[index] = "B-LOC"
    return tags


def decode(tags: Sequence[str], offset: int = 0) -> list[Found]:
    """Return the names that a B/I/O sequence marks; an I after another type begins a name of its own."""
    found: list[Found] = []
    label = ""
    for index, name in enumerate(tags, offset):
        if name == "O":
            label = ""
        elif name[0] == "B" or name[2:] != label:
            label = name[2:]
            found.append(Found(index, index + 1, label))
        else:
            found[-1].stop = index + 1
    return found
