"""Where the events of each article lie, so that what is said of one is known to be of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.model.annotation import Event
from lagebild.model.span import CharSpan


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the events of each article lie: ``(span, number of the happening, event)``."""

    events: dict[str, list[tuple[CharSpan, int, Event]]]

    def at(self, article: str, spans: Iterable[CharSpan]) -> tuple[int, Event] | None:
        """Return the event whose clause overlaps ``spans`` most."""
        best: tuple[int, int, Event] | None = None
        for span in spans:
            for place, number, event in self.events.get(article, ()):
                common = min(place.end, span.end) - max(place.start, span.start)
                if common > 0 and (best is None or common > best[0]):
                    best = (common, number, event)
        return best[1:] if best else None


def surroundings(reports: Iterable[tuple[str, Event, int]]) -> Surroundings:
    """Return where the events lie, from ``(article, event, number of its happening)``."""
    events: dict[str, list[tuple[CharSpan, int, Event]]] = defaultdict(list)
    for article, event, number in reports:
        events[article] += [(span, number, event) for span in dict.fromkeys((event.span, *event.evidence))]
    return Surroundings(dict(events))
