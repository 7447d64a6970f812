"""Which names mean one body, place, group or unnamed person; each join with its reason."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from lagebild.lexicon.transliteration import name_key
from lagebild.model.entity import EntityKind
from lagebild.resolve.join import Joiner
from lagebild.resolve.keys import fold, title_key
from lagebild.resolve.material import Material
from lagebild.resolve.nodes import Node, Nodes
from lagebild.resolve.words import state_of

_BRACKETED = re.compile(r"\s?\(\s?$")


def join_others(material: Material, nodes: Nodes, joiner: Joiner, origin: dict[str, str]) -> None:
    """Join bodies by abbreviation, places by transcription, unnamed ones within one origin."""
    _join_abbreviations(material, nodes, joiner)
    _join_full_names(nodes, joiner)
    _join_known_abbreviations(nodes, joiner)
    _join_places(nodes, joiner)
    _join_undefined(nodes, joiner, origin)


def _join_abbreviations(material: Material, nodes: Nodes, joiner: Joiner) -> None:
    """Join a body with the abbreviation that an article puts in brackets after it: "... (KfS)"."""
    for article, rows in sorted(nodes.spans.items()):
        text = material.by_id[article].text
        for (left, one), (right, two) in pairwise(rows):
            between = text[left.end : right.start]
            if one == two or len(between) > 3 or not _BRACKETED.match(between):
                continue
            if text[right.end : right.end + 1] == ")" and one.split(":")[0] == two.split(":")[0]:
                joiner.join(one, two, "abbreviation", "Abkürzung in Klammern hinter dem Namen")


def _join_full_names(nodes: Nodes, joiner: Joiner) -> None:
    """Join bodies that some article calls by one name of several words: "FM", spelled out "Freie Mitte"."""
    blocks: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(nodes.by_id.values(), key=lambda node: node.id):
        if node.kind is EntityKind.ORGANISATION:
            for key in sorted({title_key(name) for name in (*node.names, *node.forms) if " " in name}):
                blocks[key].append(node)
    for key in sorted(blocks):
        first, *others = blocks[key]
        for other in others:
            joiner.join(first.id, other.id, "full_name", "gleicher voller Name")


def _join_known_abbreviations(nodes: Nodes, joiner: Joiner) -> None:
    """Join a body that an article only abbreviates with the one body that others abbreviate so."""
    full: dict[str, list[Node]] = defaultdict(list)
    short: list[Node] = []
    for node in sorted(nodes.by_id.values(), key=lambda node: node.id):
        if node.kind is EntityKind.ORGANISATION:
            if _is_abbreviation(node.name):
                short.append(node)
            for form in sorted(node.forms):
                if _is_abbreviation(form) and not _is_abbreviation(node.name):
                    full[form].append(node)
    for form in sorted(full):
        _join_longer(full[form], joiner)
    for node in short:
        owners = {joiner.find(other.id): other for other in full[node.name]}
        if len(owners) == 1:
            (other,) = owners.values()
            joiner.join(other.id, node.id, "abbreviation", "Abkürzung, die ein anderer Artikel ausschreibt")
        for other in owners.values() if len(owners) > 1 else ():
            joiner.doubt(other.id, node.id, "abbreviation", "Abkürzung mehrerer Namen")


def _join_longer(bodies: list[Node], joiner: Joiner) -> None:
    """Join bodies with one abbreviation where one name ends as the other: "Neuer Verband", "Verband"."""
    longest = max(bodies, key=lambda node: (len(title_key(node.name)), node.id))
    for node in bodies:
        if node is not longest and title_key(longest.name).endswith(" " + title_key(node.name)):
            joiner.join(longest.id, node.id, "abbreviation", "gleiche Abkürzung, Teil des längeren Namens")


def _is_abbreviation(name: str) -> bool:
    return len(name) <= 6 and " " not in name and sum(c.isupper() for c in name) >= 2


def _join_places(nodes: Nodes, joiner: Joiner) -> None:
    """Join places that are one name in another transcription and belong to nothing different."""
    blocks: dict[str, list[Node]] = defaultdict(list)
    for node in nodes.by_id.values():
        if node.kind is EntityKind.PLACE:
            blocks[name_key(node.name)].append(node)
    for key in sorted(blocks):
        first, *others = sorted(blocks[key], key=lambda node: node.id)
        for other in others:
            if first.of and other.of and set(first.of).isdisjoint(other.of):
                joiner.doubt(first.id, other.id, "place", "gleicher Name in anderer Umschrift, anderes Land")
            else:
                joiner.join(first.id, other.id, "place", "gleicher Ortsname in anderer Umschrift")


def _join_undefined(nodes: Nodes, joiner: Joiner, origin: dict[str, str]) -> None:
    """Join whom nobody names only where the articles are one text: "ein Berater" elsewhere may be another.

    Several people of one state or body are the same wherever the same words name them ("die europäischen
    Verbündeten" of one state).
    """
    blocks: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes.by_id.values():
        if node.kind in (EntityKind.UNNAMED, EntityKind.GROUP):
            of = sorted(fold(state_of(name) or name) for name in node.of)
            origins = sorted({origin[article] for article in node.articles})
            named = node.kind is EntityKind.GROUP and (_is_own_name(node) or _is_of_a_state(node))
            blocks[(node.kind, title_key(node.name), *of, *([] if named else origins))].append(node)
    for key in sorted(blocks):
        first, *others = sorted(blocks[key], key=lambda node: node.id)
        for other in others:
            reason = "dieselben Worte, dieselbe Zugehörigkeit" if _is_of_a_state(first) else _SAME_WORDS
            joiner.join(first.id, other.id, "same_words", reason)


_SAME_WORDS = "dieselben Worte im selben Text oder als Eigenname"


def _is_own_name(node: Node) -> bool:
    return node.name[:1].isupper() and len(node.name.split()) == 1


def _is_of_a_state(node: Node) -> bool:
    return len(node.of) == 1 and all(state_of(name) for name in node.of)
