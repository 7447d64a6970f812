"""Answers as assertions, with what they answer where nothing else tells that, and what goes on with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lagebild.model.annotation import Act, Quotation
from lagebild.model.article import Article
from lagebild.model.span import CharSpan
from lagebild.resolve.answer_words import listed
from lagebild.resolve.answering import Reply
from lagebild.resolve.answers import turned_down
from lagebild.resolve.assertion import Assertion
from lagebild.resolve.entities import Cast
from lagebild.resolve.likeness import content_stems, negates, passes_on, speaks_of_before
from lagebild.resolve.material import Material, quote
from lagebild.resolve.propositions import as_sentence
from lagebild.resolve.sentences import sentence_at, sentences

_NEXT = 90
"""How many characters after an answer its own side goes on with it."""
_ISSUED = 250
"""How many characters after an answer a paper of the same voice may be quoted."""
_TELLING = 3
"""How many words of meaning a sentence needs for an answer to mean it."""
_SENTENCE_END = re.compile(r"[.!?]\s+[A-ZÄÖÜ„“»«\"]")


def going_on(row: Assertion, quotation: Quotation, replies: Sequence[Reply], material: Material) -> Assertion:
    """Return what is said, tied to the answer that introduces it or that its side gave just before it.

    "Osterloh dementierte das: ...", "Eritrea wies das zurück. Man habe ..., hieß es aus dem Ministerium".
    """
    text = material.by_id[row.article].text
    if row.contrary or (row.voice is None and passes_on(row.text)):
        return row
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
        return replace(
            row,
            act=act,
            seed=False,
            follows=follows,
            anaphoric=False,
            empty=False,
            event=None,
            # "Weber hatte das bestritten. Sie habe niemanden belasten wollen"
            former=row.former or answer.before,
        )
    return row


def turning_down(row: Assertion, quotation: Quotation, material: Material) -> Assertion:
    """Return what somebody says is not so as a denial, where the sentence before says that it is turned down.

    "Berichte über ein Lösegeld werden zurückgewiesen. Niemand habe etwas bezahlt, sagte Weber."
    """
    article = material.by_id[row.article]
    number = sentence_at(article, quotation.spans[0].start)
    if not number or row.act is not Act.SAY or not row.negated or row.anaphoric or row.voice is None:
        return row
    before, own = sentences(article)[number - 1 : number + 1]
    if "\n" in article.text[before.end : own.start] or not turned_down(before.of(article.text)):
        return row
    return replace(row, act=Act.DENY, seed=True, evidence=(*row.evidence, quote(article, before)))


def issuer(
    quotation: Quotation, answers: Sequence[tuple[CharSpan, str | None]], article: Article
) -> str | None:
    """Return who answered right before what a paper of theirs says: "Die Firma dementierte. „Das ist falsch“,
    hieß es in einer Mitteilung"."""
    if quotation.speakers or len(quotation.speaker) != 1:
        return None
    where = quotation.speaker[0]
    if where.of(article.text).split()[-1] not in listed("issued"):
        return None
    told = [row for row in answers if row[0].end <= where.start]
    if not told:
        return None
    span, voice = max(told, key=lambda row: row[0].end)
    between = article.text[span.end : where.start]
    return voice if len(between) <= _ISSUED and "\n" not in between else None


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
