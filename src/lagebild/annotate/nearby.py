"""Findings of a document by their place: a look at some words does not go through all of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "lagebild_nearby"


@dataclass(frozen=True, slots=True)
class _Index:
    source: Sequence[Any]
    starts: list[int]
    rows: list[tuple[int, Any]]
    longest: int


def findings_of(doc: Doc, name: str) -> Sequence[Any]:
    """Return ``doc._.NAME``, read where spaCy keeps it; ``doc._`` is an object made at each look."""
    found: Sequence[Any] = doc.user_data.get(("._.", name, None, None), ())
    return found


def overlapping(doc: Doc, name: str, span: CharSpan) -> list[Any]:
    """Return the findings ``doc._.NAME`` whose span shares a character with ``span``, in their own order.

    The index is made anew when the component that finds them has written others.
    """
    index = _index(doc, name)
    first = bisect_left(index.starts, span.start - index.longest)
    last = bisect_left(index.starts, span.end)
    found = [row for row in index.rows[first:last] if row[1].span.overlaps(span)]
    return [finding for _, finding in sorted(found, key=lambda row: row[0])]


def _index(doc: Doc, name: str) -> _Index:
    findings = findings_of(doc, name)
    known: dict[str, _Index] = doc.user_data.setdefault(_KEY, {})
    index = known.get(name)
    if index is None or index.source is not findings:
        rows = sorted(enumerate(findings), key=lambda row: (row[1].span.start, row[0]))
        longest = max((finding.span.end - finding.span.start for finding in findings), default=0)
        index = known[name] = _Index(findings, [finding.span.start for _, finding in rows], rows, longest)
    return index
