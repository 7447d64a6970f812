"""Which names mean one person, within and across articles, each join with its reason.

A likeness of letters only makes candidates. What joins: the same first name and surname, also in another
transcription ("Rustem Umerow", "Rustem Umjerow"); a surname alone beside a full name that shares office, side
or company with it; a misprint that stands in the place of the right form. What does not: the same surname
with another first name, or with an office on another side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.lexicon.transliteration import bare_key, name_key, one_letter_off
from lagebild.model.annotation import Role
from lagebild.model.entity import EntityKind
from lagebild.resolve.join import Joiner
from lagebild.resolve.keys import fold, person_parts, stem, title_key
from lagebild.resolve.material import Material, typed
from lagebild.resolve.nodes import Node, Nodes
from lagebild.resolve.offices import join_offices
from lagebild.resolve.variants import join_variants
from lagebild.resolve.words import government_of, state_of

_UMLAUTS = str.maketrans("äöü", "aou")


@dataclass(slots=True)
class Bearer:
    """What is known of a person, gathered from the nodes joined so far."""

    node: str
    first: str
    undotted: str
    """The first name without umlauts, which English spelling leaves out: "Päivi", "Paivi"."""
    last: str
    written: str
    """The surname as written, in which accents still show."""
    whole: str
    """A key of all parts of the name; a hyphen counts as a space."""
    offices: set[str]
    sides: set[str]
    company: set[str]
    articles: frozenset[str]

    def take(self, other: Bearer) -> None:
        """Add what is known of another bearer of the same name."""
        if len(self.first) <= 1 and other.first:
            self.first, self.undotted = other.first, other.undotted
        self.offices |= other.offices
        self.sides |= other.sides
        self.company |= other.company


def join_persons(material: Material, nodes: Nodes, joiner: Joiner) -> None:
    """Join the persons of all articles; near-misses are listed as undecided."""
    company = _company(nodes)
    persons = sorted(
        (node for node in nodes.by_id.values() if node.kind is EntityKind.PERSON),
        key=lambda node: (min(material.rank[a] for a in node.articles), node.id),
    )
    blocks: dict[str, list[Bearer]] = defaultdict(list)
    bearers = [_bearer(node, company) for node in persons]
    written = {
        bare_key(b.written): name_key(b.last) for b in sorted(bearers, key=lambda b: (b.last, b.written))
    }
    for bearer in bearers:
        blocks[_block(bearer, written)].append(bearer)
    _undo_genitives(blocks, joiner)
    full: dict[str, list[Bearer]] = {}
    for key in sorted(blocks):
        named = [bearer for bearer in blocks[key] if bearer.first]
        full[key] = _join_full(named, joiner)
    for key in sorted(blocks):
        for bearer in blocks[key]:
            if not bearer.first:
                _attach(bearer, full[key], joiner)
    join_variants((person for key in sorted(full) for person in full[key] if person.first), joiner)
    _mend_misprints(nodes, persons, full, joiner)
    join_offices(nodes, joiner)


def _block(bearer: Bearer, written: Mapping[str, str]) -> str:
    """Return the key that a surname shares with its spelling without accents: "Perković", "Perkovic"."""
    return written[bare_key(bearer.written)]


def _undo_genitives(blocks: dict[str, list[Bearer]], joiner: Joiner) -> None:
    """Put a lone "Holms" to the persons called Holm where the company is the same."""
    for key in [key for key in blocks if key.endswith("s") and key[:-1] in blocks]:
        owners = [bearer for bearer in blocks[key[:-1]] if bearer.first]
        for bearer in [b for b in blocks[key] if not b.first and b.last.endswith("s")]:
            near = [b for b in owners if b.articles & bearer.articles or len(_shared_company(b, bearer)) > 1]
            if len({(owner.first, owner.last) for owner in near}) == 1:
                blocks[key].remove(bearer)
                joiner.join(near[0].node, bearer.node, "genitive", "Genitiv des Namens, gemeinsames Umfeld")


def _bearer(node: Node, company: dict[str, frozenset[str]]) -> Bearer:
    first, last = person_parts(node.name)
    roles = [typed(statement, Role) for statement in node.roles]
    return Bearer(
        node=node.id,
        first=bare_key(first) if len(first) > 1 else first,
        undotted=bare_key(node.name.split()[0].lower().translate(_UMLAUTS)) if len(first) > 1 else first,
        last=last,
        written=node.name.split()[-1] if node.name.split() else last,
        whole=name_key(node.name),
        offices={title_key(role.title) for role in roles},
        sides={_side_key(role.of) for role in roles if role.of},
        company=set().union(*(company[a] for a in node.articles)) - {last},
        articles=frozenset(node.articles),
    )


def _side_key(owner: str) -> str:
    state = state_of(owner) or government_of(owner)
    return f"state:{fold(state)}" if state else title_key(owner)


def _company(nodes: Nodes) -> dict[str, frozenset[str]]:
    """Return, for each article, keys of the persons and bodies that it names."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in nodes.by_id.values():
        if node.kind is EntityKind.PERSON:
            key = name_key(person_parts(node.name)[1])
        elif node.kind in (EntityKind.ORGANISATION, EntityKind.STATE, EntityKind.GOVERNMENT):
            key = node.id.split(":", 1)[1]
        else:
            continue
        for article in node.articles:
            found[article].add(key)
    return defaultdict(frozenset, {article: frozenset(keys) for article, keys in found.items()})


