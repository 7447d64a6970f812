"""The record as JSON-LD in the terms of schema.org: ``NewsArticle``, ``Claim``, ``Event``, ``Quotation``.

Ids are URNs. ``citation`` leads to the articles, ``additionalType`` keeps the record's own status, so that an
announced event is not read as one that took place. Texts of articles are not in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from lagebild.model.annotation import EventStatus
from lagebild.model.dossier import Dossier, Evidence
from lagebild.model.entity import EntityKind
from lagebild.publish.index import DossierIndex
from lagebild.publish.taken import article_url, articles_of, clean, short_quote, urn

_TYPES = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organization",
    EntityKind.GOVERNMENT: "GovernmentOrganization",
    EntityKind.STATE: "Country",
    EntityKind.PLACE: "Place",
    EntityKind.DELEGATION: "Organization",
    EntityKind.GROUP: "Organization",
    EntityKind.UNNAMED: "Thing",
}

_EVENT_STATUS = {
    EventStatus.PLANNED: "https://schema.org/EventScheduled",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
}

_VOCABULARY = "urn:lagebild:terms:"

Node = dict[str, Any]


def render_jsonld(dossier: Dossier) -> bytes:
    """Return the graph as one JSON-LD document."""
    index = DossierIndex(dossier)
    graph = [_tidy(node) for node in _nodes(index)]
    found = {"@context": ["https://schema.org", {"lb": _VOCABULARY}], "@graph": graph}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _nodes(index: DossierIndex) -> Iterator[Node]:
    yield from _articles(index)
    yield from _entities(index)
    yield from _quotations(index)
    yield from _events(index)
    yield from _papers(index)
    yield from _claims(index)
    yield from _issues(index)


def _articles(index: DossierIndex) -> Iterator[Node]:
    for entry in index.dossier.articles:
        article = entry.article
        yield {
            "@id": urn(article.id),
            "@type": "NewsArticle",
            "headline": article.title,
            "alternativeHeadline": article.kicker,
            "datePublished": article.published,
            "dateModified": article.updated,
            "inLanguage": "de",
            "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "sourceOrganization": [{"@type": "Organization", "name": name} for name in article.agencies],
            "keywords": list(article.tags),
            "url": article_url(index, article.id),
            "sameAs": _ref(entry.same_text_as) if entry.same_text_as else None,
            "lb:corrects": _ref(entry.corrects) if entry.corrects else None,
        }


def _entities(index: DossierIndex) -> Iterator[Node]:
    for entity in index.dossier.entities:
        yield {
            "@id": urn(entity.id),
            "@type": _TYPES[entity.kind],
            "additionalType": f"lb:{entity.kind}",
            "name": entity.name,
            "alternateName": [alias.text for alias in entity.aliases if alias.text != entity.name],
            "jobTitle": [role.title for role in entity.roles if entity.kind is EntityKind.PERSON],
            "lb:of": _ref(entity.of) if entity.of else None,
            "lb:side": _ref(entity.side) if entity.side else None,
            "citation": _citations(item for role in entity.roles for item in role.evidence),
        }


def _quotations(index: DossierIndex) -> Iterator[Node]:
    for quotation in index.dossier.quotations:
        yield {
            "@id": urn(quotation.id),
            "@type": "Quotation",
            "additionalType": [f"lb:{quotation.type}", f"lb:act-{quotation.act}"],
            "text": short_quote(quotation.text),
            "creator": [
                _ref(speaker.entity) if speaker.entity else {"@type": "Thing", "name": speaker.text}
                for speaker in quotation.speakers
            ],
            "temporalCoverage": quotation.said,
            "isPartOf": _ref(quotation.article),
        }


def _events(index: DossierIndex) -> Iterator[Node]:
    for event in index.dossier.events:
        yield {
            "@id": urn(event.id),
            "@type": "Event",
            "additionalType": [f"lb:{event.type}", f"lb:status-{event.status}"],
            "name": event.title,
            "eventStatus": _EVENT_STATUS.get(event.status),
            "startDate": event.start,
            "endDate": event.end,
            "location": [_ref(place) for place in event.places],
            "attendee": [_ref(who) for who in dict.fromkeys(who.entity for who in event.participants)],
            "citation": _citations(event.evidence),
        }
    for item in index.dossier.agenda:
        yield {
            "@id": urn(item.id),
            "@type": "Event",
            "additionalType": ["lb:agenda", f"lb:agenda-{item.status}"],
            "name": item.what,
            "startDate": item.moved_to or item.when,
            "previousStartDate": item.when if item.moved_to else None,
            "superEvent": _ref(item.event) if item.event else None,
            "lb:announcedBy": [_ref(who) for who in item.announced_by],
            "citation": _citations((*item.evidence, *item.outcome)),
        }


def _papers(index: DossierIndex) -> Iterator[Node]:
    for paper in index.dossier.papers:
        yield {
            "@id": urn(paper.id),
            "@type": "CreativeWork",
            "additionalType": [f"lb:{paper.kind}", f"lb:known-{paper.known}"],
            "name": paper.name,
            "alternateName": list(paper.aliases),
            "dateCreated": paper.presented,
            "creator": [_ref(who) for who in paper.presented_by],
            "isBasedOn": [_ref(other) for other in paper.revises],
            "isPartOf": [_ref(other) for other in paper.part_of],
            "abstract": [content.text for content in paper.contents if content.status == "stands"],
            "lb:stance": [
                {
                    "lb:who": _ref(item.entity),
                    "lb:stands": item.stance,
                    "lb:saidBy": [_ref(who) for who in item.said_by],
                }
                for item in paper.stances
            ],
            "citation": _citations(paper.evidence),
        }


def _claims(index: DossierIndex) -> Iterator[Node]:
    for claim in index.dossier.claims:
        evidence = [item for voice in (*claim.supporters, *claim.opponents) for item in voice.evidence]
        yield {
            "@id": urn(claim.id),
            "@type": "Claim",
            "additionalType": f"lb:claim-{claim.status}",
            "text": claim.text,
            "author": [_ref(voice.entity) for voice in claim.supporters if voice.entity],
            "lb:deniedBy": [_ref(voice.entity) for voice in claim.opponents if voice.entity],
            "appearance": _citations(evidence),
        }


def _issues(index: DossierIndex) -> Iterator[Node]:
    for issue in index.dossier.issues:
        yield {
            "@id": urn(issue.id),
            "@type": "Thing",
            "additionalType": ["lb:issue", f"lb:issue-{issue.status}"],
            "name": issue.text,
            "alternateName": list(issue.aliases),
            "lb:between": [_ref(who) for who in issue.parties],
            "lb:state": [
                {
                    "lb:stands": state.status,
                    "lb:reported": state.day,
                    "lb:hearsay": state.hearsay or None,
                    "lb:saidBy": [_ref(who) for who in state.said_by],
                    "citation": _ref(state.article),
                }
                for state in issue.history
            ],
            "citation": _citations(issue.evidence),
        }


def _ref(identifier: str) -> Node:
    return {"@id": urn(identifier)}


def _citations(evidence: Iterable[Evidence]) -> list[Node]:
    return [_ref(article) for article in articles_of(evidence)]


def _tidy(value: Any) -> Any:
    """Drop what is empty, and characters that no file should hold."""
    if isinstance(value, dict):
        return {name: _tidy(item) for name, item in value.items() if item not in (None, [], "", {})}
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    return clean(str(value)) if isinstance(value, str) else value
