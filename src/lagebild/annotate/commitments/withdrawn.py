"""Plans that are none: denied, called off, put off without a new day, or told as overtaken.

"Weber dementierte, dass er am Freitag reist", "Das Treffen am Freitag fällt aus", "Die für Freitag geplante
Runde wurde verschoben", "Eigentlich sollte Weber am Freitag reisen".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.commitments.meaning import is_day
from lagebild.annotate.commitments.times import behind_noun, was_set
from lagebild.annotate.commitments.verbs import listed
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.time_words import lead
from lagebild.annotate.papers.scene import subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_OVER = 3
"""So many clauses up one may be denied."""


def is_denied(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a clause over this one says that it is not so, or not certain: "*Weber dementierte*, dass er am
    Freitag reist", "*Es stimmt nicht*, dass er am Freitag reist", "*Weber hofft*, dass er reist"."""
    current = frame
    for _ in range(_OVER):
        over = _over(current, frames)
        if over is None:
            return False
        if _denies(over) or _leaves_open(over, current):
            return True
        current = over
    return False


def _over(frame: Frame, frames: list[Frame]) -> Frame | None:
    """Return the clause that speaks of what a clause says: "*Weber wies Berichte zurück*, nach denen er
    reist"."""
    before = frames[frame.index - 1] if frame.index else None
    if frame.kind == "rel":
        return before if listed("according") & set(frame.words[:3]) else None
    if frame.kind == "main":
        return before if frame.clause.konjunktiv and frame.intro == "" else None
    if frame.intro not in listed("content") and not (frame.kind == "inf" and not frame.intro):
        return None
    if frame.governor is not None:
        return frames[frame.governor]
    return next((f for f in frames[frame.index + 1 : frame.index + 2] if f.kind == "main"), None)


def _denies(frame: Frame) -> bool:
    if frame.clause.negated:
        return frame.lemma in listed("holding_true")
    untrue = frame.lemma == "sein" and not listed("untrue").isdisjoint(frame.words)
    return untrue or "denied" in (marked("governor", frame.words), marked("rumour", frame.words))


def _leaves_open(frame: Frame, said: Frame) -> bool:
    """Whether a clause hopes, doubts or puts off what hangs on it: "*Weber hofft*, dass die Runde am Freitag
    beginnt", "*Norland verschob die Entscheidung*, ab Freitag Zölle zu erheben"."""
    off = listed("putting_off") | listed("calling_off")
    if said.kind == "inf":
        return frame.lemma in off
    davon = frame.lemma == "ausgehen" and "davon" in frame.words
    return said.intro == "dass" and (
        davon or frame.lemma in listed("leaving_open") or not listed("open_thing").isdisjoint(frame.words)
    )


def is_asked(frame: Frame) -> bool:
    """Whether a clause is a question or a purpose: "*wer* am Freitag reist", "*damit* er reist"."""
    return frame.kind in ("sub", "rel") and frame.words[0] in listed("asking")


def is_called_off(doc: Doc, frame: Frame, timex: Timex, *, cancelled: bool) -> bool:
    """Whether a clause tells that what was set for the time does not take place, or not then.

    ``cancelled`` says that its event is known to be off: "Die Reise am Mittwoch fällt aus".
    """
    if frame.clause.negated:
        return False
    if frame.lemma in listed("acting_against") and (was_set(doc, timex) or behind_noun(doc, timex)):
        return True  # "Die Bahn will den für Freitag angekündigten Streik verhindern"
    off = frame.lemma in listed("calling_off") or not listed("called_off").isdisjoint(frame.words)
    if off and (cancelled or (frame.lemma in listed("falling_out") and _one_appointment(doc, frame, timex))):
        return True
    without_day = was_set(doc, timex) or lead(doc, timex) in listed("on_day")
    return without_day and frame.lemma in listed("putting_off") | listed("making_up")


