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
    """Whether a party is the press: "mit Journalisten", "mit der Neuen Kieler Zeitung", "mit AFP"."""
    word, name = doc[party.last].lower_, party.name.lower()
    media = group("medium") | group("press")
    if name in _outlets() or word in agency_codes() or word in media:
        return True
    return not party.named and word.endswith(tuple(w for w in media if len(w) >= _TAIL))
