"""Whom a pronoun means that stands as the subject of an event clause and was left open.

"Weber reiste am Montag ab. In Genf wird er mit Krüger zusammentreffen": the subject of the sentence before
goes on, when it is one person (or for a plural verb several).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import Frame, frames_by_sentence
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger

_THIRD = lexicon.group("events_words", "third_person")
FIRST = lexicon.group("events_words", "first_person")
_TWO = 2
_BACK = 2
"""So many sentences back the subject is looked for."""


def subject_pronoun(frame: Frame, doc_text: str) -> str:
    """Return the pronoun that is the subject of a clause, "" for other subjects."""
    subject = frame.clause.subject
    word = subject.of(doc_text).casefold() if subject is not None else ""
    return word if word in _THIRD | FIRST else ""


def topic_of(
    trigger: Trigger, frame: Frame, reader: PartyReader, subjects: Callable[[Frame, list[Party]], list[Party]]
) -> list[Party]:
    """Return whom the pronoun in the place of the subject means, nobody where it is no pronoun."""
    doc = reader.doc
    both = _is_both(frame, text_of(doc))
    if subject_pronoun(frame, text_of(doc)) not in _THIRD and not both:
        return []
    persons = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
    plural = both or _plural(frame)
    sentences = frames_by_sentence(doc)
    before = [f for f in trigger.frames[: frame.index] if f.kind == "main"]
    for back in range(1, _BACK + 1):
        if trigger.sentence >= back:
            before = [f for f in sentences[trigger.sentence - back] if f.kind == "main"] + before
    for other in reversed(before):
        parties = reader.within(other.tokens)
        inside = subjects(other, parties)
        many = [p for p in inside if plural and (p.plural or (p.named and not p.place))]
        found = [p for p in inside if p.name in persons or p in many]
        if plural and len(found) == 1 and not found[0].plural:
            found += [p for p in parties if p.prep == "mit" and p.name in persons and not p.dependent][:1]
        named = list({p.name: p for p in found}.values())
        if both and len(named) != _TWO:
            continue
        if named:
            several = len(named) > 1 or named[0].plural
            return named if several is plural else []
    return [] if plural else _who_says_it(trigger, frame, reader, subjects, persons)


def met_several(
    trigger: Trigger, frame: Frame, reader: PartyReader, subjects: Callable[[Frame, list[Party]], list[Party]]
) -> list[Party]:
    """Return whom "sie" means that is the object of meeting and stands for several: "Weber und Krüger flogen
    nach Genf. Dort empfing sie Minister Thoma".

    They are the subject of the sentence before; a pronoun that a single woman was found for is left alone.
    """
    at = next((t for t in frame.tokens if t.lower_ == "sie"), None)
    if at is None or _plural(frame):
        return []
    if any(p.first <= at.i <= p.last for p in reader.within(frame.tokens)):
        return []
    before = [f for f in trigger.frames[: frame.index] if f.kind == "main"]
    if trigger.sentence:
        earlier = frames_by_sentence(reader.doc)[trigger.sentence - 1]
        before = [f for f in earlier if f.kind == "main"] + before
    for other in reversed(before):
        found = subjects(other, reader.within(other.tokens))
        if found:
            return found if len({p.name for p in found}) > 1 or found[0].plural else []
    return []


def _who_says_it(
    trigger: Trigger,
    frame: Frame,
    reader: PartyReader,
    subjects: Callable[[Frame, list[Party]], list[Party]],
    persons: set[str],
) -> list[Party]:
    """Return who speaks of himself before he is named: "Er habe mit Weber telefoniert, sagte Krüger"."""
    if not frame.clause.konjunktiv:
        return []
    for other in trigger.frames[frame.index + 1 : frame.index + 2]:
        if other.kind == "main" and other.holds("speech"):
            found = [p for p in subjects(other, reader.within(other.tokens)) if p.name in persons]
            return found if len(found) == 1 else []
    return []


def _is_both(frame: Frame, text: str) -> bool:
    """Whether "die beiden", "beide" with no noun are the subject: "Die beiden hatten sich getroffen"."""
    subject = frame.clause.subject
    if subject is not None:
        return subject.of(text).casefold() in ("beide", "die beiden")
    alone = frame.words[:2] == ["die", "beiden"] or frame.words[:1] == ["beide"]
    behind = 2 if frame.words[:1] == ["die"] else 1
    return alone and frame.finite is not None and frame.tokens[behind : behind + 1] == (frame.finite,)


def _plural(frame: Frame) -> bool:
    word = frame.finite.lower_ if frame.finite is not None else ""
    return word.endswith("en") or word in ("sind", "seien")
