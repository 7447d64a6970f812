"""Which clauses bind somebody to a time, and what, when and by whom."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lagebild.annotate.commitments.futurate import gapped, is_due, is_ultimatum
from lagebild.annotate.commitments.lists import in_lists
from lagebild.annotate.commitments.meaning import (
    CONDITION,
    begun,
    is_deadline,
    is_envisaged,
    is_meant,
    is_precise,
    lemma_of,
)
from lagebild.annotate.commitments.times import (
    day_meant,
    days_of,
    due,
    given_until,
    gives_way,
    has_needs,
    is_ahead,
    named_behind,
    says_when,
    times_in,
    until_then,
    was_set,
    within,
)
from lagebild.annotate.commitments.verbs import listed, verbs
from lagebild.annotate.commitments.wording import sentence, worded
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.attributes import attributes
from lagebild.annotate.events.frames import Frame, frames_by_sentence
from lagebild.annotate.events.hearsay import by_hearsay
from lagebild.annotate.events.parties import PartyReader, party_reader
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.events.time_words import lead
from lagebild.model.annotation import Act, Commitment, EventStatus, Quotation, Timex
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.parties import Party

_SOON, _LONG = 270, 600
"""So many days ahead, what nobody does, or somebody does, is a term of a paper and no date of the talks."""
_NEAR = 16
"""So many spans of events before the end of a clause are looked at."""
_BEGINNING = 60
"""So many days ahead, something that comes into force is a date of the talks."""
_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.CANCELLED})


def find_commitments(doc: Doc) -> list[Commitment]:
    """Return the commitments of ``doc`` in text order."""
    reader, voices, ahead = party_reader(doc), _Voices(doc), _Ahead(doc)
    found: list[Commitment] = []
    before: list[Frame] = []
    for frames in frames_by_sentence(doc):
        for frame in frames:
            commitment = _commitment(doc, frame, frames, reader, voices, ahead, before)
            if commitment is not None and not any(c.span.overlaps(commitment.span) for c in found[-8:]):
                found.append(commitment)
                found += _shared_verb(doc, frame, commitment, reader)
        before = frames or before
    listed_days = [c for c in in_lists(doc) if not any(c.span.overlaps(one.span) for one in found)]
    return sorted((*found, *listed_days), key=lambda c: c.span.start) if listed_days else found


def _only_said_to(frame: Frame) -> bool:
    """Whether somebody is only said to have promised it: "*soll zugesagt haben*, bis Freitag abzuziehen"."""
    return frame.clause.modal == "sollen" and frame.words[-1:] == ["haben"]


def _shared_verb(doc: Doc, frame: Frame, first: Commitment, reader: PartyReader) -> list[Commitment]:
    """Return what further subjects of the clause do on days of their own: "..., die SPD am 9. Mai"."""
    times = [t for t in times_in(doc, frame) if is_ahead(doc, t)]
    own = next((t for t in times if first.span.covers(t.span)), None)
    events = doc._.events
    if own is None or (first.event is not None and events[first.event].span.covers(times[-1].span)):
        return []
    rows = gapped(doc, frame, own, times, reader.within(frame.tokens))
    return [
        Commitment(
            span=span,
            what=sentence(span.of(text_of(doc))),
            act=first.act,
            when=due(doc, timex),
            by=(party.name,),
            event=next((n for n, e in enumerate(events) if e.span.overlaps(span)), None),
            moved_from=None,
        )
        for span, timex, party in rows
    ]


class _Voices:
    """Who speaks in a clause."""

    def __init__(self, doc: Doc) -> None:
        self.quotations: tuple[Quotation, ...] = doc._.quotations
        self.spans = sorted((s.start, s.end, n) for n, q in enumerate(self.quotations) for s in q.spans)

    def at(self, frame: Frame) -> str | None:
        """Return the speaker of the innermost speech that the clause lies in."""
        place = bisect_right(self.spans, (frame.span.start + 1, 0, 0))
        for start, end, number in reversed(self.spans[max(0, place - 4) : place]):
            inside = start <= frame.span.start and frame.span.end <= end + 1
            given = self.quotations[number]
            if inside and given.speaker_name and (frame.clause.konjunktiv or given.type == "direct"):
                return given.speaker_name
        return None


def _commitment(
    doc: Doc,
    frame: Frame,
    frames: list[Frame],
    reader: PartyReader,
    voices: _Voices,
    ahead: _Ahead,
    before: list[Frame],
) -> Commitment | None:
    if set(frame.words) & listed("supposition") or frame.intro in CONDITION:
        return None
    if (frame.finite is None and frame.kind != "inf") or (_void(frame) and not _conditional(doc, frame)):
        return None
    times = [t for t in (given_until(doc, t, frame) for t in times_in(doc, frame)) if is_ahead(doc, t)]
    times = times or within(doc, frame) or (until_then(doc, frame, before) if before else [])
    inner = [part.span for part, _ in attributes(frame)] if times else []
    times = [t for t in times if not any(span.covers(t.span) for span in inner)]
    ahead_of = [t for t in times if lead(doc, t) not in ("als", "wie") and not gives_way(doc, frame, t)]
    timex = next(iter(ahead_of), None)
    named = named_behind(doc, frame, frames) if timex is None else None
    timex = timex or (named[1] if named else None)
    if timex is None:
        return None
    act = _act(doc, frame, frames, timex)
    if act is None:
        return None
    kind, speaker = act
    if any(f is not None and (by_hearsay(f, frames) or _only_said_to(f)) for f in (frame, speaker)):
        return None
    if any(set(f.words) & listed("supposition") for f in frames if f in (frame, speaker)):
        return None
    people = _speakers(frame, speaker, reader)
    event = ahead.at(frame, timex)
    voice = voices.at(frame)
    if event is None and _was_meant(frame):
        return None
    ultimatum = is_ultimatum(frame, timex)
    if (
        event is None
        and not ultimatum
        and (_content(doc, frame, people, timex, ahead) or _far(doc, timex, people))
    ):
        return None
    outer = begun(frame, frames)
    span = _span(frame) if outer is None else _span(outer, frame)
    span = CharSpan(span.start, named[0].span.end) if named else span
    away = next((t for t in times_in(doc, frame) if gives_way(doc, frame, t)), None)
    meant = day_meant(doc, frame, before) if away is None and before else None
    if meant is not None:  # "Die Zölle hätten am 3. Mai kommen sollen. Dieser Termin wird verschoben"
        away, span = meant, CharSpan(before[-1].span.start, span.end)
    whole = outer is None and meant is None
    names = tuple(dict.fromkeys(p.name for p in people)) or ((voice,) if voice else ())
    return Commitment(
        span=span,
        what=worded(doc, frame, frames, timex) if whole else sentence(span.of(text_of(doc))),
        act=kind,
        when=due(doc, timex),
        by=names,
        event=event,
        moved_from=(away.edtf or away.start) if away else None,
    )


def _void(frame: Frame) -> bool:
    """Whether nothing is due by the clause: it is negated, unreal, or tells what had been set."""
    unreal = frame.finite is not None and frame.finite.lower_ in listed("unreal") and not _was_meant(frame)
    was = frame.finite is not None and frame.finite.lower_ in ("war", "waren")
    return frame.clause.negated or unreal or (was and not listed("scheduled").isdisjoint(frame.words[-3:]))


def _conditional(doc: Doc, frame: Frame) -> bool:
    """Whether what is denied is only the condition: "Komme bis Freitag keine Lösung zustande, ..."."""
    return any(is_ultimatum(frame, timex) for timex in times_in(doc, frame))


def _was_meant(frame: Frame) -> bool:
    """Whether a relative clause gives the day that was set: "der am Freitag hätte beginnen sollen"."""
    return frame.kind == "rel" and len(frame.words) > 3 and frame.words[-1] == "sollen"


def _content(doc: Doc, frame: Frame, people: list[Party], timex: Timex, ahead: _Ahead) -> bool:
    """Whether the clause says what is to hold by a paper or a law: "Der Lohn soll ab Januar 2027 steigen"."""
    near = is_precise(timex) and not _far(doc, timex, people, _BEGINNING)
    if ahead.is_content(frame):  # "Die Gefangenen sollen laut Plan bis Freitag freikommen" is both
        return not near or frame.lemma in listed("provision")
    if set(frame.words) & listed("start") and near:
        return False
    return not people and frame.lemma in listed("provision")


def _far(doc: Doc, timex: Timex, people: list[Party], most: int | None = None) -> bool:
    """Whether the time is none of the talks: years ahead, or far ahead of what nobody in particular does."""
    first, day = timex.start or timex.end or "", doc._.article.day if doc._.article else timex.anchor
    if not day:
        return False
    return days_of(first) - days_of(str(day)) > (most or (_LONG if people else _SOON))


def _act(doc: Doc, frame: Frame, frames: list[Frame], timex: Timex) -> tuple[Act, Frame] | None:
    """Return what kind of commitment the clause is, and the clause whose subject makes it."""
    weekday = (timex.rule or "").startswith("weekday")  # which may have been
    if was_set(doc, timex) and not weekday and not listed("called_off").isdisjoint(frame.words):
        return Act.ANNOUNCE, frame  # "Der für den 3. Mai angekündigte Streik ist abgesagt"
    own = verbs().get(lemma_of(frame))
    if own is not None and not has_needs(doc, own, frame, timex):
        own = None
    governor = _governor(frame, frames)
    outer = verbs().get(lemma_of(governor)) if governor is not None else None
    if frame.kind == "inf" and outer is not None and not outer.plain:
        own = None  # "vereinbarten, die Waffenruhe bis Freitag zu verlängern": who agrees binds himself
    if own is not None and not own.plain and not own.governs and not says_when(doc, frame, timex):
        return own.act, frame
    words = set(frame.words)
    over = frame.clause.konjunktiv and frame.clause.tense == "perfect"  # "sagte, er habe in der Nacht gehört"
    if governor is not None and outer is not None and not (outer.plain or over or governor.clause.negated):
        return outer.act, governor
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
    if is_ultimatum(frame, timex) or (words & listed("term") and is_deadline(timex)):
        return Act.DEMAND, frame
    return (Act.ANNOUNCE, frame) if is_due(frame, timex) else None


def _governor(frame: Frame, frames: list[Frame]) -> Frame | None:
    if frame.kind == "rel":
        return None
    if frame.governor is not None:
        return frames[frame.governor]
    if frame.index and (frame.clause.konjunktiv or frame.kind == "inf"):
        return frames[frame.index - 1]
    return None


def _speakers(frame: Frame, speaker: Frame, reader: PartyReader) -> list[Party]:
    for source in (speaker, frame):
        inside = [p for p in reader.within(source.tokens) if not p.place]
        found = subjects_of(source, inside)
        if found:
            return found
    return []


class _Ahead:
    """The events still to come: where they are told of, on what day, which go on; and what papers provide."""

    def __init__(self, doc: Doc) -> None:
        ahead = [(n, event) for n, event in enumerate(doc._.events) if event.status in _AHEAD]
        self.spans = sorted((s.start, s.end, n) for n, e in ahead for s in (e.span, *e.evidence))
        self.contents = sorted((c.span.start, c.span.end) for p in doc._.papers for c in p.contents)
        self.going_on = [n for n, e in ahead if any(_says(doc, span, "goes_on") for span in e.evidence)]
        self.days: dict[str | None, list[int]] = {}
        for number, event in ahead:
            self.days.setdefault(event.start, []).append(number)

    def is_content(self, frame: Frame) -> bool:
        """Whether the clause is of what a paper provides."""
        stop = bisect_right(self.contents, (frame.span.end - 1, 0))
        return any(end > frame.span.start for _, end in self.contents[max(0, stop - 2) : stop])

    def at(self, frame: Frame, timex: Timex) -> int | None:
        """Return the event announced: that of the clause, or, where something "goes on", the one that will.

        That is the only one on that day, or the only one that is said to go on.
        """
        span = frame.clause.span
        stop = bisect_right(self.spans, (span.end - 1, 0, 0))
        found = [n for _, end, n in self.spans[max(0, stop - _NEAR) : stop] if end > span.start]
        if found:
            return min(found)
        if frame.lemma not in listed("goes_on"):
            return None
        that_day = self.days.get(timex.start, []) if timex.start else []
        return next((rows[0] for rows in (that_day, self.going_on) if len(rows) == 1), None)


def _says(doc: Doc, span: CharSpan, table: str) -> bool:
    words = span.of(text_of(doc)).lower().split()
    return not listed(table).isdisjoint(word.strip(".,;:") for word in words)


def _span(frame: Frame, last: Frame | None = None) -> CharSpan:
    tokens = [*frame.tokens, *(last.tokens if last is not None else ())]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    return CharSpan(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
