"""What every comparison of two states of knowledge needs: the new articles, and who is who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lagebild.model.article import Article
from lagebild.model.change import Aspect, Change, ChangeKind
from lagebild.model.dossier import Claim, Dossier, Entity, Evidence
from lagebild.resolve.matching import E, Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Two states of knowledge, and how the earlier one's names lead to the later one's."""

    before: Dossier
    after: Dossier
    fresh: frozenset[str]
    """Articles that only the later state knows."""
    origin: dict[str, str]
    texts: dict[str, Article]
    now: dict[str, str]
    """From an earlier entity's id to its later one."""
    names: dict[str, str]
    names_before: dict[str, str]

    @classmethod
    def of(cls, before: Dossier, after: Dossier, entities: Iterable[Match[Entity]]) -> Scene:
        """Return the scene of two dossiers, their entities matched."""
        known = {recorded.article.id for recorded in before.articles}
        now = {was.id: pair.after.id for pair in entities if pair.after for was in pair.before}
        return cls(
            before=before,
            after=after,
            fresh=frozenset(r.article.id for r in after.articles) - known,
            origin={r.article.id: r.origin or r.article.id for r in after.articles},
            texts={r.article.id: r.article for r in after.articles},
            now=now,
            names={entity.id: entity.name for entity in after.entities},
            names_before={entity.id: entity.name for entity in before.entities},
        )

    def name(self, entity: str | None) -> str | None:
        """Return the later name of a later id."""
        return self.names.get(entity, entity) if entity else None

    def name_before(self, entity: str | None) -> str | None:
        """Return the earlier name of an earlier id."""
        return self.names_before.get(entity, entity) if entity else None

    def same_entity(self, entity: str | None) -> str | None:
        """Return the later id of an earlier one."""
        return self.now.get(entity, entity) if entity else None

    def newest(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Return the evidence in new articles, all where there is none."""
        rows = tuple(evidence)
        return tuple(row for row in rows if row.article in self.fresh) or rows

    def changed(
        self,
        section: str,
        entry: str,
        name: str,
        aspect: Aspect,
        before: str | None,
        after: str | None,
        evidence: Iterable[Evidence],
        kind: ChangeKind = ChangeKind.CHANGED,
    ) -> Change:
        """Return one change with the evidence that is new."""
        return Change(
            kind=kind,
            section=section,
            id=entry,
            name=name,
            aspect=aspect,
            before=before,
            after=after,
            evidence=self.newest(evidence),
        )

    def whole(
        self,
        section: str,
        pair: Match[E],
        name: str,
        evidence: Sequence[Evidence],
        parts: Sequence[tuple[str, str]],
        after: str | None = None,
    ) -> Iterator[Change]:
        """Yield what happened to an entry as a whole: it is new, told apart, joined from several, or gone.

        ``parts`` are ids and names of the earlier entries.
        """
        entry = pair.after.id if pair.after else parts[0][0]
        if pair.after is None:
            yield self.changed(section, entry, name, Aspect.GONE, name, None, evidence)
        elif not parts:
            new = any(row.article in self.fresh for row in evidence)
            kind, aspect = (ChangeKind.NEW, Aspect.ENTRY) if new else (ChangeKind.CHANGED, Aspect.REGROUPED)
            yield self.changed(section, entry, name, aspect, None, after, evidence, kind)
        elif len(parts) > 1:
            former = " + ".join(part for _, part in parts)
            yield self.changed(section, entry, name, Aspect.JOINED, former, name, evidence)


def spoken(claim: Claim) -> tuple[Evidence, ...]:
    """Return all evidence of a claim."""
    return tuple(row for voice in (*claim.supporters, *claim.opponents) for row in voice.evidence)


def entity_evidence(entity: Entity, scene: Scene) -> tuple[Evidence, ...]:
    """Return, for each article that names an entity, the first place where one of its forms stands."""
    found: dict[str, Evidence] = {}
    for alias in entity.aliases:
        for article in alias.articles:
            text = scene.texts[article].text if article in scene.texts else ""
            place = text.find(alias.text)
            row = Evidence(article, "text", place, place + len(alias.text), alias.text)
            if place >= 0 and (article not in found or row.start < found[article].start):
                found[article] = row
    return tuple(found[article] for article in sorted(found))
