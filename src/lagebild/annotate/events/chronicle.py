"""Paragraphs of a chronicle: "18. Januar: In Genf kommen Weber und Krüger zusammen".

The date in front holds for all that the paragraph tells without a day of its own, and its present tense tells
what was. A heading that is a date ("18. Januar", "18. Januar: Neue Zahlen") holds so for the paragraphs below
it, up to the next heading. A date in front without a colon, or one inside the line, is an ordinary date.
A ticker, whose paragraphs begin with hours ("12.45 Uhr: Runde hat begonnen"), tells what happens on its own
day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import beginning_in
from lagebild.model.annotation import Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "lagebild_chronicle"
_TICKER = "lagebild_ticker"
_HOUR = re.compile(r"^\d{1,2}[.:]\d{2} Uhr ?:", re.MULTILINE)
_LEADS = re.compile(r"(?:Am |Vom |Ab )?$")
_LONGEST = 60
"""A heading has at most so many characters."""
_FEW = 2
"""A chronicle has at least so many paragraphs that begin with a date and a colon."""


def day_in_front(doc: Doc, at: int) -> list[Timex]:
    """Return the date (or first and last day) that begins the chronicle's paragraph around ``at``."""
    starts, dates = _labels(doc)
    place = bisect_right(starts, at) - 1
    return dates[place] if place >= 0 else []


def day_of_ticker(doc: Doc, at: int) -> list[Timex]:
    """Return the day of publication for what a ticker tells below an hour: "12.45 Uhr: Runde beginnt"."""
    article = doc._.article
    day = article.day if article is not None else None
    hours = _hours(doc)
    if len(hours) < _FEW or not day or len(day) != 10 or at < hours[0]:
        return []
    start = hours[bisect_right(hours, at) - 1]
    clock = beginning_in(doc, "timexes", start, start + 1)
    return [replace(t, type=TimexType.DATE, value=day, start=day, end=day, edtf=day) for t in clock[:1]]


def _hours(doc: Doc) -> list[int]:
    """Return where the paragraphs begin that an hour and a colon lead."""
    if _TICKER not in doc.user_data:
        doc.user_data[_TICKER] = [match.start() for match in _HOUR.finditer(text_of(doc))]
    return list(doc.user_data[_TICKER])


def _labels(doc: Doc) -> tuple[list[int], list[list[Timex]]]:
    """Return where the paragraphs begin, and the date in front of each, none where there is none."""
    if _KEY not in doc.user_data:
        text = text_of(doc)
        starts = [0, *(match.end() for match in re.finditer(r"\n+", text))]
        dates = _below_headings(text, starts, [_label(doc, text, start) for start in starts])
        if sum(bool(found) for found in dates) < _FEW:
            starts, dates = [], []
        doc.user_data[_KEY] = (starts, dates)
    return cast("tuple[list[int], list[list[Timex]]]", doc.user_data[_KEY])


def _below_headings(text: str, starts: list[int], dates: list[list[Timex]]) -> list[list[Timex]]:
    """Give the day of a heading to the paragraphs below it that have none of their own."""
    found, above = [], list[Timex]()
    for start, own in zip(starts, dates, strict=True):
        if _is_heading(text, start):
            above = own
        found.append(own or above)
    return found


def _is_heading(text: str, start: int) -> bool:
    """Whether a paragraph is short and ends without a mark: "18. Januar: Neue Zahlen"."""
    line, end, _ = text[start : start + _LONGEST + 1].partition("\n")
    return bool(end) and bool(line.strip()) and line.rstrip()[-1].isalnum()


def _label(doc: Doc, text: str, start: int) -> list[Timex]:
    end = text.find(":", start, start + 40)
    if (end < 0 or "\n" in text[start:end]) and _is_heading(text, start):
        end = start + len(text[start:].partition("\n")[0].rstrip())
    if end < 0 or "\n" in text[start:end]:
        return []
    inside = [t for t in doc._.timexes if start <= t.span.start and t.span.end <= end and t.start]
    dated = [t for t in inside if t.type is TimexType.DATE and len(t.start or "") == 10]
    if not dated or not _LEADS.fullmatch(text[start : dated[0].span.start].lstrip("0123456789./ ")):
        return []
    return dated[:2] if text[dated[-1].span.end : end].strip() == "" else []
