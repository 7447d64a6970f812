"""Who denies an event in a sentence behind it: "Sie sollen sich getroffen haben. Weber dementierte".

"wies dies zurück", "stellten den Bericht in Abrede". A denial with a matter of its own ("bestritt, dass
Schüsse fielen"), of a reproach or of a number is none of the event.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.draft import Draft
from lagebild.annotate.events.frames import Frame, group
from lagebild.annotate.events.hearsay import is_press, tells_hearsay
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.lexicon.press import outlet_words
from lagebild.model.annotation import Act, EventStatus, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.parties import PartyReader

_NEAR = 3
"""So many sentences further on the denial may stand."""


def deny(
    doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]], reader: PartyReader
) -> None:
    """Enter with each event that is only reported who denies it in the sentences behind."""
    for number, frames in enumerate(sentences):
        for frame in frames:
            if not _denies(frame, frames, doc):
                continue
            before = [e for e in events if _is_open(e, sentences) and _reaches(e, number, frame)]
            if not before:
                continue
            event = max(before, key=lambda e: _last_told(e, frame))
            if _reproached(doc, event, frame):
                continue
            parties = subjects_of(frame, [p for p in reader.within(frame.tokens) if not p.place])
            towns = {
                m.name for m in doc._.mentions if m.kind is MentionKind.PLACE
            } - gazetteer().capitals.keys()
            names = [name for p in parties for name in (p.name, p.side) if name and name not in towns]
            event.denied_by = tuple(dict.fromkeys((*event.denied_by, *names)))
            if event.status is EventStatus.PLANNED:
                event.status = EventStatus.DENIED  # nobody but the outlet told of the plan
            if names:
                event.spans.append(frame.span)


def _last_told(event: Draft, frame: Frame) -> int:
    """Where an event is told for the last time before the clause."""
    return max(span.start for span in event.spans if span.start < frame.span.start)


def _reproached(doc: Doc, event: Draft, frame: Frame) -> bool:
    """Whether somebody is reproached in between: "[hätten gesprochen]. Krüger warf Weber vor, Zeit zu
    schinden. [Weber wies das zurück]"."""
    start = _last_told(event, frame)
    accusing = (q.spans[0] for q in doc._.quotations if q.act is Act.ACCUSE)
    between = (span for span in accusing if start < span.start < frame.span.start)
    return any(not any(span.overlaps(told) for told in event.spans) for span in between)


def _is_open(event: Draft, sentences: Sequence[Sequence[Frame]]) -> bool:
    """Whether a denial may be of an event: one that is only reported, a plan that only an outlet tells of
    ("Wie die Zeitung berichtet, wollen sich beide treffen")."""
    if event.status is not EventStatus.PLANNED:
        return event.status is EventStatus.REPORTED
    told_once = len(event.spans) == 1
    return told_once and any(_by_outlet(f) for f in sentences[event.trigger.sentence])


def _by_outlet(frame: Frame) -> bool:
    """Whether a clause gives an outlet or a report as the source: "berichtet die Zeitung", "laut Bericht"."""
    if tells_hearsay(frame):
        return True
    press = is_press(frame) or not (outlet_words() | group("reported_thing")).isdisjoint(frame.words)
    return press and (frame.holds("reporting") or not _SOURCE.isdisjoint(frame.words))


_CALLING = lexicon.group("quotations_grammar", "calling_verb")
_FALSE = lexicon.group("events_words", "called_false")
_SOURCE = lexicon.group("events_words", "by_source")


def _denies(frame: Frame, frames: Sequence[Frame], doc: Doc) -> bool:
    words = frame.words
    false = frame.lemma in _CALLING and not _FALSE.isdisjoint(words)
    way = frame.lemma in group("denying") or ("abrede" in words and frame.lemma == "stellen") or false
    told_before = frame.clause.tense == "pluperfect"  # "Bisher hatte Weber das bestritten"
    if not way or frame.kind != "main" or frame.clause.negated or frame.clause.passive or told_before:
        return False
    following = frames[frame.index + 1 : frame.index + 2]
    if any(f.kind in ("sub", "inf") for f in following):
        return False
    subject = frame.clause.subject
    rest = [
        t
        for t in frame.tokens
        if subject is None or not subject.start <= t.idx < subject.end
        if t.text[:1].isupper() and not t.is_sent_start
    ]
    timed = {t.i for timex in doc._.timexes for t in rest if timex.span.start <= t.idx < timex.span.end}
    nouns = [t for t in rest if t.i not in timed and t.lower_ not in _FALSE | {"abrede"}]
    named = {t.i for m in doc._.mentions for t in nouns if m.span.start <= t.idx < m.span.end}
    other = [t for t in nouns if t.i not in named and t.lower_ not in group("reported_thing")]
    return not other


def _reaches(event: Draft, number: int, frame: Frame) -> bool:
    near = 0 <= number - event.trigger.sentence <= _NEAR
    return near and any(span.start < frame.span.start for span in event.spans)
