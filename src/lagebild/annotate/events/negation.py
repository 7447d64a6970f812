"""What a negation denies: the event, or only a part of what is told of it.

"Das Treffen fand nicht statt" denies it; "half nicht weiter", "brachte keinen Durchbruch", "nicht in Genf,
sondern in Oslo" do not.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.event_words import travelling
from lagebild.annotate.events.frames import Frame, group
from lagebild.annotate.events.support import in_subject

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger

_NO_NOUN = lexicon.group("events_words", "no_noun")
_NEVER = lexicon.group("events_words", "never")
_NO_CASE = lexicon.group("events_words", "no_case")
_BUT = 6
"""So many words behind its clause "sondern" stands."""
_GOAL = lexicon.group("events_words", "goal_of_journey")
_WHERE = lexicon.group("events_words", "corrected")
_NO = lexicon.group("events_words", "denying_word")
_FLAT = lexicon.group("events_words", "flat_denial")
_ONLY_PART = lexicon.group("events_words", "part_denied")


def without_result(trigger: Trigger) -> bool:
    """Whether "kein" belongs to another noun than the event: "Das Gespräch brachte keinen Durchbruch"."""
    words = trigger.frame.words
    other = trigger.noun and bool(_NO_NOUN & set(words)) and not _NEVER & set(words)
    return other and not _at_no_time(words)


def _at_no_time(words: list[str]) -> bool:
    """Whether a clause denies by time or case: "gab es *zu keinem Zeitpunkt*", "*auf keinen Fall*"."""
    return any(one.startswith("kein") and two in _NO_CASE for one, two in pairwise(words))


def stands_all_the_same(trigger: Trigger) -> bool:
    """Whether a clause denies what came of an event, or how it was, and not the event: "Das Treffen half
    nicht weiter", "Die Gespräche dauerten nicht lange", but "fand nicht statt", "gab es nicht"."""
    frame = trigger.carrier or trigger.frame
    if not trigger.noun or frame is not trigger.frame or trigger.article not in ("definite", "possessive"):
        return False
    if trigger.prep or frame.lemma in group("coming_about") or frame.holds("in_view"):
        return False
    about = frame.clause.subject is None or in_subject(trigger, frame)
    return about and (trigger.support is None or frame.lemma in group("presupposing"))


def _flatly_denied(words: list[str]) -> bool:
    """Whether an adverb denies the whole: "trafen sich *keineswegs*", "hat sich *keineswegs* mit ihm
    beraten", but not "trafen sich keineswegs zufällig"."""
    if words[-1] in _FLAT:
        return True
    behind = next((b for a, b in pairwise(words) if a in _FLAT and a not in _NO), "")
    return behind in PREPOSITIONS


def only_part_negated(frame: Frame) -> bool:
    """Whether "nicht" denies only a part: "nicht nur", "nicht in Genf, sondern", "nicht darauf geeinigt"."""
    words = frame.words
    if _flatly_denied(words):
        return False
    if "nicht" not in words:
        return not (_NO & set(words)) or ("nichts" in words)
    place = words.index("nicht")
    following = words[place + 1] if place + 1 < len(words) else ""
    if words[place + 1 :] == [following]:
        return False  # "legte den Plan nicht vor": a prefix, not "nicht vor Freitag"
    doc, last = frame.tokens[0].doc, frame.tokens[-1].i
    but = "sondern" in words or any(t.lower_ == "sondern" for t in doc[last + 1 : last + _BUT])
    if but and following in _WHERE:
        return True  # "trafen sich nicht in Genf, sondern in Oslo"
    if following == "direkt":
        return but
    if following in _GOAL and frame.lemma in travelling() and not (but or "mal" in words):
        return False  # "reist nicht zum Gipfel nach Oslo"
    behind = [t.lower_ for t in frame.tokens][place - 1 : place] if place else []
    if following == "mit" and behind and behind[0] in ("aber", "jedoch", "allerdings"):
        return True
    return following in _ONLY_PART
