"""Which of the days left for an event is taken: the nearest, with the second one that belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.days import is_day, off
from lagebild.annotate.events.time_words import word_before
from lagebild.annotate.events.when_meant import YEAR

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.when_telling import Telling
    from lagebild.model.annotation import Timex

_BETWEEN_DAYS = lexicon.group("events_words", "between_days") | {"-", "–"}
_WEEK = 7


def nearest(telling: Telling, times: list[Timex]) -> list[Timex]:
    """Return the time nearest to the event word, with the other end of "vom 6. bis zum 8. Juni"."""
    at = telling.trigger.token.idx
    times = sorted(times, key=lambda t: (abs(t.span.start - at), t.span.start))
    best = _within_year(times)
    joined = [t for t in times if t is not best and _joined(telling.doc, best, t)]
    pair = [_following(telling.doc, best, t) for t in joined[:1]]
    return sorted([best, *pair], key=lambda t: (t.start or "", t.span.start))


def _within_year(times: list[Timex]) -> Timex:
    """Return the nearest time, or another of the clause that tells which part of its year is meant: "auf der
    Konferenz Norddialog 2026 hat er *Anfang März* Krüger getroffen"."""
    year = times[0].start or ""
    exact = (t for t in times if len(year) == YEAR < len(t.start or "") and (t.start or "").startswith(year))
    return next(exact, times[0])


def _joined(doc: Doc, one: Timex, other: Timex) -> bool:
    """Whether two times are told as one: "am Freitag *und am* Samstag"."""
    first, second = sorted((one, other), key=lambda t: t.span.start)
    between = text_of(doc)[first.span.end : second.span.start].strip()
    return between in _BETWEEN_DAYS


def _following(doc: Doc, one: Timex, other: Timex) -> Timex:
    """Return the second day of "am Freitag und am Samstag" in the week of the first."""
    if one.rule != "weekday" or other.rule != "weekday" or other.span.start < one.span.start:
        return other
    first, second = one.start or "", other.start or ""
    if is_day(first) and is_day(second) and second < first:
        return _moved(doc, other, off(second, _WEEK))
    return other


def _moved(doc: Doc, timex: Timex, day: str) -> Timex:
    """Return a time with another day, open to the past where it was: "bis Samstag"."""
    edtf = (timex.edtf or "").replace(timex.start or timex.end or day, day)
    if word_before(doc, timex) == "bis" and edtf == day:
        edtf = f"../{day}"
    start = day if timex.start else None
    return replace(timex, start=start, end=day, value=day, edtf=edtf)
