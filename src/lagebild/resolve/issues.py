"""Negotiated points over all articles: how each stands, and how it came to that.

"Offen ist die Laufzeit" and, a week later, "Auf die Laufzeit des Vertrags haben sie sich geeinigt" are of one
point. Only reports of one negotiation are joined: "Laufzeit" in another wage round is another point.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lagebild.model.annotation import Issue, IssueStatus
from lagebild.model.dossier import IssueState, RecordedIssue, Thread
from lagebild.model.standing import standing
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.entities import Cast
from lagebild.resolve.ids import distinct, make_id
from lagebild.resolve.issue_points import Point, groups, of_the_past, point_of
from lagebild.resolve.material import Material, evidence_of, merged, typed
from lagebild.resolve.origins import Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    statement: Statement
    issue: Issue
    point: Point


def make_issues(
    material: Material, cast: Cast, origins: Origins, threads: Sequence[Thread]
) -> tuple[RecordedIssue, ...]:
    """Return the points of all articles, in the order in which they were first told of."""
    home = _homes(threads)
    by_thread: dict[str, list[_Report]] = defaultdict(list)
    for report in _reports(material, origins):
        article = report.statement.article_id
        by_thread[home.get(article, article)].append(report)
    together = [group for reports in by_thread.values() for group in _joined(reports)]
    together.sort(key=lambda group: _place(group[0], material))
    issues = [_recorded(group, material, cast) for group in together]
    ids = distinct(issue.id for issue in issues)
    return tuple(replace(issue, id=entry) for issue, entry in zip(issues, ids, strict=True))


def _homes(threads: Sequence[Thread]) -> dict[str, str]:
    """Return the one thread that each article counts for, the largest that it belongs to."""
    found: dict[str, str] = {}
    for thread in sorted(threads, key=lambda thread: (-len(thread.articles), thread.id)):
        for article in thread.articles:
            found.setdefault(article, thread.id)
    return found


def _reports(material: Material, origins: Origins) -> Iterable[_Report]:
    """Yield what counts: of copies of one text the first, of corrected articles nothing."""
    corrected = set(origins.corrects.values())
    first: dict[str, str] = {}
    for article in material.articles:
        if article.id not in corrected:
            first.setdefault(origins.origin.get(article.id, article.id), article.id)
    counted = set(first.values())
    for statement in material.of_kind(StatementKind.ISSUE):
        issue = typed(statement, Issue)
        point = point_of(issue.text)
        if point and statement.article_id in counted:
            yield _Report(statement=statement, issue=issue, point=point)


def _joined(reports: Sequence[_Report]) -> list[list[_Report]]:
    home = groups(report.point for report in reports)
    found: dict[Point, list[_Report]] = defaultdict(list)
    for report in reports:
        found[home[report.point]].append(report)
    return list(found.values())


def _place(report: _Report, material: Material) -> tuple[int, int, int]:
    statement = report.statement
    return material.rank[statement.article_id], report.issue.span.start, statement.index


def _recorded(reports: Sequence[_Report], material: Material, cast: Cast) -> RecordedIssue:
    first = reports[0]
    texts = list(dict.fromkeys(report.issue.text for report in reports))
    fullest = max(reports, key=lambda r: (len(r.point.beside), len(r.issue.text), r.issue.text)).issue.text
    history = _history(reports, material, cast)
    parties = (_named(cast, r.statement.article_id, r.issue.parties) for r in reports)
    return RecordedIssue(
        id=make_id("issue", first.statement.article_id, first.issue.text),
        text=fullest,
        aliases=tuple(text for text in texts if text != fullest),
        status=standing(history).status,
        parties=tuple(sorted({entity for row in parties for entity in row})),
        history=history,
        evidence=merged(evidence_of(r.statement) for r in reports),
    )


def _history(reports: Sequence[_Report], material: Material, cast: Cast) -> tuple[IssueState, ...]:
    """Return the states in order of time; within an article in that of the text.

    What an article tells of the past comes before what it says was agreed: "Geeinigt haben sie sich auf die
    Laufzeit. Strittig war sie zuvor."
    """

    def order(report: _Report) -> tuple[int, bool, int, int]:
        article = material.by_id[report.statement.article_id]
        past = report.issue.status is not IssueStatus.AGREED and of_the_past(
            report.issue.span.of(article.text)
        )
        rank, start, index = _place(report, material)
        return rank, not past, start, index

    states = [_state(report, material, cast) for report in sorted(reports, key=order)]
    runs = (list(run) for _, run in groupby(states, key=lambda state: replace(state, evidence=())))
    return tuple(replace(run[0], evidence=merged(state.evidence for state in run)) for run in runs)


def _state(report: _Report, material: Material, cast: Cast) -> IssueState:
    article, issue = report.statement.article_id, report.issue
    speakers = _named(cast, article, issue.said_by)
    nobody_named = bool(issue.said_by) and not speakers  # "sagte ein Diplomat"
    return IssueState(
        status=issue.status,
        day=material.day(article),
        article=article,
        said_by=speakers,
        hearsay=issue.hearsay or nobody_named,
        evidence=evidence_of(report.statement),
    )


def _named(cast: Cast, article: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({entity for name in names if (entity := cast.named(article, name))}))
