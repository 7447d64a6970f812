"""The sentences around pieces of evidence, short enough for the overview."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lagebild.model.article import Article
from lagebild.model.dossier import Evidence

MARKED_LIMIT = 320
"""Most characters of evidence shown in one piece; the whole text stays in „Quellen“."""
PLAIN_LIMIT = 140
"""Most characters shown before, between and after pieces of evidence."""

_BREAK = re.compile(r"[.!?…][\"“”«»‘’)]?\s+(?=[\"„“»«‚(]?[A-ZÄÖÜ0-9])")
_NO_BREAK = re.compile(
    r"(?:^|[\s(.])(?:\w|\d{1,2}|[A-Z]\.|Dr|Prof|Nr|St|bzw|ca|usw|etc|vgl|evtl|ggf|sog|Abs|Art)\.$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of an excerpt: evidence, or what stands around it."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """One sentence (or more, where the evidence is longer) of an article with its evidence marked."""

    evidence: tuple[Evidence, ...]
    pieces: tuple[Piece, ...]
    first: Evidence
    """The evidence that the excerpt leads to: of a quotation its content, which is given first."""


def excerpts(article: Article, evidence: Iterable[Evidence]) -> tuple[Excerpt, ...]:
    """Return the evidence of one article in its sentences; what shares a sentence stands in one excerpt.

    A sentence is found by its marks alone (an ordinal or abbreviation does not end it), within the paragraph.
    Evidence that the article does not hold there is shown as it is, without a sentence around it.
    """
    given = list(dict.fromkeys(evidence))
    loose: list[Excerpt] = []
    windows: list[tuple[str, int, int, list[Evidence]]] = []
    for item in sorted(given, key=lambda item: (item.field, item.start, -item.end)):
        text = field_text(article, item.field)
        if not item.text or text[item.start : item.end] != item.text:
            words = Piece(text=shorten(item.text, MARKED_LIMIT), marked=True)
            loose.append(Excerpt(evidence=(item,), pieces=(words,), first=item))
            continue
        start, end = _window(text, item)
        if windows and windows[-1][0] == item.field and start < windows[-1][2]:
            field, first, last, members = windows.pop()
            windows.append((field, min(first, start), max(last, end), [*members, item]))
        else:
            windows.append((item.field, start, end, [item]))
    found = [
        Excerpt(
            evidence=tuple(members),
            pieces=_pieces(field_text(article, field), start, end, members),
            first=min(members, key=given.index),
        )
        for field, start, end, members in windows
    ]
    return (*found, *loose)


def field_text(article: Article, field: str) -> str:
    """Return the text of an evidence field, "" where the article has no such field."""
    try:
        return article.field(field)
    except (KeyError, IndexError, ValueError):
        return ""


def _pieces(text: str, start: int, end: int, evidence: list[Evidence]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for left, right in _union(evidence):
        if left > at:
            plain = _tail(text[at:left], PLAIN_LIMIT) if at == start else _middle(text[at:left], PLAIN_LIMIT)
            pieces.append(Piece(text=plain, marked=False))
        pieces.append(Piece(text=_middle(text[left:right], MARKED_LIMIT), marked=True))
        at = right
    if rest := text[at:end].rstrip():
        pieces.append(Piece(text=shorten(rest, PLAIN_LIMIT), marked=False))
    return tuple(pieces)


def _union(evidence: list[Evidence]) -> list[tuple[int, int]]:
    """Return the stretches that some evidence covers, joined where they touch."""
    found: list[tuple[int, int]] = []
    for item in evidence:
        if found and item.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], item.end))
        else:
            found.append((item.start, item.end))
    return found


def shorten(text: str, limit: int) -> str:
    """Cut a text at a word so that it has at most ``limit`` characters, and say so with „…“."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit - 1)
    return text[: cut if cut > 0 else limit - 2].rstrip(" ,;:–-") + " …"


def _tail(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    cut = text.find(" ", len(text) - limit)
    return "… " + (text[cut + 1 :] if 0 <= cut < len(text) - 1 else text[len(text) - limit :])


def _middle(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return shorten(text, limit // 2) + " " + _tail(text, limit // 2).removeprefix("… ")


def _window(text: str, evidence: Evidence) -> tuple[int, int]:
    """Return the bounds of the sentences that hold the evidence."""
    before = text.rfind("\n\n", 0, evidence.start)
    after = text.find("\n\n", evidence.end)
    first, last = (before + 2 if before >= 0 else 0), (after if after >= 0 else len(text))
    breaks = [first + cut for cut in _breaks(text[first:last])]
    start = max((cut for cut in breaks if cut <= evidence.start), default=first)
    end = min((cut for cut in breaks if cut >= evidence.end), default=last)
    return start, end


@lru_cache(maxsize=2048)
def _breaks(paragraph: str) -> tuple[int, ...]:
    """Return the offsets at which a new sentence begins."""
    return tuple(
        match.end()
        for match in _BREAK.finditer(paragraph)
        if not _NO_BREAK.search(paragraph, max(0, match.start() - 8), match.start() + 1)
    )
