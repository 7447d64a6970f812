"""Who leads, hosts or mediates talks, told by a clause of its own behind them.

"Leiten wird sie Weber", "Den Vorsitz führte Weber", "Gastgeber war Finnland", "Als Vermittler trat Katar
auf", "Vermittelt hatte Katar", "Ausgerichtet wurde das Treffen von der Stadt", "Eingeladen hatte Katar",
"Gastgeber Katar will ...". Left out is what else somebody hosts ("Gastgeber der Messe") or mediates
("vermittelte einen Kompromiss").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.draft import VOID, ByPlace
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in, group, is_finite
from lagebild.annotate.events.party import Party
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.konjunktiv import readings
from lagebild.model.annotation import EventStatus, MentionKind, Participant
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader

_MEETING = frozenset({"talks", "meeting", "summit", "call"})
_BEHIND = 2
_FAR_BEHIND = 4
"""So many sentences behind talks it may be said who presides, more of them where no other talks stand
between."""
_ROLES = group("host_noun") | lexicon.group("events_words", "mediator_noun")
_BEING = lexicon.group("events_words", "being_in_a_role")
_ARRANGING = lexicon.group("events_words", "arranging_talks")
_INVITED = lexicon.group("events_words", "invited")
_OFFERED_AS = lexicon.group("events_words", "offered_as")
_OF = lexicon.group("events_words", "what_it_is_of")
_CHAIRS = group("agent_preposition") | {""}
_HELPS = group("helping_behind_verb")
_TIED = 40
"""No name or time is longer, in characters."""


def preside_behind(
    doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]], reader: PartyReader
) -> list[Draft]:
    """Return the events, talks with whoever a sentence behind them says leads, hosts or mediates them. Such a
    sentence names no event of its own."""
    gone: set[int] = set()
    told = ByPlace(events)
    persons = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
    for number, frames in enumerate(sentences):
        for frame in frames:
            if frame.clause.negated:
                continue
            leads, hosts, invites = _is_chairing(frame), _is_hosting(frame), _invites_to_it(frame)
            titled = [] if leads or hosts else hosts_by_title(frame, reader)
            if not (leads or hosts or titled or invites):
                continue
            near = _talks_before(told, number, _BEHIND, frame)
            near = near or (_talks_before(told, number, _FAR_BEHIND, frame) if leads or hosts else [])
            if frame.clause.modal == "sollen":
                near = [e for e in near if e.status is EventStatus.PLANNED]  # "Vermitteln *soll* dann Weber"
            near = [e for e in near if _is_led(e, frame)] or near
            if titled:  # "lehnt ein Treffen ab. Der *Vermittler Krüger* will beide zusammenbringen"
                near = [e for e in near if e.status not in VOID]
            if not near and frame.tokens[-1].i + 1 < len(doc) and doc[frame.tokens[-1].i + 1].text == ":":
                near = _announced(told, number, frame)
            guests: list[Party] = []
            if invites:
                found, guests = _invited(frame, reader)
            else:
                found = titled or _presiding(frame, reader, persons, hosts=hosts)
                found = found or _before_relative(frame, reader, persons)
            if not near or not found:
                continue
            event = near[-1]
            gone |= {
                id(e) for e in told.near(number, 0) if e.trigger.frame is frame and not (e.times or e.place)
            }
            known = {person.name for person in event.people}
            event.people = (
                *event.people,
                *(Participant(name=p.name, span=p.span, side=p.side) for p in guests if p.name not in known),
            )
            if make_hosts(event, found):
                words = [t for t in frame.tokens if not t.is_punct]
                event.spans.append(CharSpan(words[0].idx, words[-1].idx + len(words[-1])))
    return [event for event in events if id(event) not in gone]


def _talks_before(told: ByPlace, number: int, back: int, frame: Frame) -> list[Draft]:
    """Return the talks told in at most ``back`` sentences before a clause."""
    return [e for e in told.near(number, back) if e.trigger.type in _MEETING and _stands_before(e, frame)]


def _presiding(frame: Frame, reader: PartyReader, persons: set[str], *, hosts: bool) -> list[Party]:
    """Return who presides by a clause that tells it: persons, or bodies that host or have the chair."""
    there = [p for p in reader.within(frame.tokens) if p.prep in _CHAIRS | ({"als"} if hosts else set())]
    found = [p for p in there if not (p.dependent or p.genitive or p.place)]
    bodies = hosts or not group("chair").isdisjoint(frame.words)  # "Den Vorsitz hatte Südland"
    return [p for p in found if p.name in persons or (bodies and p.named)]


def _before_relative(frame: Frame, reader: PartyReader, persons: set[str]) -> list[Party]:
    """Return the person whom a relative clause tells to preside: "Weber, *die die Konferenz leitet*"."""
    if frame.kind != "rel" or frame.words[0] not in ("der", "die", "welcher", "welche"):
        return []
    comma = frame.tokens[0].nbor(-1) if frame.tokens[0].i else None
    if comma is None or comma.text != ",":
        return []
    near = reader.found[bisect_left(reader.firsts, comma.i - _NAME) : bisect_left(reader.firsts, comma.i)]
    return [p for p in near if p.last == comma.i - 1 and p.name in persons]


def _is_led(event: Draft, frame: Frame) -> bool:
    """Whether a clause names an event by its own noun: "die die *Konferenz* leitet"."""
    noun = event.trigger.token.lower_
    return event.trigger.noun and any(noun.endswith(w) for w in frame.words if len(w) >= _NOUN)


_BOTH = group("both_of_them")
_TO = lexicon.group("events_words", "invited_to_elsewhere")
_NAME = 8
"""No name has more words."""
_NOUN = 5
"""A word this long may be the noun of an event."""


def _invites_to_it(frame: Frame) -> bool:
    """Whether somebody invited others to what was told: "Weber hatte *dazu* Krüger und Holm *eingeladen*"."""
    plain = not (frame.clause.modal or frame.clause.konjunktiv or frame.clause.passive)
    if not plain or frame.lemma not in group("asking_over"):
        return False
    return "dazu" in frame.words or (frame.clause.tense == "pluperfect" and _both_of_them(frame))


def _both_of_them(frame: Frame) -> bool:
    """Whether those invited are the two just told of, and to nothing else: "hatte *die beiden*
    eingeladen"."""
    nouns = [t for t in frame.tokens if noun_entry(t.text) is not None]
    return not nouns and not _BOTH.isdisjoint(frame.words) and _TO.isdisjoint(frame.words)


