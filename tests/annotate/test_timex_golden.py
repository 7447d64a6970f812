"""The golden table of times: spans, values and bounds."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lagebild.annotate.timex import timex

TABLE = Path(__file__).resolve().parent.parent / "golden" / "timex.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]
ANCHOR = "2025-12-20"
KEYS = ("text", "type", "value", "edtf", "start", "end", "vague")


def expected(row: dict[str, Any]) -> dict[str, Any]:
    """Fill in what a row leaves out: the two sides of the interval, of which ".." is open."""
    full = {"edtf": None, "start": None, "end": None, "vague": False, **row}
    if full["edtf"] and "start" not in row and "end" not in row:
        lower, _, upper = full["edtf"].partition("/")
        full["start"], full["end"] = (None if side == ".." else side for side in (lower, upper or lower))
    return {key: full[key] for key in KEYS}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_golden(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    text = case["text"]
    anchor = None if case.get("anchor") == "none" else case.get("anchor", ANCHOR)
    found = [
        {"text": item.span.of(text), **{key: getattr(item, key) for key in KEYS[1:]}}
        for item in timex(text, anchor)
    ]
    assert found == [expected(row) for row in case["times"]]


def test_ids_are_unique() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
