"""The component that finds events."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.attendance import attend
from lagebild.annotate.events.both import name_both
from lagebild.annotate.events.bridging import bridge, go_on_when
from lagebild.annotate.events.cast import cast_of
from lagebild.annotate.events.chairing import preside, preside_behind
from lagebild.annotate.events.chronicle import day_in_front, day_of_ticker
from lagebild.annotate.events.companions import accompany
from lagebild.annotate.events.counting import counts
from lagebild.annotate.events.course import in_its_course
from lagebild.annotate.events.denials import deny
from lagebild.annotate.events.draft import Draft, end_of, start_of
from lagebild.annotate.events.frames import beginning_in, frames_by_sentence, group
from lagebild.annotate.events.journeys import on_arrival
from lagebild.annotate.events.lasting import begin_before
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.merging import merge, takes_up
from lagebild.annotate.events.moving import recall, reschedule
from lagebild.annotate.events.negotiators import seat_negotiators
from lagebild.annotate.events.parties import PartyReader, party_reader
from lagebild.annotate.events.place import place_of
from lagebild.annotate.events.relatives import describing, told_cast, told_place, told_times, without_told
from lagebild.annotate.events.rounds import format_of, round_of
from lagebild.annotate.events.running_on import in_one_breath, on_the_fringe
from lagebild.annotate.events.status import status_of
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.events.taking_part import participants
from lagebild.annotate.events.there import pointed_at, same_spot
from lagebild.annotate.events.titles import label, title
from lagebild.annotate.events.topic import FIRST, subject_pronoun
from lagebild.annotate.events.triggers import Trigger, find_triggers
from lagebild.annotate.events.when import lead, time_of
from lagebild.annotate.papers.mentions import PaperMention, find_mentions
from lagebild.model.annotation import Event, EventStatus, EventType, Participant, QuotationType, Timex
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Quotation

_SHOWN = "events"
_QUOTED = "lagebild_quoted_pieces"
_ONLY_SPOKEN_OF = frozenset(["planned", "possible", "moved", "cancelled", "denied"])
"""What is done to an event on a day that is not its own: "14. April: Die Runde wird verschoben"."""
_TAKEN_FOR_GRANTED = frozenset(["nach", "bei", "während", "seit"])
_THERE = frozenset(["zu", "auf", "bei"])
_NEAR = 12
"""So many event words back one of the same clause is looked for."""


@Language.factory("lagebild_events", requires=["token.is_sent_start"])
class EventFinder:
    """Pipeline component that finds events between parties: ``doc._.events``, clauses in
    ``doc.spans["events"]``.

    Talks, meetings, summits, visits, calls, arrivals, signings, presentations, decisions, announcements,
    each with its status as strong as the text has it: "sollen sich getroffen haben" is reported, "wies
    Berichte über ein Treffen zurück" denied. Several clauses about one event make one, with all of them as
    evidence. Press conferences, court hearings and sessions of one body alone are left out.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it reads what names, times and quotations found, as far as they have run."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the events of one document."""
        doc._.events = tuple(find_events(doc))
        spans = [
            doc.char_span(e.span.start, e.span.end, label=e.status.value, alignment_mode="expand")
            for e in doc._.events
        ]
        doc.spans[_SHOWN] = [span for span in spans if span is not None]
        return doc


def find_events(doc: Doc) -> list[Event]:
    """Return the events of ``doc`` in the order of their first mention."""
    reader = party_reader(doc)
    sentences = frames_by_sentence(doc)
    drafts = [_draft(doc, t, reader) for t in find_triggers(doc, sentences)]
    for draft in drafts:
        draft.counts = counts(draft)
    kept = _one_per_clause(without_told([d for d in drafts if d.counts or takes_up(d)]))
    _carry_on(kept)
    on_arrival(kept)
    on_the_fringe(kept)
    in_one_breath(doc, kept, sentences, reader)
    name_both(doc, kept)
    papers = find_mentions(doc)
    preside(kept, reader)
    accompany(kept, reader)
    events = merge(kept)
    same_spot(events)
    bridge(doc, events, sentences, reader)
    go_on_when(doc, events, sentences)
    events = recall(doc, reschedule(doc, events, sentences), sentences)
    begin_before(doc, events, sentences)
    attend(doc, events, sentences, reader)
    events = preside_behind(doc, events, sentences, reader)
    seat_negotiators(doc, events)
    in_its_course(doc, events, sentences, reader)
    deny(doc, events, sentences, reader)
    return [_event(doc, d, papers) for d in events]


