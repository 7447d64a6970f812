"""When an event takes place: the days of its clause, and those that it shares with the clause before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.borrowed_days import (
    lately,
    of_adjective,
    of_occasion,
    part_of_day,
    shared_with_before,
    today,
    until,
)
from lagebild.annotate.events.coming_home import on_way_home
from lagebild.annotate.events.days import is_day, off, published
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.first_meant import meant_before
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.hanging import of_other_event
from lagebild.annotate.events.instead import given_up
from lagebild.annotate.events.other_days import of_something_else
from lagebild.annotate.events.resumed import without_break
from lagebild.annotate.events.rounds import ordinals
from lagebild.annotate.events.status import will_come
from lagebild.annotate.events.steps import void_word
from lagebild.annotate.events.subject_matter import matter_of, of_matter, of_speaking, spoken_about
from lagebild.annotate.events.support import agrees, floats, in_dative, in_subject
from lagebild.annotate.events.time_words import (
    DATE_AT,
    begins_in,
    lead,
    of_telling,
    times_in,
    word_before,
)
from lagebild.annotate.events.votes_on_talks import vote_on
from lagebild.model.annotation import Timex, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_CAUSE = lexicon.group("events_words", "cause")
_RIGHT_BEHIND = 12
"""So near behind its noun stands the day of what is only a cause: "wegen der Gespräche am Montag"."""
_LONG_PHRASE = 6
_TIED = 40
_PHRASE = lexicon.group("events_words", "between_noun_and_day")
_BETWEEN_DAYS = lexicon.group("events_words", "between_days") | {"-", "–"}
_AT_A_STOP = lexicon.group("events_words", "at_a_stop")
_YEAR = len("2026")


def time_of(trigger: Trigger, doc: Doc) -> list[Timex]:
    """Return the dates of the event in its clause: one, or first and last day of "vom 6. bis zum 8. Juni"."""
    frame = trigger.carrier or trigger.frame
    spans = [*trigger.frame.clause.pieces, *frame.clause.pieces, *_told_behind(trigger)]
    running = frame.clause.tense == "present" and not frame.clause.negated and frame.lemma not in _AT_A_STOP
    dates = [t for t in times_in(doc, spans) if _is_dated(t) or (running and _since_days(doc, t))]
    dates = [t for t in dates if any(begins_in(s, t) for s in spans)]
    dates = [t for t in dates if not t.value.endswith("_REF")]
    if (first := meant_before(doc, trigger)) is not None:
        dates = [t for t in dates if t.span != first.span]
    dates = [t for t in dates if not (word_before(doc, t) == "für" and any(_in(o, t) for o in dates))]
    if frame.lemma in group("taking_place") and frame.clause.tense in ("past", "perfect"):
        dates = [
            t for t in dates if word_before(doc, t) != "für"
        ] or dates  # "Das für heute geplante fand gestern statt"
    dates = without_break(trigger, doc, dates)
    dates = of_adjective(trigger, doc) or dates or today(trigger, doc, spans)
    dates = [t for t in dates if not given_up(doc, t)] or dates
    dates = [t for t in dates if lead(doc, t) != "nach"]  # "nach Ostern": on some day behind it
    if trigger.row.get("mode") == "part":
        dates = [t for t in dates if lead(doc, t) != "auf"]  # "vertagten sich am Montag auf Freitag"
    dates = [t for t in dates if len(t.start or "") > 4 or word_before(doc, t) != "für"]
    if trigger.noun and not ordinals().keys().isdisjoint(trigger.frame.words):
        dates = [t for t in dates if lead(doc, t) != "seit"]  # "Das Treffen war die dritte Runde seit März"
    if frame.clause.tense in PAST_TENSES and (trigger.type in _OF_A_DAY or frame.lemma in _OFFERING):
        dates = [t for t in dates if not (t.edtf or "").endswith("/..")]  # "bot mehr Geld von Januar an"
    if frame.clause.tense in PAST_TENSES:
        year = (published(doc) or "9999")[:4]  # "bekräftigten bei dem Gipfel das Jahr 2030"
        dates = [t for t in dates if not (len(t.start or "") == _YEAR and (t.start or "") > year)]
    if trigger.row.get("mode") == "declare":
        # "kündigte für Freitag einen Streik an", "das Abkommen von 2020"
        later = {t.span.end for t in dates if word_before(doc, t) != ""}
        dates = [t for t in dates if word_before(doc, t) == "" and lead(doc, t) not in ("von", "vom")]
        dates = [t for t in dates if not _listed_behind(doc, t, later)]
    if trigger.noun and frame.lemma == "erklären" and void_word(frame):
        dates = []  # "erklärte die Gespräche am Montag für gescheitert"
    if vote_on(trigger) is not None:
        return [t for t in dates if any(s.covers(t.span) for s in _in_relative(trigger))][:1]
    if floats(trigger, frame) or voted_on(trigger, frame) or _arrived_before(trigger, frame):
        return []
    if on_way_home(trigger):
        return []  # "kommt am Freitag von ihrem Besuch zurück"
    if decided_on(trigger, frame):
        dates = [t for t in dates if t.span.start > trigger.token.idx]
    if _of_answer(trigger, frame):
        dates = [t for t in dates if lead(doc, t) in ("vom", "von")]
    called_off = (trigger.support or {}).get("status") == "cancelled" and frame.lemma in group("announcing")
    ruled_out = (trigger.support or {}).get("status") == "denied"
    called_off = called_off or (ruled_out and not frame.clause.negated)
    if (called_off and frame.clause.tense in PAST_TENSES) or will_come(trigger):
        dates = [t for t in dates if not _is_gone(doc, t)]  # "sagte das Treffen am Donnerstag ab"
    if trigger.support is not None and frame.lemma in group("announcing") and not frame.holds("no_result"):
        dates = [t for t in dates if not of_telling(trigger, frame, t.span)]
        dates = [t for t in dates if trigger.frame is not frame or _near(doc, trigger, t)]
    upon = (trigger.prep == "auf" and not in_dative(trigger)) or trigger.prep == "für"
    if upon and frame.lemma in group("agreeing"):
        dates = [
            t for t in dates if t.span.start > trigger.token.idx
        ]  # "einigten sich am Montag auf ein Treffen"
    dates = [t for t in dates if not (of_another_noun(trigger, t.span) or _vom_another(trigger, doc, t))]
    dates = [t for t in dates if not (_of_what_befell(trigger, frame, t) or of_other_event(trigger, t.span))]
    dates = [t for t in dates if not of_something_else(trigger, doc, t)]
    dates = [t for t in dates if not (of_speaking(trigger, t.span) or of_matter(trigger, t.span))]
    if matter_of(trigger) and not spoken_about(trigger):
        now = published(doc) or ""
        dates = [
            t for t in dates if is_day(t.start) or (t.end or now) >= now
        ]  # "sprachen über ein Treffen im März"
    if trigger.noun and trigger.prep in _CAUSE:
        dates = [
            t for t in dates if 0 <= t.span.start - trigger.token.idx - len(trigger.token) < _RIGHT_BEHIND
        ]
    if not dates:
        return (
            _of_purpose(trigger, doc)
            or (until(trigger, doc, spans) if trigger.referent is not None else [])
            or of_occasion(trigger, doc)
            or shared_with_before(trigger, doc)
            or until(trigger, doc, spans)
            or part_of_day(trigger, doc, spans)
            or lately(trigger, doc, spans)
        )
    dates.sort(key=lambda t: (abs(t.span.start - trigger.token.idx), t.span.start))
    best = _within_year(dates)
    pair = [_following(doc, best, t) for t in dates if t is not best and _joined(doc, best, t)]
    return sorted([best, *pair[:1]], key=lambda t: (t.start or "", t.span.start))


_OF_A_DAY = frozenset({"presentation", "signing"})
_OFFERING = group("bargaining")


def _listed_behind(doc: Doc, timex: Timex, ends: set[int]) -> bool:
    """Whether a time stands in a list behind one that ends there: "für Donnerstag *und Freitag*"."""
    before = text_of(doc)[max(0, timex.span.start - len(_AND[0])) : timex.span.start]
    return any(before.endswith(j) and timex.span.start - len(j) in ends for j in _AND)


_AND = (" und ", ", ")


def _of_purpose(trigger: Trigger, doc: Doc) -> list[Timex]:
    """Return the day on which those come together who do so for talks: "ziehen sich *am Sonntag* nach Rom
    zurück, um über den Haushalt zu verhandeln"."""
    frame = trigger.frame
    if frame.kind != "inf" or frame.words[0] != "um" or frame.governor is None:
        return []
    outer = trigger.frames[frame.governor]
    if outer.lemma not in _COMING_TOGETHER or outer.clause.negated:
        return []
    days = [t for t in times_in(doc, list(outer.clause.pieces)) if is_day(t.start)]
    return days if len(days) == 1 else []


