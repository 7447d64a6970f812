"""From the reports of one paper to its entry: lineage, contents, stances, with all evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lagebild.model.annotation import PaperAccess, PaperKind, Stance, StanceKind
from lagebild.model.article import Article
from lagebild.model.dossier import (
    ContentStatus,
    Evidence,
    RecordedContent,
    RecordedPaper,
    RecordedStance,
)
from lagebild.model.entity import EntityKind
from lagebild.resolve.days import days_of
from lagebild.resolve.entities import Cast
from lagebild.resolve.ids import make_id
from lagebild.resolve.keys import fold, stem
from lagebild.resolve.material import Material, merged, quote
from lagebild.resolve.paper_lineage import bases_of
from lagebild.resolve.paper_parties import body_meant
from lagebild.resolve.paper_report import PaperReport
from lagebild.resolve.papers import Dossiered

_KNOWN = (PaperAccess.PUBLISHED, PaperAccess.LEAKED, PaperAccess.REPORTED, PaperAccess.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All papers with their ids, and where each article's papers went."""

    papers: tuple[Dossiered, ...]
    ids: tuple[str, ...]
    where: dict[tuple[str, int], str]
    bases: dict[str, tuple[str, ...]]


def shelve(papers: Sequence[Dossiered]) -> Shelf:
    """Give the papers their ids: from points or the name, told apart by the first article."""
    taken: Counter[str] = Counter()
    ids = []
    for paper in papers:
        base = _stable_id(paper)
        taken[base] += 1
        ids.append(base if taken[base] == 1 else make_id(base, paper.reports[0].article, str(taken[base])))
    where = {
        (report.article, report.statement.index): paper_id
        for paper_id, paper in zip(ids, papers, strict=True)
        for report in paper.reports
    }
    return Shelf(tuple(papers), tuple(ids), where, bases_of(papers, ids))


def _stable_id(paper: Dossiered) -> str:
    first = paper.reports[0]
    points = next((r.paper.points for r in paper.reports if r.paper.points), None)
    if points:
        return make_id("paper", "points", points)
    return make_id("paper", min(sorted(first.names) or [fold(first.paper.name)]))


def record_papers(
    shelf: Shelf, material: Material, cast: Cast, corrected: dict[str, str]
) -> tuple[RecordedPaper, ...]:
    """Return the entries of all papers; ``corrected`` maps articles to the version that replaces them."""
    rows = (
        _record(paper_id, paper, shelf, material, cast, corrected)
        for paper_id, paper in zip(shelf.ids, shelf.papers, strict=True)
    )
    return tuple(rows)


def _record(
    paper_id: str, paper: Dossiered, shelf: Shelf, material: Material, cast: Cast, corrected: dict[str, str]
) -> RecordedPaper:
    reports = paper.reports
    name = _name(reports)
    aliases = {form for r in reports for form in (r.paper.name, *r.paper.aliases)} - {name}
    return RecordedPaper(
        id=paper_id,
        name=name,
        aliases=tuple(sorted(aliases)),
        kind=_kind(reports),
        points=next((r.paper.points for r in reports if r.paper.points), None),
        presented_by=_presenters(reports, cast),
        presented=_presented(reports),
        revises=_links(paper_id, reports, shelf, "revises") or shelf.bases.get(paper_id, ()),
        part_of=_links(paper_id, reports, shelf, "part_of"),
        known=next(k for k in _KNOWN if any(r.paper.known is k for r in reports)),
        contents=_contents(reports, material, corrected),
        stances=_stances(reports, material, cast),
        evidence=merged(_evidence(r, material) for r in reports),
    )


def _name(reports: Sequence[PaperReport]) -> str:
    counts = Counter(r.paper.name for r in reports)
    return min(counts, key=lambda name: (not any(c.isdigit() for c in name), -counts[name], len(name), name))


def _kind(reports: Sequence[PaperReport]) -> PaperKind:
    counts = Counter(r.paper.kind for r in reports)
    return min(counts, key=lambda kind: (kind is PaperKind.OTHER, -counts[kind], kind))


def _presenters(reports: Sequence[PaperReport], cast: Cast) -> tuple[str, ...]:
    """Return who is said to have presented it; a name such as "US-Plan" alone says that of nobody."""
    found = {
        body_meant(cast, cast.named(r.article, name), r.company)
        for r in reports
        for name in r.paper.presented_by
    }
    return tuple(sorted(entity for entity in found if entity))


def _presented(reports: Sequence[PaperReport]) -> str | None:
    """Return the day of presentation as the most precise report gives it, of equals the first."""
    dated = [
        (days.width, n, r.paper.presented)
        for n, r in enumerate(reports)
        if (days := days_of(r.paper.presented))
    ]
    return min(dated)[2] if dated else None


