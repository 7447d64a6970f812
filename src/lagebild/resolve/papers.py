"""Which names mean one paper, and how the papers descend from one another.

A paper is seldom seen: "der 28-Punkte-Plan", "der US-Plan", "der Entwurf". Two names are one paper only with
a reason: the same number of points and kind, the same full name, or the same presenter and month, and nothing
against it (other points, another presenter). A bare "der Plan" stays with its own article; "ihr Angebot" is
the last that this side made, and a nameless revision is the one known revision of that paper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lagebild.model.annotation import Paper, PaperKind
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.days import Days, days_of
from lagebild.resolve.entities import Cast
from lagebild.resolve.keys import stem
from lagebild.resolve.material import Material, typed
from lagebild.resolve.verdicts import Verdicts
from lagebild.resolve.words import bare_heads, state_in, state_of

_SUMMIT = 14
"""So many days apart, declarations of the same name are of different summits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReport:
    """What one article says of a paper, its names resolved."""

    statement: Statement
    paper: Paper
    names: frozenset[str]
    by: frozenset[str]
    days: Days | None
    published: date | None
    company: frozenset[str]

    @property
    def article(self) -> str:
        """Id of the article."""
        return self.statement.article_id


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
    for statement in material.of_kind(StatementKind.PAPER):
        paper = typed(statement, Paper)
        by = {cast.named(statement.article_id, name) for name in paper.presented_by}
        by |= {owner_by_name(statement.article_id, paper.name, cast)}
        sides = {cast.side(entity) or entity for entity in by if entity}
        names = {_name_key(name) for name in (paper.name, *paper.aliases)}
        found.append(
            PaperReport(
                statement=statement,
                paper=paper,
                names=frozenset(key for key in names if not is_bare(key)),
                by=frozenset(sides),
                days=days_of(paper.presented),
                published=_day(material.by_id[statement.article_id].day),
                company=company[statement.article_id],
            )
        )
    return tuple(found)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written and len(written) >= 10 else None


def _name_key(name: str) -> str:
    words = [word for word in name.strip("„“\"»«‚‘'").split() if word.casefold() not in _ARTICLES]
    return " ".join(stem(word) for word in words)


_ARTICLES = frozenset(("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"))


def owner_by_name(article: str, name: str, cast: Cast) -> str | None:
    """Return the state that a paper is called after: "der US-Plan", "der amerikanische Entwurf"."""
    first = name.split()[0] if name else ""
    prefix = first.partition("-")[0] if "-" in first else ""
    state = state_in(first) or (state_of(prefix) if prefix else None)
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
        reason, paper = fitting[0] if fitting else ("", Dossiered())
        if not fitting:
            papers.append(paper)
        paper.reports.append(report)
        paper.reasons.append(reason)
        for key in keys:
            if all(row is not paper for row in blocks[key]):
                blocks[key].append(paper)
    return _with_revisions(papers, verdicts)


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


def _has_name(row: Dossiered) -> bool:
    return any(report.names or report.paper.points for report in row.reports)


def _fits(row: Dossiered, other: Dossiered, verdicts: Verdicts) -> bool:
    return not any(
        _against(mine, theirs) or verdicts.apart(mine.statement.id, [theirs.statement.id])
        for mine in row.reports
        for theirs in other.reports
    )


def _last_offer(report: PaperReport, papers: Sequence[Dossiered]) -> Dossiered | None:
    """Return the last offer of the same side reported before, where the report says only "ihr Angebot"."""
    if report.paper.kind is not PaperKind.OFFER or report.names or report.days or report.paper.revises:
        return None
    theirs = [
        row
        for row in papers
        if any(r.paper.kind is PaperKind.OFFER for r in row.reports)
        and any(r.by & report.by for r in row.reports)
        and not any(_against(report, other) for other in row.reports)
    ]
    return theirs[-1] if theirs else None


def _block_keys(report: PaperReport, origin: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    keys = [("name", name) for name in sorted(report.names)]
    if report.paper.points:
        keys.append(("points", str(report.paper.points)))
    keys.extend(("by", side) for side in sorted(report.by))
    keys.append(("origin", origin[report.article]))
    return tuple(keys)


def _reason(report: PaperReport, paper: Dossiered, origin: dict[str, str]) -> str | None:
    """Return why the report is of this paper, None where nothing says so or something speaks against."""
    others = paper.reports
    if any(_against(report, other) for other in others):
        return None
    for other in others:
        if (reason := _shared(report, other, origin)) is not None:
            return reason
    return None


def _against(report: PaperReport, other: PaperReport) -> bool:
    points = report.paper.points and other.paper.points and report.paper.points != other.paper.points
    size = report.paper.size and other.paper.size and report.paper.size != other.paper.size
    bundle = (report.paper.size is None) != (other.paper.size is None)
    presenters = report.by and other.by and report.by.isdisjoint(other.by)
    days = report.days and other.days and not report.days.overlaps(other.days, slack=3)
    same_article = report.article == other.article
    return bool(points or size or bundle or presenters or days or same_article)


def _another_time(report: PaperReport, other: PaperReport) -> bool:
    """Whether both are of declarations weeks apart: each summit has its "Abschlusserklärung"."""
    kinds = {report.paper.kind, other.paper.kind}
    if (
        kinds & {PaperKind.DECLARATION, PaperKind.DRAFT} != kinds
        or not report.published
        or not other.published
    ):
        return False
    return abs((report.published - other.published).days) > _SUMMIT and PaperKind.DECLARATION in kinds


def _shared(report: PaperReport, other: PaperReport, origin: dict[str, str]) -> str | None:
    same_company = len(report.company & other.company) >= 1
    if report.paper.points and report.paper.points == other.paper.points and same_company:
        return "gleiche Zahl der Punkte, gleiche Beteiligte"
    if report.names & other.names and same_company and not _another_time(report, other):
        return "gleicher voller Name, gleiche Beteiligte"
    dated = report.days and other.days and max(report.days.width, other.days.width) <= 31
    if report.by & other.by and dated and report.paper.kind is other.paper.kind:
        return "gleiche Urheber, gleiche Zeit, gleiche Art"
    if len(report.by & other.by) >= 2 and report.by == other.by and report.paper.kind is other.paper.kind:
        return "dieselben mehreren Urheber, gleiche Art"
    if origin[report.article] == origin[other.article] and report.paper.name == other.paper.name:
        return "gleicher Name in Fassungen eines Textes"
    return None
