"""Papers in whole articles: no less may be found than has been found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import papers_gold

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

FLOORS = [
    ("papers", "gold", 84),
    ("papers", "given", 72),
    ("stances", "gold", 59),
    ("stances", "given", 77),
    ("contents", "gold", 60),
    ("variants", "gold", 64),
    ("presented by", "gold", 52),
    ("presented on", "gold", 52),
]


FREE_FLOORS = [
    ("papers", "gold", 74),
    ("papers", "given", 80),
    ("stances", "gold", 16),
    ("stances", "given", 70),
    ("contents", "gold", 28),
    ("variants", "gold", 38),
]
"""Of articles whose authors were asked to word each stance anew."""


NEWS_FLOORS = [
    ("papers", "gold", 84),
    ("papers", "given", 67),
    ("stances", "gold", 47),
    ("stances", "given", 70),
    ("contents", "gold", 66),
    ("variants", "gold", 72),
    ("presented by", "gold", 63),
    ("presented on", "gold", 55),
]
"""Of plain news by two further authors, half of it read."""


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    return papers_gold.measure()


@pytest.mark.parametrize(("field", "of", "floor"), FLOORS, ids=[f"{f}-{o}" for f, o, _ in FLOORS])
def test_no_less_is_found(counts: Counter[str], field: str, of: str, floor: int) -> None:
    assert papers_gold.share(counts, field, of) >= floor


@pytest.fixture(scope="module")
def free_counts() -> Counter[str]:
    return papers_gold.measure(papers_gold.FREE)


@pytest.mark.parametrize(("field", "of", "floor"), FREE_FLOORS, ids=[f"{f}-{o}" for f, o, _ in FREE_FLOORS])
def test_no_less_is_found_in_free_wording(free_counts: Counter[str], field: str, of: str, floor: int) -> None:
    assert papers_gold.share(free_counts, field, of) >= floor


@pytest.fixture(scope="module")
def news_counts() -> Counter[str]:
    return papers_gold.measure(papers_gold.NEWS)


@pytest.mark.parametrize(("field", "of", "floor"), NEWS_FLOORS, ids=[f"{f}-{o}" for f, o, _ in NEWS_FLOORS])
def test_no_less_is_found_in_plain_news(news_counts: Counter[str], field: str, of: str, floor: int) -> None:
    assert papers_gold.share(news_counts, field, of) >= floor


@pytest.mark.parametrize("path", [papers_gold.GOLD, papers_gold.FREE, papers_gold.NEWS], ids=lambda p: p.stem)
def test_the_gold_stands_in_its_articles(path: Path) -> None:
    for row in papers_gold.rows(path):
        for paper in row["papers"]:
            words = [*paper["variants"], *paper["contents"], *(stance[2] for stance in paper["stances"])]
            assert all(word in row["text"] for word in words)
