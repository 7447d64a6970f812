"""How firmly an event noun itself gives the event: by its adjectives ("das *geplante* Treffen"), by the noun
it depends on ("*Gerüchte über* ein Treffen"), by quotation marks ("das „Geheimtreffen“")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.frames import Frame, group
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.resumed import resumes
from lagebild.annotate.events.subject_matter import spoken_about

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger

_SUSPENDING = lexicon.group("events_words", "suspending")
_ENDING = lexicon.group("events_words", "ending_talks")


def of_noun(trigger: Trigger, later: bool | None) -> str | None:
    """Return what the noun phrase settles whatever the clause tells: "Das *abgesagte* Treffen war für Freitag
    geplant"; None elsewhere."""
    told = by_noun(trigger)
    if told == "planned" and _suspended(trigger):
        return "cancelled"
    settled = told in ("cancelled", "denied") or (told == "ongoing" and spoken_about(trigger))
    return told if settled else None


def by_noun(trigger: Trigger) -> str | None:
    """Return what adjectives and quotation marks say of an event: "das *geplante* Treffen"; None where they
    say nothing, or what the clause goes beyond."""
    if _in_marks(trigger):
        return "reported"
    if trigger.argument and _came_to_nothing(trigger):
        return "cancelled"
    told = by_adjectives(trigger)
    if resumes(trigger) and told in ("cancelled", "held"):
        return None  # "Das geplatzte Treffen wird am Freitag nachgeholt"
    if told in ("planned", "cancelled") and _took_place(trigger):
        return None  # "Das für Montag geplante Treffen fand statt", "Der abgesagte Gipfel fand doch statt"
    return told


def by_adjectives(trigger: Trigger) -> str | None:
    """Return what the adjectives of an event noun say: "planned" for "das *geplante* Treffen"."""
    return marked("noun", trigger.adjectives)


def set_before(trigger: Trigger) -> bool:
    """Whether the event that does not take place had been set: "Das *geplante* Treffen fand nicht statt"."""
    planned = trigger.noun and by_adjectives(trigger) == "planned"
    return planned and trigger.frame.lemma in group("taking_place")


def of_head(trigger: Trigger, later: bool | None) -> str | None:
    """Return what the noun over an event says of it: "*Gerüchte* über ein Treffen", "*Vorbereitungen* auf den
    Gipfel"; None where there is none, or it says nothing.

    What is only asked for or not ruled out is possible: "bat um die *Vorbereitung* eines Treffens".
    """
    told = _by_head(trigger)
    if not told:
        return None
    support = (trigger.support or {}).get("status")
    asked = told == "planned" and trigger.argument and support == "possible"
    not_ruled_out = support == "denied" and (trigger.carrier or trigger.frame).clause.negated
    return "possible" if asked or not_ruled_out else told


def of_ended(trigger: Trigger, later: bool | None) -> str | None:
    """Return "held" for known talks that are to be ended: "kündigte an, *die Gespräche mit der GDL
    abzubrechen*"; None elsewhere."""
    frame = trigger.frame
    known = trigger.noun and trigger.argument and trigger.article == "definite" and not trigger.prep
    ended = known and frame.kind == "inf" and frame.lemma in _ENDING and not frame.clause.negated
    return "held" if ended else None


def declines(frame: Frame, trigger: Trigger | None = None) -> bool:
    """Whether a clause denies or turns down; an adjective of the event does not ("das *dementierte* Treffen
    fand doch statt")."""
    described = trigger.adjectives if trigger is not None else []
    return marked("governor", [word for word in frame.words if word not in described]) == "denied"


def _by_head(trigger: Trigger) -> str | None:
    """Return what the noun over an event says, "denied" where its clause denies a rumour: "wies *Gerüchte*
    über ein Treffen zurück"."""
    if not trigger.head:
        return None
    told, frame = marked("head", [trigger.head]), trigger.frame
    denied = declines(frame) or marked("rumour", frame.words) == "denied"  # "nannte Gerüchte Unsinn"
    return "denied" if told == "reported" and denied else told


def _in_marks(trigger: Trigger) -> bool:
    """Whether an event noun alone stands in quotation marks, so that the text does not vouch for the word:
    "das „Geheimtreffen“"."""
    doc, at = trigger.token.doc, trigger.token.i
    return 0 < at < len(doc) - 1 and doc[at - 1].text in '„»“"' and doc[at + 1].text in '“«”"'


def _came_to_nothing(trigger: Trigger) -> bool:
    """Whether what was only planned has failed: "Das geplante Treffen ist gescheitert"."""
    frame = trigger.carrier or trigger.frame
    failed = frame.lemma == "scheitern" and frame.clause.tense in PAST_TENSES and not frame.clause.negated
    return failed and not trigger.prep and by_adjectives(trigger) == "planned"


def _took_place(trigger: Trigger) -> bool:
    """Whether the clause tells that an event took place: "Das Treffen *fand* am Montag *statt*"."""
    frame = trigger.carrier or trigger.frame
    happened = frame.lemma in group("taking_place") and frame.clause.tense in ("past", "perfect")
    return happened and trigger.argument and not frame.clause.negated


def _suspended(trigger: Trigger) -> bool:
    """Whether what is only planned is suspended, so that it does not take place: "setzte den für Freitag
    geplanten Streik aus", not "setzten die Gespräche aus"."""
    frame = trigger.carrier or trigger.frame
    plain = not (frame.clause.negated or frame.clause.modal or frame.clause.konjunktiv)
    return trigger.noun and trigger.argument and frame.lemma in _SUSPENDING and plain