def is_put_aside(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a relative clause tells what was to be of a thing that the clause around it gives up: "Die
    Runde, *die am Freitag beginnen sollte*, wird verschoben", "Die Frist, *die am Freitag endet*, wird
    verlängert"."""
    around = frames[frame.governor] if frame.kind == "rel" and frame.governor is not None else None
    if around is None or around.clause.modal == "können" or not _is_its_matter(frame, around):
        return False
    if around.lemma in listed("prolonging") and frame.lemma in listed("running_out"):
        return not around.clause.negated and around.clause.modal is None
    finite = frame.finite.lower_ if frame.finite is not None else ""
    was_to_be = finite in listed("intended") or (finite in listed("unreal") and frame.words[-1] == "sollen")
    return was_to_be and _gives_up(around)


def _gives_up(frame: Frame) -> bool:
    """Whether a clause says of a plan that it is off, or off for its day: "ist vom Tisch", "findet nicht
    statt"."""
    if frame.clause.negated:
        return frame.lemma in listed("taking_place")
    verbs = listed("putting_off") | listed("calling_off") | listed("giving_up")
    words = listed("called_off") | listed("out_of_date")
    return (
        frame.lemma in verbs or not words.isdisjoint(frame.words) or ("vom", "tisch") in pairwise(frame.words)
    )


def _is_its_matter(frame: Frame, around: Frame) -> bool:
    """Whether the noun before a relative clause is what the clause around it speaks of, and no place, company
    or matter of it: "*die Runde*, die", but not "seine Teilnahme *an der Runde*, die"."""
    subject = subject_of(around)
    finite = around.finite.lower_ if around.finite is not None else ""
    acts = not around.clause.passive and finite not in listed("state_passive")
    transitive = around.lemma not in listed("falling_out") | listed("taking_place")
    if acts and transitive and subject and 0 < frame.tokens[0].i - subject[-1].i <= 2:
        return False  # "*Die Regierung*, die am Freitag antworten sollte, verschob die Wahl"
    led = [t for t in around.tokens if t.i < frame.tokens[0].i and not t.is_punct]
    if led and led[-1].i in {t.i for t in around.tokens[-1:]} and led[-1].text.islower():
        led.pop()  # "sagte die Runde *ab*, die"
    at = len(led) - 1
    while at > 0 and led[at].lower_ not in listed("certain") | listed("one_thing"):
        if led[at].lower_ in PREPOSITIONS:
            return False
        at -= 1
    before = led[at - 1].lower_ if at > 0 else ""
    return before not in PREPOSITIONS or (before == "auf" and around.lemma == "verzichten")


def _one_appointment(doc: Doc, frame: Frame, timex: Timex) -> bool:
    """Whether the subject is a certain thing, the day not given as the one set: "*Die Sitzung* am Freitag
    entfällt", but not "300 Flüge"."""
    subject = subject_of(frame)
    certain = bool(subject) and subject[0].lower_ in listed("certain")
    event = any(noun_entry(t.text) is not None or t.lower_ in listed("planned_thing") for t in subject)
    return certain and event and is_day(timex) and not was_set(doc, timex)


def is_overtaken(frame: Frame, frames: list[Frame], behind: Sequence[Frame]) -> bool:
    """Whether a past plan came otherwise: by its own words ("*Eigentlich* sollte er am Freitag reisen"), or
    by what is told next ("wollte am Freitag reisen, *sagte den Besuch aber ab*")."""
    finite = frame.finite.lower_ if frame.finite is not None else ""
    if finite not in listed("intended"):
        return False
    if not listed("given_up").isdisjoint(frame.words):
        return True
    if frame.kind != "main":
        return False
    rest = frames[frame.index + 1 :]
    return any(_ends_plan(f, beside=True) for f in rest) or any(
        _ends_plan(f, beside=False) for f in behind[:1]
    )


def _ends_plan(frame: Frame, *, beside: bool) -> bool:
    """Whether a clause tells that a plan before it was dropped or moved: "Die Station strich er", "Daraus
    wird nichts".

    ``beside`` says that it stands in the sentence of the plan.
    """
    if {"daraus", "nichts"} <= set(frame.words):
        return True
    clause = frame.clause
    if frame.kind != "main" or clause.negated or clause.konjunktiv or clause.modal == "wollen":
        return False
    if frame.lemma not in listed("calling_off") | listed("putting_off"):
        return False
    return beside or any(_points_back(frame, n) for n in range(len(frame.words)))


def _points_back(frame: Frame, at: int) -> bool:
    """Whether a word of a clause takes up a plan: "dies", "*die Reise*"."""
    word = frame.words[at]
    if word in listed("takes_up"):
        return True
    following = frame.tokens[at + 1] if at + 1 < len(frame.tokens) else None
    if following is None or word not in listed("certain"):
        return False
    return following.lower_ in listed("planned_thing") or noun_entry(following.text) is not None
