"""Hearsay as assertions: what is said to be so with nobody to name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lagebild.model.annotation import Act, Event, EventStatus, Hearsay
from lagebild.model.article import Article
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement
from lagebild.resolve.assertion import AHEAD, Assertion
from lagebild.resolve.checkable import plans
from lagebild.resolve.likeness import content_stems, forecasts, negates
from lagebild.resolve.material import Material, evidence_of, quote, typed
from lagebild.resolve.propositions import as_sentence, before, is_relative, readable
from lagebild.resolve.sentences import sentence_at, sentences
from lagebild.resolve.surroundings import Surroundings
from lagebild.resolve.words import meeting_words

_OPEN = re.compile(r"\b(?:haben|sein)$")


def from_hearsay(statement: Statement, material: Material, where: Surroundings) -> Iterator[Assertion]:
    """Yield what hearsay says; a forecast, or what is but an attribute of a noun, is no claim."""
    found = typed(statement, Hearsay)
    article = material.by_id[statement.article_id]
    if _says_nothing_that_is(found, article):
        return
    near = where.at(article.id, (found.span,)) or _told_next(found.span, article, where)
    span = _whole(found.span, article)
    text = span.of(article.text)
    evidence = evidence_of(statement)
    yield Assertion(
        article=article.id,
        start=found.span.start,
        voice=None,
        act=Act.SAY,
        event=near[0] if near else None,
        text=text,
        stems=content_stems(text),
        evidence=(quote(article, span), *evidence[1:]) if span != found.span else evidence,
        sentence=readable(as_sentence(text, before(article, span)), article, span),
        seed=(near is None or near[1].status not in AHEAD) and not plans(text),
        negated=negates(text),
    )


def _told_next(span: CharSpan, article: Article, where: Surroundings) -> tuple[int, Event] | None:
    """Return the event that the next sentence tells of a meeting that the words only name: "Es soll ein
    Treffen gegeben haben. Weber und Krause sollen sich in Seestadt getroffen haben"."""
    number = sentence_at(article, span.start)
    stems = content_stems(span.of(article.text))
    if number is None or not any(stem.endswith(tuple(meeting_words())) for stem in stems):
        return None
    following = sentences(article)[number + 1 : number + 2]
    if not following or "\n" in article.text[span.end : following[0].start]:
        return None
    found = where.at(article.id, following)
    return found if found and found[1].status is EventStatus.REPORTED else None


def _says_nothing_that_is(found: Hearsay, article: Article) -> bool:
    text = found.span.of(article.text)
    return forecasts(text, found.cue.of(article.text)) or is_relative(text, before(article, found.span))


def _whole(span: CharSpan, article: Article) -> CharSpan:
    """Return the clause with those that hang on it: "soll verlangt haben, den Posten selbst zu besetzen"."""
    number = sentence_at(article, span.start)
    goes_on = _OPEN.search(span.of(article.text)) and article.text[span.end : span.end + 1] == ","
    if number is None or not goes_on:
        return span
    end = sentences(article)[number].end
    rest = re.split(r"[;:]\s|\s[–—]\s", article.text[span.end : end], maxsplit=1)[0].rstrip(" .!")
    return CharSpan(span.start, span.end + len(rest))