def _invited(frame: Frame, reader: PartyReader) -> tuple[list[Party], list[Party]]:
    """Return who invites and who is invited."""
    inside = [p for p in reader.within(frame.tokens) if not p.place]
    hosts = [p for p in subjects_of(frame, inside) if p.named]
    guests = [p for p in inside if p.prep == "" and p not in hosts and not (p.dependent or p.genitive)]
    return hosts, guests if "dazu" in frame.words else []


def _announced(told: ByPlace, number: int, frame: Frame) -> list[Draft]:
    """Return the event behind the colon of a clause: "Eingeladen hatte Weber: In Rom trafen sich ..."."""
    behind = [e for k in (number, number + 1) for e in told.near(k, 0) if e.trigger.type in _MEETING]
    return [e for e in behind if e.trigger.token.i > frame.tokens[-1].i][:1]


def hosts_by_title(frame: Frame, reader: PartyReader) -> list[Party]:
    """Return who is called a host or mediator before the name or behind "als": "*Gastgeber Katar* will ...",
    "Weber pendelte *als Vermittler*"; not where something else is hosted ("Gastgeber der Messe Katar")."""
    role = next((t for t in frame.tokens if t.lower_ in _ROLES and t.text[:1].isupper()), None)
    if role is None or frame.clause.modal == "sollen" or _of_something_else(frame, role.i):
        return []
    before = [t.lower_ for t in frame.tokens if role.i - 2 <= t.i < role.i]
    inside = [p for p in reader.within(frame.tokens) if not p.place]
    if "als" in before and (frame.lemma in _OFFERED_AS or frame.clause.modal or frame.clause.konjunktiv):
        return []  # "bot sich als Vermittler an"
    named = [p for p in inside if p.named and p.first == role.i + 1]
    if "als" in before and named:
        return named  # "nahmen Weber und *als Vermittler Krüger* teil"
    if "als" in before:
        right = [p for p in inside if p.named and p.prep == "" and role.i - 3 <= p.last < role.i]
        if right:  # "überbringt *Katar als Vermittler*"
            return right[-1:]
        return [p for p in subjects_of(frame, inside) if p.named]
    behind = [p for p in inside if p.named and 0 < p.first - role.i <= _TITLE] or _named_in(reader, role)
    return [p for p in behind if not any(t.is_punct or is_finite(t) for t in reader.doc[role.i : p.first])][
        :1
    ]


def _named_in(reader: PartyReader, role: Token) -> list[Party]:
    """Return the name right behind a role within a longer description: "ein Sprecher des *Gastgeberlandes
    Katar*"."""
    start = role.idx + len(role) + 1
    found = beginning_in(reader.doc, "mentions", start, start + 1)
    return [Party(m.name, m.span, role.i + 1, role.i + 1) for m in found if m.kind in _HOSTS]


_HOSTS = frozenset({MentionKind.STATE, MentionKind.ORGANISATION, MentionKind.PERSON})
_TITLE = 3
"""So many words behind "Gastgeber" the name of the host begins."""


