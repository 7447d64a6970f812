"""How firm an event is that is only the setting of its clause: "nach dem Treffen", "vor dem Gipfel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.absence import stays_away
from lagebild.annotate.events.doubts import wide_words
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.mood import base_status
from lagebild.annotate.events.support import agreed_upon

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger

_GUESSING = lexicon.group("events_words", "guessing")
_STAYS = lexicon.group("events_words", "staying")
_READY = lexicon.group("events_words", "ready")
_COMMENTING = lexicon.group("events_words", "commenting")


def taken_for_granted(trigger: Trigger, later: bool | None) -> bool:
    """Whether a known event is only where or after which something is said to have been: "bestritt, ihm *bei
    dem Treffen am Freitag* Zugeständnisse gemacht zu haben", "Ob sie es *bei ihrem Treffen* ansprach"."""
    frame = trigger.frame
    known = trigger.noun and not trigger.argument and trigger.article in ("definite", "possessive")
    done = frame.clause.tense in PAST_TENSES or frame.words[-1:] == ["haben"]
    return known and trigger.prep in ("bei", "nach") and done and later is False and not trigger.head


def _with_head(trigger: Trigger) -> bool:
    """Whether "mit" stands before the noun that an event hangs on, with its article and adjectives: "*mit*
    einem baldigen Beginn der Gespräche"."""
    before = [t.lower_ for t in trigger.frame.tokens if t.i < trigger.first][-_HEAD:]
    return bool(trigger.head) and "mit" in before


_HEAD = 4
"""So many words before an event the preposition of the noun over it stands."""


def of_setting(trigger: Trigger, later: bool | None) -> str:
    """The event is only the setting of the clause: "nach dem Treffen", "bei einem Besuch", "vor dem
    Gipfel"."""
    frame = trigger.frame
    prep = trigger.prep
    base = base_status(frame, later)
    if stays_away(trigger):
        return base
    if agreed_upon(trigger) and frame.lemma in group("agreeing") and not later:
        return "planned" if base in ("held", "ongoing") else base
    mark = marked("clause", wide_words(frame), present=frame.clause.tense == "present")
    if prep == "von" and "rede" in frame.words:
        # "In Genf ist von einem Treffen die Rede", "Von einem Treffen könne keine Rede sein"
        return "denied" if frame.clause.negated else "reported"
    if prep == "von" and frame.lemma == "wissen" and not {"nichts", "niemand"}.isdisjoint(frame.words):
        return "denied"  # "Von einem Treffen weiß man nichts"
    if frame.lemma == "rechnen" and (prep == "mit" or _with_head(trigger)):
        return "possible"  # "Mit einem Treffen rechnet niemand mehr", "rechnet mit dem Beginn der Gespräche"
    if prep == "zu" and frame.lemma in _COMMENTING and (frame.clause.negated or "niemand" in frame.words):
        return "reported" if trigger.article == "indefinite" else base
    if prep == "über" and frame.lemma in _GUESSING:
        return "possible"  # "Über ein Treffen wird spekuliert"
    if prep == "aus" and "nichts" in frame.words and frame.lemma in ("werden", ""):
        return "cancelled"  # "Aus dem Treffen wird nichts"
    if prep == "ohne":
        return "denied" if base == "held" else "possible"
    if trigger.article == "negated":
        return "denied"
    if prep == "statt":
        return "denied"
    if prep == "für" and frame.lemma in group("speaking_for") and trigger.article in ("", "indefinite"):
        return "possible"  # "hat sich als Gastgeber für Gespräche angeboten"
    if prep in ("vor", "für") and later is not False:
        return "possible" if prep == "für" and mark == "possible" else "planned"
    if (
        prep == "zu" and frame.lemma in _STAYS and base in ("held", "ongoing")
    ):  # "war am Montag zu Gesprächen in Bonn"
        return "denied" if frame.clause.negated else mark if mark in ("reported", "possible") else base
    if prep == "zu" and not _READY.isdisjoint(frame.words):  # "war am Sonntag nicht zu Gesprächen bereit"
        return "denied" if frame.clause.negated else "possible"
    if prep == "um" and frame.lemma == "handeln" and "sich" in frame.words:
        return base  # "Dabei handelt es sich um ein Treffen der Minister"
    if prep == "gegen" and trigger.article in ("definite", "possessive") and later is None:
        return "planned"  # "protestierten gegen den Besuch"
    if prep in ("zu", "gegen", "um") and not trigger.adjectives:
        return "possible" if later is None else ("planned" if later else "held")
    if prep in ("nach", "seit", "trotz"):
        return (
            "held"
            if base in ("held", "ongoing", "planned") and not later and frame.clause.tense != "future"
            else (
                "reported" if base == "reported" else "planned" if later or base == "planned" else "possible"
            )
        )
    if mark in ("reported", "possible") and base in ("held", "ongoing"):
        return "held" if mark == "possible" and base == "held" else mark
    return base
