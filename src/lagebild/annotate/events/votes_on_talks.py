"""A body that votes on talks: "Der Parteitag stimmte am Samstag *für Koalitionsverhandlungen* mit der SPD".

Day and place of such a clause are those of the vote; the talks are only to come, or off where it voted
against them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.support import in_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_VOTES = lexicon.group("events_words", "voting_upon_talks")
_REFUSES = lexicon.group("events_words", "voting_down")
_BEGINNING = lexicon.group("events_words", "beginning_of_talks")
_PREPOSITIONS = lexicon.group("events_words", "before_what_is_voted_on")
_TALKS = frozenset(["talks", "meeting", "summit"])


def vote_on(trigger: Trigger) -> str | None:
    """Return "for" or "against" where a body votes on the event of ``trigger``, None elsewhere."""
    frame = trigger.frame
    asked = trigger.noun and trigger.type in _TALKS and frame.lemma in _VOTES
    if not asked or not frame.holds_end("voters") or in_subject(trigger, frame) or frame.clause.passive:
        return None
    if (trigger.prep and trigger.prep not in _PREPOSITIONS) or (
        trigger.prep == "von" and trigger.head not in _BEGINNING
    ):
        return None
    if trigger.head and trigger.head not in _BEGINNING:
        return None  # "gegen einen Abbruch der Gespräche"
    if trigger.prep == "" and frame.lemma in _WITH_PREPOSITION and trigger.head not in _BEGINNING:
        return None  # "Die Mitglieder stimmten die Gespräche ab"
    if frame.clause.negated or _by_some(frame):
        return None
    before = [t.lower_ for t in frame.tokens if t.i < trigger.token.i]
    return "against" if frame.lemma in _REFUSES or "gegen" in before else "for"


def _by_some(frame: Frame) -> bool:
    """Whether only some of a body vote so: "*Drei Abgeordnete* stimmten gegen Gespräche", not "84 Prozent der
    Mitglieder stimmten für Gespräche"."""
    some = any(t.like_num or t.lower_ in _SOME for t in frame.tokens[:1])
    return some and ("gegen" in frame.words or not frame.holds("share_of_voters"))


_SOME = lexicon.group("events_words", "some_of_them")


_WITH_PREPOSITION = lexicon.group("events_words", "voting_with_preposition")


def votes_on_talks(frame: Frame, frames: list[Frame]) -> bool:
    """Whether it is talks that a clause of voting decides on, in it or in the infinitive behind: "beschloss,
    *Verhandlungen* mit der SPD aufzunehmen"."""
    if frame.lemma not in _VOTES or not frame.holds_end("voters") or frame.clause.negated:
        return False
    behind = frames[frame.index + 1 : frame.index + 2]
    inside = [*frame.tokens, *(t for f in behind if f.kind == "inf" for t in f.tokens)]
    nouns = [t for t in inside if (row := noun_entry(t.text)) is not None and row["type"] == "talks"]
    subject = frame.clause.subject
    own = [t for t in nouns if subject is None or not subject.start <= t.idx < subject.end]
    led = frame.lemma not in _WITH_PREPOSITION or not {"für", "gegen"}.isdisjoint(frame.words)
    return bool(own) and led and not group("before_during_after") & set(_words_before(own[0], frame))


def _words_before(token: Token, frame: Frame) -> list[str]:
    """Return the words right before a noun: "*nach langen* Verhandlungen"."""
    return [t.lower_ for t in frame.tokens if token.i - _NEAR <= t.i < token.i]


_NEAR = 3
"""So many words before a noun its preposition stands."""
