"""Events as assertions: on whose word each stands, and who denies it."""

from __future__ import annotations

from collections.abc import Iterator

from lagebild.model.annotation import Act, Event, EventStatus
from lagebild.model.article import Article
from lagebild.model.span import CharSpan
from lagebild.resolve.answer_words import judges_event
from lagebild.resolve.assertion import AHEAD, Assertion
from lagebild.resolve.entities import Cast
from lagebild.resolve.likeness import content_stems, negates
from lagebild.resolve.material import Material, quote
from lagebild.resolve.propositions import as_sentence, before, readable
from lagebild.resolve.surroundings import elsewhere


def from_event(
    article_id: str, event: Event, number: int, material: Material, cast: Cast
) -> Iterator[Assertion]:
    """Yield the voices that an event stands on; an announced one is no claim, but may be denied."""
    article = material.by_id[article_id]
    said_by = [name for name in event.said_by if name not in event.denied_by]
    voices = [(cast.named(article_id, name), Act.SAY, True) for name in said_by]
    if event.status is EventStatus.REPORTED and not said_by:
        voices.append((None, Act.SAY, True))
    elif not said_by and event.status is not EventStatus.DENIED:
        voices.append((None, Act.SAY, False))
    deniers = [cast.named(article_id, name) for name in event.denied_by]
    known = [voice for voice in deniers if voice] or (deniers if event.status is EventStatus.DENIED else [])
    voices += [(voice, Act.DENY, True) for voice in known]
    asked = article.text[event.span.end : event.span.end + 1] == "?"
    there = not elsewhere(event, event.span, article, cast)
    for voice, act, seed in dict.fromkeys(voices):
        span = _denial(event, article) if act is Act.DENY else event.span
        text = span.of(article.text)
        if act is Act.SAY and voice is not None and judges_event(text):
            continue
        yield Assertion(
            article=article_id,
            start=span.start,
            voice=voice,
            act=act,
            event=number if there else None,
            text=text,
            stems=content_stems(text),
            evidence=(quote(article, span),),
            side=cast.side(voice) or voice,
            sentence=readable(as_sentence(text, before(article, span)), article, span),
            seed=seed and not asked and (act is Act.DENY or event.status not in AHEAD),
            negated=negates(text) and act is not Act.DENY,
        )


def _denial(event: Event, article: Article) -> CharSpan:
    """Return the words that deny a reported event: "ein solches Treffen habe es nicht gegeben"."""
    if event.status is EventStatus.DENIED:
        return event.span
    behind = [span for span in event.evidence if span.start > event.span.start]
    names = [name.split()[-1] for name in event.denied_by]
    telling = [span for span in behind if negates(span.of(article.text))]
    telling += [span for span in behind if any(name in span.of(article.text) for name in names)]
    return telling[0] if telling else event.span