_COMING_TOGETHER = lexicon.group("events_words", "coming_together_for")


def _within_year(dates: list[Timex]) -> Timex:
    """Return the nearest time, or another of the clause that tells which part of its year is meant: "auf der
    Konferenz Norddialog 2026 hat er *Anfang März* Krüger getroffen"."""
    year = dates[0].start or ""
    exact = (t for t in dates if len(year) == _YEAR < len(t.start or "") and (t.start or "").startswith(year))
    return next(exact, dates[0])


def _is_gone(doc: Doc, timex: Timex) -> bool:
    """Whether a day is over or that of publication, and not what something was set for: nothing is called off
    when its day has passed."""
    today = published(doc)
    set_for = word_before(doc, timex) != ""
    over = is_day(timex.start) and (timex.end or timex.start or "") <= (today or "")
    return over and not set_for


def _of_answer(trigger: Trigger, frame: Frame) -> bool:
    """Whether a clause only answers reports of a known event, so that its day is that of the answer: "Weber
    bestätigte das Treffen am Sonntag"."""
    known = trigger.noun and trigger.article == "definite" and not trigger.adjectives and trigger.prep == ""
    return known and frame.lemma in group("answering")


def voted_on(trigger: Trigger, frame: Frame) -> bool:
    """Whether a body decides on talks, so that the day is that of its vote: "*Über* die Aufnahme von
    Verhandlungen *entscheidet* der Parteitag am 5. Oktober"."""
    if not trigger.noun or frame.lemma not in _VOTING or trigger.prep not in ("über", "von", ""):
        return False
    doc = trigger.token.doc
    return trigger.prep == "über" or any(
        t.lower_ == "über" for t in doc[max(0, trigger.first - 4) : trigger.first]
    )


