"""Whether there is any ground for talks: "sieht *keine Grundlage für* Verhandlungen", "hat *Spielraum für*
ein Treffen".

Who sees no ground for talks refuses them; who sees one holds them for possible. Talks that the reader knows
("kein Anlass für *die* Gespräche") are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger

_GROUND = lexicon.group("events_words", "ground_for_talks")
_LEADS_ON = lexicon.group("events_words", "preposition_of_ground")
_ADJECTIVES = 2
"""So many adjectives may stand between "kein" and its noun."""


def ground_for(trigger: Trigger) -> str | None:
    """Return "denied" where there is no ground for an event, "possible" where there is, None elsewhere."""
    if not trigger.noun or trigger.prep not in _LEADS_ON or trigger.article in ("definite", "possessive"):
        return None
    tokens = list(trigger.frame.tokens)
    at = next((n for n, token in enumerate(tokens) if token.lower_ in _GROUND), None)
    if at is None:
        return None
    before = [token.lower_ for token in tokens[max(0, at - _ADJECTIVES - 1) : at]]
    none = any(word.startswith("kein") for word in before) or trigger.frame.clause.negated
    return "denied" if none else "possible"
