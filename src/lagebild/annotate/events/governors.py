"""What the clauses over that of an event say of it: "bestritt, dass", "gelang es, ... zu", "wonach"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.frames import Frame, group
from lagebild.annotate.events.hearsay import by_hearsay, is_press
from lagebild.annotate.events.marks import WEAKEST_FIRST, marked
from lagebild.annotate.events.mood import is_done_infinitive
from lagebild.annotate.events.opaque import taken_for_true

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger


_OPEN_INTRO = group("open_conjunction")

_BEFORE = group("before_conjunction")

_TEMPORAL = _BEFORE | group("temporal_conjunction")
"""Openers of a clause that only gives the time of the one it hangs on."""

_TELLING_ON = group("relative_adverb")
"""Openers of a clause that tells on and hangs on no verb: "in Rom, *wo* sie sich trafen"."""

_TRUE = group("bearing_out")


def of_governors(frame: Frame, trigger: Trigger) -> str | None:
    """What the clauses say that this one hangs on; Konjunktiv without a frame counts as said by somebody."""
    found: list[str] = []
    current: Frame | None = frame
    for _ in range(3):
        if current is None:
            break
        if current.kind == "rel" and current is not frame:
            break
        if current.intro in _OPEN_INTRO:
            found.append("possible")
        if current.words[:2] == ["ohne", "dass"]:
            found.append("denied")  # "ohne dass es zu einem Treffen kam"
        told = _by_medium(current) or by_hearsay(current, trigger.frames)
        report = current.intro == "wonach" or _by_report(current)
        over = _governor(current, trigger.frames) if report else None
        sure = over is not None and _bears_out(over) and not over.clause.negated
        if (report and not sure) or told:
            found.append("reported")
        noch = current.words[:2] in (["noch", "ehe"], ["noch", "bevor"])
        before = noch or current.intro in _BEFORE
        if before and current.clause.modal is not None:
            found.append("possible")  # "noch ehe die erste Runde beginnen konnte"
        if current.intro == "sobald" or (before and current.clause.tense not in ("past", "pluperfect")):
            found.append("planned")
        governor = _governor(current, trigger.frames)
        if governor is None or current.intro in _TEMPORAL or current.intro in _TELLING_ON:
            break
        status = marked("governor", governor.words)
        if status == "planned" and trigger.type == "presentation" and _demands(governor):
            status = "possible"
        if current.intro == "wonach" or _by_report(current):
            status = marked("rumour", governor.words) or status
        if status == "denied" and "nicht" in governor.words and governor.holds("ruling_out"):
            status = "possible"
        if status is None and current.intro == "dass" and not _bears_out(governor):
            granted = taken_for_true(governor) or governor.index > current.index or "so" in current.words[:2]
            status = None if granted else "reported"  # "Dass sie sich trafen, wertete er als Zeichen"
        if status == "reported" and _bears_out(governor):
            status = None
        if status is not None:
            found.append(status)
        current = governor if governor.kind != "main" else None
    return min(found, key=WEAKEST_FIRST.index, default=None)


def _demands(frame: Frame) -> bool:
    """Whether somebody expects of another what is done: "Verdi *erwartet*, dass die Bahn ein Angebot
    vorlegt", not "Es wird erwartet, dass"."""
    impersonal = "es" in frame.words or "man" in frame.words
    return frame.lemma == "erwarten" and not frame.clause.passive and not impersonal


def _bears_out(frame: Frame) -> bool:
    """Whether a clause confirms what it speaks of: "bestätigte", "gab zu", "gab bekannt"."""
    words = set(frame.words)
    found = words & _TRUE
    gave = found <= {"gab", "gaben"}
    return bool(found) and (
        not gave or ("verstehen" not in words and not {"zu", "bekannt"}.isdisjoint(words))
    )


def admitted(frame: Frame, frames: list[Frame]) -> bool:
    """Whether somebody confirms or admits that it took place: "bestätigte, dass man sich getroffen habe",
    "räumte ein, am 4. Mai mit ihm gesprochen zu haben"."""
    told_of = (frame.intro == "dass" and frame.clause.tense == "perfect") or is_done_infinitive(frame)
    governor = _governor(frame, frames) if told_of else None
    if governor is None or governor.clause.negated or frame.clause.modal:
        return False
    told = marked("governor", governor.words) is None and marked("clause", governor.words) is None
    words = set(governor.words)
    return told and bool(words & group("admitting") and (not words & group("conceding") or "zu" in words))


def brought_about(frame: Frame, frames: list[Frame]) -> str | None:
    """Return whether somebody did what an infinitive says: held in "gelang es, mit den Tätern zu sprechen",
    denied in "gelang es nicht", None for other clauses."""
    governor = _governor(frame, frames) if frame.kind == "inf" else None
    if governor is None or governor.lemma not in group("bringing_about"):
        return None
    clause = governor.clause
    if clause.tense not in PAST_TENSES or clause.modal is not None or clause.konjunktiv:
        return None
    return "denied" if clause.negated else "held"


def _by_report(frame: Frame) -> bool:
    """Whether a relative clause gives what a report says: "Berichte, nach denen man sich traf"."""
    return frame.kind == "rel" and ("nach" in frame.words[:2] or "zufolge" in frame.words[:3])


def _by_medium(frame: Frame) -> bool:
    """Whether a main clause itself names a report or a medium as its source: "Einem Bericht der Zeitung
    zufolge haben sie telefoniert", "laut einem Bericht der Zeitung"."""
    if frame.kind != "main":
        return False
    report = not group("report").isdisjoint(frame.words)
    if not {"zufolge", "laut"}.isdisjoint(frame.words) and (report or is_press(frame)):
        return True
    return report and any(
        pair == ("nach", "einem") or _led_by_report(*pair) for pair in pairwise(frame.words)
    )


def _led_by_report(word: str, behind: str) -> bool:
    """Whether "nach" stands behind its noun: "einem unbestätigten *Bericht nach*"."""
    return word in group("report") and behind == "nach"


def trigger_before(frame: Frame, frames: list[Frame]) -> Frame | None:
    """Return the clause right before."""
    return frames[frame.index - 1] if frame.index else None


def _governor(frame: Frame, frames: list[Frame]) -> Frame | None:
    """Return the clause that ``frame`` hangs on: the one before, for a first clause the main clause after
    it."""
    if frame.kind == "rel":
        return trigger_before(frame, frames) if _by_report(frame) else None
    if frame.kind in ("sub", "inf"):
        if frame.governor is not None:
            return _past_former(frames[frame.governor], frames)
        return next((f for f in frames[frame.index + 1 :] if f.kind == "main"), None)
    if frame.clause.konjunktiv or frame.clause.ambiguous:
        before = [f for f in frames[: frame.index] if f.kind == "main"]
        return before[-1] if before and frame.clause.konjunktiv else None
    return None


def _past_former(governor: Frame, frames: list[Frame]) -> Frame:
    """Return the clause over one that only recalls what was said before: "musste einräumen, was sie
    bestritten hatte: dass man sich getroffen hat"."""
    recalls = governor.intro == "was" and governor.clause.tense == "pluperfect" and governor.index
    return frames[governor.index - 1] if recalls else governor
