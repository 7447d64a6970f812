"""What a revised paper revises, where the article that tells of it does not name the earlier one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lagebild.model.annotation import PaperKind
from lagebild.resolve.paper_match import is_revised
from lagebild.resolve.paper_report import PaperReport
from lagebild.resolve.papers import Dossiered

_ON_THE_TABLE = (PaperKind.OFFER, PaperKind.PLAN, PaperKind.DRAFT, PaperKind.OTHER, PaperKind.FRAMEWORK)


def bases_of(papers: Sequence[Dossiered], ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the earlier paper of each revised one that names none: "ein überarbeiteter Vorschlag".

    It is the only paper of the same side, of such a kind, in an earlier article about the same parties.
    """
    found: dict[str, tuple[str, ...]] = {}
    by_side: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(papers):
        for side in row.reports[0].company:
            by_side[side].append(number)
    for row, paper_id in zip(papers, ids, strict=True):
        first = row.reports[0]
        named = any(r.paper.revises for r in row.reports)
        if named or not is_revised(first) or first.paper.kind not in _ON_THE_TABLE:
            continue
        near = {id(papers[n]): n for side in first.company for n in by_side[side]}
        earlier = [ids[n] for n in sorted(near.values()) if _before(papers[n].reports[0], first)]
        if len(earlier) == 1:
            found[paper_id] = (earlier[0],)
    return found


def _before(other: PaperReport, report: PaperReport) -> bool:
    """Whether the other paper was reported before, by the same side, in the same company."""
    if other.paper.kind not in _ON_THE_TABLE or not other.published or not report.published:
        return False
    same = not other.sure or not report.sure or bool(other.kin & report.kin)
    near = 0 < (report.published - other.published).days <= 90
    return near and same and len(other.company & report.company) >= 2
