"""Whose visit or talks "dessen", "deren" tell: those of the one named last, who is not the subject.

"Weber lobte Krüger bei *dessen* Besuch": Krüger is the visitor. Before the first comma of a relative clause
the word means whoever stands there: "Krüger, *dessen* Reise abgesagt wurde". Left open where nobody fits by
number and gender.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.cast import Cast
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.references.nouns import noun_of_title
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger

_MALE = lexicon.group("events_words", "of_him")
_FEMALE = lexicon.group("events_words", "of_her_or_them")
_WORDS = _MALE | _FEMALE
_ATTRIBUTE = 6
"""So many words an attribute before the noun has at most."""
_BACK = 60
"""So many words back the one named last stands."""


def cast_of_latter(
    trigger: Trigger, reader: PartyReader, subjects: Sequence[Party], attached: Sequence[Party]
) -> Cast | None:
    """Return who takes part in what "dessen", "deren" tell the owner of; None where neither stands there."""
    owners = _owners(trigger, reader, subjects)
    if owners is None:
        return None
    names = {p.name for p in owners}
    beside = [p for p in attached if p.name not in names]
    if trigger.type == "visit":  # "telefonierte *mit Weber* vor deren Reise"
        beside = [p for p in beside if owners and p.first > trigger.first]
    return Cast((*owners, *beside))


def _owners(trigger: Trigger, reader: PartyReader, subjects: Sequence[Party]) -> list[Party] | None:
    """Return whose event it is by "dessen", "deren" before the noun; None where neither stands there."""
    word = _determiner(trigger, reader)
    if word is None:
        return None
    at = word.i
    low, high = bisect_left(reader.firsts, at - _BACK), bisect_left(reader.firsts, at)
    near = [p for p in reader.found[low:high] if p.last < at and not p.place]
    if trigger.frame.kind == "rel" and at - trigger.frame.tokens[0].i <= 1:
        comma = trigger.frame.tokens[0].i - 1
        near = [p for p in near if p.last == comma - 1]
    here = [p for p in near if p.span.start >= word.sent.start_char]
    told = here or _sentence_before(near, trigger, reader)
    acting = {p.name for p in subjects} if here else set()
    fitting = [p for p in told if p.name not in acting and _fits(p, word.lower_, reader)]
    return [replace(p, prep="", genitive=False, dependent=False) for p in fitting[-1:]]


def _determiner(trigger: Trigger, reader: PartyReader) -> Token | None:
    """Return the "dessen", "deren" before an event noun, an attribute with a preposition between or not:
    "*dessen* für Montag geplante Reise"."""
    start = trigger.frame.tokens[0].i
    for token in reversed(reader.doc[max(start, trigger.first - _ATTRIBUTE) : trigger.first + 1]):
        if token.is_punct or not trigger.noun:
            return None
        if token.lower_ in _WORDS:
            near = token.i == trigger.first or token.nbor(1).lower_ in PREPOSITIONS
            return token if near else None
    return None


def _sentence_before(near: Sequence[Party], trigger: Trigger, reader: PartyReader) -> list[Party]:
    """Return those whom the sentence before names."""
    start = trigger.frame.tokens[0].sent.start
    before = reader.doc[start - 1].sent.start if start else 0
    return [p for p in near if p.first >= before]


def _fits(party: Party, word: str, reader: PartyReader) -> bool:
    """Whether a party may be meant by number and gender: "dessen" never means two or a woman."""
    if party.plural or party.others:
        return word in _FEMALE
    gender = _gender(party.name, reader)
    return gender != ("f" if word in _MALE else "m")


def _gender(name: str, reader: PartyReader) -> str | None:
    """Return "m" or "f" of a person by the first name, else by the office; None where neither tells."""
    doc, table = reader.doc, gazetteer()
    if not any(m.name == name and m.kind is MentionKind.PERSON for m in doc._.mentions):
        return None
    first, _, rest = name.partition(" ")
    first = first.split("-")[0]
    if rest and (first in table.male) != (first in table.female):
        return "m" if first in table.male else "f"
    nouns = (noun_of_title(role.title) for role in doc._.roles if role.name == name)
    return next((noun.gender for noun in nouns if noun is not None), None)
