"""From joined names to entities: name, aliases, offices with their time, whom they belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lagebild.lexicon import endings
from lagebild.lexicon.transliteration import name_key
from lagebild.model.annotation import Role
from lagebild.model.dossier import Alias, Entity, HeldRole
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.resolve.ids import make_id
from lagebild.resolve.join import Joiner
from lagebild.resolve.keys import fold, person_parts, title_key
from lagebild.resolve.material import Material, evidence_of, merged, typed
from lagebild.resolve.nodes import Node, Nodes
from lagebild.resolve.words import government_of, organs, state_adjective, state_of

if TYPE_CHECKING:
    from lagebild.model.article import Article

PREFER = (
    EntityKind.PERSON,
    EntityKind.GOVERNMENT,
    EntityKind.ORGANISATION,
    EntityKind.STATE,
    EntityKind.DELEGATION,
    EntityKind.UNNAMED,
    EntityKind.GROUP,
    EntityKind.PLACE,
)
"""Whom a name means first when it speaks or acts."""


LONGEST_ARTICLE = 4
"""Characters of an article before a name: "die "."""


@dataclass(slots=True)
class Cast:
    """Everybody in the record, and the way from an article's words to them."""

    nodes: Nodes
    entity_of: dict[str, str]
    entities: dict[str, Entity] = field(default_factory=dict)

    def named(self, article: str, name: str, span: CharSpan | None = None, place: bool = False) -> str | None:
        """Return the entity that a name means in an article; ``place`` asks for the place of that name."""
        kinds = self.nodes.where.get((article, fold(name)))
        if not kinds:
            return self.at_span(article, span, place, organ=_is_organ(name)) if span else None
        order = (EntityKind.PLACE, EntityKind.STATE, *PREFER) if place else PREFER
        return next((self.entity_of[kinds[kind]] for kind in order if kind in kinds), None)

    def at_span(
        self, article: str, span: CharSpan, place: bool = False, *, organ: bool = False
    ) -> str | None:
        """Return whom words mean as a whole: the person they name, last or first ("Putins Berater Juri
        Uschakow"), or the body that they are ("die Nordunion", not "ein Sprecher der Nordunion").

        ``organ``: the words are an organ that acts for its body ("ein Parteitag der Nordunion").
        """
        rows = self.nodes.spans.get(article, ())
        found = [(own, self.entity_of[node]) for own, node in rows if own.overlaps(span)]
        order = (EntityKind.PLACE, EntityKind.STATE) if place else PREFER
        for kind in order:
            of_kind = [(own, entity) for own, entity in found if self.entities[entity].kind is kind]
            if of_kind:
                return _meant(span, of_kind, whole=kind is not EntityKind.PERSON and not organ)
        return None

    def names(self, article: Article, span: CharSpan, entity: str | None) -> bool:
        """Return whether words of an article call an entity by its name: not "seine Sprecherin"."""
        rows = self.nodes.spans.get(article.id, ())
        own = [place for place, node in rows if self.entity_of[node] == entity and span.covers(place)]
        last = self.entities[entity].name.split()[-1] if entity else ""
        return any(last in place.of(article.text) for place in own)

    def side(self, entity: str | None) -> str | None:
        """Return the side that an entity stands on: a state or body is its own."""
        if entity is None:
            return None
        row = self.entities[entity]
        own = row.kind in (EntityKind.STATE, EntityKind.ORGANISATION)
        return row.side or (row.id if own else None)


def _is_organ(name: str) -> bool:
    """Whether words begin with an organ of a body: "ein *Sonderparteitag* der Nordunion"."""
    noun = next((word for word in name.split() if word[:1].isupper() and len(word) > LONGEST_ARTICLE), "")
    return noun.lower().endswith(organs())


def _meant(span: CharSpan, found: list[tuple[CharSpan, str]], whole: bool) -> str | None:
    """Return the one entity of the words; of several the one at the end or at the start; of a body only
    when nothing but an article stands before it."""
    if whole:
        found = [(own, entity) for own, entity in found if own.start - span.start <= LONGEST_ARTICLE]
    if len({entity for _, entity in found}) == 1:
        return found[0][1]
    last = [entity for own, entity in found if own.end >= span.end]
    first = [entity for own, entity in found if own.start <= span.start]
    return next(iter(last or first), None)


def build_cast(material: Material, nodes: Nodes, joiner: Joiner) -> Cast:
    """Make the entities of the joined nodes."""
    _add_owners(nodes)
    entity_of: dict[str, str] = {}
    groups: dict[str, list[Node]] = {}
    taken: Counter[str] = Counter()
    joined = [_named_first([nodes.by_id[node] for node in group]) for group in joiner.groups()]
    loose = [[node] for node in nodes.by_id.values() if node.id not in joiner]
    order = sorted(joined + loose, key=lambda group: _seniority(material, group))
    for group in order:
        base = stable_id(group)
        taken[base] += 1
        entity = base if taken[base] == 1 else make_id(base, *sorted(_articles(group))[:1])
        groups[entity] = group
        entity_of.update({node.id: entity for node in group})
    cast = Cast(nodes=nodes, entity_of=entity_of)
    for entity, group in sorted(groups.items()):
        cast.entities[entity] = _entity(entity, group, material, cast)
    return cast


def _named_first(group: list[Node]) -> list[Node]:
    """Return a group with whoever has a name before whoever has only an office, else by id."""
    return sorted(group, key=lambda node: (node.kind is not EntityKind.PERSON, node.id))


def _add_owners(nodes: Nodes) -> None:
    """Make a node for every state or body that a name belongs to, though no article names it by itself."""
    for node in list(nodes.by_id.values()):
        owners = list(node.of) + [r.of for s in node.roles if (r := typed(s, Role)).of]
        for owner in owners:
            for article in sorted(node.articles):
                if (article, fold(owner)) not in nodes.where:
                    nodes.enter(article, *_owner_kind(owner, node))


