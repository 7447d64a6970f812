"""Who met whom, as SVG: names around an ellipse, by side, a line for each pair that was at one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from lagebild.model.annotation import EventStatus, EventType
from lagebild.model.dossier import Entity, RecordedEvent
from lagebild.model.entity import EntityKind
from lagebild.publish.anchors import anchor
from lagebild.publish.excerpts import shorten
from lagebild.publish.index import DossierIndex
from lagebild.publish.wording import counted, label, listing

WIDTH, ROW = 720, 30
MOST = 26
"""Names that the picture has room for: those with most ties."""
MOST_TOGETHER = 12
"""An event with more participants is a conference, not a meeting of each with each."""
LETTERS = 26
GROUPS = 5
"""Sides with a colour of their own; the others share one."""

MEETINGS = frozenset(
    (
        EventType.TALKS,
        EventType.MEETING,
        EventType.SUMMIT,
        EventType.VISIT,
        EventType.CALL,
        EventType.SIGNING,
    )
)
FIRM = frozenset((EventStatus.HELD, EventStatus.ONGOING))
NOT_MET = frozenset((EventStatus.DENIED, EventStatus.CANCELLED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A name: its dot, and where its text begins or ends."""

    href: str
    name: str
    title: str
    group: int
    x: float
    y: float
    r: float
    tx: float
    ty: float
    turn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A pair that took part in the same events; ``firm`` if a report states one of them as a fact."""

    first: str
    second: str
    title: str
    note: str
    firm: bool
    width: float
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A drawing that the template fills in."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    groups: tuple[tuple[int, str], ...]


Pair = tuple[str, str]


def network(index: DossierIndex, events: Iterable[RecordedEvent] | None = None) -> Network | None:
    """Return the drawing of who met whom; None where no event has two participants of different sides.

    People of one side who sit at the same table are no meeting, nor is somebody beside the state or body that
    he belongs to. Denied and cancelled events are left out.
    """
    ties = _ties(index, index.dossier.events if events is None else events)
    shown = _shown(ties)
    ties = {pair: found for pair, found in ties.items() if set(pair) <= shown}
    if not ties:
        return None
    sides = _sides(index, {one for pair in ties for one in pair})
    colours = _colours(sides)
    order = sorted(sides, key=lambda one: (colours[sides[one]], sides[one], index.name(one), one))
    nodes = _placed(index, order, ties, {one: colours[side] for one, side in sides.items()})
    lines = [_line(index, pair, found, nodes) for pair, found in ties.items()]
    return Network(
        width=WIDTH,
        height=_height(len(order)),
        nodes=tuple(nodes.values()),
        lines=tuple(sorted(lines, key=lambda line: (-line.width, line.first, line.second))),
        groups=tuple(
            (number, index.name(side)) for side, number in colours.items() if side and number < GROUPS
        ),
    )


def _ties(index: DossierIndex, events: Iterable[RecordedEvent]) -> dict[Pair, list[RecordedEvent]]:
    ties: dict[Pair, list[RecordedEvent]] = defaultdict(list)
    for event in events:
        if event.type not in MEETINGS or event.status in NOT_MET:
            continue
        present = {who.entity: who.side or index.side_of(who.entity) for who in event.participants}
        people = sorted(one for one in present if one in index.entities and _has_face(index.entities[one]))
        if not 2 <= len(people) <= MOST_TOGETHER:
            continue
        for first, second in combinations(people, 2):
            if present[first] is None or present[first] != present[second]:
                ties[first, second].append(event)
    return ties


def _has_face(entity: Entity) -> bool:
    return entity.kind not in (EntityKind.PLACE, EntityKind.GROUP)


def _shown(ties: dict[Pair, list[RecordedEvent]]) -> frozenset[str]:
    weight: Counter[str] = Counter()
    for (first, second), events in ties.items():
        weight[first] += len(events)
        weight[second] += len(events)
    return frozenset(sorted(weight, key=lambda one: (-weight[one], one))[:MOST])


def _sides(index: DossierIndex, shown: Iterable[str]) -> dict[str, str]:
    return {one: index.side_of(one) or "" for one in shown}


def _colours(sides: dict[str, str]) -> dict[str, int]:
    """Return the number of each side's colour: those with most names first, open ones last."""
    size = Counter(side for side in sides.values() if side)
    ranked = sorted(size, key=lambda side: (-size[side], side))
    return {side: min(number, GROUPS) for number, side in enumerate(ranked)} | {"": GROUPS}


def _height(number: int) -> int:
    return max(220, ROW * (number // 2 + 2))


def _placed(
    index: DossierIndex,
    order: list[str],
    ties: dict[Pair, list[RecordedEvent]],
    group: dict[str, int],
) -> dict[str, Node]:
    """Put names on an ellipse at even heights, so that their texts never cover each other."""
    height = _height(len(order))
    right = (len(order) + 1) // 2
    found = {}
    for number, one in enumerate(order):
        on_right = number < right
        rows = right if on_right else len(order) - right
        row = number if on_right else len(order) - 1 - number
        y = (row + 0.5) * height / rows
        out = (WIDTH / 2 - 210) * sqrt(max(0.0, 1 - (2 * y / height - 1) ** 2))
        x = WIDTH / 2 + (out if on_right else -out)
        met = sum(one in pair for pair in ties)
        found[one] = Node(
            href="#" + anchor("n", one),
            name=shorten(index.shown_name(one), LETTERS),
            title=f"{index.shown_name(one)} ({label('entity_kind', index.entities[one].kind)})",
            group=group[one],
            x=round(x, 1),
            y=round(y, 1),
            r=min(9.0, 4.0 + met),
            tx=round(x + (14 if on_right else -14), 1),
            ty=round(y + 4, 1),
            turn="start" if on_right else "end",
        )
    return found


def _line(index: DossierIndex, pair: Pair, events: list[RecordedEvent], nodes: dict[str, Node]) -> Line:
    one, other = nodes[pair[0]], nodes[pair[1]]
    first, second = sorted((index.shown_name(pair[0]), index.shown_name(pair[1])))
    by_status = Counter(event.status for event in events)
    words = [f"{number} {label('event_status', status)}" for status, number in sorted(by_status.items())]
    note = f"{counted(len(events), 'event')} ({listing(words)})"
    return Line(
        first=first,
        second=second,
        title=f"{first} – {second}: {note}",
        note=note,
        firm=any(event.status in FIRM for event in events),
        width=min(6.0, 1.0 + 0.8 * len(events)),
        x1=one.x,
        y1=one.y,
        x2=other.x,
        y2=other.y,
    )
