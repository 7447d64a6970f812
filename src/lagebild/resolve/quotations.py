"""Quotations with their speakers resolved; each article's own, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.model.annotation import Quotation
from lagebild.model.article import Article
from lagebild.model.dossier import Evidence, RecordedQuotation, Speaker
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.entities import Cast
from lagebild.resolve.ids import distinct, make_id
from lagebild.resolve.material import Material, quote, typed

BETWEEN_PIECES = " […] "


def record_quotations(material: Material, cast: Cast) -> tuple[RecordedQuotation, ...]:
    """Return all quotations, by article time and place."""
    statements = material.of_kind(StatementKind.QUOTATION)
    entries = distinct(quotation_id(s) for s in statements)
    ids = {(s.article_id, s.index): entry for s, entry in zip(statements, entries, strict=True)}
    rows = (_record(s, material.by_id[s.article_id], cast, ids) for s in statements)
    return tuple(row for row in rows if row.evidence)


def quotation_id(statement: Statement) -> str:
    """Return the id of the quotation that a statement becomes: from article, place and form."""
    found = typed(statement, Quotation)
    places = ",".join(f"{span.start}-{span.end}" for span in found.spans)
    return make_id("quotation", statement.article_id, found.type, places)


def _record(
    statement: Statement, article: Article, cast: Cast, ids: dict[tuple[str, int], str]
) -> RecordedQuotation:
    found = typed(statement, Quotation)
    within = ids.get((article.id, found.within)) if found.within is not None else None
    return RecordedQuotation(
        id=ids[article.id, statement.index],
        article=article.id,
        type=found.type,
        act=found.act,
        text=BETWEEN_PIECES.join(span.of(article.text) for span in found.spans),
        speakers=speakers_of(found, article, cast),
        within=within,
        addressee=_addressee(found, article, cast),
        medium=found.medium,
        said=found.said,
        evidence=_evidence(article, found.spans, found.frame or found.cue),
    )


def _evidence(article: Article, spans: Iterable[CharSpan], frame: Iterable[CharSpan]) -> tuple[Evidence, ...]:
    rows = [quote(article, span) for span in spans if len(span)]
    rows += sorted(quote(article, span) for span in frame if len(span))
    return tuple(dict.fromkeys(rows))


def speakers_of(found: Quotation, article: Article, cast: Cast) -> tuple[Speaker, ...]:
    """Return who speaks: resolved names with the words that name them, else the words alone.

    "nach Angaben von Holm und Weber" has two speakers. Words that lead to nobody stay as written, with
    entity None; no words at all give no speaker.
    """
    words = [span.of(article.text) for span in found.speaker]
    if not found.speakers:
        rows = [
            (cast.at_span(article.id, span), text) for span, text in zip(found.speaker, words, strict=True)
        ]
        return tuple(Speaker(entity=entity, text=text) for entity, text in rows)
    speakers: list[Speaker] = []
    for number, name in enumerate(found.speakers):
        span = found.speaker[number] if len(found.speaker) == len(found.speakers) else None
        near = span or (found.speaker[0] if found.speaker else None)
        text = span.of(article.text) if span else (words[0] if words else name)
        speakers.append(Speaker(entity=cast.named(article.id, name, near), text=text))
    return tuple(dict.fromkeys(speakers))


def _addressee(found: Quotation, article: Article, cast: Cast) -> Speaker | None:
    if not found.addressee and not found.addressee_name:
        return None
    text = found.addressee[0].of(article.text) if found.addressee else found.addressee_name or ""
    span = found.addressee[0] if found.addressee else None
    name = found.addressee_name or text
    return Speaker(entity=cast.named(article.id, name, span), text=text)
