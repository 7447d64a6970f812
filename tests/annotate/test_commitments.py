"""Commitments: the golden table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from events_by_hand import DAY, read

from commitments_gold import measure, rows
from lagebild.annotate import annotate_article
from lagebild.lexicon import entries
from lagebild.model.article import Article

TABLE = Path(__file__).parent.parent / "golden" / "commitments.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    found = read(case["text"])._.commitments
    shown = {"by": lambda c: list(c.by), "event": lambda c: c.event is not None}
    got = [
        {key: shown[key](c) if key in shown else getattr(c, key) for key in want}
        for c, want in zip(found, case["commitments"], strict=False)
    ]
    assert got == case["commitments"]
    assert len(found) == len(case["commitments"])
    for commitment in found:
        assert commitment.span.of(case["text"]).strip() == commitment.span.of(case["text"])
        assert commitment.what[:1] == commitment.what[:1].upper()


TABLES = ["verb", "intention", "scheduled", "deadline", "supposition", "joins", "provision", "perfect"]
TABLES += [
    "appointment",
    "goes_on",
    "talks",
    "plural",
    "pronoun",
    "determiner",
    "unreal",
    "appointed",
    "in_force",
]
TABLES += ["unsettled", "owing"]


@pytest.mark.parametrize("table", TABLES)
def test_entries_carry_an_example(table: str) -> None:
    assert all(row["example"] for row in entries("commitments", table))


def test_the_house_of_a_minister_is_the_minister() -> None:
    text = "Der Entwurf von Arbeitsministerin Rita Weber ist umstritten. {} will bis Freitag antworten."
    for words, by in (("Deren Haus", ("Rita Weber",)), ("Deren Kritiker", ())):
        article = Article(id="a", source="a", text=text.format(words), published=DAY)
        assert annotate_article(article).commitments[0].by == by


def test_texts_by_others_are_read_as_well_as_before() -> None:
    """Floors below the figures of docs/accuracy.md: precision, recall, time, act and parties of the found."""
    n = measure(rows())
    assert n["hits"] >= 0.94 * n["found"]
    assert n["hits"] >= 0.9 * n["gold"]
    for field, floor in (("when", 0.89), ("act", 0.96), ("by", 0.88)):
        assert n[field] >= floor * n["hits"], field
