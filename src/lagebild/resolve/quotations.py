"""Quotations with their speakers resolved; each article's own, in the order of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lagebild.lexicon import endings
from lagebild.model.annotation import Quotation, QuotationType
from lagebild.model.article import Article
from lagebild.model.dossier import Evidence, RecordedQuotation, Speaker
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.entities import Cast
from lagebild.resolve.ids import distinct, make_id
from lagebild.resolve.material import Material, quote, typed
from lagebild.resolve.sentences import sentence_at

BETWEEN_PIECES = " […] "


@dataclass(frozen=True, slots=True)
class _Entry:
    """A quotation as the record has it: all pieces of a statement, or those of one sentence."""

    statement: Statement
    spans: tuple[CharSpan, ...]


def record_quotations(material: Material, cast: Cast) -> tuple[RecordedQuotation, ...]:
    """Return all quotations, by article time and place.

    Speech carried on over several sentences in Konjunktiv is one entry for each sentence.
    """
    entries = [
        entry
        for statement in material.of_kind(StatementKind.QUOTATION)
        for entry in _entries(statement, material.by_id[statement.article_id])
    ]
    ids = distinct(_id(entry) for entry in entries)
    places: dict[tuple[str, int], list[tuple[_Entry, str]]] = defaultdict(list)
    for entry, entry_id in zip(entries, ids, strict=True):
        places[entry.statement.article_id, entry.statement.index].append((entry, entry_id))
    rows = (
        _record(entry, entry_id, material.by_id[entry.statement.article_id], cast, places)
        for entry, entry_id in zip(entries, ids, strict=True)
    )
    return tuple(row for row in rows if row.evidence)


def _entries(statement: Statement, article: Article) -> list[_Entry]:
    found = typed(statement, Quotation)
    if found.type is not QuotationType.INDIRECT_FREE_INDIRECT or len(found.spans) < 2:
        return [_Entry(statement, found.spans)]
    grouped: dict[int | None, list[CharSpan]] = defaultdict(list)
    for span in found.spans:
        grouped[sentence_at(article, span.start)].append(span)
    return [_Entry(statement, tuple(spans)) for spans in grouped.values()]


def _id(entry: _Entry) -> str:
    """Return the id of a quotation: from article, place and form."""
    places = ",".join(f"{span.start}-{span.end}" for span in entry.spans)
    form = typed(entry.statement, Quotation).type
    return make_id("quotation", entry.statement.article_id, form, places)


def _record(
    entry: _Entry,
    entry_id: str,
    article: Article,
    cast: Cast,
    places: dict[tuple[str, int], list[tuple[_Entry, str]]],
) -> RecordedQuotation:
    found = typed(entry.statement, Quotation)
    outer = places.get((article.id, found.within), []) if found.within is not None else []
    return RecordedQuotation(
        id=entry_id,
        article=article.id,
        type=found.type,
        act=found.act,
        text=BETWEEN_PIECES.join(span.of(article.text) for span in entry.spans),
        speakers=speakers_of(found, article, cast),
        within=_holder(entry, outer),
        addressee=_addressee(found, article, cast),
        medium=found.medium,
        said=found.said,
        evidence=_evidence(article, entry.spans, found.frame or found.cue),
    )


def _holder(entry: _Entry, outer: Sequence[tuple[_Entry, str]]) -> str | None:
    """Return the id of the outer quotation's entry that holds the words, else of its first."""
    around = (
        entry_id for other, entry_id in outer if any(a.overlaps(b) for a in other.spans for b in entry.spans)
    )
    return next(around, outer[0][1] if outer else None)


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
            (cast.at_span(article.id, span) or _body(text, article, cast), text)
            for span, text in zip(found.speaker, words, strict=True)
        ]
        return tuple(Speaker(entity=entity, text=text) for entity, text in rows)
    speakers: list[Speaker] = []
    for number, name in enumerate(found.speakers):
        span = found.speaker[number] if len(found.speaker) == len(found.speakers) else None
        near = span or (found.speaker[0] if found.speaker else None)
        text = span.of(article.text) if span else (words[0] if words else name)
        speakers.append(Speaker(entity=cast.named(article.id, name, near), text=text))
    return tuple(dict.fromkeys(speakers))


_NOUN = re.compile(r"\b(?:der|die|das|des|dem|vom|beim)\s+([A-ZÄÖÜ][a-zäöüß]{5,})$", re.IGNORECASE)


def _body(text: str, article: Article, cast: Cast) -> str | None:
    """Return the one body of an article that a noun means, though it is only named by letters there.

    "Nach Darstellung der Gewerkschaft" means GSW, which another article calls "Gewerkschaft Schiene und Weg".
    """
    found = _NOUN.search(text)
    if found is None:
        return None
    noun = found.group(1).casefold()
    if noun.endswith(endings("resolve_words", "genitive_of_a_body")):
        noun = noun.removesuffix("es").removesuffix("s")
    named = [
        entity
        for entity in _in_article(article, cast)
        if cast.entities[entity].kind is EntityKind.ORGANISATION
        and any(word.casefold().endswith(noun) for word in cast.entities[entity].name.split())
    ]
    return named[0] if len(named) == 1 else None


def _in_article(article: Article, cast: Cast) -> set[str]:
    """Return the entities that an article mentions."""
    return {cast.entity_of[node] for _, node in cast.nodes.spans.get(article.id, ())}


def _bare_office(text: str) -> str | None:
    """Return the title of an office named by nothing else: "der Minister", None for "der neue Minister"."""
    article, _, title = text.partition(" ")
    return title if article.casefold() in ("der", "die") and title and " " not in title else None


def by_office(text: str, article: Article, cast: Cast) -> str | None:
    """Return the one person of an article who is known to hold the office named: "der Chefunterhändler", "der
    Minister" for a Wirtschaftsminister."""
    title = _bare_office(text)
    if title is None:
        return None
    persons = sorted(_in_article(article, cast))
    for fits in (title.__eq__, lambda known: known.casefold().endswith(title.casefold())):
        holders = [
            one
            for one in persons
            if any(fits(role.title) and not role.former for role in cast.entities[one].roles)
        ]
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None


def known_holders(span: CharSpan, article: Article, cast: Cast) -> set[str] | None:
    """Return the persons of an article who are known from elsewhere to hold the office that words name, None
    for words that are no bare office: they outrank whoever only stands near."""
    title = _bare_office(span.of(article.text))
    if title is None:
        return None
    return {
        one
        for one in _in_article(article, cast)
        for role in cast.entities[one].roles
        if role.title == title and not role.former
        if any(e.article != article.id or not span.start <= e.start < span.end for e in role.evidence)
    }


def _addressee(found: Quotation, article: Article, cast: Cast) -> Speaker | None:
    if not found.addressee and not found.addressee_name:
        return None
    text = found.addressee[0].of(article.text) if found.addressee else found.addressee_name or ""
    span = found.addressee[0] if found.addressee else None
    name = found.addressee_name or text
    return Speaker(entity=cast.named(article.id, name, span), text=text)
