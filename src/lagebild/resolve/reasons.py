"""Why names and reports of events and papers were brought together: each join of the rules, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lagebild.model.entity import Verdict
from lagebild.resolve.decide import Entry, Views, entries, ids_between
from lagebild.resolve.events import Report
from lagebild.resolve.paper_report import PaperReport
from lagebild.resolve.resolver import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two readings that are one entry: the words of each with the id of its article, and why."""

    entry: Entry
    left: tuple[str, str]
    right: tuple[str, str]
    reason: str


def joins(views: Views) -> tuple[Join, ...]:
    """Return every join of the rules, by entry; people's own decisions are not among them."""
    parts = (views,) if isinstance(views, View) else views
    every = [
        replace(join, entry=replace(join.entry, id=names.get(join.entry.id, join.entry.id)))
        for view, names in zip(parts, ids_between(parts), strict=True)
        for join in _of_view(view)
    ]
    return tuple(sorted(every, key=lambda j: (j.entry.section, j.entry.name, j.entry.id, j.left, j.right)))


def _of_view(view: View) -> Iterator[Join]:
    known = {entry.id: entry for entry in entries(view)}
    for judgement in view.joiner.judgements:
        if judgement.verdict is Verdict.SAME:
            entry = known[view.cast.entity_of[judgement.left]]
            left, right = (_node(view, node) for node in (judgement.left, judgement.right))
            yield Join(entry=entry, left=left, right=right, reason=judgement.reason)
    for event, happening in view.happenings:
        yield from _of_reports(known[event], happening.reports, happening.reasons, view)
    for paper, row in zip(view.shelf.ids, view.shelf.papers, strict=True):
        yield from _of_reports(known[paper], row.reports, row.reasons, view)


def _node(view: View, node: str) -> tuple[str, str]:
    found = view.cast.nodes.by_id[node]
    return found.name, min(found.articles, default="")


def _of_reports(
    entry: Entry, reports: Sequence[Report | PaperReport], reasons: Sequence[str], view: View
) -> Iterator[Join]:
    first = _report(reports[0], view)
    for report, reason in zip(reports, reasons, strict=True):
        if reason:
            yield Join(entry=entry, left=first, right=_report(report, view), reason=reason)


def _report(report: Report | PaperReport, view: View) -> tuple[str, str]:
    evidence = report.statement.evidence[0]
    return " ".join(evidence.excerpt.split()), evidence.article_id
