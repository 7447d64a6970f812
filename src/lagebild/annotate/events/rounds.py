"""The number of a round and the format of talks: "zweite Runde", "indirekte Gespräche"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import endings
from lagebild.lexicon import entries, group

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger


@cache
def ordinals() -> dict[str, int]:
    """Return the ordinals by their forms: "zweiten" is 2."""
    return {
        w: n
        for row in entries("events_status", "ordinal", ("words", "example"))
        for w, n in row["words"].items()
    }


def ordinal(word: str) -> int | None:
    """Return the number of "zweite" or "2.", None for other words."""
    digits = word.removesuffix(".")
    if digits != word and digits.isdecimal() and len(digits) < 3:
        return int(digits)
    return ordinals().get(word)


@cache
def _cardinals() -> dict[str, int]:
    rows = entries("events_status", "cardinal", ("words", "example"))
    return {w: n for row in rows for w, n in row["words"].items()}


def _behind_noun(trigger: Trigger) -> int | None:
    """Return the number behind the noun: "Runde *vier* der Verhandlungen", "Runde *2*"."""
    doc, at = trigger.token.doc, trigger.token.i + 1
    word = doc[at].lower_ if at < len(doc) and trigger.token.lower_.endswith("runde") else ""
    return int(word) if word.isdecimal() and len(word) < 3 else _cardinals().get(word)


@cache
def formats() -> dict[str, str]:
    """Return the formats of talks by the words that name them."""
    return {
        w: row["name"]
        for row in entries("events_status", "format", ("name", "words", "example"))
        for w in row["words"]
    }


def leads_with_ordinal(frame: Frame) -> bool:
    """Whether a clause begins with a round named by its number alone: "die erste hatte ... stattgefunden"."""
    words = [t.lower_ for t in frame.tokens[:3]]
    numbered = words[:1] in (["die"], ["der"], ["das"]) and len(words) > 2 and words[1] in ordinals()
    return numbered and frame.finite is not None and frame.finite.i == frame.tokens[2].i


def recounts(trigger: Trigger) -> bool:
    """Whether a clause only tells which round or what it was: "Es war bereits die dritte Runde", "Dabei
    handelte es sich um ein Treffen der Minister"."""
    frame = trigger.frame
    words = frame.words
    if not trigger.noun or frame.clause.negated:
        return False
    if trigger.prep == "um" and frame.lemma == "handeln":
        return {"es", "sich"} <= set(words)
    pronoun = not {"es", "das", "dies"}.isdisjoint([words[0], *words[1:3]])
    counted = not ordinals().keys().isdisjoint(trigger.adjectives)
    return counted and frame.lemma == "sein" and pronoun and trigger.prep == ""


_COUNTED = frozenset(["talks", "meeting", "summit"])
_WITHIN = group("events_words", "within")
_SPANS = group("events_words", "stretch_of_time")
_TIME = group("events_words", "counted_time")


def round_of(trigger: Trigger) -> int | None:
    """Return the number of a round: "die zweite Runde" is 2, and so is "trafen sich zum zweiten Mal"."""
    if not trigger.noun:
        return _time_of_meeting(trigger)
    if trigger.row.get("first"):
        return _opened(trigger)
    if trigger.row.get("alone"):
        return 1
    if trigger.row.get("elliptic"):
        return ordinals().get(trigger.token.lower_)
    if "runde" not in trigger.token.lower_ and trigger.head != "runde" and not _is_numbered_talk(trigger):
        return None
    if (number := _behind_noun(trigger)) is not None:
        return number
    if trigger.head == "runde":
        before = [t.lower_ for t in trigger.frame.tokens if t.i < trigger.first]
        return next((ordinals()[w] for w in reversed(before) if w in ordinals()), None)
    counted = (ordinal(w) for w in (*trigger.adjectives, _before_comma(trigger)))
    return next((n for n in counted if n is not None), None)


def _opened(trigger: Trigger) -> int:
    """Return 1 for "nach einem Auftakt am 3. März", the number of the round that is opened if one is told:
    "zum Auftakt der vierten Runde"."""
    behind = [t.lower_ for t in trigger.token.doc[trigger.token.i + 1 : trigger.token.i + 3]]
    numbered = behind[:1] in (["der"], ["des"]) and behind[1:] and behind[1] in ordinals()
    return ordinals()[behind[1]] if numbered else 1


