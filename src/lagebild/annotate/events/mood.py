"""What tense, mood and modal verb of a clause alone say about the status of an event."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.days import is_day
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.events.instead import FIRST_PLAN
from lagebild.annotate.events.time_words import lead
from lagebild.annotate.konjunktiv import Mood, is_plain_infinitive
from lagebild.model.annotation import TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_WILL = lexicon.group("events_words", "wanting")
_SHALL = lexicon.group("events_words", "shall")
_CAN = lexicon.group("events_words", "may_be")
_HAS = lexicon.group("events_words", "perfect_auxiliary")
_MODAL_INFINITIVES = lexicon.group("events_words", "modal_infinitive")
_NEVER = lexicon.group("grammar", "unrealised_plan")
_UNREAL = lexicon.group("events_words", "unreal")
_HAD = lexicon.group("events_words", "had")
_PERFECT = lexicon.group("events_words", "done_infinitive")
_SAME_PARTICIPLE = lexicon.group("events_words", "same_participle")
_PROCESS = lexicon.group("events_words", "under_way")
_BY_NOW = lexicon.group("events_words", "by_now")
_MOVING_ON = lexicon.group("events_words", "moving_on")
_MOMENT = lexicon.group("events_words", "of_a_moment")
_WOULD = lexicon.group("events_words", "would_happen")
_NO_PARTICIPLE = lexicon.group("events_words", "no_full_participle")


def base_status(frame: Frame, later: bool | None) -> str:
    """What modal verb, mood and tense alone say; ``later`` tells whether the day, if told, lies ahead."""
    clause, words = frame.clause, frame.words
    modal = set(words) & (_WILL | _SHALL | _CAN) if frame.finite is not None else set()
    finite = frame.finite.lower_ if frame.finite is not None else ""
    modal = {finite} & (_WILL | _SHALL | _CAN) or (modal if clause.modal else set())
    if finite in _HAS and words[-1:] and words[-1] in _MODAL_INFINITIVES:
        modal = set()  # "haben sich nicht verständigen können" is a perfect
    perfect = bool(_PERFECT & set(words)) and _has_participle(frame) and not _joined_infinitive(frame)
    perfect = perfect and not (modal & _SHALL and _state_to_be(words))
    if frame.kind == "inf" or frame.finite is None:
        return (
            ("reported" if is_done_infinitive(frame) else "planned" if _aim(frame) else "possible")
            if frame.kind == "inf"
            else ("planned" if later else "held" if later is False or _has_participle(frame) else "reported")
        )
    if was_meant(frame):
        moved = not (FIRST_PLAN - _NEVER).isdisjoint(words) or words[-1:] != ["sollen"]
        return "cancelled" if later is not None and not moved else "planned"
    if modal & _CAN:
        return "reported" if perfect else "possible"
    if modal & _SHALL and later is not True and clause.tense == "present" and set(words) & _BY_NOW:
        return "reported"  # "soll bereits mit einem Investor verhandeln"
    if modal & _SHALL:
        if perfect:
            return "reported"
        advice = clause.tense == "past" and later is None and not _has_day(frame)
        return "possible" if advice else "planned"  # "sollten sich treffen", "sollten heute beginnen"
    if modal & _WILL:
        return "reported" if perfect else "planned"
    if clause.konjunktiv:
        if finite in ("werde", "würden", "würde"):
            return "planned" if finite == "werde" and (later or not clause.passive) else "possible"
        if clause.mood is Mood.KONJUNKTIV_II and finite not in ("hätten", "hätte", "wären", "wäre"):
            return "possible" if finite in _WOULD else "reported"
        return "reported"
    if clause.tense == "future":
        return "reported" if perfect and clause.passive is False else "planned"
    if finite in ("hat", "haben", "ist", "sind") and clause.lemma in _SAME_PARTICIPLE:
        return "held"
    if clause.tense == "present":
        if (
            later is None
            and set(words) & _PROCESS == set()
            and (frame.lemma in _MOMENT or "findet" in words or "finden" in words)
        ):
            return "planned"
        coming = _yet_to_come(frame) or once_more_until(frame) or frame.holds_pair("später", "als")
        if later is None and coming:
            return "planned"
        if later is None and frame.lemma in _MOVING_ON and not _has_time(frame):
            return "planned"
        if "muss" in words or "müssen" in words:
            return "planned"
        if later is False and "seit" in words:
            return "ongoing"
        return "planned" if later else "ongoing" if later is None else "held"
    return "ongoing" if frame.lemma == "aufbrechen" else "held"


def _yet_to_come(frame: Frame) -> bool:
    """Whether what a clause tells is to come before a time is over: "findet *noch in diesem Monat* statt",
    "beraten *noch heute*"; not "tagen noch bis Freitag", "beraten heute noch immer"."""
    doc = frame.tokens[0].doc
    for time in beginning_in(doc, "timexes", frame.span.start, frame.span.end):
        if lead(doc, time, _BEFORE_TIME) == "spätestens" and _to_come(doc, time):
            return True  # "kommen *spätestens am Freitag* zusammen"
        day = time.start or time.rule == "today"
        if _later_today(doc, time) or (day and lead(doc, time, _BEFORE_TIME) == "noch"):
            return True
    return False


def once_more_until(frame: Frame) -> bool:
    """Whether what a clause tells is to take place once before a time is over: "sprechen *bis Freitag noch
    einmal*", "*treffen* sich *bis Freitag erneut*"; not "beraten bis Freitag erneut", which is under way."""
    times = beginning_in(frame.tokens[0].doc, "timexes", frame.span.start, frame.span.end)
    if not any((t.edtf or "").startswith("../") for t in times) or "seit" in frame.words:
        return False
    if frame.lemma in _MOMENT and not _ANEW.isdisjoint(frame.words):
        return True
    said = f" {' '.join(frame.words)} "
    return any(f" {words} " in said for words in _ONE_TIME_MORE)


