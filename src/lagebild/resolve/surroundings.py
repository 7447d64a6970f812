"""Where the events of each article lie, so that what is said of one is known to be of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.model.annotation import Event
from lagebild.model.article import Article
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.resolve.assertion import AHEAD
from lagebild.resolve.entities import Cast


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the events of each article lie: ``(span, number of the happening, event)``."""

    events: dict[str, list[tuple[CharSpan, int, Event]]]

    def at(self, article: str, spans: Iterable[CharSpan]) -> tuple[int, Event] | None:
        """Return the event whose clause overlaps ``spans`` most, one that was before one that is to come."""
        best: tuple[tuple[int, bool], int, Event] | None = None
        for span in spans:
            for place, number, event in self.events.get(article, ()):
                common = min(place.end, span.end) - max(place.start, span.start)
                weight = (common, event.status not in AHEAD)
                if common > 0 and (best is None or weight > best[0]):
                    best = (weight, number, event)
        return best[1:] if best else None


def elsewhere(event: Event, span: CharSpan, article: Article, cast: Cast) -> bool:
    """Whether words name another place than that of the event which several sentences were joined to."""
    if event.place is None or event.place in span.of(article.text):
        return False
    rows = cast.nodes.spans.get(article.id, ())
    named = [
        cast.entities[cast.entity_of[node]]
        for place, node in rows
        if span.covers(place) and article.text[: place.start].endswith((" in ", "In "))
    ]
    return any(row.kind in (EntityKind.PLACE, EntityKind.STATE) for row in named)


def surroundings(reports: Iterable[tuple[str, Event, int]]) -> Surroundings:
    """Return where the events lie, from ``(article, event, number of its happening)``."""
    events: dict[str, list[tuple[CharSpan, int, Event]]] = defaultdict(list)
    for article, event, number in reports:
        events[article] += [(span, number, event) for span in dict.fromkeys((event.span, *event.evidence))]
    return Surroundings(dict(events))
