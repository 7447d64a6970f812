"""Verhandlungspunkte: what is negotiated, how each point stands, and how it came to that."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.model.annotation import IssueStatus
from lagebild.model.dossier import Evidence, IssueState, RecordedIssue
from lagebild.publish.anchors import anchor
from lagebild.publish.dates import day_words
from lagebild.publish.index import DossierIndex
from lagebild.publish.phrases import heading
from lagebild.publish.wording import label

_ORDER = (
    IssueStatus.DISPUTED,
    IssueStatus.OPEN,
    IssueStatus.UNCLEAR,
    IssueStatus.SET_ASIDE,
    IssueStatus.AGREED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How a point stood on one day, by whose word, with the words that say so."""

    day: str
    status: IssueStatus
    word: str
    said_by: tuple[str, ...]
    hearsay: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point as a card; ``negotiation`` is the title of its thread where the dossier has several."""

    issue: RecordedIssue
    anchor: str
    text: str
    status_word: str
    negotiation: str
    parties: tuple[str, ...]
    steps: tuple[Step, ...]
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointGroup:
    """The points of one status."""

    status: IssueStatus
    word: str
    points: tuple[Point, ...]


def point_groups(index: DossierIndex) -> tuple[PointGroup, ...]:
    """Return the points by status, what is disputed first, newest report first."""
    groups = []
    for status in _ORDER:
        found = [point(index, issue) for issue in index.dossier.issues if issue.status is status]
        found.sort(key=lambda point: point.issue.id)
        found.sort(key=lambda point: point.last, reverse=True)
        if found:
            groups.append(PointGroup(status=status, word=label("issue_status", status), points=tuple(found)))
    return tuple(groups)


def point(index: DossierIndex, issue: RecordedIssue) -> Point:
    """Return one point as a card."""
    return Point(
        issue=issue,
        anchor=anchor("i", issue.id),
        text=heading(issue.text),
        status_word=label("issue_status", issue.status),
        negotiation=_negotiation(index, issue),
        parties=index.names(issue.parties),
        steps=tuple(_step(index, state) for state in issue.history),
        last=max((state.day or "" for state in issue.history), default=""),
    )


def _negotiation(index: DossierIndex, issue: RecordedIssue) -> str:
    """Return the title of the largest thread that the first report belongs to: "Ort" says little without."""
    threads = index.threads_of.get(issue.history[0].article, ()) if issue.history else ()
    if len(index.dossier.threads) < 2 or not threads:
        return ""
    return min(threads, key=lambda thread: (-len(thread.articles), thread.id)).title


def _step(index: DossierIndex, state: IssueState) -> Step:
    return Step(
        day=day_words(state.day),
        status=state.status,
        word=label("issue_status", state.status),
        said_by=index.names(state.said_by),
        hearsay=state.hearsay,
        evidence=state.evidence,
    )
