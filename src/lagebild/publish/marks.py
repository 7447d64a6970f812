"""An article's text as it was read, with all evidence marked and reachable by its anchor."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch to be marked: its anchor, and the kinds of entries that rest on it."""

    start: int
    end: int
    anchor: str
    kinds: tuple[str, ...]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Return where each paragraph begins and ends; blank lines lie between them."""
    start = 0
    for gap in re.finditer(r"\n[^\S\n]*\n\s*", text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def marked(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Markup:
    """Return ``text[start:end]`` escaped, with nested ``<mark>`` elements.

    Marks that cross each other or a paragraph are cut into pieces: the first carries the anchor, the others
    name it in ``data-of``.
    """
    from markupsafe import Markup, escape

    stop = len(text) if end is None else end
    out: list[str] = []
    open_ends: list[int] = []
    at = start
    for left, right, mark in _nested(marks, start, stop):
        while open_ends and open_ends[-1] <= left:
            at = _close(out, text, at, open_ends)
        out.append(str(escape(text[at:left])))
        at = left
        out.append(_opening(mark, first=left == mark.start))
        open_ends.append(right)
    while open_ends:
        at = _close(out, text, at, open_ends)
    out.append(str(escape(text[at:stop])))
    return Markup("".join(out))


def _close(out: list[str], text: str, at: int, open_ends: list[int]) -> int:
    from markupsafe import escape

    end = open_ends.pop()
    out.append(str(escape(text[at:end])) + "</mark>")
    return end


def _opening(mark: Mark, *, first: bool) -> str:
    kinds = " ".join(f"k-{kind}" for kind in mark.kinds)
    place = f'id="{mark.anchor}"' if first else f'data-of="{mark.anchor}"'
    return f'<mark {place} class="{kinds}">'


def _nested(marks: Iterable[Mark], start: int, stop: int) -> Iterator[tuple[int, int, Mark]]:
    """Return pieces that nest: sorted, an inner piece never outlives the outer one."""
    heap = [
        (left, -right, mark.anchor, mark)
        for mark in marks
        if (left := max(mark.start, start)) < (right := min(mark.end, stop))
    ]
    heapq.heapify(heap)
    outer: list[int] = []
    while heap:
        left, negative, anchor, mark = heapq.heappop(heap)
        right = -negative
        while outer and outer[-1] <= left:
            outer.pop()
        if outer and right > outer[-1]:
            heapq.heappush(heap, (outer[-1], negative, anchor, mark))
            right = outer[-1]
        outer.append(right)
        yield left, right, mark
