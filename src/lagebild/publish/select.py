"""What the dossier page shows, selected from the record: one view for each of its sections."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.model.dossier import Dossier, Entity
from lagebild.publish.chronicle import Month, all_people, all_sides, chronicle
from lagebild.publish.dates import day_words
from lagebild.publish.disputes import DisputeGroup, dispute_groups
from lagebild.publish.index import DossierIndex
from lagebild.publish.library import SourceArticle, source_articles
from lagebild.publish.papers import PaperCard, paper_cards
from lagebild.publish.people import Side, sides
from lagebild.publish.points import PointGroup, point_groups
from lagebild.publish.state import StateGroup, state_of_play
from lagebild.publish.statements import SpeakerGroup, speaker_groups
from lagebild.publish.svg_lineage import Lineage, lineage
from lagebild.publish.svg_network import Network, network
from lagebild.publish.svg_timeline import Strip, strip
from lagebild.publish.timetable import Timetable, timetable
from lagebild.publish.wording import counted, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the template needs, section by section."""

    as_of: str
    coverage: str
    state: tuple[StateGroup, ...]
    months: tuple[Month, ...]
    strip: Strip | None
    chronicle_sides: tuple[Entity, ...]
    chronicle_persons: tuple[Entity, ...]
    sides: tuple[Side, ...]
    met: Network | None
    papers: tuple[PaperCard, ...]
    lineage: Lineage | None
    points: tuple[PointGroup, ...]
    speakers: tuple[SpeakerGroup, ...]
    media: tuple[str, ...]
    disputes: tuple[DisputeGroup, ...]
    agenda: Timetable
    sources: tuple[SourceArticle, ...]
    counts: dict[str, int]
    days: tuple[str, ...]
    """Days of publication, newest first, for „neu seit“."""


def select(dossier: Dossier) -> tuple[DossierIndex, Page]:
    """Return a dossier's look-ups and its page."""
    index = DossierIndex(dossier)
    months = chronicle(index)
    entries = tuple(entry for month in months for entry in month.entries)
    papers = paper_cards(index)
    page = Page(
        as_of=day_words(index.as_of),
        coverage=coverage(dossier),
        state=state_of_play(index),
        months=months,
        strip=strip(entries, index.as_of),
        chronicle_sides=all_sides(entries),
        chronicle_persons=all_people(entries),
        sides=sides(index),
        met=network(index),
        papers=papers,
        lineage=lineage(papers),
        points=point_groups(index),
        speakers=speaker_groups(index),
        media=tuple(sorted({item.medium for item in dossier.quotations if item.medium})),
        disputes=dispute_groups(index),
        agenda=timetable(index),
        sources=source_articles(index),
        counts={
            "chronik": len(entries),
            "beteiligte": len([entity for entity in dossier.entities if entity.kind == "person"]),
            "papiere": len(papers),
            "punkte": len(dossier.issues),
            "aussagen": len(dossier.quotations),
            "streitpunkte": len(dossier.claims),
            "agenda": len(dossier.agenda),
            "quellen": len(dossier.articles),
        },
        days=publication_days(dossier),
    )
    return index, page


MOST_DAYS = 40


def publication_days(dossier: Dossier) -> tuple[str, ...]:
    """Return the newest days on which something was published, newest first."""
    days = {entry.article.published[:10] for entry in dossier.articles if entry.article.published}
    return tuple(sorted(days, reverse=True)[:MOST_DAYS])


def coverage(dossier: Dossier) -> str:
    """Return what the dossier is made from: „24 Artikel aus 8 Häusern, 21. November 2025 bis …“."""
    articles = [entry.article for entry in dossier.articles]
    outlets = {article.outlet for article in articles if article.outlet}
    days = sorted(article.published[:10] for article in articles if article.published)
    text = counted(len(articles), "article")
    if outlets:
        text += f" {say('common.out_of')} {counted(len(outlets), 'outlet', 'count_dative')}"
    if days:
        first, last = day_words(days[0]), day_words(days[-1])
        text += f", {first}" if first == last else f", {say('common.from_to', first=first, last=last)}"
    return text
