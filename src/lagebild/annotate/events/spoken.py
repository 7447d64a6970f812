"""What speech has to do with the event that it tells of: who says it, who denies it, whose own deed it is."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.subjects import subjects_of
from lagebild.model.annotation import Participant, QuotationType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Quotation

_QUOTED = "lagebild_quoted_pieces"
_TAKEN_FOR_GRANTED = lexicon.group("events_words", "taken_for_granted")


def quoted_in(doc: Doc, trigger: Trigger) -> Quotation | None:
    """Return the direct quotation that an event word stands in, None where its clause is wider than that."""
    at = trigger.token.idx
    for quotation in quotations_at(doc, at):
        if quotation.type is QuotationType.DIRECT and any(s.start <= at < s.end for s in quotation.spans):
            whole = sum(len(s) for s in quotation.spans)
            if whole > len(trigger.frame.span) * 0.8:
                return quotation
    return None


def quotations_at(doc: Doc, at: int) -> list[Quotation]:
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


def denier(trigger: Trigger, reader: PartyReader) -> tuple[str, ...]:
    """Who denies it: the subject of the denying clause, None where the report itself says that there was
    none."""
    for frame in reversed(trigger.frames[: trigger.frame.index + 1]):
        if marked("governor", frame.words) == "denied":
            inside = [p for p in reader.within(frame.tokens) if not p.place]
            return tuple(dict.fromkeys(p.name for p in subjects_of(frame, inside)))
    return ()


def speakers_of(quotation: Quotation, people: tuple[Participant, ...]) -> list[Participant]:
    """Who says "wir" or "ich": "Wir hatten gute Gespräche", sagte Weber."""
    known = {person.name for person in people}
    spans = quotation.speaker or quotation.spans
    return [Participant(name=n, span=spans[0]) for n in quotation.speakers if n not in known]


def of_own_side(trigger: Trigger) -> bool:
    """Whether speech tells of the speaker's own side by "man": "Man habe mit der Bahn verhandelt, sagte
    Weber"."""
    frame = trigger.carrier or trigger.frame
    subject = frame.clause.subject
    text = text_of(trigger.token.doc)
    own = subject is not None and subject.of(text).casefold() == "man" and trigger.argument
    return own and bool(frame.clause.konjunktiv) and not frame.clause.passive


def recalls_own(trigger: Trigger, people: tuple[Participant, ...], doc: Doc) -> bool:
    """Whether who took part takes it for granted in speech: "Nach einem Gespräch mit Krüger habe er sich
    entschieden, sagte Weber", not "er habe mit Krüger gesprochen"."""
    frame = trigger.frame
    if not trigger.noun or trigger.prep not in _TAKEN_FOR_GRANTED or trigger.head:
        return False
    if frame.clause.negated or frame.clause.modal or marked("clause", frame.words) is not None:
        return False
    speakers = {n for q in quotations_at(doc, trigger.token.idx) for n in q.speakers}
    return any(person.name in speakers for person in people)
