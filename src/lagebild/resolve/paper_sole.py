"""The only paper that can be meant: "der Plan" of parties that have one paper on the table in these weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from lagebild.model.annotation import PaperKind
from lagebild.resolve.keys import stem
from lagebild.resolve.paper_match import against, is_revised, shared
from lagebild.resolve.paper_report import PaperReport
from lagebild.resolve.words import bare_heads

if TYPE_CHECKING:
    from lagebild.resolve.papers import Dossiered

SOLE = "einziges Papier derselben Beteiligten in diesen Wochen"
OWNED = "einziges Papier dieser Seite in diesen Wochen"
BASE = "einziges früheres Papier derselben Beteiligten, das überarbeitet wurde"
_TABLE = (PaperKind.PLAN, PaperKind.DRAFT, PaperKind.OTHER, PaperKind.FRAMEWORK)
_REVISED = (*_TABLE, PaperKind.OFFER)
_WEEKS, _MONTHS = 31, 90
_NOUN = 5
"""Shorter nouns are no part of another by their letters alone."""


class Table:
    """The papers on the table, by the sides that their articles speak of, in order of time."""

    def __init__(self, reports: Sequence[PaperReport], origin: dict[str, str]) -> None:
        """Note which reports are of a paper that another of the same article revises."""
        self._origin = origin
        self._beside: dict[str, list[PaperReport]] = defaultdict(list)
        for report in reports:
            self._beside[report.article].append(report)
        self._rows: dict[str, list[tuple[PaperReport, Dossiered]]] = defaultdict(list)
        self._bases = {(r.article, number) for r in reports for number in r.paper.revises}

    def add(self, report: PaperReport, row: Dossiered) -> None:
        """Note a report of a paper."""
        if report.paper.kind in _REVISED and report.published:
            for side in sorted(report.company):
                self._rows[side].append((report, row))

    def only(self, report: PaperReport, apart: Callable[[Dossiered], bool]) -> tuple[str, Dossiered] | None:
        """Return why and to which paper a report belongs that names nothing of its own.

        A bare "der Plan" is the only paper that its parties have in these weeks; "die zweite Fassung des
        Kommissionspapiers" is of the only paper that they had before, or of the one whose noun it shares:
        "Neufassung der Eckpunkte" of the "Eckpunktepapier".
        """
        base = (report.article, report.statement.index) in self._bases
        if report.paper.points or (report.sure and not base) or report.days or is_revised(report):
            return None
        if base:
            found = self._near(report, _REVISED, _MONTHS, apart, alike=True) or self._unrevised(report, apart)
            if report.sure:
                found = [row for row in found if _alike(report, row) and _of_one_side(report, row)]
            return (BASE, found[0]) if len(found) == 1 else None
        if report.names or report.by or report.paper.kind not in _TABLE:
            return None
        found = self._near(report, _TABLE, _WEEKS, apart)
        return (SOLE, found[0]) if len(found) == 1 else None

    def _unrevised(self, report: PaperReport, apart: Callable[[Dossiered], bool]) -> list[Dossiered]:
        """Return the only earlier paper with that noun which is no revision itself: "eine überarbeitete
        Fassung seines Plans" is of the "Zwölf-Punkte-Plan"."""
        found: dict[int, Dossiered] = {}
        for other, row in self._lately(report, _MONTHS):
            near = len(other.company & report.company) >= 2 and other.article != report.article
            first = not any(is_revised(r) for r in row.reports) and other.paper.kind in _REVISED
            given = any(r.sure for r in row.reports)
            if near and first and given and _noun_of(other.paper.name).endswith(_noun_of(report.paper.name)):
                found[id(row)] = row
        fits = [row for row in found.values() if not apart(row)]
        fits = fits if len(fits) == 1 and not any(against(report, o) for o in fits[0].reports) else []
        return [row for row in fits if not self._named_beside(report, row)]

    def of_owner(
        self, report: PaperReport, apart: Callable[[Dossiered], bool]
    ) -> tuple[str, Dossiered] | None:
        """Return why and to which paper a report belongs that is called only after its side.

        "der EU-Plan", "der Plan der SPD": the only paper of that side, kind and noun in these weeks.
        """
        paper = report.paper
        told = paper.points or paper.size or report.days or is_revised(report)
        if told or not report.by or paper.kind not in _TABLE or not _only_called_after(paper.name):
            return None
        found: dict[int, Dossiered] = {}
        for other, row in self._lately(report, _MONTHS):
            ours = other.paper.kind in _TABLE and bool(other.kin & report.by)
            if ours and other.article != report.article and not apart(row):
                found[id(row)] = row
        if len(found) != 1:
            return None
        (row,) = found.values()
        same_noun = any(_noun_of(other.paper.name) == _noun_of(paper.name) for other in row.reports)
        fits = same_noun and not any(against(report, other) for other in row.reports)
        return (OWNED, row) if fits and not self._named_beside(report, row) else None

    def _near(
        self,
        report: PaperReport,
        kinds: tuple[PaperKind, ...],
        days: int,
        apart: Callable[[Dossiered], bool],
        *,
        alike: bool = False,
    ) -> list[Dossiered]:
        found: dict[int, Dossiered] = {}
        for other, row in self._lately(report, days):
            shared = len(other.company & report.company) >= 2 and other.article != report.article
            if shared and other.paper.kind in kinds:
                found[id(row)] = row
        fits = [row for row in found.values() if not apart(row)]
        named = [row for row in fits if _alike(report, row)] if alike and len(fits) > 1 else []
        fits = named if len(named) == 1 else fits
        if len(fits) != 1 or any(against(report, other) for other in fits[0].reports):
            return []
        return [] if self._named_beside(report, fits[0]) else fits

    def _named_beside(self, report: PaperReport, row: Dossiered) -> bool:
        """Whether another report of the same article is of that paper for a reason of its own."""
        beside = [other for other in self._beside[report.article] if other is not report]
        pairs = ((one, other) for one in beside for other in row.reports)
        return any(not against(one, other) and shared(one, other, self._origin) for one, other in pairs)

    def _lately(self, report: PaperReport, days: int) -> Iterator[tuple[PaperReport, Dossiered]]:
        for side in sorted(report.company):
            for other, row in reversed(self._rows[side]):
                if not report.published or not other.published:
                    continue
                if (report.published - other.published).days > days:
                    break
                yield other, row


def _only_called_after(name: str) -> bool:
    """Whether a name says no more than whose paper it is: "EU-Plan", "Plan"; not "Rentenplan"."""
    words = name.split()
    return len(words) == 1 and stem(words[0].rpartition("-")[2]) in bare_heads()


def _noun_of(name: str) -> str:
    """Return the stem of the noun of a paper, without what stands before its hyphen: "Zwölf-Punkte-Plan"."""
    last = name.split()[-1] if name else ""
    return stem(last.rpartition("-")[2])


def _alike(report: PaperReport, row: Dossiered) -> bool:
    """Whether one is called by a noun that the other's compound holds: "Eckpunkte", "Eckpunktepapier"."""
    mine = report.paper.name.split()[-1].casefold() if report.paper.name else ""
    names = {name.casefold() for r in row.reports for name in (r.paper.name, *r.paper.aliases)}
    nouns = {word for name in names for word in name.split()}
    if len(mine) < _NOUN:
        return False
    return any(
        len(noun) >= _NOUN and (noun.startswith(mine) or noun.endswith(mine) or mine.endswith(noun))
        for noun in nouns
    )


def _of_one_side(report: PaperReport, row: Dossiered) -> bool:
    return any(report.kin & other.kin for other in row.reports if other.sure)
