"""Whom words mean: from a stretch of text to the names of the article.

``resolve_span`` serves every component that has words ("der Unterhändler und seine Kollegin") and wants
names. It reads ``doc._.mentions``, ``roles``, ``references``, ``descriptions`` and finds nothing of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lagebild.annotate.clauses_words import words_of
from lagebild.annotate.nearby import overlapping
from lagebild.lexicon import endings, entries
from lagebild.model.annotation import Mention, MentionKind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc


def word_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``roles.toml``."""
    return frozenset(word for row in entries("roles", name) for word in row["words"])


_WORD = re.compile(r"[^\W_][\w.’'-]*")
_PLACE = re.compile(" (?:" + "|".join(endings("clauses", "title_place")) + ") ")
"""What a title may go on with behind its holder: "die Leiterin des Amtes [in Lusaka]"."""
_APOSTROPHE = re.compile(r"['’] \w")
_GENITIVE = word_class("genitive")
_LINKS = word_class("preposition") | word_class("who_preposition")
_SOURCES = frozenset(word for row in entries("quotations_sources", "noun") for word in row["words"])
_NEAR = 60
_ADJECTIVE = endings("clauses", "attribute_ending")
_JOINTS = re.compile(r"\s*(?:,\s*|\s)(?:und|sowie|oder|bzw\.)\s+|\s+/\s+|\s*,\s*")


def resolve_span(doc: Doc, span: CharSpan) -> tuple[str, ...]:
    """Return the names that the words at ``span`` mean, in text order; empty where it stays undecided.

    The head decides: "Rita Weber von der Weltbank" is Rita Weber, "ein Sprecher der Weltbank" is that
    description
    and not the bank. "Weber und Thoma" are two. A pronoun or an office ("er", "die Ministerin") means whom
    ``lagebild_references`` found for it. Names in an apposition to a name add nothing.
    """
    text = words_of(doc).source
    exact = [f for f in overlapping(doc, "references", span) if _same(text, f.span, span)]
    if exact:
        return tuple(exact[0].names)
    whole = [f for f in overlapping(doc, "descriptions", span) if _same(text, f.span, span)]
    if whole:
        return (whole[0].text,)
    if bearer := _bearer_behind(doc, text, span) or _bearer_of_title(doc, text, span):
        return (bearer,)
    names: list[str] = []
    for start, end in _heads(doc, _behind_source(text, span)):
        for name in _meant(doc, CharSpan(start, end)):
            if name not in names:
                names.append(name)
    return tuple(names)


def _bearer_behind(doc: Doc, text: str, span: CharSpan) -> str | None:
    """Return the bearer of the office behind a bare genitive: "Webers" for "Webers enger Berater Jens"."""
    start, end = _trim(text, span)
    same = overlapping(doc, "mentions", CharSpan(start, end)) if start < end else []
    owner = next((m for m in same if m.span == CharSpan(start, end)), None)
    if owner is None or not is_genitive(text, owner):
        return None
    for role in overlapping(doc, "roles", CharSpan(end, end + _NEAR)):
        if role.of == owner.name and role.span.start > end and role.span.start - end < _NEAR:
            between = text[end : role.span.start].lstrip("'’")
            if all(word.islower() and word.endswith(_ADJECTIVE) for word in between.split()):
                return str(role.name)
    return None


def _bearer_of_title(doc: Doc, text: str, span: CharSpan) -> str | None:
    """Return the bearer of the office that the words are or begin, named behind a comma: "die Leiterin des
    Amtes" for "die Leiterin des Amtes in Lusaka, Rita Weber"."""
    start, end = _trim(text, span)
    for role in overlapping(doc, "roles", span):
        whole = role.span.end == end or (role.span.end > end and _PLACE.match(text, end))
        if whole and start <= role.span.start and _opens(text, span, role.span):
            return str(role.name)
    return None


def speakers_of(doc: Doc, spans: Iterable[CharSpan]) -> tuple[str, ...]:
    """Return the names that the words of a speaker mean, over all its pieces, each once."""
    return tuple(dict.fromkeys(name for span in spans for name in resolve_span(doc, span)))


