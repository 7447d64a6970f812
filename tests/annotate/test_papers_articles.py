"""Papers in whole articles: no less may be found than has been found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import papers_gold

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

FLOORS = [
    ("papers", "gold", 80),
    ("papers", "given", 69),
    ("stances", "gold", 56),
    ("stances", "given", 76),
    ("contents", "gold", 54),
    ("variants", "gold", 62),
    ("presented by", "gold", 48),
    ("presented on", "gold", 46),
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


@pytest.mark.parametrize("path", [papers_gold.GOLD, papers_gold.FREE], ids=lambda path: path.stem)
def test_the_gold_stands_in_its_articles(path: Path) -> None:
    for row in papers_gold.rows(path):
        for paper in row["papers"]:
            words = [*paper["variants"], *paper["contents"], *(stance[2] for stance in paper["stances"])]
            assert all(word in row["text"] for word in words)
