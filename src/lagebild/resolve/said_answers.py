"""Answers as assertions, with what they answer where nothing else tells that, and what goes on with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lagebild.model.annotation import Act, Quotation
from lagebild.model.article import Article
from lagebild.resolve.answering import Reply
from lagebild.resolve.assertion import Assertion
from lagebild.resolve.entities import Cast
from lagebild.resolve.likeness import content_stems, negates, speaks_of_before
from lagebild.resolve.material import Material, quote
from lagebild.resolve.propositions import as_sentence

_NEXT = 90
"""How many characters after an answer its own side goes on with it."""
_TELLING = 3
"""How many words of meaning a sentence needs for an answer to mean it."""
_SENTENCE_END = re.compile(r"[.!?]\s+[A-ZÄÖÜ„“»«\"]")


def going_on(row: Assertion, quotation: Quotation, replies: Sequence[Reply], material: Material) -> Assertion:
    """Return what is said, tied to the answer that introduces it or that its side gave just before it.

    "Osterloh dementierte das: ...", "Eritrea wies das zurück. Man habe ..., hieß es aus dem Ministerium".
    """
    text = material.by_id[row.article].text
    for reply in reversed(replies):
        answer = reply.answer
        if answer.span.start > row.start:
            continue
        if not reply.frames(quotation):
            between = text[answer.span.end : row.start]
            far = len(between) > _NEXT or "\n" in between or _SENTENCE_END.search(between.strip(" .:"))
            if far or row.side is None or row.side not in reply.sides:
                return row
        if row.act in (Act.ADMIT, Act.CONFIRM) and answer.act is Act.DENY:
            return row
        act = Act.DENY if answer.act is Act.DENY else Act.SAY
        follows = answer.span.start
        return replace(row, act=act, seed=False, follows=follows, anaphoric=False, empty=False, event=None)
    return row


def from_reply(reply: Reply, article: Article, cast: Cast) -> Iterator[Assertion]:
    """Yield an answer by each of its voices, and what it answers where nothing else tells that."""
    answer = reply.answer
    clause, meant = (
        answer.span.of(article.text),
        answer.content or (None if answer.retracts else reply.earlier),
    )
    if meant and len(content_stems(meant.of(article.text))) >= (1 if answer.content else _TELLING):
        text = meant.of(article.text)
        teller = reply.voices[0] if answer.retracts else reply.teller
        yield Assertion(
            article=article.id,
            start=min(meant.start, answer.span.start - 1) if answer.retracts else meant.start,
            voice=teller,
            act=Act.SAY,
            event=None,
            text=text,
            stems=content_stems(text),
            evidence=(quote(article, meant),),
            seed=False,
            negated=negates(text),
            spoken=teller is not None or answer.content is None,
            sentence=as_sentence(text),
            side=cast.side(teller) or teller,
        )
    for voice in reply.voices:
        yield Assertion(
            article=article.id,
            start=answer.span.start,
            voice=voice,
            act=answer.act,
            event=None,
            text=clause,
            stems=content_stems(answer.noun),
            evidence=(quote(article, answer.span),),
            seed=True,
            anaphoric=True,
            retracts=answer.retracts,
            follows=answer.content.start if answer.content and not answer.retracts else None,
            former=answer.before or speaks_of_before(clause),
            spoken=True,
            empty=True,
            sentence=as_sentence(clause),
            side=cast.side(voice) or voice,
        )