def _join_full(named: list[Bearer], joiner: Joiner) -> list[Bearer]:
    """Join full names of one surname key; return one bearer for each person."""
    people: list[Bearer] = []
    for bearer in sorted(named, key=lambda b: len(b.first) == 1):
        for person in people:
            reason = _same_full_name(person, bearer)
            if not reason:
                continue
            if _at_odds(person, bearer) and len(_shared_company(person, bearer)) < 2:
                joiner.doubt(
                    person.node, bearer.node, "full_name", "gleicher Name, aber anderes Amt und Umfeld"
                )
                continue
            if joiner.join(person.node, bearer.node, "full_name", reason):
                person.take(bearer)
                break
        else:
            people.append(bearer)
    return people


def _same_full_name(left: Bearer, right: Bearer) -> str | None:
    if left.first == right.first or left.undotted == right.undotted:
        if left.last == right.last and left.first == right.first:
            return "gleicher Vor- und Nachname"
        return "gleicher Name in anderer Umschrift"
    if 1 in (len(left.first), len(right.first)) and left.first[0] == right.first[0]:
        return "gleicher Nachname, Vorname abgekürzt" if _support(left, right) else None
    return None


def _support(left: Bearer, right: Bearer) -> str | None:
    """Return what, apart from the name, speaks for one person, or None."""
    if left.offices & right.offices:
        return "gleiches Amt"
    if left.sides & right.sides:
        return "gleiche Seite"
    if _at_odds(left, right):
        return None
    shared = _shared_company(left, right)
    if len(shared) >= 2:
        return "gemeinsames Umfeld: " + ", ".join(sorted(shared)[:3])
    heads = {stem(title.split()[-1]) for title in left.offices if title} & {
        stem(title.split()[-1]) for title in right.offices if title
    }
    return "gleichartiges Amt" if heads and shared else None


def _shared_company(left: Bearer, right: Bearer) -> set[str]:
    return (left.company & right.company) - {left.last, right.last}


def _at_odds(left: Bearer, right: Bearer) -> bool:
    """Whether the two hold offices of different states, or of different bodies where no state is named."""
    states = [{side for side in bearer.sides if side.startswith("state:")} for bearer in (left, right)]
    if all(states):
        return states[0].isdisjoint(states[1])
    return not any(states) and bool(left.sides and right.sides) and left.sides.isdisjoint(right.sides)


def _attach(bearer: Bearer, people: list[Bearer], joiner: Joiner) -> None:
    """Join a surname that stands alone with the one person whom something else speaks for."""
    fitting = [(person, why) for person in people if (why := _support(person, bearer))]
    strong = [row for row in fitting if row[1].startswith("gleich")] or fitting
    if len({joiner.find(person.node) for person, _ in strong}) == 1:
        person, why = strong[0]
        if joiner.join(person.node, bearer.node, "surname", f"gleicher Nachname, {why}"):
            person.take(bearer)
            return
    for person in people:
        reason = (
            "gleicher Nachname, mehrere kommen in Frage"
            if fitting
            else "gleicher Nachname, sonst nichts gemein"
        )
        joiner.doubt(person.node, bearer.node, "surname", reason)
    people.append(bearer)


def _mend_misprints(nodes: Nodes, persons: list[Node], full: dict[str, list[Bearer]], joiner: Joiner) -> None:
    """Join a surname that differs by one letter and stands beside the same neighbour in the same article."""
    by_article: dict[str, list[Node]] = defaultdict(list)
    for node in persons:
        for article in node.articles:
            by_article[article].append(node)
    for article in sorted(by_article):
        group = by_article[article]
        lonely = [n for n in group if not person_parts(n.name)[0] and not n.roles and len(n.places) <= 2]
        for node in lonely:
            _mend(nodes, node, [other for other in group if other is not node], joiner)


def _mend(nodes: Nodes, node: Node, others: list[Node], joiner: Joiner) -> None:
    last = person_parts(node.name)[1]
    close = [other for other in others if one_letter_off(last, person_parts(other.name)[1])]
    if len({joiner.find(other.id) for other in close}) != 1:
        return
    beside = _neighbours(nodes, node)
    shared = sorted(name for name in beside & _neighbours(nodes, close[0]) if name != node.id)
    if shared:
        who = nodes.by_id[shared[0]].name
        reason = f"ein Buchstabe anders, steht im selben Artikel ebenso neben {who}"
        joiner.join(close[0].id, node.id, "misprint", reason)
    else:
        joiner.doubt(close[0].id, node.id, "misprint", "ein Buchstabe anders, sonst nichts gemein")


def _neighbours(nodes: Nodes, node: Node, reach: int = 60) -> set[str]:
    """Return the persons named within ``reach`` characters of any place of the node."""
    found: set[str] = set()
    for article, span in node.places:
        for other, name in nodes.spans.get(article, ()):
            if name.startswith("person:") and abs(other.start - span.start) <= reach:
                found.add(name)
    return found - {node.id}