def make_hosts(event: Draft, found: Sequence[Party]) -> bool:
    """Mark those as hosts, whether they were known to take part or not; return whether that is new."""
    names = {p.name for p in found}
    known = {person.name for person in event.people}
    new = [
        Participant(name=p.name, span=p.span, side=p.side, host=True) for p in found if p.name not in known
    ]
    told = any(person.name in names and not person.host for person in event.people)
    people = (replace(p, host=True) if p.name in names else p for p in event.people)
    event.people = (*people, *new)
    return told or bool(new)


def _stands_before(event: Draft, frame: Frame) -> bool:
    return event.trigger.token.i < frame.tokens[0].i and event.trigger.frame is not frame


def _is_chairing(frame: Frame) -> bool:
    """Whether a clause tells who presides over what was spoken of."""
    words = set(frame.words)
    chair = next((t for t in frame.tokens if t.lower_ in group("chair")), None)
    if chair is not None and frame.lemma in group("holding_the_chair"):
        behind = next((t.lower_ for t in frame.tokens if t.i == chair.i + 1), "")
        within = behind in ("im", "in") and not frame.holds_end("led")  # "den Vorsitz im Ausschuss"
        return not (within or _of_something_else(frame, chair.i))  # "den Vorsitz *der Partei*"
    front = readings(frame.words[0]) if frame.words[1:2] and frame.words[1] in _HELPS else ()
    lemmas = {frame.lemma, *(r.lemma for r in front)}
    if lemmas.isdisjoint(group("leading_talks")):
        return False
    alone = "im" not in words and not _has_object(frame)  # not "moderiert im Fernsehen"
    if frame.lemma == "moderieren" and (alone or not words.isdisjoint(("sie", "es"))):
        return True  # "Minister Weber moderierte", "wird sie moderieren"
    named = frame.holds_end("led")
    return named or bool(front and words & {"sie", "es", "ihn"})


def _is_hosting(frame: Frame) -> bool:
    """Whether a clause tells who hosts or mediates, and not anything else."""
    if frame.clause.modal not in (None, "sollen") or frame.clause.konjunktiv:
        return False
    if "zwischen" in frame.words and not _between_them(frame):
        return False
    role = next((t for t in frame.tokens if t.lower_ in _ROLES and t.text[:1].isupper()), None)
    if role is not None and frame.lemma in _BEING:
        return not _of_something_else(frame, role.i)
    helped = frame.words[3:4] if frame.words[1:2] == ["und"] else frame.words[1:2]
    front = readings(frame.words[0]) if _HELPS.issuperset(helped) and helped else ()
    lemmas = {frame.lemma, *(r.lemma for r in front)}
    invites = frame.words[0] in _INVITED and not frame.clause.passive and bool(front)
    return (invites or not lemmas.isdisjoint(_ARRANGING)) and not _has_object(frame)


def _between_them(frame: Frame) -> bool:
    """Whether somebody mediates between those just told of: "der *zwischen den Parteien* vermittelt"."""
    at = frame.words.index("zwischen") + 1
    words = [w for w in frame.words[at : at + 2] if w not in _ARTICLE]
    return bool(words) and words[0] in _THEM


_ARTICLE = lexicon.group("events_words", "definite_lead")
_THEM = lexicon.group("events_words", "the_two_sides")


def _of_something_else(frame: Frame, noun: int) -> bool:
    """Whether a role is that at something other than talks: "Gastgeber *der Messe*"."""
    behind = [t for t in frame.tokens if t.i > noun][:4]
    if not behind or behind[0].lower_ not in _OF:
        return False
    if behind[0].lower_ == "von" and frame.lemma == "sprechen":
        return False  # "sprach als Gastgeber von einem Neuanfang"
    nouns = [t for t in behind if t.text[:1].isupper()]
    return bool(nouns) and noun_entry(nouns[0].text) is None


def _has_object(frame: Frame) -> bool:
    """Whether a noun that is no event, name or time stands there without a preposition: "vermittelte *einen
    Kompromiss*"."""
    doc = frame.tokens[0].doc
    for token in frame.tokens[1:]:
        if not token.text[:1].isupper() or (noun_entry(token.text) or {}).get("type") in _MEETING:
            continue
        near = [
            f for n in ("mentions", "timexes") for f in beginning_in(doc, n, token.idx - _TIED, token.idx + 1)
        ]
        held = any(f.span.start <= token.idx < f.span.end for f in near)
        led = {token.nbor(-1).lower_, token.nbor(-2).lower_ if token.i > 1 else ""}
        title = token.i + 1 < len(doc) and doc[token.i + 1].text[:1].isupper()
        if not (held or title or led & PREPOSITIONS):
            return True
    return False
