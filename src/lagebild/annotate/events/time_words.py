"""Times in stretches of a text, and the words that they depend on: "für Freitag", "bis tief in die Nacht"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.model.annotation import Timex, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Set

    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

LED = lexicon.group("events_words", "led_time")
"""Words between a time and what it depends on."""
DATE_AT = lexicon.group("events_words", "date_at")
_BETWEEN = lexicon.group("events_words", "before_date")


def of_telling(trigger: Trigger, frame: Frame, span: CharSpan) -> bool:
    """Whether a day or place of a clause is that of the announcement, not of the event: "kündigte am Montag
    in Genf ein Treffen an", "ein Treffen, das Weber in Genf angekündigt hat".

    What stands behind the noun in its own clause, or at or behind "für Freitag", is of the event; but not
    where the verb parts them: "Das Treffen wurde am Montag abgesagt".
    """
    if frame.lemma not in group("announcing") or trigger.support is None:
        return False
    at, finite = trigger.token.idx, frame.finite
    if frame.tokens[0].idx <= at < span.start and not (finite and at <= finite.idx < span.start):
        return False
    doc = trigger.token.doc
    times = beginning_in(doc, "timexes", frame.span.start, span.start + 1)
    return not any(word_before(doc, t) in DATE_AT for t in times)


def begins_in(piece: CharSpan, timex: Timex) -> bool:
    """Whether a time begins in a piece of a clause; commas may part it: "Am Mittwoch, 8. Mai, kommt ..."."""
    return piece.start <= timex.span.start < piece.end


def goes_until(doc: Doc, timex: Timex) -> bool:
    """Whether something goes on until then: "bis Freitag", "bis tief in die Nacht zum Freitag"."""
    words = text_of(doc)[max(0, timex.span.start - 30) : timex.span.start].lower().split()
    return "bis" in (words[-3:] if "in" in words[-2:] else words[-2:])


def at_the_latest(doc: Doc, timex: Timex) -> bool:
    """Whether something is to have begun by then: "*spätestens am* Freitag"."""
    return lead(doc, timex) == "spätestens"


def days_in(doc: Doc, span: CharSpan, pieces: tuple[CharSpan, ...] | None) -> list[Timex]:
    """Return the single days told in a stretch of text, in ``pieces`` of it where given."""
    inside = beginning_in(doc, "timexes", span.start, span.end)
    days = [
        t for t in inside if t.start and len(t.start) == 10 and t.type in (TimexType.DATE, TimexType.TIME)
    ]
    return [t for t in days if pieces is None or any(p.covers(t.span) for p in pieces)]


def times_in(doc: Doc, spans: list[CharSpan]) -> list[Timex]:
    """Return the times that begin from the first to the last of some stretches of the text."""
    low, high = min(s.start for s in spans), max(s.end for s in spans)
    return beginning_in(doc, "timexes", low, high)


def lead(doc: Doc, timex: Timex, passed: Set[str] = LED) -> str:
    """The word that a time depends on, past those in ``passed``: "statt" in "statt am kommenden Mittwoch"."""
    words = text_of(doc)[max(0, timex.span.start - 30) : timex.span.start].lower().split()
    while words and words[-1] in passed:
        words.pop()
    return words[-1] if words else ""


def word_before(doc: Doc, timex: Timex) -> str:
    """Return "für", "ab", "auf" or "bis" before a time, an article between them or not, else ""."""
    words = text_of(doc)[max(0, timex.span.start - 24) : timex.span.start].split()
    for word in reversed(words[-3:]):
        if word.lower() in DATE_AT:
            return word.lower()
        if word.lower() not in _BETWEEN:
            return ""
    return ""
