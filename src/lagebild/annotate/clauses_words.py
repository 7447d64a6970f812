"""The words of a document as plain lists, and the closed classes that the clause rules ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from spacy.tokens import Doc

from lagebild.annotate.doc_text import text_of, tokens_of
from lagebild.annotate.sentences import split_sentences
from lagebild.annotate.spelling import low_form
from lagebild.lexicon import entries, words
from lagebild.model.span import CharSpan

MARKS = frozenset('„“”"»«‚‘’›‹')
"""Quotation marks of every kind, as single-character words."""
_BEGINNING = frozenset('„“"»«‚‘:–—-')
_GLUED = frozenset({"):", ");"})
"""What the tokenizer takes for a face: "(die Zeitung berichtete): …"."""
_TYPED = {",,": "„", "''": '"', "``": "“", ">>": "»", "<<": "«"}
"""Marks as they are typed without a German keyboard: ",,Gut'', sagte Weber"."""
_ODD = _GLUED | frozenset(_TYPED) | frozenset("".join(_TYPED))
"""Words that are or may be part of such marks; all others are taken as they are."""
_DOMAINS = (".de", ".com", ".at", ".ch", ".org", ".net", ".eu", ".info")
_KEY = "lagebild_words"


@dataclass(slots=True, kw_only=True)
class Words:
    """Words with their offsets; white space is left out, a full stop glued to the last word is cut off.

    ``capital`` marks words that look like nouns or names: capitalised, but not merely because a sentence, a
    quotation or a clause behind a colon begins ("Gestern kam Weber": only "Weber").
    """

    source: str
    text: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    _begins: bool = True

    def span(self, first: int, stop: int) -> CharSpan:
        """Return the characters of the words ``first`` up to, not including, ``stop``."""
        return CharSpan(self.start[first], self.end[stop - 1])

    def add(self, word: str, start: int, length: int = 0) -> None:
        """Append one word; ``length`` where it is written with more characters than ``word`` has."""
        low, noun = _seen(word)
        self.text.append(word)
        self.low.append(low)
        self.start.append(start)
        self.end.append(start + (length or len(word)))
        if noun and (self._begins or len(self.text) == 1 or self.text[-2] in _BEGINNING):
            noun = word not in words("sentences_starters")
        self.capital.append(noun)
        self._begins = False

    def begin_sentence(self) -> None:
        """Note that the next word is the first of a sentence."""
        self._begins = True

    def is_capital(self, i: int) -> bool:
        """Whether the word looks like a noun or name; also a compound with a figure ("20-Punkte-Plan")."""
        return self.capital[i]


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``clauses.toml``, over all its entries."""
    return frozenset(word for row in entries("clauses", name) for word in row["words"])


@lru_cache(maxsize=100_000)
def _seen(word: str) -> tuple[str, bool]:
    """Return a word in lower case, and whether it looks like a noun or name: "Weber", "20-Punkte-Plan"."""
    compound = word[0].isdigit() and "-" in word and word[-1].isalpha()
    inner = "-" in word and _inner_capital(word)
    return low_form(word), word[0].isupper() or compound or word.endswith(_DOMAINS) or inner


def _inner_capital(word: str) -> bool:
    """Whether a compound ends in a capitalised noun: "verdi-Chef", "ntv-Reporter"."""
    return word[word.rindex("-") + 1 : word.rindex("-") + 2].isupper()


def words_of(doc: Doc) -> Words:
    """Return the words of ``doc``, cut into its sentences (or into ours, when it has none); cached on the
    Doc."""
    found = doc.user_data.get(_KEY)
    if isinstance(found, Words):
        return found
    made = _collect(doc)
    doc.user_data[_KEY] = made
    return made


def _sentence_ends(doc: Doc) -> list[int]:
    if doc.has_annotation("SENT_START"):
        return [sent.end_char for sent in doc.sents]
    return [span.end for span in split_sentences(text_of(doc))]


def _collect(doc: Doc) -> Words:
    made = Words(source=text_of(doc))
    ends = _sentence_ends(doc)
    number, first = 0, 0
    for text, start in zip(*tokens_of(doc), strict=True):
        while number < len(ends) and start >= ends[number]:
            first = _close(made, first)
            number += 1
        if text.isspace():
            continue
        if text not in _ODD:
            made.add(text, start)
        elif text in _GLUED:
            made.add(text[0], start)
            made.add(text[1:], start + 1)
        elif text in _TYPED:
            made.add(_TYPED[text], start, len(text))
        elif (pair := made.text[-1] + text if made.end[-1:] == [start] else "") in _TYPED:
            made.text[-1] = made.low[-1] = _TYPED[pair]
            made.end[-1] += len(text)
        else:
            made.add(text, start)
    _close(made, first)
    return made


def _close(made: Words, first: int) -> int:
    """Close a sentence that began with word ``first``; return where the next one begins."""
    count = len(made.text)
    if count == first:
        return first
    last = made.text[-1]
    if (
        last.endswith(".")
        and len(last) > 1
        and last[-2] != "."
        and last not in words("sentences_abbreviations_final")
    ):
        made.text[-1], made.low[-1] = last[:-1], last[:-1].lower()
        made.end[-1] -= 1
        made.add(".", made.end[-1])
    made.sentence_of.extend([len(made.sentences)] * (len(made.text) - first))
    made.sentences.append((first, len(made.text)))
    made.begin_sentence()
    return len(made.text)
