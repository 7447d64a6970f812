"""Papiere: what lies on the table, how papers descend from each other, and what is not known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from lagebild.model.annotation import PaperAccess
from lagebild.model.dossier import Entity, RecordedPaper, RecordedStance
from lagebild.publish.anchors import anchor
from lagebild.publish.dates import sort_key, when_words
from lagebild.publish.index import DossierIndex, by_name
from lagebild.publish.wording import counted, label, say


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLink:
    """Another paper, by name and place on the page."""

    href: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideStance:
    """The stances of one side; ``side`` is None where the side is open."""

    side: Entity | None
    stances: tuple[RecordedStance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCard:
    """A paper with its relations, both ways."""

    paper: RecordedPaper
    anchor: str
    kind_word: str
    presented: str
    presented_by: tuple[str, ...]
    access_word: str
    revises: tuple[PaperLink, ...]
    revised_by: tuple[PaperLink, ...]
    part_of: tuple[PaperLink, ...]
    parts: tuple[PaperLink, ...]
    stances: tuple[SideStance, ...]
    unknown: tuple[str, ...]

    @property
    def bare(self) -> bool:
        """Whether the reports only name the paper, be it as part of another, whose card names it."""
        told = self.presented or self.presented_by or self.paper.contents or self.stances
        return not (told or self.revises or self.revised_by or self.parts)


def paper_cards(index: DossierIndex) -> tuple[PaperCard, ...]:
    """Return the papers, each after what it revises, else by day of presentation and first report."""
    return tuple(paper_card(index, paper) for paper in in_lineage(index))


def in_lineage(index: DossierIndex) -> tuple[RecordedPaper, ...]:
    """Order papers so that an original comes before its revision and a bundle before its parts."""
    waiting = [(*_age(index, paper), paper) for paper in index.dossier.papers]
    waiting.sort(key=lambda row: row[:3])
    place = {row[3].id: number for number, row in enumerate(waiting)}
    needs = {
        paper.id: {
            other for other in (*paper.revises, *paper.part_of) if other in place and other != paper.id
        }
        for *_, paper in waiting
    }
    needed_by: dict[str, list[str]] = {}
    for paper_id, others in needs.items():
        for other in others:
            needed_by.setdefault(other, []).append(paper_id)
    ready = [place[paper_id] for paper_id, others in needs.items() if not others]
    heapify(ready)
    left = dict.fromkeys(range(len(waiting)))
    done: list[RecordedPaper] = []
    while left:
        number = heappop(ready) if ready else next(iter(left))
        if number not in left:
            continue
        del left[number]
        done.append(waiting[number][3])
        for follower in needed_by.get(waiting[number][3].id, ()):
            needs[follower].discard(waiting[number][3].id)
            if not needs[follower]:
                heappush(ready, place[follower])
    return tuple(done)


def _age(index: DossierIndex, paper: RecordedPaper) -> tuple[str, str, str]:
    reported = index.first_day(paper.evidence)
    presented = sort_key(paper.presented)[0] if paper.presented else reported or "9999"
    return min(presented, reported or presented), paper.name, paper.id


def paper_card(index: DossierIndex, paper: RecordedPaper) -> PaperCard:
    """Return one paper as a card."""
    return PaperCard(
        paper=paper,
        anchor=anchor("p", paper.id),
        kind_word=label("paper_kind", paper.kind),
        presented=when_words(paper.presented),
        presented_by=index.names(paper.presented_by),
        access_word=label("paper_access", paper.known),
        revises=_links(index, paper.revises),
        revised_by=_links(index, index.revisions.get(paper.id, ())),
        part_of=_links(index, paper.part_of),
        parts=_links(index, index.parts.get(paper.id, ())),
        stances=_by_side(index, paper.stances),
        unknown=_unknown(paper),
    )


def _links(index: DossierIndex, papers: Sequence[str]) -> tuple[PaperLink, ...]:
    return tuple(
        PaperLink(href="#" + anchor("p", paper), name=index.papers[paper].name)
        for paper in papers
        if paper in index.papers
    )


def _by_side(index: DossierIndex, stances: tuple[RecordedStance, ...]) -> tuple[SideStance, ...]:
    groups: dict[str | None, list[RecordedStance]] = {}
    for stance in stances:
        groups.setdefault(index.side_of(stance.entity), []).append(stance)
    found = [
        SideStance(side=index.entities.get(side) if side else None, stances=tuple(members))
        for side, members in groups.items()
    ]
    return tuple(
        sorted(found, key=lambda item: (item.side is None, by_name(item.side) if item.side else ("", "")))
    )


def _unknown(paper: RecordedPaper) -> tuple[str, ...]:
    """Return what the reports do not tell of a paper."""
    gaps = []
    if paper.known is not PaperAccess.PUBLISHED:
        gaps.append(say("papers.no_text"))
    if not paper.contents:
        gaps.append(say("papers.no_contents"))
    if not paper.presented_by:
        gaps.append(say("papers.no_presenter"))
    if not paper.presented:
        gaps.append(say("papers.no_day"))
    if not paper.stances:
        gaps.append(say("papers.no_stances"))
    return tuple(gaps)


def paper_facts(card: PaperCard) -> str:
    """Return the short line under a paper's name: kind, points, when and by whom."""
    facts = [card.kind_word]
    if card.paper.points is not None:
        facts.append(counted(card.paper.points, "point"))
    if card.presented:
        facts.append(card.presented)
    if card.presented_by:
        facts.append(", ".join(card.presented_by))
    return " · ".join(facts)
