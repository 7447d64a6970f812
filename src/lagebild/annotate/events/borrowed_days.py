"""Days that an event takes from elsewhere than a date of its clause.

From an adjective ("die gestrige Runde"), an occasion, "heute", a part of the day, "bis Freitag".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.days import off, published
from lagebild.annotate.events.frames import beginning_in, endings, group
from lagebild.annotate.events.time_words import (
    at_the_latest,
    begins_in,
    goes_until,
    lead,
    of_telling,
    times_in,
    word_before,
)
from lagebild.lexicon import entries
from lagebild.model.annotation import Timex, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.when_telling import Telling

_UNTIL_NOW = group("until_now")
_ATTRIBUTE = 25
"""So many characters from "für heute" the noun stands: "ein für heute [geplantes Treffen]"."""
_STAYING = group("being")
_DAYS: dict[str, int] = {
    row["begin"]: row["days"]
    for row in entries("events_grammar", "day_adjective", ("begin", "days", "example"))
}
"""Beginnings of "heutig", "gestrig", "morgig" with the days that they are off."""


def of_adjective(telling: Telling) -> list[Timex]:
    """Return the day of "der heutige Besuch", "die gestrige Runde"."""
    trigger, doc = telling.trigger, telling.doc
    today = published(doc)
    shift = next((_DAYS[w] for word in trigger.adjectives if (w := word[:5]) in _DAYS), None)
    if shift is None or today is None:
        return []
    day = off(today, shift)
    span = trigger.frame.span
    inside = beginning_in(doc, "timexes", span.start, span.end)
    near = [t for t in inside if 0 < trigger.token.idx - t.span.start < 40 and t.value.endswith("_REF")]
    return [replace(t, start=day, end=day, value=day, edtf=day) for t in near[-1:]]


def of_occasion(telling: Telling) -> list[Timex]:
    """Return the day of the occasion on which somebody meets: "Bei der heutigen Feier traf Weber Krüger", "im
    Laufe des gestrigen Tages"."""
    trigger, doc = telling.trigger, telling.doc
    day, frame = published(doc), trigger.frame
    if day is None or trigger.noun:
        return []
    for token, following in zip(frame.tokens, frame.tokens[1:], strict=False):
        shift = _DAYS.get(token.lower_[:5])
        if shift is None or not following.lower_.endswith(endings("occasion_day")):
            continue
        lead = {t.lower_ for t in frame.tokens if token.i - _LEAD <= t.i < token.i}
        near = list(beginning_in(doc, "timexes", token.idx, token.idx + 1))
        if near and lead & _ON and "bis" not in lead:
            then = off(day, shift)
            return [replace(near[0], start=then, end=then, value=then, edtf=then)]
    return []


_LEAD = 3
"""So many words before "heutig" its preposition stands."""
_ON = group("on_occasion")


def today(telling: Telling) -> list[Timex]:
    """Return the day of publication for "heute" beside a verb in the present: "verhandeln heute in Doha"."""
    trigger, doc, frame, spans = telling.trigger, telling.doc, telling.frame, telling.spans
    if not trigger.argument or frame.lemma in _STAYING:
        return []
    today = _said_today(doc, spans)
    set_for = [
        t for t in today if word_before(doc, t) == "für" and 0 < trigger.token.idx - t.span.end < _ATTRIBUTE
    ]
    if frame.clause.tense not in ("present", "future") and not set_for:
        return []
    today = set_for or [t for t in today if word_before(doc, t) == ""]
    today = [t for t in today if any(begins_in(s, t) for s in spans) and lead(doc, t) not in _UNTIL_NOW]
    return today[:1]


def day_of_today(doc: Doc, frame: Frame) -> list[Timex]:
    """Return the day of publication where a clause says "heute"."""
    today = _said_today(doc, list(frame.clause.pieces))
    return [t for t in today if lead(doc, t) not in _UNTIL_NOW][:1]


def _said_today(doc: Doc, spans: list[CharSpan]) -> list[Timex]:
    """Return each "heute" in some stretches of the text as the day that the text counts from."""
    day, words = published(doc), text_of(doc)
    if day is None:
        return []
    today = [t for t in times_in(doc, spans) if t.span.of(words).lower() == "heute"]
    days = [t.anchor or day for t in today]
    return [
        replace(t, type=TimexType.DATE, value=d, start=d, end=d, edtf=d)
        for t, d in zip(today, days, strict=True)
    ]


def part_of_day(telling: Telling) -> list[Timex]:
    """Return the day of publication for its morning or evening: "telefonierte am Vormittag mit Weber"."""
    trigger, doc, frame, spans = telling.trigger, telling.doc, telling.frame, telling.spans
    article = doc._.article
    day = article.day if article is not None else None
    if not day or not trigger.argument:
        return []
    found = [t for t in times_in(doc, spans) if t.type is TimexType.TIME and t.value.startswith(f"{day}T")]
    found = [t for t in found if t.rule == "day-part" and not t.start and any(begins_in(s, t) for s in spans)]
    found = [t for t in found if not of_telling(trigger, frame, t.span)]
    return [replace(t, start=day, end=day, edtf=day) for t in found[:1]]


def lately(telling: Telling) -> list[Timex]:
    """Return the stretch in which something was "vor wenigen Tagen", "vor einigen Wochen": from two to ten
    days, two to eight weeks back."""
    doc, spans, today = telling.doc, telling.spans, published(telling.doc)
    if today is None or not telling.trigger.argument or telling.frame.clause.tense not in PAST_TENSES:
        return []
    for timex in times_in(doc, spans):
        back = _LATELY.get(timex.value)
        if back is None or lead(doc, timex) != "vor" or not any(begins_in(s, timex) for s in spans):
            continue
        first, last = off(today, -back[1]), off(today, -back[0])
        edtf = f"{first}/{last}"
        return [replace(timex, type=TimexType.DATE, value=edtf, start=first, end=last, edtf=edtf, vague=True)]
    return []


_LATELY = {"PXD": (2, 10), "PXW": (14, 56)}
"""How far back "einige Tage" and "einige Wochen" reach, in days."""


def until_for_taken_up(telling: Telling) -> list[Timex]:
    """Return the last day of talks told before and only taken up: "[Die Gespräche begannen am Montag.] *Sie*
    dauern *bis Donnerstag*"."""
    return until(telling) if telling.trigger.referent is not None else []


def until(telling: Telling) -> list[Timex]:
    """Return the last day of talks that are to go on until then: "Bis Donnerstag soll verhandelt werden", or
    to have begun by then: "kommen spätestens am Freitag zusammen"."""
    doc, spans = telling.doc, telling.spans
    if telling.trigger.type not in ("talks", "meeting", "summit"):
        return []
    found = [t for t in times_in(doc, spans) if any(s.covers(t.span) for s in spans)]
    by_then = [t for t in found if goes_until(doc, t) or at_the_latest(doc, t)]
    return [t for t in by_then if not t.start and len(t.end or "") == 10][:1]
