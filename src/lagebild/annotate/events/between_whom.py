"""Between whom it is spoken: two sides, one another, a round, or only talk of what was said."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import beginning_in, endings, group
from lagebild.annotate.events.media import is_medium
from lagebild.model.annotation import EventStatus, MentionKind, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.cast import Cast
    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party


def ready_to_speak(draft: Draft) -> bool:
    """Whether somebody is ready to speak with a party: "wäre bereit, *mit beiden Seiten zu reden*"."""
    frame = draft.trigger.frame
    outer = (
        draft.trigger.frames[frame.governor] if frame.kind == "inf" and frame.governor is not None else None
    )
    return outer is not None and "bereit" in outer.words and any(p.prep == "mit" for p in draft.cast.attached)


def spoke_on(draft: Draft) -> bool:
    """Whether it is told of what they spoke: "haben *mit zwei Investoren über einen Verkauf* geredet"."""
    frame = draft.trigger.frame
    if draft.status is EventStatus.DENIED:  # "wies Berichte zurück, wonach er mit Krüger über ... sprach"
        return "über" in frame.words and any(p.prep == "mit" for p in draft.cast.attached)
    speakers = [word for p in draft.cast.subjects for word in p.name.lower().split()]
    if any(word.endswith(endings("investigators")) for word in [*speakers, *frame.words[:2]]):
        return False  # "Die Polizei hat mit der Freundin gesprochen"
    with_whom = any(p.prep == "mit" for p in draft.cast.attached)
    done = frame.clause.tense in ("perfect", "pluperfect") or draft.status is EventStatus.PLANNED
    return with_whom and ("über" in frame.words or done)


def of_two_sides(draft: Draft) -> bool:
    """Whether the speakers come from two sides: "*Unterhändler der USA und des Iran* sprachen in Oslo"."""
    joined = any(" und " in p.name and p.plural and not p.named for p in draft.cast.subjects)
    names = {p.name for p in draft.cast.subjects if p.named}
    if len(names) > 1 and "über" in draft.trigger.frame.words:
        bodies = {m.name for m in draft.trigger.token.doc._.mentions if m.kind in _BODIES}
        if len(names & bodies) > 1 and not any(p.prep for p in draft.cast.attached):
            return True  # "SPD und CDU haben über Ministerposten gesprochen"
    if len(draft.cast.subjects) > 1 and "über" in draft.trigger.frame.words:
        persons = person_names_of(draft.trigger.token.doc)
        joined = joined or all(p.name not in persons for p in draft.cast.subjects)
        joined = joined or len({p.side for p in draft.cast.subjects if p.side}) > 1
        joined = joined or _among_themselves(draft, persons)
    return joined and bool(draft.place or draft.times) and not any(p.prep for p in draft.cast.attached)


def _among_themselves(draft: Draft, persons: frozenset[str]) -> bool:
    """Whether persons speak of something at a place on a day, or for hours, and not to an audience: "Weber
    und Krüger haben *am Montag in Wien* über Zölle gesprochen", not "sprachen auf einem Podium"."""
    frame = draft.trigger.frame
    doc = draft.trigger.token.doc
    times = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    to_others = [
        t
        for t in frame.tokens
        if t.lower_ in _BEFORE_OTHERS and not any(x.span.start <= t.idx < x.span.end for x in times)
    ]
    public = bool(to_others) or frame.holds_end("said_in_public")
    met = bool(draft.place and draft.times) or anchored(frame)
    return met and not public and all(p.named and p.name in persons for p in draft.cast.subjects)


_BEFORE_OTHERS = group("before_an_audience")
_BODIES = frozenset([MentionKind.ORGANISATION, MentionKind.STATE, MentionKind.GOVERNMENT])


def anchored(frame: Frame) -> bool:
    """Whether a clause is tied to what was told before, or tells how long they spoke: "Anschließend sprach
    er", "sprach eine halbe Stunde mit ihnen"."""
    doc = frame.tokens[0].doc
    inside = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    lasts = any(t.type is TimexType.DURATION and not t.start for t in inside)
    at_that = not _AT_THAT.isdisjoint(frame.words) and frame.clause.modal is None
    return lasts or (frame.holds("thereupon") and frame.kind == "main" and not at_that)


_AT_THAT = group("at_that_meeting")
"""Words that point at a meeting just told of: "sprach dort mit Krüger" tells who else was there."""


