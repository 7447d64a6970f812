"""Who, where, when of an event as the relative clause behind its noun tells it.

"Die Runde, zu der Weber und Krüger am Freitag in Genf zusammenkommen wollten, wurde abgesagt": the main
clause says what became of the round, the relative clause what it was to be.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.event_words import noun_entry, support_rows
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.place import place_of
from lagebild.annotate.events.rounds import leads_with_ordinal
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.events.when import time_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.cast import Cast
    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.event_words import Row
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Mention, Timex

_AT = lexicon.group("events_words", "before_relative")
_MASCULINE = lexicon.group("events_words", "relative_dative")
_FEMININE = lexicon.group("events_words", "relative_dative_feminine")
_NOMINATIVE = {
    "m": lexicon.group("events_words", "relative_masculine"),
    "n": lexicon.group("events_words", "relative_neuter"),
}
_JOINING = lexicon.group("grammar", "adding_coordinator") | {","}
_PRONOUN = 8
"""Longer than any relative pronoun."""
_GAP = 8
"""So many words may stand between the noun and its relative clause: "der Außenminister in Oslo"."""


def describing(trigger: Trigger) -> Frame | None:
    """Return the relative clause that tells of the event itself, None where it tells of something else.

    With a preposition any deed in it is done there ("bei dem Weber nachgab"); without one only verbs that
    event nouns stand with count ("das Weber mit Krüger führte", "die am Montag begann").
    """
    frame = _behind(trigger)
    if frame is None or not trigger.noun:
        return None
    if frame.words[0] == "zu":
        return frame if frame.lemma in group("coming") | group("inviting") else None
    if frame.words[0] in _AT:
        return None if frame.lemma in group("absent") else frame
    return frame if support_of(frame) is not None or frame.lemma in group("chairing") else None


def support_of(frame: Frame) -> Row | None:
    """Return the lexicon's entry for a verb of holding, beginning or planning an event, None for others."""
    rows = support_rows().get("stattfinden" if "statt" in frame.words[-2:] else frame.lemma, [])
    fitting = [r for r in rows if r.get("status") not in ("cancelled", "denied", "possible", "moved")]
    return fitting[0] if fitting else None


def _behind(trigger: Trigger) -> Frame | None:
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    for frame in following:
        start = frame.tokens[0].i
        if frame.kind != "rel" or start <= trigger.token.i or not _agrees(trigger, frame):
            continue
        between = trigger.token.doc[trigger.token.i + 1 : start]
        if len(between) <= _GAP and not any(noun_entry(t.text) or t.lower_ == "und" for t in between):
            return frame
    return None


def _agrees(trigger: Trigger, frame: Frame) -> bool:
    """Whether the pronoun may mean the noun: "an dem" the summit, "an der" the round."""
    gender = "f" if trigger.token.lower_ in trigger.row.get("plural", ()) else trigger.row.get("gender", "n")
    words = frame.words
    if leads_with_ordinal(frame):
        return False
    if words[0] in _AT or words[0] == "zu":
        return len(words) > 1 and words[1] in (_FEMININE if gender == "f" else _MASCULINE)
    return words[0] in (("die", "welche") if gender == "f" else _NOMINATIVE[gender])


def told_cast(cast: Cast, frame: Frame, reader: PartyReader, *, on_journey: bool) -> Cast:
    """Return the cast with those whom the relative clause adds: as guests, or as who leads or invites.

    Whoever is met on a journey does not travel along.
    """
    inside = [p for p in reader.within(frame.tokens) if not p.place and not p.dependent and not p.genitive]
    if frame.clause.negated:
        return cast
    subject = frame.clause.subject
    if on_journey and subject is not None:
        inside = [p for p in inside if p.span.overlaps(subject)]
    inside = [replace(p, prep="") if _no_phrase(p, frame) else p for p in inside]
    subjects = _subjects(frame, inside)
    withs = [p for p in inside if p.prep in ("mit", "zwischen")]
    known = {p.name for p in cast.all()}
    if frame.lemma in group("chairing") | group("inviting"):
        hosts, subjects = _new(subjects, known), []
        return replace(cast, hosts=(*cast.hosts, *hosts), attached=(*cast.attached, *_new(withs, known)))
    role = (support_of(frame) or {}).get("role")
    if frame.words[0] not in _AT and frame.words[0] != "zu" and role not in ("party", "host"):
        subjects = []
    return replace(
        cast,
        subjects=(*cast.subjects, *_new(subjects, known)),
        attached=(*cast.attached, *_new(withs, known)),
    )


def _subjects(frame: Frame, inside: list[Party]) -> list[Party]:
    """Return the subject with all of its members: "bei dem Weber und Krüger den Text besprachen"."""
    found = subjects_of(frame, inside)
    doc = frame.tokens[0].doc
    for party in reversed([p for p in inside if p.prep == ""] if found else []):
        listed = doc[party.last + 1].lower_ in _JOINING and doc[party.last + 2].i == found[0].first
        if listed and party not in found:
            found = [party, *found]
    subject = frame.clause.subject
    pronoun = subject is not None and subject.start == frame.tokens[0].idx and len(subject) < _PRONOUN
    return found or ([p for p in inside if p.prep == ""] if pronoun else [])


def _no_phrase(party: Party, frame: Frame) -> bool:
    """Whether a party is subject though a preposition stands before it: "an dem in Genf auch Weber war"."""
    subject = frame.clause.subject
    leading = frame.words[0] in _AT or frame.words[0] == "zu"
    own = subject is not None and party.span.overlaps(subject)
    return own or (leading and party.prep == frame.words[0] and frame.words.count(party.prep) == 1)


def _new(parties: list[Party], known: set[str]) -> list[Party]:
    return [p for p in parties if p.name not in known]


def told_times(trigger: Trigger, frame: Frame, doc: Doc) -> list[Timex]:
    """Return the days that the relative clause gives."""
    return time_of(_within(trigger, frame), doc)


def told_place(trigger: Trigger, frame: Frame, doc: Doc) -> Mention | None:
    """Return the place that the relative clause gives."""
    leading = 2 if frame.words[0] in _AT else 1
    return place_of(_within(trigger, replace(frame, tokens=frame.tokens[leading:])), doc)


def _within(trigger: Trigger, frame: Frame) -> Trigger:
    return replace(trigger, frame=frame, carrier=frame, support=support_of(frame), argument=True)


def without_told(drafts: list[Draft]) -> list[Draft]:
    """Leave out the verbs that only tell of the event noun before them: "das Treffen, zu dem sie kamen"."""
    told = {(d.family, id(f)) for d in drafts if (f := describing(d.trigger)) is not None}
    return [d for d in drafts if d.trigger.noun or (d.family, id(d.trigger.frame)) not in told]
