"""Whether somebody went where they wanted to: what takes place there with them tells it.

"Weber will in der kommenden Woche nach Rom" and, later, "Krüger empfing Weber am Dienstag in Rom". Left out
are announcements that tell more than the journey ("will die Geiseln nach Rom bringen").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lagebild.model.annotation import Commitment, EventStatus
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement
from lagebild.resolve.agenda_words import general, stems, talks
from lagebild.resolve.days import Days
from lagebild.resolve.events import Happening, Report
from lagebild.resolve.likeness import content_stems
from lagebild.resolve.material import Material, typed
from lagebild.resolve.name_words import NameWords
from lagebild.resolve.words import time_words

TOOK_PLACE = frozenset({EventStatus.HELD, EventStatus.ONGOING})


class Travels:
    """Held events by place, asked for journeys that were announced."""

    def __init__(
        self, material: Material, happenings: Sequence[tuple[str, Happening]], names: NameWords
    ) -> None:
        self._material = material
        self._names = names
        self._held: dict[str, list[Report]] = defaultdict(list)
        for _, happening in happenings:
            for report in happening.reports:
                if report.event.status in TOOK_PLACE and report.place:
                    for place in {report.place, *report.areas}:
                        self._held[place].append(report)

    def of(self, statement: Statement, days: Days) -> list[Report]:
        """Return the reports of what took place there in those days with somebody who wanted to go there."""
        article = self._material.by_id[statement.article_id]
        journey = typed(statement, Commitment)
        named = self._names.entities(article.id, [journey.span])
        goals = {
            e for span, e in named if self._names.kind(e) is EntityKind.PLACE and _to(article.text, span)
        }
        people = {e for _, e in named if self._names.kind(e) is EntityKind.PERSON}
        if not goals or not people or self._tells_more(article.id, journey.what):
            return []
        rank = self._material.rank
        found = {id(r): r for goal in goals for r in self._held[goal] if people & r.who}
        return sorted(
            (
                r
                for r in found.values()
                if rank[r.article] > rank[article.id] and r.days is not None and r.days.overlaps(days)
            ),
            key=lambda r: (rank[r.article], r.statement.index),
        )

    def _tells_more(self, article_id: str, what: str) -> bool:
        told = time_words() | general() | stems("travel") | talks()
        return bool(content_stems(what) - told - self._names.stems(article_id))


def _to(text: str, place: CharSpan) -> bool:
    return text.endswith("nach ", 0, place.start)
