"""The input of the resolver in one canonical order, whatever order it came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from lagebild.model.article import Article
from lagebild.model.dossier import Evidence
from lagebild.model.span import CharSpan
from lagebild.model.statement import Finding, Statement, StatementKind

F = TypeVar("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Articles by time of publication, statements by article and place in it."""

    articles: tuple[Article, ...]
    by_id: dict[str, Article]
    statements: dict[StatementKind, tuple[Statement, ...]]
    rank: dict[str, int]
    """Place of each article in ``articles``: smaller is earlier."""

    def of_kind(self, kind: StatementKind) -> tuple[Statement, ...]:
        """Return the statements of one kind, by article time and place in the article."""
        return self.statements.get(kind, ())

    def day(self, article_id: str) -> str | None:
        """Return the day that an article was published, or None."""
        return self.by_id[article_id].day


def gather(articles: Iterable[Article], statements: Iterable[Statement]) -> Material:
    """Sort the input; an article or statement that comes twice counts once.

    A statement about an article that is not there is left out: nothing could show its evidence.
    """
    unique = {article.id: article for article in sorted(articles, key=lambda a: (a.id, a.source, a.text))}
    ordered = tuple(sorted(unique.values(), key=time_order))
    rank = {article.id: place for place, article in enumerate(ordered)}
    known = {statement.id: statement for statement in statements if statement.article_id in rank}
    grouped: dict[StatementKind, list[Statement]] = defaultdict(list)
    for statement in sorted(known.values(), key=lambda s: (rank[s.article_id], s.kind, s.index, s.id)):
        grouped[statement.kind].append(statement)
    return Material(
        articles=ordered,
        by_id=unique,
        statements={kind: tuple(rows) for kind, rows in grouped.items()},
        rank=rank,
    )


def time_order(article: Article) -> tuple[str, str]:
    """Return the place of an article in order of time."""
    return stamp(article.published), article.id


def stamp(published: str | None) -> str:
    """Return a time of publication as a sortable text in UTC; a date alone sorts before its hours."""
    if not published:
        return ""
    if len(published) <= 10:
        return published
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return moment.astimezone(UTC).isoformat() if moment.tzinfo else published


def typed(statement: Statement, kind: type[F]) -> F:
    """Return the finding of a statement as the type that its kind promises."""
    finding: Finding = statement.finding
    if not isinstance(finding, kind):
        raise TypeError(f"statement {statement.id}: {type(finding).__name__} is no {kind.__name__}")
    return finding


def evidence_of(statement: Statement) -> tuple[Evidence, ...]:
    """Return the words that a statement was read from, in its own order."""
    rows = (Evidence(p.article_id, "text", p.span.start, p.span.end, p.excerpt) for p in statement.evidence)
    return tuple(dict.fromkeys(rows))


def quote(article: Article, span: CharSpan) -> Evidence:
    """Return the words of the article's text that ``span`` covers, as evidence."""
    return Evidence(article.id, "text", span.start, span.end, span.of(article.text))


def merged(groups: Iterable[Sequence[Evidence]]) -> tuple[Evidence, ...]:
    """Return all evidence of several statements, each stretch once, by article and place."""
    return tuple(sorted({row for group in groups for row in group}))
