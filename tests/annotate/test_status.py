"""How firmly a clause gives an event: which sign tells it, each by a sentence with the event word in
brackets."""

from __future__ import annotations

import pytest
from events_by_hand import read

from lagebild.annotate.events.drafting import lies_ahead
from lagebild.annotate.events.frames import frames_by_sentence
from lagebild.annotate.events.status_clause import reading_of, told_by
from lagebild.annotate.events.triggers import find_triggers
from lagebild.annotate.events.when import time_of

BY_SIGN = [
    ("held", "base", "Rita Weber [traf] am Freitag Tom Krüger."),
    ("held", "base", "Rita Weber führte [Gespräche] mit Tom Krüger."),
    ("denied", "turned_down", "Rita Weber bestritt ein [Treffen] mit Tom Krüger."),
    ("cancelled", "called_off", "Rita Weber sagt das [Treffen] mit Tom Krüger ab."),
    ("possible", "called_off", "Rita Weber könnte das [Treffen] mit Tom Krüger absagen."),
    ("planned", "called_off", "Rita Weber sagt das [Treffen] mit Tom Krüger nicht ab."),
    ("cancelled", "does_not_take_place", "Das [Treffen] in Genf findet nicht statt."),
    ("possible", "not_confirmed", "Das [Treffen] ist noch nicht bestätigt."),
    ("reported", "not_confirmed", "Der Kreml hat das [Treffen] nicht bestätigt."),
    ("cancelled", "not_as_announced", "Das [Treffen] wird nicht wie angekündigt am Montag abgehalten."),
    ("possible", "not_yet_set", "Das [Treffen] ist noch nicht terminiert."),
    ("denied", "did_not_happen", "Rita Weber und Tom Krüger [trafen] sich nicht."),
    ("planned", "did_not_happen", "Das geplante [Treffen] hat noch nicht stattgefunden."),
    ("cancelled", "did_not_happen", "Das [Treffen] kam nicht mehr zustande."),
    ("possible", "talked_of", "Ein [Gegenbesuch] ist im Gespräch."),
    ("planned", "put_off", "Das [Treffen] wurde auf Freitag verschoben."),
    ("cancelled", "put_off", "Das [Treffen] wurde auf unbestimmte Zeit verschoben."),
    ("held", "put_off", "Die [Runde] wurde am Donnerstag ohne Ergebnis vertagt."),
    ("reported", "hedged", "Angeblich [trafen] sich Rita Weber und Tom Krüger."),
    ("possible", "hedged", "Möglicherweise [kommen] Rita Weber und Tom Krüger am Freitag zusammen."),
    ("possible", "invited", "Rita Weber lud Tom Krüger zu einem [Besuch] nach Oslo ein."),
    ("planned", "by_support_verb", "Rita Weber plant ein [Treffen] mit Tom Krüger."),
    ("planned", "on_schedule", "Ein [Besuch] in Rom steht auf dem Programm."),
    ("ongoing", "going_on", "Die [Gespräche] dauern an."),
]


@pytest.mark.parametrize(("status", "sign", "text"), BY_SIGN)
def test_sign_that_tells_the_status(status: str, sign: str, text: str) -> None:
    doc = read(text.replace("[", "").replace("]", ""))
    triggers = find_triggers(doc, frames_by_sentence(doc))
    trigger = next(t for t in triggers if t.token.idx == text.index("["))
    later = lies_ahead(doc, time_of(trigger, doc))
    reading = reading_of(trigger, trigger.carrier or trigger.frame, later)
    assert told_by(reading) == (status, sign)
