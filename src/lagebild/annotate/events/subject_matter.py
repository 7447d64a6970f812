"""Events that a clause only speaks about: "sprachen am Montag *über die Verhandlungen* mit der Bahn".

The day of such a clause is that on which somebody speaks. Only a day in the phrase of the event is its own
("über die Gespräche am Freitag"), and the tense tells nothing of the event ("die stockenden Gespräche").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.event_words import noun_entry

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.span import CharSpan

_SPEAKING = {
    "über": lexicon.group("events_words", "speaking_about"),
    "um": lexicon.group("events_words", "being_about"),
    "zu": lexicon.group("events_words", "commenting_on"),
    "": lexicon.group("events_words", "judging_of"),
}
_KNOWN = frozenset({"definite", "possessive"})


def matter_of(trigger: Trigger) -> bool:
    """Whether an event noun is what its clause speaks about, be it known or yet to be: "berieten *über ein
    Treffen* mit Weber"."""
    frame = trigger.carrier or trigger.frame
    return trigger.noun and frame is trigger.frame and frame.lemma in _SPEAKING.get(trigger.prep, ())


def spoken_about(trigger: Trigger) -> bool:
    """Whether a known event is only what its clause speaks about: "äußerte sich *zu den Gesprächen*", "ging
    es *um die Gespräche*", not "sprachen über ein Treffen", which is yet to be."""
    return matter_of(trigger) and trigger.article in _KNOWN


def of_speaking(trigger: Trigger, span: CharSpan) -> bool:
    """Whether a time or place is that of speaking and not of what is spoken about: "Über die Gespräche
    sprachen sie *am Montag*", "sprachen *am Montag* über die Gespräche"."""
    if not (spoken_about(trigger) or (trigger.prep == "über" and matter_of(trigger))):
        return False
    at, finite = trigger.token.idx, trigger.frame.finite
    if span.start < trigger.token.doc[trigger.first].idx:
        return True
    return finite is not None and at < finite.idx < span.start


def of_matter(trigger: Trigger, span: CharSpan) -> bool:
    """Whether a time or place behind a verb of speaking is that of the event which is spoken about: "sprach
    mit Weber über das Treffen *am Freitag in Wien*"."""
    frame = trigger.frame
    if trigger.noun or frame.lemma not in _SPEAKING["über"]:
        return False
    before = [t for t in frame.tokens if t.idx < span.start]
    noun = next((n for n in range(len(before) - 1, -1, -1) if noun_entry(before[n].text)), None)
    if noun is None or not before[noun].text[:1].isupper():
        return False
    led = any(t.lower_ == "über" for t in before[max(0, noun - _LED) : noun])
    return led and all(t.text[:1].isupper() or t.lower_ in _BETWEEN for t in before[noun + 1 :])


_LED = 4
"""So many words behind "über" its noun stands at most."""
_BETWEEN = lexicon.group("events_words", "between_matter_and_place")
