"""Which articles were known on a day: the record's second time, the day on which something was learned.

An article is known from the day of its publication. A corrected version that replaces an earlier one, though
it bears the first date still, is known from its update on: before that day readers had the earlier version.
"""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.model.article import Article
from lagebild.resolve.material import gather
from lagebild.resolve.origins import find_origins


def known_on(articles: Sequence[Article], day: str) -> tuple[Article, ...]:
    """Return the articles that were known at the end of ``day`` (ISO date); one without a date always was."""
    known = [article for article in articles if published(article) <= day]
    late = {article.id for article in known if (article.updated or "")[:10] > day}
    if late:
        corrects = find_origins(gather(articles, ()).articles).corrects
        late = {article for article in late if article in corrects}
    return tuple(article for article in known if article.id not in late)


def published(article: Article) -> str:
    """Return the day of publication, of the update or of the agency's report where none is named, else ""."""
    return (article.published or article.updated or article.day or "")[:10]
