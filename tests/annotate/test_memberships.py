"""Golden cases of who belongs to a delegation."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lagebild.annotate.pipeline import build_nlp

GOLDEN = Path(__file__).parent.parent / "golden" / "memberships.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    found = build_nlp()(case["text"])._.memberships
    assert sorted([m.name, m.group] for m in found) == sorted(case["members"])
    for membership in found:
        words = case["text"][membership.span.start : membership.span.end]
        assert membership.name.split()[-1] in words


def test_as_many_near_misses_as_hits() -> None:
    assert sum(not case["members"] for case in CASES) >= sum(bool(case["members"]) for case in CASES)