def _behind_source(text: str, span: CharSpan) -> CharSpan:
    """Cut off a noun of saying: of "Angaben der Weltbank", "einem Bericht des Spiegel" the body is meant."""
    for word in _WORD.finditer(text, span.start, span.end):
        if not word.group()[0].isupper():
            continue
        if word.group() in _SOURCES and word.end() < span.end:
            return CharSpan(word.end(), span.end)
        break
    return span


def _same(text: str, found: CharSpan, asked: CharSpan) -> bool:
    """Whether two spans cover the same words, punctuation and white space at the ends apart."""
    return _trim(text, found) == _trim(text, asked)


def _trim(text: str, span: CharSpan) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _heads(doc: Doc, span: CharSpan) -> list[tuple[int, int]]:
    """Return the phrases that "und" or a comma joins, cut where neither a name nor a title goes over the
    joint."""
    closed = [
        found.span for name in ("mentions", "roles", "descriptions") for found in overlapping(doc, name, span)
    ]
    cuts = [span.start]
    for joint in _JOINTS.finditer(words_of(doc).source, span.start, span.end):
        if not any(s.start < joint.end() and s.end > joint.start() for s in closed):
            cuts += [joint.start(), joint.end()]
    cuts.append(span.end)
    return [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True) if end > start]


def _meant(doc: Doc, part: CharSpan) -> tuple[str, ...]:
    """Return whom one phrase means: a description, its head mention, or the one reference in it."""
    for description in overlapping(doc, "descriptions", part):
        if part.covers(description.span) and _opens(words_of(doc).source, part, description.span):
            return (description.text,)
    inside = [m for m in overlapping(doc, "mentions", part) if part.covers(m.span)]
    titles = [role.span for role in overlapping(doc, "roles", part)]
    free = [m for m in inside if not any(t.covers(m.span) for t in titles)]
    for mention in free:
        if _is_head(words_of(doc).source, part, mention, titles):
            return (mention.name,)
    for reference in overlapping(doc, "references", part):
        if part.covers(reference.span) and _opens(words_of(doc).source, part, reference.span):
            return tuple(reference.names)
    return ()


def _opens(text: str, part: CharSpan, span: CharSpan) -> bool:
    """Whether nothing but small words stands before ``span`` in its phrase."""
    return all(not word[0].isupper() for word in _WORD.findall(text, part.start, span.start))


def _is_head(text: str, part: CharSpan, mention: Mention, titles: Iterable[CharSpan]) -> bool:
    """Whether the mention is what the phrase is about, and not a genitive or an attribute in it."""
    genitive = is_genitive(text, mention)
    if genitive and _noun_follows(text, mention.span.end, part.end):
        return False
    if any(title.end <= mention.span.start and part.covers(title) for title in titles):
        return True
    before = _WORD.findall(text, part.start, mention.span.start)
    if not before:
        return True
    noun_before = any(word[0].isupper() for word in before[1:-1]) or (
        len(before) > 1 and before[0][0].isupper() and before[0].lower() not in _LINKS | _GENITIVE
    )
    last = before[-1].lower()
    if len(before) == 1 and (last in _GENITIVE or last in _LINKS):
        return True
    if last in _GENITIVE or last in _LINKS:
        return not noun_before
    if mention.kind is MentionKind.PERSON:
        return not (genitive and before[-1][0].isupper())
    return not any(word[0].isupper() for word in before[:-1]) or last not in _GENITIVE


def _noun_follows(text: str, start: int, end: int) -> bool:
    """Whether a noun with its adjectives stands right behind a genitive: "Webers enger Berater"."""
    for word in _WORD.finditer(text, start, end):
        if text[start : word.start()].strip(" \n'’"):
            return False
        if word.group()[0].isupper():
            return True
        if not word.group().endswith(_ADJECTIVE):
            return False
        start = word.end()
    return False


def is_genitive(text: str, mention: Mention) -> bool:
    """Whether a name is written with a genitive ending: "Webers", "Thomas’", but not "Jens" for "Jens
    Thoma"."""
    last = mention.span.of(text).rsplit(" ", 1)[-1]
    if last.endswith(("’", "'")) or _APOSTROPHE.match(text, mention.span.end):
        return True
    return last.endswith("s") and last not in mention.name.split()