def _carry_on(drafts: list[Draft]) -> None:
    """Give what was done on the same occasion the day and place of the sentence before: "Sie verabschiedeten
    am Freitag in Doha eine Erklärung. Weber unterzeichnete außerdem einen Vertrag"."""
    for before, draft in pairwise(drafts):
        next_to = draft.trigger.sentence - before.trigger.sentence == 1
        bare = not (draft.times or draft.place)
        if next_to and bare and draft.trigger.frame.holds("occasion") and before.status is draft.status:
            draft.times, draft.place = before.times, before.place


def _draft(doc: Doc, trigger: Trigger, reader: PartyReader) -> Draft:
    cast = cast_of(trigger, reader)
    times = time_of(trigger, doc)
    told = describing(trigger)
    if told is not None and told is trigger.carrier:
        told = None
    if told is not None:
        cast = told_cast(cast, told, reader)
        times = told_times(trigger, told, doc) or times
    quotation = _quotation(doc, trigger)
    moved = None
    if (trigger.support or {}).get("status") == "moved" and not trigger.frame.holds("no_result"):
        moved, old = _moved(doc, trigger, times)
        times = old or (told_times(trigger, told, doc) if told is not None else [])
    here = _timexes(doc, trigger)
    replaced = [t for t in here if lead(doc, t) == "statt" and t.start]
    replaced = replaced or _at_first(doc, trigger)
    if replaced and times and times[0].span not in {t.span for t in replaced}:
        moved, times = times[0].edtf or times[0].start, replaced[:1]
    if (trigger.support or {}).get("status") not in _ONLY_SPOKEN_OF:
        times = times or day_in_front(doc, trigger.token.idx)
    status = status_of(trigger, _later(doc, times), quotation is not None, _question(trigger))
    told_now = trigger.argument and (trigger.carrier or trigger.frame).clause.tense in ("present", "perfect")
    told_now = told_now and not _only_object(trigger)
    if not times and told_now and status in (EventStatus.HELD, EventStatus.ONGOING):
        times = day_of_ticker(doc, trigger.token.idx)
    said = quotation.speakers if quotation is not None else ()
    denied = _denier(trigger, reader) if status is EventStatus.DENIED else ()
    if status is EventStatus.DENIED and not denied:
        denied = tuple(n for q in _quotations(doc, trigger.token.idx) for n in q.speakers)
    place = place_of(trigger, doc)
    if place is None and moved and _inserted(trigger) is not None:
        place = place_of(replace(trigger, carrier=_inserted(trigger)), doc)
    if told is not None:
        place = told_place(trigger, told, doc) or place
    if place is None:
        place, days = pointed_at(trigger, doc)
        times = [*days, *times] if times and not times[0].start else times or days
    people = participants(cast, doc)
    if quotation is not None and subject_pronoun(trigger.carrier or trigger.frame, text_of(doc)) in FIRST:
        people = (*people, *_speakers(quotation, people))
    elif quotation is None and _of_own_side(trigger):
        spoken = _quotations(doc, trigger.token.idx)
        people = (*people, *(p for q in spoken[:1] for p in _speakers(q, people)))
    if status is EventStatus.REPORTED and _recalls_own(trigger, people, doc):
        status = EventStatus.HELD
    if place is not None and not trigger.noun and trigger.type == "visit":
        people = tuple(p for p in people if p.name != place.name)
    return Draft(
        trigger=trigger,
        span=_span(trigger),
        status=status,
        cast=cast,
        people=people,
        place=place,
        times=times,
        round=round_of(trigger),
        format=format_of(trigger),
        said_by=said,
        denied_by=denied,
        moved_to=moved,
    )


def _of_own_side(trigger: Trigger) -> bool:
    """Whether speech tells of the speaker's own side by "man": "Man habe mit der Bahn verhandelt, sagte
    Weber"."""
    frame = trigger.carrier or trigger.frame
    subject = frame.clause.subject
    text = text_of(trigger.token.doc)
    own = subject is not None and subject.of(text).casefold() == "man" and trigger.argument
    return own and bool(frame.clause.konjunktiv) and not frame.clause.passive


