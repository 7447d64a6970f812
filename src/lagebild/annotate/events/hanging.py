"""Days and places that hang on an event noun in front of the verb of another: "*Vor dem Treffen am Freitag
in Genf* telefonierten sie am Montag", "einigten sich auf ein Treffen *am Freitag*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.days import is_day
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.noun_phrase import phrase_around

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.span import CharSpan

_ACCUSATIVE = lexicon.group("events_grammar", "accusative_determiner")
_AHEAD = lexicon.group("events_words", "ahead_of_event")
_BEHIND = lexicon.group("events_words", "behind_event_in_front")


def of_other_event(trigger: Trigger, span: CharSpan) -> bool:
    """Whether a day or place hangs on the noun of another event than the verb tells."""
    return not trigger.noun and (_of_event_ahead(trigger, span) or _of_event_agreed_on(trigger, span))


def _of_event_agreed_on(trigger: Trigger, span: CharSpan) -> bool:
    """Whether a day or place stands behind the event that somebody agrees on: "einigten sich auf ein Treffen
    *am Freitag in Genf*"."""
    frame = trigger.frame
    if frame.lemma not in group("agreeing"):
        return False
    doc = trigger.token.doc
    nouns = [t for t in frame.tokens if t.idx < span.start and noun_entry(t.text) is not None]
    phrases = [phrase_around(t.doc, t.i, frame) for t in nouns]
    return any(
        prep == "auf" and doc[first].lower_ in _ACCUSATIVE for first, _, article, prep in phrases if article
    )  # not "auf einem Treffen am Freitag"


def _of_event_ahead(trigger: Trigger, span: CharSpan) -> bool:
    """Whether a day or place stands behind the noun of an event that opens the clause with "vor", or with
    "nach" where another day follows the verb: "*Nach dem Treffen am Montag* reiste sie *am Dienstag* ab"."""
    frame, finite = trigger.frame, trigger.frame.finite
    if finite is None or span.start > finite.idx or frame.kind != "main":
        return False
    front = [t for t in frame.tokens if t.i < finite.i]
    if not front or front[0].lower_ not in _AHEAD | _BEHIND:
        return False
    noun = next((t for t in front if noun_entry(t.text) is not None), None)
    if noun is None or noun.idx > span.start or not phrase_around(noun.doc, noun.i, frame)[3]:
        return False
    later = beginning_in(noun.doc, "timexes", finite.idx, frame.span.end)
    return front[0].lower_ in _AHEAD or any(is_day(t.start) for t in later)
