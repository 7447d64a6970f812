"""Days that have given way to others in the same breath: "*statt wie geplant am Mittwoch* erst am Freitag",
"*nicht am Freitag*, sondern am 12. Februar"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.events.time_words import LED, lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.model.annotation import Timex

FIRST_PLAN = lexicon.group("grammar", "first_plan")
"""Words by which a plan is told as the first one: "ursprünglich"."""
_MEANT = lexicon.group("grammar", "meant_before")
BEFORE_TIME = lexicon.group("grammar", "before_time")
_FIRST_MEANT = lexicon.group("events_words", "as_first_meant")
_NEAR, _REACH = 5, 40
_BUT = re.compile(r"[^.!?;:\n]*?,? sondern\b")


def given_up(doc: Doc, timex: Timex) -> bool:
    """Whether another time holds in the place of this one: "*statt* am Mittwoch erst am Freitag"."""
    words = text_of(doc)[max(0, timex.span.start - _REACH) : timex.span.start].lower().split()
    if "statt" in words[-_NEAR:] and lead(doc, timex) in _MEANT:
        return True
    return _turn(doc, timex) is not None


def set_against(doc: Doc, days: Sequence[Timex]) -> tuple[Timex, Timex] | None:
    """Return the day denied and the one in its place: "beginnt nicht am Freitag, sondern erst am 12. Mai"."""
    for day in days:
        turn = _turn(doc, day)
        new = next((t for t in days if turn is not None and t.span.start >= turn), None)
        if turn is None or new is None:
            continue
        between = text_of(doc)[turn : new.span.start].lower().split()
        if set(between) <= BEFORE_TIME:
            return day, new
    return None


def _turn(doc: Doc, timex: Timex) -> int | None:
    """Return where "sondern" ends behind a day that "nicht" or "nicht wie geplant" stands before, no other
    time between."""
    if lead(doc, timex, LED | BEFORE_TIME | _FIRST_MEANT) != "nicht":
        return None
    end = timex.span.end
    found = _BUT.match(text_of(doc), end, end + _REACH)
    return None if found is None or beginning_in(doc, "timexes", end, found.end()) else found.end()
