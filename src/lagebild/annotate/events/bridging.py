"""Parties that an event word leaves out because the article has named them before.

"Beide Parteien verhandeln" means the two parties that were named, "Eine dritte Runde folgt bald" those who
sat in the second, "die Beitrittsverhandlungen mit Norland" the union that Norland wants to join. Nobody is
taken where more than one reading is open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.counting_verbs import person_names_of
from lagebild.annotate.events.draft import Draft, fresh_words
from lagebild.annotate.events.frames import Frame, beginning_in, group
from lagebild.lexicon import entries
from lagebild.model.annotation import EventStatus, Mention, MentionKind, Participant, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.parties import Party, PartyReader

_REACH = 700
"""So many characters back the two are looked for that "beide" means."""
_LIST = 80
"""So near behind a name the next one of a list begins."""
_NEXT = 60
"""So many characters behind "Beitritt" the two may stand."""
_BETWEEN = 3
"""So many words join the two: "Bund mit den Ländern"."""
_SAT = frozenset({EventStatus.HELD, EventStatus.ONGOING})
_BOTH_AND_NOUN = 2
_BOTH = frozenset(["beide", "beiden", "beider"])
_KINDS = {
    "state": frozenset({MentionKind.STATE, MentionKind.GOVERNMENT}),
    "body": frozenset({MentionKind.ORGANISATION, MentionKind.GROUP}),
    "person": frozenset({MentionKind.PERSON}),
    "side": frozenset(
        {MentionKind.STATE, MentionKind.GOVERNMENT, MentionKind.ORGANISATION, MentionKind.GROUP}
    ),
}


def name_both(doc: Doc, drafts: Sequence[Draft]) -> None:
    """Put the members in the place of "beide Unternehmen", "die Chefs beider Länder", "beide Seiten"."""
    pair: tuple[Participant, ...] = ()
    for draft in drafts:
        draft.people = tuple(_each(doc, draft.people, pair))
        if len(draft.people) == 2 and draft.family == "meeting" and not any(map(_is_both, draft.people)):
            pair = draft.people


def _is_both(person: Participant) -> bool:
    return not _BOTH.isdisjoint(person.name.lower().split())


def bridge(
    doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]], reader: PartyReader
) -> None:
    """Give talks the parties that are known from talks before them in the article, or from the dispute that
    the sentences before tell of."""
    for place, event in enumerate(events):
        if event.trigger.noun and event.trigger.type == "talks":
            _same_talks(event, events[:place])
            _to_join(doc, event)
            _in_dispute(event, sentences, reader)
        if event.trigger.noun and event.family == "meeting":
            _on_visit(event, events[:place])
    _brought(doc, events)
    for event in events:
        _office_holders(doc, event)


def _brought(doc: Doc, events: Sequence[Draft]) -> None:
    """Add to talks who laid a paper on the table there: "Am Montag folgte die zweite Runde, und diesmal legte
    Weber einen Vorschlag vor"."""
    persons = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
    for place, event in enumerate(events):
        frame = event.trigger.frame
        if event.trigger.type != "presentation" or not frame.holds("there_and_then") or frame.clause.negated:
            continue
        before = [e for e in events[:place] if e.family == "meeting" and e.status in _SAT]
        near = [e for e in before if 0 <= event.trigger.sentence - e.trigger.sentence <= 1]
        if near and event.status is EventStatus.HELD:
            known = {person.name for person in near[-1].people}
            givers = {p.name for p in event.cast.subjects if p.name in persons} - known
            near[-1].people = (*near[-1].people, *(p for p in event.people if p.name in givers))


