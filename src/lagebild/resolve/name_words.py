"""The words of names and offices in an article: they tell who, not what.

Two sentences that share "Vermittlerin Lena Holm" tell of one person, not of one deed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lagebild.model.annotation import Role
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import StatementKind
from lagebild.resolve.entities import Cast
from lagebild.resolve.likeness import content_stems
from lagebild.resolve.material import Material, typed


class NameWords:
    """Where articles name somebody, and the stems of the words there."""

    def __init__(self, material: Material, cast: Cast) -> None:
        self._material = material
        self._cast = cast
        self._all: dict[str, frozenset[str]] = {}
        self._offices: dict[str, list[CharSpan]] = defaultdict(list)
        for statement in material.of_kind(StatementKind.ROLE):
            self._offices[statement.article_id].append(typed(statement, Role).span)

    def stems(self, article_id: str, within: Sequence[CharSpan] | None = None) -> frozenset[str]:
        """Return the stems of all names and offices, of those ``within`` some stretches where given."""
        if within is None:
            if article_id not in self._all:
                self._all[article_id] = self._stems(article_id, self._spans(article_id))
            return self._all[article_id]
        inside = [s for s in self._spans(article_id) if any(w.covers(s) for w in within)]
        return self._stems(article_id, inside)

    def places(self, article_id: str, within: Sequence[CharSpan]) -> frozenset[str]:
        """Return the places named within some stretches of an article."""
        named = (entity for _, entity in self.entities(article_id, within))
        return frozenset(e for e in named if self.kind(e) is EntityKind.PLACE)

    def kind(self, entity: str) -> EntityKind:
        """Return what an entity is."""
        return self._cast.entities[entity].kind

    def _spans(self, article_id: str) -> list[CharSpan]:
        names = [span for span, _ in self._cast.nodes.spans.get(article_id, ())]
        return [*names, *self._offices.get(article_id, ())]

    def _stems(self, article_id: str, spans: Sequence[CharSpan]) -> frozenset[str]:
        text = self._material.by_id[article_id].text
        return frozenset().union(*(content_stems(span.of(text)) for span in spans))

    def entities(self, article_id: str, within: Sequence[CharSpan]) -> list[tuple[CharSpan, str]]:
        """Return who is named within some stretches of an article, with the place of each name."""
        spans = self._cast.nodes.spans.get(article_id, ())
        return [
            (place, self._cast.entity_of[node])
            for place, node in spans
            if any(w.covers(place) for w in within)
        ]
