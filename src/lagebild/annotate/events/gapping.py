"""A verb told once for two: "Die CDU stimmt am 8. Mai in Fulda ab, die SPD am 9. Mai in Kassel".

The part behind the comma has somebody of its own and a day of its own, and no verb; it is read as a clause
with the verb of the first. A second name alone ("ab, die SPD nicht") tells of no second event.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ACTORS = frozenset({MentionKind.ORGANISATION, MentionKind.PERSON, MentionKind.STATE, MentionKind.GOVERNMENT})
_ARTICLE = 5
"""So near to the comma the name stands: "die SPD"."""


def gapped(doc: Doc, frame: Frame) -> list[Frame]:
    """Return the clause, or the two that share its verb."""
    pieces = frame.clause.pieces
    last = pieces[-1]
    if (
        len(pieces) < 2
        or frame.kind != "main"
        or any(verb.start >= last.start for verb in frame.clause.verbs)
    ):
        return [frame]
    names = beginning_in(doc, "mentions", last.start, min(last.end, last.start + _ARTICLE))
    who = next((m for m in names if m.kind in _ACTORS), None)
    days = beginning_in(doc, "timexes", last.start, last.end)
    before = beginning_in(doc, "timexes", frame.span.start, last.start)
    if who is None or not any(t.start for t in days) or not any(t.start for t in before):
        return [frame]
    mine = tuple(t for t in frame.tokens if t.idx >= last.start)
    first = replace(
        frame,
        clause=replace(frame.clause, pieces=pieces[:-1]),
        tokens=tuple(t for t in frame.tokens if t.idx < last.start),
    )
    return [
        first,
        replace(frame, clause=replace(frame.clause, pieces=(last,), subject=who.span), tokens=mine),
    ]
