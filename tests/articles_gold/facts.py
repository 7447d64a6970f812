"""Loading the gold tables, and what both comparisons share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a careful reader notes, and whether the record has it."""

    kind: str
    name: str
    found: bool
    note: str = ""


def load(name: str) -> Table:
    """Return a gold table: "sources" or "record"."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def options(value: Any) -> list[Any]:
    """Return the right values that a gold key names: a list is "any of these"."""
    return value if isinstance(value, list) else [value]


def flat(text: str | None) -> str:
    """Return ``text`` with every run of white space as one space."""
    return re.sub(r"\s+", " ", text or "").strip()


def low(text: str | None) -> str:
    return flat(text).casefold()


def file_of(article: Table) -> str:
    """Return the path below examples/ of an article of the record."""
    return "/".join(Path(article["source"]).parts[-2:])


def summary(facts: Iterable[Fact]) -> dict[str, tuple[int, int]]:
    """Return found and all, by kind."""
    counts: dict[str, tuple[int, int]] = {}
    for fact in facts:
        found, total = counts.get(fact.kind, (0, 0))
        counts[fact.kind] = (found + fact.found, total + 1)
    return counts
