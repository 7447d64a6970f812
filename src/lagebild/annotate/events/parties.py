"""Who stands in a clause: names, unnamed delegations and envoys, with the preposition that governs them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of, tokens_in, tokens_of
from lagebild.annotate.events.closed_classes import MARKS
from lagebild.annotate.events.described import DescribedParties
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.governing import governed
from lagebild.annotate.events.left_out_nouns import sharing_a_noun
from lagebild.annotate.events.party import Party
from lagebild.annotate.events.party_words import (
    inhabitants,
    modifiers_of,
    nominative_of,
    party_like,
    party_noun,
    what_belongs,
)
from lagebild.annotate.events.territories import acting_territory
from lagebild.annotate.names.gazetteer import adjective_state
from lagebild.model.annotation import Description, Mention, MentionKind, Reference, Role
from lagebild.model.span import CharSpan
from lagebild.sources.dateline import end_of_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

_READER = "lagebild_party_reader"
_SPOKESPERSON = lexicon.endings("events_words", "spokesperson")
_COUNCILS = lexicon.group("events_words", "council_of_staff")
_HEAD = lexicon.endings("events_words", "head_of_council")
_ENVOY = lexicon.endings("events_words", "envoy_of_somebody")
_ACTORS = frozenset(
    [
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.GOVERNMENT,
        MentionKind.STATE,
        MentionKind.GROUP,
    ]
)


class PartyReader:
    """Finds the parties of a document once, and hands out those of a clause."""

    def __init__(self, doc: Doc) -> None:
        """Read names, descriptions and references of ``doc``; party nouns are found where nobody else did."""
        self.doc = doc
        self.sides = _sides(doc)
        self.offices = {t.i for role in doc._.roles for t in tokens_in(doc, role.span)}
        self.times = {t.i for timex in doc._.timexes for t in tokens_in(doc, timex.span)}
        self.persons = {
            t.i for m in doc._.mentions if m.kind is MentionKind.PERSON for t in tokens_in(doc, m.span)[:1]
        }
        words = tokens_of(doc).text
        self.spokespeople = {r.name for r in doc._.roles if r.title.lower().endswith(_SPOKESPERSON)}
        """Who only speaks for somebody."""
        self.brackets = _in_brackets(doc, words)
        self.stops = {i for i, word in enumerate(words) if word == "."}
        self.owners = {
            p.first: p for r in doc._.references if r.rule == "possessive" for p in self._referred(r)
        }
        """Whom "sein", "ihre" mean, by the place of the word: "seine Gespräche mit Krüger"."""
        spans = [tokens_in(doc, m.span) for m in doc._.mentions]
        self.name_ends = {t.i: span[-1].i for span in spans for t in span}
        self.barred = frozenset(self.offices | self.times | self.name_ends.keys())
        """Tokens of names, offices and times, which are no nouns for somebody."""
        self.descriptions = DescribedParties(doc, self.name_ends, self.persons, self.offices)
        self.found = self._scan(words)
        self.firsts = [p.first for p in self.found]
        self.starts = [p.span.start for p in self.found]
        self._within: dict[tuple[int, ...], list[Party]] = {}
        self._by_name: dict[str, list[Party]] = {}
        for party in self.found:
            self._by_name.setdefault(party.name, []).append(party)

    def named(self, name: str) -> list[Party]:
        """Return the places where a party of this name stands."""
        return self._by_name.get(name, [])

    def within(self, tokens: Sequence[Token]) -> list[Party]:
        """Return the parties whose words lie among ``tokens``, each with its preposition."""
        if not tokens:
            return []
        key = tuple(t.i for t in tokens)
        if key not in self._within:
            self._within[key] = self._read(tokens)
        return list(self._within[key])

    def _read(self, tokens: Sequence[Token]) -> list[Party]:
        inside = {t.i for t in tokens}
        low, high = bisect_left(self.firsts, min(inside)), bisect_right(self.firsts, max(inside))
        mine = [p for p in self.found[low:high] if p.first in inside and p.last in inside | self.stops]
        mine = [p for p in mine if p.first not in self.brackets]
        return governed(list(tokens), mine, self.times, self.offices)

    def among(self, tokens: Sequence[Token]) -> list[Party]:
        """Return the parties of a clause of meeting: also who is somebody only there ("mit den Eltern")."""
        known = self.within(tokens)
        taken = {i for p in known for i in range(p.first, p.last + 1)}
        names_at = {p.first: p for p in known if p.named}
        loose = []
        for token in tokens:
            noun = None if token.i in taken or self._belongs(token) else party_like(token.text)
            if noun is not None and token.i not in self.offices and token.i + 1 not in self.persons:
                first, words = modifiers_of(self.doc, token.i, noun[1], taken)
                party = self._of_noun(token, noun, first, words, names_at)
                loose.append(party)
                taken |= set(range(party.first, party.last + 1))
        if not loose:
            return known
        mine = sorted((*known, *loose), key=lambda p: p.first)
        return governed(list(tokens), mine, self.times, self.offices)

    def _belongs(self, token: Token) -> bool:
        """Whether a word is part of a phrase that has been read already, or of a title before its name."""
        at = bisect_right(self.firsts, token.i) - 1
        inside = at >= 0 and token.i <= self.found[at].last
        following = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return inside or token.i in self.times or (following is not None and following.i in self.name_ends)

    def covered(self, span: CharSpan) -> list[Party]:
        """Return the parties of a phrase that nobody else in it owns."""
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        inside = [p for p in self.found[low:high] if p.span.end <= span.end]
        tokens = tokens_in(self.doc, span)
        return [
            p for p in governed(tokens, inside, self.times, self.offices) if p.prep == "" and not p.dependent
        ]

    def _scan(self, words: list[str]) -> list[Party]:
        found: list[Party] = []
        taken: set[int] = set()
        for party in sorted(self._given(), key=lambda p: (-(p.last - p.first), p.first)):
            if not taken & set(range(party.first, party.last + 1)):
                found.append(party)
                taken |= set(range(party.first, party.last + 1))
        names_at = {p.first: p for p in found if p.named}
        for i, word in enumerate(words):
            if not word[:1].isupper() or i in taken:
                continue
            unnamed = self._from_noun(self.doc[i], taken, names_at)
            if unnamed:
                found.append(unnamed)
                taken |= set(range(unnamed.first, unnamed.last + 1))
        found += sharing_a_noun(self.doc, found)
        return sorted(found, key=lambda p: p.first)

    def _given(self) -> list[Party]:
        parties: list[Party] = []
        opening = end_of_dateline(text_of(self.doc))
        for mention in self.doc._.mentions:
            if self.offices & {t.i for t in tokens_in(self.doc, mention.span)}:
                continue  # "Chef der NASA, Rita Weber": the body only belongs to her
            if mention.span.end <= opening:
                continue  # "*Lusaka* (Reuters) - ..."
            if mention.kind in _ACTORS or mention.kind is MentionKind.PLACE:
                parties += self._party(mention.span, mention.name, named=True, mention=mention)
        for description in self.doc._.descriptions:
            parties += self._described(description)
        for reference in self.doc._.references:
            if reference.rule != "possessive":
                parties += self._referred(reference)
        return parties

    def _party(self, span: CharSpan, name: str, named: bool, mention: Mention | None = None) -> list[Party]:
        tokens = tokens_in(self.doc, span)
        if not tokens:
            return []
        place = mention is not None and mention.kind is MentionKind.PLACE and mention.of is None
        side = self.sides.get(name) or (mention.of if mention else None)
        body = acting_territory(self.doc, mention, tokens) if mention is not None else None
        if body is not None and mention is not None and mention.kind is MentionKind.PLACE:
            first, last = body[0], tokens[-1].i
            span = CharSpan(self.doc[first].idx, span.end)
            return [Party(body[1], span, first, last, named=True)]
        seat = mention is not None and mention.kind is MentionKind.PLACE and not place
        first, last = tokens[0].i, tokens[-1].i
        return [Party(name, span, first, last, named=named, side=side, place=place, seat=seat)]

    def _described(self, description: Description) -> list[Party]:
        span, text = self.descriptions.of(description)
        return [
            replace(p, side=description.of, plural=description.plural)
            for p in self._party(span, text, named=False)
        ]

    def _referred(self, reference: Reference) -> list[Party]:
        first = self._party(reference.span, reference.names[0], named=True) if reference.names else []
        others = reference.names[1:]
        return [replace(p, others=others, plural=True) for p in first] if others else first

    def _from_noun(self, token: Token, taken: set[int], names_at: dict[int, Party]) -> Party | None:
        people = inhabitants().get(token.lower_)
        noun = (people[0], "p", "") if people else party_noun(token.text)
        if noun is None or token.i in self.offices or token.i + 1 in self.persons:
            return None
        doc = self.doc
        if token.i and doc[token.i - 1].lower_ == "unter" and token.lower_ in group("lead"):
            return None  # "unter Führung von Krüger"
        following = token.i + 1
        while following < len(doc) and doc[following].text in MARKS:
            following += 1
        if following in names_at and not names_at[following].place and noun[1] != "p":
            return None  # a title before its name
        first, words = modifiers_of(doc, token.i, noun[1], taken)
        if noun[2] == "modifier" and not words:
            return None
        if people:
            attribute = adjective_state(token.text) and doc[following : following + 1].text[:1].isupper()
            if first == token.i or attribute:
                return None  # "Deutsche Bahn", "der Schweizer Bundesrat": a people has an article, no noun
            span = CharSpan(doc[first].idx, token.idx + len(token))
            name = " ".join([*words, nominative_of(token.text, noun)])
            return Party(name, span, first, token.i, named=False, plural=True, side=people[1])
        return self._of_noun(token, noun, first, words, names_at)

    def _of_noun(
        self,
        token: Token,
        noun: tuple[str, str, str],
        first: int,
        words: list[str],
        names_at: dict[int, Party],
    ) -> Party:
        """Return the party that a noun names, with its adjectives and what belongs to it."""
        doc = self.doc
        last, tail = what_belongs(doc, token.i, names_at, self.persons)
        name = " ".join([*words, nominative_of(token.text, noun), *tail]).replace(" ,", ",")
        span = CharSpan(doc[first].idx, doc[last].idx + len(doc[last]))
        owner = next((names_at[i] for i in range(token.i + 1, last + 1) if i in names_at), None)
        side = None if owner is None else owner.side if owner.first in self.persons else owner.name
        return Party(name, span, first, last, named=False, plural=noun[1] == "p", side=side)


def party_reader(doc: Doc) -> PartyReader:
    """Return the parties of ``doc``, read once for papers, events and commitments, after the references."""
    if _READER not in doc.user_data:
        doc.user_data[_READER] = PartyReader(doc)
    return cast("PartyReader", doc.user_data[_READER])


def _in_brackets(doc: Doc, words: list[str]) -> frozenset[int]:
    """Return the tokens inside brackets, which give a party or a state and nobody of their own."""
    inside: set[int] = set()
    opened: int | None = None
    if "(" not in words:
        return frozenset()
    for token in doc:
        if token.text == "(":
            opened = token.i
        elif token.text == ")" and opened is not None:
            inside |= set(range(opened, token.i))
            opened = None
        elif token.is_sent_start:
            opened = None
    return frozenset(inside)


def _sides(doc: Doc) -> dict[str, str]:
    """Map a person to the state or body that an office names, else to that of the delegation or party he or
    she belongs to."""
    sides: dict[str, str] = {}
    persons = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
    for role in doc._.roles:
        if role.of and not role.former and role.of not in persons:
            sides.setdefault(role.name, role.of)
    owners = {d.text: d.of for d in doc._.descriptions}
    for membership in doc._.memberships:
        side = owners.get(membership.group, membership.group)
        if side:
            sides.setdefault(membership.name, side)
    for role in doc._.roles:
        if role.of in sides and not role.former and role.of in persons and _speaks_for(role):
            sides.setdefault(role.name, sides[role.of])  # "ihre Gesandte Rita Weber"
        if not role.former and (council := _council_of(role.title)) is not None:
            sides.setdefault(role.name, council)
    return sides


def _council_of(title: str) -> str | None:
    """Return the council of the staff that an office heads: "Betriebsrat" of "Betriebsratschefin"."""
    noun = next((word.lower() for word in title.split() if word[:1].isupper()), "")
    heads = noun.endswith(_HEAD)
    return next((c.capitalize() for c in _COUNCILS if heads and noun.startswith(c + "s")), None)


def _speaks_for(role: Role) -> bool:
    """Whether an office under somebody is one on the same side: "seine Gesandte", not "seine Gegnerin"."""
    return role.title.lower().endswith(_ENVOY)
