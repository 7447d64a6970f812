"""Days that the clause of an event shares with the one before it.

"*Am Montag* kam er nach Genf. Dort traf er Weber", "reiste *am Montag* nach Genf, um mit Krüger zu sprechen".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.borrowed_days import day_of_today
from lagebild.annotate.events.coming_home import leaves
from lagebild.annotate.events.days import is_day, published
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.time_words import days_in, times_in
from lagebild.model.annotation import Timex, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.when_telling import Telling

_THEN = group("at_the_same_time")
"""Openings of clauses that take place when the clause before them does."""
_NEXT = group("next_thing_ahead")
_TO_COME = frozenset(["present", "future"])
_COMING_TOGETHER = lexicon.group("events_words", "coming_together_for")
_AT_PLACE = lexicon.group("events_words", "at_place")
_REACH = 60
"""So many characters before "wo" the time of its place stands."""
_WORDS = 4
"""So many words may stand between the time and "wo": "in der Stadt Genf"."""


def of_purpose(telling: Telling) -> list[Timex]:
    """Return the day on which those come together who do so for talks: "ziehen sich *am Sonntag* nach Rom
    zurück, um über den Haushalt zu verhandeln"."""
    frame = telling.trigger.frame
    if not _tells_purpose(frame) or frame.governor is None:
        return []
    outer = telling.trigger.frames[frame.governor]
    if outer.lemma not in _COMING_TOGETHER or outer.clause.negated:
        return []
    days = [t for t in times_in(telling.doc, list(outer.clause.pieces)) if is_day(t.start)]
    return days if len(days) == 1 else []


def shared_with_before(telling: Telling) -> list[Timex]:
    """Return the day that a clause shares with the one before it, within its sentence or not.

    An event noun that is no argument of its verb ("nach dem Treffen") shares none, nor do verbs of speaking,
    but for what somebody came to speak about.
    """
    trigger, frame = telling.trigger, telling.trigger.frame
    before = trigger.frames[frame.index - 1] if frame.index else None
    if before is not None and frame.words[0] in _THEN and frame.kind != "main":
        return _at_the_same_time(telling.doc, before, frame)
    speaks = trigger.row.get("mode") == "speak" and not _tells_purpose(frame)
    if (trigger.noun and not trigger.argument) or speaks:
        return []
    if before is not None:
        return _in_sentence(telling.doc, before, frame)
    return _in_sentence_before(telling)


def _at_the_same_time(doc: Doc, before: Frame, frame: Frame) -> list[Timex]:
    """Return the day of the clause that another tells on from: "wird *am Freitag* in Genf erwartet, wo er
    Weber trifft", "Das Thema kommt *am 7. Juni* wieder auf, wenn die Minister tagen"."""
    at_place = frame.words[0] == "wo"
    if at_place and frame.clause.tense == "pluperfect":
        return _told_with_place(doc, frame)
    if at_place and leaves(before):
        return []
    days = days_in(doc, before.span, before.clause.pieces) or day_of_today(doc, before)
    same = (frame.clause.tense in _TO_COME) == (before.clause.tense in _TO_COME)
    return days[:1] if same or at_place else []


def _told_with_place(doc: Doc, frame: Frame) -> list[Timex]:
    """Return the time told with the place that a clause in the Plusquamperfekt tells more of: "*2021* in
    Genf, *wo sie sich getroffen hatten*", "an Genf *im Jahr 2021*, wo"; what the others do is done later."""
    start = frame.span.start
    near = [t for t in beginning_in(doc, "timexes", max(0, start - _REACH), start) if t.span.end < start]
    near = [t for t in near if t.start and t.type is TimexType.DATE and t.start < (published(doc) or "9999")]
    between = text_of(doc)[near[-1].span.end : start] if near else ""
    words = between.replace(",", " ").split()
    at_place = not words or (words[0].lower() in _AT_PLACE and len(words) <= _WORDS)
    return near[-1:] if near and at_place and not any(mark in between for mark in ".;:") else []


def _in_sentence(doc: Doc, before: Frame, frame: Frame) -> list[Timex]:
    """Return the day of the clause before in the same sentence: "*Am Montag* traf er Weber und sprach mit
    Krüger", "reiste *am Montag* nach Genf, um mit Krüger zu sprechen", "*Dienstag* ging es um Kupfer: Weber
    traf Krüger"."""
    alike = before.clause.tense == frame.clause.tense
    days = days_in(doc, before.span, before.clause.pieces)
    if alike and _behind_colon(frame):
        return days[:1]
    goes_on = frame.kind == "main" and frame.words[0] == "und" and before.kind == "main"
    goes_on = goes_on and alike and not before.clause.konjunktiv
    if goes_on or (_tells_purpose(frame) and before.lemma in group("going")):
        return sorted(days, key=lambda t: t.end != t.start)[:1]  # the day before its week
    return []


def _in_sentence_before(telling: Telling) -> list[Timex]:
    """Return the one day of the sentence before: "*Am Montag* kam er nach Genf. Dort traf er Weber",
    "*Am Freitag* fliegt er nach Genf. Dann trifft er Weber"."""
    frame = telling.trigger.frame
    ahead = frame.kind == "main" and frame.words[0] in _NEXT and frame.clause.tense in _TO_COME
    if not ahead and not (frame.clause.tense in PAST_TENSES and frame.holds("thereupon")):
        return []
    start = telling.trigger.token.sent.start
    if not start:
        return []
    sent = telling.doc[start - 1].sent
    days = days_in(telling.doc, CharSpan(sent.start_char, sent.end_char), None)
    return days if len(days) == 1 else []


def _tells_purpose(frame: Frame) -> bool:
    """Whether an infinitive tells what something is done for: "*um* mit Krüger *zu sprechen*"."""
    return frame.kind == "inf" and frame.words[0] == "um"


def _behind_colon(frame: Frame) -> bool:
    """Whether a clause tells what the one before announces: "Dienstag ging es um Kupfer: Weber traf"."""
    first = frame.tokens[0]
    return frame.kind == "main" and first.i > 0 and first.nbor(-1).text == ":"
