"""Dates that nobody binds himself to: opening hours, games, the weather; and what is done as a rule.

"Das Konzert beginnt am Freitag", "Der FC Norland trifft am Samstag auf den SV Südland", "Der Ausschuss tagt
gewöhnlich am Mittwoch".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.commitments.futurate import head_noun
from lagebild.annotate.commitments.verbs import listed

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_THING = lexicon.endings("commitments", "everyday_thing")
_SPORT = lexicon.endings("commitments", "sport_end")
_VOLITION = lexicon.group("commitments", "volition")
_EACH = lexicon.endings("commitments", "each_day_end")
_LEAD = 2
"""So many words before a noun its preposition stands at most."""


def is_everyday(frame: Frame) -> bool:
    """Whether a clause tells of games, the weather, opening hours or a birthday: "*Das Konzert* beginnt am
    Freitag", "spielt am Samstag *gegen* Südland"."""
    noun, words = head_noun(frame), frame.words
    if frame.finite is not None and frame.finite.lower_ in _VOLITION:
        return False  # "Das Museum will am Freitag antworten"
    if _bargains(frame):
        return False  # "Das Rathaus *verhandelt* am Freitag mit Verdi"
    if noun is not None and (noun.lower_.endswith(_THING) or noun.lower_ == "zug"):
        return True
    plays = frame.lemma == "spielen" and "gegen" in words
    sport = not listed("club").isdisjoint(words) or any(word.endswith(_SPORT) for word in words)
    feast = frame.lemma == "feiern" and not listed("celebration").isdisjoint(words)
    return plays or feast or (sport and frame.lemma in listed("playing"))


def _bargains(frame: Frame) -> bool:
    """Whether a clause tells of talks or a strike, and not only of its course beside them: "*verhandelt* mit
    Verdi", but not "öffnet *trotz der Verhandlungen*"."""
    named = [at for at, word in enumerate(frame.words) if word in listed("bargaining")]
    beside = listed("scene")
    told = any(beside.isdisjoint(frame.words[max(0, at - _LEAD) : at]) for at in named)
    return frame.lemma in listed("bargaining") or told


def is_habit(frame: Frame, timex: Timex) -> bool:
    """Whether a weekday is told as the usual one: "tagt *in der Regel* am Mittwoch", "*freitags*"."""
    if not (timex.rule or "").startswith("weekday"):
        return False
    pairs = [*pairwise(("", *frame.words))]
    usual = any(word in listed("habitual") and before != "wie" for before, word in pairs)
    usual = usual or ("der", "regel") in pairs
    inside = [t for t in frame.tokens if timex.span.start <= t.idx < timex.span.end]
    return usual or any(t.lower_.endswith(_EACH) for t in inside)
