"""Papers in whole articles: no less may be found than has been found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import papers_gold

if TYPE_CHECKING:
    from collections import Counter

FLOORS = [
    ("papers", "gold", 80),
    ("papers", "given", 68),
    ("stances", "gold", 54),
    ("stances", "given", 75),
    ("contents", "gold", 52),
    ("variants", "gold", 60),
    ("presented by", "gold", 48),
    ("presented on", "gold", 46),
]


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    return papers_gold.measure()


@pytest.mark.parametrize(("field", "of", "floor"), FLOORS, ids=[f"{f}-{o}" for f, o, _ in FLOORS])
def test_no_less_is_found(counts: Counter[str], field: str, of: str, floor: int) -> None:
    assert papers_gold.share(counts, field, of) >= floor


def test_the_gold_stands_in_its_articles() -> None:
    for row in papers_gold.rows():
        for paper in row["papers"]:
            words = [*paper["variants"], *paper["contents"], *(clause for *_, clause in paper["stances"])]
            assert all(word in row["text"] for word in words)