def _recalls_own(trigger: Trigger, people: tuple[Participant, ...], doc: Doc) -> bool:
    """Whether who took part takes it for granted in speech: "Nach einem Gespräch mit Krüger habe er sich
    entschieden, sagte Weber", not "er habe mit Krüger gesprochen"."""
    frame = trigger.frame
    if not trigger.noun or trigger.prep not in _TAKEN_FOR_GRANTED or trigger.head:
        return False
    if frame.clause.negated or frame.clause.modal or marked("clause", frame.words) is not None:
        return False
    speakers = {n for q in _quotations(doc, trigger.token.idx) for n in q.speakers}
    return any(person.name in speakers for person in people)


def _only_object(trigger: Trigger) -> bool:
    """Whether an event noun is the object of a verb that tells nothing of it: "Weber räumt Treffen ein"."""
    subject = trigger.frame.clause.subject
    beside = subject is not None and not subject.start <= trigger.token.idx < subject.end
    told = (trigger.support or {}).get("role") in ("party", "host", "event")
    return trigger.noun and not told and trigger.frame.finite is not None and beside


def _speakers(quotation: Quotation, people: tuple[Participant, ...]) -> list[Participant]:
    """Who says "wir" or "ich": "Wir hatten gute Gespräche", sagte Weber."""
    known = {person.name for person in people}
    spans = quotation.speaker or quotation.spans
    return [Participant(name=n, span=spans[0]) for n in quotation.speakers if n not in known]


def _span(trigger: Trigger) -> CharSpan:
    """The clause without the marks at its ends; the relative clause that carries the noun belongs to it."""
    tokens = list(trigger.frame.tokens)
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    carrier = trigger.carrier
    if carrier is not None and carrier is not trigger.frame and carrier.span.end > end:
        words = [t for t in carrier.tokens if not t.is_punct]
        end = max(end, words[-1].idx + len(words[-1])) if words else end
    return CharSpan(start, end)


def _later(doc: Doc, times: list[Timex]) -> bool | None:
    """Whether the event begins after the day of publication; None without a date or a day."""
    article = doc._.article
    day = article.day if article else None
    start = times[0].start if times else None
    if not start:
        return None
    if day is None:
        return None
    last = times[-1].end or start
    if start <= day <= last:
        return None
    if start[: len(day)] == day or day.startswith(start):
        return None
    return start > day


def _question(trigger: Trigger) -> bool:
    sent = trigger.token.sent
    return sent.text.rstrip().endswith("?")


def _quotation(doc: Doc, trigger: Trigger) -> Quotation | None:
    at = trigger.token.idx
    for quotation in _quotations(doc, at):
        if quotation.type is QuotationType.DIRECT and any(s.start <= at < s.end for s in quotation.spans):
            whole = sum(len(s) for s in quotation.spans)
            if whole > len(trigger.frame.span) * 0.8:
                return quotation
    return None


def _quotations(doc: Doc, at: int) -> list[Quotation]:
    """The quotations that reach over ``at``, in their order."""
    if _QUOTED not in doc.user_data:
        pieces = [(s.start, s.end, n) for n, q in enumerate(doc._.quotations) for s in q.spans]
        pieces.sort()
        doc.user_data[_QUOTED] = (pieces, list(accumulate((end for _, end, _ in pieces), max)))
    pieces, reach = doc.user_data[_QUOTED]
    last = bisect_right(pieces, at, key=lambda piece: piece[0])
    first = bisect_right(reach, at)
    found = {n for start, end, n in pieces[first:last] if start <= at < end}
    return [doc._.quotations[n] for n in sorted(found)]


def _denier(trigger: Trigger, reader: PartyReader) -> tuple[str, ...]:
    """Who denies it: the subject of the denying clause, None where the report itself says that there was
    none."""
    for frame in reversed(trigger.frames[: trigger.frame.index + 1]):
        if marked("governor", frame.words) == "denied":
            inside = [p for p in reader.within(frame.tokens) if not p.place]
            return tuple(dict.fromkeys(p.name for p in subjects_of(frame, inside)))
    return ()


def _moved(doc: Doc, trigger: Trigger, times: list[Timex]) -> tuple[str | None, list[Timex]]:
    """Split "vom Montag auf den Freitag verschoben" into the new date and the old one."""
    inside = [t for t in _timexes(doc, trigger) if t.start]
    new = [t for t in inside if _lead(doc, t) == "auf"]
    old = [t for t in inside if t not in new and _lead(doc, t) in ("vom", "von", "für")]
    near = [
        t
        for t in inside
        if t.span not in {x.span for x in (*new, *old)} and 0 < t.span.start - trigger.token.idx < 20
    ]
    finite = trigger.frame.finite
    ahead = [t for t in inside if finite and trigger.token.idx < t.span.start < finite.idx and t not in new]
    return (new[0].edtf or new[0].start) if new else None, old[:1] or near[:1] or ahead[:1]


