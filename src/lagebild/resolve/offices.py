"""Descriptions by office: "der Vorsitzende der Jugend" is the one person named who holds that office."""

from __future__ import annotations

from collections import defaultdict

from lagebild.lexicon import group
from lagebild.model.annotation import Role
from lagebild.model.entity import EntityKind
from lagebild.resolve.join import Joiner
from lagebild.resolve.keys import stem, title_key
from lagebild.resolve.material import typed
from lagebild.resolve.nodes import Node, Nodes
from lagebild.resolve.words import determiners, state_adjective, state_of


def join_offices(nodes: Nodes, joiner: Joiner) -> None:
    """Join whoever goes by a definite description with the one person named there whose office it is.

    Left out: an office that several persons of the article hold, or that belongs to another state or body.
    """
    offices: dict[str, list[tuple[Node, Role]]] = defaultdict(list)
    articles: dict[str, set[str]] = defaultdict(set)
    for node in nodes.by_id.values():
        if node.kind is EntityKind.PERSON:
            offices[joiner.find(node.id)] += [(node, typed(statement, Role)) for statement in node.roles]
            articles[joiner.find(node.id)] |= node.articles
    holders: dict[tuple[str, str], list[tuple[Node, Role]]] = defaultdict(list)
    for root in sorted(offices):
        for article in articles[root]:
            for node, role in offices[root]:
                holders[article, title_key(role.title)].append((node, role))
    for node in sorted(nodes.by_id.values(), key=lambda node: node.id):
        if node.kind in (EntityKind.UNNAMED, EntityKind.GROUP):
            _find_holder(node, holders, joiner)


def _find_holder(node: Node, holders: dict[tuple[str, str], list[tuple[Node, Role]]], joiner: Joiner) -> None:
    key = _office_key(node)
    if not key:
        return
    for article in sorted(node.articles):
        rows = [(person, role) for person, role in holders[article, key] if _fits(node, role)]
        people = {joiner.find(person.id): person for person, _ in rows}
        if len(people) == 1:
            (person,) = people.values()
            joiner.join(
                person.id, node.id, "office", f"Amt einer Person, die der Artikel nennt: {rows[0][1].title}"
            )


def _office_key(node: Node) -> str | None:
    """Return the key of the office that a definite description names, None for "ein Sprecher"."""
    first, *rest = node.name.split()
    possessor = first[:1].isupper() and first.endswith("s")
    if not rest or not (possessor or first.casefold() in determiners()):
        return None
    known = {stem(adjective) for name in node.of if (adjective := state_adjective(state_of(name) or name))}
    return title_key(" ".join(word for word in rest if stem(word) not in known | _FORMER))


_FORMER = {stem(word) for word in group("resolve_words", "of_an_office")}


def _fits(node: Node, role: Role) -> bool:
    if not node.of or not role.of:
        return True
    owner = title_key(state_of(role.of) or role.of)
    return any(title_key(state_of(name) or name) == owner for name in node.of)
