"""Papers, stations and agencies: who is spoken to is no party to talks, what they report is hearsay."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import group
from lagebild.lexicon import entries
from lagebild.lexicon.press import agency_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.party import Party

_TAIL = 5
"""So many letters a word for the press has at least that ends a compound: "Fach|presse"."""


@cache
def _outlets() -> frozenset[str]:
    """Return the names of the press; offices and unions that publish themselves are none: "IG Metall"."""
    rows = (row for row in entries("outlets", "outlet", ("name", "aliases")) if row.get("kind") != "office")
    return frozenset(n.lower() for row in rows for n in (row["name"], *row["aliases"]))


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words for the press, and those that may end a compound."""
    words = group("medium") | group("press")
    return words, tuple(w for w in words if len(w) >= _TAIL)


@cache
def _named_tails() -> tuple[str, ...]:
    """Return the last words of names of papers and stations: "Neue Kieler *Presse*", "*Tagesanzeiger*"."""
    return tuple(w for row in entries("papers", "press", ("words", "example")) for w in row["words"])


def only_with_press(parties: Sequence[Party], doc: Doc) -> bool:
    """Whether somebody speaks with nobody but the press: "im Gespräch mit der „Neuen Kieler Presse“"."""
    partners = [p for p in parties if p.prep == "mit"]
    return bool(partners) and all(is_medium(p, doc) for p in partners)


def is_medium(party: Party, doc: Doc) -> bool:
    """Whether a party is the press: "mit Journalisten", "mit der Neuen Kieler Zeitung", "mit AFP"."""
    word, name = doc[party.last].lower_, party.name.lower()
    words, tails = _words()
    if name in _outlets() or word in agency_codes() or word in words:
        return True
    return word.endswith(tails) if not party.named else word.endswith(_named_tails())
