"""Papers, stations and agencies: who is spoken to is no party to talks, what they report is hearsay."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import group
from lagebild.lexicon import entries

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.parties import Party

_TAIL = 5
"""So many letters a word for the press has at least that ends a compound: "Fach|presse"."""


@cache
def agency_codes() -> frozenset[str]:
    """Return the codes of news agencies in lower case: "dpa"."""
    return frozenset(
        c.lower() for row in entries("agencies", "agency", ("name", "codes")) for c in row["codes"]
    )


@cache
def _outlets() -> frozenset[str]:
    rows = entries("outlets", "outlet", ("name", "aliases"))
    return frozenset(n.lower() for row in rows for n in (row["name"], *row["aliases"]))


def is_medium(party: Party, doc: Doc) -> bool:
    """Whether a party is the press: "mit Journalisten", "mit der Süddeutschen Zeitung", "mit AFP"."""
    media = group("medium") | group("press")
    ends = tuple(word for word in media if len(word) >= _TAIL)
    word = doc[party.last].lower_
    named = party.name.lower()
    known = named in _outlets() or named in agency_codes() or word in agency_codes()
    return known or word in media or (word.endswith(ends) and not party.name.istitle()) or _paper(party)


def _paper(party: Party) -> bool:
    """Whether a name ends with the noun of a paper or a station: "Neue Kieler Zeitung"."""
    last = party.name.lower().split()[-1:]
    return bool(last) and " " in party.name and last[0] in group("medium")
