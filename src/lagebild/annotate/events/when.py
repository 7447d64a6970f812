"""When an event takes place: the days of its clause, and those that it shares with the clause before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.days import off, published
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in, endings, group
from lagebild.annotate.events.rounds import ordinals
from lagebild.annotate.events.support import agrees, in_dative
from lagebild.model.annotation import Timex, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Set

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_LED = frozenset(["am", "an", "den", "dem", "diesem", "dieser", "kommenden", "nächsten", "im", "wie"])
"""Words between a time and what it depends on."""
_CAUSE = frozenset(["wegen", "trotz", "angesichts", "infolge", "aufgrund", "dank"])
_RIGHT_BEHIND = 12
"""So near behind its noun stands the day of what is only a cause: "wegen der Gespräche am Montag"."""
_UNTIL_NOW = frozenset(["bis", "seit", "von"])
_ATTRIBUTE = 25
"""So many characters from "für heute" the noun stands: "ein für heute [geplantes Treffen]"."""
_LONG_PHRASE = 6
_PHRASE = frozenset(["am", "im", "in", "der", "dem", "den", "vom", "von"])
_DATE_AT = frozenset(["für", "ab", "auf", "bis"])
_YEAR = len("2026")
_OVER = frozenset(["past", "perfect", "pluperfect"])
_TO_COME = frozenset(["present", "future"])
_DAYS = {"heuti": 0, "gestr": -1, "morgi": 1}
"""Beginnings of "heutig", "gestrig", "morgig" with the days that they are off."""


def time_of(trigger: Trigger, doc: Doc) -> list[Timex]:
    """Return the dates of the event in its clause: one, or first and last day of "vom 6. bis zum 8. Juni"."""
    frame = trigger.carrier or trigger.frame
    spans = [*trigger.frame.clause.pieces, *frame.clause.pieces, *_told_behind(trigger)]
    dates = [t for t in _times_in(doc, spans) if _is_dated(t) and any(_begins_in(s, t) for s in spans)]
    dates = [t for t in dates if not t.value.endswith("_REF")]
    if frame.lemma in group("taking_place") and frame.clause.tense in ("past", "perfect"):
        dates = [
            t for t in dates if _before(doc, t) != "für"
        ] or dates  # "Das für heute geplante fand gestern statt"
    dates = _of_adjective(trigger, doc) or dates or _today(trigger, doc, spans)
    dates = [t for t in dates if lead(doc, t) != "statt"] or dates
    dates = [t for t in dates if len(t.start or "") > 4 or _before(doc, t) != "für"]
    if trigger.noun and not ordinals().keys().isdisjoint(trigger.frame.words):
        dates = [t for t in dates if lead(doc, t) != "seit"]  # "Das Treffen war die dritte Runde seit März"
    if frame.clause.tense in _OVER:
        year = (published(doc) or "9999")[:4]  # "bekräftigten bei dem Gipfel das Jahr 2030"
        dates = [t for t in dates if not (len(t.start or "") == _YEAR and (t.start or "") > year)]
    if _of_answer(trigger, frame):
        dates = [t for t in dates if lead(doc, t) in ("vom", "von")]
    if trigger.support is not None and frame.lemma in group("announcing"):
        dates = [t for t in dates if t.span.start > trigger.token.idx or _before(doc, t) in _DATE_AT]
        dates = [t for t in dates if trigger.frame is not frame or _near(doc, trigger, t)]
    if trigger.prep == "auf" and frame.lemma in group("agreeing") and not in_dative(trigger):
        dates = [
            t for t in dates if t.span.start > trigger.token.idx
        ]  # "einigten sich am Montag auf ein Treffen"
    dates = [t for t in dates if not of_another_noun(trigger, t.span)]
    if trigger.noun and trigger.prep in _CAUSE:
        dates = [
            t for t in dates if 0 <= t.span.start - trigger.token.idx - len(trigger.token) < _RIGHT_BEHIND
        ]
    if not dates:
        return (
            _of_occasion(trigger, doc)
            or _shared(trigger, doc)
            or _until(trigger, doc, spans)
            or _part_of_day(trigger, doc, spans)
        )
    dates.sort(key=lambda t: (abs(t.span.start - trigger.token.idx), t.span.start))
    best = dates[0]
    pair = [_following(doc, best, t) for t in dates if t is not best and _joined(doc, best, t)]
    return sorted([best, *pair[:1]], key=lambda t: (t.start or "", t.span.start))


def _of_answer(trigger: Trigger, frame: Frame) -> bool:
    """Whether a clause only answers reports of a known event, so that its day is that of the answer: "Weber
    bestätigte das Treffen am Sonntag"."""
    known = trigger.noun and trigger.article == "definite" and not trigger.adjectives and trigger.prep == ""
    return known and frame.lemma in group("answering")


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


def _is_first(token: Token) -> bool:
    return bool((noun_entry(token.text) or {}).get("first"))


def _begins_in(piece: CharSpan, timex: Timex) -> bool:
    """Whether a time begins in a piece of a clause; commas may part it: "Am Mittwoch, 8. Mai, kommt ..."."""
    return piece.start <= timex.span.start < piece.end


