"""Paragraphs of a chronicle: "18. Januar: In Genf kommen Weber und Krüger zusammen".

The date in front holds for all that the paragraph tells without a day of its own, and its present tense tells
what was. A date in front without a colon, or one inside the line, is an ordinary date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, cast

from lagebild.annotate.doc_text import text_of
from lagebild.model.annotation import Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "lagebild_chronicle"
_LEADS = re.compile(r"(?:Am |Vom |Ab )?$")
_FEW = 2
"""A chronicle has at least so many paragraphs that begin with a date and a colon."""


def day_in_front(doc: Doc, at: int) -> list[Timex]:
    """Return the date (or first and last day) that begins the chronicle's paragraph around ``at``."""
    starts, dates = _labels(doc)
    place = bisect_right(starts, at) - 1
    return dates[place] if place >= 0 else []


def _labels(doc: Doc) -> tuple[list[int], list[list[Timex]]]:
    """Return where the paragraphs begin, and the date in front of each, none where there is none."""
    if _KEY not in doc.user_data:
        text = text_of(doc)
        starts = [0, *(match.end() for match in re.finditer(r"\n+", text))]
        dates = [_label(doc, text, start) for start in starts]
        if sum(bool(found) for found in dates) < _FEW:
            starts, dates = [], []
        doc.user_data[_KEY] = (starts, dates)
    return cast("tuple[list[int], list[list[Timex]]]", doc.user_data[_KEY])


def _label(doc: Doc, text: str, start: int) -> list[Timex]:
    end = text.find(":", start, start + 40)
    if end < 0 or "\n" in text[start:end]:
        return []
    inside = [t for t in doc._.timexes if start <= t.span.start and t.span.end <= end and t.start]
    dated = [t for t in inside if t.type is TimexType.DATE and len(t.start or "") == 10]
    if not dated or not _LEADS.fullmatch(text[start : dated[0].span.start].lstrip("0123456789./ ")):
        return []
    return dated[:2] if text[dated[-1].span.end : end].strip() == "" else []
