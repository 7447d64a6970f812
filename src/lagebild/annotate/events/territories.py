"""Towns, districts and states of a federation that act: "*das Land Hessen* verhandelt mit Verdi".

The noun before the name makes a body of a place, "die Stadt Leipzig", "der Kanton Bern", "der Landkreis
Leer"; behind a preposition of place ("im Landkreis Leer", "aus der Stadt Leipzig") it stays one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.lexicon import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from lagebild.model.annotation import Mention

_ROWS = entries("events_parties", "territory", ("noun", "forms", "example"))
_NOMINATIVE = {form: row["noun"] for row in _ROWS for form in row["forms"]}
_WRITTEN = frozenset(form.capitalize() for form in _NOMINATIVE)
TERRITORIES = frozenset(row["noun"] for row in _ROWS)
"""The nouns that before the name of a place make a body of it: "Land", "Stadt"."""
_WHERE = lexicon.group("events_words", "where_something_is")
_BACK = 3
"""So many words, article and adjectives, stand between a preposition and the noun."""


def acting_territory(doc: Doc, mention: Mention, tokens: Sequence[Token]) -> tuple[int, str] | None:
    """Return the first token and the name of a territory that is a body, "Stadt Leipzig"; None of a place."""
    first = tokens[0].i
    if tokens[0].lower_ in _NOMINATIVE and len(tokens) > 1:  # "Landkreis Leer" is one name
        noun, rest = _NOMINATIVE[tokens[0].lower_], " ".join(mention.name.split()[1:])
    elif first and doc[first - 1].text in _WRITTEN:
        first -= 1
        noun, rest = _NOMINATIVE[doc[first].lower_], mention.name
    else:
        return None
    lead = {
        t.lower_ for t in doc[max(0, first - _BACK) : first] if not t.text[:1].isupper() or t.is_sent_start
    }
    return None if lead & _WHERE or not rest else (first, f"{noun} {rest}")
