"""Who takes part in an event that a verb names: "Weber *traf* Krüger", "*telefonierte* mit Krüger"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.events.bare import bare_group, bare_partners, bare_subjects
from lagebild.annotate.events.cast import Cast, parties_in
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import endings, group, is_finite
from lagebild.annotate.events.subjects import borrowed_subjects, shared_subject, subjects_of
from lagebild.annotate.events.topic import met_several, topic_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger

_MEETS = frozenset(["reciprocal", "with", "speak", "transitive"])
"""Modes of verbs that only people can be the subject of, and that take only people after "mit"."""


_ALONE = frozenset(["decision", "announcement"])
"""What a side does by itself, whomever it concerns."""
_TAKES_PARTNERS = frozenset(["reciprocal", "with", "speak", "between"])


def verb_cast(trigger: Trigger, reader: PartyReader) -> Cast:
    """Return who takes part, by the frame of the verb."""
    frame = trigger.frame
    mode = trigger.row["mode"]
    meets = trigger.row["lemma"] != "treffen" or bool({"sich", "mit"} & set(frame.words))
    meets = meets and mode in _MEETS
    inside = parties_in(reader, frame, all_of_them=meets)
    if trigger.of_noun:
        inside = [p for p in inside if p.first != trigger.token.i + 1]  # "das unterzeichnete *Papier*"
    partners = mode in _TAKES_PARTNERS and trigger.row["lemma"] not in group("mit_is_manner")
    if partners and not any(p.prep == "mit" for p in inside):
        inside = sorted((*inside, *bare_partners(frame, inside)), key=lambda p: p.first)
    if not inside and len(frame.tokens) <= 3 and frame.index:
        frame = trigger.frames[frame.index - 1]
        inside = [p for p in reader.within(frame.tokens) if not p.place]
    subjects = subjects_of(frame, inside) if frame.kind != "inf" else []
    if (
        not subjects
        and mode in ("paper", "declare")
        and frame.kind == "rel"
        and frame.words[0] in ("den", "die", "das")
    ):
        # "die Eckpunkte, die Weber und Krüger am Dienstag vorgelegt haben"
        subjects = [p for p in inside if p.prep == "" and p.named and not (p.dependent or p.genitive)]
    subjects = subjects or shared_subject(frame, reader)
    between = frame.clause.passive and sum(p.prep == "zwischen" for p in inside) > 1
    if not subjects and not between:  # not "die zwischen Bahn und Verdi ausgehandelt wurde"
        subjects = borrowed_subjects(trigger, reader, trigger.frame) or topic_of(
            trigger, frame, reader, subjects_of
        )
    if mode == "vote" and not subjects:
        subjects = _counted_voters(frame, reader)
    alone = trigger.row["lemma"] != "treffen" or "sich" in frame.words  # "Regen und Hagel trafen das Dorf"
    if mode in ("reciprocal", "agree") and alone and not frame.clause.passive and len(subjects) < 2:
        seated = bool(trigger.row.get("seat"))
        subjects = bare_subjects(frame, inside) or subjects or ([] if seated else bare_group(frame, inside))
    subjects = _several(frame, subjects) if mode == "reciprocal" else subjects
    attached = _own_partners([p for p in inside if p.prep in ("mit", "zwischen") and not p.dependent], frame)
    if mode == "agree":
        attached = [p for p in attached if not _in_what_is_agreed(p, frame, subjects)]
    if trigger.type in _ALONE and mode in ("paper", "declare", "object", "vote"):
        attached = []  # "ratifizierte das Abkommen mit Norland", "stimmt über den Vertrag mit der Bahn ab"
    objects: list[Party] = []
    if mode in ("reciprocal", "transitive", "visit", "speak", "dismiss") and not frame.clause.passive:
        first = {p.name for p in subjects}
        objects = [
            p for p in inside if p.prep == "" and p.name not in first and not p.dependent and not p.genitive
        ]
    if mode == "transitive" and bool(subjects) is not bool(objects) and not frame.clause.passive:
        several = met_several(trigger, frame, reader, subjects_of)
        subjects, objects = (subjects or objects, several) if several else (subjects, objects)
    if objects:
        attached = [p for p in attached if not _adversary(p, frame)]
    agents = [p for p in inside if p.prep in ("von", "vom") and not p.dependent]
    done = {"wurde", "worden"} if mode == "transitive" else set()
    if agents:
        done |= {"wurden"} | ({"wird", "werden", "werde"} if mode == "transitive" else set())
    if done & set(frame.words) and (
        agents or not frame.clause.passive
    ):  # "empfangen" is infinitive and participle
        met = [p for p in inside if p.prep == "" and not (p.genitive or p.dependent)]
        patients = met if frame.clause.passive else subjects
        subjects, objects = [*agents, *[p for p in patients if p not in agents]], []
    elif mode == "transitive" and frame.clause.passive:
        objects = [p for p in inside if p.prep == "" and not p.genitive and not p.dependent]
    if agents and not subjects and frame.clause.passive and mode in ("paper", "declare"):
        subjects = agents  # "der von Norland am Freitag vorgelegte Entwurf"
    if mode == "between" and subjects:
        attached = [p for p in reader.within(frame.tokens) if p.prep == "zwischen"]
        attached = attached or [p for p in inside if p.prep == "mit" and not p.dependent]
    if trigger.row.get("to"):
        attached += [p for p in inside if p.prep in ("an", "") and p not in subjects and not p.genitive]
    if mode == "dismiss" and frame.kind == "rel" and frame.words[0] in ("den", "die", "das"):
        objects += [p for p in borrowed_subjects(trigger, reader, frame) if p not in subjects]
    if agents and mode == "travel" and frame.clause.passive:
        # "wird in Prag von Krüger erwartet"
        subjects = [p for p in inside if p.prep == "" and not (p.genitive or p.dependent)]
        return Cast(tuple(attached), tuple(subjects), (), tuple(agents))
    if mode == "travel":
        towards = [p for p in inside if p.prep in ("zu", "zum", "zur") and not p.dependent]
        beside = [p for p in attached if p.prep == "mit" and not _of_event(p, reader)]
        attached = [*beside, *towards]
    if trigger.row.get("at"):
        attached += [p for p in inside if p.prep in ("bei", "beim") and not p.dependent]
    hosts = _whose_guests(frame, inside) if trigger.row.get("guest") else []
    return Cast(tuple(attached), tuple(subjects), tuple(objects), tuple(hosts))


def _whose_guests(frame: Frame, inside: list[Party]) -> list[Party]:
    """Return with whom somebody is a guest: "war *bei Krüger* zu Gast", "war Gast *von Krüger*"."""
    guest = next((t.i for t in frame.tokens if t.lower_ == "gast"), None)
    at = [p for p in inside if p.prep in ("bei", "beim") and not p.dependent]
    of = [p for p in inside if guest is not None and p.first == guest + 2 and p.prep in ("von", "vom")]
    return [p for p in at or of if p.named]


def _counted_voters(frame: Frame, reader: PartyReader) -> list[Party]:
    """Return who votes where their number or share is told: "84 Prozent *der Gläubiger* stimmten für"."""
    doc = reader.doc
    found = [p for p in reader.among(frame.tokens) if p.plural and p.prep == "" and not p.named]
    return [
        p
        for p in found
        if p.name[:1].isdigit() or any(t.lower_ in _SHARE for t in doc[max(0, p.first - 2) : p.first])
    ][:1]


_SHARE = group("share_of_voters")


def _of_event(party: Party, reader: PartyReader) -> bool:
    """Whether "mit" before a party hangs on an event noun: "nach dem *Gespräch mit Weber* reiste Krüger"."""
    lead = next((t for t in reversed(reader.doc[: party.first]) if t.lower_ == "mit"), None)
    return lead is not None and lead.i > 0 and noun_entry(reader.doc[lead.i - 1].text) is not None


def _takes_partner(noun: Token) -> bool:
    """Whether "mit" behind a noun tells with whom that is: "nach *Gesprächen* mit", "im *Streit* mit"."""
    return noun_entry(noun.text) is not None or (noun.text[:1].isupper() and noun.lower_.endswith(_STRIFE))


_STRIFE = endings("strife")


def _adversary(party: Party, frame: Frame) -> bool:
    """Whether a party only stands on the other side of a quarrel: "Im *Konflikt mit Norland* traf Weber
    Krüger"."""
    lead = next((t for t in reversed(frame.tokens) if t.i < party.first and t.lower_ == "mit"), None)
    return lead is not None and lead.i > 0 and lead.doc[lead.i - 1].lower_.endswith(_STRIFE)


