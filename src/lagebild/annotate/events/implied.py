"""Who takes part because sentences around tell of it: sides of a dispute, visitors, holders of an office.

"Die Bahn will ein Angebot machen. Die Verhandlungen mit der GDL gehen weiter", "Krüger reiste nach Rom. Heute
ist ein Treffen mit Weber vorgesehen". Nobody is taken where more than one reading is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.between_whom import person_names_of
from lagebild.annotate.events.both import KINDS, is_office, stem_of
from lagebild.annotate.events.draft import Draft
from lagebild.annotate.events.frames import Frame, beginning_in, endings, group
from lagebild.annotate.names.gazetteer import gazetteer, unions
from lagebild.model.annotation import EventStatus, Participant, Role
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party


def on_visit(draft: Draft, before: Sequence[Draft]) -> None:
    """Add to a meeting with somebody who visits there: "Weber ist in Rom. Heute ist ein Treffen mit Krüger
    vorgesehen"; two or three only right behind their arrival."""
    cast = draft.cast.all()
    if len(draft.people) > 1 or any(p.prep != "mit" for p in cast):
        return
    visits = [e for e in before if e.family == "visit" and e.status in _TRAVELS and e.cast.subjects]
    near = [e for e in visits if draft.trigger.sentence - e.trigger.sentence <= _STAY]
    if not near:
        return
    visitors = {p.name for p in near[-1].cast.subjects}
    right_behind = draft.trigger.sentence - near[-1].trigger.sentence <= _RIGHT_BEHIND
    known = {person.name for person in draft.people}
    if len(visitors) == 1 or (len(visitors) <= _FEW and right_behind and not visitors & known):
        new = (p for p in near[-1].people if p.name in visitors - known)
        draft.people = (*draft.people, *new)


def whose_summit(draft: Draft, reader: PartyReader) -> None:
    """Add the union whose summit it is: "*Nato*-Gipfel"."""
    token = draft.trigger.token
    prefix, mark, _ = token.text.partition("-")
    if draft.trigger.type != "summit" or not draft.trigger.noun or not mark:
        return
    body = gazetteer().bodies.get(prefix)
    if prefix in group("union_short") or (body is not None and body.name in unions()):
        name = body.name if body is not None and reader.named(body.name) else prefix
        if name not in {person.name for person in draft.people}:
            span = CharSpan(token.idx, token.idx + len(prefix))
            draft.people = (*draft.people, Participant(name=name, span=span))


def who_denies(draft: Draft, reader: PartyReader) -> None:
    """Add whoever denies talks of which only the other side is named: "Norland dementierte Berichte über
    Gespräche mit den Rebellen". Who only speaks for somebody is none."""
    cast = draft.cast.all()
    if draft.status is not EventStatus.DENIED or not cast or any(p.prep != "mit" for p in cast):
        return
    known = {person.name for person in draft.people}
    at = draft.trigger.token.idx
    for name in draft.denied_by[:1]:
        near = [p for p in reader.named(name) if abs(p.span.start - at) < _DENIED_NEAR]
        near = [p for p in near if reader.doc[max(0, p.first - 1)].lower_ not in _BY_SOURCE]
        speaks = name in reader.spokespeople or name.lower().endswith(endings("spokesperson"))
        if near and not speaks and name not in known:
            draft.people = (*draft.people, Participant(name=name, span=near[-1].span))


_BY_SOURCE = lexicon.group("events_words", "by_source")
_DENIED_NEAR = 200
"""So many characters from the event word stands who denies it."""


def in_their_house(doc: Doc, draft: Draft) -> None:
    """Add to talks of one side or none the ministry in which they are: "ein Gespräch im Außenministerium"."""
    if draft.family not in ("meeting", "visit") or len(draft.people) > 1:
        return
    if draft.status in (EventStatus.CANCELLED, EventStatus.DENIED):
        return
    trigger = draft.trigger
    mutual = not trigger.noun and trigger.row["mode"] == "reciprocal"
    if mutual and any(party.plural for party in draft.cast.subjects):
        return  # "Die Parteichefs trafen sich im Kanzleramt"
    for frame in {id(f): f for f in (trigger.frame, trigger.carrier) if f is not None}.values():
        for token in frame.tokens:
            if not token.lower_.endswith(endings("ministry")) or not _stands_in(frame, token):
                continue
            inside = beginning_in(doc, "mentions", token.idx - _LONGEST_NAME, token.idx + 1)
            body = next((m for m in inside if m.span.end > token.idx and m.kind in KINDS["body"]), None)
            span = body.span if body is not None else CharSpan(token.idx, token.idx + len(token))
            name = body.name if body is not None else token.text
            if name not in {person.name for person in draft.people}:
                draft.people = (*draft.people, Participant(name=name, span=span, host=True))
            return


def _stands_in(frame: Frame, token: Token) -> bool:
    """Whether "im", "beim" or "ins" governs a noun, adjectives between them."""
    before = [t for t in frame.tokens if t.i < token.i]
    while before and before[-1].text.islower() and before[-1].lower_.endswith(_DATIVE):
        before.pop()
    return bool(before) and before[-1].lower_ in ("im", "beim", "ins")


_DATIVE = endings("dative_adjective_end")
_LONGEST_NAME = 60
_RIGHT_BEHIND = 2
_FEW = 3
"""So many who travel together are all received, so many sentences behind their arrival."""
_STAY = 6
"""So many sentences on a visit is still what an article tells of."""

