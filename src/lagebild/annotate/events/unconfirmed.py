"""What the next sentence leaves unconfirmed: "Beide haben sich getroffen. Eine Bestätigung gab es nicht".

So do "Das erfuhr die Agentur aus Kreisen" and "Die UN konnten dies nicht bestätigen". An event that the text
tells more than once stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.frames import Frame, group
from lagebild.annotate.events.hearsay import anonymous
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft

_TOLD = frozenset({EventStatus.HELD, EventStatus.ONGOING})
_THAT = lexicon.group("events_words", "that_was_told")
_THERE_IS = lexicon.group("events_words", "confirmation_there_is")
_CHECKING = lexicon.group("events_words", "checking")


def leave_open(events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Set to reported what the sentence behind says is only heard of or not confirmed."""
    for event in events:
        number = event.trigger.sentence + 1
        if event.status not in _TOLD or len(event.spans) > 1 or number >= len(sentences):
            continue
        for frame in sentences[number][:2]:
            if frame.kind == "main" and (_heard(frame) or _not_confirmed(frame)):
                event.status = EventStatus.REPORTED
                event.spans.append(frame.span)
                break


def _heard(frame: Frame) -> bool:
    """Whether a sentence says where the one before was heard: "*Das erfuhr* die Agentur *aus Kreisen*"; a
    medium named alone only gives the source."""
    opens = frame.index == 0 and frame.words[0] in _THAT
    alone = frame.finite is not None and frame.finite.i == frame.tokens[0].i + 1  # not "Das Papier ..."
    return opens and alone and anonymous(frame)


def _not_confirmed(frame: Frame) -> bool:
    """Whether it could not be confirmed: "Eine Bestätigung gab es nicht", "konnte dies nicht bestätigen"."""
    words = set(frame.words)
    if not frame.clause.negated:
        return False
    if "bestätigung" in words:
        return frame.lemma in _THERE_IS
    about = {"dies", "das", "es", "davon"} | group("reported_thing")
    return frame.lemma in _CHECKING and not words.isdisjoint(about)