def go_on_when(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Give talks that go on the day that another clause tells: "Es geht in der nächsten Woche weiter"."""
    open_ones = [e for e in events if not e.times and e.trigger.frame.lemma in group("continuing")]
    planned = [e for e in open_ones if e.status is EventStatus.PLANNED]
    if len(planned) != 1:
        return
    named = {e.trigger.frame.span for e in events}
    for frame in (f for frames in sentences for f in frames):
        if frame.lemma not in group("continuing") or frame.span in named or frame.clause.tense == "past":
            continue
        inside = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
        days = [t for t in inside if t.start and len(t.start) == 10]
        if len(days) == 1 and not frame.clause.negated:
            planned[0].times = days
            planned[0].spans.append(frame.span)
            return


def _each(doc: Doc, people: Iterable[Participant], pair: tuple[Participant, ...]) -> list[Participant]:
    """Put the members in the place of "beide Unternehmen", "Vertreter beider Parteien"; ``pair`` are the two
    that sat together before, whom "beide Seiten" takes up."""
    found: dict[str, Participant] = {}
    for person in people:
        words = person.name.split()
        if pair and _is_both(person) and _kind_name(words[-1]) == "side":
            members = [replace(one, span=person.span) for one in pair]
        else:
            members = (
                _both(doc, person, words) if not _BOTH.isdisjoint(words) else _listed(doc, person, words)
            )
        for one in members or (person,):
            found.setdefault(one.name, one)
    return list(found.values())


def _both(doc: Doc, person: Participant, words: list[str]) -> list[Participant]:
    """Return the two that "beide" means: two bearers of the office, or the only two of a kind just named."""
    noun = next((w for w in reversed(words) if w[:1].isupper()), "")
    bare = [word for word in words if word.lower() not in ("die", "der", "den")]
    office = words[0] if words[0][:1].isupper() else noun if len(bare) == _BOTH_AND_NOUN else ""
    if office and len(bearers := _bearers(doc, office)) == 2:
        names = bearers
    elif (kind := _kind(noun)) is not None:
        names = _named(doc, person, kind)
    else:
        return []
    return [replace(person, name=name, side=None) for name in names] if len(names) == 2 else []


def _listed(doc: Doc, person: Participant, words: list[str]) -> list[Participant]:
    """Return those whom the article lists by name behind the same noun: "die Gewerkschaften" are "Die
    Gewerkschaften A und B"."""
    text = text_of(doc)
    written = person.span.of(text).split()
    if len(written) != 2 or written[0].lower() not in ("die", "den", "der") or not words[-1][:1].isupper():
        return []
    for lead in _behind(doc, words[-1]):
        names, end = [lead.name], lead.span.end
        for other in beginning_in(doc, "mentions", end, end + _LIST):
            if text[end : other.span.start].strip() not in (",", "und", "sowie"):
                break
            names, end = [*names, other.name], other.span.end
        if len(names) > 1:
            return [replace(person, name=name, side=None) for name in dict.fromkeys(names)]
    return []


def _behind(doc: Doc, noun: str) -> Iterable[Mention]:
    """Find the bodies named right behind a noun."""
    for token, following in pairwise(doc):
        if token.text.rstrip("n") == noun.rstrip("n"):
            at = beginning_in(doc, "mentions", following.idx, following.idx + 1)
            yield from (m for m in at if m.kind in _KINDS["body"])


def _bearers(doc: Doc, noun: str) -> list[str]:
    """Return the persons that the article gives an office: "die Präsidenten beider Länder"."""
    stem = noun.lower().removesuffix("innen").removesuffix("en").removesuffix("n").removesuffix("s")
    held = [role for role in doc._.roles if not role.former and _is_office(role, stem)]
    return list(dict.fromkeys(role.name for role in held))


def _is_office(role: Role, stem: str) -> bool:
    head = next((word.lower() for word in role.title.split() if word[:1].isupper()), "")
    return len(stem) > 3 and (head.startswith(stem) or head.removesuffix("in").endswith(stem))


@cache
def _kinds() -> dict[str, str]:
    """Map plural nouns to what they stand for: "Länder" for states, "Unternehmen" for bodies."""
    return {
        form: row["kind"]
        for row in entries("events_parties", "both", ("kind", "words", "example"))
        for form in row["words"]
    }


def _kind_name(noun: str) -> str | None:
    return next((kind for word, kind in _kinds().items() if noun.lower().endswith(word)), None)


def _kind(noun: str) -> frozenset[MentionKind] | None:
    name = _kind_name(noun)
    return _KINDS[name] if name is not None else None


def _named(doc: Doc, person: Participant, kinds: frozenset[MentionKind]) -> list[str]:
    """Return the names of a kind not far before the words, each once."""
    end = person.span.start
    before = beginning_in(doc, "mentions", max(0, end - _REACH), end)
    names = dict.fromkeys(_party_of(m) for m in reversed(before) if m.kind in kinds)
    near = list(names)
    if len(near) > 2:
        near = _joined(doc, [m for m in before if m.kind in kinds])
    return near


def _party_of(mention: Mention) -> str:
    return mention.of or mention.name if mention.kind is MentionKind.GOVERNMENT else mention.name


def _joined(doc: Doc, mentions: list[Mention]) -> list[str]:
    """Return the last two that "und" or "mit" joins, where three stand in the list none."""
    text = text_of(doc)
    for one, other in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        between = text[one.span.end : other.span.start].split()
        if (
            0 < len(between) <= _BETWEEN
            and (between[0] in ("und", "sowie") or (between[0] == "mit" and between[-1].islower()))
            and not text[: one.span.start].rstrip().endswith(",")
        ):
            return [_party_of(one), _party_of(other)]
    return []


def _same_talks(draft: Draft, before: Sequence[Draft]) -> None:
    """Take over who sat in the talks that these go on with: "Eine dritte Runde soll bald folgen"."""
    word = draft.trigger.token.lower_
    further = bool(draft.round or fresh_words() & set(draft.trigger.adjectives))
    known = draft.trigger.article == "definite"
    if not (further or known):
        return
    earlier = [d for d in before if d.family == draft.family and d.people and d.counts]
    agreed = [
        d for d in before if d.trigger.row.get("mode") == "agree" and len(d.people) > 1 and _near(draft, [d])
    ]
    if not draft.people and agreed and not earlier:
        draft.people = agreed[-1].people
    if not draft.people:
        near = earlier[-1:] if further or _near(draft, earlier[-1:]) else []
        draft.people = near[0].people if near else ()
    elif known and (same := [d for d in earlier if d.trigger.token.lower_ == word]):
        names = {person.name for person in draft.people}
        told = {party.name for party in draft.cast.all()}
        one_sided = len(told or names) == 1 and len(same[-1].people) <= 2
        if one_sided and _other_side(draft):
            draft.people = (*draft.people, *(p for p in same[-1].people if p.name not in names))


def _on_visit(draft: Draft, before: Sequence[Draft]) -> None:
    """Add to a meeting with somebody who visits there: "Weber ist in Rom. Heute ist ein Treffen mit Krüger
    vorgesehen"."""
    cast = draft.cast.all()
    if len(draft.people) != 1 or not cast or any(p.prep != "mit" for p in cast):
        return
    visits = [e for e in before if e.family == "visit" and e.status in _TRAVELS and e.cast.subjects]
    near = [e for e in visits if draft.trigger.sentence - e.trigger.sentence <= _STAY]
    if near and len(near[-1].cast.subjects) == 1 and near[-1].status is not EventStatus.DENIED:
        visitor = near[-1].cast.subjects[0].name
        new = [
            p for p in near[-1].people if p.name == visitor and p.name not in {o.name for o in draft.people}
        ]
        draft.people = (*draft.people, *new)


_STAY = 6
"""So many sentences on a visit is still what an article tells of."""
_TRAVELS = frozenset({EventStatus.HELD, EventStatus.ONGOING, EventStatus.PLANNED})


def _office_holders(doc: Doc, draft: Draft) -> None:
    """Add those whom the article names behind "die Außenminister von Bolivien und Chile": who holds the
    office in one of these states, or in any where a union stands for them."""
    known = {person.name for person in draft.people}
    for person in draft.people:
        words = person.name.split()
        noun = next((w for w in words if w[:1].isupper()), "")
        inside = beginning_in(doc, "mentions", person.span.start, person.span.end)
        states = {m.of or m.name for m in inside if m.kind in _KINDS["state"]}
        union = any(m.name in _unions() for m in inside)
        if noun in known or not (union or len(states) > 1) or draft.status is EventStatus.DENIED:
            continue
        stem = noun.lower().removesuffix("innen").removesuffix("en").removesuffix("n")
        held = {
            r.name for r in doc._.roles if not r.former and r.of and _holds(doc, r, stem, states, union=union)
        }
        for mention in doc._.mentions:
            if mention.name in held - known and 0 < mention.span.start - person.span.end < _TOLD_LATER:
                known.add(mention.name)
                draft.people = (*draft.people, Participant(name=mention.name, span=mention.span))


_TOLD_LATER = 1500
"""So many characters behind the office its holders may be named."""


def _holds(doc: Doc, role: Role, stem: str, states: set[str], *, union: bool) -> bool:
    """Whether a person holds the office in one of the states; a colleague in one of them does as well."""
    word = role.title.split()[0].lower()
    office = _is_office(role, stem) or (word.startswith(("kolleg", "amtskolleg")) and not union)
    return office and (union or role.of in states)


def _in_dispute(draft: Draft, sentences: Sequence[Sequence[Frame]], reader: PartyReader) -> None:
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
    if taken and not (_other_side(draft) or all(p.prep == "mit" for p in draft.cast.all())):
        return
    if "beitritt" in trigger.token.lower_ or "-" in trigger.token.text:
        return  # "EU-Gespräche" name a side themselves
    persons = person_names_of(reader.doc)
    first = max(0, trigger.sentence - _SENTENCES)
    behind = sentences[trigger.sentence : trigger.sentence + _BEHIND]
    near = [f for frames in sentences[first : trigger.sentence] for f in frames if f.kind == "main"]
    around = [f for frames in (*sentences[first : trigger.sentence], *behind) for f in frames]
    known = {n for p in draft.people for n in (p.name, p.side if p.name in persons else p.name)}
    among_bodies = trigger.token.lower_.startswith(tuple(group("between_bodies")))
    for frames in (near, [f for f in around if f.lemma in group("bargaining")]):
        found = _disputants(frames, reader, persons)
        found = {n: p for n, p in found.items() if not (among_bodies and n in persons)}
        new = {n: party for n, party in found.items() if n not in known and party.name not in known}
        if len(new) == 2 - taken and len(found) <= 2:
            draft.people = (*draft.people, *(Participant(name=n, span=p.span) for n, p in new.items()))
            return


def _disputants(frames: Sequence[Frame], reader: PartyReader, persons: frozenset[str]) -> dict[str, Party]:
    """Return the named parties of clauses, a person in office as the side that it speaks for."""
    found: dict[str, Party] = {}
    doc = reader.doc
    for frame in frames:
        for party in reader.within(frame.tokens):
            bare = party.named and not party.place and not (party.dependent or party.genitive)
            if bare and party.prep in _SIDES:
                found.setdefault(_side_of(party, persons, doc), party)
    return found


def _side_of(party: Party, persons: frozenset[str], doc: Doc) -> str:
    """Return the body that a person speaks for, else the name: a politician need not sit for a state."""
    bodies = {m.name for m in doc._.mentions if m.kind in _KINDS["body"]}
    return party.side if party.name in persons and party.side in bodies and party.side else party.name


_SENTENCES = 2
"""So many sentences back the two sides of a dispute are looked for."""
_BEHIND = 5
"""So many sentences from the talks on their sides may be told by what they ask and offer."""
_SIDES = frozenset(["", "mit", "zwischen", "gegen"])


def _near(draft: Draft, earlier: Sequence[Draft]) -> bool:
    return bool(earlier) and draft.trigger.sentence - earlier[0].trigger.sentence <= 3


def _other_side(draft: Draft) -> bool:
    """Whether only one side of the talks stands in the clause, as its subject or after "von"."""
    return all(person.prep in ("", "von", "vom", "durch") for person in draft.cast.all())


def _to_join(doc: Doc, draft: Draft) -> None:
    """Add the union that is joined to "Beitrittsverhandlungen mit Norland": the one named last."""
    _in_frame(doc, draft)
    names = {person.name for person in draft.people}
    if "beitritt" not in draft.trigger.token.lower_ or not draft.people:
        return
    unions = _unions()
    before = [m for m in doc._.mentions if m.name in unions and m.span.start <= draft.span.end]
    if before and not names & unions:
        last = before[bisect_left([m.span.start for m in before], draft.span.end) - 1]
        draft.people = (*draft.people, Participant(name=last.name, span=last.span))


def _in_frame(doc: Doc, draft: Draft) -> None:
    """Add who joins and what is joined: "Verhandlungen über den Beitritt Norlands zur Europäischen Union"."""
    frame = draft.trigger.frame
    behind = [t for t in frame.tokens if t.i > draft.trigger.token.i]
    word = next((t for t in behind if t.lower_ in group("accession")), None)
    if word is None:
        return
    inside = beginning_in(doc, "mentions", word.idx, min(frame.span.end, word.idx + _NEXT))
    union = next((m for m in inside if m.name in _unions()), None)
    names = {person.name for person in draft.people}
    if union is not None:
        found = [m for m in inside if m is union or m.kind is MentionKind.STATE]
        new = [Participant(name=m.name, span=m.span) for m in found if m.name not in names]
        draft.people = (*draft.people, *new)


@cache
def _unions() -> frozenset[str]:
    return frozenset(
        name for row in entries("events_parties", "union", ("names", "example")) for name in row["names"]
    )
