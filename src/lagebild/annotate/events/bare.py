"""Parties that only their place behind an event noun makes known: "Gespräche mit Geldgebern und Investoren".

Whoever stands after "mit" or "zwischen", or in the genitive before "mit", takes part, also where the noun
is no word for parties: "zwischen Bahn und Lokführern", "ein Treffen des Zeugen mit seinem Anwalt". Left out
are nouns that are nobody ("mit dem Ziel", "mit Erfolg").
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import endings, group, is_finite
from lagebild.annotate.events.party import Party
from lagebild.lexicon import entries
from lagebild.model.span import CharSpan
from lagebild.sources.dateline import end_of_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_DROPPED = group("dative_determiner")
_QUANTITY = group("dative_quantity")
_JOINING = lexicon.group("grammar", "adding_coordinator") | {","}
_ENDINGS = ("e", "n", *lexicon.endings("grammar", "adjective_ending"))
_DATIVE = endings("dative_plural_end")
"""Ends of nouns for persons that have "-n" in the dative plural alone: "Geldgebern"."""
_NOT_DATIVE = lexicon.group("events_words", "not_dative")
_LIST = 4
"""So many members a list has at most."""


def bare_parties(trigger: Trigger, known: Sequence[Party]) -> list[Party]:
    """Return whoever stands behind the event noun by "mit", "zwischen" or a genitive and is not in
    ``known``."""
    doc, position = trigger.token.doc, trigger.token.i + 1
    taken = {i for p in known for i in range(p.first, p.last + 1)}
    found: list[Party] = []
    if position < len(doc) and doc[position].lower_ in ("des", "der"):
        owner = phrase_at(doc, position + 1, taken, "")
        behind = owner.last + 1 if owner is not None else position
        if owner is not None and behind < len(doc) and doc[behind].lower_ == "mit":
            found.append(owner)
            position = behind
    if position < len(doc) and doc[position].lower_ in ("mit", "zwischen"):
        found += _list(doc, position + 1, taken, doc[position].lower_)
    return found


def bare_subjects(frame: Frame, known: Sequence[Party]) -> list[Party]:
    """Return two or more nouns that "und" joins as the subject: "Bahn und Gewerkschaft verhandeln"."""
    subject = frame.clause.subject
    inside = [t for t in frame.tokens if subject is not None and subject.start <= t.idx < subject.end]
    told = end_of_dateline(text_of(inside[0].doc)) if inside else 0
    inside = [t for t in inside if t.idx >= told]
    if len(inside) < 3 or not any(t.lower_ in ("und", "sowie") for t in inside):
        return []
    doc = inside[0].doc
    taken = {i for p in known for i in range(p.first, p.last + 1)}
    first = inside[0].i
    first += doc[first].lower_ in ("der", "die", "das")
    found = [p for p in _list(doc, first, taken, "") if p.last <= inside[-1].i]
    beside = [p for p in known if first <= p.first <= inside[-1].i and p.prep == "" and not p.dependent]
    return sorted([*found, *beside], key=lambda p: p.first) if len(found) + len(beside) > 1 else []


def bare_partners(frame: Frame, known: Sequence[Party]) -> list[Party]:
    """Return whoever stands behind "mit" and an article in a clause of meeting: "verhandelte mit den Reedern
    und den Kapitänen"; nothing abstract ("mit der gebotenen Eile")."""
    taken = {i for p in known for i in range(p.first, p.last + 1)}
    found: list[Party] = []
    for token, following in pairwise(frame.tokens):
        if token.lower_ == "mit" and following.lower_ in _DROPPED | _QUANTITY and following.i not in taken:
            listed = _list(token.doc, token.i + 1, taken, "mit")
            found += [replace(p, plural=_several(token.doc, p)) for p in listed if _can_be_somebody(p)]
    return found


def _several(doc: Doc, party: Party) -> bool:
    return (
        doc[party.first].lower_ in _QUANTITY | {"den", "ihren", "seinen"}
        and doc[party.last].text[-1:] in "ns"
    )


def _can_be_somebody(party: Party) -> bool:
    word = party.name.split()[-1].lower()
    return not word.endswith(_abstract()) or any(word.endswith(end) for end in _bodies())


