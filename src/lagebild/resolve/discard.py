"""A dossier without an entry: nothing points at it any more, nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lagebild.model.dossier import (
    Claim,
    Dossier,
    Entity,
    Evidence,
    RecordedEvent,
    RecordedIssue,
    RecordedPaper,
    RecordedQuotation,
    Speaker,
    Voice,
)
from lagebild.model.standing import standing


def without(dossier: Dossier, section: str, entry: str, places: frozenset[str]) -> Dossier:
    """Return the dossier without the words at ``places`` in an entry; without it if no words remain.

    A name goes as a whole. Where somebody unnamed is left, the words of the article stay („speaker“ without
    an entity).
    """
    if section == "entities":
        return _without_entity(dossier, entry)
    kept = []
    gone = False
    for row in getattr(dossier, section):
        left = _reduced(row, places) if row.id == entry else row
        gone = gone or left is None
        if left is not None:
            kept.append(left)
    made: dict[str, Any] = {section: tuple(kept)}
    return _unlinked(replace(dossier, **made), section, entry) if gone else replace(dossier, **made)


def _reduced(row: Any, places: frozenset[str]) -> Any:
    if isinstance(row, Claim):
        supporters, opponents = _voices(row.supporters, places), _voices(row.opponents, places)
        return replace(row, supporters=supporters, opponents=opponents) if supporters or opponents else None
    if isinstance(row, RecordedIssue):
        return _issue_left(row, places)
    evidence = _left(row.evidence, places)
    return replace(row, evidence=evidence) if evidence else None


def _issue_left(row: RecordedIssue, places: frozenset[str]) -> RecordedIssue | None:
    states = (replace(state, evidence=_left(state.evidence, places)) for state in row.history)
    history = tuple(state for state in states if state.evidence)
    if not history:
        return None
    return replace(
        row, history=history, status=standing(history).status, evidence=_left(row.evidence, places)
    )


def _voices(voices: Iterable[Voice], places: frozenset[str]) -> tuple[Voice, ...]:
    left = (replace(voice, evidence=_left(voice.evidence, places)) for voice in voices)
    return tuple(voice for voice in left if voice.evidence)


def _left(evidence: Iterable[Evidence], places: frozenset[str]) -> tuple[Evidence, ...]:
    return tuple(e for e in evidence if f"{e.field}:{e.start}-{e.end}@{e.article}" not in places)


def _unlinked(dossier: Dossier, section: str, entry: str) -> Dossier:
    if section == "events":
        agenda = (replace(i, event=None) if i.event == entry else i for i in dossier.agenda)
        return replace(dossier, agenda=tuple(agenda))
    if section == "quotations":
        quotations = (replace(q, within=None) if q.within == entry else q for q in dossier.quotations)
        return replace(dossier, quotations=tuple(quotations))
    if section == "papers":
        papers = (
            replace(p, revises=_others(p.revises, entry), part_of=_others(p.part_of, entry))
            for p in dossier.papers
        )
        return replace(dossier, papers=tuple(papers))
    return dossier


def _others(ids: Iterable[str], entry: str) -> tuple[str, ...]:
    return tuple(one for one in ids if one != entry)


def _without_entity(dossier: Dossier, gone: str) -> Dossier:
    def kept(one: str | None) -> str | None:
        return None if one == gone else one

    return replace(
        dossier,
        entities=tuple(_entity(e, gone) for e in dossier.entities if e.id != gone),
        quotations=tuple(_quotation(q, gone) for q in dossier.quotations),
        events=tuple(_event(e, gone) for e in dossier.events),
        papers=tuple(_paper(p, gone) for p in dossier.papers),
        claims=tuple(
            replace(
                c,
                supporters=tuple(replace(v, entity=kept(v.entity)) for v in c.supporters),
                opponents=tuple(replace(v, entity=kept(v.entity)) for v in c.opponents),
            )
            for c in dossier.claims
        ),
        agenda=tuple(replace(i, announced_by=_others(i.announced_by, gone)) for i in dossier.agenda),
        issues=tuple(_issue(i, gone) for i in dossier.issues),
    )


def _entity(row: Entity, gone: str) -> Entity:
    roles = tuple(replace(role, of=None) if role.of == gone else role for role in row.roles)
    of, side = (None if one == gone else one for one in (row.of, row.side))
    return replace(row, of=of, side=side, roles=roles)


def _quotation(row: RecordedQuotation, gone: str) -> RecordedQuotation:
    def named(who: Speaker) -> Speaker:
        return replace(who, entity=None) if who.entity == gone else who

    addressee = named(row.addressee) if row.addressee else None
    return replace(row, speakers=tuple(named(who) for who in row.speakers), addressee=addressee)


def _event(row: RecordedEvent, gone: str) -> RecordedEvent:
    people = (replace(p, side=None) if p.side == gone else p for p in row.participants if p.entity != gone)
    return replace(row, participants=tuple(people), places=_others(row.places, gone))


def _issue(row: RecordedIssue, gone: str) -> RecordedIssue:
    history = tuple(replace(state, said_by=_others(state.said_by, gone)) for state in row.history)
    return replace(row, parties=_others(row.parties, gone), history=history)


def _paper(row: RecordedPaper, gone: str) -> RecordedPaper:
    stances = tuple(
        replace(stance, said_by=_others(stance.said_by, gone))
        for stance in row.stances
        if stance.entity != gone and stance.said_by != (gone,)
    )
    return replace(row, presented_by=_others(row.presented_by, gone), stances=stances)
