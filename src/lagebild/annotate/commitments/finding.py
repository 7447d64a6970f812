"""Which clauses bind somebody to a time, and what, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.commitments.acts import (
    act_of,
    is_conditional,
    is_content,
    is_far,
    is_only_said_to,
    is_void,
    was_meant,
)
from lagebild.annotate.commitments.ahead import Ahead
from lagebild.annotate.commitments.everyday import is_everyday, is_habit
from lagebild.annotate.commitments.futurate import gapped, goes_on_until, is_ultimatum, runs_out
from lagebild.annotate.commitments.lists import in_lists
from lagebild.annotate.commitments.meaning import CONDITION, begun, is_deadline, is_precise, lemma_of
from lagebild.annotate.commitments.pronouns import bearers_of_pronoun
from lagebild.annotate.commitments.speakers import (
    Voices,
    by_somebody,
    by_will,
    is_others_duty,
    is_press_name,
    lent_subject,
    owner_of,
    press_left_out,
    speakers,
    told_after,
    told_beside,
)
from lagebild.annotate.commitments.times import (
    day_meant,
    due,
    given_until,
    gives_way,
    in_attribute,
    is_ahead,
    named_behind,
    times_in,
    told_long_ago,
    told_today,
    until_then,
    was_set,
    within,
)
from lagebild.annotate.commitments.verbs import listed, verb_of
from lagebild.annotate.commitments.withdrawn import (
    is_asked,
    is_called_off,
    is_denied,
    is_overtaken,
    is_put_aside,
)
from lagebild.annotate.commitments.wording import sentence, with_subject, worded
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.attributes import attributes
from lagebild.annotate.events.frames import Frame, frames_by_sentence
from lagebild.annotate.events.hearsay import by_hearsay
from lagebild.annotate.events.instead import set_against
from lagebild.annotate.events.parties import PartyReader, party_reader
from lagebild.annotate.events.time_words import lead
from lagebild.lexicon import group
from lagebild.model.annotation import Act, Commitment, Timex, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.party import Party

_SOON, _LONG = 270, 600
"""So many days ahead, what nobody does, or somebody does, is a term of a paper and no date of the talks."""


def find_commitments(doc: Doc) -> list[Commitment]:
    """Return the commitments of ``doc`` in text order."""
    reader, voices, ahead = party_reader(doc), Voices(doc), Ahead(doc)
    found: list[Commitment] = []
    before: list[Frame] = []
    latest = 0  # where the commitments of the sentence before begin
    sentences = frames_by_sentence(doc)
    for frames, behind in zip(sentences, [*sentences[1:], []], strict=True):
        if before and frames and (tellers := told_after(doc, frames, before, reader)):
            found[latest:] = [_told_by(c, tellers, before) for c in found[latest:]]
        latest = len(found) if frames else latest
        for frame in frames:
            commitment = _commitment(_Place(doc, frame, frames, before, behind, reader, voices, ahead))
            if commitment is not None and not any(c.span.overlaps(commitment.span) for c in found[-8:]):
                found.append(commitment)
                found += _shared_verb(doc, frame, commitment, reader)
        before = frames or before
    listed_days = [c for c in in_lists(doc) if not any(c.span.overlaps(one.span) for one in found)]
    return sorted((*found, *listed_days), key=lambda c: c.span.start) if listed_days else found


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


def _told_by(commitment: Commitment, tellers: list[Party], before: list[Frame]) -> Commitment:
    """Return what the sentence before announces with who is then said to have told it: "*Das teilte Weber
    mit*"."""
    inside = before[0].span.start <= commitment.span.start < before[-1].span.end
    willing = commitment.by and any(not _VOLITION.isdisjoint(f.words) for f in before)
    if not inside or commitment.act is not Act.ANNOUNCE or willing:
        return commitment  # "Norland will bis Freitag antworten" is Norland's own word
    return replace(commitment, by=_names(tellers))


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause with its sentence, those before and behind, and what the document is asked for."""

    doc: Doc
    frame: Frame
    frames: list[Frame]
    before: list[Frame]
    behind: list[Frame]
    reader: PartyReader
    voices: Voices
    ahead: Ahead


def _is_no_plan(at: _Place) -> bool:
    """Whether nothing is due by a clause, whatever its time: a guess, a question, a dropped plan."""
    doc, frame, frames = at.doc, at.frame, at.frames
    if set(frame.words) & listed("supposition") or frame.intro in CONDITION or is_asked(frame):
        return True
    if frame.finite is None and frame.kind != "inf":
        return True
    if is_void(frame) and not is_conditional(doc, frame) and set_against(doc, times_in(doc, frame)) is None:
        return True
    return is_everyday(frame) or is_overtaken(frame, frames, at.behind) or is_denied(frame, frames)


def _commitment(at: _Place) -> Commitment | None:
    doc, frame, frames = at.doc, at.frame, at.frames
    if _is_no_plan(at):
        return None
    timex, named = _time(at)
    act = act_of(doc, frame, frames, timex) if timex is not None else None
    if timex is None or act is None or goes_on_until(frame, timex) or is_habit(frame, timex):
        return None
    kind, speaker = act
    if any(by_hearsay(f, frames) or is_only_said_to(f) for f in (frame, speaker)):
        return None
    if any(set(f.words) & listed("supposition") for f in frames if f in (frame, speaker)):
        return None
    event = at.ahead.at(frame, timex)
    cancelled = at.ahead.is_cancelled(event)
    if is_called_off(doc, frame, timex, cancelled=cancelled) or (
        not cancelled and is_put_aside(frame, frames)
    ):
        return None
    if event is None and (was_meant(frame) or _of_a_paper(at, kind, speaker, timex)):
        return None
    kind, names = _whose(at, kind, speaker)
    if timex.type is TimexType.DURATION and not names and not listed("term").isdisjoint(frame.words):
        return None  # whoever gives the time counts it from today: "gab Südland zehn Tage Zeit"
    outer = begun(frame, frames)
    span = _span(frame) if outer is None else _span(outer, frame)
    span = CharSpan(span.start, named.span.end) if named is not None else span
    away = next((t for t in times_in(doc, frame) if gives_way(doc, frame, t)), None)
    meant = day_meant(doc, frame, at.before) if away is None and at.before else None
    if meant is not None:  # "Die Zölle hätten am 3. Mai kommen sollen. Dieser Termin wird verschoben"
        away, span = meant, CharSpan(at.before[-1].span.start, span.end)
    whole = outer is None and meant is None
    return Commitment(
        span=span,
        what=_what(at, timex, names) if whole else sentence(span.of(text_of(doc))),
        act=kind,
        when=due(doc, timex),
        by=names,
        event=event,
        moved_from=(away.edtf or away.start) if away else None,
    )


def _time(at: _Place) -> tuple[Timex | None, Frame | None]:
    """Return the time that the clause is about, and the clause that names it where that is another one.

    What is moved takes the time behind "auf": "vertagten sich am Donnerstag *auf Mittwoch*".
    """
    doc, frame = at.doc, at.frame
    times = [t for t in (given_until(doc, t, frame) for t in times_in(doc, frame)) if is_ahead(doc, t)]
    times = times or within(doc, frame) or (until_then(doc, frame, at.before) if at.before else [])
    inner = [part.span for part, _ in attributes(frame)] if times else []
    times = [t for t in times if not any(span.covers(t.span) for span in inner) and not in_attribute(doc, t)]
    times = [t for t in times if lead(doc, t) not in ("als", "wie") and not gives_way(doc, frame, t)]
    if frame.clause.tense in PAST_TENSES:
        times = [
            t for t in times if not told_today(doc, t)
        ] or times  # "drohte am Donnerstag mit ... ab Montag"
        times = [] if told_long_ago(doc, frame, times) else times
    exact = [t for t in times if is_precise(t)]  # "das Budget für das nächste Jahr bis Freitag"
    times = exact or times
    times = [t for t in times if not was_set(doc, t)] or times  # "Die für Freitag geplante ..."
    if frame.lemma in listed("moving"):
        times = [t for t in times if lead(doc, t) == "auf"] or times
    if times:
        return times[0], None
    named = named_behind(doc, frame, at.frames)
    return (named[1], named[0]) if named is not None else (None, None)


def _of_a_paper(at: _Place, kind: Act, speaker: Frame, timex: Timex) -> bool:
    """Whether the clause is a term of a paper or a law and no date of the talks; a promise and an ultimatum
    are none."""
    if is_ultimatum(at.frame, timex) or runs_out(at.frame, timex):
        return False
    if kind is Act.PROMISE and is_deadline(timex):
        return False
    somebody = bool(speakers(at.doc, at.frame, speaker, at.frames, at.reader))
    distant = is_far(at.doc, timex, _LONG if somebody else _SOON)
    return distant or is_content(at.doc, at.frame, timex, at.ahead, somebody=somebody)


def _whose(at: _Place, kind: Act, speaker: Frame) -> tuple[Act, tuple[str, ...]]:
    """Return what kind of commitment a clause is, given who says it, and who binds himself by it.

    Who announces is who says so, where it is speech; what a speaker says that others must do, he demands.
    """
    frame, frames = at.frame, at.frames
    own = verb_of(lemma_of(frame), frame)
    plainly = kind is Act.ANNOUNCE and speaker is frame and (own is None or own.plain)
    if plainly and (willing := by_will(frame, at.reader)) is not None:
        return Act.DEMAND, _names(willing)
    teller = told_beside(frame, frames) if plainly else None
    people = speakers(at.doc, frame, teller or speaker, frames, at.reader)
    voice = at.voices.at(frame) if teller is None else None
    if kind is Act.ANNOUNCE and is_others_duty(frame, people, voice, told=(teller or speaker) is not frame):
        kind = Act.DEMAND
    ours = speaker is not frame and not _FIRST.isdisjoint(speaker.words[:1])
    if ours and (said := at.voices.at(speaker)) is not None:
        return kind, (said,)  # „Wir erwarten, dass die Bahn bis Freitag antwortet“, sagte Weber
    if not people and voice is None and speaker is not frame:  # "Man sei bereit, ..., sagte Weber"
        behind = told_beside(frame, frames)
        people = speakers(at.doc, speaker, behind, frames, at.reader) if behind is not None else []
        voice = at.voices.at(speaker)
    if kind is Act.DEMAND and own is None and speaker is frame and frame.lemma in listed("having_time"):
        people = []  # "Die Mitglieder haben bis zum 3. Mai Zeit"
    if voice is not None and is_press_name(voice, at.reader, at.doc):
        voice = None
    people = press_left_out(people, at.doc) if speaker is not frame or teller is not None else people
    if not people and voice is None and speaker is frame:
        if owner := owner_of(frame, at.doc):
            return kind, owner
        if by_somebody(frame):
            people = bearers_of_pronoun(at.doc, frame, frames, at.before, at.reader)
    return kind, (voice,) if voice and (plainly or not people) else _names(people)


_VOLITION = group("commitments", "volition")
_FIRST = group("commitments", "first_person")


def _what(at: _Place, timex: Timex, names: tuple[str, ...]) -> str:
    lent = lent_subject(at.frame, at.frames, names, at.reader)
    return with_subject(at.frame, lent) if lent else worded(at.doc, at.frame, at.frames, timex)


def _names(people: list[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for p in people for name in (p.name, *p.others)))


def _span(frame: Frame, last: Frame | None = None) -> CharSpan:
    tokens = [*frame.tokens, *(last.tokens if last is not None else ())]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    return CharSpan(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
