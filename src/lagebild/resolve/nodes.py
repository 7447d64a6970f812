"""Names as nodes: one for each name and kind (for a person: each article), before anything is joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lagebild.annotate.events.territories import TERRITORIES
from lagebild.model.annotation import (
    Description,
    Event,
    Membership,
    Mention,
    MentionKind,
    Paper,
    Reference,
    Role,
)
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.body_names import nominative_body, of_a_state, spelled_out
from lagebild.resolve.descriptions import kind_of, shown_as
from lagebild.resolve.institutions import state_of_seat
from lagebild.resolve.keys import fold, person_parts, title_key, uninflected
from lagebild.resolve.material import Material, typed
from lagebild.resolve.short_forms import short_forms
from lagebild.resolve.titles import nominative, owner_in_title
from lagebild.resolve.words import (
    body_name,
    capital,
    is_institution,
    names_delegation,
    state_in,
    state_of,
)
from lagebild.sources.dateline import end_of_dateline

KINDS = {
    MentionKind.PERSON: EntityKind.PERSON,
    MentionKind.ORGANISATION: EntityKind.ORGANISATION,
    MentionKind.GOVERNMENT: EntityKind.GOVERNMENT,
    MentionKind.STATE: EntityKind.STATE,
    MentionKind.PLACE: EntityKind.PLACE,
    MentionKind.GROUP: EntityKind.GROUP,
}


@dataclass(slots=True)
class Node:
    """A name with everything that was read about it, not yet joined with others.

    ``id`` is readable: ``person:rustem umerow@ARTICLE``, ``state:ukraine``, ``government:russland``.
    """

    id: str
    kind: EntityKind
    name: str
    of: Counter[str] = field(default_factory=Counter)
    forms: dict[str, set[str]] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)
    roles: list[Statement] = field(default_factory=list)
    places: list[tuple[str, CharSpan]] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)

    def saw(self, article: str, form: str) -> None:
        """Enter a form of the name as an article has it."""
        self.forms.setdefault(form, set()).add(article)
        self.articles.add(article)


@dataclass(slots=True)
class Nodes:
    """All nodes, and where each article's names lead."""

    by_id: dict[str, Node] = field(default_factory=dict)
    where: dict[tuple[str, str], dict[EntityKind, str]] = field(default_factory=dict)
    spans: dict[str, list[tuple[CharSpan, str]]] = field(default_factory=dict)

    def enter(self, article: str, kind: EntityKind, name: str, of: str | None = None) -> Node:
        """Return the node of a name in an article, made when it is new."""
        node_id, display = identify(article, kind, name, of)
        node = self.by_id.get(node_id)
        if node is None:
            node = self.by_id[node_id] = Node(id=node_id, kind=kind, name=display)
        node.names[display] += 1
        node.articles.add(article)
        if of and fold(of) != fold(name):
            node.of[of] += 1
        self.where.setdefault((article, fold(name)), {}).setdefault(kind, node_id)
        return node

    def at(self, article: str, span: CharSpan) -> tuple[str, ...]:
        """Return the nodes whose words in the article overlap ``span``, by place."""
        rows = self.spans.get(article, ())
        return tuple(dict.fromkeys(node for place, node in rows if place.overlaps(span)))


def identify(article: str, kind: EntityKind, name: str, of: str | None) -> tuple[str, str]:
    """Return the id of a name's node and the name to show.

    States, governments, bodies, places and delegations are the same wherever they are named; persons and
    whoever nobody names begin as one node an article, and are joined only with a reason.
    """
    state = state_of(name)
    if kind is EntityKind.STATE and state:
        return f"state:{fold(state)}", state
    if kind in (EntityKind.GOVERNMENT, EntityKind.DELEGATION) and of:
        return f"{kind}:{fold(state_of(of) or of)}", name
    if kind in (EntityKind.PERSON, EntityKind.UNNAMED, EntityKind.GROUP):
        return f"{kind}:{fold(name)}@{article}", name
    seat = capital(name) if kind is EntityKind.PLACE else None
    shown = (_body(name, of) if kind is EntityKind.ORGANISATION else None) or (seat[0] if seat else name)
    key = title_key(shown) if kind is EntityKind.ORGANISATION else fold(shown)
    if kind is EntityKind.ORGANISATION and is_institution(name):
        key = f"{key}@{fold(state_of(of) or of) if of else article}"
    return f"{kind}:{key}", shown


def _body(name: str, of: str | None) -> str:
    state = state_of(of) if of and is_institution(name) else None
    return body_name(name) or (of_a_state(name, state) if state else nominative_body(name))


