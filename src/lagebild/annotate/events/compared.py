"""An event that a clause only compares with: "Anders *als beim Treffen im Januar* war Norland nicht dabei".

That one took place, whatever the clause denies, and whoever is missing this time was there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.noun_phrase import FUSED

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_UNLIKE = lexicon.group("events_words", "unlike")
_AT = lexicon.group("events_words", "compared_preposition")
_WIDTH = 3
"""So many words before a preposition the words of comparing begin."""


def compared(trigger: Trigger) -> bool:
    """Whether a clause only compares with a known event: "im Gegensatz *zum Gipfel im Januar*"."""
    if not trigger.noun or trigger.article not in ("definite", "possessive") or trigger.prep not in _AT:
        return False
    first = trigger.first - (trigger.token.doc[trigger.first].lower_ not in FUSED)
    return _opens(trigger.frame, first)


def beside_comparison(trigger: Trigger, place: int) -> bool:
    """Whether an event is only compared with and a day or place stands outside of the comparison: "Anders als
    beim Gipfel in Rom einigten sie sich *am Montag in Wien*"."""
    if not compared(trigger):
        return False
    doc, frame, end = trigger.token.doc, trigger.frame, trigger.token.i
    stop = {frame.finite.i} if frame.finite is not None and frame.finite.i > end else set()
    while end < frame.tokens[-1].i and not doc[end].is_punct and end not in stop:
        end += 1
    return not doc[trigger.first].idx <= place <= doc[end].idx


def in_comparison(trigger: Trigger, place: int) -> bool:
    """Whether a day or place, by its first character, belongs to what the clause of another event compares
    with: "Anders als beim Gipfel *im Januar in Rom* einigten sie sich"."""
    frame = trigger.frame
    at = next((t.i for t in frame.tokens if t.lower_ in _AT and _opens(frame, t.i)), None)
    if at is None:
        return False
    end = at
    while end < frame.tokens[-1].i and not (frame.finite is not None and end == frame.finite.i):
        end += 1
        if trigger.token.doc[end].is_punct:
            break
    doc = trigger.token.doc
    return doc[at].idx <= place < doc[end].idx + len(doc[end]) and not at <= trigger.token.i < end


def _opens(frame: Frame, place: int) -> bool:
    """Whether the words of comparing stand right before a token."""
    before = [t.lower_ for t in frame.tokens if t.i < place and not t.is_punct]
    return any(" ".join(before[-width:]) in _UNLIKE for width in range(2, _WIDTH + 1))
