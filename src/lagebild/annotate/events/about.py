"""Places that belong to what an event is about or to its reason.

"Gespräche über eine Waffenruhe [in Syrien]", "nach einem Anschlag [in Oslo] abgebrochen".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import endings, group
from lagebild.model.annotation import Mention, MentionKind

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame

_FAR = 8
"""So many words a phrase of the subject matter has at most before its place."""
_ACCUSATIVE = group("accusative_determiner")
_SUBJECT_MATTER = group("subject_matter_preposition")


def of_subject_matter(frame: Frame, position: int, mention: Mention) -> bool:
    """Whether the place at a token position only tells where the subject matter is.

    "berieten über die Lage im Jemen", "einigten sich auf eine Waffenruhe in Aleppo", not "auf einem Schloss
    in Hessen" or "über Zölle in Genf", where a town behind any other noun stays the place of the event.
    """
    words = frame.tokens
    noun = position - 2 if position > 1 and words[position - 1].lower_ in ("in", "im") else position - 3
    if noun < 1 or words[noun + 1].lower_ not in ("in", "im") or not words[noun].text[:1].isupper():
        return False
    if noun_entry(words[noun].text):
        return False
    situation = words[noun].lower_.endswith(endings("situation"))
    if not situation and mention.kind is MentionKind.PLACE:
        return False
    for back in range(noun - 1, max(-1, noun - _FAR), -1):
        word = words[back]
        if noun_entry(word.text) and word.text[:1].isupper():
            return situation and back == noun - 1
        if word.lower_ in _SUBJECT_MATTER:
            return True
        if word.lower_ in ("zur", "zum", "zu", "von"):
            return situation
        if word.lower_ == "auf":
            return situation or words[back + 1].lower_ in _ACCUSATIVE
        if word.is_punct or word.lower_ in group("locative"):
            return False
    return False


def of_reason(frame: Frame, position: int) -> bool:
    """Whether the place at a token position is that of a reason: "wegen eines Streiks *in Rom*", "nach einem
    Anschlag *in Oslo* abgebrochen", not "nach einem Treffen in Rom"."""
    noun = position - 2
    if noun < 1 or frame.tokens[noun + 1].lower_ not in ("in", "im", "auf", "bei"):
        return False
    head = frame.tokens[noun]
    if not head.text[:1].isupper() or noun_entry(head.text) is not None:
        return False
    befell = head.lower_.endswith(_BEFALLING)
    for word in reversed(frame.tokens[max(0, noun - _FAR_REASON) : noun]):
        if word.lower_ in _REASON or (befell and word.lower_ in ("nach", "seit")):
            return True
        if word.text[:1].isupper() or word.is_punct:
            return False
    return False


_FAR_REASON = 3
"""So many words the preposition of a reason stands before its noun."""
_REASON = lexicon.group("events_words", "reason_preposition")
_BEFALLING = lexicon.endings("events_words", "befalling_a_place")
