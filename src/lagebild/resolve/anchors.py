"""Words of articles as anchors: a person's decision holds on to them, not to ids that an article may change.

An anchor is a node id where that is the same in every article (``state:ukraine``), else a place in an article
(``person@a1:120-131``, ``event.talks@a1:300-382``). When the annotators read a text anew, an anchor leads to
whatever they now find at that place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lagebild.model.annotation import Event, Paper
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.material import Material
from lagebild.resolve.nodes import Node, Nodes

_PLACE = re.compile(r"(\w+)(?:\.(\w+))?@(.+):(\d+)-(\d+)", re.DOTALL)
_OF_ONE_ARTICLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED, EntityKind.GROUP})


def anchor_of_node(node: Node) -> str:
    """Return the anchor of a name: its first place in its article, or its id where that needs none."""
    if node.kind not in _OF_ONE_ARTICLE or not node.places:
        return node.id
    article, span = min(node.places)
    return f"{node.kind}@{article}:{span.start}-{span.end}"


def anchor_of_report(statement: Statement) -> str:
    """Return the anchor of a report of an event or a paper."""
    finding = statement.finding
    span = statement.evidence[0].span
    if isinstance(finding, Event):
        return f"{statement.kind}.{finding.type}@{statement.article_id}:{span.start}-{span.end}"
    return f"{statement.kind}@{statement.article_id}:{span.start}-{span.end}"


def article_of(anchor: str) -> str | None:
    """Return the article that an anchor lies in; None for a name that is the same in all."""
    found = _PLACE.fullmatch(anchor)
    return found[3] if found else None


Places = dict[tuple[str, str], list[tuple[CharSpan, str, str]]]
"""For a kind and an article: places with what kind of event it is and the id of node or statement."""


@dataclass(slots=True)
class Ground:
    """Where anchors hold in the articles as they are read now."""

    nodes: frozenset[str] = frozenset()
    places: Places = field(default_factory=lambda: defaultdict(list))

    def find(self, anchors: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the nodes or statements that anchors lead to, each once, in a fixed order."""
        found = {target for anchor in anchors if (target := self._one(anchor))}
        return tuple(sorted(found))

    def _one(self, anchor: str) -> str | None:
        if anchor in self.nodes:
            return anchor
        parts = _PLACE.fullmatch(anchor)
        if not parts:
            return None
        kind, type_, article, start, end = parts.groups()
        span = CharSpan(int(start), int(end))
        rows = [row for row in self.places.get((kind, article), ()) if row[0].overlaps(span)]
        best = min(rows, key=lambda row: (*_misfit(row[0], span), row[1] != (type_ or ""), row), default=None)
        return best[2] if best else None


def _misfit(own: CharSpan, wanted: CharSpan) -> tuple[bool, int]:
    """Rank a place by how far it is from the wanted one: the same place first."""
    return own != wanted, abs(own.start - wanted.start) + abs(own.end - wanted.end)


def ground_of_nodes(nodes: Nodes) -> Ground:
    """Return the ground of names."""
    ground = Ground(nodes=frozenset(nodes.by_id))
    for node in nodes.by_id.values():
        for article, span in node.places:
            ground.places[node.kind, article].append((span, "", node.id))
    return ground


def ground_of_reports(material: Material) -> Ground:
    """Return the ground of reports of events and papers."""
    ground = Ground()
    for kind in (StatementKind.EVENT, StatementKind.PAPER):
        for statement in material.of_kind(kind):
            finding = statement.finding
            type_ = str(finding.type) if isinstance(finding, Event) else ""
            if isinstance(finding, Event | Paper):
                row = (statement.evidence[0].span, type_, statement.id)
                ground.places[kind, statement.article_id].append(row)
    return ground


def anchors_of(nodes: Sequence[Node] = (), reports: Sequence[Statement] = ()) -> tuple[str, ...]:
    """Return the anchors of names or reports, each once, in a fixed order."""
    found = {anchor_of_node(node) for node in nodes} | {anchor_of_report(report) for report in reports}
    return tuple(sorted(found))