_TRAVELS = frozenset({EventStatus.HELD, EventStatus.ONGOING, EventStatus.PLANNED})


def office_holders(doc: Doc, draft: Draft) -> None:
    """Add those whom the article names behind "die Außenminister von Bolivien und Chile": who holds the
    office in one of these states, or in any where a union stands for them."""
    known = {person.name for person in draft.people}
    for person in draft.people:
        words = person.name.split()
        noun = next((w for w in words if w[:1].isupper()), "")
        inside = beginning_in(doc, "mentions", person.span.start, person.span.end)
        states = {m.of or m.name for m in inside if m.kind in KINDS["state"]}
        union = any(m.name in unions() for m in inside) or words[-1].lower().endswith(
            endings("member_states")
        )
        if noun in known or not (union or len(states) > 1) or draft.status is EventStatus.DENIED:
            continue
        stem = stem_of(noun)
        held = {r.name for r in doc._.roles if not r.former and r.of and _holds(r, stem, states, union=union)}
        for mention in doc._.mentions:
            if mention.name in held - known and 0 < mention.span.start - person.span.end < _TOLD_LATER:
                known.add(mention.name)
                draft.people = (*draft.people, Participant(name=mention.name, span=mention.span))


_TOLD_LATER = 1500
"""So many characters behind the office its holders may be named."""


def _holds(role: Role, stem: str, states: set[str], *, union: bool) -> bool:
    """Whether a person holds the office in one of the states; a colleague in one of them does as well."""
    word = role.title.split()[0].lower()
    office = is_office(role, stem) or (word.startswith(endings("colleague")) and not union)
    return office and (union or role.of in states)


def in_dispute(draft: Draft, sentences: Sequence[Sequence[Frame]], reader: PartyReader) -> None:
    """Add to "die Verhandlungen" with one side or none the two that the sentences before tell of: "Die Bahn
    will ein Angebot vorlegen. Die Verhandlungen mit der GDL gehen weiter"."""
    trigger = draft.trigger
    plural = trigger.token.lower_.endswith(tuple(trigger.row.get("plural", ())) or ("\0",))
    taken = len(draft.people)
    plural = plural or trigger.token.lower_.endswith("runde")
    if (
        trigger.article not in ("definite", "")
        or not plural
        or taken > 1
        or draft.status is EventStatus.DENIED
    ):
        return
    if taken and not (other_side(draft) or all(p.prep == "mit" for p in draft.cast.all())):
        return
    if "beitritt" in trigger.token.lower_ or "-" in trigger.token.text:
        return  # "EU-Gespräche" name a side themselves
    persons = person_names_of(reader.doc)
    first = max(0, trigger.sentence - _SENTENCES)
    behind = sentences[trigger.sentence : trigger.sentence + _BEHIND]
    near = [f for frames in sentences[first : trigger.sentence] for f in frames if f.kind == "main"]
    around = [f for frames in (*sentences[first : trigger.sentence], *behind) for f in frames]
    known = {n for p in draft.people for n in (p.name, p.side if p.name in persons else p.name)}
    one_by_one = any(p.name in persons for p in draft.people)
    among_bodies = trigger.token.lower_.startswith(tuple(group("between_bodies")))
    for frames in (near, [f for f in around if f.lemma in group("bargaining")]):
        found = _disputants(frames, reader, persons, one_by_one=one_by_one)
        found = {n: p for n, p in found.items() if not (among_bodies and n in persons)}
        new = {n: party for n, party in found.items() if n not in known and party.name not in known}
        if len(new) == 2 - taken and len(found) <= 2:
            draft.people = (*draft.people, *(Participant(name=n, span=p.span) for n, p in new.items()))
            return


def _disputants(
    frames: Sequence[Frame], reader: PartyReader, persons: frozenset[str], *, one_by_one: bool
) -> dict[str, Party]:
    """Return the named parties of clauses, a person in office as the side that it speaks for.

    Where a person is to meet somebody (``one_by_one``), another who only takes a stand is nobody of it:
    "Thoma *kritisierte* den Vorschlag. Weber reist zu Gesprächen nach Oslo".
    """
    found: dict[str, Party] = {}
    bodies = {m.name for m in reader.doc._.mentions if m.kind in KINDS["body"]} if frames else set()
    for frame in frames:
        for party in reader.within(frame.tokens):
            bare = party.named and not party.place and not (party.dependent or party.genitive)
            alone = party.name in persons and party.side is None
            if one_by_one and alone and frame.lemma in group("bargaining"):
                continue
            if bare and party.prep in _SIDES and not _between_them(party, reader):
                speaks = party.name in persons and party.side in bodies  # not a politician for a state
                found.setdefault(party.side if speaks and party.side else party.name, party)
    return found


def _between_them(party: Party, reader: PartyReader) -> bool:
    """Whether somebody only speaks for a side, or mediates: "über den *Vermittler Oman*"."""
    before = reader.doc[party.first - 1].lower_ if party.first else ""
    return party.name in reader.spokespeople or before.endswith(_MEDIATOR)


_MEDIATOR = lexicon.endings("events_words", "mediator_noun")
_SENTENCES = 2
"""So many sentences back the two sides of a dispute are looked for."""

_BEHIND = 5
"""So many sentences from the talks on their sides may be told by what they ask and offer."""

_SIDES = group("opposing_preposition") | {""}


def other_side(draft: Draft) -> bool:
    """Whether only one side of the talks stands in the clause, as its subject or after "von"."""
    return all(person.prep in ("", "von", "vom", "durch") for person in draft.cast.all())
