"""Who is told not to have been at an event that took place all the same: "blieb dem Gipfel fern".

Such a clause has the event and its other parties, and one that is none of them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.event_words import travelling
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.mood import base_status
from lagebild.annotate.events.negation import only_part_negated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger

_PARTAKE = lexicon.group("events_words", "partaking")
_CALLS_OFF = lexicon.group("events_words", "refusing_to_come")
_MISSES = lexicon.group("events_words", "missing_an_event")
_ABSENT = lexicon.group("events_grammar", "absent")
_COMING = lexicon.group("events_words", "coming_noun")
_BY = lexicon.group("events_grammar", "agent_preposition")
_AT = lexicon.group("events_words", "preposition_of_being_there") | {""}
_IS = lexicon.group("events_words", "being_somewhere")
_ARE = lexicon.group("events_words", "state_auxiliary") | {"sein"}
_OF_PARTICIPLE = lexicon.group("events_words", "presence_participle")
_ARE_NOW = lexicon.group("events_words", "being_now")
_THERE = lexicon.group("events_words", "being_there")
_AWAY = lexicon.group("events_words", "being_away")
_SEAT = lexicon.group("events_words", "seat_at_talks")
_WAYS = lexicon.group("events_words", "way_of_being_there")
_ASKS = lexicon.group("events_words", "asking_to_an_event")
_COMES = lexicon.group("events_words", "coming_to_an_event")
_ELSE = lexicon.group("events_words", "not_coming_otherwise")
_SENDS = lexicon.group("events_words", "sending_another")


def stays_away(trigger: Trigger) -> bool:
    """Whether the clause denies that somebody takes part, not the event.

    "nahm an der Runde nicht teil", "sagte seine Teilnahme an der Runde ab", "blieb der Runde fern", "fehlte
    bei der Runde", "ließ sich bei der Runde vertreten".
    """
    frame = trigger.carrier or trigger.frame
    if not trigger.noun:
        return False
    if misses(frame):
        return trigger.prep in _AT and not frame.clause.negated
    if is_not_there(frame):
        return trigger.prep in _AT and trigger.article != "negated"
    if _is_not_asked(frame) or _does_not_come(frame):
        return trigger.prep in _AT and trigger.article in ("definite", "possessive")
    if frame.lemma in _PARTAKE and frame.clause.negated:
        return trigger.prep in ("an", "zu")
    if frame.clause.negated and frame.lemma in travelling() | group("arriving"):
        definite = trigger.article in ("definite", "possessive")
        return definite and trigger.prep in ("zu", "auf")  # "reist nicht zum Gipfel"
    refused = trigger.head == "teilnahme" and frame.lemma in _CALLS_OFF and not frame.clause.negated
    return refused and trigger.prep in ("an", "zu")


def misses(frame: Frame) -> bool:
    """Whether a verb says that somebody is not there: "fehlte", "blieb fern", "ließ sich vertreten"."""
    return frame.lemma in _MISSES or (frame.lemma == "bleiben" and "fern" in frame.words) or _sends(frame)


def is_not_there(frame: Frame) -> bool:
    """Whether a clause says that somebody is not at an event: "war nicht dabei", "nicht vertreten", "saß
    nicht am Tisch", "war abwesend", but not "war nicht durch Krüger vertreten"."""
    words = frame.words
    is_so = frame.lemma in _IS or (frame.lemma in _OF_PARTICIPLE and not _ARE.isdisjoint(words))
    if not frame.clause.negated:
        return is_so and not _AWAY.isdisjoint(words)
    there = (is_so and not _THERE.isdisjoint(words)) or (
        frame.lemma == "sitzen" and any(a == "am" and b in _SEAT for a, b in pairwise(words))
    )
    return there and not (_in_some_way(words) or only_part_negated(frame))


def tells_of_presence(frame: Frame) -> bool:
    """Whether a clause says that somebody is at an event: "war diesmal dabei", "nahm teil"."""
    there = frame.lemma in _IS | {"vertreten"} and not _THERE.isdisjoint(frame.words)
    return there or frame.lemma in _PARTAKE


def _in_some_way(words: list[str]) -> bool:
    """Whether "nicht" denies how or by whom somebody is there: "nicht *durch Krüger* vertreten"."""
    behind = words[words.index("nicht") + 1 :] if "nicht" in words else []
    with_others = behind[:1] == ["mit"] and behind[1:2] in (["dabei"], ["am"], ["an"])
    return bool(behind) and behind[0] in _WAYS and not with_others


def _is_not_asked(frame: Frame) -> bool:
    """Whether somebody is not asked to come: "war nicht eingeladen", "wurde nicht hinzugezogen"."""
    return frame.lemma in _ASKS and frame.clause.negated and not only_part_negated(frame)


def _does_not_come(frame: Frame) -> bool:
    """Whether somebody does not come: "war nicht zu dem Treffen gekommen", not "Es kam nicht zu dem Treffen",
    nor the only other one: "kam nicht zu dem Treffen mit Krüger"."""
    comes = frame.lemma in _COMES and frame.clause.negated
    return comes and _ELSE.isdisjoint(frame.words) and not only_part_negated(frame)


def of_absence(trigger: Trigger, later: bool | None) -> str | None:
    """Return how firm an event is that somebody is not at, or not asked to: "war nicht dabei" tells of one
    that was, "ist nicht eingeladen" of one to come; None elsewhere."""
    frame = trigger.carrier or trigger.frame
    asked = _is_not_asked(frame)
    if not (asked or is_not_there(frame) or _does_not_come(frame)) or not stays_away(trigger):
        return None
    base = base_status(frame, later)
    if base != "held":
        return base
    now = frame.finite is not None and frame.finite.lower_ in _ARE_NOW
    if now and later is None:
        return "planned" if asked else "ongoing"
    bidden = asked and later is None and _ARE.isdisjoint(frame.words)
    return "planned" if later or bidden else "held"


def is_absent(frame: Frame) -> bool:
    """Whether a clause tells that somebody was not there: "fehlte", "lehnte eine *Teilnahme* ab"."""
    refused = frame.lemma in _CALLS_OFF and not _COMING.isdisjoint(frame.words)
    away = is_not_there(frame) or (frame.lemma in _PARTAKE and frame.clause.negated)
    return frame.lemma in _ABSENT or misses(frame) or away or refused


def stand_ins(frame: Frame, parties: Iterable[Party]) -> list[Party]:
    """Return who is there for another: "ließ sich von *Paul Kern* vertreten"."""
    return [p for p in parties if p.prep in _BY and p.named] if _sends(frame) else []


def _sends(frame: Frame) -> bool:
    """Whether a clause holds "vertreten" besides "sich", as its verb or under "lassen"."""
    return frame.lemma in _SENDS and "vertreten" in frame.words and "sich" in frame.words
