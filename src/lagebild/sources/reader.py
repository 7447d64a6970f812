"""The door to every source: a file, a folder, or JSON Lines on standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from lagebild.errors import SourceError
from lagebild.model.article import Article
from lagebild.sources.decode import decode, tidy
from lagebild.sources.json_articles import read_json, read_json_lines

Reader = Callable[[str, str, str], Article]
"""Text as decoded, article id, source as given."""

LARGEST = 50_000_000
"""Bytes of one file; more is no article and no bundle of articles that was made by hand."""
LARGEST_ARTICLE = 5_000_000


def read(source: str, *, stdin: TextIO | None = None) -> Iterator[Article | SourceError]:
    """Yield the articles in ``source`` in order, and a SourceError for each part that cannot be read.

    ``source`` is a file (``.txt``, ``.md``, ``.html``, ``.htm``, ``.json``, ``.jsonl``), a folder (all such
    files below it, sorted by path; hidden files, hidden folders and ``README.md`` are left out), or ``-`` for
    JSON Lines on ``stdin``. An id that an earlier article of this source has with other content is an error.
    """
    seen: dict[str, tuple[str, str | None]] = {}
    for item in _items(source, stdin):
        if isinstance(item, Article):
            content = (item.text, item.title)
            if seen.setdefault(item.id, content) != content:
                yield SourceError(item.source, f"id {item.id!r} was used before for another text")
                continue
        yield item


def supported(path: Path) -> bool:
    """Whether a file found in a folder is an article file."""
    return path.suffix.lower() in SUFFIXES and path.name.lower() != "readme.md"


def _items(source: str, stdin: TextIO | None) -> Iterator[Article | SourceError]:
    if source == "-":
        yield from read_json_lines(stdin or sys.stdin, "-")
        return
    path = Path(source)
    try:
        if path.is_dir():
            yield from _read_folder(path, source)
        elif not path.exists():
            yield SourceError(source, "no such file or folder")
        elif path.suffix.lower() not in SUFFIXES:
            yield SourceError(source, f"not a kind of file that can be read (known: {', '.join(SUFFIXES)})")
        else:
            yield from _read_file(path, source)
    except OSError as error:
        yield SourceError(source, error.strerror or str(error))


def _read_folder(folder: Path, source: str) -> Iterator[Article | SourceError]:
    files = sorted(
        (path for path in folder.rglob("*") if _visible(path.relative_to(folder)) and supported(path)),
        key=lambda path: path.relative_to(folder).parts,
    )
    files = [path for path in files if path.is_file()]
    if not files:
        yield SourceError(source, "no articles found")
    for path in files:
        yield from _read_file(path, str(Path(source) / path.relative_to(folder)))


def _visible(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def _read_file(path: Path, source: str) -> Iterator[Article | SourceError]:
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(source, f"larger than {LARGEST // 1_000_000} MB")
        text = decode(path.read_bytes(), source)
        suffix = path.suffix.lower()
        if suffix in (".json", ".jsonl"):
            yield from read_json(text, source, lines=suffix == ".jsonl")
            return
        if len(text) > LARGEST_ARTICLE:
            raise SourceError(source, f"longer than {LARGEST_ARTICLE // 1_000_000} million characters")
        article = SUFFIXES[suffix](text, article_id(path.name, text), source)
        if not article.text:
            raise SourceError(source, "no article text found")
        yield article
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(source, error.strerror or str(error))


def article_id(name: str, content: str) -> str:
    """Return the id of an article file: from its name without folders and its decoded content."""
    return "a" + sha256(f"{name}\n{content}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _paste(text: str, identifier: str, source: str) -> Article:
    from lagebild.sources.paste import read_paste

    return read_paste(tidy(text), article_id=identifier, source=source)


def _markdown(text: str, identifier: str, source: str) -> Article:
    from lagebild.sources.markdown import read_markdown

    return read_markdown(tidy(text), article_id=identifier, source=source)


def _page(text: str, identifier: str, source: str) -> Article:
    from lagebild.sources.html import read_page

    return read_page(text, article_id=identifier, source=source)


def _no_single_article(text: str, identifier: str, source: str) -> Article:
    raise AssertionError("JSON files hold any number of articles")


SUFFIXES: dict[str, Reader] = {
    ".txt": _paste,
    ".md": _markdown,
    ".html": _page,
    ".htm": _page,
    ".json": _no_single_article,
    ".jsonl": _no_single_article,
}
