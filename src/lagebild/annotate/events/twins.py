"""A verb and a noun of one clause that name one event: "trafen sich zu Gesprächen", "reiste zum Treffen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.compared import compared
from lagebild.annotate.events.subject_matter import matter_of

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft

_THERE = lexicon.group("events_words", "there_for_event")
_NEAR = 12
"""So many event words back one of the same clause is looked for."""


def one_per_clause(drafts: list[Draft]) -> list[Draft]:
    """Drop a verb that only carries the noun of its clause: "trafen sich zu Gesprächen", "reiste zu einem
    Treffen"."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next(
            (d for d in kept[-_NEAR:] if d.trigger.frame is draft.trigger.frame and _same_event(d, draft)),
            None,
        )
        if twin is None:
            kept.append(draft)
            continue
        _join(twin, draft)
    return kept


def _same_event(one: Draft, other: Draft) -> bool:
    if compared(one.trigger) or compared(other.trigger):
        return False  # "trafen sich in Wien, anders als beim Gipfel in Rom"
    signing = one.trigger.type == "signing" and one.trigger.noun and one.trigger.prep == "zu"
    if signing and not other.trigger.noun and other.family == "meeting":
        return True  # "Zur Unterzeichnung kommen sie in Wien zusammen"
    noun, verb = (one, other) if one.trigger.noun else (other, one)
    if noun.trigger.prep == "über" and matter_of(noun.trigger):
        return False  # "beriet mit Krüger über ein Treffen mit Thoma"
    by_call = noun.trigger.type == "call" and noun.trigger.prep == "in" and not verb.trigger.noun
    if by_call and verb.family == "meeting":
        return True  # "beriet in einer Telefonschalte mit Krüger"
    return one.family == other.family and (one.trigger.noun != other.trigger.noun)


def _at_a_gathering(noun: Draft, verb: Draft) -> bool:
    """Whether two persons met at an event of many, which is another one: "*Beim Gipfel* in Wien *traf* Weber
    Krüger", not "Beim Gipfel trafen sich die Minister"."""
    trigger = noun.trigger
    lemma = str(trigger.row["lemma"]).lower()
    at = trigger.prep in _AT or trigger.head in _PART
    met = verb.trigger.row["lemma"] in _MEETING and "sich" not in verb.trigger.frame.words
    one_to_one = met and len(verb.cast.all()) == 2 and not any(p.plural for p in verb.cast.all())
    return at and one_to_one and lemma.endswith(_GATHERING)


_AT = lexicon.group("events_words", "at_gathering")
_PART = lexicon.group("events_words", "part_of_gathering")
_MEETING = lexicon.group("events_words", "meeting_one_to_one")
_GATHERING = lexicon.endings("events_words", "gathering")


def _join(twin: Draft, draft: Draft) -> None:
    verb = draft if not draft.trigger.noun else twin
    noun = twin if verb is draft else draft
    if noun.trigger.type == "signing":
        noun.people, noun.cast = verb.people, verb.cast
    if noun.trigger.head == "rande" or _at_a_gathering(noun, verb):  # "Am Rande des Gipfels trafen sich"
        twin.trigger, twin.cast, twin.counts, twin.beside = verb.trigger, verb.cast, verb.counts, True
        twin.people = verb.people  # nobody of "am Rande des Gipfels *der Union*"
    arrived = noun.trigger.type == "visit" and verb.trigger.type == "arrival"
    if noun.trigger.type == "arrival":
        twin.trigger = noun.trigger  # "wird seine Ankunft in Wien erwartet"
    if noun.trigger.type == "call":
        twin.trigger = noun.trigger
    if noun.trigger.prep in _THERE and (noun.trigger.type == "summit" or arrived):
        twin.trigger = noun.trigger  # "kamen zu dem Gipfel zusammen", "ist zu einem Besuch eingetroffen"
    twin.counts = twin.counts or draft.counts  # "Die *Runde* kommt am Dienstag wieder *zusammen*"
    known = {p.name for p in twin.people}
    twin.people = (*twin.people, *(p for p in draft.people if p.name not in known))
    twin.status = verb.status
    twin.place = twin.place or draft.place
    twin.round = twin.round or draft.round
    twin.format = twin.format or draft.format
    twin.times = twin.times or draft.times
