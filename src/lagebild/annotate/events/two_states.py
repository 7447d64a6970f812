"""Which two states "beide Länder" means where they are named only by those who act for them.

"Norlands Ministerin Weber traf ihren *südländischen* Kollegen Krüger. *Beide Länder* ...": the pair that sat
together gives its sides, else the states and offices named not far before. With three the words stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.mediators import mediates
from lagebild.annotate.events.parties import party_reader
from lagebild.annotate.names.gazetteer import state_names
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from lagebild.model.annotation import Mention, Participant
    from lagebild.model.span import CharSpan

_PAIR = 2
_STATES = frozenset({MentionKind.STATE, MentionKind.GOVERNMENT})


def sides_of_pair(doc: Doc, pair: Sequence[Participant]) -> list[str]:
    """Return the two states that two persons at one table stand for; none where one stands for no state."""
    sides = party_reader(doc).sides
    names = _states(doc)
    found = dict.fromkeys(side for p in pair if (side := p.side or sides.get(p.name)) in names and side)
    return list(found) if len(found) == len(pair) == _PAIR else []


def states_of_offices(doc: Doc, near: Iterable[Mention], stretch: CharSpan) -> list[str]:
    """Return the two states that names and offices in a stretch of the text give; none where there are
    three."""
    names = _states(doc)
    found = dict.fromkeys(m.of or m.name for m in near if m.kind in _STATES)
    held = (r for r in doc._.roles if not (r.former or mediates(r.title)) and r.span.overlaps(stretch))
    found |= dict.fromkeys(r.of for r in held if r.of in names)
    return list(found) if len(found) == _PAIR else []


def _states(doc: Doc) -> frozenset[str]:
    return state_names() | {m.name for m in doc._.mentions if m.kind is MentionKind.STATE}
