"""Representatives of several, one by one: "die Unterhändler *Norlands und Südlands*" are two delegations.

Each gets the words of its own side, "die Unterhändler Norlands" and "die Unterhändler Südlands", an office of
which each has one in the singular ("der Präsident Norlands"): the record knows both sides then. Left as they
are: lists in which somebody is not named ("Vertreter Norlands und der Rebellen"), what belongs to one alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of, tokens_in
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.lexicon import entries
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from lagebild.model.annotation import Mention, Participant

_JOINING = group("joining_parties")
_LEADING = group("before_each_owner")
_ONE_EACH = [
    (row["plural"], row["singular"])
    for row in entries("events_parties", "one_each", ("plural", "singular", "example"))
]
_PREPOSITIONS = group("owner_preposition")
_SIDES = frozenset(
    {
        MentionKind.STATE,
        MentionKind.GOVERNMENT,
        MentionKind.ORGANISATION,
        MentionKind.GROUP,
        MentionKind.PLACE,
    }
)


def one_by_one(doc: Doc, people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return the participants, those who stand for several named sides once for each."""
    found: dict[str, Participant] = {}
    lists = {d.text: d.span for d in doc._.descriptions if d.plural}
    for person in people:
        members = _apart(doc, person)
        if not members and lists.get(person.name, person.span) != person.span:
            # "die Minister Norlands und Südlands trafen sich. Am Montag reisen *sie* weiter"
            described = _apart(doc, replace(person, span=lists[person.name]))
            members = [replace(one, span=person.span) for one in described]
        for one in members or (person,):
            found.setdefault(one.name, one)
    return tuple(found.values())


def _apart(doc: Doc, person: Participant) -> list[Participant]:
    """Return those whom a description names by several owners; none where it has but one."""
    tokens = tokens_in(doc, person.span)
    inside = beginning_in(doc, "mentions", person.span.start, person.span.end)
    owners = [m for m in inside if m.kind in _SIDES]
    head = next((n for n, t in enumerate(tokens) if owners and t.idx + len(t) >= owners[0].span.start), 0)
    if len(owners) < 2 or len(inside) > len(owners) or not head or tokens[0].idx >= owners[0].span.start:
        return []
    while head and tokens[head - 1].lower_ in _LEADING:
        head -= 1
    opening = tokens[0].lower_ in ("die", "der", "das")  # with a capital where it opens the sentence
    if sum(t.text[:1].isupper() for t in tokens[int(opening) : head]) > 1:
        return []  # "Vertreter der Koalition aus SPD und Grünen"
    members = members_of(tokens[head:])
    if len(members) != len(owners) or not head:
        return []
    return _named(doc, person, members, owners)


def _singular(words: str) -> str:
    """Return an office of which each side has one in the singular: "der Präsident" of "die Präsidenten"."""
    *before, noun = words.split() or [""]
    for many, one in _ONE_EACH:
        if noun.lower().endswith(many) and before in ([], ["die"]):
            alone = noun[: len(noun) - len(many)] + one
            return " ".join([*(["der"] if before else []), alone[:1].upper() + alone[1:]])
    return words


def members_of(tokens: list[Token]) -> list[list[Token]]:
    """Return the words of a list member by member."""
    members: list[list[Token]] = [[]]
    for token in tokens:
        if token.lower_ in _JOINING:
            members.append([])
        else:
            members[-1].append(token)
    return [member for member in members if member]


def _named(
    doc: Doc, person: Participant, members: list[list[Token]], owners: list[Mention]
) -> list[Participant]:
    """Return one participant for each member with its owner; none where they do not go together."""
    text = text_of(doc)
    tail = text[members[0][0].idx : person.span.end]
    noun = _singular(person.name.removesuffix(" ".join(tail.split())).strip())
    if not noun or noun == person.name:
        return []
    found: list[Participant] = []
    for member, owner in zip(members, owners, strict=True):
        end = member[-1].idx + len(member[-1])
        if not member[0].idx <= owner.span.start < owner.span.end <= end:
            return []
        name = f"{noun} {_lead(members[0], member)}{text[member[0].idx : end]}"
        start = person.span.start if not found else member[0].idx
        found.append(
            replace(person, name=name, side=owner.name, span=replace(person.span, start=start, end=end))
        )
    return found


def _lead(first: list[Token], member: list[Token]) -> str:
    """Return what a member shares with the first of its list: "*von* Norland und Südland", "*aus* dem Irak
    und *den* USA"; the genitive of "der USA und Norlands" stands alone."""
    lead, own = first[0].lower_, member[0].lower_
    if lead in _PREPOSITIONS:
        shared = "von " if lead == "vom" else f"{lead} "
        return "" if own in _PREPOSITIONS else shared
    bare = lead in _LEADING and own not in _LEADING and not member[-1].text.endswith("s")
    return f"{lead} " if bare else ""