def _in(one: Timex, other: Timex) -> bool:
    """Whether a time tells another more exactly: "Die *für diese Woche* geplante Runde beginnt *am
    Mittwoch*"."""
    if not (one.start and other.start) or one.span == other.span:
        return False
    begin, end = other.start, other.end or other.start
    return begin <= one.start <= (one.end or one.start) <= end and (one.start, one.end) != (begin, end)


def decided_on(trigger: Trigger, frame: Frame) -> bool:
    """Whether somebody agrees to talks, so that a day or place before them is that of the decision: "stimmte
    *am Samstag in Bonn* für Verhandlungen", but "stimmte einem Treffen *am Freitag in Oslo* zu"."""
    begun = trigger.prep == "von" and trigger.head in _BEGINNING  # "für die Aufnahme von Gesprächen"
    upon = trigger.noun and frame.lemma in _IN_FAVOUR
    upon = upon and (begun or trigger.prep in ("für", "gegen", "zu", ""))
    return upon and not in_subject(trigger, frame)


_IN_FAVOUR = lexicon.group("events_words", "voting_for")
_BEGINNING = lexicon.group("events_words", "beginning_of_talks")


def _arrived_before(trigger: Trigger, frame: Frame) -> bool:
    """Whether a day is that of an arrival before the event: "war schon *am Sonntag vor dem Treffen*
    angereist"."""
    return trigger.prep == "vor" and not trigger.argument and frame.lemma in group("arriving")


_VOTING = lexicon.group("events_words", "voting_on")


def of_another_noun(trigger: Trigger, span: CharSpan) -> bool:
    """Whether a day or place stands right behind the noun of a first round in the clause: "nach einem Auftakt
    am 3. Mai in Kairo die zweite Runde"."""
    before = [t for t in trigger.frame.tokens if t.idx < span.start and t.i < trigger.first]
    at = next((n for n in range(len(before) - 1, -1, -1) if _is_first(before[n])), None)
    if at is None or before[at].i == trigger.token.i or span.start > trigger.token.idx:
        return False
    between = before[at + 1 :]
    plain = all(t.lower_ in _PHRASE or t.like_num or t.text[:1].isupper() for t in between)
    return plain and len(between) <= _LONG_PHRASE


