"""The descent of papers as SVG: one column of boxes, lines on the left for what revises or contains what."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.publish.papers import PaperCard, paper_facts
from lagebild.publish.wording import listing, say

WIDTH = 340
_BOX_LEFT = 64
_LINE = 17
_NAME_LETTERS = 32
_FACT_LETTERS = 40
_GAP = 18
_PADDING = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A paper's box: its place and its lines of text."""

    href: str
    title: str
    y: int
    height: int
    name: tuple[str, ...]
    facts: tuple[str, ...]
    bundle: bool
    depth: int

    @property
    def x(self) -> int:
        """Left edge: parts of a bundle stand in."""
        return _BOX_LEFT + 14 * self.depth

    @property
    def middle(self) -> int:
        """Where lines leave and arrive."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from an older to a newer paper, or from a bundle to its part."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A drawing that the template fills in."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    summary: str


def lineage(cards: tuple[PaperCard, ...]) -> Lineage | None:
    """Return the drawing of all papers that are related to another one; None where none is."""
    related = tuple(card for card in cards if card.revises or card.revised_by or card.part_of or card.parts)
    if not related:
        return None
    boxes: dict[str, Box] = {}
    y = 2
    for card in related:
        box = _box(card, y)
        boxes[box.href] = box
        y += box.height + _GAP
    edges = [*_edges(related, boxes, "revises"), *_edges(related, boxes, "part")]
    return Lineage(
        width=WIDTH,
        height=y - _GAP + 2,
        boxes=tuple(boxes.values()),
        edges=tuple(edges),
        summary=_summary(related),
    )


def _box(card: PaperCard, y: int) -> Box:
    depth = 1 if card.part_of else 0
    name = wrap(card.paper.name, _NAME_LETTERS - 2 * depth, 3)
    facts = wrap(paper_facts(card), _FACT_LETTERS - 2 * depth, 2)
    return Box(
        href="#" + card.anchor,
        title=card.paper.name,
        y=y,
        height=_PADDING + _LINE * (len(name) + len(facts)) + _PADDING // 2,
        name=name,
        facts=facts,
        bundle=bool(card.parts),
        depth=depth,
    )


def _edges(cards: tuple[PaperCard, ...], boxes: dict[str, Box], kind: str) -> list[Edge]:
    """Return arcs on the left: the further they reach, the further out they run."""
    pairs = [
        (boxes[link.href], boxes["#" + card.anchor])
        for card in cards
        for link in (card.revises if kind == "revises" else card.part_of)
        if link.href in boxes
    ]
    order = list(boxes)
    edges = []
    for older, newer in pairs:
        distance = abs(order.index(newer.href) - order.index(older.href))
        if kind == "part":
            rail = older.x + 7
            start = older.y + older.height
            edges.append(Edge(path=f"M{rail} {start}V{newer.middle}H{newer.x - 2}", kind="part"))
            continue
        rail = max(8, _BOX_LEFT - 12 - 9 * min(distance, 5))
        start, end = older.middle + 5, newer.middle - 5
        edges.append(
            Edge(
                path=f"M{older.x} {start}H{rail + 8}Q{rail} {start} {rail} {start + 8}"
                f"V{end - 8}Q{rail} {end} {rail + 8} {end}H{newer.x - 8}",
                kind="revises",
            )
        )
    return edges


def wrap(text: str, letters: int, lines: int) -> tuple[str, ...]:
    """Break a text into at most ``lines`` lines of about ``letters`` letters; „…“ stands for the rest."""
    rows: list[str] = []
    row = ""
    for word in text.split():
        for piece in (word[at : at + letters] for at in range(0, len(word), letters)):
            if row and len(row) + 1 + len(piece) > letters:
                rows.append(row)
                row = piece
            else:
                row = f"{row} {piece}" if row else piece
    rows.append(row)
    if len(rows) <= lines:
        return tuple(rows)
    last = rows[lines - 1]
    return (*rows[: lines - 1], (last if len(last) < letters else last[: letters - 1].rstrip()) + "…")


def _summary(cards: tuple[PaperCard, ...]) -> str:
    parts = []
    for card in cards:
        if card.revises:
            older = listing([link.name for link in card.revises])
            parts.append(say("papers.revises", paper=card.paper.name, other=older))
        if card.part_of:
            whole = listing([link.name for link in card.part_of])
            parts.append(say("papers.is_part", paper=card.paper.name, other=whole))
    return " ".join(parts)
