"""Compare the articles of a record with ``sources.toml``: one fact per field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .facts import Fact, Table, file_of, flat, load, low, options

_FOLDED = ("outlet", "section", "kicker")
_EXACT = ("title", "published", "updated")


def compare_sources(record: Table) -> list[Fact]:
    """Return a fact for every field that the gold table judges."""
    by_file = {file_of(article): article for article in record["articles"]}
    return [fact for gold in load("sources")["article"] for fact in _article(gold, by_file.get(gold["file"]))]


def _article(gold: Table, article: Table | None) -> Iterator[Fact]:
    for key in gold:
        if key == "file":
            continue
        found, note = (False, "not read") if article is None else _field(key, gold[key], article)
        yield Fact(f"source.{key}", gold["file"], found, note)


def _field(key: str, wanted: Any, article: Table) -> tuple[bool, str]:
    text = flat(article["text"])
    if key in _FOLDED or key in _EXACT:
        fold = low if key in _FOLDED else flat
        return fold(article[key]) in [fold(value) for value in options(wanted)], str(article[key])
    if key == "dateline":
        return _bare(article[key]) in [_bare(value) for value in options(wanted)], str(article[key])
    if key in ("agencies", "tags"):
        return sorted(map(low, article[key])) == sorted(map(low, wanted)), str(article[key])
    if key == "authors":
        return _authors(wanted, article["authors"]), str(article["authors"])
    if key == "lead":
        lead = flat(article["lead"])
        return any(lead.startswith(value) if value else not lead for value in options(wanted)), lead[:60]
    if key == "captions":
        return _captions(wanted, article["captions"]), str(article["captions"])
    if key == "starts":
        return any(text.startswith(value) for value in options(wanted)), text[:60]
    if key == "ends":
        return any(text.endswith(value) for value in options(wanted)), text[-60:]
    if key == "has":
        missing = [words for words in wanted if words not in text]
        return not missing, f"missing {missing}"
    standing = [words for words in wanted if words in text]
    if key == "removed":
        removed = " ¶ ".join(flat(piece["text"]) for piece in article["removed"])
        lost = [words for words in wanted if words not in removed]
        return not standing and not lost, f"in text {standing}, not in removed {lost}"
    return not standing, f"in text {standing}"


def _bare(dateline: str | None) -> str:
    return low(dateline).strip(" -–—.:")


def _authors(wanted: list[str], found: list[str]) -> bool:
    """Two forms that differ in case alone ("RALF DOBBERTIN") are one author in the gold table."""
    return sorted({low(name) for name in wanted}) == sorted(map(low, found))


def _captions(wanted: list[str], found: list[str]) -> bool:
    return len(wanted) == len(found) and all(
        any(words in flat(caption) for caption in found) for words in wanted
    )
