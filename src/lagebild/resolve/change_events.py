"""What became of events and papers between two states of knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lagebild.model.annotation import EventStatus
from lagebild.model.change import Aspect, Change, ChangeKind
from lagebild.model.dossier import ContentStatus, RecordedEvent, RecordedPaper
from lagebild.resolve.change_scene import Scene
from lagebild.resolve.matching import Match

_FACT = frozenset({EventStatus.HELD, EventStatus.ONGOING})


def event_changes(scene: Scene, pairs: Iterable[Match[RecordedEvent]]) -> Iterator[Change]:
    """Yield the changes of events: status, time, places, participants."""
    for pair in pairs:
        now = pair.after or pair.before[0]
        parts = [(event.id, event.title) for event in pair.before]
        yield from scene.whole("events", pair, now.title, now.evidence, parts, now.status)
        if pair.after and pair.before:
            yield from _event(scene, pair.before[0], pair.after)


def _event(scene: Scene, was: RecordedEvent, now: RecordedEvent) -> Iterator[Change]:
    where = ("events", now.id, now.title)
    if was.status is not now.status:
        kind = status_kind(was.status, now.status)
        yield scene.changed(*where, Aspect.STATUS, was.status, now.status, now.evidence, kind)
    if (was.start, was.end) != (now.start, now.end):
        yield scene.changed(*where, Aspect.TIME, _time(was), _time(now), now.evidence)
    places = {scene.same_entity(place) for place in was.places}
    if places != set(now.places):
        old = ", ".join(sorted(scene.name_before(place) or "" for place in was.places)) or None
        new = ", ".join(sorted(scene.name(place) or "" for place in now.places)) or None
        yield scene.changed(*where, Aspect.PLACE, old, new, now.evidence)
    known = {scene.same_entity(p.entity) for p in was.participants}
    for person in now.participants:
        if person.entity not in known:
            name = scene.name(person.entity)
            yield scene.changed(*where, Aspect.PARTICIPANT, None, name, person.evidence)


def status_kind(was: EventStatus, now: EventStatus) -> ChangeKind:
    """Return what a change of status means.

    Announced, hearsay or disputed, and now told as fact: confirmed. Now denied or disputed: contradicted.
    Called off, put in doubt or merely over: changed.
    """
    if now in _FACT and was not in _FACT:
        return ChangeKind.CHANGED if was is EventStatus.CANCELLED else ChangeKind.CONFIRMED
    if now in (EventStatus.DISPUTED, EventStatus.DENIED):
        return ChangeKind.CONTRADICTED
    return ChangeKind.CHANGED


def _time(event: RecordedEvent) -> str | None:
    return "/".join(time for time in (event.start, event.end) if time) or None


def paper_changes(scene: Scene, pairs: Iterable[Match[RecordedPaper]]) -> Iterator[Change]:
    """Yield the changes of papers: contents, stances, how the text is known, what it revises."""
    papers = {paper.id: paper.name for paper in scene.after.papers}
    for pair in pairs:
        now = pair.after or pair.before[0]
        parts = [(paper.id, paper.name) for paper in pair.before]
        yield from scene.whole("papers", pair, now.name, now.evidence, parts)
        if pair.after and pair.before:
            yield from _contents(scene, pair.before, pair.after)
            yield from _standing(scene, pair.before, pair.after, papers)


def _contents(scene: Scene, earlier: tuple[RecordedPaper, ...], now: RecordedPaper) -> Iterator[Change]:
    known = {row: content for paper in earlier for content in paper.contents for row in content.evidence}
    for content in now.contents:
        was = next((known[row] for row in content.evidence if row in known), None)
        if was is None:
            yield scene.changed(
                "papers", now.id, now.name, Aspect.CONTENT, None, content.text, content.evidence
            )
        elif was.status is not content.status:
            corrected = content.status is ContentStatus.CORRECTED
            kind = ChangeKind.CORRECTED if corrected else ChangeKind.CHANGED
            text = f"{content.text} ({content.status})"
            yield scene.changed(
                "papers", now.id, now.name, Aspect.CONTENT, was.text, text, content.evidence, kind
            )


def _standing(
    scene: Scene, earlier: tuple[RecordedPaper, ...], now: RecordedPaper, papers: dict[str, str]
) -> Iterator[Change]:
    where = ("papers", now.id, now.name)
    before = [s for paper in earlier for s in paper.stances]
    known = {(scene.same_entity(s.entity), s.stance, bool(s.said_by)) for s in before}
    for stance in now.stances:  # its own word is news also where others have told of it before
        if (stance.entity, stance.stance, bool(stance.said_by)) not in known:
            tellers = ", ".join(str(scene.name(who)) for who in stance.said_by)
            told = f"{scene.name(stance.entity)}: {stance.stance}" + (f" ({tellers})" if tellers else "")
            yield scene.changed(*where, Aspect.STANCE, None, told, stance.evidence)
    if earlier[0].known is not now.known:
        yield scene.changed(*where, Aspect.KNOWN, earlier[0].known, now.known, now.evidence)
    names = {paper.id: paper.name for paper in scene.before.papers}
    former = {names.get(paper, paper) for row in earlier for paper in row.revises}
    for paper in now.revises:
        if papers.get(paper, paper) not in former and not any(paper in row.revises for row in earlier):
            yield scene.changed(*where, Aspect.REVISES, None, papers.get(paper, paper), now.evidence)