def collect(material: Material) -> Nodes:
    """Return the nodes of all names, offices and descriptions."""
    nodes = Nodes()
    for statement in material.of_kind(StatementKind.MENTION):
        _enter_mention(nodes, statement, material.by_id[statement.article_id].text)
    for statement in material.of_kind(StatementKind.DESCRIPTION):
        _enter_description(nodes, statement)
    _enter_short_forms(nodes, material)
    _find_owners(nodes)
    _enter_roles(nodes, material)
    for statement in material.of_kind(StatementKind.EVENT):
        event = typed(statement, Event)
        for person in event.participants:
            _enter_stranger(nodes, statement.article_id, person.name, person.side, person.span)
        if event.place:
            _enter_place(nodes, statement.article_id, event.place)
    for statement in material.of_kind(StatementKind.MEMBERSHIP):
        side = typed(statement, Membership).group
        if state_of(side) and (statement.article_id, fold(side)) not in nodes.where:
            nodes.enter(statement.article_id, EntityKind.STATE, side, None)  # "der norwegische Minister, ..."
    for statement in material.of_kind(StatementKind.PAPER):
        paper = typed(statement, Paper)
        standing = [name for stance in paper.stances for name in (stance.holder, *stance.said_by)]
        for name in (*paper.presented_by, *standing):
            _enter_stranger(nodes, statement.article_id, name, None, None)
    for statement in material.of_kind(StatementKind.REFERENCE):
        _enter_reference(nodes, statement)
    for rows in nodes.spans.values():
        rows.sort(key=lambda row: (row[0], row[1]))
    return nodes


def _enter_mention(nodes: Nodes, statement: Statement, text: str) -> None:
    mention = typed(statement, Mention)
    kind = KINDS.get(mention.kind)
    if kind is None:
        return
    seat = capital(mention.name) if kind is EntityKind.PLACE else None
    if seat and mention.of and state_of(mention.of) == seat[1]:
        kind = EntityKind.GOVERNMENT
    if kind is EntityKind.ORGANISATION:
        if mention.span.end <= end_of_dateline(text):
            return  # "Frankfurt (AFP) - "
        _enter_body(nodes, statement, text)
        return
    node = nodes.enter(statement.article_id, kind, mention.name, mention.of)
    node.saw(statement.article_id, uninflected(statement.evidence[0].excerpt, mention.name))
    _place(nodes, node, statement, mention.span)


def _enter_body(nodes: Nodes, statement: Statement, text: str) -> None:
    """Enter a body: its name in the nominative, the state of a ministry by the adjective before it, and what
    an abbreviation in brackets stands for."""
    mention, article = typed(statement, Mention), statement.article_id
    before = text[max(0, mention.span.start - 160) : mention.span.start]
    of = mention.of
    if not of and is_institution(mention.name):
        of = state_in(before.split()[-1]) if before.split() else None
        of = of or state_of_seat(before, text[mention.span.end : mention.span.end + 40])
    node = nodes.enter(article, EntityKind.ORGANISATION, mention.name, of)
    nodes.where.setdefault((article, fold(mention.name)), {}).setdefault(node.kind, node.id)
    form = uninflected(statement.evidence[0].excerpt, mention.name)
    node.saw(article, nominative_body(form))
    closed = text[mention.span.end : mention.span.end + 1] == ")"
    if before.endswith("(") and closed and (full := spelled_out(before[:-1].rstrip(), mention.name)):
        node.names[nominative_body(full)] += 1
        node.saw(article, nominative_body(full))
    _place(nodes, node, statement, mention.span)


def _enter_description(nodes: Nodes, statement: Statement) -> None:
    found = typed(statement, Description)
    kind = kind_of(found.text, found.of, found.plural)
    of = None
    if (found.of and is_institution(found.of)) or (not found.of and found.plural):
        of = state_in(found.text)
    name = shown_as(found.text, kind, found.plural)
    node = nodes.enter(statement.article_id, kind, name, of or found.of)
    nodes.where.setdefault((statement.article_id, fold(found.text)), {}).setdefault(kind, node.id)
    node.saw(statement.article_id, name if kind is EntityKind.ORGANISATION else _as_written(found, kind))
    _place(nodes, node, statement, found.span)


def _enter_short_forms(nodes: Nodes, material: Material) -> None:
    """Enter where a body is meant by its first noun: "die Volksfront" beside "Volksfront Süd"."""
    for article in material.articles:
        rows = nodes.spans.get(article.id, [])
        bodies = {node: nodes.by_id[node].name for _, node in rows if _is_body(nodes.by_id[node])}
        taken = [span for span, _ in rows]
        for found in short_forms(article.text, bodies, taken):
            if found.form:
                nodes.by_id[found.node].saw(article.id, found.form)
            nodes.by_id[found.node].places.append((article.id, found.span))
            nodes.spans.setdefault(article.id, []).append((found.span, found.node))


def _is_body(node: Node) -> bool:
    return node.kind is EntityKind.ORGANISATION


def _as_written(found: Description, kind: EntityKind) -> str:
    return shown_as(found.text, kind, plural=False)


