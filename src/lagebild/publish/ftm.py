"""The record as FollowTheMoney entities, one JSON object a line, for Aleph and OpenSanctions tools.

Articles become ``Article``, persons ``Person``, states and governments ``PublicBody``, other bodies
``Organization``, people nobody names ``LegalEntity``, events and announced dates ``Event``, quotations,
claims and points of negotiations ``Note``, papers ``Document``. ``proof`` leads to the articles. What
somebody has to do with whom is an ``UnknownLink`` with its role, since no stronger link is known. Status and
modality stand in ``keywords``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2s
from typing import Any

from lagebild.model.annotation import EventStatus
from lagebild.model.dossier import Dossier, Entity, Evidence
from lagebild.model.entity import EntityKind
from lagebild.model.standing import telling, told_as_fact
from lagebild.publish.edtf_read import read_edtf
from lagebild.publish.grammar import by
from lagebild.publish.index import DossierIndex
from lagebild.publish.taken import article_url, articles_of, clean, short_quote, urls
from lagebild.publish.wording import label, say

_SCHEMATA = {
    EntityKind.PERSON: "Person",
    EntityKind.STATE: "PublicBody",
    EntityKind.GOVERNMENT: "PublicBody",
    EntityKind.ORGANISATION: "Organization",
    EntityKind.DELEGATION: "Organization",
    EntityKind.GROUP: "Organization",
    EntityKind.UNNAMED: "LegalEntity",
}

Properties = dict[str, Iterable[str | None]]


def render_ftm(dossier: Dossier) -> bytes:
    """Return the entities as JSON Lines, in the order of the record."""
    index = DossierIndex(dossier)
    lines = [json.dumps(entity, ensure_ascii=False, sort_keys=True) for entity in ftm_entities(index)]
    return "".join(line + "\n" for line in lines).encode("utf-8")


def ftm_entities(index: DossierIndex) -> Iterator[dict[str, Any]]:
    """Return every entity as a dictionary."""
    yield from _articles(index)
    yield from _parties(index)
    yield from _events(index)
    yield from _notes(index)
    yield from _papers(index)


def key(identifier: str) -> str:
    """Return an id that FollowTheMoney takes: ``lagebild-`` and letters and figures."""
    return "lagebild-" + blake2s(identifier.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _entity(identifier: str, schema: str, properties: Properties) -> dict[str, Any]:
    kept = {
        name: found
        for name, values in properties.items()
        if (
            found := list(
                dict.fromkeys(" ".join(clean(value).split()) for value in values if value and value.strip())
            )
        )
    }
    return {"id": key(identifier), "schema": schema, "properties": kept}


def _articles(index: DossierIndex) -> Iterator[dict[str, Any]]:
    for entry in index.dossier.articles:
        article = entry.article
        properties: Properties = {
            "title": [article.title],
            "author": article.authors,
            "publisher": [article.outlet, *article.agencies],
            "publishedAt": [_day(article.published)],
            "modifiedAt": [_day(article.updated)],
            "sourceUrl": [article_url(index, article.id)],
            "keywords": article.tags,
            "language": ["deu"],
        }
        yield _entity(article.id, "Article", properties)


def _parties(index: DossierIndex) -> Iterator[dict[str, Any]]:
    for entity in index.dossier.entities:
        if entity.kind is EntityKind.PLACE:
            continue
        evidence = [item for role in entity.roles for item in role.evidence]
        seen = [article for alias in entity.aliases for article in alias.articles]
        properties: Properties = {
            "name": [entity.name],
            "alias": [alias.text for alias in entity.aliases if alias.text != entity.name],
            "proof": _proof(index, [*articles_of(evidence), *seen]),
        }
        if entity.kind is EntityKind.PERSON:
            properties["position"] = [role.title for role in entity.roles]
        yield _entity(entity.id, _SCHEMATA[entity.kind], properties)
        yield from _links(index, entity)


def _links(index: DossierIndex, entity: Entity) -> Iterator[dict[str, Any]]:
    targets = {"of": entity.of, "side": entity.side}
    for role, other in targets.items():
        if other and other != entity.id and _is_party(index, other):
            yield _link(f"{entity.id}\n{role}\n{other}", entity.id, other, say(f"ftm.{role}"), [])


def _link(identifier: str, subject: str, target: str, role: str, evidence: Iterable[str]) -> dict[str, Any]:
    properties: Properties = {
        "subject": [key(subject)],
        "object": [key(target)],
        "role": [role],
        "proof": evidence,
    }
    return _entity(identifier, "UnknownLink", properties)


def _events(index: DossierIndex) -> Iterator[dict[str, Any]]:
    for event in index.dossier.events:
        properties: Properties = {
            "name": [event.title],
            "keywords": [label("event_type", event.type), label("event_status", event.status)],
            "involved": [key(who.entity) for who in event.participants if _is_party(index, who.entity)],
            "location": index.names(event.places),
            "summary": [short_quote(item.text) for item in event.evidence[:3]],
            "important": [
                label("event_status", event.status) if event.status is EventStatus.REPORTED else None
            ],
            **_times(event.start, event.end),
            **_sources(index, event.evidence),
        }
        yield _entity(event.id, "Event", properties)
    for item in index.dossier.agenda:
        if item.event is None:
            agenda: Properties = {
                "name": [item.what],
                "keywords": [say("chronicle.date"), label("agenda_status", item.status)],
                "organizer": [key(who) for who in item.announced_by if _is_party(index, who)],
                **_times(item.moved_to or item.when, None),
                **_sources(index, item.evidence),
            }
            yield _entity(item.id, "Event", agenda)


def _notes(index: DossierIndex) -> Iterator[dict[str, Any]]:
    for quotation in index.dossier.quotations:
        speakers = [speaker.entity for speaker in quotation.speakers if speaker.entity]
        properties: Properties = {
            "name": [label("act", quotation.act)],
            "description": [short_quote(quotation.text)],
            "entity": [key(speaker) for speaker in speakers if _is_party(index, speaker)],
            "keywords": [
                label("quotation_type", quotation.type),
                label("act", quotation.act),
                quotation.medium,
            ],
            **_sources(index, quotation.evidence),
        }
        yield _entity(quotation.id, "Note", properties)
    for claim in index.dossier.claims:
        voices = (*claim.supporters, *claim.opponents)
        evidence = tuple(item for voice in voices for item in voice.evidence)
        noted: Properties = {
            "name": [claim.text],
            "entity": [key(v.entity) for v in voices if v.entity and _is_party(index, v.entity)],
            "keywords": [label("evidence_kind", "claim"), label("claim_status", claim.status)],
            **_sources(index, evidence),
        }
        yield _entity(claim.id, "Note", noted)
    for issue in index.dossier.issues:
        point: Properties = {
            "name": [issue.text],
            "alias": issue.aliases,
            "entity": [key(who) for who in issue.parties if _is_party(index, who)],
            "keywords": [
                label("evidence_kind", "issue"),
                label("issue_status", issue.status),
                None if told_as_fact(telling(issue.history)) else label("event_status", "reported"),
            ],
            **_sources(index, issue.evidence),
        }
        yield _entity(issue.id, "Note", point)


def _papers(index: DossierIndex) -> Iterator[dict[str, Any]]:
    for paper in index.dossier.papers:
        proof = _proof(index, articles_of(paper.evidence))
        properties: Properties = {
            "title": [paper.name],
            "alias": paper.aliases,
            "keywords": [label("paper_kind", paper.kind), label("paper_access", paper.known)],
            "authoredAt": [_point(paper.presented)],
            "summary": [content.text for content in paper.contents],
            "proof": proof,
        }
        yield _entity(paper.id, "Document", properties)
        relations = [
            (role, other) for role, others in _lineage(paper.revises, paper.part_of) for other in others
        ]
        for role, other in relations:
            if other in index.papers:
                yield _link(f"{paper.id}\n{role}\n{other}", paper.id, other, say(f"ftm.{role}"), proof)
        for who in paper.presented_by:
            if _is_party(index, who):
                yield _link(f"{paper.id}\npresented\n{who}", who, paper.id, say("ftm.presented"), proof)
        for stance in paper.stances:
            if _is_party(index, stance.entity):
                role = label("stance", stance.stance)
                if stance.said_by:
                    role += f" ({say('common.according_to', who=by(index.names(stance.said_by)))})"
                found = _proof(index, articles_of(stance.evidence))
                name = f"{paper.id}\n{stance.stance}\n{stance.entity}"
                yield _link(name, stance.entity, paper.id, role, found)


def _lineage(revises: tuple[str, ...], part_of: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("revises", revises), ("part_of", part_of)


def _is_party(index: DossierIndex, entity_id: str) -> bool:
    entity = index.entities.get(entity_id)
    return entity is not None and entity.kind is not EntityKind.PLACE


def _sources(index: DossierIndex, evidence: tuple[Evidence, ...]) -> Properties:
    return {"proof": _proof(index, articles_of(evidence)), "sourceUrl": urls(index, evidence)}


def _proof(index: DossierIndex, articles: Iterable[str]) -> list[str]:
    return [key(article) for article in dict.fromkeys(articles) if article in index.articles]


def _times(start: str | None, end: str | None) -> Properties:
    """Return dates that FollowTheMoney knows: a day, month or year, or the bounds of an interval."""
    time = read_edtf(start) if start else None
    if time is None:
        return {}
    if not time.interval and end is None:
        return {"date": [_point(start)]}
    last = read_edtf(end) if end else time
    dates: Properties = {}
    if time.first is not None:
        dates["startDate"] = [time.bounds()[0]]
    if last is not None and last.last is not None:
        dates["endDate"] = [last.bounds()[1]]
    return dates


def _point(value: str | None) -> str | None:
    time = read_edtf(value) if value else None
    if time is None or time.interval or time.first is None:
        return None
    point = time.first
    if point.month is None or point.month > 12:
        return f"{point.year:04}"
    return f"{point.year:04}-{point.month:02}" + (f"-{point.day:02}" if point.day else "")


def _day(stamp: str | None) -> str | None:
    return _point(stamp[:10]) if stamp else None