def _at_first(doc: Doc, trigger: Trigger) -> list[Timex]:
    """The day first meant, told right behind the noun: "Die Runde, zunächst für den 6. Mai vereinbart, findet
    erst am 9. Mai statt"."""
    between = _inserted(trigger)
    if between is None or trigger.frame.lemma != "stattfinden":
        return []
    span = between.span
    inside = beginning_in(doc, "timexes", span.start, span.end)
    return [t for t in inside if t.start and _lead(doc, t) in ("für", "auf", "am")]


def _inserted(trigger: Trigger) -> Frame | None:
    """The clause inside that of an event noun, which tells what was first meant."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    if not trigger.noun or len(trigger.frame.clause.pieces) < 2:
        return None
    return next((f for f in following if not group("at_first").isdisjoint(f.words[:3])), None)


def _timexes(doc: Doc, trigger: Trigger) -> list[Timex]:
    span = trigger.frame.span
    return [t for t in beginning_in(doc, "timexes", span.start, span.end) if span.covers(t.span)]


def _lead(doc: Doc, timex: Timex) -> str:
    words = text_of(doc)[max(0, timex.span.start - 30) : timex.span.start].lower().split()
    while words and words[-1] in ("den", "dem", "die", "kommenden", "nächsten", "diesen", "unbestimmte"):
        words.pop()
    return words[-1] if words else ""


def _one_per_clause(drafts: list[Draft]) -> list[Draft]:
    """Drop a verb that only carries the noun of its clause: "trafen sich zu Gesprächen", "reiste zu einem
    Treffen"."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next(
            (d for d in kept[-_NEAR:] if d.trigger.frame is draft.trigger.frame and _same_event(d, draft)),
            None,
        )
        if twin is None:
            kept.append(draft)
            continue
        _join(twin, draft)
    return kept


def _same_event(one: Draft, other: Draft) -> bool:
    signing = one.trigger.type == "signing" and one.trigger.noun and one.trigger.prep == "zu"
    if signing and not other.trigger.noun and other.family == "meeting":
        return True  # "Zur Unterzeichnung kommen sie in Wien zusammen"
    return one.family == other.family and (one.trigger.noun != other.trigger.noun)


def _join(twin: Draft, draft: Draft) -> None:
    verb = draft if not draft.trigger.noun else twin
    noun = twin if verb is draft else draft
    if noun.trigger.type == "signing":
        noun.people, noun.cast = verb.people, verb.cast
    if noun.trigger.head == "rande":  # "Am Rande des Gipfels trafen sich Weber und Krüger"
        twin.trigger, twin.cast, twin.counts, twin.beside = verb.trigger, verb.cast, verb.counts, True
    arrived = noun.trigger.type == "visit" and verb.trigger.type == "arrival"
    if noun.trigger.prep in _THERE and (noun.trigger.type == "summit" or arrived):
        twin.trigger = noun.trigger  # "kamen zu dem Gipfel zusammen", "ist zu einem Besuch eingetroffen"
    known = {p.name for p in twin.people}
    twin.people = (*twin.people, *(p for p in draft.people if p.name not in known))
    twin.status = verb.status
    twin.place = twin.place or draft.place
    twin.round = twin.round or draft.round
    twin.times = twin.times or draft.times


def _event(doc: Doc, draft: Draft, papers: list[PaperMention]) -> Event:
    end = end_of(draft.times)
    when = draft.times[0].span if draft.times else None
    evidence = tuple(dict.fromkeys(draft.spans))
    return Event(
        span=draft.span,
        type=EventType(draft.trigger.type),
        status=draft.status,
        title=title(doc, draft, papers),
        label=label(draft),
        participants=draft.people,
        place=draft.place.name if draft.place else None,
        place_span=draft.place.span if draft.place else None,
        start=start_of(draft.times),
        end=end,
        when=when,
        round=draft.round,
        format=draft.format,
        said_by=draft.said_by,
        denied_by=draft.denied_by,
        evidence=evidence,
        moved_to=draft.moved_to,
        rule="noun" if draft.trigger.noun else f"verb:{draft.trigger.row['mode']}",
    )