def _enter_roles(nodes: Nodes, material: Material) -> None:
    """Enter the offices, their titles in the nominative, their owners as the title itself names them."""
    here, anywhere = _by_title(nodes)
    for statement in material.of_kind(StatementKind.ROLE):
        role = typed(statement, Role)
        before = material.by_id[statement.article_id].text[: role.span.start][-80:]
        title = nominative(role.title, before)
        of = role.of or owner_in_title(role.title, here[statement.article_id], anywhere)
        _enter_role(nodes, replace(statement, finding=replace(role, title=title, of=of)))


def _find_owners(nodes: Nodes) -> None:
    """Give parts of a body to it by their first word: "KfS-Fraktion" belongs to "KfS"."""
    _, anywhere = _by_title(nodes)
    short = {key: name for key, name in anywhere.items() if " " not in key}
    for node in nodes.by_id.values():
        if node.kind is EntityKind.ORGANISATION and not node.of:
            owner = owner_in_title(node.name, short)
            if owner and title_key(owner) != title_key(node.name):
                node.of[owner] += 1


def _by_title(nodes: Nodes) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Return the bodies and states that each article names, and those of all, by the key of their name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    anywhere: dict[str, str] = {}
    for node in sorted(nodes.by_id.values(), key=lambda node: node.id):
        if node.kind not in (EntityKind.ORGANISATION, EntityKind.STATE) or is_institution(node.name):
            continue
        for name in (*sorted(node.names), *sorted(node.forms)):
            owner = name if name in node.names else node.name
            anywhere.setdefault(title_key(name), owner)
            for article in node.articles if name in node.names else node.forms[name]:
                found[article].setdefault(title_key(name), owner)
    return found, anywhere


def _enter_role(nodes: Nodes, statement: Statement) -> None:
    role = typed(statement, Role)
    kinds = nodes.where.get((statement.article_id, fold(role.name)), {})
    kind = EntityKind.PERSON if EntityKind.PERSON in kinds or not kinds else next(iter(kinds))
    node = nodes.by_id[kinds[kind]] if kinds else nodes.enter(statement.article_id, kind, role.name)
    if not node.forms:
        node.saw(statement.article_id, role.name)
    node.roles.append(statement)


def _enter_stranger(nodes: Nodes, article: str, name: str, side: str | None, span: CharSpan | None) -> None:
    """Enter somebody whom a finding names though no mention or description does: "Vertreter der EU"."""
    territory = name.split()[0] in TERRITORIES and " " in name  # "Land Hessen", a body, not the place
    if (article, fold(name)) in nodes.where or (span and not territory and nodes.at(article, span)):
        return
    kind = EntityKind.STATE if state_of(name) else EntityKind.GROUP
    kind = EntityKind.ORGANISATION if territory else kind
    if kind is EntityKind.GROUP and _is_surname(nodes, name):
        kind = EntityKind.PERSON
    if names_delegation(name) and side:
        kind = EntityKind.DELEGATION
    node = nodes.enter(article, kind, name, side or (state_in(name) if kind is EntityKind.GROUP else None))
    node.saw(article, name)
    if span:
        node.places.append((article, span))


def _is_surname(nodes: Nodes, name: str) -> bool:
    """Whether a single word is the surname of just one person whom the articles name in full: "Krüger" where
    another article has "Tom Krüger"."""
    if not name or not all(part[:1].isupper() for part in name.split("-")) or " " in name:
        return False
    persons = (node.name for node in nodes.by_id.values() if node.kind is EntityKind.PERSON)
    return len({full for full in persons if full.endswith(f" {name}")}) == 1


def _enter_reference(nodes: Nodes, statement: Statement) -> None:
    """Enter words that point to one name of the article ("er", "der Kanzler") as a place of that name."""
    found = typed(statement, Reference)
    if len(found.names) != 1:
        return
    kinds = nodes.where.get((statement.article_id, fold(found.names[0])), {})
    if len(kinds) == 1:
        (node,) = kinds.values()
        nodes.spans.setdefault(statement.article_id, []).append((found.span, node))


def _enter_place(nodes: Nodes, article: str, name: str) -> None:
    """Enter the place of an event, though the article names it only as a government ("in Moskau")."""
    kinds = nodes.where.get((article, fold(name)), {})
    if EntityKind.PLACE not in kinds and EntityKind.STATE not in kinds:
        node = nodes.enter(article, EntityKind.STATE if state_of(name) else EntityKind.PLACE, name)
        node.saw(article, name)


def _place(nodes: Nodes, node: Node, statement: Statement, span: CharSpan) -> None:
    node.places.append((statement.article_id, span))
    nodes.spans.setdefault(statement.article_id, []).append((span, node.id))


def surnames(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    """Return the persons by surname, folded."""
    found: dict[str, list[Node]] = {}
    for node in nodes:
        if node.kind is EntityKind.PERSON:
            found.setdefault(person_parts(node.name)[1], []).append(node)
    return found
