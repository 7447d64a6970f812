"""Articles and findings to JSON and back, checked on the way in."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from pydantic import TypeAdapter

from lagebild.model import annotation
from lagebild.model.article import Article
from lagebild.model.statement import Finding, StatementKind

FINDING_TYPES: dict[StatementKind, type[Any]] = {
    StatementKind.MENTION: annotation.Mention,
    StatementKind.ROLE: annotation.Role,
    StatementKind.DESCRIPTION: annotation.Description,
    StatementKind.MEMBERSHIP: annotation.Membership,
    StatementKind.REFERENCE: annotation.Reference,
    StatementKind.QUOTATION: annotation.Quotation,
    StatementKind.HEARSAY: annotation.Hearsay,
    StatementKind.EVENT: annotation.Event,
    StatementKind.PAPER: annotation.Paper,
    StatementKind.COMMITMENT: annotation.Commitment,
    StatementKind.ISSUE: annotation.Issue,
}
"""The type that a statement of each kind holds."""


_ADAPTERS: dict[str, TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind.__name__ not in _ADAPTERS:
        _ADAPTERS[kind.__name__] = TypeAdapter(kind)
    return _ADAPTERS[kind.__name__]


def canonical(value: Any) -> str:
    """Return ``value`` as JSON with one spelling only: sorted keys, no needless white space."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: Any) -> Any:
    """Return a dataclass as dictionaries and lists, its empty fields left out."""
    return _adapter(type(value)).dump_python(value, mode="json", exclude_defaults=True)


def finding_from(kind: StatementKind, text: str) -> Finding:
    """Return the finding that was stored as JSON."""
    finding: Finding = _adapter(FINDING_TYPES[kind]).validate_json(text)
    return finding


def article_body(article: Article) -> str:
    """Return the article as canonical JSON without its source, which may differ between readings."""
    body = plain(dataclasses.replace(article, source=""))
    del body["source"]
    return canonical(body)


def article_from(body: str, source: str) -> Article:
    """Return the article that was stored as JSON, read from ``source``."""
    article: Article = _adapter(Article).validate_python({**json.loads(body), "source": source})
    return article
