"""Which names mean one paper, and how the papers descend from one another.

A paper is seldom seen: "der 28-Punkte-Plan", "der US-Plan", "der Entwurf". Two names are one paper only with
a reason: the same number of points and kind, the same full name, or the same presenter and month, and nothing
against it (other points, another presenter). A bare "der Plan" stays with its own article; "ihr Angebot" is
the last that this side made, and a nameless revision is the one known revision of that paper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lagebild.lexicon import group
from lagebild.model.annotation import Commitment, Paper, PaperKind
from lagebild.model.entity import EntityKind
from lagebild.model.statement import StatementKind
from lagebild.resolve.days import Days, days_of
from lagebild.resolve.entities import Cast
from lagebild.resolve.keys import stem
from lagebild.resolve.material import Material, typed
from lagebild.resolve.nodes import identify
from lagebild.resolve.paper_match import against, is_plain_offer, is_revised, shared
from lagebild.resolve.paper_parties import body_meant, is_vague
from lagebild.resolve.paper_report import PaperReport
from lagebild.resolve.paper_sole import Table
from lagebild.resolve.verdicts import Verdicts
from lagebild.resolve.words import bare_heads, body_name, state_in, state_of


@dataclass(slots=True)
class Dossiered:
    """Reports of one paper, with why each was joined to the others."""

    reports: list[PaperReport] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def absorb(self, other: Dossiered) -> None:
        """Take the reports of another paper, which somebody has called the same."""
        self.reports.extend(other.reports)
        self.reasons.extend(other.reasons)


def paper_reports(
    material: Material, cast: Cast, company: dict[str, frozenset[str]]
) -> tuple[PaperReport, ...]:
    """Return every article's reports of papers; ``company`` gives the sides that an article speaks of."""
    found = []
    promised: dict[str, list[Commitment]] = defaultdict(list)
    for statement in material.of_kind(StatementKind.COMMITMENT):
        promised[statement.article_id].append(typed(statement, Commitment))
    for statement in material.of_kind(StatementKind.PAPER):
        paper = typed(statement, Paper)
        article = statement.article_id
        named = {cast.named(article, name) for name in paper.presented_by}
        by = {body_meant(cast, entity, company[article]) for entity in named}
        by |= {owner_by_name(article, paper.name, cast)}
        sides = {cast.side(entity) or entity for entity in by if entity}
        sure = {cast.side(entity) or entity for entity in by if entity and not is_vague(cast, entity)}
        names = {_name_key(name) for name in (paper.name, *paper.aliases)}
        found.append(
            PaperReport(
                statement=statement,
                paper=paper,
                names=frozenset(key for key in names if not is_bare(key)),
                by=frozenset(sides),
                sure=frozenset(sure),
                kin=frozenset(sure | {up for side in sure if (up := cast.side(side))}),
                days=days_of(paper.presented),
                published=_day(material.by_id[statement.article_id].day),
                company=company[statement.article_id],
                due=_due(paper, promised[article]),
            )
        )
    return tuple(found)


def _due(paper: Paper, promised: Sequence[Commitment]) -> Days | None:
    """Return the time for which a paper is announced where it is first named."""
    whens = [
        row.when for row in promised if row.span.covers(paper.mentions[0] if paper.mentions else paper.span)
    ]
    return days_of(whens[0]) if whens and not paper.presented else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written and len(written) >= 10 else None


def _name_key(name: str) -> str:
    """Return the words of a name that count: "eigener Entwurf für die Rente" is the "Entwurf zur Rente"."""
    words = [word for word in name.strip("„“\"»«‚‘'").split() if word.casefold() not in _UNTOLD]
    return " ".join(stem(word) for word in words)


_UNTOLD = group("resolve_words", "untold")
"""Words of a name that do not tell one paper from another: articles, prepositions of its topic, "eigener"."""


def owner_by_name(article: str, name: str, cast: Cast) -> str | None:
    """Return the state or body that a paper is called after: "der US-Plan", "der amerikanische Entwurf",
    "der EU-Plan"."""
    first = name.split()[0] if name else ""
    prefix = first.partition("-")[0] if "-" in first else ""
    state = state_in(first) or (state_of(prefix) if prefix else None)
    if state is None and prefix and (body := body_name(prefix)):
        return cast.entity_of.get(identify(article, EntityKind.ORGANISATION, body, None)[0])
    return cast.named(article, state) if state else None


def is_bare(key: str) -> bool:
    """Whether a name key is a head alone, which may be any paper ("entwurf", "der neue plan")."""
    words = key.split()
    return all(word in bare_heads() for word in words)


def join_papers(
    reports: Sequence[PaperReport], origin: dict[str, str], verdicts: Verdicts
) -> list[Dossiered]:
    """Bring together the reports of one paper, in order of time, by blocks of points, name and presenter."""
    blocks: dict[tuple[str, ...], list[Dossiered]] = defaultdict(list)
    papers: list[Dossiered] = []
    table = Table(reports, origin)
    for report in reports:
        keys = _block_keys(report, origin)
        candidates = list({id(row): row for key in keys for row in blocks[key]}.values())
        allowed = [
            row
            for row in candidates
            if not verdicts.apart(report.statement.id, (r.statement.id for r in row.reports))
        ]
        fitting = [(reason, row) for row in allowed if (reason := _reason(report, row, origin))]
        if not fitting and (last := _last_offer(report, allowed)):
            fitting = [("letztes Angebot derselben Seite", last)]
        if not fitting and (sole := table.only(report, _apart_from(report, verdicts))):
            fitting = [sole]
        if not fitting and (owned := table.of_owner(report, _apart_from(report, verdicts))):
            fitting = [owned]
        reason, paper = fitting[0] if fitting else ("", Dossiered())
        if not fitting:
            papers.append(paper)
        table.add(report, paper)
        paper.reports.append(report)
        paper.reasons.append(reason)
        for key in keys:
            if all(row is not paper for row in blocks[key]):
                blocks[key].append(paper)
    return _announced_first(_with_revisions(papers, verdicts), verdicts)


