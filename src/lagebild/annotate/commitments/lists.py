"""What lists of days say of days to come: "8. Juli: Unterzeichnung in Bern", "- 6. Mai: Der Rat berät".

A line that begins with its day and a colon is an entry of a chronicle. Of days that are past it tells what
has been, which is no commitment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lagebild.annotate.commitments.meaning import is_precise
from lagebild.annotate.commitments.times import is_ahead
from lagebild.annotate.doc_text import text_of
from lagebild.model.annotation import Act, Commitment, EventStatus, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_LEAD = re.compile(r"\W*(?:(?:am|ab|bis|zum|vom|den|der|dem)\s+)*(?:\w+,\s+)?", re.IGNORECASE)
_FAR = 40
"""So many characters before the day its line begins."""
_BEHIND = re.compile(r"(?:\s*\d{4})?(?:\s*\([^)\n]*\))?\s*:\s+")
_LONGEST = 300


def in_lists(doc: Doc) -> Iterator[Commitment]:
    """Yield the entries of chronicles for days to come, each with its first sentence."""
    text, today = text_of(doc), doc._.article.day if doc._.article else None
    ends: list[int] = []
    ahead = [(n, e) for n, e in enumerate(doc._.events) if e.status in _AHEAD]
    for timex in doc._.timexes:
        near = max(0, timex.span.start - _FAR)
        begin = text.rfind("\n", near, timex.span.start) + 1
        if near and not begin:
            continue
        lead = _LEAD.match(text, begin, timex.span.start)
        behind = _BEHIND.match(text, timex.span.end)
        if not lead or lead.end() != timex.span.start or not behind or timex.type is not TimexType.DATE:
            continue
        if not is_precise(timex) or not is_ahead(doc, timex) or str(timex.end or timex.start) == str(today):
            continue
        line = text.find("\n", behind.end(), behind.end() + _LONGEST)
        ends = ends or [sentence.end_char for sentence in doc.sents]
        stop = ends[min(bisect_right(ends, behind.end()), len(ends) - 1)]
        end = min(line if line >= 0 else len(text), stop, behind.end() + _LONGEST)
        words = text[behind.end() : end].rstrip(" .;")
        if not words[:1].isalpha():
            continue
        span = CharSpan(timex.span.start, behind.end() + len(words))
        event = next((n for n, e in ahead if e.span.overlaps(span)), None)
        yield Commitment(
            span=span,
            what=" ".join(span.of(text).split()),
            act=Act.ANNOUNCE,
            when=timex.edtf or timex.start,
            by=(),
            event=event,
            moved_from=None,
        )


_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.CANCELLED})
