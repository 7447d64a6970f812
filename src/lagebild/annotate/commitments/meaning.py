"""Forms that announce without saying so: what was meant for a day, or is possible then."""

from __future__ import annotations

from lagebild.annotate.commitments.verbs import listed
from lagebild.annotate.events.frames import Frame
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Timex

CONDITION = group("commitments", "condition")
"""Words under which nothing is announced."""


def lemma_of(frame: Frame) -> str:
    """Return the verb, with the noun that makes it one of its own: "in Aussicht stellen"."""
    for row in entries("commitments", "phrase", ("verb", "noun", "lemma", "example")):
        if frame.lemma == row["verb"] and row["noun"] in frame.words:
            return str(row["lemma"])
    return frame.lemma


def begun(frame: Frame, frames: list[Frame]) -> Frame | None:
    """Return the clause that waits for the infinitive of this one, cut off by what stands between.

    "Die Bahn werde die Zahlen, um die gestritten wird, | bis Freitag offenlegen".
    """
    cut_off = frame.kind == "sub" and frame.intro == "bis" and frame.index >= 2
    if not cut_off or not frame.tokens[-1].text.endswith("n"):
        return None
    for outer in reversed(frames[: frame.index]):
        finite = outer.finite.lower_ if outer.finite is not None else ""
        if outer.lemma == "werden" and finite in listed("reported") | {"wird"}:
            return outer
    return None


def is_meant(frame: Frame, frames: list[Frame], timex: Timex) -> bool:
    """Whether a form that is no future tells what is meant for the day.

    "zu der sich beide am Freitag treffen wollten", "könne am 28. März unterschrieben werden", "würden bis
    Ende Februar ausgetauscht"; not "sollte am Freitag ..., " as a condition, nor under "wenn".
    """
    finite = frame.finite.lower_ if frame.finite is not None else ""
    if frame.clause.negated or not finite:
        return False
    if finite in listed("intended"):
        return frame.finite is not frame.tokens[0]
    if finite in listed("possible"):
        return is_day(timex)
    passive = frame.clause.passive or any(r.form is Form.PARTICIPLE for r in readings(frame.words[0]))
    told = finite in listed("reported") and passive and frame.clause.konjunktiv
    return (
        told
        and (is_deadline(timex) or is_day(timex))
        and not any(other.intro in CONDITION for other in frames)
    )


def is_envisaged(words: set[str]) -> bool:
    """Whether a clause has a noun and a participle that together set a day: "ins Auge gefasst"."""
    rows = entries("commitments", "envisaged", ("noun", "participle", "example"))
    return any(row["noun"] in words and row["participle"] in words for row in rows)


def is_precise(timex: Timex) -> bool:
    """Whether a time is a day and no month or year."""
    return len(timex.start or timex.end or "") >= 10


def is_day(timex: Timex) -> bool:
    """Whether a time is one day: "am Freitag"."""
    return is_precise(timex) and timex.start == timex.end


def is_stretch(timex: Timex) -> bool:
    """Whether a time goes from one day to another: "vom 2. bis 11. November"."""
    return len(timex.start or "") >= 10 and len(timex.end or "") >= 10 and timex.start != timex.end


def is_deadline(timex: Timex) -> bool:
    """Whether a time is an end: "bis Freitag"."""
    return (timex.edtf or "").startswith("../")


def is_onward(timex: Timex) -> bool:
    """Whether a time is a beginning: "ab Freitag"."""
    return (timex.edtf or "").endswith("/..")
