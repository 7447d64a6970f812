"""Articles that come as JSON: ``text`` is the clean body exactly as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from lagebild.errors import SourceError
from lagebild.model.article import Article
from lagebild.sources.outlets import find_outlet
from lagebild.sources.stamps import DEFAULT_ZONE, parse_iso

_HALF = re.compile("[\ud800-\udfff]")


class ArticleIn(BaseModel):
    """One article as outsiders hand it over. Unknown keys are ignored, known ones must have their type."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=False)

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    section: str | None = None
    kicker: str | None = None
    lead: str | None = None
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @field_validator("*", mode="before")
    @classmethod
    def _printable(cls, value: Any) -> Any:
        """Return a value with half characters (a lone surrogate, ``"\\ud800"``) as U+FFFD, one for one."""
        if isinstance(value, str):
            return _HALF.sub("\ufffd", value)
        if isinstance(value, list):
            return [_HALF.sub("\ufffd", one) if isinstance(one, str) else one for one in value]
        return value

    @field_validator("text")
    @classmethod
    def _not_blank(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("is empty")
        return value

    @field_validator("published", "updated")
    @classmethod
    def _a_time(cls, value: str | None) -> str | None:
        if value is not None and value.strip() and parse_iso(value) is None:
            raise ValueError(f"{value!r} is no date or time")
        return value or None


def read_json(text: str, source: str, *, lines: bool) -> Iterator[Article | SourceError]:
    """Yield the articles of a JSON file: one object, a list, ``{"articles": [...]}``, or one a line."""
    text = text.removeprefix("\ufeff")
    if lines:
        yield from read_json_lines(text.split("\n"), source)
        return
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        if "\n{" in text.strip() and text.lstrip().startswith("{") and "Extra data" in str(error):
            yield from read_json_lines(text.split("\n"), source)
            return
        yield SourceError(source, f"no valid JSON: {error}")
        return
    if isinstance(content, dict) and isinstance(content.get("articles"), list) and "text" not in content:
        content = content["articles"]
    several = isinstance(content, list)
    rows = content if isinstance(content, list) else [content]
    if not rows:
        yield SourceError(source, "no articles found")
    for number, row in enumerate(rows, 1):
        yield _article(row, source, f"article {number}: " if several else "")


def read_json_lines(lines: Iterable[str], source: str) -> Iterator[Article | SourceError]:
    """Yield one article per line; a broken line is an error with its number, the others go on."""
    found = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = True
        try:
            row = json.loads(line.removeprefix("\ufeff"))
        except (ValueError, RecursionError) as error:
            yield SourceError(source, f"line {number}: no valid JSON: {error}")
            continue
        yield _article(row, source, f"line {number}: ")
    if not found:
        yield SourceError(source, "no articles found")


def _article(row: Any, source: str, where: str) -> Article | SourceError:
    if not isinstance(row, dict):
        return SourceError(source, f"{where}an article must be a JSON object, not {type(row).__name__}")
    try:
        given = ArticleIn.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        return SourceError(source, f"{where}{key}: {first['msg'].removeprefix('Value error, ')}")
    house = find_outlet(given.outlet) if given.outlet else None
    zone = house.zone if house else DEFAULT_ZONE
    return Article(
        id=str(given.id) if given.id not in (None, "") else _content_id(given),
        source=given.url or source,
        text=given.text,
        title=given.title,
        outlet=given.outlet,
        agencies=given.agencies,
        authors=given.authors,
        published=parse_iso(given.published, zone) if given.published else None,
        updated=parse_iso(given.updated, zone) if given.updated else None,
        section=given.section,
        kicker=given.kicker,
        lead=given.lead,
        captions=given.captions,
        tags=given.tags,
        url=given.url,
    )


def _content_id(given: ArticleIn) -> str:
    content = f"{given.title or ''}\n{given.published or ''}\n{given.text}"
    return "a" + sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
