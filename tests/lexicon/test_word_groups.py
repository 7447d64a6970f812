"""Closed word classes of the lexicon: each named once, each read by a rule."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import lagebild
from lagebild.errors import LexiconError
from lagebild.lexicon import entries

ROOT = Path(lagebild.__file__).parent
TABLES = sorted(path.stem for path in (ROOT / "lexicon" / "de").glob("*.toml"))


def names_in(table: str) -> list[str]:
    """The names of a table's groups; tables without groups have none."""
    try:
        return [row["name"] for row in entries(table, "group", ("name",))]
    except LexiconError:
        return []


@pytest.mark.parametrize("table", [table for table in TABLES if names_in(table)])
def test_groups_are_named_once_and_read(table: str) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    counted = Counter(names_in(table))
    assert [name for name, times in counted.items() if times > 1] == []
    assert [name for name in counted if f'"{name}"' not in code] == []
