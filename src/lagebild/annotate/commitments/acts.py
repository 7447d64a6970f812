"""What kind of commitment a clause is: by its own verb, by the clause of saying, by mood and tense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.commitments.futurate import is_due, is_owed, is_ultimatum, of_the_talks
from lagebild.annotate.commitments.meaning import (
    begun,
    is_deadline,
    is_envisaged,
    is_meant,
    is_precise,
    lemma_of,
)
from lagebild.annotate.commitments.speakers import governor_of, told_behind
from lagebild.annotate.commitments.times import days_of, fits_verb, says_when, sets_scene, times_in, was_set
from lagebild.annotate.commitments.verbs import listed, verb_of
from lagebild.annotate.events.instead import FIRST_PLAN
from lagebild.model.annotation import Act

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.commitments.ahead import Ahead
    from lagebild.annotate.commitments.verbs import Verb
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_BEGINNING = 60
"""So many days ahead, something that comes into force is a date of the talks."""


def act_of(doc: Doc, frame: Frame, frames: list[Frame], timex: Timex) -> tuple[Act, Frame] | None:
    """Return what kind of commitment the clause is, and the clause whose subject makes it."""
    weekday = (timex.rule or "").startswith("weekday")  # which may have been
    if was_set(doc, timex) and not weekday and not listed("called_off").isdisjoint(frame.words):
        return Act.ANNOUNCE, frame  # "Der für den 3. Mai angekündigte Streik ist abgesagt"
    own = verb_of(lemma_of(frame), frame)
    if own is not None and not fits_verb(doc, own, frame, timex):
        own = None
    governor = governor_of(frame, frames)
    if governor is not None and governor.clause.passive and governor.lemma in listed("expecting"):
        return None  # "Es wird erwartet, dass die Notenbank am Donnerstag entscheidet"
    outer = verb_of(lemma_of(governor), governor) if governor is not None else None
    behind = told_behind(frame, frames) if governor is None else None
    if behind is not None and (told := verb_of(lemma_of(behind), behind)) is not None and not told.governs:
        return told.act, behind
    if frame.kind == "inf" and outer is not None and not outer.plain:
        own = None  # "vereinbarten, die Waffenruhe bis Freitag zu verlängern": who agrees binds himself
    if own is not None and not own.plain and not own.governs and not says_when(doc, frame, timex):
        return None if sets_scene(frame, timex, own) else (own.act, frame)
    over = frame.clause.konjunktiv and frame.clause.tense == "perfect"  # "sagte, er habe in der Nacht gehört"
    lasts = outer is not None and outer.governs and frame.lemma in listed("unsettled")
    if (
        governor is not None
        and outer is not None
        and not (outer.plain or over or governor.clause.negated or lasts)
    ):
        return outer.act, governor
    return _by_form(frame, frames, timex, own)


def _by_form(frame: Frame, frames: list[Frame], timex: Timex, own: Verb | None) -> tuple[Act, Frame] | None:
    """Return what a clause is that no verb of saying governs: by modal, tense, participle or deadline."""
    words = set(frame.words)
    if frame.finite is not None and frame.finite.lower_ in listed("intention"):
        return Act.ANNOUNCE, frame
    if frame.clause.tense == "future" or words & listed("scheduled") or is_envisaged(words):
        return Act.ANNOUNCE, frame
    if (outer_clause := begun(frame, frames)) is not None:
        return Act.ANNOUNCE, outer_clause
    if is_meant(frame, frames, timex):
        return Act.ANNOUNCE, frame
    perfect = frame.finite is not None and frame.finite.lower_ in listed("perfect")
    if own is not None and own.plain and frame.clause.tense == "present" and not perfect:
        return own.act, frame
    term = words & listed("term") and is_deadline(timex) and frame.lemma not in listed("moving")
    if is_ultimatum(frame, timex) or term:
        return Act.DEMAND, frame
    if is_owed(frame):
        return Act.ANNOUNCE, frame
    return (Act.ANNOUNCE, frame) if is_due(frame, timex) else None


def is_void(frame: Frame) -> bool:
    """Whether nothing is due by the clause: it is negated, unreal, or tells what had been set."""
    unreal = frame.finite is not None and frame.finite.lower_ in listed("unreal") and not was_meant(frame)
    was = frame.finite is not None and frame.finite.lower_ in ("war", "waren")
    was = was and not listed("scheduled").isdisjoint(frame.words[-3:])
    at_first = frame.clause.tense == "pluperfect" and not FIRST_PLAN.isdisjoint(frame.words)
    return frame.clause.negated or unreal or was or at_first


def is_conditional(doc: Doc, frame: Frame) -> bool:
    """Whether what is denied is only the condition: "Komme bis Freitag keine Lösung zustande, ..."."""
    return any(is_ultimatum(frame, timex) for timex in times_in(doc, frame))


def was_meant(frame: Frame) -> bool:
    """Whether a relative clause gives the day that was set: "der am Freitag hätte beginnen sollen"."""
    unreal = frame.finite is not None and frame.finite.lower_ in listed("unreal")
    return frame.kind == "rel" and len(frame.words) > 3 and frame.words[-1] == "sollen" and unreal


def is_content(doc: Doc, frame: Frame, timex: Timex, ahead: Ahead, *, somebody: bool) -> bool:
    """Whether the clause says what is to hold by a paper or a law: "Der Lohn soll ab Januar 2027 steigen".

    ``somebody`` says that its subject is a party.
    """
    near = is_precise(timex) and not is_far(doc, timex, _BEGINNING)
    if ahead.is_content(frame):  # "Die Gefangenen sollen laut Plan bis Freitag freikommen" is both
        return not near or frame.lemma in listed("provision")
    if near and (set(frame.words) & listed("start") or (frame.lemma == "gelten" and of_the_talks(frame))):
        return False
    return not somebody and frame.lemma in listed("provision")


def is_far(doc: Doc, timex: Timex, most: int) -> bool:
    """Whether the time lies more than so many days ahead: it is none of the talks."""
    first, day = timex.start or timex.end or "", doc._.article.day if doc._.article else timex.anchor
    return bool(day) and days_of(first) - days_of(str(day)) > most


def is_only_said_to(frame: Frame) -> bool:
    """Whether somebody is only said to have promised it: "*soll zugesagt haben*, bis Freitag abzuziehen"."""
    return frame.clause.modal == "sollen" and frame.words[-1:] == ["haben"]