def speaks(draft: Draft) -> bool:
    """Whether two sides speak with each other: a person or a delegation on either, no paper or station."""
    frame, row = draft.trigger.frame, draft.trigger.row
    if row.get("about") and set(row["about"]).isdisjoint(frame.words):
        return False
    doc = draft.trigger.token.doc
    persons = person_names_of(doc)
    known = [p.name in persons or (not p.named and (p.plural or bool(p.side))) for p in draft.cast.subjects]
    partners = [p.name in persons or p.prep == "mit" or (not p.named and bool(p.side)) for p in _heard(draft)]
    partners += [p.name in persons for p in draft.cast.objects]
    if not draft.cast.subjects or any(p.prep == "mit" for p in _heard(draft)):
        known.append(True)  # a body speaks with somebody
    among = sum(known) > 1 and not group("among_them").isdisjoint(frame.words)
    return any(known) and (any(partners) or among)


def _heard(draft: Draft) -> list[Party]:
    """Return those who are spoken with, without the press."""
    doc = draft.trigger.token.doc
    return [p for p in draft.cast.attached if not (is_medium(p, doc) or _of_what_is_said(p, draft))]


def _of_what_is_said(party: Party, draft: Draft) -> bool:
    """Whether "mit" belongs to a noun that is spoken of: "sprach von einem *Streit mit Krüger*"."""
    doc = draft.trigger.token.doc
    leads = [t.i for t in draft.trigger.frame.tokens if t.lower_ == "mit" and t.i < party.first]
    if party.prep != "mit" or not leads or not doc[leads[-1] - 1].text[:1].isupper():
        return False
    before = {t.lower_ for t in doc[max(0, leads[-1] - _PHRASE) : leads[-1]]}
    end = doc[leads[-1] - 1]
    names = [*beginning_in(doc, "timexes", end.idx - _LONGEST, end.idx + 1)]
    names += beginning_in(doc, "mentions", end.idx - _LONGEST, end.idx + 1)
    return not before.isdisjoint(_MATTER) and not any(n.span.end > end.idx for n in names)


_MATTER = group("spoken_of_preposition")
_PHRASE = 5
"""So many words has a phrase of what is spoken of before its "mit"."""
_LONGEST = 40


def pronoun_speaks(draft: Draft) -> bool:
    """Whether a pronoun that nobody is found for speaks with somebody: "Er will mit Krüger sprechen"."""
    frame = draft.trigger.frame
    subject = frame.clause.subject
    words = subject.of(text_of(draft.trigger.token.doc)).casefold().split() if subject is not None else []
    return not _PRONOUNS.isdisjoint(words[:1]) and (len(words) == 1 or "und" in words[1:-1])


_PRONOUNS = group("speaking_pronoun")


def person_names_of(doc: Doc) -> frozenset[str]:
    """Return the names of the persons in a text."""
    return frozenset(m.name for m in doc._.mentions if m.kind is MentionKind.PERSON)


def with_pronoun(draft: Draft) -> bool:
    """Whether a pronoun that nobody is found for meets somebody at a place: "wonach sie Krüger in Wien
    getroffen habe"."""
    frame, text = draft.trigger.frame, text_of(draft.trigger.token.doc)
    subject = frame.clause.subject
    word = subject.of(text).casefold() if subject is not None else ""
    told = draft.place is not None if word in ("er", "sie") else bool(draft.place or draft.times)
    return (
        word in ("er", "sie", "ich", "wir")
        and "sich" not in frame.words
        and told
        and any(p.named for p in draft.cast.objects)
    )


def together(cast: Cast) -> bool:
    """Whether more than one take part: two parties, a plural, somebody with "mit"."""
    people = cast.all()
    return (
        len({p.name for p in people}) >= 2
        or any(p.plural for p in people)
        or any(p.prep == "mit" for p in cast.attached)
    )


def circle_meets(draft: Draft) -> bool:
    """Whether a round of several comes together on a day: "Die große *Runde* kommt am Dienstag zusammen"."""
    frame = draft.trigger.frame
    subject = frame.clause.subject
    words = [t.lower_ for t in frame.tokens if subject is not None and subject.start <= t.idx < subject.end]
    circle = not group("circle").isdisjoint(words) or ("runde", "tisch") in pairwise(words)
    return bool(draft.times) and circle and "sich" not in frame.words


def one_another(draft: Draft) -> bool:
    """Whether "man" does it at a time told: "Man trifft *sich* am Montag", "werde man *miteinander* ..."."""
    frame = draft.trigger.frame
    each_other = not {"sich", "miteinander", "einander"}.isdisjoint(frame.words)
    return each_other and "man" in frame.words and bool(draft.times)
