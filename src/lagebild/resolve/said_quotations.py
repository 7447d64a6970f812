"""Quotations as assertions: who says what is so, and what only lies ready to be answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lagebild.model.annotation import Act, Quotation, QuotationType
from lagebild.model.article import Article
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement
from lagebild.resolve.assertion import AHEAD, Assertion
from lagebild.resolve.entities import Cast
from lagebild.resolve.likeness import (
    content_stems,
    names_report,
    negates,
    passes_on,
    points_back,
    rejects,
    speaks_of_before,
    told_stems,
)
from lagebild.resolve.material import Material, quote, typed
from lagebild.resolve.propositions import as_sentence, before, ends_in_infinitive
from lagebild.resolve.quotations import speakers_of
from lagebild.resolve.surroundings import Surroundings
from lagebild.resolve.words import is_circle, is_medium

SEEDS = frozenset({Act.CONFIRM, Act.ADMIT, Act.DENY})
READY = SEEDS | {Act.SAY, Act.ANNOUNCE, Act.ACCUSE, Act.THREATEN, Act.PROMISE, Act.AGREE, Act.REGRET}


def from_quotation(
    statement: Statement, material: Material, cast: Cast, where: Surroundings
) -> Iterator[Assertion]:
    """Yield what is quoted by each of its voices; demands, praise and refusals to comment are left out."""
    found = typed(statement, Quotation)
    article = material.by_id[statement.article_id]
    pieces = [quote(article, span) for span in (*found.spans, *(found.frame or found.cue)) if len(span)]
    pieces_text = " ".join(piece.text for piece in pieces)
    voices = _voices_of(found, article, cast)
    text = " ".join(span.of(article.text) for span in found.spans)
    beside = " ".join(span.of(article.text) for span in (*found.speaker, *found.cue))
    anaphoric, act = _answer(found, article, text, beside)
    near = where.at(article.id, found.spans)
    summary = found.type is QuotationType.REPORTED
    if act not in READY or (summary and act is Act.SAY and not near):
        return
    seed = act in SEEDS and not (near and near[1].status in AHEAD and act is Act.CONFIRM)
    for voice in dict.fromkeys(voices):
        yield Assertion(
            article=article.id,
            start=found.spans[0].start,
            voice=voice,
            act=act,
            event=near[0] if near else None,
            text=text,
            stems=told_stems(text, beside) if summary else content_stems(text),
            evidence=tuple(dict.fromkeys(pieces)),
            seed=(seed and (voice is not None or (bool(found.speaker) and act is not Act.DENY)))
            or _anonymous(voice, found, article, cast)
            or (voice is None and passes_on(text)),
            about=_named_sides(article.id, found.spans, cast),
            negated=negates(text),
            anaphoric=anaphoric,
            former=summary and speaks_of_before(pieces_text),
            continues=not summary and (act is Act.DENY or negates(text)),
            spoken=bool(found.speaker or found.speakers),
            sentence=_sentence(found, article, _doer(found, voice, cast)),
            side=cast.side(voice) or voice,
            empty=anaphoric and points_back(text, beside, room=0),
        )


def _spelled_out(found: Quotation, article: Article) -> str:
    """Return what is said without pieces that only point to it: "Die Linie bleibe. Das sagte er"."""
    pieces = [span.of(article.text) for span in found.spans]
    return " ".join(piece for piece in pieces if content_stems(piece)) or " ".join(pieces)


def _sentence(found: Quotation, article: Article, doer: str | None) -> str:
    """Return what is said as a sentence; an infinitive clause whose doer is not sure stays with its frame."""
    made = as_sentence(_spelled_out(found, article), before(article, found.spans[0]), doer)
    if not ends_in_infinitive(made) or not found.frame:
        return made
    whole = sorted((*found.frame, *found.spans))
    return as_sentence("".join(article.text[span.start : span.end + 1] for span in whole))


def _doer(found: Quotation, voice: str | None, cast: Cast) -> str | None:
    """Return whom an infinitive clause is about: who admits it, or who is accused of it."""
    if found.act in (Act.ACCUSE, Act.DEMAND, Act.ASK):
        return found.addressee_name
    return cast.entities[voice].name if voice else None


def _voices_of(found: Quotation, article: Article, cast: Cast) -> list[str | None]:
    """Return who vouches for what is said: the speakers, but of a threat who tells of it, and nobody for what
    a paper or station has heard ("Nach Informationen des Senders sollen zwei dagegen gestimmt haben")."""
    if found.act is Act.THREATEN:
        return [cast.named(article.id, found.via) if found.via else None]
    text = " ".join(span.of(article.text) for span in found.spans)
    voices: list[str | None] = []
    for speaker in speakers_of(found, article, cast):
        row = cast.entities[speaker.entity] if speaker.entity else None
        hearsay = row is not None and row.kind is not EntityKind.PERSON and passes_on(text)
        voices.append(None if hearsay and row and is_medium(row.name) else speaker.entity)
    return voices or [None]


def _answer(found: Quotation, article: Article, text: str, beside: str) -> tuple[bool, Act]:
    """Return whether the words only point back, and the act with denials in plain words made out.

    "Davon könne keine Rede sein", said he; "wies Berichte zurück, wonach ...".
    """
    framing = " ".join(span.of(article.text) for span in (*found.frame, *found.spans))
    act = Act.DENY if found.act is Act.REJECT and names_report(framing) else found.act
    if act in SEEDS:
        return points_back(text, beside), act
    if act is Act.SAY and rejects(text) and points_back(text, beside, room=1):
        return True, Act.DENY
    return False, act


def _anonymous(voice: str | None, found: Quotation, article: Article, cast: Cast) -> bool:
    """Whether a source that nobody names asserts something: "Aus Verhandlungskreisen verlautete, ..."."""
    if voice is not None and cast.entities[voice].kind not in (EntityKind.GROUP, EntityKind.UNNAMED):
        return False
    words = [span.of(article.text) for span in (*found.speaker, *found.frame)]
    passed_on = voice is not None and bool(found.via) and passes_on(_content(found, article))
    return found.act is Act.SAY and (passed_on or any(is_circle(text) for text in words))


def _content(found: Quotation, article: Article) -> str:
    return " ".join(span.of(article.text) for span in found.spans)


def _named_sides(article: str, spans: Iterable[CharSpan], cast: Cast) -> frozenset[str]:
    nodes = {node for span in spans for node in cast.nodes.at(article, span)}
    sides = {cast.side(cast.entity_of[node]) for node in nodes}
    return frozenset(side for side in sides if side)
