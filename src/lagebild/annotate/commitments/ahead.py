"""The events still to come, for the commitments that speak of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lagebild.annotate.commitments.verbs import listed
from lagebild.annotate.doc_text import text_of
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex
    from lagebild.model.span import CharSpan

_NEAR = 16
"""So many spans of events before the end of a clause are looked at."""
_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.CANCELLED})


class Ahead:
    """The events still to come: where they are told of, on what day, which go on; and what papers provide."""

    def __init__(self, doc: Doc) -> None:
        """Sort the events and the contents of papers by their places."""
        self.events = doc._.events
        ahead = [(n, event) for n, event in enumerate(doc._.events) if event.status in _AHEAD]
        self.spans = sorted((s.start, s.end, n) for n, e in ahead for s in (e.span, *e.evidence))
        self.contents = sorted((c.span.start, c.span.end) for p in doc._.papers for c in p.contents)
        self.going_on = [n for n, e in ahead if any(_says(doc, span, "goes_on") for span in e.evidence)]
        self.days: dict[str | None, list[int]] = {}
        for number, event in ahead:
            self.days.setdefault(event.start, []).append(number)

    def is_content(self, frame: Frame) -> bool:
        """Whether the clause is of what a paper provides."""
        stop = bisect_right(self.contents, (frame.span.end - 1, 0))
        return any(end > frame.span.start for _, end in self.contents[max(0, stop - 2) : stop])

    def is_cancelled(self, number: int | None) -> bool:
        """Whether the event of that number is called off."""
        return number is not None and self.events[number].status is EventStatus.CANCELLED

    def at(self, frame: Frame, timex: Timex) -> int | None:
        """Return the event announced: that of the clause, or, where something "goes on", the one that will.

        That is the only one on that day, or the only one that is said to go on.
        """
        span = frame.clause.span
        stop = bisect_right(self.spans, (span.end - 1, 0, 0))
        found = [n for _, end, n in self.spans[max(0, stop - _NEAR) : stop] if end > span.start]
        if found:
            return min(found)
        if frame.lemma not in listed("goes_on"):
            return None
        that_day = self.days.get(timex.start, []) if timex.start else []
        return next((rows[0] for rows in (that_day, self.going_on) if len(rows) == 1), None)


def _says(doc: Doc, span: CharSpan, table: str) -> bool:
    words = span.of(text_of(doc)).lower().split()
    return not listed(table).isdisjoint(word.strip(".,;:") for word in words)