def _owner_kind(owner: str, node: Node) -> tuple[EntityKind, str, str | None]:
    """Return kind and name of an owner, and for a government its state."""
    if state := government_of(owner):
        return EntityKind.GOVERNMENT, owner, state
    if state_of(owner) or node.kind in (EntityKind.GOVERNMENT, EntityKind.DELEGATION):
        return EntityKind.STATE, owner, None
    return EntityKind.ORGANISATION, owner, None


def _articles(group: Iterable[Node]) -> set[str]:
    return {article for node in group for article in node.articles}


def _seniority(material: Material, group: list[Node]) -> tuple[int, str]:
    return min(material.rank[article] for article in _articles(group)), min(node.id for node in group)


def _best_name(group: list[Node]) -> str:
    """Return the fullest name, of these the most frequent, of these the first by alphabet."""
    counts: Counter[str] = Counter()
    for node in group:
        if node.kind is group[0].kind:
            counts.update(node.names)
    full = max(min(len(name.split()), 3) for name in counts)
    if group[0].kind is not EntityKind.PERSON:
        spelled_out = [name for name in counts if len(name) > 6] or list(counts)
        return min(spelled_out, key=lambda name: (_oblique(name), -counts[name], name))
    return min((n for n in counts if min(len(n.split()), 3) == full), key=lambda n: (-counts[n], n))


def _oblique(name: str) -> bool:
    """Whether a name of several words has the ending of another case: "Kommunalen Verbands"."""
    first, ends = name.split()[0], endings("resolve_words", "oblique_adjective")
    return " " in name and first[:1].isupper() and first.endswith(ends)


def stable_id(group: list[Node]) -> str:
    """Return an id from kind and name key, so that further articles do not change it."""
    node = min(group, key=lambda n: (n.kind is not EntityKind.PERSON, n.id))
    if node.kind is EntityKind.PERSON:
        first, last = person_parts(_best_name(group))
        return make_id("person", name_key(first), name_key(last))
    if node.kind in (EntityKind.UNNAMED, EntityKind.GROUP):
        return make_id(node.kind, node.id)
    return make_id(node.kind, node.id.split(":", 1)[1])


def _entity(entity: str, group: list[Node], material: Material, cast: Cast) -> Entity:
    forms: dict[str, set[str]] = defaultdict(set)
    for node in group:
        for form, articles in node.forms.items() if node.kind is group[0].kind else ():
            forms[form] |= articles
    kind = group[0].kind
    of = _owner(group, cast)
    aliases = (Alias(text=form, articles=tuple(sorted(forms[form]))) for form in sorted(forms))
    return Entity(
        id=entity,
        kind=kind,
        name=_government_name(group) if kind is EntityKind.GOVERNMENT else _best_name(group),
        of=of if of != entity else None,
        aliases=tuple(aliases),
        roles=_roles(group, material, cast),
    )


def _government_name(group: list[Node]) -> str:
    """Return "russische Regierung", or "Regierung von Nordland" where the adjective is not known."""
    owner = next((name for node in group for name in sorted(node.of)), None)
    if not owner:
        return _best_name(group)
    state = state_of(owner) or owner
    adjective = state_adjective(state)
    return f"{adjective}e Regierung" if adjective else f"Regierung von {state}"


def _owner(group: list[Node], cast: Cast) -> str | None:
    """Return whom most mentions say that the entity belongs to."""
    votes: Counter[str] = Counter()
    for node in group:
        for name, count in node.of.items():
            for article in sorted(node.articles):
                owner = cast.named(article, name)
                if owner:
                    votes[owner] += count
                    break
    return min(votes, key=lambda owner: (-votes[owner], owner)) if votes else None


def _roles(group: list[Node], material: Material, cast: Cast) -> tuple[HeldRole, ...]:
    held: dict[tuple[str, str | None, bool], list[tuple[Role, str, str | None, int]]] = defaultdict(list)
    rows = [statement for node in group for statement in node.roles]
    rows.sort(key=lambda s: (material.rank[s.article_id], s.index))
    for number, statement in enumerate(rows):
        role = typed(statement, Role)
        of = cast.named(statement.article_id, role.of) if role.of else None
        key = (title_key(role.title), of, role.former)
        held[key].append((role, statement.article_id, material.day(statement.article_id), number))
    _own(held)
    found = []
    for (_, of, former), seen in held.items():
        days = sorted(day for *_, day, _ in seen if day)
        found.append(
            HeldRole(
                title=seen[0][0].title,
                of=of,
                former=former,
                first_seen=days[0] if days else None,
                last_seen=days[-1] if days else None,
                evidence=merged(evidence_of(rows[number]) for *_, number in seen),
            )
        )
    return tuple(sorted(found, key=lambda r: (r.first_seen or "", r.title, r.of or "", r.former)))


def _own(held: dict[tuple[str, str | None, bool], list[tuple[Role, str, str | None, int]]]) -> None:
    """Put a title without owner to the same title with one: "Unterhändler" to that of the Ukraine."""
    for title, of, former in [key for key in held if key[1] is None]:
        owned = [key for key in held if key[0] == title and key[1] is not None and key[2] == former]
        if len(owned) == 1:
            held[owned[0]] = sorted(held[owned[0]] + held.pop((title, of, former)), key=lambda row: row[-1])


def with_sides(cast: Cast, sides: dict[str, str | None], members: dict[str, str]) -> None:
    """Enter the sides, and link members to their delegation."""
    for entity, row in list(cast.entities.items()):
        of = members.get(entity, row.of)
        cast.entities[entity] = replace(row, side=sides.get(entity), of=of)
