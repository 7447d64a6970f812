"""Quellen: every article as it was read, with its evidence marked and what was taken out of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lagebild.model.article import Article
from lagebild.model.dossier import RecordedArticle
from lagebild.publish.anchors import anchor
from lagebild.publish.dates import short_day, stamp_words
from lagebild.publish.index import DossierIndex, all_evidence
from lagebild.publish.marks import marked, paragraphs
from lagebild.publish.papers import PaperLink
from lagebild.publish.wording import label

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRef:
    """A link to another article of the dossier."""

    href: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceArticle:
    """An article with its marked text."""

    entry: RecordedArticle
    anchor: str
    heading: str
    day: str
    published: str
    updated: str
    url: str | None
    kicker: Markup
    title: Markup
    paragraphs: tuple[Markup, ...]
    captions: tuple[Markup, ...]
    removed: tuple[tuple[str, str], ...]
    same_text_as: ArticleRef | None
    shares_copy_with: tuple[ArticleRef, ...]
    corrects: ArticleRef | None
    corrected_by: tuple[ArticleRef, ...]
    threads: tuple[PaperLink, ...]
    entries: int


def source_articles(index: DossierIndex) -> tuple[SourceArticle, ...]:
    """Return the articles, newest first, those without a date last."""
    counts: Counter[str] = Counter()
    for _, evidence in sorted(set(all_evidence(index.dossier))):
        counts[evidence.article] += 1
    corrected: dict[str, list[str]] = {}
    for entry in index.dossier.articles:
        if entry.corrects:
            corrected.setdefault(entry.corrects, []).append(entry.article.id)
    ordered = sorted(index.dossier.articles, key=lambda entry: entry.article.id)
    ordered.sort(key=lambda entry: entry.article.published or "", reverse=True)
    return tuple(source_article(index, entry, counts[entry.article.id], corrected) for entry in ordered)


def source_article(
    index: DossierIndex, entry: RecordedArticle, entries: int, corrected: dict[str, list[str]]
) -> SourceArticle:
    """Return one article; ``corrected`` gives, for each article, the later versions that replace it."""
    article = entry.article
    marks = index.marks(article.id)
    text_marks = marks.get("text", ())
    return SourceArticle(
        entry=entry,
        anchor=anchor("a", article.id),
        heading=heading(article),
        day=short_day(article.published),
        published=stamp_words(article.published),
        updated=stamp_words(article.updated),
        url=safe_url(article.url) or safe_url(article.source),
        kicker=marked(article.kicker or "", marks.get("kicker", ())),
        title=marked(article.title or "", marks.get("title", ())),
        paragraphs=tuple(marked(article.text, text_marks, *bounds) for bounds in paragraphs(article.text)),
        captions=tuple(
            marked(caption, marks.get(f"caption:{number}", ()))
            for number, caption in enumerate(article.captions)
        ),
        removed=tuple((label("removed_kind", piece.kind), piece.text) for piece in article.removed),
        same_text_as=_ref(index, entry.same_text_as) if entry.same_text_as else None,
        shares_copy_with=tuple(_ref(index, other) for other in entry.shares_copy_with),
        corrects=_ref(index, entry.corrects) if entry.corrects else None,
        corrected_by=tuple(_ref(index, other) for other in corrected.get(article.id, ())),
        threads=tuple(
            PaperLink(href="#" + anchor("f", thread.id), name=thread.title)
            for thread in index.threads_of.get(article.id, ())
        ),
        entries=entries,
    )


def _ref(index: DossierIndex, article_id: str) -> ArticleRef:
    entry = index.article(article_id)
    if entry is None:
        return ArticleRef(href=None, text=article_id)
    parts = (entry.article.outlet, short_day(entry.article.published), heading(entry.article))
    return ArticleRef(href="#" + anchor("a", article_id), text=", ".join(part for part in parts if part))


def heading(article: Article) -> str:
    """Return what an article is called: its title, else the beginning of its text, else its source."""
    from lagebild.publish.excerpts import shorten

    return article.title or shorten(" ".join(article.text.split()), 80) or article.source


def safe_url(value: str | None) -> str | None:
    """Return an address that may become a link: http or https with a host, no white space or controls."""
    if not value or any(character.isspace() or ord(character) < 32 for character in value):
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None