def _in_what_is_agreed(party: Party, frame: Frame, subjects: list[Party]) -> bool:
    """Whether "mit" hangs on a noun of what several agree on, or deep in it: "Die Minister einigten sich *auf
    ein Mandat für Verhandlungen mit Norland*", not "einigte sich auf einen Vertrag mit der Bahn"."""
    before = [t for t in frame.tokens if t.i < party.first]
    upon = next((n for n in range(len(before) - 1, -1, -1) if before[n].lower_ in _UPON), None)
    if upon is None:
        return False
    phrase = before[upon + 1 :]
    lead = next((n for n in range(len(phrase) - 1, -1, -1) if phrase[n].lower_ == "mit"), None)
    if not lead or not phrase[lead - 1].text[:1].isupper() or any(is_finite(t) for t in phrase[:lead]):
        return False
    several = len(subjects) > 1 or any(p.plural for p in subjects)
    return several or any(t.lower_ in _DEEPER for t in phrase[:lead])


_UPON = group("agreed_upon")
_DEEPER = group("deeper_in_phrase")


def _own_partners(partners: list[Party], frame: Frame) -> list[Party]:
    """Return whom the verb has beside it, without those of an event noun: "telefonierte *nach Gesprächen mit
    Weber* mit Krüger"."""
    leads = [t for t in frame.tokens if t.lower_ in ("mit", "zwischen")]
    if len(leads) < 2:
        return partners
    nouns = {t.i for t in leads if t.i and _takes_partner(t.doc[t.i - 1])}
    own = [p for p in partners if max((t.i for t in leads if t.i < p.first), default=-1) not in nouns]
    return own or partners


def _several(frame: Frame, subjects: list[Party]) -> list[Party]:
    """Return one unnamed subject as several where the verb says so: "Mitarbeiter beider Parteien
    *verhandeln*"."""
    finite = frame.finite.lower_ if frame.finite is not None else ""
    one = len(subjects) == 1 and not subjects[0].named and not subjects[0].plural
    return [replace(subjects[0], plural=True)] if one and finite.endswith("n") else subjects
