"""The trained sequence model: words in, raw names out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

from spacy.tokens import Doc

from lagebild.annotate.doc_text import tokens_of
from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.names.features import (
    Row,
    document_evidence,
    phrase_tags,
    rows_of,
    word_form,
)
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.grammar import gender_of
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.annotate.names.word_forms import is_title
from lagebild.errors import AnnotationError

MODEL = "names.crf"
_MARKS = frozenset("'’")
_WORDS = "lagebild_names_words"
LIKELY_PERSON = 0.05
"""Behind an office and before a verb a word is a surname if the model gives it more than this."""
LIKELIER_PERSON = 0.08
"""Behind an office without an article a word is a surname if the model gives it more than this."""
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
    for word, begin in zip(*tokens_of(doc), strict=True):
        if word.isspace():
            if "\n" in word and len(text) > first:
                lines.append((first, len(text)))
                first = len(text)
            continue
        text.append(word)
        start.append(begin)
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


def features_of(words: Words) -> list[list[Row]]:
    """Return the feature lists of every paragraph, with the evidence of the whole article in each."""
    forms = [word_form(word) for word in words.text]
    phrases = phrase_tags(words.text)
    evidence = document_evidence(forms, phrases)
    over_lines = any((phrases[first] or "").startswith("I") for first, _ in words.lines)
    return [
        rows_of(
            forms[first:stop],
            phrase_tags(words.text[first:stop]) if over_lines else phrases[first:stop],
            evidence,
        )
        for first, stop in words.lines
    ]


def tag(words: Words) -> list[Found]:
    """Return the names that the model marks, in text order."""
    tagger = model()
    found: list[Found] = []
    cut, places = _apart(words)
    for (first, stop), rows in zip(cut.lines, features_of(cut), strict=True):
        found += decode(read(tagger, rows, cut.text[first:stop]), first)
    return [Found(places[n.first], places[n.stop - 1] + 1, n.label) for n in found if _is_word(cut, n)]


def _apart(words: Words) -> tuple[Words, list[int]]:
    """Return the words with the apostrophes of genitives apart, as the model has learned them, and of which
    word each is a part."""
    if not any(word[-1] in _MARKS and without_mark(word) != word for word in words.text):
        return words, list(range(len(words.text)))
    text: list[str] = []
    places: list[int] = []
    begins = [0]
    for place, word in enumerate(words.text):
        name = without_mark(word)
        text += [name] if name == word else [name, word[len(name) :]]
        places += [place] * (1 + (name != word))
        begins.append(len(text))
    lines = tuple((begins[first], begins[stop]) for first, stop in words.lines)
    start = tuple(words.start[place] for place in places)
    return Words(tuple(text), start, start, lines), places


def _is_word(words: Words, name: Found) -> bool:
    return name.stop - name.first > 1 or words.text[name.first] not in _MARKS


def without_mark(word: str) -> str:
    """Return a word without the apostrophe of its genitive: "Merz’" is "Merz", "L’" stays."""
    return word[:-1] if len(word) > 3 and word[-1] in _MARKS else word


def read(tagger: Any, rows: list[Row], words: Sequence[str]) -> list[str]:
    """Return the tags of a paragraph; a capitalised word left out is a place if that is nearly as likely, and
    a person if it stands alone behind an office: "Regierungschefin Ahlefeldt nannte"."""
    tagger.set(rows)
    tags: list[str] = tagger.tag()
    for index, word in enumerate(words):
        if tags[index] != "O" or not word[:1].isupper():
            continue
        if tagger.marginal("B-LOC", index) > LIKELY_PLACE:
            tags[index] = "B-LOC"
        elif (_behind_office(words, index) and tagger.marginal("B-PER", index) > LIKELY_PERSON) or (
            _goes_on_with_object(words, tags, index + 1)
            and _behind_bare_office(words, index)
            and tagger.marginal("B-PER", index) > LIKELIER_PERSON
        ):
            tags[index] = "B-PER"
    return tags


def _behind_office(words: Sequence[str], index: int) -> bool:
    """Whether a word with a capital that is no known noun stands between an office and a verb or a mark."""
    word = words[index]
    if not index or index + 1 >= len(words) or not is_title(words[index - 1]):
        return False
    following = words[index + 1]
    ends = following in (",", ".", "(") or (
        following.islower() and any(r.finite for r in readings(following))
    )
    return ends and _may_be_surname(word)


def _may_be_surname(word: str) -> bool:
    office = is_title(word) and not (word.endswith("mann") and word not in gazetteer().titles)  # "Linnemann"
    return word.isalpha() and not word.isupper() and not office and gender_of(word) is None


def _behind_bare_office(words: Sequence[str], index: int) -> bool:
    """Whether a word with a capital that is no known noun stands behind an office that has no article, as
    offices only have before a name: "traf *Ministerin* Reiche den Gesandten"; not "als Ministerin", nor
    behind "war" and the like."""
    if index < 2 or not is_title(words[index - 1]):
        return False
    before = words[index - 2].lower()
    woman = words[index - 1].endswith("in")
    bare = words[index - 2][0].islower() and before not in word_class("before_no_name")
    bare = bare and (woman or before not in word_class("being_somebody"))
    return bare and not _is_declined(before) and _may_be_surname(words[index])


def _goes_on_with_object(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """Whether an article, a possessive or a name follows, so that a word before it is no object itself: "traf
    Ministerin Reiche *den* Gesandten"; not "wirft Ministerin Fehler *vor*"."""
    if index >= len(words):
        return False
    return tags[index] == "B-PER" or words[index] in word_class("articles") | word_class("before_object")


def _is_declined(word: str) -> bool:
    """Whether a word may be an adjective before its noun: "die *neue* Ministerin"."""
    return word.endswith(tails("adjective_before_body")) and not any(r.finite for r in readings(word))


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
