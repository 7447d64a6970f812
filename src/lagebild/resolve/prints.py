"""Names in several prints of one report: "Weber" in a text is "Weber" in its reprint."""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.model.entity import EntityKind
from lagebild.resolve.join import Joiner
from lagebild.resolve.keys import fold
from lagebild.resolve.nodes import Nodes

_OF_ONE_ARTICLE = (EntityKind.PERSON, EntityKind.UNNAMED, EntityKind.GROUP)


def join_prints(nodes: Nodes, joiner: Joiner, origin: Mapping[str, str]) -> None:
    """Join persons, unnamed persons and groups of one name whose articles are prints of one report.

    Passages that two reports share with an agency are not enough: ``origin`` is the same for prints alone.
    """
    first: dict[tuple[EntityKind, str, str], str] = {}
    for node in sorted(nodes.by_id.values(), key=lambda node: node.id):
        if node.kind not in _OF_ONE_ARTICLE:
            continue
        for article in sorted(node.articles):
            key = (node.kind, fold(node.name), origin.get(article, article))
            other = first.setdefault(key, node.id)
            if other != node.id:
                joiner.join(other, node.id, "print", "gleicher Name in Abdrucken eines Berichts")
