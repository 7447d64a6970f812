"""What the sequence model sees of each word: form, neighbours, word lists, and the rest of the article.

Per token only ready lists are joined. ``evidence`` adds what the article says elsewhere about the same word:
a surname that follows a first name somewhere is marked wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.vocabulary import word_class
from lagebild.annotate.names.word_forms import WordForm, is_title, word_form

__all__ = ["document_evidence", "is_title", "phrase_tags", "sequence_features", "word_form"]

_STOPS = frozenset({".", "!", "?", ":", "…", '"', "„", "“", "”", "»", "«", "-", "–", "—", "*", "|"})
_START = WordForm("<s>", "<s>", "", False, (), (), (b"-1<s>",), (), (b"-2<s>",), (), "")
_END = WordForm("</s>", "</s>", "", False, (), (), (), (b"+1</s>",), (), (b"+2</s>",), "")
Row = list[str | bytes]
"""The features of one word: those of word forms in UTF-8, those of its place as text."""


def phrase_tags(tokens: Sequence[str]) -> Sequence[str | None]:
    """Return, for each token, "B-LOC", "I-ORG" and the like where a listed name of several words lies, else
    None.
    """
    return _phrase_tags(tuple(tokens))


@lru_cache(maxsize=2)
def _phrase_tags(tokens: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return the tags; those of an article are asked for by the model and by the rules for places."""
    phrases = gazetteer().phrases
    tags: list[str | None] = [None] * len(tokens)
    reached = 0
    for position, token in enumerate(tokens):
        if token not in phrases or position < reached:
            continue
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        for phrase, kind in phrases[token]:
            if phrase[1] != following:
                continue
            size = len(phrase)
            if tuple(tokens[position : position + size]) == phrase:
                tags[position] = "B-" + kind
                for offset in range(1, size):
                    tags[position + offset] = "I-" + kind
                reached = position + size
                break
    return tuple(tags)


def document_evidence(forms: Sequence[WordForm], phrases: Sequence[str | None]) -> dict[str, tuple[str, ...]]:
    """Return what the whole article says about each capitalised word, keyed by the word without genitive
    ending.
    """
    articles, prepositions = word_class("articles"), word_class("place_prepositions")
    seen: dict[str, set[str]] = {}
    lowers = {form.lower for form in forms if not form.capital}
    previous = before = _START
    for index, form in enumerate(forms):
        if form.capital and len(form.text) > 1:
            marks = seen.setdefault(form.key, set())
            if "male" in previous.classes or "female" in previous.classes:
                marks.add("dF")
            elif "title" in previous.classes:
                marks.add("dT")
            if previous.lower in articles:
                marks.add("dA")
            elif previous.lower in prepositions:
                marks.add("dP")
            elif previous.capital:
                marks.add("dC")
            elif previous.text == "(":
                marks.add("dB")
            elif previous.lower.isalpha() and before.lower not in articles:
                marks.add("dM")
            if phrases[index]:
                marks.add("d" + str(phrases[index]))
            if form.text != form.key:
                marks.add("dG")
            if "-" in form.text:
                seen.setdefault(form.text.split("-", 1)[0], set()).add("dH")
            if form.lower in lowers:
                marks.add("dL")
        before, previous = previous, form
    return {key: tuple(sorted(marks)) for key, marks in seen.items() if marks}


def sequence_features(tokens: Sequence[str]) -> list[Row]:
    """Return one feature list per token of a text that stands alone."""
    forms = [word_form(token) for token in tokens]
    phrases = phrase_tags(tokens)
    return rows_of(forms, phrases, document_evidence(forms, phrases))


def rows_of(
    forms: Sequence[WordForm], phrases: Sequence[str | None], evidence: dict[str, tuple[str, ...]]
) -> list[Row]:
    """Return one feature list per word. ``evidence`` is what the whole article says of the words."""
    articles = word_class("articles")
    padded = [_START, _START, *forms, _END, _END]
    rows: list[Row] = []
    opened = False
    for index, form in enumerate(forms):
        previous, following = padded[index + 1], padded[index + 3]
        row: Row = [
            *form.here,
            *previous.before,
            *following.after,
            *padded[index].before2,
            *padded[index + 4].after2,
        ]
        if phrases[index]:
            row.append("ph=" + str(phrases[index]))
        if form.text in _STOPS:
            if form.text in "„»":
                opened = True
            elif form.text in "“”«":
                opened = False
        elif form.capital:
            start = previous is _START or previous.text in _STOPS
            row.append("start" if start else "mid")
            if opened:
                row.append("q")
            row.append("pa|" + ("A" if previous.lower in articles else previous.lower))
            row.append(f"sh2|sh={previous.shape}|sh={form.shape}" if previous is not _START else "sh2|")
            for mark in evidence.get(form.key, ()):
                row.append(mark)
            if following.capital:
                row.append("capnext")
                for mark in evidence.get(following.key, ()):
                    row.append("+" + mark)
            if previous.capital:
                for name in previous.classes[:2]:
                    row.append("b|" + name + "|" + (form.classes[0] if form.classes else "-"))
        rows.append(row)
    return rows