def _of_what_befell(trigger: Trigger, frame: Frame, timex: Timex) -> bool:
    """Whether a day in front is that of another event, told as what lies behind: "*Nach dem Abbruch der
    Gespräche am Freitag* hat Weber einen Plan vorgelegt"."""
    finite = frame.finite
    if finite is None or trigger.token.i < finite.i or timex.span.start > finite.idx:
        return False
    return frame.words[0] in _BEHIND and frame.words[2:3] != [] and frame.words[2].endswith(_BEFALLS)


_BEHIND = lexicon.group("timex_rules", "behind_event")
_BEFALLS = lexicon.endings("timex_rules", "befalling_noun")


def _vom_another(trigger: Trigger, doc: Doc, timex: Timex) -> bool:
    """Whether "vom" ties a day to another noun: "nach der *Wahl vom 11. September* trafen sie sich"."""
    words = text_of(doc)[max(0, timex.span.start - _TIED) : timex.span.start].split()
    tied = len(words) > 1 and words[-1] == "vom" and words[-2][:1].isupper()
    return tied and not trigger.token.text.endswith(words[-2])


def _is_first(token: Token) -> bool:
    return bool((noun_entry(token.text) or {}).get("first"))


def tells_course(frame: Frame) -> bool:
    """Whether a clause tells that an event takes place, begins or ends: "der am Samstag zu Ende ging"."""
    return frame.lemma in group("taking_place") or ("zu" in frame.words and "ende" in frame.words)


def _told_behind(trigger: Trigger) -> tuple[CharSpan, ...]:
    """Return the relative clause behind an event noun that tells when: "die am Dienstag begonnen hatten"."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    tells = [f for f in following if trigger.noun and f.kind == "rel" and tells_course(f)]
    tells = [f for f in tells if agrees(trigger, f)]
    return tuple(piece for f in tells if f.tokens[0].i > trigger.token.i for piece in f.clause.pieces)


def _in_relative(trigger: Trigger) -> tuple[CharSpan, ...]:
    """Return the relative clause behind an event noun: "für Gespräche, *die am Montag beginnen sollen*"."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    return tuple(p for f in following if f.kind == "rel" for p in f.clause.pieces)


def _is_dated(timex: Timex) -> bool:
    """Whether a time is known by its days: a date, or a stretch with both ends ("ein ganzes Wochenende")."""
    stretch = timex.type is TimexType.DURATION and timex.end
    return bool(timex.start and (stretch or timex.type in (TimexType.DATE, TimexType.TIME)))


def _since_days(doc: Doc, timex: Timex) -> bool:
    """Whether a time counts the days since something began: "verhandeln *seit drei Tagen*"."""
    days = timex.type is TimexType.DURATION and timex.value.startswith("P") and timex.value.endswith("D")
    return days and timex.value[1:-1].isdigit() and bool(timex.start) and lead(doc, timex) == "seit"


def _shifted(timex: Timex, day: str, doc: Doc) -> Timex:
    edtf = (timex.edtf or "").replace(timex.start or timex.end or day, day)
    if word_before(doc, timex) == "bis" and edtf == day:
        edtf = f"../{day}"
    start = day if timex.start else None
    return replace(timex, start=start, end=day, value=day, edtf=edtf)


def _following(doc: Doc, one: Timex, other: Timex) -> Timex:
    """Return the second day of "am Freitag und am Samstag" in the week of the first."""
    if one.rule != "weekday" or other.rule != "weekday" or other.span.start < one.span.start:
        return other
    first, second = one.start or "", other.start or ""
    if len(first) == len(second) == 10 and second < first:
        return _shifted(other, off(second, 7), doc)
    return other


def _near(doc: Doc, trigger: Trigger, timex: Timex) -> bool:
    return word_before(doc, timex) in DATE_AT or timex.span.start - trigger.token.idx < 60


def _joined(doc: Doc, one: Timex, other: Timex) -> bool:
    first, second = sorted((one, other), key=lambda t: t.span.start)
    between = text_of(doc)[first.span.end : second.span.start].strip()
    return between in _BETWEEN_DAYS
