"""Stances towards a paper in the words of the day: one sentence or two, one stance."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from test_papers_golden import read

ROWS = tomllib.loads(
    (Path(__file__).parent.parent / "golden" / "papers_idioms.toml").read_text(encoding="utf-8")
)["stance"]
CASES = [(row["stance"], sentence) for row in ROWS for sentence in row["sentences"]]
ASSENT = {"supports", "agrees"}


@pytest.mark.parametrize(("stance", "text"), CASES, ids=[text for _, text in CASES])
def test_idiom(stance: str, text: str) -> None:
    found = {s.stance.value for paper in read(text)._.papers for s in paper.stances}
    if stance == "none":
        assert not found
    elif stance in ASSENT:
        assert found and found <= ASSENT
    else:
        assert found == {stance}


def test_there_are_near_misses() -> None:
    assert sum(stance == "none" for stance, _ in CASES) >= len(CASES) // 6
