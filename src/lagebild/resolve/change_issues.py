"""What became of the points of a negotiation between two states of knowledge."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from lagebild.model.annotation import IssueStatus
from lagebild.model.change import HEARSAY, Aspect, Change, ChangeKind
from lagebild.model.dossier import IssueState, RecordedIssue
from lagebild.model.standing import speakers_of, telling, told_as_fact, words_of
from lagebild.resolve.change_scene import Scene
from lagebild.resolve.issue_points import point_of
from lagebild.resolve.matching import Match, match

_UNSETTLED = frozenset({IssueStatus.OPEN, IssueStatus.DISPUTED})


def issue_changes(scene: Scene) -> Iterator[Change]:
    """Yield the changes of points: how they stand, who else says so, further parties."""
    for pair in match(scene.before.issues, scene.after.issues, lambda issue: _keys(scene, issue)):
        now = pair.after or pair.before[0]
        yield from _whole(scene, pair, now)
        if pair.after and pair.before:
            yield from _standing(scene, telling(_course(pair.before)), now)
            yield from _parties(scene, pair.before, now)


def _keys(scene: Scene, issue: RecordedIssue) -> Iterator[Hashable]:
    """Yield what a point is followed by: its words, and what it is about in each text.

    Of a text that was printed again or corrected another copy may count later: its words are other ones.
    """
    yield from issue.evidence
    points = {point_of(wording) for wording in (issue.text, *issue.aliases)}
    for article in {row.article for row in issue.evidence}:
        yield from ((scene.origin.get(article, article), point) for point in points)


def _whole(scene: Scene, pair: Match[RecordedIssue], now: RecordedIssue) -> Iterator[Change]:
    """Yield whether a point is new, joined or gone; the words that say how it stands come first."""
    told = telling(now.history)
    evidence = tuple(dict.fromkeys((*words_of(told), *now.evidence)))
    parts = [(issue.id, issue.text) for issue in pair.before]
    return scene.whole("issues", pair, now.text, evidence, parts, _value(told, scene.name))


def _course(earlier: Sequence[RecordedIssue]) -> tuple[IssueState, ...]:
    """Return the course of points that are one now, in order of time."""
    states = (state for issue in earlier for state in issue.history)
    return tuple(sorted(states, key=lambda state: state.day or ""))


def _standing(scene: Scene, was: Sequence[IssueState], now: RecordedIssue) -> Iterator[Change]:
    """Yield another status, the same one now told as fact, or one more voice for it."""
    told = telling(now.history)
    kind = None
    if was[-1].status is not told[-1].status:
        kind = _status_kind(scene, was, told)
    elif told_as_fact(told) and not told_as_fact(was):
        kind = ChangeKind.CONFIRMED
    if kind is not None:
        old, new = _value(was, scene.name_before), _value(told, scene.name)
        yield scene.changed("issues", now.id, now.text, Aspect.STATUS, old, new, words_of(told), kind)
    elif not told_as_fact(was):
        heard = {scene.same_entity(who) for state in was for who in state.said_by}
        for who in speakers_of(told):
            if who not in heard:
                words = words_of(state for state in told if who in state.said_by)
                yield scene.changed(
                    "issues", now.id, now.text, Aspect.VOICE_FOR, None, scene.name(who), words
                )


def _status_kind(scene: Scene, was: Sequence[IssueState], now: Sequence[IssueState]) -> ChangeKind:
    """Return what a change of status means.

    Negotiations move: "strittig", then "geklärt", and also the other way round where both are told as fact.
    "Geklärt" on somebody's word, and others tell otherwise, or the other way round: contradicted. Taken back
    by a later version of the article: corrected.
    """
    if _is_taken_back(scene, was[-1].article, now[-1].article):
        return ChangeKind.CORRECTED
    reopened = was[-1].status is IssueStatus.AGREED and now[-1].status in _UNSETTLED
    if reopened and not (told_as_fact(was) and told_as_fact(now)):
        return ChangeKind.CONTRADICTED
    return ChangeKind.CHANGED


def _is_taken_back(scene: Scene, was: str, now: str) -> bool:
    """Whether a later version of the article that told of a state tells otherwise, or no longer tells it."""
    versions = {was}
    for recorded in scene.after.articles:
        if recorded.corrects in versions:
            versions.add(recorded.article.id)
    return len(versions) > 1 and (now in versions or now not in scene.fresh)


def _parties(scene: Scene, earlier: Iterable[RecordedIssue], now: RecordedIssue) -> Iterator[Change]:
    """Yield the parties beside those named before; where nobody was named, the first names are no change."""
    known = {scene.same_entity(party) for issue in earlier for party in issue.parties}
    for party in now.parties:
        if known and party not in known:
            name = scene.name(party)
            yield scene.changed("issues", now.id, now.text, Aspect.PARTICIPANT, None, name, now.evidence)


def _value(states: Sequence[IssueState], name: Callable[[str], str | None]) -> str:
    """Return a status with those whose word it is, where no report itself says so: "agreed (Rita Weber)"."""
    status = states[-1].status.value
    if told_as_fact(states):
        return status
    return f"{status} ({', '.join(str(name(who)) for who in speakers_of(states)) or HEARSAY})"