def _is_numbered_talk(trigger: Trigger) -> bool:
    """Whether talks with a name of their own are counted: "das dritte Spitzengespräch", not "ein erstes
    Gespräch", "das erste Telefongespräch"."""
    word = trigger.token.lower_
    counted = (
        trigger.prep == "zu"
        and trigger.type == "meeting"
        and not {"ersten", "erste"} & set(trigger.adjectives)
    )
    if counted and trigger.article in ("definite", "possessive"):
        return not _stretch(trigger.frame.words)  # "kamen zum sechsten Treffen zusammen"
    whole = any(word.endswith(end) and len(word) > len(end) + 3 for end in endings("numbered"))
    return whole and trigger.type in ("talks", "meeting") and trigger.article in ("definite", "indefinite")


def _before_comma(trigger: Trigger) -> str:
    """Return an ordinal parted from its noun: "der zweiten, am Samstag begonnenen Runde"."""
    doc, frame = trigger.token.doc, trigger.frame
    if "begonnenen" not in trigger.adjectives and "begonnene" not in trigger.adjectives:
        return ""
    before = [t for t in doc[frame.tokens[0].i : trigger.token.i] if t.lower_ in ordinals()]
    return before[-1].lower_ if before and doc[before[-1].i + 1].text == "," else ""


def _time_of_meeting(trigger: Trigger) -> int | None:
    """Return 2 for "zum zweiten Mal"; None where it is counted within a stretch ("zum zweiten Mal binnen
    einer Woche") or something else is new: "saßen zum ersten Mal in einem Raum"."""
    if trigger.type not in _COUNTED:
        return None
    words = trigger.frame.words
    for place, word in enumerate(words[:-2]):
        if word in ("zum", "ein") and words[place + 1] in ordinals() and words[place + 2] in _TIME:
            counted = _stretch(words[place + 3 : place + 6])
            beside = trigger.row["lemma"] == "sitzen" and ordinals()[words[place + 1]] == 1
            return None if counted or beside else ordinals()[words[place + 1]]
    return None


def _stretch(words: list[str]) -> bool:
    """Whether words begin with a stretch of time: "in diesem Jahr", "binnen zwei Wochen", "seit Mai",
    "nach dem Krieg"."""
    if words[:1] and words[0] in ("in", "im"):
        return bool(_SPANS & set(words))
    return bool(_WITHIN & set(words[:1])) or words[:1] == ["nach"]


def format_of(trigger: Trigger) -> str | None:
    """Return the form of the talks, where the phrase or the clause names one.

    "Am Rande der Konferenz trafen sich": that is the form of the meeting, not of the conference.
    """
    words = [*trigger.adjectives, trigger.token.lower_] if trigger.noun else trigger.frame.words
    found = next((formats()[w] for w in words if w in formats()), None)
    if found is None and _one_from_afar(trigger.frame):
        return None
    if found is None:
        around = trigger.noun and trigger.head == "rande"
        beside = (w for w in trigger.frame.words if w in _IN_CLAUSE and not (around and w == "rande"))
        found = next((formats()[w] for w in beside), None)
    return found or phrased(trigger.frame.words) or trigger.row.get("format")


def _one_from_afar(frame: Frame) -> bool:
    """Whether only one of those present is told to have joined from afar: "Weber *nahm per Video* an dem
    Gipfel *teil*", "war per Video *zugeschaltet*"."""
    joined = any(word.startswith(_JOINED_IN) for word in frame.words)
    finite = frame.finite.lower_ if frame.finite is not None else ""
    one = frame.lemma in _TAKING_PART and not finite.endswith("n")
    return joined or one


_JOINED_IN = tuple(sorted(group("events_words", "joined_from_afar")))
_TAKING_PART = group("events_words", "taking_part_from_afar")
_IN_CLAUSE = group("events_words", "format_in_clause")
"""Words that name the form of an event wherever they stand in its clause."""


@cache
def phrase_words() -> frozenset[str]:
    """Return the words of the phrases that name a form: "direkt", "miteinander"."""
    rows = entries("events_status", "format")
    return frozenset(word for row in rows for phrase in row.get("phrases", ()) for word in phrase.split())


def phrased(words: list[str]) -> str | None:
    """Return the form that two words of a clause name together: "direkt miteinander", "über Vermittler"."""
    pairs = {f"{one} {two}" for one, two in pairwise(words)}
    rows = entries("events_status", "format")
    return next((str(row["name"]) for row in rows if pairs & set(row.get("phrases", ()))), None)