def bare_group(frame: Frame, known: Sequence[Party]) -> list[Party]:
    """Return the one plural noun that is the subject, with what it is of: "Landvermesser beider Länder kommen
    zusammen"."""
    subject, finite = frame.clause.subject, frame.finite
    if subject is None or finite is None or not finite.lower_.endswith("n"):
        return []
    inside = [t for t in frame.tokens if subject.start <= t.idx < subject.end]
    if not inside or any(t.is_punct for t in inside):
        return []
    doc = inside[0].doc
    party = phrase_at(doc, inside[0].i, {i for p in known for i in range(p.first, p.last + 1)}, "")
    if party is None or party.last != inside[-1].i:
        return []
    of = next((p for p in known if p.first == party.last + 1 and p.genitive), None)
    if of is None and (doc[party.first].is_sent_start or doc[party.first].lower_ in ("die", "diese")):
        return []  # "Vielleicht trafen sich hier zwei Wege", "Die Linien treffen sich"
    last = party.last if of is None else of.last
    span = CharSpan(party.span.start, doc[last].idx + len(doc[last]))
    name = party.name + text_of(doc)[party.span.end : span.end]
    return [replace(party, name=name, span=span, last=last, plural=True)]


def _list(doc: Doc, position: int, taken: set[int], prep: str) -> list[Party]:
    """Return the members of a list that the reader of parties did not know, in their order."""
    found: list[Party] = []
    for _ in range(_LIST):
        start = position
        while position in taken:
            position += 1
        if position == start:
            party = phrase_at(doc, position, taken, prep)
            if party is None:
                break
            position = party.last + 1
            if position in taken:
                continue  # a title before its name: "mit seinem Amtskollegen Krüger"
            found.append(party)
        if position >= len(doc) or doc[position].lower_ not in _JOINING:
            break
        joined = doc[position].lower_ != ","
        position += 1
        if not joined and not _list_closes(doc, position):
            break  # "mit Krüger, die Lage sei ernst"
        if joined and found and _ends_clause(doc, position):
            break
    return found


def _list_closes(doc: Doc, position: int) -> bool:
    """Whether "und" or "sowie" ends the list that a comma goes on with, before any verb."""
    for token in doc[position : position + _LONGEST]:
        if token.lower_ in ("und", "sowie"):
            return True
        if is_finite(token) or token.is_sent_start or token.text in (".", ";", ":"):
            return False
    return False


_LONGEST = 14
"""So many words on the end of a list is looked for."""


def _ends_clause(doc: Doc, position: int) -> bool:
    """Whether what follows "und" begins a clause: "mit der Bank und legte einen Plan vor"."""
    return position < len(doc) and is_finite(doc[position])


def phrase_at(doc: Doc, position: int, taken: set[int], prep: str) -> Party | None:
    """Return the noun that begins here, its article left out, its adjectives kept."""
    first = last = position
    while last < len(doc) and last - first < _LIST and doc[last].text.islower() and _modifies(doc, last):
        last += 1
    if last >= len(doc) or last in taken or not doc[last].text[:1].isupper():
        return None
    if doc[last].lower_ in _no_party() or doc[last].is_punct or not doc[last].text[:2].isalpha():
        return None
    if noun_entry(doc[last].text):
        return None  # "die dritte Runde der Verhandlungen mit"
    if prep == "mit" and doc[first].lower_ in _NOT_DATIVE:
        return None  # "stehen Gespräche mit Weber sowie *ein Rundgang* an"
    start = first + (1 if last > first and doc[first].lower_ in _DROPPED else 0)
    span = CharSpan(doc[first].idx, doc[last].idx + len(doc[last]))
    name = text_of(doc)[doc[start].idx : span.end]
    if name.endswith(_DATIVE) and start == last and last - first <= 1:
        name = name[:-1]
    return Party(name, span, first, last, prep=prep, named=False)


def _modifies(doc: Doc, position: int) -> bool:
    word = doc[position].lower_
    return word in _DROPPED or (
        word.endswith(_ENDINGS) and word not in PREPOSITIONS and not is_finite(doc[position])
    )


@cache
def _abstract() -> tuple[str, ...]:
    """Return ends of nouns that are nobody: "-heit", "-ung", "-eile"."""
    tables = ("nobody_end", "abstract")
    return tuple(
        w for t in tables for row in entries("events_parties", t, ("words", "example")) for w in row["words"]
    )


@cache
def _bodies() -> tuple[str, ...]:
    """Return ends of nouns that are somebody though they end so: "-verwaltung"."""
    return tuple(
        w for row in entries("events_parties", "somebody", ("words", "example")) for w in row["words"]
    )


@cache
def _no_party() -> frozenset[str]:
    return frozenset(
        w for row in entries("events_parties", "no_party", ("words", "example")) for w in row["words"]
    )
