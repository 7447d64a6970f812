"""The day of an event: which rule gives it or withholds it, each by a sentence with the event word in
brackets."""

from __future__ import annotations

import pytest
from events_by_hand import read

from lagebild.annotate.events.frames import frames_by_sentence
from lagebild.annotate.events.triggers import find_triggers
from lagebild.annotate.events.when import dated

BY_RULE = [
    ("nearest", "Rita Weber [traf] am Freitag Tom Krüger.", ["2026-01-30"]),
    ("nearest", "Das für Montag geplante [Treffen] findet erst am Donnerstag statt.", ["2026-02-05"]),
    ("nearest", "Die gestrige [Runde] dauerte lange.", ["2026-02-01"]),
    ("is_floated", "Rita Weber hat am Freitag [Gespräche] ins Gespräch gebracht.", []),
    ("is_voted_on", "Über [Gespräche] mit der SPD entscheidet Rita Weber am Freitag.", []),
    ("arrived_before", "Rita Weber war schon am Sonntag vor dem [Treffen] angereist.", []),
    ("is_left_for_home", "Rita Weber kommt am Freitag von ihrem [Besuch] in Oslo zurück.", []),
    ("of_talks_voted_on", "Der Parteitag stimmte am Samstag für [Gespräche].", []),
    ("of_purpose", "Sie ziehen sich am Sonntag zurück, um zu [verhandeln].", ["2026-02-08"]),
    ("of_occasion", "Bei der heutigen Feier [traf] Rita Weber Tom Krüger.", ["2026-02-02"]),
    ("shared_with_before", "Am Freitag kam Rita Weber an und [traf] Tom Krüger.", ["2026-01-30"]),
    ("until", "Norland und Südland [verhandeln] bis Donnerstag.", [None]),
    ("part_of_day", "Rita Weber [telefonierte] am Vormittag mit Tom Krüger.", ["2026-02-02"]),
    ("lately", "Rita Weber [traf] vor wenigen Tagen Tom Krüger.", ["2026-01-23"]),
    ("", "Rita Weber [traf] Tom Krüger.", []),
    ("", "Rita Weber kündigte am Freitag ein [Treffen] mit Tom Krüger an.", []),
]


@pytest.mark.parametrize(("rule", "text", "starts"), BY_RULE)
def test_rule_that_gives_the_day(rule: str, text: str, starts: list[str | None]) -> None:
    doc = read(text.replace("[", "").replace("]", ""))
    triggers = find_triggers(doc, frames_by_sentence(doc))
    trigger = next(t for t in triggers if t.token.idx == text.index("["))
    times, by = dated(trigger, doc)
    assert (by, [t.start for t in times]) == (rule, starts)