def _apart_from(report: PaperReport, verdicts: Verdicts) -> Callable[[Dossiered], bool]:
    """Return what tells whether somebody has said that a paper is another than the report's."""
    mine = report.statement.id
    return lambda row: verdicts.apart(mine, (r.statement.id for r in row.reports))


def _with_revisions(papers: list[Dossiered], verdicts: Verdicts) -> list[Dossiered]:
    """Give nameless revisions of a paper ("überarbeitete Fassung des Plans") to the one named revision."""
    where = {(r.article, r.statement.index): row for row in papers for r in row.reports}
    revisions: dict[int, list[Dossiered]] = defaultdict(list)
    for row in papers:
        bases = {id(where.get((r.article, n))) for r in row.reports for n in r.paper.revises}
        for base in bases - {id(None)}:
            revisions[base].append(row)
    gone: set[int] = set()
    for rows in revisions.values():
        named = [row for row in rows if _has_name(row)]
        for row in rows:
            if (
                len(named) == 1
                and not _has_name(row)
                and id(row) not in gone
                and _fits(row, named[0], verdicts)
            ):
                named[0].absorb(row)
                named[0].reasons[-len(row.reports) :] = [
                    "einzige bekannte Neufassung desselben Papiers"
                ] * len(row.reports)
                gone.add(id(row))
    return [row for row in papers if id(row) not in gone]


def _announced_first(papers: list[Dossiered], verdicts: Verdicts) -> list[Dossiered]:
    """Take the announcement of a revision ("will bis Mitte März einen neuen Entwurf vorlegen") for the only
    revision that its parties present from then on, until two weeks after that time."""
    revised = [row for row in papers if any(is_revised(report) for report in row.reports)]
    announced = [row for row in revised if len(row.reports) == 1 and row.reports[0].due]
    gone: set[int] = set()
    for first in announced:
        fits = [row for row in revised if row is not first and _is_due(first.reports[0], row)]
        rivals = [row for row in announced if row is not first and fits and _is_due(row.reports[0], fits[0])]
        if len(fits) == 1 and not rivals and _fits(first, fits[0], verdicts):
            fits[0].reports[:0] = first.reports
            fits[0].reasons[:0] = [*first.reasons]
            fits[0].reasons[len(first.reports)] = "angekündigte Neufassung derselben Beteiligten"
            gone.add(id(first))
    return [row for row in papers if id(row) not in gone]


def _is_due(report: PaperReport, row: Dossiered) -> bool:
    """Whether a paper was presented in the time for which a report announces one, by the same parties."""
    last = report.due.last if report.due else None
    if last is None or report.published is None:
        return False
    late = last + timedelta(days=_LATE)
    return any(
        other.days is not None
        and other.days.first is not None
        and report.published <= other.days.first <= late
        and len(report.company & other.company) >= 2
        for other in row.reports
    )


_LATE = 14
"""Days after the time announced within which the paper presented is the one meant."""


def _has_name(row: Dossiered) -> bool:
    return any(report.names or report.paper.points for report in row.reports)


def _fits(row: Dossiered, other: Dossiered, verdicts: Verdicts) -> bool:
    return not any(
        against(mine, theirs) or verdicts.apart(mine.statement.id, [theirs.statement.id])
        for mine in row.reports
        for theirs in other.reports
    )


def _last_offer(report: PaperReport, papers: Sequence[Dossiered]) -> Dossiered | None:
    """Return the last offer of the same side reported before, where the report says only "ihr Angebot"."""
    if not is_plain_offer(report) or report.days:
        return None
    theirs = [
        row
        for row in papers
        if any(r.paper.kind is PaperKind.OFFER for r in row.reports)
        and any(_same_side(r, report) for r in row.reports)
        and not any(against(report, other) for other in row.reports)
    ]
    if not theirs:
        return None
    raised = is_revised(report)
    if raised and (report.paper.revises or not any(is_revised(r) for r in theirs[-1].reports)):
        return None
    return theirs[-1]


def _same_side(report: PaperReport, other: PaperReport) -> bool:
    """Whether both offers are of one side; an article that names no side speaks of its own company's."""
    if report.by and other.by:
        return bool(report.by & other.by)
    return is_plain_offer(report) and len(report.company & other.company) >= 2


def _block_keys(report: PaperReport, origin: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    keys = [("name", name) for name in sorted(report.names)]
    if report.paper.points:
        keys.append(("points", str(report.paper.points)))
    keys.extend(("by", side) for side in sorted(report.by))
    keys.append(("origin", origin[report.article]))
    if report.paper.kind in (PaperKind.BUNDLE, PaperKind.OFFER):
        keys.extend((report.paper.kind, side) for side in sorted(report.company))
    if report.days and is_revised(report):
        keys.append(("revised", str(report.days)))
    return tuple(keys)


def _reason(report: PaperReport, paper: Dossiered, origin: dict[str, str]) -> str | None:
    """Return why the report is of this paper, None where nothing says so or something speaks against."""
    others = paper.reports
    if any(against(report, other) for other in others):
        return None
    for other in others:
        if (reason := shared(report, other, origin)) is not None:
            return reason
    return None