def _of_adjective(trigger: Trigger, doc: Doc) -> list[Timex]:
    """Return the day of "der heutige Besuch", "die gestrige Runde"."""
    today = published(doc)
    shift = next((_DAYS[w] for word in trigger.adjectives if (w := word[:5]) in _DAYS), None)
    if shift is None or today is None:
        return []
    day = off(today, shift)
    span = trigger.frame.span
    inside = beginning_in(doc, "timexes", span.start, span.end)
    near = [t for t in inside if 0 < trigger.token.idx - t.span.start < 40 and t.value.endswith("_REF")]
    return [replace(t, start=day, end=day, value=day, edtf=day) for t in near[-1:]]


def _of_occasion(trigger: Trigger, doc: Doc) -> list[Timex]:
    """Return the day of the occasion on which somebody meets: "Bei der heutigen Feier traf Weber Krüger", "im
    Laufe des gestrigen Tages"."""
    day, frame = published(doc), trigger.frame
    if day is None or trigger.noun:
        return []
    for token, following in zip(frame.tokens, frame.tokens[1:], strict=False):
        shift = _DAYS.get(token.lower_[:5])
        if shift is None or not following.lower_.endswith(endings("occasion_day")):
            continue
        lead = {t.lower_ for t in frame.tokens if token.i - _LEAD <= t.i < token.i}
        near = list(beginning_in(doc, "timexes", token.idx, token.idx + 1))
        if near and lead & _ON and "bis" not in lead:
            then = off(day, shift)
            return [replace(near[0], start=then, end=then, value=then, edtf=then)]
    return []


_LEAD = 3
"""So many words before "heutig" its preposition stands."""
_ON = frozenset(
    ["bei", "beim", "auf", "in", "im", "während", "laufe", "lauf", "nach", "vor", "zu", "zum", "zur", "am"]
)


def _today(trigger: Trigger, doc: Doc, spans: list[CharSpan]) -> list[Timex]:
    """Return the day of publication for "heute" beside a verb in the present: "verhandeln heute in Doha"."""
    frame = trigger.carrier or trigger.frame
    if not trigger.argument or frame.lemma in ("sein", "bleiben"):
        return []
    today = _said_today(doc, spans)
    set_for = [
        t for t in today if _before(doc, t) == "für" and 0 < trigger.token.idx - t.span.end < _ATTRIBUTE
    ]
    if frame.clause.tense not in ("present", "future") and not set_for:
        return []
    today = set_for or [t for t in today if _before(doc, t) == ""]
    today = [t for t in today if any(_begins_in(s, t) for s in spans) and lead(doc, t) not in _UNTIL_NOW]
    return today[:1]


def day_of_today(doc: Doc, frame: Frame) -> list[Timex]:
    """Return the day of publication where a clause says "heute"."""
    today = _said_today(doc, list(frame.clause.pieces))
    return [t for t in today if lead(doc, t) not in _UNTIL_NOW][:1]


def _said_today(doc: Doc, spans: list[CharSpan]) -> list[Timex]:
    """Return each "heute" in some stretches of the text as the day that the text counts from."""
    day, words = published(doc), text_of(doc)
    if day is None:
        return []
    today = [t for t in _times_in(doc, spans) if t.span.of(words).lower() == "heute"]
    days = [t.anchor or day for t in today]
    return [
        replace(t, type=TimexType.DATE, value=d, start=d, end=d, edtf=d)
        for t, d in zip(today, days, strict=True)
    ]


def tells_course(frame: Frame) -> bool:
    """Whether a clause tells that an event takes place, begins or ends: "der am Samstag zu Ende ging"."""
    return frame.lemma in group("taking_place") or ("zu" in frame.words and "ende" in frame.words)