def _links(paper_id: str, reports: Iterable[PaperReport], shelf: Shelf, field: str) -> tuple[str, ...]:
    found = {shelf.where.get((r.article, index)) for r in reports for index in getattr(r.paper, field)}
    return tuple(sorted(link for link in found if link and link != paper_id))


def _evidence(report: PaperReport, material: Material) -> tuple[Evidence, ...]:
    article = material.by_id[report.article]
    spans = (report.paper.span, *report.paper.mentions, *report.paper.evidence)
    return tuple(quote(article, span) for span in spans)


def _contents(
    reports: Sequence[PaperReport], material: Material, corrected: dict[str, str]
) -> tuple[RecordedContent, ...]:
    """Return what the paper is said to provide; what only a corrected version says is marked as such.

    The note of the correction repeats what was wrong ("In einer früheren Fassung hieß es, ..."): that is no
    second report of it. What is said to stand in it no longer is dropped, and so is everything once the paper
    is withdrawn.
    """
    found: dict[str, list[Evidence]] = defaultdict(list)
    texts: dict[str, str] = {}
    dropped: set[str] = set()
    withdrawn = max((n for n, report in enumerate(reports) if report.paper.withdrawn), default=-1)
    for number, report in enumerate(reports):
        for content in report.paper.contents:
            key = fold(content.text)
            if content.dropped or number <= withdrawn:
                dropped.add(key)
            texts.setdefault(key, content.text)
            found[key].append(quote(material.by_id[report.article], content.span))
    rows = []
    for key, evidence in found.items():
        wrong = [row for row in evidence if row.article in corrected]
        gone = bool(wrong) and all(
            row.article in corrected or _in_note(row, material.by_id[row.article]) for row in evidence
        )
        gone_since = key in dropped or any(covers(texts[key], texts[other]) for other in dropped)
        status = ContentStatus.DROPPED if gone_since else ContentStatus.STANDS
        status = ContentStatus.CORRECTED if gone else status
        rows.append(RecordedContent(text=texts[key], status=status, evidence=merged([evidence])))
    return tuple(rows)


def covers(text: str, dropped: str) -> bool:
    """Whether what is dropped is this content in other forms: "gemeinsamer Patrouillen" and "... am Pass"."""
    words, gone = ({stem(w.strip(".,")) for w in one.split() if w[:1].isalnum()} for one in (text, dropped))
    nouns = sum(w[:1].isupper() for w in dropped.split())
    return nouns >= 1 and gone <= words and len(words) <= 2 * len(gone) + 2


def _in_note(row: Evidence, article: Article) -> bool:
    """Whether words stand in the article's note of what it corrects."""
    start = article.text.find(article.correction) if article.correction else -1
    return start >= 0 and start <= row.start and row.end <= start + len(article.correction or "")


def _stances(reports: Sequence[PaperReport], material: Material, cast: Cast) -> tuple[RecordedStance, ...]:
    """Return who stands where; what only others say of an entity's stance is marked with who says it."""
    found: dict[tuple[str, StanceKind], list[tuple[Evidence, frozenset[str]]]] = defaultdict(list)
    for report in reports:
        article = material.by_id[report.article]
        for stance in report.paper.stances:
            holder = cast.named(article.id, stance.holder)
            if holder:
                told = quote(article, stance.span), _foreign_word(article.id, stance, holder, cast)
                found[holder, stance.stance].append(told)
    return tuple(
        RecordedStance(
            entity=holder,
            stance=kind,
            evidence=merged([[evidence for evidence, _ in rows]]),
            said_by=tuple(sorted({w for _, who in rows for w in who})) if all(w for _, w in rows) else (),
        )
        for (holder, kind), rows in sorted(found.items())
    )


def _foreign_word(article: str, stance: Stance, holder: str, cast: Cast) -> frozenset[str]:
    """Return who tells of somebody else's stance; nobody where one of them stands on the holder's side, or
    where no side is known for whom the text does not name ("ein Sprecher")."""
    own = {holder, cast.side(holder)}
    found: set[str] = set()
    for name in stance.said_by:
        teller = cast.named(article, name)
        side = cast.side(teller)
        if teller is None or teller in own or (side is not None and side in own):
            return frozenset()
        if side is None and cast.entities[teller].kind in _NAMELESS:
            return frozenset()
        found.add(teller)
    return frozenset(found)


_NAMELESS = (EntityKind.UNNAMED, EntityKind.GROUP, EntityKind.DELEGATION, EntityKind.PLACE)
