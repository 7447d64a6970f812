"""The time of a commitment: which times are ahead, and which only say when something was announced."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.commitments.meaning import is_deadline, is_onward
from lagebild.annotate.commitments.ranges import lasting_from, to_the_last_day
from lagebild.annotate.commitments.verbs import Verb, is_set, listed
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.events.instead import given_up
from lagebild.annotate.events.time_words import lead
from lagebild.lexicon import endings, group
from lagebild.model.annotation import Act, Timex, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE = re.compile(r"\bvor (?:dem|der|den)(?: [a-zäöüß]+)* [A-ZÄÖÜ][\w-]+ am $")
_BY_EVENT = re.compile(
    r"\b(?:bis zu[mr]|spätestens (?:auf de[mr]|bei de[mr]|beim|im))(?: [a-zäöüß]+)* [A-ZÄÖÜ][\w-]+ am $"
)
_BEFORE_DAY = group("commitments", "before_day")


def due(doc: Doc, timex: Timex) -> str | None:
    """Return the time as EDTF: "Donnerstag und Freitag" are both, "vor dem Fest am 12. April" is before, "bis
    zum Treffen am 5. Mai" is by then."""
    when = timex.edtf or timex.start
    if stretch := lasting_from(doc, timex):
        return stretch
    when = to_the_last_day(doc, timex, when) if when else when
    before = text_of(doc)[max(0, timex.span.start - 60) : timex.span.start]
    if when and len(when) == 10 and (_BEFORE.search(before) or _BY_EVENT.search(before)):
        return f"../{when}"
    behind = beginning_in(doc, "timexes", timex.span.end, timex.span.end + 10)[:1]
    between = text_of(doc)[timex.span.end : behind[0].span.start].split() if behind else []
    joined = bool(behind) and between in (["und"], ["und", "am"])
    if joined and timex.start and behind[0].start and len(timex.start) == len(behind[0].start) == 10:
        first, second = date.fromisoformat(timex.start), date.fromisoformat(behind[0].start)
        weeks = -((second - first).days // 7) if timex.rule == "weekday" else 0
        second += timedelta(days=7 * weeks)
        return f"{first}/{second}" if first < second else timex.edtf
    return when


def named_behind(doc: Doc, frame: Frame, frames: list[Frame]) -> tuple[Frame, Timex] | None:
    """Return the clause that gives the day of what is planned: "..., als Termin nannte Weber den 3. Mai"."""
    if frame.finite is None or (
        frame.finite.lower_ not in listed("intention") and frame.clause.tense != "future"
    ):
        return None
    for other in frames[frame.index + 1 : frame.index + 2]:
        if listed("appointment").isdisjoint(other.words):
            continue
        times = [t for t in (_coming(doc, t) for t in times_in(doc, other)) if is_ahead(doc, t)]
        if times:
            return other, times[0]
    return None


def given_until(doc: Doc, timex: Timex, frame: Frame) -> Timex:
    """Return a weekday or day that somebody is given as the coming one: "gab der Bahn bis Freitag Zeit",
    "hat der Bahn eine Frist bis zum 3. Mai gesetzt", "sagte zu, dass sie bis zum 3. Mai antwortet"."""
    given = not listed("term").isdisjoint(frame.words) and frame.clause.tense != "pluperfect"
    given = given or (frame.intro == "dass" and frame.clause.tense == "present")
    if not given or is_ahead(doc, timex) or not is_deadline(timex) or not timex.end:
        return timex
    if timex.rule == "day-month":
        end = f"{int(timex.end[:4]) + 1}{timex.end[4:]}"
        return replace(timex, value=end, edtf=f"../{end}", start=None, end=end)
    if timex.rule != "weekday":
        return timex
    day = (date.fromisoformat(timex.end) + timedelta(days=7)).isoformat()
    return replace(timex, value=day, edtf=f"../{day}", end=day)


def _coming(doc: Doc, timex: Timex) -> Timex:
    """Return a day without a year as the coming one, though its verb is past: "nannte den 3. Mai"."""
    if timex.rule != "day-month" or is_ahead(doc, timex) or not timex.start:
        return timex
    day = f"{int(timex.start[:4]) + 1}{timex.start[4:]}"
    return replace(timex, value=day, edtf=day, start=day, end=day)


_SEASON = 20
"""Months behind it are seasons in EDTF."""


def days_of(edtf: str) -> int:
    """Return a day, a month or a year as a number of days, roughly."""
    parts = [part.rstrip("~?") for part in edtf.split("-")[:3]]
    year, month, day = (*(int(part) for part in parts if part.isdigit()), 1, 1, 1)[:3]
    month = 3 * (month - _SEASON) if month > _SEASON else month  # EDTF: 21 is spring
    return year * 365 + month * 30 + day


def times_in(doc: Doc, frame: Frame) -> list[Timex]:
    """Return the dates of a clause, without those of clauses put in between."""
    return [
        t
        for t in beginning_in(doc, "timexes", frame.span.start, frame.span.end)
        if (t.type in (TimexType.DATE, TimexType.TIME) or t.rule in _COUNTED)
        and (t.edtf or t.start)
        and not t.value.endswith("_REF")
        and _lies_in(t, frame)
    ]


def _lies_in(timex: Timex, frame: Frame) -> bool:
    """Whether a time begins and ends within the clause: "am *Freitag, 6. Februar*, tagt der Rat"."""
    pieces, span = frame.clause.pieces, timex.span
    begins = any(piece.start <= span.start < piece.end for piece in pieces)
    return begins and any(piece.start < span.end <= piece.end for piece in pieces)


def is_ahead(doc: Doc, timex: Timex) -> bool:
    """Whether the time lies on or after the day of publication."""
    day = doc._.article.day if doc._.article else timex.anchor
    last = timex.end or timex.start or ""
    unsaid = timex.rule == "day-month" and last[:4] not in timex.span.of(text_of(doc))
    if day and unsaid and days_of(last) - days_of(str(day)) > _JUST_PAST:
        return False  # "bis zum 1. Februar", told on the 3rd
    return bool(day) and (last >= str(day) or str(day).startswith(last))


_JUST_PAST = 335
"""A day without a year that would be so many days ahead was a few weeks ago at most."""


def gives_way(doc: Doc, frame: Frame, timex: Timex) -> bool:
    """Whether another time of the clause takes its place: "statt (wie geplant) am 3. Mai erst am 5. Mai",
    "vom 3. auf den 5. Mai verschoben"."""
    if given_up(doc, timex):
        return True
    behind = [t for t in times_in(doc, frame) if t.span.start > timex.span.end]
    was = was_set(doc, timex)
    if was and any(_makes_up(doc, frame, t) for t in behind):
        return True
    return (was or lead(doc, timex) in ("vom", "von")) and any(lead(doc, t) == "auf" for t in behind)


def _makes_up(doc: Doc, frame: Frame, timex: Timex) -> bool:
    """Whether a clause gives a later day for what was set: "soll am 3. Mai *nachgeholt* werden", "findet
    *erst* am 3. Mai statt"."""
    before = text_of(doc)[max(0, timex.span.start - 10) : timex.span.start].lower().split()
    return frame.lemma in listed("making_up") or before[-2:] == ["erst", "am"]


def was_set(doc: Doc, timex: Timex) -> bool:
    """Whether a noun is said to have been set for a time: "die für den 3. Mai *geplante* Reise"."""
    if lead(doc, timex) not in ("für", "auf"):
        return False
    words = text_of(doc)[timex.span.end : timex.span.end + _ATTRIBUTE].split()
    reach = _PLACE if words[:1] and words[0].lower() in PREPOSITIONS else 1  # "für Freitag in Genf geplante"
    return any(word.endswith(_ENDINGS) and is_set(word) for word in words[:reach])


def in_attribute(doc: Doc, timex: Timex) -> bool:
    """Whether the time belongs to a participle before a noun: "die *am 3. Mai endende* Waffenruhe"."""
    words = text_of(doc)[timex.span.end : timex.span.end + _ATTRIBUTE].split()[:2]
    going_on = len(words) == 2 and any(words[0].endswith(f"end{ending}") for ending in _ENDINGS)
    return going_on and words[0].islower() and words[1][:1].isupper()


_ATTRIBUTE, _PLACE = 50, 4
"""So many characters, and words with a place before it, behind the time the participle stands."""
_ENDINGS = ("e", *endings("grammar", "adjective_ending"))


def within(doc: Doc, frame: Frame) -> list[Timex]:
    """Return deadlines that a clause counts from today: "binnen einer Woche", "innerhalb von zehn Tagen"."""
    times = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    article = doc._.article if times else None
    day = article.day if article else None
    found = []
    gone = any(t.end and t.end[:10] < str(day) for t in times)  # "gab *vor zwei Wochen* zehn Tage Zeit"
    for timex in times if day else ():
        amount = _AMOUNT.fullmatch(timex.value) if timex.type is TimexType.DURATION else None
        before = text_of(doc)[max(0, timex.span.start - 20) : timex.span.start].lower().split()
        behind = text_of(doc)[timex.span.end : timex.span.end + 14].lower().split()[:1]
        given = not gone and _as_term(doc, frame, before, behind)
        if amount and ({*before[-3:]} & {"binnen", "innerhalb"} or given):
            days = int(amount[1] or 0) * (7 if amount[2] == "W" else 1)
            days += -(-int(amount[3] or 0) // _HOURS)  # "innerhalb von 48 Stunden"
            end = (date.fromisoformat(str(day)) + timedelta(days=days)).isoformat()
            found.append(replace(timex, value=end, edtf=f"../{end}", end=end))
    return found


def _as_term(doc: Doc, frame: Frame, before: list[str], behind: list[str]) -> bool:
    """Whether a length is that of a term, told as given now: "eine *Frist von* zehn Tagen", "zehn Tage
    *Zeit*"."""
    own = "sich" in frame.words  # "nahm sich zehn Tage Zeit"
    if own or frame.clause.tense == "pluperfect" or times_in(doc, frame):
        return False
    term = listed("term")
    return (before[-1:] == ["von"] and before[-2:-1] != [] and before[-2] in term) or (
        behind != [] and behind[0].strip(".,;:") in term
    )


_AMOUNT = re.compile(r"P(?:(\d{1,3})([DW])|T(\d{1,3})H)")
_HOURS = 24
_COUNTED = frozenset({"duration-relative", "duration-ahead"})


def until_then(doc: Doc, frame: Frame, before: list[Frame]) -> list[Timex]:
    """Return the day of the sentence before as a deadline, where a clause has "bis dahin"."""
    at = next((n for n, pair in enumerate(pairwise(frame.words)) if pair == ("bis", "dahin")), None)
    if at is None:
        return []
    day = next((t for f in reversed(before) for t in reversed(times_in(doc, f)) if is_ahead(doc, t)), None)
    if day is None or not day.end or len(day.end) < len("2026-01-01"):
        return []
    if "\n" in _gap(doc, frame, before):
        return []
    span = CharSpan(frame.tokens[at].idx, frame.tokens[at + 1].idx + len(frame.tokens[at + 1]))
    return [replace(day, span=span, edtf=f"../{day.end}", start=None)]


def day_meant(doc: Doc, frame: Frame, before: list[Frame]) -> Timex | None:
    """Return the day that the sentence before had set, where a clause moves "diesen Termin"."""
    if frame.lemma not in listed("moving") or not frame.words[:3] or "\n" in _gap(doc, frame, before):
        return None
    points = any(
        one.startswith("dies") and other in listed("appointment") | listed("term")
        for one, other in pairwise(frame.words)
    )
    unreal = before[-1].finite is not None and before[-1].finite.lower_ in listed("unreal") | {"hatte"}
    set_for = [t for t in times_in(doc, before[-1]) if unreal or was_set(doc, t)]
    return set_for[-1] if points and set_for else None


def _gap(doc: Doc, frame: Frame, before: list[Frame]) -> str:
    return text_of(doc)[before[-1].span.end : frame.span.start]


def fits_verb(doc: Doc, verb: Verb, frame: Frame, timex: Timex) -> bool:
    """Whether the time is one of those that the verb needs: "erwartet *bis* Freitag"."""
    if not verb.until:
        return True
    before = text_of(doc)[max(0, timex.span.start - 12) : timex.span.start].lower().split()
    words = [*before[-2:], *timex.span.of(text_of(doc)).lower().split()[:1]]
    waited_for = frame.clause.passive and frame.lemma in listed("expecting")
    return not waited_for and "bis" in words


def says_when(doc: Doc, frame: Frame, timex: Timex) -> bool:
    """Whether the time only says when it was announced: "kündigte am Freitag ein Angebot an"."""
    if frame.clause.tense not in PAST_TENSES:
        return False
    if told_today(doc, timex):
        return True
    if is_onward(timex):
        return False  # "drohte mit einem Ausstand von Montag an"
    before = text_of(doc)[max(0, timex.span.start - 24) : timex.span.start].lower().split()
    if any(word in listed("deadline") for word in before[-2:]) or "noch" in before[-3:]:
        return False  # "verlangte eine Antwort noch in diesem Monat"
    return not behind_noun(doc, timex)


def sets_scene(frame: Frame, timex: Timex, verb: Verb) -> bool:
    """Whether the time belongs to a phrase in front that only sets the scene: "*Vor dem Treffen am Freitag*
    forderte Weber mehr Tempo", but not "*Zum Gipfel am Freitag* lud Weber ein"."""
    finite, words = frame.finite, frame.words[:2]
    if finite is None or timex.span.start > finite.idx:
        return False
    asked_to = verb.act is Act.OFFER or not verb.needs.isdisjoint(listed("leading_to"))
    leads = words[0] in listed("scene") or (words[0] in listed("leading_to") and not asked_to)
    if not leads and words != ["mit", "blick"]:
        return False
    inside = [t for t in frame.tokens[1:] if t.idx < timex.span.start]
    return any(t.text[:1].isupper() for t in inside)


def told_today(doc: Doc, timex: Timex) -> bool:
    """Whether a time is the day of publication, on which something was said: "drohte *am Donnerstag*"."""
    day = doc._.article.day if doc._.article else timex.anchor
    before = text_of(doc)[max(0, timex.span.start - 8) : timex.span.start].lower().split()
    return bool(day) and timex.start == timex.end == str(day) and before[-1:] == ["am"]


def told_long_ago(doc: Doc, frame: Frame, times: list[Timex]) -> bool:
    """Whether a clause told of a time counted from then: "*Schon 2024* hatte Norland einen Abzug *bis Ende
    des Jahres* versprochen"."""
    day = doc._.article.day if doc._.article else ""
    counted = bool(times) and all((t.rule or "").startswith(_COUNTED_FROM) for t in times)
    ends = [t.end or t.start or "" for t in times_in(doc, frame) if not is_deadline(t)] if counted else []
    return bool(day) and any(days_of(str(day)) - days_of(end) - _WEEKS > 0 for end in ends if end)


_COUNTED_FROM = ("weekday", "year-of", "month-of", "week")
_WEEKS = 14


def behind_noun(doc: Doc, timex: Timex) -> bool:
    """Whether the time hangs on a noun right before it ("zu Gesprächen am 24. Juni")."""
    words = text_of(doc)[max(0, timex.span.start - 40) : timex.span.start].split()
    while words and words[-1].lower() in _BEFORE_DAY:
        words.pop()
    led = len(words) > 2 or (len(words) == 2 and words[0].lower() in listed("leading_to"))
    return led and words[-1][:1].isupper() and len(words[-1]) > 3
