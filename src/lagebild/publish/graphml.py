"""The record as a graph (GraphML): who took part in what, who speaks to which paper, what revises what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from lagebild.model.dossier import Dossier
from lagebild.publish.chronicle import event_entry
from lagebild.publish.index import DossierIndex
from lagebild.publish.taken import clean

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (
    ("node", "label"),
    ("node", "type"),
    ("node", "kind"),
    ("node", "status"),
    ("node", "side"),
    ("node", "when"),
    ("edge", "relation"),
    ("edge", "articles"),
)

Node = tuple[str, dict[str, str]]
Edge = tuple[str, str, str, str]


def render_graphml(dossier: Dossier) -> bytes:
    """Return the graph: nodes for entities, events and papers; edges name their relation and the articles."""
    index = DossierIndex(dossier)
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for domain, name in _KEYS:
        ET.SubElement(
            root, "key", {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": "string"}
        )
    graph = ET.SubElement(root, "graph", {"id": "lagebild", "edgedefault": "directed"})
    known: dict[str, str] = {}
    for identifier, data in _nodes(index):
        known[identifier] = f"n{len(known)}"
        node = ET.SubElement(graph, "node", {"id": known[identifier]})
        _data(node, "node", data)
    for source, target, relation, articles in _edges(index):
        if source in known and target in known:
            edge = ET.SubElement(graph, "edge", {"source": known[source], "target": known[target]})
            _data(edge, "edge", {"relation": relation, "articles": articles})
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _data(element: ET.Element, domain: str, values: dict[str, str]) -> None:
    for name, value in values.items():
        if value:
            ET.SubElement(element, "data", {"key": f"{domain}-{name}"}).text = clean(value)


def _nodes(index: DossierIndex) -> Iterator[Node]:
    for entity in index.dossier.entities:
        side = index.side_of(entity.id)
        data = {
            "label": entity.name,
            "type": "entity",
            "kind": entity.kind,
            "side": index.name(side) if side else "",
        }
        yield f"entity:{entity.id}", data
    for event in index.dossier.events:
        when = event_entry(index, event).when
        data = {
            "label": event.title,
            "type": "event",
            "kind": event.type,
            "status": event.status,
            "when": when,
        }
        yield f"event:{event.id}", data
    for paper in index.dossier.papers:
        data = {"label": paper.name, "type": "paper", "kind": paper.kind, "when": paper.presented or ""}
        yield f"paper:{paper.id}", data


def _edges(index: DossierIndex) -> Iterator[Edge]:
    for entity in index.dossier.entities:
        if entity.of:
            yield f"entity:{entity.id}", f"entity:{entity.of}", "of", ""
    for event in index.dossier.events:
        for who in event.participants:
            yield (
                f"entity:{who.entity}",
                f"event:{event.id}",
                "participant",
                _articles(item.article for item in who.evidence or event.evidence),
            )
        for place in event.places:
            yield f"event:{event.id}", f"entity:{place}", "place", ""
    for paper in index.dossier.papers:
        articles = _articles(item.article for item in paper.evidence)
        for who_id in paper.presented_by:
            yield f"entity:{who_id}", f"paper:{paper.id}", "presented", articles
        for other in paper.revises:
            yield f"paper:{paper.id}", f"paper:{other}", "revises", articles
        for other in paper.part_of:
            yield f"paper:{paper.id}", f"paper:{other}", "part_of", articles
        for stance in (s for s in paper.stances if not s.said_by):  # an edge cannot tell whose word it is
            found = _articles(item.article for item in stance.evidence)
            yield f"entity:{stance.entity}", f"paper:{paper.id}", stance.stance, found


def _articles(ids: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(ids))
