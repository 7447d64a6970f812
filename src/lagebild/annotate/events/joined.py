"""Nouns that a list joins to somebody known: "*Erzeuger*, Molkereien und *Handel* kommen zusammen".

What "und" or a comma of a list puts beside a party of a meeting is a party too, whatever the noun: "die
Drogenberatung und die Ärztekammer hatten eingeladen", "zwölf Staaten und mehrere Organisationen". Left out
are names of places, times and events, and nouns behind another preposition.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.bare import phrase_at
from lagebild.annotate.events.noun_phrase import DEFINITE
from lagebild.annotate.events.party_words import adjective, party_like, party_noun

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.party import Party

_ARTICLES = DEFINITE | lexicon.group("events_words", "article_of_one")
_AND = lexicon.group("grammar", "adding_coordinator")
_LIST = 4
"""So many members a list has at most."""


def joined(tokens: Sequence[Token], known: Sequence[Party], barred: Set[int]) -> list[Party]:
    """Return the members of lists beside the parties of a clause that nobody else has read.

    ``barred`` are the tokens of names, offices and times.
    """
    if not tokens or not known:
        return []
    doc = tokens[0].doc
    inside = {t.i for t in tokens}
    inside |= {i + 1 for i in inside if i + 2 in inside and doc[i + 1].text == ","}
    taken = {i for p in known for i in range(p.first, p.last + 1)}
    found: list[Party] = []
    for party in known:
        if party.place or party.dependent or party.genitive:
            continue
        more = [*_before(doc, party, inside, taken | barred), *_behind(doc, party, inside, taken | barred)]
        taken |= {i for p in more for i in range(p.first, p.last + 1)}
        found += more
    return found


def _before(doc: Doc, party: Party, inside: Set[int], taken: Set[int]) -> list[Party]:
    """Return the members of the list that a party ends."""
    found: list[Party] = []
    first, joining = party.first, _AND
    for _ in range(_LIST):
        at = first - 1
        while at in inside and (doc[at].lower_ in _ARTICLES or adjective(doc[at])) and first - at <= _LIST:
            at -= 1
        if at < 1 or doc[at].lower_ not in joining:
            break
        noun = at - 1
        if noun not in inside or noun in taken or not doc[noun].text[:1].isupper():
            break
        start = noun
        while start - 1 in inside and start - 1 not in taken and _describes(doc[start - 1]):
            start -= 1
        if start - 1 in inside and doc[start - 1].lower_ in _ARTICLES:
            start -= 1
        member = phrase_at(doc, start, set(taken), party.prep)
        if member is None or member.last != noun:
            break
        found.append(_plain(member, doc))
        first, joining = member.first, frozenset([","])
    return found


def _behind(doc: Doc, party: Party, inside: Set[int], taken: Set[int]) -> list[Party]:
    """Return the member of a list behind its last known one: "zwölf Staaten *und mehrere Organisationen*"."""
    at = party.last + 1
    if at not in inside or doc[at].lower_ not in _AND or at + 1 not in inside or at + 1 in taken:
        return []
    member = phrase_at(doc, at + 1, set(taken), party.prep)
    if member is None or member.last not in inside or not _somebody(doc[member.last]):
        return []
    if doc[member.last + 1 : member.last + 2].text[:1].isupper():
        return []  # "Verdi und die Deutsche [Bahn]"
    return [_plain(member, doc)]


def _plain(member: Party, doc: Doc) -> Party:
    """Return a member by its name without the article."""
    first, _, rest = member.name.partition(" ")
    return replace(member, name=rest) if rest and first.lower() in _ARTICLES else member


def _describes(token: Token) -> bool:
    return token.text.islower() and adjective(token) and token.lower_ not in _ARTICLES


def _somebody(token: Token) -> bool:
    """Whether a noun behind "und" is one for persons or bodies: not "traf sich mit Krüger und Blumen"."""
    return party_noun(token.text) is not None or party_like(token.text) is not None
