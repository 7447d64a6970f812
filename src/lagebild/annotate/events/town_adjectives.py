"""The town that its adjective names before a building: "in einem *Frankfurter* Hotel"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.model.annotation import Mention, MentionKind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame

_AT = lexicon.group("events_words", "before_place") | {"am"}
_BUILDINGS = lexicon.endings("events_words", "building")
_ENDINGS = [
    (row["adjective"], row["town"])
    for row in lexicon.entries("events_words", "town_adjective", ("adjective", "town", "example"))
]
_LEAD = 3
"""So many words, article and adjectives, stand between the preposition and the adjective of the town."""


def of_town_adjective(frame: Frame) -> Mention | None:
    """Return the town in whose building something takes place; None where its adjective stands before
    anything else ("die *Wiener* Erklärung") or no preposition of place leads the phrase."""
    for number, token in enumerate(frame.tokens[:-1]):
        following = frame.tokens[number + 1].lower_
        if not token.text[:1].isupper() or not following.endswith(_BUILDINGS):
            continue
        before = frame.tokens[max(0, number - _LEAD) : number]
        town = _town(token.text) if any(t.lower_ in _AT for t in before) else None
        if town is not None:
            span = CharSpan(token.idx, token.idx + len(token))
            return Mention(span=span, kind=MentionKind.PLACE, name=town)
    return None


@cache
def _town(adjective: str) -> str | None:
    """Return the town of an adjective, "Bremen" of "Bremer"; None where it is of no town."""
    known = gazetteer()
    lists = (known.towns, known.places, known.capitals)
    for ending, town in _ENDINGS:
        name = adjective.removesuffix(ending) + town
        if adjective.endswith(ending) and any(name in places for places in lists):
            return name
    return None
