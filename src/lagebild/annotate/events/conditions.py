"""What takes place only if something else does: "Stimmt der Parteitag zu, verhandeln sie am Montag".

The condition stands in front, with "wenn", "falls", "sofern" or its verb first, or behind with "falls" and
the like. "wenn" may tell of time as well ("wenn die Minister am Freitag tagen"): a day that is set stays so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.clauses import ClauseKind
from lagebild.annotate.clauses_words import word_class
from lagebild.annotate.events.frames import Frame, group

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger


def conditional(trigger: Trigger, status: str) -> bool:
    """Whether an event that looks set or under way hangs on a condition; ``status`` is ongoing or planned."""
    frame = trigger.carrier or trigger.frame
    if frame.kind != "main" or frame.clause.tense not in ("present", "future"):
        return False
    before = trigger.frames[frame.index - 1] if frame.index else None
    behind = next(iter(trigger.frames[frame.index + 1 : frame.index + 2]), None)
    if before is not None and _inverted(frame):
        if verb_first(before) or _opened(before, "only_if_conjunction"):
            return True
        return status == "ongoing" and _opened(before, "if_conjunction")
    return behind is not None and _opened(behind, "only_if_conjunction")


def _inverted(frame: Frame) -> bool:
    """Whether the verb opens the clause, as behind another one: "..., *verhandeln* beide Seiten"."""
    first = frame.tokens[0]
    at = frame.finite.i - first.i if frame.finite is not None else -1
    return at == 0 or (at == 1 and first.lower_ in ("dann", "so"))


def verb_first(frame: Frame) -> bool:
    """Whether a clause is a condition by its word order: "*Stimmt* der Parteitag zu", "*Sollte* er ...", also
    behind "und", but not behind an adverb: "Auch *stimmt* er zu"."""
    opens = frame.clause.kind is ClauseKind.VERB_FIRST and not frame.index and frame.tokens[0].is_sent_start
    first = frame.finite is not None and frame.finite.i == frame.tokens[0].i
    opens = opens and (first or frame.words[0] in word_class("coordinator"))
    told = frame.holds("speech") or frame.holds("reporting")
    return opens and not told and (frame.clause.tense == "present" or frame.words[0] in ("sollte", "sollten"))


def _opened(frame: Frame, name: str) -> bool:
    return frame.kind == "sub" and frame.intro in group(name) and frame.clause.tense == "present"
