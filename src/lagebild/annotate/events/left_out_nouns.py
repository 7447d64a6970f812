"""Parties whose noun stands only once for several: "*die iranische* und die amerikanische Delegation".

Each adjective of a state before the noun makes a party of its own: "zwischen der norwegischen und der
dänischen Regierung", "die norwegischen und schwedischen Unterhändler". Other adjectives do not ("die neuen
und alten Minister").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.states import state_of
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.party import Party

_ENDINGS = sorted(("e", *lexicon.endings("grammar", "adjective_ending")), key=len, reverse=True)
_DETERMINERS = lexicon.group("grammar", "definite_article") | lexicon.group("grammar", "indefinite_article")
_IN_TURN = lexicon.group("events_words", "in_turn")
_JOINING = lexicon.group("events_grammar", "joining_parties") | {"als"}  # "sowohl ... als auch"
_MOST = 5
"""So many parties share a noun at most."""


def sharing_a_noun(doc: Doc, found: Sequence[Party]) -> list[Party]:
    """Return the parties in front of those found that have their noun from them."""
    shared: list[Party] = []
    taken = {i for p in found for i in range(p.first, p.last + 1)}
    for party in found:
        adjective = _of_state(doc, party)
        if adjective is None:
            continue
        at = party.first
        for _ in range(_MOST):
            before = _before(doc, at, taken) or _repeated(doc, at, taken)
            if before is None:
                break
            shared.append(_alike(doc, party, adjective, before))
            at = before[0]
    return shared


def _of_state(doc: Doc, party: Party) -> Token | None:
    """Return the adjective of a state with which the words for a party open, after their article."""
    if party.named or party.last == party.first:
        return None
    opening = doc[party.first + 1] if doc[party.first].lower_ in _DETERMINERS else doc[party.first]
    inside = opening.i < party.last and opening.text.islower()
    return opening if inside and state_of(opening.text) is not None else None


def _repeated(doc: Doc, at: int, taken: set[int]) -> tuple[int, int] | None:
    """Return the same where a preposition stands before each: "*mit der norwegischen*, dann mit der ..."."""
    before = _before(doc, at - 1, taken) if at > 1 else None
    same = before is not None and before[0] > 0 and doc[before[0] - 1].lower_ == doc[at - 1].lower_
    return before if same else None


def _before(doc: Doc, at: int, taken: set[int]) -> tuple[int, int] | None:
    """Return the tokens of an article and an adjective of a state joined to what begins at ``at``, also in
    turn: "erst *die norwegische*, dann die schwedische Seite"."""
    at -= at > 1 and doc[at - 1].lower_ in _IN_TURN
    last = at - 2
    joined = at > 1 and doc[at - 1].lower_ in _JOINING
    if not joined or last in taken or not doc[last].text.islower() or state_of(doc[last].text) is None:
        return None
    led = last > 0 and doc[last - 1].lower_ in _DETERMINERS and not doc[last].is_sent_start
    return (last - 1 if led else last), last


def _alike(doc: Doc, party: Party, adjective: Token, words: tuple[int, int]) -> Party:
    """Return the party of another adjective with the noun of ``party``, in the nominative as that is."""
    first, last = words
    written = next((w for w in party.name.split() if _stem(w) == _stem(adjective.text)), "")
    ending = written[len(_stem(written)) :]
    name = party.name.replace(written, _stem(doc[last].text) + ending, 1) if written else party.name
    span = CharSpan(doc[first].idx, doc[last].idx + len(doc[last]))
    return replace(party, name=name, span=span, first=first, last=last, side=state_of(doc[last].text))


def _stem(word: str) -> str:
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end)), word)
