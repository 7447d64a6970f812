"""Proof that ``record.json`` rests on the stored articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from lagebild.model.article import Article

NEEDS_EVIDENCE = ("quotations", "events", "papers", "agenda", "issues")
ENTITY_KEYS = frozenset({"entity", "of", "side"})
ENTITY_LISTS = frozenset({"places", "presented_by", "announced_by", "said_by", "parties"})
PAPER_LISTS = frozenset({"revises", "part_of"})


def faults_of_json(path: Path, articles: Sequence[Article]) -> Iterator[str]:
    """Yield what is wrong in ``record.json``: evidence not in the article, references to nothing."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        yield f"{path.name}: cannot be read: {error}"
        return
    stored = {article.id: article for article in articles}
    yield from _article_faults(record.get("articles", []), stored)
    ids = {
        section: {entry.get("id") for entry in record.get(section, [])}
        for section in ("articles", "entities", "quotations", "events", "papers")
    }
    for section in ("entities", "quotations", "events", "papers", "claims", "agenda", "issues", "threads"):
        for entry in record.get(section, []):
            where = f"{path.name}: {section} {entry.get('id')}"
            if section in NEEDS_EVIDENCE and not entry.get("evidence"):
                yield f"{where}: no evidence"
            if section == "claims" and not entry.get("for") and not entry.get("against"):
                yield f"{where}: nobody asserts or denies it"
            yield from (f"{where}: {fault}" for fault in _faults(entry, stored, ids))


def _article_faults(entries: Iterable[dict[str, Any]], stored: dict[str, Article]) -> Iterator[str]:
    seen = set()
    for entry in entries:
        article = stored.get(entry.get("id", ""))
        seen.add(entry.get("id"))
        if article is None:
            yield f"record.json: article {entry.get('id')} is not in the database"
        elif article.text != entry.get("text"):
            yield f"record.json: article {article.id}: its text is not the stored one"
        others = (entry.get("same_text_as"), entry.get("corrects"), *entry.get("shares_copy_with", []))
        for other in others:
            if other is not None and other not in stored:
                yield f"record.json: article {entry.get('id')} points at unknown article {other}"
    for missing in sorted(stored.keys() - seen):
        yield f"record.json: article {missing} of the database is missing"


def _faults(node: Any, stored: dict[str, Article], ids: dict[str, set[str]]) -> Iterator[str]:
    """Yield the faults in one entry, however deep."""
    if isinstance(node, list):
        for entry in node:
            yield from _faults(entry, stored, ids)
    if not isinstance(node, dict):
        return
    if {"article", "start", "end", "text"} <= node.keys():
        yield from _evidence_faults(node, stored)
        return
    for key, value in node.items():
        known = _ids_for(key, ids)
        if known is None:
            yield from _faults(value, stored, ids)
            continue
        for reference in value if isinstance(value, list) else [value]:
            if isinstance(reference, str) and reference not in known:
                yield f"{key} points at nothing: {reference}"


def _ids_for(key: str, ids: dict[str, set[str]]) -> set[str] | None:
    if key in ENTITY_KEYS or key in ENTITY_LISTS:
        return ids["entities"]
    if key in PAPER_LISTS:
        return ids["papers"]
    by_key = {"within": "quotations", "event": "events", "article": "articles", "articles": "articles"}
    return ids[by_key[key]] if key in by_key else None


def _evidence_faults(evidence: dict[str, Any], stored: dict[str, Article]) -> Iterator[str]:
    article = stored.get(evidence["article"])
    if article is None:
        yield f"evidence in unknown article {evidence['article']}"
        return
    try:
        text = article.field(evidence.get("field", "text"))
    except (KeyError, IndexError, ValueError):
        yield f"evidence in unknown field {evidence.get('field')!r} of article {article.id}"
        return
    start, end = evidence["start"], evidence["end"]
    if not 0 <= start < end <= len(text) or text[start:end] != evidence["text"]:
        yield f"evidence {start}..{end} is not in article {article.id}: {evidence['text'][:60]!r}"