_ONE_TIME_MORE = lexicon.group("events_words", "one_time_more")
_ANEW = lexicon.group("events_words", "once_more")


def _to_come(doc: Doc, time: Timex) -> bool:
    """Whether a time ends behind the day of publication."""
    today = doc._.article.day if doc._.article else None
    return bool(today and time.end and time.end > today)


def _later_today(doc: Doc, time: Timex) -> bool:
    """Whether a time is the afternoon or evening of the day of publication: "Am Nachmittag spricht sie mit
    Krüger"."""
    today = doc._.article.day if doc._.article else None
    part = time.type is TimexType.TIME and time.value.endswith(("TAF", "TEV", "TNI"))
    return part and time.start in (None, today)


_BEFORE_TIME = lexicon.group("events_words", "led_time") | {"in"}


def _has_time(frame: Frame) -> bool:
    """Whether a clause tells any time, "heute" too."""
    return bool(beginning_in(frame.tokens[0].doc, "timexes", frame.span.start, frame.span.end))


def _has_day(frame: Frame) -> bool:
    """Whether a clause tells a day, be it that of publication."""
    inside = beginning_in(frame.tokens[0].doc, "timexes", frame.span.start, frame.span.end)
    return any(is_day(t.start) for t in inside)


def _joined_infinitive(frame: Frame) -> bool:
    """Whether "sein" or "haben" is an infinitive of its own before another: "will da sein und mit Weber
    sprechen", "sollen im April beginnen und im Mai abgeschlossen sein"."""
    words = frame.words
    if any(b == "und" and is_plain_infinitive(a) for a, b in pairwise(words)):
        return True
    return any(a in ("sein", "haben") and b in ("und", "sowie") for a, b in pairwise(words)) and (
        words[-1] not in _PERFECT
    )


def _state_to_be(words: list[str]) -> bool:
    """Whether a clause tells what is to be reached: "soll bis Freitag *abgeschlossen sein*", not "soll am
    Freitag abgereist sein", "soll schon am Freitag abgeschlossen sein"."""
    state = words[-1:] == ["sein"] and not words[-2].endswith(_WITH_SEIN)
    return state and _ALREADY.isdisjoint(words)


_WITH_SEIN = lexicon.endings("grammar", "participle_with_sein")
_ALREADY = lexicon.group("timex_rules", "already") | _BY_NOW


def is_done_infinitive(frame: Frame) -> bool:
    """Whether an infinitive tells what is over: "ihn getroffen zu haben", "in Wien gewesen zu sein"."""
    return frame.kind == "inf" and frame.words[-1:] in (["haben"], ["sein"]) and _has_participle(frame)


def was_meant(frame: Frame) -> bool:
    """Whether a clause tells what should have been and was not: "hätte am 20. Januar beginnen sollen", "hatte
    am Montag stattfinden sollen", "das schon am Montag hatte beraten wollen"."""
    words = [t.lower_ for t in frame.tokens if not t.is_punct]
    if frame.clause.negated or words[-1:] not in (["sollen"], ["wollen"]):
        return False
    replaced = frame.finite is not None and frame.finite.lower_ in _HAS and frame.clause.tense == "perfect"
    return replaced or any(t.lower_ in _UNREAL | _HAD for t in frame.tokens)


def _aim(frame: Frame) -> bool:
    """Whether an infinitive tells what a journey is for: "um mit Krüger zu verhandeln"."""
    return frame.words[0] == "um"


def _has_participle(frame: Frame) -> bool:
    return any(
        (t.text.islower() or t.is_sent_start)
        and (t.lower_.startswith("ge") or "ge" in t.text[2:] or t.text.endswith(("t", "en")))
        and t.lower_ not in _NO_PARTICIPLE
        and any(v.start == t.idx for v in frame.clause.verbs)
        for t in frame.tokens
    )
