"""What is new, changed, confirmed, contradicted or corrected between two states of knowledge.

``changes(before, after)`` is a pure function of two dossiers of one record: what was known on a day, and what
is known now. A reprint is an article but no news: what it repeats is not listed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from lagebild.lexicon.transliteration import name_key
from lagebild.model.change import Aspect, Change, ChangeKind
from lagebild.model.dossier import (
    Claim,
    Dossier,
    Entity,
    Evidence,
    RecordedArticle,
    RecordedEvent,
    RecordedPaper,
)
from lagebild.resolve.change_claims import agenda_changes, claim_changes
from lagebild.resolve.change_events import event_changes, paper_changes
from lagebild.resolve.change_issues import issue_changes
from lagebild.resolve.change_scene import Scene, entity_evidence, spoken
from lagebild.resolve.matching import Match, match

SECTIONS = ("articles", "entities", "events", "papers", "issues", "claims", "agenda", "quotations")


def changes(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """Return the differences, the gravest kind first, then by section and id."""
    entities = match(before.entities, after.entities, _entity_keys)
    scene = Scene.of(before, after, entities)
    found = chain(
        _articles(scene),
        _entities(scene, entities),
        event_changes(scene, match(before.events, after.events, _evidence_keys)),
        paper_changes(scene, match(before.papers, after.papers, _evidence_keys)),
        issue_changes(scene),
        claim_changes(scene, match(before.claims, after.claims, _claim_keys)),
        agenda_changes(scene, match(before.agenda, after.agenda, lambda item: item.evidence)),
        _quotations(scene),
    )
    kinds = list(ChangeKind)
    rows = (change for change in found if change.evidence)
    return tuple(
        sorted(
            rows,
            key=lambda c: (
                kinds.index(c.kind),
                SECTIONS.index(c.section),
                c.name,
                c.id,
                c.aspect,
                c.after or "",
            ),
        )
    )


def _evidence_keys(entry: RecordedEvent | RecordedPaper) -> Iterable[Evidence]:
    return entry.evidence


def _claim_keys(claim: Claim) -> Iterable[Evidence]:
    return spoken(claim)


def _entity_keys(entity: Entity) -> Iterable[tuple[str, str, str]]:
    return [(entity.kind, alias.text, article) for alias in entity.aliases for article in alias.articles]


def _articles(scene: Scene) -> Iterator[Change]:
    for recorded in scene.after.articles:
        article = recorded.article
        if article.id not in scene.fresh:
            continue
        kind, aspect, former = ChangeKind.NEW, Aspect.ENTRY, None
        if recorded.corrects:
            kind, aspect, former = ChangeKind.CORRECTED, Aspect.REPLACES, recorded.corrects
        elif recorded.origin not in (None, article.id):
            aspect, former = Aspect.REPRINT, recorded.origin
        yield Change(
            kind=kind,
            section="articles",
            id=article.id,
            name=article.title or article.text[:60],
            aspect=aspect,
            before=former,
            after=article.outlet,
            evidence=_article_evidence(recorded),
        )


def _article_evidence(recorded: RecordedArticle) -> tuple[Evidence, ...]:
    """Return the note of a correction, else the headline, else the first line."""
    article = recorded.article
    place = article.text.find(article.correction) if article.correction else -1
    if article.correction and place >= 0:
        end = place + len(article.correction)
        return (Evidence(article.id, "text", place, end, article.correction),)
    if article.title:
        return (Evidence(article.id, "title", 0, len(article.title), article.title),)
    first = article.text.split("\n", 1)[0]
    return (Evidence(article.id, "text", 0, len(first), first),) if first else ()


def _entities(scene: Scene, pairs: Iterable[Match[Entity]]) -> Iterator[Change]:
    for pair in pairs:
        if pair.after is None:
            continue
        now = pair.after
        words = entity_evidence(now, scene)
        yield from scene.whole("entities", pair, now.name, words, [(e.id, e.name) for e in pair.before])
        if not pair.before:
            continue
        was = pair.before[0]
        if name_key(was.name) != name_key(now.name):
            yield scene.changed("entities", now.id, now.name, Aspect.NAME, was.name, now.name, words)
        if was.side and scene.same_entity(was.side) != now.side:
            old, new = scene.name_before(was.side), scene.name(now.side)
            yield scene.changed("entities", now.id, now.name, Aspect.SIDE, old, new, words)
        held = {(r.title, r.former) for e in pair.before for r in e.roles}
        for role in now.roles:
            if (role.title, role.former) not in held:
                aspect = Aspect.FORMER_ROLE if role.former else Aspect.ROLE
                yield scene.changed("entities", now.id, now.name, aspect, None, role.title, role.evidence)


def _quotations(scene: Scene) -> Iterator[Change]:
    """New quotations; what a reprint repeats is none."""
    known = {q.id for q in scene.before.quotations}
    texts = {" ".join(q.text.split()) for q in scene.before.quotations}
    for quotation in scene.after.quotations:
        words = " ".join(quotation.text.split())
        if quotation.id in known or quotation.article not in scene.fresh or words in texts:
            continue
        if scene.origin.get(quotation.article, quotation.article) != quotation.article:
            continue
        texts.add(words)
        who = " / ".join(scene.name(s.entity) or s.text for s in quotation.speakers)
        yield Change(
            kind=ChangeKind.NEW,
            section="quotations",
            id=quotation.id,
            name=who,
            aspect=Aspect.ENTRY,
            before=None,
            after=quotation.text,
            evidence=quotation.evidence,
        )
