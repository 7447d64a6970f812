"""Evidence as the reader sees it: the words in their sentence, whose word it is, where it was printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.model.dossier import Evidence, RecordedQuotation
from lagebild.publish.anchors import place
from lagebild.publish.dates import day_words, short_day
from lagebild.publish.excerpts import Excerpt, Piece, excerpts
from lagebild.publish.grammar import by
from lagebild.publish.index import DossierIndex
from lagebild.publish.statements import speaker_name
from lagebild.publish.wording import label, say

SHOWN = 8
"""Excerpts shown in full for one entry; further ones are links to their place in the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One excerpt with its source line."""

    pieces: tuple[Piece, ...]
    href: str
    outlet: str
    day: str
    field: str
    voucher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofs:
    """All evidence of one entry: in full as far as it is short, the rest as links."""

    number: int
    sources: str
    shown: tuple[Proof, ...]
    further: tuple[Proof, ...]


def proofs(index: DossierIndex, evidence: Iterable[Evidence], own: str | None = None) -> Proofs:
    """Return the evidence of one entry, newest article first. ``own`` is the quotation it belongs to."""
    by_article: dict[str, list[Evidence]] = {}
    for item in evidence:
        by_article.setdefault(item.article, []).append(item)
    order = sorted(by_article, key=lambda article: (index.day(by_article[article][0]), article), reverse=True)
    found: list[Proof] = []
    for article in order:
        entry = index.article(article)
        if entry is None:
            found += [_orphan(item) for item in by_article[article]]
            continue
        found += [_proof(index, excerpt, own) for excerpt in excerpts(entry.article, by_article[article])]
    return Proofs(
        number=len(found),
        sources=_sources(index, order),
        shown=tuple(found[:SHOWN]),
        further=tuple(found[SHOWN:]),
    )


def _proof(index: DossierIndex, excerpt: Excerpt, own: str | None) -> Proof:
    article = index.articles[excerpt.first.article].article
    field = excerpt.first.field.partition(":")[0]
    quotations = [item for item in index.vouchers(excerpt.first) if item.id != own]
    return Proof(
        pieces=excerpt.pieces,
        href="#" + place(excerpt.first),
        outlet=article.outlet or say("common.no_outlet_given"),
        day=day_words(article.published) or say("common.no_date"),
        field="" if field == "text" else label("field", field),
        voucher="" if own else _voucher(index, quotations),
    )


def _voucher(index: DossierIndex, quotations: list[RecordedQuotation]) -> str:
    if not quotations:
        return ""
    quotation = quotations[-1]
    names = [speaker_name(index, speaker) for speaker in quotation.speakers]
    who = by(dict.fromkeys(names)) or say("common.somebody")
    return label("act_by", quotation.act).format(who=who)


def _orphan(evidence: Evidence) -> Proof:
    words = Piece(text=evidence.text, marked=True)
    return Proof(pieces=(words,), href="#quellen", outlet=evidence.article, day="", field="", voucher="")


def _sources(index: DossierIndex, articles: list[str]) -> str:
    """Return the newest source and how many others: „Havnposten, 18.01.2026 und 2 weitere“."""
    if not articles:
        return ""
    entry = index.article(articles[0])
    if entry is None:
        return articles[0]
    name = entry.article.outlet or say("common.no_outlet")
    text = ", ".join(part for part in (name, short_day(entry.article.published)) if part)
    return say("common.and_more", first=text, number=len(articles) - 1) if len(articles) > 1 else text
