"""Pastes in the habits of many kinds of houses, each with the fields that a careful reader sees.

``NAME.toml`` gives the expected value per field; a list under ``outlet`` means that any of its values is
right. ``body`` gives the clean body, or ``starts``, ``ends`` and ``paragraphs`` describe it; ``removed``
must be out of it and in ``removed``, ``text_has`` in it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lagebild.model.article import Article
from lagebild.sources import read

FOLDER = Path(__file__).resolve().parent.parent / "pastes"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
FLOOR = 0.98
"""Share of right fields over all pastes; lowering it is a decision, not a repair."""

SINGLE = ("title", "kicker", "lead", "published", "updated", "outlet", "section")
SETS = ("agencies", "authors", "captions", "tags")


@cache
def article_of(name: str) -> Article:
    (article,) = read(str(FOLDER / f"{name}.txt"))
    assert isinstance(article, Article), article
    return article


def wrong_fields(name: str) -> dict[str, tuple[Any, Any]]:
    """Return the fields that are not as expected, with what was wanted and what was read."""
    article, wrong = article_of(name), {}
    for key, wanted in expected(name).items():
        right, found = judge(key, wanted, article)
        if not right:
            wrong[key] = (wanted, found)
    return wrong


def expected(name: str) -> dict[str, Any]:
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: value for key, value in rows.items() if key not in ("kind", "known_weak")}


def judge(key: str, wanted: Any, article: Article) -> tuple[bool, Any]:
    text = article.text
    if key in SINGLE:
        found = getattr(article, key) or ""
        return found in (wanted if isinstance(wanted, list) else [wanted]), found
    if key in SETS:
        return sorted(getattr(article, key)) == sorted(wanted), getattr(article, key)
    if key == "dateline":
        return (article.dateline or "").strip(" -–.") == wanted.strip(" -–."), article.dateline
    if key == "starts":
        return text.startswith(wanted), text[:80]
    if key == "ends":
        return text.endswith(wanted), text[-80:]
    if key == "paragraphs":
        return len(text.split("\n\n")) == wanted, text
    if key == "body":
        return text.split("\n\n") == wanted, text
    if key == "correction":
        return (article.correction or "").startswith(wanted), article.correction
    if key == "text_has":
        return all(words in text for words in wanted), text
    if key == "not_in_text":
        return all(words not in text for words in wanted), text
    assert key == "removed", key
    out = [piece.text for piece in article.removed]
    return all(words not in text and any(words in piece for piece in out) for words in wanted), out


@pytest.mark.parametrize("name", NAMES)
def test_fields(name: str) -> None:
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    assert set(wrong_fields(name)) == set(rows.get("known_weak", [])), wrong_fields(name)


def test_share_of_right_fields() -> None:
    fields = sum(len(expected(name)) for name in NAMES)
    wrong = sum(len(wrong_fields(name)) for name in NAMES)
    assert (fields - wrong) / fields >= FLOOR