def _told_behind(trigger: Trigger) -> tuple[CharSpan, ...]:
    """Return the relative clause behind an event noun that tells when: "die am Dienstag begonnen hatten"."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    tells = [f for f in following if trigger.noun and f.kind == "rel" and tells_course(f)]
    tells = [f for f in tells if agrees(trigger, f)]
    return tuple(piece for f in tells if f.tokens[0].i > trigger.token.i for piece in f.clause.pieces)


def _part_of_day(trigger: Trigger, doc: Doc, spans: list[CharSpan]) -> list[Timex]:
    """Return the day of publication for its morning or evening: "telefonierte am Vormittag mit Weber"."""
    frame, article = trigger.carrier or trigger.frame, doc._.article
    day = article.day if article is not None else None
    if not day or not trigger.argument or frame.clause.tense == "pluperfect":
        return []
    found = [t for t in _times_in(doc, spans) if t.type is TimexType.TIME and t.value.startswith(f"{day}T")]
    found = [
        t for t in found if t.rule == "day-part" and not t.start and any(_begins_in(s, t) for s in spans)
    ]
    return [replace(t, start=day, end=day, edtf=day) for t in found[:1]]


def _until(trigger: Trigger, doc: Doc, spans: list[CharSpan]) -> list[Timex]:
    """Return the last day of talks that are to go on until then: "Bis Donnerstag soll verhandelt werden"."""
    if trigger.type not in ("talks", "meeting", "summit"):
        return []
    found = [t for t in _times_in(doc, spans) if any(s.covers(t.span) for s in spans)]
    return [t for t in found if not t.start and len(t.end or "") == 10 and _before(doc, t) == "bis"][:1]


def _is_dated(timex: Timex) -> bool:
    """Whether a time is known by its days: a date, or a stretch with both ends ("ein ganzes Wochenende")."""
    stretch = timex.type is TimexType.DURATION and timex.end
    return bool(timex.start and (stretch or timex.type in (TimexType.DATE, TimexType.TIME)))


def _shared(trigger: Trigger, doc: Doc) -> list[Timex]:
    """Return the day that a clause shares with the one before it.

    "Am Montag traf er Weber und sprach mit Krüger", "reiste am Montag nach Genf, um mit Krüger zu sprechen",
    "Am Montag kam er nach Genf. Dort traf er Weber", "wird am Freitag in Genf erwartet, wo er Weber trifft".
    """
    frame = trigger.frame
    if frame.words[0] == "wo" and frame.kind != "main" and frame.index:
        before = trigger.frames[frame.index - 1]
        return days_in(doc, before.span, before.clause.pieces)[:1]
    purpose = frame.kind == "inf" and frame.words[0] == "um"
    if (trigger.noun and not trigger.argument) or (trigger.row.get("mode") == "speak" and not purpose):
        return []
    if frame.index:
        before = trigger.frames[frame.index - 1]
        if _behind_colon(frame) and before.clause.tense == frame.clause.tense:
            return days_in(doc, before.span, before.clause.pieces)[:1]
        goes_on = frame.kind == "main" and frame.words[0] == "und" and before.kind == "main"
        same = goes_on and before.clause.tense == frame.clause.tense and not before.clause.konjunktiv
        aim = frame.kind == "inf" and frame.words[0] == "um" and before.lemma in group("going")
        if not (same or aim):
            return []
        days = days_in(doc, before.span, before.clause.pieces)
        return sorted(days, key=lambda t: t.end != t.start)[:1]  # the day before its week
    ahead = frame.kind == "main" and frame.words[0] in ("da", "dann") and frame.clause.tense in _TO_COME
    if ahead or (frame.clause.tense in ("past", "perfect", "pluperfect") and frame.holds("thereupon")):
        start = trigger.token.sent.start
        sent = doc[start - 1].sent if start else None
        if sent is not None:
            days = days_in(doc, CharSpan(sent.start_char, sent.end_char), None)
            return days if len(days) == 1 else []
    return []


def _behind_colon(frame: Frame) -> bool:
    """Whether a clause tells what the one before announces: "Dienstag ging es um Kupfer: Weber traf"."""
    first = frame.tokens[0]
    return frame.kind == "main" and first.i > 0 and first.nbor(-1).text == ":"


def days_in(doc: Doc, span: CharSpan, pieces: tuple[CharSpan, ...] | None) -> list[Timex]:
    """Return the single days told in a stretch of text, in ``pieces`` of it where given."""
    inside = beginning_in(doc, "timexes", span.start, span.end)
    days = [
        t for t in inside if t.start and len(t.start) == 10 and t.type in (TimexType.DATE, TimexType.TIME)
    ]
    return [t for t in days if pieces is None or any(p.covers(t.span) for p in pieces)]


def _times_in(doc: Doc, spans: list[CharSpan]) -> list[Timex]:
    low, high = min(s.start for s in spans), max(s.end for s in spans)
    return beginning_in(doc, "timexes", low, high)


def _shifted(timex: Timex, day: str, doc: Doc) -> Timex:
    edtf = (timex.edtf or "").replace(timex.start or timex.end or day, day)
    if _before(doc, timex) == "bis" and edtf == day:
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


def lead(doc: Doc, timex: Timex, passed: Set[str] = _LED) -> str:
    """The word that a time depends on, past those in ``passed``: "statt" in "statt am kommenden Mittwoch"."""
    words = text_of(doc)[max(0, timex.span.start - 30) : timex.span.start].lower().split()
    while words and words[-1] in passed:
        words.pop()
    return words[-1] if words else ""


def _near(doc: Doc, trigger: Trigger, timex: Timex) -> bool:
    return _before(doc, timex) in _DATE_AT or timex.span.start - trigger.token.idx < 60


def _before(doc: Doc, timex: Timex) -> str:
    words = text_of(doc)[max(0, timex.span.start - 24) : timex.span.start].split()
    for word in reversed(words[-3:]):
        if word.lower() in _DATE_AT:
            return word.lower()
        if word.lower() not in ("den", "diesen", "kommenden", "nächsten", "zum", "dem"):
            return ""
    return ""


def _joined(doc: Doc, one: Timex, other: Timex) -> bool:
    first, second = sorted((one, other), key=lambda t: t.span.start)
    between = text_of(doc)[first.span.end : second.span.start].strip()
    return between in ("und", "bis", "bis zum", "und am", "-", "–", "bis einschließlich")
